"""What was reasoned for one profile, with what only some selections need computed when they ask."""

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Generic, TypeVar

from dutygraph.graph.errors import ErrorReason, InvalidInput
from dutygraph.graph.store.port import Revision
from dutygraph.reasoning.comparison import ProfileComparison, compare
from dutygraph.reasoning.dates.calendar import Calendar, CalendarEntry, calendar_of, next_due
from dutygraph.reasoning.dates.occurrences import read_occurrences
from dutygraph.reasoning.dates.schedule import Schedule, schedule
from dutygraph.reasoning.dossier import DossierItem, dossier
from dutygraph.reasoning.from_store.duties import CurrentDuties
from dutygraph.reasoning.instruments.verdicts import InstrumentVerdict, instrument_verdicts
from dutygraph.reasoning.list_notices import list_notices, not_begun
from dutygraph.reasoning.notices import Notice
from dutygraph.reasoning.overlaps import Overlap, overlaps
from dutygraph.reasoning.task_list import DutySource, TaskListDuties
from dutygraph.reasoning.verdicts.applicability import (
    ApplicableDuties,
    TaskVerdict,
    applicable_duties,
    requirements_behind,
)
from dutygraph.reasoning.verdicts.profile import Profile
from dutygraph.reasoning.verdicts.verdict import ObligationVerdict, OfVerdict, Verdict

_YEAR = datetime.timedelta(days=364)

_Any = TypeVar("_Any", "JudgedObligation", "Judged[TaskVerdict]", "Judged[InstrumentVerdict]")


class ProfileAnswer:
    """The answer to a profile on a day, each part reasoned when it is first asked for."""

    def __init__(
        self, current: CurrentDuties, profile: Profile, on: datetime.date, place: str = "profile"
    ) -> None:
        """`place` names the profile; InvalidInput for occurrences of it that their time rules do not take."""
        self.current = current
        self.profile = profile
        self.on = on
        self.given = self._judged(current.task_lists)
        self.revision: Revision = current.revision
        self._occurrences = read_occurrences(
            profile.occurrences, (*current.task_lists, *current.editions, *(current.laws or ())), place
        )

    def _judged(self, lists: Sequence[TaskListDuties]) -> ApplicableDuties:
        current = self.current
        return applicable_duties(
            lists, self.profile, named=current.named, laws=current.laws or (), on=self.on
        )

    @property
    def task_lists(self) -> tuple[TaskListDuties, ...]:
        return self.given.task_lists

    @property
    def first_list(self) -> TaskListDuties:
        """The first of them; InvalidInput where no task list is asked about."""
        if not self.task_lists:
            raise InvalidInput(
                "所问来源不含任务清单，taskList 无从作答。 No task list is asked about."
                " There is none to show.",
                "请省略 taskList，或在 sources 中加上 TASK_LIST 并问清单已开始的日子。 Leave taskList out, "
                "or add TASK_LIST to sources and ask about a day on which a list has begun.",
                argument="sources",
                reason=ErrorReason.CONFLICTING,
                valid=tuple(DutySource),
            )
        return self.task_lists[0]

    @property
    def notices(self) -> tuple[Notice, ...]:
        return (*self.given.notices, *list_notices(self.task_lists, self.on))

    @cached_property
    def behind(self) -> tuple[ObligationVerdict, ...]:
        """The verdicts on the requirements behind the duties that apply or may."""
        return requirements_behind(self.given, self.on)

    @cached_property
    def behind_by_duty(self) -> Mapping[str, Sequence[ObligationVerdict]]:
        found: dict[str, list[ObligationVerdict]] = {}
        for one in self.behind:
            found.setdefault(one.obligation.id, []).append(one)
        return found

    @cached_property
    def schedule(self) -> Schedule:
        return schedule(self.given, self._occurrences, self.behind)

    @cached_property
    def due(self) -> Mapping[str, CalendarEntry]:
        return next_due(self.schedule, self.on)

    def calendar(
        self, start: datetime.date, end: datetime.date, verdicts: Collection[Verdict] | None = None
    ) -> Calendar:
        """What is due from one day to another, both included; each date is of the edition that governs it.

        What has no date is of the editions that govern some day of it.

        Of a list that begins later there is nothing but a notice that says so.
        """
        editions = tuple(one for one in self.current.editions if one.period.begins <= end)
        plan = self.schedule
        if editions != self.task_lists:
            of_editions = self._judged(editions)
            behind = requirements_behind(of_editions, self.on)
            plan = schedule(of_editions, self._occurrences, behind)
        found = calendar_of(plan, start, end, self.on, verdicts=_OPEN if verdicts is None else verdicts)
        return replace(found, notices=(*self.notices, *not_begun(self.current.editions, start)))

    @property
    def year_from_its_day(self) -> tuple[CalendarEntry, ...]:
        """What is due for certain enough to apply, in the year from the day asked about."""
        end = datetime.date.max if datetime.date.max - self.on < _YEAR else self.on + _YEAR
        return calendar_of(self.schedule, self.on, end, self.on, verdicts=(Verdict.APPLIES,)).entries

    def dossier(self, verdicts: Collection[Verdict] | None = None) -> tuple[DossierItem, ...]:
        """What to hand in to whom, with the next day it is due."""
        kept = _OPEN if verdicts is None else verdicts
        items = dossier(self.given.duties, self.due, self.behind_by_duty)
        return tuple(one for one in items if one.verdict in kept)

    # What holds the answer itself is not kept, for it would be a ring.
    @property
    def tasks(self) -> Sequence["Judged[TaskVerdict]"]:
        return [Judged(one, self) for one in self.given.tasks]

    @property
    def obligations(self) -> Sequence["JudgedObligation"]:
        return _judged(self.given.obligations, self)

    @property
    def duties(self) -> Sequence["JudgedObligation"]:
        """Of all sources."""
        return _judged(self.given.duties, self)

    @property
    def overlaps(self) -> Sequence["Judged[Overlap]"]:
        return [Judged(one, self) for one in overlaps(self.given.duties, self.behind, self.due)]

    @property
    def instruments(self) -> Sequence["Judged[InstrumentVerdict]"]:
        """All that were read."""
        return [Judged(one, self) for one in self._instrument_verdicts]

    @cached_property
    def _instrument_verdicts(self) -> Sequence[InstrumentVerdict]:
        known = self.current.instruments
        return instrument_verdicts(known, self.given, self.on, behind=self.behind) if known else ()


