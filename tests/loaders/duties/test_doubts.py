"""What is told of for a person to decide, because the text did not settle it."""

import pytest

from dutygraph.graph.model import Doubt, DoubtKind
from dutygraph.loaders.knowledge.knowledge import Knowledge
from tests.loaders.records.reading import law, read


def doubts(article: str, knowledge: Knowledge) -> list[tuple[DoubtKind, str]]:
    said = read(
        law(f"第一条 {article}", "第二条 企业可以咨询。", "第三条 本办法自2025年5月1日起施行。"), knowledge
    )
    end = said.provisions[0].end or 0
    found = [one for one in said.nodes if isinstance(one, Doubt) and one.end <= end]
    assert [one.severity for one in found] == sorted(one.severity for one in found)
    return [(one.kind, one.quote) for one in found]


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("车联网企业应当建立制度。", []),
        ("应当建立制度。", [(DoubtKind.BEARER, "应当建立制度。")]),
        ("消费者应当保管钥匙。", [(DoubtKind.BEARER, "消费者应当保管钥匙。")]),
        ("船舶制造企业应当建立制度。", [(DoubtKind.BEARER, "船舶制造企业应当建立制度。")]),
        ("车联网企业应当于次日12时前报告。", [(DoubtKind.TIME_RULE, "次日12时前")]),
        ("车联网企业应当及时整改。", []),
        ("车联网企业应当向邻县网安站报送年度报告。", [(DoubtKind.RECIPIENT, "年度报告")]),
        ("车联网企业应当向市通信管理局报送年度报告。", [(DoubtKind.RECIPIENT, "年度报告")]),
        ("车联网企业应当按照该规定第九条备案。", [(DoubtKind.CITATION, "该规定第九条")]),
    ],
)
def test_what_is_doubted(article: str, expected: list[tuple[DoubtKind, str]], knowledge: Knowledge) -> None:
    assert doubts(article, knowledge) == expected
