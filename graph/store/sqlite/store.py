"""The embedded store: one SQLite file, one writer at a time, any number of readers and processes."""

import asyncio
import contextlib
import logging
import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from dutygraph.graph.errors import (
    DutygraphError,
    NotAStore,
    OlderStore,
    QueryTimeout,
    StoreBusy,
    StoreError,
    StoreUnavailable,
)
from dutygraph.graph.stated import Batch, Kept, Statements
from dutygraph.graph.store.plan import Arguments, Page, Paging, Wanted
from dutygraph.graph.store.port import Fetch, Revision
from dutygraph.graph.store.records import ReadByPlans
from dutygraph.graph.store.sqlite.answers import Answers, distinct
from dutygraph.graph.store.sqlite.connections import Connection, Connections, Deadline, is_full
from dutygraph.graph.store.sqlite.ddl import check
from dutygraph.graph.store.sqlite.prepare import prepare, restate
from dutygraph.graph.store.sqlite.write import explain, read_facts, read_packed, write
from dutygraph.graph.store.states import saw

T = TypeVar("T")

_log = logging.getLogger("dutygraph.store")

_UNNOTICED_S = 2.0
_PAUSE_S = 0.02
_AT_ONCE_S = 0.005
"""For which a read may hold up whatever else this thread has to do."""

_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_NO_STORE = frozenset({sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT})
_UNAVAILABLE = frozenset(
    {
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_AUTH,
    }
)


