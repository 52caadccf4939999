"""Many nodes around a few, and statements on Neo4j past the store."""

import contextlib
import datetime
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any

import neo4j

from dutygraph.graph.model import EnterpriseType, Instrument, Obligation, SourceDocument, Task
from dutygraph.graph.stated import Rank, Source, Statements
from dutygraph.graph.store.neo4j.address import Address
from dutygraph.graph.store.neo4j.answers import rows_statement
from dutygraph.graph.store.neo4j.shape import given_each, split
from dutygraph.graph.store.plan import ROOT
from dutygraph.graph.store.port import Fetch, PropertyKey, Relation, out
from dutygraph.graph.store.records import planned
from tests.graph_builder import Graph

SOURCE = Source("document:many", Rank.DOCUMENT)


def obligations(count: int) -> Statements:
    """So many obligations, a task each, that all bind one enterprise type and refer to one instrument."""
    graph = Graph(SOURCE.id)
    document = graph.new(SourceDocument, "document:many", title="清单", text="应当", characters=2)
    bound = graph.new(EnterpriseType, "maker", name="车企", aliases=("整车企业", "车厂"))
    law = graph.new(
        Instrument, "instrument:law", number="1", title="法", issued_on=datetime.date(2021, 8, 20)
    )
    for number in range(count):
        task = graph.new(Task, f"task:many/{number:05}", number=number, title="任务", text="应当")
        duty = graph.new(Obligation, f"obligation:many/{number:05}", text="应当")
        graph.link(task, "IMPOSES", duty)
        graph.link(duty, "BINDS", bound)
        graph.link(task, "REFERS_TO", law)
        graph.link(duty, "STATED_IN", document)
    return graph.stated


TREE = Fetch(
    "Task",
    ("title", "number"),
    order=(PropertyKey("number"),),
    limit=20,
    relations=(
        Relation(
            "obligations",
            (out("IMPOSES", "Obligation"),),
            Fetch(
                "Obligation",
                ("text", "modality"),
                relations=(
                    Relation(
                        "types", (out("BINDS", "EnterpriseType"),), Fetch("EnterpriseType", ("aliases",))
                    ),
                ),
            ),
        ),
        Relation(
            "instruments", (out("REFERS_TO", "Instrument"),), Fetch("Instrument", ("issued_on",)), total=True
        ),
    ),
)


@contextlib.asynccontextmanager
async def by_hand(url: str) -> AsyncIterator[Callable[..., Awaitable[neo4j.EagerResult]]]:
    """Statements on the server past the store."""
    address = Address.parse(url)
    auth = (address.user, address.password) if address.user else None
    async with neo4j.AsyncGraphDatabase.driver(
        address.uri, auth=auth, notifications_min_severity="OFF"
    ) as driver:

        async def run(text: str, **parameters: Any) -> neo4j.EagerResult:
            return await driver.execute_query(text, parameters, database_=address.database)

        yield run


def statement(fetch: Fetch) -> tuple[str, dict[str, Any]]:
    """The text of a fetch's statement on Neo4j, and its parameters."""
    wanted, of, arguments, _ = planned(fetch)
    shapes, own, shared = split({**arguments, ROOT: of})
    return rows_statement(wanted, shapes).text, given_each({**shared, "mark": "mark"}, [own])


def operators(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for child in plan.get("children", ()):
        yield from operators(child)


def hits(profiled: neo4j.EagerResult) -> int:
    """What a statement read that ran with PROFILE."""
    assert profiled.summary.profile is not None
    return sum(each.get("dbHits", 0) for each in operators(profiled.summary.profile))
