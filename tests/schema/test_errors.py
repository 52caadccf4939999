"""What goes wrong is told with a code and a remedy, and nothing of the inside."""

import logging
from pathlib import Path

import pytest
from graphql import GraphQLError

from dutygraph.graph.store.sqlite.store import SqliteStore
from dutygraph.reasoning.from_store.duties import DutiesReader
from dutygraph.schema.context import Context
from dutygraph.schema.errors import presentable
from dutygraph.schema.schema import build_schema
from tests.schema.conftest import TODAY, Api, executed, search_of
from tests.schema.graph import load_everything

pytestmark = pytest.mark.anyio


async def test_the_unexpected_is_masked_and_logged_under_its_id(
    small_api: Api, caplog: pytest.LogCaptureFixture
) -> None:
    def today() -> None:
        raise ZeroDivisionError("secret /home/somebody/graph.sqlite")

    schema = build_schema()
    context = Context(small_api.store, DutiesReader(small_api.store), today, small_api.search)  # type: ignore[arg-type]
    with caplog.at_level(logging.ERROR):
        result = await executed(schema, '{ instrument(number: "数安法") { title status } }', context)
    assert result.errors is not None
    [error] = result.errors
    assert error.extensions is not None
    assert error.extensions["code"] == "INTERNAL"
    assert error.path == ["instrument"]
    assert "secret" not in str(error.formatted)
    assert error.original_error is None
    id = error.extensions["id"]
    assert id in error.message
    [record] = caplog.records
    assert record.getMessage() == f"{id} at instrument"
    assert "secret" in caplog.text


