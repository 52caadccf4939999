"""What clients and the service keep of answers, and when they stop."""

import datetime
import hashlib
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from dutygraph.graph.store.port import Store
from dutygraph.service.http import app
from tests.conftest import PATIENCE_S, Engine
from tests.schema.conftest import CountedStore
from tests.schema.graph import load_everything, task_list
from tests.service.conftest import MakeClient

pytestmark = pytest.mark.anyio

TITLES = "{ taskLists(first: 1) { nodes { title } } }"
COUNT = "query Count($first: Int) { tasks(first: $first) { totalCount } }"
DUE = "{ tasks(orderBy: [{field: NEXT_DUE, direction: ASC}]) { nodes { id } } }"


@pytest.fixture
async def counted(engine: Engine) -> AsyncIterator[CountedStore]:
    store = await engine.open(timeout_s=PATIENCE_S)
    await load_everything(store)
    yield CountedStore(store)
    await store.close()


@pytest.fixture
async def any_client(counted: CountedStore, make_client: MakeClient) -> httpx.AsyncClient:
    return await make_client(counted, operation_timeout=PATIENCE_S)


async def get(client: httpx.AsyncClient, query: str, tag: str | None = None, **asked: Any) -> httpx.Response:
    params = {"query": query, **{name: json.dumps(value) for name, value in asked.items()}}
    return await client.get("/graphql", params=params, headers={"if-none-match": tag} if tag else {})


async def test_an_answer_is_kept_until_the_graph_moves_on(
    any_client: httpx.AsyncClient, counted: CountedStore
) -> None:
    first = await get(any_client, COUNT)
    assert first.json() == {"data": {"tasks": {"totalCount": 3}}}
    assert first.headers["cache-control"] == "private, no-cache"
    assert first.headers["vary"] == "Accept"
    tag = first.headers["etag"]
    reads = counted.reads
    again = await get(any_client, COUNT)
    assert (again.content, again.headers["etag"]) == (first.content, tag)
    unchanged = await get(any_client, COUNT, f'"x", {tag}')
    assert (unchanged.status_code, unchanged.content, unchanged.headers["etag"]) == (304, b"", tag)
    anything = await get(any_client, COUNT, "*")
    assert (anything.status_code, anything.content, anything.headers["etag"]) == (304, b"", tag)
    assert counted.reads == reads
    await task_list(2, "more").load(counted)
    changed = await get(any_client, COUNT, tag)
    assert changed.status_code == 200
    assert changed.json() == {"data": {"tasks": {"totalCount": 5}}}
    assert changed.headers["etag"] != tag
    assert (await get(any_client, TITLES, "*")).status_code == 304


async def test_a_tag_holds_for_one_request_alone(client: httpx.AsyncClient) -> None:
    tags = [
        (await get(client, COUNT)).headers["etag"],
        (await get(client, COUNT, variables={"first": 1})).headers["etag"],
        (await get(client, COUNT, variables={"first": 2})).headers["etag"],
        (await get(client, COUNT + " ")).headers["etag"],
        (await get(client, COUNT, extensions={"cost": True})).headers["etag"],
        (await get(client, TITLES)).headers["etag"],
    ]
    assert len(set(tags)) == len(tags)
    assert (await get(client, COUNT, tags[1])).status_code == 200
    kept = await client.post("/graphql", json={"query": COUNT}, headers={"if-none-match": tags[0]})
    assert kept.status_code == 200


async def test_an_answer_is_of_its_day(make_client: MakeClient, monkeypatch: pytest.MonkeyPatch) -> None:
    clock: dict[str, datetime.date] = {}
    monkeypatch.setattr(app, "_today", lambda: clock["today"])
    client = await make_client()
    status = '{ instrument(number: "GB 1-2024") { status } }'
    answers: list[httpx.Response] = []
    for day in (datetime.date(2025, 12, 31), datetime.date(2026, 1, 1), datetime.date(2025, 12, 31)):
        clock["today"] = day
        answers.append(await get(client, status, answers[0].headers["etag"] if answers else None))
    assert [answer.status_code for answer in answers] == [200, 200, 304]
    assert answers[0].json()["data"]["instrument"]["status"] == "NOT_YET_IN_FORCE"
    assert answers[1].json()["data"]["instrument"]["status"] == "IN_FORCE"


