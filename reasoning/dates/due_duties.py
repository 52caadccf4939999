"""What a schedule holds: duties by a day of the year, those that an occurrence dates, and the undated.

A deadline by a day of the year falls

- in the year that its text names, in that year alone; that of a provision behind a duty not before the list;
- where the text says every year (每年3月10日前), in every year from the list's own year on;
- else in the list's own year, and in later ones carried over while no newer edition is loaded.

What comes back within a year (每月10日前, 每季度结束后15日内) falls on all its days of such a year
(`recurring`).

Where frequencies join it ("once a year for level 3, every two years for level 2"), it is due where one of
these cases is the enterprise's and falls in the year: a yearly case in each, a longer one by the last time
that is told. What is not told leaves the date open and never takes it away.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import auto

from dutygraph.graph.described import Described
from dutygraph.graph.errors import InvalidInput
from dutygraph.graph.model import TimeRule
from dutygraph.graph.periods import day_of, later, years
from dutygraph.reasoning.dates.frequency_deadlines import (
    StatedRule,
    names_years,
    says_every_period,
    says_every_year,
    says_next_year,
)
from dutygraph.reasoning.dates.recurring import Recurrence, begins, recurrences, recurs
from dutygraph.reasoning.list_period import ListPeriod
from dutygraph.reasoning.records import Duty
from dutygraph.reasoning.verdicts.truth import Truth, conjunction, disjunction, negation
from dutygraph.reasoning.verdicts.verdict import ObligationVerdict, OfVerdict


class Undated(Described):
    """Why a duty has no date."""

    ON_EVENT = auto(), "It waits for an event: tell when it happens."
    STANDING = auto(), "It stands always: the text names no time and nothing to hand in."
    NOT_STATED = (
        auto(),
        "When is not stated: 定期, 及时, 按要求; something to hand in without a time; or a day for cases "
        "alone that are not this enterprise's.",
    )
    NEEDS_LAST_TIME = auto(), "So many times a period, without a day: tell when it was last done."


@dataclass(frozen=True, slots=True)
class Case:
    """A frequency that joins a deadline, unless the duty of one of the `closer` deadlines applies.

    `judged` is the verdict on the duty whose frequency it is; None: on the duty that has the date. `last` is
    when it was last done, as the profile tells it.
    """

    deadline: StatedRule
    stated: StatedRule
    judged: ObligationVerdict | None
    closer: tuple[ObligationVerdict, ...] = ()
    last: datetime.datetime | None = None

    @property
    def none_closer(self) -> Truth:
        return conjunction(negation(one.truth) for one in self.closer)

    @property
    def holds(self) -> Truth:
        """Whether it is the enterprise's, as `hinges_on` decide."""
        return Truth.TRUE if self.judged is None else conjunction((self.judged.truth, self.none_closer))

    @property
    def hinges_on(self) -> tuple[ObligationVerdict, ...]:
        return () if self.judged is None else (self.judged, *self.closer)

    @property
    def months(self) -> float:
        return 12 * years(self.stated.rule.period or "")

    def falls_in(self, year: int, period: ListPeriod) -> Truth:
        """Whether it comes in a year: more than a year apart, first by the last time; the next hangs on that.

        What was to be done before the list's own year and was not is due in that year.
        """
        if self.months <= 12:
            return Truth.TRUE
        if self.last is None:
            return Truth.UNKNOWN
        try:
            due = later(self.last, self.stated.rule.period or "")
        except OverflowError:
            return Truth.FALSE
        first = max(due.year, period.first_year or due.year)
        if year <= first:
            return Truth.TRUE if year == first else Truth.FALSE
        times = round(12 * (year - first) / self.months)
        comes = int((12 * first + due.month - 1 + times * self.months) // 12)
        return Truth.UNKNOWN if comes == year else Truth.FALSE


@dataclass(frozen=True, slots=True)
class DatedDuty(OfVerdict):
    """A duty due by `rule`, a deadline by a day of the year, in the years in which `due` does not say FALSE.

    `deadline_of` is the duty whose deadline that is: itself, or the one that its frequency joins. `applies`
    says whether the deadline is the enterprise's, as the verdicts `hinges_on` decide; `cases` are the
    frequencies that join it; none: it needs none. `without_cases`: whether none of them belongs to it.
    `at`: due by the clock.
    """

    judged: ObligationVerdict
    rule: TimeRule
    deadline_of: Duty
    period: ListPeriod
    applies: Truth
    hinges_on: tuple[ObligationVerdict, ...]
    cases: tuple[Case, ...] = ()
    without_cases: Truth = Truth.TRUE
    at: datetime.datetime | None = None

    def due(self, year: int) -> Truth:
        """Whether it is due in a year of its deadline."""
        cases = disjunction((self.without_cases, *(self._counts(one, year) for one in self.cases)))
        return conjunction((self.applies, cases))

    def open_cases(self, year: int) -> tuple[Case, ...]:
        """Those on which it hangs whether it is due in a year."""
        return tuple(one for one in self.cases if self._counts(one, year) is Truth.UNKNOWN)

    def needs_last(self, case: Case, year: int) -> bool:
        return self._falls_in(case, year) is Truth.UNKNOWN

    def rests_on_last(self, year: int) -> bool:
        """Whether only what the profile tells of what happened makes it due in a year."""
        sure = [one for one in self.cases if self._counts(one, year) is Truth.TRUE]
        return bool(sure) and all(one.months > 12 and not names_years(self.rule) for one in sure)

    def dates(self, start: datetime.date, end: datetime.date) -> Iterator[datetime.date]:
        """Its dates from one day to another, both included, in order."""
        # What a provision behind a duty required before the list is no date of the list.
        stated = self.rule.year is not None and self.duty.requirement is None
        begins_in = max(start.year, self.rule.since or start.year)
        for year in (self.rule.year,) if self.rule.year else range(begins_in, end.year + 1):
            if not datetime.MINYEAR <= year <= datetime.MAXYEAR or self.due(year) is Truth.FALSE:
                continue
            for one in self._in(year):
                if start <= one.due <= end and (stated or self.period.holds(one.counts)):
                    yield one.due

    def _in(self, year: int) -> Iterator[Recurrence]:
        if recurs(self.rule):
            first = begins(self.duty.obligation, self.rule, self.period.first_year)
            yield from (one for one in recurrences(self.rule, year) if one.counts >= first)
        else:
            date = day_in(self.rule, year)
            after = says_next_year(self.rule.text) and year > datetime.MINYEAR
            counts = day_in(self.rule, year - 1) if after else date
            yield Recurrence(counts, date)

    def is_carried_over(self, date: datetime.date) -> bool:
        """Whether the day is that of a list of other years; a law's 每季度 is that of every year."""
        first, last = self.period.worded
        if not first <= date <= last:
            return True
        counts = next((one.counts for one in self._in(date.year) if one.due == date), date)
        if self.rule.year or says_every_year(self.rule.text) or self.period.is_own(counts.year):
            return False
        return self.period.first_year is not None or not says_every_period(self.rule.text)

    def named_by(self, date: datetime.date) -> str:
        """What tells a date of it from the others, whatever else is asked."""
        return str(date if recurs(self.rule) else date.year)

    def _counts(self, case: Case, year: int) -> Truth:
        return conjunction((case.holds, self._falls_in(case, year)))

    def _falls_in(self, case: Case, year: int) -> Truth:
        if names_years(self.rule):
            return Truth.TRUE
        # What was done this year is done, and is still to be reported by the deadline of the year.
        if (
            case.last is not None
            and self.deadline_of is self.duty
            and case.last.year == year
            and case.last.date() <= day_in(self.rule, year)
        ):
            return Truth.TRUE
        return case.falls_in(year, self.period)


@dataclass(frozen=True, slots=True, kw_only=True)
class OccurrenceDuty(DatedDuty):
    """A duty whose one date follows from what happened, is planned or was last done."""

    occurred: datetime.datetime
    date: datetime.date

    def rests_on_last(self, year: int) -> bool:
        return True

    def dates(self, start: datetime.date, end: datetime.date) -> Iterator[datetime.date]:
        if start <= self.date <= end:
            yield self.date

    def is_carried_over(self, date: datetime.date) -> bool:
        return self.period.last_year is not None and date.year > self.period.last_year

    def named_by(self, date: datetime.date) -> str:
        return self.occurred.isoformat()


@dataclass(frozen=True, slots=True)
class UndatedRule(OfVerdict):
    """`rule` None: the duty says nothing of time. `joined`: the cases for which alone it names a day."""

    judged: ObligationVerdict
    rule: TimeRule | None
    reason: Undated
    joined: Sequence[StatedRule] = ()


def day_in(deadline: TimeRule, year: int) -> datetime.date:
    """The day of a deadline in a year, the last of the month where it is shorter."""
    if deadline.month is None or deadline.day is None:
        raise InvalidInput(
            f"The time rule {deadline.id} is a deadline by a day of the year and names no day.",
            "Correct its document's review and load again.",
        )
    return day_of(year, deadline.month, deadline.day)
