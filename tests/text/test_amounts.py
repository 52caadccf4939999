import re

import pytest

from dutygraph.text.amounts import AMOUNT, Bound, bounds_of


@pytest.mark.parametrize(
    ("words", "from_below", "value"),
    [
        ("1000万人以上", True, 10_000_000),
        ("一千万人以上", True, 10_000_000),
        ("1千万人以上", True, 10_000_000),
        ("超过10万人", True, 100_001),
        ("达到100万人", True, 1_000_000),
        ("不少于三百名", True, 300),
        ("1.5亿条以上", True, 150_000_000),
        ("12,500辆以上", True, 12_500),
        ("不满100万人", False, 999_999),
        ("不超过5000人", False, 5_000),
        ("五十台以下", False, 50),
        ("50以内", False, 50),
        ("达到1000万人以上", True, 10_000_000),
        ("不超过50台以下", False, 50),
        ("满十万人", True, 100_000),
        ("高于一百万人", True, 1_000_001),
        ("未超过10万人", False, 100_000),
        ("不足二千万人", False, 19_999_999),
    ],
)
def test_what_bounds_an_amount(words: str, from_below: bool, value: int) -> None:
    assert re.fullmatch(AMOUNT, words)
    assert bounds_of(words) == (Bound(from_below, value),)


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ("10万人以上不满100万人", 100_000, 999_999),
        ("十万人以上、不满一百万人", 100_000, 999_999),
        ("超过10万人不超过100万人", 100_001, 1_000_000),
        ("10万人以上,100万人以下", 100_000, 1_000_000),
        ("不满100万人但超过10万人", 100_001, 999_999),
        ("1万以上且不足10万人", 10_000, 99_999),
        ("满100人不超过100人", 100, 100),
    ],
)
def test_what_is_bounded_from_both_sides(words: str, least: int, most: int) -> None:
    assert re.fullmatch(AMOUNT, words)
    assert bounds_of(words) == (Bound(from_below=True, value=least), Bound(from_below=False, value=most))


@pytest.mark.parametrize(
    "words",
    [
        "1000万人",
        "超过10万人以上",
        "100万人以上不满10万人",
        "10万人以上20万人以上",
        "10万人20万人以下",
        "超过10万人以上不满100万人",
        "若干人以上",
        "1.55555人以上",
        "99999999亿人以上",
        "",
    ],
)
def test_what_bounds_no_amounts_is_no_bound(words: str) -> None:
    assert bounds_of(words) == ()
