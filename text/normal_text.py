"""Text in one width, with one dash and one pair of brackets, and the way back to the original's offsets."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from dutygraph.text.characters import INVISIBLE, unified, with_zeros

_LEFT_BRACKETS = "〔【〖〘〚﹝［"
_RIGHT_BRACKETS = "〕】〗〙〛﹞］"
_BLANK = re.compile(r"\s")
_UNSEEN = re.compile(f"[{INVISIBLE}]")
_OTHER_DASHES = "\u2212\u00af\u02d7\u2043"
_PARAGRAPH = 2_000
_WIDE = tuple(zip("，；：（）？！\u3000", ",;:()?! ", strict=True))
_USUAL = re.compile(f"[\\n\\t -~一-鿿。、《》“”{''.join(mark for mark, _ in _WIDE)}]*")
"""Text of nothing but characters that normal form keeps, or has in one width."""


class NormalText(NamedTuple):
    """`text` in normal form; `starts` and `ends` hold, for each of its characters, the original's offsets."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's characters behind the non-empty `text[start:end]`."""
        return self.starts[start], self.ends[end - 1]

    def at(self, span: tuple[int, int]) -> tuple[int, int]:
        """Where a span of the original stands in `text`."""
        return bisect_left(self.starts, span[0]), bisect_left(self.starts, span[1])


def normal_text(text: str) -> NormalText:
    """NFKC character by character; every dash becomes `-`, square and tortoise-shell brackets `[` and `]`.

    Radicals become their unified characters, circles in numerals zeros; invisible characters vanish.
    Case and spaces stay, for both tell words apart in running text.
    """
    return _normal_text(text) if len(text) <= _PARAGRAPH else _made_normal(text)


def _made_normal(text: str) -> NormalText:
    if _USUAL.fullmatch(text):
        for mark, plain in _WIDE:
            text = text.replace(mark, plain)
        return NormalText(with_zeros(text), range(len(text)), range(1, len(text) + 1))
    parts = list(map(_normal, text))
    lengths = list(map(len, parts))
    normal = with_zeros("".join(parts))
    if lengths.count(1) == len(lengths):
        return NormalText(normal, range(len(text)), range(1, len(text) + 1))
    starts = tuple(offset for offset, length in enumerate(lengths) for _ in range(length))
    return NormalText(normal, starts, tuple(start + 1 for start in starts))


_normal_text = lru_cache(maxsize=2048)(_made_normal)
"""A paragraph is read by one reader after the other."""


@cache
def _normal(character: str) -> str:
    if _UNSEEN.match(character):
        return ""
    if character in _LEFT_BRACKETS:
        return "["
    if character in _RIGHT_BRACKETS:
        return "]"
    if character in _OTHER_DASHES or unicodedata.category(character) == "Pd":
        return "-"
    return "".join(
        "-" if unicodedata.category(part) == "Pd" else part
        for part in unicodedata.normalize("NFKC", unified(character))
    )


@lru_cache(maxsize=512)
def compact_text(text: str) -> NormalText:
    """`normal_text` without blanks and breaks, for documents space out their dates and names at will.

    One blank stays between two letters or digits, where it parts two words or numbers: 2026-12-5 17:00.
    """
    normal = normal_text(text)
    if not _BLANK.search(normal.text):
        return normal
    kept: list[int] = []
    blank: int | None = None
    for at, character in enumerate(normal.text):
        if character.isspace():
            blank = at if blank is None else blank
            continue
        if blank is not None and kept and _is_latin(normal.text[kept[-1]]) and _is_latin(character):
            kept.append(blank)
        blank = None
        kept.append(at)
    words = "".join(" " if normal.text[at].isspace() else normal.text[at] for at in kept)
    starts, ends = (tuple(side[at] for at in kept) for side in (normal.starts, normal.ends))
    return NormalText(with_zeros(words), starts, ends)


def without_blanks(text: str) -> str:
    return "".join(text.split())


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
