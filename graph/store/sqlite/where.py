"""Conditions of a fetch as SQL.

SQLite evaluates EXISTS row by row, so a condition on a related node that is known by its id or an
index is turned round: the ids that meet it are looked up from the known end.
"""

import itertools
import typing
from collections.abc import Sequence

from dutygraph.graph.model import Property, comparable, property_of
from dutygraph.graph.store import port
from dutygraph.graph.store.days import PATHS, comes, next_of
from dutygraph.graph.store.keyset import Key
from dutygraph.graph.store.port import Direction, Order, Step, Where
from dutygraph.graph.store.shapes import Names
from dutygraph.graph.store.sqlite.days import text_of
from dutygraph.graph.store.sqlite.ddl import END, START, quoted, relationship_table


class Chain:
    """The relationship tables along a path from a node of type `node`."""

    def __init__(self, node: str, path: Sequence[Step], alias: Names) -> None:
        if not path:
            raise ValueError("A path has at least one step.")
        self._links: list[tuple[str, str, str]] = []
        for step in path:
            name = alias("r")
            near, far = f"{name}.{START}", f"{name}.{END}"
            table = f"{quoted(relationship_table(step.type, *step.ends(node)))} {name}"
            out = step.direction is Direction.OUT
            self._links.append((table, near, far) if out else (table, far, near))
            node = step.node
        self.far_node = node

    @property
    def single(self) -> bool:
        return len(self._links) == 1

    @property
    def near(self) -> str:
        return self._links[0][1]

    @property
    def far(self) -> str:
        return self._links[-1][2]

    def forward(self) -> str:
        """From the near end to the far one; the near end is still to be bound."""
        text = self._links[0][0]
        for (_, _, before), (table, near, _) in itertools.pairwise(self._links):
            text += f" CROSS JOIN {table} ON {near} = {before}"
        return text

    def backward(self) -> str:
        """The chain of joins as it is walked from its far end."""
        text = self._links[-1][0]
        for (_, before, _), (table, _, far) in itertools.pairwise(reversed(self._links)):
            text += f" CROSS JOIN {table} ON {far} = {before}"
        return text


def seekable(where: Where | None, node: str) -> bool:
    """The nodes that meet the condition can be looked up instead of tried one by one."""
    match where:
        case port.Equal() | port.OneOf():
            return property_of(node, where.property).selective
        case port.All():
            return any(seekable(part, node) for part in where.of)
        case port.AnyOf():
            return bool(where.of) and all(seekable(part, node) for part in where.of)
        case port.Related():
            return seekable(where.where, where.path[-1].node)
        case _:
            return False


def known_end(where: Where) -> typing.TypeGuard[port.Related]:
    """A relationship to one node whose id is given."""
    match where:
        case port.Related((_,), port.Equal("id")):
            return True
    return False


def condition(where: Where, node: str, name: str, alias: Names, *, drives: bool = False) -> str:
    """The condition on the node of alias `name`.

    `drives`: the nodes are found by this condition; else they are found otherwise and it only
    filters, which SQLite is told by the unary plus.
    """
    match where:
        case port.Related():
            return _related(where, node, name, alias, drives=drives)
        case port.All():
            return _all(condition(part, node, name, alias, drives=drives) for part in where.of)
        case port.AnyOf():
            return _any(condition(part, node, name, alias, drives=drives) for part in where.of)
        case port.Not():
            return f"({condition(where.of, node, name, alias)}) IS NOT TRUE"
        case _:
            return _on_property(where, node, name, drives=drives)


def _on_property(where: port.OnProperty, node: str, name: str, *, drives: bool) -> str:
    if isinstance(where, port.Contains):
        return _any(_contains(property_of(node, held), name, where.text) for held in where.properties)
    held = f"{name}.{quoted(property_of(node, where.property).name)}"
    match where:
        case port.Equal():
            return f"{held} = {where.value}"
        case port.OneOf():
            return f"{'' if drives else '+'}{held} IN (SELECT value FROM json_each({where.values}))"
        case port.Compare():
            comparable(node, where.property)
            return f"{held} {where.operator.value} {where.value}"
        case port.IsNull():
            return f"{held} IS NULL"


