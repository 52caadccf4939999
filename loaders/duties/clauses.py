"""Cutting a passage into statements: each says of one bearer, in one mood, what is to be done."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from dutygraph.graph.model import Bearer, Modality
from dutygraph.loaders.duties.actors import Actor, ActorFinder
from dutygraph.loaders.duties.modality import blank_quoted, modality, modals

_SENTENCE_END = re.compile(r"[。！？!?；;\n]+[”」』）)]?")
_CLAUSE_END = re.compile(r"[，,、：:]\s*")
_ITEM = re.compile(
    r"(?<!\s)\s*(?:[(（]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[)）]|[①-⑳]|\d{1,2}\s*[.．、)）](?!\d))\s*"
)
_FREQUENCY = re.compile(
    r"每(?:[一二两三四五六七八九十\d\s]*(?:个)?(?:年|季度|半年|月|周|日|天))|(?:年|季|月)度"
)
_CASE = re.compile(r"[^，。；]{2,40}?的[^，。；]{0,20}$")
_STARTS_MOOD = re.compile(r"(?:并|且|也|亦|但)?(?:不得|禁止|严禁|不准|鼓励|提倡|倡导|支持)")
_ENUMERATING = "、"
_LONGEST_OPENING = 200
_LONGEST_BEFORE = 600
"""Characters of a clause, and of what was said before it, that tell whether it begins a statement."""
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


def statements(text: str, finder: ActorFinder) -> list[Statement]:
    """The statements of a passage in order; together they leave only blanks and item marks over.

    One that names nobody is the act of whoever acted before it in the paragraph; but a new sentence
    with a modal word, after what a regulator does, is addressed to enterprises.
    """
    found: list[Statement] = []
    for start, end, _ in _items(text):
        for left, right in _sentences(text, start, end):
            bearer = _bearer_before(text, found[-1], text[left:right], left) if found else Bearer.ENTERPRISE
            found.extend(_statements(text, (left, right), finder, bearer))
    return found


def _bearer_before(text: str, last: Statement, words: str, start: int) -> Bearer:
    between = text[last.end - 1 : start]
    if "\n" in between:
        return Bearer.ENTERPRISE
    addressed = modals(words) and not between.strip().endswith(("；", ";"))
    return Bearer.ENTERPRISE if addressed else last.bearer


def _items(text: str) -> Iterator[tuple[int, int, re.Match[str] | None]]:
    """Start and end of each item's words, and the mark before them."""
    marks = [match for match in _ITEM.finditer(text) if _at_sentence_start(text, match.start())]
    if not marks or marks[0].start() > 0:
        yield 0, marks[0].start() if marks else len(text), None
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, end in zip(marks, ends, strict=bool(marks)):
        yield mark.end(), end, mark


def _at_sentence_start(text: str, at: int) -> bool:
    before = text[:at].rstrip()
    return not before or before[-1] in "。；;！？!?：:\n"


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    plain = blank_quoted(text)
    at = start
    for stop in [*(match.end() for match in _SENTENCE_END.finditer(plain, start, end)), end]:
        words = text[at:stop]
        if words.strip():
            left = at + len(words) - len(words.lstrip())
            yield left, at + len(words.rstrip())
        at = stop


def _statements(
    text: str, sentence: tuple[int, int], finder: ActorFinder, bearer: Bearer
) -> Iterator[Statement]:
    start, end = sentence
    cuts = _cuts(text, start, end, finder)
    for left, right in zip(cuts, [*cuts[1:], end], strict=True):
        words = text[left:right].rstrip(SEPARATORS)
        if not words:
            continue
        actor = _actor(words, finder) or finder.acting(words)
        if actor is not None:
            bearer = actor.bearer
        elif finder.supervises(words):
            bearer = Bearer.AUTHORITY
        yield Statement(left, left + len(words), words, modality(words), bearer, _moved(actor, left))


def _cuts(text: str, start: int, end: int, finder: ActorFinder) -> list[int]:
    """Where statements begin within one sentence."""
    plain = blank_quoted(text[start:end])
    cuts = [start]
    commas = list(_CLAUSE_END.finditer(plain))
    ends = [start + comma.start() for comma in commas if comma[0][0] != _ENUMERATING]
    for comma in commas:
        at = start + comma.end()
        following = bisect_left(ends, at)
        clause_end = min(ends[following] if following < len(ends) else end, at + _LONGEST_OPENING)
        left = max(cuts[-1], start + comma.start() - _LONGEST_BEFORE)
        if at < end and _begins(text[left : start + comma.start()], text[at:clause_end], comma[0][0], finder):
            cuts.append(at)
    return cuts


def _begins(before: str, clause: str, mark: str, finder: ActorFinder) -> bool:
    """Whether a clause begins a statement of its own after what was said before it in the sentence."""
    mood = _STARTS_MOOD.match(blank_quoted(clause))
    if mark == _ENUMERATING and not (mood and clause.startswith(("鼓励", "支持", "禁止", "严禁"))):
        return False
    if not _is_predicate(before, finder):
        return False
    if mood:
        return True
    if finder.opening(clause) is not None:
        return True
    return bool(_another_case(before) and _another_case(clause))


def _is_predicate(words: str, finder: ActorFinder) -> bool:
    """Whether the words say something by themselves, rather than when or under what circumstances."""
    if modals(words) or _another_case(words):
        return True
    actor = finder.opening(words)
    if actor is None:
        return False
    rest = words[actor.end :].strip()
    return len(rest) >= 4 and not re.search(r"(?:前|后|时|的|过程中|期间|情况下)$", rest)


def _another_case(words: str) -> bool:
    """A case with a frequency of its own: 定级为三级的系统每年开展一次."""
    frequency = _FREQUENCY.search(blank_quoted(words))
    return frequency is not None and _CASE.match(words[: frequency.start()]) is not None


def _actor(words: str, finder: ActorFinder) -> Actor | None:
    """The actor of a statement, which circumstances (当…时，) may precede."""
    first_modal = next((modal.start for modal in modals(words) if modal.start > 0), len(words))
    at = 0
    commas = [comma for comma in _CLAUSE_END.finditer(blank_quoted(words)) if comma[0][0] != _ENUMERATING]
    for comma in [*commas, None]:
        actor = finder.opening(words[at : at + _LONGEST_BEFORE], of_statement=first_modal < len(words))
        if actor is not None:
            return _moved(actor, at)
        if comma is None or comma.end() > first_modal:
            return None
        at = comma.end()
    return None


def _moved(actor: Actor | None, by: int) -> Actor | None:
    return actor and Actor(actor.start + by, actor.end + by, actor.bearer, actor.types)
