"""Cases that an article tells or lists: conditions where understood, open where not, never left out."""

import datetime

import pytest

from dutygraph.graph.model import Bearer, Doubt, DoubtKind, Obligation, Relationship
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.structure.laws.articles import TABLE
from tests.loaders.records.reading import Said, law, read

IN_FORCE = "第三条 本办法自2025年5月1日起施行。"


def last_duty(article: str, knowledge: Knowledge) -> tuple[bool, tuple[str, ...], dict[str, str], bool]:
    """Of the last statement of an article: whether its case is open, whom it binds, on what conditions by
    their groups, and whether its case is in doubt.
    """
    said = read(law(f"第一条 {article}", "第二条 企业可以咨询。", IN_FORCE), knowledge)
    end = said.provisions[0].end or 0
    duty = [one for one in said.nodes if isinstance(one, Obligation) and one.start < end][-1]
    assert duty.bearer is Bearer.ENTERPRISE
    kinds = {one.kind for one in _ends(said, duty.id, "HAS_DOUBT") if isinstance(one, Doubt)}
    groups = {
        edge.end.removeprefix("condition:"): "".join(_groups(edge)) for edge in _edges(said, duty.id, "WHEN")
    }
    bound = tuple(edge.end for edge in _edges(said, duty.id, "BINDS"))
    return bool(duty.open_case), bound, groups, DoubtKind.CONDITION in kinds


def _groups(edge: Relationship) -> tuple[str, ...]:
    groups = dict(edge.properties)["groups"]
    assert isinstance(groups, tuple)
    return groups


def _edges(said: Said, start: str, type: str) -> list[Relationship]:
    return [one for one in said.loaded.statements.relationships if (one.start, one.type) == (start, type)]


def _ends(said: Said, start: str, type: str) -> list[object]:
    ends = {edge.end for edge in _edges(said, start, type)}
    return [one for one in said.nodes if one.id in ends]


@pytest.mark.parametrize(
    "article",
    [
        "车联网企业应当报送年度报告。使用渔用雷达的，应当同时报送雷达情况。",
        "车联网企业应当报送年度报告；使用渔用雷达的，还应当报送雷达情况。",
        "车联网企业应当报送年度报告。捕捞规模未达到第二条规定数量的，可以不报送。",
        "车联网企业捕捞规模不足十吨的，可以不报送。",
        "车联网企业有下列情形之一的，应当申报：\n（一）为船舶提供导航；\n（二）捕捞量超过十吨。",
        "车联网企业符合下列条件之一的，可以免予申报：\n（一）处理重要数据；\n（二）为船舶提供导航。",
        "车联网企业有下列情形之一的，应当申报：\n（一）处理重要数据；\n（二）其他影响较大的捕捞活动。",
    ],
)
def test_a_standing_case_that_was_not_understood_is_open_for_whom_it_binds(
    article: str, knowledge: Knowledge
) -> None:
    assert last_duty(article, knowledge) == (True, ("iov-enterprise",), {}, True)


@pytest.mark.parametrize(
    "article",
    [
        "车联网企业应当报送年度报告。发生泄露的，应当立即报告。",
        "车联网企业有下列情形之一的，应当报告：\n（一）发生泄露；\n（二）停止服务；\n（三）其他应当报告的情形。",
    ],
)
def test_what_may_happen_to_any_limits_nobody(article: str, knowledge: Knowledge) -> None:
    open_, bound, groups, doubted = last_duty(article, knowledge)
    assert (open_, groups, doubted) == (False, {}, False)
    assert bound == ("iov-enterprise",)


@pytest.mark.parametrize("end", ["", "的"])
def test_cases_that_are_all_understood_are_alternatives(end: str, knowledge: Knowledge) -> None:
    open_, bound, groups, doubted = last_duty(
        f"车联网企业有下列情形之一的，应当申报：\n（一）处理重要数据{end}；\n（二）开展道路测试{end}。",
        knowledge,
    )
    assert (bound, open_, doubted) == (("iov-enterprise",), False, False)
    assert groups == {
        "processes-important-data/is/true": "1",
        "tests-or-operates-on-roads/is/true": "2",
    }


