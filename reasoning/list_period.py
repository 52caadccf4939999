"""Which years a task list speaks of, and on which days its dates are right.

"11月30日前" in a list for 2026 is 2026's. Until a newer edition is loaded its later years are carried over; a
day that the text says of every year (每年3月10日前) is every year's from the list's own year on. Before its
own year a list has no dates, and from the day on which a newer edition takes over the dates are that
edition's. A law speaks of the days on which it is in force, whatever the year.
"""

import datetime
from dataclasses import dataclass

_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Edition:
    """A task list of the same series, and the day from which dates are its."""

    id: str
    title: str
    starts: datetime.date


@dataclass(frozen=True, slots=True)
class ListPeriod:
    """`first_year` to `last_year` are the list's own; None where it states neither year nor dates.

    `begins` is the first day of which it says anything, `starts` the first that its dates can fall on,
    `newer` the edition that takes over from it, `last` the last day of a law that has ended, or of a list
    that says when it does. `worded` are the first and last day on which the text of a law that is loaded is
    the one in force, by what is known of amendments.
    """

    first_year: int | None = None
    last_year: int | None = None
    begins: datetime.date = datetime.date.min
    starts: datetime.date = datetime.date.min
    newer: Edition | None = None
    last: datetime.date = datetime.date.max
    worded: tuple[datetime.date, datetime.date] = (datetime.date.min, datetime.date.max)

    @property
    def ends(self) -> datetime.date:
        """The last day that its dates can fall on."""
        if self.newer is None or self.newer.starts == datetime.date.min:
            return self.last
        return min(self.last, self.newer.starts - _DAY)

    def is_own(self, year: int) -> bool:
        if self.first_year is None or self.last_year is None:
            return False
        return self.first_year <= year <= self.last_year

    def holds(self, day: datetime.date) -> bool:
        return self.starts <= day <= self.ends
