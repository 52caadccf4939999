"""What is aimed at is neither a task nor a duty, and what a lead or heading bans is none to be done."""

import pytest

from dutygraph.graph.model import Modality
from dutygraph.loaders.knowledge.knowledge import Knowledge
from tests.loaders.records.reading import read


def test_numbered_goals_are_no_tasks(knowledge: Knowledge) -> None:
    said = read(
        "渔船产业工作方案\n一、工作目标\n（一）规模进一步提升。2031年底前，产值应达到100亿元，建成一批码头。\n"
        "（二）安全水平增强。力争到2032年，登记率达到100%。\n"
        "二、重点任务\n（一）加强管理。渔业企业应当建立台账。\n（二）加强演练。渔业企业应当每月演练。\n",
        knowledge,
    )
    assert said.categories == ["重点任务"]
    assert [one.text for one in said.duties] == ["渔业企业应当建立台账。", "渔业企业应当每月演练。"]


def test_what_a_part_of_goals_asks_of_a_party_is_asked(knowledge: Knowledge) -> None:
    said = read(
        "渔船产业工作方案\n一、工作目标\n（一）规模提升。产值达到100亿元。\n（二）渔业企业应当在2031年底前登记。\n"
        "二、重点任务\n（一）渔业企业应当建立台账。\n（二）渔业企业应当每月演练。\n",
        knowledge,
    )
    assert "渔业企业应当在2031年底前登记。" in [one.text for one in said.duties]


@pytest.mark.parametrize(
    "lead", ["严禁各渔业企业有以下行为", "不得有下列行为", "渔业企业不得存在下列情形", "禁止", "严禁事项"]
)
def test_what_is_listed_below_a_ban_must_not_be(lead: str, knowledge: Knowledge) -> None:
    above = "关于渔船管理的通知\n\n各渔业企业：\n"
    headed = read(
        f"{above}一、{lead}\n（一）擅自停航。\n（二）隐瞒渔获报告。\n二、其他要求\n（一）应当登记。\n（二）应当报告。\n",
        knowledge,
    )
    assert [one.modality for one in headed.duties] == [
        *[Modality.PROHIBITED] * 2, *[Modality.MANDATORY] * 2
    ]  # fmt: skip
    if "情形" not in lead:
        led = read(f"{above}{lead}：\n一、擅自停航。\n二、隐瞒渔获报告。\n三、应当登记。\n", knowledge)
        assert [one.modality for one in led.duties][-3:] == [
            Modality.PROHIBITED, Modality.PROHIBITED, Modality.MANDATORY
        ]  # fmt: skip


def test_a_ban_ends_with_its_list(knowledge: Knowledge) -> None:
    said = read(
        "关于渔船管理的通知\n\n各渔业企业：\n一、渔业企业不得有下列行为\n1.擅自停航；\n2.隐瞒渔获。\n"
        "各渔业企业应当立即自查。加强内部管理，建立渔具台账。\n二、渔业企业应当登记。\n",
        knowledge,
    )
    modality = {one.text.rstrip("；。"): one.modality for one in said.duties}
    assert modality["擅自停航"] == modality["隐瞒渔获"] == Modality.PROHIBITED
    assert modality["加强内部管理，建立渔具台账"] == Modality.MANDATORY


def test_cases_of_a_ban_are_no_bans(knowledge: Knowledge) -> None:
    said = read(
        "关于渔船管理的通知\n\n各渔业企业：\n对有下列行为的渔业企业不得给予奖励：\n一、擅自停航。\n二、隐瞒渔获。\n"
        "渔业企业应当登记。\n",
        knowledge,
    )
    assert [one.text for one in said.duties if one.text.startswith(("擅自", "隐瞒"))] == []
