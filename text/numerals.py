"""Chinese numerals as laws and orders use them: 五十五, 二〇二四, 一百零三, 廿五.

A numeral is read whole or not at all. Two digits without a unit are no number but a guess at one
(两三日 is two or three days), and 几, 多, 余 beside a numeral make it approximate too.
"""

import re
import unicodedata
from functools import lru_cache

from dutygraph.text.characters import with_zeros

CHINESE_NUMERAL = "〇零一二三四五六七八九十百千两廿卅"
"""The characters a numeral is made of, for use inside a character class."""

NUMERAL = rf"(?:[0-9０-９]+|[{CHINESE_NUMERAL}]+)"
"""A pattern for a whole number as documents write it."""

NOT_WITHIN = rf"(?<![\d{CHINESE_NUMERAL}万亿几数余多])(?<!\d[.．])(?!(?<=\d,)\d{{3}}(?!\d))"
"""Stands before the pattern of a number that must not be the tail of another one: 2.5, 十几, 二百三十."""

_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_DIGIT = "[一二两三四五六七八九]"
_BY_UNITS = re.compile(
    rf"(?:(?P<thousands>{_DIGIT})千)?"
    rf"(?:[零〇]?(?P<hundreds>{_DIGIT}?)(?P<hundred>百))?"
    rf"(?:[零〇]?(?P<tens>{_DIGIT}?)(?P<ten>十)|(?P<twenty>廿)|(?P<thirty>卅))?"
    rf"(?:[零〇]?(?P<ones>{_DIGIT}))?"
)
_BY_PLACE = re.compile(r"[〇零一二三四五六七八九]+")
_LONGEST = 9


@lru_cache(maxsize=4096)
def number(text: str) -> int | None:
    """A numeral in Chinese or decimal digits of either width, as a number; None for anything else."""
    plain = with_zeros(unicodedata.normalize("NFKC", text).strip())
    if not 0 < len(plain) <= _LONGEST:
        return None
    if plain.isascii():
        return int(plain) if plain.isdigit() else None
    if len(plain) == 1:
        return _DIGITS.get(plain) if plain in _DIGITS else _by_units(plain)
    return _by_units(plain) or _by_place(plain)


def _by_units(numeral: str) -> int | None:
    found = _BY_UNITS.fullmatch(numeral)
    if found is None:
        return None
    total = 1000 * _DIGITS.get(found["thousands"] or "", 0)
    total += 100 * _DIGITS.get(found["hundreds"] or "一", 0) if found["hundred"] else 0
    total += 10 * _DIGITS.get(found["tens"] or "一", 0) if found["ten"] else 0
    total += 20 if found["twenty"] else 30 if found["thirty"] else 0
    return total + _DIGITS.get(found["ones"] or "", 0) or None


def _by_place(numeral: str) -> int | None:
    """二〇二六, 五五三: digits one beside the other; two of them count only with a zero (三〇)."""
    if _BY_PLACE.fullmatch(numeral) is None:
        return None
    if len(numeral) == 2 and not set(numeral) & set("〇零"):
        return None
    return int("".join(str(_DIGITS[digit]) for digit in numeral))


def in_digits(numeral: re.Match[str]) -> str:
    """The number that a match is, in decimal digits; what is no number as it stands."""
    value = number(numeral[0])
    return numeral[0] if value is None else str(value)


@lru_cache(maxsize=1024)
def to_chinese(number: int) -> str:
    """1 to 9999 the way articles are numbered: 十, 五十五, 一百零三; any other in digits."""
    if not 0 < number < 10_000:
        return str(number)
    digits = ("零一二三四五六七八九"[int(digit)] for digit in f"{number:04}")
    written = "".join(map("".join, zip(digits, ("千", "百", "十", ""), strict=True)))
    words = re.sub(r"(?:零[千百十]?)+", "零", written).strip("零")
    return words[1:] if words.startswith("一十") else words
