"""Cases that make a kind of its own of an enterprise and that the vocabulary does not know.

车联网企业使用北斗定位的，应当…: whom it binds is open, unless a condition explains the words. What happens
(发现漏洞的) is no such case, for it may happen to any.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from dutygraph.graph.model import Bearer, TimeRuleKind
from dutygraph.loaders.duties.cases.understood import HAPPENS, MAY_HAPPEN, STANDING, Left, left_over
from dutygraph.loaders.duties.modality import blank_quoted, modals
from dutygraph.loaders.duties.time.rules import FoundTimeRule
from dutygraph.loaders.duties.who.actors import Actor
from dutygraph.loaders.duties.who.parties import PARTY, bearer_of
from dutygraph.loaders.duties.who.phrases import names_kind
from dutygraph.text.amounts import AMOUNT
from dutygraph.text.first_characters import quick
from dutygraph.text.labels import item_mark
from dutygraph.text.numerals import CHINESE_NUMERAL

_CLAUSE = re.compile(r"[^，,；;。：:]+")
_CASE_END = re.compile(
    r"的(?:情形|情况)?$|(?:(?<!采集|收集|产生|生成|发生|获取|读取|存储|处理|提供|传输|生产|销售|运营|开发|掌握|运行)"
    r"|(?<=已[一-鿿]{2})|(?<=已经[一-鿿]{2}))的"
    r"[一-鿿]{0,4}(?:车型|车辆|汽车|(?:车辆|汽车)?产品|系统|平台|设施|网络|设备|终端|软件|应用程序|影像|视频|数据)$"
)
"""A case, or a thing of one kind, not one that anybody has: 已经收集的影像, and not 收集的影像."""
_CASE_BEFORE_MODAL = re.compile(r"的(?:[还也均都亦]|依法)*$")
_LEVEL = re.compile(
    rf"第?[{CHINESE_NUMERAL}]级(?:及?以[上下])?的?[^，。；的级]{{0,6}}?(?:系统|平台|网络|对象|设施)"
)
"""Of which level a thing is that something is asked of: 三级以上系统应当每年测评."""
_AMOUNT = quick(
    rf"(?<![第\d{CHINESE_NUMERAL}])(?:{AMOUNT})(?:\s*余?(?:人|名|条|辆|户|台|家|份|万元|元|平方))(?:以上|以下|以内)?[^，,；;。：:]{{0,12}}?的"
)
"""How many, or how much, of what a condition names: 处理敏感个人信息达到1万人的."""
_BELOW = re.compile(
    r"(?:未|不)(?:达到?|满|足|超过)|低于|少于|小于|未被|无法(?:征得|取得)|(?:从?未|没有|不曾)曾?(?:再次|再|被|受到|受过)?(?:发生|出现|处罚).*"
    r"|(?:^|[者业位构商])有(?!关|下列|以下|前款|上述)[^，。；]{2,16}(?:部门|机构|企业|单位|公司|场所|系统|平台|设施|业务|资质)的|(?:因|由于)[^，。；]{2,30}?确?需要?[^，。；]{2,30}的|发现(?:他人|其他(?:企业|单位|组织))"
    r"|不再(?=处理|开展|从事|提供|使用|涉及)|未(?=处理|从事|涉及|收集|存储|向境外|生产|销售|定级|备案|纳入|列入|搭载|具备|设立|配备|建立|部署|接入|安装)"
)
"""What is not reached, or did not happen, happens to nobody: it is which enterprise is meant."""
_LISTED = re.compile(r"[^；;。：:\n\s][^；;。\n]*")
_ANY_OTHER = re.compile(r"其他")
_NOUN = re.compile(r"(?:处理|运营|经营|提供|生产|使用|销售|服务|进口)(?:者|商|企业|单位|机构|公司|主体)")
"""A party's name tells no case: 数据处理者."""
_KIND = re.compile(
    rf"[{CHINESE_NUMERAL}\d]级(?:及?以[上下])?(?:系统|平台|设施|网络|对象)?的|仅|首次|新(?:建|设|申请)|(?:依照|按照|根据)(?:本[^，。；第]{{1,4}})?第[^，。；条]{{1,6}}条|被?(?:认定|列入|纳入|确定)"
)
"""Of which level or list something is: 二级及以下的, 被认定为…的."""
_OTHERWISE = quick(
    r"(?:但|而)?(?:(?:并?不|尚?未|并未)(?:涉及|存在|属于|具备|符合(?=的)|开展|处理|从事|使用|提供|定级|采用|采集|收集|搭载|配备|建立|拥有)"
    r"[^，,。；;：:应须不]{0,20}?的|(?:没有|无(?![需须论法]))[^，,。；;：:应须不]{0,20}?的"
    r"|(?:其他|其它|其余)[^，,。；;：:的]{0,10}?(?:的|企业|单位|公司|系统|平台|车型|车辆|产品|数据|情形|情况|(?=每))|否则|反之|除此之外)"
)
"""Whom the case before it leaves over: 涉及出境的，填报情况表；不涉及的，填报“无”."""
_OF_SOME = re.compile(
    r"（名单[^（）]{0,8}）|一般(?:应当?|情况下)?(?=每)|^[^，。；应]*应当?(?:由[^，。；]{0,16}?(?:机构|第三方)|给予(?:适当|一定|相应|资金)?的?(?:支持|奖励|优惠|表彰|补[贴助])[。；]?$)"
)
"""That others more is told (一般每年报告), or what others may do for the party: 企业应由检测机构检测."""
_BY_WHOM = re.compile(r"(?<![理自])由(?!于)[^，。；]{2,12}的$")
"""By whom something is done tells which is meant: 数据由车端回传的."""
_ALREADY = re.compile(r"^(?:此前|以前|先前)|存量|在用|已(?:售|上市|投产|投入|上线)")
"""What was made or sold before tells whose it is, whatever happens to it: 此前已售车辆未登记的."""
_REACHED = re.compile(
    r"(?:数量|规模|人数)[^，。；的]{0,8}达到?[^，。；的]{2,16}之日起|(?:^|在)(?:申请|委托|首次)[^，。；]{2,24}?前(?![款项条])"
)
"""A day that only comes for those who grow so big, or who apply for something."""
_TOLD_TIMES = frozenset((TimeRuleKind.ANNUAL_DEADLINE, TimeRuleKind.FREQUENCY))
_ALL_OF = ("和", "与", "及", "以及")
_SAYS_MORE = quick(rf"且|同时|继续|{_BELOW.pattern}|(?:{STANDING.pattern})(?![、和或及的]|$)")
"""What beside a condition tells a kind of its own: 三级以上对象未部署甲的; not a verb for the same thing."""
_CASES_FOLLOW = re.compile(
    r"(?P<not>(?:不|未|没|无)[^，。；]{0,3})?(?:具有|具备|有|属于|存在|符合|满足)?(?:下列|以下|如下)[^，。；：]{0,8}?(?P<what>情形|情况|条件)(?P<one>之一)?(?P<case>的|时)?"
)
"""What says that it depends on what is listed: 有下列情形之一的，应当…; not 应当具备下列条件."""
_ANY_ONE = re.compile(r"任[一意何]")
_SEVERAL = re.compile(r"[一二两三四五六七八九\d][项个种条](?:以上|及以上)")
_EVERY = re.compile(r"全部|所有|各项|均")


