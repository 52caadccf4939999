"""The API over the small graph of `tests.schema.graph`, on each engine."""

import datetime
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from strawberry.types import ExecutionResult

from graph.port import Fetch, Record, Revision, Store
from graph.sqlite import SqliteStore
from graph.statements import Changes, Statements
from schema.context import Context
from schema.limits import Limits
from schema.schema import build_schema
from tests.schema.graph import everything

TODAY = datetime.date(2026, 3, 1)


class CountedStore:
    """A store that remembers what was read."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.fetched: list[Fetch] = []
        self.counted: list[Fetch] = []

    @property
    def reads(self) -> int:
        return len(self.fetched) + len(self.counted)

    async def fetch(self, fetch: Fetch) -> Sequence[Record]:
        self.fetched.append(fetch)
        return await self._store.fetch(fetch)

    async def count(self, fetch: Fetch) -> int:
        self.counted.append(fetch)
        return await self._store.count(fetch)

    async def revision(self) -> Revision:
        return await self._store.revision()

    async def stated(self, source: str) -> Statements | None:
        return await self._store.stated(source)

    async def sources(self) -> Mapping[str, str]:
        return await self._store.sources()

    async def stated_by(self, ids: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        return await self._store.stated_by(ids)

    async def apply(self, changes: Changes) -> Revision:
        return await self._store.apply(changes)

    async def close(self) -> None:
        await self._store.close()


class Api:
    """Asks the schema, and fails on errors unless they are asked for."""

    def __init__(self, store: Store, limits: Limits) -> None:
        self.store = CountedStore(store)
        self._schema = build_schema(limits)

    async def run(self, query: str, **variables: Any) -> ExecutionResult:
        context = Context(self.store, lambda: TODAY)
        return await self._schema.execute(query, variable_values=variables, context_value=context)

    async def ask(self, query: str, **variables: Any) -> Any:
        result = await self.run(query, **variables)
        assert not result.errors, result.errors
        return result.data

    async def refusal(self, query: str, **variables: Any) -> tuple[str, str]:
        """The code and the message of the only error."""
        result = await self.run(query, **variables)
        assert result.errors is not None
        assert len(result.errors) == 1, result.errors
        error = result.errors[0]
        assert error.extensions is not None
        return str(error.extensions["code"]), error.message


MakeApi = Callable[..., Awaitable[Api]]


@pytest.fixture
async def make_api(store: Store) -> MakeApi:
    for graph in everything():
        await graph.load(store)

    async def make(limits: Limits | None = None) -> Api:
        return Api(store, limits or Limits())

    return make


@pytest.fixture
async def api(make_api: MakeApi) -> Api:
    return await make_api()


@pytest.fixture
async def small_api(tmp_path: Path) -> AsyncIterator[Api]:
    """The same on the embedded engine alone, for what has nothing to do with engines."""
    store = await SqliteStore.open(tmp_path / "graph.sqlite")
    for graph in everything():
        await graph.load(store)
    yield Api(store, Limits())
    await store.close()
