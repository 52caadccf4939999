"""Which duties apply: reads, the time that is not the store's, and HTTP beside a canned answer."""

import asyncio
import contextlib
import datetime
import itertools
import statistics
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from benchmarks.watched import WatchedStore
from dutygraph.graph.store.port import Fetch, Record, Revision, Store
from dutygraph.reasoning.from_store.duties import DutiesReader
from dutygraph.reasoning.records import Vocabulary
from dutygraph.schema.context import Context
from dutygraph.schema.schema import GraphSchema, build_schema
from dutygraph.service.http.app import create_app
from dutygraph.service.searching import make_search
from dutygraph.service.settings import Settings
from dutygraph.service.stores import open_store

ON = datetime.date(2026, 3, 1)

QUERY = """query ($profile: ProfileInput!, $on: Date!, $list: ID!) {
  applicableDuties(profile: $profile, on: $on, taskList: $list) {
    counts { applies doesNotApply unknown }
    nextQuestion { fact { id question } settles }
    obligations {
      verdict
      obligation { id text deliverables { id name kind recipients { id name } } }
      reasons {
        outcome text source { start end quote }
        enterpriseType { id name } condition { text operator values fact { id } }
      }
      missingFacts { id }
      nextDue { date lastWorkingDay derivation }
    }
  }
}"""


@dataclass(slots=True)
class DutiesAsked:
    """Seconds of every time it was asked: in process, in process without the store, and over HTTP.

    `own_s` are of this process's processor, for nothing is waited for there. `floor_s` are those of an
    answer of as many bytes that is computed from nothing.
    """

    engine: str
    lists: int
    duties: int
    reads: int
    bytes: int
    total_s: list[float] = field(default_factory=list)
    own_s: list[float] = field(default_factory=list)
    http_s: list[float] = field(default_factory=list)
    floor_s: list[float] = field(default_factory=list)

    @property
    def medians(self) -> tuple[float, float, float, float]:
        """Of `total_s`, `own_s`, `http_s` and `floor_s`."""
        total, own, http, floor = map(
            statistics.median, (self.total_s, self.own_s, self.http_s, self.floor_s)
        )
        return total, own, http, floor


