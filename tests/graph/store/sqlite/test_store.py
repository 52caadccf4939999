"""What the SQLite store promises beyond every store: its file, its limits and a model that grows."""

import asyncio
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import orjson
import pytest

from dutygraph.graph.errors import NotAStore, OlderStore, QueryTimeout, StoreBusy, StoreUnavailable
from dutygraph.graph.model import MODEL, declaration
from dutygraph.graph.stated import Batch, Rank, Source
from dutygraph.graph.store.plan import ROOT, Object, Paging, Property
from dutygraph.graph.store.port import (
    CountKey,
    Fetch,
    Relation,
    Revision,
    into,
    out,
)
from dutygraph.graph.store.sqlite import connections as sqlite_connections
from dutygraph.graph.store.sqlite import ddl as sqlite_ddl
from dutygraph.graph.store.sqlite import store as sqlite_store
from dutygraph.graph.store.sqlite import write as sqlite_write
from dutygraph.graph.store.sqlite.connections import Deadline
from dutygraph.graph.store.sqlite.store import SqliteStore
from tests.graph.replacing import replace
from tests.graph.store.drawing import draw_graph
from tests.graph.store.everything import held_by
from tests.graph.store.samples import CATALOGUE, catalogue, document, source

pytestmark = pytest.mark.anyio


NAMES = {
    "vocabulary": Rank.VOCABULARY,
    "catalogue": Rank.CATALOGUE,
    "document:a": Rank.DOCUMENT,
    "document:b": Rank.DOCUMENT,
}


async def fill(store: SqliteStore, *, documents: int, tasks: int) -> None:
    await replace(store, CATALOGUE, catalogue())
    for number in range(documents):
        name = f"{number:03}"
        await replace(store, source(name), document(name, tasks=tasks))


# Every task of a document with every other, several times over: minutes.
SLOW = Fetch(
    "SourceDocument", order=(CountKey((into("STATED_IN", "Task"), out("STATED_IN", "SourceDocument")) * 4),)
)


# ---- the file ---------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
async def test_the_files_are_their_owners_alone(path: Path) -> None:
    before = os.umask(0)
    try:
        store = await SqliteStore.open(path)
        await replace(store, CATALOGUE, catalogue())
        rights = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
        await store.close()
    finally:
        os.umask(before)
    assert rights == dict.fromkeys(("graph.sqlite", "graph.sqlite-wal", "graph.sqlite-shm"), 0o600)


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
async def test_rights_that_somebody_gave_are_kept(path: Path) -> None:
    await (await SqliteStore.open(path)).close()
    os.chmod(path, 0o640)  # noqa: PTH101
    await (await SqliteStore.open(path)).close()
    assert os.stat(path).st_mode & 0o777 == 0o640  # noqa: PTH116


async def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    store = await SqliteStore.open(tmp_path / "new" / "folder" / "graph.sqlite")
    assert (await store.revision()).number == 0
    await store.close()


async def test_other_things_are_not_a_store(tmp_path: Path) -> None:
    text = tmp_path / "list.txt"
    text.write_text("上海市车联网重点任务清单" * 100, encoding="utf-8")
    other = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE task (id)")
    before = [text.read_bytes(), other.read_bytes()]
    for place in (text, other, tmp_path):
        for read_only in (False, True):
            with pytest.raises(NotAStore, match=str(place)):
                await SqliteStore.open(place, read_only=read_only)
    assert [text.read_bytes(), other.read_bytes()] == before
    assert names_in(tmp_path) == ["list.txt", "other.sqlite"]


def names_in(folder: Path) -> list[str]:
    return sorted(child.name for child in folder.iterdir())


async def test_another_format_is_not_a_store(store: SqliteStore, path: Path) -> None:
    await store.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {sqlite_ddl.FORMAT + 1}")
    with pytest.raises(NotAStore, match="format"):
        await SqliteStore.open(path)


async def test_a_damaged_file_is_not_a_store(store: SqliteStore, path: Path) -> None:
    await store.close()
    damage(path)
    with pytest.raises(NotAStore):
        await SqliteStore.open(path)


def damage(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)


