"""Which task lists are loaded, which of them answers for a day, and how its editions follow each other."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from dutygraph.graph.errors import InvalidInput
from dutygraph.graph.model import Stage
from dutygraph.graph.store.port import Fetch, PropertyKey, Record, Relation, Store, out
from dutygraph.reasoning.in_force import task_list_days
from dutygraph.reasoning.list_period import Edition, ListPeriod

_NAMED = 10
"""How many task lists an error names."""

_LISTS = Fetch(
    "TaskList",
    ("title", "year", "effective_from", "effective_to", "stage"),
    order=(PropertyKey("id"),),
    relations=(Relation("series", (out("EDITION_OF", "Series"),), Fetch("Series")),),
)


@dataclass(frozen=True, slots=True)
class LoadedList:
    """`days` are the first and the last on which it is in force; None: it says nothing of that."""

    id: str
    title: str
    year: int | None
    days: tuple[datetime.date, datetime.date] | None
    draft: bool
    series: str | None

    @property
    def first_day(self) -> datetime.date:
        return self.days[0] if self.days else datetime.date.min

    @property
    def last_day(self) -> datetime.date:
        return self.days[1] if self.days else datetime.date.min

    @property
    def first_year(self) -> int | None:
        """Of the years that a day without one can mean: the year it is for, else those it is in force in."""
        return self.year or (self.first_day.year if self.first_day > datetime.date.min else None)

    @property
    def last_year(self) -> int | None:
        if self.year is not None or not self.days:
            return self.year
        return self.first_year if self.last_day == datetime.date.max else self.last_day.year

    @property
    def takes_over(self) -> datetime.date:
        """The first day whose dates are this edition's and no longer those of the one before it."""
        return max(self.first_day, _new_year(self.first_year))

    def is_in_force(self, on: datetime.date) -> bool:
        return self.days is not None and self.days[0] <= on <= self.days[1]


async def read_lists(store: Store) -> tuple[LoadedList, ...]:
    """All task lists by id; one fetch."""
    return tuple(_loaded(found) for found in await store.fetch(_LISTS))


def list_for(lists: Sequence[LoadedList], on: datetime.date) -> LoadedList:
    """The list that answers for a day: the newest in force, else the newest that was.

    Of several it is the newest by its effective date or else the first day of its year, and of equals the
    first by id; a draft answers only where there is no other. InvalidInput where there is none, or all begin
    later.
    """
    begun = [one for one in lists if one.days is not None and one.first_day <= on]
    issued = [one for one in begun if not one.draft] or begun
    in_force = [one for one in issued if one.is_in_force(on)]
    if in_force:
        return max(in_force, key=lambda one: (one.first_day, -lists.index(one)))
    if issued:
        return max(issued, key=lambda one: (one.last_day, one.first_day, -lists.index(one)))
    raise _none_for(lists, on)


def list_for_dates(lists: Sequence[LoadedList], on: datetime.date, end: datetime.date) -> LoadedList:
    """The list whose dates are asked for on a day, up to `end`: that of the day, else the first to begin."""
    if any(one.days is not None and one.first_day <= on for one in lists):
        return list_for(lists, on)
    later = [one for one in lists if one.days is not None and one.first_day <= end]
    if not later:
        raise _none_for(lists, on)
    return min(later, key=lambda one: (one.draft, one.first_day, one.id))


def named(lists: Sequence[LoadedList], id: str) -> LoadedList:
    """The list of this id; InvalidInput where there is none, naming the nearest and what there is."""
    for one in lists:
        if one.id == id:
            return one
    near = process.extractOne(id, [one.id for one in lists], scorer=fuzz.ratio, score_cutoff=50)
    suggestion = f"是不是 Did you mean {near[0]}? " if near else ""
    raise InvalidInput(f"没有任务清单 There is no task list {id!r}.", f"{suggestion}{_those_loaded(lists)}")


def period_of(one: LoadedList, lists: Iterable[LoadedList]) -> ListPeriod:
    """The years of a list, and the edition that takes over from it."""
    editions = _editions(one, lists)
    at = editions.index(one)
    newer = editions[at + 1] if at + 1 < len(editions) else None
    return ListPeriod(
        one.first_year,
        one.last_year,
        min(one.first_day, one.takes_over),
        one.takes_over if at else _new_year(one.first_year),
        None if newer is None else Edition(newer.id, newer.title, newer.takes_over),
    )


def editions_between(
    one: LoadedList, lists: Iterable[LoadedList], start: datetime.date, end: datetime.date
) -> tuple[LoadedList, ...]:
    """The editions of a list's series that dates from `start` to `end` can be of, in order."""
    lists = tuple(lists)
    periods = ((edition, period_of(edition, lists)) for edition in _editions(one, lists))
    return tuple(edition for edition, period in periods if period.starts <= end and start <= period.ends)


def _editions(one: LoadedList, lists: Iterable[LoadedList]) -> list[LoadedList]:
    """Itself and the issued editions of its series, as they follow each other; a draft replaces nothing."""
    if one.series is None or one.draft or one.days is None:
        return [one]
    same = [each for each in lists if each.series == one.series and not each.draft and each.days is not None]
    # Of two for one year the first by id answers, so it comes last.
    return sorted(sorted(same, key=lambda each: each.id, reverse=True), key=lambda each: each.takes_over)


def _loaded(found: Record) -> LoadedList:
    return LoadedList(
        found.id,
        found.title,
        found.year,
        task_list_days(found.year, _day(found.effective_from), _day(found.effective_to)),
        found.stage == Stage.DRAFT,
        found.series[0].id if found.series else None,
    )


def _day(value: object) -> datetime.date | None:
    return None if value is None else datetime.date.fromisoformat(str(value))


def _new_year(year: int | None) -> datetime.date:
    return datetime.date.min if year is None else datetime.date(year, 1, 1)


def _those_loaded(lists: Sequence[LoadedList]) -> str:
    if not lists:
        return "尚未载入任务清单 No task list is loaded. 请先载入一份 Load one."
    newest = sorted(lists, key=lambda one: one.first_day, reverse=True)
    told = "; ".join(f"{one.id} ({one.title}, {_period(one)})" for one in newest[:_NAMED])
    return f"已载入 Loaded are: {told}{' 等 and more' if len(lists) > _NAMED else ''}."


def _period(one: LoadedList) -> str:
    if one.days is None:
        return "未写明 no date"
    if one.days == task_list_days(one.year, None, None):
        return str(one.year)
    first, last = one.days
    return f"{'…' if first == datetime.date.min else first} – {'…' if last == datetime.date.max else last}"


def _none_for(lists: Sequence[LoadedList], on: datetime.date) -> InvalidInput:
    advice = "请给出更晚的日期，或用 taskList 指明 Give a later day (on), or name one (taskList). "
    return InvalidInput(
        f"{on} 还没有任务清单 No task list is in force on {on} or before it.",
        f"{advice if lists else ''}{_those_loaded(lists)}",
    )
