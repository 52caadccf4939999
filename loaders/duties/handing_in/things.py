"""The things that are handed in: what they are called, and of which kind they are."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dutygraph.graph.model import DeliverableKind
from dutygraph.loaders.duties.acts import ACT_IN_CALL, FILING_AT_HEAD
from dutygraph.loaders.duties.handing_in.recipients import BODY_END, HOW, PURPOSE, REMARK, Place
from dutygraph.loaders.duties.items import MARK
from dutygraph.loaders.duties.modality import modals
from dutygraph.loaders.duties.who.parties import PARTY
from dutygraph.loaders.knowledge.vocabulary import DeliverableKindEntry
from dutygraph.text.first_characters import quick

Spans = tuple[Place, ...]

_LISTS, _ALSO = re.compile(r"、"), re.compile(r"以及")
_AND = re.compile(
    r"、|以及|[和及与](?!附件|(?!加盖)[^、]{1,30}的)(?=[^、]*$)"
    r"|(?<=[告书表案料件明])[和及与](?=[^、的]{2,16}的(?!复印|扫描|原件|目录|清单|附件|副本)[^、的]{2,8}$)"
)
"""Where an enumeration is parted; 和 joins its last two alone: 结构及说明、方案和报告.

The last of them may tell of what it is: 申报书和拟订立的法律文件, but not 甲书和乙书的复印件.
"""
_AND_SO_ON = re.compile(r"等[^、]{0,8}$")
_PAPERS = re.compile(r"等(?:证明|申请|相关|有关|纸质|书面|电子)?(?:材料|资料|文件)")
"""What says that all those named before it are papers."""
PAPER = quick(
    r"(?:报告|报表|总结|结论|技术要求|方案|预案|计划|打算|目录|清单|名[录单册称]|台账|材料|资料|附件\d{0,2}|证明|(?<![论认验查见保佐求公鉴取举对考])(?<!送达回)证|回执|文件|[执牌]照|号牌|复印件|扫描件|原件|说明|意见"
    r"|承诺|合同|协议|制度|规程|手册|细则|图纸?|照片|[子质]版|(?<=[级据件装缩])包|光盘|委托|(?<!代)表[一二三四五六七八九十\d]{0,2}|[月周季年日快简]报|案例|档案|[文样译副正]本|影印件|图像|样[品机]|记录|公告|书|单|函)[》”]?$"
)
NOUN = re.compile(
    rf"(?!{ACT_IN_CALL}|{FILING_AT_HEAD}|{HOW}|[在从对为以由及同每另暂待如其长需无请按经见详向将把可尽是否有没]|加(?!密)|应(?![急用])|自(?![查评检])|达到|形成|提供|线上|系统(?=[填上提申]))"
    rf"(?!.*(?:[前后内时次起份张套等的了报交送传]|备[案查]|[留保]存|存档|[检核抽自]查|更新|健全|[纸本]质|电子|坚持|可控|到位|完成|达标|上线|运行|{BODY_END})$)"
    r"(?:(?![须未已不])[一-鿿A-Za-z\d]){2,16}"
)
"""What a column of papers names without one of the nouns by which papers are known: 会议纪要, 培训课件."""
_SHORT = re.compile(
    r"照片|图纸|号牌|总结|[月周季年日]报|样[品机]|附[件图]|合同|协议|章程|名单|清单|台账|目录|[方预]案|计划|报表|表[一二三四五六七八九十\d]"
)
"""Papers that are told from others by so short a name."""
_HOLDS = re.compile(r"(?:清单|台账|[目名]录|名单|表|信息|情况)$")
"""What holds what stands before it: 车辆名称、数量和联系人清单."""
_PARTS = re.compile(r"《[^》]+》|(?:（[^（）]*）|(?!等$)[^、，,；;。\n《（])+")
_NOTED = re.compile(r"[（(](?:报(?!告)|抄|送|提交)[^（）()]{2,80}[）)]")
_NOTED_TO = re.compile(r"(?:抄?报送?|抄?送|提交)[至给到]?(?P<to>[^，,；;（）()]{2,40})")
"""To whom a thing goes, told behind it in brackets."""
_TITLED = re.compile(r"《[^》]+》")
_FORM = (
    r"(?:(?:(?:以上|上述)?材料|文件)?(?:(?:加盖公章|盖章|签字)[后的])?(?:PDF|WORD|EXCEL|可编辑)?(?:格式|版式)?的?(?:电子|纸质|书面|盖章版?|签字|扫描|复印|原){1,2}(?:版|件|稿|文档|文件)"
    r"|(?:电子|纸质)报告|(?:PDF|WORD|EXCEL)(?:格式)?[版的]?|可编辑版|光盘|[Uu]盘)"
)
"""In what form a thing is handed in, which is no name where it has one: 纸质版, PDF格式电子版."""
FORMS = re.compile(
    rf"(?:{_FORM}|（[^（）]*）|[、，和及与并]|各?[一二两三四五六\d]{{1,2}}[份张])*", re.IGNORECASE
)
FORM = re.compile(_FORM, re.IGNORECASE)
_TITLE_ALONE = re.compile(
    rf"(?:填写|签署|加盖公章|盖章|完整|的)*(?P<title>《[^》]+》){FORMS.pattern}", re.IGNORECASE
)
_LEAD = re.compile(
    r"每年(?=年度)|[^，。；、]{0,16}?会同[^，。；、]{2,16}?(?:提出|编制|制定|拟[定订])|(?:符合(?![^，。；、的]*(?:规定|条件|标准))[^，。；、的]{2,16}的|(?:上述|前述|这些|相应)的?|[下以如][列下][一-鿿]{2,8}：(?=[一-鿿])|其(?![中他它余])|(?:(?:经|由|按照?)[^，。；、的]{2,24}|系统(?:自动)?)(?:通过|生成|导出|测制|编制|出具|签[字章]|盖章|确认|审核|认可|批准|制定|备案)后?的|[^，。；、]{0,30}形成(?!的)(?=[^，。；、]{2,}$)|[一两二三四\d][次份套])(?=\S)"
)
_TRIM = quick(
    r"等(?:有关|相关)?(?:内容|方面|事项)$|的(?:方式|形式)$|后[方才]?[可能][^，。；]*$|"
    r"(?:工作|手续|程序)$"
    rf"|(?<=[\u4e00-\u9fff）)])各?[一二两三四五六\d][份套张]$|(?<=[料告书表件证案单品据知明])(?:进行|办理|加以|具有|申请(?![表书材]))[^，。；、的]{{2,16}}$|(?<=[一-鿿])(?:(?:书面|口头|电话)或者?|传真|邮寄)$|(?<=”)[一二两三四五六\d][张份][表书件]$|(?<=情况|信息|数据)规范$|[、和及与并]{_FORM}$|^[一两二三四\d]{{1,2}}次$|(?<=[表书料件告单账册案》])[^，。；、的和及与表书单》]{{1,8}}后$|(?<=[表书料件告单账册》])[一-鿿]{{2}}并$|(?<=[表书料件告单])由(?![^，。；]*的)[^，。；]+$"
    r"|在?[\d一二三四五六七八九十]{1,4}个?(?:小时|分钟|工作日|自然日|日|天)(?:之|以)?内$|自[^，。；、]{2,30}日起[^，。；、]{0,16}$"
    rf"|(?:按|每)(?:个?月度?|季度?|半年度?|年度?|周|日)$|即可$|后(?:发送|报[送至给]|提交|上传|寄送|邮寄)[^，。；]*$|以[^，。；、]{{1,10}}(?:形式|方式)函?$|一式[一二两三四五六\d][份套]$|(?:装订|打包|密封|加盖[^，。；、]{{0,6}}章|刻录)(?![的）)])[^，。；、]{{0,6}}$|在《?[^，。；、]{{2,30}}(?:系统|平台)》?$|(?:(?<!关)于|在|自(?![评查检测主]))[^，。；、]{{1,24}}(?:后|前|时|起)$|(?<!关)[于在]$|(?<=[件表书料告单册版案])\d{{1,2}}月(?:\d{{1,2}}日|[底末])前$|(?:汇总|书面|扫描|拍照|(?:至少)?提前[^，。；、日天]{{1,8}}[日天]|{HOW})+$|(?:按照?|依照|依据)[^，。；、]{{1,20}}(?:规定|要求|格式|方式|程序)$|[（(][^（）()]*[）)]$|、《$|一并(?:报|提交|移?交|寄)[^，。；]*$|通过(?!的)[^，。；]{{2,40}}$|随(?!车)[^，。；、]{{2,30}}$"
)
_BETWEEN_NAMES = re.compile(r"[（(][^（）()]*[）)]|[、，,；;。《》“”\s和及]")
LISTED = re.compile(r"(?:下列|以下|如下)[一-鿿]{2,8}")
_NAMED_LIST = re.compile(
    r"[^，。；：:、（\n]{0,16}?(?:材料|资料|文件)"
    rf"(?=，(?:主要|一般|应当?)?(?:包括|包含)[：:]|(?:（[^（）]*）)?[：:]\s*{MARK})"
)
"""提交申请材料，包括：（一）…, 提交年报材料：1、…: each of them is handed in."""
_LIST = re.compile(r"[^：:\n]{0,40}[：:]\s*(?=\S)")
_MARK = re.compile(rf"{MARK}\s*")
_NO_THING = re.compile(
    r"内容|[\d一二两三四五六七八九十半]+个?(?:年|季度|月|周|日|天|小时)|(?:每[\d一两三四半]{0,2}个?(?:年|季|月|周|日|天|班|小时)|不[少低]于|至少).*次|.*[前内](?:完成|报送|提交).*|(?:后|前|时|的|之日|之后|之前|期间)[^，。；]{0,2}$|[后前时]|(?:[向者的到至或]|由(?!.*的)|登录).*|[^《“（]*(?:应当|必须|不得|应[于在]|需[到在于向]|(?<![申邀聘提])请(?![求示假]))[^的]*|.*(?:[向将、或]|或者)|[（(]?[一二三四五六七八九十\d]+[）)]?(?:[、至到~～—-][（(]?[一二三四五六七八九十\d]+[）)]?)*[项款条]|[“\"]无[”\"]|.*(?:[之以]?外|之日[起止]?|[表告书料证息据]》?的(?:项目|企业|单位|公司|机构|期间))$|.*(?:中附[具上带]|截止之?日|之日[前起止]).*|其中.*|.*的(?:企业|单位|机构|主体)范围.*|.*(?:不用|无[需须]).*|[^《“]*是(?!否).*|[^，。；]*在[^，。；在]{1,12}内[^，。；]*"
)
_BODY = re.compile(
    rf"(?:(?<![公格布])[局厅]|(?<!分支)机构|部门|机关|政府|法院|小组|(?<=[一-鿿])代表|大会|委员会|会议|职工|场所)(?:仲裁|讨论|审议|表决|决定|{PURPOSE})*+、?$|^(?:{PURPOSE}|讨论决定)$"
)
"""To whom or for what, and no thing: 提交仲裁机构仲裁, 报送审批."""
_OF_CASE = re.compile(
    r"(?:[^，。；]{2,40}的(?:（[^（）]*）)?|对[^，。；]{2,40})[，,](?:还|另|应当?|需|须|同时|一并|补充)*(?:提[供交]|报[送告]|附具?)"
)
"""What is asked for in a case alone: 委托他人办理的，还需提供授权书."""
_SAYS_MORE = re.compile(
    r"，(?:(?:其中|内容|主要|一般|至少|应当?|须)*(?:包括|包含|含(?!有)|注明|载明|写明|加盖|应|须|需)(?![^（]*）)"
    r"|(?:分别|同时|并)?(?:抄?报|上报|[抄报寄]送|送交?|提?交)(?:至|给|到|送)?(?=[^，。；]{2,24}$))"
)
"""Where what is said of a paper begins: 情况说明，包括品牌、型号; 评估报告，报某局."""
_ITEM_END = re.compile(r"[；;。\n]\s*")
_OTHERS_THING = re.compile(r"[、，](?=[^、，]{2,14}将)")
"""Where what another party hands in begins: 企业将甲、主管部门将乙，报送至某部."""
_TO_WHOM = re.compile(
    rf"(?:[向到]|报(?:[请经]|送|给)?(?=\n{PURPOSE}$))\n(?:（[^（）]*）|{HOW}|申请(?=备案|登记)|会同[^，。；]{{2,60}}?(?=[申报备提审核批验]))*|[至到给于]?\n|(?<=[案查档])后[^，。；]*$|予以[^，。；]*$|[一两二三\d]次$"
)
"""What an act says beside what it is; for a newline stand the words for to whom."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """`start` to `end` of the statement's text name the thing; without `named` they are the act itself.

    `recipients` are start and end of the words that say to whom, once for each act.
    """

    start: int
    end: int
    named: bool
    kind: DeliverableKind
    recipients: Spans = ()

    def called(self, text: str) -> str:
        """Its name without the marks of a title; an act's without to whom: 向某局书面报告 is 书面报告."""
        name = text[self.start : self.end]
        if self.named:
            return name[1:-1] if name[0] + name[-1] in ("《》", "“”") else name
        for left, right in reversed(self.recipients):
            if self.start < left and right <= self.end:
                name = f"{name[: left - self.start]}\n{name[right - self.start :]}"
        name = _TO_WHOM.sub("", name) or name
        return "报告" if name == "报" else name


