"""Backups: one file for either engine, whole or not there, and restored whole or not at all."""

import asyncio
import gzip
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, cast

import pytest
from click.testing import CliRunner

from dutygraph.graph.errors import InvalidInput, StaleChanges
from dutygraph.graph.store.port import Store
from dutygraph.service.cli import cli
from dutygraph.service.load.backup import back_up, check, restore
from dutygraph.service.load.loading import scratch
from tests.graph.replacing import replace
from tests.graph.store.everything import held_by
from tests.graph.store.samples import CATALOGUE, catalogue, document, source

pytestmark = pytest.mark.anyio


async def filled(store: Store) -> None:
    await replace(store, CATALOGUE, catalogue())
    for name in ("a", "b"):
        await replace(store, source(name), document(name))


async def test_a_backup_restores_the_same_graph_into_either_engine(store: Store, tmp_path: Path) -> None:
    await filled(store)
    file = tmp_path / "graph.backup"
    done = await back_up(store, file)
    assert done.sources == 3
    async with scratch() as other:
        await restore(other, file, replace=False)
        assert (await other.revision()).content_hash == done.content_hash
        assert await held_by(other) == await held_by(store)
        again = tmp_path / "again.backup"
        await back_up(other, again)
    before = await held_by(store)
    await replace(store, source("a"), None)
    await replace(store, source("c"), document("c"))
    with pytest.raises(InvalidInput, match="--replace"):
        await restore(store, again, replace=False)
    await restore(store, again, replace=True)
    assert await held_by(store) == before
    assert (await store.revision()).content_hash == done.content_hash


async def test_a_backup_beside_a_load_is_one_state_of_the_graph(store: Store, tmp_path: Path) -> None:
    await filled(store)
    states = {(await store.revision()).content_hash}

    async def load() -> None:
        for number in range(4):
            await replace(store, source("a"), document("a", tasks=number + 1))
            states.add((await store.revision()).content_hash)

    loading = asyncio.create_task(load())
    done = await back_up(store, tmp_path / "graph.backup")
    await loading
    assert done.content_hash in states
    async with scratch() as other:
        await restore(other, tmp_path / "graph.backup", replace=False)
        assert (await other.revision()).content_hash == done.content_hash


