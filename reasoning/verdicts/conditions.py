"""What one condition means: whether an answer meets it, and which combinations answers can meet."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from dutygraph.graph.errors import InvalidInput
from dutygraph.graph.model import OPERATORS, Condition, ConditionOperator, FactType
from dutygraph.reasoning.records import Question, StatedCondition

FactAnswer: TypeAlias = bool | int | frozenset[str]
"""By the fact's type: BOOLEAN, NUMBER, or of CHOICES all that hold (none: the empty set)."""


def check(stated: StatedCondition, question: Question) -> None:
    """Passes a condition that means something for its fact's type, in a group; InvalidInput for any other."""
    condition, fact = stated.condition, question.fact
    allowed = OPERATORS[FactType(fact.answer_type)]
    place = f"The condition {condition.id} on the fact {fact.id} ({fact.answer_type})"
    if condition.operator not in allowed:
        raise InvalidInput(
            f"{place} has the operator {condition.operator}.",
            f"Use {' or '.join(sorted(allowed))} and load again.",
        )
    if not stated.groups:
        raise InvalidInput(f"{place} belongs to no group of alternatives.", "Load its document again.")
    if not _readable(condition.values, question):
        choices = ", ".join(choice.value for choice in question.choices)
        meant = {
            FactType.BOOLEAN: "exactly one of true and false",
            FactType.NUMBER: "exactly one whole number",
            FactType.CHOICES: f"choices out of {choices}",
        }[FactType(fact.answer_type)]
        raise InvalidInput(
            f"{place} has the values {', '.join(condition.values) or '(none)'}.",
            f"Give {meant} and load again.",
        )


def _readable(values: Sequence[str], question: Question) -> bool:
    match question.fact.answer_type:
        case FactType.BOOLEAN:
            return tuple(values) in {("true",), ("false",)}
        case FactType.NUMBER:
            return len(values) == 1 and values[0].removeprefix("-").isdecimal()
        case _:
            return set(values) <= {choice.value for choice in question.choices}


def holds(condition: Condition, answer: FactAnswer) -> bool:
    """Whether an answer of the fact's own type meets the condition."""
    if isinstance(answer, frozenset):
        met = not answer.isdisjoint(condition.values)
        return met if condition.operator == ConditionOperator.ANY_OF else not met
    if isinstance(answer, bool):
        return answer == (condition.values[0] == "true")
    threshold = int(condition.values[0])
    match condition.operator:
        case ConditionOperator.AT_LEAST:
            return answer >= threshold
        case ConditionOperator.AT_MOST:
            return answer <= threshold
        case _:
            return answer == threshold


def pattern(held: Iterable[bool]) -> int:
    """Which of some conditions hold, as a number: bit n is that of the n-th."""
    return sum(1 << position for position, one in enumerate(held) if one)


def patterns(conditions: Sequence[Condition], question: Question) -> frozenset[int]:
    """Every combination of these conditions on one fact that some answer meets.

    That is the partition of the fact's answers which the conditions can tell apart.
    """
    match question.fact.answer_type:
        case FactType.BOOLEAN:
            return _met_by((True, False), conditions)
        case FactType.NUMBER:
            thresholds = {int(condition.values[0]) for condition in conditions}
            near = {max(0, one + step) for one in thresholds for step in (-1, 0, 1)}
            return _met_by(near, conditions)
        case _:
            return _met_by_choices(conditions, question)


def _met_by(answers: Iterable[FactAnswer], conditions: Sequence[Condition]) -> frozenset[int]:
    return frozenset(pattern(holds(condition, answer) for condition in conditions) for answer in answers)


def _met_by_choices(conditions: Sequence[Condition], question: Question) -> frozenset[int]:
    # Every subset of the choices is an answer; its hits are the union of those of its members, so the
    # unions that can arise are found without going through the subsets.
    unions = {0}
    for choice in question.choices:
        hits = pattern(choice.value in condition.values for condition in conditions)
        unions |= {union | hits for union in unions}
    negated = pattern(condition.operator == ConditionOperator.NONE_OF for condition in conditions)
    return frozenset(union ^ negated for union in unions)
