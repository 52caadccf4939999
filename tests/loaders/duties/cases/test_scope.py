"""What the scope article of a document, or the part that says whom it is for, does to every duty."""

from datetime import date

import pytest

from dutygraph.graph.model import Doubt, DoubtKind, Obligation
from dutygraph.loaders.knowledge.knowledge import Knowledge
from tests.loaders.records.reading import Said, law, read

IN_FORCE = "第三条 本办法自2025年5月1日起施行。"


def whom(said: Said, words: str) -> tuple[tuple[str, ...], set[str], bool]:
    """Whom the statement with these words binds, on what conditions, and whether its case is in doubt."""
    (one,) = [node for node in said.nodes if isinstance(node, Obligation) and words in node.text]
    edges = said.loaded.statements.relationships
    told = {edge.end for edge in edges if edge.start == one.id}
    doubts = {node.kind for node in said.nodes if isinstance(node, Doubt) and node.id in told}
    conditions = {id.removeprefix("condition:") for id in told if id.startswith("condition:")}
    types = tuple(edge.end for edge in edges if (edge.start, edge.type) == (one.id, "BINDS"))
    return tuple(t.removeprefix("enterprise-type:") for t in types), conditions, DoubtKind.CONDITION in doubts


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("车联网企业向境外提供数据的，应当申报。发生泄露的，应当报告。", True),
        ("车联网企业向境外提供数据的，应当申报。车联网企业发生泄露的，应当报告。", False),
        ("车联网企业应当申报。发生泄露的，应当报告。", False),
        ("数据出境活动终止后，车联网企业发生泄露的，应当报告。", True),
    ],
)
def test_a_sentence_may_be_told_within_the_case_of_the_one_before(
    text: str, *, open_: bool, knowledge: Knowledge
) -> None:
    said = read(law("第一条 为了安全，制定本办法。", f"第二条 {text}", IN_FORCE), knowledge)
    assert whom(said, "发生泄露")[2] is open_


@pytest.mark.parametrize(
    ("heading", "duty", "conditions"),
    [
        ("个人信息保护", "汽车生产企业应当指定负责人。", {"processes-personal-information/is/true"}),
        ("重要数据处理安全管理", "汽车数据处理者应当指定负责人。", {"processes-important-data/is/true"}),
        ("数据出境", "汽车生产企业应当签订合同。", {"exports-data/is/true"}),
        ("道路测试和示范应用", "汽车生产企业应当投保。", {"tests-or-operates-on-roads/is/true"}),
        # What a heading names is no case of who does that by definition, nor of whom the text says it.
        ("重要数据保护", "重要数据的处理者应当指定负责人。", {"processes-important-data/is/true"}),
        ("数据出境", "不涉及数据出境的，汽车生产企业应当说明。", {"exports-data/is/false"}),
        # Whoever may have none must look, and what all is about picks none out.
        ("重要数据保护", "汽车生产企业应当识别重要数据。", set()),
        ("重要数据识别与申报", "汽车生产企业应当指定负责人。", set()),
        ("数据安全", "汽车生产企业应当指定负责人。", set()),
        ("个人信息保护与网络安全", "汽车生产企业应当指定负责人。", set()),
        ("监督管理", "汽车生产企业应当指定负责人。", set()),
    ],
)
def test_a_chapter_limits_its_duties_to_what_its_heading_names(
    heading: str, duty: str, conditions: set[str], knowledge: Knowledge
) -> None:
    parts = (
        "第一章　总则",
        "第一条 为了安全，制定本办法。",
        f"第二章　{heading}",
        f"第二条 {duty}",
        IN_FORCE,
    )
    said = read(law(*parts), knowledge)
    assert whom(said, duty[-5:-1])[1] == conditions


