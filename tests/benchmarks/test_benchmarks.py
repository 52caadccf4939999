"""The benchmarks still run and mean what they say; no time is judged here."""

import datetime
import itertools
import json
from pathlib import Path

import pytest

from benchmarks.corpus import Corpus, make_corpus
from benchmarks.documents import load_documents, make_documents, reviewed_plans
from benchmarks.duties import measure_duties
from benchmarks.extraction import agreement, reviewed_documents
from benchmarks.faults import RAISED, attack, characters, serving
from benchmarks.golds import GOLDS, golds_in, measure_golds
from benchmarks.loading import Loading, load
from benchmarks.operations import Effort, measure
from benchmarks.questions import QUESTIONS
from benchmarks.report import (
    documents_table,
    duties_table,
    extraction_table,
    golds_table,
    loading_table,
    operations_table,
)
from dutygraph.graph.model import CitationStatus
from dutygraph.graph.stated import Statements
from dutygraph.graph.store.port import Equal, Fetch, Store
from dutygraph.loaders.citations.resolving import resolved
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import read_path
from dutygraph.service.load.loading import scratch
from dutygraph.service.load.pool import ReadingLimits
from dutygraph.service.stores import open_store
from tests.conftest import Engine

pytestmark = pytest.mark.anyio

SEEDS = Path(__file__).resolve().parent.parent.parent / "seeds"
LISTS = 3


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    folder = tmp_path / "lists"
    folder.mkdir()
    return make_corpus(SEEDS, LISTS, folder)


@pytest.fixture
async def knowledge(store: Store, corpus: Corpus) -> Knowledge:
    await corpus.prepare(store)
    return await corpus.knowledge(store)


def read(path: Path, knowledge: Knowledge) -> Statements:
    loaded_at = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    said = read_path(path, knowledge, review=False, loaded_at=loaded_at).statements
    return resolved(said, knowledge.instruments.resolve)


def cited(said: Statements) -> list[str]:
    return sorted(
        link.end for link in said.relationships if link.type == "REFERS_TO" and link.start_type == "Citation"
    )


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_made_lists_have_ids_of_their_own_and_the_shape_of_the_shipped_one(
    corpus: Corpus, knowledge: Knowledge
) -> None:
    said = [read(path, knowledge) for path in corpus.lists]
    ids = list(itertools.chain.from_iterable(
        [node.id for node in each.nodes if not node.shared] for each in said
    ))  # fmt: skip
    assert len(ids) == len(set(ids))
    shape = [[type(node).__name__ for node in each.nodes if not node.shared] for each in said]
    assert all(sorted(each) == sorted(shape[0]) for each in shape)
    assert all(cited(each) == cited(said[0]) for each in said)
    assert all(
        node.status is CitationStatus.RESOLVED
        for each in said
        for node in each.nodes
        if hasattr(node, "status")
    )
    texts = [path.read_text(encoding="utf-8") for path in corpus.lists]
    assert len(set(texts)) == len(texts)


def test_the_same_seed_makes_the_same_lists(corpus: Corpus, tmp_path: Path) -> None:
    again = make_corpus(SEEDS, LISTS, tmp_path)
    assert [path.name for path in again.lists] == [path.name for path in corpus.lists]
    assert [path.read_bytes() for path in again.lists] == [path.read_bytes() for path in corpus.lists]


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_loading_counts_what_is_written_and_a_second_load_writes_nothing(
    store: Store, corpus: Corpus, knowledge: Knowledge
) -> None:
    del knowledge
    steps: list[None] = []
    first = await load(store, corpus, lambda: steps.append(None))
    again = await load(store, corpus, lambda: None)
    assert len(steps) == LISTS
    assert first.revisions == 1
    assert first.nodes > 100 * LISTS
    assert first.relationships > 200 * LISTS
    assert (again.written, again.revisions) == (0, 0)
    assert "sqlite" in "\n".join(loading_table([Loading("sqlite", LISTS, first, again)]).lines())


