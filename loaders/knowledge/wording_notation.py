"""The notation of wordings in the vocabulary: plain words, with parts that may vary.

`[甲|乙]` may be either or missing, `(甲|乙)` is one of the two, `{55}` is that number in Chinese or
decimal digits, `{level}` is a level or range of levels of the fact's scale, and `{amount}` an amount with
what bounds it (1000万人以上).
"""

import re
from collections.abc import Sequence

from dutygraph.text.amounts import AMOUNT
from dutygraph.text.normal_text import normal_text
from dutygraph.text.numerals import to_chinese

_CLOSING = {"[": "]", "(": ")"}
_GROUP = re.compile(r"\\.|\((?:[^()\\]|\\.)*\)\??")
_BEGINS = re.compile(r"\(\?:([一-鿿]+(?:\|[一-鿿]+)*)\)(?!\?)")
_TOKEN = re.compile(
    r"\{(?P<variable>[^}]*)\}?|(?P<opening>[\[(])|(?P<closing>[\])}])|(?P<plain>.)", re.DOTALL
)


def wording_pattern(wording: str, level: str | None = None) -> re.Pattern[str]:
    """Finds a wording in compact text; `level` is the pattern of `{level}`, kept as the group `level`.

    ValueError, saying what is wrong, where the wording is not well formed.
    """
    named = {"amount": AMOUNT} | ({"level": level} if level else {})
    opened: list[str] = []
    pattern = ""
    for token in _TOKEN.finditer(wording):
        written = token[0]
        match token.lastgroup:
            case "variable":
                pattern += _variable(token["variable"], named)
            case "opening":
                opened.append(_CLOSING[written])
                pattern += "(?:"
            case "closing":
                if not opened or opened.pop() != written:
                    raise ValueError(f"{written} closes nothing")
                pattern += ")?" if written == "]" else ")"
            case _:
                pattern += "|" if written == "|" else re.escape(normal_text(written).text.strip())
    if opened:
        raise ValueError(f"{opened[-1]} is missing")
    if not pattern:
        raise ValueError("empty")
    compiled = re.compile(pattern, re.IGNORECASE)
    if compiled.match(""):
        raise ValueError("all of it may be missing")
    return compiled


def needed_words(pattern: re.Pattern[str]) -> Sequence[str]:
    """Words of which whatever a pattern finds has one: the longest outside its groups, else how it begins."""
    plain, grouped = pattern.pattern, ""
    while plain != grouped:
        plain, grouped = _GROUP.sub(" ", plain), plain
    if "|" in plain:
        return [""]
    if words := re.findall("[一-鿿]+", plain):
        return [max(words, key=len)]
    begins = _BEGINS.match(pattern.pattern)
    return begins[1].split("|") if begins else [""]


def _variable(name: str, named: dict[str, str]) -> str:
    """What stands for it; each that is kept by name is there once."""
    if name in named:
        return f"(?P<{name}>{named.pop(name)})"
    if name == "level":
        raise ValueError("{level} needs a scale of levels, once")
    if name == "amount":
        raise ValueError("{amount} is there twice")
    if name.isascii() and name.isdigit() and 0 < int(name) < 10_000:
        return f"(?:{to_chinese(int(name))}|{int(name)})"
    raise ValueError(f"{{{name}}} is none of a number, {{level}} and {{amount}}")
