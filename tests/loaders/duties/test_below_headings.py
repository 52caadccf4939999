"""What stands below headings that announce what a report tells, or what is done wrong."""

import pytest

from dutygraph.graph.model import Bearer, Obligation
from dutygraph.loaders.knowledge.knowledge import Knowledge
from tests.loaders.records.reading import Said, read


def test_what_a_report_tells_is_nothing_to_be_done(knowledge: Knowledge) -> None:
    said = read(
        """\
关于报送年度安全管理情况的通知

各汽车数据处理者：

一、填报内容

（一）安全负责人的姓名和联系方式；

（二）用户投诉和处理情况；

（三）主管部门明确的其他情况；

（四）数据目录每季度更新一次。

（五）各汽车数据处理者形成书面说明并加盖公章。

二、工作要求

各汽车数据处理者应当于3月底前填报。
""",
        knowledge,
    )
    assert [one.text for one in said.duties] == [
        "数据目录每季度更新一次。",
        "各汽车数据处理者形成书面说明并加盖公章。",
        "各汽车数据处理者应当于3月底前填报。",
    ]
    assert any("用户投诉" in quote for quote, _ in said.left_out)


@pytest.mark.parametrize(
    ("heading", "item", "asks"),
    [
        ("报送内容", "落实缆绳检查要求情况。", False),
        ("报告内容", "加强渔港整改的计划；", False),
        ("检查内容", "汽车数据处理者落实值守制度情况。", False),
        ("报送内容", "12月底前整改进展。", False),
        ("报送内容", "按照规定开展自查的结果。", False),
        ("报送内容", "如实说明整改情况。", True),
        ("报送内容", "12月底前说明整改情况。", True),
        ("报告内容", "制定缆绳整改计划。", True),
        ("报送内容", "汽车数据处理者应当公布整改情况。", True),
        ("报送内容", "落实整改计划，加强值守。", True),
        ("工作要求", "落实缆绳检查要求情况。", True),
    ],
)
def test_what_a_paper_tells_of_is_no_act_though_its_name_begins_with_one(
    heading: str, item: str, asks: bool, knowledge: Knowledge
) -> None:
    said = read(
        f"关于报送年度安全情况的通知\n\n各汽车数据处理者：\n\n一、{heading}\n\n（一）{item}\n\n"
        "（二）汽车数据处理者每季度更新目录。\n\n二、时间要求\n\n各汽车数据处理者应当于3月底前填报。\n",
        knowledge,
    )
    assert (item.rstrip("；") in [one.text.rstrip("；") for one in said.duties]) == asks


def test_what_is_done_wrong_is_nothing_to_be_done(knowledge: Knowledge) -> None:
    said = read(
        """\
关于整治渔港秩序的通知

各渔业企业：

一、主要任务

（一）严厉打击虚假报港。

一是编造渔船位置，伪造航次记录。

二是明知或应知渔获来源不明仍予收购的行为。

（二）全面整治违规停泊问题。

占用航道停泊，遮挡船名标识。渔业企业应当立即清理。

二、工作要求

各渔业企业要加强领导。
""",
        knowledge,
    )
    assert [one.text for one in said.duties] == ["渔业企业应当立即清理。", "各渔业企业要加强领导。"]


def test_prose_without_numbers_asks_only_by_its_own_words(knowledge: Knowledge) -> None:
    said = read(
        """\
渔业局通报休渔情况

近年来，渔船数量不断增长，渔民收入日益提高。专家介绍，新规聚焦远洋渔船。渔业企业应当在6月底前登记渔船。
登录捕捞管理系统，如实填报渔获数量。信息共享的最终目的是保护渔业资源。
""",
        knowledge,
    )
    assert [one.text for one in said.duties] == [
        "渔业企业应当在6月底前登记渔船。",
        "登录捕捞管理系统，如实填报渔获数量。",
    ]


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("渔业企业应当履行下列义务：", [("渔业企业", "遵守休渔期"), ("渔业企业", "接受渔政检查。")]),
        ("渔业企业有下列情形之一的，应当报告：", []),
    ],
)
def test_numbered_items_ask_where_the_sentence_before_opens_them(
    lead: str, expected: list[tuple[str, str]], knowledge: Knowledge
) -> None:
    said = read(f"渔业局关于休渔的通知\n\n{lead}\n\n（一）遵守休渔期；\n\n（二）接受渔政检查。\n", knowledge)
    named = [(one.subject or "渔业企业", one.text) for one in said.duties]
    assert [one for one in named if "应当" not in one[1]] == expected


