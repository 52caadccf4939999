"""Who asks by one text at once is answered by one statement, as if each had asked alone."""

import asyncio
import itertools
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from dutygraph.graph.errors import QueryTimeout, StoreBusy, StoreError, StoreUnavailable
from dutygraph.graph.store.neo4j import flights
from dutygraph.graph.store.neo4j.errors import NoAnswer
from dutygraph.graph.store.neo4j.flights import Flights

pytestmark = pytest.mark.anyio

Each = Sequence[Mapping[str, Any]]


class Server:
    """Answers a value with itself and its size, when it is let; `sent` are the statements."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, list[Any]]] = []
        self.under_way = 0
        self.most = 0
        self.let = asyncio.Event()
        self.let.set()
        self.cancelled = 0
        self.failing: dict[Any, Exception] = {}

    async def read(self, text: str, shared: Mapping[str, Any], each: Each) -> tuple[Sequence[Any], str]:
        values = [own["value"] for own in each]
        self.sent.append((text, values))
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        try:
            await self.let.wait()
            await asyncio.sleep(0.001)
            for value in values:
                if value in self.failing:
                    raise self.failing[value]
            return [(value, shared.get("size")) for value in values], f"state {len(self.sent)}"
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        finally:
            self.under_way -= 1

    @property
    def parties(self) -> list[list[Any]]:
        return [values for _, values in self.sent]


async def planned(server: Server, text: str = "text") -> Flights:
    """Flights by a text that was read by before."""
    found = Flights(server.read)
    await found.answer(text, {}, {"value": "first"})
    server.sent.clear()
    server.most = 0
    return found


async def ask(asked: Flights, *values: Any, size: int | None = None) -> list[Any]:
    told = await asyncio.gather(
        *(asked.answer("text", {"size": size}, {"value": value}) for value in values), return_exceptions=True
    )
    return [one if isinstance(one, BaseException) else one[0][0] for one in told]


async def test_whoever_asks_in_one_turn_goes_together_and_each_is_told_its_own() -> None:
    server = Server()
    asked = await planned(server)
    for _ in range(20):
        assert await ask(asked, *range(40)) == list(range(40))
    assert len(server.sent) <= 20 * 6
    assert max(map(len, server.parties)) == 8


async def test_nobody_waits_where_none_is_under_way() -> None:
    server = Server()
    asked = await planned(server)
    assert await ask(asked, 1) == [1]
    assert await ask(asked, 2) == [2]
    assert server.parties == [[1], [2]]


async def test_the_first_of_a_text_goes_alone_and_again_where_the_server_forgot() -> None:
    server = Server()
    asked = Flights(server.read)
    for _ in range(2):
        assert await ask(asked, *range(5)) == list(range(5))
        assert [len(party) for party in server.parties][:1] == [1]
        assert len(server.sent) < 5
        server.sent.clear()
        asked.forget()


async def test_others_wait_for_what_is_under_way_unless_it_takes_long_or_they_are_many() -> None:
    server = Server()
    asked = await planned(server)
    for _ in range(9):
        await ask(asked, *range(8))
    server.sent.clear()
    server.let.clear()
    held = asyncio.create_task(ask(asked, "held"))
    await asyncio.sleep(0.005)
    late = [asyncio.create_task(ask(asked, value)) for value in range(3)]
    await asyncio.sleep(0.005)
    assert server.parties == [["held"]]
    await asyncio.sleep(2 * flights._HOLDING_S)
    assert server.parties == [["held"], [0, 1, 2]]
    many = asyncio.create_task(ask(asked, *range(10, 18)))
    await asyncio.sleep(0.005)
    assert server.parties[2:] == [[*range(10, 18)]]
    server.let.set()
    assert await asyncio.gather(held, *late, many) == [["held"], [0], [1], [2], [*range(10, 18)]]


async def test_what_takes_long_goes_with_few() -> None:
    server = Server()
    asked = await planned(server)
    (line,) = asked._lines.values()
    line.each_s = 1.0
    assert await ask(asked, *range(8)) == list(range(8))
    assert {len(party) for party in server.parties} == {2}
    assert server.most == 4
    # It was no more than busy.
    for _ in range(4):
        await ask(asked, *range(8))
    assert len(server.parties[-1]) == 8


async def test_sizes_are_those_of_all_who_go_together() -> None:
    server = Server()
    asked = await planned(server)
    told = await asyncio.gather(
        *(asked.answer("text", {"size": value % 3}, {"value": value}) for value in range(30))
    )
    assert [answer for answer, _ in told] == [(value, value % 3) for value in range(30)]
    assert all(len({value % 3 for value in party}) == 1 for party in server.parties)


@pytest.mark.parametrize("error", [StoreError("refused"), QueryTimeout("late"), StoreBusy("busy")])
async def test_one_that_fails_fails_alone(error: Exception) -> None:
    server = Server()
    asked = await planned(server)
    server.failing = {3: error}
    for _ in range(3):
        told = await ask(asked, *range(8))
        assert told == [0, 1, 2, error, 4, 5, 6, 7]
    server.sent.clear()
    server.failing = {}
    assert await ask(asked, *range(8)) == list(range(8))


@pytest.mark.parametrize("known", [True, False])
async def test_a_server_that_is_gone_is_not_asked_by_each_again(*, known: bool) -> None:
    server = Server()
    asked = await planned(server) if known else Flights(server.read)
    server.failing = {value: NoAnswer("gone") for value in range(4)}
    told = await ask(asked, *range(4))
    assert all(isinstance(one, NoAnswer) for one in told)
    assert len(server.sent) == 1
    assert await ask(asked, 4, 5) == [4, 5]


async def test_one_that_goes_away_leaves_the_others_their_answers() -> None:
    server = Server()
    asked = await planned(server)
    for gone in itertools.combinations(range(4), 2):
        server.let.clear()
        asking = [asyncio.create_task(ask(asked, value)) for value in range(4)]
        await asyncio.sleep(0.005)
        for number in gone:
            asking[number].cancel()
        server.let.set()
        told = await asyncio.gather(*asking, return_exceptions=True)
        for number, one in enumerate(told):
            if number in gone:
                assert isinstance(one, asyncio.CancelledError)
            else:
                assert one == [number]
    assert server.cancelled == 0


async def test_what_nobody_waits_for_any_more_is_given_up() -> None:
    server = Server()
    asked = await planned(server)
    server.let.clear()
    asking = [asyncio.create_task(ask(asked, value)) for value in range(9)]
    await asyncio.sleep(0.005)
    for one in asking:
        one.cancel()
    await asyncio.gather(*asking, return_exceptions=True)
    await asyncio.sleep(0.005)
    assert server.cancelled == len(server.sent)
    assert server.under_way == 0
    server.let.set()
    assert await ask(asked, "next") == ["next"]


async def test_at_the_end_nobody_is_left_waiting() -> None:
    server = Server()
    asked = await planned(server)
    server.let.clear()
    asking = asyncio.create_task(ask(asked, *range(50)))
    await asyncio.sleep(0.005)
    asked.end()
    told = await asyncio.wait_for(asking, 1)
    assert all(isinstance(one, StoreUnavailable) for one in told)
    assert server.under_way == 0
