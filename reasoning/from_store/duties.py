"""Reads what the reasoning needs from a store, with a number of fetches that no size changes."""

import asyncio
import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from cachetools import LRUCache
from rapidfuzz import fuzz, process

from dutygraph.graph.errors import InvalidInput, StoreBusy
from dutygraph.graph.store.port import (
    Fetch,
    PropertyKey,
    Record,
    Revision,
    Store,
    Where,
)
from dutygraph.reasoning.from_store.duty_records import (
    ENTERPRISE_TYPES,
    PROFILE_FACTS,
    task_list_duties,
    task_list_fetch,
    vocabulary,
)
from dutygraph.reasoning.in_force import dated_task_lists, yearly_task_lists
from dutygraph.reasoning.records import Vocabulary
from dutygraph.reasoning.task_list import TaskListDuties
from dutygraph.reasoning.verdicts.conditions import check

_ATTEMPTS = 5
_NAMED = 10
"""How many task lists an error names."""


async def read_vocabulary(store: Store) -> Vocabulary:
    """Enterprise types and questions; two fetches."""
    types, facts = await asyncio.gather(store.fetch(ENTERPRISE_TYPES), store.fetch(PROFILE_FACTS))
    return vocabulary(types, facts)


async def read_duties(store: Store, task_list: str) -> TaskListDuties:
    """The duties of the task list of this id; three fetches.

    InvalidInput where there is no such list, naming the nearest and what there is, and for a stored
    condition that its fact's type gives no meaning.
    """
    known, found = await asyncio.gather(read_vocabulary(store), store.fetch(task_list_fetch(task_list)))
    if not found:
        raise await _no_such_list(store, task_list)
    duties = task_list_duties(found[0], known)
    for duty in duties.with_requirements:
        for stated in duty.conditions:
            check(stated, known.question_by_id[stated.fact.id])
    return duties


async def task_list_in_force(store: Store, on: datetime.date) -> str:
    """The id of the task list in force on a day; two fetches.

    A list is in force from its effective date to its end where it has either, else in the calendar
    year it is for. Of several it is the newest, by its effective date or else the first day of its year,
    and of equals the first by id. InvalidInput where there is none, naming what there is.
    """
    dated, yearly = await asyncio.gather(
        store.fetch(_newest(dated_task_lists(on))), store.fetch(_newest(yearly_task_lists(on)))
    )
    found = sorted((*dated, *yearly), key=lambda one: str(one.id))
    if not found:
        raise await _none_in_force(store, on)
    return str(max(found, key=_starts).id)


@dataclass(frozen=True, slots=True)
class CurrentDuties:
    """The duties of a task list and the revision of the graph they are of."""

    revision: Revision
    duties: TaskListDuties


class DutiesReader:
    """Keeps what was last asked for, by revision; one for a store, owned by the service.

    `capacity` bounds how many task lists are kept.
    """

    def __init__(self, store: Store, capacity: int = 32) -> None:
        self._store = store
        self._duties: LRUCache[tuple[Revision, str | None], TaskListDuties] = LRUCache(capacity)
        self._in_force: LRUCache[tuple[Revision, datetime.date], str] = LRUCache(capacity)

    async def duties(self, on: datetime.date, task_list: str | None = None) -> CurrentDuties:
        """The duties of the task list named, else of the one in force on a day.

        One read of the revision where they are kept; otherwise at most five fetches, whatever the size of the
        graph. InvalidInput as `read_duties` and `task_list_in_force` say; StoreBusy where loads
        keep changing the graph under the read.
        """
        for _ in range(_ATTEMPTS):
            revision = await self._store.revision()
            id = task_list or self._in_force.get((revision, on))
            kept = self._duties.get((revision, id))
            if kept is not None:
                return CurrentDuties(revision, kept)
            id = id or await task_list_in_force(self._store, on)
            read = await read_duties(self._store, id)
            # What a load came in between of would be partly of one revision and partly of the next.
            if await self._store.revision() == revision:
                self._duties[revision, id] = read
                if task_list is None:
                    self._in_force[revision, on] = id
                return CurrentDuties(revision, read)
        raise StoreBusy("The graph kept changing while its duties were read.", "Ask again in a moment.")


def _newest(where: Where) -> Fetch:
    order = (PropertyKey("effective_from", descending=True), PropertyKey("year", descending=True))
    return Fetch("TaskList", ("year", "effective_from"), where=where, order=order, limit=1)


def _starts(found: Record) -> datetime.date:
    if found.effective_from is not None:
        return datetime.date.fromisoformat(str(found.effective_from))
    return datetime.date(found.year, 1, 1) if found.year else datetime.date.min


async def _lists(store: Store) -> Sequence[Record]:
    wanted = ("title", "year", "effective_from", "effective_to")
    newest = (PropertyKey("year", descending=True),)
    return await store.fetch(Fetch("TaskList", wanted, order=newest, limit=_NAMED + 1))


def _named(lists: Sequence[Record]) -> str:
    if not lists:
        return "No task list is loaded. Load one."
    named = "; ".join(f"{one.id} ({one.title}, {_period(one)})" for one in lists[:_NAMED])
    return f"Loaded are: {named}{' and more' if len(lists) > _NAMED else ''}."


def _period(found: Record) -> str:
    if found.effective_from is None and found.effective_to is None:
        return str(found.year or "no date")
    return f"{found.effective_from or '...'} to {found.effective_to or '...'}"


async def _none_in_force(store: Store, on: datetime.date) -> InvalidInput:
    lists = await _lists(store)
    advice = "Name one by its id (taskList). " if lists else ""
    return InvalidInput(f"No task list is in force on {on}.", f"{advice}{_named(lists)}")


async def _no_such_list(store: Store, id: str) -> InvalidInput:
    lists = await _lists(store)
    near = process.extractOne(id, [one.id for one in lists], scorer=fuzz.ratio, score_cutoff=50)
    suggestion = f"Did you mean {near[0]}? " if near else ""
    return InvalidInput(f"There is no task list {id!r}.", f"{suggestion}{_named(lists)}")
