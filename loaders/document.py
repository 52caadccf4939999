"""A file as text with offsets: what every reader works on, whatever the format it came in."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from graph.errors import Problem, RefusedDocument

MAX_BYTES = 20 * 1024 * 1024
"""More than any regulation; a file beyond it is refused unread."""

_MAX_CONTROL_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` (inclusive) to `end` (exclusive) of the document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of running text."""

    span: Span


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; a cell that spans lines has a span for each of its lines, an empty cell none."""

    cells: tuple[tuple[Span, ...], ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(span for cell in self.cells for span in cell)


Block: TypeAlias = Paragraph | Row


@dataclass(frozen=True, slots=True)
class Document:
    """`text` is what spans count in; for a text file it is the file's own characters."""

    name: str
    sha256: str
    media_type: str
    text: str
    blocks: tuple[Block, ...]

    def line_of(self, offset: int) -> int:
        return self.text.count("\n", 0, offset) + 1

    def place(self, offset: int) -> str:
        return f"{self.name}:{self.line_of(offset)}"


def read_bytes(path: Path) -> bytes:
    """The file's bytes; RefusedDocument where there is no such file of a sensible size."""
    if not path.exists():
        raise refused(path.name, f"文件不存在 no such file: {path}", "请检查路径 Check the path.")
    if not path.is_file():
        raise refused(path.name, f"不是文件 not a file: {path}", "请给出文件路径 Name a file.")
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise refused(
            path.name,
            f"文件过大 the file has {size:,} bytes, at most {MAX_BYTES:,} are read.",
            "请拆分文件，或确认这是一份法规文件 Split it, or check that it is a regulatory document.",
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        raise refused(
            path.name, f"无法读取 cannot be read: {error.strerror}.", "请检查权限 Check its permissions."
        ) from error
    if not data.strip():
        raise refused(path.name, "文件为空 the file is empty.", "请检查文件 Check the file.")
    return data


def read_text(name: str, data: bytes) -> Document:
    """A plain text file: lines with tabs are table rows, other lines paragraphs."""
    text = _decode(name, data)
    return Document(name, hashlib.sha256(data).hexdigest(), "text/plain", text, _blocks(text))


def refused(place: str, message: str, remedy: str) -> RefusedDocument:
    return RefusedDocument([Problem(place, message, remedy)])


def _decode(name: str, data: bytes) -> str:
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            return text
    raise refused(
        name,
        "不是文本文件 not a text file in UTF-8, UTF-16 or GB18030.",
        "请另存为 UTF-8 文本 Save it as UTF-8 text.",
    )


def _encodings(data: bytes) -> Sequence[str]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    return ("utf-8-sig", "gb18030")


def _is_text(text: str) -> bool:
    """Neither binary nor bytes of another encoding that happened to decode."""
    odd = sum(
        1 for c in text if (c < " " and c not in "\t\n\r\f\v") or c == "\x7f" or "\ue000" <= c <= "\uf8ff"
    )
    return "\x00" not in text and odd <= len(text) * _MAX_CONTROL_SHARE


def _blocks(text: str) -> tuple[Block, ...]:
    blocks: list[Block] = []
    offset = 0
    for line in text.splitlines(keepends=True):
        body = line.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
        if "\t" in body:
            blocks.append(_row(body, offset))
        elif body.strip():
            blocks.append(Paragraph(_trimmed(body, offset)))
        offset += len(line)
    return tuple(blocks)


def _row(body: str, offset: int) -> Row:
    cells: list[tuple[Span, ...]] = []
    for cell in body.split("\t"):
        cells.append((_trimmed(cell, offset),) if cell.strip() else ())
        offset += len(cell) + 1
    return Row(tuple(cells))


def _trimmed(text: str, offset: int) -> Span:
    start = offset + len(text) - len(text.lstrip())
    return Span(start, start + len(text.strip()))
