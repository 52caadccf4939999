import pytest

from dutygraph.graph.model import Channel
from dutygraph.loaders.duties.channels import channels
from dutygraph.loaders.knowledge.knowledge import Knowledge
from tests.loaders.records.reading import law, read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("企业应通过全国车联网网络安全防护管理系统报送年度报告。", ["全国车联网网络安全防护管理系统"]),
        ("登录“车联网卡实名登记管理平台”填报信息。", ["车联网卡实名登记管理平台"]),
        ("平台应当通过官网、小程序公布规则。", ["官网", "小程序"]),
        ("应当通过网站和热线电话接受举报。", ["网站", "热线电话"]),
        ("依托工业互联网平台上传数据。", ["工业互联网平台"]),
        ("将年度报告发送至市通信管理局邮箱。", ["市通信管理局邮箱"]),
        ("将电子版发送至邮箱：a-b@sh.gov.cn，逾期不候。", ["邮箱：a-b@sh.gov.cn"]),
        ("应当在1小时内电话报告市通信管理局。", ["电话"]),
        ("先行电话、传真报告，再书面报告。", ["电话", "传真"]),
        ("通过传真或者电子邮件报送回执。", ["传真", "电子邮件"]),
        ("将报名表传真至021-12345678。", ["传真"]),
        ("将纸质材料邮寄至某路1号。", ["邮寄"]),
        ("以电子邮件方式报送自查表。", ["电子邮件"]),
        ("建立电话报告制度。", []),
        ("电话通知单应当留存。", []),
        ("联系电话报备案部门。", []),
        ("提供服务电话至用户。", []),
        ("应向渔船管理平台规范上传航迹，并通过渔船管理平台报送总结。", ["渔船管理平台"]),
        ("应在2日内向渔业部漏洞共享平台报送漏洞。", ["渔业部漏洞共享平台"]),
        ("通过车联网服务平台运营企业报送。", []),
        ("通过平台安全评估后备案。", []),
        ("应当在系统上线前报送。", []),
        ("通过专用平台开展训练。", []),
    ],
)
def test_through_what(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in channels(text)] == found


def test_channels_hang_on_their_duty(knowledge: Knowledge) -> None:
    said = read(
        law(
            "第一条 车联网企业应当通过市网络安全管理系统报送年度报告。",
            "第二条 车联网企业应当留存日志。",
            "第三条 本办法自2025年5月1日起施行。",
        ),
        knowledge,
    )
    (channel,) = [node for node in said.nodes if isinstance(node, Channel)]
    assert channel.text == channel.quote == "市网络安全管理系统"
    (held,) = [
        one.start
        for one in said.loaded.statements.relationships
        if one.end == channel.id and one.type == "THROUGH"
    ]
    assert held.endswith("第001条/001")
