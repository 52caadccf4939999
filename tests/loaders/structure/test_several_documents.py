"""Another document in the same file, and annexes that are lists of papers or words of who signs them."""

import pytest

from dutygraph.graph.model import DoubtKind
from dutygraph.loaders.knowledge.knowledge import Knowledge
from tests.loaders.records.reading import Said, law, read

NOTICE = (
    "滨海市海洋局关于渔船管理的通知\n\n各渔业企业：\n一、应当登记。\n"
    "二、应当报告。\n滨海市海洋局\n2031年3月5日\n"
)
OTHER = (
    "滨海市商务局关于渔市管理的通知\n\n各渔市：\n一、渔业企业应当检查。\n"
    "二、渔业企业应当培训。\n滨海市商务局\n2031年4月5日\n"
)


def _another(said: Said) -> list[str]:
    doubts = [one for one in said.doubts if one.kind is DoubtKind.IDENTITY]
    return [one.quote for one in doubts if "另有一份文件" in one.reason]


def test_duties_of_a_second_notice_are_open_and_it_is_told(knowledge: Knowledge) -> None:
    said = read(f"{NOTICE}\n{OTHER}", knowledge)
    assert _another(said) == ["滨海市商务局关于渔市管理的通知"]
    assert all(one.open_case for one in said.obligations if one.start > len(NOTICE))
    assert not any(one.open_case for one in said.obligations if one.start < len(NOTICE))


def test_a_second_law_is_told(knowledge: Knowledge) -> None:
    first = law(
        "第一条 渔业企业应当登记。", "第二条 渔业企业应当报告。", "第三条 本办法自2025年5月1日起施行。"
    )
    said = read(
        f"{first}\n滨海市渔市管理办法\n第一条 智能网联汽车生产企业应当检查。\n第二条 渔市可以关闭。\n",
        knowledge,
    )
    assert _another(said) == ["滨海市渔市管理办法"]
    assert [bool(one.open_case) for one in said.obligations][:3] == [False, False, True]


@pytest.mark.parametrize(
    "text",
    [
        "关于印发《滨海市渔船管理办法》的通知\n各渔业企业：\n现印发给你们。\n滨海市海洋局\n2031年3月5日\n"
        "滨海市渔船管理办法\n第一条 渔业企业应当登记。\n第二条 应当报告。\n第三条 应当检查。\n",
        NOTICE + "附件\n滨海市渔船检查方案\n一、渔业企业应当检查。\n二、渔业企业应当培训。\n",
        NOTICE.replace("二、", "二、按照滨海市海洋局关于渔市管理的通知，")
        + "滨海市海洋局关于渔市管理的通知\n",
    ],
)
def test_what_is_sent_named_or_an_annex_is_no_second_document(text: str, knowledge: Knowledge) -> None:
    assert _another(read(text, knowledge)) == []


def test_an_annex_that_lists_papers_asks_for_them(knowledge: Knowledge) -> None:
    said = read(
        "关于报送渔船材料的通知\n\n各渔业企业：\n请于2031年6月底前报送材料。\n附件：申报材料清单\n滨海市海洋局\n2031年3月5日\n\n"
        "附件\n申报材料清单\n1.渔船申报表\n2.渔船检验报告\n",
        knowledge,
    )
    assert said.task_list.title == "关于报送渔船材料的通知"
    assert [name for one in said.duties for name, _ in one.handed_in] == ["渔船申报表", "渔船检验报告"]


def test_what_whoever_signs_an_annex_says_is_a_form(knowledge: Knowledge) -> None:
    letter = (
        "附件\n渔船安全承诺书\n我单位郑重承诺：\n一、不擅自出海。\n二、按时报送报告。\n承诺单位（盖章）：\n"
    )
    said = read(NOTICE + letter, knowledge)
    assert [one.text for one in said.duties] == ["应当登记。", "应当报告。"]
    assert any("供填写" in one.reason for one in said.doubts)


def test_bodies_one_below_the_other_are_apart_in_a_title(knowledge: Knowledge) -> None:
    head = "滨海市海洋局\n滨海市公安局\n滨海市商务局\n关于进一步加强\n渔船和渔市\n管理的通知\n"
    said = read(f"{head}\n各渔业企业：\n一、应当登记。\n二、应当报告。\n", knowledge)
    assert said.task_list.title == "滨海市海洋局 滨海市公安局 滨海市商务局关于进一步加强渔船和渔市管理的通知"


@pytest.mark.parametrize("behind", ["（精选5篇）", "（通用九篇）", " 篇1", "篇一"])
def test_how_many_texts_a_page_holds_is_no_part_of_a_title(behind: str, knowledge: Knowledge) -> None:
    said = read(f"渔船管理制度{behind}\n一、渔业企业应当登记。\n二、渔业企业应当报告。\n", knowledge)
    assert said.task_list.title == "渔船管理制度"


def test_an_edition_before_a_title_is_none_of_it(knowledge: Knowledge) -> None:
    said = read(
        "【2031】第六期  关于加强渔船管理的通告\n一、渔业企业应当登记。\n二、渔业企业应当报告。\n", knowledge
    )
    assert said.task_list.title == "关于加强渔船管理的通告"


def test_what_an_article_is_about_is_its_heading(knowledge: Knowledge) -> None:
    said = read(
        law(
            "第一条 关于登记的问题",
            "渔业企业应当登记。",
            "第二条 渔船可以入港。",
            "第三条 本办法自2025年5月1日起施行。",
        ),
        knowledge,
    )
    assert [one.text for one in said.duties][:1] == ["渔业企业应当登记。"]
