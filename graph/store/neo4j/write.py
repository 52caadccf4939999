"""Changes into a Neo4j transaction."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, TypeAlias

from neo4j import AsyncManagedTransaction

from dutygraph.graph.errors import InvalidInput, StaleChanges
from dutygraph.graph.model import RELATIONSHIP_TYPES, Relationship, Value, node_types_of
from dutygraph.graph.stated import Batch, Statements, ends, values
from dutygraph.graph.store.content_hash import EMPTY, replaced
from dutygraph.graph.store.facts import packed
from dutygraph.graph.store.neo4j.ddl import END_ID, FACTS, FORMAT, REVISION, SOURCE, START_ID
from dutygraph.graph.store.neo4j.next_due import keep_days
from dutygraph.graph.store.neo4j.shape import given
from dutygraph.graph.store.neo4j.where import quoted
from dutygraph.graph.store.port import Revision

_Ends: TypeAlias = tuple[str, str, str]
"""The type of a relationship and those of its start and end."""
_Places: TypeAlias = dict[tuple[str, str], str]
"""Where the server keeps nodes, by their types and ids: what costs it least to look up."""

_AS_IT_IS = frozenset((str, int, bool))
_TOGETHER = 4
"""How many types of relationships one statement writes."""

_LOCK = (
    f"MERGE (r:{REVISION} {{id: 'graph'}})"
    " ON CREATE SET r.format = $given.format, r.number = 0, r.content_hash = $given.empty SET r.locked = true"
    " RETURN r.number AS number, r.content_hash AS content_hash,"
    f" COLLECT {{ MATCH (s:{SOURCE}) WHERE s.id IN $given.sources RETURN [s.id, s.content_hash] }} AS stated"
)
_FINISH = (
    f"MATCH (r:{REVISION} {{id: 'graph'}})"
    " SET r.number = $given.number, r.content_hash = $given.content_hash, r.changed_at = $given.changed_at"
    " REMOVE r.locked"
)
_STATE = (
    f"UNWIND $given.rows AS row MERGE (s:{SOURCE} {{id: row.id}})"
    " SET s.rank = row.rank, s.content_hash = row.content_hash, s.payload = row.payload"
)
_FORGET = f"MATCH (s:{SOURCE}) WHERE s.id IN $given.ids DELETE s"
_MATCHED = (
    "UNWIND $given.rows AS row"
    " MATCH (a:{1} {{id: row[0]}}) MATCH (b:{2} {{id: row[1]}}) MATCH (a)-[r:{0}]->(b)"
)


async def write(tx: AsyncManagedTransaction, changes: Batch) -> Revision:
    """All of the changes within a transaction; any error leaves it to be rolled back."""
    held = await lock(tx, [source.id for source, _ in changes.sources], changes.based_on)
    content_hash = await put(tx, changes, held["content_hash"], dict(held["stated"]))
    return await finish(tx, changes.based_on + 1, content_hash)


async def lock(tx: AsyncManagedTransaction, sources: Sequence[str], number: int | None = None) -> Any:
    """The graph's `number`, `content_hash` and the sources' hashes, `stated`, for us alone.

    StaleChanges where it is to have another number.
    """
    held = await _one(tx, _LOCK, sources=list(sources), format=FORMAT, empty=EMPTY)
    if number not in (None, held["number"]):
        raise StaleChanges(
            f"The graph is at revision {held['number']}, the changes were computed at {number}.",
            "Compute them again.",
        )
    return held


async def put(
    tx: AsyncManagedTransaction,
    changes: Batch,
    content_hash: str = EMPTY,
    stated: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Nodes, relationships and what sources state, which had the hashes `stated`; the content hash then."""
    await _unrelate(tx, changes.unrelated)
    await _delete(tx, changes.deleted)
    places = await _create(tx, changes)
    await _update(tx, changes)
    await _relate(tx, changes.related, places)
    await _alter(tx, changes.altered)
    await keep_days(tx, changes)
    for source, after in (await state(tx, changes)).items():
        content_hash = replaced(content_hash, source, stated.get(source), after)
    return content_hash


async def finish(tx: AsyncManagedTransaction, number: int, content_hash: str) -> Revision:
    revision = Revision(number, content_hash, datetime.datetime.now(datetime.UTC))
    await _run(
        tx,
        _FINISH,
        number=revision.number,
        content_hash=revision.content_hash,
        changed_at=revision.changed_at,
    )
    return revision


