"""The HTTP surface: what it answers, and what it refuses before anything is run."""

import asyncio
import json
import urllib.parse
from collections.abc import AsyncIterator, Sequence
from typing import Any

import httpx
import pytest

from dutygraph.graph.store.plan import Arguments, Page
from dutygraph.graph.store.port import Fetch, Record, Store
from dutygraph.graph.store.sqlite.store import SqliteStore
from tests.service.conftest import MakeClient

pytestmark = pytest.mark.anyio

TITLES = "{ taskLists(first: 1) { nodes { title } } }"


def codes(response: httpx.Response) -> list[str]:
    return [error["extensions"]["code"] for error in response.json()["errors"]]


async def post(client: httpx.AsyncClient, query: str, **asked: Any) -> httpx.Response:
    return await client.post("/graphql", json={"query": query, **asked})


async def test_a_query_is_answered_by_post_and_by_get_with_chinese_as_it_is(
    client: httpx.AsyncClient,
) -> None:
    posted = await post(client, TITLES)
    got = await client.get("/graphql", params={"query": TITLES})
    assert posted.status_code == got.status_code == 200
    assert posted.content == got.content
    assert "清单".encode() in posted.content
    assert posted.headers["content-type"] == "application/json"


async def test_head_is_answered_as_get_without_its_body(client: httpx.AsyncClient) -> None:
    head = await client.head("/graphql", params={"query": TITLES})
    got = await client.get("/graphql", params={"query": TITLES})
    assert (head.status_code, head.headers["content-length"]) == (200, got.headers["content-length"])
    assert (await client.head("/graphql")).status_code == 400


async def test_variables_and_operation_names_are_taken_from_body_and_query_string(
    client: httpx.AsyncClient,
) -> None:
    query = "query A { revision { number } } query B($n: Int!) { taskLists(first: $n) { nodes { id } } }"
    posted = await post(client, query, operationName="B", variables={"n": 1})
    got = await client.get(
        "/graphql", params={"query": query, "operationName": "B", "variables": json.dumps({"n": 1})}
    )
    assert list(posted.json()["data"]) == ["taskLists"]
    assert posted.json() == got.json()
    only = await post(client, "query A { revision { number } }", operationName="")
    assert list(only.json()["data"]) == ["revision"]


async def test_the_media_type_of_graphql_over_http_is_given_to_who_accepts_it(
    client: httpx.AsyncClient,
) -> None:
    accepting = {"accept": "application/graphql-response+json, application/json;q=0.9"}
    wrong = {"query": "{ noSuchField }"}
    plain = await client.post("/graphql", json=wrong)
    exact = await client.post("/graphql", json=wrong, headers=accepting)
    assert (plain.status_code, exact.status_code) == (200, 400)
    assert exact.headers["content-type"] == "application/graphql-response+json"
    assert "data" not in exact.json()
    assert codes(exact) == codes(plain) == ["GRAPHQL_VALIDATION_FAILED"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "INVALID_JSON"),
        (b"{", "INVALID_JSON"),
        (b'{"query": "\xff"}', "INVALID_JSON"),
        (b"[" * 2_000 + b"]" * 2_000, "INVALID_JSON"),
        (b'{"query": "{x}", "variables": ' + b'{"a":' * 70 + b"1" + b"}" * 71, "INVALID_JSON"),
        (b'{"query": "{x}", "variables": {"a": [' + b"1, " * 20_000 + b"1]}}", "INVALID_JSON"),
        (b'[{"query": "{ revision { number } }"}]', "BATCHING_NOT_SUPPORTED"),
        (b"[]", "BATCHING_NOT_SUPPORTED"),
        (b'"text"', "BAD_REQUEST"),
        (b"{}", "BAD_REQUEST"),
        (b'{"query": ""}', "BAD_REQUEST"),
        (b'{"query": 1}', "BAD_REQUEST"),
        (b'{"query": "{x}", "variables": []}', "BAD_REQUEST"),
        (b'{"query": "{x}", "operationName": 1}', "BAD_REQUEST"),
        (b'{"query": "query A {revision{number}}", "operationName": "B"}', "BAD_REQUEST"),
    ],
)
async def test_a_body_that_is_no_request_is_refused(
    client: httpx.AsyncClient, body: bytes, code: str
) -> None:
    response = await client.post("/graphql", content=body, headers={"content-type": "application/json"})
    assert response.status_code == 400
    assert codes(response) == [code]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"content-type": "text/plain"},
        {"content-type": "application/x-www-form-urlencoded"},
        {"content-type": "multipart/form-data; boundary=x"},
        {"content-type": "application/json; charset=gb18030"},
        {"content-type": "application/json", "content-encoding": "gzip"},
    ],
)
async def test_only_plain_json_in_utf_8_is_read(client: httpx.AsyncClient, headers: dict[str, str]) -> None:
    response = await client.post("/graphql", content=b'{"query": "{x}"}', headers=headers)
    assert response.status_code == 415
    assert codes(response) == ["UNSUPPORTED_MEDIA_TYPE"]


