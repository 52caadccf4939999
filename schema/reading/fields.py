"""Fields that say what they are of the graph, so that a whole operation becomes statements of the engine.

A `Plan` is the whole behaviour of a field: the expression by which the engine writes its value.
"""

import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument

from dutygraph.graph.store import plan as graph
from dutygraph.graph.store.plan import Argument, Expression, Path
from dutygraph.graph.store.port import Order, PropertyKey, Step
from dutygraph.schema.context import Context

if typing.TYPE_CHECKING:
    from dutygraph.schema.reading.selection import Selected

PLAN = "plan"
"""The key under which a field's metadata holds its plan."""


class Plan:
    """`weight` is what one value of the field counts against the limit of cost, and `usual` how many
    values it usually has.
    """

    weight = 1
    usual = 1

    def expression(self, field: "Selected") -> Expression:
        """What the engine writes where the field is selected of a node."""
        raise NotImplementedError


class AskedPlan(Plan):
    """A plan for a field whose value hangs on the request: on its arguments, or on the day."""

    declared: Sequence[StrawberryArgument] = ()

    def bind(self, place: str, arguments: Mapping[str, Any], context: Context) -> Argument:
        """What the arguments come to; InvalidInput names `place`, the field's response path."""
        raise NotImplementedError

    def refused(self, asked: Argument, length: int) -> Exception:
        """What to say where of so many characters not all that are asked for are there."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Property(Plan):
    """The property of the node of the field's own name, or else `name`; `default` where it is null."""

    name: str | None = None
    default: str | None = None
    weight = 0

    def expression(self, field: "Selected") -> Expression:
        name = self.name or field.name
        if name in field.linked:
            return graph.Linked(name)
        return graph.Property(name, field.required, self.default)


@dataclass(frozen=True, slots=True)
class Derived(Plan):
    """What a function makes of these properties, which it gets as JSON has them."""

    by: Callable[..., Any]
    properties: tuple[str, ...]
    weight = 0

    def expression(self, field: "Selected") -> Expression:
        return graph.Derived(tuple(graph.Property(name) for name in self.properties), self.by)


@dataclass(frozen=True, slots=True)
class Same(Plan):
    """An object made of properties of the same node; null where `present` is."""

    present: str | None = None
    weight = 0

    def expression(self, field: "Selected") -> Expression:
        return graph.Here(field.below(field.node), self.present)


@dataclass(frozen=True, slots=True)
class Along(Plan):
    """All nodes along `path`, each once: a bounded list; unless `many` the one, or null."""

    path: Path
    many: bool
    usual: int = 1
    order: tuple[Order, ...] = ()

    def expression(self, field: "Selected") -> Expression:
        below = field.below(self.path[-1].node)
        required = field.required and not self.many
        return graph.Along(self.path, below, self.many, required, self.order)


def plain(description: str) -> Any:
    """A field of the property, or of the argument, of its own name."""
    return strawberry.field(description=description)


def planned(description: str, plan: Plan, name: str | None = None) -> Any:
    """A field of which `plan` is all there is; `name` is what the schema calls it where Python cannot."""
    field: Any = strawberry.field(name=name, description=description, metadata={PLAN: plan})
    field.arguments = [*plan.declared] if isinstance(plan, AskedPlan) else []
    return field


def derived(description: str, by: Callable[..., Any], *properties: str) -> Any:
    return planned(description, Derived(by, properties))


def same(description: str) -> Any:
    return planned(description, Same())


def one(description: str, *path: Step) -> Any:
    return planned(description, Along(path, many=False))


_ORDERED_BY: Mapping[str, str] = {
    "Addressee": "start", "Category": "number", "Channel": "start", "Citation": "start",
    "Doubt": "severity", "EnterpriseType": "position", "FactChoice": "position",
    "InstrumentFact": "position", "InstrumentScope": "position", "NotModelled": "start",
    "Task": "number", "TaskList": "year", "TimeRule": "start",
}  # fmt: skip
"""The property by which lists of a type of nodes are ordered; those of others by the nodes' ids."""


def many(description: str, *path: Step, usual: int, by: str | None = None) -> Any:
    """All nodes along a path, ordered `by` a property, unless given that of `_ORDERED_BY`."""
    by = by or _ORDERED_BY.get(path[-1].node)
    return planned(description, Along(path, many=True, usual=usual, order=(PropertyKey(by),) if by else ()))


def argument(name: str, annotation: object, description: str) -> StrawberryArgument:
    return StrawberryArgument(
        python_name=name,
        graphql_name=None,
        type_annotation=StrawberryAnnotation(annotation),
        description=description,
    )
