"""Sentences as notices of authorities have them, read through the whole of the reader."""

from datetime import date

import pytest

from dutygraph.graph.model import Bearer, TimeRule
from dutygraph.loaders.knowledge.knowledge import Knowledge
from tests.loaders.records.reading import Duty, read

ENTERPRISE, AUTHORITY, OTHER = Bearer.ENTERPRISE, Bearer.AUTHORITY, Bearer.OTHER
MAKER, PLATFORM = "connected-vehicle-manufacturer", "iov-platform-operator"
NOTICE = """湖北省通信管理局关于开展车联网安全检查的通知

{addressed}：

为加强安全管理，现将有关事项通知如下：

一、工作要求

（一）{text}各企业应当留存记录。

（二）有关企业应当落实主体责任。

湖北省通信管理局
2026年3月1日
"""


def duties(
    knowledge: Knowledge, text: str, addressed: str = "各车联网服务平台运营企业、智能网联汽车生产企业"
) -> list[Duty]:
    found = read(NOTICE.format(addressed=addressed, text=text), knowledge).duties
    assert [one.text for one in found[-2:]] == ["各企业应当留存记录。", "有关企业应当落实主体责任。"]
    return found[:-2]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("平台企业应当建立台账。", (PLATFORM,)),
        ("各相关企业应当建立台账。", (PLATFORM, MAKER)),
        ("五级平台应当每季度演练一次。", (PLATFORM, MAKER)),
        ("存量平台应当于5月底前备案。", (PLATFORM, MAKER)),
        ("智能网联汽车生产企业应当建立台账。各有关企业要加强检查。", (PLATFORM, MAKER)),
        ("重点平台企业应当建立台账。", ()),
        ("地图平台应当于5月底前备案。", ()),
        ("智能网联汽车生产企业及其经销商应当告知用户。", (MAKER,)),
        ("智能网联汽车生产企业等应当告知用户。", (MAKER,)),
    ],
)
def test_whom_a_short_name_means_among_those_addressed(
    knowledge: Knowledge, text: str, types: tuple[str, ...]
) -> None:
    assert set(duties(knowledge, text)[-1].types) == set(types)


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("载重百吨以上的船舶，平台企业应当备案。", True),
        ("渔港平台上线后，平台企业应当备案。", True),
        ("征求意见稿提出，平台企业应当备案。", True),
        ("平台企业应当备案。", False),
        ("发现问题的，平台企业应当备案。", False),
    ],
)
def test_a_case_of_who_is_named_short_is_open_too(text: str, *, open_: bool, knowledge: Knowledge) -> None:
    addressed = "各车联网服务平台运营企业、智能网联汽车生产企业"
    said = read(NOTICE.format(addressed=addressed, text=text), knowledge).obligations
    assert [bool(one.open_case) for one in said if "备案" in one.text] == [open_]


@pytest.mark.parametrize(
    ("addressed", "open_"),
    [
        ("各绿色船厂企业", True),
        ("各生产企业", False),
        ("各有关企业", False),
        ("各绿色船厂企业、汽车生产企业", False),
        ("各区渔业局、绿色船厂企业", False),
    ],
)
def test_a_type_named_to_a_kind_that_nobody_knows_is_some_of_it(
    addressed: str, *, open_: bool, knowledge: Knowledge
) -> None:
    text = NOTICE.format(addressed=addressed, text="汽车生产企业应当备案。")
    (one,) = [one for one in read(text, knowledge).obligations if "备案" in one.text]
    assert bool(one.open_case) is open_


