"""What an enterprise says of itself, checked against the vocabulary."""

import types
from collections.abc import Collection, Iterable, Mapping, Sequence
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

_SETTLED: Mapping[str, FactAnswer] = types.MappingProxyType(
    {"true": True, "false": False, "none": frozenset[str]()}
)
"""The answers that are known whole when they are implied: of `any` choice, nobody knows which."""

Told: TypeAlias = bool | int | Collection[str]
"""An answer as it is told, before it is known whether the fact takes its kind."""


@dataclass(frozen=True, slots=True)
class Profile:
    """`enterprise_types` are all types held, those above a told one included; None: not told.

    `open_types` may be held: those below a type that was told and of which none narrower was, and
    what these are besides.
    `facts` holds the answers told and what they imply, by the id of the fact; one not in it is not known.
    """

    enterprise_types: frozenset[str] | None = None
    open_types: frozenset[str] = frozenset()
    facts: Mapping[str, FactAnswer] = field(default_factory=lambda: types.MappingProxyType({}))


def read_profile(
    vocabulary: Vocabulary,
    enterprise_types: Iterable[str] | None = None,
    facts: Iterable[tuple[str, Told]] = (),
) -> Profile:
    """The profile of what was told: types by id or name (a complete list; None: not told), and facts.

    InvalidInput for an unknown type, fact or choice, a fact told twice, an answer of a kind that the fact
    does not take, and answers that contradict each other; it names what is meant and lists what there is.
    """
    named = None if enterprise_types is None else _types(vocabulary, enterprise_types)
    told: dict[str, FactAnswer] = {}
    for id, value in facts:
        question = vocabulary.question_by_id.get(id)
        if question is None:
            known = {one.fact.id: (one.fact.id, one.fact.question) for one in vocabulary.questions}
            raise _unknown("没有该问题 There is no profile fact", id, known)
        if id in told:
            raise InvalidInput(
                f"{id} 回答了两次 The fact {id} is answered twice.", "只回答一次 Answer it once."
            )
        told[id] = _answer(question, value)
    facts_known = types.MappingProxyType(concluded(vocabulary, told))
    if named is None:
        return Profile(None, frozenset(), facts_known)
    held = frozenset[str]().union(*(vocabulary.at_or_above[id] for id in named))
    below = {
        narrower for id in named if not vocabulary.below[id] & named for narrower in vocabulary.below[id]
    }
    possible = frozenset[str]().union(*(vocabulary.at_or_above[id] for id in below))
    return Profile(held, possible - held, facts_known)


def concluded(vocabulary: Vocabulary, told: Mapping[str, FactAnswer]) -> dict[str, FactAnswer]:
    """The answers told, and those that follow from them; InvalidInput where two contradict each other."""
    known = dict(told)
    waiting = list(told)
    while waiting:
        for implication in vocabulary.implications.get(waiting.pop(), ()):
            if not all(one in known and _is(known[one], when) for one, when in implication.premises):
                continue
            fact, answer = implication.conclusion
            if fact in known:
                if not _is(known[fact], answer):
                    raise _contradiction(vocabulary, implication.premises, fact, known[fact])
            elif answer in _SETTLED:
                known[fact] = _SETTLED[answer]
                waiting.append(fact)
    return known


def _is(known: FactAnswer, answer: str) -> bool:
    if isinstance(known, frozenset):
        return {"any": bool(known), "none": not known}.get(answer, answer in known)
    return str(known).lower() == answer


def _contradiction(
    vocabulary: Vocabulary, premises: Sequence[tuple[str, str]], other: str, answered: FactAnswer
) -> InvalidInput:
    def asked(id: str) -> str:
        return f"{id}（{vocabulary.question_by_id[id].fact.question}）"

    shown = (
        ", ".join(sorted(answered)) or "none" if isinstance(answered, frozenset) else str(answered).lower()
    )
    together = " 和 ".join(asked(one) for one, _ in premises)
    together_en = " and ".join(f"{one} ({when})" for one, when in premises)
    return InvalidInput(
        f"{together} 与 {asked(other)} 的回答互相矛盾 The answers to {together_en} and {other} ({shown}) "
        "contradict each other.",
        "请更正其中之一 Correct one of them.",
    )


def _types(vocabulary: Vocabulary, told: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    for name in told:
        id = vocabulary.type_of_name.get(name)
        if id is None:
            named = {
                one.id: (one.id, one.name, *(one.aliases or ()), *([one.name_en] if one.name_en else []))
                for one in vocabulary.enterprise_types
            }
            raise _unknown("没有该企业类型 There is no enterprise type", name, named)
        found.add(id)
    return frozenset(found)


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
