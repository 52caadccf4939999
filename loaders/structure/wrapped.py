"""Texts wrapped at a column, as mail is and what is copied from PDF: each paragraph made one line again."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from dutygraph.loaders.documents.document import Block, Document, Paragraph, Span
from dutygraph.text.labels import HEADING

JOINER = "\u2060"
"""Holds the place of a break: a character without width, which is left out where words are matched."""
_FEWEST = 3
_NARROWEST, _WIDEST = 30, 160
"""In columns, of which a Chinese character takes two."""
_SHORT = 6
"""By how many columns a line may fall short, where a mark or a long word did not fit."""
_INDENT = 4
_WIDER = 0.05
_LONG, _MOST = 0.6, 0.75
"""Of the column: which lines are long; and of these how many reach it."""
_ENDED = re.compile(r"[。；：:！？!?…][”’」』）)】》]*$")
_SENTENCE = re.compile("[，。；、,;]")
_WIDE = re.compile("[一-鿿]+")


class _Line(NamedTuple):
    span: Span
    width: int
    ended: bool
    indented: bool


def unwrapped(document: Document) -> Document:
    """The document, the lines of each paragraph that is wrapped joined.

    A text is wrapped where hardly a line is longer than a column, and most long lines that end amid a
    sentence reach it.
    """
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph) and not block.level]
    broken = _broken(document.written, [_line(document.written, block.span) for block in paragraphs])
    if not broken:
        return document
    characters = list(document.text)
    blocks: list[Block] = []
    above: Span | None = None
    for block in document.blocks:
        if not isinstance(block, Paragraph):
            blocks.append(block)
            above = None
            continue
        span = block.span
        if above and not block.level:
            characters[above.end : span.start] = JOINER * (span.start - above.end)
            span = Span(above.start, span.end)
            blocks[-1] = Paragraph(span)
        else:
            blocks.append(block)
        above = span if block.span in broken else None
    return replace(document, text="".join(characters), blocks=tuple(blocks))


def _broken(text: str, lines: Sequence[_Line]) -> frozenset[Span]:
    """The lines with which the next goes on; none where the text is not wrapped."""
    widths = sorted(line.width for line in lines)
    column = max(widths[: len(lines) - 1 - int(len(lines) * _WIDER)], default=0)
    # The first line of a paragraph may have lost its indent.
    above = (None, *lines)
    full = [
        line
        for before, line in zip(above, lines, strict=False)
        if column - _SHORT - (_INDENT if before is None or before.ended else 0) < line.width
    ]
    long = [line for line in lines if line.width > column * _LONG and not line.ended]
    amid = [line for line in full if line.width <= column and not line.ended]
    sentences = sum(1 for line in amid if _SENTENCE.search(text, line.span.start, line.span.end))
    wrapped = (
        _NARROWEST <= column <= _WIDEST
        and len(amid) >= max(_FEWEST, len(long) * _MOST)
        and sentences >= len(amid) / 3
    )
    if not wrapped:
        return frozenset()
    # Where paragraphs are indented, that alone tells which line begins one.
    indented = sum(line.indented for line in lines) * 2 >= len(lines) - len(amid)
    below = dict(pairwise(lines))
    return frozenset(
        line.span
        for line in full
        if line in below
        and not (below[line].indented if indented else line.ended)
        and not (line.ended and HEADING.match(below[line].span.of(text)))
    )


def _line(text: str, span: Span) -> _Line:
    start = text.rfind("\n", 0, span.start) + 1
    words = text[start : span.end]
    others = _WIDE.sub("", words)
    width = 2 * len(words) - sum(unicodedata.east_asian_width(one) not in "WF" for one in others)
    return _Line(span, width, _ENDED.search(words[-4:]) is not None, start < span.start)
