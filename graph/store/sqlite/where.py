"""Conditions of a fetch as SQL.

SQLite evaluates EXISTS row by row, so a condition on a related node that is known by its id or an
index is turned round: the ids that meet it are looked up from the known end.
"""

import copy
import itertools
import typing
from collections.abc import Sequence

from dutygraph.graph.model import RELATIONSHIP_TYPES, Property, comparable, property_of
from dutygraph.graph.store.days import PATHS
from dutygraph.graph.store.port import (
    All,
    AnyOf,
    Compare,
    Contains,
    CountKey,
    Direction,
    Equal,
    IsNull,
    NextDateKey,
    Not,
    OneOf,
    Order,
    PropertyKey,
    Related,
    Step,
    Where,
)
from dutygraph.graph.store.shapes import Names
from dutygraph.graph.store.sqlite.days import next_date, text_of
from dutygraph.graph.store.sqlite.ddl import END, START, quoted, relationship_table


class Chain:
    """The relationship tables along a path from a node of type `node`."""

    def __init__(self, node: str, path: Sequence[Step], alias: Names) -> None:
        if not path:
            raise ValueError("A path has at least one step.")
        self._links: list[tuple[str, str, str]] = []
        for step in path:
            forward = step.direction is Direction.OUT
            start, end = (node, step.node) if forward else (step.node, node)
            if step.type not in RELATIONSHIP_TYPES or (start, end) not in RELATIONSHIP_TYPES[step.type].ends:
                raise ValueError(f"{step.type} does not join {start} to {end}.")
            name = alias("r")
            near, far = f"{name}.{START}", f"{name}.{END}"
            table = f"{quoted(relationship_table(step.type, start, end))} {name}"
            self._links.append((table, near, far) if forward else (table, far, near))
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
        case Equal() | OneOf():
            return property_of(node, where.property).selective
        case All():
            return any(seekable(part, node) for part in where.of)
        case AnyOf():
            return bool(where.of) and all(seekable(part, node) for part in where.of)
        case Related():
            return seekable(where.where, where.path[-1].node)
        case _:
            return False


def known_end(where: Where) -> typing.TypeGuard[Related]:
    """A relationship to one node whose id is given."""
    match where:
        case Related((_,), Equal("id", value)):
            return value is not None
    return False


def condition(where: Where, node: str, name: str, alias: Names, *, drives: bool = False) -> str:
    """The condition on the node of alias `name`.

    `drives`: the nodes are found by this condition; else they are found otherwise and it only
    filters, which SQLite is told by the unary plus.
    """
    match where:
        case Related():
            return _related(where, node, name, alias, drives=drives)
        case All():
            return _all(condition(part, node, name, alias, drives=drives) for part in where.of)
        case AnyOf():
            return _any(condition(part, node, name, alias, drives=drives) for part in where.of)
        case Not():
            return f"({condition(where.of, node, name, alias)}) IS NOT TRUE"
        case _:
            return _on_property(where, node, name, drives=drives)


def _on_property(
    where: Equal | OneOf | Contains | Compare | IsNull, node: str, name: str, *, drives: bool
) -> str:
    match where:
        case Equal():
            property_of(node, where.property)
            return "0" if where.value is None else f"{name}.{quoted(where.property)} = :{where.value}"
        case OneOf():
            property_of(node, where.property)
            found = f"{name}.{quoted(where.property)}"
            plus = "" if drives else "+"
            return f"{plus}{found} IN (SELECT value FROM json_each(:{where.values}))"
        case Contains():
            return _any(_contains(property_of(node, held), name, where.text) for held in where.properties)
        case Compare():
            comparable(node, where.property)
            if where.value is None:
                return "0"
            return f"{name}.{quoted(where.property)} {where.operator.value} :{where.value}"
        case IsNull():
            property_of(node, where.property)
            return f"{name}.{quoted(where.property)} IS NULL"


def _all(parts: typing.Iterable[str]) -> str:
    return " AND ".join(f"({part})" for part in parts) or "1"


def _any(parts: typing.Iterable[str]) -> str:
    return " OR ".join(f"({part})" for part in parts) or "0"


def _contains(declared: Property, name: str, slot: str) -> str:
    held = f"{name}.{quoted(declared.name)}"
    if declared.kind is tuple:
        return f"EXISTS (SELECT 1 FROM json_each({held}) WHERE instr(value, :{slot}))"
    if declared.kind is not str:
        raise ValueError(f"{declared.name} is no text.")
    return f"instr({held}, :{slot})"


