"""Puts a document's text together from what a format holds: paragraphs, tables and pages."""

import hashlib
import re
from collections.abc import Iterable, Sequence

from dutygraph.loaders.documents.document import Block, Document, Paragraph, Row, Span, refused
from dutygraph.text.characters import unified

MAX_CHARACTERS = 10_000_000
MAX_ROWS = 100_000
MAX_COLUMNS = 200
MAX_PAGES = 5_000
_LONG = 60

_BREAKS = re.compile(r"[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f\ufeff\u200b\u200e\u200f\u00ad]")


STRUCK = "删除线文字未读入 text struck out was left out"


class DocumentBuilder:
    """One line for each paragraph and row, tabs between cells; bounds hold while it grows."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._pages: list[int] = []
        self._waiting: list[tuple[str, str]] = []
        self._warnings: dict[str, None] = {}
        self._tables = 0
        self._rows = 0

    def paragraph(self, text: str, level: int = 0, breaks: Sequence[int] = ()) -> None:
        """A paragraph, each of its lines a block; `level` from 1 for a heading.

        `breaks` are where in a text of one line the pages that it runs on to begin.
        """
        for line in _lines(text):
            start = self._add(line)
            self._add("\n")
            self._blocks.append(Paragraph(Span(start, start + len(line)), level))
            for at in breaks:
                self._page(start + at)

    def aside(self, text: str, reason: str) -> None:
        """Words beside the running text: kept behind it, for they would part what belongs together."""
        self._waiting.extend((line, reason) for line in _lines(text))
        check_bound(self._name, len(self._waiting), MAX_ROWS, "lines beside the text")

    def warn(self, warning: str) -> None:
        self._warnings.setdefault(warning)

    def table(self, rows: Iterable[Sequence[str | None]]) -> None:
        """None is a cell that is that of the row above."""
        self._tables += 1
        self.blank_line()
        for row in rows:
            self._row(row)
        self.blank_line()

    def page(self) -> None:
        """What follows stands on a new page."""
        self._page(self._length)

    def blank_line(self) -> None:
        if self._parts:
            self._add("\n")

    def build(self, data: bytes, media_type: str) -> Document:
        if not self._blocks:
            raise refused(self._name, "文件没有文字 the file has no text.", "请检查文件 Check the file.")
        self.blank_line()
        asides = []
        for line, reason in self._waiting:
            start = self._add(line)
            self._add("\n")
            asides.append((Span(start, start + len(line)), reason))
        return Document(
            name=self._name,
            sha256=hashlib.sha256(data).hexdigest(),
            media_type=media_type,
            text=unified("".join(self._parts)),
            blocks=tuple(self._blocks),
            pages=tuple(self._pages),
            asides=tuple(asides),
            warnings=tuple(self._warnings),
        )

    def _page(self, start: int) -> None:
        self._pages.append(start)
        check_bound(self._name, len(self._pages), MAX_PAGES, "pages")

    def _row(self, cells: Sequence[str | None]) -> None:
        self._rows += 1
        check_bound(self._name, self._rows, MAX_ROWS, "rows")
        check_bound(self._name, len(cells), MAX_COLUMNS, "columns")
        spans: list[tuple[Span, ...]] = []
        for at, cell in enumerate(cells):
            if at:
                self._add("\t")
            spans.append(self._cell(cell or ""))
        self._add("\n")
        if any(spans):
            merged = frozenset(at for at, cell in enumerate(cells) if cell is None)
            self._blocks.append(Row(tuple(spans), self._tables, merged))

    def _cell(self, text: str) -> tuple[Span, ...]:
        spans = []
        for at, line in enumerate(_lines(text.replace("\t", " "))):
            if at:
                self._add(" ")
            start = self._add(line)
            spans.append(Span(start, start + len(line)))
        return tuple(spans)

    def _add(self, text: str) -> int:
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        check_bound(self._name, self._length, MAX_CHARACTERS, "characters")
        return start


class Sheet:
    """The rows of a sheet in a document: a cell alone above a table, or alone and long, is a paragraph."""

    def __init__(self, builder: DocumentBuilder) -> None:
        self._builder = builder
        self._table: list[Sequence[str]] = []

    def row(self, cells: Sequence[str]) -> None:
        """The next row that has words."""
        filled = [cell for cell in cells if cell]
        if len(filled) == 1 and (not self._table or len(filled[0]) > _LONG):
            self.end()
            self._builder.paragraph(filled[0])
        else:
            self._table.append(cells)

    def end(self) -> None:
        """No row follows."""
        if self._table:
            width = max(map(len, self._table))
            first = min(next(at for at, cell in enumerate(row) if cell) for row in self._table)
            self._builder.table([*row, *[""] * (width - len(row))][first:] for row in self._table)
            self._table = []


def check_bound(name: str, count: int, most: int, what: str) -> None:
    """RefusedDocument where a document, or a table of it, has more than `most` of something."""
    if count > most:
        has = "列数过多 a table" if what == "columns" else "文件过大 the document"
        raise refused(name, f"{has} has more than {most:,} {what}.", "请拆分文件 Split the document.")


def _lines(text: str) -> list[str]:
    return [line for part in _BREAKS.split(_UNSEEN.sub("", text)) if (line := part.strip())]


def whole(value: str | None, otherwise: int) -> int:
    """The number that an attribute says."""
    plain = (value or "").strip()
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 6 else otherwise
