"""Keyset cursors: where something stands in one order of one list, as text that a person can read.

A cursor names the list and its order, and holds the values that it is ordered by and the id of what stands
there: `Task.number+ [3,"task:…"]`. It stays good when others come and go, and is refused in a list with
another order. Clients pass it on as it is.
"""

import datetime
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

import orjson

from dutygraph.graph.errors import ErrorReason, InvalidInput
from dutygraph.graph.model import Value, properties
from dutygraph.graph.store.port import NextDateKey, Order, PropertyKey

_LONGEST = 4_000
_INTEGERS = range(-(2**63), 2**63)

_Kind: TypeAlias = tuple[type, bool]
"""The type of a value, and whether it is never null."""


@dataclass(frozen=True, slots=True)
class Cursors:
    """The cursors of lists in one order: how they begin, and the types of the values behind it, as JSON."""

    named: str
    kinds: tuple[_Kind, ...]

    def decode(self, place: str, cursor: str) -> tuple[Value, ...]:
        """The values in `cursor`; InvalidInput names `place` for anything but a cursor of these lists."""
        try:
            named, space, packed = cursor.partition(" [")
            if len(cursor) > _LONGEST or not space or named != self.named:
                raise ValueError("another order")
            values = orjson.loads(f"[{packed}")
            return tuple(_typed(value, *kind) for value, kind in zip(values, self.kinds, strict=True))
        except ValueError as error:
            raise InvalidInput(
                f"{place} 不是这一列表在此顺序下的游标。 It is not a cursor of this list in this order.",
                "请取自同一字段、同样问法（顺序、筛选）的 edges.cursor 或 pageInfo，或省略。 Take it from an "
                "edge's cursor or from pageInfo of the same field, asked in the same way (order, filter), or "
                "leave it out to start at the beginning.",
                argument=place,
                reason=ErrorReason.MALFORMED,
            ) from error


@lru_cache(maxsize=256)
def cursors_of(node: str, order: tuple[Order, ...]) -> Cursors:
    """Those of lists of `node` in `order`; made once, for to name an order takes longer than to know it."""
    named = ".".join([node, *(_written(key).replace(" ", "-") for key in order)])
    return Cursors(named, (*(_kind(node, key) for key in order), (str, True)))


def _written(key: Order) -> str:
    direction = "-" if key.descending else "+"
    if isinstance(key, NextDateKey):
        return f"next due{direction}"
    if isinstance(key, PropertyKey):
        return f"{key.property}{direction}"
    path = "/".join(f"{step.type}.{step.direction}.{step.node}" for step in key.path)
    return f"count({path}){direction}"


def _kind(node: str, key: Order) -> _Kind:
    if isinstance(key, NextDateKey):
        return datetime.date, False
    if isinstance(key, PropertyKey):
        declared = properties(node)[key.property]
        return declared.kind, declared.required
    return int, True


def _typed(value: Any, kind: type, required: bool) -> Value:  # noqa: FBT001
    if value is None and not required:
        return None
    if kind is datetime.date and isinstance(value, str):
        return datetime.date.fromisoformat(value)
    # Not by isinstance: Python holds True to be an integer.
    exact = type(value) is kind
    if exact and not (kind is int and value not in _INTEGERS) and not (kind is str and "\0" in value):
        held: Value = value
        return held
    raise ValueError(f"no {kind.__name__}: {value!r}")
