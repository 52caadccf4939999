"""What a text says of a part of itself leaves that part open, and its neighbours as they are."""

import datetime

import pytest

from dutygraph.loaders.knowledge.knowledge import Knowledge
from tests.loaders.records.reading import law, read

IN_FORCE = "第九条 本办法自2024年5月1日起施行。"


@pytest.mark.parametrize(
    ("said", "open_"),
    [
        ("在渔业平台建成之前，第二项先不实施。", True),
        ("第二项属鼓励性内容。", True),
        ("上述任务中，第2项按自愿原则推进。", True),
        ("其中第二项，新造车型自2027年7月1日起执行。", True),
        ("第二项的适用范围由市渔业局另行划定。", True),
        ("上述第二项，山区企业可暂不执行。", True),
        ("未出口的，不受第二项限制。", True),
        ("第二项的报送主体由渔业局按年度核定。", True),
        ("第二项仅指出口环节。", True),
        ("第二项由渔业局负责解释。", False),
        ("第二项不收取费用。", False),
        ("第二项须于6月底前完成。", False),
        ("第二项所称台账是指纸质台账。", False),
        ("第二项由各企业组织落实。", False),
        ("第二项适用于所有企业。", False),
        ("第二项按照国家标准执行。", False),
        ("第二项自印发之日起执行。", False),
        ("违反第二项的，责令改正。", False),
        ("未按要求落实的，不得通过第二项验收。", False),
    ],
)
def test_an_item_that_says_so_of_another_opens_that_alone(
    said: str, *, open_: bool, knowledge: Knowledge
) -> None:
    text = (
        "关于开展自查的通知\n\n各汽车生产企业：\n一、各企业应当每月自查。\n二、各企业应当报送台账。\n"
        f"三、{said}\n\n滨海市渔业局\n2026年3月1日"
    )
    read_ = {one.text: bool(one.open_case) for one in read(text, knowledge).obligations}
    assert (read_["各企业应当每月自查。"], read_["各企业应当报送台账。"]) == (False, open_)


def test_a_sign_that_is_told_of_above_opens_what_stands_below_it(knowledge: Knowledge) -> None:
    text = (
        "关于开展自查的通知\n\n各汽车生产企业：\n带△的为选做内容。\n一、各企业应当每月自查。\n"
        "二、△各企业应当报送台账。\n\n滨海市渔业局\n2026年3月1日"
    )
    (marked,) = [one for one in read(text, knowledge).obligations if "台账" in one.text]
    assert marked.open_case


@pytest.mark.parametrize(
    ("said", "open_"),
    [
        ("本部分为可选内容。", True),
        ("本章所列事项供有意愿的企业选用。", True),
        ("本部分为必做内容。", False),
        ("本部分所列任务须全部完成。", False),
    ],
)
def test_what_a_part_says_of_itself_is_of_that_part(said: str, *, open_: bool, knowledge: Knowledge) -> None:
    text = (
        "关于开展自查的通知\n\n各汽车生产企业：\n一、基本要求\n各企业应当每月自查。\n"
        f"二、提升要求\n{said}\n（一）各企业应当报送台账。\n\n滨海市渔业局\n2026年3月1日"
    )
    read_ = {one.text: bool(one.open_case) for one in read(text, knowledge).obligations}
    assert (read_["各企业应当每月自查。"], read_["各企业应当报送台账。"]) == (False, open_)


@pytest.mark.parametrize(
    ("said", "open_"),
    [
        ("前条规定，于外商投资企业不适用。", True),
        ("第二条规定的报送，于表样公布以前不执行。", True),
        ("第二条的规定，限于滨海新区范围内有效。", True),
        ("前条规定的义务，由取得渔业许可的汽车生产企业履行。", True),
        ("前条规定的义务，由电池生产企业履行。", True),
        ("前条规定的义务，由汽车生产企业履行。", False),
        ("第二条规定的责任，由汽车生产企业承担。", False),
        ("第二条规定的船舶，为总吨三百以上的船舶。", False),
        ("前条规定的期限自收到通知之日起计算。", False),
        ("因报送引起的争议，不受前款规定时限的限制。", False),
    ],
)
def test_a_later_article_opens_the_one_it_is_about(said: str, *, open_: bool, knowledge: Knowledge) -> None:
    text = law(
        "第一条 为了安全，制定本办法。", "第二条 汽车生产企业应当报送年报。", f"第三条 {said}", IN_FORCE
    )
    (year,) = [one for one in read(text, knowledge).obligations if "年报" in one.text]
    assert bool(year.open_case) is open_


