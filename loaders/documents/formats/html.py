"""HTML: what a reader sees of it, paragraph by paragraph; scripts and styles are not text."""

import re
from collections.abc import Iterator
from types import MappingProxyType

from lxml import etree, html

from dutygraph.loaders.documents.document import Document, refused
from dutygraph.loaders.documents.formats.builder import MAX_COLUMNS, STRUCK, DocumentBuilder
from dutygraph.loaders.documents.formats.deadline import NO_DEADLINE, Deadline
from dutygraph.loaders.documents.formats.plain_text import decode

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
_CELLS = ("td", "th")
_CHARSET = re.compile(rb"<meta[^>]{1,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{1,20})", re.IGNORECASE)
_ENCODINGS = MappingProxyType(
    {
        "utf-8": "utf-8-sig", "utf8": "utf-8-sig", "gb2312": "gb18030", "gbk": "gb18030",
        "gb18030": "gb18030", "big5": "big5hkscs", "utf-16": "utf-16",
    }
)  # fmt: skip
_BLANKS = re.compile(r"[ \t\r\n\f\xa0]+")
_UNSEEN = re.compile(r"display:none|visibility:hidden|font-size:0(?:px|pt|em|%)?(?:;|$)")
_MAX_DEPTH = 200
_MENU = 12
"""Characters of a link in a menu at most; a longer one names a document."""
_HIDDEN = "隐藏文字 hidden text"
_PAGE = "网页文字 page furniture"
_FOOTNOTE = "脚注 footnote"
_STRUCK = frozenset({"del", "s", "strike"})
_STRUCK_STYLE = re.compile(r"text-decoration(?:-line)?:[a-z\s]*line-through")
_NOTE_MARK = re.compile(r"\s*(?:[\[［〔(（]\s*\d{1,3}\s*[\]］〕)）]|[①-⑳*†‡]{1,3})\s*")
_BARE_MARK = re.compile(r"\s*\d{1,3}\s*")
_UNIT_END = re.compile(r"[A-Za-z0-9)\]米]$")


