"""XLSX: each visible sheet a table, and a row with a single cell a paragraph."""

import datetime
import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import repeat
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils.exceptions import InvalidFileException

from dutygraph.loaders.documents.document import Document, refused
from dutygraph.loaders.documents.formats.builder import (
    MAX_COLUMNS,
    MAX_ROWS,
    STRUCK,
    DocumentBuilder,
    Sheet,
    check_bound,
)
from dutygraph.loaders.documents.formats.office import check_archive, whole_file

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MAX_SHEETS = 100
_HIDDEN = "隐藏的工作表 hidden sheet"
_HIDDEN_ROW = "隐藏的行 hidden row"
_MOST_NAMED = 10
_CHUNK = 1024 * 1024
_FORMULA = re.compile(rb"<f[ >/]")
_CELL = re.compile(rb"<c[ >/]")
_ROW = re.compile(rb"<row(?:\s[^<>]*)?>")
_ROW_NUMBER = re.compile(rb"\sr=[\"'](\d{1,7})[\"']")
_ROW_HIDDEN = re.compile(rb"\shidden=[\"'](?:1|true)[\"']")
_LONGEST_TAG = 16_384
MAX_CELLS = 16_384
"""Of a row, empty ones with a border among them: as many as a sheet has columns."""


def read_xlsx(name: str, data: bytes) -> Document:
    """Cells show the values last computed for their formulas; hidden sheets and rows become asides.

    A formula without such a value is named with its cell; struck-out text is left out with a note.
    """
    check_archive(name, data, "xl/workbook.xml")
    has_formulas, hidden = _scanned(name, data)
    reader = _Reader(name, hidden)
    with whole_file(name, InvalidFileException):
        shown = _opened(data, computed=True).worksheets
        if len(shown) > _MAX_SHEETS:
            raise refused(name, f"工作表过多 more than {_MAX_SHEETS} sheets.", "请拆分文件 Split the file.")
        written = _opened(data, computed=False).worksheets if has_formulas else [None] * len(shown)
        for sheet, with_formulas in zip(shown, written, strict=True):
            reader.sheet(sheet, with_formulas)
    return reader.builder.build(data, MEDIA_TYPE)


def _opened(data: bytes, *, computed: bool) -> Workbook:
    # A merged cell keeps its words in its first row and column, so cells can be read as a stream.
    return load_workbook(
        io.BytesIO(data), read_only=True, data_only=computed, keep_links=False, rich_text=True
    )


def _scanned(name: str, data: bytes) -> tuple[bool, Mapping[str, Collection[int]]]:
    """Whether there are formulas, and the numbers of the hidden rows by the sheet's place in the archive.

    RefusedDocument for a row of more cells than any sheet has: the library builds a row as a whole before it
    gives it out, so its cells are counted first.
    """
    found, hidden = False, defaultdict[str, set[int]](set)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in (member for member in archive.namelist() if member.startswith("xl/worksheets/")):
            cells, number, tail = 0, 0, b""
            with archive.open(member) as part:
                while chunk := part.read(_CHUNK):
                    # A tag that the chunk cuts off is read with the next.
                    read, closed, cut = (tail + chunk).rpartition(b">")
                    chunk, tail = read + closed, cut[-_LONGEST_TAG:]
                    found = found or _FORMULA.search(chunk) is not None
                    for row in _ROW.finditer(chunk):
                        told = _ROW_NUMBER.search(row[0])
                        number = int(told[1]) if told else number + 1
                        if _ROW_HIDDEN.search(row[0]):
                            hidden[member].add(number)
                    for at, row_cells in enumerate(chunk.split(b"<row")):
                        cells = len(_CELL.findall(row_cells)) + (0 if at else cells)
                        check_bound(name, cells, MAX_CELLS, "columns")
    return found, hidden


class _Reader:
    def __init__(self, name: str, hidden: Mapping[str, Collection[int]]) -> None:
        self.builder = DocumentBuilder(name)
        self._name = name
        self._hidden = hidden

    def sheet(self, shown: Any, written: Any) -> None:
        """`written` is the sheet with its formulas, if it has any, `shown` with what they came to."""
        for sheet in filter(None, (shown, written)):
            # The size a sheet says it has need not be true.
            sheet.reset_dimensions()
        hidden = self._hidden.get(vars(shown)["_worksheet_path"], ())
        seen = Sheet(self.builder)
        for number, cells in self._rows(shown, written):
            if shown.sheet_state != "visible" or number in hidden:
                words = " ".join(filter(None, cells))
                self.builder.aside(words, _HIDDEN_ROW if number in hidden else _HIDDEN)
            else:
                seen.row(cells)
        seen.end()

    def _rows(self, shown: Any, written: Any) -> Iterator[tuple[int, list[str]]]:
        """The rows that have words, by their numbers; RefusedDocument for more of them, or longer ones, than
        a document has.
        """
        missing: list[str] = []
        count = 0
        both = zip(shown.iter_rows(), written.iter_rows() if written else repeat(()), strict=False)
        for number, (row, formulas) in enumerate(both, 1):
            cells = [self._text(cell) for cell in row]
            while cells and not cells[-1]:
                cells.pop()
            missing += [
                f"{shown.title}!{formula.coordinate}"
                for cell, formula in zip(row, formulas, strict=False)
                if formula.data_type == "f" and cell.value is None
            ]
            count += bool(cells)
            check_bound(self._name, count, MAX_ROWS, "rows")
            check_bound(self._name, len(cells), MAX_COLUMNS, "columns")
            if cells:
                yield number, cells
        if missing:
            more = f" 等 {len(missing)} 处 and more" if len(missing) > _MOST_NAMED else ""
            self.builder.warn(
                f"公式没有存储结果，单元格未读入 a formula without a stored result, the cell was not read: "
                f"{'、'.join(missing[:_MOST_NAMED])}{more}. 请在表格软件中重新计算并保存 "
                "Recalculate and save the file."
            )

    def _text(self, cell: Any) -> str:
        """A cell's text, but for what is struck out of it."""
        value = cell.value
        runs = value if isinstance(value, CellRichText) else ()
        kept = [run for run in runs if not (isinstance(run, TextBlock) and run.font and run.font.strike)]
        if len(kept) == len(runs) and not (value is not None and cell.font and cell.font.strike):
            return _written(value, cell.number_format)
        self.builder.warn(STRUCK)
        return "" if cell.font and cell.font.strike else "".join(map(str, kept)).strip()


def _written(value: object, number_format: str | None) -> str:
    """A value as it is shown, for the formats that documents use."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, (int, float)):
        if "%" in (number_format or ""):
            return f"{value * 100:.10g}%"
        return f"{value:.15g}" if isinstance(value, float) else str(value)
    return str(value).strip()
