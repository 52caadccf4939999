"""What a sentence opens with as whom it is about, however the party is told."""

import pytest

from dutygraph.graph.model import Bearer, Modality
from dutygraph.loaders.duties.clauses import statements
from dutygraph.loaders.duties.not_duties import states_duty
from dutygraph.loaders.knowledge.knowledge import Knowledge
from tests.loaders.records.reading import law, read

AUTHORITY, ENTERPRISE, OTHER, UNSTATED = Bearer.AUTHORITY, Bearer.ENTERPRISE, Bearer.OTHER, Bearer.UNSTATED


def bearers(knowledge: Knowledge, text: str) -> list[Bearer]:
    return [found.bearer for found in statements(text, knowledge.actor_finder(None))]


def subjects(knowledge: Knowledge, text: str) -> list[str | None]:
    found = statements(text, knowledge.actor_finder(None))
    return [text[one.actor.start : one.actor.end] if one.actor else None for one in found]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("与渔港未签约的冷链服务商、网具经销商等，应当自行登记。", "与渔港未签约的冷链服务商、网具经销商"),
        ("冷链企业、网具企业等，属于外地企业的，应当报告。", "冷链企业、网具企业"),
        ("依法取得捕捞许可的单位应当留存记录。", "依法取得捕捞许可的单位"),
        ("渔具维修网点应当留存记录。", "渔具维修网点"),
        ("各相关指定检验机构应当公开收费标准。", "各相关指定检验机构"),
        ("第七条 渔具企业应当留存记录。", "渔具企业"),
        ("请各渔港企业高度重视，按时完成登记。", "各渔港企业"),
        ("渔具经销商的登记信息发生变更的，应当在5日内重新登记。", "渔具经销商"),
        ("渔业企业事业单位应当登记。", "渔业企业事业单位"),
        ("渔港使用管理单位应当指定专人。", "渔港使用管理单位"),
        ("网具维护保养单位应当留存记录。", "网具维护保养单位"),
        ("依照前条规定应当登记的捕捞企业，应当公示。", "依照前条规定应当登记的捕捞企业"),
        ("若船厂停产，捕捞企业要立即报告。", "捕捞企业"),
        ("首先涉事船厂公司需要报告。", "涉事船厂公司"),
        ("请相关渔具应用商店、租船平台立即处理，并排查问题。", "相关渔具应用商店、租船平台"),
        ("渔业局要求各捕捞企业对渔网开展排查工作，并在月底前完成。", "各捕捞企业"),
        ("其中要求冷链企业到期必须重新考评。", "冷链企业"),
        ("渔业局发文要求各捕捞企业开展渔网排查工作。", "各捕捞企业"),
        ("通知显示，为保障安全，渔业局要求各船厂企业进行整改。", "各船厂企业"),
        ("3日，江州市渔业局召开会议，要求各冷链企业立即自查。", "各冷链企业"),
        ("渔业局下发通知，要求港内在建工程不得夜间施工。", "港内在建工程"),
        ("其他育苗企业至迟在7月完成。", "其他育苗企业"),
        ("县渔业局告知本县20家渔药商户，要求他们月底前备案。", "他们"),
        ("省渔业局约谈3家冷链企业，要求其每周上报整改进度。", "其"),
        # What public bodies must do beside them, they must.
        ("各部门、各单位要提高认识。", "各部门、各单位"),
        ("省渔业主管部门、远洋企业要严格把关。", "省渔业主管部门、远洋企业"),
        ("对于境外渔具企业，需委托代理人登记。", "境外渔具企业"),
        ("公司、非公司企业法人的法定代表人应当申请变更。", "公司、非公司企业法人的法定代表人"),
    ],
)
def test_an_enterprise_by_the_words_before_its_noun_and_behind_it(
    text: str, subject: str, knowledge: Knowledge
) -> None:
    assert subjects(knowledge, text) == [subject]
    assert bearers(knowledge, text) == [ENTERPRISE]


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        ("各区渔业部门要求企业建立台账。", AUTHORITY),
        ("县教育局召开会议，要求全县中小学不得补课。", UNSTATED),
        ("县渔业局召开会议，要求驾驶员不得超速。", OTHER),
        ("渔业局：渔船产品应当登记。", ENTERPRISE),
        ("指定检验机构负责渔具检验。", UNSTATED),
        ("用户的联系方式变更的，应当更新信息。", UNSTATED),
        ("渔政部门或者渔业公司应当值守。", OTHER),
        ("各地、各部门、各单位要提高认识。", OTHER),
        ("各乡镇（街道）、各有关单位要加强值守。", OTHER),
        ("各级渔政部门和相关单位要开展排查。", OTHER),
        ("各级渔政部门和渔港企业要开展排查。", ENTERPRISE),
        # What is bound is the noun that comes last.
        ("车联网企业协会应当加强自律。", OTHER),
        ("车联网企业用户应当更新软件。", OTHER),
        ("车联网企业行业组织应当自律。", OTHER),
        ("车联网企业总部所在地的渔业部门应当检查。", AUTHORITY),
        ("远洋渔业协会作为本公约的执行机构，负责监督。", OTHER),
        ("江州市运管机构将加大检查力度。", AUTHORITY),
        # Who says what follows, and who takes things away, is not who is told or who sells.
        ("其中明确提出，在境内产生的数据应当在境内存储。", UNSTATED),
        ("车联网企业所在地人民政府应当检查。", AUTHORITY),
        # An organ is whose it is; a branch of no place is no public body's.
        ("县人民政府统计机构应当公布数据。", AUTHORITY),
        ("渔政管理机构执法人员应当出示证件。", OTHER),
        ("渔业公司采购部门应当核对渔具。", ENTERPRISE),
        ("渔业公司主管部门应当核对渔具。", AUTHORITY),
        ("远洋渔业江州办事处应当登记。", UNSTATED),
        ("江州街道办事处应当登记。", AUTHORITY),
        ("各家船厂应当登记。", ENTERPRISE),
        ("远洋渔业协会会员应当诚信经营。", ENTERPRISE),
        ("要督促渔业企业落实责任。", AUTHORITY),
        ("渔业公司申请许可的，应当在10日内答复。", UNSTATED),
        ("渔业公司不符合条件的，应当书面告知理由。", UNSTATED),
        ("各口岸检验检疫机构要加强监管。", AUTHORITY),
        ("采购部门应当核对渔具。", ENTERPRISE),
        ("渔获接受单位应当核对渔获。", ENTERPRISE),
        ("接受单位应当核对渔获。", ENTERPRISE),
        ("有毒渔药企业应当登记。", ENTERPRISE),
        ("它要求所有运输渔获的单位必须登记。", ENTERPRISE),
        ("因汛期需停业的，应当向渔业局书面报告。", ENTERPRISE),
        ("恢复生产前，应当自查。", ENTERPRISE),
        ("你厂应当每周报告。", ENTERPRISE),
        ("发生碰撞的，应当向渔业局报告。", UNSTATED),
        ("各县党政主要领导要带头检查。", AUTHORITY),
        ("有相应服务人员负责值守。", UNSTATED),
        ("渔业公司所在地省级海洋渔业主管部门要督促整改。", AUTHORITY),
        ("请各分局及时将本通知转发至辖区内各渔业企业。", AUTHORITY),
        ("请将本公告转发本行政区域内渔业企业。", AUTHORITY),
        ("请各渔业企业将本通知转发至所属分公司。", ENTERPRISE),
        ("由于台风频发，通知明确各地渔业部门要加强检查。", AUTHORITY),
        ("后者应当保密。", UNSTATED),
        ("用户到渔具公司自提渔具的，不得堆放。", OTHER),
        ("本会是由渔业公司组成的团体，负责起草标准。", UNSTATED),
        ("依据《渔港办法》规定码头企业不得收费。", ENTERPRISE),
        ("按照《渔港办法》第五条要求冷链企业应当备案。", ENTERPRISE),
        ("需散装购买渔油的单位，须明确用途。", ENTERPRISE),
        ("拟需延期的渔业企业，应当提前申请。", ENTERPRISE),
        ("需要继续捕捞的，应当申请。", UNSTATED),
        ("严禁加油站给无牌照的渔船加油。", ENTERPRISE),
        ("非居民用户要错峰用气。", ENTERPRISE),
        ("居民用户要错峰用气。", OTHER),
        ("冰库温度达到37℃以上时，停止安排船员作业。", UNSTATED),
        ("渔获检疫必须由经省农业部门批准的检疫企业承担。", ENTERPRISE),
        ("渔灯必须由渔业部门核发证照的制灯企业承办。", ENTERPRISE),
        ("渔业部门核发证照的制灯企业应当公示价格。", ENTERPRISE),
        ("渔港应当由渔业部门考核合格的企业改造。", ENTERPRISE),
        ("渔业部门应当督促存在隐患的企业整改。", AUTHORITY),
        ("渔业部门发现违法的企业应当及时处理。", AUTHORITY),
        ("资料汇总由市统计局企业调查队负责。", AUTHORITY),
        ("客票内容由国务院渔业主管部门规定。", AUTHORITY),
        ("评审由市渔业协会牵头组织。", OTHER),
        ("捕捞企业报送日期起10日内，渔业局完成审核。", AUTHORITY),
        ("船主不在船上的，应当通知船主。", UNSTATED),
    ],
)
def test_a_party_that_something_is_done_with_or_that_may_be_public_is_no_enterprise(
    text: str, bearer: Bearer, knowledge: Knowledge
) -> None:
    assert bearers(knowledge, text) == [bearer]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("省海事局还要求，自公告发布之日起，承运企业应当在3日内报送名单。", [(ENTERPRISE, "承运企业")]),
        ("通知指出，捕捞企业应当登记。", [(ENTERPRISE, "捕捞企业")]),
        ("《渔港办法》明确，渔港企业应当登记。", [(ENTERPRISE, "渔港企业")]),
        ("意见的附件中还特别提出，捕捞企业登船前，应当检查缆绳。", [(ENTERPRISE, "捕捞企业")]),
        ("会议强调，渔政部门要加强检查。", [(AUTHORITY, "渔政部门")]),
        ("据专家表示，应当及时检查。", [(UNSTATED, None)]),
        ("约谈会要求被通报企业主动落实责任。", [(ENTERPRISE, "被通报企业")]),
        ("本通知不再要求捕捞企业提交材料。", [(UNSTATED, None)]),
        ("目前没有要求捕捞企业提交报告。", [(UNSTATED, None)]),
        ("渔政支队某支队长强调7家捕捞企业要严格整改。", [(ENTERPRISE, "7家捕捞企业")]),
        ("不得要求捕捞企业重复报送。", [(AUTHORITY, None)]),
        ("县水务局发布通知。要求物业对车库要提前巡查。", [(AUTHORITY, "县水务局"), (ENTERPRISE, "物业")]),
        (
            "县农业局明确了渔药企业检疫的期限。年产百吨以上的养殖企业最迟于4月1日前开展。",
            [(AUTHORITY, "县农业局"), (ENTERPRISE, "年产百吨以上的养殖企业")],
        ),
        # Who acts, and by whose word, is not who says something.
        ("渔政部门开展检查，捕捞企业应当配合。", [(AUTHORITY, "渔政部门"), (ENTERPRISE, "捕捞企业")]),
        ("按照渔政部门规定，捕捞企业应当登记。", [(ENTERPRISE, "捕捞企业")]),
        ("《渔港办法》明确捕捞企业安全主体责任，完善检查制度。", [(UNSTATED, None)]),
    ],
)
def test_who_says_what_follows_does_not_do_it(
    text: str, told: list[tuple[Bearer, str | None]], knowledge: Knowledge
) -> None:
    assert list(zip(bearers(knowledge, text), subjects(knowledge, text), strict=True)) == told


