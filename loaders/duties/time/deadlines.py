"""Deadlines by a day of the year: 每年3月10日前, 次年1月底前, 年底前, 第一季度内."""

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence

from dutygraph.graph.model import TimeRuleKind
from dutygraph.loaders.duties.time.events import TimeReading
from dutygraph.loaders.with_values import with_values
from dutygraph.text.dates import BRACKET, TIME_OF_DAY
from dutygraph.text.first_characters import quick
from dutygraph.text.numerals import CHINESE_NUMERAL, NOT_WITHIN, number

_DIGITS = rf"\d{{1,2}}|[{CHINESE_NUMERAL}]{{1,3}}"
_NUMBER = rf"(?:{NOT_WITHIN}(?:{_DIGITS}))"
_YEARLY = r"每一?年度?|[明来]年|次一?年度?|翌年|第二年|当年度?|本年度?|下一?年度?|今年|各年度?"
_YEAR = rf"(?P<year>{NOT_WITHIN}(?:20\d{{2}}|二[〇零][{CHINESE_NUMERAL}]{{2}}))(?:年度?|[-/.])"
_LEAD = rf"(?:(?P<yearly>{_YEARLY})|{_YEAR})的?"
_HOUR = rf"(?:{BRACKET}?{TIME_OF_DAY}?{BRACKET}?)"
_BEFORE = rf"(?:{_HOUR}(?:之前|以前|前(?![款述项条期后])|为止|止(?![损付])))"
_INSIDE = r"(?:之内|以内|内(?!容))"
_NOT_LATER = re.compile(
    r"(?:不得?晚于|不得?迟于|截至|截止(?:时间|日期|期限)?[为是到:]?|至迟于?|最迟于?|最晚于?|迟于|晚于)$"
)
_WINDOW = re.compile(r"(?:(?:自|从)[^,。;:]{2,30}?|即日)起(?:至|到|-|~)$")
"""Where a window opens, which ends with its last day: 自印发之日起至2月28日."""
_AGAIN = re.compile(r"[^。;]{0,100}每")
_DURING = re.compile(
    r"(?:期间|内)?,?[^,。;:]{0,12}?(?:登录|报送|申报|填报|上报|提交|办理|报名|备案)(?![^,。;:]{0,12}的)"
)
"""What is done within a window is due by its last day: 3月1日至20日,登录系统填报."""
_NOT_DUE = re.compile(
    r"(?:有效期|期限)[限为是:]*(?:自|从)?$|原(?:定|计划|规定|要求|为)[^,。;:]{0,6}$|[后去前上]一?年度?的?$"
    r"|(?:(?<![^,。;:的应当须并])[将把]|(?<![应相面])对于?)$"
)
"""How long something holds, a day gone by or of no told year, or of which things: 对6月底前生产的车辆."""
_UP_TO = re.compile(r"(?:到|至|于|截止|晚于|迟于)$")
_WHEN_DUE = re.compile(
    r"(?:(?:申报|[报呈]送|填报|上报|录入|提交|受理|报名|申请|备案|登记)的?(?:时间|期限|日期)[为是:]?|阶段\()$"
)
_ONWARD = re.compile(r"\s*(?:起|后|以后|之后|之日起|开始|施行|印发|发布|发生)")
_FORBIDS = re.compile(r"[^。;]{0,60}?(?:禁止|严禁|不得|停止|暂停)")
"""So long as something must not be (自8月1日起至8月5日禁止…) nothing is due."""
_EVERY_YEAR = re.compile(r"[每各]一?年")
_JOINED = re.compile(r"(?:、|,|和|及|与|以及|或者?)")
_ACTS = re.compile(r"(?:当[日天])?(?:将|把|向|前往|到)(?![^,。;]*[了过])")
"""Something done on a day is due on it: 于10月17日上午将样品送检."""
_THROUGH = re.compile(rf"{_HOUR}起?(?:至|到|[-—]+|~)")
_IS_DONE = (
    r"(?:,?(?![上中下]旬|[前内底末\d]|起|以来|[以之]后|开始(?=每))[^,。;、已未]{0,4}?"
    r"(?:开展|完成|报送|提交|上报|填报|申报|备案|进行|组织|实施)(?![^,。;]{0,12}的))"
)
"""What makes a bare day or month the last one for an act, and not the time of one that was done."""
_DONE = re.compile(_IS_DONE)
_OF_ACT = (_DONE, _DURING)
"""What stands behind days within which something is done."""

