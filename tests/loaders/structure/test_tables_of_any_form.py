"""Tables whose columns nobody knows, read by what their cells say, and lists numbered in any way."""

from pathlib import Path

import pytest

from dutygraph.graph.errors import RefusedDocument
from dutygraph.graph.model import Bearer
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


@pytest.mark.parametrize(
    "rows",
    [
        ("单位|联系人|电话", "市渔业局|张三|12345678"),
        ("企业|检查情况|结果", "甲渔业公司|已明确负责人|合格"),
        ("时间|地点|内容", "9:00|三楼会议室|开展经验交流"),
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
    ],
)
def test_what_a_column_may_limit_is_open(
    knowledge: Knowledge, names: str, cells: str, open_case: bool
) -> None:
    (duty,) = read(table(names, cells), knowledge).obligations
    assert bool(duty.open_case) is open_case


def test_a_blank_for_who_may_be_those_above_and_the_same_is_them(knowledge: Knowledge) -> None:
    rows = ("1|配备灭火器|充电运营企业", "2|设置警示标志|", "3|建立台账|同上")
    said = read(table("序号|任务|责任主体", *rows), knowledge)
    assert [duty.types for duty in said.duties] == [(CHARGING,)] * 3
    assert [bool(duty.open_case) for duty in said.obligations] == [False, True, False]
    said = read(table("序号|任务|责任主体", "1|公布名单|市渔业局", "2|设置警示标志|"), knowledge)
    assert [duty.bearer for duty in said.duties] == [Bearer.AUTHORITY, Bearer.UNSTATED]


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
