import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.graph.model import TimeRuleKind
from dutygraph.loaders.duties.time.rules import FoundTimeRule, counted_from, find_time_rules
from dutygraph.text.numerals import to_chinese

DEADLINE = TimeRuleKind.ANNUAL_DEADLINE
FREQUENCY = TimeRuleKind.FREQUENCY
AFTER = TimeRuleKind.AFTER_EVENT
BEFORE = TimeRuleKind.BEFORE_EVENT
OPEN = TimeRuleKind.UNSPECIFIED


def only(text: str) -> FoundTimeRule:
    (rule,) = find_time_rules(text)
    assert text[rule.start : rule.end] == rule.text
    return rule


def said(text: str, subject: str | None = None) -> list[tuple[TimeRuleKind, str]]:
    span = (text.index(subject), text.index(subject) + len(subject)) if subject else None
    return [(rule.kind, rule.text) for rule in find_time_rules(text, span)]


@pytest.mark.parametrize(
    ("text", "words", "month", "day"),
    [
        ("企业应在每年3月10日前完成上一年度备案信息的更新确认。", "每年3月10日前", 3, 10),
        ("企业应在 11 月 30 日前向市通管局报送报告。", "11 月 30 日前", 11, 30),
        ("(1) 在 7 月 31 日前向市通管局备案。", "7 月 31 日前", 7, 31),
        ("每年十二月十五日前报送", "每年十二月十五日前", 12, 15),
        ("每年１２月１５日前报送", "每年１２月１５日前", 12, 15),
        ("每年的11月30日之前报送", "每年的11月30日之前", 11, 30),
        ("每年12月15日报送年度报告", "每年12月15日", 12, 15),
        ("不得晚于11月30日报送", "不得晚于11月30日", 11, 30),
        ("每年1月1日至3月31日期间提交", "每年1月1日至3月31日", 3, 31),
        ("应在每年3月至5月期间报送", "每年3月至5月期间", 5, 31),
        ("应于次年1月底前完成", "次年1月底前", 1, 31),
        ("每年2月底前完成", "每年2月底前", 2, 29),
        ("3月末前报送", "3月末前", 3, 31),
        ("年底前完成整改", "年底前", 12, 31),
        ("每年年底前完成整改", "每年年底前", 12, 31),
        ("应于年内完成", "年内", 12, 31),
        ("第一季度内完成", "第一季度内", 3, 31),
        ("每年上半年开展自查", "每年上半年", 6, 30),
        ("会计年度结束后四个月内报送", "会计年度结束后四个月内", 4, 30),
    ],
)
def test_a_day_of_the_year(text: str, words: str, month: int, day: int) -> None:
    rule = only(text)
    assert (rule.kind, rule.text, rule.month, rule.day, rule.year) == (DEADLINE, words, month, day, None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026年11月30日前完成整改", 30),
        ("二〇二六年十一月三十日前", 30),
        ("2026年11月底前", 30),
        ("2026年11月完成整改", 30),
        ("自2026年10月8日至11月12日开展自查", 12),
        ("2026年9月1日起至2026年11月12日，集中开展自查", 12),
        ("应于2026年10月至11月底前完成", 30),
        ("2026年10月—11月完成核对", 30),
        ("2025年12月至2026年11月期间，应当换证", 30),
    ],
)
def test_a_day_with_its_year_is_due_in_that_year_only(text: str, day: int) -> None:
    rule = only(text)
    assert (rule.kind, rule.year, rule.month, rule.day) == (DEADLINE, 2026, 11, day)


@pytest.mark.parametrize(
    "text",
    [
        "次日12时前报告",
        "当日18时前上报",
        "月底前报送",
        "本月内完成",
        "10月上旬报送",
        "2026年10月中旬前完成",
    ],
)
def test_a_day_that_hangs_on_another_is_left_open(text: str) -> None:
    assert only(text).kind is OPEN


@pytest.mark.parametrize("text", ["2025年6月完成备案的企业应当复核", "2025年底已完成备案的应当复核"])
def test_when_something_was_done_is_no_deadline(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "event", "within", "working_days"),
    [
        ("投入使用30日前备案", "投入使用", "P30D", False),
        ("企业应当在出境活动开展十个工作日前申报", "出境活动开展", "P10D", True),
        ("停止服务的，提前三十日告知用户", "停止服务", "P30D", False),
        ("上线前完成测试", "上线", None, None),
        ("应当在活动开始前5个工作日提交方案", "活动开始", "P5D", True),
        ("会议召开之前至少三十日内公告", "会议召开", "P30D", False),
    ],
)
def test_how_long_before_an_event(
    text: str, event: str, within: str | None, working_days: bool | None
) -> None:
    rule = only(text)
    assert (rule.kind, rule.event, rule.within, rule.working_days) == (BEFORE, event, within, working_days)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("船东应当在演练结束后次日报送小结。", "演练结束"),
        ("返航后的第二天提交航次表。", "返航"),
        ("险情排除后翌日12时前报告。", "险情排除"),
        ("应当自次日起每日报送。", None),
        ("应当于每月次日备份。", None),
        ("返航后次日达企业应当公示时限。", None),
    ],
)
def test_the_day_after_an_event_is_within_one_day(text: str, event: str | None) -> None:
    found = [one for one in find_time_rules(text) if one.kind is AFTER]
    assert [(one.event, one.within) for one in found] == [(event, "P1D")] * (event is not None)


