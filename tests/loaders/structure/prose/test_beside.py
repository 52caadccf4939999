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
        ("（责任单位：各渔业企业，完成时限：2026年6月底前）", ENTERPRISE),
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


LIST = """渔港安全2026年度重点任务清单

一、主体责任类

{first}  健全管理制度
码头经营企业应当明确负责人，并于2026年3月31日前将负责人信息报市海洋局。
依据：《渔港条例》第二十三条；《关于加强渔港管理的通知》（海渔〔2021〕134号）

{second}  开展登记
码头经营企业应当完成登记。

二、监测类

{third}  接入监测
码头经营企业应当接入平台。
"""


@pytest.mark.parametrize(
    "marks",
    [("任务1", "任务2", "任务3"), ("任务1：", "任务2：", "任务3："), ("任务一", "任务二", "任务三")],
)
def test_a_task_by_its_word_and_number_is_one(marks: tuple[str, str, str], knowledge: Knowledge) -> None:
    said = read(LIST.format(first=marks[0], second=marks[1], third=marks[2]), knowledge)
    assert [(task.number, task.title) for task in said.tasks] == [
        (1, "健全管理制度"),
        (2, "开展登记"),
        (3, "接入监测"),
    ]
    assert said.categories == ["主体责任类", "监测类"]
    assert {one.subject for one in said.duties} == {"码头经营企业"}
    # What a task rests on is cited, and no duty.
    assert [words for words, _, _ in said.citations] == [
        "《渔港条例》第二十三条",
        "《关于加强渔港管理的通知》（海渔〔2021〕134号）",
    ]


def test_what_a_column_says_that_a_task_rests_on_is_cited(knowledge: Knowledge) -> None:
    said = read(
        "渔港安全重点任务清单\n\n序号\t任务\t责任单位\t依据\n1\t建立台账\t各码头企业\t《渔港条例》第三条\n",
        knowledge,
    )
    assert [words for words, _, _ in said.citations] == ["《渔港条例》第三条"]
    assert not said.loaded.warnings


def test_a_case_in_a_paragraph_of_its_own_takes_no_condition(knowledge: Knowledge) -> None:
    said = read(
        plan(
            "（一）个人信息保护。处理1000万人以上个人信息的企业应当每两年开展审计。发生变化的，应当重新审计。",
            "收集车外影像的，应当匿名化处理。",
            "（二）码头经营企业应当培训。",
        ),
        knowledge,
    )
    first, again, other, _ = said.obligations
    conditions = {one.id: len(said.conditions_of(one.id)) for one in (first, again, other)}
    assert list(conditions.values()) == [1, 1, 0]
    assert other.binds_others


def test_a_part_of_goals_states_none_though_it_has_days(knowledge: Knowledge) -> None:
    said = read(
        "渔港整治方案\n\n一、整治目标\n2030年底前，实现渔船登记率100%，违规渔船清零。\n二、主要任务\n"
        "（一）登记。码头企业应当登记。\n（二）培训。码头企业应当培训。\n",
        knowledge,
    )
    assert [one.text for one in said.duties] == ["码头企业应当登记。", "码头企业应当培训。"]


def test_a_demand_among_goals_is_one(knowledge: Knowledge) -> None:
    said = read(
        "渔港整治方案\n\n一、整治目标\n2030年底前，各码头企业应当完成登记。\n二、主要任务\n"
        "（一）登记。码头企业应当登记。\n（二）培训。码头企业应当培训。\n",
        knowledge,
    )
    assert len(said.duties) == 3


def test_one_numbered_heading_alone_is_one(knowledge: Knowledge) -> None:
    said = read(
        "关于加强渔港管理的通知\n\n各码头企业：\n\n为加强管理，现提出以下要求。\n\n一、加强管理\n"
        "码头企业应当登记。码头企业应当培训。\n",
        knowledge,
    )
    assert [one.text for one in said.duties] == ["码头企业应当登记。", "码头企业应当培训。"]
    assert {one.section for one in said.obligations} == {"加强管理"} or len(said.obligations) == 2


def test_one_numbered_heading_alone_is_one_above_a_list(knowledge: Knowledge) -> None:
    said = read(
        "渔港备案指南\n\n为便于备案，制定本指南。\n\n一、适用范围\n"
        "码头企业有下列情形之一的，应当备案：\n（一）新建码头的；\n（二）停用码头的。\n",
        knowledge,
    )
    assert said.duties[0].text.startswith("码头企业有下列情形之一的")


