"""What a front-end asks, of graphs of several sizes, beside statements written by hand.

The operations run through the schema in process, and the store's own time is told apart from that of
GraphQL. Sizes take turns, so that a noisy machine troubles all of them alike.
"""

import datetime
import statistics
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from benchmarks.by_hand import ByHand, by_hand
from benchmarks.engines import counted_statements
from benchmarks.questions import QUESTIONS, Question, Subjects, subjects_of
from benchmarks.watched import WatchedStore
from dutygraph.graph.store.port import Store
from dutygraph.reasoning.from_store.duties import DutiesReader
from dutygraph.schema.context import Context
from dutygraph.schema.schema import GraphSchema, build_schema
from dutygraph.search.live import Search
from dutygraph.service.stores import open_store
from dutygraph.text.designations import lookup_keys


@dataclass(frozen=True, slots=True)
class Effort:
    """How long each question is asked of each size: to warm up, and to be measured."""

    warm_up_s: float = 4
    measured_s: float = 4
    fewest: int = 15


@dataclass(slots=True)
class Asked:
    """One question to one graph of `lists` task lists; seconds of every time it was asked.

    `reads` are the calls of the port, `statements` those that reached the engine. `store_s` is the part
    of `total_s` that passed in the store.
    """

    question: str
    engine: str
    lists: int
    reads: int
    statements: int
    total_s: list[float] = field(default_factory=list)
    store_s: list[float] = field(default_factory=list)
    by_hand_s: list[float] = field(default_factory=list)

    @property
    def total(self) -> float:
        return statistics.median(self.total_s)

    @property
    def store(self) -> float:
        return statistics.median(self.store_s)

    @property
    def by_hand(self) -> float:
        return statistics.median(self.by_hand_s)


class DifferentAnswers(Exception):
    """The statement written by hand does not answer the question that was asked."""


async def measure(
    engine: str, urls: Mapping[int, str], effort: Effort, step: Callable[[], None]
) -> list[Asked]:
    """Every question to the graphs at `urls`, by their number of task lists; `step` follows each.

    DifferentAnswers where an answer differs from that of the statement written by hand.
    """
    async with AsyncExitStack() as stack:
        schema = build_schema()
        graphs = {}
        for lists, url in sorted(urls.items()):
            store = await open_store(url, timeout_s=120, prepare_empty=True)
            stack.push_async_callback(store.close)
            graphs[lists] = _Graph(lists, store, await stack.enter_async_context(by_hand(url)), schema)
        subjects = await subjects_of(next(iter(graphs.values())).store)
        measured = []
        for question in QUESTIONS:
            measured += await _measure(engine, question, subjects, list(graphs.values()), effort)
            step()
        return measured


@dataclass(frozen=True, slots=True)
class _Graph:
    lists: int
    store: Store
    by_hand: ByHand
    schema: GraphSchema


async def _measure(
    engine: str, question: Question, subjects: Subjects, graphs: Sequence[_Graph], effort: Effort
) -> list[Asked]:
    asking = [_Asking(question, subjects, graph, engine) for graph in graphs]
    for each in asking:
        await each.prepare()
        await _repeat(each.ask_both, effort.warm_up_s, effort.fewest)
        each.forget()

    async def turn() -> None:
        for each in asking:
            await each.ask_both()

    await _repeat(turn, effort.measured_s * len(asking), effort.fewest)
    return [each.asked for each in asking]


async def _repeat(act: Callable[[], Awaitable[None]], for_s: float, fewest: int) -> None:
    end = time.perf_counter() + for_s
    times = 0
    while times < fewest or time.perf_counter() < end:
        await act()
        times += 1


class _Asking:
    """One question to one graph."""

    def __init__(self, question: Question, subjects: Subjects, graph: _Graph, engine: str) -> None:
        self._question = question
        self._variables = question.variables(subjects)
        self._parameters = question.parameters(subjects)
        self._graph = graph
        self._store = WatchedStore(graph.store)
        self._duties = DutiesReader(self._store)
        # Not asked here: a search is measured by itself.
        self._search = Search(self._store, Path(), number_keys=lookup_keys)
        self.asked = Asked(question.name, engine, graph.lists, reads=0, statements=0)

    async def prepare(self) -> None:
        """Count the statements, and compare the answer with that of the statement written by hand."""
        await self._ask()
        before = self._store.reads
        with counted_statements(self._graph.store) as counted:
            answer = await self._ask()
        self.asked.statements = counted.number
        self.asked.reads = self._store.reads - before
        expected = await self._graph.by_hand(self._question, self._parameters)
        if self._question.part(answer) != expected:
            raise DifferentAnswers(f"{self._question.name}: {answer!r}\nby hand: {expected!r}")

    async def ask_both(self) -> None:
        before = self._store.seconds
        started = time.perf_counter()
        await self._ask()
        answered = time.perf_counter()
        self.asked.total_s.append(answered - started)
        self.asked.store_s.append(self._store.seconds - before)
        started = time.perf_counter()
        await self._graph.by_hand(self._question, self._parameters)
        self.asked.by_hand_s.append(time.perf_counter() - started)

    def forget(self) -> None:
        for times in (self.asked.total_s, self.asked.store_s, self.asked.by_hand_s):
            times.clear()

    async def _ask(self) -> Mapping[str, Any]:
        context = Context(self._store, self._duties, datetime.date.today, self._search)
        answer = await self._graph.schema.answer(self._question.query, context, variables=self._variables)
        if answer.errors or answer.data is None:
            raise RuntimeError(f"{self._question.name}: {answer.errors}")
        data: Mapping[str, Any] = orjson.loads(answer.data)
        return data
