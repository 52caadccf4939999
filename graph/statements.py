"""What a source states, and the changes that make the graph say exactly that.

A source is a document, the catalogue or the vocabulary. Its statements are nodes and
relationships. A node of a shared type may be stated by several sources; the graph holds their
merger: each property from the source of the lowest rank that knows it, then by source id. A
relationship belongs to whoever states it, and a source states relationships only of nodes it
states itself; the node at the other end may be another's.
"""

import datetime
import hashlib
import types
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any, TypeAlias

import orjson

from graph.errors import InvalidInput
from graph.model import NODE_TYPES, RELATIONSHIP_TYPES, Node, Relationship, Value, properties

RelationshipKey: TypeAlias = tuple[str, str, str]
"""Type, start id, end id."""


class Rank(StrEnum):
    """Whose word counts first where several sources state the same node."""

    VOCABULARY = "0-vocabulary"
    CATALOGUE = "1-catalogue"
    DOCUMENT = "2-document"


@dataclass(frozen=True, slots=True)
class Source:
    id: str
    rank: Rank


@dataclass(frozen=True, slots=True)
class Statements:
    """Everything one source states. Ids are unique, and so is (type, start, end) of a relationship."""

    source: Source
    nodes: tuple[Node, ...]
    relationships: tuple[Relationship, ...]

    def __post_init__(self) -> None:
        ids: dict[str, Node] = {}
        for node in self.nodes:
            if node.id in ids:
                raise ValueError(f"{self.source.id} states {node.id} twice")
            ids[node.id] = node
        keys: set[RelationshipKey] = set()
        for relationship in self.relationships:
            key = relationship_key(relationship)
            if key in keys:
                raise ValueError(f"{self.source.id} states {key} twice")
            if relationship.start not in ids and relationship.end not in ids:
                raise ValueError(f"{self.source.id} states {key} without either end")
            keys.add(key)

    @property
    def content_hash(self) -> str:
        """sha256 of what is stated, the same for any order of loading and on any engine."""
        return hashlib.sha256(
            orjson.dumps(self._plain(volatile=False), option=orjson.OPT_SORT_KEYS)
        ).hexdigest()

    def to_json(self) -> bytes:
        return orjson.dumps(self._plain(volatile=True), option=orjson.OPT_SORT_KEYS)

    def _plain(self, *, volatile: bool) -> dict[str, Any]:
        nodes = [
            [type(record).__name__, _plain_values(record, volatile=volatile)]
            for record in sorted(self.nodes, key=lambda record: record.id)
        ]
        relationships = [
            [r.type, r.start_type, r.start, r.end_type, r.end, dict(r.properties)]
            for r in sorted(self.relationships, key=relationship_key)
        ]
        return {
            "source": [self.source.id, self.source.rank],
            "nodes": nodes,
            "relationships": relationships,
        }

    @classmethod
    def from_json(cls, stored: bytes) -> "Statements":
        plain = orjson.loads(stored)
        source_id, rank = plain["source"]
        return cls(
            Source(source_id, Rank(rank)),
            tuple(node(type_name, plain_values) for type_name, plain_values in plain["nodes"]),
            tuple(
                Relationship(type_name, start_type, start, end_type, end, _held(type_name, plain_values))
                for type_name, start_type, start, end_type, end, plain_values in plain["relationships"]
            ),
        )


def relationship_key(relationship: Relationship) -> RelationshipKey:
    return relationship.type, relationship.start, relationship.end


def values(record: Node) -> dict[str, Value]:
    """The properties of a record by name."""
    return {name: getattr(record, name) for name in properties(type(record).__name__)}


def _plain_values(record: Node, *, volatile: bool) -> dict[str, Value]:
    declared = properties(type(record).__name__)
    return {name: value for name, value in values(record).items() if volatile or not declared[name].volatile}


def node(type_name: str, plain: Mapping[str, Any]) -> Node:
    """A record from plain values as JSON holds them; properties that are missing take their default."""
    record = NODE_TYPES[type_name]
    declared = properties(type_name)
    typed: dict[str, Any] = {
        name: _typed(declared[name].kind, value) for name, value in plain.items() if name in declared
    }
    return record(**typed)


def _held(type_name: str, plain: Mapping[str, Any]) -> tuple[tuple[str, Value], ...]:
    declared = {held.name: held.kind for held in RELATIONSHIP_TYPES[type_name].properties}
    return tuple((name, _typed(declared[name], plain[name])) for name in sorted(plain) if name in declared)


def _typed(kind: type, value: Any) -> Value:
    if isinstance(value, str) and kind is datetime.datetime:
        return datetime.datetime.fromisoformat(value)
    if isinstance(value, str) and kind is datetime.date:
        return datetime.date.fromisoformat(value)
    if isinstance(value, list):
        return tuple(value)
    return value  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class Changes:
    """The difference between what is stored and what is wanted, for one source.

    `created`, `updated` (whole records as they are to be) and `deleted` are about merged nodes.
    `stated_by` gives the new list of sources for every shared node that one was added to or taken from.
    `statements` replaces the source's stored statements; None: the source states nothing any more.
    `unchanged`: it states that already, and nothing is to be written.
    """

    source: Source
    based_on: int
    statements: Statements | None
    unchanged: bool = False
    created: tuple[Node, ...] = ()
    updated: tuple[Node, ...] = ()
    deleted: tuple[tuple[str, str], ...] = ()
    related: tuple[Relationship, ...] = ()
    altered: tuple[Relationship, ...] = ()
    unrelated: tuple[Relationship, ...] = ()
    stated_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __len__(self) -> int:
        """How many nodes and relationships are written."""
        parts = (self.created, self.updated, self.deleted, self.related, self.altered, self.unrelated)
        return sum(len(part) for part in parts)


