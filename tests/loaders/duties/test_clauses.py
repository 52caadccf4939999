import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.graph.model import Bearer, Modality
from dutygraph.loaders.duties.clauses import SEPARATORS, statements
from dutygraph.loaders.duties.items import item_markers
from dutygraph.loaders.duties.modality import modality
from dutygraph.loaders.duties.not_duties import states_duty
from dutygraph.loaders.duties.who.actors import ActorFinder

FINDER = ActorFinder(
    [("网约车企业", "ride-hailing"), ("物流企业", "logistics"), ("货运平台", "freight-platform")],
    lambda text: [(at, at + 3, "authority:j") for at in range(len(text)) if text.startswith("市交委", at)],
)


def cut(text: str) -> list[tuple[str, str | None]]:
    return [
        (found.text, text[found.actor.start : found.actor.end] if found.actor else None)
        for found in statements(text, FINDER)
    ]


def test_one_bearer_and_one_mood_is_one_statement_however_many_acts() -> None:
    text = "各网约车企业应按照有关要求，完善制度，加强管理，自行或委托第三方开展评估并报送市交委。"
    assert cut(text) == [(text, "各网约车企业")]


def test_a_clause_with_a_subject_of_its_own_begins_a_statement() -> None:
    text = (
        "市交委定期开展抽查，相关企业结合通报及时整改。"
        "各物流企业应落实整改，涉及跨境运输的物流企业在运输前，应自行检查。"
    )
    assert cut(text) == [
        ("市交委定期开展抽查", "市交委"),
        ("相关企业结合通报及时整改。", "相关企业"),
        ("各物流企业应落实整改", "各物流企业"),
        ("涉及跨境运输的物流企业在运输前，应自行检查。", "涉及跨境运输的物流企业"),
    ]
    assert [found.bearer for found in statements(text, FINDER)][:2] == [Bearer.AUTHORITY, Bearer.ENTERPRISE]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "扫描件应于3月底前报送市交委，原件应在5日内寄送。",
            ["扫描件应于3月底前报送市交委", "原件应在5日内寄送。"],
        ),
        (
            "2027年1月1日前已设立的网点，应于2027年6月30日前完成补录。",
            ["2027年1月1日前已设立的网点，应于2027年6月30日前完成补录。"],
        ),
        (
            "2027年3月底前完成已建系统的改造，12月10日前报送总结。",
            ["2027年3月底前完成已建系统的改造", "12月10日前报送总结。"],
        ),
        (
            "物流企业于3月20日前将名单报市交委，并于12月10日前报送总结。",
            ["物流企业于3月20日前将名单报市交委", "并于12月10日前报送总结。"],
        ),
        (
            "物流企业应在5月底前完成自查，每月5日前报送车辆变动情况。",
            ["物流企业应在5月底前完成自查", "每月5日前报送车辆变动情况。"],
        ),
        ("应当保存记录，记录应在本地保存。", ["应当保存记录，记录应在本地保存。"]),
        ("每年6月底前，应于3日内报送总结。", ["每年6月底前，应于3日内报送总结。"]),
    ],
)
def test_what_is_due_at_a_time_of_its_own_is_a_statement_of_its_own(text: str, expected: list[str]) -> None:
    assert [said for said, _ in cut(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "市交委可登录平台查询，汇总辖区内物流企业备案情况并报部。",
        "市交委负责初审，积极组织符合条件的物流企业申报。",
        "网约车企业应当报送名单，并接受市交委的检查。",
        "网约车企业应当保存轨迹，以及物流企业交来的运单。",
    ],
)
def test_whom_an_act_is_done_to_does_not_act(text: str) -> None:
    assert [said for said, _ in cut(text)] == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "物流企业不得向无证车辆派单，并加快清理旧车。",
            [
                ("物流企业不得向无证车辆派单", Modality.PROHIBITED),
                ("并加快清理旧车。", Modality.MANDATORY),
            ],
        ),
        (
            "不得泄露乘客信息，并用于营销。",
            [("不得泄露乘客信息，并用于营销。", Modality.PROHIBITED)],
        ),
        (
            "任何企业未经许可，严禁在站内装卸。",
            [("任何企业未经许可，严禁在站内装卸。", Modality.PROHIBITED)],
        ),
        (
            "物流企业建立台账，严禁瞒报。",
            [("物流企业建立台账", Modality.MANDATORY), ("严禁瞒报。", Modality.PROHIBITED)],
        ),
        (
            "物流企业应当登记运单，未经同意，不得公开。",
            [
                ("物流企业应当登记运单", Modality.MANDATORY),
                ("未经同意，不得公开。", Modality.PROHIBITED),
            ],
        ),
    ],
)
def test_a_ban_holds_for_what_is_forbidden_and_in_its_own_case(
    text: str, expected: list[tuple[str, Modality]]
) -> None:
    assert [(one.text, one.modality) for one in statements(text, FINDER)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "检查组对问题进行了通报，要求网约车企业立即清退无证车辆。",
            ["检查组对问题进行了通报", "要求网约车企业立即清退无证车辆。"],
        ),
        (
            "指挥部继续采取应急措施，责令物流企业停止夜间运输。",
            ["指挥部继续采取应急措施", "责令物流企业停止夜间运输。"],
        ),
        (
            "请物流企业在5月底前完成备案，否则，不得上路。",
            ["请物流企业在5月底前完成备案", "否则，不得上路。"],
        ),
        (
            "物流企业应当配合下列事项：1、企业要指定专人；2、企业要提供图纸。",
            ["物流企业应当配合下列事项", "企业要指定专人", "企业要提供图纸。"],
        ),
        (
            "物流企业应当备案下列事项：1、名称；2、地址。",
            ["物流企业应当备案下列事项：1、名称；2、地址。"],
        ),
        (
            "三是加强自律。要求物流企业及时回应货主。",
            ["三是加强自律。", "要求物流企业及时回应货主。"],
        ),
        (
            "市交委应当加强检查，要求物流企业限期整改。",
            ["市交委应当加强检查，要求物流企业限期整改。"],
        ),
        (
            "对自查结果，要求物流企业于5月底前报送。",
            ["对自查结果，要求物流企业于5月底前报送。"],
        ),
        (
            "市交委应当公布名单，对列入名单的公司，物流企业不得委托。",
            ["市交委应当公布名单", "对列入名单的公司，物流企业不得委托。"],
        ),
    ],
)
def test_what_somebody_asks_of_a_party_and_what_is_told_on_a_topic_begin_anew(
    text: str, expected: list[str]
) -> None:
    assert [said for said, _ in cut(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "当车辆数量变化30%以上，或者其他事项发生重大变化时，企业应在三个月内更新备案。",
        "系统发布或更新前，企业应自行或委托第三方开展检测。",
        "企业发现或获知漏洞后，应立即采取补救措施，并向市交委报告。",
        "发生较大事件的，企业应立即启动预案，采取相应措施，并向市交委报告。",
    ],
)
def test_circumstances_go_with_the_statement_they_limit(text: str) -> None:
    ((said, actor),) = cut(text)
    assert (said, actor) == (text, "企业")