def test_the_day_after_is_no_part_of_the_event() -> None:
    for text in ("收到通知之日的次日起5日内报送", "收到通知次日起5日内报送", "收到通知后第二日起5日内报送"):
        rule = only(text)
        assert (rule.kind, rule.event, rule.within) == (AFTER, "收到通知", "P5D")
    assert [rule.event for rule in find_time_rules("发现漏洞后2日内、修复后5日内报告")] == [
        "发现漏洞",
        "修复",
    ]
    assert said("每月最后一个工作日前报送") == [(FREQUENCY, "每月")]


def test_the_months_of_an_act_end_with_the_last_of_them() -> None:
    for text in ("3—5月，企业开展自查", "3月至5月，企业开展自查"):
        assert [(rule.kind, rule.month, rule.day) for rule in find_time_rules(text)] == [(DEADLINE, 5, 31)]
    assert said("对3—5月发生的事件进行总结") == []


def test_what_something_was_like_before_is_no_time_of_an_act() -> None:
    assert said("密级不低于处理前密级") == []
    assert said("应当实时传输船位数据") == [(OPEN, "实时")]
    assert said("应当按照国家有关规定报送船位数据") == []


def test_what_ends_early_is_no_time_of_an_act() -> None:
    assert said("提前停运的，应当提前至少7日告知") == [(BEFORE, "提前停运的，应当提前至少7日")]


def test_several_days_are_several_deadlines() -> None:
    yearly = (DEADLINE, "每年6月30日和12月31日前")
    assert said("每年6月30日和12月31日前报送") == [yearly, yearly]
    assert said("于5月15日前、10月20日前报送") == [(DEADLINE, "5月15日前"), (DEADLINE, "10月20日前")]


@pytest.mark.parametrize(
    ("text", "words", "times", "period", "at_least"),
    [
        ("定级为三级及以上的网络设施和系统每年开展一次", "每年开展一次", 1, "P1Y", False),
        ("定级为二级的网络设施和系统每两年开展一次。", "每两年开展一次", 1, "P2Y", False),
        ("每年至少一次", "每年至少一次", 1, "P1Y", True),
        ("企业应每年至少组织开展一次应急演练", "每年至少组织开展一次", 1, "P1Y", True),
        (
            "每年对其重要数据处理活动至少开展一次数据安全风险评估",
            "每年对其重要数据处理活动至少开展一次",
            1,
            "P1Y",
            True,
        ),
        ("每半年至少开展一次漏洞扫描", "每半年至少开展一次", 1, "P6M", True),
        ("每季度报送一次", "每季度报送一次", 1, "P3M", False),
        ("每季度报送", "每季度", 1, "P3M", False),
        ("每年进行两次以上演练", "每年进行两次以上", 2, "P1Y", True),
        ("每 3 年 开展 1 次", "每 3 年 开展 1 次", 1, "P3Y", False),
        ("每三个月检查一次", "每三个月检查一次", 1, "P3M", False),
        ("一年内至少开展一次", "一年内至少开展一次", 1, "P1Y", True),
        ("半年一次", "半年一次", 1, "P6M", False),
        ("重要数据的处理者应当每年度对其网络数据处理活动开展风险评估", "每年度", 1, "P1Y", False),
        ("每年向本地区行业监管部门报告处置情况", "每年", 1, "P1Y", False),
        ("每月10日前报送上月情况", "每月10日前", 1, "P1M", False),
        ("按季度报送", "按季度", 1, "P3M", False),
        ("按日上传", "按日", 1, "P1D", False),
    ],
)
def test_a_frequency(text: str, words: str, times: int, period: str, at_least: bool) -> None:
    rule = only(text)
    assert (rule.kind, rule.text) == (FREQUENCY, words)
    assert (rule.times, rule.period, rule.at_least) == (times, period, at_least)


def test_a_frequency_and_a_deadline_stand_side_by_side() -> None:
    text = "涉及重要数据共享的企业，每年应至少开展一次合作方审核，并在11月30日前将审核情况报送市通管局。"
    assert said(text) == [(FREQUENCY, "每年应至少开展一次"), (DEADLINE, "11月30日前")]
    assert said("每年11月30日前至少更新一次") == [
        (DEADLINE, "每年11月30日前"),
        (FREQUENCY, "每年11月30日前至少更新一次"),
    ]