def test_a_case_told_before_holds_with_each_that_is_listed(knowledge: Knowledge) -> None:
    *_, groups, doubted = last_duty(
        "处理重要数据的车联网企业有下列情形之一的，应当申报：\n（一）向境外提供个人信息；\n（二）开展道路测试。",
        knowledge,
    )
    assert not doubted
    assert groups["processes-important-data/is/true"] == "12"
    assert sorted(groups.values()) == ["1", "12", "2"]


@pytest.mark.parametrize(
    ("article", "subject", "bearer", "times"),
    [
        ("终端不应存在由权威漏洞平台6个月前公布且未经处置的漏洞。", None, Bearer.UNSTATED, 0),
        ("网关应当使用由密码管理机构批准的产品。", None, Bearer.UNSTATED, 0),
        ("测试数据应当由测试主体妥善保存。", "测试主体", Bearer.ENTERPRISE, 0),
        ("车联网企业应当在上市3个月前申报由检测机构出具的报告。", "车联网企业", Bearer.ENTERPRISE, 1),
    ],
)
def test_who_is_told_to_have_made_a_thing_is_not_who_must(
    article: str, subject: str | None, bearer: Bearer, times: int, knowledge: Knowledge
) -> None:
    said = read(law(f"第一条 {article}", "第二条 企业可以咨询。", IN_FORCE), knowledge)
    first = said.duties[0]
    assert (first.subject, first.bearer, len(first.times)) == (subject, bearer, times)


@pytest.mark.parametrize(
    ("party", "types", "open_"),
    [
        ("自愿签署本公约的车联网企业、零部件供应商", ("iov-enterprise", "component-manufacturer"), True),
        ("纳入试点的船厂、零部件供应商", ("component-manufacturer",), True),
        ("车联网企业、零部件供应商", ("iov-enterprise", "component-manufacturer"), False),
        ("本市的车联网企业、零部件供应商", ("iov-enterprise", "component-manufacturer"), False),
        ("处理重要数据的车联网企业、零部件供应商", ("iov-enterprise", "component-manufacturer"), False),
    ],
)
def test_what_limits_the_first_of_a_list_of_parties_limits_all(
    party: str, types: tuple[str, ...], *, open_: bool, knowledge: Knowledge
) -> None:
    said = read(law(f"第一条 {party}应当公示收费标准。", "第二条 企业可以咨询。", IN_FORCE), knowledge)
    assert (said.duties[0].types, bool(said.obligations[0].open_case)) == (types, open_)


@pytest.mark.parametrize(
    ("article", "groups", "open_"),
    [
        (
            "处理重要数据的车联网企业应当备案；其中开展道路测试的，应当报告。",
            {"processes-important-data/is/true": "1", "tests-or-operates-on-roads/is/true": "1"},
            False,
        ),
        (
            "处理重要数据的车联网企业应当备案；开展道路测试的，应当报告。",
            {"tests-or-operates-on-roads/is/true": "1"},
            False,
        ),
        (
            "处理重要数据的，车联网企业应当备案，不得瞒报。",
            {"processes-important-data/is/true": "1"},
            False,
        ),
        (
            "开展道路测试的，车联网企业应当投保；未投保的，不得上路。",
            {"tests-or-operates-on-roads/is/true": "1"},
            False,
        ),
        ("使用渔用雷达的，车联网企业可以免检，但应当报告。", {}, True),
        # The opposite of the case before is not that case.
        ("涉及数据出境的，车联网企业应当备案；不涉及的，应当说明。", {}, True),
        ("涉及数据出境的车联网企业应当备案，其他企业应当说明。", {}, True),
        (
            "工业数据处理者应当备案。不得瞒报。发生变化的，应当更新。",
            {"data-fields/any-of/industrial": "1"},
            False,
        ),
        ("处理不满100万人个人信息的车联网企业应当每三年审计一次；100万人以上的，每两年一次。", {}, True),
        ("处理超过50万人个人信息的车联网企业应当每年审计一次；不足50万人的，可以每三年一次。", {}, True),
    ],
)
def test_a_case_within_another_and_one_of_a_bare_number(
    article: str, groups: dict[str, str], open_: bool, knowledge: Knowledge
) -> None:
    case, _, found, doubted = last_duty(article, knowledge)
    assert (found, case, doubted) == (groups, open_, open_)


