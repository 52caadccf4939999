"""Empty places to keep a graph in, and how many statements an engine was really asked."""

import contextlib
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

from dutygraph.graph.store.neo4j.store import Neo4jStore
from dutygraph.graph.store.port import Store
from dutygraph.graph.store.sqlite.store import SqliteStore
from tests.neo4j_server import Neo4jServer

ENGINES = ("sqlite", "neo4j")
READ_TIMEOUT_S = 120.0
_NO_READS = frozenset({"BEGIN", "ROLLBACK", "COMMIT"})


@contextlib.contextmanager
def empty_place(engine: str, folder: Path) -> Iterator[str]:
    """The URL of a store nobody has used: a file in `folder`, or a Neo4j server of its own.

    Neo4jMissing where there is no Java or no Maven.
    """
    if engine == "sqlite":
        yield f"sqlite:{folder / 'dutygraph.graph.store.sqlite.store'}"
        return
    with Neo4jServer() as server:
        yield server.url()


class Tally(Protocol):
    """How many statements were counted so far."""

    number: int


@contextlib.contextmanager
def counted_statements(store: Store) -> Iterator[Tally]:
    """Counts, below the store, the statements its engine is asked within the block."""
    if isinstance(store, SqliteStore):
        with _traced(store) as tally:
            yield tally
    elif isinstance(store, Neo4jStore):
        with _logged() as tally:
            yield tally
    else:
        raise TypeError(f"{type(store).__name__} is no engine that statements can be counted of.")


class _Trace:
    def __init__(self) -> None:
        self.number = 0

    def __call__(self, statement: str) -> None:
        self.number += statement.split(maxsplit=1)[0] not in _NO_READS


@contextlib.contextmanager
def _traced(store: SqliteStore) -> Iterator[Tally]:
    # There is no public way to the connections, of which each thread has its own, and none is needed but
    # to look over the store's shoulder.
    connections = store._connections  # noqa: SLF001
    own = connections._own  # noqa: SLF001
    trace = _Trace()
    traced = []

    def traced_connection() -> Any:
        connection = own()
        connection.raw.set_trace_callback(trace)
        traced.append(connection.raw)
        return connection

    vars(connections)["_own"] = traced_connection
    try:
        yield trace
    finally:
        del vars(connections)["_own"]
        for connection in traced:
            connection.set_trace_callback(None)


class _RunMessages(logging.Handler):
    """Counts what the driver logs of statements that it sends."""

    def __init__(self) -> None:
        super().__init__()
        self.number = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.number += "C: RUN" in record.getMessage()


@contextlib.contextmanager
def _logged() -> Iterator[Tally]:
    logger = logging.getLogger("neo4j.io")
    level, propagate = logger.level, logger.propagate
    handler = _RunMessages()
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    logger.propagate = False
    try:
        yield handler
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
        logger.propagate = propagate
