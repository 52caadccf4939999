"""Where the nodes of a level come from: from the known end, and in an index's order where it can be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from dutygraph.graph.model import RELATIONSHIP_TYPES, comparable, property_of
from dutygraph.graph.store import port
from dutygraph.graph.store.days import is_walked
from dutygraph.graph.store.neo4j.next_due import by_days, has_day
from dutygraph.graph.store.neo4j.where import condition, label, match_path, quoted, start_id_range, where_text
from dutygraph.graph.store.plan import Paging, Path
from dutygraph.graph.store.port import Direction, Step, Where, conjuncts
from dutygraph.graph.store.shapes import Names

_FEW = 200
"""What more nodes meet is met by many."""


@dataclass(frozen=True, slots=True)
class Source:
    """A MATCH that binds `node` (and `relationship`, the last on the way to it) to the rows of a level.

    `id_order` are the expressions, all backed by an index, whose order is that of the ids. `distinct`: the
    text ends in a WITH. `due` names the next date where that is the order, which the rows are then a page of.
    """

    text: str
    node: str
    relationship: str | None = None
    id_order: tuple[str, ...] = ()
    distinct: bool = False
    due: str | None = None


def root(node_type: str, shape: Paging, variables: Names, *, ordered: bool = True) -> Source:
    """Unless `ordered`, the nodes are only counted, which for all of a type is known without reading any."""
    node = variables("n")
    wanted = conjuncts(shape.where)
    known_ids = any(isinstance(each, port.Equal | port.OneOf) and each.property == "id" for each in wanted)
    anchor = None if known_ids else _anchor(wanted, all_read=not ordered)
    if is_walked(node_type, shape) and not known_ids and (anchor is None or _many(anchor)):
        due = variables("k")
        return Source(_page_by_days(node_type, shape, wanted, node, due, variables), node, due=due)
    known_id = None if anchor is None else paged_end(shape, anchor)
    by_ids = ordered and known_id is None and not (known_ids or shape.order or shape.size is None)
    if (
        by_ids
        and (anchor is None or _many(anchor))
        and any(_lookup(each, node_type, node, variables) for each in wanted)
    ):
        return Source(_page_by_ids(node_type, shape, wanted, node, variables), node, distinct=True)
    if anchor is None:
        conditions = [condition(each, node, node_type, variables) for each in wanted]
        if not known_ids and ordered:
            conditions += _index_hints(node_type, shape, node)
        return Source(f"MATCH ({node}{label(node_type)}){where_text(conditions)}", node)
    others = [condition(each, node, node_type, variables) for each in wanted if each is not anchor]
    if known_id is not None:
        (step,) = anchor.path
        return _in_order_of_links(
            node, node_type, step, "", step.node, known_id, shape.bound, others, variables
        )
    matches = _from_far(anchor, node_type, node, variables, all_read=not ordered)
    return Source(f"{matches} WITH DISTINCT {node}{where_text(others)}", node, distinct=True)


def _lookup(where: Where, node_type: str, node: str, variables: Names) -> str | None:
    """Who meets a condition by an index, many or nobody, which no one knows beforehand; None without one."""
    match where:
        case port.Related() if _known_by(where, all_read=True):
            return f"{_from_far(where, node_type, node, variables, all_read=True)} WITH DISTINCT {node}"
        case port.Contains(names) if all(property_of(node_type, name).by_part for name in names):
            kind = "TEXT INDEX"
        case port.Equal(name) | port.OneOf(name) if property_of(node_type, name).shared:
            kind, names = "INDEX", (name,)
        case _:
            return None
    hints = "".join(f" USING {kind} {node}{label(node_type)}({quoted(name)})" for name in names)
    met = condition(where, node, node_type, variables)
    return f"MATCH ({node}{label(node_type)}){hints} WHERE {met} WITH {node}"


def _looked_up(wanted: Sequence[Where], node_type: str, node: str, variables: Names) -> Mapping[Where, str]:
    """The conditions that an index is asked about, first those of a text's part, and how."""
    parts = sorted(wanted, key=lambda each: not isinstance(each, port.Contains))
    return {each: text for each in parts if (text := _lookup(each, node_type, node, variables))}


def _page_by_ids(
    node_type: str, shape: Paging, wanted: Sequence[Where], node: str, variables: Names, *but: str
) -> str:
    """At least a page, by id, of the nodes that meet what is wanted, `but` too.

    An index finds them where they are few. Many would all have to be put in order: they are soon met when
    nodes are tried in that of their ids.
    """
    more, way = ("<", " DESC") if shape.backwards else (">", "")
    behind = f"{node}.id {'IS NOT NULL' if shape.bound is None else f'{more} {shape.bound[-1]}'}"
    met = {each: condition(each, node, node_type, variables) for each in wanted}
    tried = (
        f"MATCH ({node}{label(node_type)}) USING INDEX {node}{label(node_type)}(id)"
        f"{where_text([behind, *but, *met.values()])}"
        f" RETURN {node} ORDER BY {node}.id{way} LIMIT {shape.size}"
    )
    held, few = variables("h"), variables("f")
    found = _looked_up(wanted, node_type, held, variables)
    if not found:
        return f"CALL (own) {{ {tried} }}"
    part, lookup = next(iter(found.items()))
    met.pop(part)
    return (
        f"WITH COLLECT {{ {lookup}"
        f" LIMIT {_FEW + 1} RETURN {held} }} AS {few}"
        f" CALL (own, {few}) {{ UNWIND CASE WHEN size({few}) <= {_FEW} THEN {few} ELSE [] END AS {node}"
        f" WITH {node}{where_text([behind, *but, *met.values()])} RETURN {node}"
        # A call of its own: else every node would be read before it is known that there are few.
        f" UNION ALL WITH {few} WHERE size({few}) > {_FEW} CALL (own) {{ {tried} }} RETURN {node} }}"
        f" WITH {node}"
    )


