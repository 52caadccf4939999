"""Loading through the real path: how fast, whether the time grows with the number of lists alone, and
that a second load writes nothing.
"""

import datetime
import time
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.corpus import Corpus
from dutygraph.graph.stated import Changes
from dutygraph.graph.store.port import Store
from dutygraph.loaders.read import read_path
from dutygraph.service.load.batches import Batches
from dutygraph.service.load.knowledge_from_store import KNOWLEDGE_TYPES


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

    def count(self, changes: Changes) -> None:
        self.nodes += len(changes.created) + len(changes.updated) + len(changes.deleted)
        self.relationships += len(changes.related) + len(changes.altered) + len(changes.unrelated)


async def load(store: Store, corpus: Corpus, step: Callable[[], None]) -> Pass:
    """Load the lists into a prepared store one after the other, as the product does; `step` follows each."""
    done = Pass()
    before = (await store.revision()).number
    knowledge = await corpus.knowledge(store)
    batches = await Batches.of(store, dry_run=False)
    for number, path in enumerate(corpus.lists, 1):
        started = time.perf_counter()
        statements = read_path(path, knowledge, loaded_at=datetime.datetime.now(datetime.UTC)).statements
        read, read_at = time.perf_counter(), time.process_time()
        changes = await batches.add(statements.source, statements)
        if batches.full or number == len(corpus.lists):
            await batches.commit()
        done.processor_s += time.process_time() - read_at
        written = time.perf_counter()
        if _adds_knowledge(changes):
            knowledge = await corpus.knowledge_of(batches.draft)
        done.reading_s += read - started + time.perf_counter() - written
        done.writing_s += written - read
        done.count(changes)
        step()
    done.revisions = (await store.revision()).number - before
    return done


def _adds_knowledge(changes: Changes) -> bool:
    return any(type(node).__name__ in KNOWLEDGE_TYPES for node in (*changes.created, *changes.updated))


@dataclass(frozen=True, slots=True)
class Loading:
    """The first and a second load of `lists` task lists into one store."""

    engine: str
    lists: int
    first: Pass
    again: Pass
