"""What a fetch costs on SQLite: the number of its statements, and what their plans read."""

import dataclasses
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dutygraph.graph.store.plan import ROOT, Object, Paging
from dutygraph.graph.store.port import (
    All,
    AnyOf,
    Compare,
    Contains,
    CountKey,
    Equal,
    Fetch,
    Not,
    OneOf,
    Operator,
    PropertyKey,
    Related,
    Relation,
    into,
    out,
)
from dutygraph.graph.store.records import planned
from dutygraph.graph.store.shapes import shapes_of
from dutygraph.graph.store.sqlite.answers import Answers
from dutygraph.graph.store.sqlite.store import SqliteStore
from dutygraph.graph.store.sqlite.values import Parameters
from dutygraph.graph.store.sqlite.writer import rows_statement
from tests.graph.replacing import replace
from tests.graph.store.samples import CATALOGUE, catalogue, document, source

pytestmark = pytest.mark.anyio


async def fill(store: SqliteStore, *, documents: int, tasks: int) -> None:
    await replace(store, CATALOGUE, catalogue())
    for number in range(documents):
        name = f"{number:03}"
        await replace(store, source(name), document(name, tasks=tasks))


# ---- the fetches of the service ---------------------------------------------

CITATIONS = Relation(
    "citations",
    (out("IMPOSES", "Obligation"), out("CITES", "Citation")),
    Fetch(
        "Citation",
        ("text", "status", "start", "end", "quote"),
        relations=(
            Relation("instruments", (out("REFERS_TO", "Instrument"),), Fetch("Instrument", ("title",))),
            Relation("sources", (out("STATED_IN", "SourceDocument"),), Fetch("SourceDocument", ("title",))),
        ),
    ),
)
DELIVERABLES = Relation(
    "deliverables",
    (out("IMPOSES", "Obligation"), out("REQUIRES", "Deliverable")),
    Fetch(
        "Deliverable",
        ("name",),
        relations=(
            Relation("recipients", (out("SUBMITTED_TO", "Authority"),), Fetch("Authority", ("name",))),
        ),
    ),
)
OBLIGATIONS = Relation(
    "obligations",
    (out("IMPOSES", "Obligation"),),
    Fetch(
        "Obligation",
        ("text", "modality"),
        order=(PropertyKey("ordinal"),),
        relations=(Relation("types", (out("BINDS", "EnterpriseType"),), Fetch("EnterpriseType", ("name",))),),
    ),
)
PAGE = Fetch("Task", ("number", "title"), limit=21, relations=(CITATIONS, DELIVERABLES))
IN_LIST = (into("HAS_TASK", "Category"), into("HAS_CATEGORY", "TaskList"))
FETCHES = {
    "a page of tasks with citations and deliverables": PAGE,
    "the next page": dataclasses.replace(PAGE, after=("task:000/00002",)),
    "tasks by number": dataclasses.replace(PAGE, order=(PropertyKey("number"),), after=(2, "task:000/00002")),
    "a task with everything": Fetch(
        "Task", where=Equal("id", "task:000/00001"), relations=(OBLIGATIONS, CITATIONS, DELIVERABLES)
    ),
    "an instrument's citing tasks": Fetch(
        "Instrument",
        ("title",),
        where=Equal("id", "instrument:law"),
        relations=(
            Relation("tasks", (into("REFERS_TO", "Task"),), Fetch("Task", ("title",), limit=21), total=True),
        ),
    ),
    "an instrument by designation": Fetch(
        "Instrument", where=Related((out("KNOWN_AS", "Designation"),), Equal("key", "gb44495-2024"))
    ),
    "obligations by enterprise type": Fetch(
        "Obligation",
        ("text",),
        where=Related((out("BINDS", "EnterpriseType"),), Equal("id", "maker")),
        limit=21,
    ),
    "mandatory obligations by enterprise type, after a cursor": Fetch(
        "Obligation",
        where=All(
            (
                Related((out("BINDS", "EnterpriseType"),), Equal("id", "maker")),
                Equal("modality", "MANDATORY"),
            )
        ),
        after=("obligation:000/00001",),
        limit=21,
    ),
    "tasks of a list that cite an instrument": Fetch(
        "Task",
        where=All(
            (
                Related(IN_LIST, Equal("id", "task-list:000")),
                Related((out("REFERS_TO", "Instrument"),), Equal("id", "instrument:law")),
                Not(Related((out("IMPOSES", "Obligation"), out("REQUIRES", "Deliverable")))),
            )
        ),
        order=(CountKey((out("IMPOSES", "Obligation"),), descending=True),),
        limit=21,
    ),
    "tasks of a list that bind some types": Fetch(
        "Task",
        where=All(
            (
                Related((into("HAS_TASK", "TaskList"),), Equal("id", "task-list:000")),
                Related((out("BINDS", "EnterpriseType"),), OneOf("id", ("maker", "operator"))),
            )
        ),
        order=(PropertyKey("number"),),
        limit=21,
    ),
    "instruments cited in a list": Fetch(
        "Instrument",
        where=Related((into("REFERS_TO", "Task"), *IN_LIST), Equal("id", "task-list:000")),
        limit=21,
    ),
    "the whole list": Fetch(
        "TaskList",
        ("title",),
        where=Equal("id", "task-list:000"),
        relations=(
            Relation(
                "categories",
                (out("HAS_CATEGORY", "Category"),),
                Fetch(
                    "Category",
                    ("title",),
                    relations=(
                        Relation(
                            "tasks",
                            (out("HAS_TASK", "Task"),),
                            Fetch("Task", ("title",), relations=(OBLIGATIONS, CITATIONS, DELIVERABLES)),
                        ),
                    ),
                ),
            ),
        ),
    ),
}  # fmt: skip


