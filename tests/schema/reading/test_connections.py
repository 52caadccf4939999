"""Pages, cursors and totals."""

from collections.abc import Awaitable, Callable

import orjson
import pytest

from tests.schema.conftest import Api

pytestmark = pytest.mark.anyio


async def test_orders(api: Api) -> None:
    answer = await api.ask(
        """
        { number: tasks(orderBy: [{field: NUMBER, direction: DESC}]) { nodes { number } }
          cited: tasks(orderBy: [{field: CITATIONS, direction: ASC}, {field: NUMBER, direction: DESC}]) {
            nodes { number } }
          instruments(orderBy: [{field: CITED, direction: DESC}, {field: NUMBER, direction: ASC}]) {
            nodes { id } }
          effective: instruments(orderBy: [{field: EFFECTIVE_ON, direction: DESC}]) { nodes { id } }
          last: obligations(first: 1, orderBy: [{field: POSITION, direction: DESC}]) { nodes { id } } }
        """
    )
    assert [task["number"] for task in answer["number"]["nodes"]] == [3, 2, 1]
    assert [task["number"] for task in answer["cited"]["nodes"]] == [3, 2, 1]
    assert [held["id"].partition(":")[2] for held in answer["instruments"]["nodes"]] == [
        "law",
        "gb1-2010",
        "gb1-2024",
        "plan",
    ]
    assert [held["id"].partition(":")[2] for held in answer["effective"]["nodes"]] == [
        "gb1-2024",
        "law",
        "gb1-2010",
        "plan",
    ]
    assert answer["last"]["nodes"] == [{"id": "obligation:list/003/03"}]


async def test_instrument_pages_go_through_nulls_and_counts(api: Api) -> None:
    for order in ("ISSUED_ON", "EFFECTIVE_ON", "NUMBER", "CITED"):
        for direction in ("ASC", "DESC"):
            seen: list[str] = []
            after = None
            while True:
                answer = await api.ask(
                    "query ($after: String) { instruments(first: 1, after: $after, orderBy:"
                    f" [{{field: {order}, direction: {direction}}}])"
                    " { nodes { id } pageInfo { hasNextPage endCursor } } }",
                    after=after,
                )
                page = answer["instruments"]
                seen += [held["id"] for held in page["nodes"]]
                after = page["pageInfo"]["endCursor"]
                if not page["pageInfo"]["hasNextPage"]:
                    break
            assert len(seen) == len(set(seen)) == 4, (order, direction)


async def test_a_total_is_counted_only_when_selected_and_heeds_the_filter(api: Api) -> None:
    answer = await api.ask("{ tasks(first: 1, filter: {hasDeliverables: true}) { totalCount } }")
    assert answer["tasks"] == {"totalCount": 2}
    assert api.store.reads == 1
    answer = await api.ask(
        "{ taskLists { nodes { tasks(first: 1, filter: {hasDeliverables: false}) { totalCount } } } }"
    )
    assert answer["taskLists"]["nodes"] == [{"tasks": {"totalCount": 1}}]
    assert api.store.reads == 2


async def test_an_empty_page(api: Api) -> None:
    answer = await api.ask(
        """{ tasks(filter: {contains: "nowhere"}) { totalCount nodes { id } edges { cursor }
             pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"""
    )
    assert answer["tasks"] == {
        "totalCount": 0,
        "nodes": [],
        "edges": [],
        "pageInfo": {"hasNextPage": False, "hasPreviousPage": False, "startCursor": None, "endCursor": None},
    }


@pytest.mark.parametrize("first", [0, -1, 101, 2_000_000_000])
@pytest.mark.parametrize(
    "query",
    [
        "query ($n: Int) { tasks(first: $n) { nodes { id } } }",
        "query ($n: Int) { taskLists { nodes { tasks(first: $n) { nodes { id } } } } }",
    ],
)
async def test_a_page_size_out_of_bounds_is_refused(small_api: Api, query: str, first: int) -> None:
    code, message = await small_api.refusal(query, n=first)
    assert code == "INVALID_INPUT"
    assert f"tasks(first:) 为 {first}。" in message
    assert "It must be between 1 and 100" in message


async def test_a_page_from_the_end_of_a_list_below(api: Api) -> None:
    query = """query ($last: Int, $before: String) { taskLists { nodes {
        tasks(last: $last, before: $before) { totalCount nodes { number }
          pageInfo { hasNextPage hasPreviousPage startCursor } } } } }"""
    pages = []
    before = None
    for _ in range(2):
        answer = await api.ask(query, last=2, before=before)
        pages.append(answer["taskLists"]["nodes"][0]["tasks"])
        before = pages[-1]["pageInfo"].pop("startCursor")
    assert pages == [
        {
            "totalCount": 3,
            "nodes": [{"number": 2}, {"number": 3}],
            "pageInfo": {"hasNextPage": False, "hasPreviousPage": True},
        },
        {
            "totalCount": 3,
            "nodes": [{"number": 1}],
            "pageInfo": {"hasNextPage": True, "hasPreviousPage": False},
        },
    ]