async def test_a_place_that_cannot_be_written_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreUnavailable):
        await SqliteStore.open(tmp_path / "file" / "graph.sqlite")
    with pytest.raises(StoreUnavailable, match="no graph"):
        await SqliteStore.open(tmp_path / "absent.sqlite", read_only=True)
    assert names_in(tmp_path) == ["file"]


async def test_another_writer_makes_it_busy_for_writing_and_not_for_reading(path: Path) -> None:
    store = await SqliteStore.open(path, busy_timeout_s=0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy, match=str(path)):
            await replace(store, CATALOGUE, catalogue())
        assert (await store.revision()).number == 0
        again = await SqliteStore.open(path, busy_timeout_s=0.05)
        assert await again.count(Fetch("Instrument")) == 0
        await again.close()
        other.execute("ROLLBACK")
    await replace(store, CATALOGUE, catalogue())
    assert await store.count(Fetch("Instrument")) == 2
    await store.close()


async def test_a_long_wait_for_another_writer_is_told(
    path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dutygraph.graph.store.sqlite.store._UNNOTICED_S", 0.01)
    store = await SqliteStore.open(path, busy_timeout_s=60)
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        waiting = asyncio.create_task(replace(store, CATALOGUE, catalogue()))
        while "held by another writer" not in caplog.text:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        assert str(path) in caplog.text
        other.execute("ROLLBACK")
        await waiting
    assert (await store.revision()).number == 1
    await store.close()


async def test_a_writer_waits_for_another(store: SqliteStore, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        waiting = asyncio.create_task(replace(store, CATALOGUE, catalogue()))
        await asyncio.sleep(0.1)
        assert not waiting.done()
        other.execute("ROLLBACK")
        await waiting
    assert (await store.revision()).number == 1


async def test_a_read_that_takes_too_long_is_cut_off(store: SqliteStore, path: Path) -> None:
    await fill(store, documents=1, tasks=300)
    hasty = await SqliteStore.open(path, timeout_s=0.2, readers=1)
    with pytest.raises(QueryTimeout, match=r"0\.2 s"):
        await hasty.fetch(SLOW)
    # The connection is still good.
    assert (await hasty.revision()).number == 2
    # Who waits too long for a free connection is told the same, or reads too long once it is free.
    waiting = await asyncio.gather(hasty.fetch(SLOW), hasty.fetch(SLOW), return_exceptions=True)
    assert [type(outcome) for outcome in waiting] == [QueryTimeout, QueryTimeout]
    await hasty.close()


async def test_a_read_that_was_thought_short_does_not_hold_up_the_others(
    store: SqliteStore, path: Path
) -> None:
    await fill(store, documents=1, tasks=300)
    impatient = await SqliteStore.open(path, timeout_s=0.2)
    wanted = Object("SourceDocument", (("id", Property("id")),))
    reading = asyncio.create_task(impatient.rows(wanted, Paging(order=SLOW.order), {}, light=True))
    await asyncio.sleep(0)
    assert not reading.done()
    with pytest.raises(QueryTimeout):
        await reading
    await impatient.close()


async def test_where_no_file_can_be_made_it_is_said() -> None:
    # Nobody makes files there, whoever they are.
    with pytest.raises(StoreUnavailable, match=r"/proc/graph\.sqlite 无法建立 cannot be made"):
        await SqliteStore.open(Path("/proc/graph.sqlite"))


async def test_a_read_that_is_stopped_leaves_nothing_open(
    store: SqliteStore, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await fill(store, documents=1, tasks=300)
    # So often that the end of a read is come upon, too.
    monkeypatch.setattr("dutygraph.graph.store.sqlite.connections._OPERATIONS_BETWEEN_CHECKS", 1)
    hasty = await SqliteStore.open(path, timeout_s=0.2, readers=1)
    wanted = Object("SourceDocument", (("id", Property("id")),))
    for light in (True, False):
        with pytest.raises(QueryTimeout):
            await hasty.rows(wanted, Paging(order=SLOW.order), {}, light=light)
        assert len(await hasty.rows(wanted, Paging(), {}, light=light)) == 1
    await hasty.close()


async def test_a_read_nobody_waits_for_stops(store: SqliteStore, path: Path) -> None:
    await fill(store, documents=1, tasks=300)
    patient = await SqliteStore.open(path, timeout_s=600, readers=1)
    read = asyncio.create_task(patient.fetch(SLOW))
    await asyncio.sleep(0.1)
    read.cancel()
    with pytest.raises(asyncio.CancelledError):
        await read
    assert await patient.count(Fetch("Task")) == 300
    await patient.close()


async def test_stores_may_be_opened_on_a_new_file_at_once(path: Path) -> None:
    stores = await asyncio.gather(*(SqliteStore.open(path) for _ in range(8)))
    for store in stores:
        assert (await store.revision()).number == 0
        await store.close()


async def test_a_disk_without_room_is_told(
    store: SqliteStore, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await fill(store, documents=1, tasks=2)
    before = await store.revision()

    def write(connection: sqlite3.Connection, changes: Batch) -> Revision:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        return sqlite_write.write(connection, changes)

    monkeypatch.setattr("dutygraph.graph.store.sqlite.store.write", write)
    with pytest.raises(StoreUnavailable, match=f"{path} is full"):
        await replace(store, source("big"), document("big", tasks=2000))
    assert await store.revision() == before


async def test_a_full_disk_leaves_the_graph_as_it_was(store: SqliteStore, path: Path) -> None:
    await fill(store, documents=1, tasks=2)
    before = await store.revision()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_of(path) + 100_000, limits[1]))
    try:
        with pytest.raises(StoreUnavailable, match=str(path)):
            await replace(store, source("big"), document("big", tasks=2000))
        assert await store.revision() == before
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    await replace(store, source("big"), document("big", tasks=20))
    assert (await store.revision()).number == before.number + 1


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Lets no file grow, as on a full disk, until it is called, which makes room."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    # What those who read a log share has 32 KiB.
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, limits[1]))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=0))

    def make_room() -> None:
        monkeypatch.undo()
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    yield make_room
    make_room()


