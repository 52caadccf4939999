"""What was reasoned for one profile, with what only some selections need computed when they ask."""

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from dutygraph.graph.store.port import Revision
from dutygraph.reasoning.comparison import ProfileComparison, compare
from dutygraph.reasoning.dates.calendar import Calendar, CalendarEntry, calendar_of, next_due
from dutygraph.reasoning.dates.schedule import Schedule, schedule
from dutygraph.reasoning.dossier import DossierItem, dossier
from dutygraph.reasoning.from_store.duties import CurrentDuties
from dutygraph.reasoning.notices import Notice
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


class ProfileAnswer:
    """The answer to a profile on a day, each part reasoned when it is first asked for."""

    def __init__(self, current: CurrentDuties, profile: Profile, on: datetime.date) -> None:
        self.given: ApplicableDuties = applicable_duties(current.task_lists, profile, named=current.named)
        self.revision: Revision = current.revision
        self.on = on
        self._profile = profile

    @property
    def task_lists(self) -> tuple[TaskListDuties, ...]:
        return self.given.task_lists

    @property
    def notices(self) -> tuple[Notice, ...]:
        return self.given.notices

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
        return schedule(self.given, self.behind)

    @cached_property
    def due(self) -> Mapping[str, CalendarEntry]:
        return next_due(self.schedule, self.on)

    def calendar(self, start: datetime.date, end: datetime.date) -> Calendar:
        """What is due from one day to another, both included."""
        return calendar_of(self.schedule, start, end)

    def dossier(self) -> tuple[DossierItem, ...]:
        """What to hand in to whom, with the next day it is due."""
        return dossier(self.given.applying, self.due)

    def tasks(self, verdicts: Collection[Enum] | None = None) -> list["JudgedTask"]:
        """Those with one of the verdicts; None: all."""
        kept = _kept(verdicts)
        return [JudgedTask(one, self) for one in self.given.tasks if one.verdict in kept]

    def obligations(self, verdicts: Collection[Enum] | None = None) -> list["JudgedObligation"]:
        kept = _kept(verdicts)
        return [JudgedObligation(one, self) for one in self.given.obligations if one.verdict in kept]


def _kept(verdicts: Collection[Enum] | None) -> Collection[str]:
    return tuple(Verdict) if verdicts is None else {str(one.value) for one in verdicts}


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
        """The first of its own next date and those of the requirements behind it."""
        dates = [self.answer.due.get(one.duty.id) for one in (self.judged, *self._behind)]
        return min((date for date in dates if date), key=lambda date: date.date, default=None)

    @property
    def requirements(self) -> list["JudgedObligation"]:
        return [JudgedObligation(one, self.answer) for one in self._behind]

    @property
    def _behind(self) -> Sequence[ObligationVerdict]:
        return self.answer.behind_by_duty.get(self.judged.duty.id, ())


class Compared:
    """The answers before and after a change, and their difference."""

    def __init__(self, before: ProfileAnswer, after: ProfileAnswer) -> None:
        self.compared: ProfileComparison = compare(before.given, after.given, after.on)
        self.gained = [JudgedTask(one, after) for one in self.compared.gained]
        self.lost = [JudgedTask(one, before) for one in self.compared.lost]
