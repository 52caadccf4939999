"""What makes a kind of its own of an enterprise is a condition that is known, or leaves the binding open."""

import pytest

from dutygraph.graph.model import Bearer, Obligation
from dutygraph.loaders.documents.formats.markdown import read_markdown
from dutygraph.loaders.duties.clauses import statements
from dutygraph.loaders.duties.not_duties import states_duty
from dutygraph.loaders.kinds import Kind
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import read_as
from tests.loaders.conftest import LOADED_AT
from tests.loaders.records.reading import Said, read

MAKER = ("connected-vehicle-manufacturer",)


def said_of(knowledge: Knowledge, *tasks: str, to: str = "各智能网联汽车生产企业") -> Said:
    numbered = "\n".join(f"{'一二三四五六'[at]}、{task}" for at, task in enumerate(tasks))
    return read(f"关于做好安全工作的通知\n\n{to}：\n\n{numbered}\n", knowledge)


@pytest.mark.parametrize(
    ("task", "closed"),
    [
        ("各企业应当建立台账。", True),
        ("发生故障的，应当立即停用。", True),
        ("取得用户同意的除外，不得向他人提供数据。", True),
        ("除法律另有规定外，不得向他人提供数据。", True),
        ("除三级以上系统外，企业可以自行评测。", False),
        ("二级及以下的，可以自行评测。", False),
        ("仅搭载辅助功能的，应当公示。", False),
        ("拥有试验场地的企业，应当填报登记表。", False),
        ("被认定为示范单位的企业应当公开报告。", False),
        ("全市的企业应当建立台账。", True),
        ("上市的智能网联汽车生产企业应当公开报告。", False),
        ("依法应当登记的智能网联汽车生产企业，未登记不得开工。", False),
        ("通过App收集个人信息的智能网联汽车生产企业应当公示规则。", False),
        ("收集个人信息的智能网联汽车生产企业应当公示规则。", True),
        ("有三级系统且处理重要数据的智能网联汽车生产企业应当报告。", True),
        ("智能网联汽车生产企业应当登记（未生产乘用车的企业除外）。", False),
        ("智能网联汽车生产企业应当登记（法律另有规定的除外）。", True),
        ("智能网联汽车生产企业应当登记，但已登记的除外。", False),
        ("拟向境外提供个人信息的智能网联汽车生产企业，应当报告。", False),
        ("曾经处理个人信息的智能网联汽车生产企业，应当保存记录。", False),
        ("智能网联汽车生产企业终止处理个人信息后，应当销毁记录。", False),
        ("智能网联汽车生产企业应当在处理个人信息前完成培训。", False),
        ("有个人信息保护法第五十五条情形的企业应当在处理个人信息前评估。", True),
        ("处理重要数据的企业应当在处理个人信息前评估。", False),
        ("涉及重要数据共享的企业应当在处理重要数据前评估。", True),
        ("不涉及重要数据共享的企业应当在处理重要数据前评估。", False),
        ("发现个人信息泄露后，应当在3日内报告。", True),
        ("拟处理个人信息的，应当事先报告。", False),
        ("此前已上市车型未换发证书的，应当补办。", False),
        ("未按期换发证书的，应当说明情况。", True),
        ("企业一般每季度演练一次。", False),
    ],
)
def test_a_kind_that_nothing_explains_is_open(task: str, *, closed: bool, knowledge: Knowledge) -> None:
    said = said_of(knowledge, task, "各企业应当开展培训。")
    one = said.obligations[0]
    assert one.bearer is Bearer.ENTERPRISE
    of_whoever = not closed and task.startswith(("拥有", "被认定"))
    assert said.duties[0].types == (() if of_whoever else MAKER)
    assert bool(one.open_case or one.binds_others) is not closed
    assert bool(one.binds_others) is of_whoever


@pytest.mark.parametrize(
    "task",
    [
        "处理个人信息的智能网联汽车生产企业应当填报甲表，未处理的应当说明情况。",
        "处理个人信息的，每月检查一次；除此之外每季度检查一次。",
        "已处理个人信息的企业应当评估，未处理的无须评估。",
        "处理个人信息的企业应当公示规则，其他企业可以公示。",
        "企业应当报送雷达清单，无雷达的提交零报告。",
    ],
)
def test_whom_a_case_leaves_over_is_not_of_that_case(task: str, knowledge: Knowledge) -> None:
    said = said_of(knowledge, task, "各企业应当开展培训。")
    rest = said.obligations[1]
    assert said.conditions_of(rest.id) == []
    others = "其他企业" in task
    assert said.duties[1].types == (() if others else MAKER)
    assert (rest.open_case, bool(rest.binds_others)) == (True, others)


