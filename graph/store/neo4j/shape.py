"""Arguments as their shapes, which decide the text of a statement, and their values, the parameters."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from dutygraph.graph.store.neo4j.days import counted_from
from dutygraph.graph.store.plan import Argument, Arguments, Paging, Span
from dutygraph.graph.store.port import (
    All,
    AnyOf,
    Compare,
    Contains,
    Equal,
    IsNull,
    NextDateKey,
    Not,
    OneOf,
    Related,
    Where,
)


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


def split(arguments: Arguments) -> tuple[tuple[tuple[int, Any], ...], dict[str, Any]]:
    """The arguments with a `Slot` for every value, and the values by the names of their slots."""
    values: dict[str, Any] = {}

    def slot(value: Any) -> Any:
        name = f"p{len(values)}"
        values[name] = list(value) if isinstance(value, tuple) else value
        return Slot(name, null=value is None)

    return tuple((site, _lift(argument, slot)) for site, argument in arguments.items()), values


def _lift(argument: Argument, slot: Callable[[Any], Any]) -> Any:
    if isinstance(argument, Paging):
        bound = argument.bound[0] if argument.bound else None
        return replace(
            argument,
            where=None if argument.where is None else _lift_where(argument.where, slot),
            order=tuple(
                replace(key, on=slot(counted_from(key.on, bound))) if isinstance(key, NextDateKey) else key
                for key in argument.order
            ),
            bound=None if argument.bound is None else tuple(slot(value) for value in argument.bound),
            size=None if argument.size is None else slot(argument.size),
        )
    if isinstance(argument, Span):
        # What is cut out is counted in characters, which only Python does.
        return None
    return tuple((_lift_where(where, slot), word) for where, word in argument)


def _lift_where(where: Where, slot: Callable[[Any], Any]) -> Where:
    match where:
        case Related(path, inner):
            return Related(path, None if inner is None else _lift_where(inner, slot))
        case All(of):
            return All(tuple(_lift_where(each, slot) for each in of))
        case AnyOf(of):
            return AnyOf(tuple(_lift_where(each, slot) for each in of))
        case Not(of):
            return Not(_lift_where(of, slot))
        case _:
            return _lift_property(where, slot)


def _lift_property(
    where: Equal | OneOf | Contains | Compare | IsNull, slot: Callable[[Any], Any]
) -> Equal | OneOf | Contains | Compare | IsNull:
    match where:
        case Equal() | Compare():
            return replace(where, value=slot(where.value))
        case OneOf():
            return replace(where, values=slot(tuple(where.values)))
        case Contains():
            return replace(where, text=slot(where.text))
        case IsNull():
            return where
