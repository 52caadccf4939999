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
