"""Deadlines by a day of the year: 每年3月10日前, 次年1月底前, 年底前, 第一季度内."""

import calendar
import re
from collections.abc import Callable, Iterator

from dutygraph.graph.model import TimeRuleKind
from dutygraph.loaders.duties.time.readings import TimeReading
from dutygraph.text.numerals import CHINESE_NUMERAL, number

_NUMBER = rf"(?:\d{{1,2}}|[{CHINESE_NUMERAL}]{{1,3}})"
_YEARLY = r"每一?年度?|次一?年度?|翌年|当年度?|本年度?|下一?年度?|今年|各年度?"
_YEAR = rf"(?P<year>20\d{{2}}|二[〇零][{CHINESE_NUMERAL}]{{2}})年度?"
_LEAD = rf"(?:(?P<yearly>{_YEARLY})|{_YEAR})的?"
_BEFORE = r"(?:\(含(?:当日|本日)?\))?(?:之前|以前|前(?![款述项条期])|为止|止(?![损付]))"
_INSIDE = r"(?:之内|以内|内(?!容))"
_NOT_LATER = re.compile(r"(?:不得?晚于|不得?迟于|截至|截止到?|至迟于?|最迟于?|最晚于?|迟于|晚于)$")
_UP_TO = re.compile(r"(?:到|至|于|截止|晚于|迟于)$")
_ONWARD = re.compile(r"\s*(?:起|后|以后|之后|之日起|开始|施行|印发|发布|发生)")
_JOINED = re.compile(r"(?:、|和|及|与|以及|或)")
_THROUGH = re.compile(r"(?:至|到|-|~)")

_DAY = re.compile(
    rf"(?:{_LEAD})?(?P<month>{_NUMBER})月份?(?P<day>{_NUMBER})[日号](?:\d{{1,2}}[时点])?(?P<by>{_BEFORE})?"
)
_DOTTED = re.compile(
    rf"(?:{_LEAD})?(?<!\d)(?<![.\-/第])(?P<month>\d{{1,2}})[./](?P<day>\d{{1,2}})(?P<by>{_BEFORE})"
)
_MONTH = re.compile(
    rf"(?:{_LEAD})?(?<![\d{CHINESE_NUMERAL}])(?P<month>{_NUMBER})月份?"
    rf"(?:(?:月?[底末]|最后一[日天])(?P<by>{_BEFORE})?|(?P<inside>{_INSIDE}))"
)
_YEAR_END = re.compile(
    rf"(?:{_LEAD})(?:年?[底末](?P<by>{_BEFORE})?|(?P<inside>年?{_INSIDE}|结束{_BEFORE}))"
    rf"|(?<![\d{CHINESE_NUMERAL}半每近前成少])年度?(?P<bare>[底末]{_BEFORE}|{_INSIDE})"
)
_QUARTER = re.compile(
    rf"(?:{_LEAD})?第?(?P<quarter>[一二三四1-4])季度(?:(?:结束|终了|[底末])?(?P<by>{_BEFORE})|(?P<inside>{_INSIDE}))?"
)
_HALF = re.compile(
    rf"(?:{_LEAD})?(?P<half>[上下])半年(?:(?:结束|终了|[底末])?(?P<by>{_BEFORE})|(?P<inside>{_INSIDE}))?"
)
_AFTER_YEAR = re.compile(
    rf"(?:每一?(?:个)?)?(?:会计|财务|自然)?年度?(?:结束|终了)(?:之?后|之日起)?的?(?P<months>{_NUMBER})个月{_INSIDE}"
)

_LAST_DAYS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], int | None]], ...] = (
    (_MONTH, lambda match: number(match["month"])),
    (_YEAR_END, lambda match: 12),
    (_QUARTER, lambda match: 3 * (number(match["quarter"]) or 0)),
    (_HALF, lambda match: 6 if match["half"] == "上" else 12),
)
"""Patterns of which the last day is meant, and the month it lies in."""


def deadlines(text: str) -> Iterator[TimeReading]:
    """Every deadline of a compact text; the last day of February is the 29th, whatever the year."""
    yield from _days(text)
    for match in _DOTTED.finditer(text):
        yield from _reading(match, match.start(), number(match["month"]), number(match["day"]))
    for match in _AFTER_YEAR.finditer(text):
        yield from _reading(match, match.start(), number(match["months"]), None)
    for pattern, month_of in _LAST_DAYS:
        for match in pattern.finditer(text):
            if _bounded(text, match):
                yield from _reading(match, match.start(), month_of(match), None)


def _bounded(text: str, match: re.Match[str]) -> bool:
    """Whether it says by when, rather than of when it speaks: 12月底前, 每年12月底, but not 2025年底."""
    parts = match.groupdict()
    if match.re is _MONTH and parts["inside"]:
        # 三月内 without a year before it may as well be three months.
        return bool(parts["yearly"] or parts["year"])
    said = any(parts.get(name) for name in ("by", "inside", "yearly", "bare"))
    return said or _UP_TO.search(text[: match.start()]) is not None


def _days(text: str) -> Iterator[TimeReading]:
    matches = list(_DAY.finditer(text))
    starts: dict[int, int] = {}
    for index in range(len(matches) - 1, -1, -1):
        match = matches[index]
        between = text[match.end() : matches[index + 1].start()] if index + 1 < len(matches) else ""
        limit = _NOT_LATER.search(text[: match.start()])
        if match["by"] or limit:
            starts.setdefault(index, limit.start() if limit else match.start())
        elif _THROUGH.fullmatch(between):
            # 每年1月1日至3月31日: due by the latter.
            if match["yearly"] or index + 1 in starts:
                starts[index + 1] = match.start()
        elif _JOINED.fullmatch(between):
            if index + 1 in starts:
                starts[index] = match.start()
        elif match["yearly"] and not _ONWARD.match(text, match.end()):
            starts[index] = match.start()
    for index, start in starts.items():
        match = matches[index]
        yield from _reading(match, start, number(match["month"]), number(match["day"]))


def _reading(match: re.Match[str], start: int, month: int | None, day: int | None) -> Iterator[TimeReading]:
    if month is None or not 1 <= month <= 12:
        return
    longest = calendar.monthrange(2024, month)[1]
    if day is not None and not 1 <= day <= longest:
        return
    year = match["year"] if "year" in match.re.groupindex else None
    yield TimeReading(
        TimeRuleKind.ANNUAL_DEADLINE,
        start,
        match.end(),
        year=number(year) if year else None,
        month=month,
        day=day or longest,
    )
