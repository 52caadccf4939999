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
    stored: Iterable[tuple[int, int]],
) -> tuple[NotModelled, ...]:
    """The characters outside `modelled`, each run with the reason `left` gives it; blanks need none.

    `left` wins where it overlaps `modelled`. What was read but stands in no record is not modelled
    either; `stored` are the spans of records. What is in neither `modelled` nor `left` is UNPLACED.
    """
    text = document.text
    # What a format writes outside its blocks is its own: the bars of a table, the marks of a heading.
    told: dict[str | None, int] = {None: 0, MARKUP: 1}
    reasons = bytearray(b"\1" * len(text))
    of_format = [(line, UNPLACED) for line in document.lines] + [(one, BLANK) for one in _blanks(text)]
    _fill(reasons, told, (*of_format, *document.asides, *((span, None) for span in modelled), *left))
    held = bytearray(len(text))
    for start, end in stored:
        held[start:end] = b"\1" * (end - start)
    free = [at.span() for run in _NONE.finditer(reasons) for at in _NONE.finditer(held, *run.span())]
    blanks = [(blank, BLANK) for one in free for blank in _blanks(document.written, *one)]
    _fill(reasons, told, (*((one, UNREAD) for one in free), *blanks))
    runs: list[NotModelled] = []
    names = list(told)
    for found in _RUN.finditer(reasons):
        if reason := names[found[0][0]]:
            start, end = found.span()
            quote = document.written[start:end]
            id = f"not-modelled:{slug}/{len(runs) + 1:04}"
            runs.append(NotModelled(id=id, start=start, end=end, quote=quote, reason=reason))
    return tuple(runs)


def _fill(
    reasons: bytearray, told: dict[str | None, int], spans: Iterable[tuple[tuple[int, int], str | None]]
) -> None:
    """Each character of a span with the number of its reason; None where a record holds it."""
    for (start, end), reason in spans:
        reasons[start:end] = bytes((told.setdefault(reason, len(told)),)) * (end - start)


def _blanks(text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[tuple[int, int]]:
    return (blank.span() for blank in _BLANKS.finditer(text, start, end))
