"""A sentence in two moods is two statements, each with its own force and what is handed in by it."""

import pytest

from dutygraph.graph.model import Bearer, Modality
from dutygraph.loaders.duties.clauses import statements
from dutygraph.loaders.duties.modality import modality, modals
from dutygraph.loaders.knowledge.knowledge import Knowledge
from tests.loaders.records.reading import read

MUST, NOT, MAY, SHOULD = Modality.MANDATORY, Modality.PROHIBITED, Modality.PERMITTED, Modality.ENCOURAGED


def moods(text: str, knowledge: Knowledge) -> list[tuple[Modality, str]]:
    return [(one.modality, one.text) for one in statements(text, knowledge.actor_finder(None))]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "仓储企业应当实行双人值守，未经登记不得进入库区，不应由一人保管钥匙。",
            [(MUST, "仓储企业应当实行双人值守"), (NOT, "未经登记不得进入库区，不应由一人保管钥匙。")],
        ),
        (
            "零售企业不得展示样品包装，样品寄出前应当告知收件人注意事项，并经其确认。",
            [(NOT, "零售企业不得展示样品包装"), (MUST, "样品寄出前应当告知收件人注意事项，并经其确认。")],
        ),
        (
            "检修单位应在停机后两日内书面说明，停机期间可以不提交月报。",
            [(MUST, "检修单位应在停机后两日内书面说明"), (MAY, "停机期间可以不提交月报。")],
        ),
        (
            "年报通过电子门户填报，无需报送纸质材料。",
            [(MUST, "年报通过电子门户填报"), (MAY, "无需报送纸质材料。")],
        ),
        (
            "承运人不得拆封货物，在交付前，应当核对单号，必要时可以邀请托运人到场。",
            [
                (NOT, "承运人不得拆封货物"),
                (MUST, "在交付前，应当核对单号"),
                (MAY, "必要时可以邀请托运人到场。"),
            ],
        ),
        (
            "船舶应当安装应答器，未安装的不得出港。",
            [(MUST, "船舶应当安装应答器"), (NOT, "未安装的不得出港。")],
        ),
        (
            "航运企业应当留存航行日志，除法律另有规定外，航行日志不得对外提供。",
            [(MUST, "航运企业应当留存航行日志"), (NOT, "除法律另有规定外，航行日志不得对外提供。")],
        ),
        (
            "严格查验船票，严禁携带易燃物品登船。",
            [(MUST, "严格查验船票"), (NOT, "严禁携带易燃物品登船。")],
        ),
        ("采取有效措施，严禁超载出港。", [(NOT, "采取有效措施，严禁超载出港。")]),
        ("一是规范票价，严禁加价售票。", [(NOT, "一是规范票价，严禁加价售票。")]),
        (
            "加强候船室管理，鼓励航运企业开设绿色通道。",
            [(MUST, "加强候船室管理"), (SHOULD, "鼓励航运企业开设绿色通道。")],
        ),
        (
            "通过建立奖励机制等措施，鼓励旅客举报隐患。",
            [(SHOULD, "通过建立奖励机制等措施，鼓励旅客举报隐患。")],
        ),
    ],
)
def test_another_mood_begins_another_statement(
    text: str, read: list[tuple[Modality, str]], knowledge: Knowledge
) -> None:
    assert moods(text, knowledge) == read


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("航运企业应当留存航行日志，留存期限不得少于六个月。", MUST),
        ("航运企业应当在六小时内报告，最迟不得超过十二小时。", MUST),
        ("航运企业应当送检，取得合格报告后方可开航。", MUST),
        ("鼓励航运企业探索新模式，实现成本可负担、业务可持续。", SHOULD),
        ("委托方和接收方可以协商确定费用。", MAY),
    ],
)
def test_what_says_more_of_the_same_act_is_no_other_mood(
    text: str, mood: Modality, knowledge: Knowledge
) -> None:
    assert moods(text, knowledge) == [(mood, text)]


