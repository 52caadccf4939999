"""Values as SQLite holds them, and the values of a fetch apart from its shape."""

import dataclasses
import datetime
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, cast

import orjson

from dutygraph.graph.model import Value
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


def _tuple_of(text: str) -> tuple[str, ...]:
    return tuple(orjson.loads(text))


DECODERS: Mapping[type, Callable[[Any], Value]] = {
    datetime.date: datetime.date.fromisoformat,
    datetime.datetime: datetime.datetime.fromisoformat,
    tuple: _tuple_of,
    bool: bool,
}
"""How to read the kinds of property that SQLite holds as something else."""


class Slot(str):
    """The name of a statement's parameter, where the shape of a fetch stands in for a value."""

    __slots__ = ()


class Parameters(dict[str, SqlValue]):
    """The values taken out of a fetch, by the names of their slots."""

    def slot(self, value: SqlValue) -> Slot:
        name = Slot(f"v{len(self)}")
        self[name] = value
        return name


def split(fetch: Fetch) -> tuple[Fetch, Parameters]:
    """The shape of a fetch, equal for every fetch that the same statements serve, and its values."""
    parameters = Parameters()
    return _shape(fetch, parameters), parameters


def _shape(fetch: Fetch, parameters: Parameters) -> Fetch:
    after = fetch.after
    return dataclasses.replace(
        fetch,
        where=None if fetch.where is None else _where(fetch.where, parameters),
        order=tuple(_order(key, parameters) for key in fetch.order),
        after=None if after is None else tuple(_slot(value, parameters) for value in after),
        limit=None if fetch.limit is None else cast("int", parameters.slot(fetch.limit)),
        relations=tuple(
            dataclasses.replace(relation, fetch=_shape(relation.fetch, parameters))
            for relation in fetch.relations
        ),
    )


def _order(key: Order, parameters: Parameters) -> Order:
    if isinstance(key, NextDateKey):
        return dataclasses.replace(key, on=cast("datetime.date", parameters.slot(encoded(key.on))))
    return key


def _slot(value: Value, parameters: Parameters) -> Slot | None:
    """None stays None: a comparison with it reads otherwise."""
    return None if value is None else parameters.slot(encoded(value))


def _where(where: Where, parameters: Parameters) -> Where:
    match where:
        case All():
            return All(tuple(_where(part, parameters) for part in where.of))
        case AnyOf():
            return AnyOf(tuple(_where(part, parameters) for part in where.of))
        case Not():
            return Not(_where(where.of, parameters))
        case Related():
            return Related(where.path, None if where.where is None else _where(where.where, parameters))
        case _:
            return _on_property(where, parameters)


def _on_property(
    where: Equal | OneOf | Contains | Compare | IsNull, parameters: Parameters
) -> Equal | OneOf | Contains | Compare | IsNull:
    match where:
        case Equal():
            return Equal(where.property, _slot(where.value, parameters))
        case OneOf():
            known = [encoded(value) for value in where.values if value is not None]
            return OneOf(where.property, (parameters.slot(json_text(known)),))
        case Contains():
            return Contains(where.properties, parameters.slot(where.text))
        case Compare():
            return Compare(where.property, where.operator, _slot(where.value, parameters))
        case IsNull():
            return where
