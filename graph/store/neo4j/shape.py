"""A `Fetch` as its shape, which decides the text of a statement, and its values, the parameters."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from dutygraph.graph.store.port import (
    All,
    AnyOf,
    Compare,
    Contains,
    Equal,
    Fetch,
    IsNull,
    NextDateKey,
    Not,
    OneOf,
    Related,
    Where,
)

Parameters: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Slot:
    """Stands for a value in the shape of a tree; written, it is the parameter's name."""

    name: str
    null: bool

    def __str__(self) -> str:
        return f"${self.name}"


def split(fetch: Fetch) -> tuple[Fetch, Parameters]:
    """The tree with a `Slot` for every value, and the values by the names of their slots."""
    values: dict[str, Any] = {}

    def slot(value: Any) -> Any:
        name = f"p{len(values)}"
        values[name] = list(value) if isinstance(value, tuple) else value
        return Slot(name, null=value is None)

    return _lift_fetch(fetch, slot), values


def _lift_fetch(fetch: Fetch, slot: Callable[[Any], Any]) -> Fetch:
    return replace(
        fetch,
        where=None if fetch.where is None else _lift_where(fetch.where, slot),
        order=tuple(
            replace(key, on=slot(key.on)) if isinstance(key, NextDateKey) else key for key in fetch.order
        ),
        after=None if fetch.after is None else tuple(slot(value) for value in fetch.after),
        limit=None if fetch.limit is None else slot(fetch.limit),
        relations=tuple(
            replace(relation, fetch=_lift_fetch(relation.fetch, slot)) for relation in fetch.relations
        ),
    )


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
