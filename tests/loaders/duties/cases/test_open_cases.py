"""Cases that the vocabulary does not know leave open whom a duty binds."""

import re
from collections.abc import Iterable

import pytest

from dutygraph.graph.model import Bearer
from dutygraph.loaders.duties.cases.open_cases import open_case_of
from dutygraph.loaders.duties.cases.understood import Left
from dutygraph.loaders.duties.who.actors import Actor

_NAMED = re.compile(r"(?:车联网|航运|服务|汽车数据|网络平台)(?:企业|处理者|运营者)")


def has_open_case(text: str, explained: Iterable[tuple[int, int]]) -> bool:
    named = _NAMED.search(text)
    actor = Actor(*named.span(), Bearer.ENTERPRISE, ()) if named else None
    return open_case_of(text, explained, actor) is not Left.NOTHING


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("车联网企业使用渔用雷达的，应当报告。", True),
        ("使用渔用雷达的，车联网企业应当报告。", True),
        ("车联网企业年捕捞量超过十吨的应当报告。", True),
        # What happens may happen to any.
        ("车联网企业发现渔用雷达存在漏洞的，应当报告。", False),
        ("车联网企业应当报告其使用的渔用雷达。", False),
        ("车联网企业在停止使用渔用雷达的，应当报告。", False),
        ("服务企业收集乘客足迹的，应当删除。", True),
        ("个人请求导出数据的，车联网企业应当提供。", False),
        ("主管部门不同意的，车联网企业应当说明。", False),
        ("航次检查不合格的，车联网企业应当停航。", False),
        # Nothing tells an event: it may be a kind.
        ("车联网企业跨海作业的，应当报告。", True),
        ("海图由船端更正的，车联网企业应当核验。", True),
        ("连续三年未发生事故的，可以免检。", True),
        ("不再使用渔用雷达的，应当报告。", True),
        ("处理未成年人数据的，应当报告。", True),
        ("对未列入名录的设备，车联网企业不得采购。", True),
        ("车联网企业采集的数据，不得外传。", False),
        ("施行前已经采集的航迹数据，车联网企业应当清理。", True),
        ("航运企业需使用境外港口的，应当报告。", True),
        ("航运企业开展航运影响或者可能影响国家安全的，应当申报。", True),
        ("航运企业发生碰撞影响航道的，应当报告。", False),
        ("如有专用码头，航运企业应当公布。", True),
        ("如发生碰撞，航运企业应当报告。", False),
        ("航运企业向他人转让船舶数据，应当登记。", True),
        # By what means, or for whom, something is done that not everybody does.
        ("航运企业利用无人机巡查航道，应当登记。", True),
        ("航运企业为客户办理托运手续，在收货时，应当查验证件。", True),
        ("航运企业应当使用电子海图，并定期更新。", False),
        # What was never done to one, or what one has, tells which is meant.
        ("未被海事部门告知为重点船舶的，航运企业可以不报告。", True),
        ("有船检机构的，航运企业应当按照其要求送检。", True),
        ("航运企业有安全隐患的，应当改正。", False),
        ("航运企业因重组、分立等需要转让航线的，应当公告。", True),
        ("航运企业因故停航的，应当公告。", False),
        ("航运企业发现他人使用渔用雷达的，应当报告。", True),
        ("若航迹与申报不一致，航运企业应当说明。", True),
        ("必要时，航运企业应当加固码头。", True),
        ("经主管部门要求的，航运企业应当停航。", True),
        ("主管部门要求停航的，航运企业应当停航。", False),
        ("因船期需要，无法征得个人同意的，航运企业应当公告。", True),
        ("若存在风险，航运企业应当说明。", False),
    ],
)
def test_a_standing_case_is_open(text: str, open_: bool) -> None:
    assert has_open_case(text, ()) is open_


def test_a_case_that_a_condition_explains_is_not_open_but_for_what_it_adds() -> None:
    text = "车联网企业处理重要数据的，应当报告。"
    assert not has_open_case(text, [(text.index("处理"), text.index("的"))])
    text = "汽车数据处理者处理重要数据的，应当报告。"
    assert not has_open_case(text, [(text.index("处理重"), text.index("的"))])
    text = "三级以上对象未部署渔用雷达的，应当改造。"
    assert has_open_case(text, [(0, 4)])
    text = "车联网企业需要继续处理重要数据的，应当报告。"
    assert has_open_case(text, [(text.index("处理"), text.index("的"))])
    # Whether one of two will do is not said; either of them is.
    for joint, open_ in (("和", True), ("与", True), ("或者", False), ("、", False)):
        text = f"车联网企业处理个人信息{joint}重要数据的，应当报告。"
        both = [(text.index("处理"), text.index(joint)), (text.index("重要"), text.index("的"))]
        assert has_open_case(text, both) is open_
    text = "车联网企业处理重要数据且年捕捞量超过十吨的，应当报告。"
    assert has_open_case(text, [(text.index("处理"), text.index("且"))])


@pytest.mark.parametrize(
    ("text", "known", "open_"),
    [
        ("个人信息处理者处理敏感个人信息达到1万人的，应当备案。", "处理敏感个人信息", True),
        ("处理重要数据100万条以上的车联网企业应当报告。", "处理重要数据", True),
        ("处理个人信息达到100万人的企业应当审计。", "处理个人信息达到100万人", False),
        ("处理重要数据的企业应当配备3名以上的专职人员。", "处理重要数据", False),
    ],
)
def test_how_many_narrows_a_condition_that_says_nothing_of_it(text: str, known: str, open_: bool) -> None:
    start = text.index(known)
    assert has_open_case(text, [(start, start + len(known))]) is open_


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("车联网企业（委托检测的，由检测机构报送）应当报送渔获。", True),
        ("车联网企业应当报送渔获（设立分公司的，可由分公司报送）。", True),
        ("车联网企业（外资企业由其境内代理人）应当报送渔获。", True),
        ("车联网企业应当报送渔获（一式两份，由负责人签字）。", False),
        ("车联网企业应当报送渔获（境外船舶的，由船长签字）。", False),
        ("（适用于远洋渔船）开展救援培训。", True),
        ("（人员管理）开展救援培训。", False),
        ("证书备注栏中应当载明原编号。", True),
        ("车联网企业应当在证书上载明原编号。", False),
        ("车联网企业、渔网企业中的一方应当报送渔获。", True),
        ("车联网企业和渔网企业应当由其中一方报送渔获。", True),
        ("车联网企业、渔网企业由双方约定的一方应当报送渔获。", True),
        ("车联网企业与渔网企业之一应当报送渔获。", True),
        ("车联网企业应当在其中一个月内报送渔获。", False),
        ("车联网企业应当在合同中一方面约定用途，另一方面约定期限。", False),
    ],
)
def test_what_others_or_one_of_several_may_do_is_open(text: str, *, open_: bool) -> None:
    assert has_open_case(text, []) is open_


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("车联网企业依照第二条的规定申请登记的，应当存档。", True),
        ("车联网企业不得出租渔网，取得同意的除外。", False),
        ("除本法第十条的规定外，车联网企业还应当备份。", False),
    ],
)
def test_whose_case_another_article_tells_is_open(text: str, *, open_: bool) -> None:
    assert has_open_case(text, []) is open_