@pytest.mark.parametrize(
    ("scope", "duty", "types", "conditions", "open_"),
    [
        (
            "个人信息处理者在本市行政区域内向境外提供个人信息的，适用本办法。",
            "个人信息处理者应当建立台账。",
            ("personal-information-processor",),
            {
                "pipl-article-55-situations/any-of/cross-border-transfer",
                "processes-personal-information/is/true",
            },
            False,
        ),
        (
            "本办法适用于零部件供应商等汽车数据处理者处理重要数据的活动。",
            "汽车数据处理者应当建立台账。",
            ("automotive-data-processor",),
            {"processes-important-data/is/true"},
            False,
        ),
        (
            "重要数据的处理者处理重要数据，应当遵守本办法。",
            "重要数据的处理者应当建立台账。",
            ("important-data-processor",),
            {"processes-important-data/is/true"},
            False,
        ),
        (
            "汽车数据处理者从事遥感测绘的，适用本办法。",
            "汽车数据处理者应当建立台账。",
            ("automotive-data-processor",),
            set(),
            True,
        ),
        (
            "汽车数据处理者开展分级保护，适用本办法。",
            "汽车数据处理者应当建立台账。",
            ("automotive-data-processor",),
            set(),
            False,
        ),
        (
            "在中华人民共和国境内从事危险货物运输，应当遵守本办法。",
            "汽车生产企业应当安装监控装置。",
            ("connected-vehicle-manufacturer",),
            set(),
            True,
        ),
        (
            "在本省行政区域内从事汽车生产、维修及其监督管理，适用本办法。",
            "汽车生产企业应当安装监控装置。",
            ("connected-vehicle-manufacturer",),
            set(),
            False,
        ),
        (
            "在本省行政区域内从事汽车生产的，适用本办法；从事船舶建造的，也适用本办法。",
            "汽车生产企业应当安装监控装置。",
            ("connected-vehicle-manufacturer",),
            set(),
            False,
        ),
        (
            "本办法适用于具备换电功能的汽车的生产企业，其他企业参照执行。",
            "汽车生产企业应当安装监控装置。",
            ("connected-vehicle-manufacturer",),
            set(),
            True,
        ),
        (
            "本办法适用于汽车生产企业及其渔具供应商。",
            "汽车生产企业应当安装监控装置。",
            ("connected-vehicle-manufacturer",),
            set(),
            False,
        ),
        (
            "本办法适用于中国境内的汽车生产企业和充电设施运营企业。",
            "汽车生产企业应当安装监控装置。",
            ("connected-vehicle-manufacturer",),
            set(),
            False,
        ),
        (
            "本办法适用于汽车数据处理者向境外提供在境内生产经营中收集和产生的汽车数据的活动。",
            "汽车数据处理者应当设立管理机构。",
            ("automotive-data-processor",),
            {"exports-data/is/true"},
            False,
        ),
        (
            "个人信息处理者通过与接收方签订出境合同（以下简称合同）的方式转移个人信息，适用本办法。",
            "个人信息处理者应当办理备案。",
            ("personal-information-processor",),
            {"processes-personal-information/is/true"},
            True,
        ),
        (
            "汽车数据处理者向境外提供汽车数据，适用本办法。",
            "未向境外提供汽车数据的，汽车数据处理者应当说明。",
            ("automotive-data-processor",),
            {"exports-data/is/false"},
            False,
        ),
        (
            "汽车数据处理者向境外提供汽车数据的安全评估，适用本办法。",
            "汽车数据处理者应当开展自评估。",
            ("automotive-data-processor",),
            {"exports-data/is/true"},
            False,
        ),
    ],
)
def test_what_a_law_applies_to_limits_its_duties(
    scope: str, duty: str, types: tuple[str, ...], conditions: set[str], *, open_: bool, knowledge: Knowledge
) -> None:
    said = read(law(f"第一条 {scope}", f"第二条 {duty}", IN_FORCE), knowledge)
    assert whom(said, duty[-6:-1]) == (types, conditions, open_)


