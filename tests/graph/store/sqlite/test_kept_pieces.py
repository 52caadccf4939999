"""What is shown of nodes in lists is read once while the graph stays as it is."""

import sqlite3
from contextlib import closing
from pathlib import Path

import orjson
import pytest

from dutygraph.graph.store.plan import (
    ROOT,
    Along,
    Argument,
    Count,
    Object,
    Page,
    Paging,
    Property,
    Rows,
)
from dutygraph.graph.store.port import Equal, out
from dutygraph.graph.store.sqlite.answers import Answers
from dutygraph.graph.store.sqlite.store import SqliteStore
from tests.graph.replacing import replace
from tests.graph.store.samples import CATALOGUE, catalogue, document, source

pytestmark = pytest.mark.anyio

IMPOSES = (out("IMPOSES", "Obligation"),)
TEXTS = Along(IMPOSES, Object("Obligation", (("text", Property("text")),)), many=True)
SOME = Count(IMPOSES, 0)
TASK = Object("Task", (("title", Property("title")), ("duties", TEXTS), ("some", SOME)))


def nodes(page: Rows) -> dict[str, list[object]]:
    return {"nodes": [node for _, node in page.rows]}


LIST = Page("Task", (), ROOT, (TASK,), True, False, nodes)


async def test_they_are_read_once_for_each_state_and_argument(tmp_path: Path) -> None:
    path = tmp_path / "graph.sqlite"
    store = await SqliteStore.open(path)
    await replace(store, CATALOGUE, catalogue())
    await replace(store, source("a"), document("a", tasks=5))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        ran: list[str] = []
        answers = Answers()

        def ask(state: str, *, size: int = 4, text: str | None = None) -> tuple[bytes, int]:
            some = Paging(None if text is None else Equal("text", text))
            arguments: dict[int, Argument] = {ROOT: Paging(size=size + 1), 0: some}
            ran.clear()
            connection.set_trace_callback(ran.append)
            found = answers.page(connection, LIST, arguments, state)
            connection.set_trace_callback(None)
            return found, len(ran)

        first, statements = ask("1")
        assert statements == 2
        assert ask("1") == (first, 1)
        # One more node is read, and only that.
        longer, statements = ask("1", size=5)
        assert (statements, len(orjson.loads(longer)["nodes"])) == (2, 5)
        assert ask("1") == (first, 1)
        other, statements = ask("1", text="no such text")
        assert statements == 2
        assert {node["some"] for node in orjson.loads(other)["nodes"]} == {0}
        connection.execute("""UPDATE "Task" SET title = 'new'""")
        assert ask("1") == (first, 1)
        changed, statements = ask("2")
        assert statements == 2
        assert {node["title"] for node in orjson.loads(changed)["nodes"]} == {"new"}
    await store.close()
