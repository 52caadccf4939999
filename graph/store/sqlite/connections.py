"""The connections of one process to a graph's file: one for each thread, and all to the same file.

A file may be put in the place of another while it is open. A connection goes on reading the one it
opened, and SQLite itself would read the new one together with the log of the old one. So the file's
identity is looked at before each use; where it has changed, all connections are closed, the old log
with them, and made anew, before anything is read from either.

Where nothing can be written, neither can what those who read a log share. Without a log there is nothing to
share: the file is then read as one that nobody changes, and whatever is read while somebody does is refused.
"""

import contextlib
import os
import shutil
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dutygraph.graph.errors import QueryTimeout, StoreBusy, StoreUnavailable
from dutygraph.graph.store.port import Revision
from dutygraph.graph.store.sqlite.ddl import check
from dutygraph.graph.store.sqlite.write import read_revision

_OPERATIONS_BETWEEN_CHECKS = 20_000
_CACHE_KIB = 32_768

_LONGEST_KEPT = 20_000
"""Characters of a statement: what SQLite makes of it takes 25 times as much."""

_LEAST_FREE = 65_536

_Identity = tuple[int, ...]


class Deadline:
    """When a read must be over, in seconds on the monotonic clock; 0 where nobody waits for it any more."""

    def __init__(self, at: float = float("inf")) -> None:
        self.at = at

    def passed(self) -> bool:
        return time.monotonic() > self.at


class _Raw(sqlite3.Connection):
    """SQLite's own, which keeps its last statements; `full` where a long one is among them."""

    full = False

    def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
        if len(sql) > _LONGEST_KEPT:
            self.full = True
        return super().execute(sql, *parameters)


class Connection:
    """A connection of one thread, whose statements stop at the deadline of the present use."""

    def __init__(self, path: Path, mode: str, busy_timeout_s: float) -> None:
        self.deadline = Deadline()
        self.raw = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode={mode}",
            uri=True,
            timeout=busy_timeout_s,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=128,
            factory=_Raw,
        )
        self.raw.set_progress_handler(self._is_late, _OPERATIONS_BETWEEN_CHECKS)
        self.raw.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        self.raw.execute("PRAGMA temp_store = MEMORY")
        self.raw.execute("PRAGMA foreign_keys = ON")
        self.raw.execute("PRAGMA synchronous = FULL")

        self._version: int | None = None
        self._seen: Revision

    def seen(self) -> Revision:
        """The state that is read now or in this transaction; looked up where another connection wrote."""
        (version,) = self.raw.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            self._seen = read_revision(self.raw)
            self._version = version
        return self._seen

    def _is_late(self) -> bool:
        return self.deadline.passed()


