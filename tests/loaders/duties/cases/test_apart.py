"""A noun phrase that means only some limits what is asked wherever it stands: one rule, many places."""

import pytest

from dutygraph.loaders.knowledge.knowledge import Knowledge
from tests.loaders.duties.cases.test_own_parts import IN_FORCE, opened
from tests.loaders.records.reading import law, read

ASKED = "企业应当建立台账。"


@pytest.mark.parametrize(
    ("words", "open_"),
    [
        ("三级以上渔业系统", True),
        ("二级及以上平台", True),
        ("外商投资企业", True),
        ("新落户企业", True),
        ("纯电动车型", True),
        ("特殊用途车辆", True),
        ("捕捞车型", True),
        ("年产量十万辆以上", True),
        ("渔业系统", False),
        ("整车企业", False),
        ("生产企业", False),
        ("辖区内企业", False),
        ("智能网联汽车", False),
        ("信息系统", False),
        ("渔业局", False),
        ("所有车型", False),
        ("新产品", False),
    ],
)
def test_it_limits_in_a_heading_and_in_a_bracket(words: str, *, open_: bool, knowledge: Knowledge) -> None:
    addressed = "各汽车生产企业：\n"
    for first in (
        f"一、{words}\n{ASKED}",
        f"一、{words}的特别规定\n{ASKED}",
        f"一、企业应当建立台账（{words}）。",
    ):
        said = opened(f"{addressed}{first}\n二、其他\n企业应当投保。", knowledge)
        assert [*said.values()] == [open_, False]


@pytest.mark.parametrize(
    ("heading", "open_"),
    [
        ("对外商投资企业的要求", True),
        ("落实企业主体责任", False),
        ("压实企业责任", False),
        ("督促企业", False),
        ("汽车生产企业主体责任", False),
    ],
)
def test_what_is_done_with_enterprises_picks_none_out(
    heading: str, *, open_: bool, knowledge: Knowledge
) -> None:
    said = opened(f"各汽车生产企业：\n一、{heading}\n{ASKED}\n二、其他\n企业应当投保。", knowledge)
    assert [*said.values()] == [open_, False]


@pytest.mark.parametrize(
    ("of", "open_"),
    [
        ("外商投资汽车企业", True),
        ("规模以上企业", True),
        ("校车", True),
        ("汽车制造企业", False),
        ("全市汽车企业", False),
        ("企业", False),
    ],
)
def test_it_limits_in_a_title(of: str, *, open_: bool, knowledge: Knowledge) -> None:
    text = f"关于加强{of}安全管理的通知\n\n各汽车生产企业：\n一、{ASKED}\n二、企业应当投保。\n"
    assert {bool(one.open_case) for one in read(text, knowledge).obligations} == {open_}


@pytest.mark.parametrize(
    ("but", "open_"),
    [
        ("本市对专用校车另有规定的除外", True),
        ("对小型客车另有要求的除外", True),
        ("改装车辆除外", True),
        ("但进口企业除外", True),
        ("渔汛期间除外", True),
        ("本市对保存期限另有规定的除外", False),
        ("法律、行政法规另有规定的除外", False),
        ("合同另有约定的除外", False),
        ("不可抗力除外", False),
    ],
)
def test_it_limits_as_what_is_taken_out(but: str, *, open_: bool, knowledge: Knowledge) -> None:
    text = law("第一条 为了安全，制定本办法。", f"第二条 汽车生产企业应当自查，{but}。", IN_FORCE)
    assert [bool(one.open_case) for one in read(text, knowledge).obligations] == [open_]


@pytest.mark.parametrize(
    ("topic", "open_"),
    [
        ("就专用校车而言", True),
        ("对进口车型来说", True),
        ("就个人信息而言", False),
        ("就数据安全而言", False),
    ],
)
def test_it_limits_as_what_a_sentence_is_about(topic: str, *, open_: bool, knowledge: Knowledge) -> None:
    text = law("第一条 为了安全，制定本办法。", f"第二条 {topic}，汽车生产企业应当自查。", IN_FORCE)
    assert [bool(one.open_case) for one in read(text, knowledge).obligations] == [open_]


