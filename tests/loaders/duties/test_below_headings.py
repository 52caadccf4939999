"""What stands below headings that announce what a report tells, or what is done wrong."""

import pytest

from dutygraph.graph.model import Obligation
from dutygraph.loaders.knowledge.knowledge import Knowledge
from tests.loaders.records.reading import read


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
