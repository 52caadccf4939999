"""What a duty comes to for an enterprise: the verdict on it, and the leaves of the reasoning it rests on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import auto

from dutygraph.graph.described import Described
from dutygraph.graph.model import EnterpriseType, Obligation, ProfileFact
from dutygraph.reasoning.records import Duty, ProvisionReference, Span, StatedCondition
from dutygraph.reasoning.verdicts.truth import Truth


class Verdict(Described):
    """Whether a duty falls on an enterprise."""

    APPLIES = auto(), "适用: whatever is not told."
    DOES_NOT_APPLY = auto(), "不适用: whatever is not told."
    UNKNOWN = auto(), "待定: it depends on what is not told."


VERDICTS: Mapping[Truth, Verdict] = {
    Truth.TRUE: Verdict.APPLIES,
    Truth.FALSE: Verdict.DOES_NOT_APPLY,
    Truth.UNKNOWN: Verdict.UNKNOWN,
}
TRUTHS: Mapping[Verdict, Truth] = {verdict: truth for truth, verdict in VERDICTS.items()}


@dataclass(frozen=True, slots=True)
class Reason:
    """One leaf of the reasoning: a type or a condition, what it came to, and the words it rests on.

    Both are None for the leaf that speaks of every enterprise, of unknown ones, or of nobody. A condition on
    a fact that is not told is UNKNOWN here even where the alternatives together hold whatever the answer.
    `source` is where the words stand, None where no text of them is loaded.
    """

    outcome: Truth
    text: str
    source: Span | None = None
    enterprise_type: EnterpriseType | None = None
    condition: StatedCondition | None = None


@dataclass(frozen=True, slots=True)
class ObligationVerdict:
    """`missing_facts` holds the smallest sets of facts that settle an UNKNOWN, whatever their answers.

    There is one such set, the facts on which the verdict still depends: a set that settles it
    whatever the answers must hold each of them. There is none while the verdict hinges on enterprise types
    that are not told, for no fact settles an UNKNOWN then.
    """

    duty: Duty
    verdict: Verdict
    reasons: tuple[Reason, ...]
    missing_facts: tuple[tuple[ProfileFact, ...], ...] = ()

    @property
    def obligation(self) -> Obligation:
        return self.duty.obligation

    @property
    def truth(self) -> Truth:
        return TRUTHS[self.verdict]


def missing_facts(several: Iterable[ObligationVerdict]) -> tuple[ProfileFact, ...]:
    """The facts that settle any of them, each once."""
    found = {fact.id: fact for one in several for facts in one.missing_facts for fact in facts}
    return tuple(found.values())


class OfVerdict:
    """Something that follows from the verdict on a duty, `judged`."""

    __slots__ = ()

    judged: ObligationVerdict

    @property
    def duty(self) -> Duty:
        return self.judged.duty

    @property
    def obligation(self) -> Obligation:
        return self.duty.obligation

    @property
    def verdict(self) -> Verdict:
        return self.judged.verdict

    @property
    def provision(self) -> ProvisionReference | None:
        return self.duty.provision
