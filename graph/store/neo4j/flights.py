"""Who reads by one text at once goes to the server together: one statement answers them all.

The driver and the server take longer for a statement, whatever it does, than for what most of them ask. So
while some of a text are under way, others wait for the next, which takes them along; where none is, nobody
waits.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeAlias

from cachetools import LRUCache

from dutygraph.graph.errors import StoreUnavailable
from dutygraph.graph.store.neo4j.errors import NoAnswer

_PLANS = 1000
"""How many plans a server keeps."""

_HOLDING_S = 0.05
"""What is under way for longer holds nobody up."""

_TOGETHER = 8
"""So many go at once, whatever is under way. If more did, the server would wait while all of their answers
are made, and these wait for the server."""

_TOGETHER_S = 0.1
"""For how long they are to be under way together: a server works on a statement with one thread."""

Told: TypeAlias = tuple[Any, str]
"""An answer, and the state of the graph that it is of."""

_Values: TypeAlias = Mapping[str, Any]

Read: TypeAlias = Callable[[str, _Values, Sequence[_Values]], Awaitable[tuple[Sequence[Any], str]]]
"""The answers to a text, in the order of each one's own values, which follow the shared ones."""


@dataclass(slots=True, eq=False)
class _Asked:
    own: _Values
    shared: _Values
    told: asyncio.Future[Told]


@dataclass(slots=True, eq=False)
class _Line:
    """Those who are to read by a text. `each_s` is what one of them takes; None before it is planned."""

    text: str
    waiting: list[_Asked] = field(default_factory=list)
    holding: set[asyncio.Task[None]] = field(default_factory=set)
    each_s: float | None = None

    @property
    def most(self) -> int:
        return 1 if self.each_s is None else max(2, min(_TOGETHER, int(_TOGETHER_S / self.each_s)))

    @property
    def goes(self) -> bool:
        """Whether some are to go now: as many as may, or where none of the text is under way."""
        return not self.holding or (self.each_s is not None and len(self.waiting) >= self.most)

    def next(self) -> list[_Asked]:
        """Those who go together now; Cypher takes no size from a row, so they share theirs."""
        most = self.most
        party: list[_Asked] = []
        rest: list[_Asked] = []
        for each in self.waiting:
            if not each.told.done():
                joins = len(party) < most and (not party or each.shared == party[0].shared)
                (party if joins else rest).append(each)
        self.waiting = rest
        return party

    def took(self, each_s: float) -> None:
        # To plan a text takes longer than to read by it ever after; and what else a server does lengthens
        # what a read takes, so that the shortest of the last tells most.
        self.each_s = _TOGETHER_S / 4 if self.each_s is None else min(each_s, 1.25 * self.each_s)


class Flights:
    """The reads of one process and event loop."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._lines: LRUCache[str, _Line] = LRUCache(_PLANS)
        self._under_way: set[asyncio.Task[None]] = set()

    async def answer(self, text: str, shared: _Values, own: _Values) -> Told:
        loop = asyncio.get_running_loop()
        line = self._lines.get(text)
        if line is None:
            line = self._lines[text] = _Line(text)
        asked = _Asked(own, shared, loop.create_future())
        line.waiting.append(asked)
        # In a moment: whoever asks in the same turn of the loop comes along.
        loop.call_soon(self._depart, line)
        return await asked.told

    def forget(self) -> None:
        """The server has forgotten its plans. The first of a text goes alone again, for the server would plan
        it anew for each that comes."""
        for line in list(self._lines.values()):
            line.each_s = None

    def end(self) -> None:
        """Nothing is read any more: whoever waits is told StoreUnavailable."""
        waiting = [each for line in list(self._lines.values()) for each in line.waiting]
        _tell(waiting, StoreUnavailable("The graph was closed.", "Open it again."))
        for task in list(self._under_way):
            task.cancel()

    def _depart(self, line: _Line) -> None:
        while line.goes and (party := line.next()):
            task = self._begin(line, party)
            line.holding.add(task)
            let_go = partial(self._let_go, line, task)
            task.add_done_callback(let_go)
            if line.each_s is not None:
                asyncio.get_running_loop().call_later(_HOLDING_S, let_go)

    def _let_go(self, line: _Line, task: asyncio.Task[None], *_: object) -> None:
        line.holding.discard(task)
        self._depart(line)

    def _begin(self, line: _Line, party: Sequence[_Asked]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(self._fly(line, party))
        self._under_way.add(task)

        def left(_: object) -> None:
            if all(each.told.cancelled() for each in party):
                task.cancel()

        def landed(_: object) -> None:
            self._under_way.discard(task)
            if task.cancelled():
                _tell(party, StoreUnavailable("The graph was closed.", "Open it again."))

        for each in party:
            each.told.add_done_callback(left)
        task.add_done_callback(landed)
        return task

    async def _fly(self, line: _Line, party: Sequence[_Asked]) -> None:
        began = time.monotonic()
        try:
            answers, state = await self._read(line.text, party[0].shared, [each.own for each in party])
        except Exception as error:  # noqa: BLE001 - it is told to those who asked
            if isinstance(error, NoAnswer):
                # Nor would those who wait be answered, each after a wait of its own.
                _tell([*party, *line.waiting], error)
            elif len(party) == 1:
                _tell(party, error)
            else:
                # It may be the fault of one: each is asked alone, and told its own.
                for each in party:
                    self._begin(line, [each])
            return
        line.took((time.monotonic() - began) / len(party))
        for each, answer in zip(party, answers, strict=True):
            if not each.told.done():
                each.told.set_result((answer, state))


def _tell(those: Sequence[_Asked], error: Exception) -> None:
    for each in those:
        if not each.told.done():
            each.told.set_exception(error)
