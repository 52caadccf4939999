"""Verdicts worked out by hand."""

from dataclasses import replace
from datetime import date

import pytest

from dutygraph.graph.errors import InvalidInput
from dutygraph.graph.model import Bearer, FactType
from dutygraph.reasoning.notices import NoticeKind
from dutygraph.reasoning.task_list import DutySource, TaskListDuties
from dutygraph.reasoning.verdicts.applicability import OPEN_CASE, ApplicableDuties, applicable_duties
from dutygraph.reasoning.verdicts.conditions import check
from dutygraph.reasoning.verdicts.profile import read_profile
from dutygraph.reasoning.verdicts.truth import Truth
from dutygraph.reasoning.verdicts.verdict import Verdict
from tests.reasoning.building import (
    VOCABULARY,
    answer,
    deadline,
    duty,
    question,
    task_list,
    vocabulary_of,
    when,
)

IMPORTANT = when("important-data", "IS", "true")
EXPORTS = when("exports", "IS", "true")
SITUATION = when("situations", "ANY_OF", "sensitive", "automated", "transfer")
SHARES = when("shares", "IS", "true")
DRIVING = when("driving", "ANY_OF", "L3", "L4", "L5")
SUPPLIERS = when("suppliers", "IS", "true")

LIST = task_list(
    [duty("完善制度"), duty("明确部门", IMPORTANT)],
    [duty("定级备案")],
    [
        duty("三级及以上", when("levels", "ANY_OF", "3", "4", "5")),
        duty("二级", when("levels", "ANY_OF", "2")),
    ],
    [duty("通报", types=["iov"], bearer=Bearer.AUTHORITY), duty("整改", types=["platform"])],
    [duty("整车安全", types=["maker"])],
    [duty("检测")],
    [duty("识别")],
    [duty("风险评估", IMPORTANT)],
    [duty("报送", IMPORTANT, types=["processor"])],
    [duty("影响评估", SITUATION)],
    [duty("出境", EXPORTS)],
    [duty("合作方审核", SHARES), duty("合作方制度")],
    [duty("应急演练")],
    [duty("漏洞")],
    [duty("自动驾驶检测", DRIVING, types=["maker", "operator"])],
    [duty("自动驾驶监测", DRIVING, types=["maker", "operator"])],
    [duty("供应商核查", SUPPLIERS)],
)


def tasks(given: ApplicableDuties, verdict: Verdict) -> list[int]:
    return [one.task.number for one in given.tasks if one.verdict is verdict]


def missing(given: ApplicableDuties, at: int) -> list[list[str]]:
    return [[fact.id for fact in facts] for facts in given.obligations[at].missing_facts]


def test_a_maker_that_processes_important_data() -> None:
    given = answer(
        LIST,
        ["maker"],
        important_data=True,
        levels=["3"],
        exports=False,
        situations=["sensitive"],
        shares=False,
        driving=[],
        suppliers=True,
    )
    assert tasks(given, Verdict.DOES_NOT_APPLY) == [4, 11, 15, 16]
    assert not tasks(given, Verdict.UNKNOWN)
    assert given.counts.applies == 13
    assert given.next_question is None


def test_a_platform_operator_of_whom_nothing_else_is_told() -> None:
    given = answer(LIST, ["platform"])
    assert 4 in tasks(given, Verdict.APPLIES)
    assert tasks(given, Verdict.DOES_NOT_APPLY) == [5, 9, 15, 16]
    assert {8, 11} <= set(tasks(given, Verdict.UNKNOWN))
    assert given.next_question
    assert given.next_question.fact
    # Important data settles tasks 1 and 8, the levels both cases of task 3; the vocabulary's order decides.
    assert (given.next_question.fact.id, given.next_question.settles) == ("important-data", 2)


def test_of_whom_nothing_is_told_the_types_are_asked() -> None:
    given = answer(LIST)
    assert not tasks(given, Verdict.APPLIES)
    assert len(tasks(given, Verdict.UNKNOWN)) == given.counts.unknown == 17
    assert given.next_question
    assert given.next_question.fact is None
    unconditional = [one for one in LIST.duties if not one.conditions]
    assert given.next_question.settles == len(unconditional)
    assert not any(one.missing_facts for one in given.obligations)


