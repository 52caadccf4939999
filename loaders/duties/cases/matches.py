"""What a wording of the vocabulary says at one place of a text, before it is known whether it limits."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dutygraph.graph.model import ConditionOperator, FactType
from dutygraph.loaders.knowledge.vocabulary import ConditionEntry, ProfileFactEntry
from dutygraph.text.amounts import Bound, bounds_of
from dutygraph.text.levels import LevelScale


@dataclass(frozen=True, slots=True)
class Wording:
    entry: ConditionEntry
    fact: ProfileFactEntry
    scale: LevelScale | None
    place: str
    pattern: re.Pattern[str]

    def bounds(self, found: re.Match[str]) -> tuple[Bound, ...]:
        """Those of an amount that it counts; records (条) are not persons."""
        counts = self.fact.type is FactType.NUMBER and "条" not in found["amount"]
        return bounds_of(found["amount"]) if counts else ()


@dataclass(frozen=True, slots=True)
class Match:
    """`until` is where the words that state the condition end; `end` where the whole wording does.

    `involved`: a verb before a noun for what one does belongs to the match (开展重要数据处理活动).
    `local`: it is an event in a place that is named before it, or the act before which something is done.
    """

    start: int
    end: int
    until: int
    wording: Wording
    values: tuple[str, ...]
    denied: bool
    involved: bool = False
    bounds: tuple[Bound, ...] = ()
    local: bool = False

    @property
    def terms(self) -> tuple[tuple[ConditionOperator, tuple[str, ...]], ...]:
        """What the fact must be, which all hold together: of an amount between two, both."""
        if self.bounds:
            at_least, at_most = ConditionOperator.AT_LEAST, ConditionOperator.AT_MOST
            return tuple((at_least if one.from_below else at_most, (str(one.value),)) for one in self.bounds)
        if self.wording.fact.type is not FactType.BOOLEAN:
            return ((ConditionOperator.NONE_OF if self.denied else ConditionOperator.ANY_OF, self.values),)
        if self.denied:
            values = tuple("false" if value == "true" else "true" for value in self.values)
            return ((ConditionOperator.IS, values),)
        return ((ConditionOperator.IS, self.values),)


def values_of(wording: Wording, found: re.Match[str]) -> tuple[str, ...] | None:
    if wording.scale is not None and "level" in found.re.groupindex and found["level"]:
        return wording.scale.values_of(found["level"])
    if wording.entry.values:
        return wording.entry.values
    if wording.fact.type is FactType.BOOLEAN:
        return ("true",)
    if wording.fact.type is FactType.NUMBER:
        return None
    return tuple(choice.value for choice in wording.fact.choices)


def longest(matches: Iterable[Match]) -> list[Match]:
    """Matches in order without overlap, longer ones first."""
    chosen: list[Match] = []
    for match in sorted(matches, key=lambda m: (m.start - m.end, m.start)):
        if not any(
            match.start < other.end and other.start < match.end and not _of_the_same_words(match, other)
            for other in chosen
        ):
            chosen.append(match)
    return sorted(chosen, key=lambda m: m.start)


def _of_the_same_words(match: Match, other: Match) -> bool:
    """重要数据出境 says two things: of important data, and that data is exported."""
    same = (match.start, match.end) == (other.start, other.end)
    return same and match.wording.fact.id != other.wording.fact.id
