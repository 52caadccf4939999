"""How the label of an article or clause may be written."""

import re
import unicodedata

from dutygraph.schema.reading.arguments import text
from dutygraph.text.numerals import CHINESE_NUMERAL, in_digits, number, to_chinese
from dutygraph.text.provision_labels import provision_key

_NUMERAL = re.compile(rf"(?<=[第(])(?:[0-9]+|[{CHINESE_NUMERAL}]+)(?=\)?[编章节条款项目])")
_LARGEST = 9_999


def label_forms(place: str, written: str) -> tuple[str, ...]:
    """The writings of a label that are to be looked for, itself first.

    `第 55 条`, `第55条` and `第五十五条` are one label in any width.
    A bare `55` may be an article or a clause.
    """
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text(place, written)))
    if plain.isascii() and plain.isdigit():
        return tuple(dict.fromkeys((written, plain, *label_forms(place, f"第{plain}条"))))
    chinese = _NUMERAL.sub(_chinese, plain)
    wide = chinese.replace("(", "（").replace(")", "）")
    arabic = _NUMERAL.sub(in_digits, plain)
    return tuple(dict.fromkeys((written, plain, chinese, wide, arabic, provision_key(plain))))


def _chinese(found: re.Match[str]) -> str:
    value = number(found[0])
    return found[0] if value is None or not 0 < value <= _LARGEST else to_chinese(value)
