"""Fields of objects that are reasoned and not stored: what they are of these, or which nodes they show."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from strawberry.types.arguments import StrawberryArgument

from dutygraph.graph.store.plan import Argument, Expression
from dutygraph.reasoning.records import Span, StatedCondition
from dutygraph.schema.context import Context
from dutygraph.schema.reading.fields import AskedPlan, Plan, planned
from dutygraph.schema.reading.selection import Selected


@dataclass(frozen=True, slots=True)
class Reasoned(Plan):
    """What `get` makes of the object; shown as nodes of the type `node` by their ids, where it names one."""

    get: Callable[..., Any]
    usual: int = 1
    node: str | None = None

    def expression(self, field: Selected) -> Expression:
        raise TypeError("What is reasoned hangs on no record of the graph.")


@dataclass(frozen=True, slots=True)
class Chosen(AskedPlan):
    get: Callable[..., Any]
    declared: tuple[StrawberryArgument, ...]
    usual: int

    def arguments(self) -> list[StrawberryArgument]:
        return list(self.declared)

    def bind(self, place: str, arguments: Mapping[str, Any], context: Context) -> Argument:
        return arguments  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class Stated(Plan):
    """A condition as one statement makes it, or where something stands."""

    get: Callable[[Any], StatedCondition | Span | None]


def part(get: Callable[[Any], Any], description: str) -> Any:
    """A field of one reasoned object, or null."""
    return planned(Reasoned(get), description)


def parts(get: Callable[[Any], Iterable[Any]], *, usual: int, description: str) -> Any:
    """A field of reasoned objects."""
    return planned(Reasoned(get, usual), description)


def chosen(get: Callable[..., Any], *arguments: StrawberryArgument, usual: int = 1, description: str) -> Any:
    """A field of those reasoned objects, or of the one, that the arguments choose."""
    return planned(Chosen(get, arguments, usual), description)


def node(type: str, get: Callable[[Any], Any], description: str) -> Any:
    """A field of the node of `type` that has the id of what `get` returns, or null."""
    return planned(Reasoned(get, node=type), description)


def nodes(type: str, get: Callable[[Any], Iterable[Any]], *, usual: int, description: str) -> Any:
    """A field of nodes of `type`."""
    return planned(Reasoned(get, usual, type), description)


def sets(type: str, get: Callable[[Any], Iterable[Iterable[Any]]], *, usual: int, description: str) -> Any:
    """A field of sets of nodes of `type`."""
    return planned(Reasoned(get, usual, type), description)


def stated(get: Callable[[Any], StatedCondition | None], description: str) -> Any:
    """A field of a condition as one statement makes it, or null."""
    return planned(Stated(get), description)


def span(get: Callable[[Any], Span | None], description: str) -> Any:
    """A field of the place where something stands, or null."""
    return planned(Stated(get), description)
