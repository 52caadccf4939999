"""What a statement asks to be handed in, and to whom: the objects of 报送, 提交, 备案 and their like."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dutygraph.graph.model import Bearer, DeliverableKind
from dutygraph.loaders.duties.handing_in.recipients import (
    FOR_WHAT,
    OWN,
    SYSTEM,
    is_public,
    recipient_at,
    whom,
)
from dutygraph.loaders.duties.handing_in.things import HandedIn, KindWords, listed, named_things, trimmed
from dutygraph.loaders.duties.handing_in.unsaid import unsaid
from dutygraph.loaders.duties.modality import blank_quoted
from dutygraph.loaders.duties.who.actors import ActorFinder
from dutygraph.loaders.duties.who.parties import PARTY, bearer_of

_APPLY = r"提出(?=[^，,。；;\n]{0,16}申请(?:[，。；;]|$))"
_TO_BODY = (
    r"(?<!通)报(?![送告备])(?=[^，,。；;\n]{1,60}?(?:[局部委厅办处]|部门|机关|政府|中心|机构|办公室)"
    r"(?:备案|审[批核]|备查)?(?:[，。；]|$))"
)
_SEND = r"(?:传输|传送|推送|发送|寄送|邮寄|通报|[送寄](?=[至到]))"
"""Hands in only what goes to a public body or a system: 寄送至市交委, and not 寄送至用户."""
_UPLOAD = r"上传(?![播统])"
_HAND_IN = (
    r"(?:报送|提交|上报|报备|备案|填报|补报|申报|递交|呈报|抄送|抄报|反馈|更新备案|报告|报(?![案道名刊废价销考酬复警])"
    rf"|{_UPLOAD}|{_APPLY})"
)
_WITH_OBJECT = (
    r"(?:报送|提交|上报|报备|填报|补报|申报|递交|呈报|抄送|抄报|反馈|报告|备案(?=[，,。；;\n]|$)"
    rf"|{_UPLOAD}|{_SEND}|{_APPLY}|{_TO_BODY})"
)
_CLAUSE = r"[^，,。；;\n]"
_OBJECT = r"(?:(?!(?<!一)并(?![网购行轨列]))[^，,。；;\n])*"
_NOUN_AFTER = (
    r"(?:[并或和于须、的等人报送]|提交|上报|应(?!急)|外(?![部资籍])|在(?![用建产职岗途研])|自(?![查评检行律])"
    r"|及(?!时)|[之以]外|要|可|不得|书(?!面)|表(?!格)|指南|主体|单位(?!名称|信息)|对象|制度|机制|义务|渠道|管理|流程"
    r"|内容|事项|范围|方式|频率|频次|周期|时间|时限|系统|平台|功能|接口|通道|端口|速率|采用|采取|实行|执行|遵循)"
)
"""What stands behind a word that is a noun, or that shares its object with the next: 报送方式, 填报并上传."""
_TO = re.compile(
    rf"(?:向|到(?={_CLAUSE}{{2,40}}?(?:机关|部门|[局委]|中心|机构){_CLAUSE}{{0,4}}?备案))(?P<to>(?:(?!向){_CLAUSE}){{2,60}}?)"
    rf"(?P<verb>更新备案|{_HAND_IN}|(?P<public>{_SEND}|申请(?=复[核议评审验查测检]|重新)))(?P<object>{_OBJECT})"
)
_TAKING_TO = re.compile(
    rf"将(?P<object>{_CLAUSE}{{2,80}}?)向(?P<to>{_CLAUSE}{{2,60}}?)(?P<verb>{_HAND_IN}){_CLAUSE}*"
)
_PUT_FIRST = re.compile(
    rf"将(?P<object>{_CLAUSE}{{2,80}}?)[，,]\s*(?:一并|及时|统一|按时|按要求)?(?P<verb>{_WITH_OBJECT})(?:至|给|到|于)?(?P<after>{_CLAUSE}*)"
)
_TAKING = re.compile(
    rf"将(?P<object>{_CLAUSE}{{2,80}}?)(?:实时|及时|同步|统一|如实|按时|一并)*(?P<verb>(?!报告){_HAND_IN}|(?P<public>{_SEND}))(?:至|给|到|于)?(?P<after>{_CLAUSE}*)"
)
_TO_COMPLETE = re.compile(
    rf"向(?P<to>{_CLAUSE}{{2,60}}?)(?:申请)?(?:办理|履行|完成)"
    rf"(?:(?P<thing>{_CLAUSE}{{2,40}}?)(?:报送|申报|提交)手续"
    rf"|(?P<object>{_CLAUSE}{{0,60}}?(?:备案|登记|报备|审核|审批)(?:变更|注销|更新)?(?:手续|程序|工作)?)(?=[，。；;]|并|$))"
)
_COMPLETE = re.compile(
    rf"(?:完成|办理|履行)(?:(?P<thing>{_CLAUSE}{{2,40}}?)(?:报送|申报|提交)手续"
    rf"|(?P<object>(?>{_CLAUSE}{{0,40}}(?<![后前])(?:备案|更新确认|登记|报备)(?:变更|注销|更新)?(?:工作|手续|程序)?)(?![后前时的]|[之以][后前])))"
)
_STRAIGHT = re.compile(
    rf"(?<![向将、])(?P<verb>{_WITH_OBJECT})(?:[并及和](?:公布|公开|公示|发布|披露|更新))?(?!{_NOUN_AFTER})(?P<at>[至给到]|(?<=报)经)?(?P<object>{_OBJECT})"
)
_ARRIVES = re.compile(r"[至到](?=[^，,。；;\n]{2,})")
_REPORTS = re.compile(
    r"(?:(?<=[内当应须要并即时前、])(?:书面|口头|电话)|(?<=[时钟日天以]内))(?P<verb>报告)(?=[，,。；;：:、\n]|$)"
)
"""应当在3日内书面报告; 12小时内报告: the act, of which nothing else is said."""
_PAPERS = re.compile(
    r"(?:(?:备案|申请|申报|报送|报备|登记|提交|上报|填报)的?(?=材|资|文)|(?:备案|报送|报备|上报|填报)的?)(?P<verb>材料|资料|文件|内容|信息)(?:应当?|须|一般|主要|至少)*(?:包括|包含|如下|有(?=[：:])|为(?=下列|以下))"
    rf"(?:但不限于)?(?:(?:以下|下列)(?:内容|材料|信息|文件)?)?(?P<object>{_CLAUSE}*)"
)
"""备案材料包括：（一）…; what is said of papers that are handed in."""
_VAGUE = re.compile(
    r"(?:有关|相关|具体)?(?:材料$|情况|事项|工作(?![一-鿿]{0,8}(?:情况|总结|报告|方案|计划|台账|信息|表)$)|制度|机制|程序|义务|流程|责任|渠道|要求|管理).*"
)
_DENIED = re.compile(r"(?:可以?不|不需要?|无[需须]|不必|免[予于]|不再|未|不得|不予|禁止|严禁)[^，。；]*$")
_LONGEST_DENIED = 20
_BY = re.compile(r"(?<![自理缘])由(?=[^，,。；;\n由]+$)")
_LONGEST_BY = 40
_COPIES = ("抄送", "抄报")


def handed_in(text: str, finder: ActorFinder, kinds: KindWords) -> list[HandedIn]:
    """Everything a statement asks to be handed in, in order; each thing once, with all whom it goes to."""
    found: dict[tuple[int, int], HandedIn] = {}
    for item in _Acts(text, finder, kinds).all():
        span = item.start, item.end
        if (same := found.get(span)) is not None:
            found[span] = replace(same, recipients=(*same.recipients, *item.recipients))
        elif not any(item.start < end and start < item.end for start, end in found):
            found[span] = item
    return list(_to_the_same(text, sorted(found.values(), key=lambda item: item.start)))


def lists_papers(text: str) -> bool:
    """Whether a statement says what the papers are that are handed in: 备案材料包括：（一）…."""
    return _PAPERS.match(text) is not None


def _to_the_same(text: str, items: Iterable[HandedIn]) -> Iterator[HandedIn]:
    """What is handed in without a word on to whom goes where the one before it went: 向某局报告，提交总结.

    A copy is one of the thing before it: 将总结报送甲局，并抄送乙局.
    """
    kept: list[HandedIn] = []
    for item in items:
        last = kept[-1] if kept else None
        if last and not item.recipients and item.kind is not DeliverableKind.FILING:
            kept.append(replace(item, recipients=last.recipients))
        elif last and last.named and not item.named and text.startswith(_COPIES, item.start):
            kept[-1] = replace(last, recipients=(*last.recipients, *item.recipients))
        else:
            kept.append(item)
    yield from kept


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
            (_PAPERS, self._papers),
            (_TAKING_TO, self._taking_to),
            (_PUT_FIRST, self._taking),
            (_TAKING, self._taking),
            (_TO_COMPLETE, self._completing),
            (_TO, self._to),
            (_COMPLETE, self._completing),
            (_STRAIGHT, self._straight),
            (_REPORTS, self._reporting),
        ):
            for match in pattern.finditer(plain):
                if self._not_asked(plain, match.start()) or any(
                    match.start() < end and start < match.end() for start, end in taken
                ):
                    continue
                items = list(read(match))
                if items:
                    taken.append(match.span())
                    yield from items

    @staticmethod
    def _not_asked(plain: str, at: int) -> bool:
        """Whether it is not to be done, or is what a public body does: 由主管部门汇总后报送."""
        if _DENIED.search(plain, max(0, at - _LONGEST_DENIED), at):
            return True
        by = _BY.search(plain, max(0, at - _LONGEST_BY), at)
        return by is not None and any(
            bearer_of(party) is Bearer.AUTHORITY for party in PARTY.finditer(plain, by.end(), at)
        )

    def _papers(self, match: re.Match[str]) -> Iterator[HandedIn]:
        """申请材料包括营业执照、检测报告."""
        items = list(listed(self._text, match.start("object")))
        for start, end in items or [match.span("object")]:
            yield from self._named(start, end, match["verb"])

    def _taking_to(self, match: re.Match[str]) -> Iterator[HandedIn]:
        """将检测报告向市通管局报备."""
        yield from self._named(*match.span("object"), match["verb"], self._whom(match))

    def _taking(self, match: re.Match[str]) -> Iterator[HandedIn]:
        """将审核情况报送市通管局; where a system is named, the channel says to where."""
        after = match.span("after")
        recipient = recipient_at(self._text, *after, self._finder)
        if recipient is None and match["verb"] == "报":
            return
        sent = match.groupdict().get("public")
        if OWN.match(self._text, *after) or (sent and recipient is None and sent in "送寄"):
            return
        yield from self._named(*match.span("object"), _verb(match), recipient)

    def _to(self, match: re.Match[str]) -> Iterator[HandedIn]:
        """向市通管局报送风险评估报告; 形成目录，向市通管局备案."""
        recipient, verb = self._whom(match), match["verb"]
        if verb == "报" and not match["object"]:
            return
        if match["public"] and not is_public(self._text, *recipient, self._finder):
            return
        start, end = trimmed(self._text, *match.span("object"))
        if start < end and verb != "申请":
            if not _VAGUE.fullmatch(self._text[start:end]):
                yield from self._named(start, end, verb, recipient)
            return
        earlier = None if verb in ("报告", "申请") else unsaid(self._text, match.start(), told=True)
        if earlier is not None:
            yield from self._named(*earlier, verb, recipient)
        else:
            yield self._act(match, verb, recipient)

    def _completing(self, match: re.Match[str]) -> Iterator[HandedIn]:
        """向主管部门办理登记、备案手续; 履行负责人信息报送手续."""
        recipients = (self._whom(match),) if "to" in match.re.groupindex else ()
        if match["thing"] is not None:
            yield from self._named(*match.span("thing"), "备案", *recipients)
            return
        start, end = match.span("object")
        joint = r"[^、和及]+" if recipients else r".+"
        for part in re.finditer(joint, self._text[start:end]):
            left, right = trimmed(self._text, start + part.start(), start + part.end())
            if left < right:
                yield HandedIn(left, right, named=True, kind=DeliverableKind.FILING, recipients=recipients)

    def _straight(self, match: re.Match[str]) -> Iterator[HandedIn]:
        """提交《定级报告》; 并报送市通管局; 检测报告于次年1月底前报送."""
        verb = match["verb"]
        start, end, recipient, system = self._thing_and_whom(match)
        sends = re.fullmatch(_SEND, verb) is not None
        told = recipient is not None or system is not None
        if not told and (sends or verb == "报" or match["at"]):
            return
        if start < end:
            named = self._text[start:end]
            if not _VAGUE.fullmatch(named) and (verb != "报告" or self._names_a_thing(named)):
                yield from self._named(start, end, _verb(match), recipient)
            return
        earlier = None if verb == "报告" else unsaid(self._text, match.start(), told=told)
        if earlier is not None:
            yield from self._named(*earlier, _verb(match), recipient)
        elif (where := recipient or system) and (not sends or verb == "通报"):
            yield self._act(match, verb, where)

    def _thing_and_whom(
        self, match: re.Match[str]
    ) -> tuple[int, int, tuple[int, int] | None, tuple[int, int] | None]:
        """Start and end of the thing behind a verb, and the words for to whom or to which system it goes."""
        start, end = match.span("object")
        recipient = recipient_at(self._text, start, end, self._finder)
        where = trimmed(self._text, start, end)
        system: tuple[int, int] | None = None
        if recipient is not None:
            start = recipient[1]
        elif SYSTEM.fullmatch(self._text, *where):
            # 上报国家监测平台: to where, and not what.
            start, system = end, where
        elif arrives := self._arrival(start, end):
            system = arrives.end(), end
            recipient = recipient_at(self._text, *system, self._finder)
            end = arrives.start()
        start, end = trimmed(self._text, start, end)
        if recipient is not None and FOR_WHAT.fullmatch(self._text, start, end):
            start = end
        return start, end, recipient, system

    def _reporting(self, match: re.Match[str]) -> Iterator[HandedIn]:
        yield self._act(match, match["verb"])

    def _arrival(self, start: int, end: int) -> re.Match[str] | None:
        """Where the words begin that say where the thing goes: 数据至监管平台."""
        found = (arrives for arrives in _ARRIVES.finditer(self._text, start, end))
        return next((one for one in found if is_public(self._text, one.end(), end, self._finder)), None)

    def _named(
        self, start: int, end: int, verb: str, *recipients: tuple[int, int] | None
    ) -> Iterator[HandedIn]:
        told = tuple(span for span in recipients if span is not None)
        return named_things(self._text, start, end, verb, self._kinds, told)

    def _act(self, match: re.Match[str], verb: str, *recipients: tuple[int, int]) -> HandedIn:
        return HandedIn(*match.span(), named=False, kind=self._kinds.of("", verb), recipients=recipients)

    def _whom(self, match: re.Match[str]) -> tuple[int, int]:
        return whom(self._text, *match.span("to"))

    def _names_a_thing(self, name: str) -> bool:
        return self._kinds.by_name(name) is not None or name.endswith(("结果", "信息"))


def _verb(match: re.Match[str]) -> str:
    """What is done with the thing: 报市通管局备案 is a filing."""
    said = match.groupdict().get("after") or match.groupdict().get("object") or ""
    return "备案" if said.rstrip().endswith("备案") else match["verb"]
