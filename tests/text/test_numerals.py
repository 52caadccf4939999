import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.text.durations import ABOUT, DURATION, duration
from dutygraph.text.numerals import number, to_chinese


@given(st.integers(1, 9999))
def test_numerals_come_back(value: int) -> None:
    written = to_chinese(value)
    assert number(written) == number(str(value)) == value
    assert number(written.replace("零", "〇")) == value
    assert number("".join(chr(ord(digit) + 0xFEE0) for digit in str(value))) == value


@given(st.integers(100, 9999), st.sampled_from("〇零○OＯ0"))
def test_digits_one_beside_the_other_are_read_by_place(value: int, zero: str) -> None:
    digits = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(value))
    assert number(digits[0] + digits[1:].replace("〇", "〇" if digits.endswith("〇") else zero)) == value


@given(st.text("〇零一二两三四五六七八九十百千廿卅万几半", max_size=9))
def test_a_numeral_is_read_as_the_slow_reader_reads_it(text: str) -> None:
    assert number(text) == slowly(text)


def slowly(text: str) -> int | None:
    """By looking it up among all ways to write the numbers below ten thousand, else digit by digit."""
    if text in WRITTEN:
        return WRITTEN[text]
    by_place = set(text) <= set("〇零一二三四五六七八九")
    if len(text) > 2 or set(text) & set("〇零"):
        return (
            int("".join(str("〇一二三四五六七八九".index(d.replace("零", "〇"))) for d in text))
            if by_place
            else None
        )
    return None


def written_forms() -> dict[str, int]:
    forms: dict[str, int] = {"〇": 0, "零": 0}
    digits = "零一二三四五六七八九"
    zeros = ("", "零", "〇")
    of = {value: (digits[value], "两") if value == 2 else (digits[value],) for value in range(1, 10)}
    ones = {0: ("",)} | {value: tuple(z + d for z in zeros for d in of[value]) for value in of}
    tens: dict[int, tuple[str, ...]] = {
        0: ("",),
        **{v: tuple(f"{z}{d}十" for z in zeros for d in of[v]) for v in of},
    }
    tens[1] += tuple(f"{z}十" for z in zeros)
    tens[2] += ("廿",)
    tens[3] += ("卅",)
    hundreds: dict[int, tuple[str, ...]] = {
        0: ("",), **{v: tuple(f"{z}{d}百" for z in zeros for d in of[v]) for v in of},
    }  # fmt: skip
    hundreds[1] += tuple(f"{z}百" for z in zeros)
    for value in range(1, 10_000):
        th, hu, te, on = value // 1000, value // 100 % 10, value // 10 % 10, value % 10
        for thousand in ("",) if th == 0 else tuple(f"{d}千" for d in of[th]):
            for hundred in hundreds[hu]:
                for ten in tens[te]:
                    for one in ones[on]:
                        forms.setdefault(thousand + hundred + ten + one, value)
    return forms


WRITTEN = written_forms()


@pytest.mark.parametrize(
    "text", ["两三", "三五", "七八", "几十", "十几", "二百三十多", "甲", "", "1a", "二十三四"]
)
def test_what_is_no_certain_number_is_none(text: str) -> None:
    assert number(text) is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2.5小时", "PT2H30M"),
        ("２．５小时", "PT2H30M"),
        ("一个半月", "P1M15D"),
        ("两年半", "P2Y6M"),
        ("1年6个月", "P1Y6M"),
        ("一年零六个月", "P1Y6M"),
        ("两个半小时", "PT2H30M"),
        ("1.5小时", "PT1H30M"),
        ("廿五日", "P25D"),
        ("百零三日", "P103D"),
        ("1.5个工作日", None),
        ("两三日", None),
    ],
)
def test_a_length_of_time_is_read_whole(text: str, iso: str | None) -> None:
    found = duration(text)
    assert (found.iso if found else None) == iso
    if iso:
        assert re.fullmatch(DURATION, text)


@pytest.mark.parametrize("text", ["12,000小时", "十几日", "二百三十多日", "几十日"])
def test_no_tail_of_a_number_is_a_length_of_time(text: str) -> None:
    assert re.search(DURATION, text) is None


@pytest.mark.parametrize("text", ["两三日", "三五天", "数日", "十几天", "若干个工作日", "几个月"])
def test_about_so_long(text: str) -> None:
    assert re.fullmatch(ABOUT, text)


def test_what_articles_are_never_numbered_with_is_written_in_digits() -> None:
    assert [to_chinese(value) for value in (0, 10_000)] == ["0", "10000"]
