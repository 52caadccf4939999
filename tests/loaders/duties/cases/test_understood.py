"""Words around the modal word that nobody read leave open of whom a duty is."""

import re

import pytest

from dutygraph.loaders.duties.cases.understood import Left, left_over
from dutygraph.loaders.duties.modality import modals

PARTY = re.compile("航运企业|任何企业")


def left(text: str, read: str = "") -> Left:
    named = PARTY.search(text, text.find("，航运") + 1) or PARTY.search(text)
    actor = named.span() if named else None
    known = [(text.index(read), text.index(read) + len(read))] if read else []
    return left_over(text, modals(text)[0], actor, known)


@pytest.mark.parametrize(
    "text",
    [
        "航运企业应当备案。",
        "同时，各航运企业均应当依法备案。",
        "按照《渔港条例》第三条，航运企业应当备案。",
        "为保障航道畅通，航运企业应当备案。",
        "航运企业在开航期间，应当备案。",
        "航运企业主要负责人应当备案。",
        "航运企业对旅客投诉应当答复。",
        "航运企业发现暗礁，应当报告。",
        "收到改正通知后，航运企业应当备案。",
        "航运企业收集的航迹，不得外传。",
        "自本办法施行之日起，航运企业应当备案。",
        "2026年至2028年，航运企业应当备案。",
        "自本通知印发之日起三十日内，航运企业应当备案。",
        "未经旅客同意，航运企业不得公开航迹。",
        "航运企业（含分支机构）应当备案。",
        "航运企业开展安全检查，应当形成报告。",
        "航运企业与旅客签订合同，应当备案。",
        "航运企业是航道安全的责任主体，应当备案。",
        "航运企业及其从业人员应当备案。",
        "航运企业对过期船票，不得使用。",
        "航运企业发放的船票应当编号。",
        "无论规模大小，航运企业应当备案。",
        "为保障航道畅通，促进航运企业发展，航运企业应当备案。",
        "任何企业发现暗礁，应当报告。",
        "航运企业应当在每航次结束后10日内备案。",
        "航运企业应当自成立之日起三十日内备案。",
        "航运企业应当在开航前备案。",
        "每季度末，航运企业应当备案。",
        "按照“谁开航谁负责”的原则，航运企业应当备案。",
        "航运企业应当按照规定的格式报送名单。",
        "航运企业应当监视航道情况。",
        "航运企业应当对全部船舶开展评估。",
        "航运企业应当采用具有定位功能的系统。",
        "航运企业应当在系统上线前开展评估。",
    ],
)
def test_what_tells_how_or_on_what_occasion_leaves_nothing_over(text: str) -> None:
    assert left(text) is Left.NOTHING


@pytest.mark.parametrize(
    "text",
    [
        "航运企业租用码头，应当备案。",
        "航运企业代购船票，应当备案。",
        "航运企业在锚地加油，应当备案。",
        "航运企业集装箱应当备案。",
        "航道疏浚结束后，航运企业应当备案。",
        "经渔政管理部门批准后，航运企业应当备案。",
        "《渔港条例》施行后，航运企业应当备案。",
        "待航线恢复，航运企业应当备案。",
        "第二阶段，航运企业应当备案。",
        "渔港范围内，航运企业应当备案。",
        "航运企业应当在国家系统建成后备案。",
        "航运企业应当从下一年度起备案。",
        "“十五五”末，航运企业应当备案。",
        "规划末期，航运企业应当备案。",
        "省级平台上线时，航运企业应当备案。",
        "航运企业应当在新一代平台投用时完成迁移。",
        "航运企业应当根据航道局的点名备案。",
        "航运企业应当按照公布的名单备案。",
        "航运企业应当视航道情况报告。",
        "航运企业应当酌情减免票款。",
        "航运企业应当对搭载卫星终端的产品开展评估。",
        "首批航线开通的，航运企业应当备案。",
        "航运企业，载客达到千人时，应当备案。",
        "涉及夜航的航次，应当经航道局同意。",
        "任何企业报告险情时，应当说明位置。",
    ],
)
def test_an_act_a_thing_or_a_start_that_nobody_read_leaves_a_case_open(text: str) -> None:
    assert left(text) is Left.CASE


@pytest.mark.parametrize(
    "text",
    [
        "承接航运企业疏浚任务的公司应当保密。",
        "航运企业，还有渔业企业，都应当备案。",
        "不管是航运企业，还是渔业企业，均须备案。",
        "航运企业租用渔船的，租用双方应当备案。",
    ],
)
def test_another_party_that_stands_there_may_be_who_must(text: str) -> None:
    assert left(text) is Left.WHO


def test_what_was_read_leaves_nothing_over() -> None:
    assert left("航运企业运送渔货，应当备案。") is Left.CASE
    assert left("航运企业运送渔货，应当备案。", "运送渔货") is Left.NOTHING
