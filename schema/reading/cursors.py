"""Keyset cursors: where a record stands in one order of one kind of record, as text that a person can read.

A cursor names the order and holds the values a list is ordered by and the record's id:
`Task.number+ [3,"task:…"]`. It stays good when other records come and go, and is refused in a list with
another order. Clients pass it on as it is.
"""

import base64
import binascii
import datetime
import hashlib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import orjson

from dutygraph.graph.errors import ErrorReason, InvalidInput
from dutygraph.graph.model import Value, properties
from dutygraph.graph.store.port import NextDateKey, Order, PropertyKey

_LONGEST = 4_000
_INTEGERS = range(-(2**63), 2**63)


@dataclass(frozen=True)
class Cursors:
    """The cursors of lists of `node` in `order`."""

    node: str
    order: tuple[Order, ...]

    @cached_property
    def named(self) -> str:
        """How they begin: behind it and a blank stand, as JSON, the values of the order keys and the id."""
        return ".".join([self.node, *(_written(key).replace(" ", "-") for key in self.order)])

    def decode(self, place: str, cursor: str) -> tuple[Value, ...]:
        """The values in `cursor`; InvalidInput names `place` for anything but a cursor of these lists."""
        try:
            if len(cursor) > _LONGEST:
                raise ValueError("too long")
            values = self._values(cursor)
            if not isinstance(values, list) or len(values) != len(self.order) + 1:
                raise ValueError("another form")
            kinds = [_kind(self.node, key) for key in self.order] + [(str, True)]
            return tuple(_typed(value, *kind) for value, kind in zip(values, kinds, strict=True))
        except (ValueError, TypeError, binascii.Error, UnicodeError) as error:
            raise InvalidInput(
                f"{place} 不是这一列表在此顺序下的游标。 It is not a cursor of this list in this order.",
                "请取自同一字段、同一 orderBy 的 edges.cursor 或 pageInfo，或省略。 "
                "Take it from an edge's cursor or from pageInfo of the same field with the same orderBy, "
                "or leave it out to start at the beginning.",
                argument=place,
                reason=ErrorReason.MALFORMED,
            ) from error

    def _values(self, cursor: str) -> Any:
        order, space, packed = cursor.partition(" [")
        if space:
            if order != self.named:
                raise ValueError("another order")
            return orjson.loads(f"[{packed}")
        # As earlier versions wrote it.
        padded = cursor + "=" * (-len(cursor) % 4)
        mark, *values = orjson.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        if mark != self._mark():
            raise ValueError("another order")
        return values

    def _mark(self) -> str:
        keys = ",".join(_written(key) for key in self.order)
        return hashlib.blake2s(f"{self.node}|{keys}".encode(), digest_size=5).hexdigest()


@lru_cache(maxsize=256)
def cursors_of(node: str, order: tuple[Order, ...]) -> Cursors:
    """Made once: to name an order takes longer than to know it."""
    return Cursors(node, order)


def _written(key: Order) -> str:
    direction = "-" if key.descending else "+"
    if isinstance(key, NextDateKey):
        return f"next due{direction}"
    if isinstance(key, PropertyKey):
        return f"{key.property}{direction}"
    path = "/".join(f"{step.type}.{step.direction}.{step.node}" for step in key.path)
    return f"count({path}){direction}"


def _kind(node: str, key: Order) -> tuple[type, bool]:
    if isinstance(key, NextDateKey):
        return datetime.date, False
    if isinstance(key, PropertyKey):
        declared = properties(node)[key.property]
        return declared.kind, declared.required
    return int, True


def _typed(value: object, kind: type, required: bool) -> Value:  # noqa: FBT001
    if value is None and not required:
        return None
    if kind is int and isinstance(value, int) and not isinstance(value, bool) and value in _INTEGERS:
        return value
    if kind is str and isinstance(value, str) and "\0" not in value:
        return value
    if kind is datetime.date and isinstance(value, str):
        return datetime.date.fromisoformat(value)
    raise ValueError(f"no {kind.__name__}: {value!r}")