class Listed(NamedTuple):
    """Where the cases stand that a statement lists, without their marks: `together` all hold, else any will
    do; `unread`: none may, or so many of them. `told` is where the words are that say so (有下列情形之一).
    """

    spans: tuple[tuple[int, int], ...] = ()
    told: tuple[int, int] = (0, 0)
    together: bool = False
    unread: bool = False


NONE_LISTED = Listed()


def listed_cases(text: str, lead: int) -> Listed:
    """The cases that a statement lists behind its first `lead` characters.

    None where what it lists is no case, or where each is something that happens, as it may to any enterprise.
    Conditions without a word that any of them will do (符合下列条件的) all hold together.
    """
    modal = next(iter(modals(text[:lead])), None)
    must = modal.start if modal else 0
    follow = next((m for m in _CASES_FOLLOW.finditer(text, 0, lead) if m["case"] or m.end() <= must), None)
    if follow is None:
        return NONE_LISTED
    cases = []
    for case in _LISTED.finditer(text, lead):
        mark = item_mark(case[0])
        start = case.start() + (mark.end if mark else 0)
        if text[start : case.end()].strip():
            cases.append((start, case.end()))
    conditions = follow["what"] == "条件"
    told = [text[slice(*case)] for case in cases]
    named = [case for case in told if not _ANY_OTHER.search(case)]
    if not conditions and all(_happens(case) for case in named or told):
        return NONE_LISTED
    any_one = follow["one"] or _ANY_ONE.search(follow[0])
    every = _EVERY.search(follow[0]) or text.find("同时", max(0, follow.start() - 8), follow.start()) >= 0
    unread = follow["not"] or _SEVERAL.search(follow[0])
    return Listed(tuple(cases), follow.span(), bool((conditions and not any_one) or every), bool(unread))


