"""Deadlines by a day of the year as numbers, which compare as the days do: 1130, and of one year 20261130.

229 is the last day of February, whatever the year.
"""

import datetime

from dutygraph.graph.model import TimeRuleKind

LAST_OF_YEAR = 1231
LEAP = 229


def names_a_day(rule: str) -> str:
    """Whether a time rule is a deadline by a day of the year."""
    return (
        f"{rule}.kind = '{TimeRuleKind.ANNUAL_DEADLINE}' AND {rule}.month BETWEEN 1 AND 12"
        f" AND {rule}.day BETWEEN 1 AND 31 AND coalesce({rule}.year, 1) BETWEEN 1 AND {datetime.MAXYEAR}"
    )


def day_of(rule: str) -> str:
    """The day that a time rule names, or the last of its month where that comes first."""
    last = f"CASE {rule}.month WHEN 2 THEN 29 WHEN 4 THEN 30 WHEN 6 THEN 30 WHEN 9 THEN 30 WHEN 11 THEN 30"
    at = f"({rule}.month * 100 + min({rule}.day, {last} ELSE 31 END))"
    return f"CASE WHEN {rule}.year IS NULL THEN {at} ELSE {_in(f'{rule}.year', at)} END"


def next_date(on: str, at: str) -> str:
    """The first date from the date `on` on that such a day falls on; null where there is none."""
    this = _in(f"({on} / 10000)", at)
    return (
        f"CASE WHEN {at} > {LAST_OF_YEAR} THEN CASE WHEN {at} >= {on} THEN {at} END"
        f" WHEN {this} >= {on} THEN {this}"
        f" WHEN {on} / 10000 < {datetime.MAXYEAR} THEN {_in(f'({on} / 10000 + 1)', at)} END"
    )


def _in(year: str, at: str) -> str:
    leap = f"({year} % 4 = 0 AND ({year} % 100 <> 0 OR {year} % 400 = 0))"
    return f"({year} * 10000 + {at} - ({at} = {LEAP} AND NOT {leap}))"


def number_of(text: str) -> str:
    return f"CAST(replace({text}, '-', '') AS INTEGER)"


def text_of(date: str) -> str:
    return (
        f"CASE WHEN {date} IS NOT NULL THEN"
        f" printf('%04d-%02d-%02d', {date} / 10000, {date} / 100 % 100, {date} % 100) END"
    )
