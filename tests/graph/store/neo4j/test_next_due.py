"""The days of the year that are kept beside what names them."""

import dataclasses
import datetime
import random

import pytest

from dutygraph.graph.store.days import PATHS
from dutygraph.graph.store.neo4j.next_due import due_label
from dutygraph.graph.store.neo4j.store import Neo4jStore
from dutygraph.graph.store.port import Fetch, NextDateKey
from tests.conftest import Engine
from tests.graph.replacing import replace
from tests.graph.store.dated import dated, days_named
from tests.graph.store.many import by_hand, hits, statement
from tests.graph.store.samples import CATALOGUE, catalogue, source

pytestmark = [pytest.mark.anyio, pytest.mark.parametrize("engine", ["neo4j"], indirect=True)]


async def test_they_follow_every_change_of_what_names_them(store: Neo4jStore, engine: Engine) -> None:
    await replace(store, CATALOGUE, catalogue())
    rng = random.Random(11)
    for _ in range(20):
        name = rng.choice("ab")
        wanted = None if rng.random() < 0.1 else dated(name, rng, tasks=rng.randint(1, 5))
        await replace(store, source(name), wanted)
        kept = set()
        for node in PATHS:
            async with by_hand(engine.address) as run:
                found = await run(f"MATCH (d:{due_label(node)}) RETURN d.id, d.at, d.since")
            assert len(found.records) == len({tuple(each) for each in found.records})
            kept |= {(node, *each) for each in found.records}
        assert kept == await days_named(store)


@pytest.mark.parametrize("node", PATHS)
async def test_a_page_costs_a_page(store: Neo4jStore, engine: Engine, node: str) -> None:
    await replace(store, CATALOGUE, catalogue())
    rng = random.Random(3)
    first = Fetch(node, order=(NextDateKey(PATHS[node], datetime.date(2026, 5, 3)),), limit=20)
    behind = dataclasses.replace(first, after=(datetime.date(2026, 8, 1), f"{node.lower()};"))
    async with by_hand(engine.address) as run:
        for lists in (range(6), range(6, 12)):
            for number in lists:
                said = dated(f"{number:03}", rng, tasks=60, last=28)
                await replace(store, source(f"{number:03}"), said)
            # How it is planned hangs on what the server has counted, which it does in its own time.
            await run("CALL db.prepareForReplanning()")
            for page in (first, behind):
                text, parameters = statement(page)
                # 21 of each of four stretches of days, each with its node and that node's other days, however
                # many lists there are.
                assert hits(await run(f"PROFILE {text}", **parameters)) < 4 * 21 * 15
