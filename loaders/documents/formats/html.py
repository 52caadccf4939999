"""HTML: what a reader sees of it, paragraph by paragraph; scripts and styles are not text."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree, html

from dutygraph.loaders.documents.document import Document, refused
from dutygraph.loaders.documents.formats.builder import MAX_COLUMNS, STRUCK, DocumentBuilder, whole
from dutygraph.loaders.documents.formats.plain_text import decode

_SILENT = ("script", "style", "template", "noscript", "head", "title", "svg", "iframe", "object", "select")
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "dd", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
        "html", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tr", "ul", "br",
    }
)  # fmt: skip
_CELLS = ("td", "th")
MERGED = "data-merged"
"""The attribute of a cell without words that is that of the row above."""
_CHARSET = re.compile(rb"<meta[^>]{1,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{1,20})", re.IGNORECASE)
_ENCODINGS: Mapping[str, str] = {
    "utf-8": "utf-8-sig", "utf8": "utf-8-sig", "gb2312": "gb18030", "gbk": "gb18030",
    "gb18030": "gb18030", "big5": "big5hkscs", "utf-16": "utf-16",
}  # fmt: skip
_BLANKS = re.compile(r"[ \t\r\n\f\xa0]+")
_UNSEEN = re.compile(r"display:none|visibility:hidden|font-size:0(?:px|pt|em|%)?(?:;|$)")
_MAX_DEPTH = 200
_MENU = 12
"""Characters of a link in a menu at most; a longer one names a document."""
_ROLES = ("navigation", "complementary", "contentinfo", "search", "banner")
_BESIDE = re.compile(
    r"(?<![a-z])(?:(?:side|nav|tool)bar|nav|menu|side|aside|crumbs?|breadcrumbs?|footer|foot|copyright|share"
    r"|related|recommend|hot|rank|links)(?![a-z])"
)
"""What the authors of pages call what stands beside a text, in classes and ids."""
_MOST = 3
"""What stands beside a text is shorter than its page by this at least."""
_DATED = re.compile(r"[\[［(（]?\s*(?:\d{4}\s*[-/.年])?\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?\s*[\]］)）]?")
_HIDDEN = "隐藏文字 hidden text"
_PAGE = "网页文字 page furniture"
_FOOTNOTE = "脚注 footnote"
_STRUCK = frozenset({"del", "s", "strike"})
_STRUCK_STYLE = re.compile(r"text-decoration(?:-line)?:[a-z\s]*line-through")
_NOTE_MARK = re.compile(r"\s*(?:[\[［〔(（]\s*\d{1,3}\s*[\]］〕)）]|[①-⑳*†‡]{1,3})\s*")
_BARE_MARK = re.compile(r"\s*\d{1,3}\s*")
_UNIT_END = re.compile(r"[A-Za-z0-9)\]米]$")


def read_html(name: str, data: bytes) -> Document:
    """Hidden parts become asides; the numbers of ordered lists, which a browser computes, are written out."""
    return read_page(name, data, _decoded(name, data))


def read_page(name: str, data: bytes, page: str) -> Document:
    """As `read_html`, of a page that a file makes."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        tree = html.document_fromstring(page.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise refused(name, "不是有效的 HTML not valid HTML.", "请检查文件 Check the file.") from error
    builder = DocumentBuilder(name)
    write_html(name, tree, builder)
    return builder.build(data, "text/html")


