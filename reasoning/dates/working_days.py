"""Working days in China: weekends, public holidays and the days worked in their place (调休)."""

import datetime

import chinese_calendar  # type: ignore[import-untyped]

_DAY = datetime.timedelta(days=1)


def last_working_day(day: datetime.date) -> datetime.date | None:
    """The last working day on or before a day; None where that year's calendar is not published or known."""
    try:
        while not chinese_calendar.is_workday(day):
            day -= _DAY
    except NotImplementedError:
        return None
    return day


def working_days_later(day: datetime.date, count: int) -> datetime.date | None:
    """The day so many working days after a day, or before it where `count` is below zero; None: not known.

    The day itself does not count.
    """
    step = _DAY if count > 0 else -_DAY
    try:
        for _ in range(abs(count)):
            day += step
            while not chinese_calendar.is_workday(day):
                day += step
    except (NotImplementedError, OverflowError):
        return None
    return day