def test_what_tells_cases_asks_nothing_and_leaves_the_duty_before_it_open(knowledge: Knowledge) -> None:
    said = read(
        """\
渔业局关于渔获出口的通知

数据处理者应当向渔业局申报。具体情形包括：一是数据处理者出口渔获；二是数据处理者转运渔获。

以下情形属于渔获出口：

（一）数据处理者将渔获运至境外；

（二）数据处理者允许境外机构可以查询渔获。

数据处理者不得瞒报。
""",
        knowledge,
    )
    assert [one.text for one in said.duties] == ["数据处理者应当向渔业局申报。", "数据处理者不得瞒报。"]
    first, second = [one for one in said.nodes if isinstance(one, Obligation)]
    assert (first.open_case, second.open_case) == (True, None)


def test_who_goes_on_is_as_many_as_before(knowledge: Knowledge) -> None:
    said = read(
        """\
渔业局关于登记的通知

达到规定数量的数据处理者应当登记。同时，应当公开联系方式。

数据处理者应当每年报告。
""",
        knowledge,
    )
    assert [one.open_case for one in [one for one in said.nodes if isinstance(one, Obligation)]] == [
        True,
        True,
        None,
    ]


def test_the_first_sentence_of_a_part_or_a_line_alone_is_the_heading_of_what_follows(
    knowledge: Knowledge,
) -> None:
    said = read(
        """\
关于休渔的通知

各渔业企业：

一、切实履行安全责任。渔业企业应当检修渔船。

二、工作内容

保密与质量检查

渔业企业应当配合检查。

三、登记表通过登记平台提交。渔业企业应当如实填写。
""",
        knowledge,
    )
    assert [one.text for one in said.duties] == [
        "渔业企业应当检修渔船。",
        "渔业企业应当配合检查。",
        "登记表通过登记平台提交。",
        "渔业企业应当如实填写。",
    ]


def test_numbered_acts_that_a_ban_opens_are_banned(knowledge: Knowledge) -> None:
    said = read(
        """\
渔业局关于休渔的通知

渔业企业不得有下列行为：

（一）擅自出港捕捞；

（二）拒绝、阻止检查。
""",
        knowledge,
    )
    assert [(one.modality, one.text) for one in said.duties] == [
        ("PROHIBITED", "擅自出港捕捞"),
        ("PROHIBITED", "拒绝、阻止检查。"),
    ]


def test_what_a_lead_opens_is_asked_below_a_heading_of_goals_too(knowledge: Knowledge) -> None:
    said = read(
        """\
关于开展安全检查的通知

各汽车数据处理者：

一、总体要求

（一）坚持统筹推进。

（二）各汽车数据处理者应当：

1.建立制度；

2.开展评估。

二、工作要求

各汽车数据处理者应当于3月底前填报。
""",
        knowledge,
    )
    assert [one.text for one in said.duties] == [
        "建立制度",
        "开展评估。",
        "各汽车数据处理者应当于3月底前填报。",
    ]


ITEMS = """\
关于加强测试安全的通知

各智能网联汽车生产企业：

{lead}

{items}

杭州市经济和信息化局

2031年3月1日
"""


def below(lead: str, *items: str) -> str:
    return ITEMS.format(lead=lead, items="\n\n".join(f"{at}. {one}" for at, one in enumerate(items, 1)))


def opened(said: Said) -> list[tuple[str, bool]]:
    return [(one.text, bool(one.open_case)) for one in said.nodes if isinstance(one, Obligation)]


