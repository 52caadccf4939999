"""A file as text with offsets: what every reader works on, whatever the format it came in."""

import codecs
import hashlib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, TypeAlias

from dutygraph.graph.errors import Problem, RefusedDocument
from dutygraph.text.characters import unified

MAX_BYTES = 20 * 1024 * 1024
"""More than any regulation; a file beyond it is refused unread."""


class Span(NamedTuple):
    """Characters `start` (inclusive) to `end` (exclusive) of the document's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of running text; `level` is that of a heading the format marks as one, from 1, else 0."""

    span: Span
    level: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; a cell that spans lines has a span for each of its lines, an empty cell none.

    `table` counts the document's tables, so that rows of different ones are told apart. `merged` are
    the columns whose cell is that of the row above.
    """

    cells: tuple[tuple[Span, ...], ...]
    table: int = 0
    merged: frozenset[int] = frozenset()

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(span for cell in self.cells for span in cell)

    @property
    def filled(self) -> int:
        """How many of its cells hold words."""
        return sum(1 for cell in self.cells if cell)


Block: TypeAlias = Paragraph | Row


@dataclass(frozen=True, slots=True)
class Document:
    """`written` is what spans count in; for a text file it is the file's own characters.

    `text` is as long, for reading: a unified character stands for each radical that copying from PDF leaves,
    and a joiner for each break within a paragraph.

    `pages` holds the offset at which each page begins, for formats that have pages. `asides` are what a
    format keeps beside its running text (page headers, footnotes, hidden text) with what they are; no
    block holds them. `warnings` say, for a person to read, what of the file is no text (pictures).
    """

    name: str
    sha256: str
    media_type: str
    text: str
    blocks: tuple[Block, ...]
    pages: tuple[int, ...] = ()
    asides: tuple[tuple[Span, str], ...] = ()
    warnings: tuple[str, ...] = ()
    written: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "written", self.written or self.text)
        object.__setattr__(self, "text", unified(self.text))

    @property
    def lines(self) -> Iterator[Span]:
        """The lines of its text, those of cells among them, in order."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block.span
            else:
                yield from block.spans

    @property
    def text_sha256(self) -> str:
        """The same for every file of this text, whatever its encoding, byte order mark and line ends."""
        return hashlib.sha256(self.written.replace("\r\n", "\n").encode(errors="replace")).hexdigest()

    def place(self, offset: int) -> str:
        """`list.txt:12`, or by the page where there are pages: `list.pdf p. 3`."""
        if self.pages:
            return f"{self.name} p. {bisect_right(self.pages, offset)}"
        line = self.written.count("\n", 0, offset) + 1
        return f"{self.name}:{line}"


def read_bytes(path: Path, most: int = MAX_BYTES) -> bytes:
    """The file's bytes; RefusedDocument where there is no such file of a sensible size."""
    try:
        if not path.exists():
            raise refused(path.name, f"文件不存在 no such file: {path}", "请检查路径 Check the path.")
        if not path.is_file():
            raise refused(path.name, f"不是文件 not a file: {path}", "请给出文件路径 Name a file.")
        size = path.stat().st_size
        if size > most:
            raise refused(
                path.name,
                f"文件过大 the file has {size:,} bytes, at most {most:,} are read.",
                "请拆分文件，或确认文件无误 Split it, or check that it is the right one.",
            )
        data = path.read_bytes()
    except OSError as error:
        raise refused(
            path.name, f"无法读取 cannot be read: {error.strerror}.", "请检查权限 Check its permissions."
        ) from error
    if not data.strip(codecs.BOM_UTF8 + codecs.BOM_UTF16 + b" \t\r\n\f\v"):
        raise refused(path.name, "文件为空 the file is empty.", "请检查文件 Check the file.")
    return data


def refused(place: str, message: str, remedy: str) -> RefusedDocument:
    return RefusedDocument([Problem(place, message, remedy)])
