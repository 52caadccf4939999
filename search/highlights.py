"""Which characters of a text a question is about: ranges in the text as it is shown."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from dutygraph.search.english import stems_with_places
from dutygraph.search.forms import form, occurrences
from dutygraph.search.pinyin import Pinyin
from dutygraph.search.question import AskedText, MatchPlan, Reading, Way
from dutygraph.search.ranking import LEAST_ALIKE, LEAST_COVERED, SHORTEST_FUZZY, covered, pieces, spoken

_MOST = 20
"""How many ranges of one text are shown at most."""


@dataclass(frozen=True, slots=True)
class Highlighter:
    pinyin: Pinyin

    def ranges(
        self, text: str, question: AskedText, plans: Sequence[MatchPlan], *, english: bool, loosely: bool
    ) -> tuple[tuple[int, int], ...]:
        """Ranges (start, end) of `text`, in order and apart; none where nothing of it is meant.

        The whole of what is asked if it is there, else its pieces; what is only alike where `loosely`.
        """
        for plan in plans:
            found = [self._slot(text, slot, english=english) for slot in plan.slots]
            if spans := [span for spans in found for span in spans]:
                return _apart(spans)
        if english:
            return _apart(_some_stems(text, question.stems))
        return _apart(_alike(text, question.telling)) if loosely else ()

    def _slot(self, text: str, slot: Sequence[Reading], *, english: bool) -> list[tuple[int, int]]:
        """Where the best reading stands that stands anywhere."""
        for reading in slot:
            spans = _stems(text, reading.parts) if english else self._form(text, reading)
            if (reading.way is Way.STEMS) is english and (found := list(spans)):
                return found
        return []

    def _form(self, text: str, reading: Reading) -> Iterator[tuple[int, int]]:
        if reading.way is Way.STEMS:
            return
        formed = form(text)
        asked = reading.parts[0]
        places: Iterator[tuple[int, int]]
        if reading.way is Way.FORM:
            places = ((at, at + len(asked)) for at in occurrences(formed.text, asked))
        else:
            places = spoken(reading, self.pinyin.sounds(formed.text))
        yield from (formed.span(start, end) for start, end in places if end > start)


def _stems(text: str, asked: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    words = stems_with_places(text)
    found = tuple(stem for stem, _, _ in words)
    whole = False
    for at in range(len(words) - len(asked) + 1):
        if found[at : at + len(asked)] == asked:
            whole = True
            yield words[at][1], words[at + len(asked) - 1][2]
    if not whole and set(asked) <= set(found):
        yield from ((start, end) for stem, start, end in words if stem in asked)


def _some_stems(text: str, asked: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    words = stems_with_places(text)
    if len({stem for stem, _, _ in words} & set(asked)) >= LEAST_COVERED * len(asked):
        yield from ((start, end) for stem, start, end in words if stem in asked)


def _alike(text: str, asked: str) -> Iterator[tuple[int, int]]:
    if len(asked) < SHORTEST_FUZZY:
        return
    formed = form(text)
    alike = fuzz.partial_ratio_alignment(asked, formed.text, score_cutoff=LEAST_ALIKE)
    if alike is not None and alike.dest_end > alike.dest_start and len(asked) <= len(formed.text) + 1:
        yield formed.span(alike.dest_start, alike.dest_end)
    elif covered(asked, formed.text) >= LEAST_COVERED:
        for start, end in pieces(asked, formed.text):
            yield from (
                formed.span(at, at + end - start) for at in occurrences(formed.text, asked[start:end])
            )


def _apart(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return tuple(found[:_MOST])