def test_what_is_taken_out_is_not_the_condition(knowledge: Knowledge) -> None:
    said = said_of(knowledge, "除处理重要数据的企业外，企业可以自行评测。", "各企业应当开展培训。")
    assert said.conditions_of(said.obligations[0].id) == []
    assert said.obligations[0].open_case


def test_who_is_named_within_a_clause_is_none_of_the_parties(knowledge: Knowledge) -> None:
    said = said_of(
        knowledge, "与车联网平台运营企业合作的智能网联汽车生产企业应当报告。", "各企业应当开展培训。"
    )
    assert "iov-platform-operator" not in said.duties[0].types


def test_points_of_a_paragraph_name_their_own_parties(knowledge: Knowledge) -> None:
    said = said_of(knowledge, "一是充电运营企业应每年演练；二是智能网联汽车生产企业要建档；三是不得瞒报。")
    assert [duty.types for duty in said.duties] == [("charging-operator",), MAKER, ()]
    assert [bool(one.binds_others) for one in said.obligations] == [False, False, True]


def test_in_a_list_that_names_enterprises_alone_what_must_be_is_theirs(knowledge: Knowledge) -> None:
    tasks = "\n".join(
        f"{at}. {text}"
        for at, text in enumerate(
            (
                "码头企业应当登记。",
                "码头企业应当培训。",
                "码头企业应当演练。",
                "评测应当每年开展。二级以上系统每年至少演练一次。加强宣传。",
            ),
            1,
        )
    )
    said = read(
        f"渔港安全任务清单\n\n一、主体责任\n{tasks}\n二、监测\n1. 码头企业应当接入平台。\n", knowledge
    )
    told = {one.text: (one.bearer, one.binds_others) for one in said.obligations}
    assert told["评测应当每年开展。"] == (Bearer.ENTERPRISE, True)
    assert told["二级以上系统每年至少演练一次。"] == (Bearer.ENTERPRISE, True)
    assert told["加强宣传。"] == (Bearer.ENTERPRISE, True)


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        ("县级以上地方人民政府渔业和港口行政主管部门应当公布结果。", Bearer.AUTHORITY),
        ("综合利用企业应当建立台账。", Bearer.ENTERPRISE),
        ("托运人应当如实申报。", Bearer.ENTERPRISE),
        ("船长须立即报告。", Bearer.OTHER),
        ("各市渔港发展办应督促企业落实责任。", Bearer.AUTHORITY),
        ("各航道段应及时清淤。", Bearer.UNSTATED),
    ],
)
def test_a_party_right_before_its_modal_is_the_subject(
    text: str, bearer: Bearer, knowledge: Knowledge
) -> None:
    (said,) = statements(text, knowledge.actor_finder(None), Bearer.ENTERPRISE)
    assert said.bearer is bearer


@pytest.mark.parametrize(
    "text",
    [
        "哪些情形需要申报？",
        "等级分为一级至五级。",
        "本行动所指“渔业企业”为从事捕捞的企业。",
        "渔船使用的潮汐图、水深图等属于航海图书。",
        "参加试点的企业包括养殖、捕捞、加工等企业。",
        "本公告自发布之日起试行。",
        "涉及退货的按有关规定办理。",
        "包括负责人姓名、电话。",
        "合规率低于80%的平台公司，暂停其新增运力。",
        "抽查发现企业瞒报的，暂停相关车型公告。",
        "不是。",
        "答：不需要。",
        "可以。",
    ],
)
def test_questions_classes_and_penalties_are_no_duties(text: str) -> None:
    assert not states_duty(text, None)


def test_what_must_be_may_only_be_spoken_of(knowledge: Knowledge) -> None:
    said = said_of(knowledge, "近期，企业应当遵守的规则逐步增多。", "各企业应当开展培训。")
    assert [one.text for one in said.obligations] == ["各企业应当开展培训。"]


def test_who_is_named_later_is_none_of_all_units(knowledge: Knowledge) -> None:
    said = said_of(
        knowledge, "各有关单位要密切协作。智能网联汽车生产企业不得虚假宣传。", to="市公安局、市交通运输局"
    )
    assert [one.types for one in said.duties] == [(), MAKER]
    assert said.obligations[0].binds_others


