"""ISO 8601 durations as time rules hold them (P2Y, P6M, P1W, PT24H), compared and counted from a moment."""

import calendar
import datetime
import re

from dutygraph.graph.errors import InvalidInput

_DURATION = re.compile(
    r"P(?=.)(?:(?P<years>\d{1,6})Y)?(?:(?P<months>\d{1,6})M)?(?:(?P<weeks>\d{1,6})W)?(?:(?P<days>\d{1,6})D)?"
    r"(?:T(?=.)(?:(?P<hours>\d{1,6})H)?(?:(?P<minutes>\d{1,6})M)?(?:(?P<seconds>\d{1,6})S)?)?"
)


def years(period: str) -> float:
    """A period in years, to be compared with one: exact in years and months, days and weeks on average.

    Hours and less count nothing. InvalidInput for what is no ISO 8601 duration.
    """
    part = _parts(period)
    return part["years"] + part["months"] / 12 + (7 * part["weeks"] + part["days"]) / 365.25


def in_hours(period: str) -> bool:
    """Whether it is counted by the clock and not by days."""
    part = _parts(period)
    return bool(part["hours"] or part["minutes"] or part["seconds"])


def days(period: str) -> int | None:
    """How many days it is; None where it is counted in anything else too."""
    part = _parts(period)
    counted = 7 * part["weeks"] + part["days"]
    return counted if counted and not (part["years"] or part["months"] or in_hours(period)) else None


def later(moment: datetime.datetime, period: str, times: int = 1) -> datetime.datetime:
    """So long after a moment; before it with `times` below zero.

    Years and months end on the same day of the month, or on its last where it is shorter, as periods do in
    《中华人民共和国民法典》第二百零二条; the first day does not count (第二百零一条). OverflowError beyond
    the calendar.
    """
    part = _parts(period)
    months = moment.year * 12 + moment.month - 1 + times * (12 * part["years"] + part["months"])
    year, month = divmod(months, 12)
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        raise OverflowError
    date = day_of(year, month + 1, moment.day)
    lasting = {unit: part[unit] for unit in ("weeks", "days", "hours", "minutes", "seconds")}
    return datetime.datetime.combine(date, moment.timetz()) + times * datetime.timedelta(**lasting)


def day_later(day: datetime.date, period: str) -> datetime.date | None:
    """The day so long after a day; None beyond the calendar."""
    try:
        return later(datetime.datetime.combine(day, datetime.time()), period).date()
    except OverflowError:
        return None


def day_of(year: int, month: int, day: int) -> datetime.date:
    """The day of a month, or its last where it is shorter."""
    return datetime.date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _parts(period: str) -> dict[str, int]:
    read = _DURATION.fullmatch(period)
    if read is None:
        raise InvalidInput(
            f"The period {period!r} of a time rule is no ISO 8601 duration.",
            "Write it like P1Y or P6M and load again.",
        )
    return {name: int(value or 0) for name, value in read.groupdict().items()}
