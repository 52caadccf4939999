"""A file put in the place of an open one: every read is of the one or of the other, and none of both."""

import asyncio
import os
import shutil
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from dutygraph.graph.errors import NotAStore, StoreUnavailable
from dutygraph.graph.store.port import Fetch
from dutygraph.graph.store.sqlite.store import SqliteStore
from tests.graph.replacing import replace
from tests.graph.store.samples import CATALOGUE, catalogue, document, source

pytestmark = pytest.mark.anyio

# ruff: noqa: ASYNC240, ASYNC110, PTH105 - files are moved under a running loop on purpose

TASKS = Fetch("Task", ("title",))


async def made(path: Path, tasks: int) -> Path:
    store = await SqliteStore.open(path)
    await replace(store, CATALOGUE, catalogue())
    await replace(store, source("one"), document("one", tasks=tasks))
    await store.close()
    return path


@pytest.fixture
async def path(tmp_path: Path) -> Path:
    return await made(tmp_path / "graph.sqlite", 3)


@pytest.fixture
async def other(tmp_path: Path) -> Path:
    return await made(tmp_path / "other.sqlite", 40)


@pytest.fixture(params=["rw", "ro"])
async def store(path: Path, request: pytest.FixtureRequest) -> AsyncIterator[SqliteStore]:
    store = await SqliteStore.open(path, readers=4, read_only=request.param == "ro")
    yield store
    await store.close()


async def several(store: SqliteStore) -> list[int]:
    """The numbers of tasks that as many reads see as there are threads, and more."""
    return [len(found) for found in await asyncio.gather(*(store.fetch(TASKS) for _ in range(16)))]


async def test_all_connections_are_to_the_new_file_at_once(
    store: SqliteStore, path: Path, other: Path
) -> None:
    assert set(await several(store)) == {3}
    os.replace(other, path)
    assert set(await several(store)) == {40}


async def test_a_stream_of_reads_sees_the_old_and_then_the_new(
    store: SqliteStore, path: Path, other: Path
) -> None:
    seen: list[int] = []
    reading = True

    async def read() -> None:
        while reading:
            seen.append(len(await store.fetch(TASKS)))

    readers = [asyncio.create_task(read()) for _ in range(8)]
    while len(seen) < 50:
        await asyncio.sleep(0)
    os.replace(other, path)
    while seen.count(40) < 50:
        await asyncio.sleep(0)
    reading = False
    await asyncio.gather(*readers)
    assert set(seen) == {3, 40}


async def test_the_log_of_the_old_file_is_not_read_with_the_new(
    path: Path, other: Path, tmp_path: Path
) -> None:
    """Changes that are only in the log stay with the file that they were made to, wherever it was moved."""
    store = await SqliteStore.open(path)
    await several(store)
    await replace(store, source("two"), document("two", tasks=5))
    assert path.with_name("graph.sqlite-wal").stat().st_size > 0
    path.rename(tmp_path / "moved.sqlite")
    other.rename(path)
    assert set(await several(store)) == {40}
    await replace(store, source("two"), document("two", tasks=2))
    assert set(await several(store)) == {42}
    await store.close()
    for name, tasks in (("moved.sqlite", 8), ("graph.sqlite", 42)):
        connection = sqlite3.connect(tmp_path / name)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute('SELECT count(*) FROM "Task"').fetchone() == (tasks,)
        connection.close()


async def test_a_file_that_is_gone_is_told_and_found_again(
    store: SqliteStore, path: Path, tmp_path: Path
) -> None:
    await several(store)
    path.rename(tmp_path / "away.sqlite")
    for _ in range(2):
        with pytest.raises(StoreUnavailable, match="no graph"):
            await store.revision()
    assert not path.exists()
    (tmp_path / "away.sqlite").rename(path)
    assert set(await several(store)) == {3}


async def test_what_is_no_graph_is_told_and_left_as_it_is(
    store: SqliteStore, path: Path, other: Path, tmp_path: Path
) -> None:
    await several(store)
    (tmp_path / "letter").write_text("no graph " * 1000)
    shutil.copy(tmp_path / "letter", tmp_path / "copy")
    os.replace(tmp_path / "copy", path)
    for _ in range(2):
        with pytest.raises(NotAStore):
            await store.revision()
    assert path.read_text() == (tmp_path / "letter").read_text()
    os.replace(other, path)
    assert set(await several(store)) == {40}


async def test_a_writer_writes_to_the_file_that_is_there(path: Path, other: Path) -> None:
    store = await SqliteStore.open(path)
    await replace(store, source("two"), document("two", tasks=1))
    os.replace(other, path)
    await replace(store, source("two"), document("two", tasks=1))
    assert set(await several(store)) == {41}
    await store.close()
