"""A store that is watched while it works."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from dutygraph.graph.stated import Batch, Kept, Statements
from dutygraph.graph.store.plan import Arguments, Page, Paging, Wanted
from dutygraph.graph.store.port import Fetch, Record, Revision, Store


class WatchedStore:
    """`reads` counts what is asked of it, `seconds` how long they took in all."""

    forgot = None

    def __init__(self, store: Store) -> None:
        self._store = store
        self.reads = 0
        self.seconds = 0.0

    async def page(self, page: Page, arguments: Arguments, *, light: bool) -> bytes:
        started = time.perf_counter()
        found = await self._store.page(page, arguments, light=light)
        self._read(started)
        return found

    async def rows(
        self, wanted: Wanted, of: Paging, arguments: Arguments, *, light: bool
    ) -> Mapping[str, bytes]:
        started = time.perf_counter()
        found = await self._store.rows(wanted, of, arguments, light=light)
        self._read(started)
        return found

    async def fetch(self, fetch: Fetch) -> Sequence[Record]:
        started = time.perf_counter()
        found = await self._store.fetch(fetch)
        self._read(started)
        return found

    async def count(self, fetch: Fetch) -> int:
        started = time.perf_counter()
        found = await self._store.count(fetch)
        self._read(started)
        return found

    async def distinct(self, fetch: Fetch) -> Sequence[Sequence[Any]]:
        started = time.perf_counter()
        found = await self._store.distinct(fetch)
        self._read(started)
        return found

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

    def _read(self, started: float) -> None:
        self.reads += 1
        self.seconds += time.perf_counter() - started
