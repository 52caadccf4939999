"""Which words before its modal word a statement leaves not understood.

What must be is certain only where all that stands before it is: the party itself, what only says how, by
what, to whom or on what occasion, what time or condition was read, and what may happen to any. Any word
beside (a noun behind the name, an act that only some do, a day that nobody knows) may make a kind of its own.
"""

import re
from collections.abc import Iterable
from enum import Enum, auto

from dutygraph.graph.model import Bearer
from dutygraph.loaders.duties.modality import blank_quoted
from dutygraph.loaders.duties.who.parties import HEAD_OF, PARTY, bearer_of
from dutygraph.loaders.duties.who.phrases import CONNECTIVE, POINT, QUANTIFIER, told_by
from dutygraph.text.first_characters import quick

_READ, _PARTY = "\ue000", "\ue001"
"""What stands for words that were read as a condition or a time, and for the name of whom it is about."""
_CLAUSE = re.compile(r"[^，,；;。：:\n]+")
_HOW = (
    r"(?:还|也|均|都|亦|并|且|又|再|则|就|即|应|或|仍|只|当|如|依法|同时|事先|原则上|一般|通常|一律|一定|至少|最[多少迟]|及时|立即|尽快|定期|随时|统一|共同|分别|第一时间|首先|其次|最后"
    r"|今后|今年|即日|当然|因此|据此|[对为]此|确[需因]|[^，。；]{2,6}的是)"
)
_LINK = rf"(?:{POINT}|{CONNECTIVE}|{QUANTIFIER}|{_HOW}|等|[\u3000\s{_READ}、])*"
_LINKS = re.compile(_LINK)
_ENDS_IN_LINKS = re.compile(rf"{_LINK}$")
_LONGEST_LINKS = 12
_CIRCUMSTANCE = re.compile(
    r"自(?![行主])|按|依照?(?!法)|依据|根据|参照|结合|就|针对|围绕|因|由于|随|未|非|无(?!论)|没有|除|是本|作为|[\d年月日至到—-]+$"
)
"""How words begin that tell by what rule or why, and nothing of who must."""
_MEANS = re.compile(r"为|通过|采用|采取|以(?![上下内外])|向|将|把|从(?!事)|凭|在|于|对")
"""The same of for or by what; by itself, behind a party, it is an act of its own: 向用户出租车辆，应当…."""
_OCCASION = re.compile(
    r"(?:时|前|期间|过程中|[之以]?内|中|[以之]?下|上|方面|阶段|以来|的(?:情形|情况)?|除外)$"
)
_ASKED_OF_ALL = re.compile(
    r"(?:开展|进行|组织)[^，。；]{0,12}(?:[排检自]查|评[估测]|审计|备案|演练|培训|保护|管理)$"
)
"""What everybody has to do that the texts are for: 开展安全检查，应当形成报告."""
_LATER = re.compile(r"(?:后|起|结束|届满)$")
_FROM_NOW = re.compile(
    rf"(?:自|从)?(?:即日|现在|今|本[^，。；《]{{0,6}}(?:印发|施行|发布|公布|通知)(?:之日)?|(?:印发|施行|发布|公布|通知)之日|[{_READ}\d年月日]+)(?:起|后)?"
)
_TITLE = re.compile(r"《[^》]{0,300}》")
_TOPIC = re.compile(r"[^，。；、]{1,30}的[^，。；的]{1,8}")
"""What a party does something with, set before it: 企业采集的数据，不得外传."""
_TO_COME = re.compile(r"待|一旦|.*(?:条件(?:成熟|具备|允许)?时|必要时|过渡期|试点期)|第[一二三四五]阶段")
"""What has yet to come, or what another finds needful: 待细则出台; 条件成熟时."""
HAPPENS = quick(
    r"发现|发生|获知|知悉|知道|得知|接到|收到|出现|遭遇|变更|变化|更新|终止|停止|暂停|解散|合并|分立|破产|转让|迁移|注销|撤回|拒绝|违反|逾期"
    r"|存在[^，。；]{0,8}(?:缺陷|隐患|漏洞|风险|问题)|未(?!成年|来)|不能|无法(?!征得|取得)|不再|不符|(?<!可能)影响(?!或者可能)|导致|造成|丢失|泄露|因|到期|届满|调整|事件|事故|要求"
)
MAY_HAPPEN = quick(
    r"自行|有(?:下列|以下|前款|前条|上述)|撤销|延长|补正|整改|委托|完成|通过|符合|同意|报[送告]|申请|检[测查]|验收|合格|退出|更换|改装|升级"
    r"|故障|隐患|风险|问题|异常|缺陷|漏洞|紧急|特殊|必要|另有|举报|投诉|提出|责令|认为|确认|(?<!已)经(?!营)|用于|过户|拟|不[当实全足齐]|[失损坏]|难以|请求|侵[害犯]|危害|情[况节形]|复杂|瞒报|漏报|(?:按|依|根)[照据]"
)
"""What happens where nothing tells a kind of its own: 检测不合格的."""
_BROUGHT_OUT = re.compile(r"售出|销售|交付|出[厂售]|签[订约]|取得|录用")