def test_what_public_bodies_must_too_tells_nothing_of_the_next_sentence(knowledge: Knowledge) -> None:
    text = "有关部门和单位应当开展检查。对查出的隐患，应当限期整改。"
    assert bearers(knowledge, text) == [ENTERPRISE, UNSTATED]


def test_a_place_that_anybody_may_run_takes_the_place_of_who_was_named_before(knowledge: Knowledge) -> None:
    text = "汽车生产企业应当建设维修门店。此外，维修门店负责登记渔具，不得擅自出租。应当每日巡查。"
    said = read(f"渔港登记说明\n\n一、{text}\n", knowledge)
    assert [one.types for one in said.duties] == [("connected-vehicle-manufacturer",), (), (), ()]
    assert [bool(one.binds_others) for one in said.obligations] == [False, True, True, True]


@pytest.mark.parametrize(
    "subject",
    ["新能源汽车生产及渔具维修等企业", "新能源汽车生产、渔具维修、网具加工等企业"],
)
def test_a_name_of_some_of_a_type_is_one_too_where_a_list_shares_its_noun(
    subject: str, knowledge: Knowledge
) -> None:
    (said,) = read(f"渔港登记说明\n\n一、{subject}应当登记。\n", knowledge).obligations
    assert said.open_case
    assert said.binds_others


