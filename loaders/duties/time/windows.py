"""The days within which alone something is asked all along: 自6月1日至8月31日，每日报送.

What is due once by the last of them (3月1日至31日，报送年报) is told by its deadline; what comes back every
year is none, nor is that of when something is that is handed in (6月1日至8月31日的数据).
"""

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from dutygraph.text.dates import DAY
from dutygraph.text.normal_text import compact_text
from dutygraph.text.numerals import CHINESE_NUMERAL, NOT_WITHIN, number

_NUMBER = rf"(?:{NOT_WITHIN}(?:\d{{1,2}}|[{CHINESE_NUMERAL}]{{1,3}}))"
_BRACKET = r"(?:\([^()]{1,8}\))?"
_FIRST = (
    rf"(?=20\d\d年|{_NUMBER}月)(?:(?P<from_year>20\d\d)年)?(?:(?P<from_month>{_NUMBER})月份?"
    rf"(?:(?P<from_day>{_NUMBER})[日号]|[初底末])?)?{_BRACKET}"
)
_LAST = (
    rf"(?:(?P<year>20\d\d)年|[次翌]年)?(?:(?P<month>{_NUMBER})月份?)?"
    rf"(?:(?P<day>{_NUMBER})[日号]|(?<=[月份年])[底末]?){_BRACKET}"
)
_NOW = r"(?:即日|今日|[^,。;:自从]{0,12}(?:印发|发布|公布|施行|实施)之日)"
_WINDOW = re.compile(
    rf"(?:(?:^|(?<=[,。;:(自从在于])){_FIRST}(?P<onward>起|开始|以后)?|(?<=[自从]){_NOW}起?)"
    rf"(?:(?:至|到|-+|—+|~){_LAST}(?:为?止|期间|之间|以?内)*{_BRACKET}|(?(onward)|(?!)))"
    r"(?=[,)]|$|[均都]?(?:每|不得|禁止|严禁|[暂停]停|停[产止]|实行|实施|应|须|必须|各|加强|做好|开展|进行|组织|落实)"
    r"|(?(onward)(?![^,。;]{0,16}的|施行|实施|执行|生效)[一-鿿]|(?!)))"
)
_AT_ONCE = re.compile(
    r"(?:即日|今日|立即|本(?:清单|通知|办法))?(?:[印下]发|发布|公布)?(?:之日)?起?(?:开始)?$|[-—/]*$"
)
_DIGITS = re.compile(DAY)
_UNTIL = re.compile(
    rf"(?:^|(?<=[,。;:(于在]))(?=20\d\d年|{_NUMBER}月){_LAST}(?:之前|以前|前),?"
    r"(?:[^,。;:于在的]{0,24}?(?:应当?|必?须|要),?)?(?:坚持|继续)?每(?:个|一个?)?(?:工作日|[日天周旬月]|星期|季)"
)
"""What is done again and again up to a day ends with it: 8月31日前，每日报送."""
_EVERY_YEAR = re.compile(r"[每逐历各常]一?年")
_OF_TERM = re.compile(r"(?:有效期|期限|周期|统计期|范围)[为是:]?[自从]?$")
_ALL_ALONG = re.compile(
    r"每[日天周旬月季半]|(?:日|周|旬|月|零)报告?制?度?|逐[日周月]|值[班守]|轮[班值]|暂停|停[止产用]|限[产行]|禁[行止]|严禁|不得|错峰|保持|坚持"
    r"|持续|不间断|24小时"
)
"""What is done, or left, for as long as the window lasts."""

Day: TypeAlias = tuple[int, int]
"""Month and day."""


@dataclass(frozen=True, slots=True)
class Window:
    """Its first and last day, each with a year if it names one; None: it has no such end."""

    first: Day | None
    last: Day | None
    first_year: int | None = None
    last_year: int | None = None


def window_of(said: str, beside: Iterable[str] = (), *, due: bool, since: str = "") -> Window | None:
    """The first in what is `said`, or `beside` it; where it is `due` by a day, of what lasts all along.

    `since` is the day from which on a cell has it done, up to one that stands `beside`, or its stage's days.
    """
    onward = since.endswith("起")
    ends = [end for one in beside if "月" in (end := _in_words(one)) and "每" not in end] if onward else []
    begun = [f"{since}至{end.rstrip('前')}" for end in ends]
    dated = [*begun, *(one for one in (said, since, *beside) if "月" in one or "年" in one)]
    if not any(dated):
        return None
    plain = compact_text(said).text
    over = not due or _ALL_ALONG.search(plain)
    found = (window for one in dated for window in _read(compact_text(one).text))
    return next((one for one in found if one.last is None or (over and not _EVERY_YEAR.search(plain))), None)


def begins_on_a_day(said: str) -> bool:
    """Whether something is asked from a day of a year on, and without end."""
    found = window_of(said, due=True)
    return found is not None and found.last is None and found.first_year is not None


def _in_words(plain: str) -> str:
    """2026-06-01 as 2026年6月1日."""
    return _DIGITS.sub(r"\g<year>年\g<month>月\g<day>日", plain)


def begins(cell: str) -> str | None:
    """The words of a cell for its first day, empty where that has come (即日起), None where it names none."""
    plain = _in_words(compact_text(cell).text).strip("自从。")
    if _AT_ONCE.match(plain):
        return ""
    words = f"自{plain.removesuffix('起').removesuffix('开始')}起"
    return words if any(one.first and one.last is None for one in _read(words)) else None


def _read(plain: str) -> Iterator[Window]:
    found = _WINDOW.search(plain) or _UNTIL.search(plain)
    if found is None or _OF_TERM.search(plain, 0, found.start()):
        return
    told = found.groupdict()
    begin, end = (int(year) if (year := told.get(name)) else None for name in ("from_year", "year"))
    from_month = told.get("from_month")
    month = told["month"] or (from_month if told["day"] else None)
    first = _day(from_month or (begin and "1"), told.get("from_day") or "1")
    last = _day(month or (end and "12"), told["day"])
    readable = (first or not from_month) and (last or not month) and (first or last)
    if readable and (last is None or not _EVERY_YEAR.search(plain)):
        yield Window(first, last, begin, end)


def _day(month: str | int | None, day: str | None) -> Day | None:
    """A day of the year, the last of its month where that names none; None where there is none."""
    of, on = number(str(month or "")), number(day or "")
    if of is None or not 1 <= of <= 12:
        return None
    longest = calendar.monthrange(2024, of)[1]
    return None if on is not None and not 1 <= on <= longest else (of, on or longest)
