"""HTML: what a reader sees of it, paragraph by paragraph; scripts, styles and hidden parts are not text."""

import re
from collections.abc import Iterator

from lxml import etree, html

from loaders.document import Document, refused
from loaders.formats.builder import MAX_COLUMNS, DocumentBuilder
from loaders.formats.plain_text import decode

_SILENT = frozenset(
    {"script", "style", "template", "noscript", "head", "title", "svg", "iframe", "object", "select"}
)
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "dd", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
        "html", "li", "main", "nav", "ol", "p", "pre", "section", "table", "ul", "br",
    }
)  # fmt: skip
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_MAX_DEPTH = 200


def read_html(name: str, data: bytes) -> Document:
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        tree = html.document_fromstring(_decoded(name, data).encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise refused(name, "不是有效的 HTML not valid HTML.", "请检查文件 Check the file.") from error
    builder = DocumentBuilder(name)
    _Writer(name, builder).write(tree)
    return builder.build(data, "text/html")


def _decoded(name: str, data: bytes) -> str:
    declared = _CHARSET.search(data[:4096])
    if declared:
        label = declared[1].decode("ascii").lower()
        try:
            return data.decode("gb18030" if label in ("gb2312", "gbk") else label)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(name, data)


class _Writer:
    def __init__(self, name: str, builder: DocumentBuilder) -> None:
        self._name = name
        self._builder = builder
        self._words: list[str] = []

    def write(self, element: html.HtmlElement) -> None:
        self._visit(element, 0)
        self._break()

    def _visit(self, element: html.HtmlElement, depth: int) -> None:
        if depth > _MAX_DEPTH:
            raise refused(
                self._name,
                f"HTML 嵌套过深 elements are nested more than {_MAX_DEPTH} deep.",
                "请简化文件 Simplify the file.",
            )
        tag = element.tag if isinstance(element.tag, str) else None
        if tag is not None and tag not in _SILENT and not _hidden(element):
            self._element(element, tag, depth)
        if element.tail:
            self._words.append(element.tail)

    def _element(self, element: html.HtmlElement, tag: str, depth: int) -> None:
        if tag in _BLOCKS:
            self._break()
        if tag == "table" and not _is_layout(element):
            self._builder.table(list(_rows(element)))
            return
        if element.text:
            self._words.append(element.text)
        for child in element:
            self._visit(child, depth + 1)
        if tag in _BLOCKS or tag in ("tr", "td", "th"):
            self._break(int(tag[1]) if re.fullmatch(r"h[1-6]", tag) else 0)

    def _break(self, level: int = 0) -> None:
        words = _BLANKS.sub(" ", "".join(self._words)).replace("\xa0", " ").strip()
        self._words.clear()
        if words:
            self._builder.paragraph(words, level)


def _hidden(element: html.HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style


def _is_layout(table: html.HtmlElement) -> bool:
    """A table that only arranges other tables or a single cell on the page."""
    return table.find(".//table") is not None or all(
        len(list(_own_cells(row))) < 2 for row in _own_rows(table)
    )


def _own_rows(table: html.HtmlElement) -> Iterator[html.HtmlElement]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")


def _own_cells(row: html.HtmlElement) -> Iterator[html.HtmlElement]:
    yield from row.iterchildren("td", "th")


def _rows(table: html.HtmlElement) -> Iterator[list[str]]:
    """Cells as text; one that spans columns or rows stands in the first of them."""
    below: dict[int, int] = {}
    for row in _own_rows(table):
        cells: list[str] = []
        for cell in _own_cells(row):
            while below.get(len(cells), 0):
                below[len(cells)] -= 1
                cells.append("")
            width = _count(cell, "colspan")
            for column in range(len(cells), len(cells) + width):
                below[column] = _count(cell, "rowspan") - 1
            cells += [_text(cell), *[""] * (width - 1)]
        while below.get(len(cells), 0):
            below[len(cells)] -= 1
            cells.append("")
        yield cells


def _count(cell: html.HtmlElement, attribute: str) -> int:
    value = (cell.get(attribute) or "1").strip()
    return min(max(int(value), 1), MAX_COLUMNS) if value.isascii() and value.isdigit() else 1


def _text(cell: html.HtmlElement) -> str:
    """The lines of a cell."""
    lines: list[str] = [""]
    for event, element in etree.iterwalk(cell, events=("start", "end", "comment")):
        starts = event == "start"
        if isinstance(element.tag, str) and element.tag not in _SILENT:
            if element.tag in _BLOCKS:
                lines.append("")
            if starts:
                lines[-1] += element.text or ""
        if not starts and element is not cell:
            lines[-1] += element.tail or ""
    return "\n".join(_BLANKS.sub(" ", line).replace("\xa0", " ").strip() for line in lines)
