"""Instruments that a statement joins by 或: whether any of them will do, or an answer decides which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dutygraph.graph.model import ConditionOperator, FactType, ProfileFact
from dutygraph.reasoning.instruments.records import Instruments, KnownInstrument
from dutygraph.reasoning.verdicts.profile import Profile
from dutygraph.reasoning.verdicts.truth import Truth, outcome


@dataclass(frozen=True, slots=True)
class Alternatives:
    """`members` of one 或; `field` is the question whose answer decides among them, None: any will do.

    `chosen` says of each member, by its id, whether the answer is its.
    """

    members: tuple[KnownInstrument, ...]
    field: ProfileFact | None
    chosen: Mapping[str, Truth]


def alternatives(known: Instruments, members: Sequence[KnownInstrument], profile: Profile) -> Alternatives:
    """A question decides where the members' own scopes ask it for answers that exclude each other.

    While it is not told, and where it fits none of them, each is open.
    """
    for question in known.vocabulary.questions:
        if question.fact.answer_type != FactType.CHOICES:
            continue
        asked = {one.id: _choices(one, question.fact.id) for one in members}
        if not all(asked.values()) or any(
            asked[one.id] & asked[other.id] for one, other in combinations(members, 2)
        ):
            continue
        told = profile.facts.get(question.fact.id)
        fits = {id: isinstance(told, frozenset) and bool(told & values) for id, values in asked.items()}
        settled = any(fits.values())
        chosen = {id: outcome(fit if settled else None) for id, fit in fits.items()}
        return Alternatives(tuple(members), question.fact, chosen)
    return Alternatives(tuple(members), None, {one.id: Truth.TRUE for one in members})


def _choices(instrument: KnownInstrument, fact: str) -> frozenset[str]:
    """The answers to a question that all its scopes ask for; none where one of them does not."""
    found: set[str] = set()
    for scope in instrument.scopes:
        own = {
            value
            for one in scope.conditions
            if one.fact.id == fact and one.operator == ConditionOperator.ANY_OF
            for value in one.values
        }
        if not own:
            return frozenset()
        found |= own
    return frozenset(found)
