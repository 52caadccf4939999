"""Tables and lists in layouts of their own: notes below, captions above, ticks, months, stages, signs."""

from pathlib import Path

import openpyxl
import pytest

from dutygraph.graph.model import Bearer
from dutygraph.loaders.knowledge.knowledge import Knowledge
from tests.loaders.records.reading import Said, read, read_file

MAKER, CHARGING = "connected-vehicle-manufacturer", "charging-operator"


def table(*rows: str, title: str = "2026年重点任务清单") -> str:
    return "\n".join([title, *(row.replace("|", "\t") for row in rows), ""])


def told(said: Said) -> list[tuple[str, tuple[str, ...]]]:
    return [(duty.text, duty.types) for duty in said.duties]


def is_open(said: Said, text: str) -> bool:
    return next(bool(one.open_case) for one in said.obligations if one.text == text)


@pytest.mark.parametrize(
    ("note", "asked"),
    [
        ("备注：情况复杂的，汽车生产企业须每周报送进展。", ["情况复杂的，汽车生产企业须每周报送进展。"]),
        ("填表说明：1.责任单位应逐项填写。2.完成时限填写到日。", []),
        ("注：本表一式两份", []),
    ],
)
@pytest.mark.parametrize("names", ["序号|任务|责任单位|完成时限", "任务|责任单位|完成时限"])
def test_a_note_in_a_row_of_its_own_is_no_part_of_the_last_task(
    knowledge: Knowledge, tmp_path: Path, note: str, asked: list[str], names: str
) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["2026年重点任务清单"])
    sheet.append(names.split("|"))
    row = ["1", "开展网箱评估", "汽车生产企业", "2026年9月底前"]
    sheet.append(row[4 - len(names.split("|")) :])
    sheet.append([note])
    sheet.merge_cells(start_row=4, start_column=1, end_row=4, end_column=3)
    path = tmp_path / "a.xlsx"
    book.save(path)
    assert [duty.text for duty in read_file(path, knowledge).duties] == ["开展网箱评估", *asked]


def test_what_a_page_break_tore_from_a_task_goes_on_with_it(knowledge: Knowledge) -> None:
    said = read(table("序号|任务|责任单位", "1|开展网箱|汽车生产企业", "|风险评估|"), knowledge)
    assert told(said) == [("开展网箱风险评估", (MAKER,))]


def test_a_caption_in_a_row_above_the_names_is_above_the_table(knowledge: Knowledge) -> None:
    rows = "报送内容一览||", "序号|报送内容|报送对象", "1|网箱年度报告|市渔业局"
    said = read(table(*rows, title="关于报送情况的通知\n各汽车生产企业："), knowledge)
    assert [(duty.text, duty.handed_in) for duty in said.duties] == [
        ("网箱年度报告", (("网箱年度报告", ("市渔业局",)),))
    ]


def test_a_heading_above_a_table_is_no_task(knowledge: Knowledge) -> None:
    lines = (
        "关于开展网箱工作的通知\n各汽车生产企业：\n一、建设任务\n序号\t任务\t完成时限\n1\t建立台账\t2026年5月底前",
        "二、报送任务\n序号\t任务\t完成时限\n1\t报送台账\t2026年6月底前\n三、2026年7月底前完成总结",
    )
    said = read("\n".join(lines), knowledge)
    assert [duty.text for duty in said.duties] == ["建立台账", "报送台账", "2026年7月底前完成总结"]


@pytest.mark.parametrize("tick", ["√", "●", "✔"])
def test_what_a_party_s_column_ticks_is_asked_of_it(knowledge: Knowledge, tick: str) -> None:
    rows = (
        "工作任务|汽车生产企业|充电设施运营企业",
        f"建立网箱台账|{tick}|{tick}",
        f"开展网箱评估|{tick}|",
        f"报送网箱数据||{tick}",
        "开展网箱演练|—|×",
    )
    assert told(read(table(*rows, "汇总"), knowledge))[:3] == [
        ("建立网箱台账", (MAKER, CHARGING)),
        ("开展网箱评估", (MAKER,)),
        ("报送网箱数据", (CHARGING,)),
    ]
    assert "开展网箱演练" not in [text for text, _ in told(read(table(*rows), knowledge))]


def test_a_word_in_a_party_s_column_says_how_it_is_with_the_act_of_the_row(knowledge: Knowledge) -> None:
    rows = (
        "义务|汽车生产企业|充电设施运营企业",
        "每月报送网箱月报|鼓励|视情况",
        "开展网箱评估|是|否",
        "建立网箱台账|制定本企业网箱台账格式|不适用",
        "报送网箱数据|8月30日|8月31日",
    )
    said = read(table(*rows), knowledge)
    assert told(said) == [
        ("每月报送网箱月报", (MAKER, CHARGING)),
        ("开展网箱评估", (MAKER,)),
        ("制定本企业网箱台账格式", (MAKER,)),
        ("报送网箱数据", (MAKER, CHARGING)),
    ]
    assert [is_open(said, text) for text, _ in told(said)] == [True, False, False, True]


