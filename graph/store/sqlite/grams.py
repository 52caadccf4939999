"""Nodes found by a part of their texts: which pairs of characters stand in the texts of which node.

`_grams` holds, for each node of `_numbered`, the pairs of its texts as words, each behind the name of the
node's type. Whatever holds a text holds all pairs of it; the reverse is for the condition itself to say.
"""

import itertools
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from operator import add
from typing import cast

import orjson

from dutygraph.graph.model import properties
from dutygraph.graph.stated import Batch
from dutygraph.graph.store.plan import Paging
from dutygraph.graph.store.port import All, Contains, OneOf, Where, conjuncts
from dutygraph.graph.store.sqlite.ddl import quoted
from dutygraph.graph.store.sqlite.values import json_text

_FEW = 500
"""A text that more nodes hold is soon met when they are tried one after the other."""

_PAIRS = 24
"""How many pairs of a text are looked up: more narrow it down no further."""

_BEYOND: Mapping[int, int] = {code: 0xE000 + code for code in range(128)}
"""What FTS5 would part or fold, as characters that it leaves as they are."""


@cache
def _texts(node: str) -> tuple[str, ...]:
    return tuple(held.name for held in properties(node).values() if held.by_part)


def _pairs(node: str, texts: Iterable[str | None]) -> str:
    """The distinct pairs of the texts as words with spaces between them."""
    pairs: dict[str, None] = {}
    for text in texts:
        plain = (text or "").translate(_BEYOND)
        pairs.update(dict.fromkeys(map(add, plain, plain[1:])))
    return node + f" {node}".join(pairs) if pairs else ""


def forget_texts(connection: sqlite3.Connection, changes: Batch) -> None:
    """Take out the pairs of what is about to be deleted or updated."""
    gone = [*changes.deleted, *((type(node).__name__, node.id) for node in changes.updated)]
    for node, ids in _by_type(gone):
        columns = ", ".join(f"n.{quoted(name)}" for name in _texts(node))
        held = connection.execute(
            f'SELECT g.number, {columns} FROM json_each(?) ids CROSS JOIN "_numbered" g'
            f' ON g.node = ? AND g.id = ids.value CROSS JOIN {quoted(node)} n ON n."id" = g.id',
            (json_text(ids), node),
        ).fetchall()
        connection.executemany(
            """INSERT INTO "_grams" ("_grams", rowid, grams) VALUES ('delete', ?, ?)""",
            [(number, _pairs(node, texts)) for number, *texts in held],
        )
        connection.executemany('DELETE FROM "_numbered" WHERE number = ?', [one[:1] for one in held])


def keep_texts(connection: sqlite3.Connection, changes: Batch) -> None:
    """Put in the pairs of what was created or updated."""
    nodes = {(type(node).__name__, node.id): node for node in (*changes.created, *changes.updated)}
    for node, ids in _by_type(nodes):
        (last,) = connection.execute('SELECT coalesce(max(number), 0) FROM "_numbered"').fetchone()
        numbered = list(enumerate(ids, last + 1))
        connection.executemany(
            'INSERT INTO "_numbered" (number, node, id) VALUES (?, ?, ?)',
            [(number, node, id) for number, id in numbered],
        )
        connection.executemany(
            'INSERT INTO "_grams" (rowid, grams) VALUES (?, ?)',
            [
                (number, _pairs(node, (getattr(nodes[node, id], name) for name in _texts(node))))
                for number, id in numbered
            ],
        )


def narrowed(node: str, of: Paging, holders: Callable[[str], Sequence[str] | None]) -> Paging:
    """The same list, its nodes named where few hold a text that is asked for; `holders` as below."""
    parts: list[Where] = []
    for part in conjuncts(of.where):
        if isinstance(part, Contains) and {*part.properties} <= {*_texts(node)}:
            ids = holders(part.text)
            parts += [] if ids is None else [OneOf("id", tuple(ids))]
    return replace(of, where=All((*parts, *conjuncts(of.where)))) if parts else of


def holders(connection: sqlite3.Connection, node: str, text: str) -> Sequence[str] | None:
    """The nodes that have all pairs of a text; None where it has no pair, or many have them."""
    pairs = _pairs(node, (text,)).split(" ", _PAIRS)[:_PAIRS]
    if not pairs[0]:
        return None
    matching = " AND ".join(f'"{pair}"' for pair in pairs)
    counted, numbers = connection.execute(
        "SELECT count(*), json_group_array(rowid)"
        ' FROM (SELECT rowid FROM "_grams" WHERE "_grams" MATCH ? LIMIT ?)',
        (matching, _FEW + 1),
    ).fetchone()
    if counted > _FEW:
        return None
    (ids,) = connection.execute(
        'SELECT json_group_array(id) FROM "_numbered" WHERE number IN (SELECT value FROM json_each(?))',
        (numbers,),
    ).fetchone()
    return cast("list[str]", orjson.loads(ids))


def _by_type(nodes: Iterable[tuple[str, str]]) -> Iterable[tuple[str, list[str]]]:
    for node, group in itertools.groupby(sorted(nodes), key=lambda one: one[0]):
        if _texts(node):
            yield node, [id for _, id in group]
