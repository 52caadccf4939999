"""Patterns and conditions in Cypher."""

from collections.abc import Iterable, Sequence
from typing import Any

from dutygraph.graph.model import NODE_TYPES, RELATIONSHIP_TYPES, Property, comparable, property_of
from dutygraph.graph.store import port
from dutygraph.graph.store.port import Direction, Step, Where
from dutygraph.graph.store.shapes import Names


def quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


def label(node_type: str) -> str:
    return f":{quoted(node_type)}"


def match_path(
    near: str,
    near_type: str,
    path: Sequence[Step],
    far: str,
    variables: Names,
    *,
    last: str | None = None,
    counted: bool = False,
) -> str:
    """One MATCH per step from `near`, which is known, to `far`; `last` names the last relationship.

    One MATCH for all would let no relationship be walked twice. Where a relationship leads to no other type
    the label is left away, for it would be looked up of each node; where far nodes are only `counted`, so is
    their name: how many there are is then known without visiting any.
    """
    if not path:
        raise ValueError("A path has at least one step.")
    matches = []
    for position, step in enumerate(path):
        step.ends(near_type)
        final = position == len(path) - 1
        node = far if final else variables("m")
        link = last if final and last else ""
        relationship = f"[{link}:{quoted(step.type)}]"
        if not only_end(step, near_type):
            end = f"({node}{label(step.node)})"
        else:
            end = "()" if final and counted else f"({node})"
        if step.direction is Direction.OUT:
            matches.append(f"MATCH ({near})-{relationship}->{end}")
        else:
            matches.append(f"MATCH ({near})<-{relationship}-{end}")
        near, near_type = node, step.node
    return " ".join(matches)


def only_end(step: Step, near_type: str) -> bool:
    ends = RELATIONSHIP_TYPES[step.type].ends
    if step.direction is Direction.OUT:
        return {end for start, end in ends if start == near_type} == {step.node}
    return {start for start, end in ends if end == near_type} == {step.node}


def start_id_range(link: str, type: str, start_type: str, end_type: str, after: Any) -> list[str]:
    """Keeps to where starts of that type lie in the index on (end id, start id), after the last seen.

    Ids of a type share its prefix, so they lie together.
    """
    starts = {start for start, end in RELATIONSHIP_TYPES[type].ends if end == end_type}
    prefix = NODE_TYPES[start_type].prefix
    between = len(starts) > 1 and bool(prefix)
    if after is not None:
        bounds = [f"{link}._start_id > {after[-1]}"]
    else:
        bounds = [f"{link}._start_id >= '{prefix + ':' if between else ''}'"]
    if between:
        bounds.append(f"{link}._start_id < '{prefix};'")
    return bounds


def condition(where: Where, node: str, node_type: str, variables: Names) -> str:
    """An expression that is true exactly where the condition holds; false or null elsewhere."""
    match where:
        case port.Related(path, inner):
            far = variables("x")
            matches = match_path(node, node_type, path, far, variables)
            wanted = "" if inner is None else f" WHERE {condition(inner, far, path[-1].node, variables)}"
            return f"EXISTS {{ {matches}{wanted} }}"
        case port.All(of):
            inner_texts = [condition(each, node, node_type, variables) for each in of]
            return f"({' AND '.join(inner_texts)})" if inner_texts else "true"
        case port.AnyOf(of):
            return _any(condition(each, node, node_type, variables) for each in of)
        case port.Not(of):
            return f"NOT coalesce({condition(of, node, node_type, variables)}, false)"
        case _:
            return _on_property(where, node, node_type)


def _on_property(where: port.OnProperty, node: str, node_type: str) -> str:
    match where:
        case port.Contains(names, text):
            return _any(_contains(node, property_of(node_type, name), text) for name in names)
        case port.Compare(name, operator, value):
            comparable(node_type, name)
            return f"{node}.{quoted(name)} {operator.value} {value}"
    held = f"{node}.{quoted(property_of(node_type, where.property).name)}"
    match where:
        case port.Equal():
            return f"{held} = {where.value}"
        case port.OneOf():
            return f"{held} IN {where.values}"
        case port.IsNull():
            return f"{held} IS NULL"


def _any(of: Iterable[str]) -> str:
    texts = list(of)
    return f"({' OR '.join(texts)})" if texts else "false"


def _contains(node: str, declared: Property, text: Any) -> str:
    held = f"{node}.{quoted(declared.name)}"
    if declared.kind is tuple:
        return f"any(item IN {held} WHERE item CONTAINS {text})"
    if declared.kind is not str:
        raise ValueError(f"{declared.name} is no text.")
    return f"{held} CONTAINS {text}"


def where_text(conditions: Sequence[str]) -> str:
    return f" WHERE {' AND '.join(conditions)}" if conditions else ""
