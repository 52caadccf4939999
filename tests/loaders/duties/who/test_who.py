"""Whose act a statement is: by its subject, what was said before it, or whom the document addresses."""

import time

import pytest

from dutygraph.graph.model import Addressee, Bearer, Modality, NotModelled, Obligation, SourceDocument
from dutygraph.graph.stated import Statements
from dutygraph.loaders.documents.formats.plain_text import read_text
from dutygraph.loaders.duties.clauses import statements
from dutygraph.loaders.duties.handing_in.acts import handed_in
from dutygraph.loaders.duties.handing_in.things import KindWords
from dutygraph.loaders.duties.not_duties import states_duty
from dutygraph.loaders.duties.who.actors import ActorFinder
from dutygraph.loaders.duties.who.definitions import with_definitions
from dutygraph.loaders.duties.who.whom import Whom
from dutygraph.loaders.kinds import Kind
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import read_as
from tests.loaders.conftest import LOADED_AT
from tests.loaders.records import reading as law_text

AUTHORITY, ENTERPRISE, OTHER, UNSTATED = Bearer.AUTHORITY, Bearer.ENTERPRISE, Bearer.OTHER, Bearer.UNSTATED


def bearers(knowledge: Knowledge, text: str, addressed: Bearer = UNSTATED) -> list[Bearer]:
    return [found.bearer for found in statements(text, knowledge.actor_finder(None), addressed)]


@pytest.mark.parametrize(
    "text",
    [
        "水利局应当建立台账。",
        "市推进办应当建立台账。",
        "派出所应当定期走访。",
        "市防汛领导小组应当定期研究。",
        "各地水利局选取部分水库开展检查。",
        "省农业农村厅负责组织验收。",
        "县级人民政府要加强统筹。",
        "各有关部门应当按照职责分工推进。",
        "街道办事处要定期开展走访。",
        "人民法院应当依法受理。",
        "国家鼓励和支持技术创新。",
        "履行港口安全监管职责的部门应当公布结果。",
        "本细则由民政部、退役军人部负责解释。",
        "示范城市要建立监测机制。",
        # What each of several is for, and of which level, may be long.
        "渔政机关、港航管理部门等应当公开程序。",
        "市、县（市、区）渔港建设、渔民社会保障部门应当编制计划。",
        "渔业、经济贸易、船舶检验、渔船质量监督等部门应当会同编制名录。",
        "内河航道沿线以及周边区域县级以上人民政府应当加强巡查。",
        "乡镇人民政府和街道办事处具体负责渔港保洁。",
        "各级人民政府领导渔港建设工作，应当增加投入。",
        # Offices of public bodies, and those that only the law knows.
        "市人民政府渔业统计机构应当汇总数据。",
        "常务委员会法制工作机构应当研究意见。",
        "渔船登记机构应当在五日内办结。",
        "消防救援机构应当检查渔港。",
        "第一审海事法院应当公开判决。",
        "县级以上渔业指导委员会负责协调。",
        "市、县人民代表大会和主席团应当听取报告。",
        # A place acts through its government.
        "本市应当制定渔港规划。",
        "滨海新区可以制定渔业政策。",
        # However many stand in a list of which the last alone has the noun.
        "鲅鱼圈、长兴岛、皮口、獐子岛、普兰店等渔港监督管理部门应当建立台账。",
        # Though a verb is part of its name.
        "推动渔港建设指挥部办公室应当在3日内答复。",
        "开发利用评审委员会须当场公布结果。",
        # Who heads it acts for it.
        "县渔业局主要负责人应当每季度研究一次。",
        "各级人民政府及其渔业主管部门的主要负责人应当到会。",
        "省渔业局经核查认为存在隐患的，应当通知捕捞企业。",
        "渔政部门并可以决定暂扣渔具。",
        "村民委员会、企业事业单位调解委员会应当登记。",
        "农业农村部渔船装备发展司负责组织试点。",
        "中国人民银行分支机构之间应当加强协同。",
        "渔政机关办理偷捕案件，应当同时查证渔网来源。",
    ],
)
def test_a_public_body_is_one_by_what_it_is(knowledge: Knowledge, text: str) -> None:
    assert bearers(knowledge, text) == [AUTHORITY]


@pytest.mark.parametrize(
    "text",
    [
        "律师事务所应当建立保密制度。",
        "从事冷链仓储服务的小程序主办者应按照规定办理手续。",
        "港口经营人及受托人要落实责任。",
        "快递企业的安全管理部门应当备案。",
        "检验检测机构和被检验单位应当签订协议。",
        "承运人应当查验单据。",
        "渔船租赁者应当查验单据。",
        "渔获提供方应当查验单据。",
        "渔业专业合作社应当登记。",
        "旅行社应当登记。",
        "拍卖行应当登记。",
        "海洋观光服务人应当投保。",
        "企业渔业安全工作机构应当值守。",
        "渔船设计建造、渔港装卸仓储、水产品冷链配送及网具维修企业应当备案。",
        # Enterprises among them are bound.
        "任何组织、个人不得破坏设施。",
        "任何单位和个人不得破坏设施。",
        "渔业企业和个人不得破坏设施。",
    ],
)
def test_an_enterprise_is_one_by_what_it_is(knowledge: Knowledge, text: str) -> None:
    assert bearers(knowledge, text) == [ENTERPRISE]


@pytest.mark.parametrize(
    "text",
    [
        "船舶行业协会应当加强自律。",
        "消费者可以向平台投诉。",
        "专业技术人员应当持证上岗。",
        "电台、网站等新闻媒体应当宣传渔业安全。",
        "学生的父母或者其他监护人应当到场。",
        "渔业志愿服务组织应当开展培训。",
        "本校各单位应当自查。",
        "渔港协管员应当佩戴标志。",
        "海洋博物馆可以提供查阅。",
    ],
)
def test_persons_and_associations_are_others(knowledge: Knowledge, text: str) -> None:
    assert bearers(knowledge, text) == [OTHER]


@pytest.mark.parametrize(
    "text",
    [
        "加强宣传引导，营造良好氛围。",
        "依法严厉打击非法倒卖行为。",
        "企业创新主体地位进一步强化。",
        "标准合同应当使用简体中文。",
        "涌现出一批具有竞争力的骨干企业，产业体系更加健全。",
    ],
)
def test_what_names_nobody_is_not_stated(knowledge: Knowledge, text: str) -> None:
    assert bearers(knowledge, text) == [UNSTATED]
    # What must be, of a thing, may be asked of those whom the authorities addressed supervise.
    assert bearers(knowledge, text, AUTHORITY) == [UNSTATED if "应当" in text else AUTHORITY]