async def test_where_the_graph_is_kept_is_nobodys_business(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = await SqliteStore.open(tmp_path / "graph.sqlite")
    await load_everything(store)
    await store.close()
    with caplog.at_level(logging.ERROR):
        context = Context(store, DutiesReader(store), lambda: TODAY, search_of(store, tmp_path))
        result = await executed(build_schema(), "{ tasks { nodes { id } } }", context)
    assert result.errors is not None
    [error] = result.errors
    assert error.extensions is not None
    assert error.extensions["code"] == "STORE_UNAVAILABLE"
    id = error.extensions["id"]
    assert (
        error.message == f"图谱打不开，请稍后再试。 The graph cannot be reached. Try again later. (id {id})"
    )
    assert str(tmp_path) not in str(error.formatted)
    assert str(tmp_path) in caplog.text


@pytest.mark.parametrize(
    ("query", "code", "message"),
    [
        ("{ tasks {", "GRAPHQL_PARSE_FAILED", "Syntax Error"),
        ("{ }", "GRAPHQL_PARSE_FAILED", "Expected Name, found '}'"),
        ("{ tasks { nodes { } } }", "GRAPHQL_PARSE_FAILED", "Expected Name, found '}'"),
        ("{ nowhere }", "GRAPHQL_VALIDATION_FAILED", "Cannot query field 'nowhere'"),
        ("{ tasks(first: many) { totalCount } }", "GRAPHQL_VALIDATION_FAILED", "Int cannot represent"),
        ("{ tasks(first: 3000000000) { totalCount } }", "GRAPHQL_VALIDATION_FAILED", "32-bit"),
        (
            '{ applicableDuties(on: "2026-02-30", profile: {}) { on } }',
            "GRAPHQL_VALIDATION_FAILED",
            "is not a day",
        ),
        ("query ($n: Int!) { tasks(first: $n) { totalCount } }", "INVALID_INPUT", "$n"),
        ("subscription { tasks }", "GRAPHQL_VALIDATION_FAILED", "subscription"),
    ],
)
async def test_what_the_request_got_wrong_is_told(
    small_api: Api, caplog: pytest.LogCaptureFixture, query: str, code: str, message: str
) -> None:
    result = await small_api.run(query)
    assert result.errors
    assert code in {error.extensions["code"] for error in result.errors if error.extensions}
    assert message in result.errors[0].message
    assert result.errors[0].locations
    assert caplog.records == []


async def test_variables_of_another_type_are_told(small_api: Api) -> None:
    query = """query ($n: Int, $on: Date, $kind: DeliverableKind) {
        tasks(first: $n) { totalCount } instruments(filter: {on: $on}) { totalCount }
        deliverables(filter: {kind: $kind}) { totalCount } }"""
    for variables in ({"n": "1"}, {"n": 1.5}, {"n": True}, {"on": 5}, {"kind": "report"}):
        code, message = await small_api.refusal(query, **variables)
        assert code == "INVALID_INPUT"
        assert message.startswith("参数的值不能用。 Variable '$")


@pytest.mark.parametrize(
    ("field", "argument", "reason", "valid"),
    [
        ("tasks(first: 0) { totalCount }", "tasks(first:)", "OUT_OF_RANGE", None),
        ("tasks(first: 1, last: 1) { totalCount }", "tasks(first:)", "CONFLICTING", None),
        ('tasks(after: "x") { totalCount }', "tasks(after:)", "MALFORMED", None),
        ('tasks(filter: {contains: " "}) { totalCount }', "tasks(filter:).contains", "EMPTY", None),
        ('tasks(filter: {taskList: "a"}) { totalCount }', "tasks(filter:).taskList", "MALFORMED", None),
        ('instrument(number: "要求") { id }', "instrument(number:)", "AMBIGUOUS", "instrument:gb1-2024"),
        ('impact(instrument: "instrument:none") { tasks { id } }', "instrument", "NOT_FOUND", None),
        (
            'applicableDuties(profile: {}, taskList: "task-list:no") { on }',
            "taskList",
            "NOT_FOUND",
            "task-list:list",
        ),
        (
            'applicableDuties(profile: {enterpriseTypes: ["mill"]}) { on }',
            "profile.enterpriseTypes",
            "NOT_FOUND",
            "car-maker",
        ),
        (
            'applicableDuties(profile: {facts: [{fact: "levels", value: {boolean: true}}]}) { on }',
            "profile.facts(levels)",
            "WRONG_TYPE",
            "2",
        ),
        ('search(text: "") { totalCount }', "search(text:)", "EMPTY", None),
    ],
)
async def test_a_program_is_told_which_argument_cannot_be_used_and_why(
    small_api: Api, field: str, argument: str, reason: str, valid: str | None
) -> None:
    result = await small_api.run(f"{{ {field} }}")
    assert result.errors is not None
    [error] = result.errors
    assert error.extensions is not None
    told = {name: error.extensions[name] for name in ("code", "argument", "reason")}
    assert told == {"code": "INVALID_INPUT", "argument": argument, "reason": reason}
    assert valid is None or valid in error.extensions["validValues"]
    assert error.path == [field.partition("(")[0]]
    assert error.locations


async def test_a_variable_that_does_not_fit_is_named(small_api: Api) -> None:
    result = await small_api.run("query ($n: Int) { tasks(first: $n) { totalCount } }", n="many")
    assert result.errors is not None
    [error] = result.errors
    assert error.extensions == {"code": "INVALID_INPUT", "argument": "$n", "reason": "WRONG_TYPE"}
    assert error.locations


async def test_one_field_that_fails_leaves_the_others(small_api: Api) -> None:
    result = await small_api.run(
        '{ good: instrument(number: "数安法") { id } bad: instrument(number: "要求") { id } }'
    )
    assert result.data == {"good": {"id": "instrument:law"}, "bad": None}
    assert result.errors is not None
    [error] = result.errors
    assert error.path == ["bad"]


async def test_a_value_no_type_can_hold_is_ours_to_answer_for() -> None:
    error = GraphQLError("Int cannot represent non-integer value: 'secret'", path=["task", "number"])
    told = presentable(GraphQLError(error.message, path=error.path, original_error=error))
    assert told.extensions is not None
    assert told.extensions["code"] == "INTERNAL"
    assert "secret" not in told.message
