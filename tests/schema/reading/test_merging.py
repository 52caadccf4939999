"""Fields of one key: the answers of the library's rule, at a cost that grows with the document."""

import pytest
from graphql import OverlappingFieldsCanBeMergedRule, parse, validate
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dutygraph.schema.reading.merging import FieldsMerge
from tests.schema.conftest import SCHEMA, Api
from tests.schema.reading.selections import selections


def problems(query: str) -> list[str]:
    return [error.message for error in validate(SCHEMA._schema, parse(query), [FieldsMerge])]


@settings(deadline=None)
@given(st.lists(selections("Query"), min_size=2, max_size=3), selections("Node"))
@example(["node(id: 1) { ... on Task { a: id } ... on Obligation { a: text } }"] * 2, "id")
@example(["node(id: 1) { ... on Task { a: number } ... on Obligation { a: text } }", "id"], "id")
@example(
    ["node(id: 1) { ... on Task { a: category { a: id } } ...f }"],
    "... on Obligation { a: task { a: number } }",
)
@example(["node(id: 1) { a: id ... on Task { a: id a: text } }"], "id")
@example(["a: node(id: 1) { ...f }", "a: node(id: 1) { id: __typename }"], "id")
def test_the_library_finds_fault_with_the_same_documents(parts: list[str], fragment: str) -> None:
    query = f"query ($n: Int, $ids: [ID!]) {{ {' '.join(parts)} node(id: 1) {{ ...f }} }}"
    query += f" fragment f on Node {{ {fragment} }}"
    found = validate(SCHEMA._schema, parse(query), [OverlappingFieldsCanBeMergedRule])
    assert bool(problems(query)) is bool(found)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        (
            "{ a: revision { number } a: vocabulary { id } }",
            "Fields 'a' conflict because 'revision' and 'vocabulary' are different fields."
            " Use different aliases on the fields to fetch both if this was intentional.",
        ),
        (
            "{ tasks(first: 1) { totalCount } tasks(first: 2) { totalCount } }",
            "Fields 'tasks' conflict because they have differing arguments."
            " Use different aliases on the fields to fetch both if this was intentional.",
        ),
        (
            "{ node(id: 1) { ... on Task { a: number } ... on Obligation { a: text } } }",
            "Fields 'a' conflict because they return conflicting types 'Int!' and 'String!'."
            " Use different aliases on the fields to fetch both if this was intentional.",
        ),
    ],
)
def test_what_conflicts_is_told(query: str, message: str) -> None:
    assert problems(query)[0] == message


def test_the_order_of_arguments_and_of_the_keys_of_objects_is_no_difference() -> None:
    assert not problems(
        '{ tasks(first: 1, filter: {category: 1, contains: "a"}) { totalCount }'
        ' tasks(filter: {contains: "a", category: 1}, first: 1) { totalCount } }'
    )


@pytest.mark.anyio
@pytest.mark.parametrize(
    "query",
    [
        f"{{ {'revision { number } ' * 390} }}",
        f"{{ revision {{ {'number ' * 1_900} }} }}",
        f"{{ tasks(first: 1) {{ nodes {{ {'obligations { citations { text } } ' * 240} }} }} }}",
    ],
)
async def test_one_field_many_times_is_one_field(small_api: Api, query: str) -> None:
    assert await small_api.ask(query)


def test_fragments_that_multiply_are_refused() -> None:
    fields = "category { tasks { ...f } } obligations { task { ...f } }"
    bomb = "".join(
        f"fragment f{n} on Task {{ {fields.replace('...f', f'...f{n + 1} ...g{n + 1}')} }}"
        f" fragment g{n} on Task {{ {fields.replace('...f', f'...g{n + 1} ...f{n + 2}')} }} "
        for n in range(1_000)
    )
    assert problems(f"{{ tasks {{ nodes {{ ...f0 ...g0 }} }} }} {bomb}")
