"""Reads what the reasoning needs from a store, with a number of fetches that no size changes."""

import asyncio
import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from cachetools import LRUCache
from rapidfuzz import fuzz, process

from dutygraph.graph.errors import InvalidInput, Reason, StoreBusy
from dutygraph.graph.model import Stage
from dutygraph.graph.store.port import (
    Fetch,
    PropertyKey,
    Record,
    Relation,
    Revision,
    Store,
    out,
)
from dutygraph.reasoning.from_store.duty_records import (
    ENTERPRISE_TYPES,
    PLACES,
    PROFILE_FACTS,
    task_list_duties,
    task_lists_fetch,
    vocabulary,
)
from dutygraph.reasoning.in_force import task_lists_concerning
from dutygraph.reasoning.records import Vocabulary
from dutygraph.reasoning.task_list import TaskListDuties
from dutygraph.reasoning.verdicts.conditions import check

_ATTEMPTS = 5
_NAMED = 10
"""How many task lists an error names."""


async def read_vocabulary(store: Store) -> Vocabulary:
    """Enterprise types, questions and places; three fetches."""
    types, facts, places = await asyncio.gather(
        store.fetch(ENTERPRISE_TYPES), store.fetch(PROFILE_FACTS), store.fetch(PLACES)
    )
    return vocabulary(types, facts, places)


async def read_duties(store: Store, task_list: str) -> TaskListDuties:
    """The duties of one task list, as `read_task_lists` reads them."""
    return (await read_task_lists(store, (task_list,)))[0]


async def read_task_lists(store: Store, ids: tuple[str, ...]) -> tuple[TaskListDuties, ...]:
    """The duties of the task lists of these ids, in their order; four fetches.

    InvalidInput where there is no such list, naming the nearest and what there is, and for a stored
    condition that its fact's type gives no meaning.
    """
    known, records = await asyncio.gather(read_vocabulary(store), store.fetch(task_lists_fetch(ids)))
    found = {one.id: one for one in records}
    read = []
    for id in ids:
        if id not in found:
            raise await _no_such_list(store, id)
        duties = task_list_duties(found[id], known)
        for duty in duties.with_requirements:
            for stated in duty.conditions:
                check(stated, known.question_by_id[stated.fact.id])
        read.append(duties)
    return tuple(read)


async def task_lists_on(store: Store, on: datetime.date) -> tuple[str, ...]:
    """The ids of the task lists that concern a day, the newest first; one fetch.

    Of the yearly editions of one list it is the newest that has begun. Drafts concern no day while there are
    others. InvalidInput where there is none, naming what there is.
    """
    begun = await store.fetch(
        Fetch(
            "TaskList",
            ("year", "effective_from", "stage"),
            where=task_lists_concerning(on),
            relations=(Relation("series", (out("EDITION_OF", "Series"),), Fetch("Series")),),
        )
    )
    issued = [one for one in begun if one.stage != Stage.DRAFT]
    newest: dict[str, Record] = {}
    for one in sorted(issued or begun, key=lambda one: (_begins(one), one.id)):
        newest[one.series[0].id if one.series else one.id] = one
    if not newest:
        raise await _none_on(store, on)
    ids = sorted(newest.values(), key=lambda one: one.id)
    return tuple(one.id for one in sorted(ids, key=_begins, reverse=True))


@dataclass(frozen=True, slots=True)
class CurrentDuties:
    """The duties of task lists, at least one, and the revision of the graph they are of.

    `named`: whoever asks named the list.
    """

    revision: Revision
    task_lists: tuple[TaskListDuties, ...]
    named: bool = False

    @property
    def vocabulary(self) -> Vocabulary:
        return self.task_lists[0].vocabulary


def begun_by(lists: tuple[TaskListDuties, ...], on: datetime.date) -> None:
    """Passes lists that have begun by a day; InvalidInput for a day before a list that was named."""
    for one in lists:
        if one.begins is not None and on < one.begins:
            raise InvalidInput(
                f"{on} 早于任务清单 {one.id}（{one.title}）。 {on} is before the task list {one.id}, which "
                f"begins on {one.begins}.",
                f"请给出 {one.begins} 或以后的日子。 Give {one.begins} or a later day.",
                argument="on",
                reason=Reason.OUT_OF_RANGE,
            )


