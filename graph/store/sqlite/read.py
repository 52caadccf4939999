"""Running compiled fetches: rows into records, level by level."""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from dutygraph.graph.store.port import Fetch, Record
from dutygraph.graph.store.sqlite.compile import Plan, RelationPlan, compiled, compiled_count
from dutygraph.graph.store.sqlite.values import SqlValue, json_text, split


def fetch_records(connection: sqlite3.Connection, fetch: Fetch) -> tuple[Record, ...]:
    """The records of a fetch with their relations, within a transaction that the caller opened."""
    shape, parameters = split(fetch)
    plan = compiled(shape)
    records = [_record(plan, row) for row in connection.execute(plan.sql, parameters)]
    _relate(connection, plan, records, parameters)
    return tuple(reversed(records) if fetch.backwards else records)


def count_nodes(connection: sqlite3.Connection, fetch: Fetch) -> int:
    shape, parameters = split(Fetch(fetch.node, where=fetch.where))
    counted: int = connection.execute(compiled_count(shape), parameters).fetchone()[0]
    return counted


def _record(plan: Plan, row: Sequence[Any]) -> Record:
    values = row
    if plan.decoders:
        values = list(row)
        for number, decode in plan.decoders:
            if values[number] is not None:
                values[number] = decode(values[number])
    record = Record(type=plan.node)
    held = record.__dict__
    held.update(zip(plan.names, values, strict=False))
    if plan.keys is not None:
        held["order_values"] = (*values[len(plan.names) :], held["id"])
    return record


def _relate(
    connection: sqlite3.Connection,
    plan: Plan,
    records: Sequence[Record],
    parameters: Mapping[str, SqlValue],
) -> None:
    if not records or not plan.relations:
        return
    ids = list(dict.fromkeys(record.id for record in records))
    parents = {**parameters, "parents": json_text(ids)}
    for relation in plan.relations:
        far, pages = _pages(connection, relation, ids, parents)
        totals = dict(connection.execute(relation.total, parents).fetchall()) if relation.total else None
        for record in records:
            record.__dict__[relation.name] = tuple(pages[record.id])
            if totals is not None:
                record.__dict__[f"{relation.name}_total"] = totals[record.id]
        _relate(connection, relation.fetch, far, parameters)


def _pages(
    connection: sqlite3.Connection,
    relation: RelationPlan,
    ids: Sequence[str],
    parents: Mapping[str, SqlValue],
) -> tuple[Sequence[Record], Mapping[str, list[Record]]]:
    """The far records, and for each id above those that belong to it, in order."""
    plan = relation.fetch
    pages: dict[str, list[Record]] = {id: [] for id in ids}
    far: list[Record] = []
    known: dict[str, Record] = {}
    for above, *row in connection.execute(plan.sql, parents):
        record = None if relation.own else known.get(row[0])
        if record is None:
            record = _record(plan, row)
            known[record.id] = record
            far.append(record)
        pages[above].append(record)
    return far, pages
