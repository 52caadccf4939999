"""Nodes found by a part of their texts are those that a look at every text finds."""

import dataclasses
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dutygraph.graph.model import Bearer, Deliverable, DeliverableKind, Modality, Obligation, Review, Task
from dutygraph.graph.stated import Statements
from dutygraph.graph.store.port import Contains, Fetch
from dutygraph.graph.store.sqlite import grams
from dutygraph.graph.store.sqlite.store import SqliteStore
from tests.graph.replacing import replace
from tests.graph.store.samples import CATALOGUE, catalogue, document, source, span
from tests.graph.store.sqlite.test_plans import steps

pytestmark = pytest.mark.anyio

WORDS = st.text("aAbßÄ ä-%_\"'*^:()\\\n\t数据。𠀀😀\ue061\uffffé\u0301", max_size=6)
PROPERTIES = {"Task": ("title", "text"), "Obligation": ("text", "text_en"), "Deliverable": ("name",)}
Texts = tuple[str, str, str | None]


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    store = await SqliteStore.open(tmp_path / "graph.sqlite")
    await replace(store, CATALOGUE, catalogue())
    yield store
    await store.close()


@pytest.fixture(params=[0, 1, 500], ids=lambda few: f"at most {few} looked up")
def few(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(grams, "_FEW", request.param)
    return int(request.param)


def worded(name: str, texts: list[Texts]) -> Statements:
    said = document(name, tasks=0)
    nodes = []
    for number, (first, second, third) in enumerate(texts):
        path, at = f"{name}/{number:03}", span(number)
        nodes += [
            Task(id=f"task:{path}", number=1, title=first, text=second,
                 citation_count=0, deliverable_count=0, **at),
            Obligation(id=f"obligation:{path}", ordinal=1, text=second, text_en=third,
                       modality=Modality.MANDATORY, bearer=Bearer.OTHER, review=Review.EXTRACTED, **at),
            Deliverable(id=f"deliverable:{path}", name=first, kind=DeliverableKind.REPORT, **at),
        ]  # fmt: skip
    return dataclasses.replace(said, nodes=(*said.nodes, *nodes))


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    loads=st.lists(
        st.tuples(
            st.sampled_from("abc"),
            st.none() | st.lists(st.tuples(WORDS, WORDS, st.none() | WORDS), max_size=5),
        ),
        min_size=1,
        max_size=4,
    ),
    words=st.lists(WORDS, max_size=3),
    parts=st.lists(st.tuples(st.integers(0, 20), st.integers(0, 4), st.integers(1, 6)), max_size=5),
)
async def test_the_same_are_found_whatever_was_loaded_and_taken_away(
    store: SqliteStore,
    few: int,
    loads: list[tuple[str, list[Texts] | None]],
    words: list[str],
    parts: list[tuple[int, int, int]],
) -> None:
    held: dict[str, Statements] = {}
    for name, texts in loads:
        wanted = None if texts is None else worded(name, texts)
        await replace(store, source(name), wanted)
        held.pop(name, None)
        held |= {} if wanted is None else {name: wanted}
    nodes = [node for said in held.values() for node in said.nodes]
    some = [text for _, texts in loads for each in texts or () for text in each if text]
    known = [some[which % len(some)][start : start + length] for which, start, length in parts if some]
    for word in (*words, *known):
        for node, properties in PROPERTIES.items():
            expected = sorted(
                one.id
                for one in nodes
                if type(one).__name__ == node
                and any(word in (getattr(one, name) or "") for name in properties)
            )
            fetch = Fetch(node, where=Contains(properties, word))
            assert [one.id for one in await store.fetch(fetch)] == expected, (node, word)
            assert await store.count(fetch) == len(expected)
    for name in held:
        await replace(store, source(name), None)


async def test_what_few_hold_is_found_without_a_look_at_the_others(
    store: SqliteStore, tmp_path: Path
) -> None:
    path = tmp_path / "graph.sqlite"
    rare = Fetch("Obligation", ("text",), where=Contains(("text",), "量子密钥"), limit=20)
    often = Fetch("Obligation", ("text",), where=Contains(("text",), "数据"), limit=20)
    await replace(store, source("rare"), worded("rare", [("", "采用量子密钥分发", None)]))
    found = []
    for lists in (10, 40):
        for number in range(lists):
            await replace(store, source(f"{number:03}"), document(f"{number:03}", tasks=60))
        found.append([steps(path, fetch) for fetch in (rare, often)])
    for before, after in zip(*found, strict=True):
        assert after <= before * 1.2 + 50
