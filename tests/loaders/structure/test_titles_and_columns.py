"""Lists under any spelling of their title, headers with blanks, columns that are not read, and recipients."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from dutygraph.graph.errors import RefusedDocument
from dutygraph.graph.model import Bearer
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import read_path
from tests.loaders.conftest import LOADED_AT
from tests.loaders.documents.formats.writing import FORMATS
from tests.loaders.records.reading import Said, read

ROW = "1\t建立制度\t车联网平台运营企业应当建立制度。\t{}\n"


def text(title: str, header: str = "序号\t重点任务\t任务内容\t企业材料提报", asked: str = "-") -> str:
    return f"附件\n\n{title}\n\n{header}\n{ROW.format(asked)}"


def test_one_list_under_every_spelling_of_its_title(knowledge: Knowledge) -> None:
    titles = (
        "滨海市 2026 年车联网安全重点任务清单",
        "滨海市2026年车联网安全重点任务清单",
        "滨海市２０２６年车联网安全重点任务清单",
        "滨海市2026年车联网\n安全重点任务清单",
        "滨海市2026年⻋联⽹安全重点任务清单",
    )
    assert len({read(text(title), knowledge).task_list.id for title in titles}) == 1
    other = read(text("滨海市2027年车联网安全重点任务清单"), knowledge)
    assert other.task_list.id != read(text(titles[0]), knowledge).task_list.id


@pytest.mark.parametrize(
    "header", ["序 号\t重点任务\t任务内容\t企业材料提报", "序　号\t重 点 任 务\t任务内容\t材 料"]
)
def test_blanks_within_a_header_count_for_nothing(header: str, knowledge: Knowledge) -> None:
    said = read(text("滨海市2026年重点任务清单", header), knowledge)
    assert len(said.duties) == 1
    said.check_coverage()


def test_columns_that_are_not_read_are_told(knowledge: Knowledge) -> None:
    header = "序号\t重点任务\t任务内容\t备注\t企业材料提报\t联系人及完成时限"
    row = "1\t建立制度\t车联网平台运营企业应当建立制度。\t行业协会\t-\t张三，3月31日前\n"
    said = read(f"滨海市2026年重点任务清单\n\n{header}\n{row}", knowledge)
    assert ["备注" in one for one in said.loaded.warnings] == [True, False, False]
    assert "联系人" in said.loaded.warnings[1]
    assert "地域表中没有“滨海市”" in said.loaded.warnings[2]
    assert said.duties[0].times == ()
    said.check_coverage()


def columns(knowledge: Knowledge, header: str, *rows: str) -> Said:
    lines = "\n".join(rows)
    return read(f"滨海市2026年重点任务清单\n市通信管理局  2026年1月5日\n\n{header}\n{lines}\n", knowledge)


@pytest.mark.parametrize("by", ["2026年6月30日前", "2026年6月30日", "2026年6月底前", "2026 年 6 月 30 日 前"])
def test_columns_say_who_by_when_and_to_whom(by: str, knowledge: Knowledge) -> None:
    said = columns(
        knowledge,
        "序号\t重点任务\t工作内容\t责任单位\t完成时限\t接收单位\t需提交材料",
        f"1\t定级备案\t开展定级备案。\t车联网平台运营企业\t{by}\t市通信管理局\t定级备案证明",
        f"2\t自查\t每季度开展自查。\t智能网联汽车生产企业\t{by}\t市公安局、市通信管理局\t无",
        f"3\t巡查\t开展巡查。\t市公安局\t{by}\t\t",
    )
    assert said.task_list.title == "滨海市2026年重点任务清单"
    filing, checks, patrol = said.duties
    assert filing.types == ("iov-platform-operator",)
    assert filing.times == (("2026-06-30", None),)
    assert filing.handed_in == (("定级备案证明", ("市通信管理局",)),)
    # How often it is done and by when are both said.
    assert checks.types == ("connected-vehicle-manufacturer",)
    assert [when for when, _ in checks.times] == ["1 P3M", "2026-06-30"]
    assert checks.times != filing.times
    assert patrol.bearer is Bearer.AUTHORITY
    assert ["市通信管理局" in one for one in said.loaded.warnings] == [True, False]
    assert "滨海市" in said.loaded.warnings[1]
    said.check_coverage()


def test_a_deadline_for_handing_in_is_that_of_what_is_handed_in(knowledge: Knowledge) -> None:
    said = columns(
        knowledge,
        "序号\t重点任务\t工作内容\t责任主体\t报送材料\t报送时间",
        "1\t自查\t车联网企业应当开展自查。\t车联网企业\t自查报告\t每年12月15日前",
    )
    check, report = said.duties
    assert check.times == ()
    assert report.times == (("yearly-12-15", None),)


def test_things_that_a_column_only_names_are_handed_in_by_the_duty_of_their_row(knowledge: Knowledge) -> None:
    said = columns(
        knowledge,
        "序号\t重点任务\t工作内容\t责任主体\t完成时限\t报送材料",
        "1\t自查\t每季度自查，结束后10日内报送。\t车联网企业\t9月底前\t自查报告（报市公安局，抄送市数据局）、整改结果",
        "2\t备案\t车联网企业应当备案。\t车联网企业\t9月底前\t企业应当每年报送备案证明",
    )
    check, *filing = said.duties
    assert check.handed_in == (("自查报告", ("市公安局", "市数据局")), ("整改结果", ()))
    # What the column says of the day stands beside how often, and how soon after.
    assert [when for when, _ in check.times] == ["1 P3M", "P10D", "yearly-09-30"]
    assert [one.text for one in filing] == ["车联网企业应当备案。", "企业应当每年报送备案证明"]


def test_a_list_without_materials_is_one_where_it_says_who_is_bound(knowledge: Knowledge) -> None:
    said = columns(
        knowledge, "序号\t重点任务\t主要内容\t责任单位\t完成时限", "1\t自查\t开展自查。\t车联网企业\t长期坚持"
    )
    (check,) = said.duties
    assert check.types == ("iov-enterprise",)
    assert check.times == ()
    assert "长期坚持" in [words for words, _ in said.left_out]


def test_who_is_not_understood_stays_open(knowledge: Knowledge) -> None:
    header = "序号\t重点任务\t主要内容\t责任单位\t材料"
    said = columns(knowledge, header, "1\t自查\t开展自查。\t见附件二\t-")
    assert said.duties[0].bearer is Bearer.UNSTATED
    assert "见附件二" in [words for words, _ in said.left_out]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("市经济和信息化局", ["市经济和信息化局"]),
        ("市发展和改革委员会", ["市发展和改革委员会"]),
        ("市规划和自然资源局", ["市规划和自然资源局"]),
        ("市住房和城乡建设局", ["市住房和城乡建设局"]),
        ("市文化、旅游局", ["市文化、旅游局"]),
        ("市公安局和市水务局", ["市公安局", "市水务局"]),
        ("市公安局、市水务局和市经济和信息化局", ["市公安局", "市水务局", "市经济和信息化局"]),
        ("市发展和改革委员会、市财政局", ["市发展和改革委员会", "市财政局"]),
    ],
)
def test_authorities_are_cut_only_where_both_halves_are_some(
    words: str, names: list[str], knowledge: Knowledge
) -> None:
    said = read(
        text("滨海市2026年重点任务清单", asked=f"企业应在3月31日前向{words}报送年度报告。"), knowledge
    )
    assert said.duties[1].handed_in == (("年度报告", tuple(names)),)


def test_invisible_characters_hide_nobody(knowledge: Knowledge) -> None:
    odd = text("滨海市2026年重点任务清单").replace("车联网平台", "车\u200b联网\u00ad平台")
    said = read(odd, knowledge)
    assert [one.types for one in said.duties] == [("iov-platform-operator",)]
    said.check_coverage()


@pytest.mark.parametrize(
    "header",
    [
        "序号\t责任事项\t责任内容\t责任主体\t时间要求",
        "序号\t整改举措\t工作内容\t落实单位\t时间节点",
        "编号\t落实措施\t具体要求\t适用对象\t完成节点",
        "序号\t工作要点\t管理要求\t责任企业\t进度安排",
    ],
)
def test_columns_are_told_by_the_noun_at_their_end(header: str, knowledge: Knowledge) -> None:
    row = "1\t资产管理\t建立资产台账。\t车联网平台运营企业\t2031年4月底前\n"
    said = read(
        "湖南省2031年企业数据安全责任清单\n\n发布单位：湖南省通信管理局\n\n"
        f"{header}\n{row}备注：1.本清单所称台账，指纸质或者电子台账。\n",
        knowledge,
    )
    (duty,) = said.duties
    assert (said.task_list.jurisdiction, duty.types, duty.times) == (
        "湖南省",
        ("iov-platform-operator",),
        (("2031-04-30", None),),
    )


def test_a_table_of_what_words_mean_or_of_what_was_changed_is_none_of_tasks(knowledge: Knowledge) -> None:
    for header, row in (
        ("术语\t英文\t释义", "运营商\toperator\t提供服务的企业"),
        ("序号\t修改内容\t日期", "1\t删去附录\t2031年3月2日"),
    ):
        with pytest.raises(RefusedDocument, match="lacks the expected columns"):
            read(f"车联网文件\n\n{header}\n{row}\n", knowledge)


@pytest.mark.parametrize("responsible", ["责任单位", "配合单位/落实主体", "办理主体"])
@pytest.mark.parametrize("month", ["5月底前", "2031年5月", "2031年4月—5月"])
def test_where_one_leads_and_another_is_responsible_the_task_is_of_the_second(
    responsible: str, month: str, knowledge: Knowledge
) -> None:
    said = read(
        f"云南省2031年车联网安全任务清单\n\n序号\t任务\t工作内容\t牵头单位\t{responsible}\t时限\n"
        f"1\t自查\t完成自查\t省通信管理局\t车联网平台运营企业\t{month}\n",
        knowledge,
    )
    (duty,) = said.duties
    assert (duty.bearer, duty.types) == (Bearer.ENTERPRISE, ("iov-platform-operator",))
    assert [day[-5:] for day, _ in duty.times] == ["05-31"]
    assert not said.loaded.warnings


def test_columns_before_the_tasks_own_say_of_it_too(knowledge: Knowledge) -> None:
    said = read(
        "关于开展自查的通知\n\n各车联网平台运营企业：\n\n一、进度安排\n\n阶段\t完成时限\t企业任务\n"
        "自查\t2031年4月20日前\t完成自查\n整改\t2031年7月15日前\t完成整改\n\n二、其他要求\n\n企业应当如实填报。\n",
        knowledge,
    )
    assert [(duty.text, duty.times) for duty in said.duties if duty.times] == [
        ("完成自查", (("2031-04-20", None),)),
        ("完成整改", (("2031-07-15", None),)),
    ]


def test_what_stands_below_the_table_is_of_the_list_as_a_whole(knowledge: Knowledge) -> None:
    said = read(
        "云南省2031年车联网安全任务清单\n\n序号\t任务\t工作内容\t责任单位\n"
        "1\t自查\t完成自查，形成台账\t车联网平台运营企业\n\n说明：\n\n"
        "1. 各企业应当每半年报送一次进展。\n2. 台账可以是电子台账\n\n云南省通信管理局\n2031年2月3日\n",
        knowledge,
    )
    assert [duty.text for duty in said.duties] == ["完成自查，形成台账", "各企业应当每半年报送一次进展。"]
    assert "云南省通信管理局" in [words for words, _ in said.left_out]


@pytest.mark.parametrize("column", ["备注", "说明", "工作标准"])
def test_a_remark_that_demands_something_is_a_statement_of_whose_task_it_is(
    column: str, knowledge: Knowledge
) -> None:
    said = columns(
        knowledge,
        f"序号\t任务\t工作内容\t责任单位\t{column}",
        "1\t建立台账\t应当建立台账\t车联网服务平台运营企业\t台账应当每季度更新",
        "2\t开展自查\t应当开展自查\t智能网联汽车生产企业\t参照附件一",
    )
    remarks = [duty for duty in said.duties if "台账应当" in duty.text]
    assert [duty.types for duty in remarks] == [("iov-platform-operator",)]
    assert sum(f"“{column}”" in one for one in said.loaded.warnings) == 1
    said.check_coverage()


REMARKS = (
    "青川省渔业安全任务清单\n\n序号\t任务\t责任单位\t{column}\n1\t建立台账\t汽车生产企业\t无\n"
    "2\t开展演练\t汽车生产企业\t{cell}\n"
)


@pytest.mark.parametrize(
    ("column", "cell", "open_"),
    [
        ("备注", "仅适用于处理重要数据的企业", True),
        ("备注", "限于涉及出口的企业", True),
        ("备注", "其他企业参照执行", True),
        ("备注", "2031年出口的车型除外", True),
        ("备注", "示范企业", True),
        ("备注", "自2033年起执行", True),
        ("备注", "拟于2032年取消", True),
        ("备注", "鼓励", True),
        ("备注", "所有企业", False),
        ("适用范围", "年产万辆以上", True),
        ("适用范围", "全部", False),
        ("适用车型", "远洋渔船", True),
        ("适用车型", "全部车型", False),
        ("条件", "年产万辆以上", True),
        ("适用情形", "发生变更时", True),
        ("前提条件", "不限", False),
        ("备注", "续上年任务", False),
        ("备注", "由省厅指导", False),
    ],
)
def test_a_cell_that_may_limit_a_task_leaves_open_whom_it_binds(
    column: str, cell: str, open_: bool, knowledge: Knowledge
) -> None:
    said = read(REMARKS.format(column=column, cell=cell), knowledge)
    assert bool(said.obligations[1].open_case) == open_
    assert bool(said.obligations[1].binds_others) == open_
    assert [one.text for one in said.obligations] == ["建立台账", "开展演练"]
    assert all(one.types for one in said.duties)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "某局质量司关于进一步规范\n\n  渔船事故报告的补充通知\n",
            "某局质量司关于进一步规范渔船事故报告的补充通知",
        ),
        ("EN\n关于规范渔船事故报告的通知\n", "关于规范渔船事故报告的通知"),
        ("各有关单位：\n", "a"),
        # What a notice sends is its title; where it sends several, none of them is.
        ("我局制定了《渔船事故报告办法》。现印发给你们。\n", "渔船事故报告办法"),
        ("我局制定了《渔船事故报告原则》《渔船事故核查办法》。现印发给你们。\n", "a"),
    ],
)
def test_a_title_is_what_names_the_document(head: str, title: str, knowledge: Knowledge) -> None:
    text = f"{head}各渔业企业：\n渔业企业应当报送报告（详见附件）\n渔业企业不得瞒报。\n"
    said = read(text, knowledge)
    assert re.sub(r"\s", "", said.loaded.title) == title
    assert len(said.duties) == 2


LISTED = (
    ("序号", "任务内容", "责任单位", "完成时限"),
    ("1", "渔业企业应当建立船员台账", "各渔业企业", "2031年5月底前"),
    ("2", "渔业企业应当报送渔获统计表", "各渔业企业", "2031年6月底前"),
)


def in_format(
    format: str, folder: Path, knowledge: Knowledge, *content: str | Sequence[Sequence[str]]
) -> Said:
    name, write = FORMATS[format]
    path = folder / name
    path.write_bytes(write(content))
    return Said(read_path(path, knowledge, review=False, loaded_at=LOADED_AT))


@pytest.mark.parametrize("format", ["text", "html", "docx", "xlsx", "markdown", "pdf"])
@pytest.mark.parametrize(
    ("above", "title"),
    [
        ((("填报单位：", "", "", "2031年3月1日"),), "上海市渔业安全任务清单"),
        ((("上海市渔船检修任务表", "", "", ""),), "上海市渔船检修任务表"),
        (
            (("上海市渔船检修分工表", "", "", ""), ("填报单位：", "联系人：", "", "报送时间：")),
            "上海市渔船检修分工表",
        ),
    ],
)
def test_rows_above_the_header_of_a_list_are_text_above_it(
    above: Sequence[Sequence[str]], title: str, format: str, tmp_path: Path, knowledge: Knowledge
) -> None:
    before = [title] if "填报" in above[0][0] else []
    said = in_format(format, tmp_path, knowledge, *before, (*above, *LISTED))
    assert (said.task_list.title, said.task_list.jurisdiction) == (title, "上海市")
    assert [[when for when, _ in one.times] for one in said.duties] == [["2031-05-31"], ["2031-06-30"]]
    assert len(said.tasks) == 2
    said.check_coverage()
    unnumbered = [*((row[0], *row[2:]) for row in above), *(row[1:] for row in LISTED)]
    assert len(in_format(format, tmp_path, knowledge, *before, unnumbered).tasks) == 2


def test_another_table_above_the_header_stays_a_table(tmp_path: Path, knowledge: Knowledge) -> None:
    forms = ("序号", "材料名称", "报送时限", "备注"), ("1", "渔船证书", "2031年4月1日前", "复印件")
    said = in_format("docx", tmp_path, knowledge, "上海市渔业安全任务清单", (*forms, *LISTED))
    assert len(said.tasks) == 2
    assert [name for one in said.duties for name, _ in one.handed_in] == ["渔获统计表", "渔船证书"]


NOTICE = "滨海市渔业局关于{}的通知\n\n各渔业企业：\n\n请认真执行。\n\n滨海市渔业局\n\n2031年3月1日\n\n"


@pytest.mark.parametrize(
    ("head", "title", "place"),
    [
        ("上海市渔船检修任务表\n\n", "上海市渔船检修任务表", "上海市"),
        ("附件\n\n上海市渔船检修责任分解表\n\n", "上海市渔船检修责任分解表", "上海市"),
        ("附件1\n\n上海市渔船检修工作台账（2031年）\n\n", "上海市渔船检修工作台账（2031年）", "上海市"),
        # What is no name of a kind of document tells no place.
        ("上海市渔船检修重点任务\n\n", "上海市渔船检修重点任务", "未写明"),
        # A notice that sends a list in its annex is called by that, any other by itself.
        (NOTICE.format("印发任务清单") + "附件\n\n渔船检修任务清单\n\n", "渔船检修任务清单", "滨海市"),
        (NOTICE.format("印发任务清单"), "滨海市渔业局关于印发任务清单的通知", "滨海市"),
        (
            NOTICE.format("加强渔船检修") + "附件\n\n渔船检修任务分解表\n\n",
            "滨海市渔业局关于加强渔船检修的通知",
            "滨海市",
        ),
    ],
)
def test_a_list_is_named_right_above_its_table(
    head: str, title: str, place: str, knowledge: Knowledge
) -> None:
    said = read(head + "\n".join(map("\t".join, LISTED)) + "\n\n联系人：张三\n", knowledge)
    assert (said.task_list.title, said.task_list.jurisdiction) == (title, place)
    assert len(said.tasks) == 2


@pytest.mark.parametrize("mark", ["附件：", "附件1 ", "附件2:", "附表一："])
def test_the_mark_of_an_annex_is_no_part_of_its_title(mark: str, knowledge: Knowledge) -> None:
    plan = "{}渔船安全工作方案\n一、登记\n渔业企业应当登记。\n二、演练\n渔业企业应当每月演练。\n"
    assert read(plan.format(mark), knowledge).loaded.title == "渔船安全工作方案"
    law = "{}渔船安全办法（试行）\n第一条 渔业企业应当登记。\n第二条 渔业企业应当演练。\n第三条 甲。\n"
    assert read(law.format(mark), knowledge).loaded.title == "渔船安全办法（试行）"
