"""Times that hang on an event: within so long after it, at once, before it; and times left open."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dutygraph.graph.model import TimeRuleKind
from dutygraph.loaders.duties.time.events import (
    SENTENCE,
    Event,
    TimeReading,
    clause_start,
    event_before,
    event_here,
    event_in_clause,
)
from dutygraph.text.dates import BRACKET, TIME_OF_DAY
from dutygraph.text.durations import ABOUT, DURATION, HAS_UNIT, NUMBER, duration
from dutygraph.text.first_characters import quick
from dutygraph.text.numerals import CHINESE_NUMERAL, NOT_WITHIN

_NEXT_DAY = r"(?:(?:之日|当日|之后|后)的?)?(?:次|第二|翌)[日天]起(?:计算|算)?的?"
_HOUR = rf"{BRACKET}?{TIME_OF_DAY}?{BRACKET}?"
_WITHIN = quick(
    rf"(?P<after>(?:{_NEXT_DAY}|(?:之?后|以后|之日起?|之时起?|当日起|日起|时起|起)算?的?|的))?"
    rf"(?P<latest>(?:最迟|最晚|至迟)(?:不得?(?:超过|晚于|迟于))?)?(?:{NOT_WITHIN}{NUMBER}(?:至|到|-|~))?(?P<length>(?P<next>(?:次|第二|翌)[日天])|(?!20\d\d年){ABOUT}|(?!20\d\d年){DURATION})"
    rf"(?(next)(?(after)(?:{_HOUR}之?前)?(?![起达前])|(?!))|(?(latest)(?!前)|(?:(?:之内|以内|内)(?![容部存网设])|(?<=[时日天])(?=\([^()]{{1,60}}\)(?:内|完成|上?报|向)|上报|报送|反馈|(?(after)提交|(?!))))))"
)
_NOT_AHEAD = re.compile(
    r"(?:延迟|延期|推迟|顺延|近|过去|最近|此前|前|连续|累计|满|任意|任一|任何|同一|每|第)$"
)
_NOT_DUE = re.compile(
    r"(?:不[得能]|难以|累计|[一两二三四五六\d]次[^,。;:应须]{1,40}的|,[^,。;:应须]{0,30}(?:发生|出现)[^,。;:]{0,12}的,|未|无|曾|每|连续|有效|禁止|又|再次发生)"
)
_KEPT = r"(?:保[存管留]|[留储]存|存储)"
_KEPT_UNTIL = re.compile(rf"{_KEPT}(?:至|到|期|时)[^,。;:]*$")
_KEPT_FOR = re.compile(rf"(?:[应当须需要继续妥善完整]*+(?:[将对把][^,。;:并]{{1,20}}?)?){_KEPT}")
"""For how long something is kept, which is due at no time: 终止后五年内保存, 保存至报废后六个月内."""
_AT_ONCE = re.compile(r"立即|立刻|即刻|马上|第一时间|当即|随即|即时(?!通信|通讯|消息)")
_LENGTH_BEFORE = quick(
    rf"(?<![年月后数首第每前])(?P<length>(?!20\d\d年){DURATION})(?:之前|以前|前)"
    r"(?!(?:已经?|曾)?(?:公布|发布|形成|取得|颁[布发]|生效|注册|签[订署]|投产|上市|出厂|设立|成立)[^,。;:]{0,14}?的)"
)
"""6个月前公布的漏洞 tells of the past, and is no deadline."""
_BEFORE = quick(
    r"之前|以前|(?<![目当提此先超空事日从生面眼之以支年月底末旬税])前(?!提(?!交)|[款述项条期置沿端往来景列身者瞻后三两五十\d年]|方(?![可能])|一[季年月周]|、[^,。;]{1,8}[时后中])"
)
_BEFORE_BY = quick(
    rf"(?:之日?前|以前|(?<=假日)前|(?<![目当提此先超空事日从生面眼之以支年月])前)(?!一[季年月周])的?(?:至少|不少于)?(?P<length>{DURATION})(?:之内|以内|内)?(?![前的]|[至到]{NUMBER})"
)
"""活动开始前5个工作日: how long ahead, behind the word for it."""
_ENDS_CLAUSE = re.compile(
    r"(?:\d{1,4}个?(?:工作日|日|天))?(?:$|[,。;:!?)、]|或者?[^,。;]{1,12}后|应|须|必须|需|要|不得|可|由|向|进行|完成|自行|组织|开展|依法|按|对|将)"
)
_FORBIDDEN = re.compile(r"不得|严禁|禁止")
_NO_DEADLINE = re.compile(
    r",?[^,。;]{0,12}?(?:不得|严禁|禁止|不准|不允许)|[^,。;应须]{1,4}的(?=[^,。;])|[^,。;应须]{1,40}的,"
)
"""What must not be before something (备案前不得上线), or what is of one kind by it (发布前审查的广告)."""
_STANDS_IN = re.compile(r"(?:^|[^存现所内实旨低高少多晚早大小等])(?:在|于)")
_AHEAD = re.compile(
    rf"(?<!从)事前(?!款)|事先|提前(?:(?:至少|不少于)?(?P<length>{DURATION})|(?!报废|淘汰|[终中结完停解退][^,。;:]{{0,24}}(?:的|时|后|前)[,。;]))"
)
_THIS_OR_NEXT = r"当[日天月]|次[日月]|翌日|[本下]周[一二三四五六日天]?|本[日月季](?!度)|下[月季](?!度)"
_OPEN = quick(
    r"实时(?=传输|上传|报送|推送|上报|报告)|不定期|每(?:[单双]月|旬)|最后一个工作日[之以]?前|自次日(?:零时|0时)?起|\d{1,2}月(?:\d{1,2}[日号]|底)前后"
    r"|(?<=[应当须于在])当[日天场](?=[^,。;:]{0,4}(?:报|告知|完成|处置|提交|上传|录入|反馈|移送|办结))"
    r"|(?<!一)(?<!申报)(?<!申请)(?<!办理)定期(?![存限]|(?:审核|统计|评价|安全更新)?报[告表](?=[，,。;、和及与并]|$)|(?:安全)?(?:检[验测查]|年检|体检)(?:合格|费|手续|申请|报告|要求|结果|结论|周期|机构|标志|有效期))"
    r"|及时(?![性间段限])|适时|尽快|尽早|按期|按时|(?:在)?(?:规定|约定|要求|指定|限定|承诺)的?(?:期限|时限|时间)(?:之内|以内|内)"
    rf"|(?:{_THIS_OR_NEXT}|(?<![月\d{CHINESE_NUMERAL}每个])月)(?:[底末]|\d{{1,2}}[日号]|[上中下]旬)?"
    rf"{_HOUR}(?:之前|以前|前(?![款述项条期])|之内|以内|内(?![容部]))"
    rf"|(?:\d{{1,2}}|[{CHINESE_NUMERAL}]{{1,2}})月[上中下]旬(?:[底末]?(?:之前|以前|前)|之?内)?|20\d\d年\d{{1,2}}月份?(?:之前|以前|前)"
    r"|(?:按照|按|依照|根据)(?!(?:国家|法律|法规|行业|有关|相关)+的?规定|(?:法律|法规|规章|标准|制度)+的?要求)(?:有关|相关|国家|行业|法律|法规|其|主管部门|监管部门)*的?"
    r"(?P<asked>要求|规定|时限|期限)(?!的|,|、|和|及|等|与)"
)
_HANDING_IN = re.compile(
    r"报送|提交|上报|报备|备案|填报|递交|呈报|反馈|报告|更新|报(?=[^,]{0,20}(?:局|部|厅|委|办))"
)
_OMITTED = re.compile(r"(?:未|无法|不能|没有|未能|不)(?:(?:按照|按|依照)(?:规定|要求)|依法)*$")
_NEGATIVE = re.compile(r"不能|无法|未|不(?=[再予得按])")
_SET = re.compile(r"(?:规定|要求|指定|限定|约定|确定|明确)$")
"""主管部门规定的15日内: since when is not said."""
_REST_OF_CLAUSE = re.compile(r"[^,。;:!?\n]*")

_LONGEST_WORD = 4

Subject = tuple[int, int] | None


def after_events(text: str, subject: Subject, once: Sequence[TimeReading] = ()) -> Iterator[TimeReading]:
    """三个月内, 24小时内 after something happens; open where nothing says after what, or about how long.

    A further length in the same sentence without an event of its own counts from the one before it, or from
    that of what is to be done at `once`: 知悉后立即启动预案，2小时内报告.
    """
    last: TimeReading | None = None
    for match in _WITHIN.finditer(text) if HAS_UNIT.search(text) else ():
        length = duration("1日" if match["next"] else match["length"])
        before = text[max(0, match.start("length") - _LONGEST_WORD) : match.start("length")]
        if _NOT_AHEAD.search(before) or _NOT_DUE.match(text, match.end()) or _is_kept(text, match):
            continue
        if last is not None and clause_start(text, match.start(), SENTENCE) > last.end:
            last = None
        event = _event_of(text, match, subject, last.end if last else 0)
        if event is None:
            sentence = clause_start(text, match.start(), SENTENCE)
            told = [
                one for one in (*once, *([last] if last else [])) if sentence <= one.start < match.start()
            ]
            event = max(told, key=lambda one: one.start).event if told else None
        start = match.start("latest" if match["latest"] else "length")
        if length is None or event is None:
            yield TimeReading(TimeRuleKind.UNSPECIFIED, start, match.end())
            continue
        last = TimeReading(
            TimeRuleKind.AFTER_EVENT,
            start,
            match.end(),
            event=event,
            within=length.iso,
            working_days=length.working_days,
        )
        yield last


def _is_kept(text: str, match: re.Match[str]) -> bool:
    until = _KEPT_UNTIL.search(text, clause_start(text, match.start()), match.start())
    return bool(until or (re.search("[年月]", match["length"]) and _KEPT_FOR.match(text, match.end())))


def _event_of(text: str, match: re.Match[str], subject: Subject, floor: int) -> Event | None:
    at = match.start()
    if match["after"] == "的" and _SET.search(text, max(0, at - _LONGEST_WORD), at):
        return None
    if match["after"]:
        here = event_here(text, max(clause_start(text, at), floor), at, subject)
        if here is not None:
            return here
    return event_in_clause(text, at, subject, floor) or event_before(text, at, subject, floor)


def at_once(text: str, subject: Subject) -> Iterator[TimeReading]:
    """立即 after an event; open where there is none."""
    for match in _AT_ONCE.finditer(text):
        if _OMITTED.search(text[: match.start()]):
            continue
        event = event_in_clause(text, match.start(), subject) or event_before(text, match.start(), subject)
        kind = TimeRuleKind.AFTER_EVENT if event else TimeRuleKind.UNSPECIFIED
        yield TimeReading(kind, match.start(), match.end(), event=event)


def before_events(text: str, subject: Subject) -> Iterator[TimeReading]:
    """发布或更新前, 活动开展10日前, 开展前10日, 提前30日."""
    for match in (*_LENGTH_BEFORE.finditer(text), *_BEFORE_BY.finditer(text)):
        event = event_here(text, clause_start(text, match.start()), match.start(), subject)
        if event or match.re is _LENGTH_BEFORE:
            yield _ahead(match, event)
    for match in _AHEAD.finditer(text):
        event = event_before(text, match.start(), subject, ahead=bool(match["length"]))
        if event and _NEGATIVE.search(text, event.start, event.end):
            # 不能按时报送的，应提前说明: in which case, and not before what.
            event = None
        # 出航前，应提前3日报告: how long before is said behind.
        told = event is not None and _BEFORE.match(text, event.end)
        yield replace(_ahead(match, event), start=event.start if event and told else match.start())
    for match in _BEFORE.finditer(text):
        clause = clause_start(text, match.start())
        stands_in = _STANDS_IN.search(text[clause : match.start()])
        if stands_in is None and _ENDS_CLAUSE.match(text, match.end()) is None:
            continue
        event = event_here(text, clause, match.start(), subject)
        forbids = event and _FORBIDDEN.search(text, clause, event.start)
        if event and not forbids and not _NO_DEADLINE.match(text, match.end()):
            yield TimeReading(TimeRuleKind.BEFORE_EVENT, match.start(), match.end(), event=event)


def _ahead(match: re.Match[str], event: Event | None) -> TimeReading:
    """Before an event, by as long as it says; open where nothing says before what."""
    if event is None:
        return TimeReading(TimeRuleKind.UNSPECIFIED, match.start(), match.end())
    length = duration(match["length"]) if match["length"] else None
    return TimeReading(
        TimeRuleKind.BEFORE_EVENT,
        *match.span(),
        event=event,
        within=length.iso if length else None,
        working_days=length.working_days if length else None,
    )


def left_open(text: str) -> Iterator[TimeReading]:
    """定期, 及时, 次日12时前, 月底前, 10月上旬, 按要求报送: without a computable date.

    按要求 and 按规定 speak of time only where something is to be handed in.
    """
    for match in _OPEN.finditer(text):
        rest = _REST_OF_CLAUSE.match(text, match.end())
        if _OMITTED.search(text[: match.start()]):
            continue
        if match["asked"] and (rest is None or _HANDING_IN.search(rest[0]) is None):
            continue
        yield TimeReading(TimeRuleKind.UNSPECIFIED, match.start(), match.end())