class Left(Enum):
    """What is left over: nothing, a case of those named, or words that may mean somebody else."""

    NOTHING = auto()
    CASE = auto()
    WHO = auto()


def left_over(text: str, until: int, actor: tuple[int, int] | None, read: Iterable[tuple[int, int]]) -> Left:
    """What the words `until` the modal word leave over but the `actor` and what was `read` of them."""
    plain = shown = blank_quoted(text[:until])
    for title in _TITLE.finditer(text, 0, until):
        shown = shown[: title.start()] + "《" * len(title[0]) + shown[title.end() :]
    words = _masked(shown, actor, read)
    left = Left.NOTHING
    clauses = [one.span() for one in _CLAUSE.finditer(words, told_by(plain, 0, until))]
    for number, (start, end) in enumerate(clauses, 1):
        clause, last = words[start:end], number == len(clauses)
        named = _PARTY in clause
        for piece in clause.split(_PARTY):
            own_act = named if actor else not piece.startswith("为")
            if _understood(piece, behind=named, means=not own_act or end == until):
                continue
            told = piece.strip("\u3000 ")
            topic = named and end < until and _TOPIC.fullmatch(told) and not _MEANS.match(told)
            if (topic and not _names_party(piece)) or (actor is None and last):
                continue
            who = (last and not named) or _names_party(piece)
            left = Left.WHO if who or left is Left.WHO else Left.CASE
    return left


def _masked(plain: str, actor: tuple[int, int] | None, read: Iterable[tuple[int, int]]) -> str:
    """The text with what was read, and the party, put out of sight."""
    for start, end in read:
        words = plain[start:end]
        plain = plain[:start] + _READ * len(words) + plain[start + len(words) :]
    if actor is None or actor[1] > len(plain):
        return plain
    return plain[: actor[0]] + _PARTY + "\u3000" * (actor[1] - actor[0] - 1) + plain[actor[1] :]


def _understood(piece: str, *, behind: bool, means: bool) -> bool:
    """Whether words of a clause say nothing of which enterprises must."""
    start = _LINKS.match(piece)
    words = piece[start.end() if start else 0 :]
    behind_it = _ENDS_IN_LINKS.search(words, max(0, len(words) - _LONGEST_LINKS))
    words = words[: behind_it.start()] if behind_it else words
    if behind and (heads := re.match(HEAD_OF, words)):
        words = words[heads.end() :]
    if len(words) <= 1 or _FROM_NOW.fullmatch(piece.strip()):
        return True
    if _TO_COME.match(words):
        return False
    by_other = words.startswith("经") and _names_public(words)
    happens = not by_other and (
        HAPPENS.search(words) or MAY_HAPPEN.search(words) or _BROUGHT_OUT.search(words)
    )
    if by_other or _LATER.search(words):
        return bool(happens) and not words.endswith("起")
    return bool(
        _CIRCUMSTANCE.match(words)
        or (means and _MEANS.match(words))
        or _OCCASION.search(words)
        or _ASKED_OF_ALL.match(words)
        or (not _MEANS.match(words) and HAPPENS.search(words))
    )


def _names_party(words: str) -> bool:
    return any(bearer_of(party) is not Bearer.AUTHORITY for party in PARTY.finditer(words))


def _names_public(words: str) -> bool:
    return any(bearer_of(party) is Bearer.AUTHORITY for party in PARTY.finditer(words))
