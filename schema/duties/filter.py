"""What lists of task lists, tasks, statements of duty and deliverables can be narrowed and ordered by."""

import datetime

import strawberry

from dutygraph.graph.model import Bearer, DeliverableKind, DoubtKind, Modality, Review, TimeRuleKind
from dutygraph.graph.store.port import (
    AnyOf,
    Compare,
    Equal,
    NextDateKey,
    Not,
    OneOf,
    Operator,
    Order,
    PropertyKey,
    Related,
    Step,
    Where,
    into,
    out,
)
from dutygraph.reasoning.in_force import task_lists_in_force
from dutygraph.schema.context import Context
from dutygraph.schema.enums import Direction, ObligationOrderField, TaskOrderField
from dutygraph.schema.reading.arguments import items
from dutygraph.schema.reading.fields import plain
from dutygraph.schema.reading.filters import (
    TASK_LIST_OF_TASK,
    any_of,
    cites,
    contains,
    equal,
    every,
    related,
    related_to_any,
)

TASK_LIST_ID = "Of this task list (重点任务清单): its id."
ENTERPRISE_TYPE_ID = (
    "That bind this type of enterprise by name: its id. Types above and below it are not counted in."
)
ENTERPRISE_TYPE_IDS = "That bind one of these types of enterprise by name: their ids; at most 100."
TYPE_OF_OBLIGATION = out("BINDS", "EnterpriseType")
TYPES_OF_TASK = (out("IMPOSES", "Obligation"), TYPE_OF_OBLIGATION)
INSTRUMENT = (
    "That cite this instrument: its id, or its number (文号, 标准号) or title "
    "in any punctuation, width or dash."
)


@strawberry.input(description="Which task lists; all that is given must hold.")
class TaskListFilter:
    year: int | None = plain("The year it is for.")
    jurisdiction: str | None = plain("Where it holds, or a part of that name: 上海 finds 上海市.")
    issuer: strawberry.ID | None = plain("Who issued it: the id of an authority.")
    in_force_on: datetime.date | None = plain(
        "In force on this day: from `effectiveFrom` to `effectiveTo`, both included and each open where it "
        "is not stated; a list that states neither is in force in its year."
    )

    def where(self, place: str, context: Context) -> Where | None:
        del context
        return every(
            (
                None if self.year is None else Equal("year", self.year),
                contains(f"{place}.jurisdiction", self.jurisdiction, "jurisdiction"),
                related(f"{place}.issuer", self.issuer, out("ISSUED_BY", "Authority")),
                None if self.in_force_on is None else task_lists_in_force(self.in_force_on),
            )
        )


@strawberry.input(description="Which tasks; all that is given must hold.")
class TaskFilter:
    task_list: strawberry.ID | None = plain(TASK_LIST_ID)
    category: int | None = plain("In the category of this number.")
    numbers: list[int] | None = plain("With one of these numbers; at most 100.")
    enterprise_type: strawberry.ID | None = plain(ENTERPRISE_TYPE_ID)
    enterprise_types: list[strawberry.ID] | None = plain(ENTERPRISE_TYPE_IDS)
    instrument: str | None = plain(INSTRUMENT)
    has_deliverables: bool | None = plain("true: with something to hand in; false: with nothing.")
    contains: str | None = plain(
        "With these characters, exactly, in the title (Chinese or English) or the text."
    )

    def where(self, place: str, context: Context) -> Where | None:
        del context
        wants_deliverables = None
        if self.has_deliverables is not None:
            some = Compare("deliverable_count", Operator.GREATER, 0)
            wants_deliverables = some if self.has_deliverables else Not(some)
        return every(
            (
                related(f"{place}.taskList", self.task_list, *TASK_LIST_OF_TASK),
                None
                if self.category is None
                else Related((into("HAS_TASK", "Category"),), Equal("number", self.category)),
                None if self.numbers is None else OneOf("number", items(f"{place}.numbers", self.numbers)),
                related(f"{place}.enterpriseType", self.enterprise_type, *TYPES_OF_TASK),
                related_to_any(f"{place}.enterpriseTypes", self.enterprise_types, *TYPES_OF_TASK),
                cites(f"{place}.instrument", self.instrument, out("REFERS_TO", "Instrument")),
                wants_deliverables,
                contains(f"{place}.contains", self.contains, "title", "title_en", "text"),
            )
        )


