from datetime import date

import pytest

from dutygraph.graph.model import TimeRuleKind
from dutygraph.loaders.duties.time.own_year import OwnYear
from dutygraph.loaders.duties.time.rules import FoundTimeRule, find_time_rules

SIGNED = date(2026, 5, 10)


@pytest.mark.parametrize(
    ("text", "of_2026", "signed_in_2026"),
    [
        ("次年1月15日前报送总结。", (None, 2027), (None, 2027)),
        ("今年12月10日前完成整改。", (2026, None), (2026, None)),
        ("每年3月底前报送审计报告。", (None, 2026), (None, 2027)),
        ("自2026年起，企业应当每年3月底前报送审计报告。", (None, 2026), (None, 2027)),
        ("6月30日前报送自查表。", (None, 2026), (2026, None)),
        ("2月28日前报送自查表。", (None, 2026), (2027, None)),
        ("12月底前报送年度总结。", (None, 2026), (None, 2026)),
        ("2025年12月底前报送总结。", (2025, None), (2025, None)),
        ("立即报送总结。", (None, None), (None, None)),
        ("明年1月31日前报送总结。", (2027, None), (2027, None)),
        ("自2028年3月1日起，每年1月底前报送总结。", (None, 2029), (None, 2029)),
    ],
)
def test_of_which_year_a_day_is(
    text: str, of_2026: tuple[int | None, int | None], signed_in_2026: tuple[int | None, int | None]
) -> None:
    (rule,) = find_time_rules(text)
    assert told(OwnYear(first=2026), rule, text) == of_2026
    assert told(OwnYear(signed=SIGNED), rule, text) == signed_in_2026
    if signed_in_2026[1]:
        # A day before a list was signed is not due in that year.
        assert told(OwnYear(2026, SIGNED), rule, text) == signed_in_2026


def test_a_day_told_elsewhere_comes_back_by_its_own_words() -> None:
    (rule,) = find_time_rules("次年1月15日前")
    assert told(OwnYear(signed=SIGNED), rule, "报送总结。") == (None, 2027)


@pytest.mark.parametrize("text", ["今年8月底前报送总结。", "明年1月31日前报送总结。"])
def test_a_day_of_a_year_that_is_not_known_is_left_open(text: str) -> None:
    (rule,) = find_time_rules(text)
    ((own, since),) = OwnYear().of([rule], text)
    assert (own.kind, own.year, own.month, since) == (TimeRuleKind.UNSPECIFIED, None, None, None)


def test_what_is_asked_for_next_year_is_due_from_its_signature_on_and_open_where_that_may_be_either() -> None:
    own = OwnYear(2027, date(2026, 11, 20))
    days = {text: find_time_rules(text)[0] for text in ("1月31日前报送名册。", "12月10日前报送名册。")}
    read = [one for text, rule in days.items() for one in own.of([rule], text)]
    assert [(rule.kind, since) for rule, since in read] == [
        (TimeRuleKind.ANNUAL_DEADLINE, 2027),
        (TimeRuleKind.UNSPECIFIED, None),
    ]


def told(own: OwnYear, rule: FoundTimeRule, text: str) -> tuple[int | None, int | None]:
    ((read, since),) = own.of([rule], text)
    return read.year, since