class ReplayingStore:
    """Answers what was asked before from memory: what is left of the time is not the store's."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._held: dict[Fetch, Sequence[Record]] = {}
        self._revision: Revision | None = None

    async def fetch(self, fetch: Fetch) -> Sequence[Record]:
        if fetch not in self._held:
            self._held[fetch] = await self._store.fetch(fetch)
        return self._held[fetch]

    async def revision(self) -> Revision:
        if self._revision is None:
            self._revision = await self._store.revision()
        return self._revision

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


async def measure_duties(
    engine: str, urls: Mapping[int, str], rounds: int, step: Callable[[], None]
) -> list[DutiesAsked]:
    """The same list asked about in the graphs at `urls`, by their number of lists, in turns."""
    async with contextlib.AsyncExitStack() as stack:
        asking: list[_Asking] = []
        for lists, url in sorted(urls.items()):
            store = await open_store(url, timeout_s=120, prepare_empty=True)
            stack.push_async_callback(store.close)
            task_list = asking[0].task_list if asking else await _any_list(store)
            asking.append(await stack.enter_async_context(_asking(engine, lists, store, task_list)))
            step()
        for number in range(2 * rounds):
            for each in asking:
                await each.ask()
                if number == rounds - 1:
                    each.forget()
        return [each.asked for each in asking]


async def _any_list(store: Store) -> str:
    (found,) = await store.fetch(Fetch("TaskList", limit=1))
    return str(found.id)


def everything(known: Vocabulary) -> dict[str, Any]:
    """A profile to which all duties apply that can: every type is held, and every answer is yes."""
    answers: dict[str, Callable[[Sequence[str]], dict[str, Any]]] = {
        "BOOLEAN": lambda _: {"boolean": True},
        "NUMBER": lambda _: {"number": 1},
        "CHOICES": lambda choices: {"choices": list(choices)},
    }
    return {
        "enterpriseTypes": [one.id for one in known.enterprise_types],
        "facts": [
            {
                "fact": one.fact.id,
                "value": answers[one.fact.answer_type]([choice.value for choice in one.choices]),
            }
            for one in known.questions
        ],
    }


@contextlib.asynccontextmanager
async def _asking(engine: str, lists: int, store: Store, task_list: str) -> AsyncIterator["_Asking"]:
    duties = (await DutiesReader(store).duties(ON, task_list)).task_lists[0]
    variables = {"profile": everything(duties.vocabulary), "on": str(ON), "list": task_list}
    schema = build_schema()
    watched = WatchedStore(store)
    in_process = _InProcess(schema, watched, variables)
    await in_process.ask()
    before = watched.reads
    answer = orjson.dumps({"data": await in_process.ask()})
    asked = DutiesAsked(engine, lists, len(duties.duties), watched.reads - before, len(answer))
    without_store = _InProcess(schema, ReplayingStore(store), variables)
    async with _served(store, answer) as port, _connected(port) as client:
        numbers = itertools.count()

        def body() -> bytes:
            """Another request each time: what is measured is the answering, not an answer that is kept."""
            asked = {**variables, "number": next(numbers)}
            return orjson.dumps({"query": QUERY, "variables": asked})

        yield _Asking(
            task_list,
            asked,
            in_process.ask,
            without_store.ask,
            lambda: client.post("/graphql", body()),
            lambda: client.post("/canned", body()),
        )


@dataclass(frozen=True, slots=True)
class _Asking:
    task_list: str
    asked: DutiesAsked
    in_process: Callable[[], Awaitable[object]]
    without_store: Callable[[], Awaitable[object]]
    over_http: Callable[[], Awaitable[object]]
    canned: Callable[[], Awaitable[object]]

    async def ask(self) -> None:
        asked = self.asked
        for act, clock, times in (
            (self.in_process, time.perf_counter, asked.total_s),
            (self.without_store, time.process_time, asked.own_s),
            (self.over_http, time.perf_counter, asked.http_s),
            (self.canned, time.perf_counter, asked.floor_s),
        ):
            started = clock()
            await act()
            times.append(clock() - started)

    def forget(self) -> None:
        for times in (self.asked.total_s, self.asked.own_s, self.asked.http_s, self.asked.floor_s):
            times.clear()


class _InProcess:
    def __init__(self, schema: GraphSchema, store: Store, variables: Mapping[str, Any]) -> None:
        self._schema = schema
        self._variables = dict(variables)
        self._context = Context(store, DutiesReader(store), lambda: ON, make_search(Settings(), store))

    async def ask(self) -> Mapping[str, Any]:
        answer = await self._schema.answer(QUERY, self._context, variables=self._variables)
        if answer.errors or answer.data is None:
            raise RuntimeError(str(answer.errors))
        data: Mapping[str, Any] = orjson.loads(answer.data)
        return data


@contextlib.asynccontextmanager
async def _served(store: Store, answer: bytes) -> AsyncIterator[int]:
    """The service and, at /canned, `answer` to whatever is asked; on a port of this machine."""

    async def canned(request: Request) -> Response:
        await request.body()
        return Response(answer, media_type="application/json")

    routes = [
        Route("/canned", canned, methods=["POST"]),
        Mount("/", create_app(Settings(graphiql="off"), store)),
    ]
    # The service's own lifespan, which closes the store, is not run for what is mounted.
    config = uvicorn.Config(Starlette(routes=routes), port=0, log_config=None, access_log=False, ws="none")
    server = uvicorn.Server(config)
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - the server has no event for it
        await asyncio.sleep(0.01)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        await serving


@contextlib.asynccontextmanager
async def _connected(port: int) -> AsyncIterator["_Client"]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        yield _Client(reader, writer)
    finally:
        writer.close()


@dataclass(frozen=True, slots=True)
class _Client:
    """One connection that is kept, so that little of the time is the client's."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def post(self, path: str, body: bytes) -> bytes:
        head = (
            f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        self.writer.write(head.encode() + body)
        answered = (await self.reader.readuntil(b"\r\n\r\n")).lower()
        length = int(answered.partition(b"content-length:")[2].partition(b"\r\n")[0])
        found = await self.reader.readexactly(length)
        if b" 200 " not in answered.partition(b"\r\n")[0]:
            raise RuntimeError(found.decode())
        return found