def _all(parts: typing.Iterable[str]) -> str:
    return " AND ".join(f"({part})" for part in parts) or "1"


def _any(parts: typing.Iterable[str]) -> str:
    return " OR ".join(f"({part})" for part in parts) or "0"


def _contains(declared: Property, name: str, slot: str) -> str:
    held = f"{name}.{quoted(declared.name)}"
    if declared.kind is tuple:
        return f"EXISTS (SELECT 1 FROM json_each({held}) WHERE instr(value, {slot}))"
    if declared.kind is not str:
        raise ValueError(f"{declared.name} is no text.")
    return f"instr({held}, {slot})"


def _related(where: port.Related, node: str, name: str, alias: Names, *, drives: bool) -> str:
    chain = Chain(node, where.path, alias)
    own = f'{name}."id"'
    inner = where.where
    found = f"SELECT 1 FROM {chain.forward()} WHERE {chain.near} = {own}"
    match inner:
        case None:
            return f"EXISTS ({found})"
        case port.Equal("id", value) if chain.single:
            return f"EXISTS ({found} AND {chain.far} = {value})"
        case port.OneOf("id", values) if not drives:
            return f"EXISTS ({found} AND +{chain.far} IN (SELECT value FROM json_each({values})))"
    far = alias("n")
    node_table = f"{quoted(chain.far_node)} {far}"
    far_id = f'{far}."id"'
    if seekable(inner, chain.far_node) and (drives or not isinstance(inner, port.OneOf)):
        met = condition(inner, chain.far_node, far, alias, drives=True)
        tables = f"{node_table} CROSS JOIN {chain.backward()} WHERE {chain.far} = {far_id}"
        return f"{'' if drives else '+'}{own} IN (SELECT {chain.near} FROM {tables} AND ({met}))"
    met = condition(inner, chain.far_node, far, alias)
    return (
        f"EXISTS (SELECT 1 FROM {chain.forward()} CROSS JOIN {node_table} ON {far_id} = {chain.far}"
        f" WHERE {chain.near} = {own} AND ({met}))"
    )


def _next_date(key: port.NextDateKey, node: str, name: str, alias: Names) -> str:
    if key.path != PATHS.get(node):
        raise ValueError(f"No days of {node} are kept by another path.")
    row, due, on = alias("d"), alias("d"), str(key.on)
    date = next_of(row, on)
    return (
        f"(SELECT {text_of(f'{due}.at')} FROM (SELECT min({date}) AS at"
        f""" FROM "_due" {row} WHERE {row}.node = '{node}' AND {row}.id = {name}."id\""""
        f" AND {comes(date, f'{row}.since', on)}) {due})"
    )


# ---- order ------------------------------------------------------------------


def keys_of(order: Sequence[Order], node: str, name: str, alias: Names) -> list[Key]:
    """The keys of an order as expressions on the node of alias `name`."""
    return [_key(key, node, name, alias) for key in order]


def _key(key: Order, node: str, name: str, alias: Names) -> Key:
    match key:
        case port.PropertyKey(held, descending):
            return Key(f"{name}.{quoted(held)}", descending, nullable=not comparable(node, held).required)
        case port.CountKey(path, descending):
            chain = Chain(node, path, alias)
            counted = "*" if chain.single else f"DISTINCT {chain.far}"
            found = f'(SELECT count({counted}) FROM {chain.forward()} WHERE {chain.near} = {name}."id")'
            return Key(found, descending, nullable=False)
        case port.NextDateKey(descending=descending):
            return Key(_next_date(key, node, name, alias), descending)


def columns(order: Sequence[Order], rows: str = "") -> list[Key]:
    """The same as the columns k0, k1, … of rows that hold them."""
    return [Key(f"{rows}k{at}", key.descending) for at, key in enumerate(order)]


def order_by(keys: Sequence[Key], id: str, *, backwards: bool = False) -> str:
    # Of itself, SQLite puts nulls last in a descending order and first in a rising one.
    terms = [
        key.expression
        + " DESC" * (key.descending != backwards)
        + (f" NULLS {'FIRST' if backwards else 'LAST'}" * (key.nullable and not key.descending))
        for key in keys
    ]
    return ", ".join([*terms, id + " DESC" * backwards])
