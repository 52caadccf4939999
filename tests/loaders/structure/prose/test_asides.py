"""Whose a task is by the brackets behind it, whom general words mean, and headings of a format."""

import pytest

from dutygraph.graph.model import Bearer
from dutygraph.loaders.documents.formats.markdown import read_markdown
from dutygraph.loaders.kinds import kind_of
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import read_as
from tests.loaders.conftest import LOADED_AT
from tests.loaders.records.reading import Said, read

AUTHORITY, ENTERPRISE, OTHER, UNSTATED = Bearer.AUTHORITY, Bearer.ENTERPRISE, Bearer.OTHER, Bearer.UNSTATED


def plan(*paragraphs: str) -> str:
    return "\n".join(("渔港安全整治方案", "", "一、总体要求", "坚持预防为主。", "二、重点任务", *paragraphs))


@pytest.mark.parametrize(
    ("aside", "bearer"),
    [
        ("（责任单位：各县（市、区）人民政府）", AUTHORITY),
        ("（市海洋局、市公安局按职责分工负责）", AUTHORITY),
        ("（市海洋局牵头，市公安局配合）", AUTHORITY),
        ("（市海洋局牵头，各渔业企业配合）", OTHER),
        ("（各渔业企业负责）", ENTERPRISE),
        ("（责任单位：各渔业企业；完成时限：2026年6月底前）", ENTERPRISE),
        ("（参见附件）", UNSTATED),
    ],
)
def test_brackets_say_whose_a_task_is(aside: str, bearer: Bearer, knowledge: Knowledge) -> None:
    said = read(
        plan(f"（一）建立渔船台账，实行挂牌督办。{aside}", "（二）码头经营企业应当开展培训。"), knowledge
    )
    task, own = said.duties
    assert (task.bearer, task.text) == (bearer, "建立渔船台账，实行挂牌督办。")
    assert [when for when, _ in task.times] == (["2026-06-30"] if "时限" in aside else [])
    assert own.subject == "码头经营企业"


def test_brackets_say_nothing_of_a_party_named(knowledge: Knowledge) -> None:
    said = read(
        plan("（一）码头经营企业应当建立台账。（市海洋局负责）", "（二）开展巡查。（市海洋局负责）"),
        knowledge,
    )
    assert [one.bearer for one in said.duties] == [ENTERPRISE, AUTHORITY]


def test_each_paragraph_elsewhere_has_its_own_brackets(knowledge: Knowledge) -> None:
    said = read(
        plan(
            "（一）码头经营企业应当建立台账。",
            "（二）码头经营企业应当开展培训。",
            "三、保障措施",
            "要加强值守。（市海洋局负责）",
            "要加强演练。（各渔业企业负责）",
        ),
        knowledge,
    )
    assert [one.bearer for one in said.duties[2:]] == [AUTHORITY, ENTERPRISE]


def bound(text: str, knowledge: Knowledge) -> list[tuple[tuple[str, ...], bool]]:
    said = read(text, knowledge)
    types = [one.types for one in said.duties]
    return [(t, bool(o.binds_others)) for t, o in zip(types, said.obligations, strict=True)]


def test_general_words_do_not_take_up_a_kind_named_in_another_task(knowledge: Knowledge) -> None:
    told = bound(
        plan(
            "（一）智能网联汽车生产企业应当开展评估。企业应当报告结果。",
            "（二）各重点企业应当完成接入。",
            "（三）企业应当建立制度。",
        ),
        knowledge,
    )
    maker = ("connected-vehicle-manufacturer",)
    assert told == [(maker, False), (maker, False), ((), True), ((), True)]


def test_a_chosen_few_are_not_all_of_a_kind(knowledge: Knowledge) -> None:
    told = bound(
        plan(
            "（一）智能网联汽车生产企业应当开展评估。重点企业应当完成接入。",
            "（二）智能网联汽车生产企业应当培训。",
        ),
        knowledge,
    )
    assert told[1] == ((), True)


def test_of_several_addressed_a_name_means_its_own(knowledge: Knowledge) -> None:
    text = (
        "关于加强检验的通知\n\n各智能网联汽车生产企业，各有关检测机构：\n\n一、检测机构应当独立检验。\n"
        "二、各单位应当保存记录。\n"
    )
    assert bound(text, knowledge) == [((), True), (("connected-vehicle-manufacturer",), True)]


def markdown(text: str, knowledge: Knowledge) -> Said:
    document = read_markdown("a.md", text.encode())
    said = Said(read_as(kind_of(document), document, knowledge, loaded_at=LOADED_AT))
    said.check_coverage()
    return said


def test_the_name_of_a_document_and_of_an_annex_are_no_parts_of_it(knowledge: Knowledge) -> None:
    said = markdown(
        "# 某市海洋局关于印发《渔港安全整治行动方案（2026年）》的通知\n\n现印发给你们。\n\n"
        "## 渔港安全整治行动方案（2026年）\n\n### 一、主要任务\n\n#### （一）企业责任\n\n"
        "1. **健全制度。** 码头经营企业应当建立台账。\n2. **加强培训。** 码头经营企业应当开展培训。\n\n"
        "### 二、保障措施\n\n加强宣传。\n\n### 附件 任务分工表\n\n"
        "| 序号 | 任务 | 牵头单位 | 配合单位 | 时间节点 |\n| --- | --- | --- | --- | --- |\n"
        "| 1 | 接入监测平台 | 各码头经营企业 | 市海洋局 | 2026年12月底前 |\n",
        knowledge,
    )
    assert [task.title for task in said.tasks] == ["健全制度", "加强培训", "接入监测平台"]
    assert [one.text for one in said.duties] == [
        "码头经营企业应当建立台账。",
        "码头经营企业应当开展培训。",
        "接入监测平台",
    ]
    assert said.duties[2].bearer is ENTERPRISE
    assert said.duties[2].times == (("2026-12-31", None),)
