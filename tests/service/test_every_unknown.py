"""Whatever is UNKNOWN says what would settle it: questions, types, a place, a last time, or the words by
which the document itself leaves it open. Of all that ships, for profiles drawn at random.
"""

import contextlib
import datetime
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from dutygraph.graph.errors import InvalidInput
from dutygraph.graph.model import FactType, ProfileFact
from dutygraph.graph.store.sqlite.store import SqliteStore
from dutygraph.reasoning.answer import ProfileAnswer, having
from dutygraph.reasoning.dates.calendar import Certainty
from dutygraph.reasoning.from_store.duties import CurrentDuties, DutiesReader
from dutygraph.reasoning.instruments.scopes import ScopeVerdict
from dutygraph.reasoning.records import Question, Vocabulary
from dutygraph.reasoning.verdicts.profile import Told, read_profile
from dutygraph.reasoning.verdicts.truth import Truth
from dutygraph.reasoning.verdicts.verdict import ObligationVerdict, Verdict

pytestmark = pytest.mark.anyio

SEED, PROFILES = 1259, 120
ON = datetime.date(2026, 6, 1)
YEARS = datetime.date(2026, 1, 1), datetime.date(2028, 12, 31)


class Drawn:
    """A profile as it is told, so that more can be told."""

    def __init__(self, random: random.Random, known: Vocabulary, share: float) -> None:
        ids = [one.id for one in known.enterprise_types]
        self.types = random.choice([None, random.sample(ids, random.randint(0, 3))])
        self.places = random.choice([None, ["上海市"], ["上海市"], ["深圳市"]])
        self.facts: dict[str, Told] = {}
        self._known = known
        for question in known.questions:
            if random.random() < share:
                self.tell(question, random)

    def tell(self, question: Question, random: random.Random) -> None:
        """An answer that contradicts none told, where one is found."""
        for _ in range(4):
            answered = {**self.facts, question.fact.id: _answer(question, random)}
            with contextlib.suppress(InvalidInput):
                read_profile(self._known, self.types, answered.items(), self.places)
                self.facts = answered
                return

    def answer(self, current: CurrentDuties) -> ProfileAnswer:
        told = read_profile(self._known, self.types, self.facts.items(), self.places)
        return ProfileAnswer(current, told, ON)


def _answer(question: Question, random: random.Random) -> Told:
    match question.fact.answer_type:
        case FactType.BOOLEAN:
            return random.random() < 0.5
        case FactType.NUMBER:
            return random.choice([0, 9_999, 10_000, 100_000, 999_999, 1_000_000, 12_000_000])
    return [one.value for one in question.choices if random.random() < 0.4]


def names_facts(missing: Iterable[Sequence[ProfileFact]]) -> bool:
    return any(facts for facts in missing)


def names_more(one: ObligationVerdict | ScopeVerdict) -> bool:
    """Types, a place, or words of the document: what no answer to a question settles."""
    return any(
        reason.outcome is Truth.UNKNOWN and reason.condition is None and reason.text for reason in one.reasons
    )


def verdicts(answer: ProfileAnswer) -> Iterator[tuple[str, ObligationVerdict | ScopeVerdict]]:
    for one in (*answer.given.duties, *answer.behind):
        yield one.duty.id, one
    for instrument in answer.instruments:
        for scope in instrument.judged.scopes:
            yield scope.scope.id, scope


async def test_every_unknown_names_what_would_settle_it(shipped_graph: Path) -> None:
    store = await SqliteStore.open(shipped_graph)
    current = await DutiesReader(store).duties(ON, instruments=True)
    await store.close()
    known, drawing = current.vocabulary, random.Random(SEED)
    questions = known.question_by_id
    seen = 0
    for _ in range(PROFILES):
        drawn = Drawn(drawing, known, drawing.random())
        answer = drawn.answer(current)
        asked: set[str] = set()
        for id, one in verdicts(answer):
            if one.verdict is not Verdict.UNKNOWN:
                assert not one.missing_facts, id
                continue
            seen += 1
            assert names_facts(one.missing_facts) or names_more(one), id
            asked.update(fact.id for facts in one.missing_facts for fact in facts)
        for entry in answer.calendar(*YEARS).entries:
            if entry.certainty is Certainty.CONDITIONAL:
                told = names_facts(entry.missing_facts) or entry.missing_occurrences
                assert told or names_more(entry.judged), entry.id
        for instrument in having(answer.instruments, [Verdict.UNKNOWN]):
            judged = instrument.judged
            grounds = [one.verdict for one in judged.obligations] + [one.verdict for one in judged.scopes]
            assert not grounds or Verdict.UNKNOWN in grounds or judged.alternatives, judged.instrument.id
        # Whoever tells all that is asked for leaves open only what no question settles.
        for fact in sorted(asked):
            drawn.tell(questions[fact], drawing)
        if asked <= drawn.facts.keys():
            for id, one in verdicts(drawn.answer(current)):
                assert (
                    one.verdict is not Verdict.UNKNOWN
                    or names_more(one)
                    or not asked & {fact.id for facts in one.missing_facts for fact in facts}
                ), id
    assert seen > PROFILES
