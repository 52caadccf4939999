"""Lengths of time as documents write them, as ISO 8601 durations: 三个月, 二十个工作日, 2.5小时, 一个半月."""

import re
from dataclasses import dataclass
from fractions import Fraction

from dutygraph.text.numerals import CHINESE_NUMERAL, NOT_WITHIN, number

NUMBER = rf"(?:\d{{1,4}}|[{CHINESE_NUMERAL}]{{1,5}})"
_COUNT = rf"(?:\d{{1,4}}(?:[.．]\d{{1,2}})?|[{CHINESE_NUMERAL}]{{1,5}}(?:点[{CHINESE_NUMERAL}]{{1,2}})?)"
_UNIT = (
    r"个?(?:工作日|交易日|自然日|日历日)|个?半?(?:小时|星期|周(?!年)|月|工作日)|天半?|日|周年|年半?|分钟|秒钟?"
    r"|个?半?钟头|个?季度| ?(?:h|min|d|s)(?![A-Za-z])"
)
HAS_UNIT = re.compile(r"[年季月周日天分秒hmds]|小时|星期|钟头")
"""Without one of these a text tells no length of time."""
_ONE = rf"(?:半个?(?:年|月|小时|天)|{_COUNT}(?:{_UNIT})半?)"

_AND = "[零又加]?"
_TWO = (
    rf"(?:{_COUNT}年{_AND}{_COUNT}个月|{_COUNT}个月{_AND}{_COUNT}[天日]"
    rf"|{_COUNT}[天日]{_AND}{_COUNT}个?小时|{_COUNT}个?小时{_AND}{_COUNT}分钟?)"
)

DURATION = rf"(?:{NOT_WITHIN}(?:{_TWO}|{_ONE}))"
"""Matches a length of time in compact text, whole: never the 5小时 of 2.5小时."""

ABOUT = (
    rf"(?:(?:几[十百]?|数[十百]?|若干|十[几多余]|[{CHINESE_NUMERAL}\d]{{1,5}}(?:[几多余]|个多))个?|{NOT_WITHIN}[一二三四五六七八九两]{{2}}个?)"
    r"(?:工作日|交易日|自然日|日|天|小时|分钟|星期|周|月|年)"
)
"""Matches a length of time that is no certain limit: 两三日, 数日, 十几天."""


@dataclass(frozen=True, slots=True)
class Duration:
    iso: str
    working_days: bool


_UNITS = {
    "年": ("Y", 1), "周年": ("Y", 1), "半年": ("M", 6), "季度": ("M", 3), "月": ("M", 1), "周": ("W", 1),
    "星期": ("W", 1), "日": ("D", 1), "天": ("D", 1), "工作日": ("D", 1), "交易日": ("D", 1),
    "自然日": ("D", 1), "日历日": ("D", 1), "小时": ("h", 1), "钟头": ("h", 1), "分钟": ("m", 1),
    "分": ("m", 1), "秒": ("s", 1), "秒钟": ("s", 1), "d": ("D", 1), "h": ("h", 1), "min": ("m", 1),
    "s": ("s", 1),
}  # fmt: skip
"""The letter of ISO 8601 for each unit, those of a time of day small, and how many of them it is."""

_SMALLER = {"Y": ("M", 12), "M": ("D", 30), "W": ("D", 7), "D": ("h", 24), "h": ("m", 60), "m": ("s", 60)}
"""What a fraction of a unit is counted in. Half a month is fifteen days, as the courts count it."""

_WORKING = frozenset({"工作日", "交易日"})
_PIECE = re.compile(
    rf"半个?(?P<half>年|月|小时|天)|(?P<count>{_COUNT})个?(?P<and_half>半?)(?P<unit>\D+?)(?P<half_after>半?)"
    r"(?=$|[零又加]|(?:\d|[〇一二三四五六七八九十百千两廿卅半]))"
)


def duration(words: str) -> Duration | None:
    """None where the words are no length of time, or one that cannot be told exactly."""
    totals: dict[str, Fraction] = {}
    working = False
    at = 0
    while at < len(words):
        at += bool(at and words[at] in "零又加")
        piece = _PIECE.match(words, at)
        read = _read(piece) if piece else None
        if piece is None or read is None:
            return None
        unit, count, of_work = read
        working = working or of_work
        letter, each = _UNITS[unit]
        totals[letter] = totals.get(letter, Fraction()) + count * each
        at = piece.end()
    iso = _iso(totals)
    return Duration(iso, working) if iso and not (working and len(totals) > 1) else None


def _read(piece: re.Match[str]) -> tuple[str, Fraction, bool] | None:
    if piece["half"]:
        return piece["half"], Fraction(1, 2), False
    unit = piece["unit"].strip()
    count = _count(piece["count"])
    if unit not in _UNITS or not count:
        return None
    if piece["and_half"] or piece["half_after"]:
        count += Fraction(1, 2)
    if unit in _WORKING and count.denominator != 1:
        return None
    return unit, count, unit in _WORKING


def _count(words: str) -> Fraction | None:
    whole, point, part = words.replace("．", ".").replace("点", ".").partition(".")
    value = number(whole)
    if value is None or not point:
        return None if value is None else Fraction(value)
    digits = "".join(str(found) for digit in part if (found := number(digit)) is not None)
    return value + Fraction(int(digits), 10 ** len(digits)) if len(digits) == len(part) else None


def _iso(totals: dict[str, Fraction]) -> str | None:
    """Whole numbers of every unit; None where a fraction is left of the smallest."""
    left = dict(totals)
    for letter in "YMWDhm":
        value = left.get(letter, Fraction())
        part = value - int(value)
        if part:
            smaller, count = _SMALLER[letter]
            left[letter] = Fraction(int(value))
            left[smaller] = left.get(smaller, Fraction()) + part * count
    if any(value.denominator != 1 for value in left.values()):
        return None
    if left.get("W") and len([letter for letter, value in left.items() if value]) > 1:
        left["D"] = left.get("D", Fraction()) + 7 * left.pop("W")
    days, hours = (
        "".join(f"{left[letter]}{letter.upper()}" for letter in letters if left.get(letter))
        for letters in ("YMWD", "hms")
    )
    return f"P{days}" + (f"T{hours}" if hours else "") if days or hours else None


def period(count: int, unit: str) -> str | None:
    """The period of a frequency: 年, 半年, 季度, 月 and their like, so many of them."""
    if unit not in _UNITS:
        return None
    letter, each = _UNITS[unit]
    return _iso({letter: Fraction(count * each)})