async def state(tx: AsyncManagedTransaction, changes: Batch) -> Mapping[str, str | None]:
    """The content hash of what each source states now."""
    hashes: dict[str, str | None] = {}
    rows = []
    for source, said in changes.sources:
        hashes[source.id] = said.content_hash if said else None
        if said is not None:
            row = {"id": source.id, "rank": str(source.rank)}
            rows.append({**row, "content_hash": said.content_hash, "payload": said.payload})
    gone = [source for source, content_hash in hashes.items() if content_hash is None]
    if rows:
        await _run(tx, _STATE, rows=rows)
    if gone:
        await _run(tx, _FORGET, ids=gone)
    return hashes


# ---- nodes ------------------------------------------------------------------


async def _create(tx: AsyncManagedTransaction, changes: Batch) -> _Places:
    places: _Places = {}
    stating = _by_node(changes.facts)
    for node_type, records in _by(changes.created, lambda record: type(record).__name__).items():
        rows = [_stored(values(record)) for record in records]
        for record, held in zip(records, rows, strict=True):
            if record.shared:
                held[FACTS] = _facts(stating.get(record.id, {}))
        text = f"UNWIND $given.rows AS row CREATE (n:{quoted(node_type)}) SET n = row"
        await _place(tx, places, node_type, text, rows=rows)
    return places


async def _place(
    tx: AsyncManagedTransaction, places: _Places, node_type: str, text: str, **named: Any
) -> None:
    """Run what binds `n` to nodes, and learn where they are."""
    found = await _one(tx, f"{text} RETURN collect([n.id, elementId(n)]) AS at", **named)
    places.update(((node_type, id), at) for id, at in found["at"])


async def _update(tx: AsyncManagedTransaction, changes: Batch) -> None:
    for node_type, records in _by(changes.updated, lambda record: type(record).__name__).items():
        await _run(
            tx,
            f"UNWIND $given.rows AS row MATCH (n:{quoted(node_type)} {{id: row.id}})"
            f" WITH n, row, n.{FACTS} AS facts SET n = row SET n.{FACTS} = facts",
            rows=[_stored(values(record)) for record in records],
        )
    settled = {record.id for record in changes.created} | {id for _, id in changes.deleted}
    moved = {id: of for id, of in _by_node(changes.facts).items() if id not in settled}
    for node_type, of_type in _by_type(moved).items():
        await _run(
            tx,
            f"UNWIND $given.rows AS row MATCH (n:{quoted(node_type)} {{id: row[0]}})"
            f" SET n.{FACTS} = [each IN coalesce(n.{FACTS}, []) WHERE NOT split(each, '\\n')[0] IN row[1]]"
            " + row[2]",
            rows=[[id, list(moved[id]), _facts(moved[id])] for id in of_type],
        )


def _by_node(
    facts: Mapping[tuple[str, str], Statements | None],
) -> Mapping[str, Mapping[str, Statements | None]]:
    found: dict[str, dict[str, Statements | None]] = defaultdict(dict)
    for (id, source), said in facts.items():
        found[id][source] = said
    return found


def _facts(stated: Mapping[str, Statements | None]) -> list[str]:
    """As they are kept at the node: whose each is, and what it says."""
    return [f"{source}\n{packed(said)}" for source, said in stated.items() if said]


def read_fact(held: str) -> tuple[str, str]:
    """Whose it is, and what is kept of it."""
    source, _, kept = held.partition("\n")
    return source, kept


def _by_type(ids: Iterable[str]) -> Mapping[str, list[str]]:
    """The ids by the node types that nodes of such an id can have."""
    found: dict[str, list[str]] = defaultdict(list)
    for id in sorted(ids):
        for node_type in node_types_of(id):
            found[node_type].append(id)
    return found


async def _delete(tx: AsyncManagedTransaction, deleted: Sequence[tuple[str, str]]) -> None:
    for node_type, pairs in _by(deleted, lambda pair: pair[0]).items():
        text = f"UNWIND $given.ids AS id MATCH (n:{quoted(node_type)} {{id: id}}) DELETE n"
        await _run(tx, text, ids=[id for _, id in pairs])


# ---- relationships ----------------------------------------------------------


async def _unrelate(tx: AsyncManagedTransaction, unrelated: Sequence[Relationship]) -> None:
    for kind, group in _by(unrelated, _ends).items():
        await _run(tx, f"{_MATCHED.format(*map(quoted, kind))} DELETE r", rows=_rows(group, _ids_of))


