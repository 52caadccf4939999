"""The constraints and indexes of the graph in Neo4j, from its declaration, and the mark of its version."""

import hashlib
import itertools
from collections.abc import Iterator, Mapping
from typing import Any

from neo4j import AsyncManagedTransaction, AsyncSession

from dutygraph.graph.errors import NotAStore
from dutygraph.graph.model import NODE_TYPES, RELATIONSHIP_TYPES, properties
from dutygraph.graph.store.content_hash import EMPTY
from dutygraph.graph.store.neo4j.where import quoted

FORMAT = 1
"""The version of the stored form; a database of another is refused."""

SOURCE, REVISION, COMMIT, STATED_BY = "_Source", "_Revision", "_Commit", "_stated_by"
START_ID, END_ID = "_start_id", "_end_id"


def schema() -> dict[str, str]:
    """The statements that create every constraint and index, by its name."""
    return dict(itertools.chain(_constraints(), _indexes()))


def _constraints() -> Iterator[tuple[str, str]]:
    for node_type in (*NODE_TYPES, SOURCE, REVISION, COMMIT):
        name = f"dutygraph_{node_type}_id"
        yield (
            name,
            f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{quoted(node_type)}) REQUIRE n.id IS UNIQUE",
        )


def _indexes() -> Iterator[tuple[str, str]]:
    for node_type in NODE_TYPES:
        for declared in properties(node_type).values():
            if declared.indexed:
                name = f"dutygraph_{node_type}_{declared.name}"
                on = f"(n:{quoted(node_type)}) ON (n.{quoted(declared.name)})"
                yield name, f"CREATE INDEX {name} IF NOT EXISTS FOR {on}"
    for relationship in RELATIONSHIP_TYPES.values():
        if relationship.paged:
            name = f"dutygraph_{relationship.name}_page"
            on = f"()-[r:{quoted(relationship.name)}]-() ON (r.{END_ID}, r.{START_ID})"
            yield name, f"CREATE INDEX {name} IF NOT EXISTS FOR {on}"


async def check(session: AsyncSession, place: str) -> None:
    """NotAStore unless the database is prepared for this model. Nothing but the right to read is needed."""
    mark = await session.execute_read(_mark_of)
    if mark is None:
        raise NotAStore(
            f"The database at {place} is not prepared for a graph.",
            "Run dutygraph init, as a user who may create constraints and indexes.",
        )
    _check_format(mark, place)
    if mark["schema"] != fingerprint():
        raise NotAStore(
            f"The graph at {place} was prepared by another version of dutygraph.",
            "Run dutygraph migrate, as a user who may create constraints and indexes.",
        )


async def prepare(session: AsyncSession, place: str, timeout_s: float, *, older: bool) -> None:
    """Make an empty database one for this model, and with `older` one of an older model, too.

    NotAStore, with nothing changed, where the database is somebody else's.
    """
    mark = await session.execute_read(_mark_of)
    if mark is not None:
        _check_format(mark, place)
        if not older or mark["schema"] == fingerprint():
            return
    else:
        foreign = await session.execute_read(_foreign)
        if foreign:
            raise NotAStore(
                f"The database at {place} holds {', '.join(foreign)} nodes that dutygraph did not write.",
                "Name another database at the end of DUTYGRAPH_STORE.",
            )
    names = await session.execute_read(_index_names)
    missing = [statement for name, statement in schema().items() if name not in names]
    if missing:
        await session.execute_write(_create, missing)
        await (await session.run("CALL db.awaitIndexes($seconds)", seconds=int(timeout_s))).consume()
    await session.execute_write(_declare)
    await session.execute_write(_mark)


def fingerprint() -> str:
    """What a database is marked with that has all that `schema` creates."""
    return hashlib.sha256("\n".join(sorted(schema().values())).encode()).hexdigest()


def _check_format(mark: Mapping[str, Any], place: str) -> None:
    if mark["format"] != FORMAT:
        raise NotAStore(
            f"The graph at {place} is of format {mark['format']}, and this version reads {FORMAT}.",
            "Use the version that wrote it, or an empty database.",
        )


async def _mark_of(tx: AsyncManagedTransaction) -> Mapping[str, Any] | None:
    found = await tx.run(
        f"MATCH (r:{REVISION} {{id: 'graph'}}) RETURN r.format AS format, r.schema AS schema"
    )
    return await found.single()


async def _index_names(tx: AsyncManagedTransaction) -> set[str]:
    found = await (await tx.run("SHOW INDEXES YIELD name RETURN collect(name) AS names")).single(strict=True)
    return set(found["names"])


async def _foreign(tx: AsyncManagedTransaction) -> list[str]:
    counts = ", ".join(f"{quoted(name)}: COUNT {{ (:{quoted(name)}) }}" for name in (*NODE_TYPES, SOURCE))
    record = await (await tx.run(f"RETURN {{ {counts} }} AS counts")).single(strict=True)
    return sorted(name for name, count in record["counts"].items() if count)


async def _create(tx: AsyncManagedTransaction, statements: list[str]) -> None:
    for statement in statements:
        await (await tx.run(statement)).consume()


async def _declare(tx: AsyncManagedTransaction) -> None:
    """Make every name known to the database, which else warns of a query that uses one it has not seen."""
    names = {name for node_type in NODE_TYPES for name in properties(node_type)}
    names |= {declared.name for each in RELATIONSHIP_TYPES.values() for declared in each.properties}
    names |= {
        STATED_BY,
        START_ID,
        END_ID,
        "begun",
        "done",
        "content_hash",
        "rank",
        "payload",
        "number",
        "changed_at",
        "format",
        "schema",
    }
    await (
        await tx.run(
            "UNWIND $types AS type CALL db.createRelationshipType(type)"
            " WITH count(*) AS created UNWIND $properties AS property CALL db.createProperty(property)"
            " RETURN count(*)",
            types=list(RELATIONSHIP_TYPES),
            properties=sorted(names),
        )
    ).consume()


async def _mark(tx: AsyncManagedTransaction) -> None:
    await (
        await tx.run(
            f"MERGE (r:{REVISION} {{id: 'graph'}})"
            " ON CREATE SET r.format = $format, r.number = 0, r.content_hash = $empty,"
            " r.changed_at = datetime({epochSeconds: 0})"
            f" MERGE (c:{COMMIT} {{id: 'graph'}}) ON CREATE SET c.begun = 0, c.done = 0"
            " SET r.schema = $schema",
            format=FORMAT,
            schema=fingerprint(),
            empty=EMPTY,
        )
    ).consume()
