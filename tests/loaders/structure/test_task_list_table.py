import pytest

from dutygraph.graph.model import DoubtKind
from dutygraph.loaders.documents.formats.plain_text import read_text
from dutygraph.loaders.structure.furniture import without_furniture
from dutygraph.loaders.structure.prose.plan import read_plan
from dutygraph.loaders.structure.table_shape import upright
from dutygraph.loaders.structure.task_list_header import find_header, no_table
from dutygraph.loaders.structure.task_rows import TaskListTable

HEADER = "序号\t2026 年重点任务\t\t\t企业材料提报"


def table(*lines: str, title: str = "某省车联网安全任务清单") -> TaskListTable:
    text = "\n".join([title, "", *lines])
    return read_plan(upright(without_furniture(read_text("list.txt", text.encode()))), in_table=True)


def problem(*lines: str) -> str:
    document = read_text("list.txt", "\n".join(["某省车联网安全任务清单", "", *lines]).encode())
    assert find_header(document) is None
    return str(no_table(document))


def test_a_category_named_in_its_first_row_holds_for_the_rows_below() -> None:
    read = table(
        HEADER, "一\t甲类\t1.子。\t子应做。\t-", "\t\t2.丑。\t丑应做。\t", "二\t乙类\t3.寅。\t寅应做。\t报告"
    )
    assert [(c.number, c.title.text, [t.number for t in c.tasks]) for c in read.categories] == [
        (1, "甲类", [1, 2]),
        (2, "乙类", [3]),
    ]
    assert [t.materials is None for c in read.categories for t in c.tasks] == [True, True, False]


def test_a_repeated_header_with_fewer_columns_shifts_the_cells_below_it() -> None:
    read = table(
        HEADER,
        "一\t甲类\t1.子。\t子应做。\t-",
        "",
        "序号\t重点任务\t\t材料提报",
        "\t2.丑。\t丑应做。\t交报告。",
    )
    task = read.categories[0].tasks[1]
    assert (task.title.text, task.text.text) == ("丑", "丑应做。")
    assert task.materials is not None
    assert task.materials.text == "交报告。"


def test_a_row_torn_in_two_by_a_page_break_is_put_together() -> None:
    read = table(
        HEADER,
        "一\t甲类\t1.子。\t企业应完善制度，\t企业应在3月",
        "— 2 —",
        "",
        HEADER,
        "\t\t\t加强管理。\t1日前报送报告。",
        "\t\t2.丑。\t丑应做。\t-",
    )
    first = read.categories[0].tasks[0]
    assert first.text.text == "企业应完善制度，加强管理。"
    assert first.materials is not None
    assert first.materials.text == "企业应在3月1日前报送报告。"


def test_a_row_torn_over_many_pages_is_put_together_before_the_next() -> None:
    read = table(
        HEADER,
        "一\t甲类\t1.子。\t企业应完善制度，\t-",
        *["\t\t\t和流程，\t报告、"] * 300,
        "\t\t\t并演练。\t总结。",
        "\t\t2.丑。\t丑应做，\t-",
        "\t\t\t寅也应做。\t-",
    )
    first, second = read.categories[0].tasks
    assert first.text.text == "企业应完善制度，" + "和流程，" * 300 + "并演练。"
    assert first.materials is not None
    assert first.materials.text == "报告、" * 300 + "总结。"
    assert (second.text.text, second.materials) == ("丑应做，寅也应做。", None)


def test_a_line_below_a_row_that_breaks_off_ends_its_sentence() -> None:
    read = table(
        HEADER, "一\t甲类\t1.子。\t企业应完善制度，", "加强管理。", "", "注：本清单自印发之日起施行。"
    )
    assert read.categories[0].tasks[0].text.text == "企业应完善制度，加强管理。"


def test_what_lines_above_and_below_a_table_ask_is_of_the_list_as_a_whole() -> None:
    asks = "请各企业于12月20日前将落实情况报送我局。"
    for lines in (
        (asks, "", HEADER, "一\t甲类\t1.子。\t子应做\t-"),
        (HEADER, "一\t甲类\t1.子。\t子应做\t-", "", asks),
    ):
        read = table(*lines)
        assert [row.text.text for row in read.sections] == [asks]
        assert read.categories[0].tasks[0].text.text == "子应做"


