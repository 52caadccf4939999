"""What is in force on a day: the one place that says so, for records and for reads.

An instrument is in force from its effective date (施行日期) until the day before it ends (废止日期); a task
list from its effective date to its end, both included, or in its year where it states neither. A list
concerns the days after its year too, while no newer edition of it has begun.
"""

import datetime
from enum import auto

from dutygraph.graph.described import Described
from dutygraph.graph.store.port import All, AnyOf, Compare, Equal, IsNull, Not, Operator, Where


class Standing(Described):
    """Where an instrument stands on a day; it follows from its dates."""

    IN_FORCE = auto(), "现行有效: in effect on the day, and not ended."
    NOT_YET_IN_FORCE = auto(), "尚未施行: takes effect after the day."
    ENDED = auto(), "废止 or replaced, on the day or before."
    UNKNOWN = auto(), "Nobody has told when it takes effect."


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


def task_lists_in_force(on: datetime.date) -> Where:
    """The task lists in force on a day."""
    started = AnyOf((IsNull("effective_from"), Compare("effective_from", Operator.AT_MOST, on)))
    going_on = AnyOf((IsNull("effective_to"), Compare("effective_to", Operator.AT_LEAST, on)))
    dated = All((started, going_on, Not(_UNDATED)))
    return AnyOf((dated, All((_UNDATED, Equal("year", on.year)))))


_UNDATED = All((IsNull("effective_from"), IsNull("effective_to")))