def test_one_kind_addressed_is_meant_by_its_noun_and_a_definition_goes_before_that(
    knowledge: Knowledge,
) -> None:
    (one,) = duties(knowledge, "生产者应当备案。", "各有关汽车生产者")
    assert one.types == (MAKER,)
    text = "挂车生产企业（包括进口挂车生产企业，以下统称生产企业）应当备案。生产企业应当召回。"
    assert [one.types for one in duties(knowledge, text, "有关汽车生产企业")] == [(), ()]


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        ("推进车联网工作专班办公室应当在5日内答复。", AUTHORITY),
        ("注册地所在市（州）网信部门、公安机关要对企业开展检查。", AUTHORITY),
        ("平台企业应当立即处置，并向所在地省级网信部门报告。", ENTERPRISE),
        ("省数据安全中心对企业的报告进行评估。", AUTHORITY),
        ("长期不整改的企业，我局将开展约谈。", AUTHORITY),
        ("对拒绝整改的企业，省通信管理局将重点检查。", AUTHORITY),
        ("各地公安、网信、应急管理部门和海关要加强配合。", AUTHORITY),
        ("执法中不得影响企业正常运营。", AUTHORITY),
        ("不得要求企业购买指定服务。", AUTHORITY),
        ("任何单位和个人不得泄露数据。", ENTERPRISE),
        ("7—9月，平台企业开展全面自查。", ENTERPRISE),
        ("8月至10月，我局组织平台企业开展演练。", AUTHORITY),
    ],
)
def test_who_acts_is_told_by_the_noun_before_the_act(knowledge: Knowledge, text: str, bearer: Bearer) -> None:
    assert [one.bearer for one in duties(knowledge, text)] == [bearer]


@pytest.mark.parametrize(
    "text",
    [
        "平台企业应当提供注销入口，便于用户可以随时注销。",
        "平台企业应当依法取得资质，或者委托具有资质的机构开展。",
        "在非必需场景下，不得唤醒其他程序。",
        "平台企业应当加强接入安全，以及终端、接口等平台应用安全防护。",
    ],
)
def test_what_goes_on_with_a_statement_is_none_by_itself(knowledge: Knowledge, text: str) -> None:
    assert [one.text for one in duties(knowledge, text)] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "拒绝配合检查的，按照《网络安全法》第六十条处罚。",
        "逾期不改正的，依法依规予以下架。",
        "车载软件开发工具包（SDK）提供者。",
        "重点检查备案、报送等情况。",
    ],
)
def test_sanctions_and_names_are_no_duties(knowledge: Knowledge, text: str) -> None:
    assert duties(knowledge, text) == []


def test_what_is_done_of_ones_own_will_may_be_done(knowledge: Knowledge) -> None:
    said = duties(knowledge, "平台企业自愿申请试点，提交方案。自愿申请试点的平台企业应当提交承诺书。")
    assert [one.modality for one in said] == ["PERMITTED", "MANDATORY"]


@pytest.mark.parametrize(
    ("text", "handed_in"),
    [
        ("电子版自查表发送至check@example.cn。", ["电子版自查表"]),
        ("盖章纸质版密封后邮寄至省通信管理局网安处。", ["盖章纸质版"]),
        ("安装包以光盘形式寄送至省通信管理局。", ["安装包"]),
        ("《登记表》（盖章版）通过邮箱提交。", ["登记表"]),
        ("整改总结由各企业于6月底前报送我局。", ["整改总结"]),
        ("技术备案通过省级平台提交。", ["技术备案"]),
    ],
)
def test_what_is_sent_without_a_modal_word_is_handed_in(
    knowledge: Knowledge, text: str, handed_in: list[str]
) -> None:
    assert [name for one in duties(knowledge, text) for name, _ in one.handed_in] == handed_in


def test_what_goes_on_behind_a_semicolon_is_handed_in_to_the_same(knowledge: Knowledge) -> None:
    text = "平台企业应当在1小时内向县渔业局报告；3日内提交分析报告；涉及召回的，10日内提交总结。"
    said = [item for one in duties(knowledge, text) for item in one.handed_in]
    assert said == [("报告", ("县渔业局",)), ("分析报告", ("县渔业局",)), ("总结", ())]


def test_what_follows_several_cases_concerns_whom_one_of_them_does(knowledge: Knowledge) -> None:
    text = NOTICE.format(
        addressed="各平台运营企业",
        text="四级系统每半年评测一次，二级系统每三年评测一次。评测报告应当于12月底前报送我局。",
    )
    said = read(text, knowledge)
    report = next(one for one in said.obligations if one.text.startswith("评测报告"))
    assert sorted(said.conditions_of(report.id)) == [
        "condition:protection-levels/any-of/2",
        "condition:protection-levels/any-of/4",
    ]


