"""Answers to plans: statements run, and their parts put together.

SQLite's parser takes only so many queries within each other. Deeper parts are cut out of the statement: it
writes a mark and the node's id in their place, and the part is put there from a statement of its own.
"""

import sqlite3
from dataclasses import replace
from typing import Any, cast

import orjson

from dutygraph.graph.store.marks import Marks
from dutygraph.graph.store.plan import (
    ROOT,
    Argument,
    Arguments,
    Page,
    Paging,
    Span,
    Wanted,
)
from dutygraph.graph.store.port import OneOf, Where
from dutygraph.graph.store.sqlite.grams import narrowed
from dutygraph.graph.store.sqlite.values import Parameters, encoded, order_shape, slot, where_shape
from dutygraph.graph.store.sqlite.writer import Statement, count_statement, page_statement, rows_statement

_LEVELS = 5
"""How many relations a statement nests; SQLite 3.40 ends at seven."""


class Answers:
    """Answers on the connections of one process."""

    def __init__(self) -> None:
        self._marks = Marks()

    def page(self, connection: sqlite3.Connection, page: Page, arguments: Arguments) -> str:
        """The JSON of a page; Missing and Outside as `plan` says."""
        of = narrowed(connection, page.node, cast("Paging", arguments[page.site]))
        statement, found = self._run(connection, page_statement, page, {**arguments, page.site: of})
        return self._whole(connection, statement, arguments, [text for (text,) in found])[0]

    def rows(
        self, connection: sqlite3.Connection, wanted: Wanted, of: Paging, arguments: Arguments
    ) -> dict[str, str]:
        """The JSON of the nodes of a list, by their ids and in its order."""
        statement, found = self._run(
            connection, rows_statement, wanted, {**arguments, ROOT: narrowed(connection, wanted.node, of)}
        )
        texts = self._whole(connection, statement, arguments, [text for _, text in found])
        return dict(zip((id for id, _ in found), texts, strict=True))

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
        texts: list[str],
    ) -> list[str]:
        """With what was cut out and what is derived put in its place, once nothing is missing."""
        cut: dict[str, dict[str, None]] = {}
        marked = False
        for text in texts:
            for word, said in self._marks.found(text):
                marked = True
                if not word.startswith("@"):
                    cut.setdefault(word, {})[said] = None
        if not marked:
            return texts
        pieces = {
            word: self.rows(connection, statement.cuts[int(word)], Paging(OneOf("id", tuple(ids))), arguments)
            for word, ids in cut.items()
        }

        def piece(word: str, said: str) -> str:
            if word.startswith("@"):
                return orjson.dumps(statement.derived[int(word[1:])](*orjson.loads(said))).decode()
            return pieces[word][said]

        return [self._marks.replaced(text, piece) for text in texts]


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