def merge(stating: Iterable[tuple[Source, Node]]) -> Node:
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
    merged = {
        declared.name: next(
            (
                value
                for record in (reversed(ordered) if declared.metadata.get("later") else ordered)
                if (value := getattr(record, declared.name)) not in (None, ())
            ),
            getattr(first, declared.name),
        )
        for declared in fields(first)
    }
    return type(first)(**merged)


def plan(
    source: Source,
    wanted: Statements | None,
    stored: Statements | None,
    others: Mapping[str, Statements],
    stated_by: Mapping[str, tuple[str, ...]],
    based_on: int,
    settled: Set[str] = frozenset(),
) -> Changes:
    """What must change for `source` to state exactly `wanted`.

    `stored` is what it states now; `stated_by` names the sources of every shared node among the
    two. `settled` are those of its ids about which the graph says the same either way, although
    the source may begin or cease to state them; `others` are the statements of all sources but
    this one that state any of the rest.
    """
    merger = _Merger(source, stated_by, others)
    before = {record.id: record for record in stored.nodes} if stored else {}
    after = {record.id: record for record in wanted.nodes} if wanted else {}
    created, updated, deleted = [], [], []
    for id in sorted((before.keys() | after.keys()) - settled):
        old = merger.merged(id, before.get(id))
        new = merger.merged(id, after.get(id))
        kept = type(old) is type(new)
        if old is not None and not kept:
            deleted.append((type(old).__name__, id))
        if new is not None and not kept:
            created.append(new)
        if old is not None and new is not None and kept and _differ(old, new):
            updated.append(new)

    related, altered, unrelated = _relationship_changes(
        merger, _relationships(stored, settled), _relationships(wanted, settled)
    )
    return Changes(
        source,
        based_on,
        wanted,
        created=tuple(created),
        updated=tuple(updated),
        deleted=tuple(deleted),
        related=tuple(related),
        altered=tuple(altered),
        unrelated=tuple(unrelated),
        stated_by=types.MappingProxyType(_new_sources(merger, before, after)),
    )


def _relationships(said: Statements | None, settled: Set[str]) -> dict[RelationshipKey, Relationship]:
    stated = said.relationships if said else ()
    return {relationship_key(each): each for each in stated if each.start not in settled}


def _relationship_changes(
    merger: "_Merger",
    held: Mapping[RelationshipKey, Relationship],
    asked: Mapping[RelationshipKey, Relationship],
) -> tuple[list[Relationship], list[Relationship], list[Relationship]]:
    """New, altered and gone."""
    related, altered, unrelated = [], [], []
    for key in sorted(held.keys() | asked.keys()):
        old = merger.merged_relationship(key, held.get(key))
        new = merger.merged_relationship(key, asked.get(key))
        kept = old is not None and new is not None and _ends(old) == _ends(new)
        if old is not None and not kept:
            unrelated.append(old)
        if new is not None and not kept:
            related.append(new)
        if new is not None and kept and old != new:
            altered.append(new)
    return related, altered, unrelated


def _new_sources(
    merger: "_Merger", before: Mapping[str, Node], after: Mapping[str, Node]
) -> dict[str, tuple[str, ...]]:
    """The sources of every shared node that this one begins or ceases to state."""
    return {
        id: tuple(sorted(merger.sources(id) | ({merger.source.id} if id in after else set())))
        for id in sorted(before.keys() ^ after.keys())
        if (before.get(id) or after[id]).shared
    }


class _Merger:
    """What the graph holds of an id, given what this source says of it."""

    def __init__(
        self, source: Source, stated_by: Mapping[str, tuple[str, ...]], others: Mapping[str, Statements]
    ) -> None:
        self.source = source
        self._stated_by = stated_by
        self._others = others
        self._nodes = {name: {record.id: record for record in said.nodes} for name, said in others.items()}
        self._relationships = {
            name: {relationship_key(r): r for r in said.relationships} for name, said in others.items()
        }

    def sources(self, id: str) -> set[str]:
        return set(self._stated_by.get(id, ())) - {self.source.id}

    def merged(self, id: str, own: Node | None) -> Node | None:
        stating = [(self._others[name].source, self._nodes[name][id]) for name in self.sources(id)]
        if own is not None:
            stating.append((self.source, own))
        return merge(stating) if stating else None

    def merged_relationship(self, key: RelationshipKey, own: Relationship | None) -> Relationship | None:
        stating = [
            (self._others[name].source, self._relationships[name][key])
            for name in self.sources(key[1]) | self.sources(key[2])
            if key in self._relationships[name]
        ]
        if own is not None:
            stating.append((self.source, own))
        if not stating:
            return None
        return min(stating, key=lambda pair: (pair[0].rank, pair[0].id))[1]


def _ends(relationship: Relationship) -> tuple[str, str]:
    return relationship.start_type, relationship.end_type


def _differ(old: Node, new: Node) -> bool:
    declared = properties(type(old).__name__)
    return any(getattr(old, name) != getattr(new, name) for name in declared if not declared[name].volatile)