def write_html(
    name: str, tree: html.HtmlElement, builder: DocumentBuilder, *, keeps_blanks: bool = False
) -> None:
    """What a reader sees of a page; RefusedDocument where it is nested too deep."""
    _Writer(name, builder, keeps_blanks=keeps_blanks).write(tree)


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
    def __init__(self, name: str, builder: DocumentBuilder, *, keeps_blanks: bool) -> None:
        self._name = name
        self._builder = builder
        self._keeps_blanks = keeps_blanks
        self._words: list[str] = []
        self._lines: list[str] | None = None
        self._is_note = False
        self._size = 0
        self._item_marks: dict[html.HtmlElement, str] = {}
        self._title = ""

    def write(self, element: html.HtmlElement) -> None:
        named = element.xpath("//meta[@name='ArticleTitle']/@content")
        self._title = _plain(str(named[0])) if named else ""
        etree.strip_elements(element, etree.Comment, etree.PI, *_SILENT, with_tail=False)
        self._size = len(element.text_content())
        for ordered in element.iter("ol"):
            number = whole(ordered.get("start"), 1) - 1
            for item in ordered.iterchildren("li"):
                number = whole(item.get("value"), number + 1)
                self._item_marks[item] = _item_mark(number, ordered.get("type") or "1")
        self._visit(element, 0)
        self._break()

    def _visit(self, element: html.HtmlElement, depth: int) -> None:
        if depth > _MAX_DEPTH:
            raise refused(
                self._name,
                f"嵌套过深 elements are nested more than {_MAX_DEPTH} deep.",
                "请简化文件 Simplify the file.",
            )
        if _hidden(element):
            self._builder.aside("\n".join(self._within(element, depth)), _HIDDEN)
        elif _leads_elsewhere(element, self._size):
            self._break()
            self._builder.aside("\n".join(self._within(element, depth)), _PAGE)
        elif _struck(element):
            self._builder.warn(STRUCK)
        elif element.tag == "sup" and self._marks_note(element):
            self._note_mark(element)
        else:
            self._element(element, depth)
        if element.tail:
            self._words.append(element.tail)

    def _element(self, element: html.HtmlElement, depth: int) -> None:
        tag = element.tag
        if tag == "table" and self._lines is None and not _is_layout(element):
            self._break()
            self._builder.table(self._rows(element, depth))
            return
        before = element.getprevious()
        if tag in _CELLS and self._lines is not None and (before, element.getnext()) != (None, None):
            # A row of a table within a cell is a line of it, its cells told apart.
            told = " ".join(self._within(element, depth))
            behind = told and before is not None and before.text_content().strip()
            self._words.append(f" | {told}" if behind else f" {told}")
            return
        apart = tag in _BLOCKS or (tag in _CELLS and self._lines is None)
        if apart:
            self._break()
        self._inside(element, depth)
        if apart:
            self._break(int(tag[1]) if re.fullmatch(r"h[1-6]", tag) else 0)

    def _inside(self, element: html.HtmlElement, depth: int) -> None:
        self._words += [self._item_marks.get(element, ""), element.text or ""]
        for child in element:
            self._visit(child, depth + 1)

    def _within(self, element: html.HtmlElement, depth: int) -> list[str]:
        """The lines of an element by themselves; those of a table in it are its rows."""
        outside = self._words, self._lines, self._is_note
        self._words, self._lines, self._is_note = [], [], False
        self._inside(element, depth)
        self._break()
        lines = self._lines
        self._words, self._lines, self._is_note = outside
        return lines

    def _rows(self, table: html.HtmlElement, depth: int) -> Iterator[list[str | None]]:
        """Cells as text; one that spans columns or rows stands in the first of them, None in rows below."""
        caption = table.find("caption")
        if caption is not None:
            yield ["\n".join(self._within(caption, depth))]
        below: dict[int, int] = {}
        for row in _own_rows(table):
            cells: list[str | None] = []
            for cell in row.iterchildren(*_CELLS):
                _pass_spanned(cells, below)
                width, height = _span(cell, "colspan"), _span(cell, "rowspan")
                for column in range(len(cells), len(cells) + width):
                    below[column] = height - 1
                words = "\n".join(self._within(cell, depth))
                cells += [words or (None if cell.get(MERGED) else ""), *[""] * (width - 1)]
                if len(cells) > MAX_COLUMNS:
                    break
            _pass_spanned(cells, below)
            yield cells

    def _break(self, level: int = 0) -> None:
        words = "".join(self._words)
        words = (words if self._keeps_blanks else _BLANKS.sub(" ", words)).strip()
        self._words.clear()
        if words and self._is_note:
            self._builder.aside(words, _FOOTNOTE)
        elif words and self._lines is not None:
            self._lines.append(words)
        elif words:
            # Public bodies say in the head of their pages what a page is about.
            self._builder.paragraph(words, 1 if _plain(words) == self._title else level)
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


def _leads_elsewhere(element: html.HtmlElement, size: int) -> bool:
    """Whether it is no part of what a page is about: its menus, side columns and foot, by what marks them as
    such, and lists of links that lead to other pages.

    What holds much of the words of the page (`size`) is none, whatever its author calls it.
    """
    tag = element.tag
    if tag == "header":
        return element.find(".//h1") is element.find(".//h2") is None
    named = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    marked = tag in ("nav", "aside", "footer") or element.get("role") in _ROLES or _BESIDE.search(named)
    if tag == "footer" and next(element.iterancestors("article", "main"), None) is not None:
        return False
    if marked:
        return tag == "nav" or _MOST * len(element.text_content()) < size
    items = list(element.iterchildren("li")) if tag in ("ul", "ol") else []
    return len(items) > 1 and all(map(_only_links, items))


def _plain(words: str) -> str:
    return _BLANKS.sub("", words)


def _only_links(item: html.HtmlElement) -> bool:
    """Whether an item of a list is links of a few words each, or one to a dated page."""
    links = [_plain("".join(link.itertext())) for link in item.iterdescendants("a")]
    beside = _plain("".join(item.itertext())).replace("".join(links), "", 1)
    short = not beside and all(len(one) <= _MENU and not one.startswith("附") for one in links)
    return short or (len(links) == 1 and _DATED.fullmatch(beside) is not None)


def _hidden(element: html.HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or _UNSEEN.search(style) is not None


def _struck(element: html.HtmlElement) -> bool:
    style = (element.get("style") or "").lower()
    return element.tag in _STRUCK or _STRUCK_STYLE.search(style) is not None


def _is_layout(table: html.HtmlElement) -> bool:
    """A table that only arranges other things on the page: no two of its rows have two cells with words.

    Words within a table of its own do not count.
    """
    depth = int(table.xpath("count(ancestor-or-self::table)"))
    rows = [list(row.iterchildren(*_CELLS)) for row in _own_rows(table)]
    if table.find(".//table") is None:
        return not any(len(cells) > 1 for cells in rows)
    own = f".//text()[normalize-space() and count(ancestor::table) = {depth}]"
    return sum(sum(1 for cell in cells if cell.xpath(own)) > 1 for cells in rows) < 2


def _own_rows(table: html.HtmlElement) -> list[html.HtmlElement]:
    return list(table.xpath("tr | thead/tr | tbody/tr | tfoot/tr"))


def _item_mark(number: int, kind: str) -> str:
    """The number of a list item with the blank behind it."""
    is_letter = kind in ("a", "A") and 0 < number <= 26
    return f"{chr(ord(kind) + number - 1) if is_letter else number}. "


def _pass_spanned(cells: list[str | None], below: dict[int, int]) -> None:
    while below.get(len(cells), 0) and len(cells) <= MAX_COLUMNS:
        below[len(cells)] -= 1
        cells.append(None)


def _span(cell: html.HtmlElement, attribute: str) -> int:
    return min(max(whole(cell.get(attribute), 1), 1), MAX_COLUMNS)
