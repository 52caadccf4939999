"""What a sentence opens with as whom it is about, however the party is told."""

import pytest

from dutygraph.graph.model import Bearer
from dutygraph.loaders.duties.clauses import statements
from dutygraph.loaders.knowledge.knowledge import Knowledge

AUTHORITY, ENTERPRISE, OTHER, UNSTATED = Bearer.AUTHORITY, Bearer.ENTERPRISE, Bearer.OTHER, Bearer.UNSTATED


def bearers(knowledge: Knowledge, text: str) -> list[Bearer]:
    return [found.bearer for found in statements(text, knowledge.actor_finder(None))]


def subjects(knowledge: Knowledge, text: str) -> list[str | None]:
    found = statements(text, knowledge.actor_finder(None))
    return [one.actor and text[one.actor.start : one.actor.end] for one in found]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("与渔港未签约的冷链服务商、网具经销商等，应当自行登记。", "与渔港未签约的冷链服务商、网具经销商"),
        ("冷链企业、网具企业等，属于外地企业的，应当报告。", "冷链企业、网具企业"),
        ("依法取得捕捞许可的单位应当留存记录。", "依法取得捕捞许可的单位"),
        ("渔具维修网点应当留存记录。", "渔具维修网点"),
        ("各相关指定检验机构应当公开收费标准。", "各相关指定检验机构"),
        ("第七条 渔具企业应当留存记录。", "渔具企业"),
        ("请各渔港企业高度重视，按时完成登记。", "各渔港企业"),
        ("渔具经销商的登记信息发生变更的，应当在5日内重新登记。", "渔具经销商"),
    ],
)
def test_an_enterprise_by_the_words_before_its_noun_and_behind_it(
    text: str, subject: str, knowledge: Knowledge
) -> None:
    assert subjects(knowledge, text) == [subject]
    assert bearers(knowledge, text) == [ENTERPRISE]


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        ("指定检验机构负责渔具检验。", UNSTATED),
        ("用户的联系方式变更的，应当更新信息。", UNSTATED),
        ("各地、各部门、各单位要提高认识。", OTHER),
        ("渔政部门或者渔业公司应当值守。", OTHER),
    ],
)
def test_a_party_that_something_is_done_with_or_that_may_be_public_is_no_enterprise(
    text: str, bearer: Bearer, knowledge: Knowledge
) -> None:
    assert bearers(knowledge, text) == [bearer]
