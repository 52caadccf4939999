"""Levels and ranges of levels as documents write them: 三级及以上, 二级, 一至三级, L3、L4."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dutygraph.text.numerals import CHINESE_NUMERAL, number

_NUMBER = rf"(?:\d{{1,2}}|[{CHINESE_NUMERAL}]{{1,3}})"
_ABOVE = r"(?:[(]?(?:及|和|或|含)?[)]?以上)"
_BELOW = r"(?:[(]?(?:及|和|或|含)?[)]?以下)"
_THROUGH = r"(?:至|到|-|~|～)"
_LISTED = r"(?:、|,|,|和|及|或者|或|与|以及)"


@dataclass(frozen=True, slots=True)
class LevelScale:
    """`values` are a fact's choices in rising order, each a number with what may stand around it.

    `first` is the lowest level there is, which need not be among the choices.
    """

    values: tuple[str, ...]
    prefix: str
    suffix: str
    first: int

    @property
    def pattern(self) -> str:
        """Matches one level, a range or a list, in compact text."""
        prefix, suffix = re.escape(self.prefix), f"(?:{re.escape(self.suffix)})?" if self.suffix else ""
        one = rf"第?{prefix}{_NUMBER}{suffix}"
        further = rf"第?(?:{prefix})?{_NUMBER}{suffix}"
        if self.suffix and not self.prefix:
            # Without a mark of its own before it, a bare number is no level.
            last = rf"第?{_NUMBER}{re.escape(self.suffix)}"
            return rf"(?:{one}(?:{_THROUGH}|{_LISTED}))*{last}(?:{_ABOVE}|{_BELOW})?"
        return rf"{one}(?:(?:{_THROUGH}|{_LISTED}){further})*(?:{_ABOVE}|{_BELOW})?"

    def values_of(self, words: str) -> tuple[str, ...] | None:
        """The choices that such words mean; None where they reach beyond the choices.

        以上 and 以下 include the level named (《民法典》第一千二百五十九条).
        """
        numbers = [number(found) for found in re.findall(_NUMBER, words)]
        levels = [found for found in numbers if found is not None]
        if not levels:
            return None
        known = {_number_in(value): value for value in self.values}
        if re.search(_ABOVE, words):
            wanted: Sequence[int] = range(min(levels), max([*known, *levels]) + 1)
        elif re.search(_BELOW, words):
            wanted = range(self.first, max(levels) + 1)
        elif len(levels) == 2 and re.search(_THROUGH, words):
            wanted = range(levels[0], levels[1] + 1)
        else:
            wanted = levels
        if not wanted or not set(wanted) <= known.keys():
            return None
        return tuple(known[level] for level in sorted(set(wanted)))


def _number_in(value: str) -> int:
    digits = re.sub(r"\D", "", value)
    return int(digits) if digits else -1
