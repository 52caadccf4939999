"""Random operations: the engine's JSON and the library's executor say the same, to the byte."""

import os
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import orjson
import pytest
from graphql import GraphQLError, parse, validate

from dutygraph.graph.store.port import Store
from dutygraph.reasoning.from_store.duties import DutiesReader
from dutygraph.schema.context import Context
from dutygraph.schema.reading.limits import Limits
from dutygraph.schema.schema import build_schema
from tests.schema.conftest import SCHEMA, TODAY, search_of
from tests.schema.graph import catalogue, task_list, vocabulary
from tests.schema.operations import Drawing
from tests.schema.oracle import Oracle

pytestmark = pytest.mark.anyio

OPERATIONS = {
    "sqlite": int(os.environ.get("OPERATIONS", "500")),
    "neo4j": int(os.environ.get("OPERATIONS", "40")),
}
FIRST = int(os.environ.get("FIRST_OPERATION", "0"))
UNLIMITED = build_schema(Limits(depth=30, tokens=100_000, cost=10**9))
GRAPHS = (vocabulary(), catalogue(), task_list(4), task_list(5, "other", 2025))


@pytest.fixture(scope="module")
async def held(module_store: Store) -> Store:
    for graph in GRAPHS:
        await graph.load(module_store)
    return module_store


async def test_the_engine_says_what_the_library_says(held: Store, tmp_path: Path, request: Any) -> None:
    nodes = {(type(node).__name__, node.id): node for graph in GRAPHS for node in graph.nodes.values()}
    links = {(one.type, one.start, one.end): one for graph in GRAPHS for one in graph.relationships}
    context = Context(held, DutiesReader(held), lambda: TODAY, search_of(held, tmp_path))
    oracle = Oracle(nodes.values(), links.values(), context)
    ids = _ids(nodes.values())
    told = 0
    engine = request.node.callspec.params["module_store"]
    for number in range(FIRST, FIRST + OPERATIONS[engine]):
        drawing = Drawing(Random(number), ids)
        query = drawing.operation()
        if validate(SCHEMA._schema, parse(query)):
            continue
        told += 1
        answer = await UNLIMITED.answer(query, context, variables=drawing.variables)
        data, errors = oracle.answer(query, drawing.variables)
        here = f"{number}: {query} {drawing.variables}"
        failed, mine = _places(errors), _places(answer.errors)
        assert all((error.extensions or {})["code"] == "INVALID_INPUT" for error in answer.errors), here
        if data is None:
            # Where a field that cannot be null takes all of it away, others may have failed beside it.
            assert answer.data is None, here
            assert failed <= mine, here
            continue
        assert failed == mine, (errors, answer.errors, here)
        if not failed:
            assert (answer.data or b"").decode() == orjson.dumps(data).decode(), here
        elif answer.data is not None:
            told_data = orjson.loads(answer.data)
            for key in data:
                assert told_data[key] == (None if key in failed else data[key]), here
    assert told > OPERATIONS[engine] * 0.8


def _places(errors: Sequence[GraphQLError]) -> set[str]:
    return {str(error.path[0]) for error in errors if error.path}


def _ids(nodes: Any) -> dict[str, list[str]]:
    public = {each.name for each in SCHEMA._schema.get_possible_types(SCHEMA._schema.type_map["Node"])}  # type: ignore[arg-type]
    found: dict[str, list[str]] = {}
    for node in nodes:
        kind = type(node).__name__
        if kind in public:
            found.setdefault(kind, []).append(node.id)
    return found
