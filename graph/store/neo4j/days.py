"""The numbers by which days are asked for, which `graph.store.days` describes."""

import datetime
from typing import Any

from dutygraph.graph.store.days import BEYOND, LAST_OF_YEAR, LEAP, in_year, number


def counted_from(on: datetime.date, bound: object) -> dict[str, Any]:
    """The numbers for an order by the next day from `on` on, behind those of the date `bound`."""
    first, start, year = number(on), 0, on.year * 10_000
    if isinstance(bound, datetime.date):
        start = number(bound)
    leap = in_year(on.year, LEAP) if in_year(on.year, LEAP) >= first else in_year(on.year + 1, LEAP)
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
