"""What a statement asks to be handed in, and to whom: the objects of 报送, 提交, 备案 and their like."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dutygraph.graph.model import DeliverableKind
from dutygraph.loaders.duties.handing_in.joined import FILL_IN, to_the_same
from dutygraph.loaders.duties.handing_in.recipients import (
    BODY_END,
    FOR_WHAT,
    ITS_OWN,
    OWN,
    SYSTEM,
    TO_END,
    TO_ORGAN,
    Place,
    is_public,
    names_private,
    recipient_at,
    whom,
)
from dutygraph.loaders.duties.handing_in.things import (
    FORMS,
    PAPER,
    HandedIn,
    KindWords,
    listed,
    named_things,
    trimmed,
)
from dutygraph.loaders.duties.handing_in.unsaid import BARE, unsaid
from dutygraph.loaders.duties.handing_in.verbs import (
    GIVE,
    HAND_IN,
    LONGEST_BY,
    NOUN_AFTER,
    OF_PARTY,
    SEND,
    SOUGHT,
    TOLD,
    VAGUE,
    WITH_OBJECT,
    not_asked,
    to_bodies,
)
from dutygraph.loaders.duties.who.actors import ActorFinder
from dutygraph.text.first_characters import quick

_PAPERS_THEN = r"，应当?(?:提[交供]|报送|附)"
_CLAUSE = r"[^，,。；;\n]"
_WITHIN = rf"(?:(?!应当|必须|不得|之日|向|后[\d一二三四五七十]){_CLAUSE})"
_IN_OBJECT = (
    r"(?:(?!(?<![一合])并(?![网购行轨列表])|(?:或者?(?=备案|申报|报送|提交|上报|通过|订立)|[和及与](?=提[供交]|(?:接受|配合)[^，。；\n]{0,20}(?:[检抽核调]查|监督)(?:[，。；\n]|$))|(?<![送交报备供案传写])[：:](?=\u3000{3})|、(?=[订签][立订]|备案(?![表材登号信情])|提交|报送|\d{1,2}月[^，。；、]{1,4}前(?:提交|[填上]?报)))(?![^，。；]*后)|后[\d一二三五七十]|之日起)"
    r"[^，,。；;\n])"
)
_OBJECT = rf"{_IN_OBJECT}*"
_REPORT_NOUN = r"报告(?<=[验测估析结查计度试改评价]报告)"
"""检验报告真实性: no act."""
_AND_SHOW = r"[并及和、](?:公布|公开|公示|发布|披露|更新)(?!等)"
_TO = re.compile(
    rf"(?:向|到(?={_CLAUSE}{{2,40}}?{BODY_END}{_CLAUSE}{{0,4}}?(?:备案|申[请领])))(?P<to>{_WITHIN}{{2,60}}?)"
    rf"(?P<verb>{HAND_IN}|(?P<public>{SEND}|提供|[移送呈转补]交|报案(?=[，,。；;\n]|$)|登记(?:造册)?(?=[，,。；;]|$)|说明(?=情况|原因|理由)|出具(?={_CLAUSE}{{0,16}}(?:意见|报告|证明))|申[请领](?!人|表|书)))(?![的了])(?P<object>(?![、：:])(?:(?!应当|必须){_IN_OBJECT})*|)"
)
_TAKES = re.compile(
    r"(?:将|把(?![关握控]))(?!面临|[予给]以|为您|会(?![议员计])|获得|自动(?=将)|组织(?![机架]构|章程)|对(?![照外比]))(?P<object>[^，,。；;：:\n]{2,160})"
)
_GIVES = quick(
    rf"(?P<verb>(?:(?!报告){HAND_IN}|{TOLD}|{SEND}|{GIVE}|[移分]送|报告(?=[，,。；;\n]|$)|(?:提供|报)给|(?<=数据|信息)(?:实时|同步)?接入|(?<![配运派投推传输赠接护受])送(?:达(?!人)|(?![达往]))(?![检审货电]))"
    r"(?!书(?!面)|表(?!格)|[材资]料|单|责任|人员|情况|件|信息(?!中心)|内容|数据(?!局)|结果|事项|工作|要求|机制))(?:或者?(?:邮寄|寄送|发送))?[至给到于经请]?"
)
_TO_TAIL = re.compile(rf"向(?P<to>{_WITHIN}{{2,60}})$")
_STEPS = r"(?:变更|注销|延期|延续|换[发领]|转移)手续"
_GIVING = (
    rf"(?P<thing>(?:(?![并后]|[前时的](?!期)){_CLAUSE}){{2,40}}?)(?P<given>的?(?:填报|报送|[申上]报|提交)(?:[、和与及](?:填报|报送|[申上]报|提交|报告))*)"
    r"(?:手续|工作(?!的)|(?=[，,。；;\n]|并|$))"
)
"""完成年度报告的填报和提交; what is applied for is named with that: 完成能耗申报工作."""
_COMPLETE = re.compile(
    rf"(?=[向到完办履补])(?:(?:向|(?<![收接达遇送发寄])到)(?P<to>{_WITHIN}{{2,60}}?)(?:申请)?)?(?:完成|办理|履行|补办|(?(to)进行|(?!)))(?!部门|机[构关]|、)(?:{_GIVING}|(?P<steps>{_STEPS})"
    rf"|(?P<object>(?(to){_WITHIN}{{0,60}}?(?:备案|登记|报备|审核|审批)(?:变更|注销|更新)?(?:手续|程序|工作)?(?=[，。；：]|并|$)"
    rf"|(?>{_WITHIN}{{0,40}}(?<![后前代未])(?:备案|更新确认|报备|申报登记)(?:变更|注销|更新)?(?:工作|手续|程序)?)(?!系统|平台|可以|信息|存量|情况|数据|[材资]料|审[核查]|核[验查对]"
    rf"|[后前时的]|[之以][后前]|{_PAPERS_THEN}|[^，。；]{{0,12}}时，))))"
)
_STRAIGHT = quick(
    rf"(?<![向将对、的])(?<!填写|完善|确保|保证|核对|建立|健全|明确|落实|执行|根据|按照|收到)(?:(?:电话|书面|口头)(?=报告|告知))?(?!{_REPORT_NOUN})(?P<verb>{WITH_OBJECT})(?:{_AND_SHOW}|(?!{NOUN_AFTER}))(?P<at>[至给到]|(?<=报)[经请])?(?P<object>{_OBJECT})"
)
_ARRIVES = re.compile(r"[至到](?=[^，,。；;\n]{2,})")
_JOINED, _WHOLE = re.compile(r"[^、和及]+"), re.compile(r".+")
_REPORTS = quick(
    r"(?:(?<=[内当应须要并即时前日行、])(?:书面|口头|电话)报告(?=[，,。；;：:、\n]|$)"
    r"|(?:(?<=[内当应须要需并即时前日新])报|(?<=[日应须需])备)[备案](?=[，,。；;\n]|$)"
    r"|(?:补充备案|(?:更新|变更)报备)(?=[，,。；;\n]|$)|(?<=[内后当应须要])(?:书面|口头|电话)?[首初续终]报(?=[，,、。；;\n]|$)"
    r"|(?<![^，。；])(?:书面|口头|电话)报告(?=应当?[于在])"
    r"|(?:(?<=[日天时钟]内)|(?<=[日天时钟][之以]内))报告(?=[，,。；;、\n]|$))"
)
"""应当在3日内书面报告: the act, of which nothing else is said."""
_ONCE_DECIDED = re.compile(r"后(?:[方才再][^，。；]*|可[^，。；]*)?$")
_DECIDED = re.compile(r"(?:审[批核查定]|核[准验]|验收|同意|批准|认可|确认|合格)(?:后[^，。；]*)?$")
"""What a body does of its own, with nothing in hand: 报某局验收."""
_THROUGH = re.compile(
    r"(?:(?:通过|经由)[^，,。；;\n]{2,40}?|在(?!企业|本|自)[^，,。；;\n]{0,30}?|登录[^，,。；;\n]{0,40}?)(?:系统|平台)”?[，,]?(?:进行|在线|网上)*$"
    r"|(?:接入|对接|连接)[^，,。；;\n]{2,30}?(?:系统|平台)，[^，,。；;\n]{0,6}$|(?:系统|平台)的?(?:对接|接入|连接)，[^，,。；;\n]{0,6}$"
)
"""通过监管平台, or 完成与监管平台的对接，: to where something goes."""
_PAPERS = quick(
    r"(?:(?:备案|申请|申报|报送|报备|登记|提交|上报|填报)的?(?=材|资|文)|(?:备案|报送|报备|上报|填报)的?|(?:需要|需提交|应提交|所需)的?)(?P<verb>材料|资料|文件|内容|信息)(?:应当?|须|一般|主要|至少)*(?:包括有[：:]|包括|包含|如下|有(?=[：:])|为(?=下列|以下)|(?=[：:]\s*[（(]?[1一①]))"
    rf"(?:但不限于)?(?:(?:以下|下列)(?:内容|材料|信息|文件)?)?(?P<object>{_CLAUSE}*)"
)
"""备案材料包括：（一）…; what is said of papers that are handed in."""
_ENCLOSES = quick(
    rf"(?:(?<=[并应须当时随同，,])附[具送上带]?(?!有(?!关))(?![件录表图属加近则着带和近])|连同|(?<=如实)提供|(?<=[还另])(?:应当?|须|需)?提供|(?P<also>提供(?![者的商方])|{FILL_IN}))好?(?P<object>{_OBJECT})"
)
"""并附保险凭证; 提供 and 填写 hand in only beside another such act, for one provides services too."""
_HOLDING = re.compile(r"持(?P<object>[^，,。；;\n向到]{2,60}?)(?:等[，,])?(?=[向到])")
"""持变更证明向主管部门申请变更."""
_APPLICANT = re.compile(r"申[请领](?!的)|进行申报|申报(?:企业|单位|主体|人|者|《|时)")
_ONLY_TO_BODIES = re.compile(r"报给?|寄|送达?|[送移转]?交|交[回还]|提供给")
_SENDS = re.compile(SEND)
_ENTERED = re.compile(rf"(?:系统|平台)|{SYSTEM.pattern}")
_SINCE = ("后", "之日起")
_SHORTEST_NAME = 3
_OF_VERB = {"申报": SOUGHT, "填报": BARE}
"""What is no thing behind one verb: 申报示范项目, 填报信息."""
_ASKS = ("申请", "申领", "说明")


def handed_in(text: str, finder: ActorFinder, kinds: KindWords) -> list[HandedIn]:
    """Everything a statement asks to be handed in, in order; each thing once, with all whom it goes to."""
    found: dict[Place, HandedIn] = {}
    place_at: dict[int, Place] = {}
    for item in _Acts(text, finder, kinds).all():
        within = range(item.start, item.end)
        same = next((place_at[at] for at in within if at in place_at), (item.start, item.end))
        if same not in found:
            place_at.update(dict.fromkeys(within, same))
        # 上传清单，提交至某局，抄送某厅: it goes there.
        both = (*found[same].recipients, *item.recipients) if same in found else item.recipients
        found[same] = replace(found.get(same, item), recipients=tuple(dict.fromkeys(both)))
    return list(to_the_same(text, sorted(found.values(), key=lambda item: item.start)))


def lists_papers(text: str) -> bool:
    """Whether a statement says what the papers are that are handed in: 备案材料包括：（一）…."""
    return _PAPERS.match(text) is not None


class _Acts:
    """The acts of handing in that one statement asks for."""

    def __init__(self, text: str, finder: ActorFinder, kinds: KindWords) -> None:
        self._text = text
        self._plain = to_bodies(text)
        self._finder = finder
        self._kinds = kinds

    def all(self) -> Iterator[HandedIn]:
        plain = self._plain
        taken = bytearray(len(plain))
        for pattern, read in (
            (_PAPERS, self._papers),
            (_TAKES, self._taking),
            (_COMPLETE, self._completing),
            (_TO, self._to),
            (_STRAIGHT, self._straight),
            (_REPORTS, lambda match: [self._act(match, "报告")]),
            (_ENCLOSES, self._enclosing),
            (_HOLDING, self._enclosing),
        ):
            for match in pattern.finditer(plain):
                span = slice(*match.span())
                if 1 in taken[span] or not_asked(plain, match.start()):
                    continue
                alone = match.groupdict().get("also") and 1 not in taken
                if alone and not (self._several_papers(match) or _THROUGH.search(plain, 0, match.start())):
                    continue
                items = list(read(match))
                if items:
                    taken[span] = b"\1" * len(match[0])
                    yield from items

    def _papers(self, match: re.Match[str]) -> Iterator[HandedIn]:
        """申请材料包括营业执照、检测报告."""
        items = list(listed(self._text, match.start("object")))
        for start, end in items or [match.span("object")]:
            if match["verb"] not in ("内容", "信息") or PAPER.search(self._text, start, end):
                yield from self._named(start, end, match["verb"])

    def _taking(self, match: re.Match[str]) -> Iterator[HandedIn]:
        """将审核情况报送市通管局, 将检测报告向市通管局报备.

        Where a system is named, the channel says to where.
        """
        start, end = match.span("object")
        for gives in _GIVES.finditer(self._plain, start + 2, end):
            after, verb = (gives.end(), end), gives["verb"]
            to = _TO_TAIL.search(self._text, start + 2, gives.start())
            recipient = self._whom(to) if to else recipient_at(self._text, *after, self._finder)
            if OWN.match(self._text, *after):
                continue
            if not (recipient or gives[0][-1] in "至到给") and "的" in self._text[gives.end() : end]:
                # 将负责申报工作的联系人反馈某局: 申报 tells which.
                continue
            to_body = _ONLY_TO_BODIES.fullmatch(verb) or verb.endswith("报告") or _SENDS.fullmatch(verb)
            if not (recipient or not to_body or _ENTERED.match(self._text, *after) or self._through(gives)):
                continue
            yield from self._named(
                start,
                to.start() if to else gives.start(),
                _filed(verb, self._text[gives.end() : end]),
                recipient,
            )
            return

    def _to(self, match: re.Match[str]) -> Iterator[HandedIn]:
        """向市通管局报送风险评估报告; 形成目录，向市通管局备案."""
        recipient, verb = self._whom(match), match["verb"]
        if (verb == "报" and not match["object"]) or not TO_END.search(self._text, *recipient):
            return
        start, end = trimmed(self._text, *match.span("object"))
        if OWN.match(self._text, *recipient) or self._text.startswith(_SINCE, match.end()):
            return
        if match["public"] and (
            not is_public(self._text, *recipient, self._finder)
            or self._text.endswith(("的", "后", "时", "前"), start, end)
        ):
            return
        if below := list(self._below(match, verb, recipient)):
            yield from below
            return
        earlier = () if verb in ("报告", *_ASKS) else unsaid(self._text, match.start(), told=True)
        # 形成报告，向某局报送整改情况等内容: what stands in the report.
        if start < end and verb not in _ASKS and not (earlier and match["object"].endswith("等内容")):
            yield from self._thing(match, (start, end), recipient)
            return
        for thing in earlier:
            yield from self._named(*thing, verb, recipient)
        if not earlier:
            yield self._act(match, verb, recipient)

    def _completing(self, match: re.Match[str]) -> Iterator[HandedIn]:
        """向主管部门办理登记、备案手续; 履行负责人信息报送手续.

        Each before its own body, where as many are named: 向甲部门、乙部门办理登记、备案.
        """
        recipients = (self._whom(match),) if match["to"] else ()
        if not recipients and _TO_TAIL.search(self._plain, 0, match.start()):
            return
        if match["thing"] is not None:
            start, end = match.span("thing")
            if match["given"].startswith("申报") and not PAPER.search(match["thing"]):
                end += len("申报")
            if not BARE.fullmatch(match["thing"]):
                yield from self._named(start, end, "备案", *recipients)
            return
        joint = _JOINED if recipients else _WHOLE
        objects = joint.finditer(self._text, *match.span("object")) if match["object"] else ()
        parts = [trimmed(self._text, *one.span()) for one in objects] or [match.span("steps")]
        bodies = [one.span() for to in recipients for one in _JOINED.finditer(self._text, *to)]
        if not 1 < len(bodies) == len(parts):
            bodies = []
        for at, (left, right) in enumerate(parts):
            if left < right:
                to = tuple(bodies[at : at + 1]) or recipients
                yield HandedIn(left, right, named=True, kind=DeliverableKind.FILING, recipients=to)

    def _straight(self, match: re.Match[str]) -> Iterator[HandedIn]:
        """提交《定级报告》; 并报送市通管局; 检测报告于次年1月底前报送."""
        verb = match["verb"]
        if (
            (verb == "报告" and self._text.startswith(("（", "("), match.end("verb")))
            or (verb == "反馈" and OWN.match(match["object"]))
            or TO_ORGAN.match(match["object"])
            or OF_PARTY.match(match["object"])
            or (match["at"] in ("经", "请") and _ONCE_DECIDED.search(match["object"]))
            or self._text.startswith(_SINCE, match.end())
            or match["object"].endswith(("之后", "以后"))
        ):
            # 报经某局同意后, 申报评估后10日内: when something else is due.
            return
        if below := list(self._below(match, verb)):
            yield from below
            return
        start, end, recipient, system = self._thing_and_whom(match)
        sends = _SENDS.fullmatch(verb) is not None
        through = self._through(match)
        told = recipient is not None or system is not None or (through and sends)
        if not told and (sends or (verb == "报" and not PAPER.search(match["object"])) or match["at"]):
            return
        if start < end:
            name = self._text[start:end]
            if verb != "报告" or self._kinds.by_name(name) or name.startswith(("以下", "下列")):
                yield from self._thing(match, (start, end), recipient)
            return
        earlier = () if verb == "报告" else unsaid(self._text, match.start(), told=told)
        for thing in earlier:
            yield from self._named(*thing, _filed(verb, match["object"] or ""), recipient)
        tells = recipient is not None and (verb in ("通报", "告知") or not sends)
        tells = tells and not (verb == "报" and _DECIDED.search(match["object"]))
        if not earlier and (tells or (through and verb.endswith("备案"))):
            yield self._act(match, verb, *filter(None, [recipient]))

    def _below(self, match: re.Match[str], verb: str, *recipients: Place) -> Iterator[HandedIn]:
        """The papers of the list that an act opens: 应当提交：（一）申报书；（二）营业执照."""
        if verb != "报告" and self._text.startswith(("：", ":"), match.start("object")):
            for start, end in listed(self._text, match.start("object")):
                if PAPER.search(self._text, start, end):
                    yield from self._named(start, end, verb, *recipients)

    def _through(self, match: re.Match[str]) -> bool:
        return _THROUGH.search(self._text, max(0, match.start() - LONGEST_BY), match.start()) is not None

    def _thing(self, match: re.Match[str], thing: Place, recipient: Place | None) -> Iterator[HandedIn]:
        """What an act names behind it, unless it is too vague; 备案变更 and 报告情况 are the act."""
        verb, named = match["verb"], self._text[slice(*thing)]
        if recipient and len(named) < _SHORTEST_NAME and verb.endswith(("备案", "报告")):
            yield self._act(match, verb, recipient)
        elif recipient or not (VAGUE.fullmatch(named) or _OF_VERB.get(verb, VAGUE).fullmatch(named)):
            yield from self._named(*thing, _filed(verb, match["object"] or ""), recipient)

    def _thing_and_whom(self, match: re.Match[str]) -> tuple[int, int, Place | None, Place | None]:
        """Start and end of the thing behind a verb, and the words for to whom or to which system it goes."""
        start, end = match.span("object")
        # 数据至监管平台: where it goes stands behind it.
        found = _ARRIVES.finditer(self._text, start, end)
        arrives = next((one for one in found if is_public(self._text, one.end(), end, self._finder)), None)
        recipient = None if arrives else recipient_at(self._text, start, end, self._finder)
        where = trimmed(self._text, start, end)
        system: Place | None = None
        if recipient is not None:
            start = recipient[1]
        elif SYSTEM.fullmatch(self._text, *where) or self._text[slice(*where)] in ("系统", "平台"):
            # 上报国家监测平台: to where, and not what.
            start, system = end, where
        elif names_private(self._text[slice(*where)]):
            # 提交基础电信企业: to whom, and no thing.
            start = end
        elif arrives:
            system = arrives.end(), end
            recipient = recipient_at(self._text, *system, self._finder)
            end = arrives.start()
        start, end = trimmed(self._text, start, end)
        if recipient is not None and (
            FOR_WHAT.fullmatch(self._text, start, end)
            or ITS_OWN.fullmatch(self._text, start, end)
            or self._text.startswith(("和", "与", "及", "或"), start)
        ):
            start = end
        return start, end, recipient, system

    def _several_papers(self, match: re.Match[str]) -> bool:
        """Several papers, one in a case or of who applies go to whoever inspects, and others to buyers."""
        clause = max(self._plain.rfind(mark, 0, match.start()) for mark in "，,。；;\n") + 1
        several = len(list(self._named(*match.span("object"), "提交"))) > 1
        asked = self._plain.endswith("的，", 0, clause) or _APPLICANT.search(self._plain, 0, match.start())
        return bool(several or asked) and not re.search("[向为给]", self._plain[clause : match.start()])

    def _enclosing(self, match: re.Match[str]) -> Iterator[HandedIn]:
        """并附检测报告和保险凭证: no thing but a paper."""
        start, end = trimmed(self._text, *match.span("object"))
        paper = self._text[start:end]
        vague = VAGUE.fullmatch(paper) or paper in ("资料", "有关资料", "相关资料")
        entered = match.groupdict().get("also") == FILL_IN and paper.endswith(("信息", "数据"))
        if (entered or PAPER.search(paper)) and not (vague or FORMS.fullmatch(paper)):
            yield from self._named(start, end, "提交")

    def _named(self, start: int, end: int, verb: str, *recipients: Place | None) -> Iterator[HandedIn]:
        return named_things(self._text, start, end, verb, self._kinds, tuple(filter(None, recipients)))

    def _act(self, match: re.Match[str], verb: str, *recipients: Place) -> HandedIn:
        return HandedIn(*match.span(), named=False, kind=self._kinds.of("", verb), recipients=recipients)

    def _whom(self, match: re.Match[str]) -> Place:
        return whom(self._text, *match.span("to"))


def _filed(verb: str, said: str) -> str:
    """What is done with the thing: 报市通管局备案 is a filing."""
    return "备案" if said.rstrip().endswith("备案") else verb
