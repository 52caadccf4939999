"""Loading files. What differs between engines is tested with them; here on both is only the whole of it."""

import re
import shutil
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from dutygraph.graph.errors import InvalidInput, RefusedDocument
from dutygraph.graph.sources.draft import Draft
from dutygraph.graph.store.port import Fetch, Store
from dutygraph.loaders.reviews.finding import review_path
from dutygraph.service.load.file_result import FileResult, Refusal
from dutygraph.service.load.files import shipped
from dutygraph.service.load.knowledge_from_store import read_knowledge
from dutygraph.service.load.loading import load_paths, scratch
from dutygraph.service.load.unloading import unload
from dutygraph.service.load.writing import Options
from dutygraph.service.settings import Settings
from dutygraph.service.status import is_empty, lines

pytestmark = pytest.mark.anyio

SEEDS = Settings().seeds
LIST = SEEDS / "task-lists" / "shanghai-zhudun-2026.txt"
WITHOUT = Options(review=False, discard_review=True)


@pytest.fixture
async def graph() -> AsyncIterator[Store]:
    async with scratch() as store:
        yield store


async def load(graph: Store, *paths: Path, **options: Any) -> Sequence[FileResult | Refusal]:
    return await load_paths(graph, paths, seeds=SEEDS, **options)


def loaded(outcomes: Sequence[FileResult | Refusal]) -> list[FileResult]:
    assert [outcome for outcome in outcomes if isinstance(outcome, Refusal)] == []
    return [outcome for outcome in outcomes if isinstance(outcome, FileResult)]


async def test_what_ships_loads_and_a_second_load_writes_nothing(store: Store) -> None:
    assert await is_empty(store)
    first = loaded(await load(store, *shipped(SEEDS)))
    assert not await is_empty(store)
    assert [outcome.path for outcome in first] == list(shipped(SEEDS))
    assert all(outcome.difference for outcome in first)
    revision = await store.revision()
    second = loaded(await load(store, *shipped(SEEDS)))
    assert all(outcome.unchanged for outcome in second)
    assert await store.revision() == revision
    await unload(store, [one.ids[0] for one in first if one.kind == "task-list"])
    assert not await is_empty(store)


async def test_the_graph_gets_the_knowledge_it_lacks_before_a_document(graph: Store) -> None:
    outcomes = loaded(await load(graph, LIST))
    assert [outcome.path.name for outcome in outcomes] == ["vocabulary.yaml", "catalogue.yaml", LIST.name]
    again = loaded(await load(graph, LIST))
    assert [outcome.path.name for outcome in again] == [LIST.name]


async def test_files_are_loaded_in_the_order_in_which_they_refer_to_each_other(graph: Store) -> None:
    named = (LIST, SEEDS / "catalogue.yaml", SEEDS / "vocabulary.yaml")
    outcomes = loaded(await load(graph, *named))
    assert [outcome.path for outcome in outcomes] == list(reversed(named))


async def test_a_dry_run_tells_what_the_load_then_does(graph: Store) -> None:
    before = await graph.revision()
    told = loaded(await load(graph, LIST, dry_run=True))
    assert await graph.revision() == before
    done = loaded(await load(graph, LIST))
    assert [outcome.difference for outcome in told] == [outcome.difference for outcome in done]
    revision = await graph.revision()
    (told_without,) = loaded(await load(graph, LIST, dry_run=True, options=WITHOUT))
    assert await graph.revision() == revision
    (done_without,) = loaded(await load(graph, LIST, options=WITHOUT))
    assert told_without.difference == done_without.difference != {}


async def test_a_dry_run_sees_what_the_files_before_would_add(graph: Store, tmp_path: Path) -> None:
    """Without the catalogue that comes with it, the document would cite nothing known."""
    loaded(await load(graph, SEEDS / "vocabulary.yaml", SEEDS / "catalogue.yaml"))
    catalogue = (SEEDS / "catalogue.yaml").read_text(encoding="utf-8")
    renamed = tmp_path / "catalogue.yaml"
    renamed.write_text(catalogue.replace("6415", "6414"), encoding="utf-8")
    told = loaded(await load(graph, renamed, LIST, dry_run=True))
    done = loaded(await load(graph, renamed, LIST))
    assert [outcome.difference for outcome in told] == [outcome.difference for outcome in done]