_OPEN = (Verdict.APPLIES, Verdict.UNKNOWN)


def having(several: Iterable[_Any], verdicts: Collection[Verdict] | None) -> list[_Any]:
    """Those with one of the verdicts; None: all."""
    return [one for one in several if verdicts is None or one.judged.verdict in verdicts]


@dataclass(frozen=True, slots=True)
class JudgedObligation(OfVerdict):
    """The verdict on a duty, with what the answer tells of it besides."""

    judged: ObligationVerdict
    answer: ProfileAnswer

    @property
    def next_due(self) -> CalendarEntry | None:
        """Its own next date, else the first of the requirements behind it."""
        own = self.answer.due.get(self.judged.duty.id)
        dates = [self.answer.due.get(one.judged.duty.id) for one in self.requirements]
        return own or min((date for date in dates if date), key=lambda date: date.date, default=None)

    @property
    def requirements(self) -> list["JudgedObligation"]:
        return _judged(self.answer.behind_by_duty.get(self.judged.duty.id, ()), self.answer)


_Judged = TypeVar("_Judged", TaskVerdict, InstrumentVerdict, Overlap)


@dataclass(frozen=True, slots=True)
class Judged(Generic[_Judged]):
    """What duties with their verdicts hang together in: a task, an instrument, or one act."""

    judged: _Judged
    answer: ProfileAnswer

    @property
    def obligations(self) -> list[JudgedObligation]:
        return _judged(self.judged.obligations, self.answer)


def _judged(several: Iterable[ObligationVerdict], answer: ProfileAnswer) -> list[JudgedObligation]:
    return [JudgedObligation(one, answer) for one in several]


class Compared:
    """The answers before and after a change, and their difference."""

    def __init__(self, before: ProfileAnswer, after: ProfileAnswer) -> None:
        self.compared: ProfileComparison = compare(
            before.given, after.given, before.year_from_its_day, after.year_from_its_day
        )
        self.gained = [Judged(one, after) for one in self.compared.tasks.gained]
        self.lost = [Judged(one, before) for one in self.compared.tasks.lost]
        self.duties_gained = _judged(self.compared.duties.gained, after)
        self.duties_lost = _judged(self.compared.duties.lost, before)
