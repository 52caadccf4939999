"""Answers to plans: statements run, and their parts put together.

SQLite's parser takes only so many queries within each other. Deeper parts are cut out of the statement: it
writes a mark and the node's id in their place, and the part is put there from a statement of its own.
"""

import sqlite3
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, cast

import orjson

from dutygraph.graph.store.marks import Marks, unescaped
from dutygraph.graph.store.plan import ROOT, Argument, Arguments, Page, Paging, Wanted, sites_in
from dutygraph.graph.store.port import OneOf, Where
from dutygraph.graph.store.shapes import shapes_of
from dutygraph.graph.store.sqlite.grams import holders, narrowed
from dutygraph.graph.store.sqlite.values import Parameters
from dutygraph.graph.store.sqlite.writer import Statement, count_statement, page_statement, rows_statement

_LEVELS = 5
"""How many relations a statement nests; SQLite 3.40 ends at seven."""


_KEPT_BYTES = 64 * 1024 * 1024
_OVERHEAD = 250
"""About what a piece takes beside its bytes."""


class _Pieces:
    """What is shown of nodes in one `state` of the graph: by what is wanted and the arguments, then by id.

    By a type alone, the nodes of it that hold a text. All is let go where it has become too much.
    """

    def __init__(self, state: str) -> None:
        self.state = state
        self._held: dict[tuple[Wanted | str, tuple[Argument, ...]], dict[str, bytes]] = {}
        self._size = 0
        self._lock = threading.Lock()

    def of(self, wanted: Wanted | str, told: tuple[Argument, ...]) -> dict[str, bytes]:
        """Those that are known."""
        return self._held.get((wanted, told)) or {}

    def keep(self, wanted: Wanted | str, told: tuple[Argument, ...], read: Mapping[str, bytes]) -> None:
        with self._lock:
            self._size += _OVERHEAD + sum(_OVERHEAD + len(piece) for piece in read.values())
            if self._size > _KEPT_BYTES:
                self._held, self._size = {}, 0
            else:
                self._held.setdefault((wanted, told), {}).update(read)


