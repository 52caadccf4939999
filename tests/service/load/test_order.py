"""Whatever the order in which documents come and go, and in whatever batches, the graph is the same."""

import gc
import random
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from dutygraph.graph.model import CitationStatus, SourceDocument
from dutygraph.graph.sources.draft import Draft
from dutygraph.graph.stated import Batch, Statements
from dutygraph.graph.store.port import Equal, Fetch, IsNull, Not, Revision, Store
from dutygraph.loaders.citations.resolution import InstrumentIndex
from dutygraph.loaders.citations.resolving import resolved
from dutygraph.loaders.documents.formats.plain_text import read_text
from dutygraph.loaders.kinds import kind_of
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import read_as
from dutygraph.service.load.file_result import Refusal
from dutygraph.service.load.files import shipped
from dutygraph.service.load.knowledge_from_store import read_knowledge
from dutygraph.service.load.loading import load_paths
from dutygraph.service.load.resolver import entries_in
from dutygraph.service.load.unloading import unload
from dutygraph.service.load.writing import Item, Options, Writer
from dutygraph.service.settings import Settings
from dutygraph.service.stores import open_store
from tests.graph.store.everything import held_by
from tests.loaders.conftest import LOADED_AT

pytestmark = pytest.mark.anyio

SEEDS = Settings().seeds

TITLES = (
    "滨海市智能网联汽车数据安全管理办法",
    "滨海市智能网联汽车数据安全管理办法实施细则",
    "滨海市智能网联汽车数据安全管理条例",
    "中华人民共和国车辆网络安全法",
    "车辆网络安全管理规定（试行）",
    "车辆网络安全管理规定",
    "中华人民共和国数据安全法",
)
CITED = (
    *TITLES,
    "滨海市智能网联汽车数据",
    "车辆网络安全法",
    "车辆网络安全管理规订",
    "滨海市智能网联汽车数据安全管理办法（试行）",
)
ARTICLES = "一二三四五六七"


def law(rng: random.Random, title: str, known: Sequence[str] = CITED) -> str:
    """A law of up to seven articles that cite others, each other and itself."""
    lines = [title, ""]
    if rng.random() < 0.7:
        # Two may have the same number: then it says no more which is meant.
        order = rng.randrange(1, 9)
        lines += [f"（2025年3月6日滨海市人民政府令第{order}号公布 自2025年5月1日起施行）", ""]
    for article in ARTICLES[: rng.randrange(3, 8)]:
        cited = rng.choice(known)
        number = rng.choice(["", "", f"（滨海市人民政府令第{rng.randrange(1, 9)}号）"])
        label = rng.choice(["", f"第{rng.choice(ARTICLES)}条", f"第{rng.choice(ARTICLES)}条第二款"])
        bare = rng.choice(["", "，并依照车辆网络安全法第二条备案", "，依照数据安全法第二十一条分类"])
        lines.append(f"第{article}条 数据处理者应当遵守《{cited}》{number}{label}的规定{bare}。")
    return "\n".join([*lines, ""])


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
async def base(tmp_path_factory: pytest.TempPathFactory, anyio_backend: str) -> tuple[Path, Knowledge]:
    """A file with the vocabulary and the catalogue that ship, and what documents are read with by it."""
    del anyio_backend
    path = tmp_path_factory.mktemp("base") / "graph.sqlite"
    store = await open_store(f"sqlite:{path}")
    vocabulary, catalogue, *_ = shipped(SEEDS)
    await load_paths(store, [vocabulary, catalogue], seeds=SEEDS)
    knowledge = await read_knowledge(await Draft.of(store), vocabulary)
    await store.close()
    return path, knowledge


def item(text: str, at: int, knowledge: Knowledge) -> Item:
    document = read_text(f"{at}.txt", text.encode())
    read = read_as(kind_of(document), document, knowledge, loaded_at=LOADED_AT)
    return Item.of(at, Path(document.name), read)


async def write(store: Store, items: Sequence[Item], rng: random.Random) -> None:
    """In batches of any size, by as many loads."""
    left = list(items)
    while left:
        size = rng.randrange(1, len(left) + 1)
        batch, left = left[:size], left[size:]
        writer = Writer(store, Options(replace_others=True))
        for one in batch:
            await writer.add(one)
        await writer.write()
        assert [str(one.error) for one in writer.outcomes.values() if isinstance(one, Refusal)] == []


