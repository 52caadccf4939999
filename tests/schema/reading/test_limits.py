"""What is too much to ask, and that it is refused before anything is read."""

from typing import Any

import pytest
from graphql import DocumentNode, OperationDefinitionNode, Source, get_introspection_query, parse
from hypothesis import given, settings
from hypothesis import strategies as st

from dutygraph.graph.store.port import Store
from dutygraph.schema import schema
from dutygraph.schema.reading.cost import extent_of
from dutygraph.schema.reading.limits import Limits, parsed
from dutygraph.schema.schema import build_schema
from tests.schema.conftest import SCHEMA, Api
from tests.schema.reading.selections import selections

pytestmark = pytest.mark.anyio


def cost(query: str, **variables: Any) -> int:
    document = parse(query)
    [operation] = [held for held in document.definitions if isinstance(held, OperationDefinitionNode)]
    return extent_of(SCHEMA._schema, document, operation, variables).cost


DEEP = """
    {{ tasks(first: 1) {{ nodes {{ obligations {{ task {{ obligations {{ task {{ obligations {{ task {{
      obligations {{ {} }} }} }} }} }} }} }} }} }} }}
"""


async def test_twelve_levels_are_answered_and_thirteen_refused(small_api: Api) -> None:
    await small_api.ask(DEEP.format("task { category { id } }"))
    code, message = await small_api.refusal(DEEP.format("task { category { tasks { id } } }"))
    assert code == "LIMIT_EXCEEDED"
    assert message == (
        "查询有 13 层，最多 12 层，请分两步。 The operation is 13 levels deep; at most 12 are allowed. "
        "Ask in two steps."
    )


async def test_depth_is_counted_through_fragments(small_api: Api) -> None:
    code, _ = await small_api.refusal(
        DEEP.format("...deeper")
        + "fragment deeper on Obligation { ... on Obligation { ...deepest } }"
        + "fragment deepest on Obligation { task { category { tasks { id } } } }"
    )
    assert code == "LIMIT_EXCEEDED"
    assert small_api.store.reads == 0


async def test_a_field_under_another_name_costs_one_more_wherever_it_comes_out(small_api: Api) -> None:
    plain = cost("{ tasks(first: 10) { nodes { title } } }")
    assert cost("{ tasks(first: 10) { nodes { title a: title b: title } } }") == plain + 20
    assert cost("{ a: tasks(first: 10) { nodes { title } } }") == plain + 1
    fragments = "fragment f on Task { a: title b: title } "
    assert cost(fragments + "{ tasks(first: 10) { nodes { ...f ... { ...f } } } }") == plain + 40
    aliases = " ".join(f"a{number}: number" for number in range(300))
    await small_api.ask(f"{{ revision {{ {aliases} }} }}")
    code, _ = await small_api.refusal(f"{{ tasks(first: 100) {{ nodes {{ {aliases} }} }} }}")
    assert code == "LIMIT_EXCEEDED"
    assert small_api.store.reads == 0


@pytest.mark.parametrize(
    "field",
    [
        "applicableDuties(profile: {}) { on }",
        'calendar(profile: {}, from: "2026-01-01", to: "2026-01-02") { entries { date } }',
        "dossier(profile: {}) { nextDue { date } }",
        "compareProfiles(before: {}, after: {}) { gained { verdict } }",
        'impact(instrument: "instrument:law") { tasks { id } }',
        'compareTaskLists(before: "task-list:list", after: "task-list:list") { added { id } }',
        "facets(of: TASKS) { field }",
        'search(text: "报告") { totalCount }',
        'suggest(prefix: "报")',
    ],
)
async def test_what_takes_work_cannot_be_asked_for_without_end(small_api: Api, field: str) -> None:
    await small_api.ask(" ".join(("{", *(f"a{number}: {field}" for number in range(10)), "}")))
    code, _ = await small_api.refusal(" ".join(("{", *(f"a{number}: {field}" for number in range(130)), "}")))
    assert code == "LIMIT_EXCEEDED"


async def test_a_bomb_of_fragments_is_refused_at_once(small_api: Api) -> None:
    levels = 60
    bomb = "".join(
        f"fragment f{n} on Task {{ a: category {{ tasks {{ ...f{n + 1} }} }}"
        f" b: category {{ tasks {{ ...f{n + 1} }} }} }} "
        for n in range(levels)
    )
    bomb += f"fragment f{levels} on Task {{ id }}"
    result = await small_api.run("{ tasks { nodes { ...f0 } } }" + bomb)
    assert result.errors
    assert {error.extensions["code"] for error in result.errors if error.extensions} == {"LIMIT_EXCEEDED"}
    assert small_api.store.reads == 0


