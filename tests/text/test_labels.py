"""How numbered parts begin: one table for laws, standards and prose."""

import pytest

from dutygraph.text.labels import ITEMS, item_mark, mark


@pytest.mark.parametrize(
    ("line", "sort", "number", "words"),
    [
        ("第二部分 总体要求", "第一章", 2, "总体要求"),
        ("三、保障措施", "一、", 3, "保障措施"),
        ("第一，压实责任", "一、", 1, "压实责任"),
        ("任务一：建立台账", "任务一", 1, "建立台账"),
        ("（十二）报送数据", "（一）", 12, "报送数据"),
        ("举措12 建立台账", "任务1", 12, "建立台账"),
        ("3．数据备份", "1.", 3, "数据备份"),
        ("2 总则", "1 总则", 2, "总则"),
        ("4.12 数据删除", "1.1", 12, "数据删除"),
        ("4.1.3、数据删除", "1.1.1", 3, "数据删除"),
        ("2.6月度报告", "1.1", 6, "月度报告"),
        ("2.6月30日前报送台账", "1.", 2, "6月30日前报送台账"),
        ("3.15个工作日内报送", "1.", 3, "15个工作日内报送"),
        ("（3）备案表", "(1)", 3, "备案表"),
        ("4）备案表", "1)", 4, "备案表"),
        ("c）备案表", "a)", 3, "备案表"),
        ("iv) 备案表", "a)", 4, "备案表"),
        ("㉒备案表", "①", 22, "备案表"),
        ("——备案表", "——", 0, "备案表"),
    ],
)
def test_each_sort_tells_its_number_and_where_its_words_begin(
    line: str, sort: str, number: int, words: str
) -> None:
    found = mark(line, [sort])
    assert found is not None
    assert (found.sort, found.number, line[found.end :]) == (sort, number, words)


@pytest.mark.parametrize(
    "line",
    [
        "3.5米以上",
        "（一）至（三）项所列材料",
        "（二）项规定的",
        "20辆以上",
        "3 个月内",
        "项目（一）",
        "2026年报告",
    ],
)
def test_a_number_in_a_sentence_is_no_mark(line: str) -> None:
    assert mark(line, [*ITEMS, "一、", "任务1", "1 总则"]) is None


def test_an_item_may_begin_with_a_project() -> None:
    assert [item_mark(line) is not None for line in ("（一）项目名称；", "（二）款项用途；")] == [True, True]