@pytest.mark.parametrize(
    ("subject", "types", "open_"),
    [
        ("某某新区车联网企业", ("iov-enterprise",), True),
        ("本市车联网企业", ("iov-enterprise",), False),
        ("中央驻沪车联网企业", ("iov-enterprise",), True),
        ("与渔港签订合作协议的车联网企业", ("iov-enterprise",), True),
        ("【人员保障】车联网企业", ("iov-enterprise",), False),
        ("△车联网企业", ("iov-enterprise",), False),
        ("在中华人民共和国境内的车联网企业", ("iov-enterprise",), False),
        ("车联网企业或者其委托的船厂", ("iov-enterprise",), True),
        ("车联网企业中的渔业公司", (), False),
        ("车联网企业集团的子公司", (), False),
        ("汽车产品的修理商、渔网修理商", ("dealer-repairer",), True),
        ("受车联网企业委托管理渔船的单位", (), False),
        ("承接车联网企业业务的单位", (), False),
        ("接受车联网企业委托的机构", (), False),
        ("已与车联网企业合作的单位", (), False),
        ("车联网企业聘请的律师事务所", (), False),
        ("车联网企业集团总部", ("iov-enterprise",), True),
        ("车联网企业（名单见附件）", ("iov-enterprise",), False),
        ("汽车产品的制造商、渔网制造商", ("connected-vehicle-manufacturer",), False),
    ],
)
def test_which_of_a_type_are_meant(
    subject: str, types: tuple[str, ...], *, open_: bool, knowledge: Knowledge
) -> None:
    (actor,) = [one.actor for one in statements(f"{subject}应当登记。", knowledge.actor_finder(None))]
    assert actor
    whom = actor.binding(f"{subject}应当登记。")
    assert (whom.types, whom.open_case) == (types, open_)


