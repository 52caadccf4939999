"""Of which year a day is that names none, by the year that its document is of, or in which it was signed."""

import calendar
import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dutygraph.graph.model import TimeRuleKind
from dutygraph.loaders.duties.time.rules import FoundTimeRule
from dutygraph.loaders.duties.time.windows import Day, Window, window_of
from dutygraph.text.first_characters import quick

_NEXT_YEAR = re.compile(r"(?:次一?|翌|下一?|第二)年")
_ONE_YEAR = re.compile(r"今年|(?P<own>本年)|(?P<next>明|来)年")
_HALF_A_YEAR = datetime.timedelta(days=183)
_EVERY_YEAR = quick(r"每|[逐各历]年|(?<!20\d\d)年度|季|(?:次一?|翌|下一?|第二)年")
NO_DAYS = (None, None)


@dataclass(frozen=True, slots=True)
class OwnYear:
    """`first` is the year that a document says it is of; `signed` the day under one that says none."""

    first: int | None = None
    signed: datetime.date | None = None

    def of(self, rules: Iterable[FoundTimeRule], said: str) -> Iterator[tuple[FoundTimeRule, int | None]]:
        """Each rule with the only year in which what is `said` is due, or else the first in which it is.

        What is asked for is due on a day after the signature, once where a notice of no year says so
        (6月30日前报送自查表), and not once alone where it comes back (每年, 年度报告, 次年1月底前).
        A day of 今年 or 明年 has no date where the text's own year is not known, nor has one of what is
        asked for next year that comes once more in the year of the signature.
        """
        begins, often = window_of(said, due=True) if "每" in said else None, _EVERY_YEAR.search(said)
        for rule in rules:
            yearly = bool(often or "每" in rule.text or _NEXT_YEAR.match(rule.text))
            yield self._of(rule, begins, yearly=yearly)

    def _of(
        self, rule: FoundTimeRule, begins: Window | None, *, yearly: bool
    ) -> tuple[FoundTimeRule, int | None]:
        if rule.month is None or rule.day is None or rule.year is not None:
            return rule, None
        first = self.first or (self.signed.year if self.signed else None)
        signed = self.signed or datetime.date(first or datetime.MINYEAR, 1, 1)
        before = (rule.month, rule.day) < (signed.month, signed.day)
        passed = before and signed.year == first
        open_year = first and signed.year < first and not before and not yearly
        one = _ONE_YEAR.match(rule.text)
        if one and first:
            return replace(rule, year=first + (one["next"] is not None)), None
        if (one and not one["own"]) or open_year:
            return replace(rule, kind=TimeRuleKind.UNSPECIFIED, month=None, day=None), None
        comes_back = self.first or yearly
        since = first + bool(_NEXT_YEAR.match(rule.text) or passed) if first and comes_back else None
        if begins and begins.first and begins.first_year and not begins.last:
            # 自2027年1月1日起每年12月15日前: from that day on it comes back.
            since = max(begins.first_year + ((rule.month, rule.day) < begins.first), since or 0)
        elif first and not since:
            rule = replace(rule, year=first + passed)
        return rule, since

    def days(self, window: Window) -> tuple[datetime.date | None, datetime.date | None] | None:
        """Its first and last day, None where it has no such end; None where the year is not known.

        One that names no year is of the document's own, else the first that ends behind the signature; what
        only begins may have begun before.
        """
        first, last = window.first, window.last
        turns = first is not None and last is not None and last < first
        begins = window.last_year - turns if window.last_year and not window.first_year else window.first_year
        begins = begins or self.first
        if not begins and self.signed and self.signed.year < datetime.MAXYEAR:
            begins = self.signed.year - turns
            ends = _date(begins + turns, last) or (_date(begins, first) or self.signed) + _HALF_A_YEAR
            begins += ends < self.signed
        if not begins or begins == datetime.MAXYEAR:
            return None
        return _date(begins, first), _date(window.last_year or begins + turns, last)


def _date(year: int, day: Day | None) -> datetime.date | None:
    """None for no day; the last of February is the 28th where that year has no other."""
    return day and datetime.date(year, day[0], min(day[1], calendar.monthrange(year, day[0])[1]))
