"""Selections become one read, however they are written."""

import pytest

from dutygraph.graph.store.plan import Along, Object, Page
from tests.schema.conftest import Api

pytestmark = pytest.mark.anyio


async def test_fragments_of_every_sort_meet_in_one_read(small_api: Api) -> None:
    answer = await small_api.ask(
        """
        query { node(id: "task:list/001") {
          ...onNode ... on Node { id } ... { __typename } ... on Task { ...onTask } } }
        fragment onNode on Node { ... on Task { number } ... on Instrument { kind } }
        fragment onTask on Task { title category { ...named } category { taskList { ...listed } } }
        fragment named on Category { title }
        fragment listed on TaskList { title }
        """
    )
    assert answer["node"] == {
        "id": "task:list/001",
        "__typename": "Task",
        "number": 1,
        "title": "任务1",
        "category": {"title": "类别1", "taskList": {"title": "清单"}},
    }
    [task] = small_api.store.answered
    assert isinstance(task, Object)
    assert [key for key, _ in task.fields] == ["number", "id", "__typename", "title", "category"]
    category = task.fields[-1][1]
    assert isinstance(category, Along)
    assert isinstance(category.of, Object)
    assert [key for key, _ in category.of.fields] == ["title", "taskList"]


async def test_only_what_is_selected_is_read(small_api: Api) -> None:
    await small_api.ask("{ tasks(first: 1) { nodes { title } } }")
    [page] = small_api.store.answered
    assert isinstance(page, Page)
    [shown] = page.shown
    assert isinstance(shown, Object)
    assert [key for key, _ in shown.fields] == ["title"]
    assert not page.counted


@pytest.mark.parametrize("shown", [True, False])
async def test_skip_and_include_are_heard(small_api: Api, shown: bool) -> None:
    answer = await small_api.ask(
        """
        query ($shown: Boolean!, $hidden: Boolean! = false) {
          instrument(number: "数安法") {
            title @include(if: $shown)
            number @skip(if: $shown)
            facts @include(if: $shown) { name }
            ... @skip(if: $shown) { issuers { name } }
            ...more @include(if: $shown)
            replaces @include(if: $hidden) { id }
            replacedBy @skip(if: true) { id }
          } }
        fragment more on Instrument { kind }
        """,
        shown=shown,
    )
    expected = {"title", "facts", "kind"} if shown else {"number", "issuers"}
    assert answer["instrument"].keys() == expected
    [instrument] = small_api.store.answered
    assert isinstance(instrument, Object)
    assert {key for key, _ in instrument.fields} == expected


async def test_what_decides_a_selection_cannot_be_null(small_api: Api) -> None:
    query = "query ($on: Boolean = true) { tasks(first: 1) { totalCount @include(if: $on) } }"
    code, message = await small_api.refusal(query, on=None)
    assert code == "INVALID_INPUT"
    assert "$on" in message


async def test_aliases_with_different_arguments_under_one_parent(small_api: Api) -> None:
    answer = await small_api.ask(
        """
        query ($one: Int!, $label: String!) {
          instrument(number: "数安法") {
            one: provisions(first: $one) { nodes { label } pageInfo { hasNextPage } }
            provisions { totalCount edges { node { label } } }
            first: citedBy(filter: { numbers: [1] }) { nodes { number } }
            second: citedBy(filter: { numbers: [2] }) { totalCount nodes { number } }
            none: citedBy(filter: { numbers: [] }) { totalCount nodes { number } }
            article: provision(label: $label) { label }
            item: provision(label: "第五十五条第一项") { label }
            then: status(on: "2020-01-01") status
          } }
        """,
        one=1,
        label="第55条",
    )
    assert answer["instrument"] == {
        "one": {"nodes": [{"label": "第五十五条"}], "pageInfo": {"hasNextPage": True}},
        "provisions": {
            "totalCount": 2,
            "edges": [{"node": {"label": "第五十五条"}}, {"node": {"label": "第五十五条第（一）项"}}],
        },
        "first": {"nodes": [{"number": 1}]},
        "second": {"totalCount": 1, "nodes": [{"number": 2}]},
        "none": {"totalCount": 0, "nodes": []},
        "article": {"label": "第五十五条"},
        "item": None,
        "then": "NOT_YET_IN_FORCE",
        "status": "IN_FORCE",
    }
    assert small_api.store.reads == 1


