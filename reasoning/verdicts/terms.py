"""What statements, requirements and scopes say alike: whom they bind, and on what conditions.

A role follows from what one does, whatever one is called. Where its fact is not told, it is held by the types
that its rule names (《汽车数据安全管理若干规定（试行）》第三条 names car makers and more), and open for all
others; leaving it off the list settles nothing. Where one of a named type denies its fact, the answers
disagree, and nobody can say.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dutygraph.graph.model import EnterpriseType, ProfileFact
from dutygraph.reasoning.notices import Notice, NoticeKind
from dutygraph.reasoning.records import Span, StatedCondition, Vocabulary
from dutygraph.reasoning.verdicts.conditions import holds
from dutygraph.reasoning.verdicts.decisions import Decision
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
        self._of_type: dict[str, tuple[Truth, bool]] = {}

    def is_of(self, type: str) -> Truth:
        """Whether the enterprise is of a type."""
        return self._judged(type)[0]

    def disagree(self, type: str) -> bool:
        """Whether it denies doing what a type of it is named for."""
        return self._judged(type)[1]

    def _judged(self, type: str) -> tuple[Truth, bool]:
        if type not in self._of_type:
            listed, fact = self._listed(type), self._vocabulary.held_by.get(type)
            does = None if fact is None else self._profile.facts.get(fact)
            disagree = does is False and listed is Truth.TRUE
            held = listed
            if does is True:
                held = Truth.TRUE
            elif disagree or (fact is not None and does is not False and listed is Truth.FALSE):
                held = Truth.UNKNOWN
            self._of_type[type] = held, disagree
        return self._of_type[type]

    def _listed(self, type: str) -> Truth:
        told = self._profile.enterprise_types
        open = told is None or type in self._profile.open_types
        return Truth.UNKNOWN if told is None or open else outcome(type in told)

    def of_type(self, type: EnterpriseType, words: str, source: Span | None = None) -> Reason:
        """Whether the enterprise is of a type, which is called so."""
        held, disagree = self._judged(type.id)
        return Reason(held, words + DISAGREE if disagree else words, source, type)

    def disagreements(self) -> tuple[Notice, ...]:
        """What to say of each role that the types told are named for and whose fact is denied."""
        types = self._vocabulary.enterprise_types
        return tuple(self._disagreement(role) for role in types if self.disagree(role.id))

    def _disagreement(self, role: EnterpriseType) -> Notice:
        vocabulary = self._vocabulary
        fact = vocabulary.question_by_id[vocabulary.held_by[role.id]].fact
        told = self._profile.enterprise_types or frozenset()
        named = [
            one
            for one in vocabulary.enterprise_types
            if one.id in told and role.id in vocabulary.parents[one.id]
        ]
        types, role_en = named or [role], role.name_en or role.name
        names = "、".join(f"{one.name}（{one.id}）" for one in types)
        names_en = ", ".join(f"{one.name_en or one.name} ({one.id})" for one in types)
        return Notice(
            NoticeKind.ANSWERS_DISAGREE,
            f"企业类型答{names}，属于{role.name}；“{fact.question}”（{fact.id}）却答“否”。两个回答不一致，"
            f"取决于是否为{role.name}的义务待定，请更正其中之一。",
            f"The enterprise was told to be {names_en}, which counts as {role_en}, yet {fact.id} "
            f"({fact.question_en or fact.question}) was answered no. The answers disagree: duties of "
            f"{role_en} are unknown until one of them is corrected.",
        )

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
        ids = [one.id for one in types]
        on_types = any(self._listed(id) is Truth.UNKNOWN and self.is_of(id) is Truth.UNKNOWN for id in ids)
        asked = {self._vocabulary.held_by.get(id) for id in ids}
        roles = {fact for fact in asked if fact and fact not in self._profile.facts}
        return on_types, self.in_order(open | roles) if on_types or roles else ()

    def in_order(self, facts: frozenset[str]) -> tuple[ProfileFact, ...]:
        """The facts of these ids, in the vocabulary's order."""
        return tuple(one.fact for one in self._vocabulary.questions if one.fact.id in facts)
