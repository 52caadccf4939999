"""Cutting a passage into statements: each says of one bearer, in one mood, what is to be done."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dutygraph.graph.model import Bearer, Modality
from dutygraph.loaders.duties.modality import blank_quoted, modality, modals
from dutygraph.loaders.duties.who.actors import Actor, ActorFinder

_SENTENCE_END = re.compile(r"[。！？!?；;\n]+[”」』）)]?")
_CLAUSE_END = re.compile(r"[，,、：:]\s*")
_ITEM = re.compile(
    r"(?<!\s)\s*(?:[(（]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[)）]|[①-⑳]|\d{1,2}\s*[.．、)）](?!\d))\s*"
)
_FREQUENCY = re.compile(
    r"每(?:[一二两三四五六七八九十\d\s]*(?:个)?(?:年|季度|半年|月|周|日|天))|(?:年|季|月)度"
)
_CASE = re.compile(
    r"(?:[^，。；]{2,40}?的[^，。；]{0,20}|(?!并|且|还|应|至|均|同时|定期)[^，。；应须要]{0,12}(?:级|类|档|等)(?:及以上|以上|及以下|以下)?的?[^，。；应须要]{0,10})$"
)
_TOLD_CASE = re.compile(r"(?:的|的情形|的情况|时|后|前)$")
_UNKNOWN_PARTY = re.compile(
    r"[^，。；：,;在对向将由经为把被的]{1,12}(?:人|方|员|户)(?:均|都|也|还|依法)?(?:应当?|须|必须|要|不得|可以)"
)
"""A party that nobody knows, before its modal word: 被挂靠人应当."""
_CASE_CLAUSE = re.compile(r"[^，。；]{2,60}的(?:情形|情况)?")
_CIRCUMSTANCE = re.compile(r"(?:前|后|时|的|过程中|期间|情况下)$")
_HEAD = 120
"""How far into a clause is looked for whom it is about, or for which case."""
_STARTS_MOOD = re.compile(r"(?:并|且|也|亦|但)?(?:不得|禁止|严禁|不准|鼓励|提倡|倡导|支持)")
_ENUMERATING = "、"
_MOST_CLAUSES = 20
"""Circumstances that may precede the actor of a sentence."""
SEPARATORS = "，,、；;：: \u3000\t\n"
"""What may stand between two statements and belongs to neither."""


@dataclass(frozen=True, slots=True)
class Statement:
    """`start` to `end` of the passage's text; `actor` counts from the passage's beginning too."""

    start: int
    end: int
    text: str
    modality: Modality
    bearer: Bearer
    actor: Actor | None


def item_markers(text: str) -> list[tuple[int, int]]:
    """Where the marks of numbered items, （1） or 1., stand at the head of a sentence."""
    return [(marker.start(), marker.end()) for _, _, marker in _items(text) if marker is not None]


def statements(text: str, finder: ActorFinder, addressed: Bearer = Bearer.UNSTATED) -> list[Statement]:
    """The statements of a passage in order; together they leave only blanks and item marks over.

    One that names nobody is the act of whoever acted before it in the paragraph, or throughout the
    paragraphs before. But a new sentence with a modal word, after what a regulator does, is not the
    regulator's; it is then, as where nobody was named at all, of whom the document addresses.
    """
    plain = blank_quoted(text)
    found: list[Statement] = []
    for start, end, _ in _items(text):
        for left, right in _sentences(text, plain, start, end):
            sentence = _Sentence(text, plain, left, right, finder)
            bearer = _bearer_before(text, found, sentence, addressed)
            found.extend(sentence.statements(bearer))
    return found


def _bearer_before(text: str, found: Sequence[Statement], sentence: "_Sentence", addressed: Bearer) -> Bearer:
    if not found:
        return addressed
    last = found[-1]
    between = text[last.end - 1 : sentence.start]
    if "\n" in between:
        return Bearer.ENTERPRISE if last.bearer is Bearer.ENTERPRISE and _same_actor(found) else addressed
    if last.modality is Modality.ENCOURAGED:
        # The party encouraged is not who acts in the next sentence.
        return addressed
    if last.bearer is Bearer.ENTERPRISE or between.strip().endswith(("；", ";")):
        return last.bearer
    return addressed if sentence.modals or last.bearer is Bearer.OTHER else last.bearer


def _same_actor(found: Sequence[Statement]) -> bool:
    """Whether enterprises alone were named so far: the last statement that named anybody, and the first."""
    named = next((said for said in found if said.actor is not None), None)
    return named is not None and named.bearer is Bearer.ENTERPRISE


def _items(text: str) -> Iterator[tuple[int, int, re.Match[str] | None]]:
    """Start and end of each item's words, and the mark before them."""
    marks = [match for match in _ITEM.finditer(text) if _at_sentence_start(text, match.start())]
    if not marks or marks[0].start() > 0:
        yield 0, marks[0].start() if marks else len(text), None
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, end in zip(marks, ends, strict=bool(marks)):
        yield mark.end(), end, mark


def _at_sentence_start(text: str, at: int) -> bool:
    while at > 0 and text[at - 1].isspace():
        at -= 1
        if text[at] == "\n":
            return True
    return at == 0 or text[at - 1] in "。；;！？!?：:\n"


