"""Every way to ask leads to the right thing first, on either engine, and shows why."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dutygraph.graph.model import InstrumentKind, Modality
from dutygraph.search.entries import EntryKind
from dutygraph.search.finder import Finder, Narrowing
from dutygraph.search.forms import form_of, is_chinese
from dutygraph.search.pinyin import Pinyin
from dutygraph.search.question import MatchKind
from tests.search.duties import TASKS

pytestmark = pytest.mark.anyio

ANYTHING = Narrowing()


def found(finder: Finder, text: str, narrowed: Narrowing = ANYTHING) -> list[str]:
    return [rated.id for rated in finder.find(text, narrowed).rated]


@pytest.mark.parametrize(
    "text",
    ["个保法第五十六条", "个保法56条", "个人信息保护法五十六条", "个人信息保护法56", "个保法第五十五条"],
)
async def test_the_law_is_found_by_an_article_of_it(finder: Finder, text: str) -> None:
    ids = found(finder, text)
    assert ids.index("instrument:pipl") == (1 if "五十五" in text else 0)


async def test_words_before_an_article_that_name_no_law_find_none(finder: Finder) -> None:
    assert found(finder, "立即报告第五十六条") == []
    assert "instrument:pipl" not in found(finder, "第五十五条")
    assert "instrument:gb" in found(finder, "汽车整车信息安全技术要求")


@pytest.mark.parametrize(
    ("text", "first", "kind"),
    [
        ("数据出境", "task:list/001", MatchKind.EXACT),
        ("立即向管局报告", "obligation:list/002/001", MatchKind.EXACT),
        ("30%", "obligation:list/002/002", MatchKind.EXACT),
        ("漏", "task:list/002", MatchKind.EXACT),
        ("gb44495", "instrument:gb", MatchKind.NUMBER),
        ("44495", "instrument:gb", MatchKind.NUMBER),
        ("ＧＢ　４４４９５—２０２４", "instrument:gb", MatchKind.NUMBER),
        ("GB/T 44495", "instrument:gb", MatchKind.NUMBER),
        ("GB 44495-2020", "instrument:gb", MatchKind.NUMBER),
        ("主席令第91号", "instrument:pipl", MatchKind.NUMBER),
        ("GB 44495 7.3", "provision:gb/7.3", MatchKind.NUMBER),
        ("个保法第五十五条", "provision:pipl/五十五", MatchKind.EXACT),
        ("个保法57条", "provision:pipl/五十七", MatchKind.EXACT),
        ("个人信息保护法 57", "provision:pipl/五十七", MatchKind.EXACT),
        ("个保法55", "provision:pipl/五十五", MatchKind.EXACT),
        ("GB 44495-2024", "instrument:gb", MatchKind.NUMBER),
        ("PIPL", None, None),
        ("个人信息保护法", "instrument:pipl", MatchKind.EXACT),
        ("清单", "task-list:list", MatchKind.EXACT),
        ("qingdan", "task-list:list", MatchKind.PINYIN),
        ("报告 漏洞 立即", "obligation:list/002/001", MatchKind.KEYWORD),
        ("更新备案什么时候", "obligation:list/002/002", MatchKind.KEYWORD),
        ("数据出竟", "task:list/001", MatchKind.FUZZY),
        ("安全漏动", "task:list/002", MatchKind.FUZZY),
        ("成熟渡评估", "task:list/003", MatchKind.FUZZY),
        ("vulnerabilty", "task:list/002", MatchKind.FUZZY),
        ("shuju chujing", "task:list/001", MatchKind.PINYIN),
        ("shujuchuj", "task:list/001", MatchKind.PINYIN),
        ("sjcj", "task:list/001", MatchKind.PINYIN),
        ("成熟度評估", "task:list/003", MatchKind.EXACT),
        ("數據出境", "task:list/001", MatchKind.EXACT),
        ("資料出境", "task:list/001", MatchKind.EXACT),
        ("PIA", "obligation:list/003/001", MatchKind.SYNONYM),
        ("OTA", "obligation:list/003/002", MatchKind.SYNONYM),
        ("个人信息泄漏", "provision:pipl/五十七", MatchKind.SYNONYM),
        ("供应商", "obligation:list/003/001", MatchKind.SYNONYM),
        ("vulnerabilities", "task:list/002", MatchKind.ENGLISH),
        ("assessed partner", "obligation:list/003/001", MatchKind.ENGLISH),
        ("t-box", "obligation:list/003/002", MatchKind.EXACT),
    ],
)
async def test_the_right_thing_comes_first(
    finder: Finder, text: str, first: str | None, kind: MatchKind | None
) -> None:
    rated = finder.find(text, ANYTHING).rated
    assert (rated[0].id if rated else None) == first
    if kind is not None:
        assert kind in rated[0].kinds


async def test_titles_come_before_texts_and_duties_before_what_mentions_them(finder: Finder) -> None:
    ids = found(finder, "漏洞")
    assert ids.index("task:list/002") < ids.index("obligation:list/002/001")
    ids = found(finder, "个人信息保护")
    assert ids.index("instrument:pipl") < ids.index("obligation:list/001/001")


async def test_all_words_come_before_some(finder: Finder) -> None:
    ids = found(finder, "企业 数据出境")
    assert ids[0] in {"task:list/001", "obligation:list/001/001"}
    assert "task:list/002" not in ids[:2]


@pytest.mark.parametrize("text", ["紫色大象跳舞", "qwxzk", "今天天气怎么样", "GB 99999", "xyzzy plugh"])
async def test_nonsense_finds_nothing(finder: Finder, text: str) -> None:
    assert found(finder, text) == []


async def test_scores_fall_and_ties_go_by_id(finder: Finder) -> None:
    rated = finder.find("企业", ANYTHING).rated
    assert len(rated) > 5
    assert list(rated) == sorted(rated, key=lambda each: (-each.score, each.id))
    assert all(0 < each.score <= 100 for each in rated)


async def test_filters_compose(finder: Finder) -> None:
    assert set(found(finder, "评估", Narrowing(frozenset({EntryKind.TASK})))) == {"task:list/003"}
    assert set(found(finder, "企业", Narrowing(modality=Modality.ENCOURAGED))) == {
        "task:list/003", "obligation:list/003/001",
    }  # fmt: skip
    bound = found(finder, "应", Narrowing(enterprise_type="maker"))
    assert "obligation:list/002/001" in bound
    assert "obligation:list/002/002" not in bound
    assert set(found(finder, "个人信息", Narrowing(instrument_kind=InstrumentKind.LAW))) == {
        "instrument:pipl", "provision:pipl/五十七",
    }  # fmt: skip
    assert "instrument:pipl" in found(finder, "个人信息", Narrowing(task_list="task-list:list"))
    assert "instrument:gb" not in found(finder, "汽车整车", Narrowing(task_list="task-list:list"))
    both = Narrowing(frozenset({EntryKind.OBLIGATION}), "task-list:list", "maker", Modality.MANDATORY)
    assert set(found(finder, "企业", both)) == {"obligation:list/001/001", "obligation:list/002/001"}
    assert found(finder, "企业", Narrowing(task_list="task-list:other")) == []
    assert found(finder, "企业", Narrowing(frozenset())) == []


@pytest.mark.parametrize(
    ("text", "field", "lit"),
    [
        ("数据出境", "title", "数据出境"),
        ("shuju chujing", "title", "数据出境"),
        ("sjcj", "title", "数据出境"),
        ("數據出境", "title", "数据出境"),
        ("数据出竟", "title", "数据出境"),
        ("outbound", "title_en", "outbound"),
    ],
)
async def test_highlights_are_in_the_text_as_it_is_shown(
    small_finder: Finder, text: str, field: str, lit: str
) -> None:
    answer = small_finder.find(text, ANYTHING)
    title, title_en, body, _ = TASKS[0]
    texts = {"title": title, "title_en": title_en, "text": body}
    assert answer.rated[0].id == "task:list/001"
    lights = answer.highlights(answer.rated[0], texts.items())
    assert lit in [texts[each.field][each.start : each.end] for each in lights if each.field == field]


@pytest.mark.parametrize(
    ("text", "shown", "lit"),
    [
        ("PIA", "进行个人信息 保护影响评估。", ["个人信息 保护影响评估"]),
        ("gb44495-2024", "符合 GB 44495—2024 的", ["GB 44495—2024"]),
        ("55条", "按照第五十五条办理", ["五十五条"]),
        ("漏洞 立即", "发现漏洞，应立即报告漏洞。", ["漏洞", "立即", "漏洞"]),
        ("車聯網", "车联网平台", ["车联网"]),
        ("tbox", "使用Ｔ－Ｂｏｘ。", ["Ｔ－Ｂｏｘ"]),
        ("30%", "变化130%或30 %以上", ["30 %"]),
    ],
)
def test_highlights_lead_back_to_the_original(
    small_finder: Finder, text: str, shown: str, lit: list[str]
) -> None:
    answer = small_finder.find(text, ANYTHING)
    duty = (
        next(each for each in answer.rated if each.kind is EntryKind.OBLIGATION)
        if text != "55条"
        else answer.rated[0]
    )
    name = "text"
    lights = answer.highlights(duty, [(name, shown)])
    assert [shown[each.start : each.end] for each in lights] == lit


@settings(max_examples=150, deadline=None)
@given(
    st.text(
        st.one_of(
            st.characters(),
            st.sampled_from('数据出境漏洞 "*~/():[]{}^-+\\ANDORNOT第五十条0123456789%abcPIA\ud800\x00🚗'),
        ),
        max_size=60,
    )
)
def test_nothing_that_is_typed_breaks_it(small_finder: Finder, text: str) -> None:
    answer = small_finder.find(text, ANYTHING)
    shown = "涉及数据出境的企业应按照 GB 44495—2024 报告漏洞，变化 30%以上。"
    for rated in answer.rated:
        name = "title" if rated.kind is not EntryKind.OBLIGATION else "text"
        if rated.kind is EntryKind.DELIVERABLE:
            name = "name"
        for light in answer.highlights(rated, [(name, shown)]):
            assert 0 <= light.start < light.end <= len(shown)
    assert len(small_finder.suggest(text, 5)) <= 5


@pytest.mark.parametrize(
    "text",
    [
        "\u4e04",  # read in the table of no tones, in an extension that has readings, in none that has
        "\u9fef",
        "\u3405",
        "\u4dbf",
        "\U00020000",
        "\U000313a8",
        "\uf900",
        "\ufa0e",
        "\uac00",
        "\ud7a3",
        "\u13a8",
        "\u3271",
        "\U00100000",
    ],
)
def test_a_character_without_a_sound_is_searched_as_any_other(small_finder: Finder, text: str) -> None:
    for asked in (text, text * 3, f"数据出{text}", f"{text}数据出境", f"数据 {text}"):
        assert isinstance(found(small_finder, asked), list)
        assert len(small_finder.suggest(asked, 5)) <= 5


def test_every_character_sounds_like_something_or_like_itself(pinyin: Pinyin) -> None:
    for code in range(sys.maxunicode + 1):
        read = tuple(pinyin.usual(form_of(chr(code))))
        assert all(sound in alike for sound, alike in zip(read, pinyin.confused(read), strict=True))


@pytest.mark.parametrize("text", ["\uac00", "\u8c48", "\u13a8", "\u3042", "\U00040000", "\U0010ffff", ""])
def test_only_chinese_is_taken_for_chinese(text: str) -> None:
    assert is_chinese(text) is (text == "\u8c48")


@pytest.mark.parametrize(
    "text", ["title:*", '"', "~", "/", "AND NOT", "*", "a OR b", "[1 TO 9]", "mark:kind=TASK"]
)
def test_there_is_no_query_language(small_finder: Finder, text: str) -> None:
    assert found(small_finder, text) == []


def test_a_very_long_question_is_answered_like_any(small_finder: Finder) -> None:
    assert isinstance(found(small_finder, "数据出境" * 2500), list)


@pytest.mark.parametrize(
    ("prefix", "expected"),
    [
        ("漏", "漏洞报告"),
        ("数据出", "数据出境评估报告"),
        ("loud", "漏洞报告"),
        ("sjc", "数据出境评估报告"),
        ("vuln", "Strengthen the management of vulnerabilities"),
        ("gb444", "GB 44495-2024"),
        ("在线", "在线升级"),
    ],
)
async def test_suggestions_complete_what_was_typed(finder: Finder, prefix: str, expected: str) -> None:
    assert expected in finder.suggest(prefix, 5)


@pytest.mark.parametrize("prefix", ["", "  ", "!", "zzzz", "紫色"])
def test_there_may_be_nothing_to_suggest(small_finder: Finder, prefix: str) -> None:
    assert small_finder.suggest(prefix, 5) == ()
