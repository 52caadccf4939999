"""Cypher for a `Fetch`: one statement for the whole tree, its answer one record.

The text follows from the tree's shape alone, so it is compiled once per shape; the values of a
tree are the statement's parameters p0, p1, …
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

from graph.model import RELATIONSHIP_TYPES, Property, properties
from graph.neo4j_records import Decode, decode_rows
from graph.neo4j_shape import Parameters, Slot, split
from graph.neo4j_where import (
    Variables,
    comparable,
    condition,
    conjuncts,
    label,
    match_path,
    only_end,
    property_of,
    quoted,
    start_id_range,
)
from graph.port import (
    CountKey,
    Direction,
    Equal,
    Fetch,
    OneOf,
    Order,
    PropertyKey,
    Related,
    Relation,
    Step,
    Where,
)

Rows: TypeAlias = Sequence[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement's text and how its one value becomes records."""

    text: str
    decode: Decode


def fetch_statement(fetch: Fetch) -> tuple[Statement, Parameters]:
    shape, values = split(fetch)
    return _compiled(shape), values


def count_statement(fetch: Fetch) -> tuple[str, Parameters]:
    shape, values = split(Fetch(fetch.node, where=fetch.where))
    return _compiled_count(shape), values


@lru_cache(maxsize=1024)
def _compiled(shape: Fetch) -> Statement:
    variables = Variables()
    body, decode = _Level(shape, variables).rows(_root(shape, variables))
    return Statement(f"RETURN COLLECT {{ {body} }} AS rows", decode)


@lru_cache(maxsize=256)
def _compiled_count(shape: Fetch) -> str:
    source = _root(shape, Variables())
    return f"RETURN COUNT {{ {source.text} RETURN {source.node} }} AS n"


# ---- one level of the tree --------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Source:
    """A MATCH that binds `node` (and `relationship`, the last on the way to it) to the rows of a level.

    `repeats` says that it can bind a node more than once. `id_order` are the
    expressions, all backed by an index, whose order is that of the ids.
    """

    text: str
    node: str
    repeats: bool = False
    relationship: str | None = None
    id_order: tuple[str, ...] = ()


def _root(shape: Fetch, variables: Variables) -> _Source:
    node = variables.new("n")
    wanted = conjuncts(shape.where)
    known_ids = any(isinstance(each, Equal | OneOf) and each.property == "id" for each in wanted)
    anchor = None if known_ids else _anchor(wanted)
    if anchor is None:
        conditions = [condition(each, node, shape.node, variables) for each in wanted]
        if not known_ids:
            conditions += _index_hints(shape, node)
        return _Source(f"MATCH ({node}{label(shape.node)}){_where(conditions)}", node)
    others = [condition(each, node, shape.node, variables) for each in wanted if each is not anchor]
    known_id = _paged_end(shape, anchor)
    if known_id is not None:
        return _page_of_known(shape, anchor.path[0], known_id, node, others, variables)
    far = variables.new("x")
    matches = match_path(node, shape.node, anchor.path, far, variables)
    inner = "true" if anchor.where is None else condition(anchor.where, far, anchor.path[-1].node, variables)
    return _Source(
        f"{matches} WHERE {node}{label(shape.node)} AND {inner} WITH DISTINCT {node}{_where(others)}",
        node,
    )


def _anchor(wanted: Sequence[Where]) -> Related | None:
    """The condition whose far end is known, which the search starts from; rather one of few relationships."""
    known = [each for each in wanted if isinstance(each, Related) and _far_end_known(each)]
    return min(known, key=lambda each: RELATIONSHIP_TYPES[each.path[-1].type].paged, default=None)


def _far_end_known(related: Related) -> bool:
    far = properties(related.path[-1].node)
    return any(
        isinstance(each, Equal | OneOf) and (each.property == "id" or far[each.property].indexed)
        for each in conjuncts(related.where)
    )


def _paged_end(shape: Fetch, anchor: Related) -> Any | None:
    """The id of the one known node at whose end the page, by id, lies; None if it is no such page."""
    far = anchor.where
    if (
        not shape.order
        and len(anchor.path) == 1
        and _pages(anchor.path[0], far=Direction.OUT)
        and isinstance(far, Equal)
        and far.property == "id"
    ):
        return far.value
    return None


def _pages(step: Step, *, far: Direction) -> bool:
    return RELATIONSHIP_TYPES[step.type].paged and step.direction is far


