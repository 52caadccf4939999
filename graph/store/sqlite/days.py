"""Days as `graph.store.days` counts them, in SQL."""

import datetime

from dutygraph.graph.model import TimeRuleKind

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


def text_of(date: str) -> str:
    return (
        f"CASE WHEN {date} IS NOT NULL THEN"
        f" printf('%04d-%02d-%02d', {date} / 10000, {date} / 100 % 100, {date} % 100) END"
    )
