"""Deadlines by a day of the year as numbers, which compare as the days do: 1130, and of one year 20261130.

229 is the last day of February, whatever the year.
"""

import datetime
from collections.abc import Mapping
from types import MappingProxyType

from dutygraph.graph.store.plan import Path
from dutygraph.graph.store.port import out

LAST_OF_YEAR = 1231
LEAP = 229
BEYOND = 100_000_000
"""Behind every day."""

_DUE = out("DUE", "TimeRule")
PATHS: Mapping[str, Path] = MappingProxyType(
    {"Obligation": (_DUE,), "Task": (out("IMPOSES", "Obligation"), _DUE)}
)
"""The node types whose days are kept beside them, and the way to the rules that name them."""


def number(day: datetime.date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day
