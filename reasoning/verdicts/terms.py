"""What statements, requirements and scopes say alike: whom they bind, and on what conditions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dutygraph.graph.model import EnterpriseType, ProfileFact
from dutygraph.reasoning.records import Span, StatedCondition, Vocabulary
from dutygraph.reasoning.verdicts.conditions import holds
from dutygraph.reasoning.verdicts.decisions import Decision
from dutygraph.reasoning.verdicts.holding import answers_disagree, holds_type, open_types
from dutygraph.reasoning.verdicts.profile import Profile
from dutygraph.reasoning.verdicts.truth import Truth, outcome
from dutygraph.reasoning.verdicts.verdict import Reason

BINDS_OTHERS = "还涉及词汇表以外的企业 concerns enterprises too that the vocabulary does not know"
DISAGREE = "（回答不一致：企业类型属此类，却答“否” the answers disagree: of a type that is one, yet denied）"


@dataclass(frozen=True, slots=True)
class Conditions:
    """What the conditions of a statement come to; `open` are the facts on which that still depends."""

    met: Truth
    open: frozenset[str]
    reasons: tuple[Reason, ...]


_NO_CONDITIONS = Conditions(Truth.TRUE, frozenset(), ())


class Terms:
    """Judges them for one profile."""

    def __init__(self, vocabulary: Vocabulary, profile: Profile) -> None:
        self._vocabulary = vocabulary
        self._profile = profile
        self._of_type: dict[str, tuple[Truth, str]] = {}

    def is_of(self, type: EnterpriseType) -> Truth:
        return self._judged(type)[0]

    def of_type(self, type: EnterpriseType, words: str, source: Span | None = None) -> Reason:
        """Whether the enterprise is of a type, which is called so."""
        held, doubt = self._judged(type)
        return Reason(held, words + doubt, source, type)

    def _judged(self, type: EnterpriseType) -> tuple[Truth, str]:
        """Whether the enterprise is of a type, and what to say besides; told once."""
        if type.id not in self._of_type:
            doubt = DISAGREE if answers_disagree(self._vocabulary, self._profile, type.id) else ""
            self._of_type[type.id] = holds_type(self._vocabulary, self._profile, type.id), doubt
        return self._of_type[type.id]

    def conditions(self, stated: Sequence[StatedCondition], decision: Decision) -> Conditions:
        if not stated:
            return _NO_CONDITIONS
        facts = self._profile.facts
        held = {
            one.condition.id: holds(one.condition, facts[one.fact.id])
            for one in stated
            if one.fact.id in facts
        }
        met, open = decision.settle(held)
        reasons = (
            Reason(outcome(held.get(one.condition.id)), one.text, one.source, condition=one) for one in stated
        )
        return Conditions(met, open, tuple(reasons))

    def hinges(
        self, types: Iterable[EnterpriseType], bound: Truth, open: frozenset[str]
    ) -> tuple[bool, tuple[ProfileFact, ...]]:
        """Whether it hinges on the types that are told, and on which facts; on neither: no answer settles it.

        `bound` says whether it binds the enterprise by one of the types, `open` are the facts that its
        conditions depend on.
        """
        if bound is Truth.TRUE:
            return False, self.in_order(open)
        on_types, roles = open_types(self._vocabulary, self._profile, types)
        return on_types, self.in_order(open | roles) if on_types or roles else ()

    def in_order(self, facts: frozenset[str]) -> tuple[ProfileFact, ...]:
        """The facts of these ids, in the vocabulary's order."""
        return tuple(one.fact for one in self._vocabulary.questions if one.fact.id in facts)
