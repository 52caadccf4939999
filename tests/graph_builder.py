"""One way to build a graph to test with: a test says of a node what it is about, the rest is filled in."""

import dataclasses
import datetime
from typing import Any, TypeVar

from dutygraph.graph.model import Node, Property, Relationship, Value, properties, relate
from dutygraph.graph.stated import Rank, Source, Statements
from dutygraph.graph.store.port import Store
from tests.graph.replacing import replace

NodeT = TypeVar("NodeT", bound=Node)

LOADED = datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.UTC)
_BY_NAME: dict[str, Value] = {"start": 0, "sha256": "0" * 64, "media_type": "text/plain"}
_BY_KIND: dict[type, Value] = {str: "一", int: 1, bool: False, tuple: (), datetime.datetime: LOADED}


def made(kind: type[NodeT], id: str, /, **said: Any) -> NodeT:
    """A node with what is said of it, and a value of the right kind for whatever else it must have."""
    declared = properties(kind.__name__)
    for field in dataclasses.fields(kind):
        if field.default is dataclasses.MISSING and field.name != "id":
            said.setdefault(field.name, _filled(declared[field.name]))
    return kind(id=id, **said)


def _filled(declared: Property) -> Value:
    if declared.enum is not None:
        return next(iter(declared.enum))
    return _BY_NAME.get(declared.name, _BY_KIND.get(declared.kind))


class Graph:
    """Collects what one source states."""

    def __init__(self, id: str, rank: Rank = Rank.DOCUMENT) -> None:
        self.source = Source(id, rank)
        self.nodes: dict[str, Node] = {}
        self.relationships: list[Relationship] = []

    def new(self, kind: type[NodeT], id: str, /, **said: Any) -> NodeT:
        """`made`, and stated."""
        node = made(kind, id, **said)
        self.add(node)
        return node

    def add(self, *nodes: Node) -> None:
        self.nodes.update((node.id, node) for node in nodes)

    def link(self, start: Node, type: str, /, *ends: Node, **said: Any) -> None:
        self.relationships += [relate(start, type, end, **said) for end in ends]

    @property
    def stated(self) -> Statements:
        return Statements(self.source, tuple(self.nodes.values()), tuple(self.relationships))

    async def load(self, store: Store) -> None:
        await replace(store, self.source, self.stated)
