"""The graph in a Neo4j server: native labels, relationship types and properties, for people to query too."""

import asyncio
import contextlib
import logging
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Self, TypeAlias, TypeVar

import neo4j
from neo4j import AsyncDriver, AsyncManagedTransaction, AsyncSession, unit_of_work
from neo4j.api import AsyncBookmarkManager
from neo4j.exceptions import ClientError

from dutygraph.graph.errors import NotAStore, OlderStore, QueryTimeout, StoreBusy, StoreUnavailable
from dutygraph.graph.model import NODE_TYPES, node_types_of
from dutygraph.graph.stated import Batch, Kept, Statements
from dutygraph.graph.store.facts import by_node
from dutygraph.graph.store.marks import Marks
from dutygraph.graph.store.neo4j.address import Address
from dutygraph.graph.store.neo4j.answers import distinct_statement, page_statement, rows_statement
from dutygraph.graph.store.neo4j.commit_marks import Reads, marked, marking
from dutygraph.graph.store.neo4j.ddl import FACTS, REVISION, SOURCE, check
from dutygraph.graph.store.neo4j.errors import NoAnswer, translated
from dutygraph.graph.store.neo4j.flights import Flights
from dutygraph.graph.store.neo4j.prepare import prepare, restate
from dutygraph.graph.store.neo4j.readers import json_of, native_datetime, plain
from dutygraph.graph.store.neo4j.shape import given_each, split
from dutygraph.graph.store.neo4j.where import quoted
from dutygraph.graph.store.neo4j.write import read_fact, write
from dutygraph.graph.store.plan import ROOT, Arguments, Page, Paging, Wanted
from dutygraph.graph.store.port import Fetch, Revision
from dutygraph.graph.store.records import ReadByPlans
from dutygraph.graph.store.states import saw

_OLDEST = (5, 26)

_CONNECTION_S = 2.0
"""For a connection to be there: within a network it takes a thousandth of that, and questions wait for it."""

_RETRY_S = 0.5
"""Within which the driver tries a transaction again, as upon a broken connection of its pool, where nobody
has patience: who asks a server that is gone is told soon, and finds it again as soon as it is back."""

_PATIENT_RETRY_S = 3.0
"""The same where somebody has: its pauses double, and ours, which tell of the wait, do not."""

_PAUSE_S = 0.5

_Put: TypeAlias = Callable[[AsyncManagedTransaction], Awaitable[Revision]]
_log = logging.getLogger("dutygraph.neo4j")

_Read = TypeVar("_Read")


