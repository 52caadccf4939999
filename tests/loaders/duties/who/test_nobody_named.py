"""What names nobody, in a list that addresses nobody: theirs whom the list names next to it."""

import pytest

from dutygraph.graph.model import Bearer
from dutygraph.loaders.knowledge.knowledge import Knowledge
from tests.loaders.records.reading import read

ENTERPRISE, UNSTATED = Bearer.ENTERPRISE, Bearer.UNSTATED


def bearers(knowledge: Knowledge, *tasks: str) -> list[tuple[Bearer, bool | None]]:
    numbered = "\n".join(f"{'一二三四五六七八'[at]}、{task}" for at, task in enumerate(tasks))
    said = read(f"渔港作业须知\n\n{numbered}\n", knowledge)
    return [(one.bearer, one.binds_others) for one in said.obligations]


@pytest.mark.parametrize(
    ("task", "bearer"),
    [
        ("缆绳应当每季度检查一次。", ENTERPRISE),
        ("不得在标价之外收费。", ENTERPRISE),
        ("冷藏车辆停放时应当熄火。", UNSTATED),
        ("要加强本地区码头作业的督促检查。", UNSTATED),
        ("申请不全的，应当一次性告知申请人。", UNSTATED),
        ("装船之后车主一定要保管钥匙。", UNSTATED),
    ],
)
def test_next_to_an_enterprise_it_is_theirs_and_others(
    task: str, bearer: Bearer, knowledge: Knowledge
) -> None:
    # One public body among enterprises does not take what stands next to them.
    named = ("码头企业应当登记。", "码头企业应当培训。", task, "渔政局应当公布结果。")
    told = bearers(knowledge, *named)
    assert told[2] == (bearer, True if bearer is ENTERPRISE else None)


@pytest.mark.parametrize(
    "others",
    [
        ("渔政局应当公布结果。", "海事局应当巡查。"),
        ("渔政局应当公布结果。", "船长应当瞭望。", "大副应当值守。"),
    ],
)
def test_where_others_are_named_as_often_it_is_nobodys(others: tuple[str, ...], knowledge: Knowledge) -> None:
    told = bearers(knowledge, "码头企业应当登记。", "缆绳应当每季度检查一次。", *others)
    assert told[1][0] is UNSTATED


def test_next_to_a_public_body_it_is_nobodys(knowledge: Knowledge) -> None:
    named = ("码头企业应当登记。", "冷库企业应当培训。", "码头企业应当演练。", "渔政局应当公布结果。")
    told = bearers(knowledge, *named, "结果应当每季度更新一次。")
    assert told[4][0] is UNSTATED


@pytest.mark.parametrize(
    "told",
    ["会议对参会的渔业公司提出要求：", "渔政局向各冷链企业下发《关于做好渔港作业的通知》。包括以下工作："],
)
def test_whom_something_is_told_to_must_do_it(told: str, knowledge: Knowledge) -> None:
    text = f"渔港作业会\n\n{told}\n\n一是要落实主体责任。\n\n二是安排专人检查缆绳，并于月底前报送结果。\n"
    said = read(text, knowledge)
    assert {(one.bearer, one.binds_others) for one in said.obligations} == {(ENTERPRISE, True)}


def test_addressees_may_have_a_note_with_a_colon(knowledge: Knowledge) -> None:
    text = "关于年报的通知\n\n　　各渔业企业、各冷链单位（许可：1062）：\n\n一、请于5月底前填报。\n"
    assert [one.bearer for one in read(text, knowledge).obligations] == [ENTERPRISE]
