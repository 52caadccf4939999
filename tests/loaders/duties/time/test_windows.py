"""Within which days alone something is asked all along, and of which year these are."""

from datetime import date

import pytest

from dutygraph.graph.model import Obligation
from dutygraph.loaders.duties.time.own_year import OwnYear
from dutygraph.loaders.duties.time.windows import Window, window_of
from dutygraph.loaders.knowledge.knowledge import Knowledge
from tests.loaders.records.reading import read


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("自6月1日至8月31日，每日报送渔获。", (6, 1), (8, 31)),
        ("2026年6月1日至8月31日期间，企业应当每日报送渔获。", (6, 1), (8, 31)),
        ("汛期（6月1日至8月31日），企业应当每日巡查。", (6, 1), (8, 31)),
        ("8月1日—5日，企业不得出海。", (8, 1), (8, 5)),
        ("企业应当自6月1日起每日报送渔获。", (6, 1), None),
        ("2026年起，企业应当每年报送渔获。", (1, 1), None),
        ("2026年至2028年，企业应当每季度报送渔获。", (1, 1), (12, 31)),
        ("企业应当自2026年7月1日起备案。", (7, 1), None),
        ("自即日起至12月31日，企业应当每周报送进展。", None, (12, 31)),
        ("自本通知印发之日起至10月底，企业应当每周报送进展。", None, (10, 31)),
        ("6月至8月，企业应当坚持值班。", (6, 1), (8, 31)),
        ("12月1日至次年2月28日，企业应当每日报送渔获。", (12, 1), (2, 28)),
        ("十一月一日至三月三十一日，企业应当停产。", (11, 1), (3, 31)),
        ("2026年8月31日前，企业应当每日报送渔获。", None, (8, 31)),
        ("企业应当于10月底前每周报送进展。", None, (10, 31)),
    ],
)
def test_what_lasts_for_some_days_is_asked_within_them(
    text: str, first: tuple[int, int] | None, last: tuple[int, int] | None
) -> None:
    found = window_of(text, due=True)
    assert found is not None
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "每年6月1日至8月31日，企业应当每日报送渔获。",
        "每年汛期（6月1日至8月31日），企业应当每日巡查。",
        "3月1日至3月31日，企业应当报送年度报告。",
        "企业应当于6月1日至6月30日开展自查。",
        "企业应当每日报送6月1日至8月31日的渔获。",
        "企业应当每月报送自6月1日至8月31日产生的记录。",
        "有效期自2026年1月1日至2026年8月31日，企业应当每月核对。",
        "6月31日至8月31日，企业应当每日报送渔获。",
        "2026年8月31日前，企业应当报送渔获。",
        "每年8月31日前，企业应当每日报送渔获。",
        "2026年8月31日前，企业应当建立每日报告制度。",
        "2026年6月底前建成的渔港应当每月报送渔获。",
        "自2026年6月1日起生产的渔船，企业应当备案。",
        "本办法自2026年6月1日起施行。",
    ],
)
def test_what_is_due_once_or_every_year_and_of_when_something_is_tell_no_such_days(text: str) -> None:
    assert window_of(text, due=True) is None


def test_what_is_asked_within_some_days_and_due_by_none_is_over_after_them() -> None:
    assert window_of("6月1日至8月31日期间，企业应当加强巡查。", due=False) is not None
    assert window_of("6月1日至8月31日期间，企业应当加强巡查。", due=True) is None


SUMMER, WINTER, ONWARD = Window((6, 1), (8, 31)), Window((11, 1), (3, 31)), Window((1, 1), None)


@pytest.mark.parametrize(
    ("own", "window", "first", "last"),
    [
        (OwnYear(2026), SUMMER, date(2026, 6, 1), date(2026, 8, 31)),
        (OwnYear(2026), WINTER, date(2026, 11, 1), date(2027, 3, 31)),
        (OwnYear(signed=date(2026, 5, 20)), SUMMER, date(2026, 6, 1), date(2026, 8, 31)),
        (OwnYear(signed=date(2026, 7, 20)), SUMMER, date(2026, 6, 1), date(2026, 8, 31)),
        (OwnYear(signed=date(2025, 12, 20)), SUMMER, date(2026, 6, 1), date(2026, 8, 31)),
        (OwnYear(signed=date(2026, 10, 5)), WINTER, date(2026, 11, 1), date(2027, 3, 31)),
        (OwnYear(signed=date(2026, 2, 5)), WINTER, date(2025, 11, 1), date(2026, 3, 31)),
        (OwnYear(signed=date(2025, 12, 20)), ONWARD, date(2026, 1, 1), None),
        (OwnYear(signed=date(2026, 1, 20)), ONWARD, date(2026, 1, 1), None),
        (OwnYear(), Window((6, 1), (2, 29), first_year=2026), date(2026, 6, 1), date(2027, 2, 28)),
        (OwnYear(), Window((6, 1), (2, 28), last_year=2027), date(2026, 6, 1), date(2027, 2, 28)),
        (OwnYear(2020), Window(None, (8, 31), last_year=2026), None, date(2026, 8, 31)),
    ],
)
def test_of_which_year_the_days_are(
    own: OwnYear, window: Window, first: date | None, last: date | None
) -> None:
    assert own.days(window) == (first, last)


