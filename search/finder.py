"""Answers to questions, out of one index that does not change."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz, process

from dutygraph.graph.model import InstrumentKind, Modality
from dutygraph.graph.store.kept import Kept
from dutygraph.search.candidates import Candidates
from dutygraph.search.english import spelt
from dutygraph.search.entries import FIELDS, EntryKind, mark
from dutygraph.search.highlights import Highlighter
from dutygraph.search.index import FoundEntry, Index
from dutygraph.search.question import AskedText, Asking, MatchKind, MatchPlan, NumberKeys
from dutygraph.search.ranking import SHORTEST_FUZZY, Ranking, Rated
from dutygraph.search.suggestions import Suggestions
from dutygraph.search.synonyms import Synonyms

_SUGGESTED_BYTES = 4 * 2**20

_ENOUGH = 10
"""With so many found as asked, nothing that is only alike is looked for."""

_MOST_ALIKE = 90
_FEWEST_STEMS = 3
"""Of fewer words, all must be there."""

_SHORTEST_SLIP = 4
_LOOKED_AT = 3_000
_SLIP = 80.0
_ALL_KINDS = frozenset(EntryKind)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What is to be found: of these kinds, and what all that is given can be said of.

    `task_list`: what stands in it, and the instruments and provisions it cites. `enterprise_type` and
    `modality`: tasks, statements and deliverables. `instrument_kind`: instruments and their provisions.
    """

    kinds: frozenset[EntryKind] = field(default=_ALL_KINDS)
    task_list: str | None = None
    enterprise_type: str | None = None
    modality: Modality | None = None
    instrument_kind: InstrumentKind | None = None

    def marks(self) -> tuple[str, ...]:
        asked = (
            ("list", self.task_list),
            ("type", self.enterprise_type),
            ("modality", self.modality),
            ("instrument", self.instrument_kind),
        )
        return tuple(mark(name, value) for name, value in asked if value is not None)


@dataclass(frozen=True, slots=True)
class Highlight:
    """Characters `start` to `end` of the field's text; `at` is its place in a list of several."""

    field: str
    start: int
    end: int
    at: int | None = None


@dataclass(frozen=True)
class Findings:
    """All that was found, the best first, and how to show why."""

    rated: tuple[Rated, ...] = ()
    _question: AskedText | None = None
    _plans: tuple[MatchPlan, ...] = ()
    _highlighter: Highlighter | None = None

    def highlights(self, rated: Rated, texts: Iterable[tuple[str, str]]) -> tuple[Highlight, ...]:
        """Where in `texts`, of fields by name, the entry is about what was asked."""
        if self._highlighter is None or self._question is None:
            return ()
        english = {declared.name: declared.english for declared in FIELDS[rated.kind]}
        loosely = any(kind in {MatchKind.FUZZY, MatchKind.KEYWORD} for kind in rated.kinds)
        seen: dict[str, int] = {}
        found = []
        for name, text in texts:
            at = seen[name] = seen.get(name, -1) + 1
            ranges = self._highlighter.ranges(
                text, self._question, self._plans, english=english[name], loosely=loosely
            )
            place = at if name == "aliases" else None
            found += [Highlight(name, start, end, place) for start, end in ranges]
        return tuple(found)


def _may_be_alike(form: str) -> bool:
    """A number is not like another; of a few letters many words are."""
    if len(form) < SHORTEST_FUZZY or any(each.isdigit() for each in form):
        return False
    return not form.isascii()