def test_a_sentence_without_a_subject_goes_on_with_that_of_the_one_before(knowledge: Knowledge) -> None:
    assert bearers(knowledge, "物流企业应当建立台账。发生变化的，应当及时更新。") == [ENTERPRISE] * 2
    assert bearers(knowledge, "交通局开展检查。通报结果。") == [AUTHORITY] * 2
    assert bearers(knowledge, "交通局开展检查。发现问题的，应当整改。") == [AUTHORITY, UNSTATED]
    assert bearers(knowledge, "鼓励物流企业开展互查。举办技能竞赛。") == [ENTERPRISE, UNSTATED]
    assert bearers(knowledge, "物流企业应当备案。\n应当留存记录。") == [ENTERPRISE] * 2
    assert bearers(knowledge, "交通局应当受理。物流企业应当配合。\n不得收取费用。")[-1] is UNSTATED


@pytest.mark.parametrize(
    "text",
    [
        "数据出境，是指向境外提供数据。",
        "到2030年，产业规模超过两千亿元。",
        "海图是航行安全的基础资料。",
        "渔政局办公室",
        "报送问题可咨询：0500-66660000。",
        "业务联系电话：0500-66660000",
        "邮政编码：570000",
        "2025年3月4日",
        "违反本办法规定的，由渔政局责令改正，处一万元以下罚款。",
        "拒不改正的，对直接负责的主管人员处五千元以下罚款。",
        "未建立台账的，处一万元罚款。",
        "拒绝检查的，责令改正。",
        "隐瞒渔获的，撤销备案。",
        "部分企业因系统原因无法提交备案表。",
        "渔业企业未报送的，纳入信用记录。",
        "去年以来，渔业企业主动报送隐患50条。",
        "原《通知》要求渔业企业应当每月报告，现予废止。",
        "渔业企业应当每月报告的规定停止执行。",
        "渔业企业应当如何报送数据",
        "委托代理人报送的，视为企业自行报送。",
        "延长期内企业不享受补贴。",
        "关于渔具。",
        "账号为：0500001。",
    ],
)
def test_definitions_goals_signatures_and_penalties_are_no_duties(knowledge: Knowledge, text: str) -> None:
    finder = knowledge.actor_finder(None)
    assert not any(states_duty(found.text, found.actor) for found in statements(text, finder))


@pytest.mark.parametrize(
    "text",
    [
        "发现问题的，由渔政局责令改正。",
        "渔船经营者应当公布投诉电话。",
        "任何单位和个人发现隐患的，可以拨打12395。",
        "发现船员违反规定的，渔船经营者应当依法处理。",
        "渔船经营者是第一责任人，应当落实责任。",
        "做好港口数据是否准确的核查。",
        "设置渔港安全负责人",
        "任命船长为第一责任人；配备持证技术人员",
        "成立渔业安全生产管理机构。",
        "供应商违规的，渔船经营者应当责令其改正。",
        "明确安全负责人",
        "渔业企业每年报送报告2份。",
        "部分企业无法按期完成的，应当报告。",
        "把落实责任视为首要任务，开展自查。",
    ],
)
def test_a_duty_near_such_words_stays_one(knowledge: Knowledge, text: str) -> None:
    found = statements(text, knowledge.actor_finder(None))
    assert any(states_duty(one.text, one.actor) for one in found)


PLAN = """{addressed}

一、落实主体责任

（一）建立台账。{subject}应当建立安全台账。

二、强化监测

（一）加强监测。开展常态化监测，完善预警机制，必要时可以委托第三方。
"""


def read(knowledge: Knowledge, addressed: str, subject: str = "各车联网企业") -> list[Obligation]:
    text = PLAN.format(addressed=addressed, subject=subject)
    return [node for node in said(knowledge, text).nodes if isinstance(node, Obligation)]


def said(knowledge: Knowledge, text: str) -> Statements:
    return read_as(Kind.PLAN, read_text("plan.txt", text.encode()), knowledge, loaded_at=LOADED_AT).statements


@pytest.mark.parametrize(
    ("addressed", "bearer", "open_"),
    [
        ("各车联网企业：", ENTERPRISE, None),
        ("各冷链仓储企业：", ENTERPRISE, True),
        ("各省、自治区、直辖市交通运输厅（局、委），各港务局：", AUTHORITY, None),
        ("各市交通运输局，各有关企业：", UNSTATED, None),
        ("现将有关事项通知如下：", UNSTATED, None),
    ],
)
def test_else_whom_the_document_addresses(
    knowledge: Knowledge, addressed: str, bearer: Bearer, open_: bool | None
) -> None:
    last = read(knowledge, addressed)[-1]
    assert (last.bearer, last.binds_others) == (bearer, open_)


def test_each_of_those_addressed_in_its_words(knowledge: Knowledge) -> None:
    line = "各省、自治区、直辖市通信管理局，上海市通信管理局，各 车联网企业（含车联网平台运营企业）、协会："
    statements = said(knowledge, PLAN.format(addressed=f"  {line}", subject="各企业"))
    (document,) = (node for node in statements.nodes if isinstance(node, SourceDocument))
    named = [node for node in statements.nodes if isinstance(node, Addressee)]
    assert [one.text for one in named] == [
        "各省、自治区、直辖市通信管理局",
        "上海市通信管理局",
        "各 车联网企业（含车联网平台运营企业）",
        "协会",
    ]
    assert all(document.text[one.start : one.end] == one.quote == one.text for one in named)
    links = {(link.start, link.type): link.end for link in statements.relationships}
    assert [(links.get((one.id, "REFERS_TO")), links.get((one.id, "BINDS"))) for one in named] == [
        (None, None),
        ("authority:shanghai-communications-administration", None),
        (None, "iov-enterprise"),
        (None, None),
    ]
    left = [node for node in statements.nodes if isinstance(node, NotModelled)]
    assert not any(one.start < run.end and run.start < one.end for one in named for run in left)