@pytest.mark.parametrize(
    ("text", "event", "within", "working_days"),
    [
        ("备案申请人应当在收到反馈情况后的十五个工作日内再次提交备案申请", "收到反馈情况", "P15D", True),
        (
            "地方行业监管部门应当在工业和信息化领域数据处理者提交备案申请的二十个工作日内完成审核工作",
            "工业和信息化领域数据处理者提交备案申请",
            "P20D",
            True,
        ),
        ("自发现之日起十日内报告", "发现", "P10D", False),
        ("应当自收到通知之日起10个工作日内提交整改报告", "收到通知", "P10D", True),
        ("应当在发现或者获知网络产品安全漏洞后2日内报送", "发现或者获知网络产品安全漏洞", "P2D", False),
        ("备案内容发生重大变化的，应当在发生变化的三个月内变更", "发生变化", "P3M", False),
        (
            "涉及危害国家安全、公共利益的，网络数据处理者还应当在24小时内报告",
            "涉及危害国家安全、公共利益",
            "PT24H",
            False,
        ),
        ("如发生较大及以上事件，应在1小时内报告", "发生较大及以上事件", "PT1H", False),
        ("整改完成后半年内复查", "整改完成", "P6M", False),
    ],
)
def test_within_a_time_after_an_event(text: str, event: str, within: str, working_days: bool) -> None:
    rule = only(text)
    assert (rule.kind, rule.event, rule.within, rule.working_days) == (AFTER, event, within, working_days)


def test_an_event_told_of_over_several_clauses() -> None:
    event = "重要数据条目数量或者存储总量变化 30%以上，或者其他备案内容发生重大变化"
    rule = only(f"当{event}时，企业应在三个月内向市通管局更新备案。")
    assert (rule.event, rule.within) == (event, "P3M")


@pytest.mark.parametrize(
    ("text", "subject", "event"),
    [
        ("企业发现或获知车联网安全漏洞后，应立即采取补救措施", "企业", "发现或获知车联网安全漏洞"),
        ("发生数据安全事件时，应当立即采取处置措施", None, "发生数据安全事件"),
        ("发现漏洞的，应当第一时间报告", None, "发现漏洞"),
        ("涉及重要数据的安全事件，第一时间向监管部门报告", None, "涉及重要数据的安全事件"),
        ("企业发现漏洞后立即报告", "企业", "发现漏洞"),
        ("第五十五条 发生网络安全事件，应当立即启动预案", None, "发生网络安全事件"),
    ],
)
def test_at_once_after_an_event(text: str, subject: str | None, event: str) -> None:
    span = (text.index(subject), text.index(subject) + len(subject)) if subject else None
    (rule,) = find_time_rules(text, span)
    assert (rule.kind, rule.event, rule.within) == (AFTER, event, None)


@pytest.mark.parametrize(
    ("text", "kind", "words", "event"),
    [
        ("应当在签订合同后，十日内备案", AFTER, "签订合同后，十日内", "签订合同"),
        ("应当在修补漏洞后，立即公告", AFTER, "修补漏洞后，立即", "修补漏洞"),
    ],
)
def test_what_is_done_once_something_is_and_at_the_latest(
    text: str, kind: TimeRuleKind, words: str, event: str | None
) -> None:
    rule = only(text)
    assert (rule.kind, rule.text, rule.event) == (kind, words, event)


def test_at_once_and_within_hours_of_one_event() -> None:
    rules = find_time_rules("发生数据安全事件时，应当立即采取处置措施，并在48小时内报告")
    assert [(rule.event, rule.within) for rule in rules] == [
        ("发生数据安全事件", None),
        ("发生数据安全事件", "PT48H"),
    ]


@pytest.mark.parametrize(
    ("text", "subject", "event"),
    [
        ("升级软件包发布或更新前，企业应开展安全检测。", "企业", "升级软件包发布或更新"),
        ("在车联网应用程序发布或更新前，企业应开展检测。", "企业", "车联网应用程序发布或更新"),
        ("涉及数据出境的企业在个人信息处理活动前，应评估", "涉及数据出境的企业", "个人信息处理活动"),
        ("运营主体,在上海市内开展测试、示范活动前,应检测", "运营主体", "在上海市内开展测试、示范活动"),
        ("网络数据处理者应当在数据公开前分析研判", "网络数据处理者", "数据公开"),
        ("个人信息处理者在处理个人信息前，应当告知", None, "处理个人信息"),
        ("在活动开展10个工作日前报备", None, "活动开展"),
        ("终止服务的，应当提前30日告知用户", None, "终止服务"),
    ],
)
def test_before_an_event(text: str, subject: str | None, event: str) -> None:
    span = (text.index(subject), text.index(subject) + len(subject)) if subject else None
    (rule,) = find_time_rules(text, span)
    assert (rule.kind, rule.event) == (BEFORE, event)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("市通管局定期开展漏洞通报和抽查工作", "定期"),
        ("不定期开展检查", "不定期"),
        ("及时发现并解决安全隐患", "及时"),
        ("汽车数据处理者应按要求向市通管局报送年度报告。", "按要求"),
        ("在规定期限内形成总结报告", "在规定期限内"),
        ("应当立即启动预案", "立即"),
        ("企业应在 十 个 工作日 内反馈", "十 个 工作日 内"),
        ("按照规定及时告知用户并向有关主管部门报告", "及时"),
    ],
)
def test_times_left_open(text: str, words: str) -> None:
    assert said(text) == [(OPEN, words)]


