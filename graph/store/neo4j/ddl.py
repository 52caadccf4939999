"""The constraints and indexes of the graph in Neo4j, from its declaration, and the mark of its version."""

import itertools
from collections.abc import Iterator, Mapping
from typing import Any

from neo4j import AsyncManagedTransaction, AsyncSession

from dutygraph.graph.errors import NotAStore
from dutygraph.graph.model import NODE_TYPES, RELATIONSHIP_TYPES, properties
from dutygraph.graph.store.days import PATHS
from dutygraph.graph.store.model_mark import check_mark
from dutygraph.graph.store.neo4j.next_due import due_label
from dutygraph.graph.store.neo4j.where import quoted

FORMAT = 1
"""The version of the stored form; a database of another is refused."""

SOURCE, REVISION, COMMIT, FACTS = "_Source", "_Revision", "_Commit", "_facts"
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
            if declared.by_part:
                name = f"dutygraph_{node_type}_{declared.name}_part"
                on = f"(n:{quoted(node_type)}) ON (n.{quoted(declared.name)})"
                yield name, f"CREATE TEXT INDEX {name} IF NOT EXISTS FOR {on}"
    for days in map(due_label, PATHS):
        for kept in (("id",), ("at", "id")):
            name = f"dutygraph{days}_{'_'.join(kept)}"
            on = f"(d:{days}) ON ({', '.join(f'd.{each}' for each in kept)})"
            yield name, f"CREATE INDEX {name} IF NOT EXISTS FOR {on}"
    for relationship in RELATIONSHIP_TYPES.values():
        if relationship.paged:
            name = f"dutygraph_{relationship.name}_page"
            on = f"()-[r:{quoted(relationship.name)}]-() ON (r.{END_ID}, r.{START_ID})"
            yield name, f"CREATE INDEX {name} IF NOT EXISTS FOR {on}"


async def check(session: AsyncSession, place: str) -> None:
    """NotAStore unless the database is prepared for this model. Nothing but the right to read is needed."""
    held = await session.execute_read(mark_of)
    if held is None:
        raise NotAStore(
            f"{place} 的数据库尚未准备 The database at {place} is not prepared for a graph.",
            "请以有权建约束和索引的用户准备"
            " Run dutygraph init, as a user who may create constraints and indexes.",
        )
    check_format(held, place)
    check_mark(held["schema"], place)


def check_format(held: Mapping[str, Any], place: str) -> None:
    if held["format"] != FORMAT:
        raise NotAStore(
            f"{place} 的图谱格式为 {held['format']}，本版本为 {FORMAT}"
            f" The graph at {place} is of format {held['format']}, and this version reads {FORMAT}.",
            "请使用写入它的版本，或空的数据库 Use the version that wrote it, or an empty database.",
        )


async def mark_of(tx: AsyncManagedTransaction) -> Mapping[str, Any] | None:
    found = await tx.run(
        f"MATCH (r:{REVISION} {{id: 'graph'}}) RETURN r.format AS format, r.schema AS schema"
    )
    return await found.single()
