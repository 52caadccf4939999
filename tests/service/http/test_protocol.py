"""Bounds of size and time of a connection, whatever is sent over it. Real sockets; deadlines made short."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dutygraph.graph.store.port import Store
from dutygraph.service.http import protocol
from dutygraph.service.http.app import create_app
from dutygraph.service.http.protocol import MAX_HEADER_BYTES, MAX_URL_BYTES
from dutygraph.service.http.server import Server, bind, config_of
from dutygraph.service.settings import Settings

pytestmark = pytest.mark.anyio

Listen = Callable[..., Awaitable[int]]
HELLO = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n"
PATIENCE_S = 20


@pytest.fixture(autouse=True)
def short_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "_REST_S", 0.3)


@pytest.fixture
async def listen(small_store: Store) -> AsyncIterator[Listen]:
    """Serves the small graph, or another application, and gives the port."""
    started: list[tuple[Server, asyncio.Task[None]]] = []

    async def start(app: Starlette | None = None, **settings: Any) -> int:
        ready = asyncio.Event()
        listener = bind("127.0.0.1", 0)
        server = Server(config_of(app or create_app(Settings(**settings), small_store)), ready.set)
        started.append((server, asyncio.create_task(server._serve([listener]))))
        await ready.wait()
        return int(listener.getsockname()[1])

    yield start
    for server, serving in started:
        server.should_exit = True
        await serving


async def sent(port: int, *parts: bytes, end: bool = False) -> bytes:
    """All that comes back until the connection is closed from the other side."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    answer = asyncio.create_task(received(reader))
    try:
        for part in parts:
            writer.write(part)
            try:
                await writer.drain()
            except ConnectionError:
                break
        if end:
            writer.write_eof()
        async with asyncio.timeout(PATIENCE_S):
            return await answer
    finally:
        answer.cancel()
        writer.close()


async def received(reader: asyncio.StreamReader) -> bytes:
    """What comes, also where the other side closes while it is still written to."""
    answer = b""
    with contextlib.suppress(ConnectionError):
        while part := await reader.read(65536):
            answer += part
    return answer


def status_and_code(answer: bytes) -> tuple[int, str]:
    head, _, body = answer.partition(b"\r\n\r\n")
    assert b"connection: close" in head.lower()
    return int(head.split()[1]), json.loads(body)["errors"][0]["extensions"]["code"]


async def test_a_url_of_the_limit_is_read_and_a_longer_one_is_not(listen: Listen) -> None:
    port = await listen()
    path = b"/healthz?" + b"x" * (MAX_URL_BYTES - len(b"/healthz?"))
    tail = b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    assert (await sent(port, b"GET " + path + tail)).startswith(b"HTTP/1.1 200 ")
    assert status_and_code(await sent(port, b"GET " + path + b"x" + tail)) == (414, "URI_TOO_LONG")
    assert status_and_code(await sent(port, b"GET /", *[b"x" * 65536] * 640)) == (414, "URI_TOO_LONG")


@pytest.mark.parametrize(
    "headers",
    [
        [b"X: " + b"x" * MAX_HEADER_BYTES + b"\r\n"],
        [b"X: ", *[b"x" * 65536] * 160],
        [b"x" * 65536] * 160,
        [b"X: x\r\n" * 1_000] * 100,
    ],
)
async def test_headers_are_read_no_further_than_their_limit(listen: Listen, headers: list[bytes]) -> None:
    port = await listen()
    answer = await sent(port, HELLO, *headers, b"\r\n\r\n")
    assert status_and_code(answer) == (431, "HEADERS_TOO_LARGE")
    assert (await sent(port, HELLO + b"Connection: close\r\n\r\n")).startswith(b"HTTP/1.1 200 ")


async def test_headers_of_nearly_the_limit_are_read(listen: Listen) -> None:
    large = b"X: " + b"x" * (MAX_HEADER_BYTES - 200) + b"\r\nConnection: close\r\n\r\n"
    assert (await sent(await listen(), HELLO + large)).startswith(b"HTTP/1.1 200 ")


async def test_trailers_and_chunk_extensions_are_bounded_too(listen: Listen) -> None:
    port = await listen()
    start = (
        b"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        b"Transfer-Encoding: chunked\r\n\r\n1"
    )
    for rest in (b"\r\n{\r\n0\r\nX: ", b";"):
        answer = await sent(port, start + rest, *[b"x" * 65536] * 160)
        assert status_and_code(answer) == (431, "HEADERS_TOO_LARGE")


@pytest.mark.parametrize("body", [b"zz\r\n", b"5\r\n12345zz"])
async def test_a_body_that_breaks_off_is_told_while_it_is_waited_for(listen: Listen, body: bytes) -> None:
    head = b"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    port = await listen()
    assert status_and_code(await sent(port, head + b"Transfer-Encoding: chunked\r\n\r\n", body)) == (
        400,
        "BAD_REQUEST",
    )
    # What was asked before it is answered all the same.
    before = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
    answer = await sent(port, before + head + b"Transfer-Encoding: chunked\r\n\r\n" + body)
    assert answer.startswith(b"HTTP/1.1 200 ")


