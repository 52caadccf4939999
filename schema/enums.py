"""The enumerations of the API: those of the records and of the reasoning as they stand there, and its own."""

from enum import auto

from strawberry.annotation import StrawberryAnnotation

from dutygraph.graph import model
from dutygraph.graph.described import Described
from dutygraph.reasoning.dates.calendar import Certainty
from dutygraph.reasoning.dates.due_duties import Undated
from dutygraph.reasoning.from_store.editions import DiffKind
from dutygraph.reasoning.in_force import Standing
from dutygraph.reasoning.notices import NoticeKind
from dutygraph.reasoning.task_list import DutySource
from dutygraph.reasoning.verdicts.truth import Truth
from dutygraph.reasoning.verdicts.verdict import Verdict
from dutygraph.search.entries import EntryKind
from dutygraph.search.question import MatchKind

_NEXT_DUE = (
    "by deadlines (11月30日前), from today on, without regard to whom they concern; what names no day comes "
    "last."
)


class Direction(Described):
    """Rising or falling."""

    ASC = auto(), "Smallest, earliest or first in front."
    DESC = auto(), "Largest, latest or last in front."


class TaskOrderField(Described):
    """What tasks can be ordered by."""

    NUMBER = auto(), "Its number (序号)."
    CITATIONS = auto(), "How many distinct citations it makes."
    DELIVERABLES = auto(), "How many distinct things it asks to hand in."
    NEXT_DUE = auto(), f"The soonest day that one of its statements names: {_NEXT_DUE}"


class ObligationOrderField(Described):
    """What statements of duty can be ordered by."""

    POSITION = auto(), "Where it stands: by document, then in reading order."
    NEXT_DUE = auto(), f"The next day of the year that it names itself: {_NEXT_DUE}"


class InstrumentOrderField(Described):
    """What laws, rules and standards can be ordered by."""

    NUMBER = auto(), "Its number (文号, 标准号), character by character."
    ISSUED_ON = auto(), "When it was issued (发布日期)."
    EFFECTIVE_ON = auto(), "When it takes effect (施行日期)."
    CITED = auto(), "How many tasks cite it."


class FacetSubject(Described):
    """What is counted."""

    TASKS = auto(), "Tasks, by the fields of `TaskFilter`."
    OBLIGATIONS = auto(), "Statements of duty, by the fields of `ObligationFilter`."
    INSTRUMENTS = auto(), "Laws, rules, standards, by those of `InstrumentFilter`."
    DELIVERABLES = auto(), "What is handed in, by those of `DeliverableFilter`."


def _shown(enumeration: type[Described], name: str | None = None) -> type[Described]:
    """The enumeration as the library knows it, with the descriptions that it has itself."""
    definition = StrawberryAnnotation(enumeration).create_enum(enumeration)
    definition.name = name or enumeration.__name__
    definition.description = " ".join(str(enumeration.__doc__).split())
    for value in definition.values:
        value.description = enumeration[value.name].description
    return enumeration


ENUMERATIONS = (
    *map(
        _shown,
        (
            model.Modality, model.Bearer, model.Stage, model.Review, model.CitationStatus, model.Confidence,
            model.InstrumentKind, model.DeliverableKind, model.DoubtKind, model.FactType, model.TimeRuleKind,
            Certainty, Undated, DiffKind, NoticeKind, Verdict, DutySource, MatchKind,
            Direction, TaskOrderField, ObligationOrderField, InstrumentOrderField, FacetSubject,
        ),
    ),
    _shown(model.ConditionOperator, "Operator"),
    _shown(Truth, "Outcome"),
    _shown(Standing, "InstrumentStatus"),
    _shown(EntryKind, "SearchKind"),
)  # fmt: skip