class KindWords:
    """The kinds of deliverables by the words of the vocabulary."""

    def __init__(self, kinds: Iterable[DeliverableKindEntry]) -> None:
        entries = tuple(kinds)
        self._nouns = sorted(
            ((noun, entry.kind) for entry in entries for noun in entry.nouns), key=lambda pair: -len(pair[0])
        )
        self._verbs = [(verb, entry.kind) for entry in entries for verb in entry.verbs]

    def by_name(self, name: str) -> DeliverableKind | None:
        """The kind whose noun a thing's name ends in: 风险评估报告."""
        bare = name.strip("《》“” ")
        return next((kind for noun, kind in self._nouns if bare.endswith(noun)), None)

    def of(self, name: str, verb: str) -> DeliverableKind:
        """By its name, else by the act of handing it in, or by what else it is called."""
        return (
            self.by_name(name)
            or next((kind for word, kind in self._verbs if verb.endswith(word)), None)
            or self.by_name(verb or "报告")
            or DeliverableKind.REPORT
        )


def asked_things(text: str, kinds: KindWords) -> list[HandedIn]:
    """The things that a cell for materials names: 风险评估报告、重要数据目录（报市工信局，抄送市网信办）."""
    found = []
    for part in _PARTS.finditer(text):
        start, end = trimmed(text, *part.span())
        name = text[start:end]
        if _is_thing(name, kinds) or NOUN.fullmatch(name):
            noted = _NOTED.match(text, end, part.end())
            to = tuple(one.span("to") for one in _NOTED_TO.finditer(text, *noted.span())) if noted else ()
            found.append(HandedIn(start, end, named=True, kind=kinds.of(name, ""), recipients=to))
    return found


