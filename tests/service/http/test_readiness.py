"""A Neo4j that goes away under a running service, and comes back."""

import asyncio
import contextlib
import os
import re
import sqlite3
from pathlib import Path

import pytest

from dutygraph.graph.store.neo4j.store import Neo4jStore
from dutygraph.graph.store.sqlite.store import SqliteStore
from tests.service.conftest import MakeClient

pytestmark = pytest.mark.anyio


class Line:
    """A way to a server that can be cut."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.StreamWriter] = set()
        self.port = 0

    async def connect(self) -> None:
        self._server = await asyncio.start_server(self._carry, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def cut(self) -> None:
        assert self._server is not None
        self._server.close()
        for writer in self._open:
            writer.close()
        self._open.clear()
        await self._server.wait_closed()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._to)
        self._open |= {writer, far_writer}
        await asyncio.gather(_copy(reader, far_writer), _copy(far_reader, writer))


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    writer.close()


async def test_not_ready_while_neo4j_is_gone(neo4j_address: str, make_client: MakeClient) -> None:
    found = re.fullmatch(
        r"\w+://(?P<user>[^@]*@)?127\.0\.0\.1:(?P<port>\d+)(?P<database>/\w+)?", neo4j_address
    )
    if found is None:
        pytest.skip(f"neo4j: {neo4j_address} is not on this machine")
    line = Line(int(found["port"]))
    await line.connect()
    store = await Neo4jStore.open(
        f"bolt://{found['user'] or ''}127.0.0.1:{line.port}{found['database'] or ''}",
        timeout_s=2,
        prepare_empty=True,
    )
    try:
        client = await make_client(store)
        query = {"query": "{ revision { number } }"}
        assert (await client.get("/readyz")).status_code == 200
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
        await line.connect()
        assert (await client.get("/readyz")).status_code == 200
        assert "errors" not in (await client.post("/graphql", json=query)).json()
    finally:
        await store.close()
        with contextlib.suppress(AssertionError):
            await line.cut()


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
