"""Cypher for a `Fetch`: one statement for the whole tree, its answer one record.

The text follows from the tree's shape alone, so it is compiled once per shape; the values of a
tree are the statement's parameters p0, p1, …
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dutygraph.graph.model import RELATIONSHIP_TYPES, Property, TimeRuleKind, comparable, property_of
from dutygraph.graph.store.neo4j.commit_marks import marked
from dutygraph.graph.store.neo4j.records import Decode, decode_rows
from dutygraph.graph.store.neo4j.shape import Parameters, Slot, split
from dutygraph.graph.store.neo4j.source import Source, along, page_index, paged_end, pages, root, where_text
from dutygraph.graph.store.neo4j.where import (
    Variables,
    condition,
    conjuncts,
    label,
    match_path,
    only_end,
    quoted,
    start_id_range,
    turned,
)
from dutygraph.graph.store.port import (
    CountKey,
    Direction,
    Fetch,
    NextDateKey,
    Order,
    PropertyKey,
    Related,
    Step,
    Where,
)


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
    body, decode = _Level(shape, variables).rows(root(shape, variables))
    return Statement(marked(f"COLLECT {{ {body} }}"), decode)


@lru_cache(maxsize=256)
def _compiled_count(shape: Fetch) -> str:
    variables = Variables()
    wanted = conjuncts(shape.where)
    anchor = wanted[0] if len(wanted) == 1 else None
    if isinstance(anchor, Related):
        end_id = paged_end(shape, anchor)
        step = anchor.path[0]
        if end_id is not None and only_end(turned(step, shape.node), step.node):
            # How many relationships a node has is known without reading them.
            known = f"MATCH (x{label(step.node)}) WHERE x.id = {end_id}"
            degree = f"COUNT {{ (x)<-[:{quoted(step.type)}]-() }}"
            return marked(f"coalesce(COLLECT {{ {known} RETURN {degree} }}[0], 0)")
    source = root(shape, variables, ordered=False)
    return marked(f"COUNT {{ {source.text}{f' RETURN {source.node}' * source.distinct} }}")


class _Level:
    """Order, page and columns of one level, and of those below it."""

    def __init__(self, shape: Fetch, variables: Variables) -> None:
        self._shape = shape
        self._variables = variables

    def rows(self, source: Source, carried: tuple[Property, ...] = ()) -> tuple[str, Decode]:
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
            text += f" WITH {', '.join(bound + counted)}{where_text(seen)}"
        bound += [key.expression for key in keys if key.computed]
        back = shape.backwards
        by = [part for key in keys for part in key.parts(backwards=back)]
        by += source.id_order or (f"{node}.id{' DESC' * back}",)
        limit = "" if shape.limit is None else f" LIMIT {shape.limit}"
        text += f" WITH {', '.join(bound)} ORDER BY {', '.join(by)}{limit}"
        columns, decode = self._columns(node, link, keys, carried)
        return f"{text} RETURN [{', '.join(columns)}]", decode

    def _key(self, order: Order, node: str) -> "_Key":
        match order:
            case PropertyKey(name, descending):
                declared = comparable(self._shape.node, name)
                return _Key(
                    f"{node}.{quoted(name)}", descending, nullable=not declared.required, kind=declared.kind
                )
            case CountKey(path, descending):
                return _Key(self._variables.new("k"), descending, computed=self._count(node, path, ()))
            case NextDateKey(path, on, descending):
                computed = self._next_date(node, path, on)
                return _Key(
                    self._variables.new("k"), descending, nullable=True, kind=datetime.date, computed=computed
                )

    def _next_date(self, near: str, path: Sequence[Step], on: object) -> str:
        rule = self._variables.new("x")
        matches = match_path(near, self._shape.node, path, rule, self._variables)

        def day(year: str) -> str:
            # January has every day; adding months keeps to the last day of a shorter one.
            months = f"duration({{months: {rule}.month - 1}})"
            return f"date({{year: {year}, month: 1, day: {rule}.day}}) + {months}"

        return (
            f"COLLECT {{ {matches} WHERE {rule}.kind = '{TimeRuleKind.ANNUAL_DEADLINE}'"
            f" AND 1 <= {rule}.month <= 12 AND 1 <= {rule}.day <= 31"
            f" AND 1 <= coalesce({rule}.year, 1) <= {datetime.MAXYEAR}"
            f" WITH {rule}, {day(f'coalesce({rule}.year, {on}.year)')} AS first RETURN min(CASE"
            f" WHEN first >= {on} THEN first WHEN {rule}.year IS NOT NULL OR {on}.year = {datetime.MAXYEAR}"
            f" THEN null ELSE {day(f'{on}.year + 1')} END) }}[0]"
        )

    def _seen(self, keys: Sequence["_Key"], node: str, source: Source) -> list[str]:
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
            beyond = key.beyond(value, backwards=self._shape.backwards)
            if beyond is not None:
                ways.append(" AND ".join([*equal, beyond]))
            equal.append(key.equals(value))
        ways.append(" AND ".join([*equal, f"{node}.id {'<' if self._shape.backwards else '>'} {last}"]))
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
            order_kinds = (*(key.kind for key in keys), str)
        relations: list[tuple[str, Decode]] = []
        totals: list[str] = []
        for relation in shape.relations:
            level = _Level(relation.fetch, self._variables)
            declared = {each.name: each for each in RELATIONSHIP_TYPES[relation.path[-1].type].properties}
            source = along(relation, node, shape.node, self._variables)
            body, decode = level.rows(source, tuple(declared[name] for name in relation.properties))
            columns.append(f"COLLECT {{ {body} }}")
            relations.append((relation.name, decode))
        for relation in shape.relations:
            if relation.total:
                wanted = conjuncts(relation.fetch.where)
                columns.append(self._count(node, relation.path, wanted))
                totals.append(f"{relation.name}_total")
        decode = decode_rows(shape.node, kinds, order_kinds, relations, totals)
        return columns, (lambda rows: decode(rows[::-1])) if shape.backwards else decode

    def _count(self, near: str, path: Sequence[Step], wanted: Sequence[Where]) -> str:
        """The number of distinct nodes along a path that meet the conditions."""
        near_type, variables = self._shape.node, self._variables
        single = len(path) == 1
        if single and not wanted and pages(path[0], far=Direction.IN) and not only_end(path[0], near_type):
            step, link = path[0], variables.new("r")
            bounds = start_id_range(link, step.type, step.node, near_type, None)
            return (
                f"COUNT {{ MATCH ()-[{link}:{quoted(step.type)}]->() {page_index(link, step)}"
                f"{where_text([f'{link}._end_id = {near}.id', *bounds])} }}"
            )
        far = variables.new("x")
        matches = match_path(near, near_type, path, far, variables, bare_end=single and not wanted)
        conditions = [condition(each, far, path[-1].node, variables) for each in wanted]
        distinct = "" if single else f" RETURN DISTINCT {far}"
        return f"COUNT {{ {matches}{where_text(conditions)}{distinct} }}"


@dataclass(frozen=True, slots=True)
class _Key:
    """An order key: `expression` is a property, or names what `computed` counts."""

    expression: str
    descending: bool
    nullable: bool = False
    kind: type = int
    computed: str | None = None

    def parts(self, *, backwards: bool) -> list[str]:
        falling = self.descending != backwards
        # Of itself, Cypher has nulls first in descending order and last in rising order.
        nulls = [f"{self.expression} IS {'NOT ' * backwards}NULL"] * (self.nullable and self.descending)
        return [*nulls, f"{self.expression} DESC" if falling else self.expression]

    def beyond(self, value: Slot, *, backwards: bool) -> str | None:
        if value.null:
            return f"{self.expression} IS NOT NULL" if backwards else None
        compared = f"{self.expression} {'<' if self.descending != backwards else '>'} {value}"
        nulls = self.nullable and not backwards
        return f"({compared} OR {self.expression} IS NULL)" if nulls else compared

    def equals(self, value: Slot) -> str:
        return f"{self.expression} IS NULL" if value.null else f"{self.expression} = {value}"