def test_a_part_that_starts_later_has_its_day(knowledge: Knowledge) -> None:
    notice = (
        "关于开展自查的通知\n\n各汽车生产企业：\n一、各企业应当每月自查。\n二、各企业应当报送台账。\n"
        "三、其中第二项自2026年7月1日起执行。\n\n滨海市渔业局\n2026年3月1日"
    )
    staged = law(
        "第一条 为了安全，制定本办法。",
        "第二条 汽车生产企业应当每月自查。",
        "第三条 汽车生产企业应当报送台账。",
        "第九条 本办法自2024年5月1日起施行，但第三条自2026年7月1日起施行。",
    )
    for text in (notice, staged):
        days = {
            one.text[-4:]: (one.effective_from, one.open_case) for one in read(text, knowledge).obligations
        }
        assert days["月自查。"] == (None, None)
        assert days["送台账。"] == (datetime.date(2026, 7, 1), None)


@pytest.mark.parametrize(
    ("said", "open_"),
    [
        ("各企业应当每季度报送台账，现阶段缓报。", True),
        ("各企业应当每季度报送台账。核算规则出台前，暂不报送。", True),
        ("各企业应当每季度报送台账，不得漏报。", False),
        ("各企业应当每季度报送台账。报送前应当审核。", False),
    ],
)
def test_what_is_put_off_for_all_is_open(said: str, *, open_: bool, knowledge: Knowledge) -> None:
    text = (
        "关于开展自查的通知\n\n各汽车生产企业：\n一、各企业应当每月自查。\n"
        f"二、{said}\n\n滨海市渔业局\n2026年3月1日"
    )
    first, second, *_ = read(text, knowledge).obligations
    assert (bool(first.open_case), bool(second.open_case)) == (False, open_)


@pytest.mark.parametrize(
    ("heading", "open_"),
    [
        ("地下厂区", True),
        ("房车", True),
        ("旅居挂车", True),
        ("冷藏运输车辆", True),
        ("提升要求（选做）", True),
        ("滨海示范区", True),
        ("渔港保税区", True),
        ("开渔节保障期间", True),
        ("申报“安全渔港”称号的条件：", True),
        ("申请补贴资金的企业条件", True),
        ("保障条件", False),
        ("申报工作", False),
        ("推进示范区", False),
        ("整治期间", False),
        ("值班值守", False),
        ("所有厂区", False),
        ("各类车辆", False),
        ("汽车", False),
        ("安全生产", False),
        ("规范停车", False),
        ("提升要求（必做）", False),
    ],
)
def test_a_heading_that_names_a_kind_of_things_limits_what_stands_below(
    heading: str, *, open_: bool, knowledge: Knowledge
) -> None:
    notice = (
        "关于汽车安全的通知\n\n各汽车生产企业：\n一、总体安排\n各企业应当每月自查。\n"
        f"二、{heading}\n各企业应当报送台账。\n\n滨海市渔业局\n2026年3月1日"
    )
    said = {one.text: bool(one.open_case) for one in read(notice, knowledge).obligations}
    assert said == {"各企业应当每月自查。": False, "各企业应当报送台账。": open_}


@pytest.mark.parametrize(
    ("column", "cell", "open_"),
    [
        ("生产线类型", "焊装线", True),
        ("生产线类型", "所有生产线", False),
        ("任务类型", "年度任务", False),
        ("数据类型", "XML", False),
    ],
)
def test_a_column_of_kinds_of_things_limits_its_rows(
    column: str, cell: str, *, open_: bool, knowledge: Knowledge
) -> None:
    table = (
        f"2026年度工作任务清单\n\n序号\t重点任务\t责任单位\t{column}\n1\t应当建立台账\t汽车生产企业\t{cell}\n"
    )
    (one,) = read(f"{table}2\t应当自查\t汽车生产企业\t\n", knowledge).obligations[:1]
    assert bool(one.open_case) is open_


def opened(text: str, knowledge: Knowledge) -> dict[str, bool]:
    """Whether each statement of a notice to makers of cars is open."""
    notice = f"关于开展自查的通知\n\n{text}\n\n滨海市渔业局\n2026年3月1日"
    return {one.text: bool(one.open_case) for one in read(notice, knowledge).obligations}


@pytest.mark.parametrize(
    ("heading", "whom", "open_"),
    [
        ("工作范围", "本市范围内涉及校车制造的企业。", True),
        ("工作对象", "从事氢能汽车生产的企业。", True),
        ("实施范围", "承担公交客车生产的单位。", True),
        ("适用范围", "全市从事汽车生产的企业。", False),
        ("工作范围", "本市行政区域内的汽车生产企业。", False),
        ("适用对象", "全市各汽车生产企业。", False),
    ],
)
def test_an_item_that_tells_whom_all_the_others_are_for_opens_them(
    heading: str, whom: str, *, open_: bool, knowledge: Knowledge
) -> None:
    text = (
        f"各汽车生产企业：\n一、{heading}\n{whom}\n二、工作内容\n（一）企业应当自查。\n（二）企业应当投保。"
    )
    said = opened(text, knowledge)
    assert [*said.values()] == [open_, open_]


