import pytest

from dutygraph.graph.model import DeliverableKind
from dutygraph.loaders.duties.handing_in.acts import handed_in
from dutygraph.loaders.duties.handing_in.things import KindWords, Spans
from dutygraph.loaders.duties.who.actors import ActorFinder
from dutygraph.loaders.knowledge.vocabulary import DeliverableKindEntry

FINDER = ActorFinder(
    [], lambda text: [(at, at + 3, "authority:j") for at in range(len(text)) if text.startswith("市交委", at)]
)
KINDS = KindWords(
    [
        DeliverableKindEntry(kind=DeliverableKind.REPORT, name="报告", nouns=("报告", "情况")),
        DeliverableKindEntry(kind=DeliverableKind.CATALOGUE, name="目录", nouns=("目录",)),
        DeliverableKindEntry(kind=DeliverableKind.SUPPORTING_MATERIAL, name="材料", nouns=("材料",)),
        DeliverableKindEntry(kind=DeliverableKind.FILING, name="备案", verbs=("备案", "报备", "更新备案")),
        DeliverableKindEntry(kind=DeliverableKind.NOTIFICATION, name="通报", verbs=("报告", "反馈")),
    ]
)


def whom(text: str, spans: Spans) -> str | None:
    return "+".join(text[start:end] for start, end in spans) or None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "企业应在11月30日前向市交委报送风险评估报告。",
            [("风险评估报告", DeliverableKind.REPORT, "市交委")],
        ),
        ("并将审核情况报送市交委。", [("审核情况", DeliverableKind.REPORT, "市交委")]),
        ("企业应将检测报告向市交委报备。", [("检测报告", DeliverableKind.REPORT, "市交委")]),
        (
            "企业应提交《甲报告》和《乙附件材料》。",
            [
                ("《甲报告》", DeliverableKind.REPORT, None),
                ("《乙附件材料》", DeliverableKind.SUPPORTING_MATERIAL, None),
            ],
        ),
        (
            "企业形成并定期更新车辆目录，在7月31日前向市交委备案。",
            [("车辆目录", DeliverableKind.CATALOGUE, "市交委")],
        ),
        (
            "企业应向市交委报备评估结果、接收方等信息，报备内容不包含数据本身。",
            [("评估结果、接收方等信息", DeliverableKind.FILING, "市交委")],
        ),
        ("企业应在三个月内向市交委更新备案。", [("向市交委更新备案", DeliverableKind.FILING, "市交委")]),
        (
            "应立即采取措施，并向市交委报告。",
            [("向市交委报告", DeliverableKind.NOTIFICATION, "市交委")],
        ),
        ("完成所属系统的定级备案工作。", [("所属系统的定级备案", DeliverableKind.FILING, None)]),
        ("及时验证，并反馈整改结果。", [("整改结果", DeliverableKind.NOTIFICATION, None)]),
        ("向当地数据局报送年度报告。", [("年度报告", DeliverableKind.REPORT, "当地数据局")]),
        (
            "每月5日前，港口企业将泊位占用率、吞吐量等数据，报送至市交委。",
            [("泊位占用率、吞吐量等数据", DeliverableKind.REPORT, "市交委")],
        ),
        ("三级仓库每年检测一次，检测报告报市交委。", [("检测报告", DeliverableKind.REPORT, "市交委")]),
        ("编制消防预案及时报送市交委。", [("消防预案", DeliverableKind.REPORT, "市交委")]),
        (
            "将负责人姓名和联系方式报市交委备案。",
            [("负责人姓名和联系方式", DeliverableKind.FILING, "市交委")],
        ),
        ("仓库情况报请批准。", []),
        (
            "发生后1小时内电话报告、12小时内书面报告。",
            [
                ("电话报告", DeliverableKind.NOTIFICATION, None),
                ("书面报告", DeliverableKind.NOTIFICATION, None),
            ],
        ),
        ("并将年度总结报送省水利厅。", [("年度总结", DeliverableKind.REPORT, "省水利厅")]),
        (
            "应当向渔业主管部门办理渔船登记、捕捞备案手续。",
            [
                ("渔船登记", DeliverableKind.FILING, "渔业主管部门"),
                ("捕捞备案", DeliverableKind.FILING, "渔业主管部门"),
            ],
        ),
        ("发现涉嫌犯罪的，应当向公安机关报案。", []),
        ("及时落实整改并报告有关情况。", []),
        ("明确漏洞发现、验证、报告等工作程序。", []),
        ("建立信息报送制度。", []),
    ],
)
def test_what_is_handed_in_and_to_whom(
    text: str, expected: list[tuple[str, DeliverableKind, str | None]]
) -> None:
    assert [
        (text[i.start : i.end], i.kind, whom(text, i.recipients)) for i in handed_in(text, FINDER, KINDS)
    ] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("形成渔船目录，通过平台报送县渔业局备案。", [("渔船目录", "县渔业局")]),
        ("并将检测报告（加盖公章）报市港务局核准。", [("检测报告", "市港务局")]),
        ("于6月底前将年度报告报送所在区农业和水利主管部门。", [("年度报告", "所在区农业和水利主管部门")]),
        ("企业应将航行轨迹实时上传至省渔港平台。", [("航行轨迹", None)]),
        ("企业应将使用说明发送至用户手机。", []),
        ("企业应当向市交委提出延期申请。", [("延期申请", "市交委")]),
        ("企业应当每半年向市交委提交一次阶段报告。", [("阶段报告", "市交委")]),
        ("企业应报送航行轨迹和检测报告。", [("航行轨迹和检测报告", None)]),
        (
            "企业应报送安全评估报告、渔船目录和验收材料。",
            [("安全评估报告", None), ("渔船目录", None), ("验收材料", None)],
        ),
        ("企业应当提交下列材料：（一）船舶照片；（二）验收报告。", [("船舶照片", None), ("验收报告", None)]),
        ("不需要向市交委报送年度报告。", []),
        ("未按规定报送年度报告的，限期改正。", []),
        ("企业应向市交委报告，并在5日内提交书面报告。", [("向市交委报告", "市交委"), ("书面报告", "市交委")]),
        ("应当履行备案变更手续。", [("备案变更", None)]),
        ("检测报告应于次年3月底前报送县渔业局。", [("检测报告", "县渔业局")]),
        ("船舶的检测报告应当由专人保管。", []),
        ("检测报告应于出具之日起30日内报县渔业局备案。", [("检测报告", "县渔业局")]),
        ("建立隐患清单，7月31日前报县渔业局。", [("隐患清单", "县渔业局")]),
        ("应在完成改造后备案。", []),
        ("每周一前将处置情况通过国家渔船平台上报。", [("处置情况", None)]),
        ("报送图纸涉密的，请勿通过网络传输。", []),
    ],
)
def test_what_is_handed_in_is_named_by_its_own_words(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("渔船应当接入省级平台，每日上传航行数据。", [("航行数据", None)]),
        ("渔船应当安装终端，实时上传位置信息至渔船动态监管平台。", [("位置信息", None)]),
        ("船东应实时向监管平台和县渔业局传输船位信息。", [("船位信息", "监管平台和县渔业局")]),
        ("采集图像并上传至企业平台。", []),
        ("将遇险信息推送至用户手机。", []),
        ("不得上传违法信息。", []),
        ("建立图片上传功能。", []),
        ("通过网络上传播的信息。", []),
        ("纸质材料一式三份寄送至县渔业局。", [("纸质材料", "县渔业局")]),
        ("鱼获应当邮寄至买方。", []),
        ("船东应当在线填报并提交登记材料。", [("登记材料", None)]),
        (
            "船东应当填报申请表、情况说明材料并上传检测报告。",
            [("申请表", None), ("情况说明材料", None), ("检测报告", None)],
        ),
    ],
)
def test_what_is_sent_to_a_public_body_or_a_system_is_handed_in(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("捕捞报告在返航后5个工作日内报送。", [("捕捞报告", None)]),
        ("捕捞报告于每年六月三十日和十二月三十一日前报送县渔业局。", [("捕捞报告", "县渔业局")]),
        ("船东每季度报送捕捞情况，年度总结于次年1月底前报送。", [("捕捞情况", None), ("年度总结", None)]),
        ("租赁合同应当自签订之日起10日内向县渔业局备案。", [("租赁合同", "县渔业局")]),
        ("船东应当制定停航计划，向县渔业局备案。", [("停航计划", "县渔业局")]),
        ("产品标准，报县渔业局备案。", [("产品标准", "县渔业局")]),
        ("落实值守制度，值守电话报县渔业局备案。", [("值守电话", "县渔业局")]),
        (
            "船东应当按月统计捕捞情况，于次月5日前报送县渔业局，并抄送市交委。",
            [("捕捞情况", "县渔业局+市交委")],
        ),
        ("识别重点隐患情况并及时向县渔业局备案。", [("向县渔业局备案", "县渔业局")]),
        ("船东变更的，应当于变更前报渔港办备案。", [("报渔港办备案", "渔港办")]),
        ("捕捞数据由县渔业局汇总后抄送市交委。", []),
        ("船东应当出示审定材料，报县渔业局备案。", [("报县渔业局备案", "县渔业局")]),
    ],
)
def test_the_thing_may_stand_before_the_act(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("应当自返航之日起3日内书面报告：", [("书面报告", None)]),
        ("应当提交书面报告。", [("书面报告", None)]),
        ("可以在10日内向县渔业局申请复核。", [("向县渔业局申请复核", "县渔业局")]),
        ("可以向船东申请复核。", []),
        ("应当通报县渔业局。", [("通报县渔业局", "县渔业局")]),
        ("应当向县渔业局履行船长信息报送手续。", [("船长信息", "县渔业局")]),
        ("完成备案后，可以出航。", []),
        ("除按照前款报送外，还应当报送航行日志。", [("航行日志", None)]),
        ("信息报送采用线上方式。", []),
        (
            "备案材料包括：（一）船舶照片；（二）保险材料。",
            [("船舶照片", None), ("保险材料", None)],
        ),
        ("登记内容包括船名、船长姓名等事项。", []),
        ("为每辆冷藏配送车投保，并领取问题反馈单。", []),
        ("将问题反馈单送县渔业局。", [("问题反馈单", "县渔业局")]),
    ],
)
def test_acts_and_nouns_of_handing_in(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("将《泊位台账》（附件2）报送县渔业局港口科。", [("《泊位台账》", "县渔业局港口科")]),
        ("并将事故情况报告市交委和所在地海事机关。", [("事故情况", "市交委和所在地海事机关")]),
        ("船东应将泊位占用表形成书面材料，经船长签字后，报县渔业局。", [("书面材料", "县渔业局")]),
        ("应将渔获数据于返航后2日内录入渔港监管平台。", [("渔获数据", None)]),
        ("将船东申报情况登记表报县渔业局。", [("船东申报情况登记表", "县渔业局")]),
        ("船员证应当在离职后5日内交发证的海事机关。", [("交发证的海事机关", "发证的海事机关")]),
        ("检验报告应于出具后5日内交县渔业局。", [("检验报告", "县渔业局")]),
        ("将渔具照片送县渔业局备案。", [("渔具照片", "县渔业局")]),
        ("违规的，移送县渔业局处理。", []),
        ("将渔船证书交还买方。", []),
        ("应当及时告知县渔业局。", [("告知县渔业局", "县渔业局")]),
        ("应当及时告知乘客。", []),
        ("报告应于次月5日前通过渔业平台报送。", [("报告", None)]),
        ("提交渔获报告至县渔业局。", [("渔获报告", "县渔业局")]),
        ("船东应到县渔业局申领捕捞许可证。", [("到县渔业局申领捕捞许可证", "县渔业局")]),
        ("应当在5日内向县渔业局书面说明原因。", [("向县渔业局书面说明原因", "县渔业局")]),
        ("由渔港办汇总后报市交委。", []),
        ("应当提醒船主办理过户登记。", []),
        ("需提前3个工作日报备。", [("报备", None)]),
        ("按月形成渔获月报，于次月5日前报送县渔业局。", [("渔获月报", "县渔业局")]),
        ("制定出航规程并报县渔业局备案。", [("出航规程", "县渔业局")]),
        ("电子版同步发送至渔业邮箱。", [("电子版", None)]),
        (
            "30分钟内电话报告、2小时内书面报告县渔业局。",
            [("电话报告", "县渔业局"), ("书面报告县渔业局", "县渔业局")],
        ),
        ("渔船检验报告真实性和保养管理情况。", []),
        ("将整治情况书面报告县渔业局。", [("整治情况", "县渔业局")]),
        ("无事故的，实行零报告。", [("零报告", None)]),
        ("应当在2小时内初报、24小时内书面续报。", [("初报", None), ("书面续报", None)]),
        ("并将更新结果同步至渔船管理系统。", [("更新结果", None)]),
        ("完成与渔港监管平台的对接，实时传输船位数据。", [("船位数据", None)]),
        ("建立渔具清单，5月20日前向县渔业局登记造册。", [("渔具清单", "县渔业局")]),
        ("渔具照片于10日内送县渔业局核查。", [("渔具照片", "县渔业局")]),
        ("照片证明报县渔业局市港务局。", [("照片证明", "县渔业局市港务局")]),
        ("应当实时向船东企业和县渔业局传输船位信息。", [("船位信息", "县渔业局")]),
        ("完成信息报送。", []),
        ("将检查结果反馈企业。", []),
        ("将船位数据接入渔船监管平台。", [("船位数据", None)]),
        ("将渔船接入渔船监管平台。", []),
        ("扫描件发送至县渔业局邮箱。", [("扫描件", None)]),
        ("未改造渔船的船东应提交书面说明。", [("书面说明", None)]),
        ("完成后一周内形成总结报告并提交。", [("总结报告", None)]),
        ("申报评估、订立合同后10日内抄告县渔业局。", [("抄告县渔业局", "县渔业局")]),
        ("自向县渔业局备案渔获计划之日起3日内，将计划副本送市交委。", [("计划副本", "市交委")]),
        ("将渔具更新次数以及自查情况，报送县渔业局。", [("渔具更新次数以及自查情况", "县渔业局")]),
        ("航线调整的，提前7日备案。", [("备案", None)]),
        ("不涉及的，填报“无”。", []),
        ("船东应当告知乘客并向县渔业局报告。", [("向县渔业局报告", "县渔业局")]),
        ("船东应当配合提交相关资料。", [("相关资料", None)]),
        ("将《渔获台账》（附件2）纸质版报送县渔业局。", [("《渔获台账》", "县渔业局")]),
        ("应当报经县渔业局同意后方可实施。", [("报经县渔业局同意", "县渔业局")]),
        ("报告及附件采用光盘方式报送，由专人送交县渔业局。", [("报告及附件", "县渔业局")]),
        ("应当做好申报前的准备。", []),
        (
            "应当提交下列材料：（一）船舶照片（复印件）；（二）委托他人的，还应当提交委托书。",
            [("船舶照片", None), ("委托书", None)],
        ),
    ],
)
def test_whatever_the_words_for_it_are(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("填写《航次表》（附件1），于5月前报县渔业局，并抄送市交委。", [("《航次表》", "县渔业局+市交委")]),
        (
            "填写《航次表》，连同检验报告，报送县渔业局。",
            [("《航次表》", "县渔业局"), ("检验报告", "县渔业局")],
        ),
        ("船长应当填写航行日志。", []),
        (
            "应当向县渔业局提出申请，并附航次表和检验报告。",
            [("申请", "县渔业局"), ("航次表", "县渔业局"), ("检验报告", "县渔业局")],
        ),
        ("应当向县渔业局提出申请，提供检验报告。", [("申请", "县渔业局"), ("检验报告", "县渔业局")]),
        ("应当向船主提供检验报告。", []),
        (
            "应当提供检验证书、维修记录和泊位照片。",
            [("检验证书", None), ("维修记录", None), ("泊位照片", None)],
        ),
        ("发生过事故的，提供事故报告。", [("事故报告", None)]),
        ("应当提供检验报告。", []),
        (
            "持变更证明向县渔业局申请变更登记。",
            [("变更证明", "县渔业局"), ("向县渔业局申请变更登记", "县渔业局")],
        ),
        ("报送总结，附典型案例和统计表。", [("总结", None), ("典型案例", None), ("统计表", None)]),
        ("应当如实提供检验记录、渔获台账等资料。", [("检验记录、渔获台账等资料", None)]),
        ("填报航次表，通过平台报送县渔业局，并抄报市交委。", [("航次表", "县渔业局+市交委")]),
        (
            "应当提交船体结构及说明、渔具制度和渔获计划。",
            [("船体结构及说明", None), ("渔具制度", None), ("渔获计划", None)],
        ),
    ],
)
def test_what_stands_beside_what_is_handed_in(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert named(text) == expected


def named(text: str) -> list[tuple[str, str | None]]:
    return [(text[one.start : one.end], whom(text, one.recipients)) for one in handed_in(text, FINDER, KINDS)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("编制巡检报告并报送县水务局。", "巡检报告"),
        ("修订巡检预案并报送县水务局。", "巡检预案"),
        ("提交并公布巡检报告。", "巡检报告"),
        ("应在12小时内报告。", "报告"),
    ],
)
def test_what_is_made_or_done_at_once_is_handed_in(text: str, name: str) -> None:
    assert [text[one.start : one.end] for one in handed_in(text, FINDER, KINDS)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "将巡检照片上传至自有服务器。",
        "对用户上传的内容进行核查。",
        "不得上传违法内容。",
        "可以不报送巡检报告。",
    ],
)
def test_what_is_uploaded_by_others_or_kept_is_not(text: str) -> None:
    assert handed_in(text, FINDER, KINDS) == []
