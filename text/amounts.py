"""Bounds of amounts as documents write them: 1000万人以上, 超过10万人, 10万人以上不满100万人."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from dutygraph.text.numerals import CHINESE_NUMERAL, number

_BEFORE = {
    "超过": (True, 1), "多于": (True, 1), "大于": (True, 1), "高于": (True, 1), "超出": (True, 1),
    "达到": (True, 0), "满": (True, 0), "不少于": (True, 0),
    "不低于": (True, 0), "不小于": (True, 0), "至少": (True, 0), "不超过": (False, 0), "不多于": (False, 0),
    "不大于": (False, 0), "不高于": (False, 0), "未超过": (False, 0), "至多": (False, 0),
    "不满": (False, -1), "不足": (False, -1), "不到": (False, -1),
    "未满": (False, -1), "未达到": (False, -1), "少于": (False, -1), "低于": (False, -1), "小于": (False, -1),
}  # fmt: skip
"""Whether it bounds from below, and how far the bound is from the amount named: 不满 and 超过 leave it out
(《民法典》第一千二百五十九条).
"""

_AFTER = {"及以上": True, "以上": True, "及以下": False, "以下": False, "以内": False}
"""以上 and 以下 include the amount named (《民法典》第一千二百五十九条)."""

_SCALES = {"十万": 100_000, "百万": 1_000_000, "千万": 10_000_000, "万": 10_000, "亿": 100_000_000}
_LARGEST = 10**12


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_FIGURE = rf"\d{{1,3}}(?:,\d{{3}})+|\d{{1,9}}(?:\.\d{{1,4}})?|[{CHINESE_NUMERAL}]{{1,9}}"
_BOUND = (
    rf"(?:(?:已经?|累计){{1,2}}(?={_any(_BEFORE)}))?(?P<before>{_any(_BEFORE)})?(?P<figure>{_FIGURE})(?P<scale>{_any(_SCALES)})?"
    rf"(?:人次|人|名|个|位|条|辆|台)?(?P<after>{_any(_AFTER)})?"
)
_JOINT = r"[、,]?(?:并且|而且|且|但是|但)?"
_ONE = re.sub(r"\?P<\w+>", "?:", _BOUND)
_TWO = re.compile(rf"({_ONE}){_JOINT}({_ONE})")
AMOUNT = rf"{_ONE}(?:{_JOINT}{_ONE})?"
"""Matches an amount with what bounds it, in compact text; `bounds_of` says what it means, if anything."""


@dataclass(frozen=True, slots=True)
class Bound:
    """At least `value` where it bounds from below, else at most."""

    from_below: bool
    value: int


def bounds_of(words: str) -> tuple[Bound, ...]:
    """The bound that such words state, or both: from below and from above.

    None where they name an amount alone, bound one amount in two ways (达到10万人以上 is one way), or no
    amount lies between the two.
    """
    single = _bound(words)
    if single is not None:
        return (single,)
    both = _TWO.fullmatch(words)
    bounds = [_bound(one) for one in both.groups()] if both else []
    lower = next((one for one in bounds if one and one.from_below), None)
    upper = next((one for one in bounds if one and not one.from_below), None)
    if lower is None or upper is None or lower.value > upper.value:
        return ()
    return (lower, upper)


def _bound(words: str) -> Bound | None:
    found = re.fullmatch(_BOUND, words)
    if found is None or not (found["before"] or found["after"]):
        return None
    if found["before"] and found["after"] and _BEFORE[found["before"]] != (_AFTER[found["after"]], 0):
        return None
    figure = found["figure"].replace(",", "")
    plain = Decimal(figure) if re.fullmatch(r"[\d.]+", figure) else number(figure)
    if plain is None:
        return None
    amount = plain * _SCALES.get(found["scale"] or "", 1)
    if amount != int(amount) or amount > _LARGEST:
        return None
    from_below, beside = _BEFORE[found["before"]] if found["before"] else (_AFTER[found["after"]], 0)
    return Bound(from_below, int(amount) + beside)
