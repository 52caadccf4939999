"""Marks around every commit, by which a reader knows that its answer is of one state of the graph.

Neo4j isolates transactions as read committed: a statement that runs while another transaction
commits may see a part of what it changes. So a writer counts `begun` up just before it commits and
`done` just after, each in a transaction of its own, and an answer is whole where `done` before it
equals `begun` after it.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping
from typing import Any

from neo4j import AsyncDriver, AsyncManagedTransaction, AsyncSession, Query, unit_of_work
from neo4j.exceptions import DriverError, Neo4jError

from dutygraph.graph.store.neo4j.ddl import COMMIT, REVISION
from dutygraph.graph.store.states import saw, state

_BEGIN = f"MATCH (c:{COMMIT} {{id: 'graph'}}) SET c.begun = c.begun + 1 RETURN c.begun AS begun"
_END = f"MATCH (c:{COMMIT} {{id: 'graph'}}) WHERE c.done < $begun SET c.done = $begun"
_LOCK = f"MATCH (r:{REVISION} {{id: 'graph'}}) SET r.locked = true REMOVE r.locked"
_MEND = f"MATCH (c:{COMMIT} {{id: 'graph'}}) SET c.done = c.begun"

_PAUSES_S = (0.0, 0.002, 0.005, 0.01, 0.02, 0.05)


def marked(expression: str) -> str:
    """The statement for an expression's value: one record of the value, its state, and the marks around it.

    Each part needs the row that comes before it, so they are read in this order.
    """
    return (
        f"MATCH (before:{COMMIT} {{id: 'graph'}}) WITH before.done AS done"
        f" MATCH (of:{REVISION} {{id: 'graph'}})"
        " WITH done, of.number AS number, of.content_hash AS content_hash"
        f" WITH done, number, content_hash, {expression} AS answer"
        f" CALL (answer) {{ MATCH (after:{COMMIT} {{id: 'graph'}}) RETURN after.begun AS begun }}"
        " RETURN answer, done, begun, number, content_hash"
    )


async def read_whole(
    session: AsyncSession, text: str, parameters: Mapping[str, Any], timeout_s: float
) -> Any:
    """The answer of a marked statement, of one state of the graph.

    It runs by itself, for a transaction around it costs a round trip more; in one, which the driver repeats,
    where the server or the way to it failed for the moment.
    """
    query = Query(text, timeout=timeout_s)

    async def read_at_once() -> Any:
        try:
            return await (await session.run(query, dict(parameters))).single(strict=True)
        except (Neo4jError, DriverError) as error:
            if not error.is_retryable():
                raise
            return await session.execute_read(read)

    @unit_of_work(timeout=timeout_s)
    async def read(tx: AsyncManagedTransaction) -> Any:
        return await (await tx.run(text, dict(parameters))).single(strict=True)

    @unit_of_work(timeout=timeout_s)
    async def read_alone(tx: AsyncManagedTransaction) -> Any:
        await (await tx.run(_LOCK)).consume()
        record = await read(tx)
        await (await tx.run(_MEND)).consume()
        return record

    for pause in _PAUSES_S:
        record = await read_at_once()
        if record["done"] == record["begun"]:
            break
        await asyncio.sleep(pause)
    else:
        # One load after the other, or one that died between its marks: with the writers' lock nobody commits.
        record = await session.execute_write(read_alone)
    saw(state(record["number"], record["content_hash"]))
    return record["answer"]


class Marks:
    """The marks of one commit: `begin` comes within its transaction, when all else is written."""

    def __init__(self, driver: AsyncDriver, database: str | None) -> None:
        self._driver = driver
        self._database = database
        self._begun: int | None = None

    async def begin(self) -> None:
        async with self._driver.session(database=self._database) as session:
            record = await (await session.run(_BEGIN)).single()
            self._begun = None if record is None else record["begun"]

    async def end(self) -> None:
        if self._begun is not None:
            async with self._driver.session(database=self._database) as session:
                await (await session.run(_END, begun=self._begun)).consume()


@contextlib.asynccontextmanager
async def marking(driver: AsyncDriver, database: str | None) -> AsyncIterator[Marks]:
    """The marks of one commit, ended whatever comes of it."""
    marks = Marks(driver, database)
    try:
        yield marks
    finally:
        # What counts is the commit's own outcome; a mark that stays is mended by a reader.
        with contextlib.suppress(Neo4jError, DriverError, OSError):
            await marks.end()