def _page_by_days(
    node_type: str, shape: Paging, wanted: Sequence[Where], node: str, due: str, variables: Names
) -> str:
    conditions = [condition(each, node, node_type, variables) for each in wanted]
    bound = shape.bound if shape.bound and shape.bound[0] is None else None
    undated = f"NOT {has_day(node, node_type, cast('port.NextDateKey', shape.order[0]).on, variables)}"
    rest = _page_by_ids(node_type, replace(shape, bound=bound), wanted, node, variables, undated)
    return by_days(node_type, shape, node, due, conditions, rest, variables)


def _from_far(related: port.Related, node_type: str, node: str, variables: Names, *, all_read: bool) -> str:
    """The nodes from whose far end an index finds what is asked of it."""
    far, far_type = variables("x"), related.path[-1].node
    matches = match_path(node, node_type, related.path, far, variables)
    inner = [condition(each, far, far_type, variables) for each in conjuncts(related.where)]
    # Left to itself, the planner starts from the wrong end of a small graph and keeps to that while it grows.
    index = f"USING INDEX {far}{label(far_type)}({quoted(_known_by(related, all_read=all_read) or 'id')})"
    return f"{matches} {index}{where_text([f'{node}{label(node_type)}', f'{far}{label(far_type)}', *inner])}"


def _anchor(wanted: Sequence[Where], *, all_read: bool) -> port.Related | None:
    """The condition whose far end is known, which the search starts from; rather one of few relationships."""
    known = [each for each in wanted if isinstance(each, port.Related) and _known_by(each, all_read=all_read)]
    return min(known, key=_many, default=None)


def _many(anchor: port.Related) -> bool:
    """Whether what is known can have many on its side."""
    return any(RELATIONSHIP_TYPES[step.type].paged for step in anchor.path)


def _known_by(related: port.Related, *, all_read: bool) -> str | None:
    """The property by which an index finds the few nodes at the far end; rather the id.

    Where all are read, as to count them, many that are found by an index are better than all of a type.
    """
    named = [
        each.property
        for each in conjuncts(related.where)
        if isinstance(each, port.Equal | port.OneOf)
        and (held := property_of(related.path[-1].node, each.property))
        and (held.selective or (all_read and held.indexed))
    ]
    return min(named, key=lambda name: name != "id", default=None)


def paged_end(shape: Paging, anchor: port.Related) -> Any | None:
    """The id of the one known node at whose end the page, by id, lies; None if it is no such page."""
    far = anchor.where
    if (
        not shape.order
        and not shape.backwards
        and len(anchor.path) == 1
        and pages(anchor.path[0], far=Direction.OUT)
        and isinstance(far, port.Equal)
        and far.property == "id"
    ):
        return far.value
    return None


def pages(step: Step, *, far: Direction) -> bool:
    return RELATIONSHIP_TYPES[step.type].paged and step.direction is far


def _in_order_of_links(
    node: str,
    node_type: str,
    step: Step,
    near: str,
    near_type: str,
    near_id: str,
    bound: Any,
    others: Sequence[str],
    variables: Names,
) -> Source:
    """The nodes from which a relationship leads to `near`, by the index that has these in their order."""
    link = variables("r")
    wanted = [f"{link}._end_id = {near_id}", *start_id_range(link, step.type, node_type, near_type, bound)]
    return Source(
        f"MATCH ({node}{label(node_type)})-[{link}:{quoted(step.type)}]->({near})"
        f" {page_index(link, step)}{where_text([*wanted, *others])}",
        node,
        relationship=link,
        id_order=(f"{link}._end_id", f"{link}._start_id"),
    )


def page_index(link: str, step: Step) -> str:
    return f"USING INDEX {link}:{quoted(step.type)}(_end_id, _start_id)"


def along(
    parent: str, parent_type: str, path: Path, shape: Paging, variables: Names, *, linked: bool = False
) -> Source:
    """`linked`: what is wanted is also of the relationship."""
    node, node_type = variables("n"), path[-1].node
    conditions = [condition(each, node, node_type, variables) for each in conjuncts(shape.where)]
    by_index = shape.size is not None and not shape.order and not shape.backwards
    if by_index and len(path) == 1 and pages(path[0], far=Direction.IN):
        return _in_order_of_links(
            node, node_type, path[0], parent, parent_type, f"{parent}.id", shape.bound, conditions, variables
        )
    last = variables("r") if linked else None
    matches = match_path(parent, parent_type, path, node, variables, last=last)
    # Several ways can lead to one node.
    distinct = f" WITH DISTINCT {node}" * (len(path) > 1)
    return Source(f"{matches}{where_text(conditions)}{distinct}", node, relationship=last)


def _index_hints(node_type: str, shape: Paging, node: str) -> list[str]:
    """Conditions that are always true and let the order come from an index."""
    if not shape.order:
        if shape.bound is not None:
            return []
        return [f"{node}.id IS NOT NULL"]
    first = shape.order[0]
    if isinstance(first, port.PropertyKey) and comparable(node_type, first.property).required:
        return [f"{node}.{quoted(first.property)} IS NOT NULL"]
    return []
