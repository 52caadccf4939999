"""Forms compare what is the same to a reader, and lead back to the original's characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.search.forms import form, form_of, occurrences, words

TEXTS = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("0123456789.-—〔〕（） 第条章级号一二三十百数据數據ＧＢgb%％\u200b\x00①㎏…½"),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    "alike",
    [
        ("GB 44495—2024", "gb44495-2024", "ＧＢ４４４９５－２０２４", "GB44495 2024", "GB 44495〔2024〕"),
        ("車聯網數據", "车联网数据", "车 联 网 · 数据"),
        ("第五十五条", "第55条", "第 55 條"),
        ("第五十五条第（一）项", "第55条第1项"),
        ("定级为三级", "定级为3级"),
        ("7 月 31 日", "7月31日"),
        ("T-Box", "TBOX", "t‑box"),
        ("30 %", "30%", "３０％"),
    ],
)
def test_what_is_the_same_to_a_reader_has_one_form(alike: tuple[str, ...]) -> None:
    assert len({form_of(text) for text in alike}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("2—2025", "22025"), ("8.2", "82"), ("8.2", "8-2"), ("第五条", "第十五条")]
)
def test_what_differs_keeps_apart(one: str, other: str) -> None:
    assert form_of(one) != form_of(other)


@given(TEXTS)
def test_both_ways_to_the_form_agree(text: str) -> None:
    assert form_of(text) == form(text).text


@given(TEXTS)
def test_every_character_of_a_form_leads_back(text: str) -> None:
    made = form(text)
    assert len(made.text) == len(made.starts) == len(made.ends)
    for at in range(len(made.text)):
        start, end = made.span(at, at + 1)
        assert 0 <= start <= end <= len(text)
        # A separator between two digits stands for no character of its own.
        assert made.text[at] in ".-" or made.text[at] in form_of(text[start:end]) or made.text[at].isdigit()


def test_a_number_never_begins_within_another() -> None:
    assert list(occurrences("130%30%", "30%")) == [4]
    assert list(occurrences("11月30日", "1月30日")) == []
    assert list(occurrences("ydt6415-2025", "6415")) == [3]


def test_words_are_parted_at_blanks_and_punctuation_and_numbers_kept() -> None:
    assert words("漏洞，报告 GB 44495-2024") == ("漏洞", "报告", "gb", "44495-2024")