async def test_instruments_from_the_end_go_through_nulls_and_counts(api: Api) -> None:
    for order in ("ISSUED_ON", "EFFECTIVE_ON", "NUMBER", "CITED"):
        for direction in ("ASC", "DESC"):
            by = f"orderBy: [{{field: {order}, direction: {direction}}}]"
            whole = (await api.ask(f"{{ instruments({by}) {{ nodes {{ id }} }} }}"))["instruments"]["nodes"]
            seen: list[dict[str, str]] = []
            before = None
            while len(seen) < len(whole):
                page = (
                    await api.ask(
                        f"query ($before: String) {{ instruments(last: 1, before: $before, {by})"
                        " { nodes { id } pageInfo { startCursor } } }",
                        before=before,
                    )
                )["instruments"]
                before = page["pageInfo"]["startCursor"]
                seen = [*page["nodes"], *seen]
            assert seen == whole, (order, direction)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("first: 1, last: 1", "tasks(first:) 不与 last 同用。 It does not go with last."),
        ('last: 1, after: "a"', "tasks(after:) 不与 last 同用。 It does not go with last."),
        ('first: 1, before: "a"', "tasks(before:) 不与 first 同用。 It does not go with first."),
        ("last: 0", "tasks(last:) 为 0。 It is 0. 须在 1 至 100 之间，其余用 before: startCursor 续取。"),
        (
            'last: 1, before: "a"',
            "tasks(before:) 不是这一列表在此顺序下的游标。 It is not a cursor of this list in this order.",
        ),
    ],
)
async def test_ways_to_page_that_do_not_go_together(small_api: Api, arguments: str, message: str) -> None:
    code, told = await small_api.refusal(f"{{ tasks({arguments}) {{ totalCount }} }}")
    assert code == "INVALID_INPUT"
    assert told.startswith(message)


async def _cursor(api: Api, field: str, arguments: str = "") -> str:
    answer = await api.ask(f"{{ {field}(first: 1{arguments}) {{ pageInfo {{ endCursor }} }} }}")
    cursor: str = answer[field]["pageInfo"]["endCursor"]
    return cursor


Forged = Callable[[Api], Awaitable[str]]


async def _of_another_order(api: Api) -> str:
    return await _cursor(api, "tasks")


async def _of_the_other_direction(api: Api) -> str:
    return await _cursor(api, "tasks", ", orderBy: [{field: NUMBER, direction: DESC}]")


async def _of_another_type(api: Api) -> str:
    return await _cursor(api, "obligations")


async def _with_values(api: Api, *values: object) -> str:
    cursor = await _cursor(api, "tasks", ", orderBy: [{field: NUMBER, direction: ASC}]")
    return f"{cursor.partition(' ')[0]} {orjson.dumps(values).decode()}"


@pytest.mark.parametrize(
    "forge",
    [
        pytest.param(_of_another_order, id="another order"),
        pytest.param(_of_the_other_direction, id="the other direction"),
        pytest.param(_of_another_type, id="another type"),
        pytest.param(lambda api: _with_values(api, "one", "task:list/001"), id="a text for a number"),
        pytest.param(lambda api: _with_values(api, True, "task:list/001"), id="a truth for a number"),
        pytest.param(lambda api: _with_values(api, None, "task:list/001"), id="null for a number"),
        pytest.param(lambda api: _with_values(api, 2**63, "task:list/001"), id="a number too large"),
        pytest.param(lambda api: _with_values(api, 1, 2), id="a number for an id"),
        pytest.param(lambda api: _with_values(api, 1), id="too few values"),
        pytest.param(lambda api: _with_values(api, 1, "task:list/001", 1), id="too many values"),
        pytest.param(lambda api: _with_values(api, [1], "task:list/001"), id="a list"),
    ],
)
async def test_a_cursor_of_something_else_is_refused(small_api: Api, forge: Forged) -> None:
    cursor = await forge(small_api)
    code, message = await small_api.refusal(
        "query ($after: String) {"
        " tasks(after: $after, orderBy: [{field: NUMBER, direction: ASC}]) { nodes { id } } }",
        after=cursor,
    )
    assert code == "INVALID_INPUT"
    assert message.startswith("tasks(after:) 不是这一列表在此顺序下的游标。 It is not a cursor")
    assert "Take it from an edge's cursor" in message


async def test_a_cursor_can_be_read(small_api: Api) -> None:
    query = """query ($after: String) {
      tasks(first: 1, after: $after, orderBy: [{field: NUMBER, direction: ASC}]) {
        edges { cursor node { number } } } }"""
    edge = (await small_api.ask(query))["tasks"]["edges"][0]
    assert edge == {"cursor": 'Task.number+ [1,"task:list/001"]', "node": {"number": 1}}
    answer = await small_api.ask(query, after=edge["cursor"])
    assert answer["tasks"]["edges"][0]["node"] == {"number": 2}


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "1",
        "!",
        "Task []",
        "Task [",
        "Task.number+ [1]",
        "[1]",
        " [1]",
        "AAAA",
        "e30",
        "bnVsbA",
        "é",
        "W10",
        "A" * 100_000,
    ],
)
async def test_what_is_no_cursor_is_refused(small_api: Api, cursor: str) -> None:
    for query in (
        "query ($after: String) { tasks(after: $after) { nodes { id } } }",
        "query ($after: String) { taskLists { nodes { tasks(after: $after) { nodes { id } } } } }",
    ):
        code, message = await small_api.refusal(query, after=cursor)
        assert code == "INVALID_INPUT"
        assert "tasks(after:) 不是这一列表" in message


async def test_ordering_twice_by_one_field_is_refused(small_api: Api) -> None:
    code, message = await small_api.refusal(
        "{ tasks(orderBy: [{field: NUMBER, direction: ASC}, {field: NUMBER, direction: DESC}])"
        " { totalCount } }"
    )
    assert (code, message) == (
        "INVALID_INPUT",
        "tasks(orderBy:) 把一个字段写了两次。 It names a field twice. 每个最多一次。 Name each at most once.",
    )
