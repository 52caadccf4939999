"""Proof that nothing of a document was dropped: what no record holds is listed with its reason."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from dutygraph.graph.model import NotModelled
from dutygraph.loaders.documents.document import Document, Paragraph, Span

BLANK = "空白 blank"
MARKUP = "标记 markup"
UNREAD = "未读作陈述 not read as a statement"
UNPLACED = "未能归入任何记录 not placed in any record"
_BLANKS = re.compile(r"\s+")


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
    reasons = _reasons(document, modelled, left)
    held = bytearray(len(reasons))
    for span in stored:
        held[span.start : span.end] = b"\1" * (span.end - span.start)
    for at in [at for at, reason in enumerate(reasons) if reason is None and not held[at]]:
        reasons[at] = BLANK if document.written[at].isspace() else UNREAD
    runs: list[NotModelled] = []
    start = 0
    for reason, run in groupby(reasons):
        end = start + len(list(run))
        if reason is not None:
            quote = document.written[start:end]
            id = f"not-modelled:{slug}/{len(runs) + 1:04}"
            runs.append(NotModelled(id=id, start=start, end=end, quote=quote, reason=reason))
        start = end
    return tuple(runs)


def _reasons(
    document: Document, modelled: Iterable[Span], left: Sequence[tuple[Span, str]]
) -> list[str | None]:
    """For every character the reason why no record holds it; None where one does."""
    # What a format writes outside its blocks is its own: the bars of a table, the marks of a heading.
    reasons: list[str | None] = [MARKUP] * len(document.text)
    for block in document.blocks:
        for span in [block.span] if isinstance(block, Paragraph) else block.spans:
            reasons[span.start : span.end] = [UNPLACED] * (span.end - span.start)
    blanks = (Span(*blank.span()) for blank in _BLANKS.finditer(document.text))
    for span, reason in (*((span, BLANK) for span in blanks), *document.asides):
        reasons[span.start : span.end] = [reason] * (span.end - span.start)
    for span in modelled:
        reasons[span.start : span.end] = [None] * (span.end - span.start)
    for span, reason in left:
        reasons[span.start : span.end] = [reason] * (span.end - span.start)
    return reasons
