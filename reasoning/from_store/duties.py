"""Reads what the reasoning needs from a store, with a number of fetches that no size changes."""

import asyncio
import datetime
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from cachetools import LRUCache

from dutygraph.graph.errors import ErrorReason, InvalidInput, StoreBusy
from dutygraph.graph.store.port import Revision, Store
from dutygraph.reasoning.from_store.duty_records import (
    ENTERPRISE_TYPES,
    LAWS,
    PLACES,
    PROFILE_FACTS,
    law_duties,
    task_list_duties,
    task_lists_fetch,
    vocabulary,
)
from dutygraph.reasoning.from_store.instruments import read_instruments
from dutygraph.reasoning.from_store.lists import (
    LoadedList,
    editions_between,
    lists_for_dates,
    lists_on,
    named,
    period_of,
    read_lists,
)
from dutygraph.reasoning.instruments.records import Instruments
from dutygraph.reasoning.records import Vocabulary
from dutygraph.reasoning.task_list import DutySource, TaskListDuties
from dutygraph.reasoning.verdicts.conditions import check
from dutygraph.reasoning.verdicts.profile import check_ids

_ATTEMPTS = 5
_TASK_LISTS = frozenset({DutySource.TASK_LIST})

_Lists: TypeAlias = tuple[LoadedList, ...]


async def read_vocabulary(store: Store) -> Vocabulary:
    """Enterprise types, questions and places; three fetches."""
    types, facts, places = await asyncio.gather(
        store.fetch(ENTERPRISE_TYPES), store.fetch(PROFILE_FACTS), store.fetch(PLACES)
    )
    return vocabulary(types, facts, places)


@dataclass(frozen=True, slots=True)
class CurrentDuties:
    """The duties of task lists and of laws, and the revision of the graph they are of.

    `named`: whoever asks named the list. `editions` are those whose dates are asked for, in order; the lists
    themselves where no dates are. `laws` are the laws and standards that are in force on the days asked
    about, or may be; None where nobody asks about them. The `instruments` are read for those who do.
    """

    revision: Revision
    vocabulary: Vocabulary
    task_lists: tuple[TaskListDuties, ...]
    editions: tuple[TaskListDuties, ...]
    named: bool = False
    laws: tuple[TaskListDuties, ...] | None = None
    instruments: Instruments | None = None

    @property
    def size(self) -> int:
        """How many duties and requirements it holds."""
        lists = {one.id: one for one in (*self.task_lists, *self.editions)}
        return 1 + sum(len(one.with_requirements) for one in lists.values())


def begun_by(lists: tuple[TaskListDuties, ...], day: datetime.date, argument: str = "on") -> None:
    """Passes lists of which one has begun by a day, and no lists; InvalidInput for a day before them all."""
    if not lists:
        return
    first = min(lists, key=lambda one: one.period.begins)
    if day < first.period.begins:
        raise InvalidInput(
            f"{day} 早于任务清单 {first.id}（{first.title}）。 {day} is before the task list {first.id}, "
            f"which begins on {first.period.begins}.",
            f"请给出 {first.period.begins} 或以后的日子。 Give {first.period.begins} or a later day.",
            argument=argument,
            reason=ErrorReason.OUT_OF_RANGE,
        )


