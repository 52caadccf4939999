"""XLSX: each sheet a table, and a row with a single cell a paragraph."""

import datetime
import io
import zipfile
from collections.abc import Iterator
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from loaders.document import Document, refused
from loaders.formats.builder import MAX_COLUMNS, MAX_ROWS, DocumentBuilder
from loaders.formats.office import broken, check_archive

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MAX_SHEETS = 100
_MAX_BLANK_ROWS = 1_000


def read_xlsx(name: str, data: bytes) -> Document:
    check_archive(name, data, "xl/workbook.xml")
    builder = DocumentBuilder(name)
    try:
        # Merged cells are known only to a workbook read as a whole; the archive's bounds hold for it.
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        if len(workbook.worksheets) > _MAX_SHEETS:
            raise refused(name, f"工作表过多 more than {_MAX_SHEETS} sheets.", "请拆分文件 Split the file.")
        for sheet in workbook.worksheets:
            if sheet.sheet_state == "visible":
                _write(name, builder, sheet)
    except (
        InvalidFileException,
        zipfile.BadZipFile,
        KeyError,
        TypeError,
        ValueError,
        AttributeError,
    ) as error:
        raise broken(name) from error
    return builder.build(data, MEDIA_TYPE)


def _write(name: str, builder: DocumentBuilder, sheet: Any) -> None:
    table: list[list[str]] = []
    for cells in _rows(name, sheet):
        filled = [cell for cell in cells if cell]
        if len(filled) == 1 and (not table or len(filled[0]) > 60):
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


def _rows(name: str, sheet: Any) -> Iterator[list[str]]:
    blank = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        cells = [_text(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        if number > MAX_ROWS or len(cells) > MAX_COLUMNS:
            raise refused(
                name,
                f"表格过大 the sheet {sheet.title} has more than {MAX_ROWS:,} rows or {MAX_COLUMNS} columns.",
                "请拆分文件 Split the file.",
            )
        blank = 0 if cells else blank + 1
        if blank > _MAX_BLANK_ROWS:
            return
        yield cells


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