@pytest.mark.parametrize(
    ("said", "open_"),
    [
        ("取得渔业许可的企业应当履行前条规定的义务。", True),
        ("从事出口业务的企业，按月执行第二条。", True),
        ("已备案的，视为已履行第二条规定的义务。", True),
        ("产量不足百辆的，可参照执行第二条。", True),
        ("小微企业可以参照执行第二条。", True),
        ("需自查的产品目录，由渔业局另行公布。", True),
        ("自查的车型范围，由渔业局另行确定。", True),
        ("第二条是指出口环节。", True),
        ("汽车生产企业应当遵守第二条。", False),
        ("零部件生产企业也应当遵守第二条。", False),
        ("各企业应当严格执行第二条。", False),
        ("汽车生产企业执行第二条时，应当接受指导。", False),
        ("未执行第二条的，责令改正。", False),
        ("渔业局应当监督企业执行第二条。", False),
        ("第二条所称自查是指书面自查。", False),
        ("自查表的样式，由渔业局另行确定。", False),
    ],
)
def test_who_alone_keeps_an_article_limits_it(said: str, *, open_: bool, knowledge: Knowledge) -> None:
    text = law("第一条 为了安全，制定本办法。", "第二条 汽车生产企业应当自查。", f"第三条 {said}", IN_FORCE)
    (one,) = [one for one in read(text, knowledge).obligations if one.text == "汽车生产企业应当自查。"]
    assert bool(one.open_case) is open_


@pytest.mark.parametrize(
    ("whom", "open_"),
    [
        ("全市涉及校车制造的企业", True),
        ("在本市注册的零部件生产企业", True),
        ("全市从事汽车生产的企业", False),
        ("在本市注册的汽车生产企业", False),
    ],
)
@pytest.mark.parametrize("apart", ["\n", "："])
def test_whom_a_part_says_the_rest_is_for_limits_who_names_nobody(
    apart: str, whom: str, *, open_: bool, knowledge: Knowledge
) -> None:
    said = opened(f"各汽车生产企业：\n一、工作范围{apart}{whom}。\n二、要求\n企业应当自查。", knowledge)
    assert [*said.values()] == [open_]


PLACES = {
    "heading": "一、{0}\n@\n二、其他\n企业应当自查。",
    "heading with more": "一、对{0}的要求\n@\n二、其他\n企业应当自查。",
    "heading's bracket": "一、台账管理（{0}）\n@\n二、企业应当自查。",
    "bracket behind": "一、企业应当建立台账（{0}）。\n二、企业应当自查。",
    "bracket alone": "一、@（{0}）\n二、企业应当自查。",
    "clause behind": "一、企业应当建立台账，适用于{0}。\n二、企业应当自查。",
    "who does it": "一、企业应当建立台账，{0}执行。\n二、企业应当自查。",
    "later, applies": "一、@\n二、企业应当自查。\n三、第一项适用于{0}。",
    "later, is": "一、@\n二、企业应当自查。\n三、第一项为{0}的要求。",
    "later, for whom": "一、@\n二、企业应当自查。\n三、第一项的适用对象为{0}。",
}
"""Where a phrase stands that tells whom or what an act is for; @ is that act."""
TAKEN_OUT = {
    "but for": "一、企业应当建立台账，{0}除外。\n二、企业应当自查。",
    "bracket": "一、企业应当建立台账（不含{0}）。\n二、企业应当自查。",
    "otherwise": "一、企业应当建立台账，对{0}另有规定的除外。\n二、企业应当自查。",
    "besides": "一、除{0}外，@\n二、企业应当自查。",
    "later, not": "一、@\n二、企业应当自查。\n三、{0}不适用第一项。",
    "later, not yet": "一、@\n二、企业应当自查。\n三、{0}暂不执行第一项。",
}


@pytest.mark.parametrize("whom", ["外商投资企业", "年产量十万辆以上的企业", "地下场站", "取得准入的车型"])
@pytest.mark.parametrize("place", [*PLACES.values(), *TAKEN_OUT.values()], ids=[*PLACES, *TAKEN_OUT])
def test_whatever_sets_some_apart_opens_the_act_that_it_stands_by(
    place: str, whom: str, knowledge: Knowledge
) -> None:
    said = opened(f"各汽车生产企业：\n{place.format(whom).replace('@', ASKED)}", knowledge)
    assert [is_open for text, is_open in said.items() if "建立台账" in text] == [True]
    assert said["企业应当自查。"] is False


@pytest.mark.parametrize("whom", ["各企业", "所有车型"])
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_what_means_all_opens_nothing(place: str, whom: str, knowledge: Knowledge) -> None:
    said = opened(f"各汽车生产企业：\n{place.format(whom).replace('@', ASKED)}", knowledge)
    assert not any(said.values())