class Answers:
    """Answers on the connections of one process.

    What is shown of a node in a list is kept, by the node's id, while the graph is in the same `state`.
    """

    def __init__(self) -> None:
        self._marks = Marks()
        self._pieces = _Pieces("")

    def page(self, connection: sqlite3.Connection, page: Page, arguments: Arguments, state: str) -> bytes:
        """The JSON of a page; Missing and Outside as `plan` says."""
        of = self._narrowed(connection, page.node, cast("Paging", arguments[page.site]), state)
        statement, found = self._run(connection, page_statement, page, {**arguments, page.site: of})
        return self._whole(connection, statement, arguments, state, (json for (json,) in found))[0]

    def rows(
        self, connection: sqlite3.Connection, wanted: Wanted, of: Paging, arguments: Arguments, state: str
    ) -> dict[str, bytes]:
        """The JSON of the nodes of a list, by their ids and in its order."""
        if not isinstance(of.where, OneOf) or of != Paging(OneOf("id", of.where.values)):
            return self._rows(connection, wanted, of, arguments, state)
        ids = cast("tuple[str, ...]", of.where.values)
        found = self._of(connection, wanted, ids, arguments, state)
        return {id: found[id] for id in sorted(ids) if id in found}

    def _of(
        self,
        connection: sqlite3.Connection,
        wanted: Wanted,
        ids: Sequence[str],
        arguments: Arguments,
        state: str,
    ) -> Mapping[str, bytes]:
        """The JSON of these nodes, and of others."""
        arguments = {site: arguments[site] for site in sites_in(wanted)}
        told = tuple(arguments.values())
        pieces = self._pieces_of(state)
        known = pieces.of(wanted, told)
        missing = tuple(id for id in ids if id not in known)
        if not missing:
            return known
        read = self._rows(connection, wanted, Paging(OneOf("id", missing)), arguments, state)
        pieces.keep(wanted, told, read)
        return read if len(missing) == len(ids) else {**{id: known[id] for id in ids if id in known}, **read}

    def _rows(
        self, connection: sqlite3.Connection, wanted: Wanted, of: Paging, arguments: Arguments, state: str
    ) -> dict[str, bytes]:
        of = self._narrowed(connection, wanted.node, of, state)
        statement, found = self._run(connection, rows_statement, wanted, {**arguments, ROOT: of})
        pieces = self._whole(connection, statement, arguments, state, (json for _, json in found))
        return dict(zip((id for id, _ in found), pieces, strict=True))

    def _pieces_of(self, state: str) -> _Pieces:
        pieces = self._pieces
        if pieces.state != state:
            pieces = self._pieces = _Pieces(state)
        return pieces

    def _narrowed(self, connection: sqlite3.Connection, node: str, of: Paging, state: str) -> Paging:
        def found(text: str) -> Sequence[str] | None:
            pieces = self._pieces_of(state)
            known = pieces.of(node, ()).get(text)
            if known is None:
                known = orjson.dumps(holders(connection, node, text))
                pieces.keep(node, (), {text: known})
            return cast("Sequence[str] | None", orjson.loads(known))

        return narrowed(node, of, found)

    def _run(
        self, connection: sqlite3.Connection, compiled: Any, plan: Page | Wanted, arguments: Arguments
    ) -> tuple[Statement, list[Any]]:
        parameters = Parameters()
        shapes = shapes_of(arguments, parameters)
        parameters["mark"] = self._marks.mark
        for levels in range(_LEVELS, 0, -1):
            statement: Statement = compiled(plan, shapes, levels)
            try:
                return statement, connection.execute(statement.sql, parameters).fetchall()
            except sqlite3.OperationalError as error:
                if "stack overflow" not in str(error):
                    raise
        raise ValueError("What is wanted of one node is too much for one statement.")

    def _whole(
        self,
        connection: sqlite3.Connection,
        statement: Statement,
        arguments: Arguments,
        state: str,
        found: Iterable[bytes],
    ) -> list[bytes]:
        """With what was cut out and what is derived put in its place, once nothing is missing."""
        whole: list[list[Any]] = [self._marks.split(json) for json in found]
        if all(len(parts) == 1 for parts in whole):
            return [parts[0] for parts in whole]
        said: dict[bytes, dict[str, None]] = {}
        for parts in whole:
            parts[2::3] = unescaped(parts[2::3])
            for word, one in zip(parts[1::3], parts[2::3], strict=True):
                said.setdefault(word, {})[one] = None
        of: dict[bytes, Callable[[str], bytes]] = {}
        for word, ids in said.items():
            if word.startswith(b"@"):
                of[word] = partial(_derived, statement.derived[int(word[1:])])
            else:
                wanted = statement.cuts[int(word)]
                of[word] = self._of(connection, wanted, tuple(ids), arguments, state).__getitem__
        return [_filled(parts, of) for parts in whole]


def _filled(parts: list[Any], of: Mapping[bytes, Callable[[str], bytes]]) -> bytes:
    """An answer with what its marks stand for: what stands before one, its word, what is said, and so on."""
    parts[1::3] = [of[word](said) for word, said in zip(parts[1::3], parts[2::3], strict=True)]
    del parts[2::3]
    return b"".join(parts)


def _derived(by: Callable[..., Any], said: str) -> bytes:
    return orjson.dumps(by(*orjson.loads(said)))


def count(connection: sqlite3.Connection, node: str, where: Where | None) -> int:
    """How many nodes of a type meet a condition."""
    of = narrowed(node, Paging(where), partial(holders, connection, node))
    parameters = Parameters()
    shapes = shapes_of({ROOT: of}, parameters)
    counted: int = connection.execute(count_statement(node, shapes), parameters).fetchone()[0]
    return counted
