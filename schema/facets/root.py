"""What the lists of tasks, statements, instruments and materials can be narrowed by, with numbers."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated

import strawberry
from strawberry.utils.str_converters import to_camel_case

from dutygraph.graph.model import Bearer, DeliverableKind, InstrumentKind, Modality, Review, TimeRuleKind
from dutygraph.graph.store.port import Compare, Equal, Not, Operator, Related, Step, Where, into, out
from dutygraph.reasoning.in_force import Standing, instruments_standing
from dutygraph.schema import words
from dutygraph.schema.context import Info
from dutygraph.schema.duties.filter import TYPE_OF_OBLIGATION, TYPES_OF_TASK
from dutygraph.schema.enums import FacetSubject
from dutygraph.schema.facets.counting import Countable, Facet, Linked, Named, counted
from dutygraph.schema.reading.arguments import given
from dutygraph.schema.reading.cost import COST
from dutygraph.schema.reading.filters import TASK_LIST_OF_TASK, TASKS_CITING, every, holding, related

_LIST_OF_STATEMENT = (into("IMPOSES", "Task"), *TASK_LIST_OF_TASK)
_STATEMENTS = into("REQUIRES", "Obligation")
_HAS_MATERIAL = Compare("deliverable_count", Operator.GREATER, 0)


def _equal(values: type[StrEnum], property: str) -> Mapping[str, Where]:
    return {value.value: Equal(property, value.value) for value in values}


def _by(of: FacetSubject, task_list: str | None, on: datetime.date) -> Sequence[Countable]:
    """What each subject is counted by."""
    match of:
        case FacetSubject.TASKS:
            of_list = Related((into("HAS_CATEGORY", "TaskList"),), Equal("id", task_list or ""))
            # A category is asked for by its number, which says something within one list alone.
            categories = Linked(
                "category",
                (into("HAS_TASK", "Category"),),
                ("title", "title_en"),
                key="number",
                among=of_list,
            )
            materials: Mapping[str, Where] = {"true": _HAS_MATERIAL, "false": Not(_HAS_MATERIAL)}
            return (
                *((categories,) if task_list else ()),
                Linked("enterpriseType", TYPES_OF_TASK),
                Named("hasDeliverables", materials, words.HAS_DELIVERABLES),
            )
        case FacetSubject.OBLIGATIONS:
            kinds = _equal(TimeRuleKind, "kind")
            due = {value: Related((out("DUE", "TimeRule"),), kind) for value, kind in kinds.items()}
            asked = (out("WHEN", "Condition"), out("ASKS", "ProfileFact"))
            return (
                Named("modality", _equal(Modality, "modality"), words.MODALITIES),
                Named("bearer", _equal(Bearer, "bearer"), words.BEARERS),
                Named("timeRule", due, words.TIME_RULES),
                Named("review", _equal(Review, "review"), words.REVIEWS),
                Linked("enterpriseType", (TYPE_OF_OBLIGATION,)),
                Linked("fact", asked, ("question", "question_en")),
            )
        case FacetSubject.INSTRUMENTS:
            standing = {status.value: instruments_standing(status, on) for status in Standing}
            return (
                Named("kinds", _equal(InstrumentKind, "kind"), words.INSTRUMENTS),
                Named("status", standing, words.STATUSES),
                Linked("issuer", (out("ISSUED_BY", "Authority"),)),
            )
        case FacetSubject.DELIVERABLES:
            return (
                Named("kind", _equal(DeliverableKind, "kind"), words.DELIVERABLES),
                Linked("recipient", (out("SUBMITTED_TO", "Authority"),)),
            )


@dataclass(frozen=True, slots=True)
class _Subject:
    """How what is counted hangs together with what it is narrowed by."""

    node: str
    to_list: tuple[Step, ...]
    to_type: tuple[Step, ...]
    texts: tuple[str, ...]


_SUBJECTS: Mapping[FacetSubject, _Subject] = MappingProxyType(
    {
        FacetSubject.TASKS: _Subject("Task", TASK_LIST_OF_TASK, TYPES_OF_TASK, ("title", "title_en", "text")),
        FacetSubject.OBLIGATIONS: _Subject(
            "Obligation", _LIST_OF_STATEMENT, (TYPE_OF_OBLIGATION,), ("text", "text_en")
        ),
        FacetSubject.INSTRUMENTS: _Subject(
            "Instrument",
            (*TASKS_CITING, *TASK_LIST_OF_TASK),
            (*TASKS_CITING, *TYPES_OF_TASK),
            ("number", "title", "title_en"),
        ),
        FacetSubject.DELIVERABLES: _Subject(
            "Deliverable",
            (_STATEMENTS, *_LIST_OF_STATEMENT),
            (_STATEMENTS, TYPE_OF_OBLIGATION),
            ("name", "name_en"),
        ),
    }
)


@strawberry.type
class FacetQueries:
    @strawberry.field(
        description="How many there are of each value, for the filters of a page, in one request. What is "
        "given narrows what is counted.",
        metadata={COST: 500},
    )
    async def facets(
        self,
        info: Info,
        of: Annotated[FacetSubject, strawberry.argument("What is counted.")],
        task_list: Annotated[
            strawberry.ID | None,
            strawberry.argument("Of this task list, or cited in it: its id."),
        ] = strawberry.UNSET,
        enterprise_type: Annotated[
            strawberry.ID | None,
            strawberry.argument(
                description="What binds this type of enterprise by name, or is cited or asked for by what "
                "does: its id."
            ),
        ] = strawberry.UNSET,
        contains: Annotated[
            str | None,
            strawberry.argument("With these characters, exactly, as in the list's filter."),
        ] = strawberry.UNSET,
        on: Annotated[
            datetime.date | None,
            strawberry.argument("The day that the status is about; today unless given."),
        ] = strawberry.UNSET,
    ) -> list[Facet]:
        subject = _SUBJECTS[of]
        told = given(task_list=task_list, enterprise_type=enterprise_type, contains=contains)
        makings = {
            "task_list": related(*subject.to_list),
            "enterprise_type": related(*subject.to_type),
            "contains": holding(*subject.texts),
        }
        where = every(makings[name](f"facets({to_camel_case(name)}:)", told[name]) for name in told)
        by = _by(of, told.get("task_list"), on or info.context.today())
        return await counted(info.context.store, subject.node, where, by)