def test_an_exact_time_leaves_no_vague_one_in_its_clause() -> None:
    assert said("每年定期开展评估") == [(FREQUENCY, "每年")]
    assert said("每年开展一次评估，及时消除隐患") == [(FREQUENCY, "每年开展一次"), (OPEN, "及时")]


@pytest.mark.parametrize(
    "text",
    [
        "自2025年1月1日起施行。",
        "2024—2026年行动计划",
        "三年行动计划（2025－2027年）",
        "2026年1月1日至2026年12月31日",
        "上一年度汽车数据安全管理情况",
        "应当至少保存3年",
        "应当在航程结束后三年内妥善保管航行日志",
        "应当自航程结束之日起两年内继续将日志保存",
        "将航行日志保存至航程结束后180日内",
        "日志留存时间不少于六个月",
        "五年内不得从事网络安全管理",
        "近三年内未发生事件",
        "存储于中华人民共和国境内的数据",
        "目前已完成，前款规定的除外",
        "按照相关要求，落实汽车数据安全管理工作",
        "按照《规范》（GB/T 35273—2020）等要求",
        "按照《每年12月15日前报送的通知》落实",
        "2025年底共有用户三万",
        "按照规定留存相关的网络日志",
        "不得从事前款非法活动",
        "在一定期限内担任董事",
        "未按照规定及时告知用户的",
        "未立即采取补救措施的",
    ],
)
def test_no_time_rule(text: str) -> None:
    assert find_time_rules(text) == ()


BLANKS = st.text(alphabet=" \u3000\t", max_size=2)


@st.composite
def spaced(draw: st.DrawFn, words: tuple[str, ...]) -> str:
    return "".join(word + draw(BLANKS) for word in words[:-1]) + words[-1]


@given(st.data(), st.integers(1, 12), st.integers(1, 28), st.sampled_from(["arabic", "full", "chinese"]))
def test_widths_numerals_and_blanks_make_no_difference(
    data: st.DataObject, month: int, day: int, digits: str
) -> None:
    def written(number: int) -> str:
        if digits == "chinese":
            return to_chinese(number)
        plain = str(number)
        return plain if digits == "arabic" else plain.translate({ord(d): ord(d) + 0xFEE0 for d in plain})

    text = "企业应在" + data.draw(spaced((written(month), "月", written(day), "日前"))) + "报送"
    rule = only(text)
    assert (rule.kind, rule.month, rule.day) == (DEADLINE, month, day)


@given(st.integers(1, 60), st.sampled_from([("日", "D"), ("个工作日", "D"), ("个月", "M"), ("年", "Y")]))
def test_lengths_of_time(count: int, unit: tuple[str, str]) -> None:
    for written in (str(count), to_chinese(count)):
        rule = only(f"应当在收到通知后{written}{unit[0]}内报送")
        assert (rule.kind, rule.event, rule.within) == (AFTER, "收到通知", f"P{count}{unit[1]}")


WORDS = (
    "企业 应 在 每年 3月10日 前 后 内 ， 。 、 三个月 至少 一次 当 时 发生 立即 及时 定期 《 》 “ ( ) 的 "
    "月 日 年 ㎡ 2026年 11 三十 之前 发布 按 要求 报送 半年 季度 底 L3"
)
FRAGMENTS = st.sampled_from([*WORDS.split(), " ", "\n", "\u3000"])


@given(st.one_of(st.text(max_size=60), st.lists(FRAGMENTS, max_size=30).map("".join)), st.data())
def test_any_text_is_read_with_exact_spans(text: str, data: st.DataObject) -> None:
    span = None
    if text:
        start = data.draw(st.integers(0, len(text) - 1))
        span = (start, data.draw(st.integers(start + 1, len(text))))
    for rule in find_time_rules(text, span):
        assert text[rule.start : rule.end] == rule.text
        assert rule.text.strip()
        assert (rule.month is not None) == (rule.kind is DEADLINE)
        assert (rule.period is not None) == (rule.kind is FREQUENCY)
        assert (rule.event is not None) == (rule.kind in {AFTER, BEFORE})
        assert rule.event is None or rule.event in text


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("每季度首月10日前报送", [(1, 10), (4, 10), (7, 10), (10, 10)]),
        ("每季度末月20日前报送", [(3, 20), (6, 20), (9, 20), (12, 20)]),
        ("每季度末20日前报送", [(3, 20), (6, 20), (9, 20), (12, 20)]),
        ("每季度结束后次月5日前报送", [(1, 5), (4, 5), (7, 5), (10, 5)]),
        ("每季度结束后的次月10日前报送", [(1, 10), (4, 10), (7, 10), (10, 10)]),
    ],
)
def test_a_day_of_each_quarter_is_four_days_of_a_year(text: str, days: list[tuple[int, int]]) -> None:
    found = [(rule.month, rule.day) for rule in find_time_rules(text) if rule.month]
    assert found == days


def test_units_of_standards_and_permission_are_no_part_of_an_event() -> None:
    (within,) = find_time_rules("发现异常后，人员应在30 min内上报")
    assert within.within == "PT30M"
    (within,) = find_time_rules("如有异议，可在收到通知之日起5日内申请复核")
    assert within.event == "收到通知"