def test_cells_after_the_title_are_told_apart_when_leading_cells_are_missing() -> None:
    read = table(HEADER, "一\t甲类\t1.子。\t子应做。\t-", "2.丑。\t丑应做。\t交报告。", "\t3.寅。\t寅应做。")
    last = read.categories[0].tasks
    assert last[1].materials is not None
    assert last[1].materials.text == "交报告。"
    assert (last[2].text.text, last[2].materials) == ("寅应做。", None)


def test_numbers_in_a_column_of_their_own() -> None:
    read = table(
        "序号\t重点任务\t具体要求\t报送材料",
        "1\t落实责任\t企业应落实责任。\t无",
        "2\t定级备案\t企业应备案。\t备案表",
    )
    assert [(t.number, t.title.text, t.text.text) for t in read.categories[0].tasks] == [
        (1, "落实责任", "企业应落实责任。"),
        (2, "定级备案", "企业应备案。"),
    ]


def test_a_number_that_comes_again_or_is_left_out_is_a_doubt() -> None:
    read = table(
        HEADER, "一\t甲类\t1.子。\t子应做。\t-", "\t\t1.丑。\t丑应做。\t-", "\t\t4.寅。\t寅应做。\t-"
    )
    assert [one.number for one in read.categories[0].tasks] == [1, 2, 4]
    assert [one.reason for one in read.doubts] == ["编号重复：1，记作2。", "编号不连续：2之后是4。"]


def test_what_is_missing_in_a_row_or_stands_in_no_task_is_a_doubt() -> None:
    read = table(HEADER, "\t\t\t孤零零的一句话。\t", "一\t甲类\t1.子。\t\t-", "一\t乙类\t2.丑。\t丑应做。\t-")
    assert [one.reason for one in read.doubts] == [
        "无法归入任何任务：“孤零零的一句话。…”。",
        "任务1没有内容。",
        "编号重复：1，记作2。",
    ]
    assert [(c.number, [t.text.text for t in c.tasks]) for c in read.categories] == [
        (1, ["1.子。"]),
        (2, ["丑应做。"]),
    ]


def test_a_last_row_over_all_columns_that_asks_of_all_is_no_doubt() -> None:
    row = "1\t建账。\t渔业企业\t3月底前"
    read = table(COLUMNS, row, "备注：渔业企业应当交纸质台账。\t\t\t")
    assert [one.text.text for one in read.sections] == ["渔业企业应当交纸质台账。"]
    assert not read.doubts
    assert table(COLUMNS, row, "备注：渔政支队。\t\t\t").doubts


def test_a_list_without_a_title_is_named_after_its_file() -> None:
    read = table(HEADER, "一\t甲类\t1.子。\t子应做。\t-", title="")
    assert (read.name, read.doubts[0].kind) == ("list", DoubtKind.IDENTITY)
    read = table(COLUMNS, "1\t建账\t渔业企业\t3月底前", title="")
    assert read.categories[0].title.text


def test_a_row_of_one_cell_over_all_columns_says_what_those_below_it_are() -> None:
    read = table(
        COLUMNS,
        "数据安全类\t\t\t",
        "1\t建账\t渔业企业\t3月底前",
        "网络安全类\t\t\t",
        "2\t演练\t渔业企业\t6月底前",
    )
    found = [(c.number, c.title.text, [t.number for t in c.tasks]) for c in read.categories]
    assert found == [(1, "数据安全类", [1]), (2, "网络安全类", [2])]


def test_columns_of_kind_number_name_and_demand_are_told_by_their_header() -> None:
    read = table(
        "序号\t任务领域\t重点任务\t具体要求\t责任企业",
        "1-1\t台账\t建账\t逐船建立台账。\t渡运企业",
        "1-2\t\t核账\t每月核对台账。\t渡运企业",
        "2-1\t救生\t配备\t配备救生衣。\t渡运企业",
    )
    assert [
        (category.title.text, [(one.number, one.title.text, one.text.text) for one in category.tasks])
        for category in read.categories
    ] == [
        ("台账", [(1, "建账", "逐船建立台账。"), (2, "核账", "每月核对台账。")]),
        ("救生", [(1, "配备", "配备救生衣。")]),
    ]


