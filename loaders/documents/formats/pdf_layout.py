"""Lines on pages put back together into paragraphs; page numbers and running heads set apart."""

import re
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from dutygraph.loaders.documents.formats.builder import DocumentBuilder

_ENDS = re.compile(r"[。！？；：:;!?.…][”’」』）)]*$")
_STARTS = re.compile(
    r"第[零〇一二三四五六七八九十百千\d]+[编章节条]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,3}(?:\.\d{1,3})*[.．、\s]|[A-Z](?:\.\d{1,3})+\s|[a-z]\)|[（(]\d{4}年|附件|附录|附表|注\s*\d{0,2}\s*[:：]|——|[①-⑳]"
)
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
        if words and _ENDS.search(words) and _STARTS.match(line):
            words += "\n" + line
        else:
            words += _joint(words, line) + line
    return words


def write_pages(pages: Sequence[PageContent], builder: DocumentBuilder) -> None:
    _Writer(pages, builder).write()


class _Writer:
    def __init__(self, pages: Sequence[PageContent], builder: DocumentBuilder) -> None:
        self._pages = pages
        self._builder = builder
        self._outer = {number: _outer_lines(page) for number, page in enumerate(pages)}
        self._heads = _running_heads(pages, self._outer.values())
        body = [
            (page, line)
            for number, page in enumerate(pages)
            for line in page.lines
            if not self._beside(number, line)
        ]
        self._left: dict[tuple[int, int], float] = {}
        self._right: dict[tuple[int, int], float] = {}
        for page, line in body:
            width = _measure(page, line)
            self._left[width] = min(self._left.get(width, line.left), line.left)
            self._right[width] = max(self._right.get(width, 0.0), line.right)
        self._size = statistics.median(line.size for _, line in body) if body else 0.0
        pitches = [
            after.top - before.top
            for page in pages
            for before, after in pairwise(page.lines)
            if 0 < after.top - before.top < 5 * before.size
        ]
        self._pitch = statistics.median(pitches) if pitches else 0.0
        self._words = ""
        self._breaks: list[int] = []
        self._last: tuple[int, Line] | None = None

    def write(self) -> None:
        open_table: list[tuple[int, TableRows]] = []
        for number, page in enumerate(self._pages):
            begun = False
            if page.is_picture:
                said = f"第 {number + 1} 页没有文字，可能是图片 page {number + 1} has no text, only pictures"
                self._builder.warn(said)
            for warning in page.warnings:
                self._builder.warn(warning)
            for words, across in page.beside:
                self._builder.aside(words, across)
            for part in page.parts:
                if isinstance(part, Line) and (reason := self._beside(number, part)):
                    self._builder.aside(part.text, reason)
                elif isinstance(part, TableRows):
                    self._flush_words()
                    if open_table and not self._same_table(open_table[-1], number, part):
                        self._flush_table(open_table)
                    open_table.append((number, part))
                    begun = True
                else:
                    self._flush_table(open_table)
                    self._line(number, part, begins_page=not begun)
                    begun = True
            if not begun:
                self._flush_words()
                self._flush_table(open_table)
                self._builder.page()
        self._flush_words()
        self._flush_table(open_table)

    def _beside(self, number: int, line: Line) -> str | None:
        """Why a line is no running text, where it is none."""
        if not _in_margin(self._pages[number], line):
            return None
        if _NUMBER.fullmatch(line.text):
            return _PAGE_NUMBER
        outer = line in self._outer[number] and _head(line) in self._heads
        return _RUNNING_HEAD if outer or _PRINTED.fullmatch(line.text) else None

    # ---- paragraphs ----

    def _line(self, number: int, line: Line, *, begins_page: bool) -> None:
        if self._last is not None and self._goes_on(self._last, number, line):
            self._words += _joint(self._words, line.text)
            if begins_page:
                self._breaks.append(len(self._words))
            self._words += line.text
        else:
            self._flush_words()
            if begins_page:
                self._builder.page()
            self._words = line.text
        self._last = (number, line)

    def _goes_on(self, last: tuple[int, Line], number: int, line: Line) -> bool:
        """Whether a line belongs to the paragraph of the one before it: that one runs to the margin."""
        before_page, before = last
        if abs(line.size - before.size) > 0.12 * before.size:
            return False
        if number == before_page and self._is_title(number, before) and self._is_title(number, line):
            return line.top - before.top < 2.2 * line.size and _STARTS.match(line.text) is None
        right = self._right[_measure(self._pages[before_page], before)]
        if right - before.right > 2.2 * before.size:
            return False
        if number == before_page and self._pitch and line.top - before.top > 1.5 * self._pitch:
            return False
        indent = line.left - self._left[_measure(self._pages[number], line)]
        if _ENDS.search(before.text) is None:
            # Two characters of indent and a mark begin a paragraph, however the one before it ends.
            return not (abs(indent - 2 * line.size) < 0.5 * line.size and _STARTS.match(line.text))
        indented = indent > 0.8 * line.size
        return not indented and _STARTS.match(line.text) is None

    def _is_title(self, number: int, line: Line) -> bool:
        """Large letters in the middle of the page: such lines are broken by sense, not by width."""
        width = _measure(self._pages[number], line)
        before, after = line.left - self._left[width], self._right[width] - line.right
        return line.size > 1.15 * self._size and before > line.size and abs(before - after) < 2 * line.size

    def _flush_words(self) -> None:
        if self._words:
            self._builder.paragraph(self._words, breaks=self._breaks)
        self._words, self._breaks, self._last = "", [], None

    # ---- tables ----

    def _same_table(self, before: tuple[int, TableRows], number: int, table: TableRows) -> bool:
        """Whether a table goes on from the page before, where it was the last thing."""
        page, last = before
        return number == page + 1 and len(last.rows[-1]) == len(table.rows[0])

    def _flush_table(self, parts: list[tuple[int, TableRows]]) -> None:
        if not parts:
            return
        self._builder.table(self._rows(parts))
        parts.clear()

    def _rows(self, parts: Sequence[tuple[int, TableRows]]) -> Iterator[tuple[str, ...]]:
        for number, part in parts:
            if part is self._first_part(number):
                self._builder.page()
            yield from part.rows

    def _first_part(self, number: int) -> _Part | None:
        page = self._pages[number]
        return next(
            (part for part in page.parts if isinstance(part, TableRows) or not self._beside(number, part)),
            None,
        )