@pytest.mark.parametrize(
    ("text", "event", "within"),
    [
        ("渔船发生碰撞事故，船东应当在24小时内上报", "渔船发生碰撞事故", "PT24H"),
        ("通信恢复后应在10 min内补传", "通信恢复", "PT10M"),
    ],
)
def test_what_happens_may_be_told_without_a_word_for_it_or_before_the_modal_word(
    text: str, event: str, within: str
) -> None:
    rule = only(text)
    assert (rule.kind, rule.event, rule.within) == (AFTER, event, within)


@pytest.mark.parametrize(
    "text",
    ["建立发现隐患的机制，应在5日内报告", "为防止发生碰撞，应在5日内检修", "制定发生事故预案，应在5日内报送"],
)
def test_what_is_only_spoken_of_starts_no_time(text: str) -> None:
    assert only(text).kind is OPEN


def test_how_long_before_may_be_said_behind_what_is_to_come() -> None:
    rule = only("每次出航活动实施前，船东应至少提前3个工作日提交方案")
    assert (rule.kind, rule.event, rule.within, rule.working_days) == (BEFORE, "出航活动实施", "P3D", True)


@pytest.mark.parametrize(
    "text",
    [
        "对2026年12月31日前建成投用的泊位，按标准给予补助",
        "2025年6月底前完成备案的渔船可以继续作业",
        "请2026年底前新办的企业于下一航季提供资料",
        "2020年1月1日前注册登记的渔船，应当复检",
        "2026年6月底前取得捕捞许可的船东可以续期",
        "凡在2026年12月31日前取得远洋捕捞许可证的企业，均应参加年检。",
        "2026年12月31日之前（含12月31日）取得许可证的渔业企业应当参加年检。",
        "2026年12月31日前取得湖北省海洋与渔业管理局颁发的远洋捕捞许可证的企业，应当参加年检。",
    ],
)
def test_a_day_that_tells_which_are_meant_is_no_deadline(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "自通知印发之日起至2027年2月28日，船东应当完成自查。",
            [(DEADLINE, "自通知印发之日起至2027年2月28日")],
        ),
        ("即日起至9月30日，船东应当报送清单。", [(DEADLINE, "即日起至9月30日")]),
        ("自即日起至9月30日，船东应当每日报告水温。", [(FREQUENCY, "每日")]),
        ("试点期限自2027年1月1日起至2028年12月31日止。", []),
        ("本办法自2027年1月1日起至2028年12月31日止施行。", []),
        ("第一阶段（3月—5月）：船东开展自查。", [(DEADLINE, "3月—5月")]),
        ("应当根据法规要求填报销售数据。", []),
        ("并要在出航前应用识别技术。", [(BEFORE, "出航前")]),
        ("自查阶段（2026年9月1日至9月30日）：船东自查。", [(DEADLINE, "2026年9月1日至9月30日")]),
        ("9月1日零时至9月5日24时，渔船禁止通行。", [(OPEN, "9月1日零时至9月5日24时")]),
        ("渔船自公告之日起至10月31日18时一律不得进入。", [(OPEN, "自公告之日起至10月31日18时")]),
        ("应当在规定水域及时间内作业。", []),
        ("不得在降价、减价前提高标示价格。", []),
        ("2027年10月1日前开展了验收的，可以查询。", []),
        ("申报时间为2026年6月1日至6月20日。", [(DEADLINE, "2026年6月1日至6月20日")]),
        ("公示期为5个工作日（2026年3月2日至3月6日）。", []),
        (
            "渔船应当在遇险后立即报告，至迟不超过2小时。",
            [(AFTER, "遇险后立即"), (AFTER, "至迟不超过2小时")],
        ),
        ("应当查验需在出航前检查的设备。", []),
        ("在本办法公布前从事捕捞的，应当补办。", []),
        ("出航前未检查的，船东应当补检。", []),
        ("2026年12月5日至20日，开展自查自纠。", [(DEADLINE, "2026年12月5日至20日")]),
        ("3月5日至20日开展了检查。", []),
        ("12月5日至20日产生的数据应当留存。", []),
        (
            "船东应当自变更之日起15日内（属于登记事项的自登记变更之日起20日内）备案。",
            [(AFTER, "变更之日起15日内"), (AFTER, "登记变更之日起20日内")],
        ),
        ("可以不报送当年下半年报告。", []),
    ],
)
def test_a_window_ends_with_its_last_day_and_how_long_something_holds_is_none(
    text: str, expected: list[tuple[TimeRuleKind, str]]
) -> None:
    assert said(text) == expected


@pytest.mark.parametrize("text", ["应当在6月底前完成渔船的更新", "船东6月底前公布捕捞报告"])
def test_a_day_by_which_an_act_is_done_stays_one(text: str) -> None:
    assert only(text).kind is DEADLINE


