"""Text put together from pieces of a document, each character knowing where it stands there."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from dutygraph.loaders.documents.document import Span

_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>")


@dataclass(frozen=True)
class Passage:
    """`text` without markup and breaks; `pieces` are the spans it was put together from, in order."""

    source: str
    pieces: tuple[Span, ...]

    @cached_property
    def text(self) -> str:
        return "".join(self.source[piece.start : piece.end] for piece in self.pieces)

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(piece.end - piece.start for piece in self.pieces))

    def span(self, start: int, end: int) -> Span:
        """Where characters `start` to `end` of `text` stand in the document, from the first to the last."""
        if not 0 <= start < end:
            raise ValueError(f"no characters from {start} to {end}")
        return Span(self._place(start), self._place(end - 1) + 1)

    def part(self, start: int, end: int) -> "Passage":
        """Characters `start` to `end` of `text` as a passage."""
        pieces = []
        for at in range(bisect_right(self._ends, start), len(self.pieces)):
            piece = self.pieces[at]
            begins = self._ends[at] - (piece.end - piece.start)
            if begins >= end:
                break
            left, right = max(start - begins, 0), min(end - begins, piece.end - piece.start)
            if left < right:
                pieces.append(Span(piece.start + left, piece.start + right))
        return Passage(self.source, tuple(pieces))

    def _place(self, offset: int) -> int:
        index = bisect_right(self._ends, offset)
        before = self._ends[index - 1] if index else 0
        return self.pieces[index].start + offset - before


def passage(source: str, spans: Iterable[Span]) -> Passage:
    """The text in `spans` without markup tags."""
    pieces = []
    for span in spans:
        at = span.start
        for tag in _TAG.finditer(source, span.start, span.end):
            if at < tag.start():
                pieces.append(Span(at, tag.start()))
            at = tag.end()
        if at < span.end:
            pieces.append(Span(at, span.end))
    return Passage(source, tuple(pieces))


def markup(source: str, spans: Iterable[Span]) -> list[Span]:
    """The markup tags in `spans`, which `passage` leaves out."""
    return [Span(*tag.span()) for span in spans for tag in _TAG.finditer(source, span.start, span.end)]