async def test_what_is_no_http_is_refused_as_json(listen: Listen) -> None:
    assert status_and_code(await sent(await listen(), b"\x16\x03\x01\x00\xa5")) == (400, "BAD_REQUEST")


@pytest.mark.parametrize(
    "begun", [b"", b"\r\n", b"GET", b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nX", HELLO]
)
async def test_a_head_that_does_not_come_to_its_end_is_not_waited_for(
    listen: Listen, monkeypatch: pytest.MonkeyPatch, begun: bytes
) -> None:
    monkeypatch.setattr(protocol, "_HEAD_S", 0.2)
    answer = await sent(await listen(), begun)
    if begun.strip():
        assert status_and_code(answer) == (408, "TIMEOUT")
    else:
        assert answer == b""


async def test_a_body_that_does_not_come_to_its_end_is_not_waited_for(
    listen: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protocol, "_BODY_S", 0.2)
    head = b"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    answer = await sent(await listen(), head + b"Content-Length: 10\r\n\r\n{")
    assert status_and_code(answer) == (408, "TIMEOUT")


async def test_trickling_does_not_prolong_it(listen: Listen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "_HEAD_S", 0.3)
    reader, writer = await asyncio.open_connection("127.0.0.1", await listen())
    writer.write(HELLO + b"\r\n")
    await reader.readuntil(b'"ok"}')
    trickling = True

    async def trickle() -> None:
        while trickling and not writer.is_closing():
            writer.write(b"\r\n")
            await asyncio.sleep(0.02)

    trickled = asyncio.create_task(trickle())
    async with asyncio.timeout(PATIENCE_S):
        with contextlib.suppress(ConnectionResetError):
            assert await reader.read() == b""
    trickling = False
    await trickled
    writer.close()


@pytest.mark.parametrize("path", ["/healthz", "/nowhere"])
async def test_a_body_that_nobody_reads_ends_with_the_answer(listen: Listen, path: str) -> None:
    asked = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n".encode()
    answer = await sent(await listen(), asked, b"x" * 1000)
    assert answer.startswith(b"HTTP/1.1 ")


async def test_requests_sent_ahead_are_answered_in_order_up_to_a_number(listen: Listen) -> None:
    port = await listen()
    few = HELLO + b"\r\n"
    answer = await sent(port, few * 9 + HELLO + b"Connection: close\r\n\r\n")
    assert answer.count(b"HTTP/1.1 200 ") == 10
    assert (await sent(port, few * 20_000)).count(b"HTTP/1.1 200 ") < 100


async def test_a_client_that_takes_nothing_of_its_answer_is_left(
    listen: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protocol, "_TAKEN_S", 0.2)
    gone = asyncio.Event()

    async def large(_request: Request) -> Response:
        return Response(b"x" * 64 * 1024 * 1024)

    class Noticed(protocol.BoundedProtocol):
        def connection_lost(self, exc: Exception | None) -> None:
            super().connection_lost(exc)
            gone.set()

    monkeypatch.setattr("dutygraph.service.http.server.BoundedProtocol", Noticed)
    port = await listen(Starlette(routes=[Route("/large", large)]))
    _, writer = await asyncio.open_connection("127.0.0.1", port, limit=1)
    writer.transport.pause_reading()  # type: ignore[attr-defined]
    writer.write(b"GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n")
    async with asyncio.timeout(PATIENCE_S):
        await gone.wait()
    writer.close()


async def test_too_many_connections_are_told_when_to_come_again(
    listen: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protocol, "MAX_CONNECTIONS", 2)
    port = await listen()
    held = [await asyncio.open_connection("127.0.0.1", port) for _ in range(2)]
    answer = await sent(port)
    assert status_and_code(answer) == (503, "OVERLOADED")
    assert b"retry-after: 1" in answer.lower()
    for _, writer in held:
        writer.close()


async def test_more_requests_than_are_answered_at_once_get_503(listen: Listen) -> None:
    port = await listen(limit_concurrency=1)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(
        b"POST /graphql HTTP/1.1\r\nHost: localhost\r\n"
        b"Content-Type: application/json\r\nContent-Length: 9\r\n\r\n"
    )
    ask = b"GET /graphql?query={__typename} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    async with asyncio.timeout(PATIENCE_S):
        while not (refused := await sent(port, ask)).startswith(b"HTTP/1.1 503 "):
            pass
    assert b"retry-after: 1" in refused.lower()
    assert status_and_code(refused) == (503, "OVERLOADED")
    assert (await sent(port, HELLO + b"Connection: close\r\n\r\n")).startswith(b"HTTP/1.1 200 ")
    writer.write(b'{"a":"b"}')
    assert (await reader.readline()).startswith(b"HTTP/1.1 400 ")
    writer.close()
    assert (await sent(port, ask)).startswith(b"HTTP/1.1 200 ")
