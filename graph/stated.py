"""What a source states, and the changes that make the graph say exactly that.

A source is a document, a catalogue, a vocabulary or a file of synonyms. Its statements are nodes and
relationships. A node of a shared type may be stated by several sources; the graph holds their
merger: each property from the source of the lowest rank that knows it, then by source id, and lists (of
aliases, say) with what each adds. A source states relationships only of nodes it states itself; the
node at the other end may be another's if its type is shared. So only a relationship between two of shared
types, a joint one, can be stated by several sources; it has the properties that the first of them gives it.
"""

import datetime
import hashlib
import zlib
from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from itertools import starmap
from operator import attrgetter
from typing import Any, TypeAlias

import orjson

from dutygraph.graph.model import (
    NODE_TYPES,
    RELATIONSHIP_TYPES,
    SHORTCUTS,
    Node,
    Relationship,
    Value,
    properties,
)

RelationshipKey: TypeAlias = tuple[str, str, str]
"""Type, start id, end id."""
_FAST = 1


class Rank(StrEnum):
    """Whose word counts first where several sources state the same node."""

    VOCABULARY = "0-vocabulary"
    CATALOGUE = "1-catalogue"
    DOCUMENT = "2-document"


@dataclass(frozen=True, slots=True)
class Source:
    id: str
    rank: Rank

    def owns(self, node: Node) -> bool:
        """Whether no other can state it, for it goes by this one's name: task:NAME/003 of document:NAME."""
        return not node.shared and node.id.partition(":")[2].partition("/")[0] == self.id.partition(":")[2]


@dataclass(frozen=True, slots=True)
class Statements:
    """Everything one source states. Ids are unique, and so is (type, start, end) of a relationship.

    `file` is the text of the YAML file behind it: of a vocabulary, catalogue or synonyms, or of a document's
    review. It is kept as it stood, for readers read by some of it, and to be told from a newer one.
    `read_hash` is the content hash of what was read, where its citations were resolved since: what they
    mean follows from what all sources state together, and is no statement of this one.
    """

    source: Source
    nodes: tuple[Node, ...]
    relationships: tuple[Relationship, ...]
    read_hash: str | None = None
    file: str | None = None

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
            keys.add(key)
            ends_at = relationship.start_type, relationship.end_type
            if ends_at not in RELATIONSHIP_TYPES[relationship.type].ends:
                raise ValueError(f"{relationship.type} does not join {ends_at[0]} to {ends_at[1]}")
            if relationship.start in ids and relationship.end in ids:
                continue
            foreign = [(end_type, end) for end_type, end in ends(relationship) if end not in ids]
            if len(foreign) == 2 or not NODE_TYPES[foreign[0][0]].shared:
                raise ValueError(f"{self.source.id} states {key} without {foreign[0][1]}")

    def __reduce__(self) -> tuple[Callable[..., "Statements"], tuple[object, ...]]:
        """Sent to another process as plain values: a state for each record takes five times as long."""
        records = [(name := type(one).__name__, _read(name, volatile=True)[1](one)) for one in self.nodes]
        links = list(map(tuple, self.relationships))
        return _sent, (self.source, records, links, self.read_hash, self.file)

    @property
    def content_hash(self) -> str:
        """sha256 of what is stated, the same for any order of loading and on any engine.

        What is not known is left out, so that a property which the model gains changes nothing by itself.
        """
        return (
            self.read_hash
            or hashlib.sha256(
                orjson.dumps(self._plain(volatile=False), option=orjson.OPT_SORT_KEYS)
            ).hexdigest()
        )

    @property
    def packed(self) -> "Packed":
        return Packed(self.content_hash, zlib.compress(self.to_json(), _FAST))

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
            **({"file": self.file} if self.file is not None else {}),
            **({"read_hash": self.read_hash} if volatile and self.read_hash else {}),
        }

    @classmethod
    def from_json(cls, stored: bytes | str) -> "Statements":
        plain = orjson.loads(stored)
        source_id, rank = plain["source"]
        return cls(
            Source(source_id, Rank(rank)),
            tuple(node(type_name, plain_values) for type_name, plain_values in plain["nodes"]),
            tuple(
                Relationship(type_name, start_type, start, end_type, end, _held(type_name, plain_values))
                for type_name, start_type, start, end_type, end, plain_values in plain["relationships"]
            ),
            plain.get("read_hash"),
            plain.get("file"),
        )


