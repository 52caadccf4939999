"""Days that come back within a year by a rule's own words.

- A month by its day: 每月10日前; 按月统计，于次月5日前; 按季度统计，于次季度首月10日前.
- After the end of a period of the calendar: 每季度结束后10个工作日内, 半年度终了后15日内. The calendar knows
  when that is, so nobody has to tell it.
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dutygraph.graph.model import Obligation, TimeRule, TimeRuleKind
from dutygraph.graph.periods import day_later, day_of, days, in_hours
from dutygraph.reasoning.dates.working_days import working_days_later
from dutygraph.text.durations import NUMBER
from dutygraph.text.normal_text import compact_text
from dutygraph.text.numerals import number

_DAY = datetime.timedelta(days=1)
_BEFORE = r"(?:之前|以前|前)"
_BY_DAY = re.compile(
    rf"(?:每(?:个|一个?)?月|(?P<next>次(?:月|季度?的?(?:首月|第一个月)?)))的?"
    rf"(?:(?P<day>{NUMBER})[日号]|月?[底末]|最后一[日天]){_BEFORE}"
)
_ENDS = re.compile(
    r"(?:每一?(?:个)?)?(?:自然|会计|财务)?"
    r"(?:(?P<month>月度?)|(?P<quarter>季度?)|(?P<half>半年度?)|(?P<year>年度?))(?:结束|终了|届满)"
)
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_OF_PERIOD = {"P1M": 1, "P3M": 3}
_FROM = re.compile(
    rf"自(?:(?P<year>20\d\d)年)?(?P<month>{NUMBER})月(?:(?P<day>{NUMBER})[日号])?(?:起|开始)[,、]?$"
)


@dataclass(frozen=True, slots=True)
class Recurrence:
    """`counts` is the day whose edition and year it belongs to: the end of what is reported on."""

    counts: datetime.date
    due: datetime.date


@dataclass(frozen=True, slots=True)
class _ByDay:
    months: int
    day: int
    next: bool


def recurs(rule: TimeRule) -> bool:
    """Whether its words name days of each month or quarter, or run from the end of each period."""
    return _by_day(rule) is not None or _ended(rule) is not None


def hangs_on_holidays(rule: TimeRule) -> bool:
    """Whether its days are not known for a year whose holidays are not published."""
    return bool(rule.working_days) and _ended(rule) is not None


def recurrences(rule: TimeRule, year: int) -> Iterator[Recurrence]:
    """What is due in a year, in order; what hangs on holidays not yet published is left out."""
    if named := _by_day(rule):
        for month in range(1, 13, named.months):
            due = day_of(year, month, named.day)
            # Nothing lies before the first day there is.
            before = due.replace(day=1) - _DAY if due.year > datetime.MINYEAR or month > 1 else due
            yield Recurrence(before if named.next else due, due)
        return
    months = _ended(rule) or 12
    for ended in range(max(year - 1, datetime.MINYEAR), year + 1):
        for month in range(months, 13, months):
            end = day_of(ended, month, 31)
            due_by = _after(rule, end)
            if due_by is not None and due_by.year == year:
                yield Recurrence(end, due_by)


def begins(statement: Obligation, rule: TimeRule, year: int | None) -> datetime.date:
    """From when on it comes back, where the words before it say (自9月起，每月10日前). `year`: the list's."""
    found = _FROM.search(compact_text(statement.quote[: max(0, rule.start - statement.start)]).text)
    said = int(found["year"]) if found and found["year"] else year
    if found is None or said is None:
        return datetime.date.min
    month, day = number(found["month"]), number(found["day"] or "1")
    return day_of(said, month, day) if month and day and month <= 12 else datetime.date.min


def _by_day(rule: TimeRule) -> _ByDay | None:
    months = _OF_PERIOD.get(rule.period or "")
    if rule.kind != TimeRuleKind.FREQUENCY or rule.times != 1 or months is None:
        return None
    found = _BY_DAY.search(compact_text(rule.text).text)
    if found is None or (months > 1 and not found["next"]):
        return None
    day = number(found["day"]) if found["day"] else 31
    return _ByDay(months, day, bool(found["next"])) if day and day <= 31 else None


def _ended(rule: TimeRule) -> int | None:
    """Of how many months the periods are whose end its event is."""
    if rule.kind != TimeRuleKind.AFTER_EVENT or not rule.event or not rule.within or in_hours(rule.within):
        return None
    found = _ENDS.fullmatch(compact_text(rule.event).text)
    return next((_MONTHS[name] for name, said in found.groupdict().items() if said), None) if found else None


def _after(rule: TimeRule, end: datetime.date) -> datetime.date | None:
    within = rule.within or ""
    if rule.working_days:
        counted = days(within)
        return None if counted is None else working_days_later(end, counted)
    return day_later(end, within)