def test_what_only_traders_may_not_do_is_not_the_act_of_the_body_before_it(knowledge: Knowledge) -> None:
    assert bearers(knowledge, "渔政部门要查封渔网，严禁生产销售。") == [AUTHORITY, UNSTATED]


def test_whoever_does_what_a_ban_is_not_about_is_not_everybody(knowledge: Knowledge) -> None:
    text = (
        "任何单位和个人不得盗取渔网；知道他人盗取的，不得收购。不得毁坏渔网。对渔网实施改装活动，应当报告。"
    )
    said = read(law("第一条 为了安全，制定本办法。", f"第二条 {text}"), knowledge).obligations
    assert [bool(one.binds_others) for one in said] == [False, False, False, True]


def test_a_request_goes_to_whom_the_document_addresses(knowledge: Knowledge) -> None:
    text = "省渔业局印发了方案。请你们督促落实。"
    assert bearers(knowledge, text)[-1] is UNSTATED


def test_what_a_notice_asks_and_what_it_lets_be_are_two(knowledge: Knowledge) -> None:
    text = "通知要求，重点对在港渔船的缆绳开展排查工作，已排查过的渔船，可不再排查。"
    found = statements(text, knowledge.actor_finder(None))
    assert [(one.text, one.modality) for one in found] == [
        ("通知要求，重点对在港渔船的缆绳开展排查工作", Modality.MANDATORY),
        ("已排查过的渔船，可不再排查。", Modality.PERMITTED),
    ]


def test_whom_a_report_means_further_on_is_not_only_who_was_named_before(knowledge: Knowledge) -> None:
    text = "省航道局发布通知\n\n通知明确，整车企业应当登记。\n\n通知还提出，企业应当备案。企业应当投保。\n"
    said = read(text, knowledge)
    assert [one.types for one in said.duties] == [("connected-vehicle-manufacturer",)] * 3
    assert [bool(one.binds_others) for one in said.obligations] == [False, True, True]


