"""Which open questions to ask, the most useful first."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dutygraph.graph.model import ProfileFact
from dutygraph.reasoning.records import Vocabulary

TYPES = "enterpriseTypes"
JURISDICTIONS = "jurisdictions"
"""What is asked that is no fact, by the names that the profile has for it; ids of facts have no capitals."""


@dataclass(frozen=True, slots=True)
class Open:
    """An UNKNOWN verdict on a duty of a task.

    `hinges` are the ids of the facts it depends on, TYPES and JURISDICTIONS; none: the document itself leaves
    it open. `pressing`: the duty is mandatory and has a date.
    """

    task: str
    hinges: frozenset[str]
    pressing: bool = False


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """`fact` None: ask for the jurisdictions, or else for the enterprise types.

    `settles` counts the duties and `settles_tasks` the tasks whose UNKNOWN any answer settles.
    """

    fact: ProfileFact | None
    jurisdictions: bool
    settles: int
    settles_tasks: int


def next_questions(
    vocabulary: Vocabulary, unknown: Sequence[Open], open_tasks: frozenset[str]
) -> tuple[NextQuestion, ...]:
    """All questions that UNKNOWN verdicts hinge on; `open_tasks` are those whose own verdict is UNKNOWN.

    First come those that close most tasks whichever way they are answered, that is, on which alone all hangs
    that is open in a task; then those that settle most duties that are mandatory and dated; then those that
    settle most duties; then those on which most hinge; then the types, the jurisdictions, and the facts in
    the vocabulary's order.
    """
    alone = [(next(iter(one.hinges)), one) for one in unknown if len(one.hinges) == 1]
    settled = Counter(asked for asked, _ in alone)
    pressing = Counter(asked for asked, one in alone if one.pressing)
    hinging = Counter(asked for one in unknown for asked in one.hinges)
    of_tasks: dict[str, set[frozenset[str]]] = {}
    for one in unknown:
        if one.task in open_tasks:
            of_tasks.setdefault(one.task, set()).add(one.hinges)
    closed = Counter(
        asked for hinges in of_tasks.values() if len(hinges) == 1 for only in hinges if len(only) == 1
        for asked in only
    )  # fmt: skip
    facts = {one.fact.id: one.fact for one in vocabulary.questions}
    asked = [one for one in (TYPES, JURISDICTIONS, *facts) if one in hinging]
    asked.sort(key=lambda one: (-closed[one], -pressing[one], -settled[one], -hinging[one]))
    return tuple(
        NextQuestion(facts.get(one), one == JURISDICTIONS, settled[one], closed[one]) for one in asked
    )
