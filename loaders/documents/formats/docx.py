"""DOCX: paragraphs with the numbers Word gives them, headings and tables, in the order of the text."""

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from lxml import etree, html

from dutygraph.loaders.documents.document import Document
from dutygraph.loaders.documents.formats.builder import STRUCK, DocumentBuilder
from dutygraph.loaders.documents.formats.docx_numbering import Numbering, Styles, qn
from dutygraph.loaders.documents.formats.html import MERGED, write_html
from dutygraph.loaders.documents.formats.office import check_archive, whole_file

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_HEADING = re.compile(r"(?:heading|标题)\s*(\d)", re.IGNORECASE)
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_REMOVED = (qn("w:del"), qn("w:moveFrom"))
_SILENT = (*_REMOVED, qn("w:rt"), qn("w:sdtPr"))
_WRAPPERS = (
    *(qn(name) for name in ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag")),
    *(f"{_MC}{name}" for name in ("AlternateContent", "Choice", "Fallback")),
)
_PICTURES = (qn("pic:pic"), qn("w:object"), "{urn:schemas-microsoft-com:vml}imagedata", qn("w:altChunk"))
_TEXT, _BOX, _SYMBOL = qn("w:t"), qn("w:txbxContent"), qn("w:sym")
_SIGNS: Mapping[str, str] = {
    qn("w:tab"): " ",
    qn("w:ptab"): " ",
    qn("w:cr"): "\n",
    qn("w:br"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_BESIDE = (
    (RELATIONSHIP_TYPE.FOOTNOTES, "脚注 footnote"),
    (RELATIONSHIP_TYPE.ENDNOTES, "尾注 endnote"),
    (RELATIONSHIP_TYPE.COMMENTS, "批注 comment"),
    (RELATIONSHIP_TYPE.HEADER, "页眉 page header"),
    (RELATIONSHIP_TYPE.FOOTER, "页脚 page footer"),
)
_REMOVED_WARNING = "修订中删除的文字未读入 text struck out by tracked changes was left out"
_PICTURES_WARNING = "图片和嵌入对象未读入 pictures and embedded objects were not read"


def read_docx(name: str, data: bytes) -> Document:
    """Page headers, footnotes, comments and hidden text become asides; text boxes are running text.

    Deletions of tracked changes are left out and insertions kept; automatic numbers are written out.
    """
    check_archive(name, data, "word/document.xml")
    builder = DocumentBuilder(name)
    with whole_file(name, OpcError):
        opened = docx.Document(io.BytesIO(data))
        reader = _Reader(opened.part, builder)
        page = html.Element("body")
        reader.copy(reader.as_shown(opened.element).body, page)
        write_html(name, page, builder, keeps_blanks=True)
        reader.beside()
    return builder.build(data, MEDIA_TYPE)


class _Reader:
    def __init__(self, part: Any, builder: DocumentBuilder) -> None:
        self._part = part
        self._builder = builder
        self._styles = Styles(next(self._roots(RELATIONSHIP_TYPE.STYLES), ()))
        self._numbering = Numbering(next(self._roots(RELATIONSHIP_TYPE.NUMBERING), None), self._styles)

    def as_shown(self, root: Any) -> Any:
        """The part as its last version shows it on paper: without what is removed, or only wraps."""
        for removed in list(root.iter(qn("w:del"))):
            if removed.getparent().tag == qn("w:trPr"):
                self._builder.warn(_REMOVED_WARNING)
                row = removed.getparent().getparent()
                row.getparent().remove(row)
        if any(next(one.iter(qn("w:delText"), _TEXT), None) is not None for one in root.iter(*_REMOVED)):
            self._builder.warn(_REMOVED_WARNING)
        for choice in list(root.iter(f"{_MC}Choice")):
            # Of alternatives that say the same for newer and older programs, the first.
            for other in list(choice.itersiblings()):
                choice.getparent().remove(other)
        etree.strip_elements(root, *_SILENT, with_tail=False)
        for run in [run for run in root.iter(qn("w:r")) if _is(run, "w:strike") or _is(run, "w:dstrike")]:
            if next(run.iter(_TEXT), None) is not None:
                self._builder.warn(STRUCK)
            run.getparent().remove(run)
        etree.strip_tags(root, *_WRAPPERS)
        if next(root.iter(*_PICTURES), None) is not None:
            self._builder.warn(_PICTURES_WARNING)
        return root

    def copy(self, parent: Any, page: html.HtmlElement) -> None:
        """Its paragraphs and tables as those of a web page say the same."""
        for element in parent:
            if element.tag == qn("w:p"):
                self._copy_paragraph(element, page)
            elif element.tag == qn("w:tbl"):
                table = etree.SubElement(page, "table")
                for row in element.tr_lst:
                    cells = etree.SubElement(table, "tr")
                    if row.grid_before:
                        etree.SubElement(cells, "td", colspan=str(row.grid_before))
                    for cell in row.tc_lst:
                        above = {MERGED: "1"} if cell.vMerge == "continue" else {}
                        self.copy(cell, etree.SubElement(cells, "td", above, colspan=str(cell.grid_span)))

    def beside(self) -> None:
        """What stands on every page or at the foot of one; each wording once."""
        said: set[tuple[str, str]] = set()
        for kind, reason in _BESIDE:
            for root in self._roots(kind):
                for paragraph in self.as_shown(root).iter(qn("w:p")):
                    words = _words(paragraph)[0].strip()
                    if words and (words, reason) not in said:
                        said.add((words, reason))
                        self._builder.aside(words, reason)

    def _copy_paragraph(self, element: Any, page: html.HtmlElement) -> None:
        """A paragraph with its number, and behind it the text boxes anchored in it."""
        boxes = [box for box in element.iter(_BOX) if next(box.iterancestors(_BOX, element.tag)) is element]
        for box in boxes:
            box.getparent().remove(box)
        level = min(self._level(element), 6)
        # A paragraph without words counts too.
        mark, (words, hidden) = self._numbering.mark(element), _words(element)
        for line in f"{mark}{words}".split("\n") if words.strip() else ():
            etree.SubElement(page, f"h{level}" if level else "p").text = line
        if hidden:
            etree.SubElement(page, "div", hidden="").text = hidden
        for box in boxes:
            self.copy(box, page)

    def _level(self, element: Any) -> int:
        """That of a heading, by its own outline level or by its style."""
        for properties, name in self._styles.of(element):
            if found := _HEADING.match(name):
                return int(found[1])
            outline = None if properties is None else properties.find(qn("w:outlineLvl"))
            if outline is not None:
                value = outline.get(qn("w:val")) or ""
                # 9 is the level of body text.
                return int(value) + 1 if value.isdigit() and int(value) < 9 else 0
        return 0

    def _roots(self, kind: str) -> Iterator[Any]:
        """The parts of the package that are of a kind."""
        for relationship in self._part.rels.values():
            if relationship.reltype == kind and not relationship.is_external:
                part = relationship.target_part
                element = getattr(part, "element", None)
                yield element if element is not None else parse_xml(part.blob)


def _words(paragraph: Any) -> tuple[str, str]:
    """What its characters say: those that are shown, and those that are hidden."""
    said: tuple[list[str], list[str]] = ([], [])
    for one in paragraph.iter(_TEXT, _MATH_TEXT, _SYMBOL, *_SIGNS):
        # A stop of the tabulator in the properties of a paragraph is none of its words.
        if (run := one.getparent()).tag != qn("w:tabs"):
            words = _symbol(one) if one.tag == _SYMBOL else _SIGNS.get(one.tag) or one.text or ""
            said[_is(run, "w:vanish")].append(words)
    return "".join(said[False]), "".join(said[True])


def _is(run: Any, property: str) -> bool:
    """Whether the characters of a run have a property that is on or off."""
    mark = run.find(f"{qn('w:rPr')}/{qn(property)}") if run.tag == qn("w:r") else None
    return mark is not None and mark.get(qn("w:val")) not in ("0", "false", "off")


def _symbol(element: Any) -> str:
    """A character of a symbol font: in the private area its sign is known only to the font."""
    try:
        sign = chr(int(element.get(qn("w:char")) or "", 16))
    except (ValueError, OverflowError):
        return ""
    return sign if sign.isprintable() else ""
