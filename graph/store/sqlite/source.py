"""Which nodes a list holds, and in what order: their ids as a statement, and how many they are."""

from collections.abc import Sequence
from functools import lru_cache
from typing import cast

from dutygraph.graph.model import RELATIONSHIP_TYPES, property_of
from dutygraph.graph.store.days import is_walked
from dutygraph.graph.store.keyset import Key, following
from dutygraph.graph.store.plan import Paging, Path
from dutygraph.graph.store.port import Equal, OneOf, PropertyKey, Related, Where, conjuncts
from dutygraph.graph.store.shapes import Names
from dutygraph.graph.store.sqlite.ddl import quoted
from dutygraph.graph.store.sqlite.json_sql import json_of
from dutygraph.graph.store.sqlite.next_due import ids_by_days
from dutygraph.graph.store.sqlite.where import (
    Chain,
    columns,
    condition,
    keys_of,
    known_end,
    order_by,
    seekable,
)


def ids_of(node: str, shape: Paging, alias: Names) -> str:
    """The page of all nodes of a type: columns id and k0, k1, … of the order's keys."""
    few = any(seekable(part, node) and not known_end(part) for part in conjuncts(shape.where))
    if is_walked(node, shape) and not few:
        return ids_by_days(node, shape, alias)
    source, conditions, name, id = _all(node, shape, alias)
    keys = keys_of(shape.order, node, name, alias)
    return _page(source, conditions, keys, id, shape)


def ids_along(near: str, path: Path, id: str, shape: Paging, alias: Names) -> str:
    """The same of the nodes along the path from the node of type `near` and this id."""
    node = path[-1].node
    chain, name = Chain(near, path, alias), alias("n")
    far, source, conditions = chain.far, chain.forward(), [f"{chain.near} = {id}"]
    if not chain.single:
        reached = alias("d")
        source = f"(SELECT DISTINCT {far} AS id FROM {source} WHERE {conditions.pop()}) {reached}"
        far = f"{reached}.id"
    if shape.where is not None or shape.order:
        source += f' CROSS JOIN {quoted(node)} {name} ON {name}."id" = {far}'
    keys = keys_of(shape.order, node, name, alias)
    if shape.where is not None:
        conditions.append(condition(shape.where, node, name, alias))
    return _page(source, conditions, keys, far, shape)


@lru_cache(maxsize=64)
def distinct_statement(node: str, properties: tuple[str, ...], shape: Paging) -> str:
    """Each row of the values of properties once, as JSON."""
    source, conditions, name, _ = _all(node, shape, Names(), read=True)
    held = ", ".join(f"{name}.{quoted(each)}" for each in properties)
    values = ", ".join(json_of(quoted(each), property_of(node, each).kind) for each in properties)
    return f"SELECT json_array({values}) FROM (SELECT DISTINCT {held} FROM {source}{_where(conditions)})"


def count_of(node: str, shape: Paging, alias: Names) -> str:
    source, conditions, *_ = _all(node, shape, alias, counted=True)
    return f"SELECT count(*) FROM {source}{_where(conditions)}"


def count_along(near: str, path: Path, id: str, shape: Paging, alias: Names) -> str:
    chain, name = Chain(near, path, alias), alias("n")
    source, conditions = chain.forward(), [f"{chain.near} = {id}"]
    if shape.where is not None:
        node = path[-1].node
        source += f' CROSS JOIN {quoted(node)} {name} ON {name}."id" = {chain.far}'
        conditions.append(condition(shape.where, node, name, alias))
    counted = "*" if chain.single else f"DISTINCT {chain.far}"
    return f"SELECT count({counted}) FROM {source}{_where(conditions)}"


def in_order_of(ids: str, shape: Paging) -> str:
    """The ids in the order of the list, whichever way they were found."""
    return (
        f"SELECT * FROM ({ids}) ORDER BY {order_by(columns(shape.order), 'id')}" if shape.backwards else ids
    )


def _all(
    node: str, shape: Paging, alias: Names, *, counted: bool = False, read: bool = False
) -> tuple[str, list[str], str, str]:
    """The tables, the conditions, the node's alias and what its id reads.

    Where a relationship to one known node narrows them most, they are read from the index of that
    relationship, which is in the order of their ids, so that a page costs a page. `read`: more than their ids
    and their order is wanted.
    """
    name = alias("n")
    property_of(node, "id")
    table, id = f"{quoted(node)} {name}", f'{name}."id"'
    parts = conjuncts(shape.where)
    # One node has few of what is not paged: fewer than what is looked up by anything but an id.
    driver = min(filter(known_end, parts), key=_is_paged, default=None)
    looked_up = [part for part in parts if seekable(part, node) and not known_end(part)]
    if driver is not None and looked_up and (_is_paged(driver) or any(map(_few, looked_up))):
        driver = None
    # Many are not looked up where few are: those are then tried one by one.
    few = driver is not None or any(_few(part) for part in parts)
    conditions = [
        condition(part, node, name, alias, drives=not few or _few(part))
        for part in parts
        if part is not driver
    ]
    source = table
    if driver is not None:
        chain = Chain(node, driver.path, alias)
        alone = not conditions and not read and (counted or not shape.order)
        conditions.insert(0, f"{chain.far} = {driver.where.value}")  # type: ignore[union-attr]
        source = chain.forward() if alone else f"{chain.forward()} CROSS JOIN {table} ON {id} = {chain.near}"
        id = chain.near
    return source, conditions, name, id


def _few(where: Where) -> bool:
    """A relationship to one known node, or the ids themselves."""
    if isinstance(where, OneOf):
        return where.property == "id"
    return isinstance(where, Related) and isinstance(where.where, Equal) and where.where.property == "id"


def _is_paged(where: Related) -> bool:
    return RELATIONSHIP_TYPES[where.path[0].type].paged


def _page(source: str, conditions: list[str], keys: Sequence[Key], id: str, shape: Paging) -> str:
    back, named = shape.backwards, "".join(f", {key.expression} AS k{at}" for at, key in enumerate(keys))
    found = f"SELECT {id} AS id{named} FROM {source}"
    if any(not isinstance(key, PropertyKey) for key in shape.order):
        # A limit keeps SQLite from computing the keys anew wherever they are named.
        found = f"SELECT * FROM ({found}{_where(conditions)} LIMIT -1)"
        conditions, keys, id = [], columns(shape.order), "id"
    if shape.bound is not None:
        bound = cast("Sequence[str | None]", shape.bound)
        conditions = [*conditions, following(keys, id, bound, backwards=back)]
    limit = "" if shape.size is None else f" LIMIT {shape.size}"
    return f"{found}{_where(conditions)} ORDER BY {order_by(keys, id, backwards=back)}{limit}"


def _where(conditions: Sequence[str]) -> str:
    return " WHERE " + " AND ".join(f"({part})" for part in conditions) if conditions else ""