def test_who_does_an_act_is_not_told_by_what_others_must(knowledge: Knowledge) -> None:
    second = "此外，渔港电子图的编绘必须由取得许可的单位承担。编绘、修订电子图，必须遵守绘图规则。"
    said = read(f"省航道局发布通知\n\n通知明确，整车企业应当登记。{second}\n", knowledge)
    assert said.obligations[-1].binds_others


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        ("二、年报需按要求上传。", ENTERPRISE),
        ("二、登录登记系统，选择年份后提交。", ENTERPRISE),
        ("二、前景广阔，仍有提升空间。渔政部门应当检查。年报需按要求上传。", UNSTATED),
    ],
)
def test_where_one_kind_of_enterprise_alone_is_named_what_must_be_is_theirs(
    text: str, bearer: Bearer, knowledge: Knowledge
) -> None:
    before = "一、捕捞单位应当登记。捕捞单位应当留存记录。"
    said = read(f"渔港登记说明\n\n{before}\n\n{text}\n", knowledge).duties
    assert said[-1].bearer is bearer


@pytest.mark.parametrize(
    "text",
    [
        "三级以上渔港系统须每年测评一次。",
        "新建冷链平台，应当在投入运行后30日内，到渔政部门备案。",
        "拖网渔船、围网渔船和远洋加工船舶在出厂前应当安装定位装置。",
        "为保障航行安全，远洋渔船装备应在指定港区内测试。",
        "其中提到，养殖设备同时应当符合国家标准。",
        "此外，存量小程序需要完成登记。",
        "禁止使用休闲渔船从事货物运输活动。",
        "申请水产苗种生产许可证必须满足以下条件。",
        # An order that stops what is run needs no modal word.
        "自2031年8月3日20时起，全市所有客货运站、观光游船一律停止运营。",
        "水产冷链仓库每天消毒不少于2次。",
        "面向公众提供游船预订服务前，必须完成备案手续。",
        "已上架的海钓预约应用，应公示备案编号。",
    ],
)
def test_a_thing_that_must_is_of_whoever_makes_or_runs_it(text: str, knowledge: Knowledge) -> None:
    (found,) = statements(text, knowledge.actor_finder(None))
    assert found.bearer is ENTERPRISE
    assert found.actor
    assert found.actor.others


@pytest.mark.parametrize(
    "text",
    [
        "机动车应当按照标线行驶。",
        "测试渔船应当具备自动避碰功能。",
        "个人使用的渔船应当登记。",
        "监测平台暂停服务。",
        "码头客运站已经恢复营业。",
        "8月1日起码头客运站恢复营业。",
        "公安机关查获的车辆应当返还。",
        "对超期设备，应当封存。",
        "发现问题产品，应当封存。",
        "标准合同应当使用简体中文。",
    ],
)
def test_what_a_thing_is_or_what_is_done_with_it_tells_nobody(text: str, knowledge: Knowledge) -> None:
    assert ENTERPRISE not in bearers(knowledge, text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("办理渔港登记手续时，应当填写《渔港登记表》。", [ENTERPRISE]),
        ("检修计划制定后，应尽快向渔政部门备案。", [ENTERPRISE]),
        ("登记信息变更后应当重新备案。", [ENTERPRISE]),
        ("捕捞日志备案应在返港之日起10日内办理。", [ENTERPRISE]),
        ("登记信息变更要及时办理。", [ENTERPRISE]),
        ("受理备案应当在10日内办理。", [UNSTATED]),
        ("婚姻登记应当在10日内办理。", [UNSTATED]),
        ("如果贵公司尚未登记，请您务必在月底前完成。", [ENTERPRISE]),
        ("您的小程序需要在月底前登记。", [ENTERPRISE]),
        # What a public body before it files may be its own, and what papers are like is nobody's act.
        ("渔政部门应当汇总。检查计划应当向省渔业局备案。", [AUTHORITY, UNSTATED]),
        ("检修计划应当简明。", [UNSTATED]),
        ("请您于月底前到渔港领取证件。", [UNSTATED]),
    ],
)
def test_whoever_files_something_and_the_firm_a_letter_speaks_to(
    text: str, told: list[Bearer], knowledge: Knowledge
) -> None:
    assert bearers(knowledge, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("相关单位应加强对渔船的执法检查。", [UNSTATED]),
        ("渔港企业应加强检查。", [ENTERPRISE]),
        ("渔获信息上传后，由省级平台转发。", [UNSTATED]),
        ("市渔业绿化委应当汇总。", [AUTHORITY]),
        ("本报记者从市渔业局获悉，远洋渔船设备应安装终端。", [ENTERPRISE]),
    ],
)
def test_what_only_a_regulator_or_its_system_does_is_no_enterprises_act(
    text: str, told: list[Bearer], knowledge: Knowledge
) -> None:
    assert bearers(knowledge, text) == told


