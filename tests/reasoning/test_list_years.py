"""Which year a day is of that names none, and what becomes of it when the list's year is over."""

import datetime
from dataclasses import replace

import pytest

from dutygraph.graph.errors import InvalidInput
from dutygraph.graph.model import Review
from dutygraph.reasoning.dates.calendar import calendar_of
from dutygraph.reasoning.dates.schedule import schedule
from dutygraph.reasoning.from_store.duties import begun_by
from dutygraph.reasoning.list_notices import list_notices, not_begun
from dutygraph.reasoning.list_period import Edition, ListPeriod
from dutygraph.reasoning.notices import NoticeKind
from dutygraph.reasoning.task_list import TaskListDuties
from dutygraph.reasoning.verdicts.applicability import applicable_duties
from dutygraph.reasoning.verdicts.profile import read_profile
from dutygraph.reasoning.verdicts.verdict import Verdict
from tests.reasoning.building import VOCABULARY, answer, deadline, duty, of_year, task_list

date = datetime.date

RULES = (
    duty("11月30日前报送", deadline(11, 30)),
    duty("每年3月10日前确认", deadline(3, 10, "每年3月10日前")),
    duty("2027年8月1日前完成", deadline(8, 1, "2027年8月1日前", year=2027)),
)
YEARLESS, YEARLY, NAMED = range(3)
NEWER = Edition("task-list:newer", "新清单", date(2028, 1, 1))


def dates(period: ListPeriod, first: int = 2024, last: int = 2030) -> dict[tuple[int, int], str]:
    """By statement and year: how certain it is."""
    tasks = task_list(list(RULES), period=period)
    at = {one.id: number for number, one in enumerate(tasks.duties)}
    plan = schedule(answer(tasks, ["iov"]))
    found = calendar_of(plan, date(first, 1, 1), date(last, 12, 31), date(2026, 1, 1)).entries
    return {(at[one.duty.id], one.date.year): str(one.certainty) for one in found}


def test_a_day_without_a_year_is_of_the_lists_own_and_carried_over_after_it() -> None:
    assert dates(of_year(2026)) == {
        (YEARLESS, 2026): "STATED",
        **{(YEARLESS, year): "PROJECTED" for year in (2027, 2028, 2029, 2030)},
        **{(YEARLY, year): "STATED" for year in (2026, 2027, 2028, 2029, 2030)},
        (NAMED, 2027): "STATED",
    }


def test_from_the_day_a_newer_edition_takes_over_the_dates_are_its() -> None:
    assert dates(of_year(2026, NEWER)) == {
        (YEARLESS, 2026): "STATED", (YEARLESS, 2027): "PROJECTED",
        (YEARLY, 2026): "STATED", (YEARLY, 2027): "STATED",
        (NAMED, 2027): "STATED",
    }  # fmt: skip
    midway = Edition("task-list:newer", "新清单", date(2027, 4, 1))
    assert (YEARLY, 2027) in dates(of_year(2026, midway))
    assert (YEARLESS, 2027) not in dates(of_year(2026, midway))


def test_a_list_of_several_years_states_the_day_for_each_and_one_of_none_for_no_year() -> None:
    first = date(2025, 1, 1)
    of_three = dates(ListPeriod(2025, 2027, first, first))
    assert [of_three[YEARLESS, year] for year in (2025, 2026, 2027, 2028)] == [*["STATED"] * 3, "PROJECTED"]
    assert (YEARLESS, 2024) not in of_three
    assert {dates(ListPeriod())[YEARLESS, year] for year in range(2024, 2031)} == {"PROJECTED"}


