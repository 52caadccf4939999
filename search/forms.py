"""The form in which texts and questions are compared, and the way back to the text's own characters.

The form has one width, one case, one script (simplified characters) and no punctuation, so that
`GB 44495—2024`, `ＧＢ４４４９５－２０２４` and `gb44495-2024` are one, and so are 車聯網 and 车联网. Between
two digits a separator stays, as `.` or `-`: without it 2—2025 would be 22025. Chinese numerals in
labels and levels are digits: 第五十五条 is 第55条, 三级 is 3级.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from itertools import compress
from typing import Any

from dutygraph.text.characters import INVISIBLE, unified, with_zeros
from dutygraph.text.normal_text import NormalText
from dutygraph.text.numerals import CHINESE_NUMERAL, in_digits

_LABEL = re.compile(
    rf"(?<=第)[{CHINESE_NUMERAL}]{{1,9}}(?=[编章节条款项号])|(?<![{CHINESE_NUMERAL}])[{CHINESE_NUMERAL}]{{1,9}}(?=级)"
)
_UNSEEN = re.compile(f"[{INVISIBLE}]")
_BETWEEN_WORDS = re.compile(r"[\s,，、;；。?？!！|/\\\"'“”‘’:：()（）《》\[\]{}]+")
_GAP, _POINT = "\x00", "\x01"
_GAPS = frozenset({_GAP, _POINT})
_GAP_BETWEEN_DIGITS = re.compile(rf"(?<=\d)[{_GAP}{_POINT}]+(?=\d)")


def form_of(text: str) -> str:
    """A text as it is compared: the text of `form`, in a fraction of its time."""
    plain = with_zeros(text).translate(_folding())
    plain = _GAP_BETWEEN_DIGITS.sub(lambda gap: "." if gap[0] == _POINT else "-", plain)
    plain = plain.replace(_POINT, "").replace(_GAP, "")
    return _LABEL.sub(in_digits, plain)


def form(text: str) -> NormalText:
    """As `form_of`, with the way back; a separator between two digits stands for no character of its own."""
    folding = _folding()
    parts = [folding[ord(character)] for character in with_zeros(text)]
    starts = tuple(at for at, part in enumerate(parts) for _ in part)
    plain = NormalText("".join(parts), starts, tuple(at + 1 for at in starts))
    plain = _with(plain, _GAP_BETWEEN_DIGITS, lambda gap: "." if gap[0] == _POINT else "-", bare=True)
    kept = [part not in _GAPS for part in plain.text]
    sides = tuple(compress(plain.starts, kept)), tuple(compress(plain.ends, kept))
    return _with(NormalText("".join(compress(plain.text, kept)), *sides), _LABEL, in_digits)


def _with(
    plain: NormalText, pattern: re.Pattern[str], put: Callable[[re.Match[str]], str], *, bare: bool = False
) -> NormalText:
    """What is `put` for each match stands for all of it; `bare`: for nothing, right before what follows."""
    if not pattern.search(plain.text):
        return plain
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for found in (*pattern.finditer(plain.text), None):
        start = found.start() if found else len(plain.text)
        text.append(plain.text[done:start])
        starts += plain.starts[done:start]
        ends += plain.ends[done:start]
        if found:
            done = found.end()
            text.append(put(found))
            first, last = (plain.starts[done],) * 2 if bare else plain.span(start, done)
            starts += [first] * len(text[-1])
            ends += [last] * len(text[-1])
    return NormalText("".join(text), tuple(starts), tuple(ends))


def words(text: str) -> tuple[str, ...]:
    """The forms of what blanks and punctuation part, without those that are empty.

    A separator between two digits parts nothing.
    """
    pieces = _BETWEEN_WORDS.split(text)
    return tuple(word for piece in pieces if (word := form_of(piece)))


def _folded(character: str) -> str:
    """One character in one width, case and script: none, one or several characters."""
    if character.isascii():
        return character.lower()
    if _UNSEEN.match(character):
        return ""
    folded = unicodedata.normalize("NFKC", unified(character)).lower()
    if any("\ud800" <= part <= "\udfff" for part in folded):
        return ""
    return _converter("t2s").convert(folded) if is_chinese(folded[:1]) else folded


class _Folding(dict[int, str]):
    """What `str.translate` puts for each character, gaps marked; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        parts = (_marked(part) for part in _folded(chr(code)))
        return self.setdefault(code, "".join(parts))


@cache
def _folding() -> _Folding:
    return _Folding()


def _marked(character: str) -> str:
    if character.isalnum() or character == "%":
        return character
    return _POINT if character == "." else _GAP


def is_chinese(character: str) -> bool:
    return (
        "\u3400" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003ffff"
    )


@cache
def _converter(way: str) -> Any:
    import opencc  # noqa: PLC0415

    return opencc.OpenCC(way)


def in_mainland_words(text: str) -> str:
    """Traditional text in the mainland's words too: 資料 is 数据, 網路 is 网络."""
    return str(_converter("tw2sp").convert(text))


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
