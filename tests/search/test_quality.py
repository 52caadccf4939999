"""What people type leads to what they look for, in the graph that ships."""

import asyncio

import pytest

from benchmarks.search import build, load_shipped, synonyms
from benchmarks.search_quality import AMONG, FIRST, judged, read_queries, share
from dutygraph.graph.store.sqlite.store import SqliteStore
from dutygraph.search.finder import Finder, Narrowing
from dutygraph.search.index import Index
from dutygraph.service.settings import Settings
from dutygraph.text.designations import lookup_keys

LABELLED, NONSENSE = read_queries()


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Finder:
    folder, index = tmp_path_factory.mktemp("shipped"), tmp_path_factory.mktemp("index")
    seeds = Settings().seeds

    async def make() -> Finder:
        store = await SqliteStore.open(folder / "graph.sqlite")
        try:
            await load_shipped(store, seeds)
            await build(store, index)
        finally:
            await store.close()
        return Finder(Index(index), synonyms(seeds), lookup_keys)

    return asyncio.run(make())


def test_the_questions_cover_every_task_and_way() -> None:
    tasks = {
        end.split("/")[0] for each in LABELLED for kind, end in each.right if kind in {"task", "obligation"}
    }
    assert tasks == {f"{number:03}" for number in range(1, 18)}
    assert len(LABELLED) >= 120
    assert len({each.text for each in LABELLED}) == len(LABELLED)


@pytest.mark.parametrize("tuning", [False, True])
def test_the_right_answer_comes_first(shipped: Finder, tuning: bool) -> None:
    asked = [each for each in LABELLED if each.is_for_tuning is tuning]
    reached = share(list(judged(shipped, asked)))
    assert reached.first >= FIRST * reached.asked
    assert reached.among >= AMONG * reached.asked


@pytest.mark.parametrize("text", NONSENSE)
def test_nonsense_finds_nothing(shipped: Finder, text: str) -> None:
    assert not shipped.find(text, Narrowing()).rated