async def _alter(tx: AsyncManagedTransaction, altered: Sequence[Relationship]) -> None:
    for kind, group in _by(altered, _ends).items():
        text = f"{_MATCHED.format(*map(quoted, kind))}{_set(kind[0])} RETURN count(*) AS met"
        _check(kind[0], len(group), (await _one(tx, text, rows=_rows(group, _ids_of)))["met"])


async def _relate(tx: AsyncManagedTransaction, related: Sequence[Relationship], places: _Places) -> None:
    absent = {end for link in related for end in ends(link) if end not in places}
    for node_type, keys in _by(sorted(absent), lambda end: end[0]).items():
        text = f"MATCH (n:{quoted(node_type)}) WHERE n.id IN $given.ids"
        await _place(tx, places, node_type, text, ids=[id for _, id in keys])
    groups = _by(related, lambda link: link.type)
    for types, text in _relating():
        wanted = [groups.get(type, ()) for type in types]
        if any(wanted):
            rows = [_rows(group, lambda link: map(places.get, ends(link))) for group in wanted]
            met = (await _one(tx, text, rows=rows))["met"]
            for type, group, found in zip(types, wanted, met, strict=True):
                _check(type, len(group), found)


def _check(type: str, wanted: int, found: int) -> None:
    if found != wanted:
        raise InvalidInput(
            f"Of {wanted} relationships {type} only {found} have both ends in the graph,"
            " or are there to be altered.",
            "Load first what states the rest.",
        )


@cache
def _relating() -> Sequence[tuple[Sequence[str], str]]:
    """Types that are written together, and the statement: the same few texts whatever there is to write.

    A statement costs a server as much as tens of rows, and one that it has not planned as much as thousands.
    """
    names = [*RELATIONSHIP_TYPES]
    batches = [names[at : at + _TOGETHER] for at in range(0, len(names), _TOGETHER)]
    return [(batch, _relate_text(batch)) for batch in batches]


def _relate_text(batch: Sequence[str]) -> str:
    calls = " ".join(
        f"CALL () {{ UNWIND $given.rows[{at}] AS row"
        f" MATCH (a) WHERE elementId(a) = row[0] MATCH (b) WHERE elementId(b) = row[1]"
        f" CREATE (a)-[r:{quoted(type)}]->(b){_set(type)}"
        f" RETURN count(*) AS met{at} }}"
        for at, type in enumerate(batch)
    )
    # However large the graph gets, there is no other way to these ends.
    return f"CYPHER replan=skip {calls} RETURN [{', '.join(f'met{at}' for at in range(len(batch)))}] AS met"


def _has_properties(relationship: str) -> bool:
    declared = RELATIONSHIP_TYPES[relationship]
    return declared.paged or bool(declared.properties)


def _set(relationship: str) -> str:
    return " SET r = row[2]" if _has_properties(relationship) else ""


def _rows(
    related: Sequence[Relationship], places: Callable[[Relationship], Iterable[str | None]]
) -> list[list[Any]]:
    """Where the ends of each are, and its properties if such may have any."""
    rows: list[list[Any]] = [[*places(link)] for link in related]
    if related and _has_properties(related[0].type):
        paged = RELATIONSHIP_TYPES[related[0].type].paged
        for row, link in zip(rows, related, strict=True):
            row.append(_stored(dict(link.properties)))
            if paged:
                row[2] |= {START_ID: link.start, END_ID: link.end}
    return rows


def _ids_of(relationship: Relationship) -> tuple[str, str]:
    return relationship.start, relationship.end


def _ends(relationship: Relationship) -> _Ends:
    return relationship.type, relationship.start_type, relationship.end_type


# ---- values and statements --------------------------------------------------


def _stored(plain: Mapping[str, Value]) -> dict[str, Any]:
    return {name: stored_value(value) for name, value in plain.items() if value is not None}


def stored_value(value: Any) -> Any:
    if type(value) in _AS_IT_IS:
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC)
    return value


def _by(items: Iterable[Any], key: Callable[[Any], Any]) -> dict[Any, list[Any]]:
    groups: dict[Any, list[Any]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return groups


async def _run(tx: AsyncManagedTransaction, text: str, **named: Any) -> None:
    await (await tx.run(text, given(named))).consume()


async def _one(tx: AsyncManagedTransaction, text: str, **named: Any) -> Any:
    return await (await tx.run(text, given(named))).single(strict=True)
