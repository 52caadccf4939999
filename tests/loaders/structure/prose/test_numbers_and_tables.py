"""Numbering by decimals, lists of cases, and tables of what is handed in, in running text."""

import pytest

from dutygraph.graph.model import Bearer, Task
from dutygraph.loaders.documents.formats.markdown import read_markdown
from dutygraph.loaders.kinds import kind_of
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import read_as
from tests.loaders.conftest import LOADED_AT
from tests.loaders.records.reading import Said, read

DECIMALS = """渔港无人渔船运行规则

渔港委员会

1 总则
1.1 适用于在港内运营无人渔船的企业（以下简称运营方）。
2 申请
2.1 运营方应当向渔港委员会提交以下材料：
a) 运行方案；
b) 检测报告。
2.2 渔港委员会应当在15个工作日内答复。
3 运行
3.1 运营方
3.1.1 应当每月检查一次。
3.1.2 不得改变航线。
3.2 维修
3.2.1 应当每年检修。
"""


def test_decimals_number_sections_and_tasks(knowledge: Knowledge) -> None:
    said = read(DECIMALS, knowledge)
    duties = {duty.text: duty for duty in said.duties}
    lead = next(duty for text, duty in duties.items() if text.startswith("运营方应当向渔港委员会"))
    assert [name for name, _ in lead.handed_in] == ["运行方案", "检测报告"]
    assert duties["应当每月检查一次。"].bearer is Bearer.ENTERPRISE
    assert duties["不得改变航线。"].bearer is Bearer.ENTERPRISE
    assert duties["应当每年检修。"].bearer is Bearer.UNSTATED
    assert len(duties) == 5
    tasks = [node.number for node in said.nodes if isinstance(node, Task)]
    assert tasks == [1, 1, 2, 1, 2, 1]


CASES = """渔船改造指南

一、适用情形
渔业企业改造渔船，有下列情形之一的，应当申报安全评估：
（一）改变船长；
（二）改变用途。
二、有效期
在有效期内出现以下情形之一的，渔业企业应当重新申报：
1.船主发生变化；
2.用途发生变化。
各渔业企业要留存记录。
"""


def test_cases_that_a_sentence_opens_are_part_of_it(knowledge: Knowledge) -> None:
    texts = [duty.text for duty in read(CASES, knowledge).duties]
    assert len(texts) == 3
    assert texts[0].endswith("（二）改变用途。")
    assert texts[1].endswith("2.用途发生变化。")


WEB = """首页

机构概况

关于开展渔船备案工作的通知

各渔业企业：

一、对象

注册在本省的渔业企业。

二、流程

（一）备案。渔业企业应当提交材料，包括：1.登记表；2.照片。

（二）测评。三级系统应每年测评一次，二级系统应每两年测评一次。
"""


def test_a_notice_is_named_by_its_own_line_and_particulars_belong_to_what_they_are_of(
    knowledge: Knowledge,
) -> None:
    said = read(WEB, knowledge)
    assert said.task_list.title == "关于开展渔船备案工作的通知"
    assert [duty.text for duty in said.duties] == [
        "渔业企业应当提交材料，包括：1.登记表；2.照片。",
        "三级系统应每年测评一次",
        "二级系统应每两年测评一次。",
    ]


TABLE = """# 渔港数据报送通知

## 一、报送

各渔业企业应当按时报送。

## 二、要求

各渔业企业要高度重视。

附件

材料清单

| 序号 | 材料名称 | 报送主体 | 报送时限 |
|---|---|---|---|
| 1 | 渔船目录 | 整车生产企业 | 2031年4月30日前 |
| 2 | 年度报告 | 渔业企业 | 每年1月底前 |
"""


def test_rows_of_a_table_say_who_hands_in_what_by_when(knowledge: Knowledge) -> None:
    document = read_markdown("a.md", TABLE.encode())
    said = Said(read_as(kind_of(document), document, knowledge, loaded_at=LOADED_AT))
    first, second = said.duties[-2:]
    assert (first.text, first.bearer, first.types) == (
        "渔船目录",
        Bearer.ENTERPRISE,
        ("connected-vehicle-manufacturer",),
    )
    assert first.handed_in == (("渔船目录", ()),)
    assert first.times == (("2031-04-30", None),)
    assert (second.text, second.types) == ("年度报告", ())
    assert not any("报送主体" in duty.text for duty in said.duties)


