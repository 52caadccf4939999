"""Lines on pages put back together into paragraphs; page numbers and running heads set apart."""

import math
import re
import statistics
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from dutygraph.loaders.documents.formats.builder import DocumentBuilder
from dutygraph.text.labels import begins_part, is_ended

_NUMBER = re.compile(
    r"[—–\-－·\s]*(?:\d{1,4}|[IVXLivxl]{1,6})[—–\-－·\s]*|第\s*\d+\s*页.{0,12}|\d+\s*/\s*\d+"
)
_PRINTED = re.compile(
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s*(?:[上下]午\s*)?\d{1,2}:\d{2}(?!\d).*|(?:https?|file)://\S+(?:\s+\d+\s*/\s*\d+)?"
)
"""What a browser prints in the margins of a page: when, and from which address."""
_LATIN_END = re.compile(r"[A-Za-z0-9]$")
_LATIN_START = re.compile(r"[A-Za-z0-9]")
_MARGIN = 0.11
"""Of the height of a page: where running heads and page numbers stand."""
_GAP = 2.0
"""In sizes of a letter: what parts a running head from the text below it."""
_MOST_HEADS = 3
_MANY_PAGES = 2
_SHARE = 0.4

_PAGE_NUMBER = "页码 page number"
_RUNNING_HEAD = "页眉页脚 running head or foot"


@dataclass(frozen=True, slots=True)
class Line:
    """`column` is 0 for a line over the whole page, else that of the column it stands in."""

    text: str
    left: float
    right: float
    top: float
    size: float
    column: int = 0


@dataclass(frozen=True, slots=True)
class TableRows:
    top: float
    rows: tuple[tuple[str, ...], ...]


_Part: TypeAlias = Line | TableRows


@dataclass(frozen=True, slots=True)
class PageContent:
    """`lines` in the order they are read; `beside` are words that stand across them, with what they are."""

    width: float
    height: float
    lines: tuple[Line, ...]
    tables: tuple[TableRows, ...]
    has_pictures: bool = False
    beside: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        cells = (cell for table in self.tables for row in table.rows for cell in row)
        return "".join((*(line.text for line in self.lines), *cells))

    @property
    def is_picture(self) -> bool:
        return self.has_pictures and not self.words

    @property
    def parts(self) -> tuple[_Part, ...]:
        if any(line.column for line in self.lines):
            return self.lines
        return tuple(sorted((*self.lines, *self.tables), key=lambda part: part.top))


def one_line(cell: str) -> str:
    """The words of a cell without the breaks that its width made; items begin lines of their own."""
    words = ""
    for line in filter(None, (line.strip() for line in cell.split("\n"))):
        if words and is_ended(words) and begins_part(line):
            words += "\n" + line
        else:
            words += _joint(words, line) + line
    return words


@dataclass(frozen=True, slots=True)
class _Placed:
    """A part of a page; None stands for a page that has none."""

    page: int
    part: _Part | None
    is_first: bool


def write_pages(pages: Sequence[PageContent], builder: DocumentBuilder) -> None:
    heads = _running_heads(pages)
    running: list[_Placed] = []
    for number, page in enumerate(pages):
        if page.is_picture:
            said = f"第 {number + 1} 页没有文字，可能是图片 page {number + 1} has no text, only pictures"
            builder.warn(said)
        for warning in page.warnings:
            builder.warn(warning)
        for words, across in page.beside:
            builder.aside(words, across)
        parts: list[_Part | None] = []
        for part in page.parts:
            if isinstance(part, Line) and (reason := _beside(page, part, heads)):
                builder.aside(part.text, reason)
            else:
                parts.append(part)
        running += [_Placed(number, part, at == 0) for at, part in enumerate(parts or [None])]
    goes_on = _Measures(pages, running).goes_on
    starts = [at for at, (last, one) in enumerate(pairwise(running), 1) if not goes_on(last, one)]
    for start, end in pairwise([0, *starts, len(running)]):
        _write(running[start:end], builder)


def _write(group: Sequence[_Placed], builder: DocumentBuilder) -> None:
    """The lines of a paragraph, or the parts of a table."""
    if isinstance(group[0].part, TableRows):
        builder.table(_rows(group, builder))
        return
    words, breaks = "", []
    for at, placed in enumerate(group):
        text = placed.part.text if isinstance(placed.part, Line) else ""
        words += _joint(words, text)
        if placed.is_first and at:
            breaks.append(len(words))
        elif placed.is_first:
            builder.page()
        words += text
    builder.paragraph(words, breaks=breaks)


