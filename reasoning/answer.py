"""What was reasoned for one profile, with what only some selections need computed when they ask."""

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dutygraph.graph.store.port import Revision
from dutygraph.reasoning.comparison import ProfileComparison, compare
from dutygraph.reasoning.dates.calendar import Calendar, CalendarEntry, calendar_of, next_due
from dutygraph.reasoning.dates.occurrences import read_occurrences
from dutygraph.reasoning.dates.schedule import Schedule, schedule
from dutygraph.reasoning.dossier import DossierItem, dossier
from dutygraph.reasoning.from_store.duties import CurrentDuties, begun_by
from dutygraph.reasoning.in_force import Standing
from dutygraph.reasoning.instruments.verdicts import InstrumentVerdict, instrument_verdicts
from dutygraph.reasoning.list_notices import list_notices, not_begun
from dutygraph.reasoning.notices import Notice
from dutygraph.reasoning.overlaps import Overlap, overlaps
from dutygraph.reasoning.task_list import TaskListDuties
from dutygraph.reasoning.verdicts.applicability import (
    ApplicableDuties,
    ObligationVerdict,
    TaskVerdict,
    Verdict,
    VerdictCounts,
    applicable_duties,
    requirements_behind,
)
from dutygraph.reasoning.verdicts.next_question import NextQuestion
from dutygraph.reasoning.verdicts.profile import Profile

_YEAR = datetime.timedelta(days=364)


