"""What a fetch means, said as plainly as possible: over lists in memory, without an engine."""

import datetime
import functools
import operator
import types
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import orjson

from dutygraph.graph.model import (
    RELATIONSHIP_TYPES,
    SHORTCUTS,
    Node,
    Relationship,
    TimeRule,
    TimeRuleKind,
    Value,
)
from dutygraph.graph.stated import relationship_key
from dutygraph.graph.store.port import (
    All,
    AnyOf,
    Compare,
    Contains,
    CountKey,
    Direction,
    Equal,
    Fetch,
    IsNull,
    NextDateKey,
    Not,
    OneOf,
    Operator,
    Record,
    Related,
    Relation,
    Step,
    Where,
)
from dutygraph.reasoning.dates.due_duties import day_in

_COMPARISONS: Mapping[Operator, Callable[[Any, Any], bool]] = types.MappingProxyType(
    {
        Operator.LESS: operator.lt,
        Operator.AT_MOST: operator.le,
        Operator.GREATER: operator.gt,
        Operator.AT_LEAST: operator.ge,
    }
)


def next_date(deadline: TimeRule, on: datetime.date) -> datetime.date | None:
    """The first day from `on` on which a deadline by a day of the year falls; None where none comes."""
    since = deadline.since or 0
    if deadline.year is None and since in range(1, datetime.MAXYEAR + 1):
        on = max(on, datetime.date(since, 1, 1))
    years = (deadline.year,) if deadline.year else (on.year, on.year + 1)
    dates = (day_in(deadline, year) for year in years if year <= datetime.MAXYEAR)
    return next((date for date in dates if date >= on), None)


def kept_links(stated: Iterable[Relationship]) -> tuple[Relationship, ...]:
    """The relationships that are stated, and what follows from them."""
    found = {relationship_key(link): link for link in stated}
    for short in SHORTCUTS:
        ways = {
            (first.start, then.end)
            for first in found.values()
            if (first.type, first.start_type, first.end_type) == (short.by, short.start, short.between)
            for then in found.values()
            if (then.type, then.start, then.end_type) == (short.type, first.end, short.end)
        }
        for start, end in ways:
            link = Relationship(short.type, short.start, start, short.end, end)
            found.setdefault(relationship_key(link), link)
    for link in tuple(found.values()):
        if RELATIONSHIP_TYPES[link.type].mutual:
            back = Relationship(
                link.type, link.end_type, link.end, link.start_type, link.start, link.properties
            )
            found.setdefault(relationship_key(back), back)
    return tuple(found.values())


