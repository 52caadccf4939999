"""The same words over and over: what backtracks, or looks back over everything, never ends here."""

import pytest

from dutygraph.loaders.citations.in_text import find_citations
from dutygraph.loaders.documents.document import Span
from dutygraph.loaders.documents.passage import passage
from dutygraph.loaders.duties.clauses import statements
from dutygraph.loaders.duties.time.rules import find_time_rules
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.search.forms import form_of
from dutygraph.text.dates import dates
from dutygraph.text.labels import article_label, is_ended, item_mark
from dutygraph.text.number_patterns import find_numbers
from tests.loaders.records import reading

WORDS = [
    "第",
    "第一",
    "第二、",
    "第二、三条",
    "一",
    "二〇",
    "○",
    "0",
    "1.",
    "2026年",
    "2026-",
    "12月",
    "3、",
    "3月、",
    "前",
    "24小时",
    "三个月内",
    "立即",
    "每年",
    "至",
    "《",
    "》",
    "（",
    "(1)",
    "~~a",
    "~~",
    "[1]",
    "<",
    "\u200b",
    "⼀",
    "本办法第",
    "该法",
    "其",
    "违反",
    "后次日",
    "电话或者",
    "计划，每月前报送",
    "数据安全法",
    "报送",
    "向",
    "企业应当",
    "，",
    "、",
    "；",
    "自",
    "有效期",
    "因需要的",
    "应当在签约后，",
    "最迟不得超过",
    "半",
    "个",
    "以",
    "季度",
    "月",
    "年",
    "3、立即",
    "发生，立即",
    "第二，",
    "企业、",
    "每年，",
    "的，",
]


@pytest.mark.parametrize("word", [*WORDS, " ", "\u3000"])
def test_repetition_comes_to_an_end(word: str, knowledge: Knowledge) -> None:
    for length in (1_500, 3_000):
        text = (word * length)[:length]
        find_time_rules(text)
        find_citations(text, knowledge.names.with_titles_of(text).named)
        statements(text, knowledge.actor_finder(None))
        assert len(passage(text, [Span(0, length)]).text) <= length
        for read in (dates, find_numbers, form_of, article_label, item_mark, is_ended):
            read(text)


@pytest.mark.parametrize(
    "sentence",
    [
        "本办法所称汽车生产企业，是指登记在境内" + "登记在境境内" * 20 + "的企业。",
        "企业应当" + "全面积极稳妥" * 30 + "，加强管理。",
        "企业应当明确并完善" + "并完善" * 40 + "，制度。",
        "企业应当向渔业局会同" + "当当传真会同" * 12 + "，报送材料。",
        "评为优秀的企业，可以" + "在当应甲应" * 30 + "支持。",
        "企业应当收集" + "或者存、" * 30 + "重要数据。",
        "申请材料" + "也在内1应1内" * 20 + "应当提交材料。",
        "由" + "渔政和港政和" * 20 + "等部门的企业应当报告。",
        "首页 ｜" + " 企 ｜" * 40 + "：渔业企业应当报告。",
        "企业应当报渔业小组" + "裁定审议" * 20 + "的材料。",
        "企业应当向区经委报送计划" + "，所在区经委汇总" * 40 + "，报送某局。",
        "集中整治（" + "3月至" * 20 + "5月）。企业应当每日报告。",
        "企业应当订立" + "及时了" * 40 + "，报送某局。",
        "企业应当将名册报董事会" + "会同企业核验存查保存当以上" * 20 + "，报送某局。",
    ],
)
def test_repetition_within_a_sentence_comes_to_an_end(sentence: str, knowledge: Knowledge) -> None:
    text = f"渔港数据安全管理办法\n\n第一条 {sentence}\n\n第二条 本办法自2026年1月1日起施行。\n"
    for read_as in (text, f"渔港通知\n\n各企业：\n\n一、{sentence}\n\n二、企业应当报告。\n"):
        assert reading.read(read_as, knowledge).nodes


def test_a_long_cell_above_a_table_comes_to_an_end(knowledge: Knowledge) -> None:
    rows = f"任务{'(' * 200_000}\t责任单位\n建立台账\t各渔业企业\n"
    assert reading.read(f"渔港任务清单\n\n{rows}各渔业企业应当登记。\n", knowledge).nodes


def test_a_line_of_brackets_comes_to_an_end(knowledge: Knowledge) -> None:
    line = "（以下称甲）" * 8_000 + "（以"
    assert reading.read(f"渔港管理办法\n\n第一条 企业应当报告。\n\n第二条 {line}\n", knowledge).nodes


def test_a_text_that_frees_too_many_leaves_all_that_it_asks_open(knowledge: Knowledge) -> None:
    above = "渔港通知\n\n各车联网企业：\n\n一、车联网企业应当登记。\n\n二、车联网企业应当报告。\n\n"
    said = reading.read(above + "专用车企业可不巡检。\n" * 600, knowledge).obligations
    assert all(one.open_case for one in said if one.text.startswith("车联网企业应当"))
    assert not any(one.open_case for one in reading.read(above, knowledge).obligations)