@pytest.mark.parametrize(
    ("heading", "told", "conditions", "open_"),
    [
        (
            "报送主体",
            "开展重要数据处理活动的汽车数据处理者均应报送。",
            {"processes-important-data/is/true"},
            False,
        ),
        (
            "申报对象",
            "处理重要数据的汽车数据处理者，主要包括汽车制造商、经销商和维修机构等。",
            {"processes-important-data/is/true"},
            False,
        ),
        ("核查范围", "前三年内有召回记录的企业。", set(), True),
        (
            "适用情形",
            "汽车数据处理者向境外提供数据，有下列情形之一的，应当申报：\n（一）数量较大的；",
            {"exports-data/is/true"},
            True,
        ),
        ("工作背景", "前三年内有召回记录的企业较多。", set(), False),
        (
            "报送主体",
            "在本省注册并处理重要数据的汽车数据处理者，应当向主管部门履行报送手续。",
            {"processes-important-data/is/true"},
            False,
        ),
        ("检查对象", "在本市登记的汽车数据处理者（名单见附件2）。", set(), True),
    ],
)
def test_a_part_that_says_for_whom_limits_the_rest(
    heading: str, told: str, conditions: set[str], *, open_: bool, knowledge: Knowledge
) -> None:
    asked = "二、要求\n汽车数据处理者应当编制台账。\n三、其他\n汽车数据处理者应当开展培训。"
    head = "关于做好数据安全工作的通知\n\n各汽车数据处理者：\n\n"
    said = read(f"{head}一、{heading}\n{told}\n{asked}\n", knowledge)
    expected = ("automotive-data-processor",)
    assert whom(said, "编制台账") == (expected, conditions, open_)
    assert whom(said, "开展培训") == (expected, conditions, open_)


def test_a_part_for_whom_limits_though_it_says_where_they_are_and_where_a_word_is_told(
    knowledge: Knowledge,
) -> None:
    text = (
        "滨海市航道局关于开展报送的通知\n\n一、报送范围\n\n注册地为滨海的开展重要数据处理活动的汽车数据处理者，包括整车企业。"
        "“重要数据”请参考《航道规定》第三条中有关重要数据识别的定义。\n\n"
        "二、报送内容\n\n滨海市汽车数据处理者应当形成航道报告，并加盖公章。\n"
    )
    types, conditions, _ = whom(read(text, knowledge), "形成航道报告")
    assert (types, conditions) == (("automotive-data-processor",), {"processes-important-data/is/true"})


@pytest.mark.parametrize(
    ("title", "conditions"),
    [
        ("某某省数据出境安全评估申报指南（第二版）", {"exports-data/is/true"}),
        ("重要数据处理备案指引", {"processes-important-data/is/true"}),
        # What everybody looks whether they have, and what no condition knows, limits nothing.
        ("重要数据识别备案指引", set()),
        ("渔船登记备案指引", set()),
        ("数据安全工作指引", set()),
    ],
)
def test_a_guide_to_one_procedure_is_for_whom_its_title_names(
    title: str, conditions: set[str], knowledge: Knowledge
) -> None:
    said = read(f"{title}\n\n2.期限。汽车生产企业应当在7日内备案。\n", knowledge)
    assert whom(said, "7日内")[1] == conditions


def test_a_way_in_which_something_is_done_is_a_case_of_its_own(knowledge: Knowledge) -> None:
    text = "第二条 车联网企业通过订立渔业合同的方式共享海图，应当备案。车联网企业应当以书面方式备案。"
    said = read(law("第一条 为了安全，制定本办法。", text, IN_FORCE), knowledge)
    assert whom(said, "海图")[2]
    assert not whom(said, "书面")[2]