GUIDE = """湖北省通信管理局关于印发试点指南的通知

各市州人民政府：

现将试点指南印发给你们，请认真执行。

湖北省通信管理局
2026年3月1日

无人船试点指南

一、试点条件

无人船生产企业应当满足以下条件：

（一）具备安全保障能力。建立安全管理制度，依法收集个人信息。

（二）船舶应当配备一名值守人员。

二、试点运营

可使用无人船舶从事内河运输。企业应当投保。
"""


def test_numbered_parts_are_of_whom_the_sentence_names_that_opens_them(knowledge: Knowledge) -> None:
    said = {one.text: (one.bearer, one.types) for one in read(GUIDE, knowledge).duties}
    assert (
        said["建立安全管理制度，依法收集个人信息。"] == said["船舶应当配备一名值守人员。"] == (ENTERPRISE, ())
    )
    assert "无人船生产企业应当满足以下条件" not in said
    assert said["可使用无人船舶从事内河运输。"][0] is not AUTHORITY


@pytest.mark.parametrize(
    "text",
    [
        "智能网联汽车生产企业及其经销商应当告知用户。",
        "智能网联汽车生产企业等应当告知用户。",
        "包括整车生产企业在内的各企业应当告知用户。",
        "汽车企业应当告知用户。",
    ],
)
def test_who_else_is_meant_is_left_open(knowledge: Knowledge, text: str) -> None:
    (one,) = (
        one
        for one in read(NOTICE.format(addressed="各有关单位", text=text), knowledge).obligations
        if one.text == text
    )
    assert (one.bearer, one.binds_others) == (ENTERPRISE, True)


@pytest.mark.parametrize(
    ("text", "bearers"),
    [
        ("主管部门不明确的，向省级网信部门报送。", [ENTERPRISE]),
    ],
)
def test_who_is_spoken_of_and_who_comes_next(knowledge: Knowledge, text: str, bearers: list[Bearer]) -> None:
    assert [one.bearer for one in duties(knowledge, text)] == bearers


def test_a_part_that_tells_what_is_done_wrong_states_no_duty(knowledge: Knowledge) -> None:
    text = """江苏省渔业局关于开展渔港整治的通知

各渔港企业：

一、整治重点

（一）夸大宣传。渔港企业在广告中作引人误解的宣传，组织人员抹黑竞争对手。

二、工作要求

（一）自查自纠。渔港企业应当开展自查。
"""
    assert [one.text for one in read(text, knowledge).duties] == ["渔港企业应当开展自查。"]


def test_whoever_was_let_in_is_not_every_one_of_a_type(knowledge: Knowledge) -> None:
    said = read(
        NOTICE.format(addressed="各有关单位", text="试点整车生产企业应当投保。"), knowledge
    ).obligations
    assert said[0].open_case


@pytest.mark.parametrize(
    ("text", "subject", "types"),
    [
        ("要求各平台运营企业于10月底前完成清点，形成书面报告。", "各平台运营企业", (PLATFORM,)),
        ("《航道办法》明确智能网联汽车生产企业应当建立制度。", "智能网联汽车生产企业", (MAKER,)),
        ("本通知要求智能网联汽车生产企业开展航道清点。", "智能网联汽车生产企业", (MAKER,)),
        ("智能网联汽车生产企业应当7日内补报，零售商应当当日补报。", "零售商", ()),
    ],
)
def test_whom_a_notice_asks_and_who_is_named_beside(
    knowledge: Knowledge, text: str, subject: str, types: tuple[str, ...]
) -> None:
    one = duties(knowledge, text)[-1]
    assert (one.bearer, one.subject, one.types) == (ENTERPRISE, subject, types)


@pytest.mark.parametrize(
    "text",
    [
        "对逾期未交的，我局将予以通报。",
        "对存在隐瞒不报等行为的，航道中心将报请有关部门进行处罚。",
        "意见反馈截止时间为2026年6月21日。",
    ],
)
def test_what_is_done_to_who_does_not_act_and_a_letters_own_words_are_no_duties(
    knowledge: Knowledge, text: str
) -> None:
    assert duties(knowledge, text) == []