def _in_list(place: str, id: str | None, *path: Step) -> Where | None:
    """Stated in a task of the list, or by the list itself."""
    in_task = related(place, id, *path, into("IMPOSES", "Task"), *TASK_LIST_OF_TASK)
    by_list = related(place, id, *path, into("IMPOSES", "TaskList"))
    return None if in_task is None or by_list is None else AnyOf((in_task, by_list))


@strawberry.input(description="Which statements of duty; all that is given must hold.")
class ObligationFilter:
    task_list: strawberry.ID | None = plain(TASK_LIST_ID)
    modality: Modality | None = plain("With this force (应 / 鼓励 / 可 / 不得).")
    bearer: Bearer | None = plain("Whose act it is.")
    enterprise_type: strawberry.ID | None = plain(ENTERPRISE_TYPE_ID)
    enterprise_types: list[strawberry.ID] | None = plain(ENTERPRISE_TYPE_IDS)
    fact: strawberry.ID | None = plain("With a condition on this profile fact: its id.")
    instrument: str | None = plain(INSTRUMENT)
    time_rule: TimeRuleKind | None = plain("With a time rule of this sort.")
    review: Review | None = plain("Read by rules alone, or confirmed by a person.")
    contains: str | None = plain("With these characters, exactly, in the text, Chinese or English.")

    def where(self, place: str, context: Context) -> Where | None:
        del context
        return every(
            (
                _in_list(f"{place}.taskList", self.task_list),
                equal("modality", self.modality),
                equal("bearer", self.bearer),
                related(f"{place}.enterpriseType", self.enterprise_type, TYPE_OF_OBLIGATION),
                related_to_any(f"{place}.enterpriseTypes", self.enterprise_types, TYPE_OF_OBLIGATION),
                cites(
                    f"{place}.instrument",
                    self.instrument,
                    out("CITES", "Citation"),
                    out("REFERS_TO", "Instrument"),
                ),
                related(f"{place}.fact", self.fact, out("WHEN", "Condition"), out("ASKS", "ProfileFact")),
                None
                if self.time_rule is None
                else Related((out("DUE", "TimeRule"),), Equal("kind", self.time_rule.value)),
                equal("review", self.review),
                contains(f"{place}.contains", self.contains, "text", "text_en"),
            )
        )


@strawberry.input(description="Which things to hand in; all that is given must hold.")
class DeliverableFilter:
    task_list: strawberry.ID | None = plain(TASK_LIST_ID)
    kind: DeliverableKind | None = plain("Of this kind.")
    recipient: strawberry.ID | None = plain("Handed in to this authority: its id.")

    def where(self, place: str, context: Context) -> Where | None:
        del context
        return every(
            (
                _in_list(f"{place}.taskList", self.task_list, into("REQUIRES", "Obligation")),
                equal("kind", self.kind),
                related(f"{place}.recipient", self.recipient, out("SUBMITTED_TO", "Authority")),
            )
        )


@strawberry.input(description="Which doubts; all that is given must hold.")
class DoubtFilter:
    document: strawberry.ID | None = plain("Of this document: its id.")
    kinds: list[DoubtKind] | None = plain("Of any of these kinds.")

    def where(self, place: str, context: Context) -> Where | None:
        del context
        return every(
            (
                related(f"{place}.document", self.document, out("STATED_IN", "SourceDocument")),
                any_of(f"{place}.kinds", "kind", self.kinds),
            )
        )


@strawberry.input(description="One key to order tasks by.")
class TaskOrder:
    field: TaskOrderField = plain("What to order by.")
    direction: Direction = plain("Rising or falling.")

    def key(self, on: datetime.date) -> Order:
        descending = self.direction is Direction.DESC
        if self.field is TaskOrderField.NEXT_DUE:
            return NextDateKey((out("IMPOSES", "Obligation"), out("DUE", "TimeRule")), on, descending)
        property = {
            TaskOrderField.NUMBER: "number",
            TaskOrderField.CITATIONS: "citation_count",
            TaskOrderField.DELIVERABLES: "deliverable_count",
        }[self.field]
        return PropertyKey(property, descending)


@strawberry.input(description="One key to order statements of duty by.")
class ObligationOrder:
    field: ObligationOrderField = plain("What to order by.")
    direction: Direction = plain("Rising or falling.")

    def key(self, on: datetime.date) -> Order:
        descending = self.direction is Direction.DESC
        if self.field is ObligationOrderField.NEXT_DUE:
            return NextDateKey((out("DUE", "TimeRule"),), on, descending)
        return PropertyKey("id", descending)
