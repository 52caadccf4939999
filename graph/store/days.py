"""Deadlines by a day of the year as numbers, which compare as the days do: 1130, and of one year 20261130.

229 is the last day of February, whatever the year.
"""

import calendar
import datetime
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from dutygraph.graph.store.plan import Paging, Path
from dutygraph.graph.store.port import NextDateKey, out

LAST_OF_YEAR = 1231
LEAP = 229
BEYOND = 100_000_000
"""Behind every day."""

_LEAP_YEAR = 2024

_DUE = out("DUE", "TimeRule")
PATHS: Mapping[str, Path] = MappingProxyType(
    {"Obligation": (_DUE,), "Task": (out("IMPOSES", "Obligation"), _DUE)}
)
"""The node types whose days are kept beside them, and the way to the rules that name them."""


def is_walked(node: str, of: Paging) -> bool:
    """Whether a page can be found by walking the days from the first one on."""
    key = of.order[0] if len(of.order) == 1 else None
    return (
        isinstance(key, NextDateKey)
        and key.path == PATHS.get(node)
        and not (key.descending or of.backwards or of.size is None)
    )


def days_named(
    month: int | None, day: int | None, year: int | None, since: int | None
) -> Iterator[tuple[int, int]]:
    """`at` and `since` of the days that a time rule names; those that there are in no year are left out."""
    if month is None or day is None or not (1 <= month <= 12 and 1 <= day <= 31):
        return
    at = month * 100 + min(day, calendar.monthrange(_LEAP_YEAR, month)[1])
    if year is not None:
        if datetime.MINYEAR <= year <= datetime.MAXYEAR:
            yield in_year(year, at), 0
        return
    begins = since if since is not None and datetime.MINYEAR <= since <= datetime.MAXYEAR else 0
    yield at, begins
    if begins:
        yield in_year(begins, at), 0


def in_year(year: int, at: int) -> int:
    """The day of a year by its number."""
    return year * 10_000 + at - (at == LEAP and not calendar.isleap(year))


def number(day: datetime.date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day
