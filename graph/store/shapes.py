"""What the statements of both engines are made by.

Arguments stand apart from their values: what is left decides the text of a statement, the values go with it.
"""

import datetime
import itertools
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Generic, Protocol, TypeVar, cast

from dutygraph.graph.model import Value
from dutygraph.graph.store import port
from dutygraph.graph.store.plan import Argument, Arguments, Expression, Paging, Span
from dutygraph.graph.store.port import Order, Where

_At = TypeVar("_At")
_Made = TypeVar("_Made")


class Slots(Protocol):
    """Takes values out, as an engine has them; what each call says stands for the value in the shape, as a
    statement names it.
    """

    def one(self, value: Value) -> str | None:
        """None stays None: a comparison with it reads otherwise."""
        ...

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


class PlanWriter(Generic[_At, _Made]):
    """Writes each part of what is wanted by the method of its name, as `ast.NodeVisitor` visits."""

    def of(self, part: Expression, at: _At) -> _Made:
        made: _Made = getattr(self, f"of_{type(part).__name__.lower()}")(part, at)
        return made


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
    if isinstance(key, port.NextDateKey):
        return replace(key, on=slots.day(key.on, bound[0] if bound else None))
    return key


def _where(where: Where, slots: Slots) -> Where:
    match where:
        case port.Related(path, inner):
            return port.Related(path, None if inner is None else _where(inner, slots))
        case port.All(of):
            return port.All(tuple(_where(each, slots) for each in of))
        case port.AnyOf(of):
            return port.AnyOf(tuple(_where(each, slots) for each in of))
        case port.Not(of):
            return port.Not(_where(of, slots))
        case _:
            return _property(where, slots)


def _property(where: port.OnProperty, slots: Slots) -> Where:
    match where:
        case port.Equal(_, None) | port.Compare(_, _, None):
            # Nothing is equal to what is not known, nor comes before or behind it.
            return port.AnyOf(())
        case port.Equal(name, value):
            return port.Equal(name, slots.one(value))
        case port.Compare(name, operator, value):
            return port.Compare(name, operator, slots.one(value))
        case port.OneOf(name, values):
            return port.OneOf(name, slots.many(values))
        case port.Contains(names, text):
            return port.Contains(names, cast("str", slots.one(text)))
        case port.IsNull():
            return where