@pytest.mark.parametrize(
    ("subject", "open_"),
    [
        ("各车联网企业", None),
        ("车联网企业和汽车数据处理者", None),
        ("车联网企业、冷链仓储企业", True),
        ("冷链仓储企业", True),
        ("任何企业", None),
        ("任何单位和个人", None),
        ("车联网企业以外的船舶企业", True),
        # By what one does others may be meant than those whom the type is named for.
        ("示范应用主体", True),
        ("自动驾驶运输经营者", True),
        ("自动驾驶运营主体", None),
        ("机动车产品生产者", True),
        ("新能源汽车销售企业", True),
        ("汽车生产者", None),
        ("各企业", True),
        ("有关企业", True),
    ],
)
def test_a_subject_that_is_not_wholly_known_leaves_open_whom_else_it_binds(
    knowledge: Knowledge, subject: str, open_: bool | None
) -> None:
    first = read(knowledge, "通知", subject)[0]
    assert (first.bearer, first.subject, first.binds_others) == (ENTERPRISE, subject, open_)


@pytest.mark.parametrize(
    ("subject", "types"),
    [
        ("网络数据处理者", {"data-processor"}),
        ("各有关网络数据处理者", {"data-processor"}),
        ("江南省车联网企业", {"iov-enterprise"}),
        ("涉及数据出境的车联网企业", {"iov-enterprise"}),
        ("金融数据处理者", {"data-processor"}),
        ("饲养观赏鱼的车联网企业", {"iov-enterprise"}),
        ("非车联网企业", set()),
        ("医疗器械经销商和车联网企业", {"iov-enterprise"}),
        ("工业数据处理者", {"data-processor"}),
        # Who is named in a clause about another is not meant.
        ("车联网企业授权的船厂经销商", {"dealer-repairer"}),
        ("为车联网企业修船的企业", set()),
        ("汽车生产企业以外的车联网企业", {"iov-enterprise"}),
    ],
)
def test_a_kind_of_its_own_of_a_type_is_not_the_type(
    knowledge: Knowledge, subject: str, types: set[str]
) -> None:
    text = PLAN.format(addressed="通知", subject=subject)
    links = said(knowledge, text).relationships
    first = read(knowledge, "通知", subject)[0]
    bound = {link.end for link in links if link.type == "BINDS" and link.start == first.id}
    assert bound == types
    assert bool(first.binds_others) is (not types or "和" in subject)
    assert bool(first.open_case) is subject.startswith(
        ("金融", "饲养", "为", "车联网企业授权", "汽车", "江南省")
    )


@pytest.mark.parametrize(
    ("subject", "types", "others"),
    [
        # Who is named in a clause about another is not meant; nor who is taken out.
        ("车联网企业授权的零部件生产企业", ("component-manufacturer",), False),
        ("为车联网企业修船的零部件制造企业", ("component-manufacturer",), False),
        ("汽车生产企业以外的车联网企业", ("iov-enterprise",), False),
        ("车联网企业（不含汽车生产企业）", ("iov-enterprise",), False),
    ],
)
def test_whom_a_clause_only_names_is_not_meant(
    subject: str, types: tuple[str, ...], *, others: bool, knowledge: Knowledge
) -> None:
    found = knowledge.actor_finder(None).opening(f"{subject}应当备案。")
    assert found is not None
    assert (found.binding().types, found.binding().binds_others) == (types, others)


@pytest.mark.parametrize("outside", ["外", "以外", "之外"])
def test_who_is_taken_out_before_the_party_is_not_the_party(outside: str, knowledge: Knowledge) -> None:
    text = PLAN.format(addressed="通知", subject=f"除汽车生产企业{outside}，车联网企业")
    links = said(knowledge, text).relationships
    (first,) = [
        node
        for node in said(knowledge, text).nodes
        if isinstance(node, Obligation) and node.text.startswith("除")
    ]
    assert {link.end for link in links if (link.start, link.type) == (first.id, "BINDS")} == {
        "iov-enterprise"
    }


def test_a_name_of_some_of_a_type_never_binds_all_of_it(knowledge: Knowledge) -> None:
    finder = ActorFinder(
        [("渔港企业", "harbour"), ("冷库企业", "harbour"), ("船企", "ship"), ("船舶供应商", "ship")],
        lambda _: [],
        {"冷库企业"},
        {"船舶供应商"},
    )
    whom = {
        words: actor.binding()
        for words in ("渔港企业", "冷库企业", "冷库企业、船企", "渔港企业以外的船企", "船舶供应商")
        if (actor := finder.opening(f"{words}应当备案。"))
    }
    assert whom["渔港企业"] == Whom(("harbour",))
    assert whom["冷库企业"] == Whom(("harbour",), open_case=True)
    # Beside a type that is meant as a whole they are others, who need not be of their type.
    assert whom["冷库企业、船企"] == Whom(("ship",), binds_others=True)
    assert "harbour" not in whom["渔港企业以外的船企"].types
    # A name that means others besides is open for who is not of the type.
    assert whom["船舶供应商"] == Whom(("ship",), binds_others=True)
    for kind in knowledge.vocabulary.enterprise_types:
        for name in kind.narrower:
            found = knowledge.actor_finder(None).opening(f"{name}应当备案。")
            assert found is not None
            bound = found.binding()
            assert (bound.types, bound.open_case) == ((kind.id,), True)


