"""Tables of tasks however they are laid out: where names stand, in what order, in which language."""

import pytest

from dutygraph.graph.errors import RefusedDocument
from dutygraph.graph.model import Bearer, Doubt
from dutygraph.loaders.knowledge.knowledge import Knowledge
from tests.loaders.records.reading import Said, read

TITLE = "云海市渔业安全任务清单（2031年）"


def listed(knowledge: Knowledge, *rows: str) -> Said:
    return read("\n".join([TITLE, "", *rows]), knowledge)


def told(said: Said) -> list[tuple[str, list[str | None]]]:
    assert said.task_list.title == TITLE
    said.check_coverage()
    return [(one.text, [when for when, _ in one.times]) for one in said.duties]


def test_names_below_a_cell_that_spans_columns_are_theirs(knowledge: Knowledge) -> None:
    said = listed(
        knowledge,
        "序号\t主要任务\t责任分工\t\t时间安排\t",
        "\t\t牵头单位\t落实单位\t启动\t完成",
        "1\t渔业企业应当清点渔具\t市渔业局\t各渔业企业\t2031年3月\t2031年6月底前",
        "2\t渔业企业应当提交渔具清单\t市渔业局\t各渔业企业\t2031年4月\t2031年7月底前",
    )
    assert told(said) == [
        ("渔业企业应当清点渔具", ["2031-06-30"]),
        ("渔业企业应当提交渔具清单", ["2031-07-31"]),
    ]


ROWS = (
    "序号\t重点任务\t具体要求\t责任主体\t完成时限",
    "1\t清点渔具\t渔业企业应当清点渔具。\t各渔业企业\t2031年6月底前",
    "2\t检修渔船\t鼓励渔业企业检修渔船。\t各渔业企业\t长期",
)


def test_a_numbered_line_between_rows_of_text_names_their_category(knowledge: Knowledge) -> None:
    said = listed(knowledge, ROWS[0], "一、渔具管理", ROWS[1], "二、渔船管理", ROWS[2])
    assert said.categories == ["渔具管理", "渔船管理"]
    assert [one.text for one in said.duties] == ["渔业企业应当清点渔具。", "鼓励渔业企业检修渔船。"]
    beside = listed(knowledge, *ROWS[:2], "— 2 —", ROWS[2])
    assert (beside.categories, len(beside.duties)) == ([TITLE], 2)


def test_a_title_over_all_columns_is_no_name_of_theirs(knowledge: Knowledge) -> None:
    said = listed(
        knowledge,
        "渔船检修表\t\t",
        "任务\t责任单位\t完成时限",
        "渔业企业应当检修渔船\t各渔业企业\t2031年6月底前",
    )
    assert [(one.text, one.times[0][0]) for one in said.duties] == [("渔业企业应当检修渔船", "2031-06-30")]


def test_a_table_that_names_its_columns_at_the_left_is_turned(knowledge: Knowledge) -> None:
    said = listed(
        knowledge,
        "任务名称\t渔业企业应当建立船员台账",
        "责任单位\t各渔业企业",
        "完成时限\t2031年6月底前",
        "报送材料\t船员台账",
    )
    assert told(said) == [("渔业企业应当建立船员台账", ["2031-06-30"])]
    assert [name for one in said.duties for name, _ in one.handed_in] == ["船员台账"]


@pytest.mark.parametrize(
    "rows",
    [
        ("责任主体\t事项\t时限\t备注\t序号", "各渔业企业\t检修渔船\t2031年6月底前\t\t1"),
        ("No.\tTask 任务\tOwner 责任单位\tDeadline 完成时限", "1\t检修渔船\t各渔业企业\t2031-06-30"),
        ("序号\t任务(Task)\t责任单位/Owner\t时限", "1\t检修渔船\t各渔业企业\t2031年6月底前"),
        ("序号\t任务\t责任单位\t时限\t完成情况", "1\t检修渔船\t各渔业企业\t2031年6月底前\t□已完成 □未完成"),
    ],
)
def test_neither_order_nor_language_nor_boxes_of_columns_count(
    rows: tuple[str, ...], knowledge: Knowledge
) -> None:
    assert told(listed(knowledge, *rows)) == [("检修渔船", ["2031-06-30"])]


def test_a_table_of_boxes_alone_is_a_form(knowledge: Knowledge) -> None:
    with pytest.raises(RefusedDocument):
        listed(knowledge, "序号\t任务\t责任单位\t时限\t完成情况", "1\t检修渔船\t\t\t□是 □否")


@pytest.mark.parametrize("cell", ["年捕捞千吨以上", "取得远洋许可"])
def test_a_column_of_conditions_is_no_task(cell: str, knowledge: Knowledge) -> None:
    said = listed(
        knowledge,
        "序号\t工作任务\t责任单位\t条件",
        f"1\t车联网企业应当检修渔船\t车联网企业\t{cell}",
        "2\t车联网企业应当清点渔具\t车联网企业\t无",
    )
    assert [text for text, _ in told(said)] == ["车联网企业应当检修渔船", "车联网企业应当清点渔具"]
    assert [bool(one.open_case) for one in said.obligations] == [True, False]
    assert [one.types for one in said.duties] == [("iov-enterprise",)] * 2


