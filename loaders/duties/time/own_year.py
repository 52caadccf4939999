"""Of which year a day is that names none, by the year that its document is of, or in which it was signed."""

import datetime
import re
from dataclasses import dataclass

from dutygraph.loaders.duties.time.rules import FoundTimeRule

_NEXT_YEAR = re.compile(r"(?:次一?|翌|下一?|第二)年")
_THIS_YEAR = re.compile(r"今年|本年")
_EVERY_YEAR = re.compile(r"每|[逐各历]年|年度|季|(?:次一?|翌|下一?|第二)年")


@dataclass(frozen=True, slots=True)
class OwnYear:
    """`first` is the year that a document says it is of; `signed` the day under one that says none."""

    first: int | None = None
    signed: datetime.date | None = None

    def of(self, rule: FoundTimeRule, said: str) -> tuple[int | None, int | None]:
        """The only year in which what is `said` is due by the rule, and else the first in which it is.

        What a notice of no year asks for once (6月30日前报送自查表) is due on the next such day after it was
        signed; what comes back (每年, 年度报告) or is told of the year after (次年1月底前) is not that alone.
        """
        first = self.first or (self.signed.year if self.signed else None)
        if rule.month is None or rule.day is None or rule.year is not None or first is None:
            return rule.year, None
        if _NEXT_YEAR.match(rule.text):
            return None, first + 1
        if _THIS_YEAR.match(rule.text):
            return first, None
        if self.first is None and self.signed and not _EVERY_YEAR.search(said):
            passed = (rule.month, rule.day) < (self.signed.month, self.signed.day)
            return first + passed, None
        return None, first
