"""The index follows the store, whoever changed it, and no question ever fails or waits for that."""

import asyncio
import logging
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from dutygraph.graph.errors import SearchNotReady, StoreUnavailable
from dutygraph.graph.store.port import Store
from dutygraph.graph.store.sqlite.store import SqliteStore
from dutygraph.search.building import build as build_index
from dutygraph.search.finder import Narrowing
from dutygraph.search.live import Search
from tests.search.duties import load_duties

pytestmark = pytest.mark.anyio

MakeSearch = Callable[..., Search]


async def ids(search: Search, text: str) -> list[str]:
    return [rated.id for rated in (await search.find(text, Narrowing())).rated]


@pytest.fixture
async def embedded(tmp_path: Path) -> AsyncIterator[Store]:
    store = await SqliteStore.open(tmp_path / "graph.sqlite")
    await load_duties(store)
    yield store
    await store.close()


async def caught_up(search: Search, store: Store) -> None:
    while await search.revision() != await store.revision():  # noqa: ASYNC110
        await asyncio.sleep(0)


async def test_the_first_question_waits_for_the_first_index(embedded: Store, make_search: MakeSearch) -> None:
    assert (await ids(make_search(embedded), "漏洞"))[0] == "task:list/002"


async def test_a_change_by_another_is_found(
    make_store: Callable[..., Awaitable[Store]], make_search: MakeSearch
) -> None:
    mine, theirs = await make_store(timeout_s=60), await make_store(timeout_s=60)
    await load_duties(mine)
    search = make_search(mine, interval_s=0.05)
    search.start()
    assert await ids(search, "量子加密") == []
    await load_duties(theirs, titles=["量子加密管理"])
    async with asyncio.timeout(30):
        while await ids(search, "量子加密") != ["task:list/001"]:  # noqa: ASYNC110
            await asyncio.sleep(0.02)


async def test_no_question_fails_or_sees_a_mixture_while_the_index_is_renewed(
    embedded: Store, make_search: MakeSearch
) -> None:
    """Two titles change together in every revision: an answer has both of one revision."""
    search = make_search(embedded, interval_s=0.01)
    search.start()
    names = [f"第{number}版" for number in "甲乙丙丁"]
    asking = True
    answers: set[frozenset[str]] = set()

    async def ask() -> None:
        while asking:
            answer = await search.find("共同标记", Narrowing())
            texts = await search.suggest("共同标记", 10)
            answers.add(frozenset(text[-3:] for text in texts))
            assert len(answer.rated) in {0, 2}

    asked = asyncio.create_task(ask())
    for name in names:
        await load_duties(embedded, titles=[f"共同标记一{name}", f"共同标记二{name}"])
        await caught_up(search, embedded)
    asking = False
    await asked
    for _ in range(2):
        assert await search.suggest("共同标记", 10) == (f"共同标记一{names[-1]}", f"共同标记二{names[-1]}")
    assert await search.suggest("共同标记", 1) == (f"共同标记一{names[-1]}",)
    assert all(len(answer) <= 1 for answer in answers)