def _sent(source: Source, records: Iterable[Any], links: Iterable[Any], *others: str | None) -> Statements:
    """What was sent, in the same order."""
    nodes = (
        NODE_TYPES[name](**dict(zip(_read(name, volatile=True)[0], held, strict=True)))
        for name, held in records
    )
    return Statements(source, tuple(nodes), tuple(starmap(Relationship, links)), *others)


@dataclass(frozen=True, slots=True)
class Packed:
    """What a source states as stores keep it, a twentieth of what its records take: JSON packed by zlib."""

    content_hash: str
    payload: bytes


Kept: TypeAlias = tuple[Statements, Packed]


def unpacked(payload: bytes) -> Statements:
    return Statements.from_json(zlib.decompress(payload))


relationship_key: Callable[[Relationship], RelationshipKey] = attrgetter("type", "start", "end")


def ends(relationship: Relationship) -> tuple[tuple[str, str], tuple[str, str]]:
    """The node types and ids of its start and its end."""
    return (relationship.start_type, relationship.start), (relationship.end_type, relationship.end)


def links(said: Statements) -> Iterable[Relationship]:
    """The relationships that the graph holds for what is stated: those, and what follows from them."""
    return _with_following(said.relationships)


def _with_following(stated: Collection[Relationship]) -> Iterable[Relationship]:
    of: dict[tuple[str, str], list[Relationship]] = defaultdict(list)
    for link in stated:
        of[link.type, link.start_type].append(link)
    following = [
        Relationship(type, link.end_type, link.end, link.start_type, link.start, link.properties)
        for (type, _), mutual in of.items()
        if RELATIONSHIP_TYPES[type].mutual
        for link in mutual
    ]
    for short in SHORTCUTS:
        ends: dict[str, list[str]] = defaultdict(list)
        ways = of.get((short.by, short.start), ())
        for link in of.get((short.type, short.between), ()) if ways else ():
            if link.end_type == short.end:
                ends[link.start].append(link.end)
        kept = [
            Relationship(short.type, short.start, link.start, short.end, end)
            for link in ways
            for end in ends[link.end]
        ]
        of[short.type, short.start] += kept
        following += kept
    if not following:
        return stated
    # What is stated itself goes first, with its own properties.
    return {relationship_key(link): link for link in (*following, *stated)}.values()


def is_joint(relationship: Relationship) -> bool:
    """Whether several sources may state it."""
    return NODE_TYPES[relationship.start_type].shared and NODE_TYPES[relationship.end_type].shared


def facts(said: Statements | None, ids: Container[str] | None = None) -> dict[str, Statements]:
    """What it states of each shared node, or of these, by id: the node, and the joint relationships from it,
    or to it from one that the source does not state, with those that follow.
    """
    if said is None:
        return {}
    shared = {node.id: node for node in said.nodes if node.shared and (ids is None or node.id in ids)}
    joint: dict[str, list[Relationship]] = defaultdict(list)
    stated = shared.keys() if ids is None else {node.id for node in said.nodes if node.shared}
    # No joint one follows from others.
    for link in sorted(_with_following([*filter(is_joint, said.relationships)]), key=relationship_key):
        joint[link.start if link.start in stated else link.end].append(link)
    return {id: Statements(said.source, (node,), tuple(joint[id])) for id, node in shared.items()}