@pytest.fixture
async def lying(path: Path) -> Path:
    """A graph that nobody has open."""
    store = await SqliteStore.open(path)
    await fill(store, documents=1, tasks=2)
    await store.close()
    return path


@pytest.mark.parametrize("read_only", [True, False])
async def test_a_graph_on_a_full_disk_is_read_and_seen_to_change_when_there_is_room(
    lying: Path, full_disk: Callable[[], None], caplog: pytest.LogCaptureFixture, *, read_only: bool
) -> None:
    store = await SqliteStore.open(lying, read_only=read_only)
    assert ("is on a full disk: opened for reading only" in caplog.text) != read_only
    assert await store.count(Fetch("Task")) == 2
    with pytest.raises(StoreUnavailable, match="reading only"):
        await replace(store, source("000"), document("000", tasks=3))
    with pytest.raises(StoreUnavailable, match="is full"):
        await SqliteStore.open(lying, to_write=True)
    full_disk()
    writer = await SqliteStore.open(lying)
    await replace(writer, source("000"), document("000", tasks=3))
    assert await store.count(Fetch("Task")) == 3
    await replace(writer, source("000"), document("000", tasks=4))
    await writer.close()
    assert await store.count(Fetch("Task")) == 4
    await store.close()


async def test_what_is_read_on_a_full_disk_while_somebody_writes_is_refused(
    lying: Path, full_disk: Callable[[], None]
) -> None:
    store = await SqliteStore.open(lying, read_only=True)
    with pytest.raises(StoreBusy, match="changed while it was read"), store._connections.used(Deadline()):
        os.utime(lying)
    assert await store.count(Fetch("Task")) == 2
    await store.close()