REPEATED = [
    f"{{ {'revision { number } ' * 390} }}",
    f"{{ revision {{ {'number ' * 1_900} }} }}",
    f"{{ tasks(first: 1) {{ nodes {{ {'obligations { citations { text } } ' * 240} }} }} }}",
]


@pytest.mark.parametrize("query", REPEATED)
async def test_one_field_hundreds_of_times_is_refused_at_once(small_api: Api, query: str) -> None:
    result = await small_api.run(query)
    assert [error.extensions for error in result.errors or ()] == [
        {"code": "LIMIT_EXCEEDED", "reason": "TOO_COSTLY", "limit": 50_000}
    ]
    assert small_api.store.reads == 0


async def test_one_field_many_times_is_one_field(small_api: Api) -> None:
    answer = await small_api.ask(f"{{ {'revision { number contentHash } ' * 60} }}")
    assert list(answer["revision"]) == ["number", "contentHash"]


async def test_a_chain_of_fragments_without_fields_is_refused(small_api: Api) -> None:
    chain = "".join(f"fragment f{n} on Query {{ ...f{n + 1} }} " for n in range(240))
    result = await small_api.run("{ ...f0 }" + chain + "fragment f240 on Query { revision { number } }")
    assert result.errors
    assert {error.extensions["code"] for error in result.errors if error.extensions} == {"LIMIT_EXCEEDED"}


async def test_cycles_of_fragments_are_a_validation_error(small_api: Api) -> None:
    code, message = await small_api.refusal(
        "{ tasks { nodes { ...a } } }"
        " fragment a on Task { category { tasks { ...b } } } fragment b on Task { ...a }"
    )
    assert code == "GRAPHQL_VALIDATION_FAILED"
    assert "Cannot spread fragment" in message


async def test_tokens(small_api: Api) -> None:
    query = "query ($a: String) {{ instruments(after: $a, filter: {{ kinds: [{}] }}) {{ totalCount }} }}"
    code, _ = await small_api.refusal(query.format("LAW " * 1_970))
    assert code == "INVALID_INPUT"
    code, message = await small_api.refusal(query.format("LAW " * 2_000))
    assert code == "LIMIT_EXCEEDED"
    assert "2000 tokens" in message


COSTLY = """
    query ($n: Int{}) {{ taskLists(first: $n) {{ nodes {{
      tasks(first: $n) {{ nodes {{ citations {{ text }} }} }} }} }} }}
"""


@pytest.mark.parametrize(
    ("default", "variables", "refused"),
    [
        ("", {"n": 100}, True),
        ("", {"n": 10}, False),
        ("", {}, False),
        ("", {"n": None}, False),
        (" = 100", {}, True),
        (" = 100", {"n": 10}, False),
        (" = 10", {"n": 100}, True),
        (" = 1", {"n": None}, False),
    ],
)
async def test_cost_multiplies_by_first_with_variables(
    small_api: Api, default: str, variables: dict[str, int], refused: bool
) -> None:
    query = COSTLY.format(default)
    if not refused:
        await small_api.ask(query, **variables)
        return
    code, message = await small_api.refusal(query, **variables)
    assert code == "LIMIT_EXCEEDED"
    assert message.startswith("查询约涉及 30201 个对象，最多 25000 个；")
    assert "The operation could bring about 30201 objects; at most 25000 are allowed." in message
    assert small_api.store.reads == 0


async def test_null_for_a_variable_with_a_default_is_the_usual_page(small_api: Api) -> None:
    query = """query ($n: Int = 1) { taskLists(first: $n) { nodes { tasks(first: $n) { nodes {
        obligations { enterpriseTypes { obligations(first: $n) { nodes { id } } } } } } } } }"""
    await small_api.ask(query)
    code, _ = await small_api.refusal(query, n=None)
    assert code == "LIMIT_EXCEEDED"


async def test_what_is_skipped_costs_nothing(small_api: Api) -> None:
    query = """query ($all: Boolean!) { taskLists(first: 100) { nodes { id
        ... @include(if: $all) { tasks(first: 100) { nodes {
            citations { text } deliverables { id } } } } } } }"""
    for asked in (query, query.replace("Boolean!", "Boolean! = false")):
        await small_api.ask(asked, all=False)
        code, _ = await small_api.refusal(asked, all=True)
        assert code == "LIMIT_EXCEEDED"
    await small_api.ask(query.replace("Boolean!", "Boolean! = false"))


async def test_whole_texts_count_for_more(small_api: Api) -> None:
    query = "query ($n: Int) { tasks(first: $n) { nodes { source { document { text } } } } }"
    await small_api.ask(query, n=100)
    code, _ = await small_api.refusal(
        "{ tasks(first: 100) { nodes { source { document { a: text b: text c: text } } } } }"
    )
    assert code == "LIMIT_EXCEEDED"