@pytest.mark.parametrize(
    ("heading", "conditions", "open_"),
    [
        ("开展道路测试的企业", {"tests-or-operates-on-roads/is/true"}, False),
        ("开展道路测试的企业有关要求", {"tests-or-operates-on-roads/is/true"}, False),
        ("饲养观赏鱼的企业", set(), True),
        ("汽车企业", set(), False),
        ("其他要求", set(), False),
        ("重点监控企业（名单另行通知）", set(), True),
        ("对未完成整改企业的要求", set(), True),
        ("示范应用企业工作要求", set(), True),
        ("对列入名录的企业，按以下要求办理", set(), True),
        ("对列入名录的企业，要求如下", set(), True),
        ("列入名录的，按以下要求办理", set(), True),
        ("开展道路测试的，按以下要求办理", {"tests-or-operates-on-roads/is/true"}, False),
        ("发生事故的，按以下要求办理", set(), False),
        ("进口车辆的特别规定", set(), True),
        ("饲养观赏鱼的企业任务", set(), True),
        ("参加远洋试航企业的要求", set(), True),
        ("年捕捞量一万吨以上企业", set(), True),
        ("危化品车要求", set(), True),
        ("申请补贴的企业", set(), True),
        ("其他企业", set(), True),
        ("大型渔港充电站", set(), True),
        ("危险货物运输车辆", set(), True),
        ("充电站", set(), False),
        ("选做项目", set(), True),
        ("必做项目", set(), False),
        ("对企业的要求", set(), False),
        ("企业责任", set(), False),
        ("重点工作", set(), False),
        ("各级企业", set(), False),
        ("汽车生产企业按以下要求办理", set(), False),
    ],
)
def test_a_heading_that_picks_out_enterprises_limits_what_stands_below_it(
    heading: str, conditions: set[str], *, open_: bool, knowledge: Knowledge
) -> None:
    first = f"一、{heading}\n\n（一）汽车生产企业应当投保。"
    said = read(f"渔港通知\n\n{first}\n\n二、期限\n\n（一）汽车生产企业应当自查。\n", knowledge)
    assert whom(said, "投保")[1:] == (conditions, open_)
    assert whom(said, "自查")[1:] == (set(), False)
    # So does the heading of a paragraph.
    said = read(
        f"渔港通知\n\n一、{heading}\n汽车生产企业应当投保。\n二、期限\n汽车生产企业应当自查。\n", knowledge
    )
    assert whom(said, "投保")[1:] == (conditions, open_)
    assert whom(said, "自查")[1:] == (set(), False)
    # So does the only one, and a line that opens a list.
    for lead in (f"一、{heading}\n\n", f"{heading}：\n\n") if "下" in heading else (f"一、{heading}\n",):
        said = read(f"渔港通知\n\n{lead}1. 汽车生产企业应当投保。\n2. 汽车生产企业应当自查。\n", knowledge)
        assert whom(said, "投保")[1:] == whom(said, "自查")[1:] == (conditions, open_)


def test_a_lead_of_some_limits_its_items_within_one_task(knowledge: Knowledge) -> None:
    items = "（一）于2026年6月30日前提交报告。\n（二）应当每月演练。\n二、汽车生产企业应当自查。"
    for lead, open_ in (("列入名录的企业应当做到", True), ("汽车生产企业应当做到", False)):
        text = f"渔港通知\n\n各汽车生产企业：\n\n一、{lead}：\n{items}\n"
        said = read(text, knowledge)
        assert [whom(said, act)[2] for act in ("报告", "演练", "自查")] == [open_, open_, False]


@pytest.mark.parametrize(
    ("heading", "open_"),
    [
        ("进口车辆的特别规定", True),
        ("换电车型", True),
        ("试点企业", True),
        ("车型管理", False),
        ("生产管理", False),
        ("汽车生产企业", False),
    ],
)
def test_a_chapter_that_picks_out_some_leaves_open_whom_it_binds(
    heading: str, *, open_: bool, knowledge: Knowledge
) -> None:
    parts = (
        "第一章　总则",
        "第一条 为了安全，制定本办法。",
        f"第二章　{heading}",
        "第二条 汽车生产企业应当投保。",
    )
    assert whom(read(law(*parts, IN_FORCE), knowledge), "投保")[2] is open_


@pytest.mark.parametrize(
    ("scope", "open_"),
    [
        ("本办法不适用于乘用车生产企业。", True),
        ("下列企业不适用本办法：（一）客车企业；（二）专用车企业。", True),
        ("本办法不适用于个人。", False),
        ("本办法适用于汽车动力电池的回收。", True),
        ("本办法适用于汽车的生产、销售和使用。", False),
        ("在道路上开展自动驾驶测试的，适用本办法。", True),
        ("本办法适用于L3级及以上自动驾驶汽车。", True),
        ("本办法适用于在中国境内销售的进口汽车。", True),
    ],
)
def test_a_scope_of_some_things_or_without_some_enterprises_leaves_the_rest_open(
    scope: str, *, open_: bool, knowledge: Knowledge
) -> None:
    text = law("第一条 为了安全，制定本办法。", f"第二条 {scope}", "第三条 汽车生产企业应当自查。", IN_FORCE)
    assert whom(read(text, knowledge), "自查")[2] is open_


