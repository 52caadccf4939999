import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.text.designations import base_key, lookup_keys, number_key, title_forms, title_key, undated
from dutygraph.text.normal_text import normal_text

DASHES = "-—–－‐‑−"
LEFT, RIGHT = "〔［[(（【", "〕］])）】"
SPACES = st.sampled_from(["", " ", "\u3000", "  "])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("GB 44495—2024", "gb44495-2024"),
        ("GB 44495—2024", "ＧＢ４４４９５－２０２４"),
        ("GB 44495—2024", "GB 44495 2024"),
        ("GB 44495—2024", "GB44495一2024"),
        ("GB/T 35273—2020", "GBT35273-2020"),
        ("GB/T 35273—2020", "gb／t 35273 – 2020"),
        ("工信部联网安〔2026〕27 号", "工信部联网安[2026]27号"),
        ("工信部联网安〔2026〕27号", "工信部联网安（2026）第27号"),
        ("T/SHV2X 2—2025", "T/SHV2X2-2025"),
        ("ISO/SAE 21434:2021", "ISO SAE 21434-2021"),
        ("UN R155", "UN Regulation No. 155"),
        ("UN R155", "UNECE R155"),
        ("上海市人民政府令第60号", "上海市人民政府第六十号令"),
        ("主席令第九十一号", "中华人民共和国主席令第91号"),
        ("工业和信息化部公告2020年第1号", "工业和信息化部2020年第1号公告"),
    ],
)
def test_one_number_has_one_key(one: str, other: str) -> None:
    assert number_key(one) == number_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("T/SHV2X 2—2025", "T/SHV2X 22-025"),
        ("T/SHV2X 2—2025", "T/SHV2X 3—2025"),
        ("GB/T 20984.1-2022", "GB/T 20984-1-2022"),
        ("GB/T 20984.1-2022", "GB/T 209841-2022"),
        ("GB 44495-2024", "GB 44495"),
        ("GB 44495-2024", "GB/T 44495-2024"),
        ("工信部网安〔2021〕66号", "工信部联网安〔2021〕66号"),
        ("工信部网安〔2021〕66号", "工信部网安〔202〕166号"),
        ("国务院令第745号", "主席令第745号"),
    ],
)
def test_different_numbers_have_different_keys(one: str, other: str) -> None:
    assert number_key(one) != number_key(other)


@given(st.text(max_size=40))
def test_keys_are_idempotent(text: str) -> None:
    assert number_key(number_key(text)) == number_key(text)
    assert title_key(title_key(text)) == title_key(text)


@given(
    code=st.sampled_from(["GB", "GB/T", "YD/T", "T/SHV2X", "DB31/T", "ISO/IEC"]),
    serial=st.integers(1, 99999),
    part=st.none() | st.integers(1, 20),
    year=st.integers(1950, 2049),
    dash=st.sampled_from(DASHES),
    spaces=st.tuples(SPACES, SPACES, SPACES),
    wide=st.booleans(),
    lower=st.booleans(),
)
def test_the_key_of_a_standard_ignores_width_dash_case_and_spaces(
    code: str,
    serial: int,
    part: int | None,
    year: int,
    dash: str,
    spaces: tuple[str, str, str],
    wide: bool,
    lower: bool,
) -> None:
    number = f"{serial}" if part is None else f"{serial}.{part}"
    written = f"{code}{spaces[0]}{number}{spaces[1]}{dash}{spaces[2]}{year}"
    written = written.lower() if lower else written
    written = (
        "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c != " " else c for c in written) if wide else written
    )
    key = number_key(f"{code} {number}-{year}")
    assert number_key(written) == key
    assert base_key(key) == number_key(f"{code} {number}")


@given(
    word=st.sampled_from(["工信部联网安", "工网安函", "沪通信管发", "国办发"]),
    year=st.integers(1990, 2049),
    number=st.integers(1, 9999),
    bracket=st.integers(0, len(LEFT) - 1),
    spaces=st.tuples(SPACES, SPACES, SPACES),
    ordinal=st.sampled_from(["", "第"]),
)
def test_the_key_of_a_document_ignores_brackets_and_spaces(
    word: str, year: int, number: int, bracket: int, spaces: tuple[str, str, str], ordinal: str
) -> None:
    written = (
        f"{word}{spaces[0]}{LEFT[bracket]}{year}{RIGHT[bracket]}{spaces[1]}{ordinal}{number}{spaces[2]}号"
    )
    assert number_key(written) == number_key(f"{word}〔{year}〕{number}号")


@given(
    st.tuples(st.integers(1, 9999), st.integers(1990, 2049)),
    st.tuples(st.integers(1, 9999), st.integers(1990, 2049)),
)
def test_keys_of_documents_collide_only_where_they_are_the_same(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    keys = [number_key(f"工信部网安〔{year}〕{number}号") for number, year in (one, other)]
    assert (keys[0] == keys[1]) == (one == other)


def test_titles_are_one_with_and_without_the_state_and_marks() -> None:
    assert title_key("《中华人民共和国个人信息保护法》") == title_key("个人信息保护法")
    assert title_key("信息安全技术　个人信息安全规范") == title_key("信息安全技术 个人信息安全规范")
    assert title_key("汽车数据出境安全指引（2026 版）") == title_key("汽车数据出境安全指引(2026版)")
    assert title_key("某办法（试行）") != title_key("某办法（征求意见稿）")


def test_the_state_alone_remains_a_title() -> None:
    assert title_key("中华人民共和国") == "中华人民共和国"


def test_shorter_forms_of_a_title() -> None:
    assert title_forms("工业和信息化部 公安部关于开展试点工作的通知（试行）") == (
        "工业和信息化部 公安部关于开展试点工作的通知（试行）",
        "工业和信息化部 公安部关于开展试点工作的通知",
        "关于开展试点工作的通知（试行）",
        "关于开展试点工作的通知",
    )
    assert title_forms("某办法（征求意见稿）") == ("某办法（征求意见稿）",)
    assert title_forms("某指南（2026版）")[1] == "某指南"


def test_a_standard_without_its_year() -> None:
    assert undated("GB 44495—2024") == "GB 44495"
    assert undated("ISO/SAE 21434:2021") == "ISO/SAE 21434"
    assert undated("GB/T 20984.1-2022") == "GB/T 20984.1"
    assert undated("工信部网安〔2021〕66号") is None
    assert undated("GB 44495") is None


def test_a_text_is_looked_up_by_number_and_by_title() -> None:
    assert lookup_keys("gb 44495－2024")[0] == "GB44495-2024"
    assert title_key("个人信息保护法") in lookup_keys("中华人民共和国个人信息保护法")
    assert lookup_keys(" ，") == ()


@given(st.text(max_size=60))
def test_normal_text_points_back_to_its_characters(text: str) -> None:
    normal = normal_text(text)
    assert len(normal.starts) == len(normal.ends) == len(normal.text)
    assert list(normal.starts) == sorted(normal.starts)
    for at in range(len(normal.text)):
        start, end = normal.span(at, at + 1)
        assert normal_text(text[start:end]).text.count(normal.text[at]) >= 1


@given(st.text(alphabet=string.ascii_letters + string.digits + " ，。《》标准"))
def test_plain_text_is_left_alone_but_for_width(text: str) -> None:
    assert normal_text(text).text == text.replace("，", ",")


def test_invisible_characters_vanish_and_ligatures_grow() -> None:
    normal = normal_text("a\u200b㎏…〔—〕")
    assert normal.text == "akg...[-]"
    assert normal.span(1, 3) == (2, 3)
