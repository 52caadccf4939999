"""What holds for every profile, on random duties whose facts occur several times."""

import datetime
import itertools
from collections.abc import Collection, Sequence
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dutygraph.reasoning.comparison import ProfileComparison, compare
from dutygraph.reasoning.dates.calendar import Calendar, Certainty, calendar_of, next_due
from dutygraph.reasoning.dates.occurrences import CHINA, Occurrence
from dutygraph.reasoning.dates.schedule import schedule
from dutygraph.reasoning.dossier import dossier
from dutygraph.reasoning.task_list import TaskListDuties
from dutygraph.reasoning.verdicts.applicability import ApplicableDuties, applicable_duties
from dutygraph.reasoning.verdicts.conditions import FactAnswer
from dutygraph.reasoning.verdicts.profile import Profile, read_profile
from dutygraph.reasoning.verdicts.verdict import Verdict
from tests.reasoning.drawing import (
    VOCABULARY,
    answers,
    naive_verdict,
    profiles,
    task_lists,
    types_completed,
    types_told,
)

ENOUGH = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
LAST_TIME = datetime.datetime(2024, 10, 1, tzinfo=CHINA)
days = st.dates(datetime.date(2023, 1, 1), datetime.date(2029, 12, 31))


@given(task_lists(), profiles())
@ENOUGH
def test_verdicts_are_those_of_going_through_every_completion(
    duties: TaskListDuties, profile: Profile
) -> None:
    answer = applicable_duties([duties], profile)
    assert [one.duty for one in answer.obligations] == list(duties.duties)
    for one in answer.obligations:
        assert one.verdict is naive_verdict(one.duty, profile)
    for task in answer.tasks:
        verdicts = [one.verdict for one in task.obligations]
        assert task.verdict is next(
            (found for found in (Verdict.APPLIES, Verdict.UNKNOWN) if found in verdicts),
            Verdict.DOES_NOT_APPLY,
        )
    assert answer.counts.unknown == sum(task.verdict is Verdict.UNKNOWN for task in answer.tasks)
    assert answer.counts.applies + answer.counts.does_not_apply + answer.counts.unknown == len(duties.tasks)


@given(task_lists(), profiles(), st.data())
@ENOUGH
def test_telling_one_more_thing_only_settles_what_was_unknown(
    duties: TaskListDuties, profile: Profile, data: st.DataObject
) -> None:
    before = applicable_duties([duties], profile)
    for more in _tellings(profile, data):
        after = applicable_duties([duties], more)
        for was, now in zip(before.obligations, after.obligations, strict=True):
            assert was.verdict in {Verdict.UNKNOWN, now.verdict}
        for was_task, now_task in zip(before.tasks, after.tasks, strict=True):
            assert was_task.verdict in {Verdict.UNKNOWN, now_task.verdict}


def _tellings(profile: Profile, data: st.DataObject) -> list[Profile]:
    told = [
        replace(profile, facts={**profile.facts, one.fact.id: data.draw(_answer(one.fact.id))})
        for one in VOCABULARY.questions
        if one.fact.id not in profile.facts
    ]
    told += [Profile(types, facts=profile.facts) for types in types_completed(profile)]
    if profile.enterprise_types is None:
        held = data.draw(types_told.filter(lambda types: types is not None)) or set()
        told.append(replace(read_profile(VOCABULARY, held), facts=profile.facts))
    return told


def _answer(fact: str) -> st.SearchStrategy[bool | int | frozenset[str]]:
    return st.sampled_from([*answers(VOCABULARY.question_by_id[fact])])


@given(task_lists(), profiles())
@ENOUGH
def test_missing_facts_are_all_the_smallest_sets_that_settle_a_verdict(
    duties: TaskListDuties, profile: Profile
) -> None:
    open_ids = [one.fact.id for one in VOCABULARY.questions if one.fact.id not in profile.facts]
    for one in applicable_duties([duties], profile).obligations:
        given_sets = {frozenset(fact.id for fact in facts) for facts in one.missing_facts}
        assert len(given_sets) == len(one.missing_facts)
        if one.verdict is not Verdict.UNKNOWN:
            assert not given_sets
            continue
        settling: set[frozenset[str]] = set()
        for size in range(len(open_ids) + 1):
            settling = {
                frozenset(facts)
                for facts in itertools.combinations(open_ids, size)
                if _settles(facts, one.duty.id, duties, profile)
            }
            if settling:
                break
        assert given_sets == settling


def _settles(facts: tuple[str, ...], obligation: str, duties: TaskListDuties, profile: Profile) -> bool:
    asked = [VOCABULARY.question_by_id[id] for id in facts]
    for told in itertools.product(*(answers(one) for one in asked)):
        more = replace(profile, facts={**profile.facts, **dict(zip(facts, told, strict=True))})
        verdicts = {one.duty.id: one.verdict for one in applicable_duties([duties], more).obligations}
        if verdicts[obligation] is Verdict.UNKNOWN:
            return False
    return True


