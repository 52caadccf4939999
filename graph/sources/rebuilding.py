"""The whole graph anew, out of what every source states: how a store takes on another model."""

from collections import Counter, defaultdict

from dutygraph.graph.model import Node
from dutygraph.graph.sources.difference import merge
from dutygraph.graph.stated import (
    Batch,
    RelationshipKey,
    Source,
    Statements,
    is_joint,
    kept_facts,
    links,
    relationship_key,
)


class Rebuilding:
    """Takes the sources one after the other, those of the lowest rank first, three times: all are `noted`,
    then their `nodes` made, then their `links`. `shared` are the nodes that several state.
    """

    def __init__(self) -> None:
        self._stating: Counter[str] = Counter()
        self._several: dict[str, list[tuple[Source, Node]]] = defaultdict(list)
        self._joint: set[RelationshipKey] = set()

    def note(self, said: Statements) -> None:
        self._stating.update(node.id for node in said.nodes if node.shared)

    def nodes(self, said: Statements) -> Batch:
        """Those that it alone states."""
        own = []
        for node in said.nodes:
            if node.shared and self._stating[node.id] > 1:
                self._several[node.id].append((said.source, node))
            else:
                own.append(node)
        return Batch(0, created=tuple(own))

    def shared(self) -> Batch:
        return Batch(0, created=tuple(merge(stating) for stating in self._several.values()))

    def links(self, said: Statements) -> Batch:
        """Its relationships, but those that one before states, too; and what it states, to be kept."""
        related = []
        for link in links(said):
            key = relationship_key(link)
            if is_joint(link):
                if key in self._joint:
                    continue
                self._joint.add(key)
            related.append(link)
        stated = {(id, said.source.id): fact for id, fact in kept_facts(said).items()}
        return Batch(0, ((said.source, said.packed),), related=tuple(related), facts=stated)
