"""Making a database a store, and one of an older model a store of this one."""

from collections.abc import AsyncIterator, Iterable, Sequence

from neo4j import AsyncManagedTransaction, AsyncSession

from dutygraph.graph.errors import NotAStore, OlderStore
from dutygraph.graph.model import NODE_TYPES, RELATIONSHIP_TYPES
from dutygraph.graph.sources.rebuilding import Rebuilding
from dutygraph.graph.stated import Kept, Statements, unpacked
from dutygraph.graph.store.content_hash import EMPTY
from dutygraph.graph.store.days import PATHS
from dutygraph.graph.store.model_mark import check_mark, declared_in, mark
from dutygraph.graph.store.neo4j.ddl import (
    COMMIT,
    FORMAT,
    REVISION,
    SOURCE,
    check_format,
    mark_of,
    schema,
)
from dutygraph.graph.store.neo4j.next_due import due_label
from dutygraph.graph.store.neo4j.where import quoted
from dutygraph.graph.store.neo4j.write import finish, lock, put
from dutygraph.graph.store.port import Revision


async def prepare(session: AsyncSession, place: str, timeout_s: float, *, older: bool) -> None:
    """Make an empty database one for this model, and with `older` rebuild the graph of an older one.

    NotAStore, with nothing changed, where the database is somebody else's.
    """
    held = await session.execute_read(mark_of)
    if held is not None:
        check_format(held, place)
        try:
            check_mark(held["schema"], place)
        except OlderStore:
            if not older:
                return
        else:
            return
    else:
        foreign = await session.execute_read(_foreign)
        if foreign:
            raise NotAStore(
                f"{place} 的数据库中有不是 dutygraph 写入的节点"
                f" The database at {place} holds {', '.join(foreign)} nodes that dutygraph did not write.",
                "请在 DUTYGRAPH_STORE 末尾另写一个数据库"
                " Name another database at the end of DUTYGRAPH_STORE.",
            )
    names = await session.execute_read(_index_names)
    missing = [statement for name, statement in schema().items() if name not in names]
    if missing:
        await session.execute_write(_create, missing)
        await (await session.run("CALL db.awaitIndexes($seconds)", seconds=int(timeout_s))).consume()
    if held is None:
        await session.execute_write(_mark)
    else:
        lines = declared_in(held["schema"])
        gone = {line.partition(".")[0] for line in lines if "->" not in line} - RELATIONSHIP_TYPES.keys()
        await session.execute_write(_rebuild, sorted(gone | NODE_TYPES.keys()))


async def restate(tx: AsyncManagedTransaction, based_on: int, stated: Iterable[Kept]) -> Revision:
    """Within a transaction: what these sources state is kept in the place of all else."""
    await lock(tx, (), based_on)
    await (await tx.run(f"MATCH (s:{SOURCE}) DELETE s")).consume()
    return await _rebuild(tx, [*NODE_TYPES], stated)


async def _rebuild(
    tx: AsyncManagedTransaction,
    node_types: Sequence[str],
    stated: Iterable[Kept] | None = None,
) -> Revision:
    """Take away all that follows from the model, and make it anew out of what sources state."""
    held = await lock(tx, ())
    for node_type in (*node_types, *map(due_label, PATHS)):
        await (await tx.run(f"MATCH (n:{quoted(node_type)}) DETACH DELETE n")).consume()
    anew, content_hash = Rebuilding(), EMPTY
    if stated is None:
        async for said in _sources(tx):
            content_hash = await put(tx, anew.nodes(said, said.packed), content_hash)
    for said, packed in stated or ():
        content_hash = await put(tx, anew.nodes(said, packed), content_hash)
    async for said in _sources(tx):
        await put(tx, anew.links(said))
    await put(tx, anew.merged())
    await _mark(tx)
    return await finish(tx, held["number"] + 1, content_hash)


async def _sources(tx: AsyncManagedTransaction) -> AsyncIterator[Statements]:
    held = await tx.run(f"MATCH (s:{SOURCE}) RETURN s.id AS id ORDER BY s.rank, s.id")
    for id in [record["id"] async for record in held]:
        found = await tx.run(f"MATCH (s:{SOURCE} {{id: $id}}) RETURN s.payload AS payload", id=id)
        yield unpacked((await found.single(strict=True))["payload"])


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


async def _mark(tx: AsyncManagedTransaction) -> None:
    await (
        await tx.run(
            f"MERGE (r:{REVISION} {{id: 'graph'}})"
            " ON CREATE SET r.format = $format, r.number = 0, r.content_hash = $empty,"
            " r.changed_at = datetime({epochSeconds: 0})"
            f" MERGE (c:{COMMIT} {{id: 'graph'}}) ON CREATE SET c.begun = 0, c.done = 0"
            " SET r.schema = $schema",
            format=FORMAT,
            schema=mark(),
            empty=EMPTY,
        )
    ).consume()
