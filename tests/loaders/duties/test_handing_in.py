import pytest

from dutygraph.graph.model import DeliverableKind
from dutygraph.loaders.duties.handing_in import KindWords, handed_in
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
        ("发生后1小时内电话报告、12小时内书面报告。", []),
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
        (text[i.start : i.end], i.kind, text[slice(*i.recipient)] if i.recipient else None)
        for i in handed_in(text, FINDER, KINDS)
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
        ("企业应报送工作总结和检测报告。", [("工作总结和检测报告", None)]),
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
    found = [
        (text[item.start : item.end], item.recipient and text[slice(*item.recipient)])
        for item in handed_in(text, FINDER, KINDS)
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("每日上传巡检数据。", "巡检数据"),
        ("编制巡检报告并报送县水务局。", "巡检报告"),
        ("修订巡检预案并报送县水务局。", "巡检预案"),
    ],
)
def test_what_is_made_or_uploaded_is_handed_in(text: str, name: str) -> None:
    assert [text[one.start : one.end] for one in handed_in(text, FINDER, KINDS)] == [name]


@pytest.mark.parametrize(
    "text", ["将巡检照片上传至自有服务器。", "对用户上传的内容进行核查。", "不得上传违法内容。"]
)
def test_what_is_uploaded_by_others_or_kept_is_not(text: str) -> None:
    assert handed_in(text, FINDER, KINDS) == []