def kept_facts(said: Statements | None, ids: AbstractSet[str] | None = None) -> dict[str, Statements]:
    """The same as it is kept beside what sources state: nothing of the instrument whose text the source is,
    and of the parts of that text. Few others speak of these, so they are read in what the source states.
    """
    if said is None:
        return {}
    shared = {node.id: node for node in said.nodes if node.shared and (ids is None or node.id in ids)}
    own = shared.keys() & {link.end for link in said.relationships if link.type == "TEXT_OF"}
    own |= {id for id, node in shared.items() if getattr(node, "start", None) is not None}
    return {**dict.fromkeys(own, Statements(said.source, (), ())), **facts(said, shared.keys() - own)}


def values(record: Node) -> dict[str, Value]:
    """The properties of a record by name."""
    names, get = _read(type(record).__name__, volatile=True)
    return dict(zip(names, get(record), strict=True))


def _plain_values(record: Node, *, volatile: bool) -> dict[str, Value]:
    names, get = _read(type(record).__name__, volatile=volatile)
    read = zip(names, get(record), strict=True)
    if volatile:
        return {name: value for name, value in read if value is not None}
    return {name: value for name, value in read if value not in (None, ())}


@cache
def _read(node_type: str, *, volatile: bool) -> tuple[tuple[str, ...], Callable[[Node], tuple[Value, ...]]]:
    """The names of properties, and what reads their values."""
    names = tuple(name for name, held in properties(node_type).items() if volatile or not held.volatile)
    return names, attrgetter(*names)


def node(type_name: str, plain: Mapping[str, Any]) -> Node:
    """A record from plain values as JSON holds them; properties that are missing take their default."""
    declared = _kinds(type_name)
    typed: dict[str, Any] = {
        name: value if (kind := declared[name]) is None else _typed(kind, value)
        for name, value in plain.items()
        if name in declared
    }
    return NODE_TYPES[type_name](**typed)


@cache
def _kinds(node_type: str) -> Mapping[str, type | None]:
    """None for what JSON holds as it is."""
    held = properties(node_type).items()
    return {name: None if one.kind in (str, int, bool) else one.kind for name, one in held}


def _held(type_name: str, plain: Mapping[str, Any]) -> tuple[tuple[str, Value], ...]:
    if not plain:
        return ()
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
    """The difference between what a graph holds and what it is to hold, for one source.

    `created`, `updated` (whole records as they are to be) and `deleted` are about merged nodes.
    `facts` are what the source states otherwise now of shared nodes, by id; None: nothing any more.
    `statements` replaces the source's stored statements; None: the source states nothing any more.
    `unchanged`: it states that already, and nothing is to be written.
    """

    source: Source
    statements: Statements | None
    unchanged: bool = False
    created: tuple[Node, ...] = ()
    updated: tuple[Node, ...] = ()
    deleted: tuple[tuple[str, str], ...] = ()
    related: tuple[Relationship, ...] = ()
    altered: tuple[Relationship, ...] = ()
    unrelated: tuple[Relationship, ...] = ()
    facts: Mapping[str, Statements | None] = field(default_factory=dict)

    def __len__(self) -> int:
        """How many nodes and relationships are written."""
        parts = (self.created, self.updated, self.deleted, self.related, self.altered, self.unrelated)
        return sum(len(part) for part in parts)


@dataclass(frozen=True, slots=True)
class Batch:
    """What one transaction writes: the difference of any number of sources to what is stored.

    `based_on` is the number of the revision it was computed from, `sources` what each is to state from
    now on. The rest is as in `Changes`, `facts` by a node's id and a source's.
    """

    based_on: int
    sources: tuple[tuple[Source, Packed | None], ...] = ()
    created: tuple[Node, ...] = ()
    updated: tuple[Node, ...] = ()
    deleted: tuple[tuple[str, str], ...] = ()
    related: tuple[Relationship, ...] = ()
    altered: tuple[Relationship, ...] = ()
    unrelated: tuple[Relationship, ...] = ()
    facts: Mapping[tuple[str, str], Statements | None] = field(default_factory=dict)