@pytest.mark.parametrize(
    ("text", "event", "within"),
    [
        ("较大水情事件2小时内报告", "较大水情事件", "PT2H"),
        ("水库发生危及下游的事故，应在2小时内报告", "水库发生危及下游的事故", "PT2H"),
        ("造成溃坝的应在30分钟内上报", "造成溃坝", "PT30M"),
        ("其他汛情事故，应当在48小时内报告", "其他汛情事故", "PT48H"),
        ("收到指令后10 s内关闭闸门", "收到指令", "PT10S"),
        ("收到指令后5 d内完成检修", "收到指令", "P5D"),
    ],
)
def test_an_event_may_be_told_by_its_noun_alone(text: str, event: str, within: str) -> None:
    rule = only(text)
    assert (rule.kind, rule.event, rule.within) == (AFTER, event, within)


@pytest.mark.parametrize(
    "text",
    [
        "整改期限最长不得超过六个月",
        "但停水时间不得超过24小时",
        "2026年内开展过清淤的水库应当报送",
        "应当保存事发前至少90秒的水位数据",
        "应当记录事故前至少九十秒的数据",
    ],
)
def test_how_long_something_lasts_and_when_it_was_done_are_no_time_rules(text: str) -> None:
    assert find_time_rules(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("填报截止时间为12月15日", [(DEADLINE, "截止时间为12月15日")]),
        ("每年1月和7月向县水利局报送", [(DEADLINE, "每年1月和7月"), (DEADLINE, "每年1月和7月")]),
        ("每个季度结束后20日内报送", [(DEADLINE, "每个季度结束后20日内")] * 4),
        ("半年结束后15日内报送", [(DEADLINE, "半年结束后15日内")] * 2),
        ("季后20日内报送季报", [(DEADLINE, "季后20日内")] * 4),
        ("分别于季后、半年后及年后12日内报送", [(DEADLINE, "季后、半年后及年后12日内")] * 4),
        ("渔企于月后12日前报送月报", [(FREQUENCY, "月后12日前")]),
        ("应当于3月10日前后完成自查", [(OPEN, "3月10日前后")]),
        ("每双月报送水情", [(OPEN, "每双月")]),
        ("渔船遇险应当当日报告", [(OPEN, "当日")]),
        ("应当在下周五前反馈", [(OPEN, "下周五前")]),
        ("对一年内2次违规的渔船，应当复检", []),
        ("截至6月30日24时，仍有渔企未报送年报", []),
        ("截至7月31日，全国尚有渔企未报送年报", []),
        ("应于3月1日—3月31日登录系统填报", [(DEADLINE, "3月1日—3月31日")]),
        ("演练频次为1次/半年", [(FREQUENCY, "1次/半年")]),
        ("在3月和9月各项检查中配合", []),
        ("应当五日内一次性告知", [(OPEN, "五日内")]),
        ("应于2027年5月16日至8月31日期间登录系统填报", [(DEADLINE, "2027年5月16日至8月31日")]),
        ("渔企于3月10-20日登录系统填报", [(DEADLINE, "3月10-20日")]),
        ("5月1日至10月31日期间加强值守", []),
        ("应在本规定施行12个月内补报", [(AFTER, "本规定施行12个月内")]),
        ("上半年结束后15日内报送", [(AFTER, "上半年结束后15日内")]),
        ("季度终了后10个工作日内报送", [(AFTER, "季度终了后10个工作日内")]),
        ("2小时内难以查明的，先报已知情况", []),
        ("通行前方遇有障碍时可以绕行", []),
        ("每日0时至6时禁止通航", []),
        ("2022年12月31日前经县渔业局核准取得许可的渔业企业。", []),
        (
            "停航的，应当事先安排，并提前90日申请",
            [(BEFORE, "停航的，应当事先"), (BEFORE, "提前90日")],
        ),
        ("出航前，应提前3日报告", [(BEFORE, "出航前，应提前3日")]),
        ("渔企于2021年12月31日前迁移船坞的，应向迁入地备案", []),
        ("2023年12月31日前，在我市设立的渔企均应提交年度报告", []),
        ("隐患消除前，不得组织生产", []),
        ("渔船备案前一律不得出海", []),
        ("新渔网在投入使用前应当登记", [(BEFORE, "投入使用前")]),
        ("渔企应在取得捕捞许可证3个月内监测", [(AFTER, "取得捕捞许可证3个月内")]),
        ("每月5日前上报前一季度数据", [(FREQUENCY, "每月5日前")]),
        ("自事故发生之日起30日内，伤亡人数发生变化的，应当补报", []),
        ("终报应在处置完毕后3日内", [(AFTER, "处置完毕后3日内")]),
        ("每日16时前报送水位", [(FREQUENCY, "每日16时前")]),
        ("每周五17:00前报送水情", [(FREQUENCY, "每周五17:00前")]),
    ],
)
def test_words_of_a_time_are_taken_whole(text: str, expected: list[tuple[TimeRuleKind, str]]) -> None:
    assert said(text) == expected


