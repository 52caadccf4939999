"""Rules that count articles within a part: 第135.3条, headed on their own line, with (a) and (1) below."""

from dutygraph.loaders.documents.formats.plain_text import read_text
from dutygraph.loaders.kinds import kind_of
from dutygraph.loaders.knowledge.knowledge import Knowledge
from tests.loaders.records.reading import read

RULES = """低空物流运行管理规定

A章　总则
第135.1条　目的
为规范低空物流运行，制定本规定。
第135.5条　职责
(a) 运营人应当设立安全部门；
(b) 运营人应当按月检查下列事项：
(1) 设备；
(2) 记录，包括：
(i) 航迹；
(ii) 载荷。
(c) 运营人不得转包。

B章　报告
第135.11条　事件报告
发生事件的，运营人应当在12小时内报告。运营人违反第135.5条的，按照本章处理。
记录应当保存一年。
第135.13条　运营人应当每年提交总结。
第137.1条　附属规则
运营人应当遵守。
"""


def test_articles_have_the_heading_of_their_line_and_letters_are_paragraphs(knowledge: Knowledge) -> None:
    said = read(RULES, knowledge)
    assert said.labels == [
        "A章",
        "第135.1条",
        "第135.1条第一款",
        "第135.5条",
        "第135.5条第一款",
        "第135.5条第二款",
        "第135.5条第二款第（一）项",
        "第135.5条第二款第（二）项",
        "第135.5条第二款第（二）项第1目",
        "第135.5条第二款第（二）项第2目",
        "第135.5条第三款",
        "B章",
        "第135.11条",
        "第135.11条第一款",
        "第135.11条第二款",
        "第135.13条",
        "第137.1条",
        "第137.1条第一款",
    ]
    titles = {one.label: one.title for one in said.provisions if one.title}
    assert titles == {
        "A章": "总则",
        "B章": "报告",
        "第135.1条": "目的",
        "第135.5条": "职责",
        "第135.11条": "事件报告",
        "第137.1条": "附属规则",
    }
    assert [duty.text for duty in said.duties][:2] == [
        "运营人应当设立安全部门",
        "运营人应当按月检查下列事项：\n(1) 设备；\n(2) 记录，包括：\n(i) 航迹；\n(ii) 载荷。",
    ]
    assert "运营人应当每年提交总结。" in [duty.text for duty in said.duties]


def test_within_a_part_numbers_may_be_left_out(knowledge: Knowledge) -> None:
    said = read(RULES.replace("第135.13条", "第135.27条"), knowledge)
    assert not any("不连续" in warning for warning in said.loaded.warnings)


def test_a_clause_that_is_only_named_begins_no_article() -> None:
    lines = "第4.2条规定的企业应当报告。\n第4.3条和第4.4条所列事项。\n第4.5条第一款。\n企业应当报告。"
    assert kind_of(read_text("a.txt", lines.encode())).value == "plan"