@pytest.mark.parametrize(
    "text",
    [
        "选用船用设备应当根据不同的目的，分别检验。",
        "船长应当就可能危及旅客安全的情况，向旅客说明。",
        "航运企业应当将停航的情形，逐项报告渔政机关。",
        "是否停航，应当由船长决定。",
        "船长应当根据港口提供的情况，记入航海日志。",
        "航行报告应当包括装卸的情况，船员变动的情况。",
    ],
)
def test_what_a_modal_word_has_done_is_no_case(text: str, knowledge: Knowledge) -> None:
    assert moods(text, knowledge) == [(MUST, text)]
    assert modals(text)


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("航运企业应当查验舱门等可以目视检查的部件。", MUST),
        ("查验舱门等可以目视检查的部件。", MUST),
        ("托运人、收货人等可以申请查验货物。", MAY),
        ("划定可供停泊的水域。", MUST),
        ("提供便捷的支持旅客企业查询行李的方式。", MUST),
        ("不得将依法应当查验的行李直接装船。", NOT),
        ("允许符合条件的航运企业委托代理。", MAY),
        ("渡船可以停靠的码头、泊位，由港务部门划定。", MUST),
        ("渡船可以按照计划的航线航行，由船长决定。", MAY),
        ("码头的安全管理应符合有关标准。", MUST),
        ("应当公布许可或者不许可的决定。", MUST),
        ("小型渡船不许载客。", NOT),
        ("船长不得不弃船。", MUST),
        ("渡船发展遵循鼓励创新、属地管理的原则。", MUST),
        ("船长补正不准确的航行记录。", MUST),
        ("船长不得不正当竞争。", NOT),
        ("船长不能以未收到通知为由开航。", NOT),
        ("冒黑烟的船舶全天禁行。", NOT),
        ("载客的渡船一律从东航道通行。", MUST),
        ("超载的渡船一律不得开航。", NOT),
        ("对于无需复检的渡船，船长也要督促检修。", MUST),
        ("需要延期的船主可以申请。", MAY),
        ("可以自行检测的船主应当每月检测。", MUST),
        ("船主无需提交纸质的材料。", MAY),
        ("船主可以向登记的机构申请。", MAY),
        ("严格查验船票，对于禁止携带的物品，一律不予放行。", MUST),
        ("严格遵守禁止携带物品管理规定。", MUST),
        ("同一渡船不可重复登记。", NOT),
        ("因不可抗力停航的，应当公告。", MUST),
        ("船主不用到窗口办理。", MAY),
        ("航行数据不用于其他目的。", MUST),
        ("各船主请登录系统，点击菜单填报，登录可以选择手机。", MUST),
    ],
)
def test_what_a_thing_may_be_used_for_is_no_mood(text: str, mood: Modality) -> None:
    assert modality(text) is mood


def test_the_yao_of_minutes_is_no_modal_word() -> None:
    assert [len(modals(text)) for text in ("会议纪要、签到表", "会议纪要交档案室")] == [0, 0]
    told = ("船员违纪要处理", "纪要要交档案室", "本世纪要建成渔港")
    assert [len(modals(text)) for text in told] == [1, 1, 1]


def test_how_much_must_be_forbids_nothing() -> None:
    assert modality("录像保存时间不得少于三十日。") is MUST
    assert modality("排放浓度不得超过标准。") is NOT
    assert modality("航线复杂的，审查期限亦不得超过二十日。") is NOT


@pytest.mark.parametrize(
    "text",
    [
        "除需要整船检验的渔船外，航运企业应当在五日内报备案。",
        "因核对航次需要补充材料，航运企业应当在五日内报备案。",
        "规定应当申请检验的渔船改造，航运企业应当报备案。",
        "证书到期须更换时，航运企业应当在五日内报备案。",
        "规定必须安装记录仪的设备，航运企业应当在五日内报备案。",
        "鼓励类项目，航运企业应当在五日内报备案。",
    ],
)
def test_what_is_needed_in_a_reason_or_an_exception_is_asked_of_nobody(
    text: str, knowledge: Knowledge
) -> None:
    assert moods(text, knowledge) == [(MUST, text)]


def test_what_is_said_in_whole_sentences_is_a_mood_and_what_is_named_is_none() -> None:
    said = "局长指出：船舶检修很重要。“航运企业应当登记。未登记的，不得开航。”"
    assert [one.modality for one in modals(said)] == [MUST, NOT]
    assert not modals("悬挂“未经许可，不得入内。违者必究。”的标牌")
    assert not modals("其他需要说明的问题。")
    assert modality("航运企业有责任维护航标。") is MUST


def test_what_is_hoped_for_and_how_much_it_may_come_to_obliges_nobody() -> None:
    assert modality("望各航运企业给予支持。") is Modality.ENCOURAGED
    assert modality("累计雨量可达70毫米，航运企业应当备足物资。") is MUST


def test_what_tells_when_goes_with_the_statement_it_stands_before(knowledge: Knowledge) -> None:
    text = "航运企业应当及时报告，收到报告后，海事部门应当组织核查。"
    assert [(one.bearer, one.text) for one in statements(text, knowledge.actor_finder(None))] == [
        (Bearer.ENTERPRISE, "航运企业应当及时报告"),
        (Bearer.AUTHORITY, "收到报告后，海事部门应当组织核查。"),
    ]


def test_nothing_is_handed_in_that_need_not_be(knowledge: Knowledge) -> None:
    said = read(
        "关于加强检修管理的通知\n\n各检修单位：\n\n一、检修单位应当在停机后3日内向市应急管理局提交检修方案，"
        "检修期间可以不提交运行月报。\n二、检修单位应当建立台账。\n",
        knowledge,
    )
    assert [(one.modality, [name for name, _ in one.handed_in]) for one in said.duties] == [
        ("MANDATORY", ["检修方案"]),
        ("PERMITTED", []),
        ("MANDATORY", []),
    ]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("同意你公司在滨海投放20艘渔船，期限一年。", Modality.PERMITTED),
        ("原则同意各养殖企业继续使用原网箱。", Modality.PERMITTED),
        ("允许各企业夜间作业。", Modality.PERMITTED),
        ("未经同意，企业不得夜间作业。", Modality.PROHIBITED),
        ("企业应当取得船员同意。", Modality.MANDATORY),
    ],
)
def test_what_is_agreed_to_an_enterprise_may_do(text: str, modality: Modality, knowledge: Knowledge) -> None:
    assert [said.modality for said in statements(text, knowledge.actor_finder(None))] == [modality]