def test_a_body_of_a_place_that_manages_data_is_public(knowledge: Knowledge) -> None:
    said = said_of(
        knowledge, "市公共数据管理机构应当开放目录。", "企业的数据管理机构应当开展培训。", to="各企业"
    )
    assert [one.bearer for one in said.obligations] == [Bearer.AUTHORITY, Bearer.ENTERPRISE]


def test_what_is_done_from_a_day_on_is_a_duty() -> None:
    assert states_duty(
        "日均订单达到上一类别标准的，自次月起按上一类别要求执行，并在5日内告知所在地主管部门。", None
    )


def test_of_three_cases_each_has_its_force(knowledge: Knowledge) -> None:
    text = "四级、五级系统应当每半年开展一次，三级系统每年开展一次，二级系统鼓励开展。"
    assert [(one.text[:4], one.modality.name) for one in statements(text, knowledge.actor_finder(None))] == [
        ("四级、五", "MANDATORY"),
        ("三级系统", "MANDATORY"),
        ("二级系统", "ENCOURAGED"),
    ]


def test_a_part_that_says_who_is_meant_limits_the_rest(knowledge: Knowledge) -> None:
    tasks = "排查对象\n2030年后获得准入的在售车型。", "各企业应当开展自查。请于10月底前报送。"
    limited = said_of(knowledge, *tasks)
    assert [one.types for one in limited.duties] == [MAKER, MAKER]
    assert all(one.open_case for one in limited.obligations)
    whole = said_of(knowledge, "工作背景\n形势严峻。", "各企业应当开展自查。")
    assert whole.duties[0].types == MAKER


def test_who_acts_for_one_abroad_is_not_abroad(knowledge: Knowledge) -> None:
    text = "进口船舶由境外造船企业授权的境内代理人履行登记义务。"
    (said,) = statements(text, knowledge.actor_finder(None))
    assert said.bearer is Bearer.ENTERPRISE


def test_a_number_that_is_reached_already_is_one(knowledge: Knowledge) -> None:
    said = said_of(knowledge, "处理个人信息已达到100万人的，应当报告。", "各企业应当开展培训。")
    assert said.conditions_of(said.obligations[0].id)


@pytest.mark.parametrize(
    ("who", "types"),
    [
        ("充电运营企业、智能网联汽车生产企业", {"charging-operator", "connected-vehicle-manufacturer"}),
        (
            "开办渔港市场的充电运营企业、智能网联汽车生产企业",
            {"charging-operator", "connected-vehicle-manufacturer"},
        ),
        ("充电运营企业、开办渔港市场的智能网联汽车生产企业", {"charging-operator"}),
    ],
)
def test_a_clause_before_several_parties_of_a_column_limits_all_of_them(
    who: str, types: set[str], knowledge: Knowledge
) -> None:
    head = "# 渔港任务清单\n\n| 序号 | 任务 | 工作内容 | 责任主体 |\n|---|---|---|---|\n"
    table = f"{head}| 1 | 台账 | 建立台账，每年更新一次。 | {who} |\n"
    said = read_as(Kind.TASK_LIST, read_markdown("t.md", table.encode()), knowledge, loaded_at=LOADED_AT)
    (duty,) = (one for one in said.statements.nodes if isinstance(one, Obligation))
    bound = {one.end for one in said.statements.relationships if (one.type, one.start) == ("BINDS", duty.id)}
    assert {one.removeprefix("enterprise-type:") for one in bound} == types
    assert bool(duty.binds_others) is (len(types) < 2)
    assert bool(duty.open_case) is who.startswith("开办")


@pytest.mark.parametrize("act", ["编制、更新渔港海图", "绘制、更新航道图", "制作、更新潮汐表"])
def test_an_act_that_nobody_was_told_to_do_is_of_whoever_does_it(act: str, knowledge: Knowledge) -> None:
    said = read(f"渔港简讯\n\n智能网联汽车生产企业应当依法取得资质。{act}，必须遵守保密规定。\n", knowledge)
    assert [bool(one.binds_others) for one in said.obligations][1:] == [True]


def test_leniency_is_not_the_act_of_who_mends(knowledge: Knowledge) -> None:
    said = said_of(knowledge, "企业主动消除后果的，可以依法减轻处罚。", "各企业应当开展培训。")
    assert said.obligations[0].bearer is Bearer.UNSTATED