_NO_DUTY = r"(?:(?!应(?!用)|须|需|要)[^,。;:])"
_TELLS_WHICH = re.compile(
    r"[一-鿿]{1,4}了(?!解)|,?(?:全[国省市]|我[国省市]|目前)?(?:仍|尚|已|共)有|[日止]?(?:有效|施行|试行)|的(?=[^,。;:\d最第前后])(?!工作日)"
    rf"|{_NO_DUTY}{{2,60}}的(?:,|[^,。;:]{{0,20}}?(?:应|须|不得|[均都可])|[^,。;:]{{0,8}}(?:机构|企业|单位|公司|主体)(?:[,。;]|$))"
    rf"|(?:(?![将把向对]|报送|提交|[上填]报|[核检]查){_NO_DUTY}){{1,20}}?的(?:企业|单位|公司|机构|产品|车辆|项目)(?=[应须于在需要均都])"
    rf"|,{_NO_DUTY}{{2,60}}?(?:已经?[^,。;:]{{1,30}}的,|的[^,。;:]{{2,40}}?[均都])"
    rf"|(?:\([^()]*\))?(?:已经?|{_NO_DUTY}{{0,16}}(?:过|[建竣]成|[投启]用|投产|注册|登记|取得|[销出]售|上市|公布|批准|签订|[设成建]立))[^,。;:的]{{0,16}}的(?!$)"
)
"""Which ones are meant, by what was done with them until then: 2026年6月底前建成投用的充电站."""

_DAY = quick(
    rf"(?:{_LEAD}|(?<![\d./第{CHINESE_NUMERAL}])(?<!\d-))(?P<month>{_DIGITS})(?:月份?|(?P<mark>[-/.]))(?P<day>{_DIGITS})"
    rf"(?(mark)(?![\d\-/.])日?|[日号])(?:(?P<by>{_BEFORE})|{TIME_OF_DAY}(?<!时[{CHINESE_NUMERAL}])|[上下]午(?!\d))?"
)
_AND = r"(?:[、,]|和|及|与|以及|或者?)"
_MONTHS = quick(
    rf"(?:{_LEAD})?(?P<months>{_NUMBER}(?:月份?)?(?:{_AND}{_NUMBER}(?:月份?)?){{1,11}})(?<=[月份])"
    rf"的?(?:(?P<day>{_NUMBER})[日号](?P<by>{_BEFORE})?|(?:月?[底末]|最后一[日天])(?P<by_end>{_BEFORE})?|(?=(?:[向各]|{_IS_DONE})))"
)
_DAYS = quick(
    rf"(?:{_LEAD})?(?P<month>{_NUMBER})月份?(?P<days>{_NUMBER}[日号]?(?:{_AND}{_NUMBER}[日号]?){{1,15}})"
    rf"(?<=[日号])(?P<by>{_BEFORE})?"
)
_SPAN = quick(
    rf"(?:{_LEAD})?(?P<month>{_NUMBER})月份?{_NUMBER}[日号]?(?:至|到|-|~)(?P<day>{_NUMBER})[日号](?P<by>{_BEFORE})?"
)
_QUARTERS = quick(
    rf"(?:{_LEAD})?(?P<quarters>第?[一二三四1-4](?:季度?)?(?:{_AND}第?[一二三四1-4](?:季度?)?){{1,3}})(?<=季度)"
    rf"(?:(?:结束|终了|[底末])?(?P<by>{_BEFORE}))"
)
_EACH_QUARTER = re.compile(
    rf"每(?:个|一个?)?季度?(?:的?(?P<first>首月|第一个月)|的?第二个?月|的?(?P<last>末月?|最后一个月)|(?P<next>(?:结束|终了)?后?的?次月|后首月))的?"
    rf"(?P<day>{_NUMBER})[日号](?P<by>{_BEFORE})"
)
_EACH = re.compile(_DIGITS)
_MONTH = quick(
    rf"(?:{_LEAD})?(?:{_NUMBER}月份?(?:至|到|-|~))?(?P<month>{_NUMBER})月份?"
    rf"(?:(?:月?[底末]|最后一[日天])(?P<by>{_BEFORE})?|(?P<inside>{_INSIDE}))"
)
_MONTHS_OF_YEAR = quick(
    rf"(?:{_LEAD}|^|(?<=[,。;:\n)(]))(?P<bare>{_NUMBER}(?:月份?)?(?:至|到|-|~)(?:(?P<end>20\d{{2}})年)?(?P<month>{_NUMBER})月份?)"
    rf"(?:期间(?![^,。;:]*的)|{_INSIDE}|{_BEFORE}|(?=[,)])|(?={_IS_DONE})|(?(yearly)|(?!)))"
)
"""2023年9月至2024年3月期间, 4-5月,企业…: by the end of the latter."""
_YEAR_END = quick(
    rf"(?:{_LEAD})(?:年?[底末](?P<by>{_BEFORE})?|(?P<inside>年?{_INSIDE}|结束{_BEFORE}))"
    rf"|(?<![\d{CHINESE_NUMERAL}半每近前成少])年度?(?P<bare>[底末]{_BEFORE}|{_INSIDE})"
)
_PERIOD = quick(
    rf"(?:{_LEAD})?(?:第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年(?!度?(?:报|总结)))(?:(?:结束|终了|[底末])?(?P<by>{_BEFORE})|(?P<inside>{_INSIDE})|[底末])?"
)
_IN_MONTH = quick(rf"(?:{_LEAD})(?P<month>{_NUMBER})月份?(?!至|到|-|~)(?={_IS_DONE}|(?(yearly),|(?!)))")
_AFTER_PERIOD = re.compile(
    rf"(?:每一?个?)?(?:会计|财务|自然)?(?<![一二三四\d上下第半本当])(?P<each>(?:(?:季度?|半年)后[、和及与]){{0,2}}(?:半?年度?|季度?))(?:(?:结束|终了)(?:之?后|之日起)?的?|后)(?P<count>{_NUMBER})(?:(?P<months>个月)|日|天)(?:{_INSIDE}|前)"
)
"""每季度结束后10日内, 季后10日内: a day of the month that follows, or the end of so many months."""