def _page_of_known(
    shape: Fetch, step: Step, end_id: Any, node: str, others: list[str], variables: Variables
) -> _Source:
    link = variables.new("r")
    wanted = [
        f"{link}._end_id = {end_id}",
        *start_id_range(link, step.type, shape.node, step.node, shape.after),
        *others,
    ]
    return _Source(
        f"MATCH ({node}{label(shape.node)})-[{link}:{quoted(step.type)}]->(){_where(wanted)}",
        node,
        id_order=(f"{link}._end_id", f"{link}._start_id"),
        relationship=link,
    )


def _along(relation: Relation, parent: str, parent_type: str, variables: Variables) -> _Source:
    fetch, path = relation.fetch, relation.path
    if fetch.node != path[-1].node:
        raise ValueError(f"{relation.name} ends at {path[-1].node}, not {fetch.node}.")
    if relation.properties and len(path) > 1:
        raise ValueError(f"{relation.name}: only a path of one step has properties of its relationship.")
    node = variables.new("n")
    if fetch.limit is not None and not fetch.order and len(path) == 1 and _pages(path[0], far=Direction.IN):
        link = variables.new("r")
        step = path[0]
        wanted = [
            f"{link}._end_id = {parent}.id",
            *start_id_range(link, step.type, fetch.node, parent_type, fetch.after),
            *_conditions(fetch, node, variables),
        ]
        return _Source(
            f"MATCH ({node}{label(fetch.node)})-[{link}:{quoted(step.type)}]->({parent}){_where(wanted)}",
            node,
            relationship=link,
            id_order=(f"{link}._end_id", f"{link}._start_id"),
        )
    last = variables.new("r") if relation.properties else None
    matches = match_path(parent, parent_type, path, node, variables, last=last)
    text = f"{matches}{_where(_conditions(fetch, node, variables))}"
    if len(path) == 1:
        return _Source(text, node, relationship=last)
    return _Source(text, node, repeats=True)


def _conditions(fetch: Fetch, node: str, variables: Variables) -> list[str]:
    return [condition(each, node, fetch.node, variables) for each in conjuncts(fetch.where)]


def _where(conditions: Sequence[str]) -> str:
    return f" WHERE {' AND '.join(conditions)}" if conditions else ""


def _index_hints(shape: Fetch, node: str) -> list[str]:
    """Conditions that are always true and let the order come from an index."""
    if not shape.order:
        if shape.after is not None:
            return []
        return [f"{node}.id IS NOT NULL"]
    first = shape.order[0]
    if isinstance(first, PropertyKey) and comparable(shape.node, first.property).required:
        return [f"{node}.{quoted(first.property)} IS NOT NULL"]
    return []