def test_rows_of_a_table_in_a_law_that_ask_are_statements_in_an_open_case(knowledge: Knowledge) -> None:
    text = (
        "渔船管理办法\n\n第一条 车联网企业应当建立制度。\n\n第二条 车联网企业应当遵守下表。\n\n类别\t要求\n"
        "远洋\t车联网企业应当每年3月31日前报告。\n近海\t无\n\n第三条 本办法自2025年5月1日起施行。\n\n"
        "附件\n\n目录\n\n序号\t鱼种\n1\t大黄鱼\n2\t小黄鱼\n"
    )
    said = read(text, knowledge)
    assert said.labels == ["第一条", "第二条", "第三条", "表1", "表1·1", "表1·1第一款", "表1·1第二款"]
    last = said.duties[-1]
    assert (last.text, last.types, last.times) == (
        "车联网企业应当每年3月31日前报告。",
        ("iov-enterprise",),
        (("yearly-03-31", None),),
    )
    assert said.obligations[-1].open_case
    doubts = [(one.kind, one.quote) for one in said.nodes if isinstance(one, Doubt)]
    assert (DoubtKind.STRUCTURE, "类别") in doubts
    assert any(kind is DoubtKind.CONDITION for kind, _ in doubts)
    left = [words for words, reason in said.left_out if reason == TABLE]
    assert left == ["近海", "无", "序号", "鱼种", "1", "大黄鱼", "2", "小黄鱼"]


@pytest.mark.parametrize(
    "exception",
    [
        "仅在近海作业的，不适用本办法第一条、第二条第二款。",
        "近海渔船无须履行第一条、第二条第二款规定的义务。",
        "第一条规定不适用于近海渔船，第二条第二款的规定，对小型渔船不适用。",
        "停航的渔船暂不执行第一条，经批准可以豁免第二条第二款规定的义务。",
        "第一条仅适用于远洋渔船，第二条第二款由渔业局另行规定适用范围。",
    ],
)
def test_what_another_article_takes_some_out_of_is_open(exception: str, knowledge: Knowledge) -> None:
    text = (
        "渔船管理办法\n\n第一条 车联网企业应当备案。\n\n第二条 车联网企业应当培训船员。\n"
        "车联网企业应当报告。\n\n第三条 车联网企业应当投保。\n\n"
        f"第四条 {exception}\n\n第五条 本办法自2025年5月1日起施行。\n"
    )
    said = (one for one in read(text, knowledge).obligations if "车联网企业" in one.text)
    cases = [(one.text[5:-1], one.open_case) for one in said]
    assert cases == [("应当备案", True), ("应当培训船员", None), ("应当报告", True), ("应当投保", None)]


@pytest.mark.parametrize(
    ("exception", "open_"),
    [
        ("小型渔船不适用前条规定。", True),
        ("前条规定，仅适用于远洋渔船。", True),
        ("拒不执行第一条规定的，由渔业局责令改正。", None),
        ("不执行第一条规定的，处一万元罚款。", None),
        ("依照第一条备案的，不再适用原登记办法。", None),
    ],
)
def test_what_the_next_article_takes_some_out_of_is_open_and_what_it_punishes_is_not(
    exception: str, open_: bool | None, knowledge: Knowledge
) -> None:
    in_force = "第三条 本办法自2025年5月1日起施行。"
    text = f"渔船管理办法\n\n第一条 车联网企业应当备案。\n\n第二条 {exception}\n\n{in_force}\n"
    assert read(text, knowledge).obligations[0].open_case is open_


@pytest.mark.parametrize(
    ("last", "open_"),
    [
        ("本办法自2025年5月1日起施行，但第一条自2039年1月1日起施行。", [True, None]),
        ("第一条关于备案的规定，自2039年1月1日起执行。", [True, None]),
        ("本办法除第一条、第二条外，自2025年5月1日起施行。", [True, True]),
        ("第一条的施行时间由水利部另行通知。", [True, None]),
        ("第一条自系统建成之日起施行。", [True, None]),
        ("本办法自2025年5月1日起施行，第一条自2001年1月1日起施行。", [None, None]),
        ("新造的渔船自2039年1月1日起执行本办法。", [True, True]),
        ("本办法自2025年5月1日起施行。", [None, None]),
    ],
)
def test_what_begins_to_hold_on_a_day_of_its_own_has_that_or_is_open(
    last: str, open_: list[bool | None], knowledge: Knowledge
) -> None:
    text = f"渔船管理办法\n\n第一条 车联网企业应当备案。\n\n第二条 车联网企业应当投保。\n\n第三条 {last}\n"
    later = datetime.date(2039, 1, 1)
    said = read(text, knowledge).obligations
    assert [one.open_case or one.effective_from == later or None for one in said] == open_