@pytest.mark.parametrize("head", ["报送阶段", "情况报送", "信息报送", "自查备案"])
def test_a_heading_that_holds_a_filing_is_no_duty(head: str, knowledge: Knowledge) -> None:
    said = read(plan(f"（一）{head}。码头企业应当登记。", "（二）培训。码头企业应当培训。"), knowledge)
    assert [task.title for task in said.tasks] == [head, "培训"]
    assert [one.text for one in said.duties] == ["码头企业应当登记。", "码头企业应当培训。"]


def test_units_of_a_plan_need_not_be_enterprises(knowledge: Knowledge) -> None:
    said = read(plan("（一）登记。各责任单位应当每年报告。", "（二）培训。码头企业应当培训。"), knowledge)
    assert said.duties[0].bearer is OTHER


@pytest.mark.parametrize(
    ("above", "bearer"),
    [
        ("《渔港办法》第十条至第十二条，对码头经营企业的义务作出了规定：", ENTERPRISE),
        ("本条例对渔业企业的法定责任也作了明确规定：", ENTERPRISE),
        ("本条例对渔业企业的责任作了明确规定：", ENTERPRISE),
        ("《渔港办法》对渔民的义务作出了规定：", UNSTATED),
        ("压实渔业企业的责任：", UNSTATED),
        # What a draft says binds nobody yet, nor does what is not said to be here.
        ("《渔港办法（征求意见稿）》对码头经营企业的义务作出了规定：", UNSTATED),
        ("邻国法律对码头经营企业的义务作出了规定：", UNSTATED),
    ],
)
def test_a_line_that_opens_a_list_names_whose_duties_it_is(
    above: str, bearer: Bearer, knowledge: Knowledge
) -> None:
    said = read(f"{above}\n（一）应当公布收费标准；\n（二）调价前应当提前六十日公示。\n", knowledge)
    assert [one.bearer for one in said.duties] == [bearer, bearer]


def test_a_heading_names_whose_duties_stand_below(knowledge: Knowledge) -> None:
    parts = ("一、渔港经营企业的主要义务", "二、渔政部门的职责", "三、落实渔业企业的责任")
    items = "（一）应当每日巡查。\n（二）应当公布电话。"
    said = read("渔港管理指南\n\n" + "\n".join(f"{part}\n{items}" for part in parts), knowledge)
    assert [one.bearer for one in said.duties] == [ENTERPRISE] * 2 + [UNSTATED] * 4


@pytest.mark.parametrize(
    ("aside", "whose", "when"),
    [
        ("（责任单位：市海洋局；完成时限：2031年6月底前）", AUTHORITY, ["2031-06-30"]),
        ("（牵头单位：市海洋局，2031年6月底前完成）", AUTHORITY, ["2031-06-30"]),
        ("（牵头单位：市海洋局，配合单位：市公安局、市财政局）", AUTHORITY, []),
        ("（责任单位：各渔业企业，2031年6月底前）", ENTERPRISE, ["2031-06-30"]),
    ],
)
def test_brackets_alone_make_a_task_of_a_line(
    aside: str, whose: Bearer, when: list[str], knowledge: Knowledge
) -> None:
    title = "渔港重点任务清单\n\n"
    numbered = read(f"{title}1.监管制度完善{aside}\n2.渔港平台建设{aside}\n", knowledge)
    bare = read(
        f"{title}一、监管\n监管制度完善{aside}\n渔港平台建设{aside}\n二、应急\n预案修订{aside}\n", knowledge
    )
    for said, names in ((numbered, 2), (bare, 3)):
        assert [one.bearer for one in said.duties] == [whose] * names
        assert [[day for day, _ in one.times] for one in said.duties] == [when] * names
        assert not any("（" in one.text for one in said.duties)


@pytest.mark.parametrize(
    ("title", "mark", "end"),
    [
        ("捕捞许可申请材料目录", "（{}）", "；"),
        ("办理渔船登记所需材料清单", "{}、", "。"),
        ("材料清单", "{}、", ""),
    ],
)
def test_a_list_of_papers_asks_for_each(title: str, mark: str, end: str, knowledge: Knowledge) -> None:
    names = ("捕捞许可申请表", "营业执照复印件", "渔船检验报告")
    items = "\n".join(mark.format(count) + name + end for count, name in zip("一二三", names, strict=True))
    said = read(f"{title}\n\n{items}\n", knowledge)
    assert tuple(thing for one in said.duties for thing, _ in one.handed_in) == names
