"""What a service under attack, or whose Neo4j comes and goes, answers: real processes, loopback only."""

import asyncio
import contextlib
import http.client
import json
import os
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.neo4j_server import Neo4jServer

_CLIENTS, _HOSTILE = 64, 8
_PATIENCE_S = 30.0
_SETTLED_S = 60.0
"""After which the memory of a service is to stay as it is."""

QUESTIONS = (
    "{ tasks(first: 5) { nodes { title obligations { text citations { text } } } } }",
    '{ search(text: "数据出境", first: 5) { nodes { score node { id } } } }',
    '{ instrument(number: "GB 44495-2024") { title citedBy { totalCount } } }',
    '{ applicableDuties(profile: {enterpriseTypes: ["iov-platform-operator"]}) { counts { applies } } }',
)


@dataclass(slots=True)
class Attack:
    """Seconds of the answers to the others, alone and beside hostile clients; bytes of memory by time."""

    seconds: float
    quiet_s: list[float] = field(default_factory=list)
    beside_s: list[float] = field(default_factory=list)
    memory: list[tuple[float, int]] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    hostile: Counter[str] = field(default_factory=Counter)

    @property
    def failures(self) -> int:
        """Answers of 500 and above that are not 503."""
        named = {int(name): number for name, number in self.hostile.items() if name.isdecimal()}
        return sum(
            number
            for counted in (self.statuses, named)
            for status, number in counted.items()
            if status >= 500 and status != 503
        )

    @property
    def growth(self) -> float:
        """Memory at the end against that when it is to have settled, at most after a third of the time."""
        settled = min(_SETTLED_S, self.seconds / 3)
        after = [size for at, size in self.memory if at >= settled]
        return after[-1] / after[0] if after else float("nan")


@dataclass(slots=True)
class Outages:
    """Seconds from the opening of Neo4j's port to the first right answer, and of refusals meanwhile."""

    times: int = 0
    healed_s: list[float] = field(default_factory=list)
    refused_s: list[float] = field(default_factory=list)
    answers: int = 0
    wrong: int = 0


@dataclass(slots=True)
class Characters:
    searches: int = 0
    seconds: float = 0
    errors: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Faults:
    attack: Attack
    outages: Outages
    characters: Characters


def percentile(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))] if values else float("nan")


@contextlib.contextmanager
def serving(folder: Path, store: str, **settings: str) -> Iterator[tuple[int, int]]:
    """The port and the process of a service over a store, prepared and loaded with what ships."""
    program = ("-c", "from dutygraph.service.cli import main; main()")
    environ = environment(folder, store, **settings)
    subprocess.run([sys.executable, *program, "init"], env=environ, check=True, stdout=subprocess.DEVNULL)
    with started(folder, program, environ) as served:
        yield served


def environment(folder: Path, store: str, **settings: str) -> dict[str, str]:
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("DUTYGRAPH_")},
        "DUTYGRAPH_STORE": store,
        "DUTYGRAPH_SEARCH_INDEX": str(folder / "search"),
        "DUTYGRAPH_LOG_LEVEL": "error",
        **{f"DUTYGRAPH_{name.upper()}": value for name, value in settings.items()},
    }


@contextlib.contextmanager
def started(folder: Path, program: Sequence[str], environ: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """The port and the process of a program that serves as dutygraph does."""
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, *program, "serve", "--port", "0"],
            env=environ,
            stdout=subprocess.DEVNULL,
            stderr=log,
        )
        try:
            while not (found := re.search(r"127\.0\.0\.1:(\d+)/graphql", (folder / "log").read_text())):
                if process.poll() is not None:
                    raise RuntimeError((folder / "log").read_text())
                time.sleep(0.05)
            while not _is_ready(int(found[1])):
                time.sleep(0.05)
            yield int(found[1]), process.pid
        finally:
            process.terminate()
            process.wait()