IMPORTANT = "processes-important-data/is/true"
ON_ROADS = "tests-or-operates-on-roads/is/true"
TWO = "\n（一）处理重要数据；\n（二）开展道路测试。"


@pytest.mark.parametrize(
    ("article", "groups", "open_"),
    [
        ("车联网企业存在下列情形之一，应当申报：" + TWO, ("1", "2"), False),
        ("车联网企业在有下列情形之一时，应当申报：" + TWO, ("1", "2"), False),
        ("具有以下情形之一的车联网企业应当申报：" + TWO, ("1", "2"), False),
        ("车联网企业符合下列任意一项条件的，应当申报：" + TWO, ("1", "2"), False),
        ("车联网企业同时符合下列条件的，可以不申报：" + TWO, ("1", "1"), False),
        ("车联网企业满足下列全部条件的，可以不申报：" + TWO, ("1", "1"), False),
        ("车联网企业具备下列条件，可以申请试点：" + TWO, ("1", "1"), False),
        # Who has what is listed is not meant; how many of them it takes is not read.
        ("车联网企业不属于下列情形之一的，应当申报：" + TWO, (None, None), True),
        ("车联网企业符合下列两项以上条件的，应当申报：" + TWO, (None, None), True),
        # What an applicant must show is no case.
        ("车联网企业应当具备下列条件：" + TWO, (None, None), False),
    ],
)
def test_whether_cases_that_are_listed_hold_together(
    article: str, groups: tuple[str | None, ...], *, open_: bool, knowledge: Knowledge
) -> None:
    case, _, found, _ = last_duty(article, knowledge)
    assert ((found.get(IMPORTANT), found.get(ON_ROADS)), case) == (groups, open_)


def test_of_conditions_that_hold_together_those_understood_are_kept(knowledge: Knowledge) -> None:
    case, _, found, _ = last_duty(
        "车联网企业同时符合下列条件的，可以不申报：\n（一）未处理重要数据；\n（二）年捕捞量不足十吨。",
        knowledge,
    )
    assert (found, case) == ({"processes-important-data/is/false": "1"}, True)


@pytest.mark.parametrize(
    ("article", "groups", "open_"),
    [
        # What stands in the paragraph before limits what refers to it.
        ("处理重要数据的车联网企业应当备案。\n前款规定的企业应当每年评估。", {IMPORTANT: "1"}, False),
        ("处理重要数据的，车联网企业应当备案。\n前款事项发生变化的，应当更新。", {IMPORTANT: "1"}, False),
        ("使用渔用雷达的车联网企业应当备案。\n前款规定的企业应当每年评估。", {}, True),
        ("处理重要数据的车联网企业应当备案。该企业应当每年评估。", {IMPORTANT: "1"}, False),
        ("处理重要数据的车联网企业应当备案。\n车联网企业应当按照前款规定培训。", {}, False),
        # What was filed changes for those alone who had to file it.
        (
            "处理重要数据的车联网企业应当备案清单。\n清单内容变更的，车联网企业应当更新。",
            {IMPORTANT: "1"},
            False,
        ),
        ("车联网企业应当备案。备案信息发生变化的，车联网企业应当更新。", {}, False),
        ("目录内容发生变化的，车联网企业应当更新。", {}, True),
        ("重要数据目录内容发生变化的，车联网企业应当更新。", {IMPORTANT: "1"}, False),
        # An act of one's own that not everybody does.
        ("申请试航证书前，车联网企业应当自查。", {}, True),
        ("车联网企业应当在申请试航证书前自查。", {}, True),
        ("车联网企业委托船厂修船，应当签订合同。", {}, True),
        ("车联网企业开展渔业捕捞，应当报告。", {}, True),
        ("车联网企业开展安全检查，应当形成报告。", {}, False),
        ("车联网企业开展道路测试活动前，应当投保。", {ON_ROADS: "1"}, False),
        ("处理重要数据后，车联网企业应当报告。", {IMPORTANT: "1"}, False),
        # Who has none has none.
        ("车联网企业经识别无重要数据的，应当说明。", {"processes-important-data/is/false": "1"}, False),
        ("未识别出重要数据的，车联网企业应当说明。", {"processes-important-data/is/false": "1"}, False),
        ("车联网企业未纳入重要数据目录的，应当说明。", {}, True),
        ("未处理重要数据的，车联网企业应当说明。", {"processes-important-data/is/false": "1"}, False),
        ("车联网企业应当每年审计，未满一年的除外。", {}, True),
        (
            "有下列情形之一的，车联网企业可以不报：\n（一）未处理重要数据；\n（二）未开展道路测试。",
            {"processes-important-data/is/false": "1", "tests-or-operates-on-roads/is/false": "2"},
            False,
        ),
        # Who is taken out is left open, in either order.
        ("除开展道路测试的企业外，车联网企业应当备案。", {}, True),
        ("车联网企业应当备案，但开展道路测试的企业除外。", {}, True),
        ("车联网企业（开展道路测试的企业除外）应当备案。", {}, True),
    ],
)
def test_what_limits_a_duty_from_elsewhere_or_by_what_one_does(
    article: str, groups: dict[str, str], *, open_: bool, knowledge: Knowledge
) -> None:
    case, _, found, _ = last_duty(article, knowledge)
    assert (found, case) == (groups, open_)


