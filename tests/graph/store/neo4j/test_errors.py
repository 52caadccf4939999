"""A Neo4j server that is absent, refuses, hangs or goes away."""

import asyncio
import contextlib
import os
import signal
import socket
import threading
from collections.abc import Iterator
from typing import Any

import neo4j
import pytest

from dutygraph.graph.errors import (
    DutygraphError,
    NotAStore,
    QueryTimeout,
    StoreBusy,
    StoreUnavailable,
)
from dutygraph.graph.store.neo4j.address import Address
from dutygraph.graph.store.neo4j.store import Neo4jStore
from tests.conftest import PATIENCE_S, Engine
from tests.graph.replacing import replace
from tests.graph.store.many import SOURCE, TREE, obligations
from tests.neo4j_server import Neo4jMissing, Neo4jServer

pytestmark = [pytest.mark.anyio, pytest.mark.parametrize("engine", ["neo4j"], indirect=True)]


async def _opening(url: str) -> DutygraphError:
    with pytest.raises(DutygraphError) as refused:
        await Neo4jStore.open(url, timeout_s=5)
    assert "password123" not in str(refused.value)
    return refused.value


async def test_no_server(engine: Engine) -> None:
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        for scheme in ("neo4j", "bolt"):
            error = await _opening(f"{scheme}://neo4j:password123@127.0.0.1:{port}")
            assert isinstance(error, StoreUnavailable)
            assert f"127.0.0.1:{port}" in error.message
            assert "DUTYGRAPH_STORE" in error.remedy


async def test_something_else_answers(engine: Engine) -> None:
    with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as server:
        port = server.getsockname()[1]

        def answer() -> None:
            with contextlib.suppress(OSError):
                while True:
                    peer, _ = server.accept()
                    peer.recv(100)
                    peer.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                    peer.close()

        threading.Thread(target=answer, daemon=True).start()
        error = await _opening(f"neo4j://neo4j:password123@127.0.0.1:{port}")
    assert isinstance(error, StoreUnavailable | NotAStore)
    assert f"127.0.0.1:{port}" in error.message


async def test_a_wrong_password(engine: Engine) -> None:
    place = Address.parse(engine.address).place
    error = await _opening(f"neo4j://neo4j:password123@{place}/neo4j")
    assert isinstance(error, StoreUnavailable)
    assert "does not accept the password of user neo4j" in error.message
    assert "DUTYGRAPH_STORE" in error.remedy


async def test_no_password(engine: Engine) -> None:
    error = await _opening(f"neo4j://{Address.parse(engine.address).place}/neo4j")
    assert isinstance(error, StoreUnavailable)
    assert "asks for a user and a password" in error.message


async def test_no_such_database(engine: Engine) -> None:
    address = Address.parse(engine.address)
    error = await _opening(f"neo4j://{address.user}:{address.password}@{address.place}/elsewhere")
    assert isinstance(error, StoreUnavailable)
    assert "has no database elsewhere" in error.message


async def test_waiting_too_long_for_another_writer(store: Neo4jStore, engine: Engine) -> None:
    # The server knows the statements of a load then, which it takes its time to plan.
    await replace(store, SOURCE, obligations(1))
    await replace(store, SOURCE, None)
    before = await store.revision()
    impatient = await Neo4jStore.open(engine.address, write_timeout_s=1)
    address = Address.parse(engine.address)
    auth = (address.user or "", address.password)
    try:
        async with (
            neo4j.AsyncGraphDatabase.driver(address.uri, auth=auth) as driver,
            driver.session(database=address.database) as session,
            await session.begin_transaction() as holding,
        ):
            await (await holding.run("MATCH (r:_Revision) SET r.locked = true")).consume()
            with pytest.raises(StoreBusy, match=r"longer than 1 s\. Another load"):
                await replace(impatient, SOURCE, obligations(1))
        assert await store.revision() == before
        await replace(impatient, SOURCE, obligations(1))
    finally:
        await impatient.close()


