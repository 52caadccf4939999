"""A pattern that is tried only where it can begin finds what it finds by itself."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.text.first_characters import any_of, quick

PATTERNS = [
    "甲|乙丙",
    "甲?乙|丙",
    "(?<![甲])乙(?!丙)",
    "(?<=[甲丁])[一-鿿]{1,3}?乙|丙",
    "(?:甲|(?<=丁))[一-鿿]{0,2}?乙",
    "(?P<one>甲)|(?P<two>乙+)",
    r"[甲乙]{2}|\d丙",
    "[^甲]乙",
    "(?i:a)乙|丙",
    "(?>甲|乙)丙",
    "(?:甲|乙)*丙",
    "甲*",
    "(?<=甲)",
    "^甲|(?=乙)乙",
    "^[一-鿿]乙|(?:^|(?<=丙))[一-鿿]?丁|甲丁",
    "(?:丁|^)[一-鿿]甲",
    "丙?^甲|乙{2}",
    r"(?<!\s)\s*(?:甲|乙丙)|(?<=[\s丁])一",
    "(?:(?<=甲)乙|丙)?丁",
    r"[甲\-\]]丙|#丁",
    "(?<!甲)(?<=[乙丁]|丙)丁甲?|(?<!甲|乙)甲",
    "(?<!甲)乙?丙|(?<=甲)(?<!乙甲)乙",
    "",
]


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=st.text(alphabet="甲乙丙丁aA1#-]\n", max_size=12))
def test_a_quick_pattern_finds_the_same(pattern: str, text: str) -> None:
    plain, sooner = re.compile(pattern), quick(pattern)

    assert [(m.span(), m.lastgroup) for m in sooner.finditer(text)] == [
        (m.span(), m.lastgroup) for m in plain.finditer(text)
    ]
    assert (sooner.match(text) is None) == (plain.match(text) is None)
    assert (sooner.fullmatch(text) is None) == (plain.fullmatch(text) is None)


@given(text=st.text(alphabet="甲乙丙 ", max_size=12))
def test_a_verbose_pattern_stays_one(text: str) -> None:
    pattern = " 甲  # the first\n | 乙丙"

    assert quick(pattern, re.VERBOSE).findall(text) == re.findall(pattern, text, re.VERBOSE)


@given(
    names=st.sets(st.text(alphabet="甲乙丙.", min_size=1, max_size=4), min_size=1, max_size=8),
    text=st.text(alphabet="甲乙丙.", max_size=12),
)
def test_of_several_names_the_longest_is_found(names: set[str], text: str) -> None:
    longest_first = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))

    assert re.findall(any_of(names), text) == re.findall(longest_first, text)
