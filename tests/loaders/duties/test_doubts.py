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
    ],
)
def test_what_is_doubted(article: str, expected: list[tuple[DoubtKind, str]], knowledge: Knowledge) -> None:
    assert doubts(article, knowledge) == expected


def test_an_article_of_no_document_and_cases_that_were_not_understood_are_doubted(
    knowledge: Knowledge,
) -> None:
    text = (
        "渔船通知\n\n一、要求\n\n（一）车联网企业应当按照第三条报告。\n\n（二）汽车数据处理者有下列情形之一的，应当申报：\n"
        "1.从事远洋捕捞；\n2.经营冷库。\n\n（三）车联网企业应当向海州渔业局、海州海事局履行检验、登记手续。\n\n"
        "二、其他\n\n（一）车联网企业要重视。\n"
    )
    found = [(one.kind, one.quote) for one in read(text, knowledge).nodes if isinstance(one, Doubt)]
    assert (DoubtKind.CITATION, "第三条") in found
    assert DoubtKind.CONDITION in {kind for kind, _ in found}
    assert [quote for kind, quote in found if kind is DoubtKind.RECIPIENT].count("检验") >= 1