def _sentences(text: str, plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for stop in [*(match.end() for match in _SENTENCE_END.finditer(plain, start, end)), end]:
        words = text[at:stop]
        if words.strip():
            left = at + len(words) - len(words.lstrip())
            yield left, at + len(words.rstrip())
        at = stop


class _Sentence:
    """Characters `start` to `end` of a passage: cut where another party, mood or case begins."""

    def __init__(self, text: str, plain: str, start: int, end: int, finder: ActorFinder) -> None:
        self._text = text
        self._plain = plain
        self.start = start
        self._end = end
        self._finder = finder
        self.modals = [start + modal.start for modal in modals(text[start:end])]
        self._commas = list(_CLAUSE_END.finditer(plain, start, end))
        self._places = [comma.start() for comma in self._commas]

    def statements(self, bearer: Bearer) -> Iterator[Statement]:
        """Its statements; `bearer` acts until another is named."""
        cuts = self._cuts()
        for left, right in pairwise([*cuts, self._end]):
            words = self._text[left:right].rstrip(SEPARATORS)
            actor = self._actor(left, left + len(words)) or self._finder.acting(words)
            if actor is not None:
                bearer = actor.bearer
            elif self._finder.supervises(words) and bearer is not Bearer.OTHER:
                bearer = Bearer.AUTHORITY
            elif bearer is Bearer.AUTHORITY and _UNKNOWN_PARTY.match(self._plain, left, left + len(words)):
                bearer = Bearer.UNSTATED
            yield Statement(left, left + len(words), words, modality(words), bearer, _moved(actor, left))

    def _cuts(self) -> list[int]:
        """Where statements begin."""
        cuts = [self.start]
        predicate = self._stated_from(self.start)
        clause_end = self._end
        ends = []
        for comma in reversed(self._commas):
            ends.append(clause_end)
            if comma[0][0] != _ENUMERATING:
                clause_end = comma.start()
        for comma, stop in zip(self._commas, reversed(ends), strict=True):
            at = comma.end()
            if at < self._end and self._begins((cuts[-1], comma.start()), (at, stop), comma[0][0], predicate):
                cuts.append(at)
                predicate = self._stated_from(at)
        return cuts

    def _stated_from(self, start: int) -> "_Stated":
        head = self._text[start : min(start + _HEAD, self._end)]
        return _Stated(_another_case(head), self._finder.opening(head))

    def _begins(self, before: tuple[int, int], clause: tuple[int, int], mark: str, said: "_Stated") -> bool:
        """Whether a clause begins a statement of its own after what was said before it in the sentence."""
        modal = self._modal_in(*before)
        if not (modal or said.case_ends(before) or said.acts(self._text, before)):
            return False
        words = self._text[clause[0] : min(clause[1], clause[0] + _HEAD)]
        if _STARTS_MOOD.match(self._plain, clause[0], clause[1]):
            # 企业收集个人信息，不得超出所必需的范围: what precedes is what it is about.
            about = not modal and words.startswith("不得")
            return not about and (mark != _ENUMERATING or words.startswith(("鼓励", "支持", "禁止", "严禁")))
        if mark == _ENUMERATING:
            return False
        if modal and clause[1] < self._end and _CASE_CLAUSE.fullmatch(self._plain, *clause):
            return True
        if self._finder.opening(words) is not None:
            return True
        return said.case_ends(before) and _another_case(words) is not None

    def _modal_in(self, start: int, end: int) -> bool:
        at = bisect_left(self.modals, start)
        return at < len(self.modals) and self.modals[at] < end

    def _actor(self, start: int, end: int) -> Actor | None:
        """The actor of a statement, which circumstances (当…时，) may precede.

        Who is spoken of in a case acts only where the clause with the modal word names nobody else:
        处理者有下列情形之一的，主管部门可以要求…….
        """
        at = bisect_right(self.modals, start)
        first_modal = min(self.modals[at], end) if at < len(self.modals) else end
        clause = start
        first, stop = bisect_left(self._places, start), bisect_left(self._places, first_modal)
        commas = [comma for comma in self._commas[first:stop] if comma[0][0] != _ENUMERATING]
        of_case: Actor | None = None
        for comma in [*commas[:_MOST_CLAUSES], None]:
            actor = self._finder.opening(
                self._text[clause : min(end, clause + _HEAD)], of_statement=first_modal < end
            )
            if actor is not None:
                actor = _moved(actor, clause - start)
                if (
                    comma is None
                    or first_modal >= end
                    or not _TOLD_CASE.search(self._plain, clause, comma.start())
                ):
                    return actor
                of_case = of_case or actor
            if comma is not None:
                clause = comma.end()
            if clause > first_modal:
                break
        return of_case


@dataclass(frozen=True, slots=True)
class _Stated:
    """How a statement begins: `case` is where the frequency of a case of its own ends, if it has one."""

    case: int | None
    actor: Actor | None

    def case_ends(self, words: tuple[int, int]) -> bool:
        return self.case is not None and self.case <= words[1] - words[0]

    def acts(self, text: str, words: tuple[int, int]) -> bool:
        """Whether it says something by itself, rather than when or under what circumstances."""
        if self.actor is None:
            return False
        start = words[0] + self.actor.end
        if words[1] - start > _HEAD:
            return _CIRCUMSTANCE.search(text, words[1] - 4, words[1]) is None
        rest = text[start : words[1]].strip()
        return len(rest) >= 4 and not _CIRCUMSTANCE.search(rest)


def _another_case(words: str) -> int | None:
    """Where the frequency of a case of its own ends: 定级为三级的系统每年开展一次, 三级每年一次."""
    plain = blank_quoted(words)
    frequency = _FREQUENCY.search(plain)
    if frequency is None or not _CASE.match(plain[: frequency.start()]):
        return None
    return frequency.end()


def _moved(actor: Actor | None, by: int) -> Actor | None:
    return actor and replace(actor, start=actor.start + by, end=actor.end + by)
