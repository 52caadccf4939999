"""How a statement begins: of whom, and whether in a case of its own with how often."""

import re
from dataclasses import dataclass
from functools import cached_property

from dutygraph.loaders.duties.modality import blank_quoted
from dutygraph.loaders.duties.time.apart import CIRCUMSTANCE
from dutygraph.loaders.duties.who.actors import Actor, ActorFinder

FREQUENCY = re.compile(
    r"每(?:[一二两三四五六七八九十\d\s]*(?:个)?(?:年|季度|半年|月|周|日|天))|(?:年|季|月)度"
)
_CASE = re.compile(
    r"(?:[^，。；]{2,40}?的[^，。；]{0,20}|(?!并|且|还|应|至|均|同时|定期)[^，。；应须要]{0,12}(?:级|类|档|等)(?:及以上|以上|及以下|以下)?的?[^，。；应须要]{0,24}(?:应当?|须|要)?)$"
)
HEAD = 120
"""How far into a clause is looked for whom it is about, or for which case."""


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
        if self.actor is None:
            return False
        start = words[0] + self.actor.end
        if words[1] - start > HEAD:
            return CIRCUMSTANCE.search(text, words[1] - 4, words[1]) is None
        rest = text[start : words[1]].strip()
        return len(rest) >= 4 and not CIRCUMSTANCE.search(rest)


def another_case(words: str) -> int | None:
    """Where the frequency of a case of its own ends: 定级为三级的系统每年开展一次, 三级每年一次."""
    plain = blank_quoted(words)
    frequency = FREQUENCY.search(plain)
    return frequency.end() if frequency and _CASE.match(plain[: frequency.start()]) else None
