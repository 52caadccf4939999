"""The notation of wordings in the vocabulary: plain words, with parts that may vary.

`[甲|乙]` may be either or missing, `(甲|乙)` is one of the two, `{55}` is that number in Chinese or
decimal digits, `{level}` is a level or range of levels of the fact's scale, and `{amount}` an amount with
what bounds it (1000万人以上).
"""

import re

from dutygraph.text.amounts import AMOUNT
from dutygraph.text.normal_text import normal_text
from dutygraph.text.numerals import to_chinese

_OPENING = {"[": "]", "(": ")"}


def wording_pattern(wording: str, level: str | None = None) -> re.Pattern[str]:
    """Finds a wording in compact text; `level` is the pattern of `{level}`, kept as the group `level`.

    ValueError, saying what is wrong, where the wording is not well formed.
    """
    reader = _Reader(wording, level)
    pattern = reader.choice(end="")
    if not pattern:
        raise ValueError("empty")
    compiled = re.compile(pattern, re.IGNORECASE)
    if compiled.match(""):
        raise ValueError("all of it may be missing")
    return compiled


class _Reader:
    def __init__(self, wording: str, level: str | None) -> None:
        self._left = list(reversed(wording))
        self._level = level
        self._amount = False

    def choice(self, end: str) -> str:
        """The alternatives up to the closing bracket `end`, or to the wording's end."""
        arms = [""]
        while self._left:
            character = self._left.pop()
            if character == end:
                return "|".join(arms)
            if character == "|":
                arms.append("")
            elif character in _OPENING:
                inner = self.choice(_OPENING[character])
                arms[-1] += f"(?:{inner})" + ("?" if character == "[" else "")
            elif character == "{":
                arms[-1] += self._variable()
            elif character in "])}":
                raise ValueError(f"{character} closes nothing")
            else:
                arms[-1] += re.escape(normal_text(character).text.strip())
        if end:
            raise ValueError(f"{end} is missing")
        return "|".join(arms)

    def _variable(self) -> str:
        name = ""
        while self._left and (character := self._left.pop()) != "}":
            name += character
        if name == "level":
            if self._level is None:
                raise ValueError("{level} needs a scale of levels, once")
            level, self._level = self._level, None
            return f"(?P<level>{level})"
        if name == "amount":
            if self._amount:
                raise ValueError("{amount} is there twice")
            self._amount = True
            return f"(?P<amount>{AMOUNT})"
        if name.isascii() and name.isdigit() and 0 < int(name) < 10_000:
            return f"(?:{to_chinese(int(name))}|{int(name)})"
        raise ValueError(f"{{{name}}} is none of a number, {{level}} and {{amount}}")
