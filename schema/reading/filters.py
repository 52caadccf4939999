"""What lists can be narrowed and ordered by, as conditions and keys of the port."""

import datetime
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Protocol

import strawberry

from dutygraph.graph.errors import InvalidInput
from dutygraph.graph.model import node_types_of
from dutygraph.graph.store.port import (
    All,
    AnyOf,
    Compare,
    Contains,
    CountKey,
    Equal,
    IsNull,
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
from dutygraph.schema.context import Context
from dutygraph.schema.enums import (
    Bearer,
    DeliverableKind,
    Direction,
    InstrumentKind,
    InstrumentOrderField,
    InstrumentStatus,
    Modality,
    ObligationOrderField,
    Review,
    TaskOrderField,
    TimeRuleKind,
)
from dutygraph.schema.reading.arguments import id_of, items, text
from dutygraph.text.designations import lookup_keys

TASK_LIST_OF_TASK = (into("HAS_TASK", "Category"), into("HAS_CATEGORY", "TaskList"))
TYPE_OF_OBLIGATION = out("BINDS", "EnterpriseType")
TYPES_OF_TASK = (out("IMPOSES", "Obligation"), TYPE_OF_OBLIGATION)
TASKS_CITING = (into("REFERS_TO", "Task"),)

TASK_LIST_ID = "Of this task list (重点任务清单): its id."
ENTERPRISE_TYPE_ID = (
    "That bind this type of enterprise by name: its id. Types above and below it are not counted in."
)
ENTERPRISE_TYPE_IDS = "That bind one of these types of enterprise by name: their ids; at most 100."
INSTRUMENT = (
    "That cite this instrument: its id, or its number (文号, 标准号) or title "
    "in any punctuation, width or dash."
)


class Filter(Protocol):
    def where(self, place: str, context: Context) -> Where | None:
        """The condition, None where nothing is asked; InvalidInput names the argument under `place`."""
        ...


class Ordering(Protocol):
    direction: Direction

    def key(self, on: datetime.date) -> Order:
        """`on` is the day from which a next date counts."""
        ...


def every(conditions: Iterable[Where | None]) -> Where | None:
    """All of those that are asked for."""
    asked = tuple(condition for condition in conditions if condition is not None)
    return asked[0] if len(asked) == 1 else All(asked) if asked else None


def order_of(place: str, orderings: Sequence[Ordering], on: datetime.date) -> tuple[Order, ...]:
    keys = tuple(ordering.key(on) for ordering in orderings)
    if len(set(keys)) != len(keys) or len({_flat(key) for key in keys}) != len(keys):
        raise InvalidInput(f"{place} names a field twice.", "Name each at most once.")
    return keys


def instrument_where(place: str, written: str) -> Where:
    """An instrument of this id, number or title, however written."""
    written = text(place, written)
    found = node_types_of(written) if ":" in written else ()
    if found == ("Instrument",):
        return Equal("id", written)
    if found:
        raise InvalidInput(
            f"{place}: {written} is the id of something else.", "Give an instrument's id, number or title."
        )
    keys = lookup_keys(written)
    if not keys:
        raise InvalidInput(f"{place}: {written!r} is no number and no title.", "Write it as it is cited.")
    return Related((out("KNOWN_AS", "Designation"),), OneOf("key", keys))


def status_where(status: InstrumentStatus, on: datetime.date) -> Where:
    """The instruments that have this status on a day; the same rule as `Instrument.status`."""
    ended = Compare("ended_on", Operator.AT_MOST, on)
    match status:
        case InstrumentStatus.ENDED:
            return ended
        case InstrumentStatus.UNKNOWN:
            return All((Not(ended), IsNull("effective_on")))
        case InstrumentStatus.NOT_YET_IN_FORCE:
            return All((Not(ended), Compare("effective_on", Operator.GREATER, on)))
        case InstrumentStatus.IN_FORCE:
            return All((Not(ended), Compare("effective_on", Operator.AT_MOST, on)))


@strawberry.input(description="Which task lists; all that is given must hold.")
class TaskListFilter:
    year: int | None = strawberry.field(description="The year it is for.")
    jurisdiction: str | None = strawberry.field(
        description="Where it holds, or a part of that name: 上海 finds 上海市."
    )
    issuer: strawberry.ID | None = strawberry.field(description="Who issued it: the id of an authority.")
    in_force_on: datetime.date | None = strawberry.field(
        description="In force on this day: from `effectiveFrom` to `effectiveTo`, both included and each "
        "open where it is not stated; a list that states neither is in force in its year."
    )

    def where(self, place: str, context: Context) -> Where | None:
        del context
        return every(
            (
                None if self.year is None else Equal("year", self.year),
                _contains(f"{place}.jurisdiction", self.jurisdiction, "jurisdiction"),
                _related(f"{place}.issuer", self.issuer, out("ISSUED_BY", "Authority")),
                None if self.in_force_on is None else _in_force(self.in_force_on),
            )
        )


@strawberry.input(description="Which tasks; all that is given must hold.")
class TaskFilter:
    task_list: strawberry.ID | None = strawberry.field(description=TASK_LIST_ID)
    category: int | None = strawberry.field(description="In the category of this number.")
    numbers: list[int] | None = strawberry.field(description="With one of these numbers; at most 100.")
    enterprise_type: strawberry.ID | None = strawberry.field(description=ENTERPRISE_TYPE_ID)
    enterprise_types: list[strawberry.ID] | None = strawberry.field(description=ENTERPRISE_TYPE_IDS)
    instrument: str | None = strawberry.field(description=INSTRUMENT)
    has_deliverables: bool | None = strawberry.field(
        description="true: with something to hand in; false: with nothing."
    )
    contains: str | None = strawberry.field(
        description="With these characters, exactly, in the title (Chinese or English) or the text."
    )

    def where(self, place: str, context: Context) -> Where | None:
        del context
        wants_deliverables = None
        if self.has_deliverables is not None:
            some = Compare("deliverable_count", Operator.GREATER, 0)
            wants_deliverables = some if self.has_deliverables else Not(some)
        return every(
            (
                _related(f"{place}.taskList", self.task_list, *TASK_LIST_OF_TASK),
                None
                if self.category is None
                else Related((into("HAS_TASK", "Category"),), Equal("number", self.category)),
                None if self.numbers is None else OneOf("number", items(f"{place}.numbers", self.numbers)),
                _related(
                    f"{place}.enterpriseType",
                    self.enterprise_type,
                    *TYPES_OF_TASK,
                ),
                _related_to_any(f"{place}.enterpriseTypes", self.enterprise_types, *TYPES_OF_TASK),
                _cites(f"{place}.instrument", self.instrument, out("REFERS_TO", "Instrument")),
                wants_deliverables,
                _contains(f"{place}.contains", self.contains, "title", "title_en", "text"),
            )
        )


@strawberry.input(description="Which statements of duty; all that is given must hold.")
class ObligationFilter:
    task_list: strawberry.ID | None = strawberry.field(description=TASK_LIST_ID)
    modality: Modality | None = strawberry.field(description="With this force (应 / 鼓励 / 可 / 不得).")
    bearer: Bearer | None = strawberry.field(description="Whose act it is.")
    enterprise_type: strawberry.ID | None = strawberry.field(description=ENTERPRISE_TYPE_ID)
    enterprise_types: list[strawberry.ID] | None = strawberry.field(description=ENTERPRISE_TYPE_IDS)
    fact: strawberry.ID | None = strawberry.field(
        description="With a condition on this profile fact: its id."
    )
    instrument: str | None = strawberry.field(description=INSTRUMENT)
    time_rule: TimeRuleKind | None = strawberry.field(description="With a time rule of this sort.")
    review: Review | None = strawberry.field(description="Read by rules alone, or confirmed by a person.")
    contains: str | None = strawberry.field(
        description="With these characters, exactly, in the text, Chinese or English."
    )

    def where(self, place: str, context: Context) -> Where | None:
        del context
        return every(
            (
                _related(f"{place}.taskList", self.task_list, into("IMPOSES", "Task"), *TASK_LIST_OF_TASK),
                _equal("modality", self.modality),
                _equal("bearer", self.bearer),
                _related(f"{place}.enterpriseType", self.enterprise_type, TYPE_OF_OBLIGATION),
                _related_to_any(f"{place}.enterpriseTypes", self.enterprise_types, TYPE_OF_OBLIGATION),
                _cites(
                    f"{place}.instrument",
                    self.instrument,
                    out("CITES", "Citation"),
                    out("REFERS_TO", "Instrument"),
                ),
                _related(f"{place}.fact", self.fact, out("WHEN", "Condition"), out("ASKS", "ProfileFact")),
                None
                if self.time_rule is None
                else Related((out("DUE", "TimeRule"),), Equal("kind", str(self.time_rule.value))),
                _equal("review", self.review),
                _contains(f"{place}.contains", self.contains, "text", "text_en"),
            )
        )


@strawberry.input(description="Which laws, rules and standards; all that is given must hold.")
class InstrumentFilter:
    kinds: list[InstrumentKind] | None = strawberry.field(description="Of one of these kinds.")
    status: InstrumentStatus | None = strawberry.field(description="With this status on the day `on`.")
    on: datetime.date | None = strawberry.field(
        description="The day that `status` is about; today unless given."
    )
    issuer: strawberry.ID | None = strawberry.field(
        description="Issued by this authority, alone or with others: its id."
    )
    cited_in: strawberry.ID | None = strawberry.field(
        description="Cited by a task of this task list: its id."
    )
    contains: str | None = strawberry.field(
        description="With these characters, exactly, in the number or the title (Chinese or English)."
    )

    def where(self, place: str, context: Context) -> Where | None:
        kinds = None
        if self.kinds is not None:
            kinds = OneOf("kind", tuple(str(kind.value) for kind in items(f"{place}.kinds", self.kinds)))
        return every(
            (
                kinds,
                None if self.status is None else status_where(self.status, self.on or context.today()),
                _related(f"{place}.issuer", self.issuer, out("ISSUED_BY", "Authority")),
                _related(f"{place}.citedIn", self.cited_in, *TASKS_CITING, *TASK_LIST_OF_TASK),
                _contains(f"{place}.contains", self.contains, "number", "title", "title_en"),
            )
        )


@strawberry.input(description="Which things to hand in; all that is given must hold.")
class DeliverableFilter:
    task_list: strawberry.ID | None = strawberry.field(description=TASK_LIST_ID)
    kind: DeliverableKind | None = strawberry.field(description="Of this kind.")
    recipient: strawberry.ID | None = strawberry.field(description="Handed in to this authority: its id.")

    def where(self, place: str, context: Context) -> Where | None:
        del context
        return every(
            (
                _related(
                    f"{place}.taskList",
                    self.task_list,
                    into("REQUIRES", "Obligation"),
                    into("IMPOSES", "Task"),
                    *TASK_LIST_OF_TASK,
                ),
                _equal("kind", self.kind),
                _related(f"{place}.recipient", self.recipient, out("SUBMITTED_TO", "Authority")),
            )
        )


@strawberry.input(description="One key to order tasks by.")
class TaskOrder:
    field: TaskOrderField = strawberry.field(description="What to order by.")
    direction: Direction = strawberry.field(description="Rising or falling.")

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
    field: ObligationOrderField = strawberry.field(description="What to order by.")
    direction: Direction = strawberry.field(description="Rising or falling.")

    def key(self, on: datetime.date) -> Order:
        descending = self.direction is Direction.DESC
        if self.field is ObligationOrderField.NEXT_DUE:
            return NextDateKey((out("DUE", "TimeRule"),), on, descending)
        return PropertyKey("id", descending)


@strawberry.input(description="One key to order laws, rules and standards by; what is not known comes last.")
class InstrumentOrder:
    field: InstrumentOrderField = strawberry.field(description="What to order by.")
    direction: Direction = strawberry.field(description="Rising or falling.")

    def key(self, on: datetime.date) -> Order:
        del on
        descending = self.direction is Direction.DESC
        if self.field is InstrumentOrderField.CITED:
            return CountKey(TASKS_CITING, descending=descending)
        property = {
            InstrumentOrderField.NUMBER: "number",
            InstrumentOrderField.ISSUED_ON: "issued_on",
            InstrumentOrderField.EFFECTIVE_ON: "effective_on",
        }[self.field]
        return PropertyKey(property, descending=descending)


def _flat(key: Order) -> object:
    return key.property if isinstance(key, PropertyKey) else key.path


def _equal(property: str, value: Enum | None) -> Where | None:
    return None if value is None else Equal(property, str(value.value))


def _contains(place: str, value: str | None, *properties: str) -> Where | None:
    return None if value is None else Contains(properties, text(place, value))


def _related(place: str, id: str | None, *path: Step) -> Where | None:
    return None if id is None else Related(path, Equal("id", id_of(place, path[-1].node, id)))


def _related_to_any(place: str, ids: list[strawberry.ID] | None, *path: Step) -> Where | None:
    if ids is None:
        return None
    known = tuple(id_of(place, path[-1].node, id) for id in items(place, ids))
    return Related(path, OneOf("id", known))


def _cites(place: str, written: str | None, *path: Step) -> Where | None:
    if written is None:
        return None
    meant = instrument_where(place, written)
    if isinstance(meant, Related):
        return Related((*path, *meant.path), meant.where)
    return Related(path, meant)


def _in_force(on: datetime.date) -> Where:
    undated = All((IsNull("effective_from"), IsNull("effective_to")))
    started = AnyOf((IsNull("effective_from"), Compare("effective_from", Operator.AT_MOST, on)))
    going_on = AnyOf((IsNull("effective_to"), Compare("effective_to", Operator.AT_LEAST, on)))
    return AnyOf((All((started, going_on, Not(undated))), All((undated, Equal("year", on.year)))))
