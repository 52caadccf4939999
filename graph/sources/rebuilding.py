"""The whole graph anew, out of what every source states: how a store takes on another model."""

from dutygraph.graph.model import Node
from dutygraph.graph.sources.difference import merge
from dutygraph.graph.stated import (
    Batch,
    Packed,
    RelationshipKey,
    Source,
    Statements,
    is_joint,
    kept_facts,
    links,
    relationship_key,
)


class Rebuilding:
    """Takes the sources one after the other, twice: the `nodes` of all are made, then the `links` of all,
    those of the lowest rank first, and at the end `merged` sets right the nodes that several state.
    """

    def __init__(self) -> None:
        self._made: set[str] = set()
        self._several: dict[str, list[tuple[Source, Node]]] = {}
        self._joint: set[RelationshipKey] = set()

    def nodes(self, said: Statements, packed: Packed) -> Batch:
        """Those that none before states; and what it states, to be kept."""
        shared = {node.id for node in said.nodes if node.shared}
        again = shared & self._made
        self._made |= shared
        self._several.update((id, []) for id in again)
        created = tuple(node for node in said.nodes if node.id not in again)
        return Batch(0, ((said.source, packed),), created=created)

    def links(self, said: Statements) -> Batch:
        """Its relationships, but those that one before states, too."""
        for node in said.nodes:
            if node.id in self._several:
                self._several[node.id].append((said.source, node))
        related = []
        for link in links(said):
            key = relationship_key(link)
            if is_joint(link):
                if key in self._joint:
                    continue
                self._joint.add(key)
            related.append(link)
        facts = {(id, said.source.id): fact for id, fact in kept_facts(said).items()}
        return Batch(0, related=tuple(related), facts=facts)

    def merged(self) -> Batch:
        return Batch(0, updated=tuple(map(merge, self._several.values())))