@pytest.fixture(scope="module")
def server(neo4j_server: str | Neo4jMissing) -> Iterator[Neo4jServer]:
    """One of its own, to be treated badly."""
    try:
        mine = Neo4jServer(quick=True, heap="512m", page_cache="64m")
    except Neo4jMissing as missing:
        if os.environ.get("CI") == "true":
            pytest.fail(f"neo4j: {missing}")
        pytest.skip(f"neo4j: {missing}")
    with mine:
        yield mine


async def test_a_server_that_hangs_is_a_timeout_and_recovers(engine: Engine, server: Neo4jServer) -> None:
    patient = await Neo4jStore.open(server.url(), timeout_s=PATIENCE_S, prepare_empty=True)
    await replace(patient, SOURCE, obligations(1))
    await patient.fetch(TREE)
    await patient.close()
    store = await Neo4jStore.open(server.url(), timeout_s=3)
    try:
        os.kill(server.process_id, signal.SIGSTOP)
        try:
            with pytest.raises(QueryTimeout, match=f"127.0.0.1:{server.port}"):
                await store.fetch(TREE)
        finally:
            os.kill(server.process_id, signal.SIGCONT)
        assert len(await store.fetch(TREE)) == 1
    finally:
        await store.close()


async def test_closing_what_is_gone_is_no_error(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    store = await Neo4jStore.open(engine.address, prepare_empty=True)
    close = neo4j.AsyncDriver.close

    async def broken(driver: neo4j.AsyncDriver) -> None:
        await close(driver)
        raise RuntimeError("unable to perform operation on <TCPTransport closed=True>; the handler is closed")

    monkeypatch.setattr(neo4j.AsyncDriver, "close", broken)
    await store.close()


async def test_a_server_gone_in_the_middle_of_a_load_keeps_the_graph_as_it_was(
    engine: Engine, server: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = await Neo4jStore.open(server.url(), timeout_s=PATIENCE_S, prepare_empty=True)
    await replace(store, SOURCE, obligations(3))
    before = await store.revision()
    run = neo4j.AsyncManagedTransaction.run

    async def killing(
        self: neo4j.AsyncManagedTransaction, query: Any, *args: Any, **named: Any
    ) -> neo4j.AsyncResult:
        result = await run(self, query, *args, **named)
        if "BINDS" in query and "CREATE" in query:
            await asyncio.to_thread(server.kill)
        return result

    with monkeypatch.context() as patched:
        patched.setattr(neo4j.AsyncManagedTransaction, "run", killing)
        with pytest.raises(StoreUnavailable, match=f"127.0.0.1:{server.port}"):
            await replace(store, SOURCE, obligations(6))
    with pytest.raises(StoreUnavailable):
        await store.fetch(TREE)

    await asyncio.to_thread(server.start)
    assert await store.revision() == before
    assert len(await store.fetch(TREE)) == 3
    await replace(store, SOURCE, obligations(6))
    assert len(await store.fetch(TREE)) == 6
    await store.close()


async def test_a_load_waits_for_a_server_that_is_started_anew_and_goes_on(
    engine: Engine, server: Neo4jServer, caplog: pytest.LogCaptureFixture
) -> None:
    patient = await Neo4jStore.open(server.url(), timeout_s=PATIENCE_S, patience_s=120, prepare_empty=True)
    try:
        await replace(patient, SOURCE, obligations(3))
        server.kill()
        waiting = asyncio.create_task(replace(patient, SOURCE, obligations(6)))
        reading = [asyncio.create_task(patient.packed(f"document:{at}")) for at in range(3)]
        done, _ = await asyncio.wait([waiting, *reading], timeout=10)
        assert not done
        assert caplog.text.count("Waiting for it") == 1
        await asyncio.to_thread(server.start)
        await asyncio.gather(waiting, *reading)
        assert len(await patient.fetch(TREE)) == 6
    finally:
        await patient.close()


async def test_a_wrong_password_is_not_waited_for(engine: Engine) -> None:
    place = Address.parse(engine.address).place
    with pytest.raises(StoreUnavailable):
        await Neo4jStore.open(f"neo4j://neo4j:password123@{place}/neo4j", patience_s=3600)
