"""Random fetches over random graphs, on both engines, against the naive reading."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.port import Fetch, Store
from graph.replacement import replace
from tests.graph.drawing import draw_graph, fetches
from tests.graph.naive import NaiveGraph

pytestmark = pytest.mark.anyio

SEEDS = st.integers(0, 10_000)
FETCHES = st.lists(fetches(), min_size=1, max_size=6)
CHECKS = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
@given(seed=SEEDS, wanted=FETCHES)
@settings(max_examples=60, deadline=None, suppress_health_check=CHECKS)
async def test_sqlite_answers_as_the_naive_reading(store: Store, seed: int, wanted: list[Fetch]) -> None:
    await compare(store, seed, wanted)


# Neo4j plans every new shape for some tens of milliseconds.
@pytest.mark.parametrize("engine", ["neo4j"], indirect=True)
@given(seed=SEEDS, wanted=FETCHES)
@settings(max_examples=15, deadline=None, suppress_health_check=CHECKS)
async def test_neo4j_answers_as_the_naive_reading(store: Store, seed: int, wanted: list[Fetch]) -> None:
    await compare(store, seed, wanted)


async def compare(store: Store, seed: int, wanted: list[Fetch]) -> None:
    stated = draw_graph("document:drawn", seed)
    await replace(store, stated.source, stated)
    naive = NaiveGraph(stated.nodes, stated.relationships)
    for fetch in wanted:
        assert tuple(await store.fetch(fetch)) == naive.fetch(fetch), fetch
        assert await store.count(fetch) == naive.count(fetch), fetch