class SqliteStore(ReadByPlans):
    """A graph in one file: WAL, every commit synced to disk, foreign keys checked.

    Reads run in a few threads, each with its own connection, and each read sees one state of the
    graph. One store serves one process; several processes may open the same file.
    """

    forgot = None

    def __init__(
        self, path: Path, *, timeout_s: float, busy_timeout_s: float, readers: int, mode: str
    ) -> None:
        self._path = path
        self._timeout_s = timeout_s
        self._busy_timeout_s = busy_timeout_s
        self._mode = mode
        self._connections = Connections(path, mode, busy_timeout_s)
        self._answers = Answers()
        self._closed = False
        self._readers = ThreadPoolExecutor(readers, thread_name_prefix="sqlite-reader")
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="sqlite-writer")

    @classmethod
    async def open(
        cls,
        path: Path,
        *,
        timeout_s: float = 10,
        busy_timeout_s: float = 5,
        readers: int = 4,
        read_only: bool = False,
        to_write: bool = False,
        migrate: bool = False,
        of_any_model: bool = False,
    ) -> "SqliteStore":
        """Open the graph at `path`; unless `read_only`, make it if there is none, and its folder.

        A graph of an older model is OlderStore, unless it is rebuilt with `migrate`, which makes none, or
        opened for reading as it is with `of_any_model`, for what its sources state.
        Where nothing can be written it is opened for reading, but for who comes `to_write`.

        `timeout_s` bounds each read, `busy_timeout_s` the wait for another writer. NotAStore where
        something else lives there; StoreBusy, StoreUnavailable.
        """
        mode = "ro" if read_only else "rw"
        store = cls(path, timeout_s=timeout_s, busy_timeout_s=busy_timeout_s, readers=readers, mode=mode)
        try:
            await store._run(
                store._writer, lambda: store._open(migrate=migrate, older=of_any_model, to_write=to_write)
            )
            if to_write:
                store._check_writable()
        except BaseException:
            await store.close()
            raise
        return store

    async def page(self, page: Page, arguments: Arguments, *, light: bool) -> bytes:
        return await self._read(
            lambda connection, seen: self._answers.page(connection, page, arguments, seen), light=light
        )

    async def rows(
        self, wanted: Wanted, of: Paging, arguments: Arguments, *, light: bool
    ) -> Mapping[str, bytes]:
        return await self._read(
            lambda connection, state: self._answers.rows(connection, wanted, of, arguments, state),
            light=light,
        )

    async def distinct(self, fetch: Fetch) -> Sequence[Sequence[Any]]:
        return await self._read(lambda connection, _: distinct(connection, fetch))

    async def revision(self) -> Revision:
        seen = await self._use(Connection.seen, light=True)
        saw(seen.state)
        return seen

    async def packed(self, source: str) -> bytes | None:
        return await self._read(lambda connection, _: read_packed(connection, source))

    async def sources(self) -> Mapping[str, str]:
        return await self._read(
            lambda connection, _: dict(
                connection.execute("SELECT id, content_hash FROM _source ORDER BY id").fetchall()
            )
        )

    async def facts(self, ids: Iterable[str]) -> Mapping[str, Sequence[Statements]]:
        return await self._read(lambda connection, _: read_facts(connection, ids))

    async def apply(self, changes: Batch) -> Revision:
        return await self._run(self._writer, lambda: self._write(partial(write, changes=changes), changes))

    async def restate(self, based_on: int, stated: Callable[[], Iterable[Kept]]) -> Revision:
        def put(connection: sqlite3.Connection) -> Revision:
            return restate(connection, based_on, stated())

        return await self._run(self._writer, lambda: self._write(put, Batch(based_on)))

    async def close(self) -> None:
        self._closed = True
        await asyncio.to_thread(self._close)

    # ---- in the threads ----

    def _open(self, *, migrate: bool, older: bool, to_write: bool) -> None:
        if self._path.is_dir():
            raise NotAStore(f"{self._path} 是文件夹 is a folder.", "请给出文件名 Name a file for the graph.")
        if (migrate or self._mode == "ro") and not self._path.exists():
            raise StoreUnavailable(
                f"没有图谱 There is no graph at {self._path}.",
                "请先运行 dutygraph init 或装入文件 Run dutygraph init, or load a document.",
            )
        if self._mode == "ro" or self._is_read_only():
            self._open_to_read(older=older)
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            # SQLite would let everybody read it; its logs get the rights of the file itself.
            with contextlib.suppress(FileExistsError):
                os.close(os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except OSError as error:
            raise StoreUnavailable(
                f"{error.filename} 无法建立 cannot be made: {error.strerror}.",
                "请另选存放处 Name another place for the graph.",
            ) from error
        try:
            with self._connections.used(Deadline()) as writer:
                prepare(writer.raw, self._path, older=migrate)
                self._keep_log(writer.raw)
        except sqlite3.Error as error:
            if to_write or not is_full(error, self._path) or not self._path.stat().st_size:
                raise
            _log.warning("%s 所在磁盘已满，只读打开 is on a full disk: opened for reading only.", self._path)
            self._open_to_read(older=older)

    def _keep_log(self, connection: sqlite3.Connection) -> None:
        mode = self._with_log(connection, time.monotonic() + self._busy_timeout_s)
        if mode != "wal":
            raise StoreUnavailable(
                f"{self._path} 所在磁盘不支持 SQLite 的预写日志"
                " is on a disk where SQLite cannot keep a write-ahead log.",
                "请放到本地磁盘 Put the graph on a local disk.",
            )

    def _with_log(self, connection: sqlite3.Connection, until: float) -> str:
        """The mode it is in. SQLite itself does not wait here for one who opens the same new file."""
        while True:
            try:
                return str(connection.execute("PRAGMA journal_mode = WAL").fetchone()[0])
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                    raise
            time.sleep(_PAUSE_S)

    def _is_read_only(self) -> bool:
        """Whether the file lies where nothing can be written, as on a read-only mount."""
        if not self._path.exists() or all(
            os.access(each, os.W_OK) for each in (self._path, self._path.parent)
        ):
            return False
        _log.warning(
            "%s 所在位置不可写，只读打开 cannot be written where it is: opened for reading only.", self._path
        )
        return True

    def _open_to_read(self, *, older: bool) -> None:
        self._mode = "ro"
        self._connections.close()
        self._connections = Connections(self._path, self._mode, self._busy_timeout_s)
        read_by_any = (OlderStore,) if older else ()
        with self._connections.used(Deadline()) as reader, contextlib.suppress(*read_by_any):
            check(reader.raw, self._path)

    def _check_writable(self) -> None:
        if self._mode == "ro":
            raise StoreUnavailable(
                f"{self._path} 为只读打开，未写入 was opened for reading only; nothing was written.",
                "请使文件及其文件夹可写，或另选存放处"
                " Make the file and its folder writable, or name another place in"
                " DUTYGRAPH_STORE.",
            )

    def _write(self, work: Callable[[sqlite3.Connection], Revision], changes: Batch) -> Revision:
        self._check_writable()
        with self._connections.used(Deadline()) as used:
            connection = used.raw
            self._keep_log(connection)
            self._begin(connection)
            try:
                revision = work(connection)
                try:
                    connection.execute("COMMIT")
                except sqlite3.IntegrityError:
                    broken = explain(connection, changes)
                    if broken is None:
                        raise
                    raise broken from None
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            # A copy of the file alone must hold what was loaded; where readers are in the way it waits.
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
            return revision

    def _begin(self, connection: sqlite3.Connection) -> None:
        """Begin to write, when whoever writes now has finished; a wait that people notice is told."""
        at_once = min(_UNNOTICED_S, self._busy_timeout_s)
        connection.execute(f"PRAGMA busy_timeout = {int(at_once * 1000)}")
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            left = self._busy_timeout_s - at_once
            if error.sqlite_errorcode & 0xFF not in _BUSY or left <= 0:
                raise
            _log.warning(
                "%s 正被另一个程序写入，最多等待 %g 秒 is held by another writer: waiting up to %g s.",
                self._path, left, left,
            )  # fmt: skip
            connection.execute(f"PRAGMA busy_timeout = {int(left * 1000)}")
            connection.execute("BEGIN IMMEDIATE")

    async def _read(self, read: Callable[[sqlite3.Connection, str], T], *, light: bool = False) -> T:
        """What is read of one state of the graph, which it gets told."""

        def of_one_state(connection: Connection) -> tuple[T, str]:
            try:
                # Stopped at its end, it has begun.
                connection.raw.execute("BEGIN")
                of = connection.seen().state
                return read(connection.raw, of), of
            finally:
                # Its end is not to be stopped: the next read would find it open.
                connection.deadline = Deadline()
                if connection.raw.in_transaction:
                    connection.raw.execute("ROLLBACK")

        found, of = await self._use(of_one_state, light=light)
        saw(of)
        return found

    async def _use(self, work: Callable[[Connection], T], *, light: bool) -> T:
        """What a connection is used for.

        `light`: it should be over sooner than it is handed to another thread; what is not begins again there.
        """
        if light and not self._closed:
            try:
                return self._in_time(work, Deadline(time.monotonic() + _AT_ONCE_S))
            except QueryTimeout:
                pass
        deadline = Deadline(time.monotonic() + self._timeout_s)
        try:
            return await self._run(self._readers, lambda: self._in_time(work, deadline))
        except asyncio.CancelledError:
            deadline.at = 0
            raise

    def _in_time(self, work: Callable[[Connection], T], deadline: Deadline) -> T:
        try:
            if deadline.passed():
                raise self._too_slow()
            with self._connections.used(deadline) as connection:
                return work(connection)
        except sqlite3.Error as error:
            raise self._translation(error) from error

    async def _run(self, pool: ThreadPoolExecutor, work: Callable[[], T]) -> T:
        try:
            future = asyncio.get_running_loop().run_in_executor(pool, work)
        except RuntimeError as error:
            raise StoreUnavailable(f"{self._path} was closed.", "Open it again.") from error
        try:
            return await future
        except sqlite3.Error as error:
            raise self._translation(error) from error

    def _translation(self, error: sqlite3.Error) -> DutygraphError:
        code = getattr(error, "sqlite_errorcode", None)
        # The low byte is the primary code, the rest says more than we tell apart.
        primary = None if code is None else code & 0xFF
        if primary == sqlite3.SQLITE_INTERRUPT:
            return self._too_slow()
        if primary in _BUSY:
            return StoreBusy(
                f"{self._path} 正被另一个程序写入 is held by another writer.",
                "等它结束后重试 Try again when that one has finished.",
            )
        if primary in _NO_STORE:
            return NotAStore(
                f"{self._path} 不是图谱 is not a graph ({error}).",
                "请换一个文件，此文件保持原样 Name another file; this one stays as it is.",
            )
        if is_full(error, self._path):
            return StoreUnavailable(
                f"磁盘已满，未能完成 the disk of {self._path} is full: nothing of this was done.",
                "请腾出空间后重试 Make room there, and try again.",
            )
        if primary in _UNAVAILABLE:
            return StoreUnavailable(
                f"{self._path} 无法使用 cannot be used: {error}.",
                "请检查文件、权限与磁盘 Check that it exists, its permissions and the disk.",
            )
        return StoreError(f"{self._path}: {error}.", "This should not happen; please report it.")

    def _too_slow(self) -> QueryTimeout:
        return QueryTimeout(
            f"{self._path}: reading took longer than {self._timeout_s:g} s.", "Ask for less at once."
        )

    def _close(self) -> None:
        self._readers.shutdown()
        self._writer.shutdown()
        self._connections.close()
