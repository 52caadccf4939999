"""What a question may become that begins like this, for a search box."""

from collections.abc import Iterator
from dataclasses import dataclass

from dutygraph.search.candidates import Candidates
from dutygraph.search.english import stems
from dutygraph.search.entries import EntryKind
from dutygraph.search.forms import form_of, occurrences
from dutygraph.search.index import Index
from dutygraph.search.pinyin import Pinyin
from dutygraph.search.question import Asking, MatchKind, MatchPlan, Reading, Way
from dutygraph.search.ranking import spoken

_ORDER = (
    EntryKind.TASK, EntryKind.INSTRUMENT, EntryKind.DELIVERABLE, EntryKind.PROVISION, EntryKind.OBLIGATION,
    EntryKind.TASK_LIST,
)  # fmt: skip
"""Terms of the synonyms come before them all."""
_MOST_WORDS = 8
_LONGEST_INITIALS = 8


@dataclass(frozen=True, slots=True)
class Suggestions:
    index: Index
    asking: Asking

    def beginning_with(self, prefix: str, limit: int) -> tuple[str, ...]:
        """Names and terms: those that begin so before those that hold it, the shorter before the longer.

        In Chinese, English or pinyin, each once.
        """
        candidates = Candidates(self.index, frozenset(EntryKind), ())
        readings = tuple(self._readings(prefix, candidates))
        if not readings:
            return ()
        ranked: dict[str, tuple[int, int, int, str]] = {}
        for term in self.asking.synonyms.terms():
            self._rank(ranked, term, -1, readings, prefix)
        terms = dict(ranked)
        for found in self.index.found(candidates.of_plans([MatchPlan((readings,), 1.0)])):
            for name in found.names:
                self._rank(ranked, name, _ORDER.index(found.kind), readings, prefix)
        chosen: list[str] = []
        for text in sorted(ranked, key=lambda text: ranked[text]):
            if len(chosen) == limit:
                break
            if text not in terms or self._is_known(text, candidates):
                chosen.append(text)
        return tuple(chosen)

    def _readings(self, prefix: str, candidates: Candidates) -> Iterator[Reading]:
        form = form_of(prefix)
        if not form:
            return
        yield Reading(Way.FORM, (form,), MatchKind.EXACT, 1.0)
        if not form.isascii() or not form.isalpha() or len(form) < 2:
            return
        last = prefix.lower().split()[-1]
        for word in candidates.spelt_from(last, _MOST_WORDS):
            completed = stems(" ".join([*prefix.lower().split()[:-1], word]))
            yield Reading(Way.STEMS, completed, MatchKind.ENGLISH, 0.9)
        for places in self.asking.pinyin.spelt(form):
            yield Reading(Way.SOUND, places, MatchKind.PINYIN, 0.8)
        if len(form) <= _LONGEST_INITIALS:
            yield Reading(Way.INITIALS, (form,), MatchKind.PINYIN, 0.7)

    def _rank(
        self,
        ranked: dict[str, tuple[int, int, int, str]],
        text: str,
        order: int,
        readings: tuple[Reading, ...],
        prefix: str,
    ) -> None:
        place = _place(text, readings, prefix, self.asking.pinyin)
        if place is not None:
            rank = (place, order, len(text), text)
            ranked[text] = min(rank, ranked.get(text, rank))

    def _is_known(self, term: str, candidates: Candidates) -> bool:
        """Whether anything is found by a term of the synonyms, itself or by what it stands for."""
        return bool(candidates.of_plans(self.asking.question(term).plans[:1]))


def _place(text: str, readings: tuple[Reading, ...], prefix: str, pinyin: Pinyin) -> int | None:
    """0 where a text begins as is typed, 1 where it holds that; 2 and 3 for what it sounds like."""
    form = form_of(text)
    places = []
    for reading in readings:
        # In English a word has to begin so; of initials, those of letters are the letters themselves.
        at: int | None = None
        match reading.way:
            case Way.FORM if not _is_english(text) or _begins_word(text, prefix):
                at = next(occurrences(form, reading.parts[0]), None)
            case Way.STEMS if _begins_word(text, prefix):
                at = 0 if text.lower().startswith(prefix.lower()) else 1
            case Way.SOUND | Way.INITIALS if reading.way is Way.SOUND or not form.isascii():
                at, _ = next(spoken(reading, pinyin.sounds(form)), (None, None))
        if at is not None:
            places.append(2 * (reading.way in {Way.SOUND, Way.INITIALS}) + (at > 0))
    return min(places, default=None)


def _is_english(text: str) -> bool:
    """Words, and not the number of a standard."""
    return text.isascii() and not any(character.isdigit() for character in text)


def _begins_word(text: str, prefix: str) -> bool:
    words = f" {' '.join(text.lower().replace('-', ' ').split())}"
    return f" {' '.join(prefix.lower().replace('-', ' ').split())}" in words