LEADS = ["一、工作要求", "一、重点任务", "现将有关事项通知如下：", "现提出以下要求："]


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize(
    "item",
    [
        "对过热电池立即停止使用。",
        "即日起暂停夜间测试。",
        "张贴安全警示标识。",
        "为测试人员购买保险。",
        "向乘客明示测试风险。",
        "对合作企业逐家检查。",
        "每趟结束后清点设备。",
    ],
)
def test_what_stands_below_a_heading_of_demands_is_to_be_done(
    item: str, lead: str, knowledge: Knowledge
) -> None:
    said = read(below(lead, "应当建立台账。", item), knowledge)
    assert opened(said) == [("应当建立台账。", False), (item, False)]
    assert {(one.bearer, one.types) for one in said.duties} == {
        (Bearer.ENTERPRISE, ("connected-vehicle-manufacturer",))
    }


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize(
    "item",
    [
        "全省共有测试车辆900辆。",
        "目前部分企业已停止测试。",
        "本通知有效期两年。",
        "上述要求自5月1日起施行。",
        "停电时间为8时至12时。",
        "报送表格见附件。",
    ],
)
def test_a_fact_below_a_heading_of_demands_is_none(item: str, lead: str, knowledge: Knowledge) -> None:
    said = read(below(lead, "应当建立台账。", item), knowledge)
    assert [one.text for one in said.duties] == ["应当建立台账。"]


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize(
    "item",
    [
        "对违规企业予以通报。",
        "对存在问题的企业挂牌督办。",
        "对守信企业给予便利。",
        "取消违规企业评优资格。",
        "对情节严重的，移送司法机关。",
        "公布一批典型案例。",
    ],
)
def test_what_is_done_to_enterprises_is_not_theirs(item: str, lead: str, knowledge: Knowledge) -> None:
    said = read(below(lead, "应当建立台账。", item), knowledge)
    assert not any(one.text == item and one.bearer is Bearer.ENTERPRISE for one in said.duties)


def test_what_is_not_surely_asked_below_a_heading_of_demands_is_open(knowledge: Knowledge) -> None:
    said = read(below("一、工作要求", "测试形势总体平稳。", "时间安排。3月开始。", "应当登记。"), knowledge)
    assert opened(said) == [
        ("测试形势总体平稳。", True),
        ("3月开始。", True),
        ("应当登记。", False),
    ]


def test_what_is_not_ordered_below_other_headings_is_left_out(knowledge: Knowledge) -> None:
    said = read(below("一、有关事项", "张贴安全警示标识。", "具有独立法人资格。", "应当登记。"), knowledge)
    assert [one.text for one in said.duties] == ["应当登记。"]


def test_items_without_a_number_below_a_heading_of_demands(knowledge: Knowledge) -> None:
    text = ITEMS.format(
        lead="一、目标\n\n提升水平。\n\n二、工作要求", items="拆除旧设备。\n\n对旧电池予以更换。"
    )
    assert [one.text for one in read(text, knowledge).duties] == ["拆除旧设备。", "对旧电池予以更换。"]


@pytest.mark.parametrize(
    "item", ["共享测试场景（见附件2）；", "报送报告（样式见附件1）；", "落实《安全生产法》要求；"]
)
def test_an_item_that_points_to_an_annex_or_a_law_is_asked_as_its_neighbours(
    item: str, knowledge: Knowledge
) -> None:
    lead = "一、各渔业企业应当做好以下工作："
    text = f"渔业通知\n\n{lead}\n（一）建立台账；\n（二）{item}\n（三）报名表见附件2。\n"
    assert [one.text for one in read(text, knowledge).duties] == ["建立台账", item.rstrip("；")]


@pytest.mark.parametrize(
    ("lead", "asked"),
    [
        ("一、申报条件", ["渔业企业应当对材料负责。"]),
        ("一、申报条件\n\n如下。\n\n二、申报企业应当同时具备以下条件：", ["渔业企业应当对材料负责。"]),
        ("一、有关条件", ["应当购买保险。", "渔业企业应当对材料负责。"]),
        ("一、申报要求", ["应当购买保险。", "渔业企业应当对材料负责。"]),
    ],
)
def test_who_may_apply_is_told_by_conditions_and_no_duties(
    lead: str, asked: list[str], knowledge: Knowledge
) -> None:
    said = read(below(lead, "已设立管理机构。", "应当购买保险。", "渔业企业应当对材料负责。"), knowledge)
    assert [one.text for one in said.duties if "机构" not in one.text] == asked


def test_what_a_report_must_tell_of_is_no_duty(knowledge: Knowledge) -> None:
    said = read(below("一、报告内容", "数据的种类和数量；", "应当报告事故。"), knowledge)
    assert [one.text for one in said.duties] == ["应当报告事故。"]


@pytest.mark.parametrize(
    ("item", "things"),
    [
        ("应当加盖公章的营业执照复印件。", []),
        ("经主管部门备案的检测报告。", ["检测报告"]),
        ("渔业企业应当提交承诺书。", ["承诺书"]),
    ],
)
def test_papers_below_their_heading_are_named_by_what_is_asked_of_them(
    item: str, things: list[str], knowledge: Knowledge
) -> None:
    said = read(below("一、申报材料", "申报书；", item), knowledge)
    handed = [thing for one in said.duties for thing, _ in one.handed_in]
    assert handed == ["申报书", *things]
