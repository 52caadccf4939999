"""Arguments as their shapes, which decide the text of a statement, and their values, the parameters."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dutygraph.graph.model import Value
from dutygraph.graph.store.neo4j.days import counted_from
from dutygraph.graph.store.plan import Arguments, Span
from dutygraph.graph.store.shapes import shapes_of


def given(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a statement as its one parameter, `$given`.

    A server plans a text anew for every type of each parameter, and for every size of a list or a text; of a
    map it looks at neither.
    """
    return {"given": dict(values)}


@dataclass(frozen=True, slots=True)
class Slot:
    """Stands for a value in a shape; written, it is its name in the statement."""

    name: str
    null: bool

    def __str__(self) -> str:
        return f"$given.{self.name}"


class _Values(dict[str, Any]):
    """The values by the names of their slots."""

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


def split(arguments: Arguments) -> tuple[tuple[tuple[int, Any], ...], dict[str, Any]]:
    """The arguments with a `Slot` for every value, and the values by the names of their slots."""
    values = _Values()
    return shapes_of(arguments, values), values
