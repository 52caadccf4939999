"""Which open question to ask next."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dutygraph.graph.model import ProfileFact
from dutygraph.reasoning.records import Vocabulary


@dataclass(frozen=True, slots=True)
class Open:
    """An UNKNOWN verdict and the ids of the facts it depends on (whatever the enterprise types)."""

    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """`fact` None: ask for the enterprise types. `settles` counts the verdicts that any answer settles."""

    fact: ProfileFact | None
    settles: int


def next_question(
    vocabulary: Vocabulary, unknown: Sequence[Open], *, types_told: bool
) -> NextQuestion | None:
    """The open question whose answer settles most UNKNOWN verdicts, whichever way it is answered.

    While the enterprise types are not told that is the question, for without them no fact makes
    a duty apply. Among equals: the fact on which most verdicts depend, then the vocabulary's
    order. None where nothing is open.
    """
    if not unknown:
        return None
    if not types_told:
        return NextQuestion(None, sum(1 for one in unknown if not one.facts))
    settled = Counter(one.facts[0] for one in unknown if len(one.facts) == 1)
    hinging = Counter(fact for one in unknown for fact in one.facts)
    asked = [question.fact for question in vocabulary.questions if question.fact.id in hinging]
    best = max(asked, key=lambda fact: (settled[fact.id], hinging[fact.id]))
    return NextQuestion(best, settled[best.id])
