"""The service over small graphs of its own; no setting comes in from outside."""

import asyncio
import os
import shutil
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest

from dutygraph.graph.store.port import Store
from dutygraph.graph.store.sqlite.store import SqliteStore
from dutygraph.service.http.app import create_app
from dutygraph.service.load.file_result import FileResult
from dutygraph.service.load.files import shipped
from dutygraph.service.load.loading import load_paths
from dutygraph.service.settings import Settings
from tests.conftest import PATIENCE_S
from tests.neo4j_server import Neo4jMissing
from tests.schema.graph import load_everything

MakeClient = Callable[..., Awaitable[httpx.AsyncClient]]


@pytest.fixture(autouse=True)
def own_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in os.environ:
        if name.startswith("DUTYGRAPH_"):
            monkeypatch.delenv(name)
    for folder in ("XDG_DATA_HOME", "HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(folder, str(tmp_path / "home"))


@pytest.fixture
async def small_store(tmp_path: Path) -> AsyncIterator[Store]:
    store = await SqliteStore.open(tmp_path / "small.sqlite")
    await load_everything(store)
    yield store
    await store.close()


@pytest.fixture
async def make_client(small_store: Store) -> AsyncIterator[MakeClient]:
    """A client of the service over the small graph, or over `store`, with settings as given."""
    async with AsyncExitStack() as stack:

        async def make(store: Store | None = None, **settings: Any) -> httpx.AsyncClient:
            app = create_app(Settings(**settings), store or small_store)
            client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost")
            return await stack.enter_async_context(client)

        yield make


@pytest.fixture
async def client(make_client: MakeClient) -> httpx.AsyncClient:
    return await make_client()


@pytest.fixture(scope="module")
async def shipped_client(module_store: Store) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the service over all that ships, on each engine, for a module that only reads."""
    seeds = Settings().seeds
    await load_paths(module_store, shipped(seeds), seeds=seeds)
    transport = httpx.ASGITransport(create_app(Settings(operation_timeout=PATIENCE_S), module_store))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        yield client


@pytest.fixture
def neo4j_address(neo4j_server: str | Neo4jMissing) -> str:
    if isinstance(neo4j_server, Neo4jMissing):
        if os.environ.get("CI") == "true":
            pytest.fail(f"neo4j: {neo4j_server}")
        pytest.skip(f"neo4j: {neo4j_server}")
    return neo4j_server


@pytest.fixture
def unused_tcp_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def shipped_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of all that ships, made once; tests that write take `shipped_graph`, a copy."""
    path = tmp_path_factory.mktemp("shipped") / "graph.sqlite"

    async def make() -> None:
        store = await SqliteStore.open(path)
        seeds = Settings().seeds
        outcomes = await load_paths(store, shipped(seeds), seeds=seeds)
        await store.close()
        assert all(isinstance(outcome, FileResult) for outcome in outcomes)

    asyncio.run(make())
    return path


@pytest.fixture
def shipped_graph(shipped_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(shipped_file, tmp_path / "shipped.sqlite"))