@given(task_lists(), profiles())
@ENOUGH
def test_any_answer_to_a_next_question_settles_what_it_says_and_the_first_closes_most_tasks(
    duties: TaskListDuties, profile: Profile
) -> None:
    answer = applicable_duties([duties], profile)
    unknown = [one.obligation for one in answer.obligations if one.verdict is Verdict.UNKNOWN]
    assert bool(answer.next_questions) == any(not (one.open_case or one.effective_from) for one in unknown)
    asked = {one.fact.id if one.fact else None for one in answer.next_questions}
    assert len(asked) == len(answer.next_questions)
    for one in answer.next_questions:
        told = (
            [replace(profile, facts={**profile.facts, one.fact.id: said}) for said in _answers(one.fact.id)]
            if one.fact
            else [Profile(types, facts=profile.facts) for types in types_completed(profile)]
        )
        assert one.settles == len(_settled_whatever(told, answer))
        assert one.settles_tasks <= len(_closed_whatever(told, answer))
    closing = [one.settles_tasks for one in answer.next_questions]
    assert closing == sorted(closing, reverse=True)
    for question in VOCABULARY.questions:
        if question.fact.id not in profile.facts and question.fact.id not in asked:
            told = [
                replace(profile, facts={**profile.facts, question.fact.id: said})
                for said in _answers(question.fact.id)
            ]
            assert not _settled_whatever(told, answer)


def _answers(fact: str) -> list[FactAnswer]:
    return list(answers(VOCABULARY.question_by_id[fact]))


def _closed_whatever(told: list[Profile], answer: ApplicableDuties) -> set[str]:
    """The tasks UNKNOWN in the answer that are settled by every one of the profiles."""
    left = {one.task.id for one in answer.tasks if one.verdict is Verdict.UNKNOWN}
    for profile in told:
        again = applicable_duties(answer.task_lists, profile)
        left -= {one.task.id for one in again.tasks if one.verdict is Verdict.UNKNOWN}
    return left


def _settled_whatever(told: list[Profile], answer: ApplicableDuties) -> set[str]:
    """The duties UNKNOWN in the answer that are settled by every one of the profiles."""
    left = {one.duty.id for one in answer.obligations if one.verdict is Verdict.UNKNOWN}
    for profile in told:
        again = applicable_duties(answer.task_lists, profile)
        left -= {one.duty.id for one in again.obligations if one.verdict is Verdict.UNKNOWN}
    return left


@given(task_lists(), profiles(), profiles(), days)
@ENOUGH
def test_a_comparison_is_the_difference_of_the_two_answers(
    duties: TaskListDuties, one: Profile, other: Profile, on: datetime.date
) -> None:
    before, after = applicable_duties([duties], one), applicable_duties([duties], other)
    year_before, year_after = (_year_of(each, on, (Verdict.APPLIES,)).entries for each in (before, after))
    compared = compare(before, after, year_before, year_after)
    assert {task.task.id for task in compared.tasks.gained} == _tasks(after) - _tasks(before)
    assert {task.task.id for task in compared.tasks.lost} == _tasks(before) - _tasks(after)
    applying, applied = ({one.id for one in each.applying} for each in (after, before))
    assert {one.duty.id for one in compared.duties.gained} == applying - applied
    assert {one.duty.id for one in compared.duties.lost} == applied - applying
    assert {one.id for one in compared.deliverables.gained} == _handed_in(after) - _handed_in(before)
    assert {one.id for one in compared.deliverables.lost} == _handed_in(before) - _handed_in(after)
    assert all(task.verdict is Verdict.APPLIES for task in (*compared.tasks.gained, *compared.tasks.lost))
    assert compare(before, before, year_before, year_before) == ProfileComparison()


def _tasks(answer: ApplicableDuties) -> set[str]:
    return {one.task.id for one in answer.tasks if one.verdict is Verdict.APPLIES}


def _handed_in(answer: ApplicableDuties) -> set[str]:
    return {required.deliverable.id for duty in answer.applying for required in duty.deliverables}


def _year_of(
    answer: ApplicableDuties,
    on: datetime.date,
    verdicts: Collection[Verdict] = (Verdict.APPLIES, Verdict.UNKNOWN),
    told: Sequence[Occurrence] = (),
) -> Calendar:
    year = datetime.timedelta(days=366)
    return calendar_of(schedule(answer, told), on, on + year, on, verdicts=verdicts)


