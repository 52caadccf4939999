"""What a store reads by the plans that it answers, for those who reason with what is stored."""

import asyncio
import datetime
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from operator import attrgetter
from typing import Any, TypeAlias

import orjson

from dutygraph.graph.model import RELATIONSHIP_TYPES, property_of
from dutygraph.graph.stated import Statements, unpacked
from dutygraph.graph.store import plan
from dutygraph.graph.store.plan import ROOT, Argument, Arguments, Paging
from dutygraph.graph.store.port import Fetch, NextDateKey, Record, Relation, Store

_Read: TypeAlias = Callable[[Any], Any]

_READ: Mapping[type, _Read] = {
    datetime.date: datetime.date.fromisoformat,
    datetime.datetime: datetime.datetime.fromisoformat,
    tuple: tuple,
}
"""How to read the kinds of property that JSON holds as something else."""

_FEW = 100
"""So many are read sooner than whatever else waits would notice."""


class ReadByPlans:
    """What every engine reads alike."""

    async def fetch(self: Store, fetch: Fetch) -> tuple[Record, ...]:
        wanted, of, arguments, read = planned(fetch)
        found = await self.rows(wanted, of, arguments, light=False)

        def records() -> tuple[Record, ...]:
            return tuple(read(orjson.loads(piece)) for piece in found.values())

        return records() if len(found) <= _FEW else await asyncio.to_thread(records)

    async def count(self: Store, fetch: Fetch) -> int:
        found = await self.page(counted(fetch.node), {ROOT: Paging(fetch.where, size=1)}, light=False)
        return int(found)

    async def stated(self: Store, source: str) -> Statements | None:
        packed = await self.packed(source)
        return None if packed is None else await asyncio.to_thread(unpacked, packed)


@lru_cache(maxsize=64)
def counted(node: str) -> plan.Page:
    """How many nodes of a type there are."""
    return plan.Page(node, (), ROOT, (), listed=False, counted=True, tell=attrgetter("total"))


def planned(fetch: Fetch) -> tuple[plan.Object, Paging, Arguments, _Read]:
    """The plan of a fetch, of which list, with what arguments, and how its JSON becomes a record."""
    arguments: dict[int, Argument] = {}
    wanted, read = _compiled(_bare(fetch, arguments))
    of = Paging(fetch.where, fetch.order, fetch.after, fetch.limit, fetch.backwards)
    return wanted, of, arguments, read


def _bare(fetch: Fetch, arguments: dict[int, Argument]) -> Fetch:
    """The fetch without what differs from time to time, which becomes arguments, each by its place."""
    relations = []
    for relation in fetch.relations:
        inner, site = relation.fetch, None
        dated = any(isinstance(key, NextDateKey) for key in inner.order)
        if dated or not (inner.where is None and inner.after is None and inner.limit is None):
            site = len(arguments)
            arguments[site] = Paging(inner.where, inner.order, inner.after, inner.limit, inner.backwards)
        relations.append(replace(relation, fetch=replace(_bare(inner, arguments), limit=site)))
    order = tuple(
        replace(key, on=datetime.date.min) if isinstance(key, NextDateKey) else key for key in fetch.order
    )
    return replace(
        fetch, where=None, order=order, after=None, limit=None, backwards=False, relations=tuple(relations)
    )


@lru_cache(maxsize=512)
def _compiled(bare: Fetch, link: str = "", linked: tuple[str, ...] = ()) -> tuple[plan.Object, _Read]:
    """The plan, and how its JSON becomes a record; the limits of relations are the numbers of their sites.

    `linked` are properties of the relationship of type `link` that it is reached by.
    """
    parts: list[tuple[str, plan.Expression, _Read | None]] = [
        (name, plan.Property(name), _READ.get(property_of(bare.node, name).kind))
        for name in dict.fromkeys(("id", *bare.properties))
    ]
    for relation in bare.relations:
        parts.append((relation.name, *_relation(relation)))
        if relation.total:
            parts.append((f"{relation.name}_total", plan.Count(relation.path, relation.fetch.limit), None))
    parts += [(name, plan.Linked(name), _READ.get(RELATIONSHIP_TYPES[link].kind_of(name))) for name in linked]
    readers = [(name, read) for name, _, read in parts if read is not None]
    node = bare.node

    def read(found: dict[str, Any]) -> Record:
        for name, of in readers:
            if held := found[name]:
                found[name] = of(held)
            elif held is not None:
                found[name] = ()
        # Its own way takes three times as long, and there are many.
        record = Record.__new__(Record)
        record.__dict__.update(found, type=node)
        return record

    return plan.Object(node, tuple((name, part) for name, part, _ in parts)), read


def _relation(relation: Relation) -> tuple[plan.Along, _Read]:
    if relation.fetch.node != relation.path[-1].node:
        raise ValueError(f"{relation.name} ends at {relation.path[-1].node}, not {relation.fetch.node}.")
    if relation.properties and len(relation.path) > 1:
        raise ValueError(f"{relation.name}: only a path of one step has properties of its relationship.")
    bare = replace(relation.fetch, limit=None)
    wanted, read = _compiled(bare, relation.path[-1].type, relation.properties)
    along = plan.Along(
        relation.path,
        wanted,
        many=True,
        order=relation.fetch.order,
        site=relation.fetch.limit,
        linked=bool(relation.properties),
    )
    return along, lambda found: tuple(map(read, found))
