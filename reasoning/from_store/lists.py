"""Which task lists are loaded, which of them concern a day, and how the editions of one follow each other."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from dutygraph.graph.errors import ErrorReason, InvalidInput
from dutygraph.graph.model import Stage
from dutygraph.graph.store.port import Fetch, PropertyKey, Record, Store, along, out
from dutygraph.reasoning.list_period import Edition, ListPeriod

_NAMED = 10
"""How many task lists an error names."""

_LISTS = Fetch(
    "TaskList",
    ("title", "year", "effective_from", "effective_to", "stage"),
    order=(PropertyKey("id"),),
    relations=(along("series", out("EDITION_OF", "Series")),),
)


@dataclass(frozen=True, slots=True)
class LoadedList:
    """A task list by what says when it holds; `series` is that of its yearly editions."""

    id: str
    title: str
    year: int | None
    effective_from: datetime.date | None
    effective_to: datetime.date | None
    draft: bool
    series: str | None

    @property
    def begins(self) -> datetime.date:
        """Its first day: where it states none that of its year, and always where it states neither."""
        return self.effective_from or _new_year(self.year)

    @property
    def ends(self) -> datetime.date:
        """The day that it says is its last; where it says none it goes on until a newer edition begins."""
        return self.effective_to or datetime.date.max

    @property
    def first_year(self) -> int | None:
        return self.year or (self.effective_from.year if self.effective_from else None)

    @property
    def last_year(self) -> int | None:
        return self.effective_to.year if self.effective_to else self.first_year

    @property
    def last(self) -> datetime.date:
        """The day that ends it for good: a list that ends with its year is carried over, and no other."""
        carried = self.year and self.ends >= datetime.date(self.year, 12, 31) and self.year == self.last_year
        return datetime.date.max if carried else self.ends

    @property
    def takes_over(self) -> datetime.date:
        """The first day whose dates are this edition's and no longer those of the one before it."""
        return max(self.begins, _new_year(self.first_year))


async def read_lists(store: Store) -> tuple[LoadedList, ...]:
    """All task lists by id; one fetch."""
    return tuple(_loaded(found) for found in await store.fetch(_LISTS))


def lists_on(lists: Sequence[LoadedList], on: datetime.date) -> tuple[LoadedList, ...]:
    """The task lists that concern a day, the newest first.

    They have begun and do not say that they have ended; where all have, it is those that ended last. Of the
    yearly editions of one list it is the newest that has begun, and of equals the first by id. Drafts concern
    no day while there are others. InvalidInput where none has begun, naming what there is.
    """
    begun = [one for one in lists if one.begins <= on]
    if not begun:
        raise _none_on(lists, on)
    last = min(on, max(one.ends for one in begun))
    going_on = [one for one in begun if one.ends >= last]
    issued = [one for one in going_on if not one.draft] or going_on
    newest: dict[str, LoadedList] = {}
    for one in sorted(issued, key=lambda one: (one.begins, one.id)):
        newest[one.series or one.id] = one
    by_id = sorted(newest.values(), key=lambda one: one.id)
    return tuple(sorted(by_id, key=lambda one: one.begins, reverse=True))


def lists_for_dates(
    lists: Sequence[LoadedList], on: datetime.date, end: datetime.date
) -> tuple[LoadedList, ...]:
    """The lists whose dates up to `end` are asked for on a day: those of the day, else the first to begin."""
    first = min((one.begins for one in lists), default=on)
    return lists_on(lists, max(on, first) if first <= end else on)


def named(lists: Sequence[LoadedList], id: str) -> LoadedList:
    """The list of this id; InvalidInput where there is none, naming the nearest and what there is."""
    for one in lists:
        if one.id == id:
            return one
    near = process.extractOne(id, [one.id for one in lists], scorer=fuzz.ratio, score_cutoff=50)
    suggestion = f"是否指 Did you mean {near[0]}? " if near else ""
    raise InvalidInput(
        f"没有任务清单 {id!r}。 There is no task list {id!r}.",
        f"{suggestion}{_those_loaded(lists)}",
        argument="taskList",
        reason=ErrorReason.NOT_FOUND,
        valid=[one.id for one in _newest(lists)],
    )


def period_of(one: LoadedList, lists: Iterable[LoadedList]) -> ListPeriod:
    """The years of a list, and the edition that takes over from it."""
    editions = _editions(one, lists)
    at = editions.index(one)
    newer = editions[at + 1] if at + 1 < len(editions) else None
    edition = None if newer is None else Edition(newer.id, newer.title, newer.takes_over)
    starts = one.takes_over if at else min(one.begins, _new_year(one.first_year))
    return ListPeriod(one.first_year, one.last_year, min(one.begins, starts), starts, edition, one.last)


def editions_between(
    chosen: Iterable[LoadedList], lists: Sequence[LoadedList], start: datetime.date, end: datetime.date
) -> tuple[LoadedList, ...]:
    """The editions of lists that dates from `start` to `end` are of, in order; the list itself if none."""
    found: dict[str, LoadedList] = {}
    for one in chosen:
        periods = [(edition, period_of(edition, lists)) for edition in _editions(one, lists)]
        within = [each for each, period in periods if period.starts <= end and start <= period.ends]
        found.update((each.id, each) for each in within or [one])
    return tuple(found.values())


def _editions(one: LoadedList, lists: Iterable[LoadedList]) -> list[LoadedList]:
    """Itself and the issued editions of its series, as they follow each other; a draft replaces nothing."""
    if one.series is None or one.draft:
        return [one]
    same = [each for each in lists if each.series == one.series and not each.draft]
    return sorted(same, key=lambda each: (each.takes_over, each.id))


def _loaded(found: Record) -> LoadedList:
    return LoadedList(
        found.id,
        found.title,
        found.year if found.year and datetime.MINYEAR <= found.year <= datetime.MAXYEAR else None,
        found.effective_from,
        found.effective_to,
        found.stage == Stage.DRAFT,
        found.series[0].id if found.series else None,
    )


def _new_year(year: int | None) -> datetime.date:
    return datetime.date.min if year is None else datetime.date(year, 1, 1)


def _newest(lists: Sequence[LoadedList]) -> list[LoadedList]:
    return sorted(lists, key=lambda one: one.begins, reverse=True)[:_NAMED]


def _those_loaded(lists: Sequence[LoadedList]) -> str:
    if not lists:
        return "尚未载入任务清单，请先载入。 No task list is loaded. Load one."
    told = "; ".join(f"{one.id} ({one.title}, {_days(one)})" for one in _newest(lists))
    return f"已载入 Loaded are: {told}{' 等 and more' if len(lists) > _NAMED else ''}."


def _days(one: LoadedList) -> str:
    if one.effective_from is None and one.effective_to is None:
        return str(one.year or "no date")
    return f"{one.effective_from or '...'} to {one.effective_to or '...'}"


def _none_on(lists: Sequence[LoadedList], on: datetime.date) -> InvalidInput:
    advice = "请用 taskList 指明，或问以后的日子。 Name one by its id (taskList), or ask about a later day. "
    return InvalidInput(
        f"{on} 没有任何任务清单适用。 No task list concerns {on}.",
        f"{advice if lists else ''}{_those_loaded(lists)}",
        argument="on",
        reason=ErrorReason.OUT_OF_RANGE,
        valid=[one.id for one in _newest(lists)],
    )
