"""What is due when, for the duties that apply or may: nothing is left out because something is not known."""

import datetime
import itertools
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import auto

from dutygraph.graph.described import Described
from dutygraph.graph.errors import ErrorReason, InvalidInput
from dutygraph.graph.model import Deliverable, ProfileFact, TimeRule
from dutygraph.graph.periods import day_of
from dutygraph.reasoning.dates.derivation import Words, derivation
from dutygraph.reasoning.dates.due_duties import DatedDuty, UndatedRule
from dutygraph.reasoning.dates.schedule import Schedule
from dutygraph.reasoning.dates.working_days import last_working_day
from dutygraph.reasoning.notices import Notice
from dutygraph.reasoning.verdicts.truth import Truth
from dutygraph.reasoning.verdicts.verdict import ObligationVerdict, OfVerdict, Verdict, missing_facts

LONGEST_YEARS = 10


class Certainty(Described):
    """How sure a date is; where several are true of it, the least sure."""

    STATED = auto(), "The text names this day for this year, or for every year."
    PROJECTED = auto(), "Carried over from a list of another year, as no newer one is loaded."
    CONDITIONAL = (
        auto(),
        "Hangs on something not told: see `missingFacts`, `missingOccurrences` and the verdict.",
    )
    FROM_OCCURRENCE = auto(), "Computed from an occurrence that the profile tells."


@dataclass(frozen=True, slots=True)
class CalendarEntry(OfVerdict):
    """One duty due on or before one day; `last_working_day` None: that year's calendar is not known.

    `missing_facts` and `missing_occurrences` would settle whether it is due then, where that is open; `words`
    say how the date follows.
    """

    id: str
    date: datetime.date
    at: datetime.datetime | None
    last_working_day: datetime.date | None
    judged: ObligationVerdict
    rule: TimeRule
    certainty: Certainty
    missing_facts: tuple[tuple[ProfileFact, ...], ...]
    missing_occurrences: tuple[TimeRule, ...]
    past_due: bool
    words: Words

    @property
    def is_open(self) -> bool:
        return self.certainty is Certainty.CONDITIONAL

    @property
    def deliverables(self) -> tuple[Deliverable, ...]:
        return tuple(required.deliverable for required in self.duty.deliverables)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Entries by date, then in the order of the document; the undated whatever the range."""

    entries: tuple[CalendarEntry, ...]
    undated: tuple[UndatedRule, ...]
    notices: tuple[Notice, ...] = ()


def calendar_of(
    plan: Schedule,
    start: datetime.date,
    end: datetime.date,
    on: datetime.date,
    *,
    verdicts: Collection[Verdict] = (Verdict.APPLIES, Verdict.UNKNOWN),
) -> Calendar:
    """What falls due from `start` to `end`, both included; what lies before `on` is past due.

    InvalidInput where `end` comes before `start` or more than ten years after it.
    """
    if end < start:
        raise InvalidInput(
            f"to：{end} 早于 from：{start}。 The calendar is to end on {end}, before it starts on {start}.",
            "请先写较早的日期。 Give the earlier day first.",
            argument="to",
            reason=ErrorReason.OUT_OF_RANGE,
        )
    if end > _years_later(start, LONGEST_YEARS):
        raise InvalidInput(
            f"from 至 to 超过 {LONGEST_YEARS} 年。 The calendar from {start} to {end} is longer than "
            f"{LONGEST_YEARS} years.",
            f"每次最多 {LONGEST_YEARS} 年。 Ask for at most {LONGEST_YEARS} years at a time.",
            argument="to",
            reason=ErrorReason.OUT_OF_RANGE,
        )
    kept = (one for one in plan.dated if one.judged.verdict in verdicts)
    entries = sorted(
        (_entry(one, date, on) for one in kept for date in one.dates(start, end)),
        key=lambda entry: (entry.date, entry.at.timestamp() if entry.at else 0.0),
    )
    undated = tuple(one for one in plan.undated if one.judged.verdict in verdicts)
    return Calendar(tuple(entries), undated)


def next_due(plan: Schedule, on: datetime.date) -> Mapping[str, CalendarEntry]:
    """By the id of the obligation: its date that counts on a day. Only dated duties are in it.

    That is the first from that day on in the same year, else the last of the year, which is past due, and
    only where the year has none the first of a later one: what is past due never hides behind next year's
    date.
    """
    start = datetime.date(on.year, 1, 1)
    end = datetime.date(min(on.year + LONGEST_YEARS, datetime.MAXYEAR), 12, 31)
    found: dict[str, list[tuple[datetime.date, DatedDuty]]] = {}
    for dated in plan.dated:
        # Of a later year none counts before the first.
        this_year = list(dated.dates(start, datetime.date(on.year, 12, 31)))
        for date in this_year or itertools.islice(dated.dates(start, end), 1):
            found.setdefault(dated.duty.id, []).append((date, dated))

    def rank(one: tuple[datetime.date, DatedDuty]) -> tuple[int, bool, int]:
        date, past = one[0], one[0] < on
        return date.year, past, -date.toordinal() if past else date.toordinal()

    counting = {id: min(dates, key=rank) for id, dates in found.items()}
    return {id: _entry(dated, date, on) for id, (date, dated) in counting.items()}


def _entry(dated: DatedDuty, date: datetime.date, on: datetime.date) -> CalendarEntry:
    year = date.year
    settled = dated.due(year) is Truth.TRUE
    cases = () if settled else dated.open_cases(year)
    hinging = () if settled else (*dated.hinges_on, *(each for one in cases for each in one.hinges_on))
    if not settled:
        certainty = Certainty.CONDITIONAL
    elif dated.is_carried_over(date):
        certainty = Certainty.PROJECTED
    else:
        certainty = Certainty.FROM_OCCURRENCE if dated.rests_on_last(year) else Certainty.STATED
    needed = [one.stated.rule for one in cases if dated.needs_last(one, year)]
    return CalendarEntry(
        f"{dated.duty.id}|{dated.rule.id}|{dated.named_by(date)}",
        date,
        dated.at,
        last_working_day(date),
        dated.judged,
        dated.rule,
        certainty,
        _missing(hinging),
        tuple({rule.id: rule for rule in needed}.values()),
        date < on,
        derivation(dated, date),
    )


def _missing(hinging: Iterable[ObligationVerdict]) -> tuple[tuple[ProfileFact, ...], ...]:
    """One set: whatever the answers, all of them together settle it and no fewer may."""
    facts = missing_facts(one for one in hinging if one.verdict is Verdict.UNKNOWN)
    return (tuple(sorted(facts, key=lambda fact: fact.position)),) if facts else ()


def _years_later(day: datetime.date, years: int) -> datetime.date:
    year = day.year + years
    return datetime.date.max if year > datetime.MAXYEAR else day_of(year, day.month, day.day)