@pytest.mark.parametrize(
    "only", ["本通知仅适用于L3级以上自动驾驶车型。", "本通知只适用于在中国境内销售的进口汽车。"]
)
def test_whom_a_text_is_for_takes_nothing_from_what_says_for_what_alone_it_is(
    only: str, knowledge: Knowledge
) -> None:
    lines = ("一、工作范围：全省汽车生产企业。", f"二、{only}", "三、汽车生产企业应当自查。")
    text = "\n\n".join(["渔港通知", "各汽车生产企业：", *lines])
    assert whom(read(text, knowledge), "自查")[2] is True


@pytest.mark.parametrize(
    ("begins", "open_"),
    [
        ("自2026年3月1日起，", False),
        ("自本通知发布之日起，", False),
        ("渔港平台建成后，", True),
        ("待配套细则出台后，", True),
        ("自《渔港雷达》国家标准实施之日起，", True),
        ("自本通知印发之日起，", False),
        ("本通知印发后，", False),
        ("新造车辆自2097年1月1日起、在用车辆自2098年1月1日起，", True),
        ("2097年以后，", True),
        # In another year alone.
        ("2019年，", True),
        ("2097年度，", True),
        ("2019年全国渔博会期间，", True),
        ("2026年，", False),
        ("全国渔博会期间，", False),
        ("从2097年新车型开始，", True),
        ("条件成熟时，", True),
        ("过渡期结束后，", True),
        ("本通知印发6个月后，", True),
        ("收到通知后，", False),
        ("自取得牌照起，", True),
        ("自即日起，", False),
    ],
)
def test_what_holds_from_a_later_day_on_is_open(begins: str, *, open_: bool, knowledge: Knowledge) -> None:
    text = f"渔港通知\n\n一、{begins}汽车生产企业应当自查。\n\n二、加强宣传。\n\n渔业局\n\n2026年3月5日\n"
    assert whom(read(text, knowledge), "自查")[2] is open_


@pytest.mark.parametrize(
    ("begins", "day"),
    [
        ("自2028年1月1日起，汽车生产企业应当自查。", date(2028, 1, 1)),
        ("2028年1月1日起，汽车生产企业应当自查。", date(2028, 1, 1)),
        ("汽车生产企业自2028年1月1日起应当自查。", date(2028, 1, 1)),
        ("汽车生产企业应当自2028年7月起自查。", date(2028, 7, 1)),
        ("2097年起，汽车生产企业应当每年自查。", date(2097, 1, 1)),
        ("自2026年3月1日起，汽车生产企业应当自查。", date(2026, 3, 1)),
        ("汽车生产企业应当自查。", None),
    ],
)
def test_what_holds_from_a_later_day_on_is_asked_from_then(
    begins: str, day: date | None, knowledge: Knowledge
) -> None:
    said = read(f"渔港通知\n\n一、{begins}\n\n二、加强宣传。\n\n渔业局\n\n2026年3月5日\n", knowledge)
    (one,) = [one for one in said.obligations if "自查" in one.text]
    assert (one.effective_from, one.open_case) == (day, None)


def test_in_a_text_without_a_day_what_began_before_the_newest_rules_known_has_begun(
    knowledge: Knowledge,
) -> None:
    parts = "一、从2017年新车型开始，汽车生产企业应当自查。", "二、从2097年新车型开始，汽车生产企业应当换证。"
    said = read("\n\n".join(("渔港通知", *parts)), knowledge)
    assert [whom(said, words)[2] for words in ("自查", "换证")] == [False, True]


