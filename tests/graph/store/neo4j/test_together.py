"""Reads of one text that a real server answers together."""

import asyncio
import datetime
import random
from collections.abc import Awaitable, Callable

import neo4j
import pytest

from dutygraph.graph.store.days import PATHS
from dutygraph.graph.store.neo4j.store import Neo4jStore
from dutygraph.graph.store.port import (
    Contains,
    Equal,
    Fetch,
    NextDateKey,
    OneOf,
    PropertyKey,
    Related,
    Relation,
    Store,
    out,
)
from dutygraph.graph.store.states import noting
from tests.graph.replacing import replace
from tests.graph.store.dated import dated
from tests.graph.store.many import SOURCE, TREE, obligations
from tests.graph.store.samples import CATALOGUE, catalogue, source

pytestmark = [pytest.mark.anyio, pytest.mark.parametrize("engine", ["neo4j"], indirect=True)]

Drawn = Callable[[random.Random], Fetch]


def _due(draw: random.Random) -> Fetch:
    on = datetime.date(2026, draw.randint(1, 12), draw.randint(1, 28))
    after = (on + datetime.timedelta(draw.randint(0, 300)), "obligation;")
    order = (NextDateKey(PATHS["Obligation"], on),)
    return Fetch("Obligation", ("text",), order=order, after=after, limit=draw.choice((1, 3, 20)))


def _number(draw: random.Random) -> str:
    return f"task:a/{draw.randint(0, 30)}"


SHAPES: dict[str, Drawn] = {
    "by ids": lambda draw: Fetch(
        "Task",
        ("title", "number"),
        where=OneOf("id", tuple(_number(draw) for _ in range(draw.randint(0, 5)))),
    ),
    "a page behind a place": lambda draw: Fetch(
        "Obligation", ("text",), after=(f"obligation:{draw.choice('abc')}",), limit=draw.randint(1, 4)
    ),
    "in an order": lambda draw: Fetch(
        "Task",
        ("number",),
        order=(PropertyKey("number", descending=True),),
        after=(draw.randint(0, 9), _number(draw)),
        limit=draw.choice((2, 7)),
    ),
    "a part of a text": lambda draw: Fetch(
        "Obligation", ("text",), where=Contains(("text", "text_en"), draw.choice("应当不企业月")), limit=5
    ),
    "of what is known": lambda draw: Fetch(
        "Task",
        where=Related((out("IMPOSES", "Obligation"),), Equal("modality", draw.choice(("MANDATORY", "NONE")))),
        limit=draw.randint(1, 5),
        relations=(
            Relation("duties", (out("IMPOSES", "Obligation"),), Fetch("Obligation", ("text",)), total=True),
        ),
    ),
    "what is due": _due,
}


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many asked each statement that was sent."""
    sent: list[int] = []
    run = neo4j.AsyncSession.run

    async def counted(
        self: neo4j.AsyncSession, query: neo4j.Query, parameters: dict[str, dict[str, list[object]]]
    ) -> neo4j.AsyncResult:
        sent.append(len(parameters["given"]["each"]))
        return await run(self, query, parameters)

    monkeypatch.setattr(neo4j.AsyncSession, "run", counted)
    return sent


async def test_all_at_once_are_answered_as_one_after_the_other(
    store: Neo4jStore, request: pytest.FixtureRequest
) -> None:
    draw = random.Random(5)
    await replace(store, CATALOGUE, catalogue())
    for name in "abc":
        await replace(store, source(name), dated(name, draw, tasks=12))
    asked = [shape(draw) for _ in range(25) for shape in SHAPES.values()]
    alone = [(await store.fetch(each), await store.count(each)) for each in asked]
    statements = request.getfixturevalue("statements")
    together = await asyncio.gather(*(asyncio.gather(store.fetch(each), store.count(each)) for each in asked))
    assert [tuple(one) for one in together] == alone
    assert sum(statements) == 2 * len(asked)
    assert len(statements) < sum(statements) / 2
    assert any(len(found) > 1 for found, _ in alone)


async def test_one_that_the_driver_refuses_fails_alone(store: Neo4jStore) -> None:
    await replace(store, SOURCE, obligations(5))
    numbers = (0, 2**70, 3, 9, 2**80, 4)
    for _ in range(3):
        told = await asyncio.gather(
            *(store.fetch(Fetch("Task", where=Equal("number", number))) for number in numbers),
            return_exceptions=True,
        )
        for number, found in zip(numbers, told, strict=True):
            if number > 9:
                assert isinstance(found, Exception)
            else:
                assert not isinstance(found, BaseException)
                assert [one.id for one in found] == [f"task:many/{number:05}"] * (number < 5)


# The driver lets go of a connection that it is just making without closing it.
@pytest.mark.filterwarnings("ignore:.*socket.socket:pytest.PytestUnraisableExceptionWarning")
async def test_those_who_go_away_leave_the_others_their_answers(store: Neo4jStore) -> None:
    await replace(store, SOURCE, obligations(40))
    draw = random.Random(2)
    for _ in range(30):
        asking = {
            number: asyncio.create_task(store.fetch(Fetch("Task", where=Equal("number", number))))
            for number in range(20)
        }
        await asyncio.sleep(draw.random() * 0.01)
        gone = [number for number in asking if draw.random() < 0.5]
        for number in gone:
            asking[number].cancel()
        for number, task in asking.items():
            if number not in gone:
                assert [one.id for one in await task] == [f"task:many/{number:05}"]
    assert len(await store.fetch(TREE)) == 20


async def test_each_is_told_the_state_that_its_answer_is_of(
    store: Neo4jStore, make_store: Callable[..., Awaitable[Store]]
) -> None:
    loader = await make_store()
    held: dict[str, int] = {}

    async def load() -> None:
        for count in (3, 30, 8, 17) * 3:
            await replace(loader, SOURCE, obligations(count))
            revision = await loader.revision()
            held[f"{revision.number}-{revision.content_hash}"] = count

    async def read(number: int) -> tuple[int, set[str]]:
        with noting() as seen:
            found = await store.fetch(Fetch("Task", after=(f"task:many/{number:05}",), limit=100))
        return number + len(found) + 1, seen.states

    await replace(loader, SOURCE, obligations(8))
    seen: list[tuple[int, set[str]]] = []
    loading = asyncio.create_task(load())
    while not loading.done():
        seen += await asyncio.gather(*(read(number) for number in (0, 1, 2, 0, 1, 2)))
    await loading
    assert all(len(states) == 1 for _, states in seen)
    known = [(count, held[state]) for count, (state,) in seen if state in held]
    assert len({count for count, _ in known}) > 2
    assert all(count == right for count, right in known)