def test_so_long_counts_from_what_the_statement_before_tells_of() -> None:
    rules = find_time_rules("水管单位应当在2小时内到场，每年开展一次演练，及时报告")
    assert [(rule.kind, rule.event, rule.within) for rule in counted_from(rules, "发生溃坝")] == [
        (AFTER, "发生溃坝", "PT2H"),
        (FREQUENCY, None, None),
        (OPEN, None, None),
    ]
    assert list(counted_from(rules, None)) == list(rules)


def test_a_length_after_a_named_day_and_a_past_year_tell_no_day() -> None:
    assert said("自2026年5月1日起10个工作日内报送。") == [(OPEN, "10个工作日内")]
    assert said("去年3月底前完成。") == []
    assert said("每年于3月底前报送。") == [(DEADLINE, "3月底前")]


def test_a_remark_in_brackets_is_a_sentence_of_its_own() -> None:
    found = find_time_rules("应在12小时内（如造成人员死亡的，应在6小时内）报告简况，48小时内报告详情。")
    assert [(one.kind, one.event, one.within) for one in found] == [
        (OPEN, None, None),
        (AFTER, "造成人员死亡", "PT6H"),
        (OPEN, None, None),
    ]
    found = find_time_rules("险情发生后，应在24小时（造成伤亡的，应在12小时内）完成信息上报。")
    assert [(one.event, one.within) for one in found] == [("险情发生", "PT24H"), ("造成伤亡", "PT12H")]
    assert only("应在收到通知后24小时（节假日顺延）内完成填报。").within == "PT24H"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "应在知悉险情后立即启动预案，2小时内报告，24小时内补报。",
            [("知悉险情", None), ("知悉险情", "PT2H"), ("知悉险情", "PT24H")],
        ),
        ("应立即停航，2小时内报告。", [(None, None), (None, None)]),
        ("发现险情后立即停航。整改应在3日内完成。", [("发现险情", None), (None, None)]),
    ],
)
def test_a_length_counts_from_what_is_answered_at_once(
    text: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert [(one.event, one.within) for one in find_time_rules(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("渔船应在2026年4月前完成换证", [(OPEN, "2026年4月前")]),
        ("三级以上渔船还需在检验后30日内报送结果", [(AFTER, "检验后30日内")]),
        ("证书通常在审核完成后5个工作日内发放", [(AFTER, "审核完成后5个工作日内")]),
        ("远洋渔船、运输船舶在出厂前应当安装定位装置", [(BEFORE, "出厂前")]),
        ("如需在境外停靠的，应当事先报告", [(BEFORE, "需在境外停靠的，应当事先")]),
        ("应当在租船合同签订5日内备案", [(AFTER, "租船合同签订5日内")]),
        ("应当报送截至2026年12月31日的渔获数据", []),
        ("应当使用有效期至2026年12月31日前的证书", []),
        ("应当在2026年12月5日后报送", []),
        ("由原定的2026年11月30日前延期至2026年12月31日前报送", [(DEADLINE, "2026年12月31日前")]),
        ("2026年12月30日前已经报送的报告不再报送", []),
        (
            "2026年6月1日前，养殖面积已经达到十亩的，应当在2026年7月14日前备案",
            [(DEADLINE, "2026年7月14日前")],
        ),
        ("于10月17日上午将样品送检", [(DEADLINE, "10月17日上午")]),
        (
            "定期检验合格后，检验机构应于10个工作日内出具报告",
            [(AFTER, "定期检验合格后，检验机构应于10个工作日内")],
        ),
        ("向检验机构申报定期检验，并凭定期检验合格报告出港", []),
        ("启用前或者启用后30日内登记", [(BEFORE, "启用前"), (AFTER, "启用后30日内")]),
        ("因故不能按时返港的，应当提前说明", [(OPEN, "提前")]),
        ("应当在约定的期限内提交", [(OPEN, "在约定的期限内")]),
        ("发现故障后10个工作日上报处置结果", [(AFTER, "发现故障后10个工作日")]),
        ("可延迟3个工作日报送", []),
        ("应当在渔业局规定的15日内整改", [(OPEN, "15日内")]),
        ("应按年度于次年3月底前报送捕捞报告", [(DEADLINE, "次年3月底前")]),
        ("应按年度报送捕捞报告，6月底前完成整改", [(FREQUENCY, "按年度"), (DEADLINE, "6月底前")]),
        ("不在规定期限内提出异议的，视为同意", []),
        ("每月第二个工作日报送渔获快报", [(FREQUENCY, "每月第二个工作日")]),
        ("渔船应当至少每月进行一次检查", [(FREQUENCY, "至少每月进行一次")]),
        ("每年5月，渔业局公布渔获情况", [(DEADLINE, "每年5月")]),
        ("2025年5月，渔业局印发了办法", []),
        ("应当在从事捕捞活动前报告", [(BEFORE, "从事捕捞活动前")]),
        # What else is asked between an event and its time is no part of it.
        (
            "发生碰撞的，船东应当立即停航，在24小时内报告",
            [(AFTER, "发生碰撞的，船东应当立即"), (AFTER, "24小时内")],
        ),
        ("发生碰撞的，应当立即报告", [(AFTER, "发生碰撞的，应当立即")]),
        ("船东应当按半年度编制报告", [(FREQUENCY, "按半年度")]),
        ("船东应当按半年报送报告", [(FREQUENCY, "按半年")]),
        ("应当于停航之日前60日通知", [(BEFORE, "停航之日前60日")]),
        ("应当至迟于出航前5日报告", [(BEFORE, "出航前5日")]),
        ("应当在出厂之日起2年内每半年报告一次", [(FREQUENCY, "每半年报告一次")]),
        ("应当在出厂之日起2年内报告", [(AFTER, "出厂之日起2年内")]),
        ("应当在每年三月和九月的最后一个工作日前更新", [(OPEN, "最后一个工作日前")]),
        ("应当每年更新", [(FREQUENCY, "每年")]),
        ("应当每旬末报送进度表", [(OPEN, "每旬")]),
        ("应当在次月中旬前报送", [(OPEN, "次月中旬前")]),
        ("应当将结果在停航之日起3日内报送", [(AFTER, "停航之日起3日内")]),
        ("应当最晚在出航前一天报备", [(BEFORE, "出航前一天")]),
        ("应当在证书届满前六个月至三个月期间申请", [(BEFORE, "证书届满前")]),
        ("应当在证书届满前一个月到渔业局办理延期", [(BEFORE, "证书届满前一个月")]),
        ("对存在隐患的，应当立即报告", [(AFTER, "对存在隐患的，应当立即")]),
        ("应当每间隔六个月提交报告", [(FREQUENCY, "每间隔六个月")]),
        # By when things were made says which are meant.
        ("应当对2026年6月30日前建造的渔船开展排查", []),
        ("应当于2026年6月30日前对渔船开展排查", [(DEADLINE, "2026年6月30日前")]),
        ("应当安排2027年前报废的渔船返港", []),
        ("应当按照每船每日20元的标准缴纳", []),
        ("应当每日20时前报送", [(FREQUENCY, "每日20时前")]),
        ("应当于每年11月至次年2月加强值守", []),
        ("应当保证故障后5分钟内恢复", [(AFTER, "故障后5分钟内")]),
        ("应当从发现之时起算2小时内报告", [(AFTER, "发现之时起算2小时内")]),
        ("应当在每月15日（遇节假日顺延）前申报", [(FREQUENCY, "每月")]),
    ],
)
def test_times_are_read_as_their_sentence_limits_them(
    text: str, expected: list[tuple[TimeRuleKind, str]]
) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("企业应当在每年3月底和9月底报送", [(3, 31), (9, 30)]),
        ("每年一季度末、三季度末报送", [(3, 31), (9, 30)]),
        ("每年5月1日、10月1日前各检查一次", [(5, 1), (10, 1)]),
    ],
)
def test_every_year_is_of_all_days_that_are_joined(text: str, found: list[tuple[int, int]]) -> None:
    rules = [rule for rule in find_time_rules(text) if rule.kind is DEADLINE]
    assert [(rule.month, rule.day) for rule in rules] == found
    assert all(rule.text.startswith("每年") for rule in rules)