@pytest.mark.parametrize(
    "text",
    [
        "屡次超载的物流企业，市交委将重点抽查。",
        "被投诉较多的企业，市交委每季度约谈一次。",
        "对于停运的物流企业，市交委应当告知用户。",
    ],
)
def test_a_party_that_is_a_clause_by_itself_is_what_the_party_behind_it_acts_on(text: str) -> None:
    ((said, actor),) = cut(text)
    assert (said, actor) == (text, "市交委")


def test_what_goes_on_naming_objects_begins_no_statement() -> None:
    text = "货运平台要加强车辆接入安全，主机、存储设备等设施安全，以及运单管理、查询接口等平台应用安全。"
    assert cut(text) == [(text, "货运平台")]


def test_two_cases_with_a_frequency_each_are_two_statements() -> None:
    assert [said for said, _ in cut("评为甲级的系统每年检测一次，评为乙级的系统每两年检测一次。")] == [
        "评为甲级的系统每年检测一次",
        "评为乙级的系统每两年检测一次。",
    ]


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        ("甲级及以上每年一次，乙级每两年一次。", ["甲级及以上每年一次", "乙级每两年一次。"]),
        (
            "涉及危险货物的，应当事先申报，涉及放射性物质的，应当经专家评审。",
            ["涉及危险货物的，应当事先申报", "涉及放射性物质的，应当经专家评审。"],
        ),
        (
            "物流企业应当每月检查，属于冷链的，应当每周检查。",
            ["物流企业应当每月检查", "属于冷链的，应当每周检查。"],
        ),
        (
            "物流企业开展跨境运输，影响安全的，应当申报审查。",
            ["物流企业开展跨境运输，影响安全的，应当申报审查。"],
        ),
        (
            "物流企业应当办理登记，三级及以上仓库每年检测一次，检测报告报市局。",
            ["物流企业应当办理登记", "三级及以上仓库每年检测一次，检测报告报市局。"],
        ),
        (
            "建立出入库台账，涉及危险货物的，开展专项评估。",
            ["建立出入库台账", "涉及危险货物的，开展专项评估。"],
        ),
        ("按照规定，三级及以上仓库每年检测一次。", ["按照规定，三级及以上仓库每年检测一次。"]),
        ("物流企业应当每年自查，并至少每季度报告一次。", ["物流企业应当每年自查，并至少每季度报告一次。"]),
    ],
)
def test_each_case_of_a_sentence_is_a_statement_and_circumstances_are_none(
    text: str, cases: list[str]
) -> None:
    assert [said for said, _ in cut(text)] == cases


