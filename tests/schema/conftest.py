"""The API over the small graph of `tests.schema.graph`, on each engine."""

import datetime
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson
import pytest
from strawberry.types import ExecutionResult

from dutygraph.graph.stated import Batch, Kept, Statements
from dutygraph.graph.store.plan import Arguments, Page, Paging, Wanted
from dutygraph.graph.store.port import Fetch, Record, Revision, Store
from dutygraph.graph.store.sqlite.store import SqliteStore
from dutygraph.reasoning.from_store.duties import DutiesReader
from dutygraph.schema.context import Context
from dutygraph.schema.schema import GraphSchema, build_schema
from dutygraph.search.live import Search
from dutygraph.text.designations import lookup_keys
from tests.conftest import PATIENCE_S
from tests.schema.graph import load_everything

TODAY = datetime.date(2026, 3, 1)
SCHEMA = build_schema()


class CountedStore:
    """A store that remembers what was read."""

    forgot = None

    def __init__(self, store: Store) -> None:
        self._store = store
        self.fetched: list[Fetch] = []
        self.counted: list[Fetch] = []
        self.answered: list[Page | Wanted] = []

    @property
    def reads(self) -> int:
        return len(self.fetched) + len(self.counted) + len(self.answered)

    async def fetch(self, fetch: Fetch) -> Sequence[Record]:
        self.fetched.append(fetch)
        return await self._store.fetch(fetch)

    async def count(self, fetch: Fetch) -> int:
        self.counted.append(fetch)
        return await self._store.count(fetch)

    async def distinct(self, fetch: Fetch) -> Sequence[Sequence[Any]]:
        self.fetched.append(fetch)
        return await self._store.distinct(fetch)

    async def page(self, page: Page, arguments: Arguments, *, light: bool) -> bytes:
        self.answered.append(page)
        return await self._store.page(page, arguments, light=light)

    async def rows(
        self, wanted: Wanted, of: Paging, arguments: Arguments, *, light: bool
    ) -> Mapping[str, bytes]:
        self.answered.append(wanted)
        return await self._store.rows(wanted, of, arguments, light=light)

    async def revision(self) -> Revision:
        return await self._store.revision()

    async def stated(self, source: str) -> Statements | None:
        return await self._store.stated(source)

    async def packed(self, source: str) -> bytes | None:
        return await self._store.packed(source)

    async def sources(self) -> Mapping[str, str]:
        return await self._store.sources()

    async def facts(self, ids: Iterable[str]) -> Mapping[str, Sequence[Statements]]:
        return await self._store.facts(ids)

    async def apply(self, changes: Batch) -> Revision:
        return await self._store.apply(changes)

    async def restate(self, based_on: int, stated: Callable[[], Iterable[Kept]]) -> Revision:
        return await self._store.restate(based_on, stated)

    async def close(self) -> None:
        await self._store.close()


def search_of(store: Store, folder: Path) -> Search:
    """A search whose index is made in `folder` when it is first asked."""
    return Search(store, folder, number_keys=lookup_keys, patience_s=PATIENCE_S)


async def executed(
    schema: GraphSchema, query: str, context: Context, variables: Mapping[str, Any] | None = None
) -> ExecutionResult:
    """The answer as Python has it."""
    found = await schema.answer(query, context, variables=variables)
    data = None if found.data is None else orjson.loads(found.data)
    return ExecutionResult(data, found.errors or None, found.extensions)


class Api:
    """Asks the schema, and fails on errors unless they are asked for."""

    def __init__(self, store: Store, schema: GraphSchema = SCHEMA, search: Search | None = None) -> None:
        self.store = CountedStore(store)
        self._duties = DutiesReader(self.store)
        self.search = search or search_of(store, Path("unused"))
        self._schema = schema

    async def run(self, query: str, **variables: Any) -> ExecutionResult:
        context = Context(self.store, self._duties, lambda: TODAY, self.search)
        return await executed(self._schema, query, context, variables)

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


@pytest.fixture(scope="module")
async def loaded(module_store: Store) -> Store:
    """The small graph, once for a module whose tests only read."""
    await load_everything(module_store)
    return module_store


@pytest.fixture(scope="module")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the tests of a module that only read keep the index of what they search."""
    return tmp_path_factory.mktemp("search")


@pytest.fixture
def api(loaded: Store, indexes: Path) -> Api:
    return Api(loaded, search=search_of(loaded, indexes))


@pytest.fixture
async def fresh_api(make_store: Callable[..., Awaitable[Store]], tmp_path: Path) -> Api:
    """A graph of its own, for a test that changes it."""
    store = await make_store(timeout_s=PATIENCE_S)
    await load_everything(store)
    return Api(store, search=search_of(store, tmp_path / "search"))


@pytest.fixture(scope="module")
async def embedded(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Store]:
    store = await SqliteStore.open(tmp_path_factory.mktemp("embedded") / "graph.sqlite")
    await load_everything(store)
    yield store
    await store.close()


@pytest.fixture
def small_api(embedded: Store, indexes: Path) -> Api:
    """On the embedded engine alone, for what has nothing to do with engines."""
    return Api(embedded, search=search_of(embedded, indexes))