def test_a_consequence_is_no_part_of_the_duty_before_it(knowledge: Knowledge) -> None:
    (one,) = duties(knowledge, "平台企业应当开展自查，对逾期未报的将报有关部门依法处理。")
    assert (one.text, one.handed_in) == ("平台企业应当开展自查", ())


def test_who_must_stands_before_the_modal_word_whoever_acts_before(knowledge: Knowledge) -> None:
    *_, last = duties(
        knowledge, "平台企业数据上传后，由航道平台将数据转发至各港，各地主管部门不得要求平台企业重复上传。"
    )
    assert (last.bearer, last.modality) == (AUTHORITY, "PROHIBITED")


def test_who_is_kept_from_something_is_not_who_acts_in_what_follows(knowledge: Knowledge) -> None:
    found = duties(
        knowledge,
        "通知明确，平台企业要规范经营；要随机派船，禁止船员选择旅客；要建立投诉机制，不得向被投诉船员派船；要加强培训。",
    )
    assert [one.bearer for one in found] == [ENTERPRISE, ENTERPRISE, OTHER, *[ENTERPRISE] * 3]
    assert found[0].text == "平台企业要规范经营"


@pytest.mark.parametrize("speaks", ["告知函提出", "申报函还指出", "备案通知要求"])
def test_who_says_what_follows_says_no_duty_by_that(speaks: str, knowledge: Knowledge) -> None:
    said = read(f"航运局发布提醒\n\n{speaks}，渔业企业应当落实责任；不得变相收费。\n", knowledge)
    told = [one.text.removeprefix(f"{speaks}，") for one in said.duties]
    assert told == ["渔业企业应当落实责任", "不得变相收费。"]


@pytest.mark.parametrize(
    "text",
    [
        "据航运局消息，在自愿申报基础上，确定了20个港口为试点港口。",
        "经抽查和评定，27家单位为合格。",
        "为贯彻落实文件，2022年2月24日，航运局组织会议，指导企业开展工作。",
        "未补正材料的，评估将会终止。",
        "感谢您的理解与支持！",
        "责任编辑：张三。",
        "过期不再接收材料。",
        "信用查询通道将于5月底关闭，不再接收新的信息。",
        "少数物流企业在安全管理上仍存在制度不健全、台账不完整等问题。",
        "年度核验采用书面方式。",
        "上半年组织走访企业30余家，发放手册2000余份。",
        "各港口企业认真整改，作业效率明显提升。",
        "如实登记货物，也是承运企业的本分。",
        "做好这项工作，关键在于企业自觉填报台账。",
        "谨向各航运企业表示衷心感谢。",
        "市港航局3日召开安全例会，20家企业的代表参加。",
        "逾期未换证的，原证自行作废。",
        "12家港口公司按期完成自查，均为达标单位。",
        "经核查，5家船舶公司未在规定时间内报送材料。",
        "现将需整改的港口企业名单公布如下（另附说明）。",
        "渔获月报情况，是否按时报送数据。",
    ],
)
def test_what_was_done_what_comes_by_itself_and_formulas_are_no_duties(
    knowledge: Knowledge, text: str
) -> None:
    assert duties(knowledge, f"企业应当备案。{text}")[1:] == []


def test_a_body_that_is_named_acts_though_enterprises_did_before(knowledge: Knowledge) -> None:
    *_, last = duties(knowledge, "平台企业应当自查。省航安委办适时开展督导考核。")
    assert last.bearer is AUTHORITY


@pytest.mark.parametrize(
    "text",
    [
        "从事内河客运经营服务，应当遵守本办法。",
        "从事内河客运经营应当诚实守信。",
        "使用无人驾驶汽车从事客运经营应坚持安全第一。",
        "从事客运经营的无人驾驶汽车应随车配备安全锤。",
    ],
)
def test_whoever_does_a_business_must(knowledge: Knowledge, text: str) -> None:
    said = read(NOTICE.format(addressed="各市交通局、各有关单位", text=text), knowledge).obligations
    one = next(one for one in said if one.text == text)
    assert (one.bearer, one.binds_others) == (ENTERPRISE, True)


