"""Plans as Cypher: one statement for all that is wanted, its answer one value.

A statement writes objects as lists of their values, for Cypher's maps know no order; `readers` make JSON of
them. The text follows from the plan and the shapes of its arguments, so it is compiled once for these; the
values are the statement's parameters p0, p1, …
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Any, cast

from dutygraph.graph.model import comparable, property_of
from dutygraph.graph.store import plan
from dutygraph.graph.store.keyset import Key, following
from dutygraph.graph.store.neo4j import readers
from dutygraph.graph.store.neo4j.commit_marks import marked
from dutygraph.graph.store.neo4j.next_due import next_date
from dutygraph.graph.store.neo4j.readers import Made, list_of
from dutygraph.graph.store.neo4j.source import Source, along, page_index, paged_end, pages, root
from dutygraph.graph.store.neo4j.where import (
    condition,
    label,
    match_path,
    only_end,
    quoted,
    start_id_range,
    where_text,
)
from dutygraph.graph.store.plan import ROOT, Paging, Path
from dutygraph.graph.store.port import (
    CountKey,
    Direction,
    NextDateKey,
    Order,
    PropertyKey,
    Related,
    conjuncts,
)
from dutygraph.graph.store.shapes import Names, PlanWriter

_Shapes = tuple[tuple[int, Any], ...]

_ANY = Paging()
_MISSING = "$given.mark + '!:'"


@lru_cache(maxsize=1024)
def page_statement(page: plan.Page, shapes: _Shapes) -> Made:
    made = _Writer(dict(shapes)).page(page, None)
    return Made(marked(made.text), made.read)


@lru_cache(maxsize=1024)
def rows_statement(wanted: plan.Wanted, shapes: _Shapes) -> Made:
    """The ids and objects of a list; it is the objects that are read."""
    writer = _Writer(dict(shapes))
    shape: Paging = writer.shapes[ROOT]
    source = root(wanted.node, shape, writer.variables)
    body, at = writer.listed(source, wanted.node, shape)
    made = writer.wanted(wanted, at)
    return Made(marked(f"COLLECT {{ {body} RETURN [{at.name}.id, {made.text}] }}"), made.read)


@lru_cache(maxsize=256)
def distinct_statement(node: str, properties: tuple[str, ...], shapes: _Shapes) -> str:
    """Each row of the values of properties once."""
    source = root(node, dict(shapes)[ROOT], Names(), ordered=False)
    values = ", ".join(f"{source.node}.{quoted(property_of(node, each).name)}" for each in properties)
    return marked(f"COLLECT {{ {source.text} RETURN DISTINCT [{values}] }}")


@dataclass(frozen=True, slots=True)
class _At:
    """The node that is written: its variable and type, and where they are needed the relationship it was
    reached by, the node above and the keys of its order."""

    name: str
    node: str
    link: str = ""
    above: "_At | None" = None
    keys: tuple["_Key", ...] = ()

    @property
    def place(self) -> Made:
        keys = ", ".join([*(key.expression for key in self.keys), f"{self.name}.id"])
        return Made(f"[{keys}]", readers.plain)


class _Writer(PlanWriter["_At", Made]):
    def __init__(self, shapes: dict[int, Any]) -> None:
        self.shapes = shapes
        self.variables = Names()

    def wanted(self, wanted: plan.Wanted, at: _At) -> Made:
        if isinstance(wanted, plan.Choice):
            arms = [self.wanted(of, at) for _, of in wanted.of]
            whens = " ".join(
                f"WHEN '{value}' THEN [{number}, {arm.text}]"
                for number, ((value, _), arm) in enumerate(zip(wanted.of, arms, strict=True))
            )
            text = f"CASE {at.name}.{quoted(wanted.property)} {whens} END"
            return Made(text, readers.one_of([arm.read for arm in arms]))
        fields = [(key, self.of(part, at)) for key, part in wanted.fields]
        return Made(
            list_of(made for _, made in fields), readers.object_of([(key, made.read) for key, made in fields])
        )

    def of_constant(self, part: plan.Constant, _: _At) -> Made:
        return Made("null", readers.constant(part.value))

    def of_linked(self, part: plan.Linked, at: _At) -> Made:
        return Made(f"{at.link}.{quoted(part.name)}")

    def of_here(self, part: plan.Here, at: _At) -> Made:
        made = self.wanted(part.of, at)
        return made.where(f"{at.name}.{quoted(part.present)} IS NOT NULL") if part.present else made

    def of_stated(self, part: plan.Stated, at: _At) -> Made:
        above = replace(cast("_At", at.above), link=at.link)
        return self.wanted(part.of, above).where(f"{at.link}.{quoted(part.present)} IS NOT NULL")

    def of_excerpt(self, part: plan.Excerpt, at: _At) -> Made:
        return Made(f"{at.name}.{quoted(part.property)}", partial(readers.excerpt, part.site))

    def of_derived(self, part: plan.Derived, at: _At) -> Made:
        values = [self.of(each, at) for each in part.of]
        return Made(list_of(values), readers.derived_from([each.read for each in values], part.by))

    def of_firstkey(self, part: plan.FirstKey, at: _At) -> Made:
        key = self._key(self.shapes[part.site].order[0], at)
        return Made(key.computed or key.expression)

    def of_count(self, part: plan.Count, at: _At) -> Made:
        return Made(self._count(at, part.path, _ANY if part.site is None else self.shapes[part.site]))

    def of_page(self, part: plan.Page, at: _At) -> Made:
        return self.page(part, at)

    def of_property(self, part: plan.Property, at: _At) -> Made:
        held = f"{at.name}.{quoted(part.name)}"
        if part.default is not None:
            return Made(f"coalesce({held}, '{part.default}')")
        missing = part.required and not property_of(at.node, part.name).required
        return Made(f"coalesce({held}, {_MISSING})" if missing else held)

    def of_cases(self, part: plan.Cases, at: _At) -> Made:
        arms = " ".join(
            f"WHEN {condition(where, at.name, at.node, self.variables)} THEN '{word}'"
            for where, word in self.shapes[part.site]
        )
        return Made(f"CASE {arms} END")

    def of_around(self, part: plan.Around, at: _At) -> Made:
        far = self.variables("x")
        matches = match_path(at.name, at.node, part.path, far, self.variables)
        place = at.link if part.linked else at.name
        text = f"COLLECT {{ {matches} RETURN [{far}.text, {place}.start, {place}.end] }}[0]"
        return Made(text, partial(readers.around, part))

    def of_along(self, part: plan.Along, at: _At) -> Made:
        shape = Paging(order=part.order) if part.site is None else self.shapes[part.site]
        source = along(at.name, at.node, part.path, shape, self.variables, linked=part.linked)
        body, inner = self.listed(source, part.of.node, shape, at, first=not part.many)
        made = self.wanted(part.of, inner)
        text = f"COLLECT {{ {body} RETURN {made.text} }}"
        if part.many:
            return Made(text, readers.listed(made.read, part.site))
        return Made(f"coalesce({text}[0], {_MISSING})" if part.required else f"{text}[0]", made.read)

    # ---- lists and pages ----

    def listed(
        self,
        source: Source,
        of: str,
        shape: Paging,
        above: _At | None = None,
        *,
        first: bool = False,
    ) -> tuple[str, _At]:
        """The nodes of type `of` in a list's order, or the way back, and each with the keys of that order."""
        node, link = source.node, source.relationship
        at = _At(node, of, link or "", above)
        keys = tuple(self._key(order, at) for order in shape.order)
        if source.due:
            keys = (_Key(source.due),)
        counted = [f"{key.computed} AS {key.expression}" for key in keys if key.computed]
        text = source.text
        seen = []
        if shape.bound is not None and not (source.due or source.id_order):
            bound = cast("Sequence[str | None]", shape.bound)
            seen = [f"({following(keys, f'{node}.id', bound, backwards=shape.backwards)})"]
        held = [node, link] if link else [node]
        if counted or seen:
            text += f" WITH {', '.join(held + counted)}{where_text(seen)}"
        held += [source.due] if source.due else [key.expression for key in keys if key.computed]
        back = shape.backwards
        by = [part for key in keys for part in key.parts(backwards=back)]
        by += source.id_order or (f"{node}.id{' DESC' * back}",)
        limit = " LIMIT 1" if first else "" if shape.size is None else f" LIMIT {shape.size}"
        return f"{text} WITH {', '.join(held)} ORDER BY {', '.join(by)}{limit}", replace(at, keys=keys)

    def page(self, page: plan.Page, at: _At | None) -> Made:
        """The rows of a page, where they are needed, and how many the list has."""
        shape: Paging = self.shapes[page.site]
        rows, total = "null", "null"
        if at is None:
            source = root(page.node, shape, self.variables)
        else:
            source = along(at.name, at.node, page.path, shape, self.variables)
        body, inner = self.listed(source, page.node, shape)
        cells = [inner.place, *(self.wanted(of, inner) for of in page.shown)]
        if page.listed:
            rows = f"COLLECT {{ {body} RETURN {list_of(cells)} }}"
        if page.counted:
            total = self.total(page.node, shape) if at is None else self._count(at, page.path, shape)
        return Made(f"[{rows}, {total}]", readers.page_of(page, [cell.read for cell in cells]))

    def total(self, node: str, shape: Paging) -> str:
        wanted = conjuncts(shape.where)
        anchor = wanted[0] if len(wanted) == 1 else None
        if isinstance(anchor, Related):
            end_id = paged_end(replace(shape, order=(), backwards=False), anchor)
            step = anchor.path[0]
            if end_id is not None and only_end(step.turned(node), step.node):
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
                counted = self._count(at, path, _ANY)
                return _Key(self.variables("k"), descending, nullable=False, computed=counted)
            case NextDateKey(on=on, descending=descending):
                computed = next_date(at.name, at.node, on, self.variables)
                return _Key(self.variables("k"), descending, computed=computed)


@dataclass(frozen=True, slots=True)
class _Key(Key):
    """`expression` is a property, or names what `computed` counts."""

    computed: str | None = None

    def parts(self, *, backwards: bool) -> list[str]:
        falling = self.descending != backwards
        # Of itself, Cypher has nulls first in descending order and last in rising order.
        nulls = [f"{self.expression} IS {'NOT ' * backwards}NULL"] * (self.nullable and self.descending)
        return [*nulls, f"{self.expression} DESC" if falling else self.expression]