async def naively(store: Store, items: Sequence[Item]) -> dict[str, Statements]:
    """What each document states by an index of all there is."""
    draft = await Draft.of(store)
    index = InstrumentIndex(await entries_in(draft))
    on_record = await store.fetch(Fetch("Provision", where=Not(IsNull("position"))))
    index.provisions = {one.id for one in on_record}
    return {one.said.source.id: resolved(one.said, index.resolve) for one in items}


@pytest.mark.parametrize("seed", range(10))
async def test_any_order_of_documents_gives_one_graph(
    seed: int, base: tuple[Path, Knowledge], tmp_path: Path
) -> None:
    path, knowledge = base
    rng = random.Random(seed)
    titles = rng.sample(TITLES, rng.randrange(2, len(TITLES) + 1))
    items = [item(law(rng, title), at, knowledge) for at, title in enumerate(titles)]
    versions = [item(law(rng, title), at, knowledge) for at, title in enumerate(titles[:2])]
    graphs = []
    for number in range(3):
        shutil.copy(path, tmp_path / f"{number}.sqlite")
        store = await open_store(f"sqlite:{tmp_path}/{number}.sqlite")
        order = rng.sample(items, len(items))
        if number == 1:
            # One of them, in other words, was there before.
            await write(store, versions, rng)
        if number == 2:
            # All of them went, and came back.
            await write(store, order, rng)
            await unload(store, [one.said.source.id for one in order])
            assert len(await store.sources()) == 2
        await write(store, order, rng)
        for source, said in (await naively(store, items)).items():
            held = await store.stated(source)
            assert held is not None
            assert held.to_json() == said.to_json()
        graphs.append((await held_by(store), (await store.revision()).content_hash))
        await store.close()
    assert graphs[0] == graphs[1] == graphs[2]


async def test_any_order_of_two_hundred_documents_gives_one_hash(
    base: tuple[Path, Knowledge], tmp_path: Path
) -> None:
    path, knowledge = base
    rng = random.Random(200)
    places = [f"{first}{second}市" for first in "东南西北中" for second in "海山江湖川原"]
    titles = [title.replace("滨海市", place) for place in places for title in TITLES if "滨海市" in title]
    titles += [f"{place}{title}" for place in places for title in TITLES if "滨海市" not in title]
    titles = rng.sample(titles, 200)
    items = [item(law(rng, title, (*CITED, *titles)), at, knowledge) for at, title in enumerate(titles)]
    hashes = set()
    for number in range(3):
        shutil.copy(path, tmp_path / f"{number}.sqlite")
        store = await open_store(f"sqlite:{tmp_path}/{number}.sqlite")
        await write(store, rng.sample(items, len(items)), rng)
        citations = await store.count(Fetch("Citation", where=Equal("status", CitationStatus.RESOLVED)))
        hashes.add(((await store.revision()).content_hash, citations))
        assert len(await store.sources()) == len(items) + 2
        await store.close()
    assert len(hashes) == 1
    assert citations > 200


async def test_what_a_law_that_comes_late_resolves_is_not_held_as_records(
    base: tuple[Path, Knowledge], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, knowledge = base
    rng = random.Random(1)
    shutil.copy(path, tmp_path / "graph.sqlite")
    store = await open_store(f"sqlite:{tmp_path}/graph.sqlite")
    cited = ("滨海市车辆网络安全条例",)
    titles = [
        f"{place}数据管理办法" for place in ("东海市", "西山市", "南江市", "北湖市", "中川市", "海原市")
    ]
    items = [item(law(rng, title, cited), at, knowledge) for at, title in enumerate([*titles, *cited])]
    await write(store, items[:-1], rng)

    def documents() -> int:
        return sum(isinstance(each, SourceDocument) for each in gc.get_objects())

    before, apply, told = documents(), store.apply, list[tuple[int, int]]()

    async def watched(changes: Batch) -> Revision:
        told.append((len(changes.sources), documents() - before))
        return await apply(changes)

    monkeypatch.setattr(store, "apply", watched)
    await write(store, items[-1:], rng)
    await store.close()
    assert [sources for sources, _ in told] == [len(items)]
    assert told[0][1] <= 2
