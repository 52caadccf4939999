"""What an enterprise says of itself, checked against the vocabulary."""

import types
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from rapidfuzz import fuzz, process

from dutygraph.graph.errors import InvalidInput
from dutygraph.graph.model import FactType
from dutygraph.reasoning.records import Question, Vocabulary
from dutygraph.reasoning.verdicts.conditions import FactAnswer

_NEAR = 50
"""Of 100: how alike an id or name must be to be suggested."""

_NOUNS = {FactType.BOOLEAN: "true or false", FactType.NUMBER: "a whole number"}

Told: TypeAlias = bool | int | Collection[str]
"""An answer as it is told, before it is known whether the fact takes its kind."""


@dataclass(frozen=True, slots=True)
class Profile:
    """`enterprise_types` are all types held, those above a told one included; None: not told.

    `facts` holds the answers told, by the id of the fact; a fact that is not in it is not told.
    """

    enterprise_types: frozenset[str] | None = None
    facts: Mapping[str, FactAnswer] = field(default_factory=lambda: types.MappingProxyType({}))


def read_profile(
    vocabulary: Vocabulary,
    enterprise_types: Iterable[str] | None = None,
    facts: Iterable[tuple[str, Told]] = (),
) -> Profile:
    """The profile of what was told: ids of types (a complete list; None: not told) and answers by fact.

    InvalidInput for an unknown type, fact or choice, a fact told twice, and an answer of a kind that
    the fact does not take; it names what is meant and lists what there is.
    """
    held = None if enterprise_types is None else _held(vocabulary, enterprise_types)
    told: dict[str, FactAnswer] = {}
    for id, value in facts:
        question = vocabulary.question_by_id.get(id)
        if question is None:
            named = {one.fact.id: (one.fact.id, one.fact.question) for one in vocabulary.questions}
            raise _unknown("There is no profile fact", id, named)
        if id in told:
            raise InvalidInput(f"The fact {id} is answered twice.", "Answer it once.")
        told[id] = _answer(question, value)
    return Profile(held, types.MappingProxyType(told))


def _held(vocabulary: Vocabulary, told: Iterable[str]) -> frozenset[str]:
    held: set[str] = set()
    for id in told:
        above = vocabulary.at_or_above.get(id)
        if above is None:
            named = {
                one.id: (one.id, one.name, *(one.aliases or ()), *([one.name_en] if one.name_en else []))
                for one in vocabulary.enterprise_types
            }
            raise _unknown("There is no enterprise type", id, named)
        held |= above
    return frozenset(held)


def _answer(question: Question, value: Told) -> FactAnswer:
    fact = question.fact
    if fact.answer_type == FactType.CHOICES:
        if isinstance(value, bool | int | str):
            raise _wrong_kind(question, value)
        named = {
            choice.value: (choice.value, choice.label, *([choice.label_en] if choice.label_en else []))
            for choice in question.choices
        }
        for chosen in value:
            if chosen not in named:
                raise _unknown(f"The fact {fact.id} has no choice", chosen, named)
        return frozenset(value)
    wanted = bool if fact.answer_type == FactType.BOOLEAN else int
    if type(value) is not wanted:
        raise _wrong_kind(question, value)
    return value


def _wrong_kind(question: Question, value: object) -> InvalidInput:
    fact = question.fact
    given = (
        f"true or false ({str(value).lower()})"
        if isinstance(value, bool)
        else f"the number {value}"
        if isinstance(value, int)
        else f"the text {value!r}"
        if isinstance(value, str)
        else "choices"
    )
    if fact.answer_type == FactType.CHOICES:
        valid = ", ".join(choice.value for choice in question.choices)
        remedy = f"Answer with choices out of: {valid}; an empty list says none of them."
    else:
        remedy = f"Answer with {_NOUNS[FactType(fact.answer_type)]}."
    return InvalidInput(
        f"The fact {fact.id} ({fact.question}) is of type {fact.answer_type} and was answered with {given}.",
        remedy,
    )


def _unknown(what: str, given: str, named: Mapping[str, Collection[str]]) -> InvalidInput:
    """`named` gives for every valid id what it may be known as."""
    wordings = {wording: id for id, known_as in named.items() for wording in known_as}
    near = process.extractOne(given, wordings.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR)
    suggestion = f"Did you mean {wordings[near[0]]}? " if near else ""
    return InvalidInput(f"{what} {given!r}.", f"{suggestion}Valid are: {', '.join(named)}.")