async def test_nodes_count_by_their_ids(small_api: Api) -> None:
    query = """query ($ids: [ID!]!) { nodes(ids: $ids) { ... on TaskList { tasks(first: 100) { nodes {
        citations { text } } } } } }"""
    await small_api.ask(query, ids=["task-list:list"] * 10)
    code, _ = await small_api.refusal(query, ids=["task-list:list"] * 100)
    assert code == "LIMIT_EXCEEDED"


@pytest.mark.parametrize("ids", ["-2000000000", "[-2000000000]", "$ids"])
async def test_nothing_makes_the_rest_of_an_operation_cheaper(small_api: Api, ids: str) -> None:
    costly = "taskLists(first: 100) { nodes { tasks(first: 100) { nodes { citations { text } } } } }"
    more = f"nodes(ids: {ids}) {{ id }} same: nodes(ids: $ids) {{ id }}"
    code, _ = await small_api.refusal(
        f"query ($ids: [ID!]! = []) {{ {costly} {more} }}",
        ids=-2_000_000_000,
    )
    assert code == "LIMIT_EXCEEDED"
    assert small_api.store.reads == 0


@settings(deadline=None)
@given(st.data())
def test_an_operation_costs_no_less_than_its_parts(data: st.DataObject) -> None:
    parts = [data.draw(selections("Query")) for _ in range(2)]
    costs = [
        cost(f"query ($n: Int, $ids: [ID!]) {{ {part} }}", n=-5, ids=-5) for part in (*parts, " ".join(parts))
    ]
    assert min(costs) >= 0
    assert costs[2] == costs[0] + costs[1]


async def test_a_variable_that_does_not_fit_leaves_nothing_behind(small_api: Api) -> None:
    query = """query ($all: Boolean!) { taskLists(first: 100) { nodes { id
        ... @include(if: $all) { tasks(first: 100) { nodes {
            citations { text } deliverables { id } } } } } } }"""
    await small_api.refusal(query, all=0)
    await small_api.ask(query, all=False)


@pytest.mark.parametrize(
    "query",
    [
        "{{ tasks(first: {}) {{ totalCount }} }}",
        "{{ tasks(filter: {{numbers: [1, -{}]}}) {{ totalCount }} }}",
        "{{ node(id: {}) {{ id }} }}",
        "query ($n: Int = {}) {{ tasks(first: $n) {{ totalCount }} }}",
        "query ($n: Float = 1e{}) {{ tasks {{ totalCount }} }}",
    ],
)
async def test_a_number_that_is_too_long_is_refused(small_api: Api, query: str) -> None:
    code, message = await small_api.refusal(query.format("9" * 5_000))
    assert code == "INVALID_INPUT"
    assert message == (
        "名称或数字超过 500 个字符，请写短些。 A name or a number has over 500 characters. "
        "Write a shorter one."
    )
    assert small_api.store.reads == 0


@pytest.mark.parametrize("query", ["{{ {} }}", "{{ {}: tasks {{ totalCount }} }}", "{{ ...{} }}"])
async def test_a_name_that_is_too_long_is_refused_without_saying_it_again(small_api: Api, query: str) -> None:
    code, message = await small_api.refusal(query.format("a" * 200_000))
    assert code == "INVALID_INPUT"
    assert len(message) < 200


async def test_errors_say_no_more_than_a_person_reads_and_each_its_place(small_api: Api) -> None:
    unknown = " ".join(f"{'obligations' * 20}{number}" for number in range(900))
    kinds = f"[{'LAWS ' * 900}]"
    for query in (
        f"{{ tasks {{ nodes {{ {unknown} }} }} }}",
        f"{{ instruments(filter: {{kinds: {kinds}}}) }}",
    ):
        errors = (await small_api.run("\n" * 50_000 + query)).errors or []
        assert 0 < len(errors) <= 21
        for error in errors:
            assert error.locations
            assert error.locations[0].line == 50_001
            assert len(error.message) < 600


@given(st.text("a\n\r ", max_size=60))
def test_places_are_those_that_the_library_tells(text: str) -> None:
    document = parsed(f"{{ a }} {text.replace('a', '#')}", Limits())
    assert document.loc
    ours = document.loc.source
    theirs = Source(ours.body)
    within = {at + 1 for at in range(len(ours.body)) if ours.body.startswith("\r\n", at)}
    for position in {*range(len(ours.body))} - within:
        assert ours.get_location(position) == theirs.get_location(position)