@pytest.mark.parametrize(
    "text",
    [
        "未登记的渔港单位将面临警告。",
        "非法捕捞会被罚款，情节严重的吊销许可证。",
        "未按期年检或者瞒报吨位的渔船将受处罚。",
        "按照休渔规定，对未返港的渔船，渔政部门将予以通报。",
        "如违反休渔规定，渔政部门将依法进行处理。",
        "未登记的，可能面临被停止作业的风险。",
        "瞒报、漏报渔获的，依法处理。",
        "渔船应当每月报送渔获的规定已经取消。",
        "渔船应当每月报送渔获的条款拟修订。",
        "渔船应当每月报送渔获，现予废止。",
        "意见征求时间为2031年9月24日前。",
        "未经本站授权，严禁转载！",
        "渔港普遍存在台账缺失的问题。",
        "评审方式包括审查、答辩。",
        "采用抽查的方式进行。",
        "取消渔港企业应当每月报送渔获的要求。",
        "暂不要求渔港企业报送渔获。",
        "渔港企业并非必须加入协会。",
        "渔港企业原应当每月报送，现改为自愿报送。",
        "有代表建议，渔港企业应当统一数据接口。",
        "我们认为，渔港企业应当购买保险的建议值得研究。",
        "渔港企业应予支持和鼓励。",
        "渔港企业应当依法享有知情权。",
        "渔港企业应当被视为经营者。",
        "渔港企业应当被列入名录。",
        "渔港企业应当有权查询渔获。",
        "渔港企业应由所在地渔政部门登记。",
        "随时掌握渔情赞助链接排名热点搜索指数1 渔获须登记",
        "渔港企业应当承担哪些责任；",
        "如何要求渔港企业必须共享数据。",
        "逾期登记的企业将被通报批评。",
        "渔港单位违反规定的，会受到行政处罚。",
        "渔港企业未按规定登记，由渔政部门责令改正。",
        "近期，部分渔港企业扰乱市场秩序。",
        "具体情形包括渔船失联。",
        "渔港企业应当报送的台账仍有三成未报。",
        "截至目前，渔港企业应报送的材料已全部报送。",
        "检查发现，渔港企业应当落实的措施没有落实到位。",
        "渔港企业未按要求建立应当建立的制度。",
        "（当年天数÷365天）×应当享受的休渔天数。",
    ],
)
def test_sanctions_and_what_was_done_wrong_are_no_duties(text: str, knowledge: Knowledge) -> None:
    assert not any(states_duty(one.text, one.actor) for one in statements(text, knowledge.actor_finder(None)))


@pytest.mark.parametrize(
    "text",
    [
        "渔港企业应当报送的台账未报的，应当补报。",
        "渔港企业应当报送的台账，应于6月30日前补报。",
        "渔港企业应当7×24小时值班。",
        "根据人大代表、政协委员的建议，渔港企业应当公开航线。",
    ],
)
def test_what_is_told_besides_takes_nothing_from_what_is_asked(text: str, knowledge: Knowledge) -> None:
    assert all(states_duty(one.text, one.actor) for one in statements(text, knowledge.actor_finder(None)))


def test_who_applies_of_ones_own_will_must_fill_in_truly(knowledge: Knowledge) -> None:
    finder = knowledge.actor_finder(None)
    both = "渔港企业自愿提出申请，并如实填报《申请书》。", "渔港企业自愿提出申请。"
    moods = [one.modality for text in both for one in statements(text, finder)]
    assert moods == [Modality.MANDATORY, Modality.PERMITTED]


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        ("依法负有渔港监管职责的部门及其工作人员，必须保密。", AUTHORITY),
        ("渔港系统运营、使用单位及其主管部门应当每年自查。", ENTERPRISE),
        ("已建成渔港的单位或者个人，请于5月底前登记。", ENTERPRISE),
    ],
)
def test_a_party_with_its_own_people_is_that_party(text: str, bearer: Bearer, knowledge: Knowledge) -> None:
    assert bearers(knowledge, text) == [bearer]


