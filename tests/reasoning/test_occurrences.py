"""What follows from what happened, worked out by hand."""

import datetime

import pytest

from dutygraph.graph.errors import InvalidInput
from dutygraph.graph.model import TimeRule
from dutygraph.graph.periods import later
from dutygraph.reasoning.dates.calendar import Calendar, calendar_of, next_due
from dutygraph.reasoning.dates.occurrences import CHINA, read_occurrences
from dutygraph.reasoning.dates.schedule import Schedule, schedule
from dutygraph.reasoning.dates.working_days import working_days_later
from dutygraph.reasoning.task_list import TaskListDuties
from tests.reasoning.building import (
    after,
    answer,
    before,
    deadline,
    duty,
    frequency,
    hand_in,
    task_list,
    unspecified,
    when,
)

date = datetime.date


def moment(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text)


def planned(tasks: TaskListDuties, *told: tuple[TimeRule, str], levels: list[str] | None = None) -> Schedule:
    facts = {} if levels is None else {"levels": levels}
    occurrences = read_occurrences([(rule.id, moment(at)) for rule, at in told], [tasks], "profile")
    return schedule(answer(tasks, ["iov", "platform"], **facts), occurrences)


def of_years(plan: Schedule, first: int, last: int) -> Calendar:
    return calendar_of(plan, date(first, 1, 1), date(last, 12, 31), date(2026, 1, 1))


@pytest.mark.parametrize(
    ("rule", "at", "due", "by_clock"),
    [
        (after("变化", "P3M"), "2026-03-02", "2026-06-02", None),
        (after("变化", "P3M"), "2026-11-30", "2027-02-28", None),
        (after("变化", "P10D"), "2026-03-02", "2026-03-12", None),
        (after("变化", "P5D", working_days=True), "2026-09-30", "2026-10-13", None),  # over the National Day
        (after("发现事件", "PT4H"), "2026-05-06T10:00+08:00", "2026-05-06", "14:00"),
        (after("发现事件", "PT4H"), "2026-05-06T22:30+08:00", "2026-05-07", "02:30"),
        (after("发现事件", "PT1H"), "2026-05-06T02:00Z", "2026-05-06", "11:00"),
        (after("发现事件"), "2026-05-06T10:15+08:00", "2026-05-06", "10:15"),
        (before("发布", "P10D"), "2026-05-20", "2026-05-10", None),
        (before("发布"), "2026-05-20T09:00+08:00", "2026-05-20", None),
        (frequency("P1Y", "每年"), "2026-03-05", "2027-03-05", None),
        (frequency("P1Y", "每年"), "2024-03-05", "2026-01-01", None),  # overdue when the list begins
    ],
)
def test_the_day_or_the_minute_that_follows(rule: TimeRule, at: str, due: str, by_clock: str | None) -> None:
    tasks = task_list([duty("应办理", rule)])
    assert len(planned(tasks).undated) == 1
    plan = planned(tasks, (rule, at))
    (entry,) = of_years(plan, 2026, 2027).entries
    assert (entry.date.isoformat(), entry.at and f"{entry.at:%H:%M}") == (due, by_clock)
    assert entry.certainty == ("FROM_OCCURRENCE" if entry.date.year == 2026 else "PROJECTED")
    assert entry.rule == rule
    assert not plan.undated
    assert next_due(plan, date(2026, 1, 1))[entry.duty.id] == entry


def test_several_events_are_several_dates_and_of_last_times_the_latest_counts() -> None:
    change, drill = after("变化", "P3M"), frequency("P1Y", "每年演练")
    tasks = task_list([duty("变化后更新", change)], [duty("每年演练", drill)])
    plan = planned(
        tasks, (change, "2026-03-02"), (change, "2026-04-02"), (drill, "2025-05-05"), (drill, "2025-02-02")
    )
    found = of_years(plan, 2026, 2026).entries
    assert [entry.date.isoformat() for entry in found] == ["2026-05-05", "2026-06-02", "2026-07-02"]
    assert len({entry.id for entry in found}) == 3


LEVELS = (
    duty("三级每年开展一次评测", when("levels", "ANY_OF", "3"), frequency("P1Y", "每年开展一次")),
    duty("二级每两年开展一次评测", when("levels", "ANY_OF", "2"), frequency("P2Y", "每两年开展一次")),
    duty("应在11月30日前报送", deadline(11, 30), hand_in("评测")),
)
BIENNIAL = LEVELS[1].time_rules[0]


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("2024-10-01", {2026: "FROM_OCCURRENCE", 2028: "CONDITIONAL"}),
        ("2025-10-01", {2027: "PROJECTED", 2029: "CONDITIONAL"}),
        ("2022-10-01", {2026: "FROM_OCCURRENCE", 2028: "CONDITIONAL"}),  # overdue when the list begins
        (None, {2026: "CONDITIONAL", 2027: "CONDITIONAL", 2028: "CONDITIONAL", 2029: "CONDITIONAL"}),
    ],
)
def test_the_last_time_says_in_which_year_it_is_due_again(last: str | None, expected: dict[int, str]) -> None:
    tasks = task_list(list(LEVELS))
    told = [(BIENNIAL, last)] if last else []
    found = of_years(planned(tasks, *told, levels=["2"]), 2026, 2029).entries
    _, second, report = (one.id for one in tasks.duties)
    for id in (second, report):
        assert {one.date.year: str(one.certainty) for one in found if one.duty.id == id} == expected
    assert {(one.date.month, one.date.day) for one in found} == {(11, 30)}
    for one in found:
        words = "was last done" if last is None else "is next done"
        assert (words in one.words.en) == (one.certainty == "CONDITIONAL")