def test_days_with_a_year_or_of_an_act_of_their_own_share_none() -> None:
    assert said("每年3月底前报送，9月底前整改") == [(DEADLINE, "每年3月底前"), (DEADLINE, "9月底前")]
    assert said("2026年3月底和9月的数据") == []


def test_a_month_from_which_on_something_is_done_is_no_last_one() -> None:
    assert said("企业应当自2026年7月起每季度报送数据") == [(FREQUENCY, "每季度")]
    assert said("企业应当2026年7月报送数据") == [(DEADLINE, "2026年7月")]


def test_a_longest_interval_is_how_often_at_least() -> None:
    rule = only("设备检查周期最长不得超过六个月")
    assert (rule.kind, rule.times, rule.period, rule.at_least) == (FREQUENCY, 1, "P6M", True)
    assert only("两次巡检间隔不超过7天").period == "P7D"
    assert said("整改周期不得超过六个月") == []
    assert said("检查周期不得少于六个月") == []


@pytest.mark.parametrize(
    ("text", "kind", "event", "within"),
    [
        ("应当在期限届满前提交申请", BEFORE, "期限届满", None),
        ("应当在法定节假日前一个工作日报送值班表", BEFORE, "法定节假日", "P1D"),
        ("应当在演练后10日提交报告", AFTER, "演练", "P10D"),
        ("不晚于活动开始前48小时报备方案", BEFORE, "活动开始", "PT48H"),
    ],
)
def test_short_words_for_before_and_after(
    text: str, kind: TimeRuleKind, event: str, within: str | None
) -> None:
    rule = only(text)
    assert (rule.kind, rule.event, rule.within) == (kind, event, within)


def test_what_is_set_in_front_is_no_time() -> None:
    assert said("前提条件应当满足") == []
    assert said("上述前提下应当备案") == []


def test_an_article_as_amended_keeps_its_times() -> None:
    assert only("“企业应当每季度报送日志。”").text == "每季度"
    assert find_time_rules("企业应当按照“应当每年报告”的要求执行。") == ()