def test_a_type_that_is_not_told_is_not_held_and_no_type_at_all_is_an_answer() -> None:
    given = answer(LIST, [])
    assert given.counts.does_not_apply == 17
    assert given.next_question is None


def test_what_an_authority_bears_is_no_duty() -> None:
    only = task_list([duty("抽查", bearer=Bearer.AUTHORITY)])
    given = answer(only, ["iov"])
    assert not given.obligations
    assert given.counts.does_not_apply == 1


@pytest.mark.parametrize("bearer", [Bearer.UNSTATED, Bearer.OTHER])
@pytest.mark.parametrize("types", [["maker"], ["operator"], [], None])
@pytest.mark.parametrize("exports", [True, False])
def test_what_is_not_said_to_be_an_enterprises_act_is_unknown_for_everybody(
    bearer: Bearer, types: list[str] | None, exports: bool
) -> None:
    unstated = task_list([duty("及时整改", EXPORTS, types=[], bearer=bearer)])
    found = answer(unstated, types, exports=exports)
    assert found.tasks[0].verdict is found.obligations[0].verdict is Verdict.UNKNOWN
    assert found.obligations[0].missing_facts == ()
    assert found.next_question is None
    assert found.obligations[0].reasons[0].outcome is Truth.UNKNOWN


def test_a_binding_left_open_is_unknown_for_who_holds_no_type_it_names() -> None:
    partly = task_list([duty("应报备", types=["maker"], binds_others=True)])
    assert answer(partly, ["maker"]).tasks[0].verdict is Verdict.APPLIES
    assert answer(partly, ["operator"]).tasks[0].verdict is Verdict.UNKNOWN
    unknown = task_list([duty("应报备", types=[], binds_others=True)])
    assert answer(unknown, ["maker"]).tasks[0].verdict is Verdict.UNKNOWN
    # Types that were told are not asked for again.
    assert answer(unknown, ["maker"]).next_question is None


def test_an_open_case_is_unknown_for_whom_it_binds_and_asks_nothing() -> None:
    some = duty("从事远洋的，应报备", EXPORTS, types=["maker"], open_case=True)
    given = answer(task_list([some]), ["maker"])
    assert given.tasks[0].verdict is Verdict.UNKNOWN
    (one,) = given.obligations
    assert (one.reasons[0].outcome, one.reasons[-1].outcome) == (Truth.TRUE, Truth.UNKNOWN)
    assert one.reasons[-1].text == OPEN_CASE
    # No answer settles it for certain, so none is asked for.
    assert (one.missing_facts, given.next_question) == ((), None)
    assert answer(task_list([some]), ["maker"], exports=True).tasks[0].verdict is Verdict.UNKNOWN
    # Whoever is none of those it binds, or does not do it, owes nothing.
    assert answer(task_list([some]), ["operator"]).tasks[0].verdict is Verdict.DOES_NOT_APPLY
    assert answer(task_list([some]), ["maker"], exports=False).tasks[0].verdict is Verdict.DOES_NOT_APPLY
    everyone = task_list([duty("从事远洋的，应报备", types=[], open_case=True)])
    assert answer(everyone, ["operator"]).tasks[0].verdict is Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("days", "verdict"),
    [
        ((date(2026, 6, 1), date(2026, 8, 31)), Verdict.APPLIES),
        ((date(2026, 8, 15), None), Verdict.APPLIES),
        ((None, date(2026, 8, 15)), Verdict.APPLIES),
        ((date(2026, 6, 1), date(2026, 8, 14)), Verdict.UNKNOWN),
        ((date(2026, 8, 16), None), Verdict.UNKNOWN),
    ],
)
@pytest.mark.parametrize("of_law", [False, True])
def test_what_is_asked_within_some_days_is_open_on_others_and_says_so(
    days: tuple[date | None, date | None], verdict: Verdict, *, of_law: bool
) -> None:
    stated = task_list([duty("每日报送", types=["maker"], days=days)])
    law = replace(stated, source=DutySource.INSTRUMENT)
    profile = read_profile(VOCABULARY, ["maker"])
    lists, laws = ([], [law]) if of_law else ([stated], [])
    (one,) = applicable_duties(lists, profile, laws=laws, on=date(2026, 8, 15)).duties
    assert (one.verdict, one.missing_facts) == (verdict, ())
    told = one.reasons[-1].text
    assert all(str(day) in told for day in days if day) is (verdict is Verdict.UNKNOWN)
    # Whoever it does not bind owes nothing on any day.
    (other,) = applicable_duties([stated], read_profile(VOCABULARY, ["operator"]), on=date(2027, 1, 1)).duties
    assert other.verdict is Verdict.DOES_NOT_APPLY


