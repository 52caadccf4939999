"""Deadlines by a day of the year as numbers, which compare as the days do: 1130, and of one year 20261130.

229 is the last day of February, whatever the year.
"""

import datetime
from collections.abc import Mapping
from types import MappingProxyType

from dutygraph.graph.store.plan import Paging, Path
from dutygraph.graph.store.port import NextDateKey, out

LAST_OF_YEAR = 1231
LEAP = 229
BEYOND = 100_000_000
"""Behind every day."""

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


def number(day: datetime.date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day
