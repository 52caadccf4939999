"""What the lists of tasks, statements, instruments and materials can be narrowed by, with numbers."""

import asyncio
import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, cast

import strawberry
from strawberry.utils.str_converters import to_camel_case

from dutygraph.graph.model import Bearer, DeliverableKind, InstrumentKind, Modality, Review, TimeRuleKind
from dutygraph.graph.store.port import Equal, Fetch, Related, Relation, Step, Store, Where, into, out
from dutygraph.reasoning.in_force import Standing, instruments_standing
from dutygraph.schema.duties.obligations import DeliverableFilter, ObligationFilter
from dutygraph.schema.duties.task_lists import TYPE_OF_OBLIGATION, TYPES_OF_TASK, TaskFilter
from dutygraph.schema.enums import FacetSubject
from dutygraph.schema.instruments.root import InstrumentFilter
from dutygraph.schema.reading.cost import COST
from dutygraph.schema.reading.fields import plain
from dutygraph.schema.reading.filters import TASKS_CITING, Making, every, holding, makings, related
from dutygraph.schema.reading.making import make
from dutygraph.schema.reading.operation import Asking
from dutygraph.schema.words import words_of

_MOST = 100


@strawberry.type(description="One value of a field, and how many have it.")
class FacetValue:
    value: str = plain("What to send in the filter.")
    label: str = plain("What to show, in Chinese.")
    label_en: str | None = plain("What to show, in English.")
    count: int = plain("How many have it: the `totalCount` of the list with this filter; never 0.")


@strawberry.type(description="A field that a list can be narrowed by, with the values there are.")
class Facet:
    field: str = plain("The field of the list's filter: `modality`, `issuer`.")
    values: list[FacetValue] = plain(
        "Values of enumerations in their order; others the most frequent first, at most 100."
    )


@dataclass(frozen=True, slots=True)
class _Named:
    """Values that are known beforehand, each with its condition, called as `words_of` the section says."""

    field: str
    section: str
    conditions: Mapping[str, Where]

    async def values(self, store: Store, subject: str, where: Where | None) -> list[FacetValue]:
        """The values that records of `subject` have which meet `where`."""
        words = words_of(self.section)
        asked = (Fetch(subject, where=every((where, condition))) for condition in self.conditions.values())
        counts = await asyncio.gather(*map(store.count, asked))
        return [
            FacetValue(value=value, label=words[value][0], label_en=words[value][1], count=count)
            for value, count in zip(self.conditions, counts, strict=True)
            if count
        ]


@dataclass(frozen=True, slots=True)
class _Linked:
    """The nodes along `path`, each called by a property and its English one, and sent by `key`."""

    field: str
    path: tuple[Step, ...]
    called: tuple[str, str] = ("name", "name_en")
    key: str = "id"
    among: Where | None = None

    async def values(self, store: Store, subject: str, where: Where | None) -> list[FacetValue]:
        """As those of `_Named`; the most frequent first."""
        back = _back(subject, self.path)
        counted = Relation("counted", back, Fetch(subject, where=where, limit=0), total=True)
        properties = tuple(sorted({*self.called, self.key} - {"id"}))
        far = Fetch(self.path[-1].node, properties, self.among, relations=(counted,))
        found = [
            FacetValue(
                value=str(getattr(record, self.key)),
                label=getattr(record, self.called[0]),
                label_en=getattr(record, self.called[1]),
                count=record.counted_total,
            )
            for record in await store.fetch(far)
            if record.counted_total
        ]
        found.sort(key=lambda one: (-one.count, one.value))
        return found[:_MOST]


def _back(subject: str, path: Sequence[Step]) -> tuple[Step, ...]:
    """The way back from the end of `path` to `subject`, where it begins."""
    nodes = (subject, *(step.node for step in path[:-1]))
    return tuple(step.turned(node) for step, node in zip(path[::-1], nodes[::-1], strict=True))


def _each(filter: Mapping[str, Making], name: str, values: type[StrEnum]) -> _Named:
    """The values of a field of a list's filter, each by the condition that it comes to there."""
    by = filter[name]
    return _Named(to_camel_case(name), values.__name__, {value.value: by(name, value) for value in values})