class DutiesReader:
    """Keeps what was last asked for, by revision; one for a store, owned by the service.

    `capacity` bounds how many duties and requirements are kept for days, ranges and named lists.
    """

    def __init__(self, store: Store, capacity: int = 20_000) -> None:
        self._store = store
        self._kept: LRUCache[tuple[Revision, Hashable], CurrentDuties] = LRUCache(
            capacity, lambda current: min(capacity, current.size)
        )
        self._lists: LRUCache[Revision, tuple[Vocabulary, _Lists]] = LRUCache(1)
        self._instruments: LRUCache[tuple[Revision, tuple[str, ...]], Instruments] = LRUCache(32)
        self._laws: LRUCache[Revision, tuple[TaskListDuties, ...]] = LRUCache(1)
        self._met: set[str] = set()
        self._reading = asyncio.Lock()

    async def check_ids(self, ids: Collection[str], argument: str, *, of_facts: bool) -> None:
        """Passes ids of the vocabulary, which is read for those not met before; else as `check_ids` says."""
        if not self._met.issuperset(ids):
            check_ids(await read_vocabulary(self._store), ids, argument, of_facts=of_facts)
            self._met.update(ids)

    async def duties(
        self, on: datetime.date, task_list: str | None = None, sources: Collection[DutySource] = _TASK_LISTS
    ) -> CurrentDuties:
        """The duties of the task list named, else of all that concern a day, and of the laws in force on it,
        as `sources` say. Where no list is loaded, laws alone answer that are among these.

        One read of the revision where they are kept; otherwise at most six fetches, whatever the size of the
        graph. InvalidInput as `named` and `lists_on` say; StoreBusy where loads keep changing the graph under
        the read.
        """

        def choose(lists: _Lists) -> tuple[_Lists, _Lists]:
            chosen = lists_on(lists, on)
            return chosen, chosen

        return await self._asked(on, choose, task_list, sources, (on, on))

    async def dated(
        self,
        on: datetime.date,
        start: datetime.date,
        end: datetime.date,
        task_list: str | None = None,
        sources: Collection[DutySource] = _TASK_LISTS,
    ) -> CurrentDuties:
        """As `duties`, with all editions whose dates from `start` to `end` are theirs; of one named, itself.

        The laws are those in force on any of these days.
        """

        def choose(lists: _Lists) -> tuple[_Lists, _Lists]:
            chosen = lists_for_dates(lists, on, end)
            return chosen, editions_between(chosen, lists, start, end)

        return await self._asked((on, start, end), choose, task_list, sources, (start, end))

    async def with_instruments(
        self, on: datetime.date, task_list: str | None = None, sources: Collection[DutySource] = _TASK_LISTS
    ) -> CurrentDuties:
        """As `duties`, with the instruments; two more fetches where they are not kept."""
        for _ in range(_ATTEMPTS):
            current = await self.duties(on, task_list, sources)
            ids = tuple(one.id for one in current.task_lists)
            read = self._instruments.get((current.revision, ids))
            if read is None:
                read = await read_instruments(self._store, current.vocabulary, ids)
                if await self._store.revision() != current.revision:
                    continue
                self._instruments[current.revision, ids] = read
            return replace(current, instruments=read)
        raise _kept_changing()

    async def _asked(
        self,
        asked: Hashable,
        choose: Callable[[_Lists], tuple[_Lists, _Lists]],
        task_list: str | None,
        sources: Collection[DutySource],
        days: tuple[datetime.date, datetime.date],
    ) -> CurrentDuties:
        with_laws = DutySource.INSTRUMENT in sources

        def chosen(lists: _Lists) -> tuple[_Lists, _Lists]:
            return choose(lists) if lists or not with_laws else ((), ())

        for _ in range(_ATTEMPTS):
            if DutySource.TASK_LIST not in sources:
                current = await self._current("no lists", lambda _: ((), ()))
            elif task_list:
                current = await self._named(task_list)
            else:
                current = await self._current((asked, with_laws), chosen)
            if not with_laws:
                return current
            laws = self._laws.get(current.revision)
            if laws is None:
                laws = await self._read_laws(current.vocabulary)
                if await self._store.revision() != current.revision:
                    continue
                self._laws[current.revision] = laws
            start, end = days
            in_force = tuple(one for one in laws if one.period.begins <= end and start <= one.period.ends)
            return replace(current, laws=in_force)
        raise _kept_changing()

    async def _read_laws(self, known: Vocabulary) -> tuple[TaskListDuties, ...]:
        found = sorted(await self._store.fetch(LAWS), key=lambda one: str(one.id))
        laws = (law_duties(one, known) for one in found)
        return await asyncio.to_thread(_checked, laws, known)

    async def _named(self, id: str) -> CurrentDuties:
        def choose(lists: _Lists) -> tuple[_Lists, _Lists]:
            chosen = (named(lists, id),)
            return chosen, chosen

        return await self._current(id, choose, named=True)

    async def _current(
        self, asked: Hashable, choose: Callable[[_Lists], tuple[_Lists, _Lists]], *, named: bool = False
    ) -> CurrentDuties:
        """`choose` gives the lists that answer and the editions whose dates are asked for."""
        kept = self._kept.get((await self._store.revision(), asked))
        if kept is not None:
            return kept
        # Several at once would read the same several times over.
        async with self._reading:
            return await self._anew(asked, choose, named=named)

    async def _anew(
        self, asked: Hashable, choose: Callable[[_Lists], tuple[_Lists, _Lists]], *, named: bool
    ) -> CurrentDuties:
        for _ in range(_ATTEMPTS):
            revision = await self._store.revision()
            kept = self._kept.get((revision, asked))
            if kept is not None:
                return kept
            known, lists = self._lists.get(revision) or await asyncio.gather(
                read_vocabulary(self._store), read_lists(self._store)
            )
            chosen, editions = choose(lists)
            wanted = {one.id: one for one in (*chosen, *editions)}
            held = self._held(revision)
            missing = [one for id, one in wanted.items() if id not in held]
            if missing:
                held |= await self._read(known, missing, lists)
            # What a load came in between of would be partly of one revision and partly of the next.
            if await self._store.revision() == revision:
                answering, dating = (tuple(held[one.id] for one in some) for some in (chosen, editions))
                current = CurrentDuties(revision, known, answering, dating, named)
                self._lists[revision] = known, lists
                self._kept[revision, asked] = current
                return current
        raise _kept_changing()

    def _held(self, revision: Revision) -> dict[str, TaskListDuties]:
        """What is kept of the lists, for another day or by their names."""
        kept = [one for (of, _), one in self._kept.items() if of == revision]
        return {one.id: one for current in kept for one in (*current.task_lists, *current.editions)}

    async def _read(
        self, known: Vocabulary, missing: Sequence[LoadedList], lists: _Lists
    ) -> dict[str, TaskListDuties]:
        """By id, without what has gone; InvalidInput as `_checked` says."""
        records = await self._store.fetch(task_lists_fetch(tuple(one.id for one in missing)))
        periods = {one.id: period_of(one, lists) for one in missing}
        duties = (task_list_duties(one, known, periods[one.id]) for one in records)
        return {one.id: one for one in await asyncio.to_thread(_checked, duties, known)}


def _checked(found: Iterable[TaskListDuties], known: Vocabulary) -> tuple[TaskListDuties, ...]:
    """Them; InvalidInput for a condition that its fact gives no meaning."""
    checked = tuple(found)
    for duties in checked:
        for duty in duties.with_requirements:
            for stated in duty.conditions:
                check(stated, known.question_by_id[stated.fact.id])
    return checked


def _kept_changing() -> StoreBusy:
    return StoreBusy(
        "读取义务时图谱一直在变化。 The graph kept changing while its duties were read.",
        "请稍后再试。 Ask again in a moment.",
    )
