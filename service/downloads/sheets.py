"""Workbooks that a person reads and prints: every text stays a text, whatever it begins with."""

import datetime
import io
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

Cell: TypeAlias = str | int | datetime.date | None
Row: TypeAlias = Mapping[str, Cell]
"""By the titles of the columns."""

_A4 = 9
_LONGEST_TEXT = 32_000
"""A cell holds 32,767 characters."""
_FIRST_YEAR = 1901
"""Spreadsheets count days from 1900, and take that year for a leap year."""
_NARROWEST, _WIDEST = 12, 56
"""Columns, in characters; a Chinese character takes two."""
_LINE = 15
_PADDING = 3
_TALLEST = 409
"""Points; no row is taller in a spreadsheet."""
_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Sheet:
    """All rows have the same columns."""

    name: str
    rows: Sequence[Row]


def workbook(sheets: Iterable[Sheet], title: str, created: datetime.datetime) -> bytes:
    """An XLSX file: headers frozen, filtered and repeated on every page, texts wrapped, landscape A4.

    `created` is what the file says of its age, so that equal content is an equal file.
    """
    file = io.BytesIO()
    as_texts = dict.fromkeys(("strings_to_formulas", "strings_to_numbers", "strings_to_urls"), False)
    book = xlsxwriter.Workbook(file, {"in_memory": True, **as_texts})
    book.set_properties({"title": title, "created": created.replace(tzinfo=None)})
    formats = _Formats(book)
    for sheet in sheets:
        _write(book.add_worksheet(sheet.name), sheet, title, formats)
    book.close()
    return file.getvalue()


class _Formats:
    def __init__(self, book: xlsxwriter.Workbook) -> None:
        cell = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#BFBFBF"}
        self.header: Format = book.add_format({**cell, "bold": True, "bg_color": "#E7E6E6"})
        self.text: Format = book.add_format(cell)
        # Says to a spreadsheet that what is edited here stays a text.
        self.quoted: Format = book.add_format({**cell, "quote_prefix": True})
        self.date: Format = book.add_format({**cell, "num_format": "yyyy-mm-dd", "align": "left"})


def _write(page: Worksheet, sheet: Sheet, title: str, formats: _Formats) -> None:
    titles = [*sheet.rows[0]] if sheet.rows else ["无 none"]
    taken = [
        [[_width(line) for line in str(row[one] or "").split("\n")] for one in titles] for row in sheet.rows
    ]
    widths = [
        # Titles may be wrapped.
        min(max(_NARROWEST, _width(one) // 2, *(max(cells[number]) for cells in taken)), _WIDEST)
        for number, one in enumerate(titles)
    ]
    for number, (one, width) in enumerate(zip(titles, widths, strict=True)):
        page.set_column(number, number, width)
        page.write_string(0, number, one, formats.header)
    for at, (row, cells) in enumerate(zip(sheet.rows, taken, strict=True), 1):
        page.set_row(at, _height(cells, widths))
        for number, one in enumerate(titles):
            _write_cell(page, at, number, row[one], formats)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(titles) - 1)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.set_header(f"&L{_in_header(title)}&R{_in_header(sheet.name)}")
    page.set_footer("&C&P / &N")


def _height(cells: Sequence[Sequence[int]], widths: Sequence[int]) -> float:
    """In points, of cells with lines so wide; said outright, for programs differ in whether they work it out
    before they print.
    """
    most = max(
        sum(max(1, -(-line // width)) for line in lines) for lines, width in zip(cells, widths, strict=True)
    )
    return float(min(most * _LINE + _PADDING, _TALLEST))


def _width(text: str) -> int:
    """In the characters of columns."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def _write_cell(page: Worksheet, row: int, column: int, cell: Cell, formats: _Formats) -> None:
    if cell is None:
        page.write_blank(row, column, None, formats.text)
    elif isinstance(cell, int):
        page.write_number(row, column, cell, formats.text)
    elif isinstance(cell, datetime.date) and cell.year >= _FIRST_YEAR:
        page.write_datetime(row, column, cell, formats.date)
    else:
        text = str(cell)
        if len(text) > _LONGEST_TEXT:
            text = f"{text[:_LONGEST_TEXT]}…"
        page.write_string(
            row, column, text, formats.quoted if text.startswith(_LIKE_A_FORMULA) else formats.text
        )


def _in_header(text: str) -> str:
    """A header has at most 255 characters, and a language of its own behind `&`."""
    return text[:80].replace("&", "&&")


def lines(texts: Sequence[str]) -> str | None:
    """Several texts in one cell, each on its own line."""
    return "\n".join(texts) or None