def names_alone(text: str, names: Iterable[str]) -> bool:
    """Whether nothing is said but the names of things and, in brackets, whom they go to."""
    return _BETWEEN_NAMES.sub("", text) == _BETWEEN_NAMES.sub("", "".join(names))


def named_things(
    text: str, start: int, end: int, verb: str, kinds: KindWords, recipients: Spans
) -> Iterator[HandedIn]:
    """One thing, each of several titled ones (《甲》和《乙》), or the items of a list that it opens."""
    end = others.start() if (others := _OTHERS_THING.search(text, start, end)) else end
    start, end = trimmed(text, start, end)
    name = text[start:end]
    if (
        not name
        or _NO_THING.fullmatch(name)
        or PARTY.fullmatch(name)
        or _BODY.search(name)
        or name.endswith(("的", "时", "后", "前"))
    ):
        return
    opens = LISTED.match(text, start, end) or _NAMED_LIST.match(text, start)
    items = list(listed(text, opens.end())) if opens else []
    parts: Sequence[Place] = [each for item in items for each in _each(text, *item, kinds)]
    if not parts:
        plain = REMARK.sub(lambda said: "\u25a1" * len(said[0]), name)
        titles = [(start + m.start(), start + m.end()) for m in _TITLED.finditer(plain)]
        alone = _TITLE_ALONE.fullmatch(name)
        parts = titles if alone or len(titles) > 1 else _each(text, start, end, kinds)
    named = [one for one in parts if not FORMS.fullmatch(text, *one)] or parts[:1]
    for left, right in named:
        filled = _TITLE_ALONE.fullmatch(text, left, right) if text[left] != "《" else None
        first, last = filled.span("title") if filled else (left, right)
        yield HandedIn(first, last, named=True, kind=kinds.of(text[first:last], verb), recipients=recipients)