def read(connection: sqlite3.Connection, fetch: Fetch) -> dict[str, bytes]:
    wanted, of, arguments, _ = planned(fetch)
    return Answers().rows(connection, wanted, of, arguments, "")


def traced(path: Path, fetch: Fetch) -> list[str]:
    """The statements a fetch runs, with their values written in."""
    statements: list[str] = []
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.set_trace_callback(statements.append)
        read(connection, fetch)
        connection.set_trace_callback(None)
    return [statement for statement in statements if statement.startswith("SELECT")]


@pytest.mark.parametrize("fetch", [pytest.param(fetch, id=name) for name, fetch in FETCHES.items()])
async def test_one_statement_reads_all_whatever_the_number_of_nodes(
    store: SqliteStore, path: Path, fetch: Fetch
) -> None:
    for documents, tasks in ((1, 2), (4, 30)):
        await fill(store, documents=documents, tasks=tasks)
        assert len(traced(path, fetch)) == 1


@pytest.mark.parametrize("fetch", [pytest.param(fetch, id=name) for name, fetch in FETCHES.items()])
async def test_no_table_is_read_from_end_to_end(store: SqliteStore, path: Path, fetch: Fetch) -> None:
    await fill(store, documents=3, tasks=30)
    with closing(sqlite3.connect(path)) as connection:
        for statement in traced(path, fetch):
            for step in plan_of(connection, statement):
                assert not is_scan(step, fetch), f"{step}\n{statement}"


def plan_of(connection: sqlite3.Connection, statement: str) -> Iterator[str]:
    for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {statement}"):
        yield step


def is_scan(step: str, fetch: Fetch) -> bool:
    """SCAN of a table; walking an index in order to a limit is what a page without a condition is."""
    if not step.startswith("SCAN"):
        return False
    if "VIRTUAL TABLE" in step or step.split()[1].strip("0123456789()") in ("d", "subquery-", "CONSTANT"):
        return False
    return not ("INDEX" in step and fetch.limit is not None and fetch.where is None)


async def test_a_page_costs_a_page(store: SqliteStore, path: Path) -> None:
    """The steps SQLite takes for a page do not grow with the number of nodes to page through."""
    paged = (
        FETCHES["a page of tasks with citations and deliverables"],
        FETCHES["tasks by number"],
        FETCHES["obligations by enterprise type"],
        FETCHES["mandatory obligations by enterprise type, after a cursor"],
        dataclasses.replace(
            FETCHES["an instrument's citing tasks"],
            relations=(Relation("tasks", (into("REFERS_TO", "Task"),), Fetch("Task", ("title",), limit=21)),),
        ),
    )
    await fill(store, documents=2, tasks=60)
    few = [steps(path, fetch) for fetch in paged]
    await fill(store, documents=20, tasks=60)
    many = [steps(path, fetch) for fetch in paged]
    for before, after in zip(few, many, strict=True):
        assert after <= before * 1.2 + 50


def steps(path: Path, fetch: Fetch) -> int:
    """How many operations of SQLite's virtual machine a fetch takes, to the nearest ten."""
    counted = 0

    def count() -> int:
        nonlocal counted
        counted += 10
        return 0

    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.set_progress_handler(count, 10)
        read(connection, fetch)
    return counted


async def test_statements_are_the_same_for_the_same_shape(store: SqliteStore, path: Path) -> None:
    await fill(store, documents=1, tasks=3)

    def shape(type_id: str, text: str, after: str, limit: int) -> Fetch:
        return Fetch(
            "Obligation",
            where=AnyOf(
                (
                    Related((out("BINDS", "EnterpriseType"),), Equal("id", type_id)),
                    Contains(("text",), text),
                    Compare("ordinal", Operator.LESS, limit),
                )
            ),
            after=(after,),
            limit=limit,
        )

    seen = set[str]()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        running = Answers()
        for fetch in (shape("maker", "数据", "a", 1), shape("operator", "' OR 1", "b", 5)):
            wanted, of, arguments, _ = planned(fetch)
            running.rows(connection, wanted, of, arguments, "")
            seen |= set(_kept(wanted, of))
    assert len(seen) == 1


def _kept(wanted: Object, of: Paging) -> Iterator[str]:
    """The text of the statement that is kept for it."""
    shapes = shapes_of({ROOT: of}, Parameters())
    yield rows_statement(wanted, shapes, 5).sql
