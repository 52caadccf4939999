"""DOCX: paragraphs with the numbers Word gives them, headings and tables, in the order of the text."""

import io
import re
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from dutygraph.loaders.documents.document import Document
from dutygraph.loaders.documents.formats.builder import MAX_COLUMNS, STRUCK, DocumentBuilder
from dutygraph.loaders.documents.formats.deadline import NO_DEADLINE, Deadline
from dutygraph.loaders.documents.formats.docx_numbering import Numbering
from dutygraph.loaders.documents.formats.docx_words import WordReader
from dutygraph.loaders.documents.formats.office import broken, check_archive

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_HEADING = re.compile(r"(?:heading|标题)\s*(\d)", re.IGNORECASE)
_WRAPPERS = frozenset(
    qn(name) for name in ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag")
)
_REMOVED = frozenset(qn(name) for name in ("w:del", "w:moveFrom"))
_BESIDE = (
    (RELATIONSHIP_TYPE.FOOTNOTES, "脚注 footnote"),
    (RELATIONSHIP_TYPE.ENDNOTES, "尾注 endnote"),
    (RELATIONSHIP_TYPE.COMMENTS, "批注 comment"),
    (RELATIONSHIP_TYPE.HEADER, "页眉 page header"),
    (RELATIONSHIP_TYPE.FOOTER, "页脚 page footer"),
)
_HIDDEN = "隐藏文字 hidden text"
_REMOVED_WARNING = "修订中删除的文字未读入 text struck out by tracked changes was left out"
_PICTURES_WARNING = "图片和嵌入对象未读入 pictures and embedded objects were not read"


def read_docx(name: str, data: bytes, deadline: Deadline = NO_DEADLINE) -> Document:
    """Page headers, footnotes, comments and hidden text become asides; text boxes are running text.

    Deletions of tracked changes are left out and insertions kept; automatic numbers are written out.
    """
    check_archive(name, data, "word/document.xml", deadline)
    builder = DocumentBuilder(name, deadline)
    try:
        opened = docx.Document(io.BytesIO(data))
        reader = _Reader(opened.part, builder)
        reader.blocks(opened.element.body)
        reader.beside()
    except (OpcError, KeyError, ValueError, AttributeError, TypeError, SyntaxError) as error:
        raise broken(name) from error
    return builder.build(data, MEDIA_TYPE)


