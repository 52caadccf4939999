"""Lengths of time as documents write them, as ISO 8601 durations: 三个月, 二十个工作日, 24小时, 两年."""

import re
from dataclasses import dataclass

from dutygraph.text.numerals import CHINESE_NUMERAL, number

NUMBER = rf"(?:\d{{1,4}}|[{CHINESE_NUMERAL}]{{1,5}})"
_UNIT = r"个?(?:工作日|交易日|自然日|日历日)|天|日|个?小时|分钟|个?月|个?季度|周年|年|个?(?:星期|周)"
_HALF = r"半个?(?:年|月|小时|天)"

DURATION = rf"(?:{_HALF}|{NUMBER}(?:{_UNIT}))"
"""Matches a length of time in compact text."""


@dataclass(frozen=True, slots=True)
class Duration:
    iso: str
    working_days: bool


_UNITS = {
    "年": ("P{}Y", 1),
    "周年": ("P{}Y", 1),
    "半年": ("P{}M", 6),
    "季度": ("P{}M", 3),
    "月": ("P{}M", 1),
    "周": ("P{}W", 1),
    "星期": ("P{}W", 1),
    "日": ("P{}D", 1),
    "天": ("P{}D", 1),
    "工作日": ("P{}D", 1),
    "交易日": ("P{}D", 1),
    "自然日": ("P{}D", 1),
    "日历日": ("P{}D", 1),
    "小时": ("PT{}H", 1),
    "分钟": ("PT{}M", 1),
}
_HALVES = {"年": "P6M", "月": "P15D", "小时": "PT30M", "天": "PT12H"}


def duration(words: str) -> Duration | None:
    """None where the words are no length of time."""
    half = re.fullmatch(r"半个?(年|月|小时|天)", words)
    if half:
        return Duration(_HALVES[half[1]], working_days=False)
    match = re.fullmatch(rf"({NUMBER})个?(\D+?)", words)
    count = number(match[1]) if match else None
    if match is None or not count:
        return None
    iso = _iso(count, match[2])
    return Duration(iso, working_days=match[2] in {"工作日", "交易日"}) if iso else None


def _iso(count: int, unit: str) -> str | None:
    form, each = _UNITS.get(unit, ("", 0))
    return form.format(count * each) if form else None


def period(count: int, unit: str) -> str | None:
    """The period of a frequency: 年, 半年, 季度, 月 and their like, so many of them."""
    return _iso(count, unit)