@given(task_lists(), profiles(), days, st.integers(0, 1000), st.integers(1, 1000))
@ENOUGH
def test_the_calendars_of_two_adjoining_ranges_are_that_of_their_union(
    duties: TaskListDuties, profile: Profile, start: datetime.date, first: int, second: int
) -> None:
    plan = schedule(applicable_duties([duties], profile))
    middle = start + datetime.timedelta(days=first)
    end = middle + datetime.timedelta(days=second)
    one = calendar_of(plan, start, middle, start)
    other = calendar_of(plan, middle + datetime.timedelta(days=1), end, start)
    union = calendar_of(plan, start, end, start)
    assert one.entries + other.entries == union.entries
    assert one.undated == other.undated == union.undated


@given(task_lists(), profiles(), days)
@ENOUGH
def test_every_duty_that_applies_or_may_is_dated_or_undated(
    duties: TaskListDuties, profile: Profile, on: datetime.date
) -> None:
    answer = applicable_duties([duties], profile)
    year = _year_of(answer, on)
    plan = schedule(answer)
    dated = {one.duty.id for one in plan.dated}
    possible = {one.duty.id for one in answer.obligations if one.verdict is not Verdict.DOES_NOT_APPLY}
    assert dated | {one.duty.id for one in year.undated} == possible
    assert {entry.duty.id for entry in year.entries} <= dated
    due = next_due(plan, on)
    assert due.keys() == dated
    for id, entry in due.items():
        assert entry.past_due == (entry.date < on)
        assert not entry.past_due or entry.date.year == on.year
        coming = [found for found in year.entries if found.duty.id == id and found.date.year == on.year]
        if coming:
            assert entry == coming[0]
    for one in year.entries:
        assert one.last_working_day is None or one.last_working_day <= one.date
        assert one.date.year >= (duties.period.first_year or 0)
        assert (one.certainty is Certainty.CONDITIONAL) or one.verdict is Verdict.APPLIES
        assert not (one.missing_facts or one.missing_occurrences) or one.certainty is Certainty.CONDITIONAL


@given(task_lists(), profiles(), days, st.data())
@ENOUGH
def test_telling_more_only_settles_dates_and_none_is_left_out_for_not_being_told(
    duties: TaskListDuties, profile: Profile, on: datetime.date, data: st.DataObject
) -> None:
    before = {one.id: one for one in _year_of(applicable_duties([duties], profile), on).entries}
    for more in _tellings(profile, data):
        after = {one.id: one for one in _year_of(applicable_duties([duties], more), on).entries}
        assert after.keys() <= before.keys()
        for id, was in before.items():
            if not was.is_open:
                assert id in after
                assert after[id].certainty is was.certainty


@given(task_lists(), profiles(), days, st.data())
@ENOUGH
def test_an_open_date_names_all_that_settles_it(
    duties: TaskListDuties, profile: Profile, on: datetime.date, data: st.DataObject
) -> None:
    given_answer = applicable_duties([duties], profile)
    # How often a thing is due may hang on another duty, whose case the text alone settles.
    unread = any(one.obligation.open_case or one.obligation.effective_from for one in duties.duties)
    for entry in _year_of(given_answer, on).entries:
        if not entry.is_open:
            continue
        asked = sorted({fact.id for facts in entry.missing_facts for fact in facts})
        told = {fact: data.draw(_answer(fact)) for fact in asked}
        last = [Occurrence(rule.id, LAST_TIME) for rule in entry.missing_occurrences]
        if not (told or last):
            # Nothing but the types settles it, and who it binds has to say so; or the text alone does.
            assert profile.enterprise_types is None or profile.open_types or unread
            continue
        more = replace(profile, facts={**profile.facts, **told})
        again = {one.id: one for one in _year_of(applicable_duties([duties], more), on, told=last).entries}
        if profile.enterprise_types is not None and not profile.open_types and entry.id in again:
            # A second time hangs on when the first is done.
            assert not again[entry.id].is_open or last or unread


@given(task_lists(), profiles(), days)
@ENOUGH
def test_a_dossier_has_each_deliverable_of_the_duties_that_apply_or_may_once(
    duties: TaskListDuties, profile: Profile, on: datetime.date
) -> None:
    answer = applicable_duties([duties], profile)
    due = next_due(schedule(answer), on)
    items = dossier(answer.obligations, due, {})
    ids = [item.deliverable.id for item in items]
    assert len(ids) == len(set(ids))
    possible = [one for one in answer.obligations if one.verdict is not Verdict.DOES_NOT_APPLY]
    assert set(ids) == {required.deliverable.id for one in possible for required in one.duty.deliverables}
    assert {item.deliverable.id for item in items if item.verdict is Verdict.APPLIES} == _handed_in(answer)
    for item in items:
        behind = {
            one.duty.id
            for one in possible
            if any(required.deliverable == item.deliverable for required in one.duty.deliverables)
        }
        assert {duty.id for duty in item.duties} == behind
        dates = [due[id].date for id in behind if id in due]
        assert (item.next_due.date if item.next_due else None) == min(dates, default=None)
