"""Cases that make a kind of its own of an enterprise and that the vocabulary does not know.

车联网企业使用北斗定位的，应当…: whom it binds is open, unless a condition explains the words. What happens
(发现漏洞的) is no such case, for it may happen to any.
"""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from dutygraph.graph.model import TimeRuleKind
from dutygraph.loaders.duties.cases.understood import Left, happens, left_over
from dutygraph.loaders.duties.modality import blank_quoted, modals
from dutygraph.loaders.duties.time.rules import FoundTimeRule
from dutygraph.loaders.duties.who.actors import Actor
from dutygraph.text.first_characters import quick
from dutygraph.text.labels import item_mark

_LISTED = re.compile(r"[^；;。：:\n\s][^；;。\n]*")
_ANY_OTHER = re.compile(r"其他")
_OTHERWISE = quick(
    r"(?:但|而)?(?:(?:并?不|尚?未|并未)(?:涉及|存在|属于|具备|符合(?=的)|开展|处理|从事|使用|提供|定级|采用|采集|收集|搭载|配备|建立|拥有)"
    r"[^，,。；;：:应须不]{0,20}?的|(?:没有|无(?![需须论法]))[^，,。；;：:应须不]{0,20}?的"
    r"|(?:其他|其它|其余)[^，,。；;：:的]{0,10}?(?:的|企业|单位|公司|系统|平台|车型|车辆|产品|数据|情形|情况|(?=每))|否则|反之|除此之外)"
)
"""Whom the case before it leaves over: 涉及出境的，填报情况表；不涉及的，填报“无”."""
_OF_SOME = re.compile(
    r"（名单[^（）]{0,8}）|(?:^|在)(?:申请|委托|首次)[^，。；]{2,24}?前(?![款项条])|达到?[^，。；的]{2,16}之日起|一般(?:应当?|情况下)?(?=每)|^[^，。；应]*应当?(?:由[^，。；]{0,16}?(?:机构|第三方)|给予(?:适当|一定|相应|资金)?的?(?:支持|奖励|优惠|表彰|补[贴助])[。；]?$)"
    r"|^[^，。；]{0,8}(?:证书|许可证|执照|批复|决定书)[^，。；]{0,6}应当?(?:载明|注明|标明|记载)"
    r"|^（(?:仅?适用于?|[仅只]?限于?|涉及|针对|面向)[^（）]{2,30}）"
    r"|（[^（）]{1,24}?(?:的，?(?:可以?)?|企业|公司|单位)由(?![^（）]*(?:签[字署]|盖章))[^（）]{2,20}）"
    r"|[中之]的?(?:任[意何]?)?一(?:[方家](?!面)|[个者](?=应|须|必须|负责))|(?:约|商|指|确)定[^，。；]{0,4}一方"
)
"""That others more is told (一般每年报告), or what others may do for the party (企业应由检测机构检测) or in
some case (企业（委托检测的，由检测机构报送）), or one of several: 甲、乙中的一方.
"""
_SPARED = re.compile(
    r"(?![^，。；：]*(?:前[列款]|下[列款][^。；]*$))[^。；：]{2,40}的，[^，。；：]{0,24}(?:无[需须]|不[需必]|可以?不|免[于予])"
)
"""In which case something need not be done, that is not told below: 连续两年合格的，可以不审计."""
_TOLD_TIMES = frozenset((TimeRuleKind.ANNUAL_DEADLINE, TimeRuleKind.FREQUENCY))
_ALL_OF = ("和", "与", "及", "以及")
_CASES_FOLLOW = quick(
    r"(?P<not>(?:不|未|没|无)[^，。；]{0,3})?(?:具有|具备|有|属于|存在|符合|满足|达到)?(?:下列|以下|如下)[^，。；：]{0,8}?(?P<what>情形|情况|条件|标准)(?P<one>之一)?(?P<case>的|时)?"
)
"""What says that it depends on what is listed: 有下列情形之一的，应当…; not 应当具备下列条件."""
_ANY_ONE = re.compile(r"任[一意何]")
_SEVERAL = re.compile(r"[一二两三四五六七八九\d][项个种条](?:以上|及以上)")


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
    conditions = follow["what"] in ("条件", "标准")
    told = [text[slice(*case)] for case in cases]
    named = [case for case in told if not _ANY_OTHER.search(case)]
    if not conditions and all(happens(case) for case in named or told):
        return NONE_LISTED
    any_one = follow["one"] or _ANY_ONE.search(follow[0])
    every = text.find("同时", max(0, follow.start() - 8), follow.start()) >= 0
    unread = follow["not"] or _SEVERAL.search(follow[0])
    return Listed(tuple(cases), follow.span(), bool((conditions and not any_one) or every), bool(unread))


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
    plain = blank_quoted(text)
    left = left_over(text, modal, actor.span if actor else None, (*spans, *timed))
    over = leaves_over(plain) and not any(start <= 2 for start, _ in spans)
    other = over or _all_of(plain, spans) or _OF_SOME.search(text) or (not spans and _SPARED.match(text))
    return Left.CASE if left is Left.NOTHING and other else left


def _all_of(text: str, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether it is not said if one of two things will do: 处理个人信息和重要数据的."""
    return any(
        text[before[1] : after[0]] in _ALL_OF and text.startswith("的", after[1])
        for before, after in pairwise(sorted(spans))
    )


def leaves_over(text: str) -> bool:
    """Whether a statement begins with whom the case before it leaves over: 不涉及的, 其他企业, 否则."""
    return _OTHERWISE.match(text) is not None