_MAY_BE = re.compile(r"[年月季./-]")
"""Without one of these a text tells no day."""
_LONGEST_LEAD = 8
_LONGEST_WINDOW = 40
_LAST_DAYS = (_MONTH, _MONTHS_OF_YEAR, _IN_MONTH, _YEAR_END, _PERIOD)
"""Patterns of which the last day is meant."""


def deadlines(text: str) -> Iterator[TimeReading]:
    """Every deadline of a compact text; the last day of February is the 29th, whatever the year.

    Which year 明年3月底前 means hangs on the day of the text (`OwnYear`).
    """
    for reading in _readings(text) if _MAY_BE.search(text) else ():
        head = max(0, reading.start - _LONGEST_LEAD)
        if not (_TELLS_WHICH.match(text, reading.end) or _NOT_DUE.search(text, head, reading.start)):
            yield reading


def with_years(text: str, read: Iterable[TimeReading]) -> Iterator[TimeReading]:
    """Readings in order, with those that share 每年 as one enumeration: 每年3月底和9月底."""
    together: list[TimeReading] = []
    for one in (*sorted(read, key=lambda reading: reading.start), None):
        yearly = together and one and one.year is None and _EVERY_YEAR.match(text, together[0].start)
        if one and yearly and _JOINED.fullmatch(text, together[-1].end, one.start):
            together.append(one)
            continue
        yield from (with_values(each, start=together[0].start, end=together[-1].end) for each in together)
        together = [one] if one else []


def _readings(text: str) -> Iterator[TimeReading]:
    yield from _enumerated(text)
    for match in _EACH_QUARTER.finditer(text):
        first = 1 if match["first"] or match["next"] else 3 if match["last"] else 2
        for month in range(first, 13, 3):
            yield from _reading(match, match.start(), month, number(match["day"]))
    yield from _days(text)
    yield from _after_periods(text)
    for pattern in _LAST_DAYS:
        yearly = 0
        for match in pattern.finditer(text):
            goes_on = yearly and _JOINED.fullmatch(text, yearly, match.start())
            if goes_on or _bounded(text, match):
                yearly = match.end() if goes_on or match["yearly"] else 0
                yield from _reading(match, match.start(), _last_month(match), None)


def _after_periods(text: str) -> Iterator[TimeReading]:
    for match in _AFTER_PERIOD.finditer(text):
        count, every = (
            number(match["count"]) or 0,
            3 if "季" in match["each"] else 6 if "半" in match["each"] else 12,
        )
        for last in range(every, 13, every):
            month = (last + (count if match["months"] else 1) - 1) % 12 + 1
            yield from _reading(match, match.start(), month, None if match["months"] else count)


def _last_month(match: re.Match[str]) -> int | None:
    said = match.groupdict()
    if quarter := said.get("quarter"):
        return 3 * (number(quarter) or 0)
    return number(said["month"]) if said.get("month") else 6 if said.get("half") == "上" else 12


def _bounded(text: str, match: re.Match[str]) -> bool:
    """Whether it says by when, rather than of when it speaks: 12月底前, 每年12月底, but not 2025年底."""
    parts = match.groupdict()
    if match.re is _MONTH and parts["inside"]:
        # 三月内 without a year before it may as well be three months.
        return bool(parts["yearly"] or parts["year"])
    joint = _JOINED.match(text, match.end()) if match.re is _MONTH else None
    following = _MONTH.match(text, joint.end()) if joint else None
    if following is not None and _bounded(text, following):
        return True
    said = any(parts.get(name) for name in ("by", "inside", "yearly", "bare"))
    said = said or bool(parts["year"] and _DONE.match(text, match.end()))
    return said or _UP_TO.search(text[: match.start()]) is not None