HEADED = """# 渔船合规指引

发布单位说明

## 收集环节

- 渔业企业应以**显著**方式告知，并取得[同意](https://example.cn/a)，且不得超出范围。

## 附录A 自评表（参考）

本附录供渔业企业参考。
"""


def test_headings_of_a_format_part_the_text_and_are_no_words_of_it(knowledge: Knowledge) -> None:
    document = read_markdown("a.md", HEADED.encode())
    said = read_as(kind_of(document), document, knowledge, loaded_at=LOADED_AT)
    texts = [duty.text for duty in Said(said).duties]
    assert texts[0].startswith("渔业企业应以")
    assert not any("收集环节" in text or "附录" in text for text in texts)


PLAN = (
    "仓储安全整治工作方案\n\n一、总体目标\n坚持预防为主。\n二、重点任务\n\n{table}\n\n"
    "三、保障措施\n（一）仓储企业应当开展培训。\n（二）仓储企业应当建立台账。\n"
)


def test_a_table_of_tasks_in_a_plan_is_read_row_by_row(knowledge: Knowledge) -> None:
    rows = (
        "序号\t重点任务\t具体内容\t责任单位\t完成时限",
        "1\t设施改造\t完成货架改造。\t市应急管理局\t2026年10月底前",
        "2\t系统接入\t仓库应当接入市级平台，每日上传温度数据；未接入的仓库不得开业。\t各仓储企业\t2026年6月30日前",
        "3\t自查\t编制自查报告并报送市应急管理局。\t各仓储企业\t每季度末前",
        "4\t值守\t建立双人值守制度。\t各仓储企业\t长期坚持",
    )
    said = read(PLAN.format(table="\n".join(rows)), knowledge)
    assert said.categories == ["重点任务", "保障措施"]
    assert [task.title for task in said.tasks][:4] == ["设施改造", "系统接入", "自查", "值守"]
    works, joins, closed, checks, guard, *_ = said.duties
    assert (works.bearer, works.times) == (Bearer.AUTHORITY, (("2026-10-31", None),))
    assert joins.bearer is closed.bearer is checks.bearer is guard.bearer is Bearer.ENTERPRISE
    assert joins.times == (("1 P1D", None), ("2026-06-30", None))
    assert [name for name, _ in joins.handed_in] == ["温度数据"]
    # A deadline for what is to be done is none for what is forbidden.
    assert (closed.modality, closed.times) == ("PROHIBITED", ())
    assert checks.handed_in == (("自查报告", ("市应急管理局",)),)
    assert guard.times == ()


@pytest.mark.parametrize(
    ("who", "helping", "bearer", "others"),
    [
        ("市应急管理局", "各街道办事处", Bearer.AUTHORITY, None),
        ("市应急管理局", "消防救援支队、各仓储企业", Bearer.OTHER, None),
        ("各仓储企业", "市应急管理局", Bearer.ENTERPRISE, True),
        ("智能网联汽车生产企业", "市应急管理局", Bearer.ENTERPRISE, None),
        ("智能网联汽车生产企业", "智能网联汽车生产企业", Bearer.ENTERPRISE, None),
        ("智能网联汽车生产企业", "各保险公司", Bearer.ENTERPRISE, True),
    ],
)
def test_who_takes_part_is_open_and_never_left_out(
    who: str, helping: str, bearer: Bearer, others: bool | None, knowledge: Knowledge
) -> None:
    rows = "\n".join(f"{task}\t{who}\t{helping}" for task in ("建立联合演练制度。", "开展联合演练。"))
    rows = f"工作任务\t责任单位\t配合单位\n{rows}"
    said = read(PLAN.format(table=rows), knowledge)
    assert [task.number for task in said.tasks][:2] == [1, 2]
    assert [(one.bearer, one.binds_others) for one in said.obligations][:2] == [(bearer, others)] * 2