async def test_a_log_that_cannot_be_read_on_a_full_disk_is_not_passed_over(
    lying: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """As a loader leaves it that was killed."""
    writer = await SqliteStore.open(lying)
    reader = await SqliteStore.open(lying)
    with reader._connections.used(Deadline()) as connection:
        connection.raw.execute("BEGIN")
        connection.seen()
        await replace(writer, source("000"), document("000", tasks=3))
        left = tmp_path / "left.sqlite"
        for suffix in ("", "-wal"):
            shutil.copy(f"{lying}{suffix}", f"{left}{suffix}")
        connection.raw.execute("ROLLBACK")
    await reader.close()
    await writer.close()
    make_room = request.getfixturevalue("full_disk")
    for read_only in (True, False):
        with pytest.raises(StoreUnavailable, match="still in its log"):
            await SqliteStore.open(left, read_only=read_only)
    make_room()
    store = await SqliteStore.open(left, read_only=True)
    assert await store.count(Fetch("Task")) == 3
    await store.close()


def size_of(path: Path) -> int:
    return max(part.stat().st_size for part in path.parent.iterdir())


async def test_a_reader_of_a_file_cannot_write_to_it(store: SqliteStore, path: Path) -> None:
    await fill(store, documents=1, tasks=1)
    reader = await SqliteStore.open(path, read_only=True)
    assert await reader.count(Fetch("Task")) == 1
    with pytest.raises(StoreUnavailable, match="reading"):
        await replace(reader, CATALOGUE, catalogue(note="other"))
    await reader.close()


async def test_a_read_sees_one_state_of_the_graph(store: SqliteStore, path: Path) -> None:
    """A load between the statements of one fetch must not show."""
    await fill(store, documents=1, tasks=2)
    other = await SqliteStore.open(path)
    fetch = Fetch("Category", relations=(Relation("tasks", (out("HAS_TASK", "Task"),), Fetch("Task")),))

    async def read() -> None:
        for _ in range(50):
            for category in await other.fetch(fetch):
                assert len(category.tasks) in (2, 5)
            await asyncio.sleep(0)

    async def write() -> None:
        for number in range(20):
            tasks = 5 if number % 2 else 2
            await replace(store, source("000"), document("000", tasks=tasks, title=f"{number}"))

    await asyncio.gather(read(), write())
    await other.close()


class Stopping:
    """A deadline that has passed once it was asked about so often."""

    def __init__(self, left: int) -> None:
        self.at = float("inf")
        self.left = left

    def passed(self) -> bool:
        self.left -= 1
        return self.left < 0


@pytest.mark.parametrize("left", range(1, 8))
async def test_a_read_that_is_stopped_anywhere_leaves_no_transaction_open(
    path: Path, left: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_connections, "_OPERATIONS_BETWEEN_CHECKS", 1)
    store = await SqliteStore.open(path)
    await replace(store, CATALOGUE, catalogue())
    shown, every = Object("Instrument", (("id", Property("id")),)), Paging()
    for _ in range(3):
        with monkeypatch.context() as stopped:
            made = iter([Stopping(left)])
            stopped.setattr(
                sqlite_store, "Deadline", lambda *at, first=made: next(first, None) or Deadline(*at)
            )
            assert len(await store.rows(shown, every, {ROOT: every}, light=True)) == 2
    assert len(await store.rows(shown, every, {ROOT: every}, light=True)) == 2
    await store.close()


# ---- a model that grows -----------------------------------------------------


async def test_a_graph_of_an_older_model_is_rebuilt_out_of_what_its_sources_state(
    store: SqliteStore, path: Path
) -> None:
    for number, (name, rank) in enumerate(NAMES.items()):
        drawn = draw_graph(name, number, rank, name, reaching=False)
        await replace(store, drawn.source, drawn)
    held, revision = await held_by(store), await store.revision()
    stated = {id: await store.packed(id) for id in await store.sources()}
    await store.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            'ALTER TABLE "Task" DROP COLUMN "title_en"; DROP TABLE "Instrument_KNOWN_AS_Designation";'
            ' CREATE TABLE "Sanction" ("id" TEXT); DROP TABLE "_fact"; DELETE FROM "_model"'
        )
    before = path.read_bytes()  # noqa: ASYNC240
    for read_only in (True, False):
        with pytest.raises(OlderStore, match="dutygraph migrate"):
            await SqliteStore.open(path, read_only=read_only)
    older = await SqliteStore.open(path, read_only=True, of_any_model=True)
    assert {id: await older.packed(id) for id in await older.sources()} == stated
    await older.close()
    assert path.read_bytes() == before  # noqa: ASYNC240
    again = await SqliteStore.open(path, migrate=True)
    assert await held_by(again) == held
    now = await again.revision()
    assert (now.number, now.content_hash) == (revision.number + 1, revision.content_hash)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
    # Who states what is known again: one goes, and the others stay.
    await replace(again, Source("document:a", Rank.DOCUMENT), None)
    await again.close()
    with closing(sqlite3.connect(path)) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE sql NOT NULL")}
    assert {name for name in names if not name.startswith("_grams_")} == sqlite_ddl.schema().keys()


