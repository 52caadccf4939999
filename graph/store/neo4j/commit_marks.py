"""Marks around every commit, by which a reader knows that its answer is of one state of the graph.

Neo4j isolates transactions as read committed: a statement that runs while another transaction
commits may see a part of what it changes. So a writer counts `begun` up just before it commits and
`done` just after, each in a transaction of its own, and an answer is whole where `done` before it
equals `begun` after it.
"""

import asyncio
import contextlib
import itertools
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Any

from neo4j import AsyncDriver, AsyncManagedTransaction, AsyncSession, Query, unit_of_work
from neo4j.exceptions import DriverError, Neo4jError

from dutygraph.graph.errors import NotAStore, StoreBusy
from dutygraph.graph.store.neo4j.ddl import COMMIT, REVISION
from dutygraph.graph.store.neo4j.shape import PLACE

_BEGIN = f"MATCH (c:{COMMIT} {{id: 'graph'}}) SET c.begun = c.begun + 1 RETURN c.begun AS begun"
_END = f"MATCH (c:{COMMIT} {{id: 'graph'}}) WHERE c.done < $begun SET c.done = $begun"
_LOCK = f"MATCH (r:{REVISION} {{id: 'graph'}}) SET r.locked = true REMOVE r.locked"
_MEND = f"MATCH (c:{COMMIT} {{id: 'graph'}}) SET c.done = c.begun"

_PAUSES_S = (0.0, 0.002, 0.005, 0.01, 0.02, 0.05)
_PAUSE_S = 0.1

DEAD_S = 15.0
"""A commit that is seen begun and not done for so long is one whose writer died: committing takes a small
part of that. It counts only while reads are answered, for the server may have stood still as well."""

_GAP_S = 5.0


def marked(expression: str) -> str:
    """The statement for an expression's value for each that asks: one record of the values, their state,
    and the marks around them.

    Each part needs the row that comes before it, so they are read in this order.
    """
    answers = f"COLLECT {{ UNWIND $given.each AS own RETURN [own.{PLACE}, {expression}] }}"
    return (
        f"MATCH (before:{COMMIT} {{id: 'graph'}}) WITH before.done AS done"
        f" MATCH (of:{REVISION} {{id: 'graph'}})"
        " WITH done, of.number AS number, of.content_hash AS content_hash"
        f" WITH done, number, content_hash, {answers} AS answers"
        f" CALL (answers) {{ MATCH (after:{COMMIT} {{id: 'graph'}}) RETURN after.begun AS begun }}"
        " RETURN answers, done, begun, number, content_hash"
    )


class Reads:
    """The reads of one process. Those of a process that `may_write` can take the writers' lock; without
    that right they wait until nobody commits.
    """

    def __init__(self, *, may_write: bool) -> None:
        self._may_write = may_write
        self._seen: tuple[int, float, float] | None = None
        """The commit that was last found begun and not done, since when, and when last."""

    async def whole(
        self, session: AsyncSession, text: str, values: dict[str, Any], timeout_s: float
    ) -> tuple[Mapping[int, Any], str]:
        """The answers of a marked statement, by their places, and the one state of the graph that all are of.
        StoreBusy where it is never one.

        It runs by itself, for a transaction around it costs a round trip more; in one, which the driver
        repeats, where the server or the way to it failed for the moment.
        """

        @unit_of_work(timeout=timeout_s)
        async def read(tx: AsyncManagedTransaction) -> Any:
            return await (await tx.run(text, values)).single()

        @unit_of_work(timeout=timeout_s)
        async def read_alone(tx: AsyncManagedTransaction) -> Any:
            await (await tx.run(_LOCK)).consume()
            record = await read(tx)
            await (await tx.run(_MEND)).consume()
            return record

        end = time.monotonic() + timeout_s
        for pause in itertools.chain(_PAUSES_S, itertools.repeat(_PAUSE_S)):
            record = await _at_once(session, Query(text, timeout=timeout_s), values, read)
            if record is None:
                raise NotAStore("The database was emptied.", "Run dutygraph init.")
            whole = record["done"] == record["begun"] or self._is_dead(record["done"], record["begun"])
            if not whole and self._may_write and pause == _PAUSES_S[-1]:
                # One load after the other, or one that died between its marks.
                record, whole = await session.execute_write(read_alone), True
            if whole:
                return dict(record["answers"]), f"{record['number']}-{record['content_hash']}"
            if time.monotonic() + pause > end:
                break
            await asyncio.sleep(pause)
        raise StoreBusy("The graph is being changed.", "Try again in a moment.")

    def _is_dead(self, done: int, begun: int) -> bool:
        """Whether what is begun and not done has been so for longer than any commit takes."""
        now = time.monotonic()
        if self._seen is None or self._seen[0] != begun or now - self._seen[2] > _GAP_S:
            self._seen = (begun, now, now)
        self._seen = (begun, self._seen[1], now)
        return done < begun and now - self._seen[1] > DEAD_S


async def _at_once(
    session: AsyncSession,
    query: Query,
    values: dict[str, Any],
    read: Callable[[AsyncManagedTransaction], Awaitable[Any]],
) -> Any:
    try:
        return await (await session.run(query, values)).single()
    except (Neo4jError, DriverError) as error:
        if not error.is_retryable():
            raise
        return await session.execute_read(read)


@contextlib.asynccontextmanager
async def marking(driver: AsyncDriver, database: str | None) -> AsyncIterator[Callable[[], Awaitable[None]]]:
    """The marks of one commit: to be called within its transaction, when all else is written. They are ended
    whatever comes of it.
    """
    begun: int | None = None

    async def begin() -> None:
        nonlocal begun
        async with driver.session(database=database) as session:
            record = await (await session.run(_BEGIN)).single()
            begun = None if record is None else record["begun"]

    try:
        yield begin
    finally:
        if begun is not None:
            # What counts is the commit's own outcome; a mark that stays is mended by a reader.
            with contextlib.suppress(Neo4jError, DriverError, OSError):
                async with driver.session(database=database) as session:
                    await (await session.run(_END, begun=begun)).consume()
