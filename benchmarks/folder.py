"""Loading a folder of documents of one's own: what each takes, and whether their order leaves a trace.

    python -m benchmarks.folder FOLDER [--count 200] [--orders 3] [--store URL]

Reads the documents once, in this process, then writes them in as many orders, each into an empty graph of its
own (`--store`: in one order, into that one, which must be empty), and prints processor time a document, and
what beginning the next load takes. Exits with 1 where two orders end in different graphs.
"""

import argparse
import asyncio
import random
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from dutygraph.graph.sources.draft import Draft
from dutygraph.graph.store.port import Store
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.loaded import Loaded
from dutygraph.service.load import read_one
from dutygraph.service.load.files import catalogue_of, expanded, named, vocabulary_of
from dutygraph.service.load.knowledge_from_store import read_knowledge
from dutygraph.service.load.loading import lacking, load_paths, scratch
from dutygraph.service.load.resolver import entries_in, waiting_in
from dutygraph.service.load.writing import Item, Options, Writer
from dutygraph.service.settings import Settings
from dutygraph.service.stores import open_store

_SEEDS = Settings().seeds


def read(paths: Sequence[Path], knowledge: Knowledge) -> list[Item]:
    """Those that are not refused."""
    answers = [(path, read_one.read(path, read_one.load_one, knowledge)) for path in paths]
    return [Item.of(at, path, found) for at, (path, found) in enumerate(answers) if isinstance(found, Loaded)]


async def prepared(store: Store) -> Knowledge:
    await load_paths(store, [vocabulary_of(_SEEDS), catalogue_of(_SEEDS)], seeds=_SEEDS)
    return await read_knowledge(await Draft.of(store), vocabulary_of(_SEEDS))


async def write(store: Store, items: Sequence[Item]) -> float:
    """Seconds of this process's processor time."""
    writer = Writer(store, Options(replace_others=True))
    began = time.process_time()
    for item in items:
        await writer.add(item)
    await writer.write()
    return time.process_time() - began


async def start(store: Store) -> float:
    """Seconds of this process's processor time before the first law can be written."""
    began = time.process_time()
    await lacking(store, [named(Path("one.txt"))], _SEEDS)
    draft = await Draft.of(store)
    await read_knowledge(draft, vocabulary_of(_SEEDS))
    await entries_in(draft)
    await waiting_in(store)
    return time.process_time() - began


async def measure(paths: Sequence[Path], orders: int, url: str | None) -> int:
    async with scratch() as store:
        knowledge = await prepared(store)
    began = time.process_time()
    items = read(paths, knowledge)
    records = sum(item.size for item in items)
    taken = 1000 * (time.process_time() - began) / len(paths)
    print(f"{len(items)} of {len(paths)} read, {records} records; reading {taken:.1f} ms each")
    found = set()
    for order in range(1 if url else orders):
        random.Random(order).shuffle(items)
        async with _opened(url) if url else scratch() as store:
            await prepared(store)
            found.add(await _written(store, items))
    return len(found) - 1


@asynccontextmanager
async def _opened(url: str) -> AsyncIterator[Store]:
    store = await open_store(url, prepare_empty=True)
    yield store
    await store.close()


async def _written(store: Store, items: Sequence[Item]) -> str:
    began = time.perf_counter()
    taken = 1000 * await write(store, items) / len(items)
    passed = sum(item.size for item in items) / (time.perf_counter() - began)
    revision = await store.revision()
    print(
        f"writing {taken:.1f} ms each, {passed:.0f} records/s; start of the next load"
        f" {1000 * await start(store):.0f} ms; {revision.content_hash[:12]}"
    )
    return revision.content_hash


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--orders", type=int, default=3)
    parser.add_argument("--store", metavar="URL")
    given = parser.parse_args()
    paths = list(expanded([given.folder]).files)
    random.Random(0).shuffle(paths)
    sys.exit(min(1, asyncio.run(measure(paths[: given.count], given.orders, given.store))))


if __name__ == "__main__":
    main()