def _rows(group: Sequence[_Placed], builder: DocumentBuilder) -> Iterator[tuple[str, ...]]:
    for placed in group:
        if placed.is_first:
            builder.page()
        yield from placed.part.rows if isinstance(placed.part, TableRows) else ()


class _Measures:
    """How wide the lines of a document are, and how far apart they stand."""

    def __init__(self, pages: Sequence[PageContent], running: Iterable[_Placed]) -> None:
        self._pages = pages
        self._left: dict[tuple[int, int], float] = {}
        self._right: dict[tuple[int, int], float] = {}
        sizes = []
        for placed in running:
            if isinstance(line := placed.part, Line):
                width = self._width(placed.page, line)
                self._left[width] = min(self._left.get(width, line.left), line.left)
                self._right[width] = max(self._right.get(width, 0.0), line.right)
                sizes.append(line.size)
        self._size = statistics.median(sizes or [0.0])
        pitches = [
            after.top - before.top
            for page in pages
            for before, after in pairwise(page.lines)
            if 0 < after.top - before.top < 5 * before.size
        ]
        self._pitch = statistics.median(pitches or [math.inf])

    def goes_on(self, last: _Placed, one: _Placed) -> bool:
        """Whether a part belongs to the table or the paragraph of the one before it."""
        before, part = last.part, one.part
        if isinstance(before, TableRows) and isinstance(part, TableRows):
            # A table goes on from the page before, where it was the last thing.
            return one.page == last.page + 1 and len(before.rows[-1]) == len(part.rows[0])
        if (
            not (isinstance(before, Line) and isinstance(part, Line))
            or abs(part.size - before.size) > 0.12 * before.size
        ):
            return False
        begins, below = begins_part(part.text), part.top - before.top
        same_page = one.page == last.page
        if same_page and self._is_title(one.page, before) and self._is_title(one.page, part):
            return below < 2.2 * part.size and not begins
        # A line goes on below one that runs to the margin.
        right = self._right[self._width(last.page, before)]
        if right - before.right > 2.2 * before.size or (same_page and below > 1.5 * self._pitch):
            return False
        indent = part.left - self._left[self._width(one.page, part)]
        if not is_ended(before.text):
            # Two characters of indent and a mark begin a paragraph, however the one before it ends.
            return not (begins and abs(indent - 2 * part.size) < 0.5 * part.size)
        return not begins and indent <= 0.8 * part.size

    def _width(self, page: int, line: Line) -> tuple[int, int]:
        """What lines have to share for their margins to be the same."""
        return round(self._pages[page].width), line.column

    def _is_title(self, page: int, line: Line) -> bool:
        """Large letters in the middle of the page: such lines are broken by sense, not by width."""
        width = self._width(page, line)
        before, after = line.left - self._left[width], self._right[width] - line.right
        return line.size > 1.15 * self._size and before > line.size and abs(before - after) < 2 * line.size


def _beside(page: PageContent, line: Line, heads: Collection[tuple[str, int]]) -> str | None:
    """Why a line is no running text, where it is none."""
    if not _in_margin(page, line):
        return None
    if _NUMBER.fullmatch(line.text):
        return _PAGE_NUMBER
    return _RUNNING_HEAD if _head(line) in heads or _PRINTED.fullmatch(line.text) else None


def _in_margin(page: PageContent, line: Line) -> bool:
    return line.top < _MARGIN * page.height or line.top + line.size > (1 - _MARGIN) * page.height


def _head(line: Line) -> tuple[str, int]:
    """A line but for its numbers, and how far down the page it stands."""
    return re.sub(r"\d+", "#", line.text), round(line.top / 4)


def _outer_lines(page: PageContent) -> Iterator[Line]:
    """The few lines in the margins that a gap parts from the rest of the page."""
    lines = sorted(page.lines, key=lambda line: line.top)
    for ordered in (lines, lines[::-1]):
        for count, (line, following) in enumerate(pairwise(ordered[: _MOST_HEADS + 1]), 1):
            if abs(following.top - line.top) > _GAP * max(line.size, following.size):
                yield from (one for one in ordered[:count] if _in_margin(page, ordered[count - 1]))
                break


def _running_heads(pages: Sequence[PageContent]) -> frozenset[tuple[str, int]]:
    """What stands in the margin of many pages alike."""
    counted = Counter(head for page in pages for head in set(map(_head, _outer_lines(page))))
    fewest = max(_MANY_PAGES, _SHARE * len(pages))
    return frozenset(head for head, count in counted.items() if count >= fewest)


def _joint(before: str, after: str) -> str:
    """A blank between two Latin words that a line break parted, but not within a number."""
    if not (_LATIN_END.search(before) and _LATIN_START.match(after)):
        return ""
    return "" if before[-1].isdigit() and not after[0].islower() else " "
