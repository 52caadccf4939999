import re

import pytest

from dutygraph.text.amounts import AMOUNT, Bound, bound_of


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
    ],
)
def test_what_bounds_an_amount(words: str, from_below: bool, value: int) -> None:
    assert re.fullmatch(AMOUNT, words)
    assert bound_of(words) == Bound(from_below, value)


@pytest.mark.parametrize(
    "words",
    [
        "1000万人",
        "超过10万人以上",
        "10万人以上不满100万人",
        "若干人以上",
        "1.55555人以上",
        "99999999亿人以上",
        "",
    ],
)
def test_what_is_not_bounded_once_is_no_bound(words: str) -> None:
    assert bound_of(words) is None
