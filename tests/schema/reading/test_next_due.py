"""Lists by the next day on which something is due."""

import dataclasses
import datetime
from typing import Any

import pytest

from dutygraph.graph.model import TimeRule
from dutygraph.graph.store.port import Store
from tests.graph.store.naive import next_date
from tests.reasoning.building import deadline
from tests.schema.conftest import Api
from tests.schema.graph import catalogue, task_list, vocabulary

pytestmark = pytest.mark.anyio

# As of 1 March 2026: by task its deadline, None: the task names no day of the year.
DEADLINES: dict[int, tuple[int, int, int | None] | None] = {
    1: (2, 28, None),  # 2027
    2: (11, 30, None),
    3: None,
    4: (3, 1, None),  # today
    5: (3, 10, 2025),  # over
    6: (11, 30, 2026),
    7: (2, 29, None),  # 28 February 2027
}
RISING = [4, 2, 6, 1, 7, 3, 5]

PAGE = """query ($after: String, $direction: Direction!, $first: Int!) {
  tasks(first: $first, after: $after, filter: {taskList: "task-list:list"},
        orderBy: [{field: NEXT_DUE, direction: $direction}]) {
    nodes { __typename number obligations { ordinal } } pageInfo { hasNextPage endCursor } totalCount } }"""


async def load(store: Store) -> None:
    graph = task_list(len(DEADLINES))
    for id, node in list(graph.nodes.items()):
        if isinstance(node, TimeRule) and node.month is not None:
            said = DEADLINES[int(id.split("/")[1])]
            if said is None:
                del graph.nodes[id]
                graph.relationships = [one for one in graph.relationships if id not in (one.start, one.end)]
            else:
                month, day, year = said
                graph.nodes[id] = dataclasses.replace(node, month=month, day=day, year=year)
    for each in (vocabulary(), catalogue(), graph):
        await each.load(store)


@pytest.fixture
async def dated(store: Store) -> Api:
    await load(store)
    return Api(store)


async def paged(api: Api, direction: str, first: int) -> list[int]:
    numbers: list[int] = []
    after = None
    while True:
        page = (await api.ask(PAGE, direction=direction, first=first, after=after))["tasks"]
        assert page["totalCount"] == len(DEADLINES)
        numbers += [node["number"] for node in page["nodes"]]
        assert all(len(node["obligations"]) == 3 for node in page["nodes"])
        if not page["pageInfo"]["hasNextPage"]:
            return numbers
        after = page["pageInfo"]["endCursor"]


async def test_tasks_by_their_next_day_on_pages_of_any_size(dated: Api) -> None:
    assert await paged(dated, "ASC", 100) == RISING
    # What is due on one day stays in the order of the ids, what has no day comes last.
    assert await paged(dated, "DESC", 100) == [1, 7, 2, 6, 4, 3, 5]
    for first in (1, 2, 3):
        assert await paged(dated, "ASC", first) == RISING


async def test_a_task_and_a_statement_tell_the_day_that_they_are_ordered_by(dated: Api) -> None:
    query = """{ tasks(filter: {taskList: "task-list:list"}) {
      nodes { number nextDue obligations { nextDue } } } }"""
    nodes = (await dated.ask(query))["tasks"]["nodes"]
    days = {
        1: "2027-02-28",
        2: "2026-11-30",
        3: None,
        4: "2026-03-01",
        5: None,
        6: "2026-11-30",
        7: "2027-02-28",
    }
    assert {node["number"]: node["nextDue"] for node in nodes} == days
    for node in nodes:
        assert [one["nextDue"] for one in node["obligations"]] == [node["nextDue"], None, None]
    assert dated.store.reads == 1


async def test_one_read_whatever_is_below(dated: Api) -> None:
    await dated.ask(
        """{ obligations(orderBy: [{field: NEXT_DUE, direction: ASC}, {field: POSITION, direction: DESC}]) {
          nodes { id task { number } enterpriseTypes { name } } } }"""
    )
    assert dated.store.reads == 1


async def test_other_keys_come_before_and_behind(dated: Api) -> None:
    query = """query ($by: [ObligationOrder!]) { obligations(first: 4, orderBy: $by,
      filter: {taskList: "task-list:list", timeRule: ANNUAL_DEADLINE}) {
        edges { cursor node { id } } pageInfo { hasNextPage } } }"""
    by = [{"field": "NEXT_DUE", "direction": "ASC"}, {"field": "POSITION", "direction": "DESC"}]
    edges = (await dated.ask(query, by=by))["obligations"]["edges"]
    assert [edge["node"]["id"].split("/")[1] for edge in edges] == ["004", "006", "002", "007"]


async def test_a_cursor_of_another_order_is_refused_and_one_of_another_day_is_not(dated: Api) -> None:
    page = (await dated.ask(PAGE, direction="ASC", first=2))["tasks"]
    code, _ = await dated.refusal(PAGE, direction="DESC", first=2, after=page["pageInfo"]["endCursor"])
    assert code == "INVALID_INPUT"


def test_the_days_are_what_they_are_said_to_be() -> None:
    def key(said: tuple[int, int, int | None]) -> Any:
        month, day, year = said
        return next_date(deadline(month, day, year=year), datetime.date(2026, 3, 1))

    assert {number: said and key(said) for number, said in DEADLINES.items()} == {
        1: datetime.date(2027, 2, 28), 2: datetime.date(2026, 11, 30), 3: None, 4: datetime.date(2026, 3, 1),
        5: None, 6: datetime.date(2026, 11, 30), 7: datetime.date(2027, 2, 28),
    }  # fmt: skip