async def test_a_refused_file_keeps_none_of_the_others_out(graph: Store, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    outcomes = await load(graph, empty, tmp_path / "missing.txt", tmp_path, LIST)
    refused = [outcome for outcome in outcomes if isinstance(outcome, Refusal)]
    assert [outcome.path for outcome in refused] == [empty, tmp_path / "missing.txt", tmp_path]
    assert all(isinstance(outcome.error, RefusedDocument) for outcome in refused)
    assert await graph.count(Fetch("Task")) == 17


@pytest.mark.parametrize(
    "content", [None, b"", b"\x00\x01\x02" * 100, "只是一封信。\n".encode(), b"\xff\xfe\x00"]
)
async def test_where_nothing_can_be_loaded_the_graph_stays_as_it_was(
    graph: Store, tmp_path: Path, content: bytes | None
) -> None:
    bad = tmp_path / "bad.txt"
    if content is not None:
        bad.write_bytes(content)
    before = await graph.revision()
    (outcome,) = await load(graph, bad)
    assert isinstance(outcome, Refusal)
    assert "bad.txt" in str(outcome.error)
    assert await graph.revision() == before
    assert await graph.sources() == {}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("kind: review\n", "复核"),
        ("kind: menu\n", "vocabulary"),
        ("- 1\n", "vocabulary"),
        ("kind: [\n", "bad.yaml"),
        ("kind: vocabulary\n", "enterprise_types"),
    ],
)
async def test_yaml_of_another_kind_is_refused(tmp_path: Path, text: str, told: str) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(text, encoding="utf-8")
    async with scratch() as graph:
        (outcome,) = [found for found in await load(graph, bad) if isinstance(found, Refusal)]
    assert told in str(outcome.error)
    assert "bad.yaml" in str(outcome.error)


async def test_a_catalogue_may_refer_to_what_others_state_but_not_to_what_it_drops(
    graph: Store, tmp_path: Path
) -> None:
    loaded(await load(graph, SEEDS / "vocabulary.yaml", SEEDS / "catalogue.yaml"))
    (ours,) = await graph.fetch(Fetch("Instrument", limit=1))
    text = (
        "kind: catalogue\nname: {name}\nauthorities: []\ninstruments:\n"
        "  - id: instrument:T-1\n    title: 一\n    kind: LAW\n    related:\n"
        "      - to: {id}\n        kind: BASED_ON\n"
        "    facts:\n      - about: [title, kind]\n        source: test\n        confidence: REPORTED\n"
    )
    more = tmp_path / "more.yaml"
    more.write_text(text.format(name="more", id=ours.id), encoding="utf-8")
    loaded(await load(graph, more))
    same = tmp_path / "same.yaml"
    same.write_text(text.format(name="shipped", id=ours.id), encoding="utf-8")
    revision = await graph.revision()
    (outcome,) = await load(graph, same)
    assert isinstance(outcome, Refusal)
    assert ours.id in str(outcome.error)
    assert await graph.revision() == revision


async def test_a_review_that_rests_on_what_nobody_states_is_refused(graph: Store, tmp_path: Path) -> None:
    path = Path(shutil.copy(LIST, tmp_path))
    review = review_path(LIST).read_text(encoding="utf-8")
    told = re.sub(r'provisions: \["provision:CSL/[^"]+"', 'provisions: ["provision:NONE/1"', review)
    assert told != review
    review_path(path).write_text(told, encoding="utf-8")
    refused = [one for one in await load(graph, path) if isinstance(one, Refusal)]
    assert ["provision:NONE/1" in str(one.error) for one in refused] == [True]


async def test_local_names_of_authorities_are_known_from_the_graph(graph: Store) -> None:
    loaded(await load(graph, SEEDS / "vocabulary.yaml", SEEDS / "catalogue.yaml"))
    knowledge = await read_knowledge(await Draft.of(graph), SEEDS / "vocabulary.yaml")
    ((start, end, shanghai),) = knowledge.authorities.mentions("市通管局", "上海市")
    assert (start, end) == (0, 4)
    assert shanghai.startswith("authority:shanghai")
    for place in (None, "浙江省"):
        assert all(start > 0 for start, _, _ in knowledge.authorities.mentions("市通管局", place))


async def test_progress_is_told_file_by_file(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    async with scratch() as graph:
        await load(graph, LIST, progress=lambda path, done, total: told.append((path.name, done, total)))
    assert [name for name, _, _ in told] == ["vocabulary.yaml", "catalogue.yaml", LIST.name, LIST.name]
    assert [done for _, done, _ in told] == [0, 0, 0, 1]
    assert {total for _, _, total in told} == {1}


def test_a_folder_without_what_ships_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=re.escape(str(tmp_path))):
        shipped(tmp_path)


async def test_only_documents_ship_beside_the_knowledge(tmp_path: Path) -> None:
    shutil.copytree(SEEDS, tmp_path / "seeds", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("notes.pdf", "x.review.yaml", ".hidden.txt"):
        (tmp_path / "seeds" / "task-lists" / name).write_bytes(b"x")
    names = [path.name for path in shipped(tmp_path / "seeds")]
    assert names[:2] == ["vocabulary.yaml", "catalogue.yaml"]
    assert names[2:] == [LIST.name]


async def test_status_tells_place_counts_and_sources(graph: Store, tmp_path: Path) -> None:
    url = "bolt://user:secret@graph.example:7687/neo4j"
    assert "空" in "\n".join(await lines(graph, SEEDS, url))
    law = tmp_path / "law.txt"
    law.write_text("检查办法\n\n第一条 企业应当自查。\n第二条 本办法自公布之日起施行。\n", encoding="utf-8")
    loaded(await load(graph, LIST, law))
    told = "\n".join(await lines(graph, SEEDS, url))
    assert "[规范性文件 Normative document]" in told
    assert "graph.example:7687" in told
    assert "secret" not in told
    assert re.search(r"\b17  任务 task$", told, re.MULTILINE)
    assert "catalogue:shipped" in told
    assert "铸盾车联" in told