def test_parts_that_say_what_is_aimed_at_and_what_stands_below_the_text_are_no_tasks(
    knowledge: Knowledge,
) -> None:
    text = """一、总体要求

（一）指导思想。坚持系统观念，统筹发展和安全。

（二）实施范围。各车联网企业应当参加。

二、工作要求

（一）加强自查。各车联网企业应当自查。

水运局办公厅

来源 水运之声
"""
    found = [node.text for node in said(knowledge, text).nodes if isinstance(node, Obligation)]
    assert found == ["各车联网企业应当参加。", "各车联网企业应当自查。"]


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "市场监督管理局、",
            "企业，",
            "应，",
            "《",
            "（",
            "“",
            "（1）",
            "由",
            "每年的",
            "一是",
            " ",
            "的，",
        ),
        *("（以下简称企业）", "下列材料：（一）甲；", "甲的应当", "企业应当：", "包括：", "企业与", "\n"),
    ],
)
def test_the_time_to_cut_statements_grows_with_the_text_alone(knowledge: Knowledge, unit: str) -> None:
    finder = knowledge.actor_finder(None)
    kinds = KindWords(knowledge.vocabulary.deliverable_kinds)

    def taken(length: int) -> float:
        text = (unit * (length // len(unit) + 1))[:length]
        best = float("inf")
        for _ in range(2):
            started = time.process_time()
            statements(text, finder)
            with_definitions(finder, text)
            handed_in(text, finder, kinds)
            best = min(best, time.process_time() - started)
        return best

    taken(1_000)
    assert taken(8_000) < 2.3 * taken(4_000) + 0.05


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        # Who is spoken of in a case does not act where another is named.
        ("养殖企业有下列情形之一的，渔业主管部门可以要求其整改。", AUTHORITY),
        ("养殖企业发生疫情，影响公共安全的，应当停止销售。", ENTERPRISE),
        # The noun that comes last is the head.
        ("有关材料由养殖企业注册地县级渔业主管部门审核。", AUTHORITY),
        # What is done for somebody is not done by him.
        ("养殖企业应当依照规定，为公安机关提供技术支持。", ENTERPRISE),
        ("不得为企业、个人发布虚假信息提供便利。", UNSTATED),
        # Parties abroad are bound by no duty of enterprises here.
        ("境外机构可以查询养殖数据。", OTHER),
        # A relative clause may begin like a circumstance.
        ("向境外提供养殖数据的养殖企业，应当报告。", ENTERPRISE),
        ("对违反规定的养殖企业，应当从严处理。", UNSTATED),
    ],
)
def test_who_acts_among_several_that_are_named(knowledge: Knowledge, text: str, bearer: Bearer) -> None:
    assert bearers(knowledge, text)[-1] is bearer


def test_whom_a_document_addresses_does_not_act_for_a_party_that_nobody_knows(knowledge: Knowledge) -> None:
    assert bearers(knowledge, "委托人应当履行检查义务。", AUTHORITY) == [UNSTATED]
    assert bearers(knowledge, "要履行检查义务。", AUTHORITY) == [AUTHORITY]
    by = "境外船东由其在港口的代表人履行前款义务。"
    assert bearers(knowledge, by, ENTERPRISE) == [UNSTATED]


@pytest.mark.parametrize(
    "text",
    [
        "（责任单位：县渔业局）",
        "养殖企业不履行责任的；",
        "第一阶段：动员部署（2031年8月）。",
        "行动时间自2031年8月至2032年7月。",
        "现将有关事项通知如下。",
        "本通知自2031年12月1日起施行，有效期2年。",
        "逾期未整改的，依法予以处理。",
        "瞒报、漏报的，依法处理。",
        "渔业企业弄虚作假的，三年内不予支持。",
        "发现渔获漏报的，我局将依法处理。",
        "清单以外的渔船仍按国家规定执行。",
        "公开征求意见的时间为2031年3月1日至3月31日。",
        "有关意见和建议请于3月31日前发送至邮箱。",
    ],
)
def test_what_only_tells_states_no_duty(text: str) -> None:
    assert not states_duty(text, None)


def test_a_link_does_not_hide_a_duty() -> None:
    assert states_duty("养殖企业应当通过系统提交材料，网址为https://example.cn。", None)
    assert not states_duty("网址为https://example.cn。", None)


@pytest.mark.parametrize(
    ("subject", "open_to_others"),
    [
        ("处理重要数据的企业", False),
        ("定级为三级及以上的企业", False),
        ("所有企业", False),
        ("企业", True),
        ("处理重要数据和本市数据的企业", True),
        ("从事船舶修理的企业", True),
        ("处理重要数据的船舶修理企业", True),
    ],
)
def test_a_condition_says_in_full_which_enterprises_are_meant(
    subject: str, open_to_others: bool, knowledge: Knowledge
) -> None:
    lines = (
        f"第一条 {subject}应当留存日志。",
        "第二条 企业可以咨询。",
        "第三条 本办法自2025年5月1日起施行。",
    )
    said = law_text.read(law_text.law(*lines), knowledge)
    first = next(node for node in said.nodes if isinstance(node, Obligation))
    assert said.duties[0].types == ()
    assert bool(first.binds_others) is open_to_others


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        ("渔业船舶管理机构应当公布名单。", AUTHORITY),
        ("船员安全管理机构应当公布名单。", ENTERPRISE),
        ("被抽查单位应当予以配合。", ENTERPRISE),
        ("职工不得饮酒。", OTHER),
        ("任何个人和组织不得干扰检查。", ENTERPRISE),
        ("任何个人和组织可以举报。", OTHER),
        ("负责渔港安全的部门应当定期演练。", AUTHORITY),
        ("主管部门不明确的，应当向省级协调机制报告。", UNSTATED),
        ("从事渔船修理服务的，应当向县渔业局备案。", ENTERPRISE),
        ("申请捕捞许可的，应当提交材料。", ENTERPRISE),
        ("面向公众提供垂钓服务的单位应当投保。", ENTERPRISE),
        ("按照前款规定备案的企业，应当每年报告。", ENTERPRISE),
        ("在检测中发现隐患的单位，应当整改。", ENTERPRISE),
        ("在码头企业开展检查的，应当出示证件。", UNSTATED),
        ("其他单位和个人禁止销售渔具。", ENTERPRISE),
        ("生产、销售的渔具应当符合标准。", ENTERPRISE),
        ("从事捕捞活动应当遵循公平原则。", ENTERPRISE),
        ("市渔业监测中心每年开展一次抽检。", AUTHORITY),
        ("省级渔业监测中心负责抽检。", AUTHORITY),
        ("收件地址为单位的，应当投递到收发室。", UNSTATED),
        ("渔业数据中心每年备份一次。", UNSTATED),
        ("社会保险经办机构应当核对。", AUTHORITY),
        ("保险经办机构应当核对。", ENTERPRISE),
        ("因各县渔业局承担监管，故企业应当报送。", ENTERPRISE),
        ("各地、各码头企业要高度重视。", ENTERPRISE),
        ("请各地商务局、省属企业于5月底前报送总结。", ENTERPRISE),
        ("各地、各码头主办者要高度重视。", OTHER),
        ("停产的码头企业，尽快完成清洗。", ENTERPRISE),
        ("各地、各有关单位要高度重视。", OTHER),
    ],
)
def test_who_is_told_by_the_noun_and_what_it_does(knowledge: Knowledge, text: str, bearer: Bearer) -> None:
    assert bearers(knowledge, text) == [bearer]


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        ("受理后，应当公示。", UNSTATED),
        ("渔业企业应当提交申请。经审核，应当在5日内公示。", UNSTATED),
        ("渔业企业应当报告。审核通过后，应当核发证书。", UNSTATED),
        ("渔业企业应当审核材料。经审核符合条件的，应当公示。", ENTERPRISE),
        ("受理投诉后，应当在5日内答复。", ENTERPRISE),
        ("经审核，应当于3月底前报送。", ENTERPRISE),
        ("验收合格后，方可投入使用。", ENTERPRISE),
        ("渔业企业可以申请听证。听证应当公开举行，不得收取费用。", UNSTATED),
        ("检查结果5日内反馈企业。", UNSTATED),
        ("乘客为未成年人的，应当取得监护人同意。", ENTERPRISE),
        ("乘客应当为其行李投保。", OTHER),
        ("渔业企业提交的材料由渔政局审核。", AUTHORITY),
        ("渔业企业提交的材料应当由专人保管。", ENTERPRISE),
        ("督查组应当填写台账。", OTHER),
        ("执法检查队应当填写台账。", AUTHORITY),
        ("渔业企业应当将结果反馈用户单位。", ENTERPRISE),
        ("渔政局应当在5日内审核；不合格的，应当整改。", UNSTATED),
        ("渔政局应当核查；不合格的，应当责令整改。", AUTHORITY),
    ],
)
def test_what_whoever_something_was_sent_to_does_is_not_the_senders(
    knowledge: Knowledge, text: str, bearer: Bearer
) -> None:
    assert bearers(knowledge, text, ENTERPRISE)[-1] is bearer