async def test_one_relation_under_two_aliases(small_api: Api) -> None:
    answer = await small_api.ask(
        """
        { tasks(first: 1) { nodes {
            a: taskList { title x: tasks(first: 1) { nodes { number } } }
            b: taskList { year x: tasks(first: 2) { nodes { title } } } } } }
        """
    )
    assert answer["tasks"]["nodes"] == [
        {
            "a": {"title": "清单", "x": {"nodes": [{"number": 1}]}},
            "b": {"year": 2026, "x": {"nodes": [{"title": "任务1"}, {"title": "任务2"}]}},
        }
    ]
    assert small_api.store.reads == 1


async def test_fields_of_one_response_key_are_merged(small_api: Api) -> None:
    answer = await small_api.ask(
        """
        { tasks(first: 1) { nodes { id } }
          tasks(first: 1) { nodes { obligations { id } } totalCount }
          tasks(first: 1) { nodes { obligations { ordinal } } } }
        """
    )
    assert answer["tasks"]["totalCount"] == 3
    [task] = answer["tasks"]["nodes"]
    assert task["obligations"][0] == {"id": "obligation:list/001/01", "ordinal": 1}
    assert small_api.store.reads == 1


async def test_aliases_of_any_form_never_mix_their_arguments(small_api: Api) -> None:
    answer = await small_api.ask(
        """
        { tasks(first: 1) { nodes {
            a__b: taskList { c: tasks(first: 1) { nodes { number } } }
            a: taskList { b__c: tasks(first: 2) { nodes { number } } } } } }
        """
    )
    [task] = answer["tasks"]["nodes"]
    assert [len(task["a__b"]["c"]["nodes"]), len(task["a"]["b__c"]["nodes"])] == [1, 2]


async def test_an_operation_is_planned_once_whatever_its_variables(small_api: Api) -> None:
    query = """query ($n: Int!, $of: [Int!]) { taskLists { nodes {
        tasks(first: $n, filter: {numbers: $of}) { nodes { id } } } } }"""
    await small_api.ask(query, n=1, of=[1])
    await small_api.ask(query, n=2, of=[2, 3])
    one, two = small_api.store.answered
    assert one is two


async def test_variables_reach_nested_connections_with_their_defaults(small_api: Api) -> None:
    query = """
        query ($n: Int = 2, $after: String, $filter: TaskFilter) {
          taskLists { nodes { tasks(first: $n, after: $after, filter: $filter) {
            nodes { number } pageInfo { endCursor hasNextPage hasPreviousPage } } } } }
        """
    [held] = (await small_api.ask(query))["taskLists"]["nodes"]
    assert held["tasks"]["nodes"] == [{"number": 1}, {"number": 2}]
    info = held["tasks"]["pageInfo"]
    assert (info["hasNextPage"], info["hasPreviousPage"]) == (True, False)
    [held] = (await small_api.ask(query, after=info["endCursor"], n=None))["taskLists"]["nodes"]
    assert held["tasks"]["nodes"] == [{"number": 3}]
    info = held["tasks"]["pageInfo"]
    assert (info["hasNextPage"], info["hasPreviousPage"]) == (False, True)
    [held] = (await small_api.ask(query, filter={"contains": "任务3", "taskList": None}))["taskLists"][
        "nodes"
    ]
    assert held["tasks"]["nodes"] == [{"number": 3}]


async def test_introspection_reads_nothing(small_api: Api) -> None:
    answer = await small_api.ask('{ __typename __type(name: "Task") { name fields { name } } }')
    assert answer["__typename"] == "Query"
    assert small_api.store.reads == 0
