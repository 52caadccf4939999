"""Values as SQLite holds them, and the values of a fetch apart from its shape."""

import dataclasses
import datetime
from collections.abc import Sequence
from typing import Any, TypeAlias, cast

import orjson

from dutygraph.graph.model import Value
from dutygraph.graph.store.days import number
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

SqlValue: TypeAlias = str | int | None


def encoded(value: Value) -> SqlValue:
    """Dates as ISO text, tuples as JSON, instants in UTC to the microsecond: text order is time order."""
    if isinstance(value, datetime.datetime):
        aware = value if value.tzinfo else value.replace(tzinfo=datetime.UTC)
        return aware.astimezone(datetime.UTC).isoformat(timespec="microseconds")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return json_text(value)
    if isinstance(value, str):
        return str(value)
    return int(value) if isinstance(value, bool) else value


def json_text(values: Any) -> str:
    return orjson.dumps(values).decode()


class Slot(str):
    """The name of a statement's parameter, where the shape of a fetch stands in for a value."""

    __slots__ = ()


class Parameters(dict[str, SqlValue]):
    """The values taken out of a fetch, by the names of their slots."""

    def slot(self, value: SqlValue) -> Slot:
        name = Slot(f"v{len(self)}")
        self[name] = value
        return name


def order_shape(key: Order, parameters: Parameters) -> Order:
    if isinstance(key, NextDateKey):
        return dataclasses.replace(key, on=cast("datetime.date", parameters.slot(number(key.on))))
    return key


def slot(value: Value, parameters: Parameters) -> Slot | None:
    """None stays None: a comparison with it reads otherwise."""
    return None if value is None else parameters.slot(encoded(value))


def where_shape(where: Where, parameters: Parameters) -> Where:
    match where:
        case All():
            return All(tuple(where_shape(part, parameters) for part in where.of))
        case AnyOf():
            return AnyOf(tuple(where_shape(part, parameters) for part in where.of))
        case Not():
            return Not(where_shape(where.of, parameters))
        case Related():
            return Related(where.path, None if where.where is None else where_shape(where.where, parameters))
        case _:
            return _on_property(where, parameters)


def _on_property(
    where: Equal | OneOf | Contains | Compare | IsNull, parameters: Parameters
) -> Equal | OneOf | Contains | Compare | IsNull:
    match where:
        case Equal():
            return Equal(where.property, slot(where.value, parameters))
        case OneOf():
            known: Sequence[Any] = where.values
            if {*map(type, known)} != {str}:
                known = [encoded(value) for value in known if value is not None]
            return OneOf(where.property, (parameters.slot(json_text(known)),))
        case Contains():
            return Contains(where.properties, parameters.slot(where.text))
        case Compare():
            return Compare(where.property, where.operator, slot(where.value, parameters))
        case IsNull():
            return where