class Connections:
    """`mode` is SQLite's: rw or ro. The file must be there when the first connection is used."""

    def __init__(self, path: Path, mode: str, busy_timeout_s: float) -> None:
        self._path = path
        self._log = path.with_name(f"{path.name}-wal")
        self._mode = mode
        self._busy_timeout_s = busy_timeout_s
        self._gate = threading.Condition()
        self._in_use = 0
        self._of_thread: dict[int, Connection] = {}
        self._file: _Identity | None = None
        self._log_file: _Identity | None = None
        self._new = True
        self._still = False

    @contextlib.contextmanager
    def used(self, deadline: Deadline) -> Iterator[Connection]:
        """This thread's connection, to the file that is there now.

        StoreUnavailable where there is none, NotAStore where it is no graph; QueryTimeout where others
        do not let go of the file that was there before in time.
        """
        with self._gate:
            while (found := self._there()) != self._file:
                if not self._in_use:
                    self._change_to(found)
                elif not self._gate.wait(min(deadline.at - time.monotonic(), threading.TIMEOUT_MAX)):
                    raise QueryTimeout(f"{self._path} was replaced while it was read.", "Try again.")
            connection = self._own()
            self._in_use += 1
        try:
            connection.deadline = deadline
            yield connection
        except sqlite3.DatabaseError:
            self._check_still()
            raise
        else:
            self._check_still()
        finally:
            with self._gate:
                self._in_use -= 1
                if connection.raw.full:
                    self._of_thread.pop(threading.get_ident()).raw.close()
                self._gate.notify_all()

    def close(self) -> None:
        while self._of_thread:
            self._of_thread.popitem()[1].raw.close()

    def _there(self) -> _Identity:
        found = _identity(self._path)
        if found is None:
            raise StoreUnavailable(
                f"没有图谱 There is no graph at {self._path}.",
                "请装入一份，或把原来的放回 Load one, or put it back.",
            )
        if self._still:
            held = self._path.stat()
            return *found, held.st_size, held.st_mtime_ns, self._logged()
        return found

    def _logged(self) -> int:
        """How much the log holds."""
        return self._log.stat().st_size if self._log.exists() else 0

    def _check_still(self) -> None:
        """Passes unless what was read may be of two states."""
        if self._still and self._there() != self._file:
            raise StoreBusy(f"{self._path} 读取时有改动 was changed while it was read.", "请重试 Try again.")

    def _own(self) -> Connection:
        thread = threading.get_ident()
        if thread not in self._of_thread:
            mode = "ro&immutable=1" if self._still else self._mode
            self._of_thread[thread] = Connection(self._path, mode, self._busy_timeout_s)
        return self._of_thread[thread]

    def _change_to(self, found: _Identity) -> None:
        """Have all connections be to that file, unless another comes in its place meanwhile."""
        self._let_go()
        if self._file is not None:
            self._file, self._new, self._still = None, False, False
        try:
            raw = self._own().raw
            if not self._new:
                check(raw, self._path)
            raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            self.close()
            self._still = not self._still and self._is_still(error)
            if not self._still:
                raise
            return
        except BaseException:
            self.close()
            raise
        self._log_file = None if self._still else _identity(self._log)
        # What was opened is what was looked at only where that is there still.
        if self._there() == found:
            self._file = found
        else:
            self.close()

    def _is_still(self, error: sqlite3.OperationalError) -> bool:
        """Whether it can be read though nothing can be written; StoreUnavailable where it has a log."""
        nowhere = not os.access(self._path.parent, os.W_OK) or is_full(error, self._path)
        if self._mode != "ro" or not nowhere or not os.access(self._path, os.R_OK):
            return False
        if self._logged():
            raise StoreUnavailable(
                f"{self._path} 所在位置不可写，且最后的改动还在日志 {self._log.name} 中"
                " cannot be read where nothing can be written: its last changes are still in its log.",
                "请腾出空间或使其可写，打开一次后关闭"
                " Make room there, or make it writable, and open it once; or copy both elsewhere.",
            ) from error
        return True

    def _let_go(self) -> None:
        """Close all connections, and take away the log of their file: it would be read with the next one."""
        left = self._log_file is not None and _identity(self._log) == self._log_file
        if left and self._of_thread and self._log.stat().st_size:
            self._empty_log()
        self.close()
        if left and self._mode == "rw":
            for suffix in ("-wal", "-shm"):
                self._path.with_name(f"{self._path.name}{suffix}").unlink(missing_ok=True)
        self._log_file = None

    def _empty_log(self) -> None:
        """Put what the log holds into the file it belongs to, wherever that is now."""
        if self._mode != "rw":
            raise StoreUnavailable(
                f"{self._path} 已被替换，旁边还留有原文件的日志"
                " was replaced, and the log of the file before is still beside it.",
                "请以可写方式打开一次 Open it for writing once.",
            )
        connection = next(iter(self._of_thread.values())).raw
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise StoreBusy(
                f"{self._path} 已被替换，另一进程还在读原文件"
                " was replaced, and another process still reads the file before.",
                "待其结束后再试 Try again when that one has finished.",
            )


def is_full(error: sqlite3.Error, path: Path) -> bool:
    """Whether it comes of a full disk, on which even what readers share cannot be made."""
    primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if primary in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN):
        return shutil.disk_usage(path.parent).free < _LEAST_FREE
    return primary == sqlite3.SQLITE_FULL


def _identity(path: Path) -> _Identity | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - it stands before every read
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino
