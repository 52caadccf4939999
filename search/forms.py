"""The form in which texts and questions are compared, and the way back to the text's own characters.

The form has one width, one case, one script (simplified characters) and no punctuation, so that
`GB 44495—2024`, `ＧＢ４４４９５－２０２４` and `gb44495-2024` are one, and so are 車聯網 and 车联网. Between
two digits a separator stays, as `.` or `-`: without it 2—2025 would be 22025. Chinese numerals in
labels and levels are digits: 第五十五条 is 第55条, 三级 is 3级.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from dutygraph.text.characters import INVISIBLE, unified, with_zeros
from dutygraph.text.numerals import CHINESE_NUMERAL, number

_LABEL = re.compile(
    rf"(?<=第)[{CHINESE_NUMERAL}]{{1,9}}(?=[编章节条款项号])|(?<![{CHINESE_NUMERAL}])[{CHINESE_NUMERAL}]{{1,9}}(?=级)"
)
_UNSEEN = re.compile(f"[{INVISIBLE}]")
_BETWEEN_WORDS = re.compile(r"[\s,，、;；。?？!！|/\\\"'“”‘’:：()（）《》\[\]{}]+")
_GAP, _POINT = "\x00", "\x01"
_GAP_BETWEEN_DIGITS = re.compile(rf"(?<=\d)[{_GAP}{_POINT}]+(?=\d)")


@dataclass(frozen=True, slots=True)
class Form:
    """`text`, and for each of its characters where in the original it starts and ends."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's characters behind the non-empty `text[start:end]`."""
        return self.starts[start], self.ends[end - 1]


def form_of(text: str) -> str:
    """The text of `form`, in a fraction of its time."""
    plain = with_zeros(text).translate(_folding())
    plain = _GAP_BETWEEN_DIGITS.sub(lambda gap: "." if gap[0] == _POINT else "-", plain)
    plain = plain.replace(_POINT, "").replace(_GAP, "")
    return _LABEL.sub(_in_digits, plain)


def form(text: str) -> Form:
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    gap = ""
    for offset, original in enumerate(with_zeros(text)):
        for character in folded(original):
            if not _is_kept(character):
                gap = character if not gap else "-"
                continue
            if gap:
                if characters and _both_digits(characters[-1], character):
                    characters.append("." if gap == "." else "-")
                    starts.append(offset)
                    ends.append(offset)
                gap = ""
            characters.append(character)
            starts.append(offset)
            ends.append(offset + 1)
    return _with_digits(Form("".join(characters), tuple(starts), tuple(ends)))


def words(text: str) -> tuple[str, ...]:
    """The forms of what blanks and punctuation part, without those that are empty.

    A separator between two digits parts nothing.
    """
    pieces = _BETWEEN_WORDS.split(text)
    return tuple(word for piece in pieces if (word := form_of(piece)))


@cache
def folded(character: str) -> str:
    """One character in one width, case and script: none, one or several characters."""
    if character.isascii():
        return character.lower()
    if _UNSEEN.match(character):
        return ""
    folded = unicodedata.normalize("NFKC", unified(character)).lower()
    if any("\ud800" <= part <= "\udfff" for part in folded):
        return ""
    return _to_simplified().convert(folded) if is_chinese(folded[:1]) else folded


class _Folding(dict[int, str]):
    """What `str.translate` puts for each character, gaps marked; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        parts = (_marked(part) for part in folded(chr(code)))
        return self.setdefault(code, "".join(parts))


@cache
def _folding() -> _Folding:
    return _Folding()


def _marked(character: str) -> str:
    if _is_kept(character):
        return character
    return _POINT if character == "." else _GAP


def _is_kept(character: str) -> bool:
    return character.isalnum() or character == "%"


def is_chinese(character: str) -> bool:
    return (
        "\u3400" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003ffff"
    )


@cache
def _to_simplified() -> Any:
    import opencc  # noqa: PLC0415

    return opencc.OpenCC("t2s")


@cache
def _to_mainland() -> Any:
    import opencc  # noqa: PLC0415

    return opencc.OpenCC("tw2sp")


def in_mainland_words(text: str) -> str:
    """Traditional text in the mainland's words too: 資料 is 数据, 網路 is 网络."""
    return str(_to_mainland().convert(text))


def occurrences(found_in: str, text: str) -> Iterator[int]:
    """Where `text` stands in a form. A number never begins within another: not 30% in 130%."""
    if not text:
        return
    from_digit = text[0].isdigit()
    at = found_in.find(text)
    while at >= 0:
        if not (from_digit and at and found_in[at - 1].isdigit()):
            yield at
        at = found_in.find(text, at + 1)


def _both_digits(before: str, after: str) -> bool:
    return before.isdecimal() and after.isdecimal()


def _with_digits(plain: Form) -> Form:
    found = list(_LABEL.finditer(plain.text))
    if not found:
        return plain
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for label in found:
        start, end = label.span()
        digits = _in_digits(label)
        text += [plain.text[done:start], digits]
        first, last = plain.span(start, end)
        starts += [*plain.starts[done:start], *[first] * len(digits)]
        ends += [*plain.ends[done:start], *[last] * len(digits)]
        done = end
    return Form(
        "".join([*text, plain.text[done:]]),
        (*starts, *plain.starts[done:]),
        (*ends, *plain.ends[done:]),
    )


def _in_digits(label: re.Match[str]) -> str:
    value = number(label[0])
    return label[0] if value is None else str(value)
