"""Papers in a table below the sentence that asks for them."""

from dutygraph.graph.model import Bearer
from dutygraph.loaders.documents.formats.markdown import read_markdown
from dutygraph.loaders.kinds import kind_of
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import read_as
from tests.loaders.conftest import LOADED_AT
from tests.loaders.records.reading import Said

GUIDE = """# 滨海市无人渔船试航申请指南

## 一、申请条件

申请单位应当为在本市注册的渔业企业。

## 二、申请材料

申请单位应当向滨海市渔业局提交以下材料：

| 序号 | 材料名称 | 份数 | 要求 |
|---|---|---|---|
| 1 | 试航申请表 | 2 | 原件 |
| 2 | 船舶检验证书 | 1 | 复印件 |

## 三、办理流程

1. 滨海市渔业局应当在5个工作日内作出决定。
2. 申请单位应当参加答辩。
"""


def test_papers_of_a_table_are_owed_as_the_sentence_above_it_says(knowledge: Knowledge) -> None:
    document = read_markdown("a.md", GUIDE.encode())
    said = Said(read_as(kind_of(document), document, knowledge, loaded_at=LOADED_AT))
    papers = {duty.text: duty for duty in said.duties if duty.handed_in}
    assert [name for duty in papers.values() for name, _ in duty.handed_in] == ["试航申请表", "船舶检验证书"]
    assert {duty.bearer for duty in papers.values()} == {Bearer.ENTERPRISE}
    assert all(to for duty in papers.values() for _, to in duty.handed_in)
