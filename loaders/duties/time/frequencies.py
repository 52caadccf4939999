"""How often something is to be done: 每年至少一次, 每两年一次, 每季度, 半年一次."""

import re
from collections.abc import Iterator

from dutygraph.graph.model import TimeRuleKind
from dutygraph.loaders.duties.time.events import TimeReading
from dutygraph.text.dates import TIME_OF_DAY
from dutygraph.text.durations import HAS_UNIT, NUMBER, period
from dutygraph.text.first_characters import quick
from dutygraph.text.numerals import CHINESE_NUMERAL, number

_LEAST = r"(?:应当?至少|至少|不少于|不低于|最少|不得少于)"
_UNIT = r"(?P<unit>半年|年度?|季度|季(?![节度])|个?月度?|个?(?:周|星期)|工作日|日(?![志常])|天|个?小时)"
_MORE = r"(?:\(?(?:及|或)?以上\)?)?"
_AT_LEAST = re.compile(rf"{_LEAST}|次\(?(?:及|或)?以上")
_EVERY = rf"每(?:间?隔|满)?(?:个|一个?|(?P<count>{NUMBER})个?)?(?:会计|自然|财务)?{_UNIT}"
_COUNTED = re.compile(
    rf"{_EVERY}[^,。;:!?]{{0,60}}?(?<![第首\d{CHINESE_NUMERAL}])(?P<times>{NUMBER})次(?!数(?!据)|序){_MORE}"
)
_PLAIN = quick(
    rf"(?:{_EVERY}|[按逐](?P<by>半年度?|年度?|季度?|月度?|周|日(?!计|连续|处|加|均))(?![期份度]))"
    rf"(?!(?:结束|终了|[\d百千万.]{{1,8}}(?:元|小时|分钟|公里|吨)|{NUMBER}月(?:至|到|-)|[^,。;]{{1,10}}最后一个工作日|增长|递增|以来|均|薪|级|\d{{1,2}}(?:时|点|:\d\d)(?:至|到|-|~)))(?:(?:首月|第一个月)?(?:的?{NUMBER}[日号]|月?[底末]|[一二三四五六日天]?{TIME_OF_DAY})(?:之前|以前|前)|第?{NUMBER}个工作日(?:之前|以前|前|内)?)?"
)
_OF_WHOM = re.compile(r"[^,。;:应须]{1,40}的")
"""一年内两次违规的: which ones are meant."""
_AFTER_MONTH = re.compile(rf"(?<![\d{CHINESE_NUMERAL}个])(?P<unit>月)后{NUMBER}日(?:之前|以前|前|[之以]?内)")
_UNMARKED = quick(
    rf"(?<![每第近前满\d{CHINESE_NUMERAL}])(?P<count>{NUMBER})?(?P<unit>半年|年度?|个?季度|个?月|个?(?:周|星期)|天|日)"
    rf"(?:之内|以内|内)?(?:{_LEAST}[^,。;:!?{CHINESE_NUMERAL}\d]{{0,12}})?"
    rf"(?P<times>{NUMBER})次(?!数(?!据)|[序性]){_MORE}"
)
_AT_MOST = re.compile(
    r"(?:检[查验测修定]|校准|巡[检查视]|评[估价]|测评|审[核计]|更[换新]|维[护保]|保养|培训|演练|监测|采样|清洗|消毒|备份|盘点|排查)"
    rf"的?(?:周期|(?:时间)?间隔(?:时间|期)?)(?:最长|最多|原则上|一般|均|应当?)*不(?:得|应|能)?(?:超过|大于|长于|多于)"
    rf"(?P<count>{NUMBER})?{_UNIT}"
)
"""检查周期最长不得超过六个月: at least once within so long."""
_PER = re.compile(rf"(?P<times>{NUMBER})次/(?P<unit>半年|年|季度?|月|周|日|天)")
_PATTERNS = (_AT_MOST, _COUNTED, _PER, _UNMARKED, _PLAIN, _AFTER_MONTH)


def frequencies(text: str) -> Iterator[TimeReading]:
    """Every frequency of a compact text; one without a number of times means once."""
    for pattern in _PATTERNS if HAS_UNIT.search(text) else ():
        for match in pattern.finditer(text):
            if pattern is _UNMARKED and "内" in match[0] and _OF_WHOM.match(text, match.end()):
                continue
            said = match.groupdict()
            yield from _reading(text, match, said.get("by") or match["unit"], number(said.get("times", "1")))


def _reading(text: str, match: re.Match[str], unit: str, times: int | None) -> Iterator[TimeReading]:
    said = match.groupdict().get("count")
    count = number(said) if said else 1
    bare = unit.removeprefix("个").removesuffix("度")
    length = period(count or 0, {"季": "季度"}.get(bare, bare))
    if times and count and length:
        yield TimeReading(
            TimeRuleKind.FREQUENCY,
            match.start() - 2 * text.endswith("至少", 0, match.start()),
            match.end(),
            times=times,
            period=length,
            at_least=match.re is _AT_MOST
            or _AT_LEAST.search(match[0]) is not None
            or text.endswith("至少", 0, match.start()),
        )
