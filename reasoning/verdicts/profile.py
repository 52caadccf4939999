"""What an enterprise says of itself, checked against the vocabulary."""

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from rapidfuzz import fuzz, process

from dutygraph.graph.errors import ErrorReason, InvalidInput, shortened
from dutygraph.graph.model import FactType
from dutygraph.reasoning.records import Question, Vocabulary, names_of
from dutygraph.reasoning.verdicts.conditions import FactAnswer

_NEAR = 50
"""Of 100: how alike an id or name must be to be suggested."""

_SHOWN = 8
"""So many of what there is are told, the likeliest where there are more."""

_SETTLED: Mapping[str, FactAnswer] = {"true": True, "false": False, "none": frozenset[str]()}
"""The answers that are known whole when they are implied: of `any` choice, nobody knows which."""

Told: TypeAlias = bool | int | Collection[str]
"""An answer as it is told, before it is known whether the fact takes its kind."""


@dataclass(frozen=True, slots=True)
class Profile:
    """`enterprise_types` are all types held, those above a told one included; None: not told.

    `open_types` may be held: those below a type that was told and of which none narrower was, and
    what these are besides.
    `facts` holds the answers told and what they imply, by the id of the fact; one not in it is not known.
    `jurisdictions` are the names of the places where it is registered or acts; None: not told.
    `occurrences` are the ids of time rules with when what they speak of happened, as told.
    """

    enterprise_types: frozenset[str] | None = None
    open_types: frozenset[str] = frozenset()
    facts: Mapping[str, FactAnswer] = field(default_factory=dict)
    jurisdictions: frozenset[str] | None = None
    occurrences: tuple[tuple[str, datetime.datetime], ...] = ()


def read_profile(
    vocabulary: Vocabulary,
    enterprise_types: Iterable[str] | None = None,
    facts: Iterable[tuple[str, Told]] = (),
    jurisdictions: Iterable[str] | None = None,
) -> Profile:
    """The profile of what was told: types by id or name (a complete list; None: not told), facts, and places.

    InvalidInput for an unknown type, fact, choice or place, a fact told twice, an answer of a kind that the
    fact does not take or below zero, and answers that contradict each other; it names what is meant and lists
    what there is.
    """
    named = None if enterprise_types is None else _types(vocabulary, tuple(enterprise_types))
    told: dict[str, FactAnswer] = {}
    for id, value in facts:
        question = vocabulary.question_by_id.get(id)
        if question is None:
            raise _unknown(*_NO_FACT, id, _facts_by_id(vocabulary), "facts")
        if id in told:
            raise InvalidInput(
                f"{id} 回答了两次。 The fact {id} is answered twice.",
                "请只回答一次。 Answer it once.",
                argument=_of(id),
                reason=ErrorReason.CONFLICTING,
            )
        told[id] = _answer(question, value)
    facts_known = concluded(vocabulary, told)
    places = None if jurisdictions is None else _places(vocabulary, tuple(jurisdictions))
    if named is None:
        return Profile(None, frozenset(), facts_known, places)
    held = frozenset[str]().union(*(vocabulary.at_or_above[id] for id in named))
    below = {
        narrower for id in named if not vocabulary.below[id] & named for narrower in vocabulary.below[id]
    }
    possible = frozenset[str]().union(*(vocabulary.at_or_above[id] for id in below))
    return Profile(held, possible - held, facts_known, places)


def concluded(vocabulary: Vocabulary, told: Mapping[str, FactAnswer]) -> dict[str, FactAnswer]:
    """The answers told, and those that follow from them; InvalidInput where some told contradict."""
    known = dict(told)
    because: dict[str, tuple[str, ...]] = {id: (id,) for id in told}
    waiting = list(told)
    while waiting:
        for implication in vocabulary.implications.get(waiting.pop(), ()):
            if not all(one in known and _is(known[one], when) for one, when in implication.premises):
                continue
            fact, answer = implication.conclusion
            grounds = tuple(dict.fromkeys(id for one, _ in implication.premises for id in because[one]))
            if fact in known:
                if not _is(known[fact], answer):
                    raise _contradiction(vocabulary, told, (*grounds, *because[fact]))
            elif answer in _SETTLED:
                known[fact] = _SETTLED[answer]
                because[fact] = grounds
                waiting.append(fact)
    return known


def _is(known: FactAnswer, answer: str) -> bool:
    if isinstance(known, frozenset):
        return {"any": bool(known), "none": not known}.get(answer, answer in known)
    return str(known).lower() == answer


def _contradiction(
    vocabulary: Vocabulary, told: Mapping[str, FactAnswer], together: tuple[str, ...]
) -> InvalidInput:
    """`together` are the facts whose answers, as they were told, cannot all be."""
    asked = [
        (id, vocabulary.question_by_id[id].fact.question, _shown(told[id])) for id in dict.fromkeys(together)
    ]
    return InvalidInput(
        f"{'、'.join(f'{id}（{question}）＝{answer}' for id, question, answer in asked)}，互相矛盾。 "
        f"The answers {' and '.join(f'{id}: {answer}' for id, _, answer in asked)} contradict each other.",
        "请更正其中之一。 Correct one of them.",
        argument=_of(together[0]),
        reason=ErrorReason.CONFLICTING,
    )


def _shown(answer: FactAnswer) -> str:
    if isinstance(answer, frozenset):
        return f"[{', '.join(sorted(answer))}]"
    return str(answer).lower()


def _of(fact: str) -> str:
    return f"facts({fact})"