def test_every_enterprise_is_whoever_asks() -> None:
    everyone = task_list([duty("及时整改", types=[])])
    assert answer(everyone).tasks[0].verdict is Verdict.APPLIES
    assert answer(everyone, ["operator"]).tasks[0].verdict is Verdict.APPLIES
    assert answer(everyone, []).tasks[0].verdict is Verdict.APPLIES
    (reason,) = answer(everyone, ["operator"]).obligations[0].reasons
    assert (reason.outcome, reason.enterprise_type, reason.condition) == (Truth.TRUE, None, None)
    assert reason.source
    assert reason.source.quote == "及时整改"


def test_reasons_are_the_leaves_with_their_words() -> None:
    text = "涉及数据出境的平台运营企业和生产企业应报备"
    stated = task_list(
        [duty(text, EXPORTS, IMPORTANT, types=["platform", "maker"], subject="平台运营企业和生产企业")]
    )
    (given,) = answer(stated, ["platform"], exports=False).obligations
    assert given.verdict is Verdict.DOES_NOT_APPLY
    assert [
        (one.outcome, one.enterprise_type.id if one.enterprise_type else None, one.text)
        for one in given.reasons
    ] == [
        (Truth.TRUE, "platform", "平台运营企业和生产企业"),
        (Truth.FALSE, "maker", "平台运营企业和生产企业"),
        (Truth.FALSE, None, "exports IS true"),
        (Truth.UNKNOWN, None, "important-data IS true"),
    ]
    source = given.reasons[0].source
    assert source
    assert text[source.start : source.end] == source.quote == "平台运营企业和生产企业"


def of_conditions(*groups: str, **kinds: str) -> TaskListDuties:
    """One duty of the alternatives, each written as facts that must be true: ab is a and b."""
    facts = sorted({letter.lower() for group in groups for letter in group})
    vocabulary = vocabulary_of({"iov": ()}, [question(fact, FactType.BOOLEAN) for fact in facts])
    stated = [
        when(
            letter.lower(),
            "IS",
            str(letter.islower()).lower(),
            groups=[str(at) for at, group in enumerate(groups) if letter in group],
            vocabulary=vocabulary,
        )
        for letter in sorted({letter for group in groups for letter in group})
    ]
    return task_list([duty("应", *stated, vocabulary=vocabulary)], vocabulary=vocabulary)


@pytest.mark.parametrize(
    ("groups", "told", "verdict", "facts"),
    [
        (["ab", "c"], {}, Verdict.UNKNOWN, [["a", "b", "c"]]),
        (["ab", "c"], {"c": True}, Verdict.APPLIES, []),
        (["ab", "c"], {"c": False}, Verdict.UNKNOWN, [["a", "b"]]),
        (["ab", "c"], {"a": False}, Verdict.UNKNOWN, [["c"]]),
        (["ab", "c"], {"a": False, "c": False}, Verdict.DOES_NOT_APPLY, []),
        # A capital letter is a fact that must be false. Whatever a is, one of the two holds:
        (["a", "A"], {}, Verdict.APPLIES, []),
        (["aA"], {}, Verdict.DOES_NOT_APPLY, []),
        (["ab", "Ab"], {}, Verdict.UNKNOWN, [["b"]]),
        (["ab", "Ac", "bc"], {"b": True, "c": True}, Verdict.APPLIES, []),
    ],
)
def test_alternatives_are_decided_exactly(
    groups: list[str], told: dict[str, bool], verdict: Verdict, facts: list[list[str]]
) -> None:
    given = answer(of_conditions(*groups), ["iov"], **told)
    assert given.obligations[0].verdict is verdict
    assert missing(given, 0) == facts


