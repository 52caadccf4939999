"""Answers while the graph changes and grows."""

import pytest

from tests.schema.conftest import Api
from tests.schema.graph import task_list
from tests.schema.reading.test_filters import ids

pytestmark = pytest.mark.anyio

ORDERS = [
    "[]",
    "[{field: NUMBER, direction: DESC}]",
    "[{field: CITATIONS, direction: ASC}]",
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


async def test_pages_of_any_size_give_the_same_list(fresh_api: Api) -> None:
    await task_list(5, "other", 2025).load(fresh_api.store)
    for order in ORDERS:
        whole = await all_tasks(fresh_api, order, 100)
        assert len(set(whole)) == 8
        for first in (1, 3, 8):
            assert await all_tasks(fresh_api, order, first) == whole


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
    for asked, tasks in enumerate((1, 7, 20), start=1):
        await task_list(tasks).load(fresh_api.store)
        answer = await fresh_api.ask(query)
        assert len(answer["tasks"]["nodes"]) == answer["tasks"]["totalCount"] == tasks
        assert (len(fresh_api.store.fetched), len(fresh_api.store.counted)) == (asked, asked)