@pytest.mark.parametrize(
    ("behind", "open_"),
    [
        ("，已接入省平台的，可不重复接入。", True),
        ("；渔船少于十艘的企业可以不接入。", True),
        ("。\n\n已接入省平台的，可不重复接入。", True),
        ("。\n\n停产企业不再接入。", True),
        ("。\n\n上年度已接入的企业今年不用接入。", True),
        ("。\n\n上述要求不适用于渔船企业。", True),
        ("。\n\n停产企业可不填表。", False),
        ("。\n\n无法接入的，可不接入。", False),
        ("，应当保存记录。", False),
        ("。本条规定不适用于渔船少于十艘的企业。", True),
        ("，建成前向某局说明。", False),
    ],
)
def test_what_some_need_not_do_is_open_for_all(behind: str, *, open_: bool, knowledge: Knowledge) -> None:
    said = read(
        law("第一条 为了安全，制定本办法。", f"第二条 车联网企业应当接入雷达{behind}", IN_FORCE), knowledge
    )
    assert whom(said, "接入雷达")[2] is open_


@pytest.mark.parametrize(
    ("line", "open_"),
    [
        ("检查对象：新能源汽车企业。", True),
        ("本通知面向专用车企业。", True),
        ("本次检查范围为近三年新获准入的企业。", True),
        ("检查对象：各汽车生产企业。", False),
        ("本通知适用范围为挂车。", True),
        ("适用车型：挂车。", True),
        ("上述第一条不含挂车企业。", True),
        ("本通知聚焦新能源客车。", True),
        ("本通知聚焦企业数据安全突出问题。", False),
        ("本通知面向公众发布。", False),
    ],
)
def test_a_line_that_says_whom_a_notice_is_for_limits_it(
    line: str, *, open_: bool, knowledge: Knowledge
) -> None:
    for first, second in ((line, "汽车生产企业应当自查。"), ("汽车生产企业应当自查。", line)):
        text = f"渔港通知\n\n一、{first}\n\n二、{second}\n\n渔业局\n\n2026年3月5日\n"
        assert whom(read(text, knowledge), "应当自查")[2] is open_


@pytest.mark.parametrize(
    ("said", "theirs"),
    [
        ("经核实后，应当通报有关部门。", False),
        ("申请受理后，应当公示名单。", False),
        ("自查结束后，应当通报有关部门。", True),
        ("发现问题后，应当通报有关部门。", True),
    ],
)
def test_what_is_done_with_what_was_handed_in_need_not_be_of_who_handed_it_in(
    said: str, *, theirs: bool, knowledge: Knowledge
) -> None:
    text = law("第一条 为了安全，制定本办法。", f"第二条 汽车生产企业应当开展自查并报告。{said}", IN_FORCE)
    assert whom(read(text, knowledge), said[-7:-1])[2] is not theirs


def test_what_the_text_asks_of_some_is_asked_of_those_alone_further_on(knowledge: Knowledge) -> None:
    text = (
        "渔港通知\n\n一、处理重要数据的汽车生产企业应当备案。有关企业应当自查。\n\n渔业局\n\n2026年3月5日\n"
    )
    assert whom(read(text, knowledge), "自查")[1] == {"processes-important-data/is/true"}


@pytest.mark.parametrize(
    ("scheme", "conditions", "open_"),
    [
        ("车联网网络安全", {"protection-levels/any-of/3+4+5"}, False),
        ("信息系统安全等级保护", set(), True),
    ],
)
def test_a_level_of_another_scheme_is_no_condition_and_leaves_open_whose_it_is(
    scheme: str, conditions: set[str], *, open_: bool, knowledge: Knowledge
) -> None:
    first = f"第一条 为了{scheme}，制定本办法。"
    said = read(law(first, "第二条 车联网企业应当自查，三级以上系统应当每年测评。", IN_FORCE), knowledge)
    assert whom(said, "每年测评")[1] == conditions
    assert whom(said, "每年测评")[2] is open_
    assert whom(said, "自查")[1] == set()


