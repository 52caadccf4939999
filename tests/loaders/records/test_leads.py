"""Leads that only open a list, and who must in articles: kinds of party, bodies named together, by whom."""

import pytest

from dutygraph.graph.model import Bearer, Obligation
from dutygraph.loaders.knowledge.knowledge import Knowledge
from tests.loaders.records.reading import Said, law, read

IN_FORCE = "第三条 本办法自2025年5月1日起施行。"
AUTHORITY, ENTERPRISE, OTHER, UNSTATED = (
    Bearer.AUTHORITY,
    Bearer.ENTERPRISE,
    Bearer.OTHER,
    Bearer.UNSTATED,
)


def article(words: str, knowledge: Knowledge) -> Said:
    return read(law(f"第一条 {words}", "第二条 渔船可以入港。", IN_FORCE), knowledge)


@pytest.mark.parametrize(
    "marks", [("（一）", "（二）", "（三）"), ("a) ", "b) ", "c) "), ("(a) ", "(b) ", "(c) ")]
)
@pytest.mark.parametrize(
    "lead",
    [
        "车联网企业应当：",
        "车联网企业应：",
        "车联网企业应当履行下列职责：",
        "车联网企业承诺：",
        "车联网企业应当采取以下措施防止船只相撞：",
        "车联网企业应当按照下列程序进行避让：",
    ],
)
def test_each_item_is_a_duty_of_whom_the_lead_names(
    lead: str, marks: tuple[str, str, str], knowledge: Knowledge
) -> None:
    items = ("为每十艘船配备一名瞭望员；", "每年演练一次；", "不得擅自停航。")
    said = article(
        "\n".join([lead, *(mark + item for mark, item in zip(marks, items, strict=True))]), knowledge
    )
    duties = said.duties[:3]
    assert [one.text.rstrip("；") for one in duties] == [item.rstrip("；") for item in items]
    assert {(one.bearer, one.types) for one in duties} == {(ENTERPRISE, ("iov-enterprise",))}
    assert [one.modality for one in duties] == ["MANDATORY", "MANDATORY", "PROHIBITED"]
    assert duties[1].times == (("1 P1Y", None),)


def test_items_in_the_line_of_their_lead_are_duties_of_whom_it_names(knowledge: Knowledge) -> None:
    said = article("车联网企业应当：（一）建立台账；（二）每年演练一次；（三）不得擅自停航。", knowledge)
    duties = said.duties[:3]
    assert [one.text for one in duties] == ["建立台账", "每年演练一次", "不得擅自停航。"]
    assert {(one.bearer, one.types) for one in duties} == {(ENTERPRISE, ("iov-enterprise",))}
    assert [one.modality for one in duties] == ["MANDATORY", "MANDATORY", "PROHIBITED"]


def test_an_item_of_a_kind_of_its_own_leaves_open_whom_it_binds(knowledge: Knowledge) -> None:
    said = article(
        "车联网企业应当遵守下列规定：\n（一）运输活鱼的，应当备氧；\n（二）发生碰撞的，应当报告；\n（三）每年演练一次。",
        knowledge,
    )
    assert [(one.types, one.bearer) for one in said.duties[:3]] == [
        (("iov-enterprise",), ENTERPRISE),
        (("iov-enterprise",), ENTERPRISE),
        (("iov-enterprise",), ENTERPRISE),
    ]
    assert [one.open_case for one in said.obligations[:3]] == [True, None, None]


def test_rules_below_what_asks_for_nothing_are_duties_each_by_itself(knowledge: Knowledge) -> None:
    said = article(
        "渔船登记按照下列程序办理：\n（一）申请人提交申请；\n（二）渔政机关应当在五日内作出决定；\n（三）车联网企业不得代办。",
        knowledge,
    )
    assert [(one.text, one.bearer) for one in said.duties[:2]] == [
        ("渔政机关应当在五日内作出决定", AUTHORITY),
        ("车联网企业不得代办。", ENTERPRISE),
    ]
    cases = "有下列情形之一的，由渔政机关处一千元罚款：\n（一）使用应当淘汰的网具的；\n（二）拒绝检查的。"
    assert len(article(cases, knowledge).duties) == 1


