"""Loading through the real path: how fast, whether the time grows with the number of lists alone, and
that a second load writes nothing.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.corpus import Corpus
from dutygraph.graph.errors import DutygraphError
from dutygraph.graph.model import NODE_TYPES
from dutygraph.graph.store.port import Store
from dutygraph.service.load.file_result import Difference, Refusal
from dutygraph.service.load.read_one import load_one, read
from dutygraph.service.load.writing import Item, Writer


@dataclass(slots=True)
class Pass:
    """One load of all lists.

    `reading_s` are the seconds of reading and extracting; `writing_s` of comparing with what is stored
    and writing the difference, `processor_s` those of them in which this process was at work, which other
    processes on the machine trouble less. `written` counts nodes and relationships.
    """

    reading_s: float = 0
    writing_s: float = 0
    processor_s: float = 0
    nodes: int = 0
    relationships: int = 0
    revisions: int = 0

    @property
    def written(self) -> int:
        return self.nodes + self.relationships

    @property
    def written_per_s(self) -> float:
        return self.written / self.writing_s

    def count(self, difference: Difference) -> None:
        for kind, numbers in difference.items():
            if kind in NODE_TYPES:
                self.nodes += sum(numbers.values())
            else:
                self.relationships += sum(numbers.values())


async def load(store: Store, corpus: Corpus, step: Callable[[], None]) -> Pass:
    """Load the lists into a prepared store one after the other, as the product does; `step` follows each."""
    done = Pass()
    before = (await store.revision()).number
    knowledge = await corpus.knowledge(store)
    writer = Writer(store)
    for number, path in enumerate(corpus.lists):
        started = time.perf_counter()
        found = read(path, load_one, knowledge)
        if isinstance(found, DutygraphError):
            raise found
        item = Item.of(number, path, found)
        done.reading_s += time.perf_counter() - started
        step()
        began, at = time.perf_counter(), time.process_time()
        await writer.add(item)
        if number + 1 == len(corpus.lists):
            await writer.write()
        done.processor_s += time.process_time() - at
        done.writing_s += time.perf_counter() - began
    for outcome in writer.outcomes.values():
        if isinstance(outcome, Refusal):
            raise outcome.error
        done.count(outcome.difference)
    done.revisions = (await store.revision()).number - before
    return done


@dataclass(frozen=True, slots=True)
class Loading:
    """The first and a second load of `lists` task lists into one store."""

    engine: str
    lists: int
    first: Pass
    again: Pass