@pytest.mark.parametrize("header", ["报送单位", "填报部门"])
def test_a_column_of_senders_is_to_whom_where_its_cells_name_public_bodies(
    header: str, knowledge: Knowledge
) -> None:
    text = "仓储企业应当开展自查并报送自查报告。"
    rows = f"工作任务\t{header}\n{text}\t市应急管理局\n{text}\t各仓储企业"
    said = read(PLAN.format(table=rows), knowledge)
    assert [one.handed_in for one in said.duties][:2] == [
        (("自查报告", ("市应急管理局",)),),
        (("自查报告", ()),),
    ]
    assert {one.bearer for one in said.duties[:2]} == {Bearer.ENTERPRISE}


@pytest.mark.parametrize(
    "header",
    ["序号\t材料名称\t份数\t要求", "序号\t申报材料\t形式\t备注", "编号\t应提交的资料清单\t份数\t说明"],
)
def test_a_table_of_papers_needs_no_other_column(header: str, knowledge: Knowledge) -> None:
    said = read(
        "道路测试申报指南\n\n一、申报条件\n\n申请企业应当依法设立。\n\n二、申报材料\n\n"
        f"{header}\n1\t道路测试申请表\t2\t加盖公章\n2\t第三方机构出具的检测报告\t1\t原件\n\n"
        "三、办理时限\n\n申请企业应当在30日内补正。\n",
        knowledge,
    )
    handed_in = [thing for duty in said.duties for thing, _ in duty.handed_in]
    assert handed_in == ["道路测试申请表", "第三方机构出具的检测报告"]
    assert not any("只有标题" in warning for warning in said.loaded.warnings)


@pytest.mark.parametrize(
    "words",
    [
        "一、渔业企业建立安全台账。",
        "渔业企业在码头显著位置公示价格。",
        "一、新增网具，未经备案，不予投放。",
        "船员因经销商原因受到损失的，由经销商先行赔付。",
        "突发险情先以电话形式报告。",
    ],
)
def test_a_notice_may_say_all_that_it_asks_without_a_modal_word(words: str, knowledge: Knowledge) -> None:
    said = read(f"关于渔船管理的通知\n各渔业企业：\n{words}\n滨海市渔业局\n2031年3月1日\n", knowledge)
    assert [one.text for one in said.duties] == [words.removeprefix("一、")]


def test_cells_that_say_what_an_enterprise_does_ask_for_it(knowledge: Knowledge) -> None:
    rows = "类别\t要求\n组织\t渔业企业设专人值守\n人员\t渔业企业定期开展培训\n台账\t每月更新一次"
    said = read(f"滨海市渔船安全要求清单\n滨海市渔业局\n2031年3月1日\n{rows}\n", knowledge)
    assert [one.text for one in said.duties] == ["渔业企业设专人值守", "渔业企业定期开展培训", "每月更新一次"]


def test_a_number_without_a_second_is_none_of_the_words(knowledge: Knowledge) -> None:
    said = read("关于渔船登记的通知\n各渔业企业：\n一、渔业企业应当登记渔船。\n", knowledge)
    assert [(one.text, one.subject) for one in said.duties] == [("渔业企业应当登记渔船。", "渔业企业")]
    said.check_coverage()


def test_numbered_sections_are_parted_whatever_ends_them(knowledge: Knowledge) -> None:
    said = read(
        "渔港停航通告\n一、渔业企业应当停航；\n二、渔船对照清单开展自查；\n三、渔业企业应当上报自查结果。\n",
        knowledge,
    )
    assert [node.number for node in said.nodes if isinstance(node, Task)] == [1, 2, 3]
    said.check_coverage()


def test_a_sentence_that_names_papers_before_it_asks_for_them_opens_their_list(knowledge: Knowledge) -> None:
    above = "渔船登记通知\n各渔业企业：\n请各单位于5月10日前将以下材料报送渔业局：\n"
    said = read(f"{above}1.自查报告；\n2.渔船清单。\n", knowledge)
    assert [name for duty in said.duties for name, _ in duty.handed_in] == ["自查报告", "渔船清单"]