def test_a_document_that_is_no_task_list_says_what_was_looked_for_and_found() -> None:
    found = problem("第一条 为了规范……")
    assert "found no table" in found
    found = problem("姓名\t电话\t地址", "张三\t1\t2")
    assert "list.txt:3" in found
    assert "姓名 | 电话 | 地址" in found


def test_a_table_that_says_nothing_of_a_task_but_its_name_is_refused() -> None:
    found = problem("序号\t重点任务\t备注", "一\t甲类\t1.子。")
    assert "lacks the expected columns" in found


@pytest.mark.parametrize(
    ("line", "kept"), [("孤零零的一句话。", []), ("渔业企业应当每月登记。", ["渔业企业应当每月登记。"])]
)
def test_a_list_goes_on_below_a_line_that_belongs_nowhere(line: str, kept: list[str]) -> None:
    read = table(HEADER, "一\t甲类\t1.子。\t子应做。\t-", "", line, "", "\t\t2.丑。\t丑应做。\t-")
    assert [one.text.text for one in read.sections] == kept
    assert len(read.categories[0].tasks) == 2


COLUMNS = "序号\t工作任务\t责任单位\t完成时限"


@pytest.mark.parametrize("last", ["版权所有", "某省渔业局", "三、其他"])
def test_a_name_below_the_last_task_is_no_part_of_the_list(last: str) -> None:
    read = table(COLUMNS, "1\t渔业企业应当登记。\t渔业企业\t5月底前", f"{last}\t\t\t")
    assert [len(category.tasks) for category in read.categories] == [1]


def test_another_table_may_count_its_tasks_anew() -> None:
    read = table(
        COLUMNS,
        "1\t建立台账。\t渔业企业\t3月底前",
        "2\t开展演练。\t渔业企业\t6月底前",
        "",
        COLUMNS,
        "1\t开展抽查。\t县渔业局\t全年",
        "2\t通报结果。\t县渔业局\t年底前",
    )
    assert [(c.number, [t.number for t in c.tasks]) for c in read.categories] == [(1, [1, 2]), (2, [1, 2])]


def test_a_table_that_goes_on_over_pages_is_one() -> None:
    read = table(COLUMNS, "1\t建立台账。\t渔业企业\t3月底前", "", COLUMNS, "2\t开展演练。\t渔业企业\t6月底前")
    assert [[t.number for t in c.tasks] for c in read.categories] == [[1, 2]]


@pytest.mark.parametrize("joint", ["-", "－", "."])
def test_numbers_that_count_within_their_category(joint: str) -> None:
    read = table(
        "类别\t编号\t任务要求\t责任对象\t时间节点",
        f"责任落实\t1{joint}1\t签订责任书。\t渔业企业\t3月底前",
        f"\t1{joint}2\t召开会议。\t渔业企业\t每季度",
        f"应急\t2{joint}1\t开展演练。\t渔业企业\t6月底前",
    )
    assert [(c.title.text, [(t.number, t.title.text) for t in c.tasks]) for c in read.categories] == [
        ("责任落实", [(1, "签订责任书。"), (2, "召开会议。")]),
        ("应急", [(1, "开展演练。")]),
    ]


def test_a_header_of_two_rows_names_the_columns_below_one_that_spans_them() -> None:
    read = table(
        "序号\t任务名称\t任务内容\t责任分工\t\t时间要求",
        "\t\t\t牵头部门\t落实企业\t",
        "1\t建账\t建立渔船台账。\t县渔业局\t渔业企业\t3月底前",
    )
    (task,) = read.categories[0].tasks
    assert task.text.text == "建立渔船台账。"
    assert {kind: words.text for kind, words in task.beside.items()} == {
        "with": "县渔业局",
        "who": "渔业企业",
        "by": "3月底前",
    }


def test_the_label_of_a_note_is_none_of_what_it_asks() -> None:
    read = table(COLUMNS, "1\t建账。\t渔业企业\t3月底前", "备注：1.渔业企业应当将台账报送县渔业局。")
    assert [one.text.text for one in read.sections] == ["渔业企业应当将台账报送县渔业局。"]