class _Reader:
    def __init__(self, part: Any, builder: DocumentBuilder) -> None:
        self._part = part
        self._builder = builder
        styles = self._root(RELATIONSHIP_TYPE.STYLES)
        self._styles = {
            style.get(qn("w:styleId")): style
            for style in (() if styles is None else styles)
            if style.tag == qn("w:style") and style.get(qn("w:type")) in (None, "paragraph")
        }
        self._default = next(
            (id for id, style in self._styles.items() if style.get(qn("w:default")) in ("1", "true")), None
        )
        self._numbering = Numbering(self._root(RELATIONSHIP_TYPE.NUMBERING), self._styles)
        self._words = WordReader()

    def blocks(self, parent: Any) -> None:
        for element in _content(parent):
            if element.tag == qn("w:p"):
                self._paragraph(element)
            elif element.tag == qn("w:tbl"):
                self._table(element)
            elif element.tag in _REMOVED:
                self._builder.warn(_REMOVED_WARNING)
            elif element.tag == qn("w:altChunk"):
                self._builder.warn(_PICTURES_WARNING)

    def beside(self) -> None:
        """What stands on every page or at the foot of one; each wording once."""
        said: set[tuple[str, str]] = set()
        for kind, reason in _BESIDE:
            for root in self._roots(kind):
                for paragraph in root.iter(qn("w:p")):
                    words = self._words.read(paragraph).text.strip()
                    if words and (words, reason) not in said:
                        said.add((words, reason))
                        self._builder.aside(words, reason)

    def _paragraph(self, element: Any) -> None:
        text, boxes = self._said(element)
        self._builder.paragraph(text, self._level(element))
        for box in boxes:
            self.blocks(box)

    def _said(self, element: Any) -> tuple[str, tuple[Any, ...]]:
        """A paragraph with its number, and the text boxes anchored in it."""
        read = self._words.read(element)
        if read.removed:
            self._builder.warn(_REMOVED_WARNING)
        if read.struck:
            self._builder.warn(STRUCK)
        if read.pictures:
            self._builder.warn(_PICTURES_WARNING)
        if read.hidden.strip():
            self._builder.aside(read.hidden, _HIDDEN)
        # A paragraph without words counts too.
        mark = self._numbering.mark(element)
        return mark + read.text if read.text.strip() else "", read.boxes

    def _level(self, element: Any) -> int:
        """That of a heading, by its own outline level or by its style."""
        properties = element.find(qn("w:pPr"))
        outline = None if properties is None else properties.find(qn("w:outlineLvl"))
        named = None if properties is None else properties.find(qn("w:pStyle"))
        id = self._default if named is None else named.get(qn("w:val"))
        for _ in range(20):
            style = self._styles.get(id)
            if outline is not None or style is None:
                break
            outline = style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
            name = style.find(qn("w:name"))
            found = _HEADING.match(name.get(qn("w:val")) or "") if name is not None else None
            if found:
                return int(found[1])
            based = style.find(qn("w:basedOn"))
            id = None if based is None else based.get(qn("w:val"))
        value = None if outline is None else outline.get(qn("w:val"))
        # 9 is the level of body text.
        return int(value) + 1 if value is not None and value.isdigit() and int(value) < 9 else 0

    # ---- tables ----

    def _table(self, table: Any) -> None:
        if all(len(list(_of(row, "w:tc"))) < 2 for row in _of(table, "w:tr")):
            # A frame around running text.
            for row in _of(table, "w:tr"):
                for cell in _of(row, "w:tc"):
                    self.blocks(cell)
        else:
            self._builder.table(self._rows(table))

    def _rows(self, table: Any) -> Iterator[list[str]]:
        """A merged cell stands in the first row and column it spans, and is empty in the others."""
        for row in _of(table, "w:tr"):
            if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None:
                self._builder.warn(_REMOVED_WARNING)
                continue
            cells = [""] * _number(row, "w:trPr", "w:gridBefore", 0)
            for cell in _of(row, "w:tc"):
                merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
                begins = merged is None or merged.get(qn("w:val")) == "restart"
                text = "\n".join(self._lines(cell))
                cells.append(text if begins or text.strip() else "")
                cells += [""] * (_number(cell, "w:tcPr", "w:gridSpan", 1) - 1)
                if len(cells) > MAX_COLUMNS:
                    break
            yield cells

    def _lines(self, cell: Any) -> Iterator[str]:
        """The paragraphs of a cell, and the rows of tables in it as one line each."""
        for element in _content(cell):
            if element.tag == qn("w:p"):
                text, boxes = self._said(element)
                yield text
                for box in boxes:
                    yield from self._lines(box)
            elif element.tag == qn("w:tbl"):
                for row in _of(element, "w:tr"):
                    cells = (" ".join(self._lines(one)).strip() for one in _of(row, "w:tc"))
                    yield " ".join(filter(None, cells))

    # ---- parts of the package ----

    def _root(self, kind: str) -> Any | None:
        return next(iter(self._roots(kind)), None)

    def _roots(self, kind: str) -> Iterator[Any]:
        for relationship in self._part.rels.values():
            if relationship.reltype == kind and not relationship.is_external:
                part = relationship.target_part
                element = getattr(part, "element", None)
                yield element if element is not None else parse_xml(part.blob)


def _content(parent: Any) -> Iterator[Any]:
    """The paragraphs and tables of a body, cell or box, through what only wraps them."""
    for element in parent:
        if isinstance(element, etree._Element) and element.tag in _WRAPPERS:  # noqa: SLF001
            yield from _content(element)
        elif isinstance(element.tag, str):
            yield element


def _of(parent: Any, name: str) -> Iterator[Any]:
    return (element for element in _content(parent) if element.tag == qn(name))


def _number(element: Any, properties: str, name: str, otherwise: int) -> int:
    found = element.find(f"{qn(properties)}/{qn(name)}")
    value = None if found is None else found.get(qn("w:val"))
    return min(int(value), MAX_COLUMNS + 1) if value is not None and value.isdigit() else otherwise