def _related(where: Related, node: str, name: str, alias: Names, *, drives: bool) -> str:
    chain = Chain(node, where.path, alias)
    own = f'{name}."id"'
    inner = where.where
    found = f"SELECT 1 FROM {chain.forward()} WHERE {chain.near} = {own}"
    match inner:
        case None:
            return f"EXISTS ({found})"
        case Equal("id", None):
            return "0"
        case Equal("id", value) if chain.single:
            return f"EXISTS ({found} AND {chain.far} = :{value})"
        case OneOf("id", values) if not drives:
            return f"EXISTS ({found} AND +{chain.far} IN (SELECT value FROM json_each(:{values})))"
    far = alias("n")
    node_table = f"{quoted(chain.far_node)} {far}"
    far_id = f'{far}."id"'
    if seekable(inner, chain.far_node) and (drives or not isinstance(inner, OneOf)):
        met = condition(inner, chain.far_node, far, alias, drives=True)
        tables = f"{node_table} CROSS JOIN {chain.backward()} WHERE {chain.far} = {far_id}"
        return f"{'' if drives else '+'}{own} IN (SELECT {chain.near} FROM {tables} AND ({met}))"
    met = condition(inner, chain.far_node, far, alias)
    return (
        f"EXISTS (SELECT 1 FROM {chain.forward()} CROSS JOIN {node_table} ON {far_id} = {chain.far}"
        f" WHERE {chain.near} = {own} AND ({met}))"
    )


def _next_date(key: NextDateKey, node: str, name: str, alias: Names) -> str:
    if key.path != PATHS.get(node):
        raise ValueError(f"No days of {node} are kept by another path.")
    row, due = alias("d"), alias("d")
    return (
        f"(SELECT {text_of(f'{due}.at')} FROM"
        f" (SELECT min({next_date(f':{key.on}', f'{row}.at', f'{row}.since')}) AS at"
        f""" FROM "_due" {row} WHERE {row}.node = '{node}' AND {row}.id = {name}."id") {due})"""
    )


# ---- order and keyset -------------------------------------------------------


class Keys:
    """The order keys of a fetch as expressions on the node of alias `name`, whose id reads `id`."""

    def __init__(self, order: Sequence[Order], node: str, name: str, id: str, alias: Names) -> None:
        self.id = id
        self.expressions: list[str] = []
        self.computed = any(not isinstance(key, PropertyKey) for key in order)
        self._nullable: list[bool] = []
        self._descending = [key.descending for key in order]
        for key in order:
            if isinstance(key, CountKey):
                chain = Chain(node, key.path, alias)
                counted = "*" if chain.single else f"DISTINCT {chain.far}"
                self.expressions.append(
                    f'(SELECT count({counted}) FROM {chain.forward()} WHERE {chain.near} = {name}."id")'
                )
                self._nullable.append(False)
            elif isinstance(key, NextDateKey):
                self.expressions.append(_next_date(key, node, name, alias))
                self._nullable.append(True)
            else:
                self._nullable.append(not comparable(node, key.property).required)
                self.expressions.append(f"{name}.{quoted(key.property)}")

    def named(self) -> "Keys":
        """The same of rows that hold them as the columns k0, k1, … and the id as id."""
        same = copy.copy(self)
        same.id = "id"
        same.expressions = [f"k{at}" for at in range(len(self.expressions))]
        return same

    def order_by(self, *, backwards: bool = False) -> str:
        # Of itself, SQLite puts nulls last in a descending order and first in a rising one.
        ways = {
            (False, False): " NULLS LAST",
            (True, False): " DESC",
            (False, True): " DESC NULLS FIRST",
            (True, True): "",
        }
        terms = [
            expression + ways[descending, backwards].replace(" NULLS LAST" * (not nullable), "")
            for expression, nullable, descending in zip(
                self.expressions, self._nullable, self._descending, strict=True
            )
        ]
        return ", ".join([*terms, self.id + " DESC" * backwards])

    def following(self, after: Sequence[object], *, backwards: bool = False) -> str:
        """What comes after the record whose keys and id are given; `backwards`, what comes before it."""
        if len(after) != len(self.expressions) + 1:
            raise ValueError("A cursor has one value per order key and the id.")
        text = f"{self.id} {'<' if backwards else '>'} :{after[-1]}"
        columns = zip(self.expressions, self._nullable, self._descending, after[:-1], strict=True)
        for expression, nullable, descending, slot in reversed(list(columns)):
            if slot is None:
                within = f"{expression} IS NULL AND ({text})"
                text = f"{expression} IS NOT NULL OR ({within})" if backwards else within
                continue
            beyond = "<" if descending != backwards else ">"
            null = f" OR {expression} IS NULL" if nullable and not backwards else ""
            # The range on its own lets an index start at the cursor.
            within = "" if nullable else f"{expression} {beyond}= :{slot} AND "
            text = f"{within}({expression} {beyond} :{slot}{null} OR ({expression} = :{slot} AND ({text})))"
        return text


def first_key(order: Sequence[Order], node: str, name: str, alias: Names) -> str:
    """What the node of alias `name` stands by in a list of this order."""
    return Keys(order, node, name, f'{name}."id"', alias).expressions[0]
