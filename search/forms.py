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

_NUMERALS = "〇零一二两三四五六七八九十百千"
_LABEL = re.compile(rf"(?<=第)[{_NUMERALS}]+(?=[编章节条款项号])|[{_NUMERALS}]+(?=级)")
_BETWEEN_WORDS = re.compile(r"[\s,，、;；。?？!！|/\\\"'“”‘’:：()（）《》\[\]{}]+")
_GAP, _POINT = "\x00", "\x01"
_GAP_BETWEEN_DIGITS = re.compile(rf"(?<=\d)[{_GAP}{_POINT}]+(?=\d)")
_UNITS = {"十": 10, "百": 100, "千": 1000}
_DIGITS = {numeral: value for value, numeral in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}


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
    plain = text.translate(_folding())
    plain = _GAP_BETWEEN_DIGITS.sub(lambda gap: "." if gap[0] == _POINT else "-", plain)
    plain = plain.replace(_POINT, "").replace(_GAP, "")
    return _LABEL.sub(lambda label: str(_number(label[0])), plain)


def form(text: str) -> Form:
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    gap = ""
    for offset, original in enumerate(text):
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
    folded = unicodedata.normalize("NFKC", character).lower()
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
        digits = str(_number(label[0]))
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


def _number(numeral: str) -> int:
    total, digit = 0, 0
    for character in numeral:
        if unit := _UNITS.get(character):
            total += (digit or 1) * unit
            digit = 0
        else:
            digit = digit * 10 + _DIGITS[character]
    return total + digit