@pytest.mark.parametrize(("last", "reported"), [("2026-03-01", [2026, 2028]), ("2026-12-01", [2028])])
def test_what_was_done_this_year_is_still_to_be_reported(last: str, reported: list[int]) -> None:
    tasks = task_list(list(LEVELS))
    found = of_years(planned(tasks, (BIENNIAL, last), levels=["2"]), 2026, 2028).entries
    _, second, report = (one.id for one in tasks.duties)
    assert [one.date.year for one in found if one.duty.id == report] == reported
    assert [one.date.year for one in found if one.duty.id == second] == [2028]
    assert {one.certainty for one in found if one.date.year == 2026} <= {"FROM_OCCURRENCE"}


def test_an_event_of_a_duty_that_may_apply_is_open() -> None:
    change = after("变化", "P3M")
    tasks = task_list([duty("变化后更新", change, when("exports", "IS", "true"))])
    (entry,) = of_years(planned(tasks, (change, "2026-03-02")), 2026, 2026).entries
    assert (entry.certainty, entry.verdict) == ("CONDITIONAL", "UNKNOWN")
    assert [[fact.id for fact in facts] for facts in entry.missing_facts] == [["exports"]]


def test_working_days_of_a_year_that_is_not_published_leave_it_without_a_date() -> None:
    change = after("变化", "P5D", working_days=True)
    plan = planned(task_list([duty("变化后更新", change)]), (change, "2090-03-02"))
    assert not plan.dated
    assert [one.reason for one in plan.undated] == ["ON_EVENT"]


CHANGE, VAGUE = after("变化", "P3M"), unspecified("定期")
TAKING = task_list([duty("变化后定期更新", CHANGE, VAGUE, deadline(7, 31), frequency("P1Y", "每年"))])


@pytest.mark.parametrize(
    ("rule", "at", "told"),
    [
        (VAGUE.id, "2026-03-02", "时限“定期”（.*）不由发生的事推算.*follows from what happened"),
        ("time-rule:7月31日前", "2026-03-02", "follows from what happened"),
        ("time-rule:none", "2026-03-02", "没有时限.*There is no time rule 'time-rule:none'"),
        (CHANGE.id, "9999-03-02", "at：9999-.* It is not between 2026-01-01 and 2100-12-31"),
        (CHANGE.id, "9999-12-31T23:59:59-12:00", "It is not between"),
        (CHANGE.id, "0001-01-01T00:00:00+14:00", "It is not between"),
        (CHANGE.id, "2025-12-31", "不在 2026-01-01 至 2100-12-31 之间"),
        ("time-rule:每年", "1989-12-31", "It is not between 1990-01-01"),
    ],
)
def test_what_cannot_be_is_refused_with_what_can(rule: str, at: str, told: str) -> None:
    with pytest.raises(InvalidInput, match=told) as refused:
        read_occurrences([(rule, moment(at))], [TAKING], "profile")
    if "between" in told or "之间" in told:
        assert refused.value.argument == "profile.occurrences[0].at"
        assert refused.value.valid[1] == "2100-12-31"
    else:
        assert refused.value.argument == "profile.occurrences[0].rule"
        assert refused.value.valid == (CHANGE.id, "time-rule:每年")


def test_moments_are_those_of_china() -> None:
    told = [(CHANGE.id, moment("2026-03-02T20:00Z")), (CHANGE.id, moment("2026-03-02T20:00"))]
    at = [one.at for one in read_occurrences(told, [TAKING], "profile")]
    assert at == [moment("2026-03-03T04:00+08:00"), moment("2026-03-02T20:00+08:00")]
    assert all(one.tzinfo is CHINA for one in at)


@pytest.mark.parametrize(
    ("day", "period", "times", "expected"),
    [
        ("2026-01-31", "P1M", 1, "2026-02-28"),
        ("2024-02-29", "P1Y", 1, "2025-02-28"),
        ("2026-03-31", "P1M", -1, "2026-02-28"),
        ("2026-12-15", "P2M", 1, "2027-02-15"),
        ("2026-03-02", "P2W", 1, "2026-03-16"),
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_the_month(
    day: str, period: str, times: int, expected: str
) -> None:
    assert later(moment(day), period, times) == moment(expected)


def test_working_days_are_counted_from_the_day_after() -> None:
    assert working_days_later(date(2026, 3, 6), 1) == date(2026, 3, 9)
    assert working_days_later(date(2026, 3, 9), -1) == date(2026, 3, 6)
    assert working_days_later(date(2026, 9, 30), 1) == date(2026, 10, 8)
