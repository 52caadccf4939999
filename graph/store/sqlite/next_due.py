"""What is due next: days of the year beside the nodes that name them, in order, so that a page costs a page.

`_due` has a row for each deadline that a node names itself or by its statements: `at` is its month and day
as a number like 1130, or where it is of one year only that day, like 20261130. One that is never due before
the year `since` has its first day in a row of its own, as if it were of that year only.
"""

import sqlite3
from collections.abc import Iterable
from typing import cast

from dutygraph.graph.stated import Batch
from dutygraph.graph.store.days import BEYOND, LAST_OF_YEAR, LEAP, PATHS, comes, days_named, next_of, touched
from dutygraph.graph.store.plan import Paging
from dutygraph.graph.store.port import Equal, NextDateKey, Related, Where, conjuncts
from dutygraph.graph.store.shapes import Names
from dutygraph.graph.store.sqlite.days import ANNUAL, text_of, without_day
from dutygraph.graph.store.sqlite.ddl import END, START, quoted, relationship_table
from dutygraph.graph.store.sqlite.values import json_text
from dutygraph.graph.store.sqlite.where import Chain, condition


def keep_days(connection: sqlite3.Connection, changes: Batch) -> None:
    """Write anew the days of what the changes, which are written, bear upon."""
    of = touched(changes)
    for start, link, end in (("Obligation", "DUE", "TimeRule"), ("Task", "IMPOSES", "Obligation")):
        of[start] |= _starts(connection, relationship_table(link, start, end), of[end])
    for node, path in PATHS.items():
        chain, ids = Chain(node, path, Names()), json_text(sorted(of[node]))
        connection.execute(
            'DELETE FROM "_due" WHERE node = ? AND id IN (SELECT value FROM json_each(?))', (node, ids)
        )
        rules = connection.execute(
            f"SELECT {chain.near}, rule.month, rule.day, rule.year, rule.since FROM json_each(?) ids"
            f' CROSS JOIN {chain.forward()} CROSS JOIN "TimeRule" rule ON rule."id" = {chain.far}'
            f" WHERE {chain.near} = ids.value AND rule.kind = {ANNUAL}",
            (ids,),
        )
        connection.executemany(
            'INSERT OR IGNORE INTO "_due" (node, id, at, since) VALUES (?, ?, ?, ?)',
            [(node, id, *day) for id, *named in rules.fetchall() for day in days_named(*named)],
        )


def _starts(connection: sqlite3.Connection, table: str, ends: Iterable[str]) -> set[str]:
    found = connection.execute(
        f"SELECT {START} FROM {quoted(table)} WHERE {END} IN (SELECT value FROM json_each(?))",
        (json_text(sorted(ends)),),
    )
    return {start for (start,) in found}


def ids_by_days(node: str, shape: Paging, alias: Names) -> str:
    """A page of all nodes of a type by their next dates: columns id and k0."""
    on = str(cast("NextDateKey", shape.order[0]).on)
    name, row, other, found = alias("n"), alias("d"), alias("d"), alias("found")
    parts_of = conjuncts(shape.where)
    conditions = [f"({condition(part, node, name, alias)})" for part in parts_of]
    # Where only what is linked to them counts, the nodes themselves are not looked at.
    bare = all(isinstance(part, Related) for part in parts_of)
    source = f'"_due" {row}'
    if not bare:
        source += f' CROSS JOIN {quoted(node)} {name} ON {name}."id" = {row}.id'
    dated = [_dated(part, node, row if bare else name, alias) for part in parts_of]
    of_node = f"""FROM "_due" {other} WHERE {other}.node = '{node}'"""
    its = next_of(other, on)
    still = f"{of_node} AND {comes(its, f'{other}.since', on)} AND {other}.id"
    bound, id = shape.bound or ("", "")
    parts = []
    # Nothing of a day comes behind what has none.
    for at in range(0 if bound is None else 4):
        date = f"{on}more{at} + {row}.at"
        met = [
            f"{row}.node = '{node}' AND {row}.at BETWEEN {on}low{at} AND {on}high{at}",
            f"({row}.at <> {LEAP} OR {on}low{at} = {on}high{at})",
            f"{row}.since * 10000 < {date}",
        ]
        if bound:
            met.append(f"({date} > {on}start OR ({date} = {on}start AND {row}.id > {id}))")
        # Of several days of one node only the first counts.
        met.append(f"NOT EXISTS (SELECT 1 {still} = {row}.id AND {its} < {date})")
        parts.append(
            f"SELECT * FROM (SELECT {row}.id AS id, {date} AS k0 FROM {source}"
            f" WHERE {' AND '.join([*met, *dated])} ORDER BY {row}.at, {row}.id LIMIT {shape.size})"
        )
    days = " UNION ".join(parts) or "SELECT NULL AS id, NULL AS k0 WHERE false"
    rest = [f'NOT EXISTS (SELECT 1 {still} = {name}."id")', *conditions]
    if bound is None:
        rest.append(f'{name}."id" > {id}')
    undated, in_order = f"{quoted(node)} {name}", f'ORDER BY {name}."id" '
    for slot in filter(None, (_kind_asked(part, node) for part in parts_of)):
        # Of what is due by the day of a year, what has none to come is found without trying all.
        chain, rule, tried = Chain(node, PATHS[node], alias), alias("n"), alias("d")
        few = f"{slot} = {ANNUAL} AND {on}first < {BEYOND - 10_000}"
        in_order, undated = (
            "",
            (
                f"""(SELECT * FROM (SELECT id FROM "_due" WHERE {few} AND node = '{node}'"""
                f" AND at BETWEEN {LAST_OF_YEAR + 1} AND {on}first LIMIT -1)"
                f' UNION SELECT {chain.near} FROM "TimeRule" {rule} INDEXED BY "without_day_TimeRule"'
                f" CROSS JOIN {chain.backward()}"
                f' WHERE {few} AND {chain.far} = {rule}."id" AND {without_day(rule)}'
                f' UNION SELECT "id" FROM {quoted(node)} WHERE NOT ({few}) ORDER BY 1 LIMIT -1) {tried}'
                f' CROSS JOIN {undated} ON {name}."id" = {tried}.id'
            ),
        )
    # Both halves stand in their order, and one behind the other: to order the whole again takes as long as
    # to find it.
    return (
        f"WITH {found} AS MATERIALIZED ({days} ORDER BY k0, id LIMIT {shape.size})"
        f" SELECT id, {text_of('k0')} AS k0 FROM {found} UNION ALL"
        f' SELECT * FROM (SELECT {name}."id", NULL FROM {undated} WHERE {" AND ".join(rest)}'
        f" {in_order}LIMIT {shape.size} - (SELECT count(*) FROM {found}))"
    )


def _kind_asked(part: Where, node: str) -> str | None:
    """The slot of the kind of time rule that a condition asks for."""
    match part:
        case Related(path, Equal("kind", slot)) if path == PATHS[node]:
            return cast("str | None", slot)
    return None


def _dated(part: Where, node: str, name: str, alias: Names) -> str:
    """A condition on what has a day: that it is due by the day of a year is known."""
    met, slot = condition(part, node, name, alias), _kind_asked(part, node)
    return f"({slot} = {ANNUAL} OR {met})" if slot else f"({met})"