async def test_of_several_operations_one_is_to_be_named(small_api: Api) -> None:
    query = "query A { revision { number } } query B { tasks { totalCount } }"
    code, message = await small_api.refusal(query)
    assert (code, message) == (
        "BAD_REQUEST",
        "查询里有 2 个操作，请以 operationName 指明：A, B。 The document has 2 operations. Say which with "
        "operationName: A, B.",
    )
    assert small_api.store.reads == 0


async def test_tools_can_ask_for_the_schema(small_api: Api) -> None:
    answer = await small_api.ask(get_introspection_query())
    assert answer["__schema"]["queryType"]["name"] == "Query"


async def test_what_the_schema_is_cannot_be_asked_for_without_end(small_api: Api) -> None:
    types = "__schema { types { fields { name args { name type { name } } } } }"
    assert cost(get_introspection_query()) < 25_000 / 3
    for query in (
        " ".join(f"a{number}: {types}" for number in range(90)),
        "__schema { " + " ".join(f"a{number}: types {{ fields {{ name }} }}" for number in range(20)) + " }",
        "__schema { types { "
        + " ".join(f"a{n}: fields {{ type {{ fields {{ name }} }} }}" for n in range(5))
        + " } }",
    ):
        code, _ = await small_api.refusal(f"{{ {query} }}")
        assert code == "LIMIT_EXCEEDED"


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (DEEP.format("task { category { tasks { id } } }"), {"reason": "TOO_DEEP", "limit": 12, "depth": 13}),
        ("{ tasks { nodes { " + "id " * 2_000 + "} } }", {"reason": "TOO_LONG", "limit": 2_000}),
        (
            "{ taskLists(first: 100) { nodes { tasks(first: 100) { nodes { citations { text } } } } } }",
            {"reason": "TOO_COSTLY", "limit": 25_000, "cost": 30_201},
        ),
        (
            "{ " + "... { " * 150 + "revision { number }" + " }" * 150 + " }",
            {"reason": "TOO_DEEP", "limit": 100},
        ),
        (
            "{ ...f0 }"
            + " ".join(f"fragment f{n} on Query {{ ...f{n + 1} }}" for n in range(240))
            + "fragment f240 on Query { revision { number } }",
            {"reason": "TOO_DEEP", "limit": 100},
        ),
    ],
    ids=["depth", "tokens", "cost", "nesting", "fragments"],
)
async def test_a_program_is_told_which_limit_and_where(
    small_api: Api, query: str, told: dict[str, object]
) -> None:
    result = await small_api.run(query)
    assert result.errors
    for error in result.errors:
        assert error.extensions == {"code": "LIMIT_EXCEEDED", **told}
        assert error.locations


async def test_more_than_a_hundred_ids_are_refused(small_api: Api) -> None:
    code, message = await small_api.refusal(
        "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=["task:list/001"] * 101
    )
    assert code == "INVALID_INPUT"
    assert message == (
        "nodes(ids:) 有 101 项。 It has 101 members. 最多 100 项，请分几次。 At most 100 fit: ask "
        "several times."
    )


async def test_the_largest_sensible_questions_fit(small_api: Api) -> None:
    everything = """
        id number title text source { start end quote }
        obligations { text modality bearer subject enterpriseTypes { name }
          citations { text status instrument { number title status } provision { label } source { quote } }
          deliverables { name kind recipients { name } source { quote } }
          source { quote document { title } } }
    """
    await small_api.ask(f"{{ tasks(first: 100) {{ totalCount nodes {{ {everything} }} }} }}")
    await small_api.ask(
        "{ taskLists(first: 1) { nodes { coverage { notModelled { reason source { quote } } }"
        f" categories {{ title tasks {{ {everything} }} }} }} }} }}"
    )


async def test_limits_are_settings(embedded: Store) -> None:
    api = Api(embedded, build_schema(Limits(depth=2, tokens=10, cost=1)))
    await api.ask("{ revision { number } }")
    for query, code in [
        ("{ tasks { nodes { id } } }", "LIMIT_EXCEEDED"),
        ("{ a: revision { b: number } }", "LIMIT_EXCEEDED"),
        ("{ tasks { totalCount } revision { number contentHash } }", "LIMIT_EXCEEDED"),
        ("{ profileFacts { id } }", "LIMIT_EXCEEDED"),
    ]:
        result = await api.run(query)
        assert result.errors
        assert code in {error.extensions["code"] for error in result.errors if error.extensions}, query


async def test_a_document_is_parsed_and_validated_once(
    small_api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def counted(query: str, limits: Limits) -> DocumentNode:
        read.append(query)
        return parsed(query, limits)

    monkeypatch.setattr(schema, "parsed", counted)
    query = "query Once($on: Date) { instruments(first: 1) { nodes { status(on: $on) } } }"
    for day in ("2026-01-01", None, "2027-01-01"):
        await small_api.ask(query, on=day)
    assert read == [query]
