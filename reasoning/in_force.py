"""What is in force on a day: the one place that says so, for records and for reads.

An instrument is in force from its effective date (施行日期) until the day before it ends (废止日期); a task
list from its effective date to its end, both included, or in its year where it states neither.
"""

import datetime
from enum import StrEnum

from dutygraph.graph.store.port import All, AnyOf, Compare, Equal, IsNull, Not, Operator, Where


class Standing(StrEnum):
    """Where an instrument stands on a day."""

    IN_FORCE = "IN_FORCE"
    NOT_YET_IN_FORCE = "NOT_YET_IN_FORCE"
    ENDED = "ENDED"
    UNKNOWN = "UNKNOWN"


def standing(
    on: datetime.date, effective_on: datetime.date | None, ended_on: datetime.date | None
) -> Standing:
    """UNKNOWN where its effective date is not known and it has not ended."""
    if ended_on is not None and ended_on <= on:
        return Standing.ENDED
    if effective_on is None:
        return Standing.UNKNOWN
    return Standing.NOT_YET_IN_FORCE if on < effective_on else Standing.IN_FORCE


def instruments_standing(standing: Standing, on: datetime.date) -> Where:
    """The instruments that stand so on a day, by the rule of `standing`."""
    ended = Compare("ended_on", Operator.AT_MOST, on)
    match standing:
        case Standing.ENDED:
            return ended
        case Standing.UNKNOWN:
            return All((Not(ended), IsNull("effective_on")))
        case Standing.NOT_YET_IN_FORCE:
            return All((Not(ended), Compare("effective_on", Operator.GREATER, on)))
        case Standing.IN_FORCE:
            return All((Not(ended), Compare("effective_on", Operator.AT_MOST, on)))


def task_list_days(
    year: int | None, effective_from: datetime.date | None, effective_to: datetime.date | None
) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day on which a task list is in force; None where it says neither days nor
    year.
    """
    if effective_from is not None or effective_to is not None:
        return effective_from or datetime.date.min, effective_to or datetime.date.max
    if year is None or not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        return None
    return datetime.date(year, 1, 1), datetime.date(year, 12, 31)


def task_lists_in_force(on: datetime.date) -> Where:
    """The task lists in force on a day."""
    return AnyOf((dated_task_lists(on), yearly_task_lists(on)))


def dated_task_lists(on: datetime.date) -> Where:
    """Those in force on a day by dates of their own, of which either may be open."""
    started = AnyOf((IsNull("effective_from"), Compare("effective_from", Operator.AT_MOST, on)))
    going_on = AnyOf((IsNull("effective_to"), Compare("effective_to", Operator.AT_LEAST, on)))
    return All((started, going_on, Not(_UNDATED)))


def yearly_task_lists(on: datetime.date) -> Where:
    """Those that state no dates and are for the year of a day."""
    return All((_UNDATED, Equal("year", on.year)))


_UNDATED = All((IsNull("effective_from"), IsNull("effective_to")))