@pytest.mark.parametrize(
    "text",
    [
        "渔业企业应当以醒目方式，告知用户风险。",
        "渔业企业应当提供便利，允许乘客自行选择。",
        "渔业企业应当设专人，提醒船员注意。",
    ],
)
def test_whom_one_tells_or_allows_something_does_not_act(knowledge: Knowledge, text: str) -> None:
    assert bearers(knowledge, text) == [ENTERPRISE]


def test_whom_a_later_clause_supports_does_not_act_in_the_first(knowledge: Knowledge) -> None:
    assert bearers(knowledge, "推进渔港数字平台建设，支持银行创新产品。") == [UNSTATED, ENTERPRISE]


def test_words_that_tell_a_case_or_an_exception_oblige_nobody(knowledge: Knowledge) -> None:
    (said,) = statements("许可届满需要继续经营的，渔业企业可以提出延续申请。", knowledge.actor_finder(None))
    assert said.modality is Modality.PERMITTED
    assert not states_duty("取得渔民单独同意的除外。", None)
    assert not states_duty("法律、行政法规规定可以不公告的，从其规定。", None)
    assert not states_duty("渔港管理情况。", None)
    assert states_duty("报送渔港管理情况。", None)


def test_a_party_named_with_others_that_were_not_understood_is_not_alone(knowledge: Knowledge) -> None:
    actor = knowledge.actor_finder(None).opening("车联网企业或者其他不宜联网申报的，采用书面方式申报。")
    assert actor is None or actor.others


def test_each_enterprise_of_a_notice_is_one_that_it_addresses(knowledge: Knowledge) -> None:
    said = read(knowledge, "各换电运营企业，省渔业协会：", "各企业")[0]
    assert said.binds_others is None
    said = read(knowledge, "各冷库经营公司：", "经营公司")[0]
    assert said.binds_others is True


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("渔业企业应当自查。联席会议应当在5日内答复。", [ENTERPRISE, OTHER]),
        ("渔业企业应当整改。评审组应当复核。", [ENTERPRISE, OTHER]),
        ("渔业企业应当上报，造成人员落水的应在2小时内上报。", [ENTERPRISE, ENTERPRISE]),
        ("渔业企业应当查验资质，对不符合要求的应用，不予上架。", [ENTERPRISE]),
        ("渔业企业应当自查。我局将公布结果。", [ENTERPRISE, AUTHORITY]),
        ("县渔业局：牵头组织检查。", [AUTHORITY]),
        ("渔业企业应当整改，但无船的除外。", [ENTERPRISE]),
        ("客户有权查询其数据。", [OTHER]),
        ("渔业企业应当自投产之日起30日内，到县公安机关指定的窗口办理备案。", [ENTERPRISE]),
        ("渔业企业应当遵守法律，与船员签订合同。", [ENTERPRISE]),
        ("渔业企业应当明确权限，监督受托方履行义务。", [ENTERPRISE]),
        ("渔业企业发现用户违反规定的，应当依法处理并报告。", [ENTERPRISE]),
    ],
)
def test_a_body_that_is_neither_enterprise_nor_office_does_not_take_over_a_duty(
    knowledge: Knowledge, text: str, expected: list[Bearer]
) -> None:
    assert bearers(knowledge, text) == expected


def test_a_definition_may_oblige_whom_it_defines() -> None:
    assert states_duty("渔船所有人是指拥有渔船的单位，应符合下列条件", None)
    assert not states_duty("渔船所有人是指拥有渔船的单位。", None)
    assert not states_duty("未按时上报的，可以暂停其捕捞活动。", None)
    assert not states_duty("逾期未报送的，我局将依法处理。", None)
    assert not states_duty("瞒报、迟报的，依法追究责任。", None)
    assert states_duty("渔业企业发现用户违反规定的，应当依法处理并报告。", None)


@pytest.mark.parametrize(
    ("text", "types", "others"),
    [
        ("渔船建造、汽车生产、水产冷链等有关企业应当备案。", ["connected-vehicle-manufacturer"], True),
        ("汽车产品生产企业应当备案。", ["connected-vehicle-manufacturer"], False),
        ("渔船建造、水产冷链等有关企业应当备案。", [], True),
    ],
)
def test_a_list_of_businesses_shares_the_noun_of_its_end(
    knowledge: Knowledge, text: str, types: list[str], others: bool
) -> None:
    actor = knowledge.actor_finder(None).opening(text)
    assert actor is not None
    assert (actor.bearer, list(actor.types), actor.others) == (ENTERPRISE, types, others)


@pytest.mark.parametrize(
    "text", ["禁止伪造、转借捕捞许可证、船员从业证书。", "行业标准、地方标准、企业标准的要求应当公开。"]
)
def test_a_thing_named_after_a_party_is_no_party(knowledge: Knowledge, text: str) -> None:
    assert bearers(knowledge, text) == [UNSTATED]


