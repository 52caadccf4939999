"""PDF with text, page by page, within bounds that hold before a library unpacks anything."""

import io
import re
import statistics
import zlib
from itertools import islice
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException
from pdfplumber.utils.text import chars_to_textmap

from dutygraph.graph.errors import RefusedDocument
from dutygraph.loaders.documents.document import Document, refused
from dutygraph.loaders.documents.formats.builder import MAX_PAGES, DocumentBuilder, check_bound
from dutygraph.loaders.documents.formats.office import broken, whole_file
from dutygraph.loaders.documents.formats.pdf_characters import (
    COLUMNS_WARNING,
    Region,
    apart,
    regions,
    upright,
)
from dutygraph.loaders.documents.formats.pdf_layout import Line, PageContent, TableRows, one_line, write_pages

MEDIA_TYPE = "application/pdf"
MAX_STREAM = 64 * 1024 * 1024
MAX_UNPACKED = 256 * 1024 * 1024
MAX_PAGE_CONTENT = 16 * 1024 * 1024
_SHORTEST_TEXT = 20
_STREAM = re.compile(rb"stream\r?\n")
_IMAGE = re.compile(rb"/Subtype\s*/Image")
_DICTIONARY = 2_048
_NESTED = 5
_NO_SIGN = re.compile(r"\(cid:\d+\)|\ufffd")
_MAX_SIGNLESS = 0.1
_COLUMNS = 2
_BLANK = 0.25
"""Of the size of a letter: a wider gap between two is a blank."""


def read_pdf(name: str, data: bytes) -> Document:
    """The text of a PDF, page by page.

    RefusedDocument for one that is encrypted, broken, harmful, too long, or pictures without text.
    """
    _check_streams(name, data)
    builder = DocumentBuilder(name)
    pages = []
    with whole_file(name, PDFException, PSException, PdfminerException, MalformedPDFException):
        try:
            opened = pdfplumber.open(io.BytesIO(data))
        except PdfminerException as error:
            if any(isinstance(cause, PDFPasswordIncorrect) for cause in (error.__cause__, *error.args)):
                raise refused(
                    name, "文件已加密 the file is encrypted.", "请去除密码 Remove the password."
                ) from error
            raise
        with opened:
            _check_pages(name, opened.doc)
            for page in opened.pages:
                pages.append(_content(name, page))
                page.close()
    _check_text(name, pages)
    write_pages(pages, builder)
    return builder.build(data, MEDIA_TYPE)


def _harmful(name: str, what: str) -> RefusedDocument:
    return refused(
        name, f"PDF 内容异常 {what}.", "文件可能有害，请勿打开 It may be malicious; do not open it."
    )


# ---- bounds ----


def _check_streams(name: str, data: bytes) -> None:
    """Every compressed stream is unpacked once within bounds, for the library knows none."""
    total = 0
    for found in _STREAM.finditer(data):
        unpacked = _unpacked(name, data, found.end())
        if _IMAGE.search(data, max(found.start() - _DICTIONARY, 0), found.start()) is None:
            total += unpacked
        if total > MAX_UNPACKED:
            raise _harmful(name, f"its streams unpack to more than {MAX_UNPACKED:,} bytes")


def _unpacked(name: str, data: bytes, at: int) -> int:
    """How long what begins there is, unpacked as often as it is packed."""
    view: bytes | memoryview = memoryview(data)[at:]
    size = 0
    for _ in range(_NESTED):
        if not (len(view) > 2 and view[0] & 0x0F == 8 and (view[0] << 8 | view[1]) % 31 == 0):
            break
        try:
            out = zlib.decompressobj().decompress(view, MAX_STREAM)
        except zlib.error:
            break
        if len(out) >= MAX_STREAM:
            raise _harmful(name, f"a stream of it unpacks to more than {MAX_STREAM:,} bytes")
        size += len(out)
        view = out
    return size


def _check_pages(name: str, document: Any) -> None:
    count = sum(1 for _ in islice(PDFPage.create_pages(document), MAX_PAGES + 1))
    check_bound(name, count, MAX_PAGES, "pages")
    if not count:
        raise broken(name)


def _check_text(name: str, pages: list[PageContent]) -> None:
    words = "".join(page.words for page in pages)
    pictures = sum(page.is_picture for page in pages)
    if len(words) < _SHORTEST_TEXT or pictures > len(pages) / 2:
        raise refused(
            name,
            "PDF 没有文字，可能是扫描件 the PDF has no text: it seems to be scanned pictures.",
            "请先做文字识别（OCR） Recognise its text first (OCR).",
        )
    signless = _NO_SIGN.findall(words)
    if sum(map(len, signless)) > _MAX_SIGNLESS * len(words):
        raise refused(
            name,
            "PDF 字体没有文字编码，无法读出文字 the fonts of the PDF do not say which characters they show.",
            "请取得原文件，或做文字识别（OCR） Get the original file, or recognise its text (OCR).",
        )


# ---- one page ----


def _content(name: str, page: Page) -> PageContent:
    streams = [stream for stream in page.page_obj.contents if isinstance(stream, PDFStream)]
    if sum(len(stream.get_data()) for stream in streams) > MAX_PAGE_CONTENT:
        raise _harmful(name, f"page {page.page_number} holds more than {MAX_PAGE_CONTENT:,} bytes of drawing")
    rest, beside = apart(upright(page))
    tables = []
    for table in rest.find_tables():
        rows = [[one_line(cell or "") for cell in row] for row in table.extract(x_tolerance_ratio=_BLANK)]
        # A box with one column is a frame around running text.
        if max(map(len, rows), default=0) >= _COLUMNS:
            tables.append(TableRows(table.bbox[1], tuple(map(tuple, rows))))
            rest = rest.outside_bbox(table.bbox)
    parts, may_have_columns = ([Region(rest.chars, 0)], False) if tables else regions(rest.chars)
    lines = []
    for part in filter(lambda part: part.characters, parts):
        words = chars_to_textmap(list(part.characters), x_tolerance_ratio=_BLANK)
        for found in words.extract_text_lines():
            text = found["text"].strip()
            if text:
                size = statistics.median(char["size"] for char in found["chars"])
                lines.append(Line(text, found["x0"], found["x1"], found["top"], float(size), part.column))
    warnings = (COLUMNS_WARNING.format(page=page.page_number),) if may_have_columns else ()
    return PageContent(
        float(rest.width),
        float(rest.height),
        tuple(lines),
        tuple(tables),
        has_pictures=bool(page.images),
        beside=beside,
        warnings=warnings,
    )