def _enumerated(text: str) -> Iterator[TimeReading]:
    """Months, days or quarters that share what stands around them: 3、6、9、12月底前, 3月10日、20日前."""
    for match in _MONTHS.finditer(text):
        day = number(match["day"] or "")
        told = match["by"] or match["by_end"] or match["yearly"] or match["year"]
        if told and (day or not match["day"]):
            for month in _EACH.findall(match["months"]):
                yield from _reading(match, match.start(), number(month), day)
    for match in _DAYS.finditer(text):
        days = [number(day) for day in _EACH.findall(match["days"])]
        for day in filter(None, days if match["by"] or match["yearly"] else ()):
            yield from _reading(match, match.start(), number(match["month"]), day)
    for match in _SPAN.finditer(text):
        day = number(match["day"])
        if day and (match["by"] or match["yearly"] or any(act.match(text, match.end()) for act in _OF_ACT)):
            yield from _reading(match, match.start(), number(match["month"]), day)
    for match in _QUARTERS.finditer(text):
        for quarter in _EACH.findall(match["quarters"]):
            yield from _reading(match, match.start(), 3 * (number(quarter) or 0), None)


def _days(text: str) -> Iterator[TimeReading]:
    matches = [one for one in _DAY.finditer(text) if not one["mark"] or one["year"] or one["by"]]
    starts = _due(text, matches)
    shared: str | None = None
    for index, match in enumerate(matches):
        between = text[matches[index - 1].end() : match.start()] if index else ""
        goes_on = index > 0 and (_THROUGH.fullmatch(between) or _JOINED.fullmatch(between))
        if match["year"] or match["yearly"] or not goes_on:
            shared = match["year"]
        day = number(match["day"])
        if index not in starts or day is None:
            continue
        forbids = starts[index] < match.start() and _FORBIDS.match(text, match.end())
        read = [] if forbids else _reading(match, starts[index], number(match["month"]), day, shared)
        # A day that is none leaves open when something is due.
        yield from list(read) or [TimeReading(TimeRuleKind.UNSPECIFIED, starts[index], match.end())]


def _due(text: str, matches: Sequence[re.Match[str]]) -> dict[int, int]:
    """Which of the days something is due by, and where the words for that begin."""
    starts: dict[int, int] = {}
    for index in range(len(matches) - 1, -1, -1):
        match = matches[index]
        between = text[match.end() : matches[index + 1].start()] if index + 1 < len(matches) else ""
        limit = _NOT_LATER.search(text, max(0, match.start() - _LONGEST_LEAD), match.start())
        if limit is None and not _AGAIN.match(text, match.end()):
            limit = _WINDOW.search(text, max(0, match.start() - _LONGEST_WINDOW), match.start())
        on = text.endswith(("于", "在"), 0, match.start()) and _ACTS.match(text, match.end())
        if match["by"] or limit or on:
            starts.setdefault(index, limit.start() if limit else match.start())
        elif _THROUGH.fullmatch(between):
            # 每年1月1日至3月31日: due by the latter.
            last = matches[index + 1].end() if index + 1 < len(matches) else len(text)
            done = any(act.match(text, last) for act in (*_OF_ACT, _FORBIDS))
            led = _WHEN_DUE.search(text, max(0, match.start() - _LONGEST_LEAD), match.start())
            if match["yearly"] or index + 1 in starts or done or led:
                starts[index + 1] = match.start() - text.endswith(("自", "从"), 0, match.start())
        elif _JOINED.fullmatch(between):
            if index + 1 in starts:
                starts[index] = match.start()
        elif match["yearly"] and not _ONWARD.match(text, match.end()):
            starts[index] = match.start()
    return starts


def _reading(
    match: re.Match[str], start: int, month: int | None, day: int | None, year: str | None = None
) -> Iterator[TimeReading]:
    """`year` is that of an earlier day of the same enumeration: 2026年8月1日至8月5日前."""
    if month is None or not 1 <= month <= 12:
        return
    longest = calendar.monthrange(2024, month)[1]
    if day is not None and not 1 <= day <= longest:
        return
    said = match.groupdict()
    year = year or said.get("end") or said.get("year")
    yield TimeReading(
        TimeRuleKind.ANNUAL_DEADLINE,
        start,
        match.end(),
        year=number(year) if year else None,
        month=month,
        day=day or longest,
    )
