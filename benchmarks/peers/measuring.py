"""The six questions to all servers in turns: checked first, then asked as fast as they answer."""

import asyncio
import contextlib
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from benchmarks.peers.asking import Asking
from benchmarks.peers.clients import Answered, drive, each
from benchmarks.peers.data import make
from benchmarks.peers.questions import QUESTIONS, Reference
from benchmarks.peers.servers import SERVERS, PeerMissing
from benchmarks.report import Table
from tests.neo4j_server import Neo4jMissing

_CLIENTS = 16
_CHECKED = 40
_DRAWN = 4_000
COMPARED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "sqlite": ("dutygraph, SQLite", "PostGraphile"),
        "neo4j": ("dutygraph, Neo4j", "@neo4j/graphql"),
    }
)
"""By engine: this service, and whom a user would take instead."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Answers per second with 16 requests at once, every request different, and the 99th percentile in s."""

    server: str
    lists: int
    question: str
    rate: float
    p99_s: float


def measure_peers(
    sizes: Sequence[int], names: Sequence[str], seconds: float, step: Callable[[], None]
) -> tuple[list[Rate], list[str]]:
    """The rates, and why some servers could not be asked; RuntimeError for a wrong answer."""
    rates: list[Rate] = []
    missing: dict[str, str] = {}
    for lists in sizes:
        with contextlib.ExitStack() as stack:
            reference = Reference(make(lists))
            ports = {}
            for name in names:
                try:
                    ports[name] = stack.enter_context(_running(name, reference))
                except (PeerMissing, Neo4jMissing) as lacking:
                    missing[name] = f"{name}: {lacking}"
            for question in QUESTIONS:
                for name, port in ports.items():
                    answered = asyncio.run(_asked(port, SERVERS[name][1], question, reference, seconds))
                    rates.append(Rate(name, lists, question, answered.rate, answered.percentile(0.99)))
                    step()
    return rates, list(missing.values())


@contextlib.contextmanager
def _running(name: str, reference: Reference) -> Iterator[int]:
    with (
        tempfile.TemporaryDirectory(prefix="dutygraph-benchmark-") as folder,
        SERVERS[name][0](reference.made, Path(folder)) as port,
    ):
        yield port


async def _asked(port: int, asking: Asking, question: str, reference: Reference, seconds: float) -> Answered:
    drawn = reference.draw(question, _DRAWN, seed=11)
    first = await each(port, asking.path, [asking.request(question, one, -1) for one in drawn[:_CHECKED]])
    bodies = [asking.request(question, one, number) for number, one in enumerate(drawn * 5)]
    answered = await drive(port, asking.path, bodies, _CLIENTS, seconds, seconds)
    for number, body in (*enumerate(first), *answered.kept):
        one = drawn[number % _DRAWN]
        if asking.answer(question, body) != reference.answer(question, one):
            raise RuntimeError(f"{type(asking).__name__} answers {question} {one} otherwise.")
    if not answered.taken:
        raise RuntimeError(f"{type(asking).__name__} answered {question} not once in {seconds} s.")
    return answered


def peers_table(rates: Sequence[Rate], missing: Sequence[str]) -> Table:
    """One row for each question and number of lists: this service's rate against that of the other server."""
    by_place = {(each.server, each.lists, each.question): each for each in rates}
    sizes = sorted({each.lists for each in rates})
    rows = []
    for question, asked in QUESTIONS.items():
        for lists in sizes:
            row = [asked if lists == sizes[0] else "", f"{lists:,}"]
            for ours, theirs in COMPARED.values():
                own, other = (by_place.get((name, lists, question)) for name in (ours, theirs))
                least = by_place.get((ours, sizes[0], question))
                row += [
                    f"{own.rate:,.0f}" if own else "",
                    f"{other.rate:,.0f}" if other else "",
                    f"{own.rate / other.rate:.2f}" if own and other else "",
                    f"{least.rate / own.rate:.2f}" if own and least and lists > sizes[0] else "",
                    f"{own.p99_s * 1000:.0f}" if own else "",
                ]
            rows.append(tuple(row))
    columns = ["question", "lists"]
    for ours, theirs in COMPARED.values():
        columns += [f"{ours} /s", f"{theirs} /s", "ratio", "growth", "p99 ms"]
    notes = ("growth: how many times as long as with the fewest lists.", *missing)
    return Table("Peers: 16 requests at once, every one different", tuple(columns), tuple(rows), notes)
