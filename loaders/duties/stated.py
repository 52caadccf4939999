"""A statement, and how it begins: of whom, and whether in a case of its own with how often."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dutygraph.graph.model import Bearer, Modality
from dutygraph.loaders.duties.modality import blank_quoted, modals
from dutygraph.loaders.duties.time.rules import CIRCUMSTANCE
from dutygraph.loaders.duties.who import spoken_of
from dutygraph.loaders.duties.who.actors import Actor, ActorFinder, moved
from dutygraph.loaders.structure.telling import calls

FREQUENCY = re.compile(
    r"每(?:[一二两三四五六七八九十\d\s]*(?:个)?(?:年|季度|半年|月|周|日|天))|(?:年|季|月)度(?!报(?!送|告一)|[^，。；]{0,4}(?:数据|计划|报告|总结|信息|会议))"
)
_CASE = re.compile(
    r"(?:[^，。；]{2,40}?的[^，。；]{0,20}|(?!并|且|还|应|至|均|同时|定期)[^，。；应须要]{0,12}(?:级|类|档|等)(?:及以上|以上|及以下|以下)?的?[^，。；应须要]{0,24}(?:应当?|须|要)?)$"
)
IF = re.compile(r"(?:若|如果|如(?![期实何此上下同])|倘若|一旦|因(?!此|而)|由于|鉴于)")
"""How a clause begins that tells in which case, or why, before another party's."""
STRICT = re.compile(r"[应须必不严禁]")
"""How a modal word begins with which rules are told, for anybody, and not tasks of those addressed."""
LETS = re.compile(r"禁止|严禁|允许")
ENCOURAGES = re.compile(r"鼓励|支持|提倡|倡导")
_OWN_MOOD = re.compile(rf"(?:并|且)?(?:{LETS.pattern}|{ENCOURAGES.pattern}|切勿|不准)")
"""What is no mood of the act before it, though that has no modal word: 严格查验，严禁混装."""
_LET_OR_NOT = re.compile(r"(?:并|且|也|亦|还)?(?:不得(?!不)|可(?![能靠])|无[需须]|不[需必用])")
_ASKED_BY_ITSELF = re.compile(
    r"(?:[^，。；]{0,40}?[日天月时底起][前内起]?|[^，。；]{0,30}?(?:企业|公司|单位|机构|者|商|场所))?(?:必须|务必|要|进一步|切实|认真|全面|一律|统一|依法|按时|如实)*"
    r"(?:加强|强化|做[好到]|落实|健全|完善|严格|遵守|坚持|增强|主动|积极|配合|规范|认真|全面|统一|一律|如实|按时|登[录陆])[^。；]{4,}"
)
"""What no topic of a ban is, but an act that is asked: 加强管理，不得聘用…, and not 收集信息，不得…."""
_GIVES_POINT = re.compile(r".*(?:措施|方式)|[一二三四五六七八九十]是[^，]{2,10}")
"""What only says by what or of what, before a mood: 一是规范收费，严禁乱收费."""
TELLS_OF_RULE = re.compile(
    r"[^。；]{0,60}?(?:\u3000|办法|规定|条例|标准|要求|国家)[^，。；]{0,30}?已(?:经)?[^，。；的]{0,20}?(?:施行|实施|生效|发布|印发|公布|出台|制定)[^，。；的]*(?:，[^，。；]*)?"
)
"""What is told of a rule before what it asks: 《甲办法》已于5月施行，企业应当备案."""
HEAD = 120
"""How far into a clause is looked for whom it is about, or for which case."""


@dataclass(frozen=True, slots=True)
class Statement:
    """`start` to `end` of the passage's text; `actor` counts from the passage's beginning too.

    `listed` is where the cases or papers begin that it opens, if it does.
    """

    start: int
    end: int
    text: str
    modality: Modality
    bearer: Bearer
    actor: Actor | None
    listed: int | None = None


@dataclass(frozen=True)
class Stated:
    """How a statement begins: `case` is where the frequency of a case of its own ends, if it has one."""

    case: int | None
    head: str
    finder: ActorFinder

    @cached_property
    def actor(self) -> Actor | None:
        return self.finder.opening(self.head)

    def case_ends(self, words: tuple[int, int]) -> bool:
        return self.case is not None and self.case <= words[1] - words[0]

    def acts(self, text: str, words: tuple[int, int]) -> bool:
        """Whether it says something by itself, rather than when or under what circumstances."""
        said = text[slice(*words)].rstrip()
        # Whom it is about is looked for only where the rest does not tell.
        if CIRCUMSTANCE.search(said[-4:]) or IF.match(self.head) or self.actor is None:
            return False
        return len(said[self.actor.end :].strip()) >= 4


def in_own_mood(before: str, words: str) -> bool:
    """Whether words begin in a mood of their own behind what asks, and does not only give the point."""
    if _LET_OR_NOT.match(words):
        return _ASKED_BY_ITSELF.fullmatch(before) is not None and not CIRCUMSTANCE.search(before)
    return _OWN_MOOD.match(words) is not None and not _GIVES_POINT.fullmatch(before) and calls(before)


def another_case(words: str) -> int | None:
    """Where the frequency of a case of its own ends: 定级为三级的系统每年开展一次, 三级每年一次."""
    plain = blank_quoted(words)
    frequency = FREQUENCY.search(plain)
    return frequency.end() if frequency and _CASE.match(plain[: frequency.start()]) else None


def without_doubtful(text: str, found: Sequence[Statement], finder: ActorFinder) -> Iterator[Statement]:
    """Statements of a text that addresses authorities, without those that need not be theirs.

    What must or must not be (应当, 不得), and what stands beside the act of an enterprise, may be asked of
    those whom the authorities supervise; 要 and 加强 without a subject are theirs.
    """
    beside = any(one.actor is not None and one.bearer is Bearer.ENTERPRISE for one in found)
    named = doubted = False
    end = 0
    for one in found:
        named = named or (one.actor is not None and one.bearer is Bearer.AUTHORITY)
        theirs = one.bearer is not Bearer.AUTHORITY or named or spoken_of.supervises(one.text)
        modal = next(iter(modals(one.text)), None)
        strict = modal is not None and STRICT.match(one.text, modal.start)
        goes_on = doubted and text[end : one.start].strip() in ("；", ";")
        doubted = not theirs and bool(beside or strict or goes_on)
        end = one.end
        who = finder.whoever(one.text) if doubted and not one.actor else None
        whose = who.bearer if who else Bearer.UNSTATED
        yield replace(one, bearer=whose, actor=moved(who, one.start) or one.actor) if doubted else one