class Neo4jStore(ReadByPlans):
    """The port's `Store` on Neo4j 5.26 or later; one per process and event loop, for any number of tasks."""

    def __init__(
        self,
        driver: AsyncDriver,
        address: Address,
        *,
        timeout_s: float,
        write_timeout_s: float,
        patience_s: float,
        read_only: bool,
    ) -> None:
        self._driver = driver
        self._address = address
        self._timeout_s = timeout_s
        self._write_timeout_s = write_timeout_s
        self._patience_s = patience_s
        self._read_only = read_only
        self._waiting = False
        self._reads = Reads(may_write=not read_only)
        self._marks = Marks()
        self._flights = Flights(self._read_each)
        self.forgot = 0
        # On a cluster, what this process wrote is in what it reads next.
        self._bookmarks: AsyncBookmarkManager | None = neo4j.AsyncGraphDatabase.bookmark_manager()

    @classmethod
    async def open(
        cls,
        url: str,
        *,
        timeout_s: float = 10,
        write_timeout_s: float = 300,
        patience_s: float = 0,
        read_only: bool = False,
        prepare_empty: bool = False,
        migrate: bool = False,
        of_any_model: bool = False,
        notifications: bool = False,
    ) -> Self:
        """Connect. Nothing is written: NotAStore where the database is not prepared for this model, unless
        it is to be: `prepare_empty` does it where there is none, `migrate` to that of an older model, too.

        With `read_only` the right to read is enough; with `of_any_model` one of an older model is read as it
        is, for what its sources state.
        `timeout_s` limits a read, `write_timeout_s` a transaction that writes, in seconds; `patience_s`
        is for how long a server that goes away later is waited for. With `notifications` the driver logs
        the server's remarks on statements. InvalidInput for an unusable URL, StoreUnavailable, NotAStore.
        """
        address = Address.parse(url)
        async with translated(address, timeout_s):
            driver = neo4j.AsyncGraphDatabase.driver(
                address.uri,
                auth=None if address.user is None else neo4j.basic_auth(address.user, address.password),
                connection_timeout=min(_CONNECTION_S, timeout_s),
                connection_acquisition_timeout=timeout_s,
                max_transaction_retry_time=_PATIENT_RETRY_S if patience_s else _RETRY_S,
                notifications_min_severity="WARNING" if notifications else "OFF",
                # An empty graph has not seen the names that it is asked for.
                notifications_disabled_classifications=["UNRECOGNIZED"],
                # It would be a message more with each statement.
                telemetry_disabled=True,
            )
        store = cls(
            driver,
            address,
            timeout_s=timeout_s,
            write_timeout_s=write_timeout_s,
            patience_s=patience_s,
            read_only=read_only,
        )
        try:
            async with translated(address, timeout_s):
                server = await driver.get_server_info()
                _check_version(server.agent, address.place)
                if address.uri.startswith("bolt") or await _is_alone(driver, address):
                    # It would look after every bookmark for nothing.
                    store._bookmarks = None
            async with (
                translated(address, write_timeout_s),
                driver.session(database=address.database, notifications_min_severity="OFF") as session,
            ):
                if (prepare_empty or migrate) and not read_only:
                    await prepare(session, address.place, write_timeout_s, older=migrate)
                with contextlib.suppress(*((OlderStore,) if of_any_model else ())):
                    await check(session, address.place)
        except BaseException:
            await store.close()
            raise
        return store

    async def page(self, page: Page, arguments: Arguments, *, light: bool) -> bytes:
        shapes, own, shared = split(arguments)
        statement = page_statement(page, shapes)
        found = await self._read(statement.text, own, shared)
        return self._whole(json_of(statement.read(found, arguments)))

    async def rows(
        self, wanted: Wanted, of: Paging, arguments: Arguments, *, light: bool
    ) -> Mapping[str, bytes]:
        shapes, own, shared = split({**arguments, ROOT: of})
        statement = rows_statement(wanted, shapes)
        found = await self._read(statement.text, own, shared)
        rows = reversed(found) if of.backwards else found
        return {id: self._whole(json_of(statement.read(value, arguments))) for id, value in rows}

    def _whole(self, json: bytes) -> bytes:
        """The same, where nothing is missing."""
        (whole,) = self._marks.split(json)
        return whole

    async def distinct(self, fetch: Fetch) -> Sequence[Sequence[Any]]:
        shapes, own, shared = split({ROOT: Paging(fetch.where)})
        text = distinct_statement(fetch.node, fetch.properties, shapes)
        return [plain(row, {}) for row in await self._read(text, own, shared)]

    async def revision(self) -> Revision:
        found = await self._read(
            marked(
                f"COLLECT {{ MATCH (r:{REVISION} {{id: 'graph'}})"
                " RETURN [r.number, r.content_hash, r.changed_at] }"
            )
        )
        number, content_hash, changed_at = found[0]
        return Revision(number, content_hash, native_datetime(changed_at))

    async def packed(self, source: str) -> bytes | None:
        payloads = await self._read(
            marked(f"COLLECT {{ MATCH (s:{SOURCE} {{id: own.source}}) RETURN s.payload }}"),
            {"source": source},
        )
        return payloads[0] if payloads else None

    async def sources(self) -> Mapping[str, str]:
        return dict(
            await self._read(
                marked(f"COLLECT {{ MATCH (s:{SOURCE}) RETURN [s.id, s.content_hash] ORDER BY s.id }}")
            )
        )

    async def facts(self, ids: Iterable[str]) -> Mapping[str, Sequence[Statements]]:
        asked: dict[str, list[str]] = {name: [] for name, each in NODE_TYPES.items() if each.shared}
        for id in ids:
            for node_type in asked.keys() & node_types_of(id):
                asked[node_type].append(id)
        if not any(asked.values()):
            return {}
        # All types whatever is asked for: a text that the server has not planned costs more than any read.
        parts = " + ".join(
            f"COLLECT {{ MATCH (n:{quoted(node_type)}) WHERE n.id IN own.{node_type}"
            f" RETURN [n.id, n.{FACTS}] }}"
            for node_type in asked
        )
        found = await self._read(marked(parts), asked)
        rows = [(source, id, kept) for id, facts in found for source, kept in map(read_fact, facts or ())]
        own = {source for source, _, kept in rows if not kept}
        return by_node(rows, {source: await self.stated(source) for source in own})

    async def apply(self, changes: Batch) -> Revision:
        return await self._write(partial(write, changes=changes))

    async def restate(self, based_on: int, stated: Callable[[], Iterable[Kept]]) -> Revision:
        return await self._write(lambda tx: restate(tx, based_on, stated()))

    async def _write(self, put: _Put) -> Revision:
        if self._read_only:
            raise StoreUnavailable("The graph was opened for reading only.", "Open it for writing.")
        return await self._patiently(lambda: self._written(put))

    async def _written(self, put: _Put) -> Revision:
        try:
            async with (
                self._session(neo4j.WRITE_ACCESS, self._write_timeout_s) as session,
                marking(self._driver, self._address.database) as begin,
            ):

                @unit_of_work(timeout=self._write_timeout_s)
                async def work(tx: AsyncManagedTransaction) -> Revision:
                    revision = await put(tx)
                    await begin()
                    return revision

                return await session.execute_write(work)
        except QueryTimeout as timeout:
            raise StoreBusy(timeout.message, "Another load may hold the graph; try again later.") from timeout

    async def close(self) -> None:
        self._flights.end()
        # uvloop says so where the connection is gone already, and there is nothing left to close.
        with contextlib.suppress(RuntimeError):
            async with translated(self._address, self._timeout_s):
                await self._driver.close()

    async def _read(
        self, text: str, own: Mapping[str, Any] | None = None, shared: Mapping[str, Any] | None = None
    ) -> Any:
        answer, state = await self._flights.answer(text, shared or {}, own or {})
        saw(state)
        return answer

    async def _read_each(
        self, text: str, shared: Mapping[str, Any], each: Sequence[Mapping[str, Any]]
    ) -> tuple[Sequence[Any], str]:
        values = given_each({**shared, "mark": self._marks.mark}, each)
        # One that takes too long is to leave the others time to be asked again.
        limit_s = self._timeout_s if len(each) == 1 else self._timeout_s / 2

        async def read() -> tuple[Mapping[int, Any], str]:
            async with self._session(neo4j.READ_ACCESS, limit_s) as session:
                return await self._reads.whole(session, text, values, limit_s)

        answers, state = await self._patiently(read)
        return [answers[place] for place in range(len(each))], state

    async def _patiently(self, work: Callable[[], Awaitable[_Read]]) -> _Read:
        """Again and again while there is no answer, for as long as this store has patience.

        What was written though no answer came is not written twice: the revision has moved on.
        """
        began = time.monotonic()
        while True:
            try:
                found = await work()
            except NoAnswer as gone:
                # A server that comes back has forgotten all plans.
                self._flights.forget()
                self.forgot += 1
                if time.monotonic() - began >= self._patience_s:
                    raise
                if not self._waiting:
                    _log.warning("%s 等待 Waiting for it, %g s at most.", gone.message, self._patience_s)
                    self._waiting = True
                await asyncio.sleep(_PAUSE_S)
            else:
                self._waiting = False
                return found

    @contextlib.asynccontextmanager
    async def _session(self, access: str, limit_s: float) -> AsyncIterator[AsyncSession]:
        async with (
            translated(self._address, limit_s),
            self._driver.session(
                database=self._address.database,
                default_access_mode=access,
                bookmark_manager=self._bookmarks,
            ) as session,
        ):
            yield session


async def _is_alone(driver: AsyncDriver, address: Address) -> bool:
    """Whether the server is no part of a cluster, as those of the Community edition are not."""
    with contextlib.suppress(ClientError):
        found = await driver.execute_query(
            "CALL dbms.components() YIELD edition RETURN edition",
            database_=address.database,
            routing_=neo4j.RoutingControl.READ,
        )
        return bool(found.records[0]["edition"] == "community")
    return False


def _check_version(agent: str, place: str) -> None:
    found = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
    if not found or (int(found[1]), int(found[2])) < _OLDEST:
        oldest = ".".join(map(str, _OLDEST))
        raise NotAStore(
            f"{place} 的服务器是 {agent}，需要 Neo4j {oldest} 以上"
            f" The server at {place} is {agent}, and dutygraph needs Neo4j {oldest} or later.",
            "请升级，或在 DUTYGRAPH_STORE 中另写一个 Upgrade it, or name another in DUTYGRAPH_STORE.",
        )
