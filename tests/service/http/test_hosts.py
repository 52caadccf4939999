"""Under which names the service answers, so that no page of another name reads it (DNS rebinding)."""

import pytest

from tests.service.conftest import MakeClient

pytestmark = pytest.mark.anyio

PATHS = ("/graphql?query={revision{number}}", "/healthz", "/readyz", "/graphiql", "/calendar.ics", "/nowhere")


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "LOCALHOST:8000",
        "graph.localhost",
        "localhost.",
        "127.0.0.1:8000",
        "127.8.8.8",
        "[::1]:8000",
        "[::1]",
    ],
)
async def test_loopback_is_answered_under_every_name(make_client: MakeClient, host: str) -> None:
    client = await make_client()
    for path in PATHS:
        assert (await client.get(path, headers={"host": host})).status_code != 421


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "localhost.evil.example",
        "evil-localhost",
        "127.0.0.1.evil.example",
        "192.0.2.1",
        "[2001:db8::1]:8000",
        "::1",
        "[evil.example",
        "",
        "localhost@evil.example",
        "evil.example/localhost",
        "\u00ff.example",
    ],
)
async def test_no_other_name_is_answered_at_any_address(make_client: MakeClient, host: str) -> None:
    client = await make_client()
    for path in PATHS:
        answered = await client.get(path, headers=[(b"host", host.encode("latin-1"))])
        assert answered.status_code == 421, path
        assert answered.json()["errors"][0]["extensions"]["code"] == "MISDIRECTED_REQUEST"
        assert answered.headers["x-request-id"]


async def test_two_names_are_none(make_client: MakeClient) -> None:
    client = await make_client()
    headers = [("host", "localhost"), ("host", "localhost")]
    assert (await client.get("/healthz", headers=headers)).status_code == 421


async def test_names_that_are_set_are_answered_beside_loopback(make_client: MakeClient) -> None:
    client = await make_client(allowed_hosts="Graph.Example., [2001:db8::1]", host="192.0.2.7")
    for host in ("graph.example:443", "GRAPH.EXAMPLE", "[2001:db8::1]:80", "192.0.2.7:8000", "127.0.0.1"):
        assert (await client.get("/healthz", headers={"host": host})).status_code == 200, host
    for host in ("other.example", "sub.graph.example", "0.0.0.0"):
        assert (await client.get("/healthz", headers={"host": host})).status_code == 421, host


async def test_all_names_are_answered_where_a_proxy_has_checked_them(make_client: MakeClient) -> None:
    client = await make_client(allowed_hosts="*")
    assert (await client.get("/healthz", headers={"host": "any.example"})).status_code == 200