@pytest.mark.parametrize("chunked", [False, True])
async def test_a_body_is_read_no_further_than_its_limit(client: httpx.AsyncClient, chunked: bool) -> None:
    sent = 0

    async def parts() -> AsyncIterator[bytes]:
        nonlocal sent
        for _ in range(1_000):
            sent += 64 * 1024
            yield b" " * 64 * 1024

    headers = {"content-type": "application/json"}
    if not chunked:
        headers["content-length"] = str(1_000 * 64 * 1024)
    response = await client.post("/graphql", content=parts(), headers=headers)
    assert response.status_code == 413
    assert codes(response) == ["BODY_TOO_LARGE"]
    assert sent <= 6 * 64 * 1024


async def test_a_body_of_exactly_the_limit_is_read(make_client: MakeClient) -> None:
    body = json.dumps({"query": TITLES}).encode()
    client = await make_client(max_body_bytes=len(body))
    headers = {"content-type": "application/json"}
    assert (await client.post("/graphql", content=body, headers=headers)).status_code == 200
    assert (await client.post("/graphql", content=body + b" ", headers=headers)).status_code == 413


async def test_limits_come_from_the_settings(make_client: MakeClient) -> None:
    deep = "{ taskLists { nodes { categories { tasks { id } } } } }"
    aliased = "{ a: revision { number } b: revision { number } }"
    for limit, query, code in (
        ({"max_depth": 3}, deep, "LIMIT_EXCEEDED"),
        ({"max_cost": 1}, deep, "LIMIT_EXCEEDED"),
        ({"max_tokens": 5}, aliased, "LIMIT_EXCEEDED"),
    ):
        within = await post(await make_client(), query)
        assert "errors" not in within.json()
        beyond = await post(await make_client(**limit), query)
        assert codes(beyond) == [code], limit


@pytest.mark.parametrize(
    ("method", "path", "led_to"),
    [
        ("GET", "/graphql/", "/prefix/graphql"),
        (
            "GET",
            "/graphql/?query=%7Brevision%7Bnumber%7D%7D",
            "/prefix/graphql?query=%7Brevision%7Bnumber%7D%7D",
        ),
        ("POST", "/graphql/", "/prefix/graphql"),
        ("GET", "/healthz/", "/prefix/healthz"),
        ("GET", "/calendar.ics/", "/prefix/calendar.ics"),
        ("GET", "/graphiql/", "/prefix/graphiql"),
    ],
)
async def test_a_redirect_keeps_what_a_proxy_put_before_the_path(
    client: httpx.AsyncClient, method: str, path: str, led_to: str
) -> None:
    response = await client.request(method, path)
    assert response.status_code == 307
    asked = f"https://public.example/prefix{path}"
    assert urllib.parse.urljoin(asked, response.headers["location"]) == f"https://public.example{led_to}"


async def test_a_mutation_is_never_run(client: httpx.AsyncClient) -> None:
    got = await client.get("/graphql", params={"query": "mutation { drop }"})
    posted = await post(client, "mutation { drop }")
    assert (got.status_code, posted.status_code) == (405, 200)
    assert "data" not in posted.json()
    assert posted.json()["errors"]


async def test_get_says_that_it_takes_queries_only(client: httpx.AsyncClient) -> None:
    response = await client.get("/graphql", params={"query": "subscription { x }"})
    assert (response.status_code, codes(response)) == (405, ["METHOD_NOT_ALLOWED"])
    assert response.headers["allow"] == "POST"


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nowhere", 404, "NOT_FOUND"),
        ("PUT", "/graphql", 405, "METHOD_NOT_ALLOWED"),
        ("POST", "/healthz", 405, "METHOD_NOT_ALLOWED"),
        ("GET", "/graphql", 400, "BAD_REQUEST"),
    ],
)
async def test_refusals_are_json_with_a_code(
    client: httpx.AsyncClient, method: str, path: str, status: int, code: str
) -> None:
    response = await client.request(method, path)
    assert (response.status_code, codes(response)) == (status, [code])
    assert response.headers["cache-control"] == "no-store"


