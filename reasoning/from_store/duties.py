"""Reads what the reasoning needs from a store, with a number of fetches that no size changes."""

import asyncio
import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cachetools import LRUCache

from dutygraph.graph.errors import StoreBusy
from dutygraph.graph.store.port import Revision, Store
from dutygraph.reasoning.from_store.duty_records import (
    ENTERPRISE_TYPES,
    PROFILE_FACTS,
    task_list_duties,
    task_list_fetch,
    vocabulary,
)
from dutygraph.reasoning.from_store.lists import (
    LoadedList,
    editions_between,
    list_for,
    list_for_dates,
    named,
    period_of,
    read_lists,
)
from dutygraph.reasoning.records import Vocabulary
from dutygraph.reasoning.task_list import TaskListDuties
from dutygraph.reasoning.verdicts.conditions import check

_ATTEMPTS = 5


async def read_vocabulary(store: Store) -> Vocabulary:
    """Enterprise types and questions; two fetches."""
    types, facts = await asyncio.gather(store.fetch(ENTERPRISE_TYPES), store.fetch(PROFILE_FACTS))
    return vocabulary(types, facts)


async def read_duties(store: Store, task_list: str) -> TaskListDuties:
    """The duties of the task list of this id, read once: see `DutiesReader.duties`."""
    return (await DutiesReader(store).duties(datetime.date.min, task_list)).duties


@dataclass(frozen=True, slots=True)
class CurrentDuties:
    """The duties of the task list that answers, and the revision of the graph they are of.

    `editions` are those whose dates are asked for, in order; of a list that stands alone itself.
    """

    revision: Revision
    duties: TaskListDuties
    editions: tuple[TaskListDuties, ...]


class DutiesReader:
    """Keeps what was last asked for, by revision; one for a store, owned by the service.

    `capacity` bounds how many task lists are kept.
    """

    def __init__(self, store: Store, capacity: int = 32) -> None:
        self._store = store
        self._duties: LRUCache[tuple[Revision, str], TaskListDuties] = LRUCache(capacity)
        self._whole: LRUCache[Revision, tuple[Vocabulary, tuple[LoadedList, ...]]] = LRUCache(1)

    async def duties(self, on: datetime.date, task_list: str | None = None) -> CurrentDuties:
        """The duties of the task list named, else of the one that answers for a day (`list_for`).

        One read of the revision where they are kept; otherwise at most four fetches, whatever the size of the
        graph. InvalidInput as `named` and `list_for` say; StoreBusy where loads keep changing the graph under
        the read.
        """

        def choose(lists: tuple[LoadedList, ...]) -> list[LoadedList]:
            return [named(lists, task_list) if task_list else list_for(lists, on)]

        return await self._chosen(choose)

    async def dated(
        self, on: datetime.date, start: datetime.date, end: datetime.date, task_list: str | None = None
    ) -> CurrentDuties:
        """The same with all editions whose dates are asked for, one more fetch for each that is not kept.

        Of a list that is named, its own dates alone.
        """

        def choose(lists: tuple[LoadedList, ...]) -> list[LoadedList]:
            if task_list:
                return [named(lists, task_list)]
            one = list_for_dates(lists, on, end)
            return [one, *editions_between(one, lists, start, end)]

        return await self._chosen(choose)

    async def _chosen(self, choose: Callable[[tuple[LoadedList, ...]], list[LoadedList]]) -> CurrentDuties:
        for _ in range(_ATTEMPTS):
            revision = await self._store.revision()
            kept = self._whole.get(revision)
            known, lists = kept or await asyncio.gather(read_vocabulary(self._store), read_lists(self._store))
            first, *editions = choose(lists)
            wanted = {one.id: one for one in (first, *editions)}
            found = {id: self._duties.get((revision, id)) for id in wanted}
            fresh = {
                id: await self._read(known, wanted[id], lists) for id, one in found.items() if one is None
            }
            # What a load came in between of would be partly of one revision and partly of the next.
            if (kept is None or fresh) and await self._store.revision() != revision:
                continue
            duties = {id: one for id, one in {**found, **fresh}.items() if one is not None}
            self._whole[revision] = known, lists
            self._duties.update({(revision, id): one for id, one in duties.items()})
            return CurrentDuties(
                revision, duties[first.id], tuple(duties[one.id] for one in editions or (first,))
            )
        raise StoreBusy("The graph kept changing while its duties were read.", "Ask again in a moment.")

    async def _read(
        self, known: Vocabulary, one: LoadedList, lists: Sequence[LoadedList]
    ) -> TaskListDuties | None:
        """None where the list has gone since. InvalidInput for a condition that its fact gives no meaning."""
        found = await self._store.fetch(task_list_fetch(one.id))
        if not found:
            return None
        duties = task_list_duties(found[0], known, period_of(one, lists))
        for duty in duties.duties:
            for stated in duty.conditions:
                check(stated, known.question_by_id[stated.fact.id])
        return duties
