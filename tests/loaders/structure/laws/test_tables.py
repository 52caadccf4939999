"""Tables among the articles of a law: what a row asks, and what its other cells say of that."""

import pytest

from dutygraph.graph.model import Bearer
from dutygraph.loaders.knowledge.knowledge import Knowledge
from tests.loaders.records.reading import Duty, Said, read


def law(table: str, knowledge: Knowledge) -> Said:
    return read(
        "滨海市车辆数据管理办法\n\n第一条 为了规范报送，制定本办法。\n\n第二条 有关企业按照下表报送：\n\n"
        f"{table}\n\n第三条 有关部门应当监督检查。\n\n第四条 本办法自2031年5月1日起施行。\n",
        knowledge,
    )


def rows(said: Said) -> list[Duty]:
    return [
        duty for one, duty in zip(said.obligations, said.duties, strict=True) if "表" in one.id.split("/")[1]
    ]


def test_columns_say_who_must_and_by_when(knowledge: Knowledge) -> None:
    said = law(
        "序号\t责任主体\t报送内容\t时限\n"
        "1\t车联网服务平台运营企业\t应当报送月度测试报告\t每月5日前\n"
        "2\t智能网联汽车生产企业\t应当报送缺陷分析报告\t事故发生后24小时内",
        knowledge,
    )
    platform, maker = rows(said)
    assert (platform.types, maker.types) == (("iov-platform-operator",), ("connected-vehicle-manufacturer",))
    assert [len(duty.times) for duty in (platform, maker)] == [1, 1]
    assert not any("写明由谁履行" in one for one in said.loaded.warnings)
    said.check_coverage()


def test_what_is_listed_to_be_handed_in_is_a_row_each_by_when_and_to_whom(knowledge: Knowledge) -> None:
    said = law("材料\t报送时间\t接收单位\n年度报告\t每年12月15日前\t滨海市渔业局", knowledge)
    (row,) = rows(said)
    assert row.bearer is Bearer.UNSTATED
    assert row.handed_in == (("年度报告", ("滨海市渔业局",)),)
    assert len(row.times) == 1
    assert any("写明由谁履行" in one for one in said.loaded.warnings)


def test_what_a_column_asks_in_whatever_words_is_open(knowledge: Knowledge) -> None:
    said = law(
        "检查项目\t检查内容\n台账\t及时更新台账\n灯具\t留存检修记录不少于六个月\n围栏\t-",
        knowledge,
    )
    assert [(duty.text, duty.bearer) for duty in rows(said)] == [
        ("及时更新台账", Bearer.UNSTATED),
        ("留存检修记录不少于六个月", Bearer.UNSTATED),
    ]
    said.check_coverage()


def test_a_row_that_no_column_gives_to_anybody_is_open(knowledge: Knowledge) -> None:
    said = law("报送内容\t时限\n智能网联汽车生产企业应当报送年度报告\t每年12月15日前", knowledge)
    assert [one.open_case for one in said.obligations if "表" in one.id] == [True]


@pytest.mark.parametrize("column", ["情形", "等级", "车型"])
def test_a_column_that_is_not_known_leaves_open_whom_a_row_binds(column: str, knowledge: Knowledge) -> None:
    said = law(
        f"责任主体\t{column}\t报送内容\n智能网联汽车生产企业\t甲类\t应当报送缺陷分析报告\n"
        "智能网联汽车生产企业\t乙类\t应当报送运行记录",
        knowledge,
    )
    maker = ("connected-vehicle-manufacturer",)
    assert [(duty.bearer, duty.types) for duty in rows(said)] == [(Bearer.ENTERPRISE, maker)] * 2
    assert [one.open_case for one in said.obligations if "表" in one.id] == [True, True]


def test_what_columns_ask_of_a_party_each_is_a_part_of_its_own(knowledge: Knowledge) -> None:
    said = law("事项\t智能网联汽车生产企业任务\t渔业部门任务\n自查\t报送自查报告\t组织检查", knowledge)
    assert [(one.bearer, one.text) for one in rows(said)] == [
        (Bearer.ENTERPRISE, "报送自查报告"),
        (Bearer.AUTHORITY, "组织检查"),
    ]
    said.check_coverage()