def _measure(page: PageContent, line: Line) -> tuple[int, int]:
    """What lines have to share for their margins to be the same."""
    return round(page.width), line.column


def _in_margin(page: PageContent, line: Line) -> bool:
    return line.top < _MARGIN * page.height or line.top + line.size > (1 - _MARGIN) * page.height


def _head(line: Line) -> tuple[str, int]:
    """A line but for its numbers, and how far down the page it stands."""
    return re.sub(r"\d+", "#", line.text), round(line.top / 4)


def _outer_lines(page: PageContent) -> frozenset[Line]:
    """The few lines in the margins that a gap parts from the rest of the page."""
    lines = sorted(page.lines, key=lambda line: line.top)
    outer: set[Line] = set()
    for ordered in (lines, lines[::-1]):
        for count, (line, following) in enumerate(pairwise(ordered), 1):
            if count > _MOST_HEADS or not _in_margin(page, line):
                break
            if abs(following.top - line.top) > _GAP * max(line.size, following.size):
                outer.update(ordered[:count])
                break
    return frozenset(outer)


def _running_heads(
    pages: Sequence[PageContent], outer: Iterable[frozenset[Line]]
) -> frozenset[tuple[str, int]]:
    """What stands in the margin of many pages alike."""
    counted = Counter(head for lines in outer for head in {_head(line) for line in lines})
    fewest = max(_MANY_PAGES, _SHARE * len(pages))
    return frozenset(head for head, count in counted.items() if count >= fewest)


def _joint(before: str, after: str) -> str:
    """A blank between two Latin words that a line break parted, but not within a number."""
    if not (_LATIN_END.search(before) and _LATIN_START.match(after)):
        return ""
    return "" if before[-1].isdigit() and not after[0].islower() else " "
