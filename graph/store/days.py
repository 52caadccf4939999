"""Deadlines by a day of the year as numbers, which compare as the days do: 1130, and of one year 20261130.

229 is the last day of February, whatever the year. SQL and Cypher say alike what follows from them; `on`
begins the names of the numbers of `counted_from`.
"""

import calendar
import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from dutygraph.graph.stated import Batch
from dutygraph.graph.store.plan import Paging, Path
from dutygraph.graph.store.port import NextDateKey, out

LAST_OF_YEAR = 1231
LEAP = 229
BEYOND = 100_000_000
"""Behind every day."""

_LEAP_YEAR = 2024

_DUE = out("DUE", "TimeRule")
PATHS: Mapping[str, Path] = {"Obligation": (_DUE,), "Task": (out("IMPOSES", "Obligation"), _DUE)}
"""The node types whose days are kept beside them, and the way to the rules that name them."""


def touched(changes: Batch) -> dict[str, set[str]]:
    """The time rules that changes write, and what they join to other rules or statements, by their types."""
    nodes = (*changes.created, *changes.updated)
    links = (*changes.related, *changes.altered, *changes.unrelated)
    found = {"TimeRule": {node.id for node in nodes if type(node).__name__ == "TimeRule"}}
    for start, type_ in (("Obligation", "DUE"), ("Task", "IMPOSES")):
        found[start] = {link.start for link in links if (link.type, link.start_type) == (type_, start)}
    return found


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


def counted_from(on: datetime.date, bound: object) -> dict[str, Any]:
    """The numbers for an order by the next day from `on` on, behind that of the date `bound`.

    `stretches` are of days that follow each other: from one to another, and what makes dates of them. Three
    lie beside the first: 29 February by itself, and what is of one year only.
    """
    first, start, year = number(on), 0, on.year * 10_000
    if isinstance(bound, datetime.date):
        start = number(bound)
    leap = in_year(on.year, LEAP) if in_year(on.year, LEAP) >= first else in_year(on.year + 1, LEAP)
    stretches = (
        (max(first - year, start - year), LAST_OF_YEAR, year),
        (max(1, start - year - 10_000), first - year - 1, year + 10_000),
        (LEAP, LEAP, leap - LEAP),
        (max(10_000, first, start), BEYOND - 1, 0),
    )
    return {
        "first": first,
        "start": start,
        "year": year,
        "from": first - year,
        "leap": leap,
        "stretches": [[low, min(high, BEYOND - 1 - more), more] for low, high, more in stretches],
    }


def next_of(kept: str, on: str) -> str:
    """The first day that a kept one falls on, were there no other bounds than when it is counted from."""
    return (
        f"CASE WHEN {kept}.at > {LAST_OF_YEAR} THEN {kept}.at WHEN {kept}.at = {LEAP} THEN {on}leap"
        f" WHEN {kept}.at >= {on}from THEN {on}year + {kept}.at ELSE {on}year + 10000 + {kept}.at END"
    )


def comes(date: str, since: str, on: str) -> str:
    """Whether such a day is yet to come, and not before the year that it counts since."""
    return f"{on}first <= {date} AND {date} < {BEYOND} AND {since} * 10000 < {date}"
