"""Answers to plans: statements run, and their parts put together.

SQLite's parser takes only so many queries within each other. Deeper parts are cut out of the statement: it
writes a mark and the node's id in their place, and the part is put there from a statement of its own.
"""

import sqlite3
import threading
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeAlias, cast

import orjson

from dutygraph.graph.store.kept import Kept
from dutygraph.graph.store.marks import Marks, unescaped
from dutygraph.graph.store.plan import (
    ROOT,
    Argument,
    Arguments,
    Page,
    Paging,
    Span,
    Wanted,
    sites_in,
)
from dutygraph.graph.store.port import OneOf, Where
from dutygraph.graph.store.sqlite.grams import narrowed
from dutygraph.graph.store.sqlite.values import Parameters, encoded, order_shape, slot, where_shape
from dutygraph.graph.store.sqlite.writer import Statement, count_statement, page_statement, rows_statement

_LEVELS = 5
"""How many relations a statement nests; SQLite 3.40 ends at seven."""


_Piece: TypeAlias = tuple[Wanted, tuple[Argument, ...], str]

_KEPT_BYTES = 64 * 1024 * 1024


class Answers:
    """Answers on the connections of one process.

    What is shown of a node in a list is kept, by the node's id, while the graph is in the same `state`.
    """

    def __init__(self) -> None:
        self._marks = Marks()
        self._lock = threading.Lock()
        self._kept: tuple[str, Kept[_Piece]] = ("", Kept(0))

    def page(self, connection: sqlite3.Connection, page: Page, arguments: Arguments, state: str) -> bytes:
        """The JSON of a page; Missing and Outside as `plan` says."""
        of = narrowed(connection, page.node, cast("Paging", arguments[page.site]))
        statement, found = self._run(connection, page_statement, page, {**arguments, page.site: of})
        return self._whole(connection, statement, arguments, state, (json for (json,) in found))[0]

    def rows(
        self, connection: sqlite3.Connection, wanted: Wanted, of: Paging, arguments: Arguments, state: str
    ) -> dict[str, bytes]:
        """The JSON of the nodes of a list, by their ids and in its order."""
        if not isinstance(of.where, OneOf) or of != Paging(OneOf("id", of.where.values)):
            return self._rows(connection, wanted, of, arguments, state)
        arguments = {site: arguments[site] for site in sites_in(wanted)}
        told = tuple(arguments.values())
        with self._lock:
            kept = self._kept_of(state)
            found = {
                id: kept.get((wanted, told, id)) for id in sorted(cast("tuple[str, ...]", of.where.values))
            }
        missing = tuple(id for id, piece in found.items() if piece is None)
        if missing:
            read = self._rows(connection, wanted, Paging(OneOf("id", missing)), arguments, state)
            with self._lock:
                for id, piece in read.items():
                    kept.keep((wanted, told, id), piece)
            found |= read
        return {id: piece for id, piece in found.items() if piece is not None}

    def _kept_of(self, state: str) -> "Kept[_Piece]":
        if self._kept[0] != state:
            self._kept = (state, Kept(_KEPT_BYTES))
        return self._kept[1]

    def _rows(
        self, connection: sqlite3.Connection, wanted: Wanted, of: Paging, arguments: Arguments, state: str
    ) -> dict[str, bytes]:
        of = narrowed(connection, wanted.node, of)
        statement, found = self._run(connection, rows_statement, wanted, {**arguments, ROOT: of})
        pieces = self._whole(connection, statement, arguments, state, (json for _, json in found))
        return dict(zip((id for id, _ in found), pieces, strict=True))

    def _run(
        self, connection: sqlite3.Connection, compiled: Any, plan: Page | Wanted, arguments: Arguments
    ) -> tuple[Statement, list[Any]]:
        shapes, parameters = split(arguments)
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
        cut: dict[bytes, dict[str, None]] = {}
        whole = []
        for json in found:
            parts = self._marks.split(json)
            said = list(map(unescaped, parts[2::3]))
            for word, id in zip(parts[1::3], said, strict=True):
                if not word.startswith(b"@"):
                    cut.setdefault(word, {})[id] = None
            whole.append((parts, said))
        pieces = {
            word: self.rows(
                connection, statement.cuts[int(word)], Paging(OneOf("id", tuple(ids))), arguments, state
            )
            for word, ids in cut.items()
        }

        def piece(word: bytes, said: str) -> bytes:
            if word.startswith(b"@"):
                return orjson.dumps(statement.derived[int(word[1:])](*orjson.loads(said)))
            return pieces[word][said]

        for parts, said in whole:
            parts[1::3] = map(piece, parts[1::3], said)
            parts[2::3] = [b""] * len(said)
        return [b"".join(parts) for parts, _ in whole]


def count(connection: sqlite3.Connection, node: str, where: Where | None) -> int:
    """How many nodes of a type meet a condition."""
    shapes, parameters = split({ROOT: narrowed(connection, node, Paging(where))})
    counted: int = connection.execute(count_statement(node, shapes), parameters).fetchone()[0]
    return counted


def split(arguments: Arguments) -> tuple[tuple[tuple[int, Any], ...], Parameters]:
    """The shapes of the arguments, equal for all that the same statement serves, and their values."""
    parameters = Parameters()
    return tuple((site, _shape(value, parameters)) for site, value in arguments.items()), parameters


def _shape(argument: Argument, parameters: Parameters) -> Any:
    if isinstance(argument, Paging):
        bound = argument.bound
        return replace(
            argument,
            where=None if argument.where is None else where_shape(argument.where, parameters),
            order=tuple(order_shape(key, parameters) for key in argument.order),
            bound=None if bound is None else tuple(slot(value, parameters) for value in bound),
            size=None if argument.size is None else cast("int", parameters.slot(argument.size)),
        )
    if isinstance(argument, Span):
        return parameters.slot(encoded(argument.start)), parameters.slot(encoded(argument.end))
    return tuple((where_shape(where, parameters), word) for where, word in argument)