@pytest.mark.parametrize(
    ("whom", "open_"),
    [
        ("抽查不合格企业", True),
        ("本次排查中存在漏检问题的企业", True),
        ("被约谈的汽车生产企业", True),
        ("各企业", False),
        ("全市汽车生产企业", False),
        ("汽车生产企业", False),
    ],
)
def test_a_lead_that_asks_of_some_alone_opens_what_it_lists(
    whom: str, *, open_: bool, knowledge: Knowledge
) -> None:
    lead = f"各汽车生产企业：\n部分企业存在漏检问题。现对{whom}提出以下要求：\n"
    said = opened(f"{lead}一、企业应当自查。\n二、企业应当投保。", knowledge)
    assert said == {"企业应当自查。": open_, "企业应当投保。": open_}


@pytest.mark.parametrize(
    ("bracket", "open_"),
    [
        ("\n（以上要求针对已出口的企业）", True),
        ("（使用三级部署的系统）", True),
        ("\n（仅针对出口的车辆）", True),
        ("\n（以上要求针对全体企业）", False),
        ("（牵头部门：市渔业局）", False),
        ("\n（各企业的系统）", False),
        ("（联系电话见附件）", False),
    ],
)
def test_a_bracket_by_itself_limits_the_item_before_it(
    bracket: str, *, open_: bool, knowledge: Knowledge
) -> None:
    items = f"一、各企业应当投保。\n二、各企业应当自查。{bracket}\n三、各企业应当建档。"
    said = opened(f"各汽车生产企业：\n{items}", knowledge)
    assert said == {"各企业应当投保。": False, "各企业应当自查。": open_, "各企业应当建档。": False}


@pytest.mark.parametrize(
    ("but", "open_"),
    [
        ("依法应当使用电子渔票的情形除外", True),
        ("船舶存在隐患的情况除外", True),
        ("法律、行政法规另有规定的情形除外", False),
        ("法律另有规定的除外", False),
        ("取得同意的除外", False),
        ("经渔民同意的情形除外", False),
    ],
)
@pytest.mark.parametrize("who", ["任何单位和个人", "汽车生产企业"])
def test_a_circumstance_that_is_taken_out_leaves_a_ban_open(
    who: str, but: str, *, open_: bool, knowledge: Knowledge
) -> None:
    text = law("第一条 为了安全，制定本办法。", f"第二条 {who}不得拒收渔票，{but}。", IN_FORCE)
    (ban,) = [one for one in read(text, knowledge).obligations if "渔票" in one.text]
    assert bool(ban.open_case) is open_


@pytest.mark.parametrize(
    ("column", "cell", "open_"),
    [
        ("适用区域", "全市", False),
        ("适用区域", "全市各区", False),
        ("适用区域", "山区", True),
        ("部位", "所有部位", False),
        ("部位", "电池舱", True),
        ("场景", "全部场景", False),
        ("场景", "港口", True),
        ("环节", "销售环节", False),
        ("工作步骤", "第一步", False),
    ],
)
def test_a_column_before_the_tasks_limits_no_row_that_says_all_or_a_step(
    column: str, cell: str, *, open_: bool, knowledge: Knowledge
) -> None:
    table = f"2026年度工作任务清单\n\n{column}\t重点任务\t责任单位\n{cell}\t应当建立台账\t汽车生产企业\n"
    (one,) = read(f"{table}{cell}\t应当自查\t汽车生产企业\n", knowledge).obligations[:1]
    assert bool(one.open_case) is open_


@pytest.mark.parametrize(
    ("cell", "whose", "asked"),
    [("审核", False, 1), ("受理", False, 1), ("审核", True, 2), ("审核台账", False, 2), ("自查", False, 2)],
)
def test_a_cell_that_is_a_step_of_whoever_grants_is_no_duty(
    cell: str, *, whose: bool, asked: int, knowledge: Knowledge
) -> None:
    head, who = ("责任单位", "汽车生产企业") if whose else ("完成时限", "3月底前")
    table = f"2026年度工作任务清单\n\n序号\t重点任务\t{head}\n1\t{cell}\t{who}\n2\t企业应当自查\t{who}\n"
    assert len(read(table, knowledge).obligations) == asked


@pytest.mark.parametrize(
    ("cell", "open_"),
    [
        ("乘用车 | 应当每月自查", True),
        ("频次 | 内容 每月 | 应当排查隐患", True),
        ("应当每月自查V2X|V2I接口", False),
        ("应当每月自查", False),
    ],
)
def test_what_is_told_in_several_cells_within_a_cell_may_be_of_some(
    cell: str, *, open_: bool, knowledge: Knowledge
) -> None:
    table = f"2026年度工作任务清单\n\n序号\t重点任务\t责任单位\n1\t{cell}\t汽车生产企业\n"
    (one,) = read(table, knowledge).obligations
    assert bool(one.open_case) is open_
