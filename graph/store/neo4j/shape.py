"""Arguments as their shapes, which decide the text of a statement, and their values, the parameters."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from dutygraph.graph.model import Value
from dutygraph.graph.store.days import counted_from
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


class _Values(dict[str, Any]):
    """The values by the names of their slots, but sizes, which Cypher takes of no row: they are `shared`."""

    def __init__(self) -> None:
        super().__init__()
        self.shared: dict[str, int] = {}

    def size(self, size: int) -> str:
        name = f"size{len(self.shared)}"
        self.shared[name] = size
        return f"$given.{name}"

    def one(self, value: Value) -> str | None:
        return None if value is None else self._own(list(value) if isinstance(value, tuple) else value)

    def many(self, values: Sequence[Value]) -> str:
        return self._own(list(values))

    def day(self, on: datetime.date, bound: Value) -> str:
        numbers = counted_from(on, bound)
        stretches = [each for each in numbers["stretches"] if each[0] <= each[1]]
        return f"{self._own({**numbers, 'stretches': stretches})}."

    def _own(self, value: Any) -> str:
        name = f"p{len(self)}"
        self[name] = value
        return f"own.{name}"

    def span(self, _: Span) -> None:
        """What is cut out is counted in characters, which only Python does."""


def split(arguments: Arguments) -> tuple[tuple[tuple[int, Any], ...], dict[str, Any], dict[str, int]]:
    """The arguments with a name for every value, and by name the own and the shared values."""
    values = _Values()
    return shapes_of(arguments, values), dict(values), values.shared
