"""Random vocabularies, duties and profiles, and the naive reading that goes through every completion."""

import datetime
import itertools
from collections.abc import Iterator, Mapping

from hypothesis import strategies as st

from dutygraph.graph.model import Bearer, FactType
from dutygraph.reasoning.list_period import ListPeriod
from dutygraph.reasoning.records import Duty, Question, StatedCondition
from dutygraph.reasoning.task_list import TaskListDuties
from dutygraph.reasoning.verdicts.conditions import FactAnswer
from dutygraph.reasoning.verdicts.profile import Profile, Told, read_profile
from dutygraph.reasoning.verdicts.verdict import Verdict
from tests.reasoning.building import (
    after,
    deadline,
    duty,
    frequency,
    hand_in,
    of_year,
    question,
    task_list,
    unspecified,
    vocabulary_of,
    when,
)

THRESHOLDS = range(4)

VOCABULARY = vocabulary_of(
    {"top": (), "left": ("top",), "right": ("top",), "both": ("left", "right"), "apart": ()},
    [
        question("b1", FactType.BOOLEAN),
        question("b2", FactType.BOOLEAN, position=1),
        question("c", FactType.CHOICES, "123", 2),
        question("n", FactType.NUMBER, position=3),
    ],
)

RULES = (
    deadline(3, 10, "每年3月10日前"),
    deadline(11, 30),
    deadline(2, 29),
    frequency("P1Y", "每年一次"),
    frequency("P2Y", "每两年一次"),
    frequency("P3M", "每季度"),
    frequency("P1M", "按月统计，于次月10日前"),
    after("发生变化"),
    after("每季度结束", "P15D"),
    unspecified("定期"),
)


@st.composite
def conditions(draw: st.DrawFn) -> StatedCondition:
    fact = draw(st.sampled_from(["b1", "b2", "c", "c", "n", "n"]))
    groups = draw(st.sets(st.sampled_from("123"), min_size=1, max_size=3).map(sorted))
    if fact == "c":
        operator = draw(st.sampled_from(["ANY_OF", "NONE_OF"]))
        values = draw(st.sets(st.sampled_from("123"), min_size=1).map(sorted))
    elif fact == "n":
        operator = draw(st.sampled_from(["IS", "AT_LEAST", "AT_MOST"]))
        values = [str(draw(st.sampled_from(THRESHOLDS)))]
    else:
        operator, values = "IS", [draw(st.sampled_from(["true", "false"]))]
    return when(fact, operator, *values, groups=groups, vocabulary=VOCABULARY)


@st.composite
def duties(draw: st.DrawFn) -> Duty:
    # One WHEN joins an obligation to a condition, so each condition is stated once.
    stated = draw(st.lists(conditions(), max_size=6, unique_by=lambda one: one.condition.id))
    rules = draw(st.lists(st.sampled_from(RULES), max_size=2, unique_by=lambda rule: rule.id))
    required = draw(st.lists(st.sampled_from(["评估报告", "目录"]), max_size=2, unique=True))
    return duty(
        draw(st.sampled_from(["开展评估", "每年一次", "报送评估报告", "报送目录"])),
        *stated,
        *rules,
        *(hand_in(name, "局") for name in required),
        types=draw(st.lists(st.sampled_from(list(VOCABULARY.parents)), max_size=2, unique=True)),
        bearer=draw(st.sampled_from([Bearer.ENTERPRISE] * 5 + [Bearer.AUTHORITY])),
        open_case=draw(st.sampled_from([None, None, None, True])),
        days=(draw(st.sampled_from([None, None, None, datetime.date(2026, 6, 1)])), None),
        vocabulary=VOCABULARY,
    )


def task_lists() -> st.SearchStrategy[TaskListDuties]:
    tasks = st.lists(st.lists(duties(), max_size=3), min_size=1, max_size=4)
    years = st.sampled_from([ListPeriod(), of_year(2024), of_year(2026)])
    return st.builds(lambda drawn, of: task_list(*drawn, vocabulary=VOCABULARY, period=of), tasks, years)


types_told = st.none() | st.sets(st.sampled_from(list(VOCABULARY.parents)))


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    told: dict[str, Told] = draw(
        st.fixed_dictionaries(
            {},
            optional={one.fact.id: st.sampled_from([*answers(one)]) for one in VOCABULARY.questions},
        )
    )
    return read_profile(VOCABULARY, draw(types_told), told.items())


def answers(asked: Question) -> Iterator[FactAnswer]:
    """Every answer, of numbers, none below zero, all that lie between and around the thresholds drawn."""
    if asked.fact.answer_type == FactType.BOOLEAN:
        yield from (True, False)
    elif asked.fact.answer_type == FactType.NUMBER:
        yield from range(max(THRESHOLDS) + 2)
    else:
        values = [choice.value for choice in asked.choices]
        for size in range(len(values) + 1):
            yield from map(frozenset, itertools.combinations(values, size))


def completions(profile: Profile) -> Iterator[Profile]:
    """The profile with everything that is not told answered, in every way there is."""
    open_questions = [one for one in VOCABULARY.questions if one.fact.id not in profile.facts]
    for types in types_completed(profile):
        for told in itertools.product(*(answers(one) for one in open_questions)):
            extra = {one.fact.id: value for one, value in zip(open_questions, told, strict=True)}
            yield Profile(types, facts={**profile.facts, **extra})


def types_completed(profile: Profile) -> list[frozenset[str]]:
    """All that it may be found to be: any types while none are told, else what was told and any below it."""
    ids = list(VOCABULARY.parents)
    lists = (
        read_profile(VOCABULARY, told).enterprise_types or frozenset()
        for size in range(len(ids) + 1)
        for told in itertools.combinations(ids, size)
    )
    told = profile.enterprise_types
    possible = (held for held in lists if told is None or told <= held <= told | profile.open_types)
    return list(dict.fromkeys(possible))


def naive_verdict(one: Duty, profile: Profile) -> Verdict:
    """APPLIES where it does in every completion, DOES_NOT_APPLY where it does in none.

    Whether an open case is the enterprise's, or what is not asked yet, no profile tells: it may always be
    and not be.
    """
    found = {_applies(one, completion) for completion in completions(profile)}
    found |= {False} if one.obligation.open_case or one.obligation.effective_from else set()
    if len(found) == 2:
        return Verdict.UNKNOWN
    return Verdict.APPLIES if found == {True} else Verdict.DOES_NOT_APPLY


def _applies(one: Duty, complete: Profile) -> bool:
    held = complete.enterprise_types or frozenset()
    bound = {each.id for each in one.enterprise_types}
    if bound and not held & bound:
        return False
    groups = {group for stated in one.conditions for group in stated.groups}
    return not groups or any(
        all(_met(stated, complete.facts) for stated in one.conditions if group in stated.groups)
        for group in groups
    )


def _met(stated: StatedCondition, facts: Mapping[str, FactAnswer]) -> bool:
    told, values = facts[stated.fact.id], stated.values
    if isinstance(told, frozenset):
        return any(value in told for value in values) == (stated.operator == "ANY_OF")
    if isinstance(told, bool):
        return str(told).lower() == values[0]
    return {"IS": told == int(values[0]), "AT_LEAST": told >= int(values[0])}.get(
        stated.operator, told <= int(values[0])
    )