def test_items_that_say_what_must_be_are_duties_in_any_list_and_cases_are_none(knowledge: Knowledge) -> None:
    rules = "渔港和渔船的卫生要求：\n（一）车联网企业应当每日清扫渔港；\n（二）渔政机关应当抽查。"
    assert [(one.text.rstrip("；。"), one.bearer) for one in article(rules, knowledge).duties[:2]] == [
        ("车联网企业应当每日清扫渔港", ENTERPRISE),
        ("渔政机关应当抽查", AUTHORITY),
    ]
    cases = "渔港消毒的范围：\n（一）航次需要消毒的；\n（二）规定应当消毒的其他情形。"
    assert not any("消毒" in one.text for one in article(cases, knowledge).duties)


def test_a_lead_that_says_more_is_a_duty_beside_its_items(knowledge: Knowledge) -> None:
    items = "\n（一）建立台账；\n（二）每年演练一次。"
    for lead in ("车联网企业应当及时修船，并按照以下规定验船：", "车联网企业应当及时修船，确保适航。"):
        duties = article(lead + items, knowledge).duties[:3]
        assert [one.text for one in duties] == [lead.rstrip("："), "建立台账", "每年演练一次。"]
        assert {one.types for one in duties} == {("iov-enterprise",)}
        assert [len(one.times) for one in duties] == [1, 0, 1]


@pytest.mark.parametrize(
    "lead",
    [
        "车联网企业应当提交符合下列要求的材料：",
        "车联网企业符合下列规定之一的，应当报告：",
        "车联网企业应当按照下列要求提交材料：",
    ],
)
def test_what_a_list_of_papers_or_cases_says_is_no_duty(lead: str, knowledge: Knowledge) -> None:
    said = article(f"{lead}\n（一）船舶登记证；\n（二）船长证书。", knowledge)
    assert sum(one.bearer is ENTERPRISE for one in said.duties) == 1


def test_what_goes_on_behind_what_anybody_must_not_do_is_of_anybody(knowledge: Knowledge) -> None:
    said = article("任何组织和个人不得毁坏航标，不得移动航标。车联网企业应当报告。应当记录。", knowledge)
    whom = [(one.bearer, one.binds_others, one.open_case) for one in said.obligations[:2]]
    assert whom == [(ENTERPRISE, None, None)] * 2
    assert [one.types for one in said.duties[:4]] == [(), (), ("iov-enterprise",), ("iov-enterprise",)]


def test_a_name_given_in_a_case_is_of_whoever_it_is_the_case_of(knowledge: Knowledge) -> None:
    for given, open_ in (("开展夜航的，", True), ("", None)):
        said = article(f"车联网企业（以下统称夜航主体）{given}应当投保。夜航主体应当备灯。", knowledge)
        (duty,) = [one for one in said.obligations if one.text.startswith("夜航主体")]
        assert duty.open_case is open_


def test_an_office_and_its_staff_are_no_type_that_the_vocabulary_knows(knowledge: Knowledge) -> None:
    for who in ("参与验船的机构和人员", "验船机构及其工作人员", "验船机构"):
        said = article(f"{who}应当保密。", knowledge)
        assert (said.duties[0].bearer, said.duties[0].types) == (ENTERPRISE, ())
        assert said.obligations[0].binds_others


def test_what_is_excused_is_listed_and_no_duty(knowledge: Knowledge) -> None:
    said = article(
        "船期有变的，可以免除承运人对下列损失承担的责任：\n（一）旅客未携带船票造成的损失；\n（二）因台风造成的损失。",
        knowledge,
    )
    assert len(said.duties) == 1 + 1


def test_what_says_nothing_more_at_the_end_of_a_list_is_no_duty(knowledge: Knowledge) -> None:
    said = article(
        "车联网企业应当履行下列义务：\n（一）培训船员；\n（二）法律、行政法规规定的其他义务。", knowledge
    )
    assert [one.text for one in said.duties if one.bearer is ENTERPRISE] == ["培训船员"]


