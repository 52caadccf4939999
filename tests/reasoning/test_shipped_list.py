"""The shipped list, answered for profiles whose answers were worked out by hand from its text."""

import datetime
from collections.abc import Mapping
from pathlib import Path

import pytest

from dutygraph.graph.store.port import Store
from dutygraph.reasoning.dates.calendar import Calendar, calendar_of
from dutygraph.reasoning.dates.schedule import schedule
from dutygraph.reasoning.task_list import TaskListDuties
from dutygraph.reasoning.verdicts.applicability import (
    ApplicableDuties,
    applicable_duties,
    requirements_behind,
)
from dutygraph.reasoning.verdicts.profile import Told, read_profile
from dutygraph.reasoning.verdicts.verdict import Verdict
from tests.reasoning.building import read_duties
from tests.reasoning.shipped import load_shipped

pytestmark = pytest.mark.anyio

SEEDS = Path(__file__).parents[2] / "seeds"

MAKER: Mapping[str, Told] = {
    "processes-important-data": True,
    "protection-levels": ["3"],
    "exports-data": False,
    "pipl-article-55-situations": ["sensitive-personal-information"],
    "shares-important-data": False,
    "automated-driving-levels": [],
    "has-important-data-suppliers": True,
}


@pytest.fixture(scope="module")
async def duties(module_store: Store) -> TaskListDuties:
    return await read_duties(module_store, await load_shipped(module_store))


def ask(duties: TaskListDuties, *types: str, **told: Told) -> ApplicableDuties:
    facts = {name.replace("_", "-"): value for name, value in told.items()}
    return applicable_duties([duties], read_profile(duties.vocabulary, types, facts.items()))


def tasks(given: ApplicableDuties, verdict: Verdict) -> list[int]:
    return [one.task.number for one in given.tasks if one.verdict is verdict]


def days(given: ApplicableDuties, certainty: str = "STATED") -> dict[str, set[int]]:
    """The numbers of the tasks by their dates in 2026, without dates of provisions the list does not name."""
    numbers = {task.id: task.number for task in given.task_lists[0].tasks}
    found: dict[str, set[int]] = {}
    for entry in _year(given).entries:
        if entry.rule.confidence is None and entry.certainty == certainty:
            found.setdefault(f"{entry.date:%m-%d}", set()).add(numbers[entry.duty.task])
    return found


def _year(given: ApplicableDuties) -> Calendar:
    start = datetime.date(2026, 1, 1)
    return calendar_of(schedule(given), start, datetime.date(2026, 12, 31), start)


async def test_profiles_worked_out_by_hand(duties: TaskListDuties) -> None:
    maker = applicable_duties(
        [duties], read_profile(duties.vocabulary, ["connected-vehicle-manufacturer"], MAKER.items())
    )
    assert tasks(maker, Verdict.DOES_NOT_APPLY) == [4, 11, 15, 16]
    assert tasks(maker, Verdict.UNKNOWN) == []
    assert days(maker) == {"03-10": {2}, "07-31": {7}, "11-30": {3, 8, 10}}

    platform = ask(duties, "iov-platform-operator")
    assert 4 in tasks(platform, Verdict.APPLIES)
    # Whoever processes automotive data is bound by task 9, whatever it is called.
    assert tasks(platform, Verdict.DOES_NOT_APPLY) == [5, 15, 16]
    assert tasks(platform, Verdict.UNKNOWN) == [8, 9, 11]
    for does, verdict in ((True, Verdict.APPLIES), (False, Verdict.DOES_NOT_APPLY)):
        told = ask(
            duties, "iov-platform-operator", processes_automotive_data=does, processes_important_data=True
        )
        assert 9 in tasks(told, verdict)
    facts = [("processes-automotive-data", True), ("processes-important-data", True)]
    dealer = applicable_duties([duties], read_profile(duties.vocabulary, [], facts))
    assert tasks(dealer, Verdict.APPLIES) == [9]

    some_maker = ask(duties, "iov-enterprise")
    assert 9 in tasks(some_maker, Verdict.UNKNOWN)
    assert 5 in tasks(some_maker, Verdict.UNKNOWN)
    assert some_maker.next_question
    assert some_maker.next_question.fact is None

    nothing = applicable_duties([duties], read_profile(duties.vocabulary))
    assert tasks(nothing, Verdict.APPLIES) == []
    assert nothing.next_question
    assert nothing.next_question.fact is None


async def test_a_yearly_report_of_task_12_joins_its_own_deadline(duties: TaskListDuties) -> None:
    sharing = ask(duties, "application-provider", shares_important_data=True)
    assert 12 in days(sharing)["11-30"]


