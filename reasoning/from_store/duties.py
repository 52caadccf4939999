"""Reads what the reasoning needs from a store, with a number of fetches that no size changes."""

import asyncio
import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import TypeAlias

from dutygraph.graph.errors import ErrorReason, InvalidInput, StoreBusy
from dutygraph.graph.store.port import Revision, Store
from dutygraph.reasoning.from_store.duty_records import (
    ENTERPRISE_TYPES,
    LAWS,
    NAMED_IN,
    PLACES,
    PROFILE_FACTS,
    law_duties,
    laws_fetch,
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
from dutygraph.reasoning.verdicts.profile import check_ids

_ATTEMPTS = 5
_LAWS_AT_ONCE = 200
"""A statement for all of them would take longer than one may."""

_TASK_LISTS = frozenset({DutySource.TASK_LIST})

_Lists: TypeAlias = tuple[LoadedList, ...]


async def read_vocabulary(store: Store) -> Vocabulary:
    """Enterprise types, questions and places; three fetches."""
    types, facts, places = await asyncio.gather(
        store.fetch(ENTERPRISE_TYPES), store.fetch(PROFILE_FACTS), store.fetch(PLACES)
    )
    return vocabulary(types, facts, places)


async def _read_laws(store: Store, vocabulary: Vocabulary) -> tuple[TaskListDuties, ...]:
    texts, types = await asyncio.gather(store.fetch(LAWS), store.fetch(NAMED_IN))
    naming = {law.id for one in types for law in one.laws}
    # While one is read, another is made records of.
    turns = asyncio.Semaphore(2)

    async def read(ids: tuple[str, ...], *, naming: bool) -> list[TaskListDuties]:
        async with turns:
            found = await store.fetch(laws_fetch(ids, naming=naming))
            return await asyncio.to_thread(list, map(partial(law_duties, known=vocabulary), found))

    by_kind = ((tuple(one.id for one in texts if (one.id in naming) is kind), kind) for kind in (True, False))
    laws = await asyncio.gather(
        *(
            read(ids[at : at + _LAWS_AT_ONCE], naming=kind)
            for ids, kind in by_kind
            for at in range(0, len(ids), _LAWS_AT_ONCE)
        )
    )
    return tuple(sorted(chain.from_iterable(laws), key=attrgetter("id")))


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


def begun_by(lists: tuple[TaskListDuties, ...], day: datetime.date) -> None:
    """Passes lists of which one has begun by a day, and no lists; InvalidInput for a day before them all."""
    if not lists:
        return
    first = min(lists, key=lambda one: one.period.begins)
    if day < first.period.begins:
        raise InvalidInput(
            f"{day} 早于任务清单 {first.id}（{first.title}）。 {day} is before the task list {first.id}, "
            f"which begins on {first.period.begins}.",
            f"请给出 {first.period.begins} 或以后的日子。 Give {first.period.begins} or a later day.",
            argument="on",
            reason=ErrorReason.OUT_OF_RANGE,
        )


@dataclass(frozen=True, slots=True)
class _Asked:
    """`dates` are the first and last day of those asked about, where dates are and not the day alone."""

    on: datetime.date
    dates: tuple[datetime.date, datetime.date] | None
    task_list: str | None
    sources: Collection[DutySource]
    instruments: bool = False

    @property
    def laws(self) -> bool:
        return DutySource.INSTRUMENT in self.sources

    def choose(self, lists: _Lists) -> tuple[_Lists, _Lists]:
        """The lists that answer, and the editions whose dates are asked for."""
        if DutySource.TASK_LIST not in self.sources:
            return (), ()
        if self.task_list:
            chosen: _Lists = (named(lists, self.task_list),)
        elif self.laws and not any(one.begins <= max((self.on, *(self.dates or ()))) for one in lists):
            chosen = ()
        elif self.dates:
            chosen = lists_for_dates(lists, self.on, self.dates[1])
            return chosen, editions_between(chosen, lists, *self.dates)
        else:
            chosen = lists_on(lists, self.on)
        return chosen, chosen


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read of one state of the graph: task lists by id, the laws, the instruments."""

    revision: Revision
    vocabulary: Vocabulary
    lists: _Lists
    duties: Mapping[str, TaskListDuties] = field(default_factory=dict)
    laws: tuple[TaskListDuties, ...] | None = None
    instruments: Instruments | None = None

    @property
    def size(self) -> int:
        """How many duties and requirements it holds."""
        return sum(len(one.with_requirements) for one in self.duties.values())

    def answer(self, asked: _Asked) -> CurrentDuties | None:
        """What is asked about; None where not all of it was read."""
        answering, dating = (tuple(one.id for one in some) for some in asked.choose(self.lists))
        if not self.duties.keys() >= {*answering, *dating}:
            return None
        if (asked.laws and self.laws is None) or (asked.instruments and self.instruments is None):
            return None
        start, end = asked.dates or (asked.on, asked.on)
        laws = (one for one in self.laws or () if one.period.begins <= end and start <= one.period.ends)
        return CurrentDuties(
            self.revision,
            self.vocabulary,
            tuple(self.duties[id] for id in answering),
            tuple(self.duties[id] for id in dating),
            bool(asked.task_list),
            tuple(laws) if asked.laws else None,
            self.instruments if asked.instruments else None,
        )


class DutiesReader:
    """Keeps what was asked for, of one state of the graph; one for a store, owned by the service.

    Where that is more than `capacity` duties and requirements, it keeps what was asked for last.
    """

    def __init__(self, store: Store, capacity: int = 20_000) -> None:
        self._store = store
        self._capacity = capacity
        self._known: _Known | None = None
        self._met: set[str] = set()
        self._reading = asyncio.Lock()

    async def check_ids(self, ids: Collection[str], argument: str, *, of_facts: bool) -> None:
        """Passes ids of the vocabulary, which is read for those not met before; else as `check_ids` says."""
        if not self._met.issuperset(ids):
            check_ids(await read_vocabulary(self._store), ids, argument, of_facts=of_facts)
            self._met.update(ids)

    async def duties(
        self,
        on: datetime.date,
        task_list: str | None = None,
        sources: Collection[DutySource] = _TASK_LISTS,
        *,
        dates: tuple[datetime.date, datetime.date] | None = None,
        instruments: bool = False,
    ) -> CurrentDuties:
        """The duties of the task list named, else of all that concern a day, and of the laws in force on it,
        as `sources` say. Where no list has begun, laws alone answer that are among these.

        With `dates`, the first and the last, also all editions whose dates in between are theirs, of one
        named itself, and the laws in force on any of these days. With `instruments`, these.

        One read of the revision where they are kept; otherwise at most nine fetches, whatever the size of
        the graph, and one more for each 200 laws; whoever does not wait for it has it read for the next.
        InvalidInput as `named` and `lists_on` say; StoreBusy where loads keep changing the graph under the
        read.
        """
        asked = _Asked(on, dates, task_list, sources, instruments)
        if found := self._kept(await self._store.revision(), asked):
            return found
        return await asyncio.shield(self._found(asked))

    async def _found(self, asked: _Asked) -> CurrentDuties:
        # Several at once would read the same several times over.
        async with self._reading:
            for _ in range(_ATTEMPTS):
                revision = await self._store.revision()
                if found := self._kept(revision, asked):
                    return found
                known = await self._read(revision, asked)
                # What a load came in between of would be partly of one revision and partly of the next.
                if await self._store.revision() == revision and (found := known.answer(asked)):
                    if known.size > self._capacity:
                        duties = {one.id: one for one in (*found.task_lists, *found.editions)}
                        known = replace(known, duties=duties)
                    self._known = known
                    return found
        raise StoreBusy(
            "读取义务时图谱一直在变化。 The graph kept changing while its duties were read.",
            "请稍后再试。 Ask again in a moment.",
        )

    def _kept(self, revision: Revision, asked: _Asked) -> CurrentDuties | None:
        known = self._known
        return known.answer(asked) if known and known.revision == revision else None

    async def _read(self, revision: Revision, asked: _Asked) -> _Known:
        """What is kept of this revision, with all that is asked about."""
        known = self._known
        if known is None or known.revision != revision:
            known = _Known(
                revision, *await asyncio.gather(read_vocabulary(self._store), read_lists(self._store))
            )
        vocabulary, lists = known.vocabulary, known.lists
        chosen, editions = asked.choose(lists)
        missing = {one.id: one for one in (*chosen, *editions) if one.id not in known.duties}
        if missing:
            records = await self._store.fetch(task_lists_fetch(tuple(missing)))
            read = await asyncio.to_thread(
                lambda: {
                    one.id: task_list_duties(one, vocabulary, period_of(missing[one.id], lists))
                    for one in records
                }
            )
            known = replace(known, duties={**known.duties, **read})
        if asked.laws and known.laws is None:
            known = replace(known, laws=await _read_laws(self._store, vocabulary))
        if asked.instruments and known.instruments is None:
            known = replace(known, instruments=await read_instruments(self._store, vocabulary))
        return known