def test_one_that_says_any_enterprise_does_not_speak_for_its_neighbours(knowledge: Knowledge) -> None:
    text = (
        "渔船通知\n\n一、要求\n\n（一）企业应当上报。任何企业不得隐瞒。\n\n（二）企业应当自查。\n\n"
        "二、其他\n\n（一）开会。\n"
    )
    said = [one for one in law_text.read(text, knowledge).nodes if isinstance(one, Obligation)]
    assert [one.binds_others for one in said if one.bearer is ENTERPRISE] == [True, None, True]


CASES_LISTED = """渔船办法
第一条 汽车数据处理者有下列情形之一的，应当申报评估：
（一）向境外提供渔场数据；
（二）从事远洋捕捞。
第二条 汽车数据处理者有下列情形之一的，应当报告：
（一）渔船发生碰撞；
（二）数据发生泄露。
第三条 汽车数据处理者不得：
（一）出售数据；
（二）隐瞒事故。
"""


def test_cases_that_make_a_kind_of_their_own_leave_open_whom_it_concerns(knowledge: Knowledge) -> None:
    said = law_text.read(CASES_LISTED, knowledge)
    assert [one.types for one in said.duties[:2]] == [("automotive-data-processor",)] * 2
    assert [one.open_case for one in said.obligations[:2]] == [True, None]


LEAD = """渔船通知

一、检查
（一）自查。渔业企业不得：（1）出售数据；（2）隐瞒事故。
（二）整改。渔业企业应当履行下列义务：（1）制定方案；（2）开展演练。
"""


def test_a_lead_is_no_duty_beside_its_items_and_says_their_mood(knowledge: Knowledge) -> None:
    said = [(duty.text, duty.modality) for duty in law_text.read(LEAD, knowledge).duties]
    assert said == [
        ("出售数据", "PROHIBITED"),
        ("隐瞒事故。", "PROHIBITED"),
        ("制定方案", "MANDATORY"),
        ("开展演练。", "MANDATORY"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("渔业企业应当公示价格。工作人员须持证。", [(ENTERPRISE, False), (ENTERPRISE, True)]),
        ("冷链公司要消毒；店内员工每日测温。", [(ENTERPRISE, False), (ENTERPRISE, True)]),
        ("渔业企业应当公示价格。旅客须持票。", [(ENTERPRISE, False), (OTHER, False)]),
        ("从业人员须持证。", [(OTHER, False)]),
    ],
)
def test_what_those_must_who_work_for_an_enterprise_it_must_see_to_in_cases_left_open(
    text: str, expected: list[tuple[Bearer, bool]], knowledge: Knowledge
) -> None:
    said = statements(text, knowledge.actor_finder(None))
    assert [(one.bearer, one.actor is not None and one.actor.open_case) for one in said] == expected


def test_with_whom_one_does_something_does_not_act(knowledge: Knowledge) -> None:
    finder = knowledge.actor_finder(None)
    actor = finder.opening("渔业公司与汽车经销商合作获取数据的，应当签订协议。", of_statement=True)
    assert actor is not None
    assert actor.types == ()
    both = finder.opening("渔业公司和汽车经销商应当签订协议。", of_statement=True)
    assert both is not None
    assert both.types == ("dealer-repairer",)


def test_a_name_within_a_longer_one_that_is_known_is_not_what_the_document_calls_so(
    knowledge: Knowledge,
) -> None:
    finder = with_definitions(knowledge.actor_finder(None), "智能网联汽车生产企业（以下简称企业）应当自查。")
    for words in ("智能网联汽车生产企业应当自查。", "企业应当自查。"):
        actor = finder.opening(words)
        assert actor is not None
        assert (actor.binding().types, actor.others) == (("connected-vehicle-manufacturer",), False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "渔业企业应当符合以下要求：（一）取得旅客同意，旅客可以撤回；（二）个人要求删除的，应当删除；（三）留存记录。",
            [ENTERPRISE, OTHER, ENTERPRISE, ENTERPRISE],
        ),
        ("在本省注册的渔业企业应当备案。", [ENTERPRISE]),
        ("渔业企业应当留存日志。渔政局依法调取的，应当提供。", [ENTERPRISE, ENTERPRISE]),
        ("渔政局收到企业申请后，应当在10日内答复。", [AUTHORITY]),
        ("渔业企业应当备案。渔政局发现问题的，应当约谈。", [ENTERPRISE, AUTHORITY]),
        ("旅客应当实名登记；不得冒用他人证件。", [OTHER, OTHER]),
    ],
)
def test_what_another_asks_for_or_may_do_does_not_make_it_the_one_that_must(
    knowledge: Knowledge, text: str, expected: list[Bearer]
) -> None:
    found = statements(text, knowledge.actor_finder(None))
    said = [one.bearer for one in found if not one.text.endswith("要求")]
    assert said == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Bans and rules may be of those supervised; what is to be pushed on is of those addressed.
        ("严禁在坡脚搭设临时用房；已经搭设的，限期拆除。", [UNSTATED, UNSTATED]),
        ("要加强巡查。严禁一停了之。", [AUTHORITY, UNSTATED]),
        ("各地要加强巡查。不得一停了之。", [AUTHORITY, AUTHORITY]),
        ("公示计价规则，完善日志留存。平台应当受理投诉。", [UNSTATED, ENTERPRISE]),
        ("督促企业公示规则。平台应当受理投诉。", [AUTHORITY, ENTERPRISE]),
    ],
)
def test_what_authorities_are_told_need_not_be_their_own(
    text: str, expected: list[Bearer], knowledge: Knowledge
) -> None:
    assert bearers(knowledge, text, AUTHORITY) == expected


