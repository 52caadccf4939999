"""Text put together from pieces of a document, each character knowing where it stands there."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import InitVar, dataclass, field
from functools import lru_cache
from itertools import accumulate, chain

from dutygraph.loaders.documents.document import Span
from dutygraph.text.characters import CHINESE, INVISIBLE, in_usual_characters, in_usual_punctuation, widened
from dutygraph.text.first_characters import quick
from dutygraph.text.labels import ITEMS, Mark, is_ended, mark
from dutygraph.text.numerals import CHINESE_NUMERAL

_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>")
_NOTE_MARK = rf"(?<=[{CHINESE}》”）)，。；、])[\[［]\d{{1,2}}[\]］](?:\(#[^()\s]{{1,80}}\))?(?![号第])"
STRUCK = r"~~(?![~\s])[^~\n]{1,500}~~"
"""Struck-out text as Markdown writes it."""

_EMPHASIS = (
    r"(?:(?<=\d)|(?!\*{1,8}[年月日号]))"
    rf"(?:\*\*(?=\S)|(?<=\S)\*\*|(?<![\w*{CHINESE}])\*(?=[{CHINESE}])|(?<=[{CHINESE}。；])\*(?![\w*{CHINESE}]))"
)
_LINKED = r"!?\[(?=[^\[\]\n]{1,200}\]\([^()\s]{1,500}\))|(?<=[^\s\[])\]\([^()\s]{1,500}\)"
"""What Markdown writes around words, and around and behind the words of a link."""

_BLANKS = re.compile(
    rf"(?<=[{CHINESE}])(?<![{CHINESE_NUMERAL}]条)(?<!条之[{CHINESE_NUMERAL}])[ \xa0]+(?=[{CHINESE}])"
)
_MARK = re.compile(rf"[<{INVISIBLE}\[［~*!\] \xa0]")
"""How what is left out begins."""
_LEFT_OUT = re.compile(
    rf"(?={_MARK.pattern})"
    rf"(?:{_TAG.pattern}|[{INVISIBLE}]+|{_NOTE_MARK}|{STRUCK}|{_EMPHASIS}|{_LINKED}|{_BLANKS.pattern})"
)
_MARKUP = quick(rf"{_TAG.pattern}|{_EMPHASIS}|{_LINKED}")


@dataclass(frozen=True, slots=True)
class Passage:
    """`text` as everything matches it: in usual characters, without markup, breaks and marks of notes.

    Blanks between Chinese characters part nothing (应 当) and are left out of it too, but not those behind an
    article's number (第三条 中医机构). `pieces` are the spans it was put together from, in order; their
    characters are as many. `written` is `text` with the punctuation that the document has, to be shown;
    `known` gives `written` and `text`, where they are known before.
    """

    source: str
    pieces: tuple[Span, ...]
    known: InitVar[tuple[str, str] | None] = None
    text: str = field(init=False, compare=False, repr=False)
    written: str = field(init=False, compare=False, repr=False)
    _ends: tuple[int, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self, known: tuple[str, str] | None) -> None:
        if known is None:
            written = in_usual_characters("".join(self.source[start:end] for start, end in self.pieces))
            known = written, in_usual_punctuation(written)
        object.__setattr__(self, "written", known[0])
        object.__setattr__(self, "text", known[1])
        object.__setattr__(self, "_ends", tuple(accumulate([end - start for start, end in self.pieces])))

    @property
    def own(self) -> str:
        """The document's own characters behind `text`, with the blanks between them."""
        words, at = [], self.pieces[0].start if self.pieces else 0
        for piece in self.pieces:
            between = self.source[at : piece.start]
            words += [
                between if between.isspace() and "\n" not in between else "",
                self.source[piece.start : piece.end],
            ]
            at = piece.end
        return "".join(words)

    @property
    def places(self) -> Iterator[int]:
        """Where each character of `text` stands in the document."""
        return chain.from_iterable(range(*piece) for piece in self.pieces)

    def span(self, start: int, end: int) -> Span:
        """Where characters `start` to `end` of `text` stand in the document, from the first to the last."""
        if not 0 <= start < end:
            raise ValueError(f"no characters from {start} to {end}")
        return Span(self._place(start), self._place(end - 1) + 1)

    def find(self, quote: str) -> tuple[int, int] | None:
        """Where `text` first says what is quoted from the document; None where it does not."""
        said = widened(passage(quote, (Span(0, len(quote)),)).text)
        start = widened(self.text).find(said)
        return (start, start + len(said)) if said and start >= 0 else None

    def part(self, start: int, end: int) -> "Passage":
        """Characters `start` to `end` of `text` as a passage."""
        pieces = []
        for at in range(bisect_right(self._ends, start), len(self._ends)):
            piece = self.pieces[at]
            shift = piece.end - self._ends[at]
            left, right = max(start + shift, piece.start), min(end + shift, piece.end)
            if left >= right:
                break
            pieces.append(Span(left, right))
        # What stands beside a mark tells its width, and a part may begin or end with one.
        return Passage(self.source, tuple(pieces), (self.written[start:end], self.text[start:end]))

    def _place(self, offset: int) -> int:
        index = bisect_right(self._ends, offset)
        before = self._ends[index - 1] if index else 0
        return self.pieces[index].start + offset - before


def passage(source: str, spans: Iterable[Span]) -> Passage:
    """The text in `spans` without what `Passage.text` leaves out."""
    return _passage(source, tuple(spans))


@lru_cache(maxsize=16_384)
def _passage(source: str, spans: tuple[Span, ...]) -> Passage:
    """A part of a document is looked at by one reader after the other; of more parts, by each anew."""
    pieces = []
    for span in spans:
        at = span.start
        mark = _MARK.search(source, span.start, span.end)
        for left_out in _LEFT_OUT.finditer(source, mark.start(), span.end) if mark else ():
            if at < left_out.start():
                pieces.append(Span(at, left_out.start()))
            at = left_out.end()
        if at < span.end:
            pieces.append(Span(at, span.end))
    return Passage(source, tuple(pieces))


def markup(source: str, spans: Iterable[Span]) -> list[Span]:
    """The markup in `spans`, which `passage` leaves out."""
    return [Span(*mark.span()) for span in spans for mark in _MARKUP.finditer(source, span.start, span.end)]


def unmarked(source: str) -> str:
    """As many characters as `source`, blanks for its markup: there a line begins with its first word."""
    return _MARKUP.sub(lambda mark: " " * len(mark[0]), source)


def joined(source: str, lines: Iterable[Span]) -> Passage:
    """The paragraphs with the breaks between them, where nothing else stands there.

    A line that ends in the middle of a sentence goes on without a break, unless a blank line follows it, it
    is a cell of a table, or the next item of a list follows.
    """
    pieces: list[Span] = []
    ended, cell = True, False
    last: Mark | None = None
    for line in lines:
        words = passage(source, [line])
        own = words.pieces
        gap = source[pieces[-1].end : own[0].start] if pieces and own else ""
        cell, was_cell = "\t" in gap, cell
        item = mark(words.text, ITEMS)
        ended = ended or bool(item and last and (item.sort, item.number) == (last.sort, last.number + 1))
        last = item or last
        if (ended or cell or was_cell or gap.count("\n") > 1) and gap.isspace():
            pieces.append(Span(pieces[-1].end, own[0].start))
        elif gap.strip() and "\n" in gap:
            # Between the rows of a table stand its marks.
            at = pieces[-1].end + gap.index("\n")
            pieces.append(Span(at, at + 1))
        pieces.extend(own)
        ended = is_ended(words.text)
    return Passage(source, tuple(pieces))
