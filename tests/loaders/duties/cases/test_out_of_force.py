"""What a text tells of drafts, of rules to come or past, and of those of other countries."""

import datetime

import pytest

from dutygraph.graph.model import Obligation
from dutygraph.loaders.duties.cases.out_of_force import is_at_another_time
from dutygraph.loaders.knowledge.knowledge import Knowledge
from tests.loaders.records.reading import read


def opened(text: str, knowledge: Knowledge) -> list[bool]:
    """Of each statement of a report, whether its case is open."""
    said = read(f"渔港动态\n\n{text}\n", knowledge)
    return [bool(one.open_case) for one in said.nodes if isinstance(one, Obligation)]


@pytest.mark.parametrize(
    "told",
    [
        "欧盟《渔船法案》规定，",
        "比如，日本渔业厅要求",
        "在挪威，",
        "外省办法规定：“",
        "兄弟省份规定，",
        "根据加拿大有关规定，",
        "该国法律明确，",
        "2018年，原渔港局规定，",
        "渔业局曾要求，",
        "2021年以前，",
        "去年，",
        "去年工作中，",
        "据悉，",
        "据渔业媒体报道，",
        "本报讯 此前，",
        "按照旧规定，",
        "若立法通过，",
        "一旦草案获得通过，",
        "法院认为，",
        "本院认为，",
        "判决如下：",
        "行业期待，",
        "征求意见稿提出，",
    ],
)
def test_what_does_not_hold_here_and_now_binds_in_an_open_case(told: str, knowledge: Knowledge) -> None:
    assert opened(f"{told}汽车生产企业应当登记，汽车生产企业不得瞒报。", knowledge) == [True, True]


@pytest.mark.parametrize(
    "told",
    [
        "为满足欧盟要求，",
        "境外机构要求提供数据的，",
        "2097年以前，",
        "自2019年起，",
        "据此，",
        "按照本办法规定，",
        "渔业局要求，",
        "本省办法规定：“",
        "如果发生事故，",
        "去年未完成的，",
        "休渔期间，",
    ],
)
def test_what_is_asked_here_and_now_is_not(told: str, knowledge: Knowledge) -> None:
    assert opened(f"{told}汽车生产企业应当登记。", knowledge) == [False]


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("汽车生产企业应当执行停止捕捞的规定。", [False]),
        # Its paragraph goes on about another country, up to where it turns back.
        ("美国规定，汽车生产企业应当登记。目前，汽车生产企业应当报告。", [True, False]),
        ("美国规定，汽车生产企业应当登记。\n\n汽车生产企业应当报告。", [True, False]),
        # A report on a draft goes on about it.
        ("草案规定，汽车生产企业应当登记。\n\n汽车生产企业应当报告。", [True, True]),
        ("草案规定，汽车生产企业应当登记。\n\n现行规定要求，汽车生产企业应当报告。", [True, False]),
        ("《办法》将于2097年1月1日起施行。\n\n《办法》规定，汽车生产企业应当登记。", [True]),
        ("《办法》已于2016年1月1日起施行。\n\n《办法》规定，汽车生产企业应当登记。", [False]),
        ("《办法》将于2017年1月1日起施行。\n\n《办法》规定，汽车生产企业应当登记。", [False]),
    ],
)
def test_how_far_it_goes_on(text: str, open_: list[bool], knowledge: Knowledge) -> None:
    assert opened(text, knowledge) == open_


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("《渔港条例》第九条规定：“汽车生产企业应当登记。”", True),
        ("《渔港条例》规定“汽车生产企业应当登记，不得瞒报。禁止倒卖。”", True),
        ("《渔港条例》规定，汽车生产企业应当登记。", False),
        ("汽车生产企业应当按照《渔港条例》第九条规定“谁生产谁负责”的原则登记。", False),
        ("汽车生产企业应当登记。《渔港条例》第九条规定：“渔船须挂牌。”", False),
    ],
)
@pytest.mark.parametrize(
    "frame",
    ["渔港动态\n\n{}\n", "关于渔港登记的通知\n\n各有关单位：\n\n一、{}\n二、汽车生产企业不得瞒报。\n"],
)
def test_what_another_text_says_in_its_words_is_open(
    text: str, open_: bool, frame: str, knowledge: Knowledge
) -> None:
    said = read(frame.format(text), knowledge)
    found = [one for one in said.nodes if isinstance(one, Obligation) and "登记" in one.text]
    assert [bool(one.open_case) for one in found] == [open_]


@pytest.mark.parametrize(
    ("title", "open_"),
    [
        ("渔港行业数据安全倡议书", True),
        ("渔港自律公约", True),
        ("渔港登记办法", False),
        ("渔业局关于报送承诺书的通知", False),
    ],
)
def test_a_pact_binds_who_joins_in_it(title: str, *, open_: bool, knowledge: Knowledge) -> None:
    said = read(f"{title}\n\n一、汽车生产企业应当登记。\n\n二、汽车生产企业不得瞒报。\n", knowledge)
    assert [bool(one.open_case) for one in said.nodes if isinstance(one, Obligation)] == [open_, open_]


@pytest.mark.parametrize(
    ("act", "open_"),
    [
        ("应由检测机构检测。", [True]),
        ("应当给予补贴。", [True]),
        ("应由主管部门登记。", []),
        ("应当由主管部门对其能力考核合格。", [False]),
        ("应由法定代表人签字。", [False]),
        ("应当给予用户补偿。", [False]),
    ],
)
def test_what_others_do_for_a_party_is_not_its_own(act: str, open_: list[bool], knowledge: Knowledge) -> None:
    assert opened(f"汽车生产企业{act}汽车生产企业应当报告。", knowledge)[:-1] == open_


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("2026年捕捞节期间，渔船应当每日报告。", True),
        ("2026年期间，渔船应当每日报告。", False),
        ("2026年，渔船应当登记。", False),
        ("2024年，渔船应当登记。", True),
        ("捕捞节期间，渔船应当每日报告。", False),
    ],
)
def test_what_lasts_some_days_of_a_year_is_not_now(text: str, *, another: bool) -> None:
    assert is_at_another_time(text, lambda day: day > datetime.date(2026, 3, 1)) is another
