"""Plain text: the file's own characters, in whatever usual encoding they came."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from dutygraph.loaders.documents.document import Block, Document, Paragraph, Row, Span, refused
from dutygraph.loaders.documents.formats.builder import MAX_CHARACTERS, MAX_COLUMNS, MAX_ROWS, check_bound

_MAX_CONTROL_SHARE = 0.02
_HEAD = 65_536
_ODD = re.compile("[\x00-\x08\x0e-\x1f\x7f\ue000-\uf8ff]")
"""What hardly a text has."""
_BAR = re.compile("[|｜│┃]")
_DRAWN = re.compile(r"(?=.*[|｜│┃+┼├┌└╋┣])[-=+:|｜│┃─━┼├┤┬┴┌┐└┘╋┣┫┳┻┏┓┗┛ \t\u3000]+")
"""A line between the rows of a table that is drawn with bars."""
_FEWEST = 3
"""Rows of two columns that make lines with a bar a table."""


def read_text(name: str, data: bytes) -> Document:
    """A plain text file: lines with tabs are table rows, other lines paragraphs."""
    text = decode(name, data)
    blocks = _blocks(text)
    return as_it_is(name, data, "text/plain", text, blocks)


def as_it_is(
    name: str,
    data: bytes,
    media_type: str,
    text: str,
    blocks: Sequence[Block],
    warnings: tuple[str, ...] = (),
) -> Document:
    """A document of the file's own characters; RefusedDocument for more than a document may hold."""
    rows = [block for block in blocks if isinstance(block, Row)]
    check_bound(name, len(text), MAX_CHARACTERS, "characters")
    check_bound(name, len(rows), MAX_ROWS, "rows")
    check_bound(name, max((len(row.cells) for row in rows), default=0), MAX_COLUMNS, "columns")
    sha256 = hashlib.sha256(data).hexdigest()
    return Document(name, sha256, media_type, text, tuple(blocks), warnings=warnings)


def decode(name: str, data: bytes) -> str:
    """The text of UTF-8, UTF-16 or GB18030 bytes; RefusedDocument for anything else."""
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            return text
    message = "不是文本文件 not a text file in UTF-8, UTF-16 or GB18030."
    if (at := data.find(b"\0")) >= 0 and _is_text(data.replace(b"\0", b"").decode(errors="replace")):
        message = f"含有空字符 there are NUL bytes in the text, the first at byte {at:,}."
    raise refused(name, message, "请另存为 UTF-8 文本 Save it as UTF-8 text.")


def _encodings(data: bytes) -> Sequence[str]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    # Without a mark of its own, UTF-16 shows in the zero bytes of its blanks, digits and line ends.
    even, odd = data[0:_HEAD:2].count(0), data[1:_HEAD:2].count(0)
    if even or odd:
        return ("utf-16-le",) if odd > even else ("utf-16-be",)
    return ("utf-8-sig", "gb18030")


def _is_text(text: str) -> bool:
    """Neither binary nor bytes of another encoding that happened to decode."""
    return "\x00" not in text and len(_ODD.findall(text)) <= len(text) * _MAX_CONTROL_SHARE


def _blocks(text: str) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for bars, group in groupby(_lines(text), lambda line: len(_BAR.findall(line[1]))):
        lines = list(group)
        head = lines[0][1]
        named = sum(1 for cell in bar_cells(head, 0, _BAR, head) if cell)
        parted = len(lines) >= (_FEWEST if bars == 1 else 2) and named > 1
        for offset, body in lines:
            if "\t" in body:
                blocks.append(_row(body, offset))
            elif parted:
                blocks.append(Row(bar_cells(body, offset, _BAR, head)))
            else:
                blocks.append(Paragraph(trimmed(body, offset)))
    return tuple(blocks)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that hold words, each with its place; what is drawn between the rows of a table is none."""
    offset = 0
    for line in text.splitlines(keepends=True):
        body = line.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
        if body.strip() and not _DRAWN.fullmatch(body):
            yield offset, body
        offset += len(line)


def _row(body: str, offset: int) -> Row:
    cells: list[tuple[Span, ...]] = []
    for cell in body.split("\t"):
        cells.append((trimmed(cell, offset),) if cell.strip() else ())
        offset += len(cell) + 1
    return Row(tuple(cells))


def bar_cells(line: str, offset: int, bar: re.Pattern[str], like: str) -> tuple[tuple[Span, ...], ...]:
    """The cells of a line that bars part; a bar that begins or ends a line `like` it parts nothing."""
    like = like.strip()
    bars = [found.start() for found in bar.finditer(line)]
    before = [] if bar.match(like) else [-1]
    after = [] if len(bars) > 1 and bar.match(like, len(like) - 1) else [len(line)]
    cells = (trimmed(line[a + 1 : b], offset + a + 1) for a, b in pairwise([*before, *bars, *after]))
    return tuple((span,) if span.start < span.end else () for span in cells)


def trimmed(text: str, offset: int) -> Span:
    """The span of a text that begins at `offset`, without blanks around it."""
    start = offset + len(text) - len(text.lstrip())
    return Span(start, start + len(text.strip()))
