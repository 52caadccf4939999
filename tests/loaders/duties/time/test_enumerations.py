"""Days that share parts, hours behind days, and numbers that are no certain limit."""

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.graph.model import TimeRuleKind
from dutygraph.loaders.duties.time.rules import find_time_rules
from dutygraph.text.numerals import to_chinese

LAST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
SEPARATORS = st.sampled_from("、,和及与或")


def days(text: str) -> list[tuple[int | None, int | None, int | None]]:
    return [
        (rule.year, rule.month, rule.day)
        for rule in find_time_rules(text)
        if rule.kind is TimeRuleKind.ANNUAL_DEADLINE
    ]


@given(
    st.lists(st.integers(1, 12), min_size=2, max_size=6, unique=True),
    st.booleans(),
    st.booleans(),
    st.one_of(st.none(), st.integers(1, 28)),
    SEPARATORS,
)
def test_months_share_the_word_for_month_and_the_day(
    months: list[int], chinese: bool, each: bool, day: int | None, separator: str
) -> None:
    write = to_chinese if chinese else str
    listed = separator.join(write(month) + ("月" if each else "") for month in months)
    end = f"{write(day)}日" if day else "底"
    found = days(f"企业应于每年{listed}{'' if each else '月'}{end}前报送报告。")
    expected = [(None, month, day or LAST[month - 1]) for month in sorted(months)]
    assert sorted(found, key=lambda one: one[1] or 0) == expected


@given(st.integers(1, 12), st.lists(st.integers(1, 28), min_size=2, max_size=5, unique=True), SEPARATORS)
def test_days_share_their_month(month: int, listed: list[int], separator: str) -> None:
    found = days(f"每年{month}月{separator.join(f'{day}日' for day in listed)}前报送")
    assert sorted(day or 0 for _, _, day in found) == sorted(listed)
    assert {one for _, one, _ in found} == {month}


@given(
    st.lists(
        st.dates(datetime.date(2024, 1, 1), datetime.date(2029, 12, 31)), min_size=2, max_size=4, unique=True
    )
)
def test_days_with_a_year_of_their_own_keep_it(listed: list[datetime.date]) -> None:
    text = "、".join(f"{day.year}年{day.month}月{day.day}日" for day in listed) + "前报送"
    assert sorted(days(text)) == sorted((day.year, day.month, day.day) for day in listed)
    ordered = sorted(listed)
    for first, last in pairwise(ordered):
        if first.year == last.year:
            span = f"于{first.year}年{first.month}月{first.day}日至{last.month}月{last.day}日前报送"
            assert days(span) == [(last.year, last.month, last.day)]
            if first.month == last.month and first.day < last.day:
                span = f"于{first.year}年{first.month}月{first.day}日至{last.day}日前报送"
                assert days(span) == [(last.year, last.month, last.day)]


@pytest.mark.parametrize(
    "hour",
    [
        "",
        "17时30分",
        "17:00",
        "（星期二）",
        "（含当日）",
        "下午5点",
        "24时",
        "（周三）17时",
        "上午九时",
        " 18:00",
        "下班",
    ],
)
@pytest.mark.parametrize("day", ["2026年12月15日", "2026-12-15", "2026/12/15", "2026.12.15"])
@pytest.mark.parametrize("before", ["前", "之前", "以前"])
def test_an_hour_or_a_bracket_parts_no_day_from_its_limit(day: str, hour: str, before: str) -> None:
    blank = " " if day.isascii() and hour[:1].isdigit() else ""
    (rule,) = find_time_rules(f"企业应当于{day}{blank}{hour}{before}报送报告。")
    assert (rule.kind, rule.year, rule.month, rule.day, rule.event) == (
        TimeRuleKind.ANNUAL_DEADLINE, 2026, 12, 15, None,
    )  # fmt: skip


@pytest.mark.parametrize("day", ["2026年2月30日", "2026-13-15", "2月30日", "2026年12月", "13月1日"])
def test_what_is_written_as_a_day_is_no_event(day: str) -> None:
    assert all(rule.event is None for rule in find_time_rules(f"企业应当于{day}前报送报告。"))
    assert days(f"企业应当于{day}前报送报告。") == []


@pytest.mark.parametrize("day", ["2026年2月30日", "2026-2-30", "6月31日"])
def test_a_day_that_is_none_leaves_open_when_something_is_due(day: str) -> None:
    assert [rule.kind for rule in find_time_rules(f"应当于{day}前报送。")] == [TimeRuleKind.UNSPECIFIED]


def test_ends_of_months_share_what_follows_the_last() -> None:
    assert days("应在2026年11月底和2027年5月底前报送") == [(2026, 11, 30), (2027, 5, 31)]


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("应当在发现重大事件后2.5小时内报告。", [("发现重大事件", "PT2H30M")]),
        ("应当在收到整改通知之日起一个半月内完成整改。", [("收到整改通知", "P1M15D")]),
        ("应当在收到整改通知之日起一年零六个月内完成整改。", [("收到整改通知", "P1Y6M")]),
        ("应当在事件处置结束后两三日内报告。", []),
        ("应当在事件处置结束后十几日内报告。", []),
        ("应当在事件处置结束后数日内报告。", []),
        ("应当在事件处置结束后一个多月内报告。", []),
        ("应当在收到通知后3至5个工作日内报告。", [("收到通知", "P5D")]),
        ("应当在收到通知后三至五日内报告。", [("收到通知", "P5D")]),
        ("应当在收到通知后二百三十日内报告。", [("收到通知", "P230D")]),
        (
            "应当在发现事件后24小时内报告主管部门，48小时内提交书面报告。",
            [("发现事件", "PT24H"), ("发现事件", "PT48H")],
        ),
        (
            "应当在发现事件后1小时内口头报告、24小时内书面报告，并在处置完成后5日内报送总结。",
            [("发现事件", "PT1H"), ("发现事件", "PT24H"), ("处置完成", "P5D")],
        ),
    ],
)
def test_limits_after_an_event(text: str, limits: list[tuple[str, str]]) -> None:
    found = [(r.event, r.within) for r in find_time_rules(text) if r.kind is TimeRuleKind.AFTER_EVENT]
    assert found == limits
    if not limits:
        assert [rule.kind for rule in find_time_rules(text)] == [TimeRuleKind.UNSPECIFIED]


@pytest.mark.parametrize("quarters", ["第一、二、三季度", "第一季度、第二季度和第三季度", "1、2、3季度"])
def test_quarters_share_their_word(quarters: str) -> None:
    assert days(f"应在每年{quarters}结束前报送") == [(None, 3, 31), (None, 6, 30), (None, 9, 30)]