@pytest.mark.parametrize("own", [OwnYear(), OwnYear(9999), OwnYear(signed=date.max)])
def test_days_of_no_known_year_or_of_the_last_there_is_are_none(own: OwnYear) -> None:
    assert own.days(WINTER) is None


ASKED = "6月1日至8月31日，企业应当每日报送渔获。企业应当报送总结。"
NOTICE = f"关于做好汛期工作的通知\n\n各汽车生产企业：\n\n{ASKED}\n"
SIGNED = "\n某市渔业局\n\n2026年5月20日\n"


def kept(text: str, knowledge: Knowledge) -> list[tuple[date | None, date | None, bool]]:
    nodes = read(text, knowledge).nodes
    return [
        (one.effective_from, one.effective_to, bool(one.open_case))
        for one in nodes
        if isinstance(one, Obligation)
    ]


def test_a_notice_is_of_the_year_it_is_signed_in_and_open_where_it_is_not(knowledge: Knowledge) -> None:
    within, always = (date(2026, 6, 1), date(2026, 8, 31), False), (None, None, False)
    assert kept(NOTICE + SIGNED, knowledge) == [within, always]
    assert kept(NOTICE, knowledge) == [(None, None, True), always]


def test_a_law_that_names_no_year_is_of_every_one(knowledge: Knowledge) -> None:
    asked = "第一条　6月1日至8月31日，汽车生产企业应当每日报送渔获。"
    law = f"渔业办法\n\n{asked}\n\n第二条　本办法自公布之日起施行。\n"
    assert kept(law, knowledge) == [(None, None, False)]


def test_days_beside_a_task_are_of_what_it_asks_all_along(knowledge: Knowledge) -> None:
    table = (
        "2026年度渔业工作任务清单\n\n序号\t重点任务\t工作内容\t责任单位\t完成时限\n"
        "1\t报送渔获\t每日报送渔获\t汽车生产企业\t6月1日至8月31日\n"
        "2\t风险评估\t报送风险评估报告\t汽车生产企业\t9月1日至9月30日\n"
    )
    assert kept(table, knowledge) == [(date(2026, 6, 1), date(2026, 8, 31), False), (None, None, False)]


@pytest.mark.parametrize(
    ("since", "by", "first", "last", "open_"),
    [
        ("2026年6月1日", "2026年8月31日", date(2026, 6, 1), date(2026, 8, 31), False),
        ("2026-06-01", "2026-08-31", date(2026, 6, 1), date(2026, 8, 31), False),
        ("自6月起", "8月", date(2026, 6, 1), date(2026, 8, 31), False),
        ("2026年3月", "长期", date(2026, 3, 1), None, False),
        ("即日起", "2026年8月31日", None, None, False),
        ("系统上线后", "2026年8月31日", None, None, True),
    ],
)
def test_a_column_for_the_first_day_says_from_when_on(
    since: str, by: str, first: date | None, last: date | None, open_: bool, knowledge: Knowledge
) -> None:
    table = (
        "2026年度渔业工作任务清单\n\n序号\t工作任务\t责任单位\t起始时间\t完成时限\n"
        f"1\t每日报送渔获\t汽车生产企业\t{since}\t{by}\n2\t报送总结\t汽车生产企业\t2026年3月1日\t2026年8月31日\n"
    )
    assert kept(table, knowledge) == [(first, last, open_), (date(2026, 3, 1), None, False)]


def test_stars_for_a_day_that_is_not_told_are_no_emphasis(knowledge: Knowledge) -> None:
    text = "关于备案的通知\n\n各汽车生产企业：\n\n各企业应当于**2026**年底、****年*月**日前备案。\n"
    (one,) = read(text, knowledge).duties
    assert one.text == "各企业应当于2026年底、****年*月**日前备案。"