def test_who_has_handed_in_need_not_again_but_may_be_told_not_to(knowledge: Knowledge) -> None:
    texts = ("已报送的企业不再重复报送。", "已报送的企业不得重复报送。")
    assert [statements(text, knowledge.actor_finder(None))[0].modality for text in texts] == [
        Modality.PERMITTED,
        Modality.PROHIBITED,
    ]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("第三方平台应当配备药师，并及时受理投诉。", "第三方平台"),
        ("第三方支付机构和收单企业应当保存凭证。", "第三方支付机构和收单企业"),
        ("矿山企业主要负责人应当每月带队检查。", "矿山企业主要负责人"),
        ("单位负责人接到报告后，应当于1小时内报告。", "单位负责人"),
    ],
)
def test_a_party_is_named_whole(text: str, subject: str, knowledge: Knowledge) -> None:
    (said,) = statements(text, knowledge.actor_finder(None))
    assert said.bearer is Bearer.ENTERPRISE
    assert said.actor is not None
    assert text[said.actor.start : said.actor.end] == subject


@pytest.mark.parametrize(
    ("paragraph", "duties"),
    [
        (
            "平台发现商家违反本公告规定的，应当立即制止。",
            ["平台发现商家违反本公告规定的，应当立即制止。"],
        ),
        ("违反本公告规定的，由监管部门责令改正。", []),
        ("逾期未提交的，将列为重点检查对象。", []),
        ("违法所得十万元以上的，可以并处违法所得一倍罚款。", []),
        ("为了规范商家经营，鼓励诚信，促进消费，制定本办法。", []),
        ("商家管理坚持分级负责、社会共治。", []),
        ("商家提供虚假材料的，依照本公告第二条处理。", []),
        ("商家违反本公告规定定价，侵害众多消费者权益的，消费者组织可以起诉。", []),
        ("造成消费者权益受到损害的，商家应当依法承担赔偿责任。", []),
        ("商家不一定要备案。", []),
        ("商家没有义务备案。", []),
        ("不再要求商家提交纸质材料。", []),
        ("目前没有要求商家备案。", []),
        ("本公告并不要求商家备案。", []),
        ("市商务局编制了《商家指南》。", []),
        ("通过备案，商家不仅能规避风险。", []),
        ("市商务局开通了申报系统，商家名单现已报送省局。", []),
        ("《商家管理条例》第七条“从事团购的，应当备案。”", ["从事团购的，应当备案。”"]),
        ("审核商家材料通常需要20个工作日。", []),
        ("商家管理办法第三条至第五条，对商家的义务作出了规定。", []),
        ("商家不得刷单，如活动期间有擅自刷单行为，我局将依法查处。", ["商家不得刷单"]),
        ("商家应当于6月底前报送总结，逾期不予受理。", ["商家应当于6月底前报送总结，逾期不予受理。"]),
        ("商家应当备案的说法是错误的。", []),
        ("判断题：商家应当每月备案。（×）", []),
        ("商家应当每（ ）备案一次。", []),
        ("商家没有履行备案义务的，应当补报。", ["商家没有履行备案义务的，应当补报。"]),
        ("超期未补报的商家一律从严处理。", []),
        ("现将办法印发，有关事项通知如下：商家应当备案。", ["商家应当备案。"]),
        ("6月1日起，全市范围内取消现场登记。", ["6月1日起，全市范围内取消现场登记。"]),
        ("本公告自6月1日执行，恢复时间另行公布。", []),
        ("各地商务主管部门制定本地区工作方案。", ["各地商务主管部门制定本地区工作方案。"]),
        (
            "督促商家落实责任，指导商家健全制度机制。",
            ["督促商家落实责任，指导商家健全制度机制。"],
        ),
        (
            "发现下列违法行为的，平台应当停止服务：（一）售假的；（二）刷单的。",
            ["发现下列违法行为的，平台应当停止服务：（一）售假的；（二）刷单的。"],
        ),
    ],
)
def test_duties_and_what_follows_from_offences(
    paragraph: str, duties: list[str], knowledge: Knowledge
) -> None:
    said = read(
        f"关于加强商家管理的公告\n\n一、总体安排\n{paragraph}\n二、商家应当建立台账。\n三、商家应当开展培训。\n",
        knowledge,
    )
    assert [one.text for one in said.duties][: len(duties)] == duties
    assert len(said.duties) == len(duties) + 2


def test_what_is_filled_in_on_a_system_and_made_public(knowledge: Knowledge) -> None:
    said = read(
        "关于报告的通知\n\n各用水单位：\n\n一、用水单位应当在节水信息系统填报并公布上一年度用水信息。\n"
        "二、计量设备发生故障的，应在12小时内报告。\n",
        knowledge,
    )
    assert [[name for name, _ in one.handed_in] for one in said.duties] == [["上一年度用水信息"], ["报告"]]
