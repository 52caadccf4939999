"""What a load into Neo4j is measured against."""

import pytest

from benchmarks.batches import by_hand
from dutygraph.graph.sources.draft import Draft
from dutygraph.graph.store.port import Store
from tests.conftest import Engine
from tests.graph.store.everything import held_by, stated_by
from tests.graph.store.samples import CATALOGUE, catalogue, document, source

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("engine", ["neo4j"], indirect=True)
async def test_by_hand_the_same_graph_is_written(engine: Engine, store: Store) -> None:
    draft = await Draft.of(store)
    await draft.add(CATALOGUE, catalogue())
    await draft.add(source("a"), document("a"))
    await by_hand(engine.address, draft.batch)
    assert await held_by(store) == stated_by(catalogue(), document("a"))