@pytest.mark.parametrize(
    ("levels", "certainty"),
    [
        (["3"], "STATED"), (["4", "2"], "STATED"), (["2"], "CONDITIONAL"), (None, "CONDITIONAL"),
        (["1"], None), ([], None),
    ],
)  # fmt: skip
async def test_the_assessment_of_task_3_hangs_on_the_level(
    duties: TaskListDuties, levels: list[str] | None, certainty: str | None
) -> None:
    given = ask(duties, "iov-platform-operator", **({} if levels is None else {"protection_levels": levels}))
    on_the_day = {
        one: 3 in days(given, one).get("11-30", set())
        for one in ("STATED", "CONDITIONAL")
        # Beside a sure date stand the other cases, open.
        if not (one == "CONDITIONAL" and certainty == "STATED")
    }
    assert {one for one, held in on_the_day.items() if held} == ({certainty} if certainty else set())


async def test_what_hangs_on_open_questions_stands_in_the_calendar(duties: TaskListDuties) -> None:
    maker = ask(duties, "connected-vehicle-manufacturer")
    assert days(maker, "CONDITIONAL") == {"11-30": {3, 8, 10, 12}}
    for entry in _year(maker).entries:
        if entry.certainty == "CONDITIONAL":
            assert entry.missing_facts


NOTHING: Mapping[str, Told] = {
    "processes-important-data": False,
    "protection-levels": [],
    "exports-data": False,
    "pipl-article-55-situations": [],
    "shares-important-data": False,
}

PROFILES: Mapping[str, tuple[list[str] | None, Mapping[str, Told], dict[str, str]]] = {
    "a car maker with level 3 that shares important data": (
        ["connected-vehicle-manufacturer"],
        {**MAKER, "shares-important-data": True},
        {"2/03-10": "S S S", "7/07-31": "S P P", **dict.fromkeys(("3/11-30", "8/11-30"), "S P P"),
         "10/11-30": "S P P", "12/11-30": "S P P", "9/12-15": "S S S"},
    ),
    "a level-2 start-up": (
        ["application-provider"],
        {**NOTHING, "protection-levels": ["2"]},
        {"2/03-10": "S S S", "7/07-31": "S P P", "3/11-30": "C C C"},
    ),
    "a supplier without systems of its own": (
        ["component-manufacturer"],
        NOTHING,
        {"2/03-10": "S S S", "7/07-31": "S P P"},
    ),
    "a telecom operator that has told its levels alone": (
        ["iov-sim-provider"],
        {"protection-levels": ["3"]},
        {"2/03-10": "S S S", "7/07-31": "S P P", "3/11-30": "S P P", **dict.fromkeys(
            ("8/11-30", "10/11-30", "12/11-30", "9/12-15"), "C C C")},
    ),
    "a dealer that says it processes automotive data": (
        [],
        {**NOTHING, "processes-automotive-data": True, "processes-important-data": True},
        {"9/12-15": "S S S"},
    ),
    "one that tells nothing": (
        None,
        {},
        dict.fromkeys(
            ("2/03-10", "7/07-31", "3/11-30", "8/11-30", "10/11-30", "12/11-30", "9/12-15"), "C C C"
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PROFILES)
async def test_dates_worked_out_by_hand(duties: TaskListDuties, name: str) -> None:
    """By task and day of the years 2026 to 2028: S stated, P carried over, C open."""
    types, told, expected = PROFILES[name]
    profile = read_profile(duties.vocabulary, types, told.items())
    given = applicable_duties([duties], profile, named=True)
    first = datetime.date(2026, 1, 1)
    plan = schedule(given, (), requirements_behind(given, first))
    found: dict[str, dict[int, set[str]]] = {}
    numbers = {task.id: task.number for task in duties.tasks}
    for entry in calendar_of(plan, first, datetime.date(2028, 12, 31), first).entries:
        key = f"{numbers[entry.duty.task]}/{entry.date:%m-%d}"
        found.setdefault(key, {}).setdefault(entry.date.year, set()).add(entry.certainty[0])
    surest = {
        key: " ".join(
            next(one for one in "SPC" if one in years.get(year, "?")) for year in (2026, 2027, 2028)
        )
        for key, years in found.items()
    }
    assert surest == expected


async def test_a_drill_once_a_year_takes_no_date_from_anywhere(duties: TaskListDuties) -> None:
    given = ask(duties, "iov-platform-operator")
    task = duties.tasks[12].id
    assert not [entry for entry in _year(given).entries if entry.duty.task == task]
    assert [
        one for one in _year(given).undated if one.duty.task == task and one.rule and one.rule.period == "P1Y"
    ]
