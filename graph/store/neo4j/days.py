"""The numbers by which days are kept and asked for, which `graph.store.days` describes."""

import calendar
import datetime
from collections.abc import Iterator
from typing import Any

from dutygraph.graph.store.days import BEYOND, LAST_OF_YEAR, LEAP, number

_LEAP_YEAR = 2024


def days_named(
    month: int | None, day: int | None, year: int | None, since: int | None
) -> Iterator[tuple[int, int]]:
    """`at` and `since` of the days that a time rule names; those that there are in no year are left out."""
    if month is None or day is None or not (1 <= month <= 12 and 1 <= day <= 31):
        return
    at = month * 100 + min(day, calendar.monthrange(_LEAP_YEAR, month)[1])
    if year is not None:
        if datetime.MINYEAR <= year <= datetime.MAXYEAR:
            yield _in(year, at), 0
        return
    begins = since if since is not None and datetime.MINYEAR <= since <= datetime.MAXYEAR else 0
    yield at, begins
    if begins:
        yield _in(begins, at), 0


def _in(year: int, at: int) -> int:
    return year * 10_000 + at - (at == LEAP and not calendar.isleap(year))


def counted_from(on: datetime.date, bound: object) -> dict[str, Any]:
    """The numbers for an order by the next day from `on` on, behind those of the date `bound`."""
    first, start, year = number(on), 0, on.year * 10_000
    if isinstance(bound, datetime.date):
        start = number(bound)
    leap = _in(on.year, LEAP) if _in(on.year, LEAP) >= first else _in(on.year + 1, LEAP)
    stretches = [
        (max(first - year, start - year), LAST_OF_YEAR, year),
        (max(1, start - year - 10_000), first - year - 1, year + 10_000),
        (LEAP, LEAP, leap - LEAP),
        (max(10_000, first, start), BEYOND - 1, 0),
    ]
    return {
        "first": first,
        "start": start,
        "year": year,
        "from": first - year,
        "leap": leap,
        "stretches": [list(each) for each in stretches if each[0] <= each[1] and sum(each[::2]) < BEYOND],
    }
