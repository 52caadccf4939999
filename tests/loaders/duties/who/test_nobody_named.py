"""What names nobody, in a list that addresses nobody: theirs whom the list names next to it."""

import pytest

from dutygraph.graph.model import Bearer
from dutygraph.loaders.duties.clauses import statements
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
        ("装船之后车主一定要保管钥匙。", Bearer.OTHER),
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


@pytest.mark.parametrize(
    ("task", "bearer"), [("结果要每季度更新一次。", UNSTATED), ("缆绳应当每季度检查一次。", ENTERPRISE)]
)
def test_next_to_a_public_body_only_what_is_firmly_asked_is_theirs(
    task: str, bearer: Bearer, knowledge: Knowledge
) -> None:
    named = ("码头企业应当登记。", "冷库企业应当培训。", "码头企业应当演练。", "渔政局应当公布结果。")
    assert bearers(knowledge, *named, task)[4][0] is bearer


def test_persons_named_as_often_take_nothing_from_it(knowledge: Knowledge) -> None:
    told = bearers(knowledge, "不得在标价之外收费。", "乘客应当保管船票。", "码头企业应当公示价格。")
    assert told[0] == (ENTERPRISE, True)


@pytest.mark.parametrize(
    "told",
    [
        "会议对参会的渔业公司提出要求：",
        "渔政局向各冷链企业下发《关于做好渔港作业的通知》。包括以下工作：",
        "渔政局提醒水产加工单位加强管理。",
    ],
)
def test_whom_something_is_told_to_must_do_it(told: str, knowledge: Knowledge) -> None:
    text = f"渔港作业会\n\n{told}\n\n一是要落实主体责任。\n\n二是安排专人检查缆绳，并于月底前报送结果。\n"
    said = read(text, knowledge)
    assert {(one.bearer, one.binds_others) for one in said.obligations} == {(ENTERPRISE, True)}


def test_addressees_may_have_a_note_with_a_colon(knowledge: Knowledge) -> None:
    text = "关于年报的通知\n\n　　各渔业企业、各冷链单位（许可：1062）：\n\n一、请于5月底前填报。\n"
    assert [one.bearer for one in read(text, knowledge).obligations] == [ENTERPRISE]


@pytest.mark.parametrize(
    "text",
    [
        "渔政局对各船厂企业提出六项要求：一是全面自查。二是加强值守。落实情况要及时报送。",
        "渔政局向捕捞公司作出以下部署。要加强值守，及时报送落实情况。",
    ],
)
def test_who_asks_something_of_enterprises_does_not_do_it(text: str, knowledge: Knowledge) -> None:
    assert statements(text, knowledge.actor_finder(None))[-1].bearer is UNSTATED


@pytest.mark.parametrize(
    ("task", "bearer"),
    [
        ("缆绳应当每季度检查一次。", ENTERPRISE),
        ("严禁私自出海。", ENTERPRISE),
        ("要改善渔港面貌。", UNSTATED),
    ],
)
def test_where_nobody_is_named_at_all_what_is_firmly_asked_may_be_theirs(
    task: str, bearer: Bearer, knowledge: Knowledge
) -> None:
    told = bearers(knowledge, task, "数据应当每年报送一次。")
    assert told == [(bearer, True if bearer is ENTERPRISE else None), (ENTERPRISE, True)]


def test_what_something_is_does_not_act(knowledge: Knowledge) -> None:
    text = "网上登记是渔政局推出的服务，申请人须确保真实。请勿虚报。"
    assert statements(text, knowledge.actor_finder(None))[0].bearer is not Bearer.AUTHORITY