def _is_ready(port: int) -> bool:
    """Whether it is done with what it does before it is asked."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    with contextlib.closing(connection):
        connection.request("GET", "/readyz")
        return connection.getresponse().status == http.HTTPStatus.OK


# ---- clients ---------------------------------------------------------------------


class Client:
    """One connection, kept as long as the service keeps it."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._open: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, query: str) -> tuple[int, bytes]:
        """Status and body; asked once more where the kept connection had just been closed."""
        body = json.dumps({"query": query}).encode()
        asked = (
            "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        ).encode() + body
        kept = self._open is not None
        try:
            return await self._send(asked)
        except (ConnectionError, asyncio.IncompleteReadError):
            self.close()
            if not kept:
                raise
            return await self._send(asked)

    async def _send(self, asked: bytes) -> tuple[int, bytes]:
        if self._open is None:
            self._open = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._open
        writer.write(asked)
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        length = re.search(rb"content-length: (\d+)", head)
        answer = await reader.readexactly(int(length[1]) if length else 0)
        if b"connection: close" in head:
            self.close()
        return int(head.split()[1]), answer

    def close(self) -> None:
        if self._open is not None:
            self._open[1].close()
            self._open = None


def _hostile_requests() -> list[bytes]:
    """Each as it goes over the wire."""

    def posted(body: bytes, media_type: bytes = b"application/json") -> bytes:
        return (
            b"POST /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
            + media_type
            + b"\r\nContent-Length: %d\r\n\r\n" % len(body)
            + body
        )

    def asked(query: str) -> bytes:
        return posted(json.dumps({"query": query}).encode())

    get = b"GET /graphql?query=%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s\r\n"
    return [
        asked(
            "{ taskLists { nodes { "
            + "categories { tasks { category { " * 40
            + "id"
            + " } } }" * 40
            + " } } }"
        ),
        asked("{ " + " ".join(f"a{at}: tasks {{ totalCount }}" for at in range(500)) + " }"),
        asked("{ tasks(first: 100) { nodes { obligations(first: 100) { text citations { text } } } } }"),
        asked("{ tasks(first: 100) { nodes { id obligations { id text source { quote } } } } }"),
        asked("{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }"),
        asked("{" * 5_000),
        asked('{ search(text: "' + "数据出境" * 50 + '", first: 100) { nodes { highlights { start } } } }'),
        asked("{ nodes(ids: [" + ",".join(['"task:x"'] * 100) + "]) { id } }"),
        asked('{ search(text: "\\u0000\\uac00\\ud7a3 \U000313a8", first: 100) { totalCount } }'),
        asked("{ __schema { types { fields { type { ofType { ofType { name } } } } } } }"),
        posted(b"[" * 100_000),
        posted(b"x" * 1_000_000),
        posted(b"{}", b"text/plain"),
        get % (b"x" * 100_000, b"localhost", b""),
        get % (b"{x}", b"localhost", b"X: " + b"x" * 100_000 + b"\r\n"),
        get % (b"{revision{number}}", b"evil.example", b""),
        b"\x00\xff\r\n\r\n",
        b"GET /graphql HTTP/1.1\r\nHost: localhost\r\nX-Half: open",
    ]


async def _hostile(port: int, counted: Counter[str], end: float) -> None:
    requests = _hostile_requests()
    at = 0
    while time.monotonic() < end:
        request = requests[at % len(requests)]
        at += 1
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            try:
                writer.write(request)
                # Half-open connections are left to themselves after a while, and more are opened.
                async with asyncio.timeout(2):
                    head = await reader.read(200)
                counted[head.split()[1].decode() if head else "closed"] += 1
            finally:
                writer.close()
        except TimeoutError:
            counted["left"] += 1
        except OSError:
            counted["reset"] += 1


# ---- hostile clients beside others ---------------------------------------------


async def attack(port: int, process: int, seconds: float) -> Attack:
    found = Attack(seconds)
    honest = _CLIENTS - _HOSTILE
    await _all(port, honest, time.monotonic() + seconds / 10, [], Counter())
    await _all(port, honest, time.monotonic() + seconds / 4, found.quiet_s, found.statuses)
    began = time.monotonic()
    end = began + seconds

    async def watch() -> None:
        while time.monotonic() < end:
            found.memory.append((time.monotonic() - began, _memory(process)))
            await asyncio.sleep(1)

    await asyncio.gather(
        _all(port, honest, end, found.beside_s, found.statuses),
        watch(),
        *(_hostile(port, found.hostile, end) for _ in range(_HOSTILE)),
    )
    return found


async def _all(port: int, clients: int, end: float, took: list[float], statuses: Counter[int]) -> None:
    async def one(number: int) -> None:
        client = Client(port)
        at = number
        while time.monotonic() < end:
            began = time.perf_counter()
            status, _ = await client.ask(QUESTIONS[at % len(QUESTIONS)])
            statuses[status] += 1
            if status == 200:
                took.append(time.perf_counter() - began)
            else:
                await asyncio.sleep(0.1)
            at += 1
        client.close()

    await asyncio.gather(*map(one, range(clients)))


def _memory(process: int) -> int:
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


# ---- a Neo4j that comes and goes -----------------------------------------------


async def outages(port: int, server: Neo4jServer, times: int, step: Callable[[], None]) -> Outages:
    found = Outages(times)
    client = Client(port)
    right = {query: (await client.ask(query))[1] for query in QUESTIONS}
    going = True
    last_right = 0.0

    async def ask(number: int) -> None:
        nonlocal last_right
        asking = Client(port)
        at = number
        while going:
            query = QUESTIONS[at % len(QUESTIONS)]
            at += 1
            began = time.monotonic()
            _, body = await asking.ask(query)
            if body == right[query]:
                found.answers += 1
                last_right = time.monotonic()
            elif b'"errors"' in body:
                found.refused_s.append(time.monotonic() - began)
            else:
                found.wrong += 1
        asking.close()

    clients = [asyncio.create_task(ask(number)) for number in range(16)]
    for _ in range(times):
        await asyncio.sleep(1)
        await asyncio.to_thread(server.stop)
        await asyncio.sleep(1)
        starting = asyncio.create_task(asyncio.to_thread(server.start))
        opened = await _opening(server.port)
        async with asyncio.timeout(_PATIENCE_S):
            while last_right < opened:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        found.healed_s.append(last_right - opened)
        await starting
        step()
    going = False
    await asyncio.gather(*clients)
    return found


async def _opening(port: int) -> float:
    while True:
        with contextlib.suppress(OSError):
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.close()
            return time.monotonic()
        await asyncio.sleep(0.02)


# ---- every character -----------------------------------------------------------

TOGETHER = 400
"""So many searches in one request, for which the limits of the service are raised."""

RAISED = {"max_tokens": "100000", "max_cost": "1000000000", "operation_timeout": "60"}


async def characters(port: int, every: int, step: Callable[[], None]) -> Characters:
    """Each character alone and beside a common word, and begun with in a search box."""
    found = Characters()
    began = time.monotonic()
    client = Client(port)
    texts: list[str] = []

    async def ask() -> None:
        asked = " ".join(
            f"s{at}: search(text: {json.dumps(text)}, first: 1) {{ totalCount }}"
            for at, text in enumerate(texts)
        )
        status, body = await client.ask(f"{{ {asked} }}")
        answer: dict[str, Any] = json.loads(body)
        found.searches += len(texts)
        if status != 200 or "errors" in answer:
            found.errors += [str(error) for error in answer.get("errors", [status])]
        texts.clear()
        step()

    for code in range(1, sys.maxunicode + 1, every):
        if 0xD800 <= code <= 0xDFFF:
            continue
        texts += (chr(code), f"数据{chr(code)}")
        if len(texts) >= TOGETHER:
            await ask()
    await ask()
    client.close()
    found.seconds = time.monotonic() - began
    return found
