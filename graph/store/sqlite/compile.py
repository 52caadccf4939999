"""Shapes of fetches as SQL: one statement per relation of the tree, whatever the number of rows.

A relation's statement takes the ids of the records above as one JSON array. The order of the joins
is fixed by CROSS JOIN: from what is known to what is asked.
"""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dutygraph.graph.model import RELATIONSHIP_TYPES, comparable, property_of
from dutygraph.graph.store.port import (
    CountKey,
    Fetch,
    NextDateKey,
    Order,
    PropertyKey,
    Related,
    Relation,
)
from dutygraph.graph.store.sqlite.ddl import quoted
from dutygraph.graph.store.sqlite.values import DECODERS
from dutygraph.graph.store.sqlite.where import (
    Aliases,
    Chain,
    Keys,
    condition,
    conjuncts,
    known_end,
    seekable,
)


@dataclass(frozen=True, slots=True)
class Plan:
    """A statement and how its rows become records.

    `names` are the attributes in the order of the columns, `decoders` by their number. `keys` of the
    columns at the end are the order keys, None where they were not asked for.
    """

    node: str
    sql: str
    names: tuple[str, ...]
    decoders: tuple[tuple[int, Callable[[Any], Any]], ...]
    keys: int | None
    relations: tuple["RelationPlan", ...]


@dataclass(frozen=True, slots=True)
class RelationPlan:
    """The first column of `fetch` and `total` is the id of the record above.

    `own`: a far node has properties of the relationship it was reached by, so every record above
    needs its own record of it.
    """

    name: str
    fetch: Plan
    total: str | None
    own: bool


@lru_cache(maxsize=2048)
def compiled(shape: Fetch) -> Plan:
    return _Root(shape).plan()