def _each(text: str, start: int, end: int, kinds: KindWords) -> Sequence[Place]:
    """The things of an enumeration, where each is known for one by its noun: 申请书、检测报告和证明."""
    more = _AND_SO_ON.search(text, start, end)
    papers = more is not None and _PAPERS.fullmatch(more[0]) is not None
    open_end = more is not None and more[0] == "等"
    last = more.start() if more and (papers or open_end) else end
    plain = text[:start] + REMARK.sub(lambda said: "\u25a1" * len(said[0]), text[start:end])
    joins = (_ALSO, _LISTS) if "或" in text[start:end] else (_AND, _LISTS)
    for joint in () if more and not papers and not open_end else joins:
        joints = [(start, start), *(m.span() for m in joint.finditer(plain, start, last)), (last, last)]
        parts = [trimmed(text, left, right) for (_, left), (right, _) in pairwise(joints)]
        known = [papers or _is_thing(text[left:right], kinds) for left, right in parts]
        mostly = 3 * sum(known) >= 2 * len(parts) > 5 and known[-1] and not _HOLDS.search(text, *parts[-1])
        parted = all(right - left > 2 or _SHORT.fullmatch(text, left, right) for left, right in parts)
        if parted and ((mostly and not open_end) or all(known)):
            return parts
    return [(start, end)]


