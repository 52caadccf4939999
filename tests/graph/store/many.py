"""Many nodes around a few, and statements on Neo4j past the store."""

import contextlib
import datetime
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import neo4j

from dutygraph.graph.model import (
    Bearer,
    EnterpriseType,
    Instrument,
    InstrumentKind,
    Modality,
    Obligation,
    Review,
    SourceDocument,
    Task,
    relate,
)
from dutygraph.graph.stated import Rank, Source, Statements
from dutygraph.graph.store.neo4j.address import Address
from dutygraph.graph.store.port import Fetch, PropertyKey, Relation, out

SOURCE = Source("document:many", Rank.DOCUMENT)


def obligations(count: int) -> Statements:
    """So many obligations, a task each, that all bind one enterprise type and refer to one instrument."""
    document = SourceDocument(
        id="document:many",
        title="清单",
        sha256="0" * 64,
        media_type="text/plain",
        loaded_at=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC),
        text="应当",
        characters=2,
        modelled=2,
    )
    bound = EnterpriseType(id="maker", name="车企", aliases=("整车企业", "车厂"), position=0)
    law = Instrument(
        id="instrument:law",
        number="1",
        title="法",
        kind=InstrumentKind.LAW,
        issued_on=datetime.date(2021, 8, 20),
    )
    nodes: list[Any] = [document, bound, law]
    links = []
    for number in range(count):
        task = Task(
            id=f"task:many/{number:05}", number=number, title="任务", text="应当",
            citation_count=1, deliverable_count=0, start=0, end=2, quote="应当",
        )  # fmt: skip
        obligation = Obligation(
            id=f"obligation:many/{number:05}", ordinal=1, text="应当", modality=Modality.MANDATORY,
            bearer=Bearer.ENTERPRISE, review=Review.EXTRACTED, start=0, end=2, quote="应当",
        )  # fmt: skip
        nodes += [task, obligation]
        links += [
            relate(task, "IMPOSES", obligation),
            relate(obligation, "BINDS", bound),
            relate(task, "REFERS_TO", law),
            relate(obligation, "STATED_IN", document),
        ]
    return Statements(SOURCE, tuple(nodes), tuple(links))


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
