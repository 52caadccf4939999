"""Plans as SQL: one statement that writes the JSON of all that is wanted, whatever the number of nodes.

The order of the joins is fixed by CROSS JOIN: from what is known to what is asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, TypeAlias, cast

from dutygraph.graph.model import RELATIONSHIP_TYPES, property_of
from dutygraph.graph.store import plan
from dutygraph.graph.store.plan import ROOT, Paging
from dutygraph.graph.store.port import OneOf
from dutygraph.graph.store.shapes import Names, PlanWriter
from dutygraph.graph.store.sqlite.ddl import quoted
from dutygraph.graph.store.sqlite.json_sql import json_of, object_of, text_literal
from dutygraph.graph.store.sqlite.source import count_along, count_of, ids_along, ids_of, in_order_of
from dutygraph.graph.store.sqlite.where import Chain, columns, condition, keys_of, order_by

_Shapes: TypeAlias = Mapping[int, Any]


@dataclass(frozen=True, slots=True)
class Statement:
    """`cuts` are the objects that are cut out, `derived` what is made of other values, by their numbers."""

    sql: str
    cuts: tuple[plan.Wanted, ...] = ()
    derived: tuple[plan.Derived | plan.Page, ...] = ()


@lru_cache(maxsize=256)
def page_statement(page: plan.Page, shapes: tuple[tuple[int, Any], ...], levels: int) -> Statement:
    return Statement(f"SELECT {_Writer(dict(shapes), levels).page(page, None)}")


@lru_cache(maxsize=256)
def rows_statement(wanted: plan.Wanted, shapes: tuple[tuple[int, Any], ...], levels: int) -> Statement:
    """The nodes of a list in its order; those whose ids are all that is asked by, in none."""
    writer = _Writer(dict(shapes), levels)
    name = writer.alias("n")
    shape: Paging = writer.shapes[ROOT]
    made = writer.wanted(wanted, _At(name, wanted.node))
    if is_by_ids(shape):
        source, order = f"(SELECT value AS id FROM json_each({cast('OneOf', shape.where).values}))", ""
    else:
        source = f"({ids_of(wanted.node, shape, writer.alias)})"
        order = f" ORDER BY {order_by(columns(shape.order, 'd.'), 'd.id')}"
    sql = (
        f'SELECT {name}."id", CAST({made} AS BLOB) FROM {source} d CROSS JOIN {quoted(wanted.node)} {name}'
        f' ON {name}."id" = d.id{order}'
    )
    return Statement(sql, tuple(writer.cuts), tuple(writer.derived))


def is_by_ids(of: Paging) -> bool:
    """Whether a list is of the nodes of these ids, whatever their order."""
    return isinstance(of.where, OneOf) and of == Paging(OneOf("id", of.where.values))


@dataclass(frozen=True, slots=True)
class _At:
    """The node that is written: its alias and type, how many relations stand around it, and where they are
    needed the relationship it was reached by and the node above."""

    name: str
    node: str
    level: int = 0
    link: str = ""
    step: str = ""
    above: "_At | None" = None

    @property
    def id(self) -> str:
        return f'{self.name}."id"'

    def below(self, name: str, node: str) -> "_At":
        return _At(name, node, self.level + 1)


class _Writer(PlanWriter["_At", str]):
    def __init__(self, shapes: _Shapes, levels: int) -> None:
        self.shapes = shapes
        self.alias = Names()
        self.cuts: list[plan.Wanted] = []
        self.derived: list[plan.Derived | plan.Page] = []
        self._levels = levels

    def wanted(self, wanted: plan.Wanted, at: _At) -> str:
        if isinstance(wanted, plan.Choice):
            arms = " ".join(
                f"WHEN {text_literal(value)} THEN {self.wanted(of, at)}" for value, of in wanted.of
            )
            return f"CASE {at.name}.{quoted(wanted.property)} {arms} END"
        return object_of((key, self.of(part, at)) for key, part in wanted.fields)

    def _inner(self, wanted: plan.Wanted, at: _At) -> str:
        """An object below a relation; cut out where the statement would nest too deeply."""
        if at.level < self._levels or not _nests(wanted):
            return self.wanted(wanted, at)
        return self._cut(wanted, at.id)

    def _cut(self, wanted: plan.Wanted, id: str) -> str:
        self.cuts.append(wanted)
        return f":mark || '{len(self.cuts) - 1}:' || {id}"

    def of_constant(self, part: plan.Constant, _: _At) -> str:
        return text_literal(part.value)

    def of_linked(self, part: plan.Linked, at: _At) -> str:
        return json_of(f"{at.link}.{quoted(part.name)}", RELATIONSHIP_TYPES[at.step].kind_of(part.name))

    def of_here(self, part: plan.Here, at: _At) -> str:
        made = self.wanted(part.of, at)
        if part.present is None:
            return made
        return f"CASE WHEN {at.name}.{quoted(part.present)} IS NOT NULL THEN {made} END"

    def of_stated(self, part: plan.Stated, at: _At) -> str:
        stated = self.wanted(part.of, replace(cast("_At", at.above), link=at.link, step=at.step))
        return f"CASE WHEN {at.link}.{quoted(part.present)} IS NOT NULL THEN {stated} END"

    def of_firstkey(self, part: plan.FirstKey, at: _At) -> str:
        return keys_of(self.shapes[part.site].order[:1], at.node, at.name, self.alias)[0].expression

    def of_count(self, part: plan.Count, at: _At) -> str:
        shape = Paging() if part.site is None else self.shapes[part.site]
        return f"({count_along(at.node, part.path, at.id, shape, self.alias)})"

    def of_derived(self, part: plan.Derived, at: _At) -> str:
        return self._derived(part, ", ".join(self.of(each, at) for each in part.of))

    def of_page(self, part: plan.Page, at: _At) -> str:
        return self._derived(part, self.page(part, at))

    def _derived(self, part: plan.Derived | plan.Page, values: str) -> str:
        self.derived.append(part)
        return f":mark || '@{len(self.derived) - 1}:' || json_array({values})"

    def of_excerpt(self, part: plan.Excerpt, at: _At) -> str:
        start, end = self.shapes[part.site]
        held = f"{at.name}.{quoted(part.property)}"
        whole = f"length({held})"
        to = f"coalesce({end}, {whole})"
        return (
            f"CASE WHEN {start} BETWEEN 0 AND {to} AND {to} <= {whole}"
            f" THEN substr({held}, {start} + 1, {to} - {start}) ELSE :mark || '?{part.site}:' || {whole} END"
        )

    def of_cases(self, part: plan.Cases, at: _At) -> str:
        arms = " ".join(
            f"WHEN {condition(where, at.node, at.name, self.alias)} THEN {text_literal(word)}"
            for where, word in self.shapes[part.site]
        )
        return f"CASE {arms} END"

    def of_around(self, part: plan.Around, at: _At) -> str:
        chain, name = Chain(at.node, part.path, self.alias), self.alias("n")
        before, behind = self.shapes[part.site]
        place = at.link if part.linked else at.name
        first = f"max(0, {place}.start - {before})"
        told = {
            "text": f'substr({name}.text, {first} + 1, {place}."end" + {behind} - {first})',
            "start": f"{place}.start - {first}",
            "end": f'{place}."end" - {first}',
        }
        made = object_of(
            (key, text_literal(each.value) if isinstance(each, plan.Constant) else told[each])
            for key, each in part.fields
        )
        return (
            f"(SELECT {made} FROM {chain.forward()} CROSS JOIN {quoted(chain.far_node)} {name}"
            f' ON {name}."id" = {chain.far} WHERE {chain.near} = {at.id})'
        )

    def of_property(self, part: plan.Property, at: _At) -> str:
        declared = property_of(at.node, part.name)
        held = json_of(f"{at.name}.{quoted(part.name)}", declared.kind)
        if part.default is not None:
            return f"coalesce({held}, {text_literal(part.default)})"
        return f"coalesce({held}, :mark || '!:')" if part.required and not declared.required else held

    def of_along(self, part: plan.Along, at: _At) -> str:
        node, name = part.of.node, self.alias("n")
        shape = Paging(order=part.order) if part.site is None else self.shapes[part.site]
        table = f'CROSS JOIN {quoted(node)} {name} ON {name}."id"'
        chain = Chain(at.node, part.path, self.alias)
        inner = at.below(name, node)
        if part.linked:
            inner = replace(inner, link=chain.far.partition(".")[0], step=part.path[0].type, above=at)
        plain = part.site is None and not part.order
        if plain and (chain.single or not part.many):
            found = f"FROM {chain.forward()} {table} = {chain.far} WHERE {chain.near} = {at.id}"
        else:
            ids = in_order_of(ids_along(at.node, part.path, at.id, shape, self.alias), shape)
            found = f"FROM ({ids}) d {table} = d.id"
            if part.linked:
                found += f" CROSS JOIN {chain.forward()} ON {chain.near} = {at.id} AND {chain.far} = d.id"
        made = self._inner(part.of, inner)
        if part.many:
            return f"(SELECT json_group_array({made}) {found})"
        one = f"(SELECT {made} {found} LIMIT 1)"
        return f"coalesce({one}, :mark || '!:')" if part.required else one

    def page(self, page: plan.Page, at: _At | None) -> str:
        """The keys and ids of a page and one more, and how many the list has."""
        shape: Paging = self.shapes[page.site]
        if at is None:
            ids, counted = ids_of(page.node, shape, self.alias), count_of(page.node, shape, self.alias)
        else:
            ids = ids_along(at.node, page.path, at.id, shape, self.alias)
            counted = count_along(at.node, page.path, at.id, shape, self.alias)
        keys = ", ".join([*(f"k{each}" for each in range(len(shape.order))), "id"])
        rows = f"(SELECT json_group_array(json_array({keys})) FROM ({ids}))"
        return f"{rows if page.listed else 'NULL'}, {f'({counted})' if page.counted else 'NULL'}"


def _nests(wanted: plan.Wanted) -> bool:
    """Whether an object holds relations."""
    if isinstance(wanted, plan.Choice):
        return any(_nests(of) for _, of in wanted.of)
    return any(
        isinstance(part, plan.Along | plan.Around | plan.Derived | plan.Page)
        or (isinstance(part, plan.Here) and _nests(part.of))
        for _, part in wanted.fields
    )
