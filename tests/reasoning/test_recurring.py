"""Days that come back within a year, worked out by hand."""

import datetime
from dataclasses import replace

import pytest

from dutygraph.graph.errors import InvalidInput
from dutygraph.graph.model import TimeRule
from dutygraph.reasoning.dates.calendar import Calendar, Certainty, calendar_of, next_due
from dutygraph.reasoning.dates.due_duties import Undated
from dutygraph.reasoning.dates.occurrences import read_occurrences
from dutygraph.reasoning.dates.schedule import schedule
from dutygraph.reasoning.list_period import Edition, ListPeriod
from tests.reasoning.building import OF_2026, after, answer, deadline, duty, frequency, of_year, task_list

date = datetime.date
START, END = date(2026, 1, 1), date(2027, 3, 31)


def calendar(rule: TimeRule, text: str = "", period: ListPeriod = OF_2026) -> Calendar:
    given = answer(task_list([duty(text or f"企业应{rule.text}报送", rule)], period=period), ["maker"])
    return calendar_of(schedule(given), START, END, START)


def days(found: Calendar) -> list[str]:
    return [entry.date.isoformat()[2:] for entry in found.entries]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        # Of December 2025 the list of 2026 says nothing; the report on December 2026 is still its own.
        (
            frequency("P1M", "按月形成月报，于次月5日前"),
            [*(f"26-{month:02}-05" for month in range(2, 13)), "27-01-05", "27-02-05", "27-03-05"],
        ),
        (
            frequency("P1M", "每月底前"),
            ["26-01-31", "26-02-28", "26-03-31", "26-04-30", "26-05-31", "26-06-30", "26-07-31", "26-08-31",
             "26-09-30", "26-10-31", "26-11-30", "26-12-31", "27-01-31", "27-02-28", "27-03-31"],
        ),
        (
            frequency("P3M", "按季度汇总，于次季度首月十日前"),
            ["26-04-10", "26-07-10", "26-10-10", "27-01-10"],
        ),
        (after("每季度结束", "P15D"), ["26-04-15", "26-07-15", "26-10-15", "27-01-15"]),
        (after("半年度终了", "P1M"), ["26-07-30", "27-01-31"]),
        # 调休 and the holidays of October: 9, 10 and 12 to 16 are worked.
        (after("每季度结束", "P10D", working_days=True), ["26-04-15", "26-07-14", "26-10-20"]),
    ],
)  # fmt: skip
def test_it_is_due_on_all_its_days(rule: TimeRule, expected: list[str]) -> None:
    assert days(calendar(rule)) == expected


@pytest.mark.parametrize(
    "rule",
    [
        frequency("P1M", "每月至少一次"), frequency("P1Y", "每年10日前"), frequency("P1M", "每月32日前"),
        after("隐患消除", "P1M"), after("每季度结束"), after("每季度结束", "PT24H"),
        after("项目年度结束", "P1M"),
    ],
)  # fmt: skip
def test_what_does_not_come_back_by_its_words_has_no_such_days(rule: TimeRule) -> None:
    assert days(calendar(rule)) == []


def test_the_end_of_a_period_need_not_be_told_and_cannot_be() -> None:
    lists = [task_list([duty("企业应报送", after("每季度结束", "P15D"))])]
    told = datetime.datetime(2026, 3, 31, tzinfo=datetime.UTC)
    with pytest.raises(InvalidInput, match="不由发生的事推算"):
        read_occurrences([("time-rule:每季度结束后P15D", told)], lists, "profile")


def test_years_whose_holidays_are_not_published_are_said_to_be_left_out() -> None:
    (left,) = calendar(after("每季度结束", "P10D", working_days=True)).undated
    assert left.reason is Undated.NOT_STATED
    assert calendar(after("每季度结束", "P10D")).undated == ()


def test_the_year_it_belongs_to_is_that_of_what_it_reports_on() -> None:
    found = {entry.date: entry.certainty for entry in calendar(after("每季度结束", "P15D")).entries}
    assert found[date(2027, 1, 15)] is Certainty.STATED
    monthly = {entry.date: entry.certainty for entry in calendar(frequency("P1M", "每月10日前")).entries}
    assert monthly[date(2027, 1, 10)] is Certainty.PROJECTED


def test_the_last_of_a_year_is_its_editions_own_and_not_lost_to_the_next() -> None:
    rule = after("每季度结束", "P15D")
    older = calendar(rule, period=of_year(2026, Edition("task-list:next", "清单", date(2027, 1, 1))))
    assert days(older)[-1] == "27-01-15"
    assert days(calendar(rule, period=of_year(2027))) == []


def test_it_comes_back_from_the_month_that_is_named() -> None:
    text = "自2026年9月起，每月10日前，企业应报送"
    rule = frequency("P1M", "每月10日前")
    at = text.index("每月")
    rule = replace(rule, start=at, end=at + len(rule.text))
    stated = duty(text, rule)
    stated = replace(stated, obligation=replace(stated.obligation, quote=text))
    given = answer(task_list([stated]), ["maker"])
    assert days(calendar_of(schedule(given), START, date(2026, 12, 31), START)) == [
        "26-09-10", "26-10-10", "26-11-10", "26-12-10",
    ]  # fmt: skip


def test_a_law_that_says_every_quarter_says_it_of_every_year() -> None:
    in_force = ListPeriod(begins=date(2026, 1, 1), starts=date(2026, 1, 1), last=date(2026, 12, 31))
    quarterly = deadline(4, 10, "每季度首月10日前")
    (entry,) = calendar(quarterly, period=in_force).entries
    assert entry.certainty is Certainty.STATED
    assert "清单" not in entry.words.zh
    (entry,) = calendar(deadline(4, 10), period=in_force).entries
    assert entry.certainty is Certainty.PROJECTED
    assert calendar(quarterly).entries[-1].certainty is Certainty.STATED


def test_what_another_wording_governs_is_carried_over() -> None:
    until = ListPeriod(worded=(date.min, date(2026, 6, 30)))
    found = calendar(frequency("P1M", "每月10日前"), period=until).entries
    assert len(found) > 6
    for one in found:
        carried = one.date > date(2026, 6, 30)
        assert one.certainty is (Certainty.PROJECTED if carried else Certainty.STATED)
        assert ("另一文本" in one.words.zh) is carried


def test_what_is_next_due_is_the_next_of_all_its_days() -> None:
    given = answer(task_list([duty("企业应报送", frequency("P1M", "每月10日前"))]), ["maker"])
    (entry,) = next_due(schedule(given), date(2026, 5, 11)).values()
    assert entry.date == date(2026, 6, 10)
    assert entry.id.endswith("|2026-06-10")


def test_as_many_days_as_times_leave_a_short_frequency_nothing_to_tell() -> None:
    half = frequency("P6M", "每半年一次")
    both = [deadline(6, 30), deadline(12, 31)]
    given = answer(task_list([duty("企业应每半年自查一次并报送", half, *both)]), ["maker"])
    assert calendar_of(schedule(given), START, date(2026, 12, 31), START).undated == ()
    given = answer(task_list([duty("企业应每半年自查一次并报送", half, both[0])]), ["maker"])
    (left,) = calendar_of(schedule(given), START, date(2026, 12, 31), START).undated
    assert left.reason is Undated.NEEDS_LAST_TIME


def test_it_does_not_come_before_the_year_in_which_it_begins() -> None:
    rule = deadline(2, 15, "每年2月15日前")
    assert days(calendar(rule)) == ["26-02-15", "27-02-15"]
    assert days(calendar(replace(rule, since=2027))) == ["27-02-15"]