@pytest.mark.parametrize(
    ("text", "subjects", "expected"),
    [
        (
            "海事部门开展抽查时，第三方平台和船舶代理企业必须配合。",
            ["第三方平台和船舶代理企业"],
            [ENTERPRISE],
        ),
        (
            "材料不齐全的，一次性告知申请主体补正，申请主体应在10个工作日内补正。",
            [None, "申请主体"],
            [UNSTATED, ENTERPRISE],
        ),
        ("建立港区监测平台，各码头企业应当接入。", [None, "各码头企业"], [UNSTATED, ENTERPRISE]),
        ("审查小组组织专家评审，申请主体须现场答辩。", ["审查小组", "申请主体"], [OTHER, ENTERPRISE]),
        ("发生碰撞的，应立即报告海事局。", [None], [UNSTATED]),
        ("可以与其他企业共建仓库。", [None], [UNSTATED]),
        (
            "客运企业应当公示班次；旅客明确表示不接受的，应当为其改签。",
            ["客运企业", None],
            [ENTERPRISE, ENTERPRISE],
        ),
        ("码头企业应当设负责人；负责人变更的，应在十日内报送。", ["码头企业", None], [ENTERPRISE] * 2),
    ],
)
def test_the_party_right_before_its_duty_bears_it(
    text: str, subjects: list[str | None], expected: list[Bearer], knowledge: Knowledge
) -> None:
    found = statements(text, knowledge.actor_finder(None))
    assert [text[one.actor.start : one.actor.end] if one.actor else None for one in found] == subjects
    assert [one.bearer for one in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "《港口作业通知》（滨港〔2019〕22号）同时废止。",
        "《港口作业意见》（滨港〔2020〕41号）与本通知不一致的，以本通知为准。",
        "无正当理由拒不提供数据的，从重处理。",
        "对未按期整改的，依法停产停业整顿。",
        "对工作推进不力的，予以约谈通报。",
        "对自查不认真的，将予以通报。",
        "电话：0500-66668888（工作日9:00—17:00）",
        "依据：《港口法》第二十三条",
        "《港口作业通知》（滨港〔2021〕134号）",
        "我们呼吁广大旅客理性看待网络信息。",
        "倡议单位：滨海港口协会",
    ],
)
def test_what_ends_calls_or_cites_states_no_duty(text: str) -> None:
    assert not states_duty(text, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "渔业企业应当备案。海图交易所应当公示。",
            [("渔业企业", ENTERPRISE), ("海图交易所", Bearer.UNSTATED)],
        ),
        ("渔业企业应当备案，承包人应当报告。", [("渔业企业", ENTERPRISE), ("承包人", Bearer.UNSTATED)]),
        ("渔业企业应当备案。渔船应当投保。", [("渔业企业", ENTERPRISE), (None, ENTERPRISE)]),
    ],
)
def test_a_party_nobody_knows_takes_the_place_of_the_one_before(
    knowledge: Knowledge, text: str, expected: list[tuple[str | None, Bearer]]
) -> None:
    found = statements(text, knowledge.actor_finder(None))
    said = [(text[one.actor.start : one.actor.end] if one.actor else None, one.bearer) for one in found]
    assert said[: len(expected)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "按县级渔业主管部门要求开展的检测，应当公布结果。",
        "经港口行政管理部门批准的项目，应当公布结果。",
        "依海事部门规定组织的自查，应当公布结果。",
    ],
)
def test_at_whose_word_something_is_done_is_not_who_does_it(text: str, knowledge: Knowledge) -> None:
    (said,) = statements(text, knowledge.actor_finder(None), Bearer.ENTERPRISE)
    assert said.bearer is Bearer.ENTERPRISE


def test_whom_one_encourages_is_the_party_whatever_it_is_encouraged_to(knowledge: Knowledge) -> None:
    assert bearers(knowledge, "鼓励链主企业带动上下游。") == [ENTERPRISE]
    assert bearers(knowledge, "支持骨干企业建设渔港平台。") == [ENTERPRISE]
    assert bearers(knowledge, "支持建设渔港平台。") == [AUTHORITY]


def test_a_body_that_something_goes_to_is_not_who_acts(knowledge: Knowledge) -> None:
    text = "渔业企业应当更新备案，于2030年11月30日前向受理备案的渔业局提交备案表。"
    assert bearers(knowledge, text) == [ENTERPRISE]


@pytest.mark.parametrize(
    ("article", "bearer"),
    [
        ("市水利、林业、渔业、交通运输、文化和旅游、应急管理、行政审批服务等部门应当检查。", AUTHORITY),
        ("渔船制造、渔网生产、鱼品冷链运输、渔港经营管理等相关企业应当备案。", ENTERPRISE),
    ],
)
def test_parties_told_by_a_long_list_of_what_they_do(
    article: str, bearer: Bearer, knowledge: Knowledge
) -> None:
    assert bearers(knowledge, article) == [bearer]


@pytest.mark.parametrize(
    ("article", "others", "conditions"),
    [
        ("开展道路测试的，应当投保。", False, ["condition:tests-or-operates-on-roads/is/true"]),
        ("开展道路测试活动应当投保。", False, ["condition:tests-or-operates-on-roads/is/true"]),
        ("开展渔业捕捞试点活动应当投保。", True, []),
    ],
)
def test_whoever_does_just_what_a_question_asks_is_every_enterprise_that_does(
    article: str, conditions: list[str], *, others: bool, knowledge: Knowledge
) -> None:
    articles = (f"第一条 {article}", "第二条 企业可以咨询。", "第三条 自2025年5月1日起施行。")
    said = law_text.read(law_text.law(*articles), knowledge)
    one = said.obligations[0]
    assert (said.duties[0].types, bool(one.binds_others), said.conditions_of(one.id)) == (
        (),
        others,
        conditions,
    )


