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