class _Level:
    """Order, page and columns of one level, and of those below it."""

    def __init__(self, shape: Fetch, variables: Variables) -> None:
        self._shape = shape
        self._variables = variables

    def rows(self, source: _Source, carried: tuple[Property, ...] = ()) -> tuple[str, Decode]:
        """The body of a COLLECT and how to read its rows; `carried` are properties of the relationship."""
        shape, node = self._shape, source.node
        keys = [self._key(order, node) for order in shape.order]
        counted = [f"{key.computed} AS {key.expression}" for key in keys if key.computed]
        link = source.relationship
        bound = [node, link] if link else [node]
        text = source.text
        if source.repeats:
            text += f" WITH DISTINCT {node}"
        seen = self._seen(keys, node, source)
        if counted or seen:
            text += f" WITH {', '.join(bound + counted)}{_where(seen)}"
        bound += [key.expression for key in keys if key.computed]
        by = [part for key in keys for part in key.parts()] + list(source.id_order or (f"{node}.id",))
        limit = "" if shape.limit is None else f" LIMIT {shape.limit}"
        text += f" WITH {', '.join(bound)} ORDER BY {', '.join(by)}{limit}"
        columns, decode = self._columns(node, link, keys, carried)
        return f"{text} RETURN [{', '.join(columns)}]", decode

    def _key(self, order: Order, node: str) -> "_Key":
        match order:
            case PropertyKey(name, descending):
                declared = comparable(self._shape.node, name)
                return _Key(f"{node}.{quoted(name)}", descending, nullable=not declared.required, of=declared)
            case CountKey(path, descending):
                far = self._variables.new("x")
                matches = match_path(node, self._shape.node, path, far, self._variables)
                return _Key(
                    self._variables.new("k"),
                    descending,
                    computed=f"COUNT {{ {matches} RETURN DISTINCT {far} }}",
                )

    def _seen(self, keys: Sequence["_Key"], node: str, source: _Source) -> list[str]:
        """What keeps the rows after the last one seen."""
        after: Any = self._shape.after
        if after is None:
            return []
        *values, last = after
        if len(values) != len(keys):
            raise ValueError("A cursor has one value per order key and the id.")
        if source.id_order:
            return []
        ways, equal = [], list[str]()
        for key, value in zip(keys, values, strict=True):
            beyond = key.beyond(value)
            if beyond is not None:
                ways.append(" AND ".join([*equal, beyond]))
            equal.append(key.equals(value))
        ways.append(" AND ".join([*equal, f"{node}.id > {last}"]))
        return [f"({' OR '.join(f'({way})' for way in ways)})"] if len(ways) > 1 else ways

    def _columns(
        self, node: str, link: str | None, keys: Sequence["_Key"], carried: tuple[Property, ...]
    ) -> tuple[list[str], Decode]:
        shape = self._shape
        names = ["id", *(name for name in shape.properties if name != "id")]
        columns = [f"{node}.{quoted(name)}" for name in names]
        kinds: list[tuple[str, type]] = [(name, property_of(shape.node, name).kind) for name in names]
        columns += [f"{link}.{quoted(each.name)}" for each in carried]
        kinds += [(each.name, each.kind) for each in carried]
        order_kinds: tuple[type, ...] | None = None
        if shape.keyed:
            columns.append(f"[{', '.join([*(key.expression for key in keys), f'{node}.id'])}]")
            order_kinds = (*(key.of.kind if key.of else int for key in keys), str)
        relations: list[tuple[str, Decode]] = []
        totals: list[str] = []
        for relation in shape.relations:
            level = _Level(relation.fetch, self._variables)
            declared = {each.name: each for each in RELATIONSHIP_TYPES[relation.path[-1].type].properties}
            source = _along(relation, node, shape.node, self._variables)
            body, decode = level.rows(source, tuple(declared[name] for name in relation.properties))
            columns.append(f"COLLECT {{ {body} }}")
            relations.append((relation.name, decode))
        for relation in shape.relations:
            if relation.total:
                columns.append(self._total(relation, node))
                totals.append(f"{relation.name}_total")
        return columns, decode_rows(shape.node, kinds, order_kinds, relations, totals)

    def _total(self, relation: Relation, parent: str) -> str:
        path, far = relation.path, self._variables.new("n")
        wanted = _conditions(relation.fetch, far, self._variables)
        only = len(path) == 1 and _pages(path[0], far=Direction.IN) and not wanted
        if only and not only_end(path[0], self._shape.node):
            link = self._variables.new("r")
            bounds = start_id_range(link, path[0].type, relation.fetch.node, self._shape.node, None)
            return (
                f"COUNT {{ MATCH ()-[{link}:{quoted(path[0].type)}]->()"
                f" WHERE {link}._end_id = {parent}.id AND {' AND '.join(bounds)} }}"
            )
        matches = match_path(
            parent, self._shape.node, path, far, self._variables, bare_end=len(path) == 1 and not wanted
        )
        if len(path) == 1:
            return f"COUNT {{ {matches}{_where(wanted)} }}"
        return f"COUNT {{ {matches}{_where(wanted)} RETURN DISTINCT {far} }}"


@dataclass(frozen=True, slots=True)
class _Key:
    """An order key: `expression` is a property, or names what `computed` counts."""

    expression: str
    descending: bool
    nullable: bool = False
    of: Property | None = None
    computed: str | None = None

    def parts(self) -> list[str]:
        if not self.descending:
            return [self.expression]
        # Cypher has nulls first in descending order.
        return [f"{self.expression} IS NULL"] * self.nullable + [f"{self.expression} DESC"]

    def beyond(self, value: Slot) -> str | None:
        if value.null:
            return None
        compared = f"{self.expression} {'<' if self.descending else '>'} {value}"
        return f"({compared} OR {self.expression} IS NULL)" if self.nullable else compared

    def equals(self, value: Slot) -> str:
        return f"{self.expression} IS NULL" if value.null else f"{self.expression} = {value}"