def test_a_fact_of_choices_has_one_answer_in_all_conditions_on_it() -> None:
    high, low = when("levels", "ANY_OF", "3", "4", "5"), when("levels", "ANY_OF", "1", "2")
    not_high = when("levels", "NONE_OF", "3", "4", "5", groups=["2"])
    either = task_list([duty("应", high, not_high)])
    assert answer(either, ["iov"]).obligations[0].verdict is Verdict.APPLIES
    # Levels are a set: both a high and a low one may be held, and none at all.
    both = task_list([duty("应", high, low)])
    assert answer(both, ["iov"]).obligations[0].verdict is Verdict.UNKNOWN
    assert answer(both, ["iov"], levels=["2", "3"]).obligations[0].verdict is Verdict.APPLIES
    assert answer(both, ["iov"], levels=[]).obligations[0].verdict is Verdict.DOES_NOT_APPLY


@pytest.mark.parametrize(
    ("conditions", "verdict"),
    [
        ([("AT_LEAST", "10", "1"), ("AT_MOST", "9", "2")], Verdict.APPLIES),
        ([("AT_LEAST", "10", "1"), ("AT_MOST", "8", "2")], Verdict.UNKNOWN),
        ([("AT_LEAST", "10", "1"), ("AT_MOST", "9", "1")], Verdict.DOES_NOT_APPLY),
        ([("AT_LEAST", "10", "1"), ("AT_MOST", "10", "1")], Verdict.UNKNOWN),
        ([("IS", "10", "1"), ("AT_LEAST", "11", "2"), ("AT_MOST", "9", "3")], Verdict.APPLIES),
    ],
)
def test_a_number_is_whole_and_lies_on_one_side(
    conditions: list[tuple[str, str, str]], verdict: Verdict
) -> None:
    stated = [when("vehicles", operator, value, groups=[group]) for operator, value, group in conditions]
    assert answer(task_list([duty("应", *stated)]), ["iov"]).obligations[0].verdict is verdict


def test_the_next_question_settles_most() -> None:
    level = when("levels", "ANY_OF", "3")
    several = task_list([duty("一", EXPORTS, level), duty("二", EXPORTS, level), duty("三", SUPPLIERS)])
    asked = answer(several, ["iov"]).next_question
    assert asked
    assert asked.fact
    assert (asked.fact.id, asked.settles) == ("suppliers", 1)
    # Nothing is settled for certain any more: the question that most hinges on, first in the vocabulary.
    asked = answer(several, ["iov"], suppliers=True).next_question
    assert asked
    assert asked.fact
    assert (asked.fact.id, asked.settles) == ("levels", 0)


def ranked(given: ApplicableDuties) -> list[tuple[str | None, int, int]]:
    return [
        (one.fact.id if one.fact else None, one.settles_tasks, one.settles) for one in given.next_questions
    ]


def test_questions_are_ranked_by_tasks_then_by_what_is_dated_and_mandatory_then_by_duties() -> None:
    level = when("levels", "ANY_OF", "3")
    several = task_list(
        [duty("一"), *(duty(str(at), level) for at in range(5))],  # applies whatever the level
        [duty("二", SUPPLIERS)],
        [duty("三"), duty("三甲", EXPORTS), duty("三乙", EXPORTS)],
        [duty("四"), duty("四甲", SHARES, deadline(11, 30))],
        [duty("五", when("vehicles", "AT_LEAST", "5"), SUPPLIERS)],
    )
    assert ranked(answer(several, ["iov"])) == [
        ("suppliers", 1, 1),
        ("shares", 0, 1),  # dated and mandatory
        ("levels", 0, 5),
        ("exports", 0, 2),
        ("vehicles", 0, 0),
    ]