@pytest.mark.parametrize(
    ("part", "day"),
    [
        ("三、报送时限\n\n即日起至2026年12月15日。", (12, 15)),
        ("三、报送时间\n\n截止时间为2026年12月15日，以邮戳为准。", (12, 15)),
        ("（三）申报时间：2026年11月底前", (11, 30)),
        ("3.截止日期\n2026年12月15日", (12, 15)),
        ("三、报送时限\n\n另行通知。", None),
        ("三、办公时间\n\n2026年12月15日", None),
    ],
)
def test_a_part_that_holds_a_time_says_by_when_another_is_handed_in(
    knowledge: Knowledge, part: str, day: tuple[int, int] | None
) -> None:
    said = read(
        "某省渔业局关于报送自查报告的通知\n\n各有关企业：\n\n"
        f"一、报送内容\n\n《自查报告》。\n\n二、报送方式\n\n请各企业撰写《自查报告》，报送省渔业局。\n\n{part}\n\n"
        "某省渔业局\n\n2026年10月10日\n",
        knowledge,
    )
    asked = {one.start for one in said.loaded.statements.relationships if one.type == "REQUIRES"}
    due = {
        one.end for one in said.loaded.statements.relationships if one.type == "DUE" and one.start in asked
    }
    found = [(one.month, one.day) for one in said.nodes if isinstance(one, TimeRule) and one.id in due]
    assert found == ([] if day is None else [day])


@pytest.mark.parametrize(
    ("asked", "part", "expected"),
    [
        ("各企业按要求将自查报告报送省渔业局。", "申报期限\n\n即日起至2026年12月15日前。", [(False, 2)]),
        ("各企业应当报送自查报告。", "报告时间\n\n2026年12月15日前。", [(False, 1)]),
        ("各企业每月报送自查报告。", "报送时限\n\n2026年12月15日前。", [(False, 1), (True, 1)]),
        ("各企业应当检查缆绳。", "报送时限\n\n2026年12月15日前。", [(False, 0), (True, 1)]),
        ("各企业应当报送自查报告。", "整改期限\n\n2026年12月15日前。", [(False, 0), (True, 1)]),
        (
            "各企业应当报送自查报告。",
            "报送时限\n\n各企业于2026年12月15日前报送名单。",
            [(False, 1), (False, 1)],
        ),
    ],
)
def test_a_day_alone_is_that_of_what_is_handed_in_or_else_an_open_statement(
    knowledge: Knowledge, asked: str, part: str, expected: list[tuple[bool, int]]
) -> None:
    said = read(
        "某省渔业局关于报送自查报告的通知\n\n各智能网联汽车生产企业：\n\n"
        f"一、报送要求\n\n{asked}\n\n二、{part}\n\n某省渔业局\n\n2026年10月10日\n",
        knowledge,
    )
    due = [one.start for one in said.loaded.statements.relationships if one.type == "DUE"]
    assert [(bool(one.open_case), due.count(one.id)) for one in said.obligations] == expected


@pytest.mark.parametrize(
    "text", ["平台企业应当显示航速，以便船员及时避让。", "平台企业应当提示风险，避免船员误用航图。"]
)
def test_what_is_to_come_of_an_act_is_no_act_of_another(knowledge: Knowledge, text: str) -> None:
    assert [one.text for one in duties(knowledge, text)] == [text]


def test_the_others_of_a_kind_are_open_for_all_of_it(knowledge: Knowledge) -> None:
    text = "其他智能网联汽车生产企业应当每二年报告一次。"
    said = read(NOTICE.format(addressed="各有关企业", text=text), knowledge)
    one = said.obligations[0]
    assert (said.duties[0].types, one.binds_others, one.open_case) == ((MAKER,), True, True)


