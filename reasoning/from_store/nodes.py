"""Nodes of the graph out of what a fetch returned of them."""

import datetime
from typing import Any, TypeVar

from dutygraph.graph.model import Node, properties
from dutygraph.graph.store.port import Record

_Node = TypeVar("_Node", bound=Node)


def all_of(node: type[Node]) -> tuple[str, ...]:
    """The properties that a fetch has to ask for, so that `node_of` can make the node."""
    return tuple(name for name in properties(node.__name__) if name != "id")


def node_of(record: type[_Node], found: Record) -> _Node:
    """The node as the model declares it: enumerated values and days as such."""
    held: dict[str, Any] = {}
    for name, declared in properties(record.__name__).items():
        value = getattr(found, name)
        if value is not None and declared.enum is not None:
            value = declared.enum(value)
        elif declared.kind is datetime.date:
            value = day_of(value)
        held[name] = value
    return record(**held)


def day_of(stored: str | datetime.date | None) -> datetime.date | None:
    """A day as a store returns it."""
    return datetime.date.fromisoformat(str(stored)) if stored else None
