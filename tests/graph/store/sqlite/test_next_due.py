"""The days of the year that are kept beside what names them."""

import dataclasses
import datetime
import random
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from dutygraph.graph.model import Obligation, TimeRule, TimeRuleKind, relate
from dutygraph.graph.stated import Statements
from dutygraph.graph.store.port import Fetch, NextDateKey, Record, Relation
from dutygraph.graph.store.sqlite.next_due import PATHS
from dutygraph.graph.store.sqlite.store import SqliteStore
from tests.graph.replacing import replace
from tests.graph.store.samples import CATALOGUE, catalogue, document, source, span
from tests.graph.store.sqlite.test_plans import steps

pytestmark = pytest.mark.anyio

KINDS = (TimeRuleKind.ANNUAL_DEADLINE, TimeRuleKind.ANNUAL_DEADLINE, TimeRuleKind.FREQUENCY)
FACTS = ("kind", "year", "month", "day")


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    store = await SqliteStore.open(tmp_path / "graph.sqlite")
    await replace(store, CATALOGUE, catalogue())
    yield store
    await store.close()


def dated(name: str, rng: random.Random, *, tasks: int) -> Statements:
    """Statements of duty with none to two deadlines, of any year or of one."""
    said = document(name, tasks=tasks)
    rules, links = [], []
    for number, duty in enumerate(node for node in said.nodes if isinstance(node, Obligation)):
        for which in range(rng.randint(0, 2)):
            rule = TimeRule(
                id=f"time-rule:{name}/{number}-{which}",
                kind=rng.choice(KINDS),
                text="前",
                month=rng.randint(0, 12),
                day=rng.randint(1, 31),
                year=rng.choice((None, None, 2026, 2028)),
                **span(number),
            )
            rules.append(rule)
            links.append(relate(duty, "DUE", rule))
    return dataclasses.replace(said, nodes=(*said.nodes, *rules), relationships=(*said.relationships, *links))


def day(rule: Record) -> int | None:
    if rule.kind != TimeRuleKind.ANNUAL_DEADLINE or not rule.month or rule.day is None:
        return None
    following = datetime.date((rule.year or 2028) + rule.month // 12, rule.month % 12 + 1, 1)
    last = (following - datetime.timedelta(days=1)).day
    at: int = (rule.year or 0) * 10_000 + rule.month * 100 + min(rule.day, last)
    return at


async def test_they_follow_every_change_of_what_names_them(store: SqliteStore, tmp_path: Path) -> None:
    rng = random.Random(11)
    for _ in range(30):
        name = rng.choice("ab")
        wanted = None if rng.random() < 0.1 else dated(name, rng, tasks=rng.randint(1, 5))
        await replace(store, source(name), wanted)
        expected = set()
        for node, path in PATHS.items():
            fetch = Fetch(node, relations=(Relation("rules", path, Fetch("TimeRule", FACTS)),))
            for one in await store.fetch(fetch):
                expected |= {(node, at, one.id) for rule in one.rules if (at := day(rule)) is not None}
        with closing(sqlite3.connect(tmp_path / "graph.sqlite")) as connection:
            assert set(connection.execute("SELECT node, at, id FROM _due")) == expected


@pytest.mark.parametrize("node", PATHS)
async def test_a_page_costs_a_page(store: SqliteStore, tmp_path: Path, node: str) -> None:
    path = tmp_path / "graph.sqlite"
    key = NextDateKey(PATHS[node], datetime.date(2026, 5, 3))
    after = (datetime.date(2026, 8, 1), f"{node.lower()};")
    page = Fetch(node, order=(key,), limit=20)
    rng = random.Random(3)
    found = []
    for lists in (4, 24):
        for number in range(lists):
            await replace(store, source(f"{number:03}"), dated(f"{number:03}", rng, tasks=60))
        found.append([steps(path, fetch) for fetch in (page, dataclasses.replace(page, after=after))])
    for few, many in zip(*found, strict=True):
        assert many <= few * 1.2 + 50
