import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.loaders.documents.document import Span
from dutygraph.loaders.documents.passage import passage
from dutygraph.search.forms import form_of
from dutygraph.text.characters import in_usual_characters, in_usual_punctuation, unified
from dutygraph.text.normal_text import compact_text, normal_text

ODD = st.text(
    st.one_of(
        st.sampled_from(
            "⼀⼆⽇⽉⽹⽣⾏⻔⻋⻔○〇零O0一二三十百年月日号条第"
            "\u200b\u00ad\ufeff\u2060 \u3000１Ａ（）〔〕①㈠…㎡车联网"
        ),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=60,
)


@given(ODD)
def test_usual_characters_are_as_many(text: str) -> None:
    usual = in_usual_characters(text)
    assert len(usual) == len(text)
    assert in_usual_characters(usual) == usual


@given(ODD)
def test_folding_keeps_offsets(text: str) -> None:
    for fold in (normal_text, compact_text):
        normal = fold(text)
        assert len(normal.text) == len(normal.starts) == len(normal.ends)
        for at, character in enumerate(normal.text):
            start, end = normal.span(at, at + 1)
            assert 0 <= start < end <= len(text)
            own = unicodedata.normalize("NFKC", unified(text[start:end]))
            assert character in own or character in "-[]〇 "
        assert list(normal.starts) == sorted(normal.starts)


@given(ODD)
def test_a_passage_names_the_sources_own_characters(text: str) -> None:
    found = passage(text, [Span(0, len(text))] if text else [])
    assert len(found.text) == len(found.own)
    for at in range(len(found.text)):
        span = found.span(at, at + 1)
        assert text[span.start : span.end] == found.own[at]
    for start in range(0, len(found.text), 7):
        for end in range(start + 1, len(found.text) + 1, 5):
            part = found.part(start, end)
            assert part.written == in_usual_characters(part.own)
            assert part.text == found.text[start:end]
            assert part.own == found.own[start:end]


@pytest.mark.parametrize(
    ("odd", "usual"),
    [
        ("⼀⽇⽉⽹⽣", "一日月网生"),
        ("⻋⻔⻓⻛⻚", "车门长风页"),
        ("二○二五年", "二〇二五年"),
        ("二OO五年", "二〇〇五年"),
        ("一百○三条", "一百〇三条"),
        ("第二○条", "第二〇条"),
        ("ＧＢ１２", "GB12"),
        ("①（一）", "①（一）"),
        ("○ 适用", "○ 适用"),
    ],
)
def test_one_character_for_each(odd: str, usual: str) -> None:
    assert in_usual_characters(odd) == usual


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("⽹络安全", "网络安全"),
        ("数据\u200b安全", "数据安全"),
        ("第五十五条", "第55条"),
        ("二○二六", "二〇二六"),
        ("第２０条", "第二十条"),
    ],
)
def test_search_shares_the_folding(one: str, other: str) -> None:
    assert form_of(one) == form_of(other)


def test_punctuation_of_latin_width_reads_as_chinese_within_chinese_text() -> None:
    assert (
        in_usual_punctuation("渔业企业(含个体)应备案,并报送清单(1份);逾期:8:30前补报1,000吨,不得瞒报!")
        == "渔业企业（含个体）应备案，并报送清单（1份）；逾期:8:30前补报1,000吨，不得瞒报！"
    )
    assert in_usual_punctuation("GB 1(2024), see a;b") == "GB 1(2024), see a;b"
    assert in_usual_punctuation("局审核. 企业应当补正.\n一. 总则") == "局审核。 企业应当补正。\n一. 总则"
    assert in_usual_punctuation("见www.某网.cn, 生产.销售") == "见www.某网.cn, 生产.销售"
