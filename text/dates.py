"""Days as Chinese documents write them: 2021年8月20日, 二〇二一年八月二十日, 2021-08-20."""

import datetime
import re
from dataclasses import dataclass

from dutygraph.text.numerals import CHINESE_NUMERAL, number

_N = rf"[{CHINESE_NUMERAL}0-9０-９]"
_PART = r"\s*[年月\-./－]\s*"
DAY = rf"(?P<year>{_N}{{4}}){_PART}(?P<month>{_N}{{1,3}}){_PART}(?P<day>{_N}{{1,3}})\s*(?:日|(?!\s*\d))"
"""A pattern for a day."""

_DAY = re.compile(DAY)


@dataclass(frozen=True, slots=True)
class FoundDate:
    date: datetime.date
    start: int
    end: int


def dates(text: str) -> list[FoundDate]:
    """Every valid day a text names, in order."""
    found = []
    for match in _DAY.finditer(text):
        parts = [number(match[name]) for name in ("year", "month", "day")]
        if None in parts:
            continue
        year, month, day = (part or 0 for part in parts)
        try:
            found.append(FoundDate(datetime.date(year, month, day), *match.span()))
        except ValueError:
            continue
    return found
