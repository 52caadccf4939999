"""What a statement asks to be handed in, and to whom: the objects of 报送, 提交, 备案 and their like."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dutygraph.graph.model import DeliverableKind
from dutygraph.loaders.duties.modality import blank_quoted, modals
from dutygraph.loaders.duties.who.actors import ActorFinder
from dutygraph.loaders.knowledge.vocabulary import DeliverableKindEntry

_APPLY = r"提出(?=[^，。；;\n]{0,16}申请(?:[，。；;]|$))"
_TO_BODY = (
    r"报(?!告)(?=[^，。；;\n]{1,20}?"
    r"(?:[局部委厅办处]|部门|机关|政府|中心)(?:备案|审[批核]|备查)?(?:[，。；]|$))"
)
_HAND_IN = (
    r"(?:报送|提交|上报|报备|备案|填报|申报|递交|呈报|抄送|抄报|反馈|更新备案|报告|报(?![案道名刊废价销考酬复警])"
    rf"|{_APPLY})"
)
_WITH_OBJECT = rf"(?:报送|提交|上报|报备|填报|申报|递交|呈报|抄送|抄报|反馈|报告(?!并)|{_APPLY}|{_TO_BODY})"
_CLAUSE = r"[^，。；;\n]"
_TO = re.compile(
    rf"(?:向|到(?={_CLAUSE}{{2,40}}?(?:机关|部门|[局委]|中心|机构){_CLAUSE}{{0,4}}?备案))(?P<to>{_CLAUSE}{{2,60}}?)(?P<verb>更新备案|{_HAND_IN})(?P<object>{_CLAUSE}*)"
)
_TAKING_TO = re.compile(
    rf"将(?P<object>{_CLAUSE}{{2,80}}?)向(?P<to>{_CLAUSE}{{2,60}}?)(?P<verb>{_HAND_IN}){_CLAUSE}*"
)
_PUT_FIRST = re.compile(
    rf"将(?P<object>{_CLAUSE}{{2,80}}?)[，,]\s*(?:一并|及时|统一|按时|按要求)?(?P<verb>{_WITH_OBJECT})(?:至|给|到|于)?(?P<after>{_CLAUSE}*)"
)
_TO_COMPLETE = re.compile(
    rf"向(?P<to>{_CLAUSE}{{2,60}}?)(?:申请)?(?:办理|履行|完成)(?P<object>{_CLAUSE}{{0,60}}?(?:备案|登记|报备|审核|审批)(?:变更|注销|更新)?(?:手续|程序|工作)?)(?=[，。；;]|并|$)"
)
_TAKING = re.compile(
    rf"将(?P<object>{_CLAUSE}{{2,80}}?)(?P<verb>(?!报告){_HAND_IN})(?:至|给|到|于)?(?P<after>{_CLAUSE}*)"
)
_PASSED = re.compile(
    rf"将(?P<object>{_CLAUSE}{{2,80}}?)(?:实时|及时|同步|统一|如实|按时|一并)*(?P<verb>上传|传输|传送|发送|推送|寄送|邮寄)(?:至|到)"
    rf"(?!企业|本|自|云|车|后台|服务器|用户|消费者|个人|乘客|驾驶){_CLAUSE}{{2,}}"
)
_UPLOADS = re.compile(
    rf"(?:^|(?<=[，。；;\n应当须要并时日天周月期]))(?P<verb>上传)(?![至到的])(?P<object>{_CLAUSE}{{2,40}}?)(?=[至到，。；;]|并|$)"
)
"""每日上传运行数据; to whom is what the channel says."""
_THING_FIRST = re.compile(
    rf"(?:^|(?<=[，。；;\n]))(?:{_CLAUSE}{{0,40}}(?:形成|编制|制定|出具|撰写)|(?:上述|该|相关|有关)?)"
    r"(?P<object>[^，。；;\n向将由]{1,40}?(?:报告|结果|总结|方案|计划|清单|目录|名单|台账|预案|信息|情况|材料|表))"
    rf"(?:应当?|须|要|需)?(?:及时|同步|统一|一并|同时|按时|按期)*(?P<verb>报送|上报|报备|报)(?:至|给|到)?(?P<after>{_CLAUSE}+)"
)
"""测评报告报市通管局: the thing stands first, and nothing shows it to be the object."""
_STRAIGHT = re.compile(rf"(?<![向将、])(?P<verb>{_WITH_OBJECT})(?P<object>{_CLAUSE}+)")
_COMPLETE = re.compile(
    rf"(?:完成|办理|履行)(?P<object>{_CLAUSE}{{0,40}}(?<![后前])(?:备案|更新确认|登记|报备)(?:变更|注销|更新)?(?:工作|手续|程序)?)"
)
_VAGUE = re.compile(
    r"(?:有关|相关|具体)?(?:材料$|情况|事项|工作(?![一-鿿]{0,8}(?:情况|总结|报告|方案|计划|台账|信息|表)$)|制度|机制|程序|义务|流程|责任|渠道|要求|管理).*"
)
_NOUN_AFTER = re.compile(
    r"应|须|要|可|不得|等?工作程序|书(?!面)|表(?!格)|指南|主体|单位(?!名称|信息)|人|对象|制度|机制|义务|渠道|管理|流程|的|等|内容|事项|范围|对象|方式|频率|频次|周期|时间|时限|要求|系统|平台"
)
_MADE = r"(?:形成|编制|制定|更新|完成|出具|建立|填写|撰写|梳理|完善|修订)"
_EARLIER_OBJECT = re.compile(
    rf"{_MADE}(?:(?:并|和|及时|定期|更新|完善|形成|了)*)"
    rf"(?P<object>{_CLAUSE}{{1,40}}?(?:目录|清单|报告|名录|台账|方案|预案|总结|表|材料|信息|结果|情况))"
    r"(?=并?(?:及时|定期|按要求|按时|按规定)*$|[，,。；;]|$)"
)
_PASSIVE = re.compile(
    rf"(?:^|[，。；;\n][ \u3000]{{0,4}})(?P<object>{_CLAUSE}{{0,20}}?(?:报告|材料|方案|总结|清单|目录|表))"
    rf"(?:应当?|须|要){_CLAUSE}{{0,30}}?(?P<verb>报送|提交|上报|上传|{_TO_BODY})(?:至|到)?(?P<after>{_CLAUSE}*)"
)
_BARE = re.compile(
    r"(?:(?:并|及时|定期|按要求|按时|按规定)(?P<verb>报送|提交|上报|报备|备案|填报)|(?:小时|分钟|日|天)之?以?内(?P<told>报告))"
    r"(?=[，,。；;]|$)"
)
_AND = re.compile(r"、|以及|[和及与](?![^、]{1,30}的)")
_PARTS = re.compile(r"《[^》]+》|[^、，,；;。\n《]+")
_TITLED = re.compile(r"《[^》]+》")
_TRIM = re.compile(
    r"^(?:并|及|和|、)(?:公布|公开|公示|发布|披露|更新)(?=\S)|^(?:本企业|本单位|其|年度的|[一两二三四\d][次份])(?=\S)|^(?:相关的?|有关的?)(?=\S{3})|(?:工作|手续|程序)$"
    r"|在?[\d一二三四五六七八九十]{1,4}个?(?:小时|分钟|工作日|日|天)(?:之|以)?内$"
    r"|(?:及时|按时|按期|统一|主动|书面|如实|同时|一并|按要求|按规定|定期|立即)+$|[（(][^（）()]*[）)]$|通过[^，。；]{2,40}$"
)
_LISTED = re.compile(r"(?:下列|以下|如下)[一-鿿]{2,8}")
_LIST = re.compile(r"[^：:\n]{0,40}[：:]\s*(?=\S)")
_MARK = re.compile(
    r"(?:[(（]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[)）]|[①-⑳]|\d{1,2}\s*[.．、)）](?!\d)|[a-z]\s*[)）])\s*"
)
_NO_THING = re.compile(r"(?:后|前|时|的|之日|之后|之前|期间)[^，。；]{0,2}$|[后前时]")
_DENIED = re.compile(r"(?:可以?不|不需要?|无[需须]|不必|免[予于]|不再|未|不得|不予)[^，。；]*$")
_LONGEST_DENIED = 20
_SYSTEM = re.compile(r"[^，。；、《》]{2,24}(?:平台|系统)")
_OTHERS_THING = re.compile(r"[、，](?=[^、，]{2,14}将)")
"""Where what another party hands in begins: 企业将甲、主管部门将乙，报送至某部."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """`start` to `end` of the statement's text name the thing; without `named` they are the act itself.

    `recipients` are start and end of the words that say to whom.
    """

    start: int
    end: int
    named: bool
    kind: DeliverableKind
    recipient: tuple[int, int] | None


class KindWords:
    """The kinds of deliverables by the words of the vocabulary."""

    def __init__(self, kinds: Iterable[DeliverableKindEntry]) -> None:
        entries = tuple(kinds)
        self._nouns = sorted(
            ((noun, entry.kind) for entry in entries for noun in entry.nouns), key=lambda pair: -len(pair[0])
        )
        self._verbs = {verb: entry.kind for entry in entries for verb in entry.verbs}

    def by_name(self, name: str) -> DeliverableKind | None:
        """The kind whose noun a thing's name ends in: 风险评估报告."""
        bare = name.strip("《》“” ")
        return next((kind for noun, kind in self._nouns if bare.endswith(noun)), None)

    def of(self, name: str, verb: str) -> DeliverableKind:
        """By its name, else by the act of handing it in."""
        return self.by_name(name) or self._verbs.get(verb, DeliverableKind.REPORT)


