"""What is due next: days of the year beside the nodes that name them, in order, so that a page costs a page.

`_due` has a row for each deadline that a node names itself or by its statements: `at` is its month and day
as a number like 1130, or where it is of one year only that day, like 20261130. One that is never due before
the year `since` has its first day in a row of its own, as if it were of that year only.
"""

import sqlite3
from collections.abc import Iterable
from typing import cast

from dutygraph.graph.stated import Batch
from dutygraph.graph.store.days import BEYOND, LAST_OF_YEAR, LEAP, PATHS, days_named, is_walked
from dutygraph.graph.store.plan import Paging
from dutygraph.graph.store.port import Equal, NextDateKey, Related, Where, conjuncts
from dutygraph.graph.store.shapes import Names
from dutygraph.graph.store.sqlite.days import (
    ANNUAL,
    next_date,
    number_of,
    text_of,
    without_day,
)
from dutygraph.graph.store.sqlite.ddl import END, START, quoted, relationship_table
from dutygraph.graph.store.sqlite.values import json_text
from dutygraph.graph.store.sqlite.where import Chain, condition, known_end, seekable


def keep_days(connection: sqlite3.Connection, changes: Batch) -> None:
    """Write anew the days of what the changes, which are written, bear upon."""
    nodes = (*changes.created, *changes.updated)
    changed = {node.id for node in nodes if type(node).__name__ == "TimeRule"}
    of = {"TimeRule": changed, "Obligation": set[str](), "Task": set[str]()}
    links = (*changes.related, *changes.altered, *changes.unrelated)
    for start, link, end in (("Obligation", "DUE", "TimeRule"), ("Task", "IMPOSES", "Obligation")):
        of[start] |= {one.start for one in links if (one.type, one.start_type) == (link, start)}
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


def in_order_of_days(node: str, shape: Paging) -> bool:
    """Whether the page is found by walking the days: not where few nodes are looked up by something else."""
    few = any(seekable(part, node) and not known_end(part) for part in conjuncts(shape.where))
    return is_walked(node, shape) and not few


def ids_by_days(node: str, shape: Paging, alias: Names, *, one_more: bool) -> str:
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
    many, year = f"{shape.size}{' + 1' * one_more}", f"({on} / 10000 * 10000)"
    of_node = f"""FROM "_due" {other} WHERE {other}.node = '{node}'"""
    its = next_date(on, f"{other}.at", f"{other}.since")
    start, tail = "0", []
    if shape.bound is not None:
        bound, id = shape.bound
        # Nothing of a day comes behind what has none.
        start = str(BEYOND) if bound is None else number_of(str(bound))
        tail = [f'{name}."id" > {id}'] * (bound is None)
    stretches = (
        (f"{year} + {row}.at", f"BETWEEN max({on} - {year}, {start} - {year}) AND {LAST_OF_YEAR}"),
        (f"{year} + 10000 + {row}.at", f"BETWEEN {start} - {year} - 10000 AND {on} - {year} - 1"),
        (next_date(on, f"{row}.at", f"{row}.since"), f"= {LEAP}"),
        (f"{row}.at", f">= max({LAST_OF_YEAR} + 1, {on}, {start})"),
    )
    parts = []
    for date, stretch in stretches:
        # Of several days of one node only the first counts.
        earlier = (
            f"SELECT 1 {of_node} AND {other}.id = {row}.id AND {other}.at <> {row}.at AND {its} < {date}"
        )
        met = [f"{row}.node = '{node}'", f"{row}.at {stretch}", f"{date} < {BEYOND}"]
        met.append(f"{row}.since * 10000 < {date}")
        if not stretch.startswith("="):
            met.append(f"{row}.at <> {LEAP}")
        if shape.bound is not None:
            met.append(f"({date} > {start} OR ({date} = {start} AND {row}.id > {id}))")
        parts.append(
            f"SELECT * FROM (SELECT {row}.id AS id, {date} AS k0 FROM {source}"
            f" WHERE {' AND '.join([*met, f'NOT EXISTS ({earlier})', *dated])}"
            f" ORDER BY {row}.at, {row}.id LIMIT {many})"
        )
    rest = [
        f'NOT EXISTS (SELECT 1 {of_node} AND {other}.id = {name}."id" AND {its} IS NOT NULL)',
        *tail,
        *conditions,
    ]
    undated, in_order = f"{quoted(node)} {name}", f'ORDER BY {name}."id" '
    for slot in filter(None, (_kind_asked(part, node) for part in parts_of)):
        # Of what is due by the day of a year, what has none to come is found without trying all.
        chain, rule, tried = Chain(node, PATHS[node], alias), alias("n"), alias("d")
        few = f"{slot} = {ANNUAL} AND {on} < {BEYOND - 10_000}"
        in_order, undated = (
            "",
            (
                f"""(SELECT * FROM (SELECT id FROM "_due" WHERE {few} AND node = '{node}'"""
                f" AND at BETWEEN {LAST_OF_YEAR + 1} AND {on} LIMIT -1)"
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
        f"WITH {found} AS MATERIALIZED ({' UNION '.join(parts)} ORDER BY k0, id LIMIT {many})"
        f" SELECT id, {text_of('k0')} AS k0 FROM {found} UNION ALL"
        f' SELECT * FROM (SELECT {name}."id", NULL FROM {undated} WHERE {" AND ".join(rest)}'
        f" {in_order}LIMIT {many} - (SELECT count(*) FROM {found}))"
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