def test_a_level_may_be_that_of_several_things_and_have_a_modal_word() -> None:
    first = "其中，评为甲级的系统应当每年检测一次"
    second = "乙级车辆监控平台、网络设施和系统应当每两年检测一次。"
    assert [said for said, _ in cut(f"{first}，{second}")] == [first, second]


@pytest.mark.parametrize(
    ("text", "theirs"),
    [
        ("物流企业应当向区经委报送计划，区经委汇总后报市交委。", "区经委汇总后报市交委。"),
        (
            "物流企业应当将材料报属地主管部门，属地主管部门签署意见后转报市交委。",
            "属地主管部门签署意见后转报市交委。",
        ),
        ("物流企业应当向区经委报送计划，区经委要求补正的，应当补正。", None),
        ("物流企业应当向区经委报送计划，并抄送区经委所属中心。", None),
        ("物流企业应当向区经委报告，区经委的意见应当落实。", None),
        ("物流企业应当按照区经委的计划实施，区经委另有规定的除外。", None),
    ],
)
def test_whoever_took_a_paper_does_what_is_done_with_it(text: str, theirs: str | None) -> None:
    found = [one.text for one in statements(text, FINDER) if one.bearer is Bearer.AUTHORITY]
    assert found == ([theirs] if theirs else [])


def test_another_mood_begins_a_statement() -> None:
    text = "鼓励物流企业开展互查、鼓励物流企业共享信息，不得泄露商业秘密。"
    assert [(found.text, found.modality) for found in statements(text, FINDER)] == [
        ("鼓励物流企业开展互查", Modality.ENCOURAGED),
        ("鼓励物流企业共享信息", Modality.ENCOURAGED),
        ("不得泄露商业秘密。", Modality.PROHIBITED),
    ]


def test_types_are_those_the_subject_names() -> None:
    (found,) = statements("开展配送业务的物流企业和货运平台应建立台账。", FINDER)
    assert found.actor is not None
    assert found.actor.types == ("logistics", "freight-platform")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "物流企业一般每年报告一次，跨境运输的每半年报告一次。",
            ["物流企业一般每年报告一次", "跨境运输的每半年报告一次。"],
        ),
        (
            "物流企业发现隐患的，立即停运并报告，不得隐瞒。",
            ["物流企业发现隐患的，立即停运并报告", "不得隐瞒。"],
        ),
        (
            "物流企业信息每年更新一次，发生变化的，及时更新。",
            ["物流企业信息每年更新一次，发生变化的，及时更新。"],
        ),
        ("物流企业应当备案，货运交易所应当公示。", ["物流企业应当备案", "货运交易所应当公示。"]),
    ],
)
def test_what_is_done_so_often_or_at_once_is_said_without_a_modal_word(
    text: str, expected: list[str]
) -> None:
    assert [said for said, _ in cut(text)] == expected


def test_numbered_items_are_statements_and_their_marks_are_not_text() -> None:
    text = "(1)企业应提交报告。 （2） 企业应提交材料。"
    assert [said for said, _ in cut(text)] == ["企业应提交报告。", "企业应提交材料。"]
    assert [text[start:end].strip() for start, end in item_markers(text)] == ["(1)", "（2）"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("企业应当备案", Modality.MANDATORY),
        ("企业须备案", Modality.MANDATORY),
        ("企业要加强管理", Modality.MANDATORY),
        ("企业不得泄露", Modality.PROHIBITED),
        ("企业可以委托", Modality.PERMITTED),
        ("企业可委托第三方", Modality.PERMITTED),
        ("鼓励企业开展评估", Modality.ENCOURAGED),
        ("提升应用程序应急响应能力，供应链可靠可控", Modality.MANDATORY),
        ("企业仅可在港区内停放", Modality.MANDATORY),
        ("货主的所有权人应当配合", Modality.MANDATORY),
        ("企业对运输负主体责任，可以委托第三方", Modality.MANDATORY),
        ("企业应对其数据处理活动开展评估，可以委托第三方", Modality.MANDATORY),
        ("按照“不得外传”的要求，企业可以共享", Modality.PERMITTED),
    ],
)
def test_the_first_modal_word_decides(text: str, expected: Modality) -> None:
    assert modality(text) is expected