def handed_in(text: str, finder: ActorFinder, kinds: KindWords) -> list[HandedIn]:
    """Everything a statement asks to be handed in, in order."""
    found: list[HandedIn] = []
    for item in _Acts(text, finder, kinds).all():
        if not any(item.start < other.end and other.start < item.end for other in found):
            found.append(item)
    return list(_to_the_same(sorted(found, key=lambda item: item.start)))


def _to_the_same(items: Iterable[HandedIn]) -> Iterator[HandedIn]:
    """What is handed in without a word on to whom goes where the one before it went: 向某局报告，提交总结."""
    before: tuple[int, int] | None = None
    for item in items:
        if item.recipient is None and item.kind is not DeliverableKind.FILING:
            yield replace(item, recipient=before)
        else:
            before = item.recipient
            yield item


def asked_things(text: str, kinds: KindWords) -> list[HandedIn]:
    """The things that a cell for materials names and says no more of: 风险评估报告、备案证明."""
    found = []
    for part in _PARTS.finditer(text):
        start, end = _trimmed(text, *part.span())
        kind = kinds.by_name(text[start:end])
        if kind is not None:
            found.append(HandedIn(start, end, named=True, kind=kind, recipient=None))
    return found


class _Acts:
    """The acts of handing in that one statement asks for."""

    def __init__(self, text: str, finder: ActorFinder, kinds: KindWords) -> None:
        self._text = text
        self._finder = finder
        self._kinds = kinds

    def all(self) -> Iterator[HandedIn]:
        plain = blank_quoted(self._text)
        taken: list[tuple[int, int]] = []
        for pattern, read in (
            (_TAKING_TO, self._taking_to),
            (_PUT_FIRST, self._taking),
            (_TAKING, self._taking),
            (_PASSIVE, self._passive),
            (_PASSED, self._passed),
            (_UPLOADS, self._passed),
            (_THING_FIRST, self._thing_first),
            (_TO_COMPLETE, self._completing_with),
            (_TO, self._to),
            (_COMPLETE, self._completing),
            (_STRAIGHT, self._straight),
            (_BARE, self._bare),
        ):
            for match in pattern.finditer(plain):
                denied = _DENIED.search(plain, max(0, match.start() - _LONGEST_DENIED), match.start())
                if denied or any(match.start() < end and start < match.end() for start, end in taken):
                    continue
                items = list(read(match))
                if items:
                    taken.append(match.span())
                    yield from items

    def _taking_to(self, match: re.Match[str]) -> Iterator[HandedIn]:
        """将检测报告向市通管局报备."""
        yield from self._named(*match.span("object"), match["verb"], self._whom(match))

    def _taking(self, match: re.Match[str]) -> Iterator[HandedIn]:
        """将审核情况报送市通管局."""
        recipient = _recipient(self._text, *match.span("after"), self._finder)
        if recipient is None and match["verb"] == "报":
            return
        yield from self._named(*match.span("object"), _verb(match), recipient)

    def _thing_first(self, match: re.Match[str]) -> Iterator[HandedIn]:
        """测评报告报市通管局备案; 报 alone tells of handing in only where it says to whom."""
        recipient = _recipient(self._text, *match.span("after"), self._finder)
        if recipient is not None:
            yield from self._named(*match.span("object"), _verb(match), recipient)

    def _passive(self, match: re.Match[str]) -> Iterator[HandedIn]:
        """审计报告应于次年3月底前报送市通管局."""
        recipient = _recipient(self._text, *match.span("after"), self._finder)
        yield from self._named(*match.span("object"), match["verb"], recipient)

    def _passed(self, match: re.Match[str]) -> Iterator[HandedIn]:
        """将订单信息传输至监管信息平台; to whom is what the channel says."""
        yield from self._named(*match.span("object"), match["verb"], None)

    def _to(self, match: re.Match[str]) -> Iterator[HandedIn]:
        """向市通管局报送风险评估报告; 形成目录，向市通管局备案."""
        recipient = self._whom(match)
        if match["verb"] == "报" and not match["object"]:
            return
        start, end = _trimmed(self._text, *match.span("object"))
        if start < end:
            if not _VAGUE.fullmatch(self._text[start:end]):
                yield from self._named(start, end, match["verb"], recipient)
            return
        earlier = _earlier_object(self._text, match.start())
        if earlier is not None and match["verb"] != "报告":
            yield from self._named(*earlier, match["verb"], recipient)
        else:
            yield self._unnamed(match, recipient)

    def _completing(self, match: re.Match[str]) -> Iterator[HandedIn]:
        """完成所属网络设施和系统的定级备案工作."""
        start, end = _trimmed(self._text, *match.span("object"))
        yield HandedIn(start, end, named=True, kind=DeliverableKind.FILING, recipient=None)

    def _completing_with(self, match: re.Match[str]) -> Iterator[HandedIn]:
        """向主管部门办理登记、备案手续."""
        start, end = match.span("object")
        for part in re.finditer(r"[^、和及]+", self._text[start:end]):
            left, right = _trimmed(self._text, start + part.start(), start + part.end())
            if left < right:
                yield HandedIn(
                    left, right, named=True, kind=DeliverableKind.FILING, recipient=self._whom(match)
                )

    def _straight(self, match: re.Match[str]) -> Iterator[HandedIn]:
        """提交《定级报告》; 并报送市通管局."""
        if _NOUN_AFTER.match(match["object"]) or match["object"].startswith("、"):
            # 电话报告、书面报告 are two acts, and neither is the other's object.
            return
        recipient = _recipient(self._text, *match.span("object"), self._finder)
        start, end = match.span("object")
        if recipient is not None and recipient[0] == start:
            start = recipient[1]
        start, end = _trimmed(self._text, start, end)
        if recipient is not None and _FOR_WHAT.fullmatch(self._text, start, end):
            start = end
        if recipient is None and _SYSTEM.fullmatch(self._text, start, end):
            # 上报国家监测平台: to where, and not what.
            yield self._unnamed(match, (start, end))
        elif start < end:
            named = self._text[start:end]
            if not _VAGUE.fullmatch(named) and (match["verb"] != "报告" or self._names_a_thing(named)):
                yield from self._named(start, end, match["verb"], recipient)
        elif recipient is not None:
            earlier = _earlier_object(self._text, match.start())
            if earlier is not None:
                yield from self._named(*earlier, match["verb"], recipient)
            else:
                yield self._unnamed(match, recipient)

    def _bare(self, match: re.Match[str]) -> Iterator[HandedIn]:
        """形成自查报告并按要求报送; 应在12小时内报告, which does not say to whom."""
        if match["told"]:
            kind = self._kinds.of("", match["told"])
            yield HandedIn(*match.span("told"), named=False, kind=kind, recipient=None)
            return
        earlier = _earlier_object(self._text, match.start())
        if earlier is not None:
            yield from self._named(*earlier, match["verb"], None)

    def _named(
        self, start: int, end: int, verb: str, recipient: tuple[int, int] | None
    ) -> Iterator[HandedIn]:
        """One thing, or each of several titled ones: 《甲》和《乙》."""
        if others := _OTHERS_THING.search(self._text, start, end):
            end = others.start()
        start, end = _trimmed(self._text, start, end)
        name = self._text[start:end]
        if not name or _NO_THING.fullmatch(name) or name.endswith(("的", "时", "后", "前")):
            return
        opens = _LISTED.match(self._text, start, end)
        if opens and (listed := list(_listed(self._text, opens.end()))):
            for left, right in listed:
                kind = self._kinds.of(self._text[left:right], verb)
                yield HandedIn(left, right, named=True, kind=kind, recipient=recipient)
            return
        titles = [(start + m.start(), start + m.end()) for m in _TITLED.finditer(self._text[start:end])]
        parts: Sequence[tuple[int, int]] = titles if len(titles) > 1 else self._each(start, end)
        for left, right in parts:
            kind = self._kinds.of(self._text[left:right], verb)
            yield HandedIn(left, right, named=True, kind=kind, recipient=recipient)

    def _each(self, start: int, end: int) -> Sequence[tuple[int, int]]:
        """The things of an enumeration, where each is known for one by its noun: 申请书、检测报告和证明."""
        joints = [(start, start), *(m.span() for m in _AND.finditer(self._text, start, end)), (end, end)]
        parts = [(left, right) for (_, left), (right, _) in pairwise(joints)]
        if all(right - left > 2 and self._kinds.by_name(self._text[left:right]) for left, right in parts):
            return parts
        return [(start, end)]

    def _unnamed(self, match: re.Match[str], recipient: tuple[int, int]) -> HandedIn:
        return HandedIn(
            *match.span(), named=False, kind=self._kinds.of("", match["verb"]), recipient=recipient
        )

    def _whom(self, match: re.Match[str]) -> tuple[int, int]:
        """The words that say to whom, without those for how."""
        start, end = match.span("to")
        how = _TO_WHOM.search(self._text, start + 2, end)
        return start, how.start() if how else end

    def _names_a_thing(self, name: str) -> bool:
        return self._kinds.by_name(name) is not None or name.endswith(("结果", "信息"))


