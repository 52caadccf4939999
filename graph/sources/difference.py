"""The changes that make the graph say what a source wants to state, beside what others state."""

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields
from itertools import chain
from typing import Any, TypeVar

from dutygraph.graph.errors import InvalidInput
from dutygraph.graph.model import Node, Relationship, properties
from dutygraph.graph.stated import (
    Changes,
    RelationshipKey,
    Source,
    Statements,
    ends,
    facts,
    relationship_key,
)

_Node = TypeVar("_Node", bound=Node)


@dataclass(frozen=True, slots=True)
class Settled:
    """Nodes and relationships of which the graph says the same whether or not the source states them."""

    nodes: AbstractSet[str] = frozenset()
    relationships: AbstractSet[RelationshipKey] = frozenset()


def merge(stating: Iterable[tuple[Source, _Node]]) -> _Node:
    """One record out of what several sources state of the same id."""
    said = sorted(stating, key=lambda pair: (pair[0].rank, pair[0].id))
    ordered = [record for _, record in said]
    first = ordered[0]
    for source, record in said:
        if type(record) is not type(first):
            raise InvalidInput(
                f"{said[0][0].id} states {first.id} as {type(first).__name__},"
                f" {source.id} as {type(record).__name__}.",
                "Give one of them another id.",
            )
    merged: dict[str, Any] = {}
    for declared in fields(first):
        turned = reversed(ordered) if declared.metadata.get("later") else ordered
        known = [value for record in turned if (value := getattr(record, declared.name)) not in (None, ())]
        if known and isinstance(known[0], tuple):
            merged[declared.name] = tuple(dict.fromkeys(chain(*known)))
        else:
            merged[declared.name] = known[0] if known else getattr(first, declared.name)
    return type(first)(**merged)


def plan(
    source: Source,
    wanted: Statements | None,
    stored: Statements | None,
    others: Iterable[Statements],
    settled: Settled | None = None,
) -> Changes:
    """What must change for `source` to state exactly `wanted`.

    `stored` is what it states now. `others` are what the other sources state of shared nodes, as far as what
    is not `settled` needs them: for a node all that state it, for a joint relationship that the graph holds
    all that state an end of it.
    """
    settled = settled or Settled()
    merger = _Merger(source, others)
    before = {record.id: record for record in stored.nodes} if stored else {}
    after = {record.id: record for record in wanted.nodes} if wanted else {}
    created, updated, deleted = [], [], []
    for id in sorted((before.keys() | after.keys()) - settled.nodes):
        old = merger.merged(id, before.get(id))
        new = merger.merged(id, after.get(id))
        kept = type(old) is type(new)
        if old is not None and not kept:
            deleted.append((type(old).__name__, id))
        if new is not None and not kept:
            created.append(new)
        if old is not None and new is not None and kept and _differ(old, new):
            updated.append(new)

    related, altered, unrelated = _relationship_changes(merger, stored, wanted, settled)
    was, becomes = facts(stored), facts(wanted)
    return Changes(
        source,
        wanted,
        created=tuple(created),
        updated=tuple(updated),
        deleted=tuple(deleted),
        related=tuple(related),
        altered=tuple(altered),
        unrelated=tuple(unrelated),
        facts={
            id: becomes.get(id)
            for id in sorted(was.keys() | becomes.keys())
            if was.get(id) != becomes.get(id)
        },
    )


def _relationship_changes(
    merger: "_Merger", stored: Statements | None, wanted: Statements | None, settled: Settled
) -> tuple[list[Relationship], list[Relationship], list[Relationship]]:
    """New, altered and gone."""
    held = {relationship_key(r): r for r in stored.relationships} if stored else {}
    asked = {relationship_key(r): r for r in wanted.relationships} if wanted else {}
    related, altered, unrelated = [], [], []
    for key in sorted((held.keys() | asked.keys()) - settled.relationships):
        old = merger.merged_relationship(key, held.get(key))
        new = merger.merged_relationship(key, asked.get(key))
        kept = old is not None and new is not None and ends(old) == ends(new)
        if old is not None and not kept:
            unrelated.append(old)
        if new is not None and not kept:
            related.append(new)
        if new is not None and kept and old != new:
            altered.append(new)
    return related, altered, unrelated


class _Merger:
    """What the graph holds, given what this source says."""

    def __init__(self, source: Source, others: Iterable[Statements]) -> None:
        self._source = source
        self._nodes: dict[str, dict[Source, Node]] = defaultdict(dict)
        self._relationships: dict[RelationshipKey, dict[Source, Relationship]] = defaultdict(dict)
        for said in others:
            for node in said.nodes:
                self._nodes[node.id][said.source] = node
            for link in said.relationships:
                self._relationships[relationship_key(link)][said.source] = link

    def merged(self, id: str, own: Node | None) -> Node | None:
        stating = self._nodes.get(id)
        if not stating:
            return own
        return merge((stating if own is None else {**stating, self._source: own}).items())

    def merged_relationship(self, key: RelationshipKey, own: Relationship | None) -> Relationship | None:
        stating = self._relationships.get(key)
        if not stating:
            return own
        both = stating if own is None else {**stating, self._source: own}
        return both[min(both, key=lambda source: (source.rank, source.id))]


def _differ(old: Node, new: Node) -> bool:
    declared = properties(type(old).__name__)
    return any(getattr(old, name) != getattr(new, name) for name in declared if not declared[name].volatile)
