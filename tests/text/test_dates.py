import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.text.dates import DAY_ALONE, dates, impossible_days
from dutygraph.text.numerals import to_chinese

DAYS = st.dates(datetime.date(1950, 1, 1), datetime.date(2099, 12, 31))


def in_chinese(day: datetime.date, zero: str = "〇") -> str:
    year = "".join((zero + "一二三四五六七八九")[int(digit)] for digit in str(day.year))
    return f"{year}年{to_chinese(day.month)}月{to_chinese(day.day)}日"


@given(DAYS, st.sampled_from("○〇零Ｏ"))
def test_every_way_to_write_a_day(day: datetime.date, zero: str) -> None:
    for written in (
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}-{day.month:02}-{day.day:02}",
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}.{day.month}.{day.day}",
        in_chinese(day, zero),
    ):
        for text in (written, f"自{written}起施行", f"于{written}前报送。"):
            (found,) = dates(text)
            assert found.date == day, text
            assert text[found.start : found.end].strip() in written


@pytest.mark.parametrize("text", ["2025年2月30日", "2025-13-01", "二○二五年二月三十日", "2025/4/31"])
def test_a_day_that_is_none_is_named(text: str) -> None:
    assert dates(text) == []
    assert [text[start:end] for start, end in impossible_days(f"{text}起")] == [text]


@pytest.mark.parametrize("text", ["12025年3月6日1", "1.2026.12.15.3", "第2026-12号", "GB 44495-2024"])
def test_what_is_no_day(text: str) -> None:
    assert [found.date for found in dates(text)] in ([], [datetime.date(2025, 3, 6)][:0])


@pytest.mark.parametrize("words", ["2026年3月12日", "二〇二六年三月十二日", "　2026年 3月 12 日　"])
def test_a_day_by_itself(words: str) -> None:
    assert DAY_ALONE.match(words)


@pytest.mark.parametrize("words", ["2026年3月12日前报送。", "自2026年3月12日", "2026年3月"])
def test_a_day_among_other_words_is_none_by_itself(words: str) -> None:
    assert not DAY_ALONE.match(words)