def test_conditions_of_a_lead_hold_with_those_of_its_items(knowledge: Knowledge) -> None:
    said = article(
        "处理重要数据的车联网企业应当：\n（一）涉及数据出境的，申报评估；\n（二）培训船员。", knowledge
    )
    first, second = [one for one in said.nodes if isinstance(one, Obligation)][:2]
    conditions = [
        {
            edge.end
            for edge in said.loaded.statements.relationships
            if (edge.start, edge.type) == (one.id, "WHEN")
        }
        for one in (first, second)
    ]
    assert conditions == [
        {"condition:processes-important-data/is/true", "condition:exports-data/is/true"},
        {"condition:processes-important-data/is/true"},
    ]


@pytest.mark.parametrize(
    ("words", "subject", "bearer"),
    [
        ("渔获利用企业应当建立台账。", "渔获利用企业", ENTERPRISE),
        ("网具使用单位应当建立台账。", "网具使用单位", ENTERPRISE),
        (
            "县级以上地方人民政府渔业和海洋主管部门应当建立档案。",
            "县级以上地方人民政府渔业和海洋主管部门",
            AUTHORITY,
        ),
        ("渔业、海事、交通运输等部门在各自职责范围内负责监管。", "渔业、海事、交通运输等部门", AUTHORITY),
        ("渔船所有人、管理人应当投保。", "渔船所有人、管理人", OTHER),
        ("渔业部门进行检查，可以查阅资料。", "渔业部门", AUTHORITY),
        ("评为优秀的企业，在捕捞配额上可以优先支持。", None, UNSTATED),
        ("年产量不足十吨的，可以与其他企业共建码头。", None, UNSTATED),
        ("船舶日志由车联网企业妥善保存。", "车联网企业", ENTERPRISE),
        ("渔业主管部门自收到申请之日起五日内予以答复。", "渔业主管部门", AUTHORITY),
    ],
)
def test_whose_act_it_is(words: str, subject: str | None, bearer: Bearer, knowledge: Knowledge) -> None:
    first = article(words, knowledge).duties[0]
    assert (first.subject, first.bearer) == (subject, bearer)


@pytest.mark.parametrize(
    "words",
    [
        "船舶日志由港口存档。",
        "违反前款规定的，由渔业主管部门自发现之日起五日内处一万元罚款。",
        "本规定由渔业主管部门负责解释。",
    ],
)
def test_what_obliges_nobody_of_them(words: str, knowledge: Knowledge) -> None:
    assert not [one for one in article(words, knowledge).duties if words.startswith(one.text[:6])]


@pytest.mark.parametrize(
    ("article", "asked"),
    [
        ("渔业经营者凭捕捞许可证，到市海洋局办理作业证。", True),
        ("渔业企业建立渔获台账，配备管理人员。", True),
        ("渔业企业对所属船舶进行检查。", True),
        ("渔业企业依照前条规定享受税收优惠。", False),
        ("渔业企业拒不配合检查的，依照规定处理。", False),
        ("渔业企业开展远洋捕捞活动，适用本办法。", False),
        ("渔业企业具有法人资格。", False),
        ("渔业企业登记办法由市海洋局制定。", False),
    ],
)
def test_what_an_article_only_says_that_an_enterprise_does_may_be_its_duty(
    article: str, asked: bool, knowledge: Knowledge
) -> None:
    said = read(
        law(f"第一条 {article}", "第二条 渔业企业应当登记。", "第三条 本办法自2025年5月1日起施行。"),
        knowledge,
    )
    assert (said.duties[0].text == article) is asked


@pytest.mark.parametrize("words", ["开展道路测试，配备安全员。", "建立漏洞台账，配备管理人员。"])
def test_what_an_article_only_says_that_enterprises_do_not_all_of_them_need(
    words: str, knowledge: Knowledge
) -> None:
    said = read(law(f"第一条 车联网企业{words}", "第二条 车联网企业应当登记。", "第三条 略。"), knowledge)
    assert {bool(one.open_case) for one in said.obligations if one.quote != "车联网企业应当登记。"} == {True}
    assert not next(one for one in said.obligations if one.quote == "车联网企业应当登记。").open_case