async def test_what_is_kept_is_kept_for_those_who_take_it_so(client: httpx.AsyncClient) -> None:
    params = {"query": "{ tasks(first: 20) { nodes { id title text obligations { text } } } }"}
    codings = ("zstd", "gzip", "identity", "gzip;q=0", "")
    for _ in range(2):
        used = []
        for coding in codings:
            # One line more than is looked at where only the last one is.
            lines = [("accept-encoding", coding), ("accept-encoding", "identity")]
            answer = await client.get("/graphql", params=params, headers=lines)
            used.append(answer.headers.get("content-encoding"))
            assert answer.json()["data"]
        assert used == ["zstd", "gzip", None, None, None]


@pytest.mark.parametrize("query", ["{ noSuchField }", "{ tasks(first: 0) { totalCount } }", "{ __typename }"])
async def test_what_failed_and_what_is_no_matter_of_the_graph_is_not_kept(
    client: httpx.AsyncClient, query: str
) -> None:
    for _ in range(2):
        answer = await get(client, query, "*")
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "no-store"
        assert "etag" not in answer.headers


async def test_what_the_search_index_answers_has_no_tag(client: httpx.AsyncClient) -> None:
    answer = await get(client, '{ suggest(prefix: "数") tasks { totalCount } }')
    assert answer.json()["data"]["tasks"]["totalCount"] == 3
    assert "etag" not in answer.headers


async def test_a_store_that_fails_is_told_and_not_hidden_behind_what_is_kept(
    small_store: Store, make_client: MakeClient
) -> None:
    client = await make_client()
    tag = (await get(client, COUNT)).headers["etag"]
    await small_store.close()
    answer = await get(client, COUNT, tag)
    assert answer.json()["errors"][0]["extensions"]["code"] == "STORE_UNAVAILABLE"


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
async def test_long_answers_are_compressed_for_who_takes_it(client: httpx.AsyncClient, coding: str) -> None:
    query = "{ tasks { nodes { obligations { id text source { quote } } } } }"
    params = {"query": query}
    plain = await client.get("/graphql", params=params, headers={"accept-encoding": "identity"})
    packed = await client.get("/graphql", params=params, headers={"accept-encoding": coding})
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == coding
    assert set(packed.headers["vary"].replace(" ", "").split(",")) == {"Accept", "Accept-Encoding"}
    assert packed.headers["etag"] == plain.headers["etag"]
    if coding == "gzip":
        assert packed.content == plain.content
    again = {"accept-encoding": coding, "if-none-match": packed.headers["etag"]}
    assert (await client.get("/graphql", params=params, headers=again)).status_code == 304


def named(query: str) -> dict[str, Any]:
    return {"persistedQuery": {"version": 1, "sha256Hash": hashlib.sha256(query.encode()).hexdigest()}}


async def test_a_document_is_sent_once_and_named_afterwards(client: httpx.AsyncClient) -> None:
    params = {"extensions": json.dumps(named(TITLES))}
    unknown = await client.get("/graphql", params=params)
    assert unknown.json()["errors"] == [
        {"message": "PersistedQueryNotFound", "extensions": {"code": "PERSISTED_QUERY_NOT_FOUND"}}
    ]
    sent = await client.post("/graphql", json={"query": TITLES, "extensions": named(TITLES)})
    by_get = await client.get("/graphql", params=params)
    by_post = await client.post("/graphql", json={"extensions": named(TITLES)})
    assert sent.content == by_get.content == by_post.content
    assert sent.json()["data"]["taskLists"]["nodes"]


@pytest.mark.parametrize(
    "body",
    [
        {"query": TITLES, "extensions": named("{ other }")},
        {"extensions": {"persistedQuery": {"version": 2, "sha256Hash": "0" * 64}}},
        {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": "no hash"}}},
        {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": 1}}},
        {"extensions": {"persistedQuery": []}},
        {"extensions": {"persistedQuery": None}},
        {"extensions": {}},
        {"query": TITLES, "extensions": []},
        {"query": TITLES, "extensions": "cost"},
    ],
)
async def test_extensions_that_are_none_are_refused(client: httpx.AsyncClient, body: dict[str, Any]) -> None:
    answer = await client.post("/graphql", json=body)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["extensions"]["code"] == "BAD_REQUEST"


async def test_the_cost_is_told_to_who_asks(client: httpx.AsyncClient) -> None:
    asked = {"query": TITLES, "extensions": {"cost": True}}
    answer = (await client.post("/graphql", json=asked)).json()
    assert answer["extensions"] == {"cost": {"asked": 2, "limit": 25_000}}
    assert "extensions" not in (await client.post("/graphql", json={"query": TITLES})).json()