@pytest.mark.parametrize(
    "text", ["这有利于渔港管理，便于监督渔民。", "有专家表示，此举有助于渔港发展。", "该办法聚焦重点渔港。"]
)
def test_what_is_said_of_a_measure_asks_for_nothing(text: str, knowledge: Knowledge) -> None:
    assert not any(states_duty(one.text, one.actor) for one in statements(text, knowledge.actor_finder(None)))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("近日，市渔业局到渔港检查，要求各渔港企业应当整改。", [ENTERPRISE]),
        ("市渔业局对此高度重视，请各渔港企业登录系统填报。", [AUTHORITY, ENTERPRISE]),
        ("市渔业局发布公开信，提醒企业应于3月底前披露报告。", [ENTERPRISE]),
        ("渔港企业应当整改。下一步，市渔业局将加强检查。", [ENTERPRISE, AUTHORITY]),
        ("市渔业局应当加强检查，要求渔港企业整改。", [AUTHORITY]),
        ("属于外地企业的，应当委托代理。", [ENTERPRISE]),
        ("此后信息有变更的，应在30日内完成登记备案。", [ENTERPRISE]),
        ("城乡班车都应安装终端。", [ENTERPRISE]),
    ],
)
def test_whom_a_public_body_asks_after_telling_what_it_did(
    text: str, told: list[Bearer], knowledge: Knowledge
) -> None:
    assert bearers(knowledge, text) == told


@pytest.mark.parametrize(("field", "others"), [("智能网联汽车", False), ("渔获直播", True)])
def test_a_name_that_tells_no_field_is_of_a_type_in_texts_of_its_field(
    field: str, *, others: bool, knowledge: Knowledge
) -> None:
    said = read(f"省航道局关于{field}的通知\n\n各单位：\n\n一、登记\n\n运营主体应当登记。\n", knowledge)
    assert said.duties[0].types == ("automated-driving-operator",)
    assert (bool(said.obligations[0].binds_others), bool(said.obligations[0].open_case)) == (others, others)


@pytest.mark.parametrize(
    "text",
    [
        "渔民委员会备案的内容变更的，应当重新备案。",
        "当事人变更合同的，应当重新备案。",
        "公共渔港设施应当开放。",
        "夜间行车应当开灯。",
    ],
)
def test_what_others_own_file_or_drive_is_no_enterprises(text: str, knowledge: Knowledge) -> None:
    assert ENTERPRISE not in bearers(knowledge, text)


def test_by_whom_it_is_done_and_who_must_behind_it_are_two(knowledge: Knowledge) -> None:
    text = "对委托养护的渔船，由整车企业作为委托人提出申请，养护企业不得单独申请。"
    assert subjects(knowledge, text) == ["整车企业", "养护企业"]
    assert bearers(knowledge, "根据渔港办法的规定：从事渔港经营的，应当登记。") == [ENTERPRISE]


def test_what_a_breach_brings_is_no_duty_told_by_a_regulation(knowledge: Knowledge) -> None:
    text = "违反本条例规定，未取得渔港许可从事渔港经营的，由渔政部门责令停止经营，可以并处罚款。"
    assert not any(states_duty(one.text, one.actor) for one in statements(text, knowledge.actor_finder(None)))


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        # What somebody runs, by its name.
        ("青山砂矿立即整改，并公示结果。", "青山砂矿"),
        ("严禁该厂在整改期间开工。", "该厂"),
        ("渔船检测站实施检测应当如实填写结果。", "渔船检测站"),
        ("各类水产经营场所自6月起停止堂食。", "各类水产经营场所"),
        ("水上自行车出租单位应当每周检查。", "水上自行车出租单位"),
        ("码头经营管理人应当公示电话。", "码头经营管理人"),
        ("对未登记的捕捞企业，要求月底前补办。", "未登记的捕捞企业"),
        ("为遏制事故，保障安全，请冷链企业自6月起停止作业。", "冷链企业"),
        # Whoever does it, by any verb of business.
        ("在本港经营网具的，应当设立维修点。", "在本港经营网具的"),
        ("在航道两侧埋设缆线的，应当符合标准。", "在航道两侧埋设缆线的"),
        ("因工程需要确需在港区内进行爆破的，应当经批准。", "因工程需要确需在港区内进行爆破的"),
        ("通过网站向公众提供海图服务，应当取得许可。", "通过网站向公众提供海图服务"),
        ("取得捕捞许可，应当具备下列条件。", "取得捕捞许可"),
        ("申请捕捞应当提交下列材料。", "申请捕捞"),
        ("凡依法取得捕捞许可的，必须每年报告。", "凡依法取得捕捞许可的"),
        ("禁止在航道内从事下列活动。", "禁止在航道内从事下列活动"),
        ("本市渔船租赁活动，应当在指定水域进行。", "本市渔船租赁活动"),
        ("年度捕捞报告每年报送一次，不得漏报。", "年度捕捞报告"),
        ("客运码头停车场建成后不得改作他用。", "客运码头停车场"),
        ("电动自行车应当符合国家标准。", "电动自行车"),
        ("旅馆应当建立登记制度。", "旅馆"),
        ("严禁船厂超能力生产。", "船厂"),
        ("物业要指定专人看管码头。", "物业"),
        ("冷链企业内部要加强培训。", "冷链企业"),
        ("会员应当诚信经营。", "会员"),
        ("船票代售点及在线船票企业要公示价格。", "船票代售点及在线船票企业"),
        ("凡本会会员单位及个人会员均应遵守公约。", "凡本会会员单位及个人会员"),
    ],
)
def test_whoever_runs_or_does_a_business_is_an_enterprise(
    text: str, subject: str, knowledge: Knowledge
) -> None:
    assert bearers(knowledge, text)[0] is ENTERPRISE
    assert subjects(knowledge, text)[0] == subject