class Finder:
    def __init__(self, index: Index, synonyms: Synonyms, number_keys: NumberKeys) -> None:
        self._index = index
        self._asking = Asking(index.pinyin, synonyms, number_keys)
        self._suggestions = Suggestions(index, self._asking)
        self.suggested: Kept[tuple[str, int], tuple[str, ...]] = Kept(
            _SUGGESTED_BYTES, lambda words: 4 * sum(map(len, words))
        )
        """What was suggested for a prefix before, of this state of the graph."""
        self._ranking = Ranking(index)
        self._highlighter = Highlighter(index.pinyin)

    def find(self, text: str, narrowed: Narrowing) -> Findings:
        """All that answers, of what the index holds for likeliest; nothing for what says nothing."""
        question = self._asking.question(text)
        if question.is_empty or not len(self._index):
            return Findings()
        candidates = Candidates(self._index, narrowed.kinds, narrowed.marks())
        plans = question.plans
        rated = {each.id: each for each in self._by_plans(candidates.of_plans(plans), plans)}
        if question.law:
            # Right behind its article, where that is there.
            exact = [one for one in rated.values() if MatchKind.EXACT in one.kinds]
            below = (
                max((one.score for one in exact if one.kind is EntryKind.PROVISION), default=100.0) - 0.001
            )
            for each in self._by_plans(candidates.of_plans([question.law]), [question.law]):
                if each.kind is EntryKind.INSTRUMENT:
                    rated.setdefault(each.id, replace(each, score=round(min(each.score, below), 3)))
        if len(rated) < _ENOUGH:
            loose = self._asking.loosely(question, self._corrected(question, candidates))
            for each in self._by_plans(candidates.of_plans(loose), loose) if loose else ():
                rated.setdefault(each.id, each)
            plans = (*plans, *loose)
            for each in (*self._by_likeness(question, candidates), *self._by_stems(question, candidates)):
                rated.setdefault(each.id, each)
        if not rated:
            rated = {each.id: each for each in self._by_some(question, candidates)}
        ordered = sorted(rated.values(), key=lambda each: (-each.score, each.id))
        return Findings(tuple(ordered), question, plans, self._highlighter)

    def _rated(self, numbers: Iterable[int], rate: Callable[[FoundEntry], Rated | None]) -> Iterable[Rated]:
        """What of these entries answers."""
        return (rated for found in self._index.found(numbers) if (rated := rate(found)) is not None)

    def _by_plans(self, numbers: Sequence[int], plans: Sequence[MatchPlan]) -> Iterable[Rated]:
        return self._rated(numbers, lambda found: self._ranking.by_plans(found, plans))

    def _by_likeness(self, question: AskedText, candidates: Candidates) -> Iterable[Rated]:
        if not _may_be_alike(question.telling):
            return ()
        near = candidates.of_pieces(question.telling, _MOST_ALIKE)
        return self._rated(near, lambda found: self._ranking.by_likeness(found, question))

    def _by_some(self, question: AskedText, candidates: Candidates) -> Iterable[Rated]:
        """By half of what is asked, where nothing holds more of it; the rarer piece tells more."""
        plan = question.plans[-1]
        if len(plan.slots) < 2:
            return ()
        holding = [candidates.of_plans([MatchPlan((slot,), 1.0)]) for slot in plan.slots]
        weights = [
            max(len(part) for part in slot[0].parts) / math.log2(2 + len(numbers))
            for slot, numbers in zip(plan.slots, holding, strict=True)
        ]
        numbers = sorted({number for numbers in holding for number in numbers})
        return self._rated(numbers, lambda found: self._ranking.by_some(found, plan, weights))

    def _by_stems(self, question: AskedText, candidates: Candidates) -> Iterable[Rated]:
        stems = question.stems
        if len(stems) < _FEWEST_STEMS:
            return ()
        near = candidates.of_stems(stems, _MOST_ALIKE)
        return self._rated(near, lambda found: self._ranking.by_stems(found, stems))

    def _corrected(self, question: AskedText, candidates: Candidates) -> Mapping[str, str]:
        """English words of the question that are in no text, with the words that may be meant."""
        corrected = {}
        for word in {word for piece in question.pieces for word in spelt((piece,))}:
            if candidates.is_spelt(word):
                continue
            if begun := candidates.spelt_from(word, 1):
                corrected[word] = begun[0]
            elif len(word) >= _SHORTEST_SLIP and (
                near := process.extractOne(
                    word, candidates.spelt_from(word[0], _LOOKED_AT), scorer=fuzz.ratio, score_cutoff=_SLIP
                )
            ):
                corrected[word] = near[0]
        return corrected

    def suggest(self, prefix: str, limit: int) -> tuple[str, ...]:
        """At most `limit` completions of what was typed so far; see `Suggestions`."""
        return self._suggestions.beginning_with(prefix, limit)
