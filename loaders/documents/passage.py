"""Text put together from pieces of a document, each character knowing where it stands there."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate

from dutygraph.loaders.documents.document import Span
from dutygraph.text.characters import CHINESE, INVISIBLE, in_usual_characters

_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>")
_NOTE_MARK = rf"(?<=[{CHINESE}》”）)，。；、])[\[［]\d{{1,2}}[\]］](?![号第])"
STRUCK = r"~~(?![~\s])[^~\n]{1,500}~~"
"""Struck-out text as Markdown writes it."""

_LEFT_OUT = re.compile(rf"{_TAG.pattern}|[{INVISIBLE}]+|{_NOTE_MARK}|{STRUCK}")


@dataclass(frozen=True, slots=True)
class Passage:
    """`text` as everything matches it: in usual characters, without markup, breaks and marks of notes.

    `pieces` are the spans it was put together from, in order; their own characters are as many.
    """

    source: str
    pieces: tuple[Span, ...]
    text: str = field(init=False, compare=False, repr=False)
    _ends: tuple[int, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", in_usual_characters(self.own))
        object.__setattr__(self, "_ends", tuple(accumulate(piece.end - piece.start for piece in self.pieces)))

    @property
    def own(self) -> str:
        """The document's own characters behind `text`."""
        return "".join(self.source[piece.start : piece.end] for piece in self.pieces)

    def span(self, start: int, end: int) -> Span:
        """Where characters `start` to `end` of `text` stand in the document, from the first to the last."""
        if not 0 <= start < end:
            raise ValueError(f"no characters from {start} to {end}")
        return Span(self._place(start), self._place(end - 1) + 1)

    def part(self, start: int, end: int) -> "Passage":
        """Characters `start` to `end` of `text` as a passage."""
        pieces = []
        first = bisect_right(self._ends, start)
        for piece, ends in zip(self.pieces[first:], self._ends[first:], strict=True):
            begins = ends - (piece.end - piece.start)
            if begins >= end:
                break
            left, right = max(start - begins, 0), min(end, ends) - begins
            if left < right:
                pieces.append(Span(piece.start + left, piece.start + right))
        return Passage(self.source, tuple(pieces))

    def _place(self, offset: int) -> int:
        index = bisect_right(self._ends, offset)
        before = self._ends[index - 1] if index else 0
        return self.pieces[index].start + offset - before


def passage(source: str, spans: Iterable[Span]) -> Passage:
    """The text in `spans` without markup tags, invisible characters and the marks of footnotes."""
    pieces = []
    for span in spans:
        at = span.start
        for left_out in _LEFT_OUT.finditer(source, span.start, span.end):
            if at < left_out.start():
                pieces.append(Span(at, left_out.start()))
            at = left_out.end()
        if at < span.end:
            pieces.append(Span(at, span.end))
    return Passage(source, tuple(pieces))


def markup(source: str, spans: Iterable[Span]) -> list[Span]:
    """The markup tags in `spans`, which `passage` leaves out."""
    return [Span(*tag.span()) for span in spans for tag in _TAG.finditer(source, span.start, span.end)]
