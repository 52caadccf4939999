"""Lists by the next day on which something is due.

That day follows from the day it is asked on, so no engine holds it: the deadlines of all that a filter
leaves are read, ordered here, and the page is read by its ids. Two reads, whatever the page, and a bound
on how much is ordered. A cursor holds the day itself, and goes on behind it on any later day.
"""

import datetime
import functools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias, TypeGuard

from dutygraph.graph.errors import InvalidInput
from dutygraph.graph.model import TimeRuleKind, Value
from dutygraph.graph.store.port import Equal, Fetch, OneOf, Order, Record, Relation, Step, Store, Where
from dutygraph.reasoning.dates.calendar import next_date

LARGEST = 5_000
"""How many are ordered at most."""


@dataclass(frozen=True, slots=True)
class NextDueKey:
    """Order by the first day, from the day of the request on, that a time rule along `path` names.

    What names none comes last in either direction.
    """

    path: tuple[Step, ...]
    descending: bool = False


Key: TypeAlias = Order | NextDueKey


def by_store(order: tuple[Key, ...]) -> TypeGuard[tuple[Order, ...]]:
    """Whether a store can order so by itself."""
    return not any(isinstance(key, NextDueKey) for key in order)


async def read_ordered(
    store: Store,
    page: Fetch,
    where: Where | None,
    order: tuple[Key, ...],
    after: tuple[Value, ...] | None,
    on: datetime.date,
) -> Sequence[Record]:
    """The page of what meets `where`, in `order` behind `after`, keyed; `page` has its shape and limit.

    InvalidInput where more meets `where` than is ordered.
    """
    found = await store.fetch(_keys_fetch(page.node, where, order))
    if len(found) > LARGEST:
        raise InvalidInput(
            f"More than {LARGEST} would have to be ordered by their next date.",
            "Narrow them with filter, such as to one taskList.",
        )
    keyed = {record.id: (*_keys(record, order, on), record.id) for record in found}
    compare = functools.partial(_compare, [*(key.descending for key in order), False])
    by_keys = functools.cmp_to_key(compare)
    ids = sorted(keyed, key=lambda each: by_keys(keyed[each]))
    if after is not None:
        ids = [id for id in ids if compare(after, keyed[id]) < 0]
    ids = ids[: page.limit]
    wanted = replace(page, where=OneOf("id", tuple(ids)), limit=None)
    read = await store.fetch(wanted) if ids else ()
    records = {record.id: record for record in read}
    return [Record(**{**vars(records[id]), "order_values": keyed[id]}) for id in ids if id in records]


def _keys_fetch(node: str, where: Where | None, order: tuple[Key, ...]) -> Fetch:
    deadlines = Fetch(
        "TimeRule", ("month", "day", "year"), where=Equal("kind", str(TimeRuleKind.ANNUAL_DEADLINE))
    )
    return Fetch(
        node,
        where=where,
        order=tuple(key for key in order if not isinstance(key, NextDueKey)),
        limit=LARGEST + 1,
        keyed=True,
        relations=tuple(
            Relation("deadlines", key.path, deadlines) for key in order if isinstance(key, NextDueKey)
        ),
    )


def _keys(record: Record, order: tuple[Key, ...], on: datetime.date) -> list[Value]:
    held = iter(record.order_values)
    return [_next(record, on) if isinstance(key, NextDueKey) else next(held) for key in order]


def _next(record: Record, on: datetime.date) -> datetime.date | None:
    dates = (next_date(rule, on) for rule in record.deadlines)
    return min((date for date in dates if date is not None), default=None)


def _compare(descending: Sequence[bool], one: Sequence[Value], other: Sequence[Value]) -> int:
    """Negative where `one` comes first."""
    for mine, its, down in zip(one, other, descending, strict=True):
        if mine == its:
            continue
        if mine is None or its is None:
            return 1 if mine is None else -1
        smaller = mine < its  # type: ignore[operator]
        return -1 if smaller != down else 1
    return 0