class ProfileAnswer:
    """The answer to a profile on a day, each part reasoned when it is first asked for."""

    def __init__(
        self, current: CurrentDuties, profile: Profile, on: datetime.date, place: str = "profile"
    ) -> None:
        """InvalidInput for occurrences, those of the argument `place`, that their time rules do not take."""
        self.given: ApplicableDuties = applicable_duties(current.task_lists, profile, named=current.named)
        self.revision: Revision = current.revision
        self.on = on
        self._profile = profile
        self._current = current
        self._occurrences = read_occurrences(
            profile.occurrences, (*current.task_lists, *current.editions), place
        )

    @property
    def task_lists(self) -> tuple[TaskListDuties, ...]:
        return self.given.task_lists

    @property
    def notices(self) -> tuple[Notice, ...]:
        return (*self.given.notices, *list_notices(self.task_lists, self.on))

    @property
    def counts(self) -> VerdictCounts:
        return self.given.counts

    @property
    def next_question(self) -> NextQuestion | None:
        return self.given.next_question

    @property
    def next_questions(self) -> tuple[NextQuestion, ...]:
        return self.given.next_questions

    @cached_property
    def behind(self) -> tuple[ObligationVerdict, ...]:
        """The verdicts on the requirements behind the duties that apply or may."""
        return requirements_behind(self.given, self._profile, self.on)

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

        InvalidInput for a range that ends before the lists begin.
        """
        editions = self._current.editions
        begun_by(editions, end, "to")
        plan = self.schedule
        if editions != self.task_lists:
            of_editions = applicable_duties(editions, self._profile, named=self._current.named)
            behind = requirements_behind(of_editions, self._profile, self.on)
            plan = schedule(of_editions, self._occurrences, behind)
        found = calendar_of(plan, start, end, self.on, verdicts=_kept(verdicts, _OPEN))
        return replace(found, notices=(*self.notices, *not_begun(editions, start)))

    @property
    def year_from_its_day(self) -> tuple[CalendarEntry, ...]:
        """What is due for certain enough to apply, in the year from the day asked about."""
        end = datetime.date.max if datetime.date.max - self.on < _YEAR else self.on + _YEAR
        return calendar_of(self.schedule, self.on, end, self.on, verdicts=(Verdict.APPLIES,)).entries

    def dossier(self, verdicts: Collection[Verdict] | None = None) -> tuple[DossierItem, ...]:
        """What to hand in to whom, with the next day it is due."""
        kept = _kept(verdicts, _OPEN)
        items = dossier(self.given.obligations, self.due, self.behind_by_duty)
        return tuple(one for one in items if one.verdict in kept)

    def tasks(self, verdicts: Collection[Verdict] | None = None) -> list["JudgedTask"]:
        """Those with one of the verdicts; None: all."""
        kept = _kept(verdicts)
        return [JudgedTask(one, self) for one in self.given.tasks if one.verdict in kept]

    def obligations(self, verdicts: Collection[Verdict] | None = None) -> list["JudgedObligation"]:
        kept = _kept(verdicts)
        return [JudgedObligation(one, self) for one in self.given.obligations if one.verdict in kept]

    @cached_property
    def overlaps(self) -> list["JudgedOverlap"]:
        found = overlaps(self.given.obligations, self.behind, self.due)
        return [JudgedOverlap(one, self) for one in found]

    def instruments(self, verdicts: Collection[Verdict] | None = None) -> list["JudgedInstrument"]:
        """Those with one of the verdicts, of all that were read."""
        kept = _kept(verdicts)
        return [JudgedInstrument(one, self) for one in self._instrument_verdicts if one.verdict in kept]

    @cached_property
    def _instrument_verdicts(self) -> Sequence[InstrumentVerdict]:
        known, named = self._current.instruments, self._current.named
        if known is None:
            return ()
        return instrument_verdicts(known, self.given, self._profile, self.on, named=named, behind=self.behind)


_OPEN = (Verdict.APPLIES, Verdict.UNKNOWN)


def _kept(
    verdicts: Collection[Verdict] | None, default: Collection[Verdict] = tuple(Verdict)
) -> Collection[Verdict]:
    return default if verdicts is None else verdicts


@dataclass(frozen=True, slots=True)
class JudgedTask:
    judged: TaskVerdict
    answer: ProfileAnswer

    @property
    def verdict(self) -> Verdict:
        return self.judged.verdict

    @property
    def obligations(self) -> list["JudgedObligation"]:
        return [JudgedObligation(one, self.answer) for one in self.judged.obligations]


@dataclass(frozen=True, slots=True)
class JudgedObligation:
    judged: ObligationVerdict
    answer: ProfileAnswer

    @property
    def verdict(self) -> Verdict:
        return self.judged.verdict

    @property
    def next_due(self) -> CalendarEntry | None:
        """Its own next date, else the first of the requirements behind it."""
        own = self.answer.due.get(self.judged.duty.id)
        dates = [self.answer.due.get(one.duty.id) for one in self._behind]
        return own or min((date for date in dates if date), key=lambda date: date.date, default=None)

    @property
    def requirements(self) -> list["JudgedObligation"]:
        return [JudgedObligation(one, self.answer) for one in self._behind]

    @property
    def _behind(self) -> Sequence[ObligationVerdict]:
        return self.answer.behind_by_duty.get(self.judged.duty.id, ())


@dataclass(frozen=True, slots=True)
class JudgedOverlap:
    found: Overlap
    answer: ProfileAnswer

    @property
    def obligations(self) -> list["JudgedObligation"]:
        return [JudgedObligation(one, self.answer) for one in self.found.obligations]


@dataclass(frozen=True, slots=True)
class JudgedInstrument:
    judged: InstrumentVerdict
    answer: ProfileAnswer

    @property
    def status(self) -> Standing:
        return self.judged.status

    @property
    def verdict(self) -> Verdict:
        return self.judged.verdict

    @property
    def obligations(self) -> list["JudgedObligation"]:
        return [JudgedObligation(one, self.answer) for one in self.judged.obligations]


class Compared:
    """The answers before and after a change, and their difference."""

    def __init__(self, before: ProfileAnswer, after: ProfileAnswer) -> None:
        self.compared: ProfileComparison = compare(
            before.given, after.given, before.year_from_its_day, after.year_from_its_day
        )
        self.gained = [JudgedTask(one, after) for one in self.compared.gained]
        self.lost = [JudgedTask(one, before) for one in self.compared.lost]