@pytest.mark.parametrize(
    "newer",
    [
        {"model": MODEL + 1, "declared": []},
        {"model": MODEL, "declared": [*declaration(), "Sanction.id: str"]},
    ],
)
async def test_a_graph_of_a_newer_model_is_refused(
    store: SqliteStore, path: Path, newer: dict[str, object]
) -> None:
    await fill(store, documents=1, tasks=1)
    await store.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE _model SET mark = ?", (orjson.dumps(newer).decode(),))
        connection.commit()
    before = path.read_bytes()  # noqa: ASYNC240
    for migrate in (False, True):
        with pytest.raises(NotAStore, match="newer version of dutygraph"):
            await SqliteStore.open(path, migrate=migrate)
    assert path.read_bytes() == before  # noqa: ASYNC240


async def test_a_copy_of_the_file_holds_what_was_loaded_though_the_graph_is_served(
    store: SqliteStore, path: Path, tmp_path: Path
) -> None:
    await store.count(Fetch("Instrument"))
    loading = await SqliteStore.open(path)
    await replace(loading, CATALOGUE, catalogue())
    await loading.close()
    copied = await SqliteStore.open(Path(shutil.copy(path, tmp_path / "copy.sqlite")))
    assert await copied.count(Fetch("Instrument")) == 2
    await copied.close()


READ = """
import asyncio, os, sys
from pathlib import Path
from types import SimpleNamespace
from tests.graph.replacing import replace
from dutygraph.graph.store.port import Fetch
from dutygraph.graph.store.sqlite.connections import Deadline
from dutygraph.graph.store.sqlite.store import SqliteStore
from tests.graph.store.samples import CATALOGUE, catalogue

# To root nothing is read-only.
if os.geteuid() == 0:
    os.setuid(65534)

async def main():
    for read_only in (False, True):
        store = await SqliteStore.open(Path(sys.argv[1]), read_only=read_only)
        print(await store.count(Fetch("Instrument")), (await store.revision()).number)
        try:
            await replace(store, CATALOGUE, catalogue(note="x"))
        except Exception as error:
            print(type(error).__name__)
        await store.close()
    try:
        await SqliteStore.open(Path(sys.argv[1]), to_write=True)
    except Exception as error:
        print(error.code)

asyncio.run(main())
"""


def _read(path: Path) -> subprocess.CompletedProcess[str]:
    root = Path(__file__).resolve().parents[4]
    command = [sys.executable, "-c", READ, str(path)]
    return subprocess.run(command, capture_output=True, text=True, cwd=root, check=False)


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
async def test_a_graph_where_nothing_can_be_written_is_opened_for_reading_and_says_so() -> None:
    """A container image, or a volume mounted read-only."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "mounted"
        folder.mkdir()
        store = await SqliteStore.open(folder / "graph.sqlite")
        await replace(store, CATALOGUE, catalogue())
        await store.close()
        for path, rights in ((folder / "graph.sqlite", 0o444), (folder, 0o555), (Path(name), 0o755)):
            path.chmod(rights)
        ran = await asyncio.to_thread(_read, folder / "graph.sqlite")
        folder.chmod(0o755)
        assert ran.stdout.splitlines() == [*["2 1", "StoreUnavailable"] * 2, "STORE_UNAVAILABLE"], ran.stderr
        assert "opened for reading only" in ran.stderr
        assert sorted(path.name for path in folder.iterdir()) == ["graph.sqlite"]
