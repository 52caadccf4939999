"""The changes that make the graph say what a source wants to state, beside what others state."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields
from itertools import chain
from typing import Any, TypeAlias, TypeVar

from dutygraph.graph.errors import InvalidInput
from dutygraph.graph.model import Node, Relationship, properties
from dutygraph.graph.stated import (
    Changes,
    RelationshipKey,
    Source,
    Statements,
    facts,
    kept_facts,
    links,
    relationship_key,
)

Said: TypeAlias = Node | Relationship
Key: TypeAlias = str | RelationshipKey
"""By which sources mean the same: a node's id; a relationship's type, start id and end id."""
NodeKey: TypeAlias = tuple[str, str]
"""Type and id."""
LinkKey: TypeAlias = tuple[str, str, str, str, str]
"""Type, start and end, each end by its type and id."""
Place: TypeAlias = NodeKey | LinkKey

_Said = TypeVar("_Said", bound=Node | Relationship)


def place_of(said: Said) -> Place:
    if isinstance(said, Relationship):
        return said.type, said.start_type, said.start, said.end_type, said.end
    return type(said).__name__, said.id


def nodes_of(records: Iterable[Said]) -> tuple[Node, ...]:
    return tuple(record for record in records if isinstance(record, Node))


def links_of(records: Iterable[Said]) -> tuple[Relationship, ...]:
    return tuple(record for record in records if isinstance(record, Relationship))


@dataclass(frozen=True, slots=True)
class Parted:
    """What the graph holds for what a source states before or after, and not at the other time, or not so."""

    before: Mapping[Key, Said]
    after: Mapping[Key, Said]

    @classmethod
    def of(cls, stored: Statements | None, wanted: Statements | None) -> "Parted":
        """Nodes come first."""
        before, after = _held(stored), _held(wanted)
        # Most of what is stated again is the very same record.
        same = set(map(id, before)) & set(map(id, after)) if before else set[int]()
        first, second = ({_key(each): each for each in of if id(each) not in same} for of in (before, after))
        for key in [key for key, said in first.items() if second.get(key) == said]:
            del first[key], second[key]
        return cls(first, second)


def _held(said: Statements | None) -> Sequence[Said]:
    return [*said.nodes, *links(said)] if said else []


def _key(said: Said) -> Key:
    return relationship_key(said) if isinstance(said, Relationship) else said.id


def merge(stating: Iterable[tuple[Source, _Said]]) -> _Said:
    """One record out of what several sources state of the same id; a relationship is as the first has it."""
    said = sorted(stating, key=lambda pair: (pair[0].rank, pair[0].id))
    ordered = [record for _, record in said]
    first = ordered[0]
    if isinstance(first, Relationship):
        return first
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
    parted: Parted,
    others: Iterable[Statements],
    settled: AbstractSet[Key] = frozenset(),
) -> Changes:
    """What must change for `source` to state exactly `wanted`.

    `stored` is what it states now, and `parted` what is otherwise in either. `others` are what the other
    sources state of shared nodes, as far as what is not `settled`, of which the graph says the same either
    way, needs them: for a node all that state it, for a joint relationship that the graph holds all that
    state an end of it.
    """
    beside: dict[Key, list[tuple[Source, Said]]] = defaultdict(list)
    for said in others:
        for record in chain[Said](said.nodes, said.relationships):
            beside[_key(record)].append((said.source, record))
    created: list[Said] = []
    updated: list[Said] = []
    deleted: list[Said] = []
    before, after = parted.before, parted.after
    moved = {**before, **after}
    for key in moved:
        if key in settled:
            continue
        old, new = before.get(key), after.get(key)
        if key in beside:
            old, new = (merge([*beside[key], *([(source, own)] if own else [])]) for own in (old, new))
        kept = old is not None and new is not None and place_of(old) == place_of(new)
        if old is not None and not kept:
            deleted.append(old)
        if new is not None and not kept:
            created.append(new)
        elif old is not None and new is not None and _differ(old, new):
            updated.append(new)
    return Changes(
        source,
        wanted,
        created=nodes_of(created),
        updated=nodes_of(updated),
        deleted=tuple((type(node).__name__, node.id) for node in nodes_of(deleted)),
        related=links_of(created),
        altered=links_of(updated),
        unrelated=links_of(deleted),
        facts=_facts_of(stored, wanted, parted, moved),
    )


def _facts_of(
    stored: Statements | None,
    wanted: Statements | None,
    parted: Parted,
    moved: Iterable[Key],
) -> Mapping[str, Statements | None]:
    """What is kept otherwise from now on of shared nodes."""
    if stored is None:
        return dict(sorted(kept_facts(wanted).items()))
    ids = {id for key in moved for id in ((key,) if isinstance(key, str) else key[1:])}
    # A relationship belongs to its end while nobody states its start.
    came = {key for key in parted.before.keys() ^ parted.after.keys() if isinstance(key, str)}
    ids |= {
        link.end for said in (stored, wanted) if said and came for link in links(said) if link.start in came
    }
    kept, was, becomes = kept_facts(wanted, ids), facts(stored, ids), facts(wanted, ids)
    return {id: kept.get(id) for id in sorted(was.keys() | becomes.keys()) if was.get(id) != becomes.get(id)}


def _differ(old: Said, new: Said) -> bool:
    if isinstance(old, Relationship):
        return old != new
    declared = properties(type(old).__name__)
    return any(getattr(old, name) != getattr(new, name) for name in declared if not declared[name].volatile)
