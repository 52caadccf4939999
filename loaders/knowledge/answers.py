"""What an entry of a file asks of a profile fact: an operator and answers that the fact takes."""

import re
from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import Field

from dutygraph.graph.model import OPERATORS, ConditionOperator, FactType
from dutygraph.loaders.knowledge.checking import FACT, Asked, Entry, Known, Told
from dutygraph.loaders.stating import Asking


class AnswerEntry(Entry):
    """`values`, none given: yes, or any of the choices. Entries of one `group` hold together, groups are
    alternatives.
    """

    fact: Annotated[str, FACT]
    operator: ConditionOperator | None = None
    values: tuple[str, ...] = ()
    group: Annotated[int, Field(ge=1, le=100)] = 1

    def told(self, known: Known) -> Iterator[Told]:
        if fact := known.facts.get(self.fact):
            try:
                condition_of(self, fact)
            except ValueError as error:
                yield Told((), f"{error}.", "请更正 Correct it.")


def condition_of(entry: AnswerEntry, fact: Asked) -> Asking:
    """The fact, the operator and the values; ValueError with the remedy where they do not fit the fact."""
    valid, operators = fact.answers, OPERATORS[fact.type]
    default = ConditionOperator.ANY_OF if fact.type is FactType.CHOICES else ConditionOperator.IS
    operator = entry.operator or default
    if operator not in operators:
        raise ValueError(f"运算符不符 {operator} does not fit {fact.id}: use {', '.join(sorted(operators))}")
    values = entry.values or {FactType.BOOLEAN: ("true",), FactType.CHOICES: valid}.get(fact.type, ())
    unknown = [value for value in values if not _fits(value, valid)]
    if unknown or not values or (len(values) > 1 and fact.type is not FactType.CHOICES):
        expected = "、".join(valid) or "一个整数 one whole number"
        raise ValueError(f"答案不符 {'、'.join(unknown or values)} does not answer {fact.id}: use {expected}")
    return fact.id, operator, tuple(value for value in valid if value in values) or values


def _fits(value: str, valid: Sequence[str]) -> bool:
    return value in valid if valid else re.fullmatch(r"\d{1,15}", value) is not None
