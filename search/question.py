"""What is asked, as plans of what an entry must hold to answer it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto

from dutygraph.graph.described import Described
from dutygraph.search.english import stems, telling
from dutygraph.search.forms import form_of, in_mainland_words, is_chinese, words
from dutygraph.search.pinyin import Pinyin
from dutygraph.search.synonyms import Synonyms, joined


class MatchKind(Described):
    """How what was typed and what was found belong together."""

    EXACT = (
        auto(),
        "It stands there as typed; width, case, blanks, punctuation and traditional characters do not "
        "matter.",
    )
    NUMBER = auto(), "The number of a standard or document (标准号, 文号), or a part of it."
    KEYWORD = auto(), "The words stand there, in any order: all of them, or most."
    FUZZY = auto(), "Nearly: a slip, or a character that sounds alike."
    PINYIN = auto(), "By its sound (拼音), in full or by initials."
    SYNONYM = auto(), "By a word that means the same, or an abbreviation: PIA, OTA, 泄漏."
    ENGLISH = auto(), "English words in the English text, in any of their forms."


class Way(StrEnum):
    """What of an entry is compared."""

    FORM = "FORM"
    STEMS = "STEMS"
    SOUND = "SOUND"
    INITIALS = "INITIALS"


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a piece of what is asked.

    `parts` are: one form; the stems of English words; for each syllable the codes it may be; one
    string of initials. `factor` is what a match is worth against one of what was typed.
    """

    way: Way
    parts: tuple[str, ...]
    kind: MatchKind
    factor: float


Slot = tuple[Reading, ...]
"""A piece of what is asked: any of its readings will do, the better ones first."""


@dataclass(frozen=True, slots=True)
class MatchPlan:
    """An entry answers where every slot is found; `factor` as a reading's."""

    slots: tuple[Slot, ...]
    factor: float


@dataclass(frozen=True, slots=True)
class AskedText:
    """`form` is all of what is asked, `telling` without the words that only ask.

    `law`: of what asks for an article, the words before it, which are an instrument's where it has none such.
    """

    form: str
    telling: str
    pieces: tuple[str, ...]
    plans: tuple[MatchPlan, ...]
    law: MatchPlan | None = None

    @property
    def stems(self) -> tuple[str, ...]:
        """Of its English words, where it has no others."""
        if not all(piece.isascii() for piece in self.pieces):
            return ()
        return tuple(dict.fromkeys(stem for piece in self.pieces for stem in telling(stems(piece))))

    @property
    def is_empty(self) -> bool:
        return not self.form


_ARTICLE = re.compile(r"\b(?:article|art\.?)\s*(\d+)", re.IGNORECASE)
_BARE_ARTICLE = re.compile(r"(?:(?<=法)|(?<=规定)|(?<=条例)|(?<=[细规准]则))\s*(\d{1,3})\s*$")
_OF_LAW = re.compile(r"(.{2,60}?)(?:第|(?<=[法例定则]))[\d一二三四五六七八九十百]{1,6}条")
_RUNS = re.compile(r"[a-z][a-z0-9]*(?:[-.]\d[a-z0-9]*)*|[^a-z]+")
_UNLABELLED = re.compile(
    r"(?<![第0-9〇零一二三四五六七八九十百])(?:\d+|[〇零一二三四五六七八九十百]+)\s*(?=[条章])"
)
_YEAR = re.compile(r"(?<=[a-z0-9])-(?:19|20)\d{2}$")
_STANDARD = re.compile(r"[a-z]+(?!(?:19|20)\d{2}$)(?P<digits>\d{4,}(?:\.\d{1,2})?)")
_DATED = re.compile(r"[%月日年条级次]")
_LETTERS = re.compile(r"[a-z]+")
_WORDS = 0.92
_MOST_READINGS = 20
_MOST_PIECES = 12
_LONGEST_INITIALS = 10