_NO_TYPE = "没有这一企业类型", "There is no enterprise type"
_NO_FACT = "没有这一问题", "There is no profile fact"
_ID = "这里要写 id，不写名称", "An id is wanted here, and this is a name:"


def _types_by_id(vocabulary: Vocabulary) -> Mapping[str, Collection[str]]:
    return {one.id: (one.id, *names_of(one)) for one in vocabulary.enterprise_types}


def _facts_by_id(vocabulary: Vocabulary) -> Mapping[str, Collection[str]]:
    facts = (one.fact for one in vocabulary.questions)
    return {fact.id: (fact.id, fact.question, fact.question_en or "") for fact in facts}


def check_ids(vocabulary: Vocabulary, ids: Iterable[str], argument: str, *, of_facts: bool) -> None:
    """Passes ids of types of enterprise, or of facts; InvalidInput says what there is."""
    known = _facts_by_id(vocabulary) if of_facts else _types_by_id(vocabulary)
    for id in ids:
        if id not in known:
            named = any(id in names for names in known.values())
            raise _unknown(*(_ID if named else _NO_FACT if of_facts else _NO_TYPE), id, known, argument)


def _types(vocabulary: Vocabulary, told: Sequence[str]) -> frozenset[str]:
    known = vocabulary.type_of_name
    for name in told:
        if name.strip() not in known:
            raise _unknown(*_NO_TYPE, name, _types_by_id(vocabulary), "enterpriseTypes")
    return frozenset(known[name.strip()] for name in told)


def _places(vocabulary: Vocabulary, told: Sequence[str]) -> frozenset[str]:
    known = vocabulary.place_of_name
    for name in told:
        if name.strip() not in known:
            named = {one.name: names_of(one) for one in vocabulary.places}
            listed = [one for one in named if one not in vocabulary.wider_place]
            raise _unknown("没有这一地域", "There is no place", name, named, "jurisdictions", listed)
    return frozenset(known[name.strip()] for name in told)


def _answer(question: Question, value: Told) -> FactAnswer:
    fact = question.fact
    if fact.answer_type == FactType.CHOICES:
        if isinstance(value, bool | int | str):
            raise _wrong_kind(question, value)
        named = {each.value: (each.value, each.label, each.label_en or "") for each in question.choices}
        for chosen in value:
            if chosen not in named:
                what = f"{fact.id} 没有这一选项", f"The fact {fact.id} has no choice"
                raise _unknown(*what, chosen, named, _of(fact.id))
        return frozenset(value)
    wanted = bool if fact.answer_type == FactType.BOOLEAN else int
    if type(value) is not wanted:
        raise _wrong_kind(question, value)
    if wanted is int and value < 0:
        raise InvalidInput(
            f"{fact.id}（{fact.question}）的回答是 {value}，小于零。 The answer to {fact.id} is {value}, "
            "below zero.",
            "请给出零或以上的整数。 Give a whole number of zero or more.",
            argument=_of(fact.id),
            reason=ErrorReason.OUT_OF_RANGE,
        )
    return value


def _wrong_kind(question: Question, value: object) -> InvalidInput:
    fact = question.fact
    if isinstance(value, bool):
        given = f"true or false ({str(value).lower()})"
    elif isinstance(value, int):
        given = f"the number {value}"
    elif isinstance(value, str):
        given = f"the text {value!r}"
    else:
        given = "choices"
    choices = tuple(choice.value for choice in question.choices)
    valid, remedy = {
        FactType.BOOLEAN: (("true", "false"), "请回答是或否。 Answer with true or false."),
        FactType.NUMBER: ((), "请给出整数。 Answer with a whole number."),
        FactType.CHOICES: (
            choices,
            f"请从中选择；空表示都没有。 Answer with choices out of: {', '.join(choices)}; an empty list "
            "says none of them.",
        ),
    }[FactType(fact.answer_type)]
    return InvalidInput(
        f"{fact.id}（{fact.question}）的回答类型不符。 The fact {fact.id} is of type {fact.answer_type} and "
        f"was answered with {given}.",
        remedy,
        argument=_of(fact.id),
        valid=valid,
        reason=ErrorReason.WRONG_TYPE,
    )


def _unknown(
    chinese: str,
    english: str,
    given: str,
    named: Mapping[str, Collection[str]],
    argument: str,
    listed: Sequence[str] | None = None,
) -> InvalidInput:
    """`named` gives for every valid value what it may be known as: first itself, then its Chinese name.

    `listed` are those that the text lists.
    """
    wordings = {wording: id for id, known_as in named.items() for wording in known_as if wording}
    called = {id: id if not id.isascii() else " ".join([*known_as][1::-1]) for id, known_as in named.items()}
    alike = process.extract(given, wordings.keys(), scorer=fuzz.ratio, limit=None)
    near = alike[0][0] if alike and alike[0][1] >= _NEAR else None
    suggestion = f"是否指 Did you mean {called[wordings[near]]}? " if near else ""
    more = "" if listed is None else "及其下辖的市 and the cities within them"
    valid = list(named if listed is None else listed)
    if listed is None and len(valid) > _SHOWN:
        valid = list(dict.fromkeys(wordings[wording] for wording, *_ in alike))[:_SHOWN]
        more = f" 等 {len(named)} 个 and others"
    shown = ", ".join(called[one] for one in valid)
    return InvalidInput(
        f"{chinese}：{shortened(given)}。 {english} {shortened(given)}.",
        f"{suggestion}可用的有 Valid are: {shown}{more}.",
        argument=argument,
        valid=tuple(named),
        reason=ErrorReason.NOT_FOUND,
    )
