"""Markdown: the file's own characters, with its headings, paragraphs and pipe tables.

Where it holds paragraphs as HTML, it is read as the page it makes.
"""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from dutygraph.loaders.documents.document import Block, Document, Paragraph, Row, Span
from dutygraph.loaders.documents.formats.builder import STRUCK as STRUCK_WARNING
from dutygraph.loaders.documents.formats.html import read_page
from dutygraph.loaders.documents.formats.plain_text import as_it_is, bar_cells, decode, trimmed
from dutygraph.loaders.documents.passage import STRUCK
from dutygraph.text.characters import CHINESE

_BAR = re.compile(r"(?<!\\)\|")
_MARKS = re.compile(r"(?:\s*(?:>|[-*+](?=\s+\S)))*\s*(?:#{1,6}\s+)?(?:\*\*|__)?")
_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(?:[^\n]{0,2000}\n){0,100}?---[ \t]*(?:\r?\n|$)")
"""What a page generator keeps above the text: title, tags, date."""
_TITLE = re.compile(r"^title[ \t]*:[ \t]*([\"']?)(?P<title>[^\n]{1,200}?)\1[ \t]*\r?$", re.MULTILINE)
_UNSAID = re.compile(r"<!--.*?(?:-->|\Z)|<[^<>]{0,2000}>", re.DOTALL)
_SAID = re.compile(f"[{CHINESE}]")
_MAX_NESTING = 200
_CLOSING = re.compile(r"(?:\s+#+)?(?:\*\*|__)?\s*$")
_LEAVES = frozenset({"heading_open", "paragraph_open", "tr_open", "fence", "code_block"})


def read_markdown(name: str, data: bytes) -> Document:
    """Spans are into the file as it is; comments and the marks of markup stand outside all blocks."""
    text = decode(name, data)
    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING}).enable("table")
    # What stands within a line is read by others; its markup is not needed, and costly where hostile.
    parser.core.ruler.enableOnly(["block"])
    # Where each line begins, as Markdown counts lines, and the end of the text.
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text)), len(text)]
    front = _FRONT.match(text)
    title = _TITLE.search(text, 0, front.end()) if front else None
    below = text[front.end() if front else 0 :]
    # A title that only the page generator knows: it sets it above the text itself.
    above = title if title and title["title"] not in below else None
    tokens = parser.parse(text)
    if any(token.type == "html_block" and _SAID.search(_UNSAID.sub("", token.content)) for token in tokens):
        return read_page(name, data, _page(parser, f"# {above['title']}\n\n{below}" if above else below))
    blocks: list[Block] = [Paragraph(Span(*above.span("title")), 1)] if above else []
    tables = 0
    for token in tokens:
        tables += token.type == "table_open"
        if token.map is None or token.type not in _LEAVES:
            continue
        first, last = token.map
        # A heading may be underlined, a fence is closed by a mark: neither is text.
        last -= token.type == "heading_open" and token.markup in ("=", "-")
        if front and starts[first] < front.end():
            continue
        lines = [(starts[line], starts[line + 1]) for line in range(first, last)]
        blocks.extend(_blocks(text, token, lines, tables))
    warnings = (STRUCK_WARNING,) if re.search(STRUCK, text) else ()
    return as_it_is(name, data, "text/markdown", text, blocks, warnings)


def _page(parser: MarkdownIt, text: str) -> str:
    """It as HTML, what stands within its lines as it is."""
    tokens = parser.parse(text)
    for token in tokens:
        if token.type == "inline":
            token.children = [Token("html_inline", "", 0, content=token.content)]
    return str(parser.renderer.render(tokens, parser.options, {}))


def _blocks(text: str, token: Token, lines: Sequence[tuple[int, int]], table: int) -> Iterator[Block]:
    level = int(token.tag[1]) if token.type == "heading_open" else 0
    for start, end in lines:
        if token.type == "tr_open":
            line = text[start:end]
            yield Row(bar_cells(line, start, _BAR, line), table)
        elif (span := _words(text[start:end], start)).start < span.end:
            yield Paragraph(span, level)


def _words(line: str, offset: int) -> Span:
    """A line without the marks of its block."""
    marks = _MARKS.match(line)
    begin = marks.end() if marks else 0
    words = line[begin:]
    return trimmed(
        _CLOSING.sub("", words) if words.rstrip()[-1:] in ("#", "*", "_") else words, offset + begin
    )