@pytest.mark.parametrize(
    "text",
    [
        "从事渔政执法工作的，应当经过培训。",
        "进行检查时，应当出示证件。",
        "建设项目应当经过审批。",
        "施工期在一年以上的，应当公示。",
        "作业现场应当设置围挡。",
        "制造未经考核的量具的，责令停止制造。",
        "建筑物毗邻码头的，应当控制高度。",
        "渔业活动应当遵循安全有序的原则。",
        "监督检查活动应当有两人以上参加。",
        "渔网出厂应当检验。",
        "水产市场管理应当规范。",
        "禁止驾驶员甩客。",
        "作业期间，禁止搭载与作业无关的人员或者货物。",
    ],
)
def test_what_only_begins_like_a_business_is_nobodys(text: str, knowledge: Knowledge) -> None:
    assert bearers(knowledge, text) in ([UNSTATED], [AUTHORITY])


@pytest.mark.parametrize(
    "text", ["请柳林乡人民政府安排专人督促整改。", "航道监督站应当定期巡查。", "渔政执法站应当公开电话。"]
)
def test_an_office_of_a_public_body_is_no_business(text: str, knowledge: Knowledge) -> None:
    assert ENTERPRISE not in bearers(knowledge, text)


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        ("请广大渔民和潜水爱好者主动配合。", OTHER),
        ("各位住户严禁堵塞码头。", OTHER),
        ("业主大会应当选定看护人。", OTHER),
        ("养殖户必须每年登记。", ENTERPRISE),
        ("受让方应当符合条件。", ENTERPRISE),
        ("渔业保险共保体各成员单位必须公示。", ENTERPRISE),
        ("市安委会各成员单位要加强巡查。", AUTHORITY),
        ("渔政局要督促整改，停业期间严禁其出海。", UNSTATED),
    ],
)
def test_who_is_a_person_a_trade_or_an_office(text: str, bearer: Bearer, knowledge: Knowledge) -> None:
    assert bearers(knowledge, text)[-1] is bearer


def test_another_s_last_day_behind_what_a_body_does_is_not_the_body_s(knowledge: Knowledge) -> None:
    text = "县农业局明确了检测的期限。小型粮库最迟9月底前完成。"
    assert statements(text, knowledge.actor_finder(None))[-1].bearer is UNSTATED


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("客票内容由国务院渔业主管部门规定。", "国务院渔业主管部门"),
        ("损失由城市绿化主管部门代为恢复。", "城市绿化主管部门"),
        ("不能完成的，由监察部门追究相关主体的责任。", "监察部门"),
        ("由取得资质的拍卖公司组织拍卖。", "取得资质的拍卖公司"),
    ],
)
def test_who_does_it_behind_is_named_whole_and_alone(text: str, subject: str, knowledge: Knowledge) -> None:
    actor = knowledge.actor_finder(None).acting(text)
    assert actor is not None
    assert text[slice(*actor.span)] == subject