def read_html(name: str, data: bytes, deadline: Deadline = NO_DEADLINE) -> Document:
    """Hidden parts become asides; the numbers of ordered lists, which a browser computes, are written out."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        tree = html.document_fromstring(_decoded(name, data).encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise refused(name, "不是有效的 HTML not valid HTML.", "请检查文件 Check the file.") from error
    builder = DocumentBuilder(name, deadline)
    _Writer(name, builder, deadline).write(tree)
    return builder.build(data, "text/html")


def _decoded(name: str, data: bytes) -> str:
    declared = _CHARSET.search(data[:4096])
    encoding = _ENCODINGS.get(declared[1].decode("ascii").lower()) if declared else None
    if encoding:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            pass
    return decode(name, data)


class _Writer:
    def __init__(self, name: str, builder: DocumentBuilder, deadline: Deadline) -> None:
        self._name = name
        self._builder = builder
        self._deadline = deadline
        self._words: list[str] = []
        self._is_note = False

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
        self._deadline.check(self._name)
        tag = element.tag if isinstance(element.tag, str) else None
        if tag is not None and tag not in _SILENT:
            if _hidden(element):
                self._builder.aside("\n".join(_lines(element)), _HIDDEN)
            elif _leads_elsewhere(element, tag):
                self._break()
                self._builder.aside("\n".join(_lines(element)), _PAGE)
            elif _struck(element):
                self._builder.warn(STRUCK)
            elif tag == "sup" and self._marks_note(element):
                self._note_mark(element)
            else:
                self._element(element, tag, depth)
        if element.tail:
            self._words.append(element.tail)

    def _element(self, element: html.HtmlElement, tag: str, depth: int) -> None:
        if tag in _BLOCKS or tag == "tr" or tag in _CELLS:
            self._break()
        if tag == "table" and not _is_layout(element):
            self._builder.table(_rows(element))
            for one in element.iterdescendants():
                if not isinstance(one.tag, str) or one.tag in _SILENT:
                    continue
                if _hidden(one):
                    self._builder.aside("\n".join(_lines(one)), _HIDDEN)
                elif _struck(one):
                    self._builder.warn(STRUCK)
            return
        self._words.append(_item_mark(element))
        if element.text:
            self._words.append(element.text)
        for child in element:
            self._visit(child, depth + 1)
        if tag in _BLOCKS or tag == "tr" or tag in _CELLS:
            self._break(int(tag[1]) if re.fullmatch(r"h[1-6]", tag) else 0)

    def _break(self, level: int = 0) -> None:
        words = _BLANKS.sub(" ", "".join(self._words)).strip()
        self._words.clear()
        if words and self._is_note:
            self._builder.aside(words, _FOOTNOTE)
        elif words:
            self._builder.paragraph(words, level)
        self._is_note = False

    def _marks_note(self, element: html.HtmlElement) -> bool:
        """Whether a raised sign is the mark of a footnote, and not an exponent or the index of a unit."""
        words = element.text_content()
        if _NOTE_MARK.fullmatch(words):
            return True
        before = "".join(self._words).rstrip()
        return _BARE_MARK.fullmatch(words) is not None and (
            element.find(".//a") is not None or not _UNIT_END.search(before)
        )

    def _note_mark(self, element: html.HtmlElement) -> None:
        """At the head of a paragraph it makes that a footnote; elsewhere it is no part of the words."""
        words = element.text_content().strip()
        if "".join(self._words).strip():
            self._builder.aside(words, _FOOTNOTE)
        else:
            self._words.append(f"{words} ")
            self._is_note = True


def _leads_elsewhere(element: html.HtmlElement, tag: str) -> bool:
    """Whether it is the menu of a page: marked as one, or a list of nothing but links of a few words each."""
    if tag == "header":
        return element.find(".//h1") is element.find(".//h2") is None
    items = list(element.iterchildren("li")) if tag in ("ul", "ol") else []
    return tag == "nav" or (len(items) > 1 and all(map(_only_links, items)))


def _only_links(item: html.HtmlElement) -> bool:
    links = ["".join(link.itertext()) for link in item.iterdescendants("a")]
    words = _BLANKS.sub("", "".join(item.itertext()))
    return words == _BLANKS.sub("", "".join(links)) and all(len(one.strip()) <= _MENU for one in links)


def _hidden(element: html.HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or _UNSEEN.search(style) is not None


def _struck(element: html.HtmlElement) -> bool:
    style = (element.get("style") or "").lower()
    return element.tag in _STRUCK or _STRUCK_STYLE.search(style) is not None


def _item_mark(element: html.HtmlElement) -> str:
    """The number of a list item with the blank behind it, empty where it has none."""
    parent = element.getparent()
    if element.tag != "li" or parent is None or parent.tag != "ol":
        return ""
    number = _int(parent.get("start"), 1) - 1
    for item in parent.iterchildren("li"):
        number = _int(item.get("value"), number + 1)
        if item is element:
            break
    kind = parent.get("type") or "1"
    if kind in "aA" and 0 < number <= 26:
        return f"{chr(ord(kind) + number - 1)}. "
    return f"{number}. "


def _is_layout(table: html.HtmlElement) -> bool:
    """A table that only arranges other things on the page: no two of its rows have two cells with words.

    Words within a table of its own do not count.
    """
    nested = table.find(".//table") is not None
    rows = [sum(1 for cell in _own_cells(row) if not nested or _own_words(cell)) for row in _own_rows(table)]
    return sum(count >= 2 for count in rows) < (2 if nested else 1)


def _own_words(cell: html.HtmlElement) -> bool:
    inside = {one for table in cell.iter("table") for one in table.iter()}
    if (cell.text or "").strip():
        return True
    return any(
        (one not in inside and (one.text or "").strip())
        or ((one not in inside or one.tag == "table") and (one.tail or "").strip())
        for one in cell.iterdescendants()
        if isinstance(one.tag, str) and one.tag not in _SILENT
    )


def _own_rows(table: html.HtmlElement) -> Iterator[html.HtmlElement]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")


def _own_cells(row: html.HtmlElement) -> Iterator[html.HtmlElement]:
    yield from row.iterchildren(*_CELLS)


def _rows(table: html.HtmlElement) -> Iterator[list[str]]:
    """Cells as text; one that spans columns or rows stands in the first of them."""
    caption = table.find("caption")
    if caption is not None:
        yield ["\n".join(_lines(caption))]
    below: dict[int, int] = {}
    for row in _own_rows(table):
        cells: list[str] = []
        for cell in _own_cells(row):
            _pass_spanned(cells, below)
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            for column in range(len(cells), len(cells) + width):
                below[column] = height - 1
            cells += ["\n".join(_lines(cell)), *[""] * (width - 1)]
            if len(cells) > MAX_COLUMNS:
                break
        _pass_spanned(cells, below)
        yield cells


def _pass_spanned(cells: list[str], below: dict[int, int]) -> None:
    while below.get(len(cells), 0) and len(cells) <= MAX_COLUMNS:
        below[len(cells)] -= 1
        cells.append("")


def _span(cell: html.HtmlElement, attribute: str) -> int:
    return min(max(_int(cell.get(attribute), 1), 1), MAX_COLUMNS)


def _int(value: str | None, otherwise: int) -> int:
    plain = (value or "").strip()
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 6 else otherwise


def _lines(cell: html.HtmlElement) -> list[str]:
    """The lines of a cell; those of a table in it are its rows."""
    lines: list[str] = [""]

    def visit(element: html.HtmlElement) -> None:
        tag = element.tag if isinstance(element.tag, str) else None
        if (
            tag is not None
            and tag not in _SILENT
            and (element is cell or not (_hidden(element) or _struck(element)))
        ):
            apart = tag in _BLOCKS or tag == "tr"
            if apart:
                lines.append("")
            elif tag in _CELLS:
                lines[-1] += " "
            lines[-1] += _item_mark(element) + (element.text or "")
            for child in element:
                visit(child)
            if apart:
                lines.append("")
        if element is not cell:
            lines[-1] += element.tail or ""

    visit(cell)
    return [words for line in lines if (words := _BLANKS.sub(" ", line).strip())]