async def test_an_index_is_opened_and_not_built_again(
    embedded: Store, make_search: MakeSearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    await ids(make_search(embedded), "漏洞")
    built = 0

    async def build(store: Store, folder: Path) -> None:
        nonlocal built
        built += 1
        await build_index(store, folder)

    monkeypatch.setattr("dutygraph.search.live.build", build)
    assert (await ids(make_search(embedded), "漏洞"))[0] == "task:list/002"
    assert built == 0
    await load_duties(embedded, titles=["另一标题"])
    again = make_search(embedded)
    assert (await ids(again, "另一标题"))[0] == "task:list/001"
    assert built == 1


async def test_what_older_states_left_behind_is_taken_away(
    embedded: Store, make_search: MakeSearch, tmp_path: Path
) -> None:
    search = make_search(embedded, interval_s=0.01)
    await ids(search, "漏洞")
    [first] = (tmp_path / "search").iterdir()
    await load_duties(embedded, titles=["另一标题"])
    await caught_up(search, embedded)
    assert (await ids(search, "另一标题"))[0] == "task:list/001"
    [second] = (tmp_path / "search").iterdir()
    assert second != first


@pytest.mark.parametrize(
    "damage", ["complete", "entries.bin", "entries.offsets", "readings.json", "grams/meta.json"]
)
async def test_a_damaged_index_is_built_anew(
    embedded: Store, make_search: MakeSearch, tmp_path: Path, damage: str
) -> None:
    await ids(make_search(embedded), "漏洞")
    [folder] = (tmp_path / "search").iterdir()
    (folder / damage).write_bytes(b"x")
    assert (await ids(make_search(embedded), "漏洞"))[0] == "task:list/002"


async def test_without_a_place_to_write_a_temporary_one_is_used(
    embedded: Store, make_search: MakeSearch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("in the way")
    search = make_search(embedded, folder=tmp_path / "file" / "search")
    with caplog.at_level(logging.WARNING):
        assert (await ids(search, "漏洞"))[0] == "task:list/002"
    assert "search index kept in" in caplog.text


async def test_a_question_before_the_first_index_is_told_so_after_a_while(
    embedded: Store, make_search: MakeSearch
) -> None:
    class Slow:
        def __getattr__(self, name: str) -> object:
            return getattr(embedded, name)

        async def rows(self, *asked: Any, light: bool) -> Mapping[str, bytes]:
            await asyncio.sleep(30)
            return await embedded.rows(*asked, light=light)

    search = make_search(Slow(), patience_s=0.05)
    with pytest.raises(SearchNotReady):
        await search.find("漏洞", Narrowing())


async def test_what_the_store_cannot_do_is_told_as_its_own_error(
    tmp_path: Path, make_search: MakeSearch
) -> None:
    store = await SqliteStore.open(tmp_path / "gone.sqlite")
    await store.close()
    with pytest.raises(StoreUnavailable):
        await make_search(store).find("漏洞", Narrowing())


async def test_an_empty_graph_answers_nothing(tmp_path: Path, make_search: MakeSearch) -> None:
    store = await SqliteStore.open(tmp_path / "empty.sqlite")
    search = make_search(store)
    assert await ids(search, "漏洞") == []
    assert await search.suggest("漏", 5) == ()
    await store.close()


async def test_the_folder_may_vanish_while_it_is_open(
    embedded: Store, make_search: MakeSearch, tmp_path: Path
) -> None:
    search = make_search(embedded)
    await ids(search, "漏洞")
    shutil.rmtree(tmp_path / "search")
    assert (await ids(search, "漏洞"))[0] == "task:list/002"


async def test_those_who_share_a_folder_build_an_index_once(
    embedded: Store, make_search: MakeSearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = 0

    async def build(store: Store, folder: Path) -> None:
        nonlocal built
        built += 1
        await build_index(store, folder)

    monkeypatch.setattr("dutygraph.search.live.build", build)
    found = await asyncio.gather(*(ids(make_search(embedded), "漏洞") for _ in range(3)))
    assert {each[0] for each in found} == {"task:list/002"}
    assert built == 1


async def test_an_index_that_cannot_be_written_is_told_why(
    embedded: Store, make_search: MakeSearch, tmp_path: Path
) -> None:
    """The folder is gone before the other process writes into it."""

    class Gone:
        def __getattr__(self, name: str) -> object:
            return getattr(embedded, name)

        async def rows(self, *asked: Any, light: bool) -> Mapping[str, bytes]:
            shutil.rmtree(tmp_path / "search", ignore_errors=True)
            return await embedded.rows(*asked, light=light)

    with pytest.raises(SearchNotReady, match="cannot be written"):
        await make_search(Gone()).find("漏洞", Narrowing())