def test_a_column_of_frequencies_says_how_often(knowledge: Knowledge) -> None:
    said = listed(
        knowledge,
        "序号\t具体要求\t责任单位\t频次",
        "1\t检修渔船\t各渔业企业\t每年一次",
        "2\t清点渔具\t各渔业企业\t每月",
    )
    assert [(text, len(times)) for text, times in told(said)] == [("检修渔船", 1), ("清点渔具", 1)]


def test_rows_that_number_and_name_a_category_are_no_tasks(knowledge: Knowledge) -> None:
    said = listed(
        knowledge,
        "序号\t任务\t责任单位\t时限",
        "（一）\t制度建设\t\t",
        "1\t渔业企业应当制定制度\t各渔业企业\t4月底前",
        "（二）\t监测预警\t\t",
        "1\t渔业企业应当开展监测\t各渔业企业\t长期",
    )
    assert [one.text for one in said.duties] == ["渔业企业应当制定制度", "渔业企业应当开展监测"]
    assert said.categories == ["制度建设", "监测预警"]
    assert not [one for one in said.nodes if isinstance(one, Doubt) and "编号" in one.reason]


def test_where_no_column_is_named_a_task_the_one_that_asks_is_it(knowledge: Knowledge) -> None:
    said = listed(
        knowledge,
        "检查项\t检查要点\t责任部门\t整改期限",
        "制度\t渔业企业应当建立渔具管理制度\t安全部\t2031年6月底前",
        "人员\t渔业企业应当配备安全员\t人事部\t2031年7月底前",
    )
    assert told(said) == [
        ("渔业企业应当建立渔具管理制度", ["2031-06-30"]),
        ("渔业企业应当配备安全员", ["2031-07-31"]),
    ]
    assert [one.bearer for one in said.duties] == [Bearer.ENTERPRISE] * 2


def test_no_cell_is_a_title_or_a_signature(knowledge: Knowledge) -> None:
    said = listed(
        knowledge, "甲项\t渔业企业应当提交渔具清单\t云海市渔业局", "乙项\t渔业企业应当检修渔船\t云海市渔业局"
    )
    assert said.task_list.title == TITLE
    assert not [reason for _, reason in said.left_out if "落款" in reason]


def test_of_a_list_of_acts_and_one_of_days_each_has_its_own(knowledge: Knowledge) -> None:
    header = "责任单位\t任务\t完成时限"
    apart = listed(knowledge, header, "各渔业企业\t（1）清点渔具；（2）提交渔具清单\t6月底前；7月底前")
    assert told(apart) == [("清点渔具", ["yearly-06-30"]), ("提交渔具清单", ["yearly-07-31"])]
    together = listed(knowledge, header, "各渔业企业\t清点渔具；提交渔具清单\t每年6月底前和12月底前")
    assert [len(one.times) for one in together.duties] == [2, 2]


def test_what_is_said_of_named_enterprises_is_no_duty_of_all(knowledge: Knowledge) -> None:
    text = "关于整改的通知\n\n各渔业企业：\n\n一、渔业企业应当检修渔船。\n二、渔业企业应当清点渔具。\n"
    said = read(text + "序号\t企业名称\t问题\t整改期限\n1\t甲公司\t未清点渔具\t15日内", knowledge)
    assert [one.text for one in said.duties] == ["渔业企业应当检修渔船。", "渔业企业应当清点渔具。"]
    assert [one for one in said.nodes if isinstance(one, Doubt) and "具体单位" in one.reason]


@pytest.mark.parametrize("column", ["资金", "工作目标", "评分标准", "法律责任"])
def test_a_column_of_another_name_is_no_text_of_the_task(column: str, knowledge: Knowledge) -> None:
    said = listed(knowledge, f"序号\t任务\t{column}\t责任单位", "1\t检修渔船\t张三\t各渔业企业")
    assert [one.text for one in said.duties] == ["检修渔船"]


@pytest.mark.parametrize("column", ["任务描述", "具体做法"])
def test_a_column_that_says_more_is_the_text_of_the_task(column: str, knowledge: Knowledge) -> None:
    said = listed(knowledge, f"序号\t任务\t{column}\t责任单位", "1\t渔船\t逐一检修渔船\t各渔业企业")
    assert [one.text for one in said.duties] == ["逐一检修渔船"]


@pytest.mark.parametrize(
    ("who", "open_"),
    [
        ("车联网企业（乘用车）", True),
        ("车联网企业(年产万辆以上)", True),
        ("车联网企业（自愿）", True),
        ("车联网企业（含平台企业）", False),
        ("车联网企业（以下简称企业）", False),
    ],
)
def test_brackets_behind_who_must_leave_open_which(who: str, open_: bool, knowledge: Knowledge) -> None:
    said = listed(knowledge, "序号\t任务\t责任单位\t时限", f"1\t检修渔船\t{who}\t2031年6月底前")
    assert [bool(one.open_case) for one in said.obligations] == [open_]
    assert "iov-enterprise" in said.duties[0].types


