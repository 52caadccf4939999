"""Stores to test with: every test that asks for one runs on each engine."""

import logging
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from dutygraph.graph.store.neo4j.store import Neo4jStore
from dutygraph.graph.store.port import Store
from dutygraph.graph.store.sqlite.store import SqliteStore
from tests.neo4j_server import Neo4jMissing, empty, neo4j_url

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


class _Remarks(logging.Handler):
    """What a server remarks on a statement fails the test.

    As warnings the driver would tell them with the stack of each statement, which takes longer than all else.
    """

    def emit(self, record: logging.LogRecord) -> None:
        raise AssertionError(record.getMessage())


logging.getLogger("neo4j.notifications").addHandler(_Remarks(logging.WARNING))


@dataclass(frozen=True)
class Engine:
    """One empty place for a graph. `address` names it as the DUTYGRAPH_STORE setting does."""

    name: str
    address: str

    async def open(self, **options: Any) -> Store:
        if self.name == "sqlite":
            return await SqliteStore.open(Path(self.address.removeprefix("sqlite:")), **options)
        return await Neo4jStore.open(self.address, notifications=True, prepare_empty=True, **options)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-answers", action="store_true", help="write the answers of queries anew")
    parser.addoption("--kills", type=int, help="how many loads are killed at random moments on each engine")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Side by side (`pytest -n 2`) one process runs each file; one has all tests of the Neo4j server."""
    from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped] # noqa: PLC0415

    scheduler = LoadScopeScheduling(config, log)
    scheduler._split_scope = lambda nodeid: "neo4j" if "neo4j" in nodeid else nodeid.partition("::")[0]
    return scheduler


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def neo4j_server() -> str | Neo4jMissing:
    """The address of a Neo4j server, or why there is none."""
    try:
        return neo4j_url()
    except Neo4jMissing as missing:
        return missing


ENGINES = ("sqlite", "neo4j")

PATIENCE_S = 60
"""How long a read may take where a cold engine plans it beside others."""


@pytest.fixture(params=ENGINES)
async def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    return await _empty_engine(request, tmp_path)


@pytest.fixture(scope="module", params=ENGINES)
async def module_store(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Store]:
    """An empty graph for a module to fill once, whose tests then only read it."""
    engine = await _empty_engine(request, tmp_path_factory.mktemp("module"))
    store = await engine.open(timeout_s=PATIENCE_S)
    yield store
    await store.close()


async def _empty_engine(request: pytest.FixtureRequest, folder: Path) -> Engine:
    """The engine that a fixture with `params=ENGINES` is asked for, emptied."""
    if request.param == "sqlite":
        return Engine("sqlite", f"sqlite:{folder / 'graph.sqlite'}")
    server: str | Neo4jMissing = request.getfixturevalue("neo4j_server")
    if isinstance(server, Neo4jMissing):
        if os.environ.get("CI") == "true":
            pytest.fail(f"neo4j: {server}")
        pytest.skip(f"neo4j: {server}")
    await empty(server)
    return Engine("neo4j", server)


@pytest.fixture
async def make_store(engine: Engine) -> AsyncIterator[Callable[..., Awaitable[Store]]]:
    """Opens further stores on the same graph, and closes them after the test."""
    opened: list[Store] = []

    async def make(**options: Any) -> Store:
        store = await engine.open(**{"timeout_s": PATIENCE_S, **options})
        opened.append(store)
        return store

    yield make
    for store in opened:
        await store.close()


@pytest.fixture
async def store(make_store: Callable[..., Awaitable[Store]]) -> Store:
    return await make_store()