@given(
    st.text(st.sampled_from("各网约车企业应不得，。、；（1）(2)鼓励市交委每年一次的前\n 《》“”"), max_size=60)
)
def test_statements_leave_only_separators_and_item_marks(text: str) -> None:
    held: set[int] = set()
    for found in statements(text, FINDER):
        assert text[found.start : found.end] == found.text
        assert held.isdisjoint(range(found.start, found.end))
        held.update(range(found.start, found.end))
    for start, end in item_markers(text):
        held.update(range(start, end))
    assert all(at in held or c in SEPARATORS or c.isspace() for at, c in enumerate(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "一级码头每年、二级码头每两年开展检测，报告应当公布。",
            ["一级码头每年", "二级码头每两年开展检测，报告应当公布。"],
        ),
        (
            "市交委每季度组织一次评审，申报单位须派员答辩。",
            ["市交委每季度组织一次评审", "申报单位须派员答辩。"],
        ),
        (
            "市交委自收到材料之日起5日内审查，材料不齐全的，申报单位应在15日内补正。",
            ["市交委自收到材料之日起5日内审查", "材料不齐全的，申报单位应在15日内补正。"],
        ),
        (
            "车辆违章的，驾驶人依法接受处理，物流企业应当报送。",
            ["车辆违章的，驾驶人依法接受处理", "物流企业应当报送。"],
        ),
        ("市交委要求整改的，物流企业应当整改。", ["市交委要求整改的，物流企业应当整改。"]),
        ("物流企业每年开展一次演练，可与他人联合开展。", ["物流企业每年开展一次演练", "可与他人联合开展。"]),
        ("建立运单核验平台，物流企业应当接入。", ["建立运单核验平台", "物流企业应当接入。"]),
        # Four characters only give the point.
        ("完善台账，物流企业应当登记运单。", ["完善台账，物流企业应当登记运单。"]),
        ("理顺流程。健全机制，货运平台应当按月对账。", ["理顺流程。", "健全机制，货运平台应当按月对账。"]),
        ("告知货主，货主应当配合。", ["告知货主，货主应当配合。"]),
        ("加强运单管理，不得转包。", ["加强运单管理", "不得转包。"]),
        ("收集运单信息，不得超出范围。", ["收集运单信息，不得超出范围。"]),
        ("自3月25日起全面取消堂食，可提供打包。", ["自3月25日起全面取消堂食", "可提供打包。"]),
        ("物流企业开展测试，可以委托第三方。", ["物流企业开展测试，可以委托第三方。"]),
        ("系统已上线，请各物流企业于3月底前填报。", ["系统已上线", "请各物流企业于3月底前填报。"]),
        ("为做好统计，请各物流企业于3月底前填报。", ["为做好统计，请各物流企业于3月底前填报。"]),
    ],
)
def test_each_party_and_each_case_has_a_statement_of_its_own(text: str, expected: list[str]) -> None:
    assert [found.text for found in statements(text, FINDER)] == expected


def test_a_level_that_may_is_told_apart_from_levels_that_must() -> None:
    text = "甲级系统每年至少检测一次，乙级系统每两年至少检测一次，丙级系统可自行安排。"
    assert [(found.text, found.modality) for found in statements(text, FINDER)] == [
        ("甲级系统每年至少检测一次", Modality.MANDATORY),
        ("乙级系统每两年至少检测一次", Modality.MANDATORY),
        ("丙级系统可自行安排。", Modality.PERMITTED),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "各物流企业在报送审计后的年度报表时，应补报经审计的年度数据。",
        "根据《办法》，在可飞空域内作业前，各物流企业应当报备。",
        "货运车辆发生故障，驶出可以通行的区域，或者出现险情的，各物流企业应当处置。",
        "货物破损仍未修复的；运输延误仍未送达的，托运方要求赔付的，物流企业应当赔付。",
        "收货人认为受到骚扰 ， 或者收到禁止性内容的 ， 物流企业应当处理 。",
        "各物流企业应当积极配合，按照规定的程序，提供执法部门所需要的资料。",
        "国家鼓励、支持物流技术创新。",
    ],
)
def test_what_belongs_to_one_act_is_not_cut_from_it(text: str) -> None:
    assert [found[0] for found in cut(text)] == [text]


def test_what_is_told_of_a_rule_is_no_part_of_what_it_asks() -> None:
    text = "《货运办法》已于5月起施行，按照办法要求，物流企业应当备案。"
    assert [found.text for found in statements(text, FINDER)][1:] == ["物流企业应当备案。"]
    text = "已经建立制度的，物流企业应当备案。"
    assert [found.text for found in statements(text, FINDER)] == [text]


def test_what_a_paper_has_above_a_report_states_no_duty() -> None:
    assert not states_duty("市运输中心：物流企业须加快接入平台", None)
    assert states_duty("市运输中心：物流企业须加快接入平台。", None)


def test_what_goes_before_states_no_duty_but_behind_one() -> None:
    assert not states_duty("航次表内容不一致的，应当以正本为准。", None)
    assert states_duty("渔船应当报送航次表，以系统填报的内容为准。", None)
