"""PDF with text: lines put back together into paragraphs, tables as tables, page by page."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfparser import PDFSyntaxError
from pdfplumber.page import Page
from pdfplumber.table import Table
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from loaders.document import Document, refused
from loaders.formats.builder import MAX_PAGES, DocumentBuilder

MEDIA_TYPE = "application/pdf"
_ENDS = re.compile(r"[。！？；：:;!?]$")
_STARTS = re.compile(
    r"(?:第[零〇一二三四五六七八九十百千\d]+[编章节条款]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}(?:\.\d{1,2})*[.．、\s]|附件|附录|附表)"
)
_FURNITURE = re.compile(r"[—–\-\s]*\d{1,4}[—–\-\s]*|第\s*\d+\s*页.*")
_FULL_LINE = 0.85
_SHORTEST_TEXT = 20


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    left: float
    right: float
    top: float


def read_pdf(name: str, data: bytes) -> Document:
    """RefusedDocument for one that is encrypted, broken, too long, or pictures without text."""
    builder = DocumentBuilder(name)
    written = 0
    try:
        with pdfplumber.open(io.BytesIO(data)) as opened:
            if len(opened.pages) > MAX_PAGES:
                raise refused(
                    name,
                    f"页数过多 the document has more than {MAX_PAGES:,} pages.",
                    "请拆分文件 Split the document.",
                )
            for page in opened.pages:
                builder.page()
                written += _write(page, builder)
                page.close()
    except PdfminerException as error:
        if isinstance(error.args[0] if error.args else None, PDFPasswordIncorrect):
            raise refused(
                name, "文件已加密 the file is encrypted.", "请去除密码 Remove the password."
            ) from error
        raise _broken(name) from error
    except (PDFSyntaxError, MalformedPDFException, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _broken(name) from error
    if written < _SHORTEST_TEXT:
        raise refused(
            name,
            "PDF 没有文字，可能是扫描件 the PDF has no text: it seems to be scanned pictures.",
            "请先做文字识别（OCR） Recognise its text first (OCR).",
        )
    return builder.build(data, MEDIA_TYPE)


def _broken(name: str) -> Exception:
    return refused(
        name, "PDF 已损坏或不完整 the PDF is broken or cut short.", "请重新获取文件 Get the file again."
    )


def _write(page: Page, builder: DocumentBuilder) -> int:
    """The page's text and tables from top to bottom; how many characters there were."""
    tables = page.find_tables()
    rest = page
    for table in tables:
        rest = rest.outside_bbox(table.bbox)
    lines = [
        _Line(found["text"].strip(), found["x0"], found["x1"], found["top"])
        for found in rest.extract_text_lines(return_chars=False)
        if found["text"].strip()
    ]
    parts: list[tuple[float, str | Table]] = [(top, text) for top, text in _paragraphs(lines)]
    parts += [(table.bbox[1], table) for table in tables]
    written = 0
    for _, part in sorted(parts, key=lambda pair: pair[0]):
        if isinstance(part, str):
            builder.paragraph(part)
            written += len(part)
        else:
            rows = [[cell or "" for cell in row] for row in part.extract()]
            builder.table(rows)
            written += sum(len(cell) for row in rows for cell in row)
    return written


def _paragraphs(lines: Sequence[_Line]) -> Iterator[tuple[float, str]]:
    """Lines that run to the margin go on in the next one, unless that begins an item of its own."""
    if not lines:
        return
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    words, top = "", lines[0].top
    previous: _Line | None = None
    for line in lines:
        if previous is not None and _goes_on(previous, line, right - left, right):
            words += _joint(words, line.text) + line.text
        else:
            if words:
                yield top, words
            words, top = line.text, line.top
        previous = line
    yield top, words


def _goes_on(previous: _Line, line: _Line, width: float, right: float) -> bool:
    if _FURNITURE.fullmatch(line.text) or _FURNITURE.fullmatch(previous.text):
        return False
    full = right - previous.right < (1 - _FULL_LINE) * width
    indented = line.left - previous.left > 0.02 * width and _ENDS.search(previous.text) is not None
    return full and not indented and _STARTS.match(line.text) is None


def _joint(before: str, after: str) -> str:
    """A blank between two Latin words that a line break parted."""
    return " " if before[-1:].isascii() and after[:1].isascii() and before[-1:].isalnum() else ""
