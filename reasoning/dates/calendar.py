"""What is due when, for the duties that apply."""

import calendar
import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dutygraph.graph.errors import InvalidInput
from dutygraph.graph.model import Authority, Deliverable, Obligation, TimeRule
from dutygraph.reasoning.dates.derivation import Words, derivation, why_undated
from dutygraph.reasoning.dates.schedule import DatedDuty, Schedule, UndatedRule
from dutygraph.reasoning.dates.working_days import last_working_day
from dutygraph.reasoning.records import Duty, ProvisionReference

LONGEST_YEARS = 10


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One duty due on or before one day; `last_working_day` None: that year's calendar is not known."""

    date: datetime.date
    last_working_day: datetime.date | None
    duty: Duty
    rule: TimeRule
    words: Words

    @property
    def obligation(self) -> Obligation:
        return self.duty.obligation

    @property
    def deliverables(self) -> tuple[Deliverable, ...]:
        return tuple(required.deliverable for required in self.duty.deliverables)

    @property
    def recipients(self) -> tuple[Authority, ...]:
        return self.duty.recipients

    @property
    def provision(self) -> ProvisionReference | None:
        return self.duty.provision

    @property
    def derivation(self) -> str:
        """How the date follows from the rule: Chinese, then English."""
        return str(self.words)


@dataclass(frozen=True, slots=True)
class UndatedDuty:
    """A duty that applies and a rule of it without a computable date; None: it has no rule.

    `words` say why there is no date where the rule by itself does not.
    """

    duty: Duty
    rule: TimeRule | None
    words: Words | None

    @property
    def obligation(self) -> Obligation:
        return self.duty.obligation

    @property
    def provision(self) -> ProvisionReference | None:
        return self.duty.provision

    @property
    def why(self) -> str | None:
        """The words: Chinese, then English."""
        return None if self.words is None else str(self.words)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Entries by date, then in the order of the document; the undated whatever the range."""

    entries: tuple[CalendarEntry, ...]
    undated: tuple[UndatedDuty, ...]


def calendar_of(plan: Schedule, start: datetime.date, end: datetime.date) -> Calendar:
    """What falls due from `start` to `end`, both included.

    InvalidInput where `end` comes before `start` or more than ten years after it.
    """
    if end < start:
        raise InvalidInput(
            f"The calendar is to end on {end}, before it starts on {start}.", "Give the earlier day first."
        )
    if end > _years_later(start, LONGEST_YEARS):
        raise InvalidInput(
            f"The calendar from {start} to {end} is longer than {LONGEST_YEARS} years.",
            f"Ask for at most {LONGEST_YEARS} years at a time.",
        )
    entries = [
        _entry(dated, date)
        for year in range(start.year, end.year + 1)
        for dated in plan.dated
        if (date := _date(dated.rule, year)) and start <= date <= end
    ]
    entries.sort(key=lambda entry: entry.date)
    return Calendar(tuple(entries), tuple(_undated(one) for one in plan.undated))


def next_due(plan: Schedule, on: datetime.date) -> Mapping[str, CalendarEntry]:
    """By the id of the obligation: its next entry on or after a day. Only dated duties are in it."""
    soonest: dict[str, tuple[datetime.date, DatedDuty]] = {}
    for dated in plan.dated:
        date = next_date(dated.rule, on)
        if date and (dated.duty.id not in soonest or date < soonest[dated.duty.id][0]):
            soonest[dated.duty.id] = date, dated
    return {id: _entry(dated, date) for id, (date, dated) in soonest.items()}


def next_date(deadline: TimeRule, on: datetime.date) -> datetime.date | None:
    """The first day from `on` on which a deadline by a day of the year falls; None where none comes."""
    return next(_dates(deadline, on), None)


def _entry(dated: DatedDuty, date: datetime.date) -> CalendarEntry:
    return CalendarEntry(date, last_working_day(date), dated.duty, dated.rule, derivation(dated, date))


def _undated(undated: UndatedRule) -> UndatedDuty:
    return UndatedDuty(undated.duty, undated.rule, why_undated(undated))


def _dates(rule: TimeRule, on: datetime.date) -> Iterator[datetime.date]:
    for year in (rule.year,) if rule.year else (on.year, on.year + 1):
        date = _date(rule, year) if year <= datetime.MAXYEAR else None
        if date and date >= on:
            yield date


def _date(rule: TimeRule, year: int) -> datetime.date | None:
    """The day of a deadline in a year, the last of the month where it is shorter; None: not in that year."""
    if rule.month is None or rule.day is None:
        raise InvalidInput(
            f"The time rule {rule.id} is a deadline by a day of the year and names no day.",
            "Correct its document's review and load again.",
        )
    if rule.year not in {None, year}:
        return None
    return datetime.date(year, rule.month, min(rule.day, calendar.monthrange(year, rule.month)[1]))


def _years_later(day: datetime.date, years: int) -> datetime.date:
    year = day.year + years
    if year > datetime.MAXYEAR:
        return datetime.date.max
    return datetime.date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))