def test_a_date_says_which_year_it_is_of() -> None:
    tasks = task_list(list(RULES))
    plan = schedule(answer(tasks, ["iov"]))
    found = calendar_of(plan, date(2026, 1, 1), date(2027, 12, 31), date(2026, 6, 1)).entries
    stated, carried = (one for one in found if one.duty.id == tasks.duties[YEARLESS].id)
    yearly = next(one for one in found if one.duty.id == tasks.duties[YEARLY].id)
    assert "每年" not in stated.words.zh
    assert "清单本身的年份" in stated.words.zh
    assert "which names no year and so is the list's own: on or before 30 November 2026" in stated.words.en
    assert "沿用推定" in carried.words.zh
    assert "the list is for 2026; carried over" in carried.words.en
    assert "即每年3月10日" in yearly.words.zh
    assert [one.past_due for one in (yearly, stated, carried)] == [True, False, False]


def test_notices_say_what_a_year_over_or_a_newer_edition_means() -> None:
    alone, followed = task_list(list(RULES)), task_list(list(RULES), period=of_year(2026, NEWER))
    assert not list_notices([alone], date(2026, 12, 31))
    (over,) = list_notices([alone], date(2027, 1, 1))
    assert (over.kind, over.task_list and over.task_list.id) == ("LIST_YEAR_OVER", alone.id)
    assert "2027年起的日期为沿用推定" in over.text
    (newer,) = list_notices([followed], date(2028, 1, 1))
    assert (newer.kind, newer.task_list and newer.task_list.id) == ("NEWER_EDITION", NEWER.id)
    (before,) = not_begun([alone], date(2025, 12, 31))
    assert before.kind == "NOT_IN_FORCE"
    assert not not_begun([alone], date(2026, 1, 1))
    second = replace(task_list(period=of_year(2028)), id=NEWER.id)
    (before,) = not_begun([followed, second], date(2025, 12, 31))
    assert before.task_list is followed


def test_lists_of_which_no_person_has_reviewed_anything_are_named_in_one_notice() -> None:
    def of(*reviews: Review) -> TaskListDuties:
        read = zip(RULES, reviews, strict=False)
        return task_list(
            [replace(one, obligation=replace(one.obligation, review=review)) for one, review in read]
        )

    begun, unread = of(Review.EXTRACTED, Review.REVIEWED), of(Review.EXTRACTED, Review.EXTRACTED)
    (notice,) = list_notices([begun, unread], date(2026, 5, 5))
    assert (notice.kind, notice.task_list) == (NoticeKind.UNREVIEWED, unread)
    (several,) = list_notices([unread] * 7, date(2026, 5, 5))
    assert several.task_list is None
    assert "等7份清单" in several.text


def test_a_day_before_the_lists_is_refused_with_the_first_there_is() -> None:
    lists = (task_list(period=of_year(2026)), task_list(period=of_year(2025)))
    begun_by(lists, date(2025, 1, 1))
    with pytest.raises(
        InvalidInput, match=r"2024-12-31 is before.*begins on 2025-01-01.*Give 2025"
    ) as refused:
        begun_by(lists, date(2024, 12, 31))
    assert refused.value.argument == "on"


def test_after_the_day_that_a_list_says_is_its_last_all_of_it_is_open_and_nothing_is_carried_over() -> None:
    first, last = date(2026, 1, 1), date(2027, 6, 30)
    period = ListPeriod(2026, 2026, first, first, last=last)
    assert dates(period) == {
        (YEARLESS, 2026): "STATED",
        (YEARLY, 2026): "STATED", (YEARLY, 2027): "STATED",
        (NAMED, 2027): "STATED",
    }  # fmt: skip
    tasks = task_list(list(RULES), period=period)
    profile = read_profile(VOCABULARY, ["iov"])
    for on, expected in ((last, Verdict.APPLIES), (last + date.resolution, Verdict.UNKNOWN)):
        given = applicable_duties([tasks], profile, named=True, on=on)
        assert {one.verdict for one in given.obligations} == {expected}
    assert "2027-06-30" in given.obligations[0].reasons[0].text
    (notice,) = list_notices([tasks], date(2028, 1, 1))
    assert (notice.kind, "2027-06-30" in notice.text) == (NoticeKind.LIST_YEAR_OVER, True)
