"""Asking an engine past the store, with a statement written by hand that answers as one JSON value."""

import contextlib
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import neo4j
import orjson

from benchmarks.questions import Question
from dutygraph.graph.store.neo4j.address import Address

ByHand: TypeAlias = Callable[[Question, Mapping[str, Any]], Awaitable[Any]]


@contextlib.asynccontextmanager
async def by_hand(url: str) -> AsyncIterator[ByHand]:
    """Answers a question with parameters from the graph at `url`."""
    if url.startswith("sqlite:"):
        with _sqlite(Path(url.removeprefix("sqlite:"))) as ask:
            yield ask
    else:
        async with _neo4j(url) as ask:
            yield ask


@contextlib.contextmanager
def _sqlite(path: Path) -> Any:
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    connection.execute("PRAGMA cache_size = -16384")

    async def ask(question: Question, parameters: Mapping[str, Any]) -> Any:
        row = connection.execute(question.sql, parameters).fetchone()
        return orjson.loads(row[0])

    try:
        yield ask
    finally:
        connection.close()


@contextlib.asynccontextmanager
async def _neo4j(url: str) -> AsyncIterator[ByHand]:
    address = Address.parse(url)
    auth = (address.user, address.password) if address.user else None
    async with neo4j.AsyncGraphDatabase.driver(
        address.uri, auth=auth, notifications_min_severity="OFF"
    ) as driver:

        async def ask(question: Question, parameters: Mapping[str, Any]) -> Any:
            async def work(tx: neo4j.AsyncManagedTransaction) -> Any:
                result = await tx.run(question.cypher, dict(parameters))
                return (await result.single(strict=True))["answer"]

            async with driver.session(
                database=address.database, default_access_mode=neo4j.READ_ACCESS
            ) as session:
                return await session.execute_read(work)

        yield ask
