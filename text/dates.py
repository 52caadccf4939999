"""Days as Chinese documents write them: 2021年8月20日, 二〇二一年八月二十日, 2021-08-20, 2021.8.20."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dutygraph.text.first_characters import quick
from dutygraph.text.normal_text import normal_text
from dutygraph.text.numerals import CHINESE_NUMERAL, number

_N = rf"[{CHINESE_NUMERAL}0-9]"
_PART = r"\s{0,3}[年月\-./]\s{0,3}"
DAY = (
    rf"(?<![\d{CHINESE_NUMERAL}])(?P<year>{_N}{{4}}){_PART}(?P<month>{_N}{{1,3}}){_PART}(?P<day>{_N}{{1,3}})"
    rf"(?:\s{{0,3}}日|(?![\d{CHINESE_NUMERAL}.\-/年月]))"
)
"""A pattern for a day in a normal text."""

TIME_OF_DAY = (
    r"(?:T?[ ]?(?:上午|下午|晚上?|凌晨|中午|零)?"
    rf"(?:\d{{1,2}}(?::\d{{2}}){{1,2}}(?:时|点)?|(?:\d{{1,2}}|[{CHINESE_NUMERAL}]{{1,3}})(?:时|点钟?)"
    rf"(?:整|半|(?:\d{{1,2}}|[{CHINESE_NUMERAL}]{{1,3}})分?)?|下班|中午|午夜))"
)
"""A pattern for the hour that may stand behind a day: 17时30分, 17:00, 下午5点."""

BRACKET = r"(?:[(\[][^()\[\]。;]{1,12}[)\]])"
"""A pattern for what may stand in brackets behind a day: (星期二), (含当日)."""

DAY_ALONE = re.compile(
    r"[\s\u3000]*(?:\d{4}|[一二][〇零○一二三四五六七八九]{3})年[^，。；]{1,5}月[^，。；]{1,5}日[\s\u3000]*$"
)
"""Words that are a day and nothing else, as under a signature, whether there is such a day or not."""

_DAY = quick(DAY)


@dataclass(frozen=True, slots=True)
class FoundDate:
    date: datetime.date
    start: int
    end: int


def dates(text: str) -> list[FoundDate]:
    """Every valid day a text names, in order."""
    return [
        FoundDate(datetime.date(*parts), start, end) for parts, start, end in _days(text) if _exists(*parts)
    ]


def impossible_days(text: str) -> list[tuple[int, int]]:
    """Start and end of what is written as a day and is none: 2025年2月30日."""
    return [(start, end) for parts, start, end in _days(text) if not _exists(*parts)]


def _days(text: str) -> Iterator[tuple[tuple[int, int, int], int, int]]:
    normal = normal_text(text)
    for match in _DAY.finditer(normal.text):
        year, month, day = (number(match[name]) for name in ("year", "month", "day"))
        if year is not None and month is not None and day is not None:
            yield (year, month, day), *normal.span(*match.span())


def _exists(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True