class SlowStore:
    """A store whose reads wait until they are let go or given up."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.given_up = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    async def fetch(self, fetch: Fetch) -> Sequence[Record]:
        await self._forever()
        return await self._store.fetch(fetch)

    async def page(self, page: Page, arguments: Arguments, *, light: bool) -> bytes:
        await self._forever()
        return await self._store.page(page, arguments, light=light)

    async def _forever(self) -> None:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            self.given_up = True
            raise

    async def revision(self) -> Any:
        raise RuntimeError("the cable of the secret server is loose")


async def test_an_operation_that_takes_too_long_is_stopped(
    make_client: MakeClient, small_store: Store
) -> None:
    slow = SlowStore(small_store)
    client = await make_client(slow, operation_timeout=0.05)
    response = await post(client, TITLES)
    assert (response.status_code, codes(response)) == (200, ["TIMEOUT"])
    assert slow.given_up


async def test_what_goes_wrong_inside_is_masked_and_logged_with_an_id(
    make_client: MakeClient, small_store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    client = await make_client(SlowStore(small_store))
    answered = await post(client, "{ revision { number } }")
    assert codes(answered) == ["INTERNAL"]
    assert "secret" not in answered.text
    crashed = await client.get("/readyz")
    assert (crashed.status_code, codes(crashed)) == (500, ["INTERNAL"])
    assert "secret" not in crashed.text
    assert crashed.json()["errors"][0]["extensions"]["requestId"] == crashed.headers["x-request-id"]
    assert crashed.headers["x-request-id"] in caplog.text
    assert "cable" in caplog.text
    page = await client.get("/readyz", headers={"accept": "text/html"})
    assert page.headers["content-type"].startswith("text/html")
    assert page.headers["x-request-id"] in page.text


async def test_every_answer_has_a_request_id_and_security_headers(client: httpx.AsyncClient) -> None:
    for response in (await post(client, TITLES), await client.get("/nowhere"), await client.get("/healthz")):
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["x-frame-options"] == "DENY"
        assert response.headers["content-security-policy"].startswith("default-src 'none'")
        assert len(response.headers["x-request-id"]) == 16
    given = await client.get("/healthz", headers={"x-request-id": "a-1"})
    assert given.headers["x-request-id"] == "a-1"
    forged = await client.get("/healthz", headers={"x-request-id": "a b\tstatus=200"})
    assert forged.headers["x-request-id"] != "a b\tstatus=200"


async def test_a_request_is_logged_without_what_it_asks(
    client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    response = await client.get("/graphql", params={"query": '{ instrument(number: "秘密") { id } }'})
    logged = "\n".join(
        record.getMessage() for record in caplog.records if record.name.startswith("dutygraph")
    )
    assert f"id={response.headers['x-request-id']} method=GET path=/graphql status=200" in logged
    assert "秘密" not in logged
    assert "%E7" not in logged


async def test_pages_of_other_origins_read_answers_only_where_allowed(make_client: MakeClient) -> None:
    origin = {"origin": "https://app.example"}
    preflight = {
        **origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
    }
    closed = await make_client()
    assert "access-control-allow-origin" not in (await closed.get("/healthz", headers=origin)).headers
    assert (await closed.options("/graphql", headers=preflight)).status_code == 405
    open_to_one = await make_client(cors_origins="https://app.example, https://other.example")
    allowed = await open_to_one.options("/graphql", headers=preflight)
    assert allowed.status_code == 200
    assert allowed.headers["access-control-allow-origin"] == "https://app.example"
    stranger = await open_to_one.get("/healthz", headers={"origin": "https://evil.example"})
    assert "access-control-allow-origin" not in stranger.headers
    refused = await open_to_one.post(
        "/graphql", content=b"{", headers={**origin, "content-type": "application/json"}
    )
    assert refused.headers["access-control-allow-origin"] == "https://app.example"


@pytest.mark.parametrize(
    ("header", "status"),
    [
        ("authorization", 200),
        ("content-type, apollo-require-preflight, x-apollo-operation-name", 200),
        ("apollographql-client-name, apollographql-client-version", 200),
        ("x-anything", 400),
    ],
)
async def test_pages_may_send_what_clients_send_and_read_what_a_file_is_called(
    make_client: MakeClient, header: str, status: int
) -> None:
    client = await make_client(cors_origins="https://app.example")
    origin = {"origin": "https://app.example"}
    asked = {"access-control-request-method": "POST", "access-control-request-headers": header}
    assert (await client.options("/graphql", headers={**origin, **asked})).status_code == status
    exposed = (await client.get("/healthz", headers=origin)).headers["access-control-expose-headers"]
    assert {"Content-Disposition", "X-Request-ID"} <= set(exposed.split(", "))


async def test_ready_while_the_store_answers(make_client: MakeClient, small_store: SqliteStore) -> None:
    client = await make_client()
    assert (await client.get("/healthz")).json() == {"status": "ok"}
    ready = await client.get("/readyz")
    assert (ready.status_code, ready.json()["status"]) == (200, "ready")
    await small_store.close()
    gone = await client.get("/readyz")
    assert (gone.status_code, gone.json()["code"]) == (503, "STORE_UNAVAILABLE")
    assert "small.sqlite" not in gone.text
    assert (await client.get("/healthz")).status_code == 200
