"""Answers while the graph changes and grows."""

from collections.abc import Mapping

import pytest

from dutygraph.graph.store.plan import Arguments, Page, Paging, Wanted
from tests.schema.conftest import Api, CountedStore
from tests.schema.graph import task_list
from tests.schema.reading.test_filters import ids

pytestmark = pytest.mark.anyio

ORDERS = [
    "[]",
    "[{field: NUMBER, direction: DESC}]",
    "[{field: CITATIONS, direction: ASC}]",
    "[{field: NEXT_DUE, direction: DESC}]",
    "[{field: DELIVERABLES, direction: DESC}, {field: NUMBER, direction: ASC}]",
]


async def all_tasks(api: Api, order: str, first: int) -> list[str]:
    ids: list[str] = []
    after = None
    while True:
        answer = await api.ask(
            f"query ($first: Int, $after: String) {{ tasks(first: $first, after: $after, orderBy: {order}) {{"
            " edges { cursor node { id } } pageInfo {"
            " hasNextPage hasPreviousPage startCursor endCursor } } }",
            first=first,
            after=after,
        )
        page = answer["tasks"]
        info = page["pageInfo"]
        assert info["hasPreviousPage"] is bool(ids)
        assert info["startCursor"] == page["edges"][0]["cursor"]
        assert info["endCursor"] == page["edges"][-1]["cursor"]
        ids += [edge["node"]["id"] for edge in page["edges"]]
        if not info["hasNextPage"]:
            return ids
        assert len(page["edges"]) == first
        after = info["endCursor"]


async def all_tasks_backwards(api: Api, order: str, last: int) -> list[str]:
    ids: list[str] = []
    before = None
    while True:
        answer = await api.ask(
            f"query ($last: Int, $before: String) {{ tasks(last: $last, before: $before, orderBy: {order}) {{"
            " edges { cursor node { id } } pageInfo {"
            " hasNextPage hasPreviousPage startCursor endCursor } } }",
            last=last,
            before=before,
        )
        page = answer["tasks"]
        info = page["pageInfo"]
        assert info["hasNextPage"] is bool(ids)
        assert info["startCursor"] == page["edges"][0]["cursor"]
        assert info["endCursor"] == page["edges"][-1]["cursor"]
        ids = [edge["node"]["id"] for edge in page["edges"]] + ids
        if not info["hasPreviousPage"]:
            return ids
        assert len(page["edges"]) == last
        before = info["startCursor"]


async def test_pages_of_any_size_give_the_same_list(fresh_api: Api) -> None:
    await task_list(5, "other", 2025).load(fresh_api.store)
    for order in ORDERS:
        whole = await all_tasks(fresh_api, order, 100)
        assert len(set(whole)) == 8
        for first in (1, 3, 8):
            assert await all_tasks(fresh_api, order, first) == whole
            assert await all_tasks_backwards(fresh_api, order, first) == whole


async def test_a_cursor_stays_good_when_others_come_and_go(fresh_api: Api) -> None:
    query = """query ($after: String) {
        tasks(first: 2, after: $after, orderBy: [{field: NUMBER, direction: ASC}]) {
          nodes { id } pageInfo { endCursor } } }"""
    first = (await fresh_api.ask(query))["tasks"]
    assert [task["id"] for task in first["nodes"]] == ["task:list/001", "task:list/002"]
    await task_list(2, "another").load(fresh_api.store)
    later = (await fresh_api.ask(query, after=first["pageInfo"]["endCursor"]))["tasks"]
    assert [task["id"] for task in later["nodes"]] == ["task:list/003"]
    await task_list(1).load(fresh_api.store)
    gone = (await fresh_api.ask(query, after=first["pageInfo"]["endCursor"]))["tasks"]
    assert gone == {"nodes": [], "pageInfo": {"endCursor": None}}


class Moving(CountedStore):
    """A store into which a list is loaded behind each of the next `loads` reads."""

    loads = 0

    async def page(self, page: Page, arguments: Arguments, *, light: bool) -> bytes:
        found = await super().page(page, arguments, light=light)
        await self._move()
        return found

    async def rows(
        self, wanted: Wanted, of: Paging, arguments: Arguments, *, light: bool
    ) -> Mapping[str, bytes]:
        found = await super().rows(wanted, of, arguments, light=light)
        await self._move()
        return found

    async def _move(self) -> None:
        if self.loads:
            self.loads -= 1
            await task_list(2, f"between-{self.loads}").load(self._store)


@pytest.mark.parametrize(
    "query",
    [
        "{ before: tasks { totalCount } tasks { nodes { id } } }",
        '{ tasks { nodes { id } } node(id: "task:list/001") { id } after: tasks { totalCount } }',
    ],
)
@pytest.mark.parametrize("loads", [1, 2])
async def test_an_operation_is_of_one_state_of_the_graph(fresh_api: Api, query: str, loads: int) -> None:
    fresh_api.store = moving = Moving(fresh_api.store)
    moving.loads = loads
    answer = await fresh_api.ask(query)
    counted = [page["totalCount"] for page in answer.values() if "totalCount" in page]
    listed = [len(page["nodes"]) for page in answer.values() if "nodes" in page]
    assert len({*counted, *listed}) == 1


async def test_a_graph_that_never_rests_is_said_to_be_busy(fresh_api: Api) -> None:
    fresh_api.store = moving = Moving(fresh_api.store)
    moving.loads = 1_000
    code, message = await fresh_api.refusal("{ tasks { totalCount } again: tasks { nodes { id } } }")
    assert (code, message) == (
        "STORE_BUSY",
        "The graph kept changing while it was read. Ask again in a moment.",
    )


async def test_task_list_filters(fresh_api: Api) -> None:
    await task_list(1, "before", 2025).load(fresh_api.store)
    await task_list(1, "undated", 2024).load(fresh_api.store)
    for filter, expected in {
        "year: 2026": ["list"],
        "year: 2023": [],
        'jurisdiction: "上海"': ["before", "list", "undated"],
        'jurisdiction: "北京"': [],
        'issuer: "authority:bureau"': ["before", "list", "undated"],
        'issuer: "authority:congress"': [],
        'inForceOn: "2026-01-01"': ["before", "list"],
        'inForceOn: "2026-12-31"': ["before", "list"],
        'inForceOn: "2027-01-01"': ["before"],
        'inForceOn: "2025-06-01"': ["before"],
        'inForceOn: "2024-12-31"': ["undated"],
        'inForceOn: "2023-12-31"': [],
        "": ["before", "list", "undated"],
    }.items():
        assert await ids(fresh_api, "taskLists", filter) == expected, filter


async def test_reads_depend_on_what_is_selected_and_never_on_rows(fresh_api: Api) -> None:
    query = """
        { tasks(first: 25) { totalCount pageInfo { hasNextPage endCursor } nodes {
            title taskList { title issuer { name } } category { title }
            obligations { text enterpriseTypes { name parents { name } } citations { instrument {
              title status replaces { title } citedBy(first: 2) { totalCount nodes { number } } } }
              deliverables { name recipients { name } source { quote document { title } } } }
            enterpriseTypes { name obligations(first: 1) { totalCount edges { cursor node { text } } } }
        } } }
        """
    for tasks in (1, 7, 20):
        await task_list(tasks).load(fresh_api.store)
        reads = fresh_api.store.reads
        answer = await fresh_api.ask(query)
        assert len(answer["tasks"]["nodes"]) == answer["tasks"]["totalCount"] == tasks
        assert fresh_api.store.reads - reads == 1