class DutiesReader:
    """Keeps what was last asked for, by revision; one for a store, owned by the service.

    `capacity` bounds for how many days and named lists duties are kept.
    """

    def __init__(self, store: Store, capacity: int = 32) -> None:
        self._store = store
        self._kept: LRUCache[tuple[Revision, str | datetime.date], CurrentDuties] = LRUCache(capacity)

    async def duties(self, on: datetime.date, task_list: str | None = None) -> CurrentDuties:
        """The duties of the task list named, else of all that concern a day.

        One read of the revision where they are kept; otherwise at most five fetches, whatever the size of the
        graph. InvalidInput as `read_task_lists` and `task_lists_on` say; StoreBusy where loads keep changing
        the graph under the read.
        """
        for _ in range(_ATTEMPTS):
            revision = await self._store.revision()
            kept = self._kept.get((revision, task_list or on))
            if kept is not None:
                return kept
            ids = (task_list,) if task_list else await task_lists_on(self._store, on)
            read = self._same(revision, ids) or await read_task_lists(self._store, ids)
            # What a load came in between of would be partly of one revision and partly of the next.
            if await self._store.revision() == revision:
                current = CurrentDuties(revision, read, task_list is not None)
                self._kept[revision, task_list or on] = current
                return current
        raise StoreBusy(
            "读取义务时图谱一直在变化。 The graph kept changing while its duties were read.",
            "请稍后再试。 Ask again in a moment.",
        )

    def _same(self, revision: Revision, ids: tuple[str, ...]) -> tuple[TaskListDuties, ...] | None:
        """What is kept of these lists, for another day or by their names."""
        held = {
            one.id: one for key, kept in self._kept.items() if key[0] == revision for one in kept.task_lists
        }
        return tuple(held[id] for id in ids) if set(ids) <= held.keys() else None


def _begins(found: Record) -> datetime.date:
    if found.effective_from is not None:
        return datetime.date.fromisoformat(str(found.effective_from))
    return datetime.date(found.year, 1, 1) if found.year else datetime.date.min


async def _lists(store: Store) -> Sequence[Record]:
    wanted = ("title", "year", "effective_from", "effective_to")
    newest = (PropertyKey("year", descending=True),)
    return await store.fetch(Fetch("TaskList", wanted, order=newest, limit=_NAMED + 1))


def _named(lists: Sequence[Record]) -> str:
    if not lists:
        return "尚未载入任务清单，请先载入。 No task list is loaded. Load one."
    named = "; ".join(f"{one.id} ({one.title}, {_period(one)})" for one in lists[:_NAMED])
    more = " 等 and more" if len(lists) > _NAMED else ""
    return f"已载入 Loaded are: {named}{more}."


def _period(found: Record) -> str:
    if found.effective_from is None and found.effective_to is None:
        return str(found.year or "no date")
    return f"{found.effective_from or '...'} to {found.effective_to or '...'}"


async def _none_on(store: Store, on: datetime.date) -> InvalidInput:
    lists = await _lists(store)
    advice = (
        "请用 taskList 指明，或问以后的日子。 Name one by its id (taskList), or ask about a later day. "
        if lists
        else ""
    )
    return InvalidInput(
        f"{on} 没有任何任务清单适用。 No task list concerns {on}.",
        f"{advice}{_named(lists)}",
        argument="on",
        reason=Reason.OUT_OF_RANGE,
        valid=[one.id for one in lists[:_NAMED]],
    )


async def _no_such_list(store: Store, id: str) -> InvalidInput:
    lists = await _lists(store)
    near = process.extractOne(id, [one.id for one in lists], scorer=fuzz.ratio, score_cutoff=50)
    suggestion = f"是否指 Did you mean {near[0]}? " if near else ""
    return InvalidInput(
        f"没有任务清单 {id!r}。 There is no task list {id!r}.",
        f"{suggestion}{_named(lists)}",
        argument="taskList",
        reason=Reason.NOT_FOUND,
        valid=[one.id for one in lists[:_NAMED]],
    )