class Loading:
    """A store into which something is loaded right after its sources are first asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._asked = False

    async def sources(self) -> Mapping[str, str]:
        held = await self._store.sources()
        if not self._asked:
            self._asked = True
            await replace(self._store, source("c"), document("c"))
        return held

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


async def test_a_restore_beside_a_load_is_done_anew(store: Store, tmp_path: Path) -> None:
    await filled(store)
    backup = await back_up(store, tmp_path / "graph.backup")
    done = await restore(cast("Store", Loading(store)), tmp_path / "graph.backup", replace=True)
    assert done.content_hash == backup.content_hash == (await store.revision()).content_hash


async def test_a_backup_takes_the_place_of_none_but_a_backup(store: Store, tmp_path: Path) -> None:
    await filled(store)
    letter = tmp_path / "letter.txt"
    letter.write_text("写给自己的话", encoding="utf-8")
    with pytest.raises(InvalidInput, match="no backup"):
        await back_up(store, letter, replace=True)
    assert letter.read_text(encoding="utf-8") == "写给自己的话"
    file = tmp_path / "graph.backup"
    await back_up(store, file)
    content = file.read_bytes()
    await replace(store, source("c"), document("c"))
    with pytest.raises(InvalidInput, match="--replace"):
        await back_up(store, file)
    assert file.read_bytes() == content
    assert (await back_up(store, file, replace=True)).sources == 4


@pytest.mark.parametrize("damage", ["cut", "empty", "other", "absent", "changed", "unsigned"])
async def test_what_is_no_whole_backup_is_not_read(tmp_path: Path, damage: str) -> None:
    file = tmp_path / "graph.backup"
    async with scratch() as store:
        await filled(store)
        await back_up(store, file)
    content = file.read_bytes()
    match damage:
        case "cut":
            file.write_bytes(content[: len(content) // 2])
        case "empty":
            file.write_bytes(b"")
        case "other":
            file.write_text("a letter")
        case "absent":
            file.unlink()
        case "unsigned":
            file.write_bytes(gzip.compress(gzip.decompress(content).replace(b'"content_hash"', b'"hash"', 1)))
        case "changed":
            middle = len(content) // 2
            file.write_bytes(content[:middle] + bytes((content[middle] ^ 1,)) + content[middle + 1 :])
    with pytest.raises(InvalidInput, match=r"graph\.backup"):
        check(file)


async def test_what_is_found_wrong_on_the_way_leaves_the_graph_as_it_was(
    store: Store, tmp_path: Path
) -> None:
    await filled(store)
    file = tmp_path / "graph.backup"
    done = await back_up(store, file)
    content = gzip.decompress(file.read_bytes()).replace(done.content_hash.encode(), b"1" * 64)
    file.write_bytes(gzip.compress(content))
    check(file)
    await replace(store, source("c"), document("c"))
    before = await held_by(store), await store.revision()
    with pytest.raises(InvalidInput, match=r"graph\.backup"):
        await restore(store, file, replace=True)
    assert (await held_by(store), await store.revision()) == before
    said = document("d")
    stated = [(said, said.packed)]
    with pytest.raises(StaleChanges):
        await store.restate(before[1].number - 1, lambda: stated)
    assert (await held_by(store), await store.revision()) == before


def test_backing_up_and_restoring_from_the_command_line(shipped_graph: Path, tmp_path: Path) -> None:
    def run(*arguments: object, store: Path) -> tuple[int, str]:
        result = CliRunner().invoke(
            cli, [str(argument) for argument in arguments], env={"DUTYGRAPH_STORE": f"sqlite:{store}"}
        )
        return result.exit_code, result.output

    file, other = tmp_path / "b", tmp_path / "other.sqlite"
    assert run("backup", file, store=shipped_graph)[0] == 0
    assert run("restore", file, store=other)[0] == 0
    code, told = run("restore", file, store=other)
    assert code == 1
    assert "--replace" in told
    file.write_bytes(file.read_bytes()[:-9])
    assert run("restore", file, store=tmp_path / "none.sqlite")[0] == 1
    assert not (tmp_path / "none.sqlite").exists()
    told_of = [run("status", store=store)[1].splitlines()[2].split()[-1] for store in (shipped_graph, other)]
    assert told_of[0] == told_of[1]
    with closing(sqlite3.connect(shipped_graph)) as connection:
        connection.executescript('DELETE FROM "_model"; ALTER TABLE "Task" DROP COLUMN "title_en"')
    code, told = run("backup", tmp_path / "older", store=shipped_graph)
    assert code == 0, told
    assert run("restore", tmp_path / "older", store=tmp_path / "anew.sqlite")[1].split()[-1] == told_of[0]
    code, told = run("backup", tmp_path / "absent" / "b", store=other)
    assert code == 1
    assert "Traceback" not in told
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_backup_that_is_ended_leaves_nothing(shipped_graph: Path, tmp_path: Path) -> None:
    """Its file is waited for to appear; to write all of it takes longer than the signal does."""
    slow = tmp_path / "slow"
    slow.mkdir()
    (slow / "sitecustomize.py").write_text("import os, time\nos.fsync = lambda _: time.sleep(60)\n")
    shipped = os.environ | {"DUTYGRAPH_STORE": f"sqlite:{shipped_graph}", "PYTHONPATH": str(slow)}
    folder = tmp_path / "backups"
    folder.mkdir()
    program = "from dutygraph.service.cli import main; main()"
    command = [sys.executable, "-c", program, "backup", str(folder / "b")]
    with subprocess.Popen(command, env=shipped) as backup:
        until = time.monotonic() + 60
        while not list(folder.iterdir()) and time.monotonic() < until:
            time.sleep(0.02)
        assert [path.name[:3] for path in folder.iterdir()] == [".b."]
        backup.send_signal(signal.SIGTERM)
        assert backup.wait(60) == 143
    assert list(folder.iterdir()) == []