@pytest.mark.parametrize(
    ("before", "open_"),
    [
        ("对信用评价为差的企业，加大检查力度。", True),
        ("渔业局对外商投资企业实行挂牌管理。", True),
        ("重点企业由渔业局确定。各渔港每月巡查。", True),
        ("部分企业台账不全。", True),
        ("企业申请延期的，渔业局应当答复。", True),
        ("对汽车生产企业，渔业局每年检查一次。", False),
        ("对拒不整改的企业，依法处罚。", False),
        ("对发现的问题，渔业局督促整改。", False),
        ("渔业局加强对企业的指导。", False),
        ("渔业局对老旧车型不予登记。", False),
        ("督促车辆企业加强监测。", False),
    ],
)
def test_what_a_sentence_tells_of_some_leaves_open_what_follows_it(
    before: str, *, open_: bool, knowledge: Knowledge
) -> None:
    said = opened(f"各汽车生产企业：\n一、检查\n{before}{ASKED}\n二、其他\n企业应当自查。", knowledge)
    assert said["企业应当建立台账。"] is open_
    assert said["企业应当自查。"] is False
    said = opened(f"各汽车生产企业：\n一、检查\n{ASKED}{before}\n二、其他\n企业应当自查。", knowledge)
    assert said["企业应当建立台账。"] is False


@pytest.mark.parametrize(
    ("opens", "open_"),
    [
        ("为规范校车运营，现就有关事项通知如下：", False),
        ("现就外商投资企业管理事项通知如下：", True),
        ("针对抽查不合格企业，提出如下要求：", True),
        ("为规范汽车生产，现就有关事项通知如下：", False),
        ("针对近期形势，提出如下要求：", False),
        ("根据渔业局部署，现对企业提出以下要求：", False),
    ],
)
def test_what_opens_a_text_limits_it(opens: str, *, open_: bool, knowledge: Knowledge) -> None:
    said = opened(f"各汽车生产企业：\n{opens}\n一、{ASKED}\n二、企业应当自查。", knowledge)
    assert {*said.values()} == {open_}


@pytest.mark.parametrize(
    ("asks", "open_"),
    [
        ("只有涉及安全的升级，汽车生产企业才需要备案。", True),
        ("仅在发生召回时，汽车生产企业应当通知车主。", True),
        ("汽车生产企业根据需要应当设置热线。", True),
        ("汽车生产企业应当每年审计，但连续两年合格的除外。", True),
        ("连续两年合格的，汽车生产企业可以不审计。", True),
        ("有下列情形之一的，汽车生产企业无需审计。", True),
        ("就汽车生产企业而言，应当建立目录。", False),
        ("对于汽车生产企业来说，应当建立目录。", False),
        ("就进口汽车生产企业而言，应当建立目录。", True),
        ("就进口车型而言，汽车生产企业应当建立目录。", True),
        ("汽车生产企业自研芯片时应当备案。", True),
        ("汽车生产企业出口整车时应当备案。", True),
        ("汽车生产企业自查时应当记录。", False),
        ("汽车生产企业自行检测时应当记录。", False),
        ("发现漏洞的，汽车生产企业应当报告。", False),
        ("汽车生产企业根据检查结果应当整改。", False),
    ],
)
def test_what_narrows_a_sentence_leaves_it_open(asks: str, *, open_: bool, knowledge: Knowledge) -> None:
    (one,) = read(law("第一条 为了安全，制定本办法。", f"第二条 {asks}", IN_FORCE), knowledge).obligations
    assert bool(one.open_case) is open_


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("经查，汽车生产企业应当告知用户而未告知。", False),
        ("汽车生产企业应当备案的观点不能成立。", False),
        ("汽车生产企业必须具备的条件由渔业局规定。", False),
        ("汽车生产企业应当如何告知，尚无规定。", False),
        ("不能要求汽车生产企业必须公开代码。", False),
        ("汽车生产企业未按规定备案的，应当承担责任。", False),
        ("应当由汽车生产企业承担的费用，由双方约定。", False),
        ("经查，汽车生产企业未建立台账。", False),
        ("删去第八条“汽车生产企业应当设立联络员。”", False),
        ("汽车生产企业应当删去第三条所列数据。", True),
        ("经查，未建立台账的，汽车生产企业应当整改。", True),
        ("应当由汽车生产企业办理的备案，应当于五月底前完成。", True),
        ("汽车生产企业应当提交的材料应当真实。", True),
        ("汽车生产企业应当告知用户，而不得收费。", True),
        ("汽车生产企业应当承担安全主体责任。", True),
    ],
)
def test_what_speaks_of_a_duty_asks_nothing(told: str, *, asked: bool, knowledge: Knowledge) -> None:
    text = law("第一条 汽车生产企业应当建档。", f"第二条 {told}", IN_FORCE)
    assert (
        len(read(text, knowledge).obligations) > 1 if asked else len(read(text, knowledge).obligations) == 1
    )