@pytest.mark.parametrize(
    ("title", "signed", "year"),
    [
        ("关于开展2026年冷链安全自查的通知", "2026年3月1日", 2026),
        ("关于开展2026年冷链安全自查的通知", "2025年12月20日", 2026),
        ("关于报送2025年度冷链安全报告的通知", "2026年1月10日", 2026),
    ],
)
def test_a_notice_without_tasks_asks_once_whatever_year_its_title_names(
    knowledge: Knowledge, title: str, signed: str, year: int
) -> None:
    said = read(
        f"{title}\n\n各车联网企业：\n\n请各企业于6月30日前报送自查表。\n\n湖北省通信管理局\n{signed}\n",
        knowledge,
    )
    assert [(one.year, one.since) for one in said.nodes if isinstance(one, TimeRule)] == [(year, None)]


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("自查阶段（9月1日至9月30日）", (2026, 9, 30)),
        ("自查自纠（9月1日至9月30日）", (2026, 9, 30)),
        ("集中检查期（2026年9月—2026年10月）。", (2026, 10, 31)),
        ("清单编制（5月）", (2026, 5, 31)),
        ("能耗数据（1月至6月）", None),
        ("船舶目录（2026年版）", None),
        ("运行情况（2026年1月至6月）", None),
        ("信息报送（2026年9月起施行的格式）", None),
    ],
)
def test_what_a_stage_asks_is_due_when_its_heading_says(
    heading: str, day: tuple[int, int, int] | None, knowledge: Knowledge
) -> None:
    text = NOTICE.format(addressed="各车联网服务平台运营企业", text="").replace(
        "（二）有关企业应当落实主体责任。", f"（二）{heading}\n\n各企业要开展自查。"
    )
    rules = [node for node in read(text, knowledge).nodes if isinstance(node, TimeRule)]
    assert [(rule.year, rule.month, rule.day) for rule in rules] == [day] * (day is not None)


@pytest.mark.parametrize(
    ("heading", "text", "days"),
    [
        ("自查自纠（2026年9月—2026年10月）", "各企业要每周报告。", (date(2026, 9, 1), date(2026, 10, 31))),
        ("自查自纠（9月）", "各企业不得聚集。", (date(2026, 9, 1), date(2026, 9, 30))),
        ("长效管理（9月起）", "各企业要每月自查。", (date(2026, 9, 1), None)),
        ("第一步：全面摸排（9月—10月）。", "各企业要每日报告。", (date(2026, 9, 1), date(2026, 10, 31))),
        ("自查自纠（9月—10月）", "各企业要报送总结。", (None, None)),
        ("日常管理", "各企业要每周报告。", (None, None)),
        ("数据报送（2025年9月—10月数据）", "各企业要每周报告。", (None, None)),
    ],
)
def test_what_a_stage_asks_all_along_is_asked_within_its_days(
    heading: str, text: str, days: tuple[date | None, date | None], knowledge: Knowledge
) -> None:
    plan = (
        f"关于开展渔港整治的通知\n\n各汽车生产企业：\n\n一、{heading}\n{text}\n\n二、其他\n各企业要培训。\n\n"
    )
    said = read(f"{plan}某市渔业局\n2026年3月1日\n", knowledge)
    one = next(one for one in said.obligations if one.text == text)
    assert (one.effective_from, one.effective_to) == days


@pytest.mark.parametrize(
    ("heading", "text", "day"),
    [
        ("总结（2027年10月—12月）", "各企业要于11月底前报送总结。", (2027, 11, 30)),
        ("总结（10月—12月）", "各企业要于11月底前报送总结。", (2026, 11, 30)),
        ("总结（2027年10月—12月）", "各企业要于2028年1月底前报送总结。", (2028, 1, 31)),
        ("总结（2026年10月—2027年3月）", "各企业要于11月底前报送总结。", (2026, 11, 30)),
        ("总结（2026年10月—2027年3月）", "各企业要于2月20日前报送总结。", (2027, 2, 20)),
        ("总结（2027年10月—12月）", "各企业要于每年11月底前报送总结。", (None, 11, 30)),
    ],
)
def test_a_day_below_a_stage_is_of_its_year(
    heading: str, text: str, day: tuple[int | None, int, int], knowledge: Knowledge
) -> None:
    plan = (
        f"关于开展渔港整治的通知\n\n各汽车生产企业：\n\n一、{heading}\n{text}\n\n二、其他\n各企业要培训。\n\n"
    )
    said = read(f"{plan}某市渔业局\n2026年3月1日\n", knowledge)
    assert [(one.year, one.month, one.day) for one in said.nodes if isinstance(one, TimeRule)] == [day]


