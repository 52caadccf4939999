"""Fields that say what they are of the graph, so that a whole operation becomes statements of the engine.

A `Plan` is the whole behaviour of a field: the expression by which the engine writes its value.
"""

import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType, SimpleNamespace
from typing import Any

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.field import StrawberryField

from dutygraph.graph.store import plan as graph
from dutygraph.graph.store.plan import Argument, Expression, Paging, Path
from dutygraph.graph.store.port import OneOf, Order, PropertyKey, Step
from dutygraph.schema.context import Context

if typing.TYPE_CHECKING:
    from dutygraph.schema.reading.selection import Selected

PLAN = "plan"
"""The key under which a field's metadata holds its plan."""


class Plan:
    """`weight` is what one value of the field counts against the limit of cost, and `usual` how many
    values it usually has.
    """

    weight: int = 1
    usual: int = 1

    def expression(self, field: "Selected") -> Expression:
        """What the engine writes where the field is selected of a node."""
        raise NotImplementedError


class AskedPlan(Plan):
    """A plan for a field with arguments."""

    def arguments(self) -> list[StrawberryArgument]:
        raise NotImplementedError

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
    weight: int = 0

    def expression(self, field: "Selected") -> Expression:
        name = self.name or field.name
        if name in field.linked:
            return graph.Linked(name)
        return graph.Property(name, field.required, self.default)


@dataclass(frozen=True, slots=True)
class Needs(Plan):
    """What the field's own resolver makes of these properties, which it gets as JSON has them."""

    properties: tuple[str, ...]
    weight: int = 0

    def expression(self, field: "Selected") -> Expression:
        names, resolver = self.properties, field.resolver
        parts = tuple(graph.Property(name) for name in names)
        return graph.Derived(
            parts, lambda *values: resolver(SimpleNamespace(**dict(zip(names, values, strict=True))))
        )


@dataclass(frozen=True, slots=True)
class Same(Plan):
    """An object made of properties of the same node; null where `present` is."""

    present: str | None = None
    weight: int = 0

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


@dataclass(frozen=True, slots=True)
class Lookup(AskedPlan):
    """The one node along `path` whose property is the argument in one of its `forms`."""

    path: Path
    property: str
    argument: str
    description: str
    forms: Callable[[str, str], tuple[str, ...]]

    def arguments(self) -> list[StrawberryArgument]:
        return [argument(self.argument, str, self.description)]

    def expression(self, field: "Selected") -> Expression:
        below = field.below(self.path[-1].node)
        return graph.Along(self.path, below, many=False, site=field.site(self))

    def bind(self, place: str, arguments: Mapping[str, Any], context: Context) -> Argument:
        forms = self.forms(f"{place}({self.argument}:)", arguments[self.argument])
        return Paging(OneOf(self.property, forms), size=1)


class PlannedField(StrawberryField):
    """A field whose plan is all there is to it."""

    @property
    def is_basic_field(self) -> bool:
        return not self.arguments

    @property
    def arguments(self) -> list[StrawberryArgument]:
        if self._arguments is None:
            plan = self.metadata[PLAN]
            self._arguments = plan.arguments() if isinstance(plan, AskedPlan) else []
        return self._arguments

    @arguments.setter
    def arguments(self, value: list[StrawberryArgument]) -> None:
        self._arguments = value


def plain(description: str) -> Any:
    """A field of the property, or of the argument, of its own name."""
    return strawberry.field(description=description)


def planned(description: str, plan: Plan, name: str | None = None) -> Any:
    """A field of `plan`; `name` is what the schema calls it where Python cannot."""
    return PlannedField(graphql_name=name, description=description, metadata={PLAN: plan})


def needs(*properties: str, weight: int = 0) -> dict[str, Plan]:
    """The metadata of a field with a resolver that reads `properties` of the node."""
    return {PLAN: Needs(properties, weight)}


def same(description: str) -> Any:
    return planned(description, Same())


def one(description: str, *path: Step) -> Any:
    return planned(description, Along(path, many=False))


_ORDERED_BY: Mapping[str, str] = MappingProxyType(
    {
        "Addressee": "start", "Category": "number", "Channel": "start", "Citation": "start",
        "Doubt": "severity", "EnterpriseType": "position", "FactChoice": "position",
        "InstrumentFact": "position", "InstrumentScope": "position", "NotModelled": "start",
        "Task": "number", "TaskList": "year", "TimeRule": "start",
    }
)  # fmt: skip
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
