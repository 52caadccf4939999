"""The days of the year that are kept beside what names them."""

import dataclasses
import datetime
import random
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from dutygraph.graph.model import TimeRuleKind
from dutygraph.graph.store.days import PATHS
from dutygraph.graph.store.port import Equal, Fetch, NextDateKey, Related
from dutygraph.graph.store.sqlite.store import SqliteStore
from tests.graph.replacing import replace
from tests.graph.store.dated import dated, days_named
from tests.graph.store.samples import CATALOGUE, catalogue, source
from tests.graph.store.sqlite.test_plans import steps

pytestmark = pytest.mark.anyio


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    store = await SqliteStore.open(tmp_path / "graph.sqlite")
    await replace(store, CATALOGUE, catalogue())
    yield store
    await store.close()


async def test_they_follow_every_change_of_what_names_them(store: SqliteStore, tmp_path: Path) -> None:
    rng = random.Random(11)
    for _ in range(30):
        name = rng.choice("ab")
        wanted = None if rng.random() < 0.1 else dated(name, rng, tasks=rng.randint(1, 5))
        await replace(store, source(name), wanted)
        expected = await days_named(store)
        with closing(sqlite3.connect(tmp_path / "graph.sqlite")) as connection:
            assert set(connection.execute("SELECT node, id, at, since FROM _due")) == expected


@pytest.mark.parametrize("node", PATHS)
async def test_a_page_costs_a_page(store: SqliteStore, tmp_path: Path, node: str) -> None:
    path = tmp_path / "graph.sqlite"
    key = NextDateKey(PATHS[node], datetime.date(2026, 1, 1))
    after = (datetime.date(2026, 8, 1), f"{node.lower()};")
    page = Fetch(node, order=(key,), limit=20)
    annual = Related(PATHS[node], Equal("kind", TimeRuleKind.ANNUAL_DEADLINE))
    last = dataclasses.replace(page, where=annual, after=(datetime.date(2029, 1, 1), f"{node.lower()};"))
    rng = random.Random(3)
    found = []
    for lists in (8, 40):
        for number in range(lists):
            await replace(
                store, source(f"{number:03}"), dated(f"{number:03}", rng, tasks=60, months=1, last=28)
            )
        found.append([steps(path, fetch) for fetch in (page, dataclasses.replace(page, after=after), last)])
    for few, many in zip(*found, strict=True):
        assert many <= few * 1.2 + 50