@pytest.mark.parametrize(
    ("column", "cell", "open_"),
    [
        ("性质", "推荐", True),
        ("是否必须", "否", True),
        ("是否必须", "是", False),
        ("状态", "已废止", True),
        ("状态", "进行中", False),
        ("实施地区", "某湾区", True),
        ("实施地区", "全市", False),
        ("分值", "5", False),
        ("适用类别", "A类企业", True),
        ("说明", "乙类企业", True),
        ("适用类别", "全部", False),
        ("适用车型", "越野车", True),
        ("适用车型", "全部车型", False),
    ],
)
def test_a_column_that_may_tell_who_or_where_leaves_its_row_open(
    column: str, cell: str, open_: bool, knowledge: Knowledge
) -> None:
    said = listed(knowledge, f"序号\t任务\t责任单位\t{column}", f"1\t检修渔船\t车联网企业\t{cell}")
    assert [bool(one.open_case) for one in said.obligations] == [open_]


def test_a_list_of_two_columns_is_not_turned(knowledge: Knowledge) -> None:
    said = listed(
        knowledge, "任务\t责任单位", "建立台账\t各渔业企业", "报送统计表\t各渔业企业", "检修渔船\t各渔业企业"
    )
    assert [one.text for one in said.duties] == ["建立台账", "报送统计表", "检修渔船"]


def test_who_issued_a_list_is_no_name_of_its_columns(knowledge: Knowledge) -> None:
    said = listed(
        knowledge,
        "发布单位：云海市渔业局\t\t\t2031年3月1日",
        "序号\t任务内容\t责任单位\t完成时限",
        "1\t渔业企业应当检修渔船\t各渔业企业\t2031年6月底前",
    )
    assert told(said) == [("渔业企业应当检修渔船", ["2031-06-30"])]


def test_a_table_that_compares_texts_states_nothing(knowledge: Knowledge) -> None:
    text = (
        "关于修改渔具目录的通知\n\n各渔业企业：\n\n一、渔业企业应当检修渔船。\n二、渔业企业应当清点渔具。\n"
    )
    said = read(text + "条款\t原条文\t修改后条文\n第四条\t渔业企业应当设立总监\t删除", knowledge)
    assert [one.text for one in said.duties] == ["渔业企业应当检修渔船。", "渔业企业应当清点渔具。"]


@pytest.mark.parametrize(
    "rows",
    [
        ("报送材料\t责任单位\t任务\t时限", "船员台账\t各渔业企业\t建立船员台账\t2031年6月底前"),
        (
            "工作类别\t主要任务\t实施主体\t完成期限\t报送材料",
            "船员\t建立船员台账\t渔业企业\t2031年6月底前\t船员台账",
        ),
        ("编号\t任务\t责任人\t时限\t报送材料", "1\t建立船员台账\t各渔业企业\t2031年6月底前\t船员台账"),
    ],
)
def test_columns_are_read_in_any_order_and_without_numbers(
    rows: tuple[str, ...], knowledge: Knowledge
) -> None:
    said = listed(knowledge, *rows)
    assert told(said)[0] == ("建立船员台账", ["2031-06-30"])
    assert [name for one in said.duties for name, _ in one.handed_in] == ["船员台账"]
    assert {one.bearer for one in said.duties} == {Bearer.ENTERPRISE}


def test_a_person_in_charge_is_not_who_must(knowledge: Knowledge) -> None:
    text = "关于检修的通知\n\n各车联网企业：\n\n请完成下列任务。\n\n序号\t任务\t责任人\t时限\n"
    said = read(text + "1\t检修渔船\t张三\t2031年6月底前", knowledge)
    assert [one.types for one in said.duties if one.text == "检修渔船"] == [("iov-enterprise",)]


def test_a_limit_before_the_task_leaves_its_row_open(knowledge: Knowledge) -> None:
    said = listed(knowledge, "序号\t适用条件\t任务\t责任单位", "1\t年捕捞千吨以上\t检修渔船\t车联网企业")
    assert [bool(one.open_case) for one in said.obligations] == [True]


@pytest.mark.parametrize(
    ("column", "of", "open_"),
    [("船舶类型", "远洋渔船", True), ("类别", "人员", False), ("船舶类型", "各类船舶", False)],
)
def test_of_which_kind_a_row_is_limits_it(column: str, of: str, *, open_: bool, knowledge: Knowledge) -> None:
    said = listed(knowledge, f"{column}\t任务\t责任单位", f"{of}\t检修渔船\t车联网企业")
    assert [bool(one.open_case) for one in said.obligations] == [open_]


def test_a_programme_asks_nobody(knowledge: Knowledge) -> None:
    text = "关于培训的通知\n\n各渔业企业：\n\n一、渔业企业应当检修渔船。\n二、渔业企业应当清点渔具。\n"
    said = read(text + "时间\t地点\t内容\n9:00\t大会堂\t开幕式", knowledge)
    assert [one.text for one in said.duties] == ["渔业企业应当检修渔船。", "渔业企业应当清点渔具。"]
