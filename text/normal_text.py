"""Text in one width, with one dash and one pair of brackets, and the way back to the original's offsets."""

import unicodedata
from dataclasses import dataclass
from functools import cache

_LEFT_BRACKETS = "〔【〖〘〚﹝［"
_RIGHT_BRACKETS = "〕】〗〙〛﹞］"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_OTHER_DASHES = "\u2212\u00af\u02d7\u2043"


@dataclass(frozen=True, slots=True)
class NormalText:
    """`text` in normal form; `starts` and `ends` hold, for each of its characters, the original's offsets."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's characters behind the non-empty `text[start:end]`."""
        return self.starts[start], self.ends[end - 1]


def normal_text(text: str) -> NormalText:
    """NFKC character by character; every dash becomes `-`, square and tortoise-shell brackets `[` and `]`.

    Invisible characters vanish. Case and spaces stay, for both tell words apart in running text.
    """
    starts: list[int] = []
    ends: list[int] = []
    parts: list[str] = []
    for offset, character in enumerate(text):
        normal = _normal(character)
        parts.append(normal)
        starts.extend([offset] * len(normal))
        ends.extend([offset + 1] * len(normal))
    return NormalText("".join(parts), tuple(starts), tuple(ends))


@cache
def _normal(character: str) -> str:
    if character in _INVISIBLE:
        return ""
    if character in _LEFT_BRACKETS:
        return "["
    if character in _RIGHT_BRACKETS:
        return "]"
    if character in _OTHER_DASHES or unicodedata.category(character) == "Pd":
        return "-"
    return "".join(
        "-" if unicodedata.category(part) == "Pd" else part
        for part in unicodedata.normalize("NFKC", character)
    )


def compact_text(text: str) -> NormalText:
    """`normal_text` without blanks and breaks, for documents space out their dates and names at will."""
    kept = [
        (part, offset)
        for offset, character in enumerate(text)
        for part in _normal(character)
        if not part.isspace()
    ]
    starts = tuple(offset for _, offset in kept)
    return NormalText("".join(part for part, _ in kept), starts, tuple(offset + 1 for offset in starts))
