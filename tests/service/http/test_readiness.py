"""When a service is ready: while its Neo4j goes away and comes back, and once it has planned what ships."""

import asyncio
import contextlib
import os
import re
import sqlite3
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, cast

import httpx
import pytest

from dutygraph.graph.store.neo4j.store import Neo4jStore
from dutygraph.graph.store.plan import Arguments, Paging, Wanted
from dutygraph.graph.store.port import Store
from dutygraph.graph.store.sqlite.store import SqliteStore
from dutygraph.service.http.app import create_app
from dutygraph.service.settings import Settings
from tests.service.conftest import MakeClient

pytestmark = pytest.mark.anyio


class Line:
    """A way to a server that can be cut."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.StreamWriter] = set()
        self._carrying: set[asyncio.Task[None]] = set()
        self.port = 0

    async def connect(self) -> None:
        self._server = await asyncio.start_server(self._carry, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def cut(self) -> None:
        assert self._server is not None
        self._server.close()
        # One that is just being made must not be left.
        for task in self._carrying:
            task.cancel()
        for writer in self._open:
            writer.close()
        self._open.clear()
        await asyncio.gather(*self._carrying, return_exceptions=True)
        await self._server.wait_closed()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = cast("asyncio.Task[None]", asyncio.current_task())
        self._carrying.add(task)
        task.add_done_callback(self._carrying.discard)
        self._open.add(writer)
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._to)
        self._open.add(far_writer)
        await asyncio.gather(_copy(reader, far_writer), _copy(far_reader, writer))


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    writer.close()


@asynccontextmanager
async def served(store: Store) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the service from its start to its end, which closes the store."""
    app = create_app(Settings(), store)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as client,
    ):
        yield client


async def once_ready(client: httpx.AsyncClient, *codes: str) -> None:
    """A machine that has much else to do may let a look take too long."""
    while (told := await client.get("/readyz")).status_code != 200:
        assert told.json()["code"] in {"WARMING", "TIMEOUT", *codes}
        await asyncio.sleep(0.05)


async def test_not_ready_while_neo4j_is_gone(neo4j_address: str) -> None:
    found = re.fullmatch(
        r"\w+://(?P<user>[^@]*@)?127\.0\.0\.1:(?P<port>\d+)(?P<database>/\w+)?", neo4j_address
    )
    if found is None:
        pytest.skip(f"neo4j: {neo4j_address} is not on this machine")
    line = Line(int(found["port"]))
    await line.connect()
    store = await Neo4jStore.open(
        f"bolt://{found['user'] or ''}127.0.0.1:{line.port}{found['database'] or ''}", prepare_empty=True
    )
    try:
        async with served(store) as client:
            query = {"query": "{ revision { number } }"}
            assert (await client.get("/readyz")).json()["code"] in {"WARMING", "TIMEOUT"}
            await once_ready(client)
            await line.cut()
            gone = await client.get("/readyz")
            assert (gone.status_code, gone.json()["status"]) == (503, "unavailable")
            assert gone.json()["code"] in {"STORE_UNAVAILABLE", "TIMEOUT"}
            assert str(line.port) not in gone.text
            answered = await client.post("/graphql", json=query)
            (error,) = answered.json()["errors"]
            assert error["extensions"]["code"] in {"STORE_UNAVAILABLE", "TIMEOUT"}
            assert str(line.port) not in answered.text
            assert (await client.get("/healthz")).status_code == 200
            assert store.forgot > 0
            await line.connect()
            await once_ready(client, "STORE_UNAVAILABLE")
            assert "errors" not in (await client.post("/graphql", json=query)).json()
    finally:
        with contextlib.suppress(AssertionError):
            await line.cut()


class Forgetful:
    """A store that forgets its plans when it is told to, and counts what is read."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.forgot = 0
        self.read = 0
        self.asked_again = asyncio.Event()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    async def rows(
        self, wanted: Wanted, of: Paging, arguments: Arguments, *, light: bool
    ) -> Mapping[str, bytes]:
        self.read += 1
        if self.forgot:
            self.asked_again.set()
        return await self._store.rows(wanted, of, arguments, light=light)


async def test_what_ships_is_asked_before_it_is_ready_and_again_where_it_was_forgotten(
    shipped_graph: Path,
) -> None:
    store = Forgetful(await SqliteStore.open(shipped_graph, read_only=True))
    async with served(store) as client:
        assert (await client.get("/readyz")).status_code == 503
        await once_ready(client)
        asked = store.read
        assert asked > 5
        await client.get("/readyz")
        await asyncio.sleep(0.2)
        assert store.read == asked
        store.forgot = 1
        assert (await client.get("/readyz")).status_code == 200
        await store.asked_again.wait()


async def test_an_engine_that_plans_nothing_is_ready_at_once(shipped_graph: Path) -> None:
    async with served(await SqliteStore.open(shipped_graph, read_only=True)) as client:
        assert (await client.get("/readyz")).status_code == 200


async def test_a_replaced_file_is_answered_from_as_a_whole_or_not_at_all(
    shipped_graph: Path, tmp_path: Path, make_client: MakeClient
) -> None:
    empty = await SqliteStore.open(tmp_path / "empty.sqlite")
    await empty.close()
    store = await SqliteStore.open(shipped_graph)
    client = await make_client(store)
    query = {"query": "{ revision { number } tasks { totalCount nodes { id } } obligations { totalCount } }"}

    async def asked() -> set[str]:
        return {(await each).text for each in [client.post("/graphql", json=query) for _ in range(12)]}

    (before,) = await asked()
    assert (await client.get("/readyz")).json()["revision"] > 0
    (tmp_path / "empty.sqlite").rename(shipped_graph)
    (after,) = await asked()
    assert after != before
    assert (await client.get("/readyz")).json()["revision"] == 0
    with sqlite3.connect(shipped_graph) as damaged:
        damaged.execute('DROP TABLE "SourceDocument"')
    damaged.close()
    gone = await client.get("/readyz")
    assert (gone.status_code, gone.json()["status"]) == (503, "unavailable")
    os.unlink(shipped_graph)  # noqa: PTH108
    gone = await client.get("/readyz")
    assert (gone.status_code, gone.json()["code"]) == (503, "STORE_UNAVAILABLE")
    await store.close()
