"""Tables whose columns nobody knows, read by what their cells say, and lists numbered in any way."""

from pathlib import Path

import docx
import pytest

from dutygraph.graph.errors import RefusedDocument
from dutygraph.graph.model import Bearer, TaskList
from dutygraph.loaders.knowledge.knowledge import Knowledge
from tests.loaders.records.reading import Said, read, read_file

MAKER, CHARGING = "connected-vehicle-manufacturer", "charging-operator"
SIGNED = "滨海市渔业局\n2026年3月5日\n"


def notice(*lines: str) -> str:
    return "\n".join(["关于加强养殖网箱管理的通知", "各汽车生产企业：", *lines, SIGNED])


def table(*rows: str, title: str = "2026年重点任务清单") -> str:
    return "\n".join([title, *(row.replace("|", "\t") for row in rows), ""])


@pytest.mark.parametrize(
    "marks", ["(1) (2) (3)", "1) 2) 3)", "① ② ③", "A. B. C.", "Ⅰ、 Ⅱ、 Ⅲ、", "i) ii) iii)"]
)
@pytest.mark.parametrize("lead", ["汽车生产企业应当做好以下工作：", "请各汽车生产企业做好以下工作："])
def test_items_below_a_lead_are_asked_however_they_are_numbered(
    knowledge: Knowledge, marks: str, lead: str
) -> None:
    words = ["明确安全负责人；", "开展风险评估；", "建立网箱台账。"]
    items = [mark + said for mark, said in zip(marks.split(), words, strict=True)]
    said = read(notice(lead, *items), knowledge)
    told = [duty.text.rstrip("。") for duty in said.duties if duty.types == (MAKER,)]
    assert [any(one.endswith(word[:-1]) for one in told) for word in words] == [True, True, True]


def test_items_below_words_that_tell_what_was_found_are_none(knowledge: Knowledge) -> None:
    said = read(
        notice("检查发现以下问题：", "(1)未明确负责人；", "(2)未建立台账。", "汽车生产企业应当完成整改。"),
        knowledge,
    )
    assert [duty.text for duty in said.duties] == ["汽车生产企业应当完成整改。"]


@pytest.mark.parametrize(
    ("names", "cells", "asked"),
    [
        ("检查项目|检查内容|合格标准", "日志|日志留存情况|留存不少于六个月", "留存不少于六个月"),
        ("类别|要求", "组织|设立数据安全管理机构", "设立数据安全管理机构"),
        ("评查要点|怎么做", "照明|对灯具逐一检查", "对灯具逐一检查"),
    ],
)
def test_a_column_whose_cells_ask_is_read_whatever_its_name(
    knowledge: Knowledge, names: str, cells: str, asked: str
) -> None:
    (duty,) = read(table(names, cells, title="养殖网箱评查要点"), knowledge).duties
    assert (duty.text, duty.bearer) == (asked, Bearer.UNSTATED)


def test_a_column_named_for_what_is_asked_is_a_list_beside_one_of_who(knowledge: Knowledge) -> None:
    said = read(table("重点环节|管控要点|责任主体", "采购|供应商准入先评估、后签约|汽车生产企业"), knowledge)
    assert [(duty.text, duty.types) for duty in said.duties] == [("供应商准入先评估、后签约", (MAKER,))]