NumberKeys = Callable[[str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Asking:
    """All that is needed to understand a question."""

    pinyin: Pinyin
    synonyms: Synonyms
    number_keys: NumberKeys

    def question(self, text: str) -> AskedText:
        text = _ARTICLE.sub(r" 第\1条 ", "".join(each for each in text if not "\ud800" <= each <= "\udfff"))
        text = _BARE_ARTICLE.sub(r"第\1条", text)
        whole = form_of(text)
        pieces = self._pieces(text)
        plans = [MatchPlan((self._slot(text, whole, single=True),), 1.0)]
        if len(pieces) > 1 and not _standard_digits(whole):
            plans.append(
                MatchPlan(tuple(self._slot(piece, form_of(piece), single=False) for piece in pieces), _WORDS)
            )
        law = None
        if named := _OF_LAW.match(whole):
            law = MatchPlan((self._slot(named[1], named[1], single=True),), 1.0)
        telling = self.synonyms.telling(whole) or whole
        return AskedText(whole, telling, pieces, tuple(plans) if whole else (), law)

    def _pieces(self, text: str) -> tuple[str, ...]:
        runs = [
            piece
            for word in words(text)
            for run in _RUNS.findall(word)
            for piece in self.synonyms.parted(run)
        ]
        found = joined(runs, self.synonyms.phrases)
        return tuple(dict.fromkeys(telling(found) or found))[:_MOST_PIECES]

    def _slot(self, text: str, form: str, *, single: bool) -> Slot:
        readings = dict.fromkeys(self._readings(text, form, single=single))
        return tuple(sorted(readings, key=lambda each: -each.factor))[:_MOST_READINGS]

    def _readings(self, text: str, form: str, *, single: bool) -> Iterator[Reading]:
        number = _is_number(form)
        literal = MatchKind.NUMBER if number else MatchKind.EXACT if single else MatchKind.KEYWORD
        yield Reading(Way.FORM, (form,), literal, 1.0)
        if any(is_chinese(each) for each in text):
            mainland = form_of(in_mainland_words(text))
            if mainland != form:
                yield Reading(Way.FORM, (mainland,), literal, 0.98)
        if number:
            for key in self.number_keys(text):
                yield Reading(Way.FORM, (form_of(key),), MatchKind.NUMBER, 0.99)
            # Of another year, or another series, than was remembered: GB/T 44495 for GB 44495-2024.
            undated = _YEAR.sub("", form)
            if undated != form:
                yield Reading(Way.FORM, (undated,), MatchKind.NUMBER, 0.9)
            if digits := _standard_digits(form):
                yield Reading(Way.FORM, (digits,), MatchKind.NUMBER, 0.86)
        labelled = _UNLABELLED.sub(r"第\g<0>", text)
        if labelled != text:
            yield Reading(Way.FORM, (form_of(labelled),), literal, 0.99)
        yield from self._said_otherwise(form)
        if text.isascii() and any(each.isalpha() for each in text):
            yield from self._latin(text)

    def _said_otherwise(self, form: str) -> Iterator[Reading]:
        for instead, term, usual in self.synonyms.instead(form):
            factor = 0.9 if usual else 0.82
            yield Reading(Way.FORM, (instead,), MatchKind.SYNONYM, factor)
            if term.english and instead == term.form:
                yield Reading(Way.STEMS, stems(term.written), MatchKind.SYNONYM, factor - 0.02)

    def _latin(self, text: str) -> Iterator[Reading]:
        found = stems(text)
        if telling(found):
            yield Reading(Way.STEMS, found, MatchKind.ENGLISH, 0.97)
        letters = re.sub(r"[\s'’]+", "", text.lower())
        if not _LETTERS.fullmatch(letters) or len(letters) < 2:
            return
        spelt = self.pinyin.spelt(letters)
        for rank, places in enumerate(spelt):
            if len(places) > 1 or len(letters) > 2:
                yield Reading(Way.SOUND, places, MatchKind.PINYIN, 0.9 - 0.01 * rank)
        if len(letters) <= _LONGEST_INITIALS and not re.search(r"[iuv]", letters):
            yield Reading(Way.INITIALS, (letters,), MatchKind.PINYIN, 0.74)

    def loosely(self, question: AskedText, corrected: Mapping[str, str]) -> tuple[MatchPlan, ...]:
        """Further plans where the first find little: what sounds alike, and words with slips put right.

        `corrected` maps English words of the question to words that are in the index.
        """
        plans = []
        if 3 <= len(question.form) <= 40 and all(is_chinese(each) for each in question.form):
            sound = tuple(self.pinyin.usual(question.form))
            alike = self.pinyin.confused(sound)
            slot = (
                Reading(Way.SOUND, sound, MatchKind.FUZZY, 0.8),
                Reading(Way.SOUND, alike, MatchKind.FUZZY, 0.7),
            )
            plans.append(MatchPlan((slot,), 1.0))
        if corrected:
            plans.append(MatchPlan(tuple(_put_right(piece, corrected) for piece in question.pieces), 1.0))
        spelt = [
            Reading(Way.SOUND, self.pinyin.confused(reading.parts), MatchKind.PINYIN, 0.68)
            for plan in question.plans[:1]
            for reading in plan.slots[0]
            if reading.way is Way.SOUND and len(reading.parts) > 1
        ]
        if spelt:
            plans.append(MatchPlan((tuple(spelt),), 1.0))
        return tuple(plans)


def _put_right(piece: str, corrected: Mapping[str, str]) -> Slot:
    words = [corrected.get(word, word) for word in piece.split()]
    begun = all(right.startswith(word) for word, right in zip(piece.split(), words, strict=True))
    kind = MatchKind.ENGLISH if begun else MatchKind.FUZZY
    return (Reading(Way.STEMS, telling(stems(" ".join(words))) or tuple(words), kind, 0.75),)


def _standard_digits(form: str) -> str | None:
    """44495 of GB 44495-2024: enough to know a standard by; not a year, nor a number of few digits."""
    standard = _STANDARD.fullmatch(_YEAR.sub("", form))
    return standard["digits"] if standard else None


def _is_number(form: str) -> bool:
    digits = sum(each.isdigit() for each in form)
    return (
        digits >= 2
        and not _DATED.search(form)
        and ("号" in form or digits >= 3 or any("a" <= each <= "z" for each in form))
    )


def grams(text: str) -> tuple[str, ...]:
    """The grams by which a form, or a reading of one, is found."""
    return tuple(dict.fromkeys(text[at : at + 2] for at in range(max(1, len(text) - 1)))) if text else ()


def few_grams(text: str) -> tuple[str, ...]:
    """Of a long text only so many that every character is in one: enough where all must be found."""
    if len(text) <= 4:
        return grams(text)
    last = len(text) - 2
    return tuple(dict.fromkeys(text[at : at + 2] for at in (*range(0, last, 2), last)))
