"""Random fetches over random graphs, on both engines, against the naive reading."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.port import Fetch, Store
from graph.replacement import replace
from tests.graph.drawing import draw_graph, fetches
from tests.graph.naive import NaiveGraph

pytestmark = pytest.mark.anyio


@given(seed=st.integers(0, 10_000), wanted=st.lists(fetches(), min_size=1, max_size=6))
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)
async def test_answers_are_those_of_the_naive_reading(store: Store, seed: int, wanted: list[Fetch]) -> None:
    stated = draw_graph("document:drawn", seed)
    await replace(store, stated.source, stated)
    naive = NaiveGraph(stated.nodes, stated.relationships)
    for fetch in wanted:
        assert tuple(await store.fetch(fetch)) == naive.fetch(fetch), fetch
        assert await store.count(fetch) == naive.count(fetch), fetch
