"""Which open question to ask next."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dutygraph.graph.model import ProfileFact
from dutygraph.reasoning.records import Vocabulary


@dataclass(frozen=True, slots=True)
class Open:
    """An UNKNOWN verdict: the ids of the facts it depends on, and whether on types or places not told."""

    facts: tuple[str, ...]
    types: bool = False
    place: bool = False


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """`fact` None: ask for the enterprise types. `settles` counts the verdicts that any answer settles."""

    fact: ProfileFact | None
    settles: int


def next_question(vocabulary: Vocabulary, unknown: Sequence[Open]) -> NextQuestion | None:
    """The open question whose answer settles most UNKNOWN verdicts, whichever way it is answered.

    While some hinge on enterprise types that are not told that is the question, for without them no fact
    makes a duty apply. Among equals: the fact on which most verdicts depend, then the vocabulary's
    order. None where nothing is open, or what is open no answer settles.
    """
    on_types = [one for one in unknown if one.types]
    if on_types:
        return NextQuestion(None, sum(1 for one in on_types if not one.facts))
    settled = Counter(one.facts[0] for one in unknown if len(one.facts) == 1)
    hinging = Counter(fact for one in unknown for fact in one.facts)
    asked = [question.fact for question in vocabulary.questions if question.fact.id in hinging]
    if not asked:
        return None
    best = max(asked, key=lambda fact: (settled[fact.id], hinging[fact.id]))
    return NextQuestion(best, settled[best.id])