@pytest.mark.parametrize(
    ("names", "modality"),
    [
        ("序号|禁止行为|适用主体", "PROHIBITED"),
        ("序号|严禁事项|适用主体", "PROHIBITED"),
        ("序号|任务|适用主体", "MANDATORY"),
        ("序号|任务|责任方", "MANDATORY"),
        ("序号|任务|实施方", "MANDATORY"),
    ],
)
def test_a_column_named_for_a_ban_forbids_what_stands_in_it(
    knowledge: Knowledge, names: str, modality: str
) -> None:
    said = read(table(names, "1|收集网箱周边人脸并上传|汽车生产企业", title="网箱清单"), knowledge)
    assert [(duty.modality, duty.types) for duty in said.duties] == [(modality, (MAKER,))]


@pytest.mark.parametrize("name", ["责任方式", "实施方案", "违法行为"])
def test_a_column_of_how_or_of_misdeeds_names_nobody_who_must(knowledge: Knowledge, name: str) -> None:
    text = table(f"{name}|情节", "未报送网箱月报|两次以上", title="网箱清单\n汽车生产企业应当登记。")
    assert [duty.text for duty in read(text, knowledge).duties if duty.types] == ["汽车生产企业应当登记。"]


def test_parties_on_lines_of_one_cell_are_each_asked(knowledge: Knowledge, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    row = "| 1 | 建立网箱台账 | 汽车生产企业<br>充电设施运营企业 |"
    path.write_text(f"# 任务清单\n\n| 序号 | 任务 | 责任单位 |\n|---|---|---|\n{row}\n", encoding="utf-8")
    said = read_file(path, knowledge)
    assert told(said) == [("建立网箱台账", (MAKER, CHARGING))]
    assert not is_open(said, "建立网箱台账")


@pytest.mark.parametrize(
    ("column", "cell", "is_limited"),
    [("1月", "■", False), ("二季度", "√", False), ("阶段", "实施", False), ("场景", "出口", True)],
)
def test_a_column_of_a_time_or_stage_sets_nobody_apart(
    knowledge: Knowledge, column: str, cell: str, is_limited: bool
) -> None:
    said = read(table(f"序号|{column}|任务|责任单位", f"1|{cell}|建立网箱台账|汽车生产企业"), knowledge)
    assert is_open(said, "建立网箱台账") is is_limited


@pytest.mark.parametrize(
    ("remark", "is_limited"),
    [
        ("涉及出口的填报", True),
        ("如涉及出口，需填报", True),
        ("有出口业务的提供", True),
        ("如实填写", False),
        ("加盖公章", False),
    ],
)
def test_a_remark_that_tells_a_case_leaves_its_row_open(
    knowledge: Knowledge, remark: str, is_limited: bool
) -> None:
    rows = "序号|报送内容|报送对象|备注", f"1|网箱年度报告|市渔业局|{remark}"
    said = read(table(*rows, title="关于报送情况的通知\n各汽车生产企业："), knowledge)
    assert is_open(said, "网箱年度报告") is is_limited


def test_stages_are_parts(knowledge: Knowledge) -> None:
    lines = (
        "关于开展网箱专项行动的通知",
        "各汽车生产企业：",
        "第一阶段：自查阶段（3月1日至4月30日）。汽车生产企业对网箱开展自查，形成报告。",
        "第二阶段：整改阶段（5月1日至6月30日）。汽车生产企业对发现的问题逐项整改。",
    )
    assert told(read("\n".join(lines), knowledge)) == [
        ("汽车生产企业对网箱开展自查，形成报告。", (MAKER,)),
        ("汽车生产企业对发现的问题逐项整改。", (MAKER,)),
    ]


def test_a_line_of_who_is_responsible_heads_what_is_below_it(knowledge: Knowledge) -> None:
    lines = (
        "网箱工作安排",
        "责任单位：汽车生产企业",
        "1.建立网箱台账。",
        "2.每月5日前报送进展。",
        "责任单位：市渔业局",
        "3.加强网箱执法检查工作。",
        "4.每年开展一次网箱普查。",
    )
    said = read("\n".join(lines), knowledge)
    assert told(said)[:2] == [("建立网箱台账。", (MAKER,)), ("每月5日前报送进展。", (MAKER,))]
    assert [duty.bearer for duty in said.duties[2:]] == [Bearer.AUTHORITY] * 2


@pytest.mark.parametrize(
    ("legend", "opened"),
    [
        ("★为必报项，其余为选报项。", ["报送案例"]),
        ("注：带★的为必报项，其他为选报项。", ["报送案例"]),
        ("★表示自愿开展。", ["报送评估情况★"]),
        ("带★的由企业自愿开展，其他任务须按期完成。", ["报送评估情况★"]),
        ("★为重点任务。", []),
        ("◆为必报项。", ["报送评估情况★", "报送案例"]),
    ],
)
def test_what_a_sign_means_leaves_open_what_it_sets_apart(
    knowledge: Knowledge, legend: str, opened: list[str]
) -> None:
    rows = "序号|任务|责任单位", "1|报送评估情况★|汽车生产企业", "2|报送案例|汽车生产企业"
    said = read(table(*rows) + legend, knowledge)
    assert [one for one in ("报送评估情况★", "报送案例") if is_open(said, one)] == opened
