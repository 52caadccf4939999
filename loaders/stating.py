"""What a source states while it is put together: nodes, and the relationships between them."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias, TypeVar

from dutygraph.graph.model import Condition, ConditionOperator, Node, Relationship, Value, relate
from dutygraph.graph.stated import Source, Statements

_Node = TypeVar("_Node", bound=Node)

Asking: TypeAlias = tuple[str, ConditionOperator, tuple[str, ...]]
"""What a condition asks: a profile fact, how its answer is compared, and with which values."""


class Stating:
    """Each relationship is stated once, as it was first, and so is each condition, whatever it limits."""

    def __init__(self) -> None:
        self._nodes: list[Node] = []
        self._relationships: dict[tuple[str, str, str], Relationship] = {}
        self._conditions: dict[str, Condition] = {}

    def stated_by(self, source: Source, before: Sequence[Node] = (), *behind: Node) -> Statements:
        """All of it, with nodes that stand before and behind the rest."""
        nodes = (*before, *self._nodes, *behind, *self._conditions.values())
        return Statements(source, nodes, tuple(self._relationships.values()))

    def add(self, node: _Node) -> _Node:
        """The node, which is one of those that are stated."""
        self._nodes.append(node)
        return node

    def relate(self, start: Node, type: str, /, *ends: Node, **said: Value) -> None:
        for end in ends:
            self._relationships.setdefault((type, start.id, end.id), relate(start, type, end, **said))

    def relate_id(self, start: Node, type: str, end_type: str, /, *ends: str, **said: Value) -> None:
        """To nodes of other sources."""
        for end in ends:
            told = tuple(sorted(said.items()))
            one = Relationship(type, start.__class__.__name__, start.id, end_type, end, told)
            self._relationships.setdefault((type, start.id, end), one)

    def hang(self, start: Node, type: str, end: _Node) -> _Node:
        """What was given, as one more node of the source that belongs to another of it."""
        self.relate(start, type, self.add(end))
        return end

    def when(self, holder: Node, asked: Asking, groups: Iterable[int], /, **said: Value) -> None:
        """That it concerns those who answer so; `groups` number the alternatives that this belongs to.

        The id of a condition is the same whatever states it: condition:protection-levels/any-of/3+4+5.
        """
        fact, operator, values = asked
        id = f"condition:{fact}/{operator.lower().replace('_', '-')}/{'+'.join(values)}"
        condition = self._conditions.setdefault(id, Condition(id=id, operator=operator, values=values))
        self.relate_id(condition, "ASKS", "ProfileFact", fact)
        self.relate(holder, "WHEN", condition, groups=tuple(map(str, groups)), **said)