class NaiveGraph:
    def __init__(self, nodes: Iterable[Node], links: Iterable[Relationship]) -> None:
        self._nodes = {(type(node).__name__, node.id): node for node in nodes}
        self._links = tuple(links)

    def fetch(self, fetch: Fetch) -> tuple[Record, ...]:
        nodes = [node for (node_type, _), node in self._nodes.items() if node_type == fetch.node]
        return tuple(self._record(node, fetch) for node in self.page(nodes, fetch))

    def node(self, type: str, id: str) -> Node:
        return self._nodes[type, id]

    def along(self, node: Node, path: Sequence[Step]) -> list[Node]:
        """The distinct nodes along a path."""
        return self._along([node], path)

    def keys(self, node: Node, order: Sequence[object]) -> tuple[Value, ...]:
        """The values that a list in this order is ordered by."""
        return (*(self._key(node, key) for key in order), node.id)

    def count(self, fetch: Fetch) -> int:
        return sum(
            node_type == fetch.node and self.meets(node, fetch.where)
            for (node_type, _), node in self._nodes.items()
        )

    def distinct(self, fetch: Fetch) -> list[bytes]:
        rows = [
            [getattr(node, name) for name in fetch.properties]
            for (node_type, _), node in self._nodes.items()
            if node_type == fetch.node and self.meets(node, fetch.where)
        ]
        return sorted({orjson.dumps(row, option=orjson.OPT_UTC_Z) for row in rows})

    def _record(self, node: Node, fetch: Fetch, link: Relationship | None = None) -> Record:
        record = Record(type=fetch.node, id=node.id)
        for name in fetch.properties:
            setattr(record, name, getattr(node, name))
        for relation in fetch.relations:
            self._relate(record, node, relation)
        return record

    def _relate(self, record: Record, node: Node, relation: Relation) -> None:
        far = self._along([node], relation.path)
        records = []
        for reached in self.page(far, relation.fetch):
            records.append(self._record(reached, relation.fetch))
            if relation.properties:
                held = dict(self.link(node, relation.path[0], reached).properties)
                for name in relation.properties:
                    setattr(records[-1], name, held.get(name))
        setattr(record, relation.name, tuple(records))
        if relation.total:
            counted = sum(self.meets(reached, relation.fetch.where) for reached in far)
            setattr(record, f"{relation.name}_total", counted)

    def link(self, near: Node, step: Step, far: Node) -> Relationship:
        ends = (near.id, far.id) if step.direction is Direction.OUT else (far.id, near.id)
        return next(link for link in self._links if (link.type, link.start, link.end) == (step.type, *ends))

    def _along(self, nodes: Sequence[Node], path: Sequence[Step]) -> list[Node]:
        for step in path:
            reached = {}
            for node in nodes:
                own = (type(node).__name__, node.id)
                for link in self._links:
                    near, far = (link.start_type, link.start), (link.end_type, link.end)
                    if step.direction is Direction.IN:
                        near, far = far, near
                    if link.type == step.type and near == own and far[0] == step.node:
                        reached[far] = self._nodes[far]
            nodes = list(reached.values())
        return list(nodes)

    def page(self, nodes: Sequence[Node], fetch: Fetch) -> list[Node]:
        met = [node for node in nodes if self.meets(node, fetch.where)]
        met.sort(key=functools.cmp_to_key(lambda a, b: self._compare(self._keys(a, fetch), b, fetch)))
        if fetch.after is not None:
            way = 1 if fetch.backwards else -1
            met = [node for node in met if self._compare(fetch.after, node, fetch) * way > 0]
        if fetch.limit is None:
            return met
        return met[max(len(met) - fetch.limit, 0) :] if fetch.backwards else met[: fetch.limit]

    def _keys(self, node: Node, fetch: Fetch) -> tuple[Value, ...]:
        return self.keys(node, fetch.order)

    def _key(self, node: Node, order: object) -> Value:
        if isinstance(order, CountKey):
            return len(self._along([node], order.path))
        if isinstance(order, NextDateKey):
            rules = (rule for rule in self._along([node], order.path) if isinstance(rule, TimeRule))
            dates = [next_date(rule, order.on) for rule in rules if _names_a_day(rule)]
            return min((date for date in dates if date is not None), default=None)
        value: Value = getattr(node, order.property)  # type: ignore[attr-defined]
        return value

    def _compare(self, keys: Sequence[Value], other: Node, fetch: Fetch) -> int:
        """Negative where the keys come before the node, positive where after."""
        descending = [*(order.descending for order in fetch.order), False]
        for mine, its, down in zip(keys, self._keys(other, fetch), descending, strict=True):
            if mine == its:
                continue
            if mine is None or its is None:
                return 1 if mine is None else -1
            smaller = mine < its  # type: ignore[operator]
            return -1 if smaller != down else 1
        return 0

    def meets(self, node: Node, where: Where | None) -> bool:
        match where:
            case None:
                return True
            case Related():
                return any(self.meets(far, where.where) for far in self._along([node], where.path))
            case All():
                return all(self.meets(node, part) for part in where.of)
            case AnyOf():
                return any(self.meets(node, part) for part in where.of)
            case Not():
                return not self.meets(node, where.of)
            case _:
                return _holds(node, where)


def _names_a_day(rule: TimeRule) -> bool:
    annual = rule.kind is TimeRuleKind.ANNUAL_DEADLINE
    of_a_year = rule.month in range(1, 13) and rule.day in range(1, 32)
    return annual and of_a_year and (rule.year is None or rule.year in range(1, 10_000))


def _holds(node: Node, where: Equal | OneOf | Contains | Compare | IsNull) -> bool:
    if isinstance(where, Contains):
        texts = [getattr(node, name) for name in where.properties]
        return any(
            where.text in text
            for held in texts
            for text in (held if isinstance(held, tuple) else (held,))
            if text is not None
        )
    held = getattr(node, where.property)
    match where:
        case IsNull():
            return held is None
        case Equal():
            return held is not None and held == where.value
        case OneOf():
            return held is not None and held in where.values
        case Compare():
            known = held is not None and where.value is not None
            return known and _COMPARISONS[where.operator](held, where.value)
