"""What provisions behind a duty ask: verdicts and dates of their own."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, datetime

import pytest

from dutygraph.graph.errors import InvalidInput
from dutygraph.graph.model import Bearer, Confidence
from dutygraph.reasoning.dates.calendar import Calendar, Certainty, calendar_of, next_due
from dutygraph.reasoning.dates.occurrences import CHINA, read_occurrences
from dutygraph.reasoning.dates.schedule import schedule
from dutygraph.reasoning.dossier import DossierItem, dossier
from dutygraph.reasoning.records import Duty
from dutygraph.reasoning.verdicts.applicability import (
    NOT_ON_THE_DAY,
    ApplicableDuties,
    applicable_duties,
    requirements_behind,
)
from dutygraph.reasoning.verdicts.profile import Told, read_profile
from dutygraph.reasoning.verdicts.verdict import ObligationVerdict, Verdict
from tests.reasoning.building import (
    after,
    authority,
    deadline,
    duty,
    hand_in,
    provision,
    requirement,
    task_list,
    unspecified,
    when,
)

DAY = date(2026, 6, 1)


def judged(
    statement: Duty, types: Iterable[str] | None, on: date = DAY, /, **facts: Told | Collection[str]
) -> tuple[ApplicableDuties, tuple[ObligationVerdict, ...]]:
    duties = task_list([statement])
    profile = read_profile(
        duties.vocabulary, types, [(id.replace("_", "-"), value) for id, value in facts.items()]
    )
    given = applicable_duties([duties], profile)
    return given, requirements_behind(given, on)


def asked(one: ObligationVerdict) -> list[list[str]]:
    return [[fact.id for fact in several] for several in one.missing_facts]


HOURS = duty(
    "发生事件应立即报告市通管局",
    after("发生事件"),
    hand_in("报告", "city"),
    backed_by=[
        requirement(
            when("important-data", "IS", "false"),
            after("发现事件"),
            provision("第四条", "报告办法"),
            types=("maker",),
            recipients=["province"],
        )
    ],
)


@pytest.mark.parametrize(
    ("types", "facts", "verdict", "missing"),
    [
        (["maker"], {"important_data": False}, Verdict.APPLIES, []),
        (["maker"], {"important_data": True}, Verdict.DOES_NOT_APPLY, []),
        (["maker"], {}, Verdict.UNKNOWN, [["important-data"]]),
        (["platform"], {"important_data": False}, Verdict.DOES_NOT_APPLY, []),
        (["platform"], {}, Verdict.DOES_NOT_APPLY, []),
        (None, {"important_data": False}, Verdict.UNKNOWN, []),
        (None, {"important_data": True}, Verdict.DOES_NOT_APPLY, []),
    ],
)
def test_a_requirement_binds_whom_it_binds_itself(
    types: list[str] | None, facts: dict[str, bool], verdict: Verdict, missing: list[list[str]]
) -> None:
    _, (found,) = judged(HOURS, types, **facts)
    assert (found.verdict, asked(found)) == (verdict, missing)


def test_its_own_recipient_stands_alone() -> None:
    given, (found,) = judged(HOURS, ["maker"], important_data=False)
    assert [one.duty.recipients for one in given.obligations] == [(authority("city"),)]
    assert found.duty.recipients == (authority("province"),)
    assert found.duty.obligation.id == given.obligations[0].obligation.id


def test_a_duty_that_does_not_apply_has_nothing_behind_it() -> None:
    statement = duty("应报送", when("exports", "IS", "true"), backed_by=[requirement()])
    assert judged(statement, ["iov"], exports=False)[1] == ()
    (found,) = judged(statement, ["iov"], exports=True)[1]
    assert found.verdict is Verdict.APPLIES


def test_an_open_duty_leaves_what_is_behind_it_open_until_both_are_told() -> None:
    statement = duty(
        "应报送",
        when("exports", "IS", "true"),
        backed_by=[requirement(when("shares", "IS", "true")), requirement(types=("maker",))],
    )
    first, second = judged(statement, ["iov", "platform"])[1]
    assert (first.verdict, asked(first)) == (Verdict.UNKNOWN, [["exports", "shares"]])
    assert second.verdict is Verdict.DOES_NOT_APPLY
    (first, _) = judged(statement, ["iov", "platform"], shares=False)[1]
    assert first.verdict is Verdict.DOES_NOT_APPLY


def test_a_case_that_no_question_asks_about_leaves_it_open() -> None:
    only = requirement(only_where="达到规定数量", only_where_en="the number prescribed")
    _, (found,) = judged(duty("应报送", backed_by=[only]), ["iov"])
    assert (found.verdict, found.missing_facts) == (Verdict.UNKNOWN, ())
    assert found.reasons[-1].text == "达到规定数量 the number prescribed"
    also = requirement(types=(), binds_others=True)
    _, (found,) = judged(duty("应报送", backed_by=[also]), ["iov"])
    assert (found.verdict, found.missing_facts) == (Verdict.UNKNOWN, ())


def test_it_holds_from_its_first_day_to_its_last() -> None:
    timed = requirement(effective_from=date(2026, 1, 1), effective_to=date(2026, 10, 31))
    statement = duty("应报送", backed_by=[timed])
    verdicts = {
        day: judged(statement, ["iov"], day)[1][0]
        for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 10, 31), date(2026, 11, 1))
    }
    assert [one.verdict for one in verdicts.values()] == [
        Verdict.DOES_NOT_APPLY, Verdict.APPLIES, Verdict.APPLIES, Verdict.DOES_NOT_APPLY,
    ]  # fmt: skip
    assert verdicts[date(2026, 11, 1)].reasons[-1].text == NOT_ON_THE_DAY


def test_what_binds_an_authority_is_no_duty() -> None:
    statement = duty("应报送", backed_by=[requirement(types=(), bearer=Bearer.AUTHORITY)])
    assert judged(statement, ["iov"])[1] == ()


def of_2026(statement: Duty, **facts: bool) -> Calendar:
    given, behind = judged(statement, ["maker"], **facts)
    return calendar_of(schedule(given, (), behind), date(2026, 1, 1), date(2026, 12, 31), DAY)


def yearly(confidence: Confidence) -> Duty:
    words = unspecified("按要求")
    due = deadline(12, 15, "每年12月15日前", confidence)
    return duty(
        "应按要求报送年度报告",
        words,
        hand_in("年度报告", "city"),
        backed_by=[
            requirement(
                replace(due, start=words.start, end=words.end, quote=words.quote),
                provision("第十三条", "若干规定"),
                when("important-data", "IS", "true"),
                recipients=["province"],
            )
        ],
    )


def test_its_date_is_its_own_with_its_provision_and_recipient() -> None:
    found = of_2026(yearly(Confidence.SECONDARY), important_data=True)
    (entry,) = found.entries
    assert (entry.date, entry.duty.recipients) == (date(2026, 12, 15), (authority("province"),))
    assert entry.provision == provision("第十三条", "若干规定")
    assert entry.obligation.text == "应按要求报送年度报告"
    assert "《若干规定》第十三条（SECONDARY" in entry.words.zh
    assert not found.undated


def test_what_is_only_hearsay_has_no_date() -> None:
    found = of_2026(yearly(Confidence.REPORTED), important_data=True)
    assert not found.entries
    assert [one.rule.text for one in found.undated if one.rule] == ["按要求", "每年12月15日前"]


def test_a_date_whose_requirement_does_not_apply_is_none() -> None:
    found = of_2026(yearly(Confidence.SECONDARY), important_data=False)
    assert not found.entries
    assert [one.rule.text for one in found.undated if one.rule] == ["按要求"]


def test_one_requirement_behind_two_statements_stands_with_the_one_that_hands_in() -> None:
    due = deadline(12, 15, "每年12月15日前", Confidence.SECONDARY)
    both = [requirement(due, provision("第十三条", "若干规定"), recipients=["province"])]
    duties = task_list(
        [duty("应落实管理工作", backed_by=both), duty("应报送报告", hand_in("报告"), backed_by=both)]
    )
    profile = read_profile(duties.vocabulary, ["iov"])
    given = applicable_duties([duties], profile)
    behind = requirements_behind(given, DAY)
    assert len(behind) == 2
    found = calendar_of(schedule(given, (), behind), date(2026, 1, 1), date(2026, 12, 31), DAY)
    assert [entry.obligation.text for entry in found.entries] == ["应报送报告"]


@pytest.mark.parametrize(("stricter", "events"), [(True, ["变化后P3M"]), (False, [])])
def test_what_asks_no_more_or_names_no_time_is_not_repeated(*, stricter: bool, events: list[str]) -> None:
    behind = requirement(after("变化", "P3M"), after("发现"), unspecified("定期"))
    stated = behind.requirement and replace(behind.requirement, stricter=stricter)
    statement = duty("应报送", after("变化"), backed_by=[replace(behind, requirement=stated)])
    found = of_2026(statement)
    assert [one.rule.text for one in found.undated if one.rule] == ["变化后", *events]


def test_what_is_told_has_its_day_though_it_names_no_time() -> None:
    at_once = after("获知泄露")
    duties = task_list([duty("应报送", backed_by=[requirement(at_once, recipients=["province"])])])
    profile = read_profile(duties.vocabulary, ["iov"])
    given = applicable_duties([duties], profile)
    told = read_occurrences([(at_once.id, datetime(2026, 5, 2, 10, 0, tzinfo=CHINA))], [duties], "profile")
    plan = schedule(given, told, requirements_behind(given, DAY))
    (entry,) = calendar_of(plan, date(2026, 1, 1), date(2026, 12, 31), DAY).entries
    assert (entry.date, entry.duty.recipients) == (date(2026, 5, 2), (authority("province"),))


def test_what_a_requirement_asks_to_hand_in_stands_apart_in_the_item() -> None:
    def item(verdicts: list[Verdict], **facts: bool) -> DossierItem:
        given, behind = judged(yearly(Confidence.SECONDARY), ["maker"], **facts)
        by_duty = {given.obligations[0].duty.id: behind}
        due = next_due(schedule(given, (), behind), DAY)
        (found,) = dossier(given.obligations, due, by_duty)
        assert (found.recipients, found.next_due) == ((authority("city"),), None)
        assert found.verdict is Verdict.APPLIES
        assert [one.verdict for one in found.requirements] == verdicts
        return found

    (other,) = item([Verdict.APPLIES], important_data=True).requirements
    assert other.judged.duty.recipients == (authority("province"),)
    assert other.next_due is not None
    assert other.next_due.date == date(2026, 12, 15)
    item([Verdict.UNKNOWN])
    item([], important_data=False)


def test_hours_follow_from_what_happened_by_its_own_rule() -> None:
    hours = requirement(
        when("important-data", "IS", "false"), after("发现事件", "PT4H"), recipients=["province"]
    )
    duties = task_list([duty("发生事件应立即报告", after("发生事件"), backed_by=[hours])])
    (rule,) = duties.duties[0].backed_by[0].time_rules
    happened = datetime(2026, 5, 2, 10, 0, tzinfo=CHINA)
    for facts, certainty, missing in (
        ([("important-data", False)], Certainty.FROM_OCCURRENCE, []),
        ([], Certainty.CONDITIONAL, ["important-data"]),
    ):
        profile = read_profile(duties.vocabulary, ["maker"], facts)
        given = applicable_duties([duties], profile)
        told = read_occurrences([(rule.id, happened)], [duties], "profile")
        plan = schedule(given, told, requirements_behind(given, DAY))
        found = calendar_of(plan, date(2026, 1, 1), date(2026, 12, 31), DAY)
        (entry,) = found.entries
        assert entry.at is not None
        assert (entry.at.hour, entry.date) == (14, date(2026, 5, 2))
        assert (entry.certainty, entry.duty.recipients) == (certainty, (authority("province"),))
        assert [fact.id for several in entry.missing_facts for fact in several] == missing
        assert [one.rule.text for one in found.undated if one.rule] == ["发生事件后"]


def test_hearsay_takes_no_occurrence() -> None:
    said = replace(after("发现", "P2D"), confidence=Confidence.REPORTED)
    duties = task_list([duty("应报告", backed_by=[requirement(said)])])
    with pytest.raises(InvalidInput):
        read_occurrences([(said.id, datetime(2026, 5, 2, tzinfo=CHINA))], [duties], "profile")
