"""How well an entry answers, from 0 to 100.

A match counts by where it stands (what a thing is called before what is said of it), by how much of
the text it makes up (all of it, its beginning, a part), by how it was read (as typed before a synonym,
a synonym before a sound), and all words before some. Between equals a duty comes before the
instrument that mentions it, and what is equal in all comes in the order of ids.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate

from rapidfuzz import fuzz

from dutygraph.search.entries import EntryKind
from dutygraph.search.forms import occurrences
from dutygraph.search.index import FoundEntry, Index
from dutygraph.search.question import AskedText, MatchKind, MatchPlan, Reading, Slot, Way

_OF_KIND: Mapping[EntryKind, float] = {
    EntryKind.TASK: 1.12,
    EntryKind.OBLIGATION: 1.11,
    EntryKind.DELIVERABLE: 0.99,
    EntryKind.INSTRUMENT: 1.0,
    EntryKind.TASK_LIST: 1.0,
    EntryKind.PROVISION: 0.94,
}
_HIGHEST = max(_OF_KIND.values())
_PART, _BEGINNING, _SHARE = 0.8, 0.03, 0.12
_AROUND, _CITED = 0.45, 0.97
_TWO_FIELDS = 0.97
_SOME = 0.62
_REPLACED = 0.97
LEAST_COVERED = 0.6
LEAST_HELD = 0.5
LEAST_ALIKE = 74.0
SHORTEST_FUZZY = 3
_LONGEST_COVERED = 60


@dataclass(frozen=True, slots=True)
class Rated:
    """`kinds` are the ways it matched, the best first."""

    id: str
    kind: EntryKind
    score: float
    kinds: tuple[MatchKind, ...]


@dataclass(frozen=True, slots=True)
class _Match:
    """`own` where it stands in a field of the entry itself, which `field` names."""

    value: float
    kind: MatchKind
    field: str
    own: bool = True


class _Read:
    """An entry while it is rated: what of it is looked at more than once, read when first asked for."""

    def __init__(self, found: FoundEntry, index: Index) -> None:
        self.found = found
        self._index = index
        fields, cited_as = (text for *_, text in found.fields), (text for text, _ in found.cited_as)
        self.whole = "\n".join((*fields, *found.keys, *cited_as, found.around))
        self.english = "".join((*(text for *_, text in found.english), found.around_english))

    @cached_property
    def sounds(self) -> tuple[str, str, str]:
        return self._index.sounds(self.found.number)

    def may_hold(self, reading: Reading) -> bool:
        match reading.way:
            case Way.FORM:
                return reading.parts[0] in self.whole
            case Way.STEMS:
                return all(f" {stem} " in self.english for stem in reading.parts)
            case Way.INITIALS:
                return reading.parts[0] in self.sounds[2]
            case Way.SOUND:
                return True


@dataclass(frozen=True, slots=True)
class Ranking:
    index: Index

    def by_plans(self, found: FoundEntry, plans: Sequence[MatchPlan]) -> Rated | None:
        """None where it fits none of the plans."""
        best = 0.0
        kinds: dict[MatchKind, None] = {}
        read = _Read(found, self.index)
        for plan in plans:
            matches = []
            for slot in plan.slots:
                match = _best(read, slot)
                if match is None:
                    break
                matches.append(match)
            else:
                if not any(match.own for match in matches):
                    continue
                value = plan.factor * sum(match.value for match in matches) / len(matches)
                if len({match.field for match in matches}) > 1:
                    value *= _TWO_FIELDS
                for match in sorted(matches, key=lambda match: -match.value):
                    kinds.setdefault(match.kind, None)
                best = max(best, value)
        return _rated(found, best, tuple(kinds)) if best else None

    def by_likeness(self, found: FoundEntry, question: AskedText) -> Rated | None:
        """How much of the question it holds, or how much one passage of it is like the question."""
        best, kind = 0.0, MatchKind.KEYWORD
        asked = question.telling[:_LONGEST_COVERED]
        for _, _, weight, text in found.fields:
            share = covered(asked, text) if len(asked) >= SHORTEST_FUZZY else 0.0
            if share >= LEAST_COVERED and share * weight > best:
                best, kind = share * weight, MatchKind.KEYWORD
            if SHORTEST_FUZZY <= len(asked) <= len(text) + 1:
                alike = fuzz.partial_ratio(asked, text, score_cutoff=LEAST_ALIKE) / 100
                if alike * weight > best:
                    best, kind = alike * weight, MatchKind.FUZZY
        return _rated(found, _SOME * best, (kind,)) if best else None

    def by_some(self, found: FoundEntry, plan: MatchPlan, weights: Sequence[float]) -> Rated | None:
        """By those slots of a plan that it holds, if by their weights they are half of it."""
        read = _Read(found, self.index)
        matches = [(weight, _best(read, slot)) for weight, slot in zip(weights, plan.slots, strict=True)]
        held = [(weight, match) for weight, match in matches if match is not None and match.own]
        share = sum(weight for weight, _ in held) / sum(weights)
        if not held or share < LEAST_HELD:
            return None
        value = _SOME * share * max(match.value for _, match in held)
        return _rated(found, value, tuple(dict.fromkeys(match.kind for _, match in held)))

    def by_stems(self, found: FoundEntry, stems: Sequence[str]) -> Rated | None:
        """How many of several English words it holds."""
        best = 0.0
        for _, _, weight, text in found.english:
            share = sum(f" {stem} " in text for stem in stems) / len(stems)
            if share >= LEAST_COVERED:
                best = max(best, share * weight)
        return _rated(found, _SOME * best, (MatchKind.ENGLISH,)) if best else None


def _best(read: _Read, slot: Slot) -> _Match | None:
    best: _Match | None = None
    for reading in slot:
        if best is not None and reading.factor <= best.value:
            break
        if not read.may_hold(reading):
            continue
        for value, field, own in _places(read, reading):
            if best is None or value * reading.factor > best.value:
                best = _Match(value * reading.factor, reading.kind, field, own)
    return best


def _places(read: _Read, reading: Reading) -> Iterator[tuple[float, str, bool]]:
    """Where a reading stands: how much that counts, in which field, and whether in one of its own."""
    match reading.way:
        case Way.FORM:
            yield from _form(read.found, reading.parts[0])
        case Way.STEMS:
            yield from _stems(read.found, reading.parts)
        case Way.SOUND | Way.INITIALS:
            yield from _spoken(read.found, spoken(reading, read.sounds))


def _spoken(found: FoundEntry, places: Iterator[tuple[int, int]]) -> Iterator[tuple[float, str, bool]]:
    """For places in all forms of an entry, one to a line."""
    ends = list(accumulate(len(text) + 1 for *_, text in found.fields))
    for start, end in places:
        line = bisect_right(ends, start)
        name, _, weight, text = found.fields[line]
        yield weight * _share(start - (ends[line] - len(text) - 1), end - start, len(text)), name, True


def _rated(found: FoundEntry, value: float, kinds: tuple[MatchKind, ...]) -> Rated:
    value *= _OF_KIND[found.kind] * (_REPLACED if found.replaced else 1.0)
    score = round(100 * value / _HIGHEST, 3)
    return Rated(found.id, found.kind, score, kinds)


def _form(found: FoundEntry, asked: str) -> Iterator[tuple[float, str, bool]]:
    for name, _, weight, text in found.fields:
        if asked in text and (at := next(occurrences(text, asked), None)) is not None:
            yield weight * _share(at, len(asked), len(text)), name, True
    for key in found.keys:
        if asked in key and (at := next(occurrences(key, asked), None)) is not None:
            yield _share(at, len(asked), len(key)), "number", True
    for text, boundary in found.cited_as:
        at = next(occurrences(text, asked), None)
        # Both what is wider and the label: the name of a law is not the name of its articles.
        if at is not None and at < boundary < at + len(asked):
            yield _CITED * _share(at, len(asked), len(text)), "label", True
    if asked in found.around:
        yield _AROUND, "", False


def _stems(found: FoundEntry, asked: tuple[str, ...]) -> Iterator[tuple[float, str, bool]]:
    phrase = f" {' '.join(asked)} "
    for name, _, weight, text in found.english:
        at = text.find(phrase)
        if at >= 0:
            yield weight * _share(at, len(phrase), len(text)), name, True
        elif len(asked) > 1 and all(f" {stem} " in text for stem in asked):
            yield weight * 0.7, name, True
    if found.around_english and all(f" {stem} " in found.around_english for stem in asked):
        yield _AROUND, "", False


def _share(at: int, length: int, whole: int) -> float:
    if length >= whole:
        return 1.0
    return _PART + (_BEGINNING if at == 0 else 0.0) + _SHARE * length / whole


def spoken(reading: Reading, sounds: tuple[str, str, str]) -> Iterator[tuple[int, int]]:
    """Where what is read by its sound stands in a form of these sounds, which are as `Pinyin` has them."""
    usual, other, initials = sounds
    if reading.way is Way.SOUND:
        starts, length = _heard(usual, other, reading.parts), len(reading.parts)
    else:
        starts, length = occurrences(initials, reading.parts[0]), len(reading.parts[0])
    return ((at, at + length) for at in starts)


def _heard(usual: str, other: str, places: Sequence[str]) -> Iterator[int]:
    """Where syllables stand in a text of which both readings are given, `other` empty if there is none."""
    if not other:
        yield from (found.start() for found in _spelling(tuple(places)).finditer(usual))
        return
    first, *rest = places
    for found in re.finditer(f"[{re.escape(first)}]", f"{usual}\n{other}"):
        at = found.start() if found.start() < len(usual) else found.start() - len(usual) - 1
        if at + len(places) <= len(usual) and all(
            usual[step] in place or other[step] in place for step, place in enumerate(rest, start=at + 1)
        ):
            yield at


@lru_cache(maxsize=512)
def _spelling(places: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("".join(f"[{re.escape(place)}]" for place in places))


def covered(asked: str, text: str) -> float:
    """The share of a form that stands in a text in pieces of at least two characters."""
    return sum(end - start for start, end in pieces(asked, text)) / len(asked)


def pieces(asked: str, text: str) -> Iterator[tuple[int, int]]:
    """The longest pieces of at least two characters of a form that a text holds, from the left."""
    at = 0
    while at < len(asked) - 1:
        end = at + 2
        if asked[at:end] not in text:
            at += 1
            continue
        while end < len(asked) and asked[at : end + 1] in text:
            end += 1
        yield at, end
        at = end
