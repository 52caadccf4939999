"""Several processes on one graph: loaders that are killed, and readers beside them."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dutygraph.graph.store.content_hash import EMPTY, replaced
from dutygraph.graph.store.port import Fetch, Record, Relation, Revision, Store, out
from tests.conftest import Engine
from tests.graph.replacing import replace
from tests.graph.store.everything import held_by, stated_by
from tests.graph.store.loading_process import NAME, versions
from tests.graph.store.samples import CATALOGUE, catalogue, source

pytestmark = pytest.mark.anyio

ROUNDS = {"sqlite": 40, "neo4j": 8}


class Loaders:
    """Starts loaders of a graph, each in a process of its own."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.graph.store.loading_process"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).resolve().parents[3],
            start_new_session=True,
        )

    def start(self) -> int:
        """The process id of one that has begun."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(self._address, file=self._process.stdin, flush=True)
        return int(self._process.stdout.readline())

    def close(self) -> None:
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.communicate()


@pytest.fixture
def loaders(engine: Engine) -> Iterator[Loaders]:
    started = Loaders(engine.address)
    yield started
    started.close()


async def test_a_killed_load_leaves_the_old_graph_or_the_new_one(
    engine: Engine,
    make_store: Callable[..., Awaitable[Store]],
    loaders: Loaders,
    request: pytest.FixtureRequest,
) -> None:
    rng = random.Random(7)
    kills = request.config.getoption("--kills") or ROUNDS[engine.name]
    small, large = versions()
    possible = {version.content_hash: stated_by(catalogue(), version) for version in (small, large)}
    store = await make_store()
    await replace(store, CATALOGUE, catalogue())
    for version in (small, large, small, large):
        began = time.monotonic()
        await replace(store, source(NAME), version)
        longest = 3 * (time.monotonic() - began)
    seen: set[str] = set()
    number = 0
    rounds = 0
    while rounds < kills or (len(seen) < 2 and rounds < 5 * kills):
        rounds += 1
        loader = loaders.start()
        time.sleep(rng.uniform(0, longest))  # noqa: ASYNC251
        os.kill(loader, signal.SIGKILL)
        # It must be good for those who open it anew as for those who have it open.
        fresh = await engine.open()
        left = await left_in(fresh)
        await fresh.close()
        assert left.revision.number >= number
        number = left.revision.number
        seen.add(left.stated)
        if rounds >= kills:
            # Loads take longer in the other process than here: let one come through.
            longest *= 1.1
        without = replaced(EMPTY, "catalogue", None, catalogue().content_hash)
        assert left.revision.content_hash == replaced(without, f"document:{NAME}", None, left.stated)
        assert left.held == possible[left.stated]
    assert await left_in(store) == left
    assert seen == set(possible)
    # The graph still takes a load.
    await replace(store, source(NAME), small)
    assert await held_by(store) == possible[small.content_hash]


@dataclass(frozen=True)
class Left:
    """A graph after a kill; `stated` is the content hash of the version it says it holds."""

    revision: Revision
    stated: str
    held: list[tuple[Record, ...]]


async def left_in(store: Store) -> Left:
    while True:
        revision = await store.revision()
        left = Left(revision, (await store.sources())[f"document:{NAME}"], await held_by(store))
        # A server may still be busy with a commit it was sent before the kill.
        if await store.revision() == revision:
            return left


async def test_readers_beside_a_loader_see_whole_documents(
    engine: Engine, store: Store, loaders: Loaders
) -> None:
    await replace(store, CATALOGUE, catalogue())
    await replace(store, source(NAME), versions()[0])
    duties = Relation("duties", (out("IMPOSES", "Obligation"),), Fetch("Obligation"))
    tasks = Relation(
        "tasks",
        (out("HAS_CATEGORY", "Category"), out("HAS_TASK", "Task")),
        Fetch("Task", relations=(duties,)),
        total=True,
    )
    listed = Fetch("TaskList", ("title",), relations=(tasks,))
    loaders.start()
    seen: set[str] = set()
    deadline = time.monotonic() + 30
    while len(seen) < 2 and time.monotonic() < deadline:
        (found,) = await store.fetch(listed)
        assert len(found.tasks) == found.tasks_total == {"甲": 10, "乙": 60}[found.title]
        assert all(len(task.duties) == 1 for task in found.tasks)
        seen.add(found.title)
    assert seen == {"甲", "乙"}
