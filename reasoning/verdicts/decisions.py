"""Alternatives of conditions as a decision diagram over facts, exact where a fact occurs more than once.

Kleene's tables alone would leave "level 3 or above, or not level 3 or above" open. Here each fact has one
answer. The answers that the conditions of one statement can tell apart are the branches of a fork,
equal branches are one, and a fork whose branches are all equal is left out. Such a diagram is
unique for what it decides: it is `True` or `False` exactly if no answer changes it, and the
facts in it are exactly those on which the decision still depends.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from dutygraph.reasoning.records import Question, StatedCondition
from dutygraph.reasoning.verdicts.conditions import pattern, patterns


@dataclass(frozen=True, slots=True, eq=False)
class Fork:
    """Goes on by which of `conditions` (ids) hold, all on `fact`; `branches` has every pattern possible."""

    fact: str
    conditions: tuple[str, ...]
    branches: Mapping[int, "Decision"]


Decision: TypeAlias = bool | Fork


def decide(conditions: Sequence[StatedCondition], questions: Mapping[str, Question]) -> Decision:
    """The diagram of: no condition, or all conditions of some group hold."""
    if not conditions:
        return True
    return _Compiler(conditions, questions).decision()


def settle(decision: Decision, held: Mapping[str, bool]) -> Decision:
    """What is left to decide once it is told which conditions hold.

    `held` has all conditions of a fact or none.
    """
    if isinstance(decision, bool):
        return decision
    return _Settling(held).settle(decision)


def open_facts(decision: Decision) -> frozenset[str]:
    """The facts it depends on: answering all of them settles it, whatever the answers, and no fewer do."""
    found: set[str] = set()
    seen: set[int] = set()
    waiting = [decision]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Fork) and id(node) not in seen:
            seen.add(id(node))
            found.add(node.fact)
            waiting.extend(node.branches.values())
    return frozenset(found)


class _Forks:
    """Makes forks so that equal ones are the same object; it keeps them alive, for their identities count."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, tuple[tuple[int, int], ...]], Fork] = {}

    def fork(self, fact: str, conditions: tuple[str, ...], branches: dict[int, Decision]) -> Decision:
        first, *others = branches.values()
        if all(other is first for other in others):
            return first
        key = (fact, tuple((met, id(branches[met])) for met in sorted(branches)))
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = Fork(fact, conditions, branches)
        return made


class _Compiler:
    def __init__(self, conditions: Sequence[StatedCondition], questions: Mapping[str, Question]) -> None:
        asked: dict[str, dict[str, StatedCondition]] = {}
        for stated in conditions:
            asked.setdefault(stated.fact.id, {})[stated.condition.id] = stated
        self._facts = list(asked)
        self._conditions = {fact: tuple(by_id) for fact, by_id in asked.items()}
        self._patterns = {
            fact: patterns([stated.condition for stated in by_id.values()], questions[fact])
            for fact, by_id in asked.items()
        }
        # Per fact and group: the pattern of the group's conditions on that fact.
        self._wanted: list[dict[str, int]] = []
        for fact in self._facts:
            stated_here = asked[fact].values()
            groups = {group for stated in stated_here for group in stated.groups}
            self._wanted.append(
                {group: pattern(group in stated.groups for stated in stated_here) for group in groups}
            )
        self._groups = frozenset(group for stated in conditions for group in stated.groups)
        self._last = {
            group: max(at for at, wanted in enumerate(self._wanted) if group in wanted)
            for group in self._groups
        }
        self._forks = _Forks()
        self._known: dict[tuple[int, frozenset[str]], Decision] = {}

    def decision(self) -> Decision:
        return self._from(0, self._groups)

    def _from(self, at: int, alive: frozenset[str]) -> Decision:
        """The decision from a fact on, where the conditions of `alive` groups on all before it hold."""
        if not alive:
            return False
        key = (at, alive)
        if key not in self._known:
            fact = self._facts[at]
            branches = {met: self._after(at, alive, met) for met in self._patterns[fact]}
            self._known[key] = self._forks.fork(fact, self._conditions[fact], branches)
        return self._known[key]

    def _after(self, at: int, alive: frozenset[str], met: int) -> Decision:
        wanted = self._wanted[at]
        left = frozenset(group for group in alive if wanted.get(group, 0) & ~met == 0)
        if any(self._last[group] <= at for group in left):
            return True
        return self._from(at + 1, left)


class _Settling:
    def __init__(self, held: Mapping[str, bool]) -> None:
        self._held = held
        self._forks = _Forks()
        self._known: dict[int, Decision] = {}

    def settle(self, decision: Decision) -> Decision:
        if isinstance(decision, bool):
            return decision
        if id(decision) not in self._known:
            self._known[id(decision)] = self._settled(decision)
        return self._known[id(decision)]

    def _settled(self, fork: Fork) -> Decision:
        if fork.conditions[0] in self._held:
            met = pattern(self._held[condition] for condition in fork.conditions)
            return self.settle(fork.branches[met])
        branches = {met: self.settle(branch) for met, branch in fork.branches.items()}
        return self._forks.fork(fork.fact, fork.conditions, branches)