@pytest.mark.parametrize(
    ("asked", "read_"),
    [
        ("请各企业于2026年4月10日前将联系人信息发送至邮箱a@b.cn。", True),
        ("各企业应当于5月10日前将落实情况反馈我局。", True),
        ("如有意见，请于2026年4月10日前来电告知。", False),
        ("请各企业于4月10日前将修改意见反馈我局。", False),
    ],
)
def test_a_covering_notice_asks_what_is_no_comment(asked: str, *, read_: bool, knowledge: Knowledge) -> None:
    plan = "渔港安全工作方案\n\n一、各企业应当制定制度。\n二、各企业应当每年演练。\n"
    cover = f"关于印发《渔港安全工作方案》的通知\n\n各汽车生产企业：\n\n现将方案印发给你们。{asked}\n\n"
    plan = f"某市渔业局\n2026年3月10日\n\n{plan}"
    assert (asked in [one.text for one in read(cover + plan, knowledge).duties]) is read_


def test_a_question_says_of_whom_its_answer_is(knowledge: Knowledge) -> None:
    text = """车联网数据安全管理问答

一、备案
问：处理重要数据的车联网企业需要做什么？
答：应当每年开展风险评估。
问：使用渔用雷达的车联网企业何时报告？
答：应当每年12月15日前报告。
问：哪些企业需要报送航次清单？
答：应当在3月31日前报送。
"""
    said = read(text, knowledge)
    found = [
        (one.types, said.conditions_of(node.id), bool(node.open_case))
        for one, node in zip(said.duties, said.obligations, strict=True)
    ]
    assert found == [
        (("iov-enterprise",), ["condition:processes-important-data/is/true"], False),
        (("iov-enterprise",), [], True),
        ((), [], True),
    ]


@pytest.mark.parametrize(
    ("text", "bearers"),
    [
        # What comes of it, which rule is gone by, and what was found, are nobody's duties.
        ("否则以破坏论处。", []),
        ("平台企业接受的捐赠资金，免征企业所得税。", []),
        ("改装后返回原厂的，不受目录限制。", []),
        ("工作天数多于应当休假天数的，不享受当年的假期。", []),
        ("全部项目合格的，检查结论为通过。", []),
        ("整改后仍不合格的，不予延续。", []),
        ("平台企业超标排放的，应当适用处罚较重的条款。", []),
        ("平台企业未采取措施，同时违反了前两条的规定，属于一个违法行为。", []),
        ("需注意的是，对上述行为，有关法律已作出特别规定。", []),
        ("对提供场地的单位或者个人，责令停止违法行为，没收违法所得。", []),
        ("入选平台企业经公示后，将根据有关政策予以重点扶持。", []),
        # But what stands beside them is asked.
        ("平台企业应当按照规定申报免征所得税。", [ENTERPRISE]),
        ("平台企业应当适用新的企业会计准则。", [ENTERPRISE]),
        ("需注意的是，平台企业应当每月备案。", [ENTERPRISE]),
        ("违反了规定的平台企业应当立即整改。", [ENTERPRISE]),
        ("平台企业应当将扶持资金予以公示。", [ENTERPRISE]),
        # Whoever inspects acts, or nobody is named.
        ("检查中发现平台企业存在问题的，应当通知企业限期整改。", [Bearer.UNSTATED]),
        ("举报应当采取书面形式。", [Bearer.UNSTATED]),
        ("有关部门和机构应当及时通报处理情况。", [OTHER]),
        ("环境监察机构应当在7日内予以批复。", [AUTHORITY]),
        ("环境检测机构应当在7日内报告。", [ENTERPRISE]),
        ("平台企业应当通知用户限期更换。", [ENTERPRISE]),
        ("车辆交易场所应当公布规则。", [ENTERPRISE]),
        # Who is named is told by the whole of the name, and what a body decides is its act.
        ("环境保护部门根据上级要求，每年6月底前公布名录。", [AUTHORITY]),
        ("事件发生地县级人民政府环境保护主管部门应当报告。", [AUTHORITY]),
        ("渔港管理部门是监督机关，依照有关规定，负责资格审核。", [AUTHORITY]),
        ("审批机关应在十日内批准；对不符合条件的，应当书面通知申请人。", [AUTHORITY, AUTHORITY]),
        ("平台企业应当提出申请；对不符合条件的，应当书面通知申请人。", [ENTERPRISE, Bearer.UNSTATED]),
        ("从事水上运输的会员应当将运价报送备案。", [ENTERPRISE]),
    ],
)
def test_what_a_body_does_or_what_follows_is_no_must_of_those_addressed(
    knowledge: Knowledge, text: str, bearers: list[Bearer]
) -> None:
    assert [one.bearer for one in duties(knowledge, text)] == bearers


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("站长是平台企业的负责人，必须持证上岗。", [None]),
        ("请你们组织符合条件的平台企业申报。", [None]),
        ("争取国家部委以及平台企业共同支持。", []),
        ("凡是提供服务的平台企业应当备案。", ["凡是提供服务的平台企业"]),
    ],
)
def test_what_begins_with_an_act_or_tells_what_somebody_is_names_no_party(
    knowledge: Knowledge, text: str, subjects: list[str | None]
) -> None:
    assert [one.subject for one in duties(knowledge, text)] == subjects