def test_a_heading_that_its_first_item_ran_into_is_parted_from_it(
    knowledge: Knowledge, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    items = (
        "一、报送时间（一）年度报表应于4月底前报送；",
        "（二）台账应于5月底前报送。",
        "二、汽车生产企业应当登记。",
    )
    path.write_text(notice(*items), encoding="utf-8")
    assert [duty.text.rstrip("；。") for duty in read_file(path, knowledge).duties] == [
        "年度报表应于4月底前报送",
        "台账应于5月底前报送",
        "汽车生产企业应当登记",
    ]


def test_what_a_notice_says_of_its_own_issue_is_no_duty(knowledge: Knowledge) -> None:
    said = read(notice("汽车生产企业应当登记。", "信息公开选项：主动公开抄送：市渔业协会。"), knowledge)
    assert [duty.text for duty in said.duties] == ["汽车生产企业应当登记。"]


@pytest.mark.parametrize(
    "rows",
    [
        ("单位|联系人|电话", "市渔业局|张三|12345678"),
        ("企业|检查情况|结果", "甲渔业公司|已明确负责人|合格"),
        ("时间|地点|内容", "9:00|三楼会议室|开展经验交流"),
        ("日期|培训内容|讲师", "3月5日|开展应急演练|张三"),
        ("项目|补助标准", "新建养殖网箱|五百元"),
        ("任务|进展情况", "开展培训|开展培训三次"),
    ],
)
def test_a_table_that_tells_facts_states_nothing(knowledge: Knowledge, rows: tuple[str, ...]) -> None:
    with pytest.raises(RefusedDocument):
        read(table(*rows, title="养殖网箱一览表"), knowledge)


def test_a_list_without_a_column_of_who_has_tasks(knowledge: Knowledge) -> None:
    said = read(
        table("序号|重点任务|任务内容", "1|网箱定级|完成网箱定级", "2|应急演练|组织开展应急演练"), knowledge
    )
    assert [task.title for task in said.tasks] == ["网箱定级", "应急演练"]
    assert {duty.bearer for duty in said.duties} == {Bearer.UNSTATED}


def test_a_table_of_labels_with_a_column_for_each_task_is_turned(knowledge: Knowledge) -> None:
    said = read(
        table(
            "事项|网箱定级|灯具检查",
            "责任单位|汽车生产企业|充电运营企业",
            "时限|2026年6月30日前|2026年9月30日前",
            "要求|编制网箱目录|完成灯具检修",
        ),
        knowledge,
    )
    assert [(duty.text, duty.types, duty.times) for duty in said.duties] == [
        ("编制网箱目录", (MAKER,), (("2026-06-30", None),)),
        ("完成灯具检修", (CHARGING,), (("2026-09-30", None),)),
    ]


@pytest.mark.parametrize(
    ("names", "cells", "open_case"),
    [
        ("场景|管理措施|责任主体", "住宅小区|配备灭火器|充电运营企业", True),
        ("方面|管理措施|责任主体", "现场管理|配备灭火器|充电运营企业", False),
        ("序号|任务（仅限换电业务）|责任主体", "1|配备灭火器|充电运营企业", True),
        ("序号|任务（2026年）|责任主体", "1|配备灭火器|充电运营企业", False),
        ("序号|任务|责任主体（有境外业务的）", "1|配备灭火器|充电运营企业", True),
        ("序号|任务|责任主体（牵头）", "1|配备灭火器|充电运营企业", False),
        ("适用情形|任务|责任主体", "所有情形|配备灭火器|充电运营企业", False),
        ("序号|任务|用途|责任主体", "1|配备灭火器|夜间停放|充电运营企业", True),
        ("序号|任务|责任主体|规模", "1|配备灭火器|充电运营企业|五十桩以上", True),
        ("序号|任务|责任主体|规模", "1|配备灭火器|充电运营企业|不限", False),
        ("序号|任务|责任主体|规模", "1|配备灭火器|充电运营企业|-", False),
        ("序号|任务|责任主体|年度目标", "1|配备灭火器|充电运营企业|全部配齐", False),
    ],
)
def test_what_a_column_may_limit_is_open(
    knowledge: Knowledge, names: str, cells: str, open_case: bool
) -> None:
    (duty,) = read(table(names, cells), knowledge).obligations
    assert bool(duty.open_case) is open_case


@pytest.mark.parametrize(
    ("names", "cells", "handed_in"),
    [
        ("整改措施|责任企业|情况报送", "编制整改报告|充电运营企业|市渔业局", [("整改报告", ("市渔业局",))]),
        ("任务|责任企业|报送对象", "编制网箱清单|充电运营企业|市渔业局", [("网箱清单", ("市渔业局",))]),
        ("任务|企业|备注", "形成自查报告|充电运营企业|报市渔业局备案", [("自查报告", ("市渔业局",))]),
        ("任务|企业|备注", "配备灭火器|充电运营企业|报市渔业局", []),
        ("任务|企业|备注", "编制网箱清单|充电运营企业|市渔业局", []),
        ("任务|责任企业|报送对象", "不得建立境外网箱台账|充电运营企业|市渔业局", []),
        ("任务|企业|材料提报", "建立台账|充电运营企业|台账报市渔业局", [("台账", ("市渔业局",))]),
    ],
)
def test_a_cell_that_only_names_a_body_is_to_whom_what_is_made_goes(
    knowledge: Knowledge, names: str, cells: str, handed_in: list[tuple[str, tuple[str, ...]]]
) -> None:
    duties = read(table(names, cells), knowledge).duties
    assert [thing for duty in duties for thing in duty.handed_in] == handed_in


@pytest.mark.parametrize(
    "below", ["", "<tr><td>文号</td><td>滨渔〔2026〕4号</td><td>有效性</td><td>有效</td></tr>"]
)
def test_a_page_tells_the_title_in_a_table_beside_number_and_day(
    below: str, knowledge: Knowledge, tmp_path: Path
) -> None:
    title = "滨海市渔业局关于报送网箱报告的通知"
    page = tmp_path / "a.html"
    page.write_text(
        f"<table><tr><td>索引号：</td><td>1</td></tr><tr><td>名　称：</td><td>{title}</td></tr>"
        f"{below}</table><p>各汽车生产企业：</p><p>一、各企业应当报送网箱报告。</p><p>二、各企业应当登记网箱。</p>",
        encoding="utf-8",
    )
    said = read_file(page, knowledge)
    assert [one.title for one in said.loaded.statements.nodes if isinstance(one, TaskList)] == [title]
    assert [one.text for one in said.duties] == ["各企业应当报送网箱报告。", "各企业应当登记网箱。"]


@pytest.mark.parametrize(
    ("names", "cells", "asked"),
    [
        (
            "序号|汽车生产企业任务|渔业部门任务|完成时限",
            "1|建立网箱台账|检查网箱|2026年6月30日前",
            [(Bearer.ENTERPRISE, "建立网箱台账", 1), (Bearer.AUTHORITY, "检查网箱", 1)],
        ),
        (
            "汽车生产企业职责|充电运营企业还应当履行",
            "建立网箱台账，保存记录|应当设置网箱岗位",
            [(Bearer.ENTERPRISE, "建立网箱台账，保存记录", 0), (Bearer.ENTERPRISE, "应当设置网箱岗位", 0)],
        ),
        (
            "汽车生产企业数量|充电运营企业数量|任务|完成时限",
            "3|4|建立台账|6月底前",
            [(Bearer.UNSTATED, "建立台账", 1)],
        ),
    ],
)
def test_columns_that_each_name_a_party_say_whose_what_stands_below_is(
    knowledge: Knowledge, names: str, cells: str, asked: list[tuple[Bearer, str, int]]
) -> None:
    duties = read(table(names, cells), knowledge).duties
    assert [(one.bearer, one.text, len(one.times)) for one in duties] == asked


def test_a_row_of_sums_asks_nothing(knowledge: Knowledge) -> None:
    said = read(table("序号|任务|企业|时间", "1|配备灭火器|充电运营企业|6月底前", "合计|1项||"), knowledge)
    assert [duty.text for duty in said.duties] == ["配备灭火器"]


@pytest.mark.parametrize(
    "rows",
    [("故障|处理方法", "网箱过热|立即停止充电并报告"), ("字段|填写说明", "企业名称|应与营业执照一致")],
)
def test_a_table_that_tells_how_asks_nobody(knowledge: Knowledge, rows: tuple[str, ...]) -> None:
    said = read(notice("充电运营企业应当配备灭火器。", *(row.replace("|", "\t") for row in rows)), knowledge)
    assert [duty.text for duty in said.duties] == ["充电运营企业应当配备灭火器。"]


def test_when_a_thing_is_handed_in_is_when_its_task_is_due_where_no_other_column_says(
    knowledge: Knowledge,
) -> None:
    said = read(table("序号|任务|责任单位|报送时限", "1|开展网箱定级|充电运营企业|每年6月30日前"), knowledge)
    assert [duty.times for duty in said.duties] == [(("yearly-06-30", None),)]


def test_the_same_is_whom_the_row_above_names_and_a_blank_nobody(knowledge: Knowledge) -> None:
    rows = ("1|配备灭火器|充电运营企业|6月底前", "2|建立台账|同上|同上", "3|设置警示标志||")
    said = read(table("序号|任务|责任主体|完成时限", *rows), knowledge)
    assert [duty.types for duty in said.duties] == [(CHARGING,), (CHARGING,), ()]
    assert [len(duty.times) for duty in said.duties] == [1, 1, 0]
    assert said.duties[2].bearer is Bearer.UNSTATED


def test_a_cell_over_several_rows_says_whose_each_is(knowledge: Knowledge, tmp_path: Path) -> None:
    page, written = tmp_path / "a.html", docx.Document()
    page.write_text(
        "<meta charset=utf-8><p>2026年重点任务清单</p><table><tr><td>序号<td>任务<td>责任主体"
        "<tr><td>1<td>配备灭火器<td rowspan=2>充电运营企业<tr><td>2<td>建立台账"
        "<tr><td>3<td>设置警示标志<td></table>",
        encoding="utf-8",
    )
    written.add_paragraph("2026年重点任务清单")
    cells = written.add_table(rows=4, cols=3)
    for at, words in enumerate(
        [
            "序号",
            "任务",
            "责任主体",
            "1",
            "配备灭火器",
            "充电运营企业",
            "2",
            "建立台账",
            "-",
            "3",
            "设置警示标志",
            "-",
        ]
    ):
        cells.cell(at // 3, at % 3).text = words.strip("-")
    cells.cell(1, 2).merge(cells.cell(2, 2)).text = "充电运营企业"
    written.save(str(tmp_path / "a.docx"))
    for path in (page, tmp_path / "a.docx"):
        said = read_file(path, knowledge)
        assert [duty.types for duty in said.duties] == [(CHARGING,), (CHARGING,), ()]


LISTED = ("序号 | 任务 | 责任单位", "1 | 开展网箱定级 | 汽车生产企业", "2 | 开展灯具检修 |")


@pytest.mark.parametrize(
    "drawn",
    [
        "\n".join(LISTED),
        "\n".join((LISTED[0], "---+---+---", *LISTED[1:])),
        "\n".join(f"│{row.replace('|', '│')}│" for row in LISTED),
    ],
)
def test_bars_in_a_text_file_part_the_cells_of_a_table(
    knowledge: Knowledge, tmp_path: Path, drawn: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"2026年重点任务清单\n{drawn}\n", encoding="utf-8")
    said: Said = read_file(path, knowledge)
    assert [task.title for task in said.tasks] == ["开展网箱定级", "开展灯具检修"]


def test_a_bar_in_a_line_by_itself_parts_nothing(knowledge: Knowledge) -> None:
    said = read(notice("首页 | 动态", "汽车生产企业应当做好A|B两类登记。"), knowledge)
    assert [duty.text for duty in said.duties] == ["汽车生产企业应当做好A|B两类登记。"]
