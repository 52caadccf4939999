"""Rows of a statement's answer into records, and values to and from the driver's."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

from dutygraph.graph.store.port import Record

Decode: TypeAlias = Callable[[Sequence[Sequence[Any]]], tuple[Record, ...]]


def decode_rows(
    node_type: str,
    columns: Sequence[tuple[str, type]],
    order_kinds: Sequence[type] | None,
    relations: Sequence[tuple[str, Decode]],
    totals: Sequence[str],
) -> Decode:
    """How to read rows of these columns, in this order: properties, order values, relations, totals."""
    names = [name for name, _ in columns]
    converted = [
        (position, convert)
        for position, (_, kind) in enumerate(columns)
        if (convert := _CONVERTED.get(kind)) is not None
    ]
    converted_order: list[tuple[int, Callable[[Any], Any]]] = []
    if order_kinds is not None:
        converted_order = [
            (position, convert)
            for position, kind in enumerate(order_kinds)
            if (convert := _CONVERTED.get(kind)) is not None
        ]
        names.append("order_values")
    first_relation = len(names)
    names += [name for name, _ in relations]
    names += totals
    readers = [(first_relation + position, reader) for position, (_, reader) in enumerate(relations)]
    order_at = first_relation - 1 if order_kinds is not None else None

    def decode(rows: Sequence[Sequence[Any]]) -> tuple[Record, ...]:
        records = []
        for row in rows:
            values = list(row)
            _convert(values, converted)
            if order_at is not None:
                keys = list(values[order_at])
                _convert(keys, converted_order)
                values[order_at] = tuple(keys)
            for position, reader in readers:
                values[position] = reader(values[position])
            record = Record(type=node_type)
            record.__dict__.update(zip(names, values, strict=True))
            records.append(record)
        return tuple(records)

    return decode


def _convert(values: list[Any], converted: Iterable[tuple[int, Callable[[Any], Any]]]) -> None:
    for position, convert in converted:
        if values[position] is not None:
            values[position] = convert(values[position])


def native_datetime(value: Any) -> datetime.datetime:
    moment: datetime.datetime = value.to_native()
    return moment.astimezone(datetime.UTC)


def _native_date(value: Any) -> datetime.date:
    date: datetime.date = value.to_native()
    return date


_CONVERTED: dict[type, Callable[[Any], Any]] = {
    datetime.datetime: native_datetime,
    datetime.date: _native_date,
    tuple: tuple,
}