@pytest.mark.parametrize(
    ("title", "open_"),
    [
        ("关于加强低速渔港车安全管理的通知", True),
        ("关于做好校车和长途客车安全管理工作的通知", True),
        ("关于加强汽车生产企业安全管理的通知", False),
        ("关于加强汽车安全管理的通知", False),
        ("关于加强渔港安全管理工作的通知", False),
    ],
)
def test_a_title_of_one_kind_of_things_limits_what_a_notice_asks(
    title: str, *, open_: bool, knowledge: Knowledge
) -> None:
    said = read(
        f"{title}\n\n各汽车生产企业：\n\n一、汽车生产企业应当自查。\n二、汽车生产企业应当投保。\n", knowledge
    )
    assert [whom(said, act)[2] for act in ("自查", "投保")] == [open_, open_]


def test_a_title_of_what_the_addressees_make_limits_nothing(knowledge: Knowledge) -> None:
    asks = "一、各企业应当自查。\n二、各企业应当投保。\n"
    told = [
        [
            bool(one.open_case)
            for one in read(
                f"关于加强{of}安全管理的通知\n\n各{to}生产企业：\n\n{asks}", knowledge
            ).obligations
        ]
        for of, to in (("新能源汽车", "新能源汽车"), ("渔港", "新能源汽车"), ("进口汽车", "汽车"))
    ]
    assert told[0] == told[1]
    assert told[2] == [True, True]


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("任何个人和组织不得毁坏渔网，不得出租渔船。", False),
        ("任何个人和组织不得毁坏渔网。不得出租渔船。", False),
        ("汽车生产企业不得毁坏渔网，不得出租渔船。", True),
    ],
)
def test_what_is_forbidden_to_all_is_limited_by_no_scope(
    text: str, *, open_: bool, knowledge: Knowledge
) -> None:
    scope = "第二条 从事远洋捕捞和船舶修造，适用本办法。"
    said = read(law("第一条 为了安全，制定本办法。", scope, f"第三条 {text}", IN_FORCE), knowledge)
    assert whom(said, "出租渔船")[2] is open_


@pytest.mark.parametrize(
    ("first", "open_"),
    [
        ("达到渔业局规定规模的汽车生产企业应当指定负责人。", True),
        ("汽车生产企业应当指定负责人。", False),
        ("达到渔业局规定规模的零部件生产企业应当指定负责人。", False),
    ],
)
def test_who_is_named_short_behind_some_of_them_may_be_those(
    first: str, *, open_: bool, knowledge: Knowledge
) -> None:
    said = f"第二条 {first}\n汽车生产企业应当公开负责人的联系方式。"
    text = law("第一条 为了安全，制定本办法。", said, "第三条 汽车生产企业应当自查。", IN_FORCE)
    assert whom(read(text, knowledge), "联系方式")[2] is open_
    assert whom(read(text, knowledge), "自查")[2] is False


@pytest.mark.parametrize(
    ("duty", "conditions", "open_"),
    [
        ("汽车生产企业不得向外国渔港提供数据。", set(), True),
        ("汽车生产企业应当保存记录。发生泄露的，应当报告。", {"exports-data/is/true"}, False),
        ("汽车生产企业向境外提供数据的，不得超出目的。", {"exports-data/is/true"}, False),
        # What is told before the act as a case of its own need not be of the act.
        ("汽车生产企业应当在境内保存记录。确需向境外提供的，应当备案。", set(), True),
        ("汽车生产企业应当在境内保存记录。\n汽车生产企业向境外提供重要数据的，应当备案。", set(), True),
        (
            "汽车生产企业向境外提供数据的，应当备案。汽车生产企业向境外提供数据的，应当复核。",
            {"exports-data/is/true"},
            False,
        ),
        ("汽车生产企业应当保存记录。发生安全事件的，应当备案。", {"exports-data/is/true"}, False),
    ],
)
def test_a_heading_of_an_act_need_not_limit_a_ban_nor_what_stands_before_it(
    duty: str, conditions: set[str], *, open_: bool, knowledge: Knowledge
) -> None:
    parts = ("第一章　总则", "第一条 为了安全，制定本办法。", "第二章　数据出境", f"第二条 {duty}", IN_FORCE)
    found = whom(read(law(*parts), knowledge), duty.partition("。")[0])
    assert found[1:] == (conditions, open_)