async def test_operations_answer_as_the_statements_written_by_hand(engine: Engine, corpus: Corpus) -> None:
    store = await engine.open()
    try:
        await corpus.prepare(store)
        await load(store, corpus, lambda: None)
    finally:
        await store.close()
    # `measure` compares the answers.
    asked = await measure(engine.name, {LISTS: engine.address}, Effort(0, 0, fewest=1), lambda: None)
    assert [each.question for each in asked] == [question.name for question in QUESTIONS]
    assert all(each.reads == 1 for each in asked)
    assert all(each.statements == 1 for each in asked) or engine.name == "sqlite"
    assert len(list(operations_table(asked).lines())) > len(asked)


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_duties_are_asked_in_process_and_over_http_with_reads_that_do_not_grow(
    engine: Engine, corpus: Corpus, tmp_path: Path
) -> None:
    urls = {LISTS: engine.address, 1: f"sqlite:{tmp_path / 'one.sqlite'}"}
    for lists, url in urls.items():
        store = await open_store(url)
        try:
            await corpus.prepare(store)
            await load(store, Corpus(corpus.seeds, corpus.lists[:lists]), lambda: None)
        finally:
            await store.close()
    one, several = await measure_duties(engine.name, urls, 1, lambda: None)
    assert (one.lists, several.lists) == (1, LISTS)
    assert (one.duties, one.reads, one.bytes) == (several.duties, several.reads, several.bytes)
    assert one.duties > 17
    assert all(len(times) == 1 for times in (one.total_s, one.own_s, one.http_s, one.floor_s))
    assert len(list(duties_table([one, several]).lines())) > 4


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_the_rules_are_compared_with_the_review(corpus: Corpus, knowledge: Knowledge) -> None:
    (path,) = reviewed_documents(corpus.lists)
    found = {each.kind: each for each in agreement(path, knowledge)}
    assert found["tasks"].reviewed == found["tasks"].agreed == 17
    assert all(each.read == each.agreed + len(each.invented) for each in found.values())
    assert all(each.reviewed == each.agreed + len(each.missed) for each in found.values())
    assert path.name in "\n".join(extraction_table(path.name, list(found.values())).lines())


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_a_folder_of_documents_of_every_kind_is_loaded(store: Store, tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    (tmp_path / "others").mkdir()
    corpus = make_corpus(SEEDS, 4, tmp_path / "lists")
    paths = make_documents(corpus, tmp_path / "others", 9)
    await corpus.prepare(store)
    steps: list[None] = []
    found = await load_documents(store, SEEDS, paths, ReadingLimits(2), lambda: steps.append(None))
    assert len(steps) == 9
    assert [(each.documents, each.refused) for each in found.segments] == [(9, 0)]
    assert await store.count(Fetch("TaskList")) == 6
    assert await store.count(Fetch("Provision", where=Equal("label", "第三十条"))) >= 3
    assert "documents/s" in "\n".join(documents_table(found).lines())


async def test_a_plan_in_prose_is_compared_with_what_a_person_read(tmp_path: Path) -> None:
    async with scratch() as store:
        corpus = make_corpus(SEEDS, 1, tmp_path)
        await corpus.prepare(store)
        known = await corpus.knowledge(store)
    (path,) = reviewed_documents(reviewed_plans())
    found = {each.kind: each for each in agreement(path, known)}
    assert found["tasks"].agreed == 8
    assert found["obligations"].reviewed == 42
    assert (found["obligations"].recall or 0) > 0.9
    assert (found["obligations"].precision or 0) > 0.9


async def test_an_attack_and_a_search_for_characters_find_a_service_that_answers(tmp_path: Path) -> None:
    with serving(tmp_path, f"sqlite:{tmp_path}/graph.sqlite", **RAISED) as (port, process):
        attacked = await attack(port, process, 2)
        searched = await characters(port, 4_001, lambda: None)
    assert attacked.failures == 0
    assert set(attacked.statuses) == {200}
    assert attacked.hostile
    assert searched.searches > 500
    assert searched.errors == []


_GOLD_PLAN = """检查工作方案

一、重点任务

（一）建立制度。各车联网企业应当建立制度。车联网企业要开展自查。

二、工作要求

（一）提交报告。各车联网企业应当每年开展评估。
"""


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_golds_tell_what_was_missed_and_what_was_made_up(knowledge: Knowledge, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(_GOLD_PLAN, encoding="utf-8")
    gold = {
        "document": "plan.txt",
        "kind": "plan",
        "title": "检查工作方案",
        "obligations": [
            {"starts": "各车联网企业应当建立", "bearer": "ENTERPRISE", "modality": "MANDATORY"},
            {"starts": "开展自查", "bearer": "ENTERPRISE", "modality": "MANDATORY"},
            {"starts": "各车联网企业应当每年", "bearer": "AUTHORITY", "modality": "MANDATORY"},
        ],
    }
    (tmp_path / "plan.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    scores = {each.record: each for each in measure_golds(golds_in([tmp_path]), knowledge)}
    found = scores["statements"]
    assert (found.gold, found.read, found.agreed) == (3, 3, 2)
    assert [found.missed, found.invented] == [["plan.txt: 开展自查"], ["plan.txt: 车联网企业要开展自查。"]]
    must = scores["enterprise must"]
    assert (must.gold, must.read, must.agreed) == (2, 3, 1)
    assert "statements" in "\n".join(golds_table(list(scores.values())).lines())


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_the_kept_golds_say_only_what_their_documents_say(knowledge: Knowledge) -> None:
    scores = measure_golds(golds_in([GOLDS]), knowledge)
    assert sum(each.gold for each in scores if each.record == "statements") > 0
