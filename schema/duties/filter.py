"""What lists of task lists, tasks, statements of duty and deliverables can be narrowed and ordered by."""

import datetime

import strawberry

from dutygraph.graph.model import Bearer, DeliverableKind, DoubtKind, Modality, Review, TimeRuleKind
from dutygraph.graph.store.port import (
    AnyOf,
    Compare,
    NextDateKey,
    Not,
    Operator,
    Order,
    PropertyKey,
    Step,
    Where,
    into,
    out,
)
from dutygraph.reasoning.in_force import task_lists_in_force
from dutygraph.schema.enums import Direction, ObligationOrderField, TaskOrderField
from dutygraph.schema.reading.fields import plain
from dutygraph.schema.reading.filters import (
    TASK_LIST_OF_TASK,
    Making,
    Narrowed,
    any_of,
    cites,
    equal,
    holding,
    narrows,
    related,
    related_to_any,
)

TASK_LIST_ID = "Of this task list (重点任务清单): its id."
ENTERPRISE_TYPE_ID = (
    "That bind this type of enterprise by name: its id. Types above and below it are not counted in."
)
ENTERPRISE_TYPE_IDS = "That bind one of these types of enterprise by name: their ids; at most 100."
TYPE_OF_OBLIGATION = out("BINDS", "EnterpriseType")
TYPES_OF_TASK = (out("BINDS", "EnterpriseType"),)
INSTRUMENT = (
    "That cite this instrument: its id, or its number (文号, 标准号) or title "
    "in any punctuation, width or dash."
)


_FROM_LIST = (into("IMPOSES", "TaskList"),)
_FROM_TASK_OF_LIST = (into("IMPOSES", "Task"), *TASK_LIST_OF_TASK)


def _in_list(*path: Step) -> Making:
    """Stated in a task of the list, or by the list itself."""
    by_list, in_task = related(*path, *_FROM_LIST), related(*path, *_FROM_TASK_OF_LIST)
    return lambda place, value: AnyOf((in_task(place, value), by_list(place, value)))


def _has_deliverables(_: str, some: bool) -> Where:  # noqa: FBT001 - what is asked about
    there = Compare("deliverable_count", Operator.GREATER, 0)
    return there if some else Not(there)


@strawberry.input(description="Which task lists; all that is given must hold.")
class TaskListFilter(Narrowed):
    year: int | None = narrows("The year it is for.", equal("year"))
    jurisdiction: str | None = narrows(
        "Where it holds, or a part of that name: 上海 finds 上海市.", holding("jurisdiction")
    )
    issuer: strawberry.ID | None = narrows(
        "Who issued it: the id of an authority.", related(out("ISSUED_BY", "Authority"))
    )
    in_force_on: datetime.date | None = narrows(
        "In force on this day: from `effectiveFrom` to `effectiveTo`, both included and each open where it "
        "is not stated; a list that states neither is in force in its year.",
        lambda _, day: task_lists_in_force(day),
    )


@strawberry.input(description="Which tasks; all that is given must hold.")
class TaskFilter(Narrowed):
    task_list: strawberry.ID | None = narrows(TASK_LIST_ID, related(*TASK_LIST_OF_TASK))
    category: int | None = narrows(
        "In the category of this number.", related(into("HAS_TASK", "Category"), to=equal("number"))
    )
    numbers: list[int] | None = narrows("With one of these numbers; at most 100.", any_of("number"))
    enterprise_type: strawberry.ID | None = narrows(ENTERPRISE_TYPE_ID, related(*TYPES_OF_TASK))
    enterprise_types: list[strawberry.ID] | None = narrows(
        ENTERPRISE_TYPE_IDS, related_to_any(*TYPES_OF_TASK)
    )
    instrument: str | None = narrows(INSTRUMENT, cites(out("REFERS_TO", "Instrument")))
    has_deliverables: bool | None = narrows(
        "true: with something to hand in; false: with nothing.", _has_deliverables
    )
    contains: str | None = narrows(
        "With these characters, exactly, in the title (Chinese or English) or the text.",
        holding("title", "title_en", "text"),
    )


@strawberry.input(description="Which statements of duty; all that is given must hold.")
class ObligationFilter(Narrowed):
    task_list: strawberry.ID | None = narrows(TASK_LIST_ID, _in_list())
    modality: Modality | None = narrows("With this force (应 / 鼓励 / 可 / 不得).", equal("modality"))
    bearer: Bearer | None = narrows("Whose act it is.", equal("bearer"))
    enterprise_type: strawberry.ID | None = narrows(ENTERPRISE_TYPE_ID, related(TYPE_OF_OBLIGATION))
    enterprise_types: list[strawberry.ID] | None = narrows(
        ENTERPRISE_TYPE_IDS, related_to_any(TYPE_OF_OBLIGATION)
    )
    fact: strawberry.ID | None = narrows(
        "With a condition on this profile fact: its id.",
        related(out("WHEN", "Condition"), out("ASKS", "ProfileFact")),
    )
    instrument: str | None = narrows(
        INSTRUMENT, cites(out("CITES", "Citation"), out("REFERS_TO", "Instrument"))
    )
    time_rule: TimeRuleKind | None = narrows(
        "With a time rule of this sort.", related(out("DUE", "TimeRule"), to=equal("kind"))
    )
    review: Review | None = narrows("Read by rules alone, or confirmed by a person.", equal("review"))
    contains: str | None = narrows(
        "With these characters, exactly, in the text, Chinese or English.", holding("text", "text_en")
    )


@strawberry.input(description="Which things to hand in; all that is given must hold.")
class DeliverableFilter(Narrowed):
    task_list: strawberry.ID | None = narrows(TASK_LIST_ID, _in_list(into("REQUIRES", "Obligation")))
    kind: DeliverableKind | None = narrows("Of this kind.", equal("kind"))
    recipient: strawberry.ID | None = narrows(
        "Handed in to this authority: its id.", related(out("SUBMITTED_TO", "Authority"))
    )


@strawberry.input(description="Which doubts; all that is given must hold.")
class DoubtFilter(Narrowed):
    document: strawberry.ID | None = narrows(
        "Of this document: its id.", related(out("STATED_IN", "SourceDocument"))
    )
    kinds: list[DoubtKind] | None = narrows("Of any of these kinds.", any_of("kind"))


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