def _by(of: FacetSubject, task_list: str | None, on: datetime.date) -> Sequence[_Named | _Linked]:
    """What each subject is counted by."""
    match of:
        case FacetSubject.TASKS:
            of_list = Related((into("HAS_CATEGORY", "TaskList"),), Equal("id", task_list or ""))
            # A category is asked for by its number, which says something within one list alone.
            category = _Linked(
                "category", (into("HAS_TASK", "Category"),), ("title", "title_en"), "number", of_list
            )
            has = makings(TaskFilter)["has_deliverables"]
            materials = {said: has("hasDeliverables", said == "true") for said in ("true", "false")}
            return (
                *((category,) if task_list else ()),
                _Linked("enterpriseType", TYPES_OF_TASK),
                _Named("hasDeliverables", "has_deliverables", materials),
            )
        case FacetSubject.OBLIGATIONS:
            asked = (out("WHEN", "Condition"), out("ASKS", "ProfileFact"))
            return (
                _each(makings(ObligationFilter), "modality", Modality),
                _each(makings(ObligationFilter), "bearer", Bearer),
                _each(makings(ObligationFilter), "time_rule", TimeRuleKind),
                _each(makings(ObligationFilter), "review", Review),
                _Linked("enterpriseType", (TYPE_OF_OBLIGATION,)),
                _Linked("fact", asked, ("question", "question_en")),
            )
        case FacetSubject.INSTRUMENTS:
            kinds: Mapping[str, Where] = {kind.value: Equal("kind", kind.value) for kind in InstrumentKind}
            standing = {status.value: instruments_standing(status, on) for status in Standing}
            return (
                _Named("kinds", "InstrumentKind", kinds),
                _Named("status", "Standing", standing),
                _Linked("issuer", (out("ISSUED_BY", "Authority"),)),
            )
        case FacetSubject.DELIVERABLES:
            return (
                _each(makings(DeliverableFilter), "kind", DeliverableKind),
                _Linked("recipient", (out("SUBMITTED_TO", "Authority"),)),
            )


_SUBJECTS: Mapping[FacetSubject, tuple[str, Mapping[str, Making]]] = {
    FacetSubject.TASKS: ("Task", makings(TaskFilter)),
    FacetSubject.OBLIGATIONS: ("Obligation", makings(ObligationFilter)),
    FacetSubject.INSTRUMENTS: (
        "Instrument",
        {
            **makings(InstrumentFilter),
            "task_list": makings(InstrumentFilter)["cited_in"],
            "enterprise_type": related(*TASKS_CITING, *TYPES_OF_TASK),
        },
    ),
    FacetSubject.DELIVERABLES: (
        "Deliverable",
        {
            **makings(DeliverableFilter),
            "enterprise_type": related(into("REQUIRES", "Obligation"), TYPE_OF_OBLIGATION),
            "contains": holding("name", "name_en"),
        },
    ),
}
"""The node that is counted, and what that comes to which narrows it: as in its list's filter."""


@strawberry.type
class FacetQueries:
    @strawberry.field(
        description="How many there are of each value, for the filters of a page, in one request. What is "
        "given narrows what is counted.",
        metadata={COST: 500},
    )
    async def facets(
        self,
        info: Asking,
        of: Annotated[FacetSubject, strawberry.argument("What is counted.")],
        task_list: Annotated[
            strawberry.ID | None, strawberry.argument("Of this task list, or cited in it: its id.")
        ] = strawberry.UNSET,
        enterprise_type: Annotated[
            strawberry.ID | None,
            strawberry.argument(
                description="What binds this type of enterprise by name, or is cited or asked for by what "
                "does: its id."
            ),
        ] = strawberry.UNSET,
        contains: Annotated[
            str | None, strawberry.argument("With these characters, exactly, as in the list's filter.")
        ] = strawberry.UNSET,
        on: Annotated[
            datetime.date | None, strawberry.argument("The day that the status is about; today unless given.")
        ] = strawberry.UNSET,
    ) -> list[Facet]:
        node, narrowing = _SUBJECTS[of]
        told = {"task_list": task_list, "enterprise_type": enterprise_type, "contains": contains}
        where = every(
            narrowing[name](f"facets({to_camel_case(name)}:)", value)
            for name, value in told.items()
            if value is not None
        )
        if enterprise_type is not None:
            place = "facets(enterpriseType:)"
            await info.context.duties.check_ids((enterprise_type,), place, of_facts=False)
        by = _by(of, task_list, on or info.context.today())
        values = await asyncio.gather(*(each.values(info.context.store, node, where) for each in by))
        counted = zip(by, values, strict=True)
        found = [Facet(field=each.field, values=values) for each, values in counted if values]
        return cast("list[Facet]", await make(info, found))