def _listed(text: str, after: int) -> Iterator[tuple[int, int]]:
    """The items of the list that follows: 以下材料：（一）申请书；（二）检测报告。"""
    opens = _LIST.match(text, after)
    at = opens.end() if opens else len(text)
    while mark := _MARK.match(text, at):
        stop = _ITEM_END.search(text, mark.end())
        end = stop.start() if stop else len(text)
        if mark.end() < end and not modals(text[mark.end() : end]):
            yield mark.end(), end
        at = stop.end() if stop else len(text)


def _verb(match: re.Match[str]) -> str:
    """What is done with the thing: 报市通管局备案 is a filing."""
    return "备案" if match["after"].rstrip().endswith("备案") else match["verb"]


def _earlier_object(text: str, before: int) -> tuple[int, int] | None:
    """The thing made in an earlier clause, which the verb leaves unsaid."""
    matches = list(_EARLIER_OBJECT.finditer(text[:before]))
    return matches[-1].span("object") if matches else None


_ITEM_END = re.compile(r"[；;。\n]\s*")
_FOR_WHAT = re.compile(r"(?:备案|备查|审[批核查定]|核[准查]|同意|批准|确认|存档|汇总)后?$")
_TO_WHOM = re.compile(
    r"(?:书面|及时|如实|主动|按时|按期|统一|同时|立即|逐级|分别|依法|首次|直接|如期|一并|在线|提前|定期"
    r"|(?:进行|申请|提出|办理|提供|履行|开展|通过|申报|提交)[^，。；]*)+$"
)
"""What stands between whom something is handed in to and the verb, and names nobody."""
_BODY = re.compile(
    r"[^，。；、《》的将在]{2,24}?(?:中心|小组|专班|秘书处|秘书组|委员会|联席会议)(?![^，。；]{0,4}(?:平台|系统))"
)


def _recipient(text: str, start: int, end: int, finder: ActorFinder) -> tuple[int, int] | None:
    """Authorities that stand at the head of these words."""
    mentions = [(start + left, start + right) for left, right, _ in finder.authorities_in(text[start:end])]
    if not mentions or mentions[0][0] != start:
        # Not known, but a public body by what it is: 报送省交通运输厅.
        for_what = _FOR_WHAT.search(text, start, end)
        body = finder.public_body_at(text[start : for_what.start() if for_what else end])
        if body is None and (match := _BODY.match(text, start, end)):
            body = match.end() - start
        return None if body is None else (start, start + body)
    stop = mentions[0][1]
    for left, right in mentions[1:]:
        if left - stop <= 2:
            stop = right
    return start, stop


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (match := _TRIM.search(text[start:end])):
        if match.start() == 0:
            start += match.end()
        else:
            end = start + match.start()
    while start < end and text[start] in " \u3000":
        start += 1
    while start < end and text[end - 1] in " \u3000：:":
        end -= 1
    return start, end
