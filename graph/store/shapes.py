"""Arguments apart from their values: what is left decides the text of a statement, the values go with it."""

import datetime
import itertools
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Protocol

from dutygraph.graph.model import Value
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
    Order,
    Related,
    Where,
)


class Slots(Protocol):
    """Takes values out, as an engine has them; what each call says stands for the value in the shape."""

    def one(self, value: Value) -> Any: ...

    def many(self, values: Sequence[Value]) -> Any: ...

    def size(self, size: int) -> Any: ...

    def day(self, on: datetime.date, bound: Value) -> Any:
        """The day from which a next date counts; `bound` is that of the last one seen."""
        ...

    def span(self, span: Span) -> Any: ...


class Names:
    """Names that are new in a statement."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)

    def __call__(self, letter: str) -> str:
        return f"{letter}{next(self._numbers)}"


def shapes_of(arguments: Arguments, slots: Slots) -> tuple[tuple[int, Any], ...]:
    """The shapes of the arguments, equal for all that the same statement serves."""
    return tuple((site, _shape(argument, slots)) for site, argument in arguments.items())


def _shape(argument: Argument, slots: Slots) -> Any:
    if isinstance(argument, Paging):
        bound = argument.bound
        return Paging(
            None if argument.where is None else _where(argument.where, slots),
            tuple(_order(key, bound, slots) for key in argument.order),
            None if bound is None else tuple(slots.one(value) for value in bound),
            None if argument.size is None else slots.size(argument.size),
            argument.backwards,
            argument.cursors,
        )
    if isinstance(argument, Span):
        return slots.span(argument)
    return tuple((_where(where, slots), word) for where, word in argument)


def _order(key: Order, bound: Sequence[Value] | None, slots: Slots) -> Order:
    if isinstance(key, NextDateKey):
        return replace(key, on=slots.day(key.on, bound[0] if bound else None))
    return key


def _where(where: Where, slots: Slots) -> Where:
    match where:
        case Related(path, inner):
            return Related(path, None if inner is None else _where(inner, slots))
        case All(of):
            return All(tuple(_where(each, slots) for each in of))
        case AnyOf(of):
            return AnyOf(tuple(_where(each, slots) for each in of))
        case Not(of):
            return Not(_where(of, slots))
        case _:
            return _property(where, slots)


def _property(where: Equal | OneOf | Contains | Compare | IsNull, slots: Slots) -> Where:
    match where:
        case Equal(name, value):
            return Equal(name, slots.one(value))
        case Compare(name, operator, value):
            return Compare(name, operator, slots.one(value))
        case OneOf(name, values):
            return OneOf(name, slots.many(values))
        case Contains(names, text):
            return Contains(names, slots.one(text))
        case IsNull():
            return where
