"""A process that forks loaders to be killed: a line of its input names a graph, the answer is a process id.

Two versions of one document take turns, as fast as they load, until the loader is killed.
"""

import asyncio
import itertools
import os
import signal
import sys
from pathlib import Path

from dutygraph.graph.stated import Statements
from dutygraph.graph.store.neo4j.store import Neo4jStore
from dutygraph.graph.store.port import Store
from dutygraph.graph.store.sqlite.store import SqliteStore
from tests.graph.replacing import replace
from tests.graph.store.samples import document, source

NAME = "killed"


def versions() -> tuple[Statements, Statements]:
    return document(NAME, tasks=10, title="甲"), document(NAME, tasks=60, title="乙")


async def _open(address: str) -> Store:
    if address.startswith("sqlite:"):
        return await SqliteStore.open(Path(address.removeprefix("sqlite:")))
    return await Neo4jStore.open(address, prepare_empty=True)


async def _load(address: str) -> None:
    store = await _open(address)
    print(os.getpid(), flush=True)
    for version in itertools.cycle(versions()):
        await replace(store, source(NAME), version)


def main() -> None:
    # Whom the test kills leaves no zombie.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        if os.fork() == 0:
            asyncio.run(_load(line.strip()))


if __name__ == "__main__":
    main()