@pytest.mark.parametrize(
    ("heading", "open_"),
    [
        ("数据出境行为", True),
        ("风险表现", True),
        ("常见做法", True),
        ("行业现状（2026年）", True),
        ("认定标准", True),
        ("业务模式", True),
        ("数据上传", False),
        ("工作流程", False),
        ("责任划分", False),
        ("主要措施", False),
        ("加强行业数据标准建设", False),
        ("企业", False),
    ],
)
def test_what_enterprises_do_is_asked_only_below_what_asks(
    heading: str, *, open_: bool, knowledge: Knowledge
) -> None:
    told = f"一、{heading}\n汽车生产企业委托第三方存储用户数据。\n汽车生产企业应当备案。"
    said = opened(f"各有关企业：\n{told}\n二、其他\n企业应当投保。", knowledge)
    assert [*said.values()] == [open_, False, False]


@pytest.mark.parametrize(
    ("to", "open_"),
    [("外资", True), ("乘用车企业", True), ("名单附后", True), ("含进口企业", False), ("集团", False)],
)
def test_a_bracket_behind_whom_it_is_to_may_limit_all(to: str, *, open_: bool, knowledge: Knowledge) -> None:
    said = opened(f"各汽车生产企业（{to}）：\n一、应当自查。\n二、{ASKED}", knowledge)
    assert [*said.values()] == [open_, open_]


def test_a_bracket_behind_a_public_body_limits_no_enterprise(knowledge: Knowledge) -> None:
    said = opened(f"各区渔业局（沿海）：\n一、汽车生产企业应当自查。\n二、{ASKED}", knowledge)
    assert not any(said.values())


@pytest.mark.parametrize(
    ("end", "open_"),
    [
        ("注：仅限L3车型。", True),
        ("注：只适用于具有辅助驾驶功能的车型。", True),
        ("注：仅适用于各车型。", False),
        ("注：适用于全部车型。", False),
        ("附件：适用企业名单", True),
        ("附件：1.适用企业名单", True),
        ("附件：1.材料清单", False),
        ("附件：优秀企业名单", False),
    ],
)
def test_a_note_or_an_annex_may_say_for_whom_all_is(end: str, *, open_: bool, knowledge: Knowledge) -> None:
    said = opened(f"一、汽车生产企业应当自查。\n二、汽车生产企业应当建立台账。\n{end}", knowledge)
    assert [*said.values()] == [open_, open_]


@pytest.mark.parametrize(
    ("told", "open_"),
    [
        ("平台开通前不作要求。", [False, True]),
        ("系统上线前，暂不做要求。", [False, True]),
        ("平台开通前应当备份。", [False, False, False]),
    ],
)
def test_what_is_not_asked_before_something_is_open(
    told: str, open_: list[bool], knowledge: Knowledge
) -> None:
    said = opened(f"一、汽车生产企业应当自查。\n二、汽车生产企业应当报送台账。{told}", knowledge)
    assert [*said.values()] == open_


@pytest.mark.parametrize(
    ("asked", "freed", "open_"),
    [
        ("车联网企业", "智能网联汽车生产企业", True),
        ("智能网联汽车生产企业", "车联网企业", True),
        ("车联网企业", "汽车数据处理者", True),
        ("智能网联汽车生产企业", "充电网络运营企业", False),
    ],
)
@pytest.mark.parametrize("form", ["{}不适用前款。", "上述要求不适用于{}。", "{}不适用前款规定。"])
def test_who_need_not_may_be_of_another_kind_as_well(
    form: str, asked: str, freed: str, *, open_: bool, knowledge: Knowledge
) -> None:
    said = opened(f"一、{asked}应当备案。{form.format(freed)}", knowledge)
    assert said == {f"{asked}应当备案。": open_}


@pytest.mark.parametrize(
    ("where", "open_"), [("在浦东新区试行前条规定。", True), ("在全市执行前条规定。", False)]
)
def test_an_article_in_force_in_a_place_alone_is_open(
    where: str, *, open_: bool, knowledge: Knowledge
) -> None:
    text = law("第一条 汽车生产企业应当建档。", f"第二条 {where}", "第三条 汽车生产企业应当投保。", IN_FORCE)
    assert [bool(one.open_case) for one in read(text, knowledge).obligations] == [open_, False]


@pytest.mark.parametrize(
    ("title", "open_"),
    [("关于提案的答复", True), ("甲数据规定出台", False), ("《甲数据规定》今起施行", False)],
)
def test_what_a_text_that_is_not_about_a_rule_tells_that_it_asks_is_open(
    title: str, *, open_: bool, knowledge: Knowledge
) -> None:
    said = opened(
        f"{title}\n各汽车生产企业：\n一、情况说明\n《甲数据规定》要求，汽车生产企业应当建立台账。"
        "\n二、其他\n按照《乙办法》有关规定，企业应当投保。",
        knowledge,
    )
    assert [*said.values()] == [open_, False]
