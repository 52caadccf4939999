"""The graph in a Neo4j server: native labels, relationship types and properties, for people to query too."""

import contextlib
import re
import zlib
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from typing import Any, Self

import neo4j
from neo4j import AsyncDriver, AsyncManagedTransaction, AsyncSession, unit_of_work

from dutygraph.graph.errors import NotAStore, QueryTimeout, StoreBusy
from dutygraph.graph.model import NODE_TYPES, node_types_of
from dutygraph.graph.stated import Batch, Statements
from dutygraph.graph.store.neo4j.commit_marks import marked, marking, read_whole
from dutygraph.graph.store.neo4j.ddl import REVISION, SOURCE, STATED_BY, prepare
from dutygraph.graph.store.neo4j.errors import Address, translated
from dutygraph.graph.store.neo4j.query import count_statement, fetch_statement
from dutygraph.graph.store.neo4j.records import native_datetime
from dutygraph.graph.store.neo4j.where import quoted
from dutygraph.graph.store.neo4j.write import write
from dutygraph.graph.store.port import Fetch, Record, Revision

_OLDEST = (5, 26)


class Neo4jStore:
    """The port's `Store` on Neo4j 5.26 or later; one per process and event loop, for any number of tasks."""

    def __init__(
        self, driver: AsyncDriver, address: Address, *, timeout_s: float, write_timeout_s: float
    ) -> None:
        self._driver = driver
        self._address = address
        self._timeout_s = timeout_s
        self._write_timeout_s = write_timeout_s
        # On a cluster, what this process wrote is in what it reads next.
        self._bookmarks = neo4j.AsyncGraphDatabase.bookmark_manager()

    @classmethod
    async def open(
        cls, url: str, *, timeout_s: float = 10, write_timeout_s: float = 300, notifications: bool = False
    ) -> Self:
        """Connect, and create constraints and indexes where they are missing.

        `timeout_s` limits a read, `write_timeout_s` a transaction that writes, in seconds. With
        `notifications` the server's remarks on statements become Python warnings. InvalidInput for an
        unusable URL, StoreUnavailable, NotAStore.
        """
        address = Address.parse(url)
        async with translated(address, timeout_s):
            driver = neo4j.AsyncGraphDatabase.driver(
                address.uri,
                auth=None if address.user is None else neo4j.basic_auth(address.user, address.password),
                connection_timeout=timeout_s,
                connection_acquisition_timeout=timeout_s,
                # Pauses between tries double, so a server that stays away is known before the time is up.
                max_transaction_retry_time=timeout_s / 3,
                notifications_min_severity="WARNING" if notifications else "OFF",
                warn_notification_severity="WARNING" if notifications else None,
            )
        store = cls(driver, address, timeout_s=timeout_s, write_timeout_s=write_timeout_s)
        try:
            async with translated(address, timeout_s):
                server = await driver.get_server_info()
            _check_version(server.agent, address.place)
            async with (
                translated(address, write_timeout_s),
                driver.session(database=address.database, notifications_min_severity="OFF") as session,
            ):
                await prepare(session, address.place, write_timeout_s)
        except BaseException:
            await store.close()
            raise
        return store

    async def fetch(self, fetch: Fetch) -> Sequence[Record]:
        statement, parameters = fetch_statement(fetch)
        return statement.decode(await self._read(statement.text, parameters))

    async def count(self, fetch: Fetch) -> int:
        return int(await self._read(*count_statement(fetch)))

    async def revision(self) -> Revision:
        found = await self._read(
            marked(
                f"COLLECT {{ MATCH (r:{REVISION} {{id: 'graph'}})"
                " RETURN [r.number, r.content_hash, r.changed_at] }"
            )
        )
        number, content_hash, changed_at = found[0]
        return Revision(number, content_hash, native_datetime(changed_at))

    async def stated(self, source: str) -> Statements | None:
        payloads = await self._read(
            marked(f"COLLECT {{ MATCH (s:{SOURCE} {{id: $source}}) RETURN s.payload }}"), {"source": source}
        )
        return Statements.from_json(zlib.decompress(payloads[0])) if payloads else None

    async def sources(self) -> Mapping[str, str]:
        return dict(
            await self._read(
                marked(f"COLLECT {{ MATCH (s:{SOURCE}) RETURN [s.id, s.content_hash] ORDER BY s.id }}")
            )
        )

    async def stated_by(self, ids: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        asked: dict[str, list[str]] = defaultdict(list)
        for id in ids:
            for node_type in node_types_of(id):
                if NODE_TYPES[node_type].shared:
                    asked[node_type].append(id)
        if not asked:
            return {}
        parts = " + ".join(
            f"COLLECT {{ MATCH (n:{quoted(node_type)}) WHERE n.id IN ${node_type}"
            f" RETURN [n.id, n.{STATED_BY}] }}"
            for node_type in sorted(asked)
        )
        pairs = await self._read(marked(parts), asked)
        return {id: tuple(sorted(sources)) for id, sources in pairs}

    async def apply(self, changes: Batch) -> Revision:
        try:
            async with (
                self._session(neo4j.WRITE_ACCESS, self._write_timeout_s) as session,
                marking(self._driver, self._address.database) as marks,
            ):

                @unit_of_work(timeout=self._write_timeout_s)
                async def work(tx: AsyncManagedTransaction) -> Revision:
                    revision = await write(tx, changes)
                    await marks.begin()
                    return revision

                return await session.execute_write(work)
        except QueryTimeout as timeout:
            raise StoreBusy(timeout.message, "Another load may hold the graph; try again later.") from timeout

    async def close(self) -> None:
        async with translated(self._address, self._timeout_s):
            await self._driver.close()

    async def _read(self, text: str, parameters: Mapping[str, Any] | None = None) -> Any:
        async with self._session(neo4j.READ_ACCESS, self._timeout_s) as session:
            return await read_whole(session, text, parameters or {}, self._timeout_s)

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


def _check_version(agent: str, place: str) -> None:
    found = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
    if not found or (int(found[1]), int(found[2])) < _OLDEST:
        oldest = ".".join(map(str, _OLDEST))
        raise NotAStore(
            f"The server at {place} is {agent}, and dutygraph needs Neo4j {oldest} or later.",
            "Upgrade it, or name another in DUTYGRAPH_STORE.",
        )