@lru_cache(maxsize=512)
def compiled_count(shape: Fetch) -> str:
    return _Root(shape).count()


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of a record read from the node of alias `name`."""

    sql: tuple[str, ...]
    names: tuple[str, ...]
    decoders: tuple[tuple[int, Callable[[Any], Any]], ...]
    keys: int | None


def _columns(fetch: Fetch, name: str, keys: Keys, link: tuple[str, Relation] | None = None) -> _Columns:
    wanted = dict.fromkeys(("id", *fetch.properties))
    columns = [(f"{name}.{quoted(held)}", held, property_of(fetch.node, held).kind) for held in wanted]
    if link is not None:
        table, relation = link
        declared = {held.name: held for held in RELATIONSHIP_TYPES[relation.path[-1].type].properties}
        for held in relation.properties:
            if held not in declared:
                raise ValueError(f"{relation.path[-1].type} has no property {held}.")
            columns.append((f"{table}.{quoted(held)}", held, declared[held].kind))
    if fetch.keyed:
        for order, expression in zip(fetch.order, keys.expressions, strict=True):
            columns.append((expression, "", _kind(fetch.node, order)))
    return _Columns(
        tuple(sql for sql, _, _ in columns),
        tuple(held for _, held, _ in columns if held),
        tuple((number, DECODERS[kind]) for number, (_, _, kind) in enumerate(columns) if kind in DECODERS),
        len(fetch.order) if fetch.keyed else None,
    )


def _kind(node: str, order: Order) -> type:
    match order:
        case CountKey():
            return int
        case NextDateKey():
            return datetime.date
        case PropertyKey(name):
            return comparable(node, name).kind


class _Root:
    """The statement for the nodes a fetch starts from.

    Where nothing narrows them but a relationship to one known node, they are read from the index of
    that relationship, which is in the order of their ids, so that a page costs a page.
    """

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        alias = Aliases()
        node = fetch.node
        self._name = alias("n")
        self._table = f"{quoted(node)} {self._name}"
        property_of(node, "id")
        id = f'{self._name}."id"'
        parts = conjuncts(fetch.where)
        driver = None
        if not any(seekable(part, node) and not known_end(part) for part in parts):
            ends = [part for part in parts if isinstance(part, Related) and known_end(part)]
            ends = [part for part in ends if part.where.value is not None]  # type: ignore[union-attr]
            driver = min(ends, key=_is_paged, default=None)
        self._from = self._table
        self._conditions = [
            condition(part, node, self._name, alias, drives=True) for part in parts if part is not driver
        ]
        self._needs_node = bool(self._conditions)
        self._drives = driver is not None
        if driver is not None:
            chain = Chain(node, driver.path, alias)
            self._conditions.insert(0, f"{chain.far} = :{driver.where.value}")  # type: ignore[union-attr]
            self._from = f"{chain.forward()} CROSS JOIN {self._table} ON {id} = {chain.near}"
            self._alone = chain.forward()
            id = chain.near
        self._keys = Keys(fetch.order, node, self._name, id, alias)

    def plan(self) -> Plan:
        fetch = self._fetch
        columns = _columns(fetch, self._name, self._keys)
        conditions = list(self._conditions)
        if fetch.after is not None:
            conditions.append(self._keys.following(fetch.after, backwards=fetch.backwards))
        sql = f"SELECT {', '.join(columns.sql)} FROM {self._from}{_where(conditions)}"
        sql += f" ORDER BY {self._keys.order_by(backwards=fetch.backwards)}{_limit(fetch)}"
        return _plan(fetch, sql, columns)

    def count(self) -> str:
        source = self._alone if self._drives and not self._needs_node else self._from
        return f"SELECT count(*) FROM {source}{_where(self._conditions)}"


def _is_paged(where: Related) -> bool:
    return RELATIONSHIP_TYPES[where.path[0].type].paged


def _where(conditions: Sequence[str]) -> str:
    return " WHERE " + " AND ".join(f"({part})" for part in conditions) if conditions else ""


def _limit(fetch: Fetch) -> str:
    return "" if fetch.limit is None else f" LIMIT :{fetch.limit}"


def _plan(fetch: Fetch, sql: str, columns: _Columns) -> Plan:
    return Plan(
        fetch.node,
        sql,
        columns.names,
        columns.decoders,
        columns.keys,
        tuple(_relation_plan(fetch.node, relation) for relation in fetch.relations),
    )


_PARENTS = "json_each(:parents) p"


def _relation_plan(parent: str, relation: Relation) -> RelationPlan:
    if relation.fetch.node != relation.path[-1].node:
        raise ValueError(f"{relation.name} ends at {relation.path[-1].node}, not {relation.fetch.node}.")
    if relation.properties and len(relation.path) > 1:
        raise ValueError(f"{relation.name}: only a path of one step has properties of its relationship.")
    page = _page(parent, relation) if relation.fetch.limit is not None else _all_of(parent, relation)
    total = _total(parent, relation) if relation.total else None
    return RelationPlan(relation.name, page, total, bool(relation.properties))


def _all_of(parent: str, relation: Relation) -> Plan:
    """Everything along the path, from all records above at once."""
    alias = Aliases()
    fetch = relation.fetch
    chain = Chain(parent, relation.path, alias)
    name = alias("n")
    keys = Keys(fetch.order, fetch.node, name, f'{name}."id"', alias)
    if chain.single:
        link = chain.far.split(".")[0]
        above = "p.value"
        source = (
            f"{_PARENTS} CROSS JOIN {chain.forward()} CROSS JOIN {quoted(fetch.node)} {name}"
            f' ON {name}."id" = {chain.far}'
        )
        conditions = [f"{chain.near} = p.value"]
        columns = _columns(fetch, name, keys, (link, relation))
    else:
        above = "d.above"
        reached = (
            f"SELECT DISTINCT p.value AS above, {chain.far} AS id FROM {_PARENTS}"
            f" CROSS JOIN {chain.forward()} WHERE {chain.near} = p.value"
        )
        source = f'({reached}) d CROSS JOIN {quoted(fetch.node)} {name} ON {name}."id" = d.id'
        conditions = []
        columns = _columns(fetch, name, keys)
    if fetch.where is not None:
        conditions.append(condition(fetch.where, fetch.node, name, alias))
    if fetch.after is not None:
        conditions.append(keys.following(fetch.after, backwards=fetch.backwards))
    sql = f"SELECT {above}, {', '.join(columns.sql)} FROM {source}{_where(conditions)}"
    return _plan(fetch, f"{sql} ORDER BY {keys.order_by()}", columns)


def _page(parent: str, relation: Relation) -> Plan:
    """A page for each record above: its ids are found first, in the order of the index where that will do."""
    alias = Aliases()
    fetch = relation.fetch
    name = alias("n")
    keys = Keys(fetch.order, fetch.node, name, f'{name}."id"', alias)
    source = (
        f"{_PARENTS} CROSS JOIN {quoted(fetch.node)} {name}"
        f' ON {name}."id" IN ({_page_ids(parent, relation, alias)})'
    )
    link = None
    if relation.properties:
        chain = Chain(parent, relation.path, alias)
        source += f' CROSS JOIN {chain.forward()} ON {chain.near} = p.value AND {chain.far} = {name}."id"'
        link = (chain.far.split(".")[0], relation)
    columns = _columns(fetch, name, keys, link)
    sql = f"SELECT p.value, {', '.join(columns.sql)} FROM {source} ORDER BY {keys.order_by()}"
    return _plan(fetch, sql, columns)


def _page_ids(parent: str, relation: Relation, alias: Aliases) -> str:
    fetch = relation.fetch
    chain = Chain(parent, relation.path, alias)
    name = alias("n")
    node = f"{quoted(fetch.node)} {name}"
    if chain.single:
        id = chain.far
        source = chain.forward()
        if fetch.where is not None or fetch.order:
            source += f' CROSS JOIN {node} ON {name}."id" = {chain.far}'
        conditions = [f"{chain.near} = p.value"]
    else:
        id = f'{name}."id"'
        source = node
        conditions = [f"{id} IN (SELECT {chain.far} FROM {chain.forward()} WHERE {chain.near} = p.value)"]
    keys = Keys(fetch.order, fetch.node, name, id, alias)
    if fetch.where is not None:
        conditions.append(condition(fetch.where, fetch.node, name, alias))
    if fetch.after is not None:
        conditions.append(keys.following(fetch.after, backwards=fetch.backwards))
    order = keys.order_by(backwards=fetch.backwards)
    return f"SELECT {id} FROM {source}{_where(conditions)} ORDER BY {order}{_limit(fetch)}"


def _total(parent: str, relation: Relation) -> str:
    alias = Aliases()
    fetch = relation.fetch
    chain = Chain(parent, relation.path, alias)
    name = alias("n")
    source = chain.forward()
    conditions = [f"{chain.near} = p.value"]
    if fetch.where is not None:
        source += f' CROSS JOIN {quoted(fetch.node)} {name} ON {name}."id" = {chain.far}'
        conditions.append(condition(fetch.where, fetch.node, name, alias))
    counted = "*" if chain.single else f"DISTINCT {chain.far}"
    return f"SELECT p.value, (SELECT count({counted}) FROM {source}{_where(conditions)}) FROM {_PARENTS}"
