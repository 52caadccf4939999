"""Proof that nothing of a document was dropped: what no record holds is listed with its reason."""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence

from dutygraph.graph.model import NotModelled
from dutygraph.loaders.documents.document import Document, Span

BLANK = "空白 blank"
MARKUP = "标记 markup"
UNREAD = "未读作陈述 not read as a statement"
UNPLACED = "未能归入任何记录 not placed in any record"
_BLANKS = re.compile(r"\s+")
_NONE, _RUN = re.compile(rb"\0+"), re.compile(rb"(.)\1*", re.DOTALL)
"""In a text of which each character is a byte, the number of its reason."""


def not_modelled(
    document: Document,
    slug: str,
    modelled: Iterable[Span],
    left: Sequence[tuple[Span, str]],
    stored: Iterable[Span],
) -> tuple[NotModelled, ...]:
    """The characters outside `modelled`, each run with the reason `left` gives it; blanks need none.

    `left` wins where it overlaps `modelled`. What was read but stands in no record is not modelled
    either; `stored` are the spans of records. What is in neither `modelled` nor `left` is UNPLACED.
    """
    text = document.text
    # What a format writes outside its blocks is its own: the bars of a table, the marks of a heading.
    reasons = _Reasons(len(text), MARKUP)
    reasons.mark(document.lines, UNPLACED)
    reasons.mark(_blanks(text), BLANK)
    for span, reason in document.asides:
        reasons.mark([span], reason)
    reasons.mark(modelled, None)
    for span, reason in left:
        reasons.mark([span], reason)
    held = bytearray(len(text))
    for start, end in stored:
        held[start:end] = b"\1" * (end - start)
    for free in [at for run in _NONE.finditer(reasons.each) for at in _NONE.finditer(held, *run.span())]:
        reasons.mark([Span(*free.span())], UNREAD)
        reasons.mark(_blanks(document.written, *free.span()), BLANK)
    runs: list[NotModelled] = []
    for why, start, end in reasons.runs():
        if why is not None:
            quote = document.written[start:end]
            id = f"not-modelled:{slug}/{len(runs) + 1:04}"
            runs.append(NotModelled(id=id, start=start, end=end, quote=quote, reason=why))
    return tuple(runs)


class _Reasons:
    """For every character the reason why no record holds it, None where one does, as a number in a byte."""

    def __init__(self, length: int, reason: str) -> None:
        self._told: dict[str | None, int] = {None: 0, reason: 1}
        self.each = bytearray(b"\1" * length)

    def mark(self, spans: Iterable[Span], reason: str | None) -> None:
        one = bytes((self._told.setdefault(reason, len(self._told)),))
        for start, end in spans:
            self.each[start:end] = one * (end - start)

    def runs(self) -> Iterator[tuple[str | None, int, int]]:
        told = list(self._told)
        return ((told[run[0][0]], *run.span()) for run in _RUN.finditer(self.each))


def _blanks(text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[Span]:
    return (Span(*blank.span()) for blank in _BLANKS.finditer(text, start, end))
