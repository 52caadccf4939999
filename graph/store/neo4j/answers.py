"""Plans as Cypher: one statement for all that is wanted, its answer one value.

A statement writes objects as lists of their values, for Cypher's maps know no order; `readers` make JSON of
them. The text follows from the plan and the shapes of its arguments, so it is compiled once for these; the
values are the statement's parameters p0, p1, …
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, cast

from dutygraph.graph.model import comparable, property_of
from dutygraph.graph.store.neo4j.commit_marks import marked
from dutygraph.graph.store.neo4j.next_due import next_date
from dutygraph.graph.store.neo4j.shape import Slot
from dutygraph.graph.store.neo4j.source import Source, along, page_index, paged_end, pages, root
from dutygraph.graph.store.neo4j.where import (
    condition,
    label,
    match_path,
    only_end,
    quoted,
    start_id_range,
    turned,
    where_text,
)
from dutygraph.graph.store.plan import (
    ROOT,
    Along,
    Around,
    Cases,
    Choice,
    Constant,
    Count,
    Derived,
    Excerpt,
    Expression,
    FirstKey,
    Groups,
    Here,
    Keys,
    Linked,
    Page,
    PagePart,
    Paging,
    Part,
    Path,
    Property,
    Stated,
    Stretch,
    Wanted,
    shown_in,
)
from dutygraph.graph.store.port import (
    CountKey,
    Direction,
    NextDateKey,
    Order,
    PropertyKey,
    Related,
    conjuncts,
)
from dutygraph.graph.store.shapes import Names

_Shapes = tuple[tuple[int, Any], ...]

_ANY = Paging()
_MISSING = "$given.mark + '!:'"


@lru_cache(maxsize=1024)
def page_statement(page: Page, shapes: _Shapes) -> str:
    return marked(_Writer(dict(shapes)).page(page, None))


@lru_cache(maxsize=1024)
def rows_statement(wanted: Wanted, shapes: _Shapes) -> str:
    """The ids and objects of a list."""
    writer = _Writer(dict(shapes))
    shape: Paging = writer.shapes[ROOT]
    source = root(wanted.node, shape, writer.variables)
    at = _At(source.node, wanted.node)
    body, keys = writer.listed(source, at, shape)
    return marked(
        f"COLLECT {{ {body} RETURN [{at.name}.id, {writer.wanted(wanted, replace(at, keys=keys))}] }}"
    )


@lru_cache(maxsize=256)
def count_statement(node: str, shapes: _Shapes) -> str:
    writer = _Writer(dict(shapes))
    return marked(writer.total(node, writer.shapes[ROOT]))


@dataclass(frozen=True, slots=True)
class _At:
    """The node that is written: its variable and type, and where they are needed the relationship it was
    reached by, the node above and the keys of its order."""

    name: str
    node: str
    link: str = ""
    above: "_At | None" = None
    keys: tuple["_Key", ...] = ()


class _Writer:
    def __init__(self, shapes: dict[int, Any]) -> None:
        self.shapes = shapes
        self.variables = Names()

    def wanted(self, wanted: Wanted, at: _At) -> str:
        if isinstance(wanted, Choice):
            arms = " ".join(
                f"WHEN '{value}' THEN [{number}, {self.wanted(of, at)}]"
                for number, (value, of) in enumerate(wanted.of)
            )
            return f"CASE {at.name}.{quoted(wanted.property)} {arms} END"
        return f"[{', '.join(self._of(part, at) for _, part in wanted.fields)}]"

    def _of(self, part: Expression, at: _At) -> str:
        match part:
            case Constant():
                made = "null"
            case Property(name, required, default):
                made = self._property(at, name, default=default, required=required)
            case Linked(name):
                made = f"{at.link}.{quoted(name)}"
            case Here(of, None):
                made = self.wanted(of, at)
            case Here(of, str() as present):
                made = f"CASE WHEN {at.name}.{quoted(present)} IS NOT NULL THEN {self.wanted(of, at)} END"
            case Stated(of, present):
                stated = self.wanted(of, replace(cast("_At", at.above), link=at.link))
                made = f"CASE WHEN {at.link}.{quoted(present)} IS NOT NULL THEN {stated} END"
            case Excerpt(name):
                made = f"{at.name}.{quoted(name)}"
            case Cases(site):
                made = self._cases(site, at)
            case Keys():
                made = f"[{', '.join([*(key.expression for key in at.keys), f'{at.name}.id'])}]"
            case _:
                made = self._beyond(part, at)
        return made

    def _beyond(self, part: Expression, at: _At) -> str:
        """What lies behind relationships of the node, or is made of such."""
        match part:
            case Along():
                made = self._along(part, at)
            case Groups():
                made = self._groups(part, at)
            case Stretch():
                made = self._stretch(part, at)
            case Around():
                made = self._around(part, at)
            case Derived(parts):
                made = f"[{', '.join(self._of(each, at) for each in parts)}]"
            case FirstKey(site):
                key = self._key(self.shapes[site].order[0], at)
                made = key.computed or key.expression
            case Count(path, site):
                made = self._count(at, path, _ANY if site is None else self.shapes[site])
            case Page():
                made = self.page(part, at)
            case _:
                raise TypeError(part)
        return made

    def _property(self, at: _At, name: str, *, default: str | None, required: bool) -> str:
        held = f"{at.name}.{quoted(name)}"
        if default is not None:
            return f"coalesce({held}, '{default}')"
        missing = required and not property_of(at.node, name).required
        return f"coalesce({held}, {_MISSING})" if missing else held

    def _cases(self, site: int, at: _At) -> str:
        arms = " ".join(
            f"WHEN {condition(where, at.name, at.node, self.variables)} THEN '{word}'"
            for where, word in self.shapes[site]
        )
        return f"CASE {arms} END"

    def _groups(self, part: Groups, at: _At) -> str:
        source = along(at.name, at.node, (part.step,), _ANY, self.variables, linked=True)
        node, link = source.node, cast("str", source.relationship)
        made = self.wanted(part.of, _At(node, part.step.node, link, at))
        return (
            f"COLLECT {{ {source.text} WITH {node}, {link} ORDER BY {link}.start, {node}.id"
            f" RETURN [{link}.{quoted(part.by)}, {made}] }}"
        )

    def _stretch(self, part: Stretch, at: _At) -> str:
        lists = []
        for path, of in part.parts:
            source = along(at.name, at.node, path, self.shapes[part.site], self.variables)
            node = source.node
            made = self.wanted(of, _At(node, of.node))
            lists.append(f"COLLECT {{ {source.text} RETURN [{node}.start, {node}.end, {node}.id, {made}] }}")
        return f"[{', '.join(lists)}]"

    def _around(self, part: Around, at: _At) -> str:
        far = self.variables("x")
        matches = match_path(at.name, at.node, part.path, far, self.variables)
        place = at.link if part.linked else at.name
        return f"COLLECT {{ {matches} RETURN [{far}.text, {place}.start, {place}.end] }}[0]"

    def _along(self, part: Along, at: _At) -> str:
        shape = Paging(order=part.order) if part.site is None else self.shapes[part.site]
        source = along(at.name, at.node, part.path, shape, self.variables, linked=part.linked)
        inner = _At(source.node, part.of.node, source.relationship or "", at)
        body, keys = self.listed(source, inner, shape, first=not part.many)
        made = f"COLLECT {{ {body} RETURN {self.wanted(part.of, replace(inner, keys=keys))} }}"
        if part.many:
            return made
        return f"coalesce({made}[0], {_MISSING})" if part.required else f"{made}[0]"

    # ---- lists and pages ----

    def listed(
        self, source: Source, at: _At, shape: Paging, *, one_more: bool = False, first: bool = False
    ) -> tuple[str, tuple["_Key", ...]]:
        """The nodes of a list in its order, or the way back, and the keys of that order."""
        node, link = at.name, source.relationship
        keys = tuple(self._key(order, at) for order in shape.order)
        if source.due:
            keys = (_Key(source.due, descending=False, nullable=True),)
        counted = [f"{key.computed} AS {key.expression}" for key in keys if key.computed]
        text = source.text
        if source.repeats:
            text += f" WITH DISTINCT {node}"
        seen = [] if source.due else self._seen(keys, node, source, shape)
        held = [node, link] if link else [node]
        if counted or seen:
            text += f" WITH {', '.join(held + counted)}{where_text(seen)}"
        held += [source.due] if source.due else [key.expression for key in keys if key.computed]
        back = shape.backwards
        by = [part for key in keys for part in key.parts(backwards=back)]
        by += source.id_order or (f"{node}.id{' DESC' * back}",)
        limit = (
            " LIMIT 1" if first else "" if shape.size is None else f" LIMIT {shape.size}{' + 1' * one_more}"
        )
        return f"{text} WITH {', '.join(held)} ORDER BY {', '.join(by)}{limit}", keys

    def page(self, page: Page, at: _At | None) -> str:
        """The rows of a page, where they are needed, and how many the list has."""
        shape: Paging = self.shapes[page.site]
        rows, total = "null", "null"
        wanted, cursors = shown_in(page)
        if wanted or cursors or _tells_bounds(page):
            if at is None:
                source = root(page.node, shape, self.variables)
            else:
                source = along(at.name, at.node, page.path, shape, self.variables)
            inner = _At(source.node, page.node)
            body, keys = self.listed(source, inner, shape, one_more=True)
            inner = replace(inner, keys=keys)
            made = [self.wanted(of, inner) for of in wanted]
            cursor = self._of(Keys(), inner) if cursors else "null"
            rows = f"COLLECT {{ {body} RETURN [{', '.join([cursor, *made])}] }}"
        if any(isinstance(part, PagePart) and part.part is Part.TOTAL for _, part in page.fields):
            total = self.total(page.node, shape) if at is None else self._count(at, page.path, shape)
        return f"[{rows}, {total}]"

    def total(self, node: str, shape: Paging) -> str:
        wanted = conjuncts(shape.where)
        anchor = wanted[0] if len(wanted) == 1 else None
        if isinstance(anchor, Related):
            end_id = paged_end(replace(shape, order=(), backwards=False), anchor)
            step = anchor.path[0]
            if end_id is not None and only_end(turned(step, node), step.node):
                # How many relationships a node has is known without reading them.
                known = f"MATCH (x{label(step.node)}) WHERE x.id = {end_id}"
                degree = f"COUNT {{ (x)<-[:{quoted(step.type)}]-() }}"
                return f"coalesce(COLLECT {{ {known} RETURN {degree} }}[0], 0)"
        whole = Paging(where=shape.where)
        source = root(node, whole, self.variables, ordered=False)
        return f"COUNT {{ {source.text}{f' RETURN {source.node}' * source.distinct} }}"

    def _count(self, at: _At, path: Path, shape: Paging) -> str:
        """The number of distinct nodes along a path that meet the conditions."""
        wanted, variables = conjuncts(shape.where), self.variables
        single = len(path) == 1
        if single and not wanted and pages(path[0], far=Direction.IN) and not only_end(path[0], at.node):
            step, link = path[0], variables("r")
            bounds = start_id_range(link, step.type, step.node, at.node, None)
            return (
                f"COUNT {{ MATCH ()-[{link}:{quoted(step.type)}]->() {page_index(link, step)}"
                f"{where_text([f'{link}._end_id = {at.name}.id', *bounds])} }}"
            )
        far = variables("x")
        matches = match_path(at.name, at.node, path, far, variables, counted=single and not wanted)
        conditions = [condition(each, far, path[-1].node, variables) for each in wanted]
        distinct = "" if single else f" RETURN DISTINCT {far}"
        return f"COUNT {{ {matches}{where_text(conditions)}{distinct} }}"

    def _key(self, order: Order, at: _At) -> "_Key":
        match order:
            case PropertyKey(name, descending):
                declared = comparable(at.node, name)
                return _Key(f"{at.name}.{quoted(name)}", descending, nullable=not declared.required)
            case CountKey(path, descending):
                return _Key(self.variables("k"), descending, computed=self._count(at, path, _ANY))
            case NextDateKey(on=on, descending=descending):
                computed = next_date(at.name, at.node, on, self.variables)
                return _Key(self.variables("k"), descending, nullable=True, computed=computed)

    def _seen(self, keys: Sequence["_Key"], node: str, source: Source, shape: Paging) -> list[str]:
        """What keeps the rows after the last one seen."""
        if shape.bound is None:
            return []
        *values, last = cast("tuple[Slot, ...]", shape.bound)
        if len(values) != len(keys):
            raise ValueError("A cursor has one value per order key and the id.")
        if source.id_order:
            return []
        ways, equal = [], list[str]()
        for key, value in zip(keys, values, strict=True):
            beyond = key.beyond(value, backwards=shape.backwards)
            if beyond is not None:
                ways.append(" AND ".join([*equal, beyond]))
            equal.append(key.equals(value))
        ways.append(" AND ".join([*equal, f"{node}.id {'<' if shape.backwards else '>'} {last}"]))
        return [f"({' OR '.join(f'({way})' for way in ways)})"] if len(ways) > 1 else ways


def _tells_bounds(page: Page) -> bool:
    return any(isinstance(part, PagePart) and part.part in (Part.INFO, Part.EDGES) for _, part in page.fields)


@dataclass(frozen=True, slots=True)
class _Key:
    """An order key: `expression` is a property, or names what `computed` counts."""

    expression: str
    descending: bool
    nullable: bool = False
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
