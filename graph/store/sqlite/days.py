"""The numbers by which days are kept and asked for, which `graph.store.days` describes, in SQL."""

import datetime

from dutygraph.graph.model import TimeRuleKind
from dutygraph.graph.store.days import LAST_OF_YEAR, LEAP

ANNUAL = f"'{TimeRuleKind.ANNUAL_DEADLINE}'"


def without_day(rule: str = "") -> str:
    """Whether a time rule is a deadline by a day of the year that there is not.

    An index holds these. Were it said with =, SQLite would try whether that serves for each kind that a
    statement is given, and plan the statement anew every time.
    """
    of = f"{rule}." if rule else ""
    is_a_day = (
        f"{of}month BETWEEN 1 AND 12 AND {of}day BETWEEN 1 AND 31"
        f" AND coalesce({of}year, 1) BETWEEN 1 AND {datetime.MAXYEAR}"
    )
    return f"NOT {of}kind <> {ANNUAL} AND ({is_a_day}) IS NOT TRUE"


def next_date(on: str, at: str, first: str) -> str:
    """The first date from the date `on` and the year `first` on that such a day falls on; null for none."""
    on = f"max({on}, {first} * 10000 + 101)"
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
