"""DOCX: paragraphs, headings and tables in the order of the text."""

import io
import re
from collections.abc import Iterator

import docx
from docx.document import Document as DocxDocument
from docx.oxml.ns import qn
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph as DocxParagraph

from loaders.document import Document
from loaders.formats.builder import DocumentBuilder
from loaders.formats.office import broken, check_archive

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_HEADING = re.compile(r"(?:heading|标题)\s*(\d)", re.IGNORECASE)


def read_docx(name: str, data: bytes) -> Document:
    check_archive(name, data, "word/document.xml")
    try:
        opened: DocxDocument = docx.Document(io.BytesIO(data))
        builder = DocumentBuilder(name)
        for part in opened.iter_inner_content():
            if isinstance(part, Table):
                builder.table(list(_rows(part)))
            else:
                builder.paragraph(_words(part), _level(part))
    except (KeyError, ValueError, AttributeError, SyntaxError) as error:
        raise broken(name) from error
    return builder.build(data, MEDIA_TYPE)


def _words(paragraph: DocxParagraph) -> str:
    """The text without what was struck out by a tracked change, and with what was put in."""
    words = []
    kinds = (qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr"), qn("w:noBreakHyphen"))
    for element in paragraph._p.iter(*kinds):  # noqa: SLF001 - paragraph.text drops insertions
        if element.tag == qn("w:t"):
            words.append(element.text or "")
        elif (run := element.getparent()) is not None and run.tag == qn("w:r"):
            words.append({qn("w:tab"): " ", qn("w:noBreakHyphen"): "-"}.get(element.tag, "\n"))
    return "".join(words)


def _level(paragraph: DocxParagraph) -> int:
    style = paragraph.style
    found = _HEADING.match(style.name or "") if style is not None else None
    return int(found[1]) if found else 0


def _rows(table: Table) -> Iterator[list[str]]:
    """A merged cell stands in the first row and column it spans, and is empty in the others."""
    seen: set[object] = set()
    for row in table.rows:
        cells = [""] * row.grid_cols_before
        for cell in row.cells:
            element = cell._tc  # noqa: SLF001 - the library has no other name for a merged cell
            cells.append("" if element in seen else _cell(cell))
            seen.add(element)
        yield cells


def _cell(cell: _Cell) -> str:
    lines: list[str] = []
    for part in cell.iter_inner_content():
        if isinstance(part, Table):
            lines.extend(" ".join(filter(None, row)) for row in _rows(part))
        else:
            lines.append(_words(part))
    return "\n".join(lines)