def test_a_task_of_which_the_document_leaves_a_part_open_is_closed_by_no_question() -> None:
    half = task_list([duty("一", EXPORTS), duty("二", types=[], bearer=Bearer.UNSTATED)])
    assert ranked(answer(half, ["iov"])) == [("exports", 0, 1)]


def test_the_jurisdictions_are_asked_for_where_they_settle() -> None:
    here = replace(task_list([duty("一")], [duty("二", EXPORTS)]), places=("甲省",))
    there = replace(here, id="task-list:there", places=("乙市",))
    both = applicable_duties([here, there], read_profile(VOCABULARY, ["iov"]))
    first, second = both.next_questions
    assert (first.jurisdictions, first.fact, first.settles_tasks, first.settles) == (True, None, 1, 2)
    assert second.fact
    assert (second.jurisdictions, second.fact.id, second.settles) == (False, "exports", 0)
    assert [one.kind for one in both.notices] == [NoticeKind.PLACE_NOT_TOLD] * 2


@pytest.mark.parametrize("processes", [True, False, None])
def test_answers_that_disagree_leave_a_role_open_and_are_told(processes: bool | None) -> None:
    roles = replace(VOCABULARY, held_by={"processor": "important-data"})
    only = task_list([duty("一", types=["processor"], vocabulary=roles)], vocabulary=roles)
    facts = {} if processes is None else {"important-data": processes}
    given = applicable_duties([only], read_profile(roles, ["maker"], facts.items()))
    if processes is False:
        [notice] = given.notices
        assert notice.kind is NoticeKind.ANSWERS_DISAGREE
        for text in (notice.text, notice.text_en):
            assert "maker" in text
            assert "important-data" in text
        assert "不一致" in notice.text
        assert "disagree" in notice.text_en
        assert given.tasks[0].verdict is Verdict.UNKNOWN
    else:
        assert given.notices == ()
        assert given.tasks[0].verdict is Verdict.APPLIES


@pytest.mark.parametrize(
    ("fact", "operator", "values", "said"),
    [
        ("exports", "ANY_OF", ["true"], "operator ANY_OF. Use IS"),
        ("exports", "IS", ["yes"], "exactly one of true and false"),
        ("levels", "IS", ["2"], "operator IS. Use ANY_OF or NONE_OF"),
        ("levels", "ANY_OF", ["6"], "choices out of 1, 2, 3, 4, 5"),
        ("vehicles", "AT_LEAST", ["ten"], "exactly one whole number"),
        ("vehicles", "AT_LEAST", ["1", "2"], "exactly one whole number"),
    ],
)
def test_a_condition_without_meaning_is_refused(
    fact: str, operator: str, values: list[str], said: str
) -> None:
    with pytest.raises(InvalidInput, match=f"condition:{fact}/{operator}.*{said}"):
        check(when(fact, operator, *values), VOCABULARY.question_by_id[fact])


def test_a_condition_in_no_group_is_refused() -> None:
    with pytest.raises(InvalidInput, match="no group of alternatives"):
        check(when("exports", "IS", "true", groups=[]), VOCABULARY.question_by_id["exports"])


def test_a_draft_applies_to_nobody() -> None:
    issued = task_list([duty("及时整改", types=["maker"])])
    found = answer(replace(issued, draft=True), ["maker"])
    assert found.tasks[0].verdict is Verdict.DOES_NOT_APPLY
    assert "征求意见稿" in found.obligations[0].reasons[0].text
    assert found.applying == ()


def test_what_a_list_states_outside_its_tasks_has_verdicts_and_is_no_task() -> None:
    duties = task_list([duty("自查")], [duty("报送总结")])
    *tasks, last = duties.tasks
    whole = replace(duties, tasks=tuple(tasks), own=replace(duties.own, statements=last.statements))
    given = answer(whole, ["iov"])
    assert [one.duty.obligation.text for one in given.obligations] == ["自查", "报送总结"]
    assert [one.verdict for one in given.obligations] == [Verdict.APPLIES, Verdict.APPLIES]
    assert (len(given.tasks), given.counts.applies) == (1, 1)
    assert whole.parts[-1].id == whole.id