@pytest.mark.parametrize(
    "article",
    [
        "主管部门可以约谈车联网企业，要求其整改。车联网企业应当按照要求整改。",
        "主管部门可以对车联网企业提出整改意见。车联网企业应当及时改正。",
    ],
)
def test_what_is_due_from_those_alone_of_whom_it_was_asked_is_open(
    article: str, knowledge: Knowledge
) -> None:
    open_, bound, groups, _ = last_duty(article, knowledge)
    assert (open_, bound, groups) == (True, ("iov-enterprise",), {})


def test_cases_in_one_line_are_cases_and_what_follows_is_none(knowledge: Knowledge) -> None:
    lead = "车联网企业有下列情形之一的，应当申报："
    open_, _, groups, _ = last_duty(f"{lead}处理重要数据；开展道路测试。", knowledge)
    assert (groups, open_) == ({IMPORTANT: "1", ON_ROADS: "2"}, False)
    words = f"第一条 {lead}处理重要数据；开展远洋捕捞。车联网企业应当培训船员。"
    said = read(law(words, "第二条 企业可以咨询。", IN_FORCE), knowledge)
    assert [one.text for one in said.duties[:2]] == [
        f"{lead}处理重要数据；开展远洋捕捞。",
        "车联网企业应当培训船员。",
    ]
    assert [bool(one.open_case) for one in said.obligations[:2]] == [True, False]


@pytest.mark.parametrize(
    ("behind", "open_"),
    [
        ("取得认证的，免于前款规定的检测。", True),
        ("未取得认证的企业，可以不执行前款规定。", True),
        ("检测机构应当按照前款规定出具报告。", False),
    ],
)
def test_a_paragraph_that_frees_some_of_what_the_one_before_asks_leaves_that_open(
    behind: str, *, open_: bool, knowledge: Knowledge
) -> None:
    articles = f"第一条 汽车生产企业应当送检。\n{behind}", "第二条 汽车生产企业应当建档。", IN_FORCE
    said = {one.text: bool(one.open_case) for one in read(law(*articles), knowledge).obligations}
    assert (said["汽车生产企业应当送检。"], said["汽车生产企业应当建档。"]) == (open_, False)


@pytest.mark.parametrize(
    ("article", "asks"),
    [
        ("农民购买渔具，与提供方订立合同，参照本条例执行。", False),
        ("渔民向经营者购买渔具，参照本条例执行。", False),
        ("渔具进口商的备案，参照本条例执行。", True),
        ("参与经营者凭许可证，到市渔业局办理登记。", True),
        ("汽车生产企业参照本条例执行。", True),
        ("经营者取得许可，到市渔业局办理登记。", True),
    ],
)
def test_with_whom_one_deals_is_not_who_must_without_a_modal_word(
    article: str, *, asks: bool, knowledge: Knowledge
) -> None:
    said = read(law(f"第一条 {article}", "第二条 企业应当自查。", IN_FORCE), knowledge)
    assert (article in [one.text for one in said.obligations]) is asks
