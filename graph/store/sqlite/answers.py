"""Answers to plans: statements run, and their parts put together.

SQLite's parser takes only so many queries within each other. Deeper parts are cut out of the statement: it
writes a mark and the node's id in their place, and the part is put there from a statement of its own.
"""

import sqlite3
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

import orjson

from dutygraph.graph.store.marks import Marks, unescaped
from dutygraph.graph.store.plan import (
    ROOT,
    Argument,
    Arguments,
    Derived,
    Page,
    Paging,
    Rows,
    Wanted,
    sites_in,
)
from dutygraph.graph.store.port import Fetch, OneOf
from dutygraph.graph.store.shapes import shapes_of
from dutygraph.graph.store.sqlite.grams import holders, narrowed
from dutygraph.graph.store.sqlite.source import distinct_statement
from dutygraph.graph.store.sqlite.values import Parameters
from dutygraph.graph.store.sqlite.writer import Statement, is_by_ids, page_statement, rows_statement

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
            self._size += _OVERHEAD * (1 + len(read)) + sum(map(len, read.values()))
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
        return self._answering(connection, arguments, state).page(page)

    def rows(
        self, connection: sqlite3.Connection, wanted: Wanted, of: Paging, arguments: Arguments, state: str
    ) -> dict[str, bytes]:
        """The JSON of the nodes of a list, by their ids and in its order."""
        answering = self._answering(connection, arguments, state)
        if not is_by_ids(of):
            return answering.rows(wanted, of)
        ids = cast("tuple[str, ...]", cast("OneOf", of.where).values)
        found = answering.shown(wanted, ids)
        return {id: found[id] for id in sorted(ids) if id in found}

    def _answering(self, connection: sqlite3.Connection, arguments: Arguments, state: str) -> "_Answering":
        if self._pieces.state != state:
            self._pieces = _Pieces(state)
        return _Answering(connection, arguments, self._pieces, self._marks)


def distinct(connection: sqlite3.Connection, fetch: Fetch) -> list[list[Any]]:
    parameters = Parameters()
    ((_, shape),) = shapes_of({ROOT: Paging(fetch.where)}, parameters)
    found = connection.execute(distinct_statement(fetch.node, fetch.properties, shape), parameters)
    return [orjson.loads(row) for (row,) in found]


@dataclass(frozen=True, slots=True)
class _Answering:
    """One read."""

    connection: sqlite3.Connection
    arguments: Arguments
    pieces: _Pieces
    marks: Marks

    def page(self, page: Page) -> bytes:
        of = self._narrowed(page.node, cast("Paging", self.arguments[page.site]))
        _, ((rows, total),) = self._run(page_statement, page, {**self.arguments, page.site: of})
        (told,) = self._told(page, [(rows and orjson.loads(rows), total)])
        return told

    def rows(self, wanted: Wanted, of: Paging) -> dict[str, bytes]:
        narrowed = {**self.arguments, ROOT: self._narrowed(wanted.node, of)}
        statement, found = self._run(rows_statement, wanted, narrowed)
        pieces = self._whole(statement, (json for _, json in found))
        return dict(zip((id for id, _ in found), pieces, strict=True))

    def shown(self, wanted: Wanted, ids: Sequence[str]) -> Mapping[str, bytes]:
        """The JSON of these nodes, and of others."""
        arguments = {site: self.arguments[site] for site in sites_in(wanted)}
        told = tuple(arguments.values())
        known = self.pieces.of(wanted, told)
        missing = tuple(id for id in ids if id not in known)
        if not missing:
            return known
        read = replace(self, arguments=arguments).rows(wanted, Paging(OneOf("id", missing)))
        self.pieces.keep(wanted, told, read)
        return read if len(missing) == len(ids) else {**{id: known[id] for id in ids if id in known}, **read}

    def _narrowed(self, node: str, of: Paging) -> Paging:
        def found(text: str) -> Sequence[str] | None:
            known = self.pieces.of(node, ()).get(text)
            if known is None:
                known = orjson.dumps(holders(self.connection, node, text))
                self.pieces.keep(node, (), {text: known})
            return cast("Sequence[str] | None", orjson.loads(known))

        return narrowed(node, of, found)

    def _run(self, compiled: Any, plan: Page | Wanted, arguments: Arguments) -> tuple[Statement, list[Any]]:
        parameters = Parameters()
        shapes = shapes_of(arguments, parameters)
        parameters["mark"] = self.marks.mark
        for levels in range(_LEVELS, 0, -1):
            statement: Statement = compiled(plan, shapes, levels)
            try:
                return statement, self.connection.execute(statement.sql, parameters).fetchall()
            except sqlite3.OperationalError as error:
                if "stack overflow" not in str(error):
                    raise
        raise ValueError("What is wanted of one node is too much for one statement.")

    def _whole(self, statement: Statement, found: Iterable[bytes]) -> list[bytes]:
        """With what was cut out and what is derived put in its place, once nothing is missing."""
        pieces = list(found)
        if self.marks.mark.encode() not in b"".join(pieces):
            return pieces
        whole: list[list[Any]] = [self.marks.split(json) for json in pieces]
        said: dict[bytes, dict[str, None]] = {}
        for parts in whole:
            parts[2::3] = unescaped(parts[2::3])
            for word, one in zip(parts[1::3], parts[2::3], strict=True):
                said.setdefault(word, {})[one] = None
        of: dict[bytes, Mapping[str, bytes]] = {}
        for word, texts in said.items():
            if word.startswith(b"@"):
                # What it is made of may hold others.
                values = orjson.loads(b"[%b]" % b",".join(self._whole(statement, map(str.encode, texts))))
                told = self._told(statement.derived[int(word[1:])], values)
                of[word] = dict(zip(texts, told, strict=True))
            else:
                of[word] = self.shown(statement.cuts[int(word)], tuple(texts))
        return [_filled(parts, of) for parts in whole]

    def _told(self, part: Derived | Page, values: Sequence[Sequence[Any]]) -> list[bytes]:
        """What is made of these values; the nodes of pages are shown as they are kept by their ids."""
        if isinstance(part, Derived):
            return [orjson.dumps(part.by(*each)) for each in values]
        of = cast("Paging", self.arguments[part.site])
        pages = [Rows.found(rows or (), total, of) for rows, total in values]
        ids = tuple(dict.fromkeys(row[-1] for page in pages for row in page.rows))
        shown = [self.shown(wanted, ids) for wanted in part.shown] if ids else []

        def showing(page: Rows) -> Rows:
            of_page = [row[-1] for row in page.rows]
            cells = [map(orjson.Fragment, map(each.__getitem__, of_page)) for each in shown]
            return Rows(list(zip(page.rows, *cells, strict=True)), page.total, page.more, page.of)

        return [orjson.dumps(part.tell(showing(page))) for page in pages]


def _filled(parts: list[Any], of: Mapping[bytes, Mapping[str, bytes]]) -> bytes:
    """An answer with what its marks stand for: what stands before one, its word, what is said, and so on."""
    parts[1::3] = [of[word][said] for word, said in zip(parts[1::3], parts[2::3], strict=True)]
    del parts[2::3]
    return b"".join(parts)
