"""Chinese numerals as laws and orders use them: 五十五, 二〇二四, 一百零三."""

import unicodedata

CHINESE_NUMERAL = "〇零一二三四五六七八九十百千两"
"""The characters a numeral is made of, for use inside a character class."""

NUMERAL = rf"(?:[0-9０-９]+|[{CHINESE_NUMERAL}]+)"
"""A pattern for a whole number as documents write it."""

_DIGITS = {
    "〇": 0,
    "零": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def to_int(numeral: str) -> int:
    """The value of a numeral in Chinese or decimal digits; ValueError for anything else."""
    if numeral.isascii():
        return int(numeral)
    if not any(character in _UNITS for character in numeral):
        if not all(character in _DIGITS for character in numeral):
            raise ValueError(f"no numeral: {numeral}")
        return int("".join(str(_DIGITS[character]) for character in numeral))
    total = 0
    digit: int | None = None
    for character in numeral:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _UNITS:
            total += (1 if digit is None or digit == 0 else digit) * _UNITS[character]
            digit = None
        else:
            raise ValueError(f"no numeral: {numeral}")
    return total + (digit or 0)


def to_chinese(number: int) -> str:
    """1 to 9999 the way articles are numbered: 十, 五十五, 一百零三."""
    if not 0 < number < 10_000:
        raise ValueError(f"out of range: {number}")
    digits = "零一二三四五六七八九"
    out = ""
    pending_zero = False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        value, number = divmod(number, unit)
        if value == 0:
            pending_zero = bool(out)
            continue
        if pending_zero:
            out += "零"
            pending_zero = False
        out += name if value == 1 and unit == 10 and not out else digits[value] + name
    return out


def number(text: str) -> int | None:
    """A numeral in Chinese or decimal digits of either width, as a number; None for anything else."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if not 0 < len(plain) <= 9:
        return None
    try:
        return to_int(plain)
    except ValueError:
        return None
