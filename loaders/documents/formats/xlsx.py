"""XLSX: each visible sheet a table, and a row with a single cell a paragraph."""

import datetime
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from dutygraph.loaders.documents.document import Document, refused
from dutygraph.loaders.documents.formats.builder import (
    MAX_COLUMNS,
    MAX_ROWS,
    STRUCK,
    DocumentBuilder,
    too_much,
)
from dutygraph.loaders.documents.formats.office import broken, check_archive

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MAX_SHEETS = 100
_HIDDEN = "隐藏的工作表 hidden sheet"
_LONG = 60
_MOST_NAMED = 10
_STRUCK_RUN = re.compile(
    rb"<r>(?:(?!</r>|<r>|<strike).)*<strike(?:\s+val=\"(?:1|true)\")?\s*/>(?:(?!</r>|<r>).)*</r>", re.DOTALL
)
_CHUNK = 1024 * 1024
_SHEETS = "xl/worksheets/"
_FORMULA, _STRIKE = rb"<f[ >/]", rb"<strike"
_CELL = re.compile(rb"<c[ >/]")
_BOUND = f"{MAX_ROWS:,} rows or {MAX_COLUMNS} columns"
MAX_CELLS = 16_384
"""Of a row, empty ones with a border among them: as many as a sheet has columns."""


def read_xlsx(name: str, data: bytes) -> Document:
    """Cells show the values last computed for their formulas; hidden sheets become asides.

    A formula without such a value is named with its cell; struck-out text is left out with a note.
    """
    check_archive(name, data, "xl/workbook.xml")
    builder = DocumentBuilder(name)
    held = _checked(name, data)
    has_struck = _STRIKE in held
    try:
        data = _without_struck_runs(data, builder) if has_struck else data
        if _FORMULA in held:
            _warn_of_formulas(name, data, builder)
        # A merged cell keeps its words in its first row and column, so cells can be read as a stream.
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        if len(workbook.worksheets) > _MAX_SHEETS:
            raise refused(name, f"工作表过多 more than {_MAX_SHEETS} sheets.", "请拆分文件 Split the file.")
        for sheet in workbook.worksheets:
            # The size a sheet says it has need not be true.
            sheet.reset_dimensions()
            rows = _rows(name, sheet, builder if has_struck else None)
            if sheet.sheet_state == "visible":
                _write(builder, rows)
            else:
                for cells in rows:
                    builder.aside(" ".join(filter(None, cells)), _HIDDEN)
    except (
        InvalidFileException,
        zipfile.BadZipFile,
        KeyError,
        IndexError,
        TypeError,
        SyntaxError,
        zlib.error,
        EOFError,
        ValueError,
        AttributeError,
    ) as error:
        raise broken(name) from error
    return builder.build(data, MEDIA_TYPE)


def _checked(name: str, data: bytes) -> frozenset[bytes]:
    """Which of the marks the parts that hold cells, their words or their looks have.

    The library builds a row as a whole before it gives it out, so its cells are counted first.
    """
    held: set[bytes] = set()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.namelist():
            if not member.startswith((_SHEETS, "xl/styles", "xl/sharedStrings")):
                continue
            cells, tail = 0, b""
            with archive.open(member) as part:
                while chunk := part.read(_CHUNK):
                    held.update(mark for mark in (_FORMULA, _STRIKE) if re.search(mark, tail + chunk))
                    tail = chunk[-16:]
                    for at, row in enumerate(chunk.split(b"<row") if member.startswith(_SHEETS) else ()):
                        cells = len(_CELL.findall(row)) + (0 if at else cells)
                        if cells > MAX_CELLS:
                            raise too_much(name, _BOUND)
    return frozenset(held)


def _without_struck_runs(data: bytes, builder: DocumentBuilder) -> bytes:
    """The workbook without what is struck out within a cell; the library keeps a cell's words as one."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(written, "w") as kept:
        for member in archive.namelist():
            part = archive.read(member)
            if member.startswith((_SHEETS, "xl/sharedStrings")):
                part, count = _STRUCK_RUN.subn(b"", part)
                if count:
                    builder.warn(STRUCK)
            kept.writestr(member, part)
    return written.getvalue()


def _warn_of_formulas(name: str, data: bytes, builder: DocumentBuilder) -> None:
    """Names the cells whose formulas have no stored result, for what they show is not in the file."""
    formulas, values = (
        load_workbook(io.BytesIO(data), read_only=True, data_only=only, keep_links=False)
        for only in (False, True)
    )
    missing: list[str] = []
    for sheet, computed in zip(formulas.worksheets, values.worksheets, strict=True):
        sheet.reset_dimensions()
        computed.reset_dimensions()
        for row, results in zip(sheet.iter_rows(), computed.iter_rows(), strict=True):
            missing += [
                f"{sheet.title}!{cell.coordinate}"
                for cell, result in zip(row, results, strict=True)
                if cell.data_type == "f" and result.value is None
            ]
    if missing:
        more = f" 等 {len(missing)} 处 and more" if len(missing) > _MOST_NAMED else ""
        builder.warn(
            f"公式没有存储结果，单元格未读入 a formula without a stored result, the cell was not read: "
            f"{'、'.join(missing[:_MOST_NAMED])}{more}. 请在表格软件中重新计算并保存 "
            "Recalculate and save the file."
        )


def _write(builder: DocumentBuilder, rows: Iterator[list[str]]) -> None:
    table: list[list[str]] = []
    for cells in rows:
        filled = [cell for cell in cells if cell]
        if len(filled) == 1 and (not table or len(filled[0]) > _LONG):
            _flush(builder, table)
            builder.paragraph(filled[0])
        elif filled:
            table.append(cells)
    _flush(builder, table)


def _flush(builder: DocumentBuilder, table: list[list[str]]) -> None:
    if table:
        width = max(len(row) for row in table)
        used = [at for at in range(width) if any(at < len(row) and row[at] for row in table)]
        builder.table(
            [[row[at] if at < len(row) else "" for at in range(used[0], used[-1] + 1)] for row in table]
        )
        table.clear()


def _rows(name: str, sheet: Any, struck: DocumentBuilder | None) -> Iterator[list[str]]:
    """The rows that have words; RefusedDocument for more of them, or longer ones, than any document has.

    `struck` is told where text is struck out; None for a workbook that strikes none.
    """
    written = 0
    for row in sheet.iter_rows():
        cells = [_text(cell) if struck is None else _unstruck(cell, struck) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        written += bool(cells)
        if written > MAX_ROWS or len(cells) > MAX_COLUMNS:
            raise too_much(name, _BOUND)
        if cells:
            yield cells


def _unstruck(cell: Any, builder: DocumentBuilder) -> str:
    """A cell's text, but for a cell that is struck out as a whole."""
    if cell.value is not None and cell.font is not None and cell.font.strike:
        builder.warn(STRUCK)
        return ""
    return _text(cell)


def _text(cell: Any) -> str:
    """A cell's value as it is shown, for the formats that documents use."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, (int, float)):
        if "%" in (cell.number_format or ""):
            return f"{value * 100:.10g}%"
        return f"{value:.15g}" if isinstance(value, float) else str(value)
    return str(value).strip()