@pytest.mark.parametrize(
    ("article", "others"),
    [
        ("车联网企业应当登记。在互联网上登载、转发航道地图，必须标明审图号。", [None, True]),
        ("车联网企业应当登记。提供浏览服务（包括检索）必须使用审定的海图。", [None, True]),
        ("车联网企业应当登记。存放航道图的服务器不得设在境外。", [None, True]),
        ("车联网企业应当建立台账。台账应当保存三年。", [None, None]),
        ("车联网企业应当登记。制定航道标准，应当征求意见。", [None, True]),
        ("车联网企业应当制定预案。制定预案，应当听取意见。", [None, None]),
        ("车联网企业应当登记。监管平台应当加密存储。", [None, True]),
        # What was handed over is with whom it went to.
        ("车联网企业应当提交海图。收到海图后，应当核对。", [None, True]),
        ("车联网企业应当缴纳押金。押金应当单独记账。", [None, True]),
        ("车联网企业应当申请复议。复议应当公开。", [None, None]),
        ("车联网企业应当登记。还应当每年报告。", [None, None]),
        ("车联网企业应当登记，使用航道地图应当标明来源。", [None]),
        ("网络数据处理者应当登记。使用、加工重要数据的，还应当加强控制。", [None, None]),
        ("车联网企业应当遵守下列规定：\n（一）销售海图，应当附说明；\n（二）按季度报告。", [None, None]),
        # What a name says is done by whom it names.
        ("汽车数据处理者应当登记。收集船员信息，应当征得同意。", [None, None]),
        ("汽车数据处理者应当登记。销售船用海图，应当附说明书。", [None, True]),
        # In which way, or for whom, something is done is no mere circumstance where the act stands there.
        ("车联网企业应当登记。通过算法方式向船员推送航道，应当提供选项。", [None, True]),
        ("车联网企业应当登记。向船员提供海图，应当附说明。", [None, True]),
        ("车联网企业应当提交海图。通过线上平台方式报送，应当签章。", [None, None]),
        ("车联网企业应当登记。通过线上平台方式，应当提高效率。", [None, None]),
    ],
)
def test_an_act_of_its_own_is_of_whoever_does_it_beside_who_was_named_before(
    article: str, others: list[bool | None], knowledge: Knowledge
) -> None:
    articles = (f"第一条 {article}", "第二条 企业可以咨询。", "第三条 自2025年5月1日起施行。")
    said = law_text.read(law_text.law(*articles), knowledge)
    assert [one.binds_others for one in said.obligations[:-1]] == others


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        ("渔船所有人既不检修又不答复，或者拒绝登船检查的，渔政局应当公告。", AUTHORITY),
        ("冷链企业停业一年以上的，或者注销登记的，由原发证机关撤销其许可证。", AUTHORITY),
        ("冷链企业收到通知，到期未整改的，应当停止经营。", ENTERPRISE),
        ("冷链企业收到通知，经评估需要召回的，冷链企业应当召回。", ENTERPRISE),
    ],
)
def test_who_is_named_behind_a_case_of_another_does_it(
    knowledge: Knowledge, text: str, bearer: Bearer
) -> None:
    assert bearers(knowledge, text) == [bearer]


@pytest.mark.parametrize("maker", ["机动车生产者", "机动车制造商", "整车生产厂家", "车辆制造企业"])
def test_makers_are_one_type_by_whatever_word(knowledge: Knowledge, maker: str) -> None:
    (said,) = statements(f"{maker}应当制定召回计划。", knowledge.actor_finder(None))
    assert said.actor is not None
    assert said.actor.binding() == Whom(("connected-vehicle-manufacturer",))


@pytest.mark.parametrize(
    ("article", "types", "open_case"),
    [
        ("从事网络预约出租汽车经营的，应当投保。", ("mobility-service-operator",), True),
        ("从事渔船租赁经营的，应当投保。", (), None),
        ("智能网联汽车产品应当符合航道标准。", ("connected-vehicle-manufacturer",), True),
        ("申请从事货物摆渡的车辆，应当投保。", (), None),
        ("与汽车生产企业合作的维修商应当登记。", (), None),
    ],
)
def test_whoever_does_a_business_is_who_is_named_for_it_in_an_open_case(
    article: str, types: tuple[str, ...], *, open_case: bool | None, knowledge: Knowledge
) -> None:
    articles = (f"第一条 {article}", "第二条 企业可以咨询。", "第三条 自2025年5月1日起施行。")
    said = law_text.read(law_text.law(*articles), knowledge)
    one = said.obligations[0]
    assert (one.bearer, said.duties[0].types, one.open_case) == (ENTERPRISE, types, open_case)
    assert one.binds_others


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        ("要求船舶企业“三类人员”在6月底前必须参加培训。", ENTERPRISE),
        ("对于检查结果，要求各船舶生产企业于6月底前完成上报。", ENTERPRISE),
        ("要求企业落实主体责任。", AUTHORITY),
    ],
)
def test_whom_something_is_asked_of_must_do_it(knowledge: Knowledge, text: str, bearer: Bearer) -> None:
    addressed = AUTHORITY if "于" not in text else UNSTATED
    assert bearers(knowledge, text, addressed) == [bearer]


def test_who_tells_which_of_a_second_party_are_meant_is_no_party(knowledge: Knowledge) -> None:
    text = "车联网企业和存放个人信息达到国家网信部门规定数量的网络数据处理者，应当登记。"
    (said,) = statements(text, knowledge.actor_finder(None))
    assert said.actor is not None
    assert text[: said.actor.end] == text.partition("，")[0]


def test_each_of_several_names_is_of_the_party_at_its_place(knowledge: Knowledge) -> None:
    text = "适用于整车企业、冷库经营者、拍卖平台经营者（以下分别简称造车方、冷库、拍卖行）。"
    finder = with_definitions(knowledge.actor_finder(None), text)
    actor = finder.opening("造车方应当备案。")
    assert actor is not None
    assert actor.types == ("connected-vehicle-manufacturer",)
    house = finder.opening("拍卖行应当备案。")
    assert house is not None
    assert (house.bearer, house.types, house.others) == (ENTERPRISE, (), True)


def labelled(knowledge: Knowledge, *lines: str) -> list[tuple[str, Bearer, tuple[str, ...]]]:
    found = law_text.read("\n".join(("关于渔港安全的通知", "各车联网企业：", *lines)), knowledge)
    return [(one.text, one.bearer, tuple(one.types)) for one in found.duties]


@pytest.mark.parametrize("items", [("1.应当登记。", "2.不得迟报。"), ("应当登记。", "不得迟报。")])
def test_lines_that_name_but_parties_say_whom_the_items_below_each_bind(
    knowledge: Knowledge, items: tuple[str, str]
) -> None:
    """And no other of the parties named so, nor whom the document addresses."""
    below = labelled(
        knowledge,
        "智能网联汽车生产企业：",
        *items,
        "交通运输主管部门：",
        "1.汇总登记情况。",
        "广大车主：",
        items[0],
    )
    makers = ("connected-vehicle-manufacturer",)
    assert [(bearer, types) for _, bearer, types in below if bearer is not AUTHORITY] == [
        (ENTERPRISE, makers),
        (ENTERPRISE, makers),
        (OTHER, ()),
    ]


def test_one_such_line_alone_may_be_the_addressee(knowledge: Knowledge) -> None:
    (_, bearer, types), *_ = labelled(knowledge, "1.应当登记。", "2.不得迟报。")
    assert (bearer, types) == (ENTERPRISE, ("iov-enterprise",))
