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
from dutygraph.reasoning.verdicts.truth import Truth, outcome


@dataclass(frozen=True, slots=True)
class _Asked:
    """A fact that conditions (ids) ask about; of which any that can hold together are one of `patterns`.

    `wanted` has for each group the pattern of its conditions on the fact, `last` the groups that ask about no
    fact behind this one.
    """

    fact: str
    conditions: tuple[str, ...]
    patterns: tuple[int, ...]
    wanted: Mapping[str, int]
    last: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class _Fork:
    """What goes on differently by the answer to a fact; `facts` are all on which it depends."""

    facts: frozenset[str]
    branches: tuple["_Left", ...]


_Left: TypeAlias = bool | _Fork


class Decision:
    """Whether there is no condition, or all conditions of some group hold: made once, settled by answers."""

    def __init__(self, conditions: Sequence[StatedCondition], questions: Mapping[str, Question]) -> None:
        asked: dict[str, dict[str, StatedCondition]] = {}
        last: dict[str, str] = {}
        for stated in conditions:
            asked.setdefault(stated.fact.id, {})[stated.condition.id] = stated
        for fact, here in asked.items():
            last |= {group: fact for stated in here.values() for group in stated.groups}
        self._groups = frozenset(last)
        self._asked = [
            _Asked(
                fact,
                tuple(here),
                tuple(sorted(patterns([stated.condition for stated in here.values()], questions[fact]))),
                {
                    group: pattern(group in one.groups for one in here.values())
                    for stated in here.values()
                    for group in stated.groups
                },
                frozenset(group for group, at in last.items() if at == fact),
            )
            for fact, here in asked.items()
        ]

    def settle(self, held: Mapping[str, bool]) -> tuple[Truth, frozenset[str]]:
        """What it comes to once it is told which conditions hold, and the facts on which it still depends.

        `held` has all conditions of a fact or none. Answering all of these facts settles it, whatever the
        answers, and no fewer do.
        """
        left = _Settling(self._asked, held).left(0, self._groups) if self._asked else True
        return (outcome(left), frozenset()) if isinstance(left, bool) else (Truth.UNKNOWN, left.facts)


class _Settling:
    def __init__(self, asked: Sequence[_Asked], held: Mapping[str, bool]) -> None:
        self._asked = asked
        self._held = held
        self._known: dict[tuple[int, frozenset[str]], _Left] = {}
        self._made: dict[tuple[str, tuple[int, ...]], _Fork] = {}

    def left(self, at: int, alive: frozenset[str]) -> _Left:
        """What is left to decide from a fact on, where the conditions of `alive` groups before it hold."""
        if not alive:
            return False
        one = self._asked[at]
        if one.conditions[0] in self._held:
            return self._after(at, alive, pattern(self._held[condition] for condition in one.conditions))
        if (at, alive) not in self._known:
            branches = tuple(self._after(at, alive, met) for met in one.patterns)
            self._known[at, alive] = self._fork(one.fact, branches)
        return self._known[at, alive]

    def _after(self, at: int, alive: frozenset[str], met: int) -> _Left:
        one = self._asked[at]
        held = frozenset(group for group in alive if one.wanted.get(group, 0) & ~met == 0)
        return True if held & one.last else self.left(at + 1, held)

    def _fork(self, fact: str, branches: tuple[_Left, ...]) -> _Left:
        """Equal forks are the same object; they are kept alive, for their identities count."""
        if all(other is branches[0] for other in branches):
            return branches[0]
        below = (each.facts for each in branches if not isinstance(each, bool))
        made = _Fork(frozenset({fact}).union(*below), branches)
        return self._made.setdefault((fact, tuple(map(id, branches))), made)
