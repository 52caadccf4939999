"""Small documents written in every format, for readers to read back."""

import html
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import docx
from openpyxl import Workbook
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

FONT = "STSong-Light"


@dataclass(frozen=True)
class Heading:
    text: str
    level: int = 1


Rows: TypeAlias = Sequence[Sequence[str]]
Content: TypeAlias = Sequence["str | Heading | Rows"]


def said(part: "str | Heading") -> str:
    return part if isinstance(part, str) else part.text


def plain(content: Content) -> bytes:
    lines: list[str] = []
    for part in content:
        if isinstance(part, str | Heading):
            lines.append(said(part))
        else:
            lines += ["\t".join(cell.replace("\n", " ") for cell in row) for row in part]
    return ("\n".join(lines) + "\n").encode()


def gb18030(content: Content) -> bytes:
    return plain(content).decode().encode("gb18030")


def utf16(content: Content) -> bytes:
    return plain(content).decode().encode("utf-16")


def markdown(content: Content) -> bytes:
    lines: list[str] = []
    for part in content:
        if isinstance(part, str):
            lines += [part, ""]
        elif isinstance(part, Heading):
            lines += [f"{'#' * part.level} {part.text}", ""]
        else:
            rows = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in part]
            lines += [rows[0], "|" + " --- |" * len(part[0]), *rows[1:], ""]
    return "\n".join(lines).encode()


def web_page(content: Content) -> bytes:
    parts = ["<!DOCTYPE html><html><head><meta charset='utf-8'><title>x</title></head><body>"]
    for part in content:
        if isinstance(part, str):
            parts.append(f"<p>{html.escape(part)}</p>")
        elif isinstance(part, Heading):
            parts.append(f"<h{part.level}>{html.escape(part.text)}</h{part.level}>")
        else:
            rows = (
                "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in part
            )
            parts.append("<table>" + "".join(rows) + "</table>")
    return ("".join(parts) + "</body></html>").encode()


def word(content: Content) -> bytes:
    document = docx.Document()
    for part in content:
        if isinstance(part, str):
            document.add_paragraph(part)
        elif isinstance(part, Heading):
            document.add_heading(part.text, part.level)
        else:
            table = document.add_table(rows=0, cols=len(part[0]))
            for row in part:
                cells = table.add_row().cells
                for cell, text in zip(cells, row, strict=True):
                    cell.text = text
    return saved(document)


def saved(document: "docx.document.Document") -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def workbook(content: Content) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for part in content:
        if isinstance(part, str | Heading):
            sheet.append([said(part)])
        else:
            for row in part:
                sheet.append([cell or None for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def pdf(
    content: Content,
    *,
    numbered: bool = True,
    indent: bool = True,
    head: str = "某市通信管理局文件",
    foot: str = "— {page} —",
) -> bytes:
    """A4 pages with page numbers and a running head, paragraphs broken by width, tables torn by pages."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    body = ParagraphStyle(
        "body", fontName=FONT, fontSize=12, leading=20, wordWrap="CJK", firstLineIndent=24 if indent else 0
    )
    flush = ParagraphStyle("flush", parent=body, firstLineIndent=0)
    heading = ParagraphStyle("heading", parent=flush, alignment=TA_CENTER, fontSize=16, leading=26)
    cell = ParagraphStyle("cell", parent=flush, fontSize=10, leading=14)
    flow: list[Flowable] = []
    for part in content:
        if isinstance(part, str):
            flow.append(Paragraph(html.escape(part), body))
        elif isinstance(part, Heading):
            flow.append(Paragraph(html.escape(part.text), heading))
        else:
            rows = [[Paragraph(html.escape(text), cell) for text in row] for row in part]
            width = 450 / len(part[0])
            flow.append(
                Table(
                    rows,
                    colWidths=[width] * len(part[0]),
                    repeatRows=1,
                    style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black)],
                )
            )

    def furniture(canvas: "object", document: "object") -> None:
        canvas.setFont(FONT, 9)  # type: ignore[attr-defined]
        page = canvas.getPageNumber()  # type: ignore[attr-defined]
        canvas.drawCentredString(A4[0] / 2, 30, foot.format(page=page))  # type: ignore[attr-defined]
        canvas.drawString(72, A4[1] - 40, head)  # type: ignore[attr-defined]

    out = io.BytesIO()
    template = SimpleDocTemplate(out, pagesize=A4)
    if numbered:
        template.build(flow, onFirstPage=furniture, onLaterPages=furniture)
    else:
        template.build(flow)
    return out.getvalue()


FORMATS: Mapping[str, tuple[str, Callable[[Content], bytes]]] = {
    "text": ("a.txt", plain),
    "gb18030": ("a.txt", gb18030),
    "utf-16": ("a.txt", utf16),
    "markdown": ("a.md", markdown),
    "html": ("a.html", web_page),
    "docx": ("a.docx", word),
    "xlsx": ("a.xlsx", workbook),
    "pdf": ("a.pdf", pdf),
}
"""The name of a file of each format, and what writes it."""