def _happens(case: str) -> bool:
    return HAPPENS.search(_BELOW.sub("", case)) is not None


def open_case_of(
    text: str,
    explained: Iterable[tuple[int, int]],
    actor: Actor | None = None,
    rules: Iterable[FoundTimeRule] = (),
) -> Left:
    """What a statement of `actor` leaves open of which are meant, but for what is `explained`, and times."""
    if actor and text.startswith(("其他", "其它", "其余"), actor.start):
        # Who is none of those named before is not told by that: 其他企业可以参照执行.
        return Left.WHO
    spans = tuple(explained)
    timed = ((one.start, one.end) for one in rules if one.kind in _TOLD_TIMES)
    modal = next(iter(modals(text)), None)
    of = actor.span if actor else None
    left = left_over(text, modal.start, of, (*spans, *timed)) if modal else Left.NOTHING
    return Left.CASE if left is Left.NOTHING and _tells_case(text, spans) else left


def _tells_case(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a clause before the first modal word tells such a case, and none of the `spans` it.

    Without a modal word the act is in the last clause: 100万人以上的，每两年审计一次.
    """
    plain = blank_quoted(text)
    modal = next(iter(modals(text)), None)
    told = modal.start if modal else max(plain.rfind("，"), 0)
    if (
        (leaves_over(plain) and not any(start <= 2 for start, _ in spans))
        or any(not _within(one.start() + 1, spans) for one in _LEVEL.finditer(plain, 0, told))
        or _all_of(plain, spans)
        or _OF_SOME.search(text)
        or _REACHED.search(plain)
    ):
        return True
    for amount in _AMOUNT.finditer(plain, 0, told + 1):
        happens = HAPPENS.search(plain, max(plain.rfind("，", 0, amount.start()), 0), amount.end())
        if not happens and not _within(amount.start(), spans):
            return True
    for clause in _CLAUSE.finditer(plain, 0, told):
        ends = _CASE_BEFORE_MODAL if modal and clause.end() == modal.start else _CASE_END
        if _OTHERWISE.fullmatch(clause[0].strip()) and not _within(clause.start(), spans):
            return True
        words = _NOUN.sub("企业", clause[0])
        if not ends.search(words) or not (
            _BY_WHOM.search(words) or _ALREADY.search(words) or tells_kind(words)
        ):
            continue
        left = _unexplained(plain, clause.span(), spans)
        if left == clause[0] or _SAYS_MORE.search(_NOUN.sub("企业", left)):
            return True
    return False


def _all_of(text: str, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether it is not said if one of two things will do: 处理个人信息和重要数据的."""
    return any(
        text[before[1] : after[0]] in _ALL_OF and text.startswith("的", after[1])
        for before, after in pairwise(sorted(spans))
    )


def leaves_over(text: str) -> bool:
    """Whether a statement begins with whom the case before it leaves over: 不涉及的, 其他企业, 否则."""
    return _OTHERWISE.match(text) is not None


def _unexplained(text: str, clause: tuple[int, int], spans: Iterable[tuple[int, int]]) -> str:
    """What a clause says beside what is explained of it."""
    return "".join(text[at] for at in range(*clause) if not _within(at, spans))


def tells_kind(words: str) -> bool:
    """Whether a case makes a kind of its own of an enterprise, rather than telling what happens to any.

    What persons and public bodies do happens to it: 个人请求删除的.
    """
    party = PARTY.search(words)
    if _happens(words):
        return False
    if _BELOW.search(words):
        return True
    if party is not None and bearer_of(party) is not Bearer.ENTERPRISE:
        which = words[: party.start()].removeprefix("其")
        if names_kind(which) and not STANDING.search(which):
            return False
    standing = STANDING.search(words) or _KIND.search(words)
    return standing is not None or MAY_HAPPEN.search(words) is None


def _within(at: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(left <= at < right for left, right in spans)
