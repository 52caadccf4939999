"""CSV, as spreadsheets write it: a table, and a row with a single cell a paragraph."""

import csv
import io

from dutygraph.loaders.documents.document import Document, refused
from dutygraph.loaders.documents.formats.builder import DocumentBuilder, Sheet
from dutygraph.loaders.documents.formats.plain_text import decode

_HEAD = 4_096
_DELIMITERS = ",;\t"
"""Where the comma is for decimals, spreadsheets part cells by another."""


def read_csv(name: str, data: bytes) -> Document:
    """A sheet of values; RefusedDocument where it is no text, or a cell is longer than any is."""
    text = decode(name, data)
    delimiter = max(_DELIMITERS, key=text[:_HEAD].count)
    builder = DocumentBuilder(name)
    sheet = Sheet(builder)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            cells = [cell.strip() for cell in row]
            if any(cells):
                sheet.row(cells)
    except csv.Error as error:
        raise refused(
            name,
            f"无法按 CSV 读取 cannot be read as CSV: {error}.",
            "请检查引号，或另存为 .xlsx Check the quotes, or save it as .xlsx.",
        ) from error
    sheet.end()
    return builder.build(data, "text/plain")