@pytest.mark.parametrize(
    ("title", "addressed", "bearer"),
    [
        ("关于印发概念验证平台建设实施方案的通知", "各有关单位", Bearer.UNSTATED),
        ("关于印发概念验证平台建设实施方案的通知", "各有关企业", ENTERPRISE),
        ("关于开展安全检查的通知", "各有关单位", ENTERPRISE),
    ],
)
def test_what_a_plan_asks_of_nobody_need_not_be_for_units_that_are_enterprises(
    knowledge: Knowledge, title: str, addressed: str, bearer: Bearer
) -> None:
    text = (
        f"湖北省通信管理局{title}\n\n{addressed}：\n\n一、工作任务\n\n"
        "（一）建立交流机制，推广典型经验做法。\n\n（二）应当完善验证设备，每年开展一次评估。\n"
    )
    assert {one.bearer for one in read(text, knowledge).duties} == {bearer}


def test_what_needs_are_is_no_modal_word(knowledge: Knowledge) -> None:
    (one,) = duties(knowledge, "平台企业根据业务需要可以决定延长时间。")
    assert one.modality == "PERMITTED"


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("智能网联汽车生产企业作为注册申请人，提交注册申请。注册申请人应当确保工艺不变。", True),
        ("智能网联汽车生产企业作为工作的重点，提交注册申请。智能网联汽车生产企业应当确保工艺不变。", False),
    ],
)
def test_whoever_acts_as_a_party_may_be_one_of_several(knowledge: Knowledge, text: str, open_: bool) -> None:
    found = read(NOTICE.format(addressed="各有关企业", text=text), knowledge).obligations
    (one,) = (one for one in found if "工艺" in one.text)
    assert (one.bearer, bool(one.open_case)) == (ENTERPRISE, open_)


ROWS = """\
关于做好安全工作的通知

各智能网联汽车生产企业：

| 序号 | 工作任务 | 报送材料 | 报送时限 |
|---|---|---|---|
| 1 | 企业应当建立制度。企业应当每年报送安全报告。 | 安全报告 | 2031年6月30日前 |
| 2 | 企业应当开展自查。 |  | 2031年7月31日前 |
"""


def test_when_a_paper_is_due_and_what_it_is_are_said_of_what_hands_it_in(knowledge: Knowledge) -> None:
    said = [(one.text, one.times, one.handed_in) for one in read(ROWS, knowledge).duties]
    assert said == [
        ("企业应当建立制度。", (), ()),
        ("企业应当每年报送安全报告。", (("1 P1Y", None), ("2031-06-30", None)), (("安全报告", ()),)),
        ("企业应当开展自查。", (("2031-07-31", None),), ()),
    ]