def _is_thing(name: str, kinds: KindWords) -> bool:
    paper = not name.endswith("代表") and (PAPER.search(name) or kinds.by_name(name))
    return bool(paper) or name.endswith(("结果", "情况", "信息", "回执", "截图"))


def listed(text: str, after: int) -> Iterator[Place]:
    """The items of the list that follows: 以下材料：（一）申请书；（二）检测报告。

    Lines without marks are items where a semicolon parts them.
    """
    opens = _LIST.match(text, after)
    at = opens.end() if opens else len(text)
    parted = False
    while at < len(text):
        mark = _MARK.match(text, at)
        start = mark.end() if mark else at
        stop = _ITEM_END.search(text, start)
        if mark is None:
            goes_on = stop is not None and stop[0][0] in "；;"
            if text[at - 1] != "\n" or not (parted or goes_on):
                return
            parted = goes_on
        end = stop.start() if stop else len(text)
        of_case = _OF_CASE.match(text, start, end)
        start = of_case.end() if of_case else start
        more = _SAYS_MORE.search(text, start, end)
        asks = any("的" not in text[start + one.end : end] for one in modals(text[start:end]))
        last = text.find("，", start, end) if asks else more.start() if more else end
        if start < last and text[last - 1] != "的":
            yield trimmed(text, start, last)
        at = stop.end() if stop else len(text)


def trimmed(text: str, start: int, end: int) -> Place:
    """The name without how it is handed in, how many there are, and blanks."""
    while start < end and (match := _TRIM.search(text[start:end])):
        end = start + match.start()
    while start < end and (lead := _LEAD.match(text, start, end)):
        start = lead.end()
    while start < end and text[start] in " \u3000•·●◆■-—":
        start += 1
    while start < end and text[end - 1] in " \u3000：:":
        end -= 1
    return start, end
