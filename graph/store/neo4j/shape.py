"""Arguments as their shapes, which decide the text of a statement, and their values, the parameters."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dutygraph.graph.model import Value
from dutygraph.graph.store.neo4j.days import counted_from
from dutygraph.graph.store.plan import Arguments, Span
from dutygraph.graph.store.shapes import shapes_of

PLACE = "place"


def given(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a statement as its one parameter, `$given`.

    A server plans a text anew for every type of each parameter, and for every size of a list or a text; of a
    map it looks at neither.
    """
    return {"given": dict(values)}


def given_each(shared: Mapping[str, Any], each: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The values of those that ask one statement at once: their own ones are `own` in it."""
    return given({**shared, "each": [{**own, PLACE: place} for place, own in enumerate(each)]})


@dataclass(frozen=True, slots=True)
class Slot:
    """Stands for a value in a shape; written, it is its name in the statement."""

    name: str
    null: bool
    of: str = "own"

    def __str__(self) -> str:
        return f"{self.of}.{self.name}"


class _Values(dict[str, Any]):
    """The values by the names of their slots, but sizes, which Cypher takes of no row: they are `shared`."""

    def __init__(self) -> None:
        super().__init__()
        self.shared: dict[str, int] = {}

    def size(self, size: int) -> Slot:
        name = f"size{len(self.shared)}"
        self.shared[name] = size
        return Slot(name, null=False, of="$given")

    def one(self, value: Any) -> Slot:
        name = f"p{len(self)}"
        self[name] = list(value) if isinstance(value, tuple) else value
        return Slot(name, null=value is None)

    def many(self, values: Sequence[Value]) -> Slot:
        return self.one(tuple(values))

    def day(self, on: datetime.date, bound: Value) -> Slot:
        return self.one(counted_from(on, bound))

    def span(self, _: Span) -> None:
        """What is cut out is counted in characters, which only Python does."""


def split(arguments: Arguments) -> tuple[tuple[tuple[int, Any], ...], dict[str, Any], dict[str, int]]:
    """The arguments with a `Slot` for every value, and by name the own and the shared values."""
    values = _Values()
    return shapes_of(arguments, values), dict(values), values.shared
