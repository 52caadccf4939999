import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from dutygraph.graph.store.port import Store
from dutygraph.graph.store.sqlite.store import SqliteStore
from dutygraph.search.entries import pages
from dutygraph.search.finder import Finder
from dutygraph.search.index import Index, IndexWriter
from dutygraph.search.live import Search
from dutygraph.search.pinyin import Pinyin
from dutygraph.search.synonyms import Synonyms
from dutygraph.text.designations import lookup_keys
from tests.search.duties import SYNONYMS, load_duties


@pytest.fixture(scope="session")
def pinyin() -> Pinyin:
    return Pinyin.of_library()


async def indexed(store: Store, folder: Path, pinyin: Pinyin) -> Finder:
    writer = IndexWriter(folder, pinyin)
    async for page in pages(store):
        writer.add(*page)
    writer.finish()
    return Finder(Index(folder), SYNONYMS, lookup_keys)


@pytest.fixture(scope="module")
async def finder(module_store: Store, tmp_path_factory: pytest.TempPathFactory, pinyin: Pinyin) -> Finder:
    await load_duties(module_store)
    return await indexed(module_store, tmp_path_factory.mktemp("index"), pinyin)


@pytest.fixture(scope="module")
def small_finder(tmp_path_factory: pytest.TempPathFactory, pinyin: Pinyin) -> Finder:
    """On the embedded engine alone, for what has nothing to do with engines."""
    folder, index = tmp_path_factory.mktemp("small"), tmp_path_factory.mktemp("index")

    async def make() -> Finder:
        store = await SqliteStore.open(folder / "graph.sqlite")
        await load_duties(store)
        try:
            return await indexed(store, index, pinyin)
        finally:
            await store.close()

    return asyncio.run(make())


async def _synonyms() -> Synonyms:
    return SYNONYMS


@pytest.fixture
async def make_search(tmp_path: Path) -> AsyncIterator[Callable[..., Search]]:
    made: list[Search] = []

    def make(store: Store, folder: Path | None = None, **options: float) -> Search:
        place = folder or tmp_path / "search"
        told = {"patience_s": 60.0, **options}
        search = Search(store, place, synonyms=_synonyms, number_keys=lookup_keys, **told)
        made.append(search)
        return search

    yield make
    for search in made:
        await search.close()
