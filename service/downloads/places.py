"""Where the tasks of an answer stand: in which list, under which number."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dutygraph.reasoning.records import TaskStatements
from dutygraph.reasoning.task_list import TaskListDuties

_MOST_NAMED = 2
"""More lists than this are counted: of a long name a calendar program shows only the beginning."""


def titles(lists: Sequence[TaskListDuties], *, zh: bool) -> str:
    """The task lists that a file is about, by name or in number."""
    if len(lists) > _MOST_NAMED:
        return f"{len(lists)} 份清单" if zh else f"{len(lists)} task lists"
    return "、".join(one.title for one in lists)


@dataclass(frozen=True, slots=True)
class Places:
    """`held` by the id of the task. `several`: of more lists than one, editions counting each."""

    held: Mapping[str, tuple[TaskListDuties, TaskStatements]]
    several: bool

    def of(self, task: str) -> tuple[str | int | None, ...]:
        """Its number (None: outside the tasks of its list), behind its list's title where that is needed."""
        of, held = self.held[task]
        number = held.number or None
        return (of.title, number) if self.several else (number,)

    def title(self, task: str) -> str:
        return self.held[task][1].title

    def numbers(self, tasks: Iterable[str]) -> str:
        """Those of several tasks in one cell: by list, each on a line of its own, where there are several."""
        by_list: dict[str, set[int]] = {}
        titles: dict[str, str] = {}
        for id in tasks:
            of, held = self.held[id]
            titles[of.id] = f"{of.title} " if self.several else ""
            by_list.setdefault(of.id, set()).add(held.number)
        numbers = {id: ", ".join(map(str, sorted(filter(None, found)))) for id, found in by_list.items()}
        return "\n".join(f"{titles[id]}{found}".strip() for id, found in numbers.items())


def places_of(lists: Iterable[TaskListDuties]) -> Places:
    by_id = {one.id: one for one in lists}
    held = {task.id: (one, task) for one in by_id.values() for task in one.parts}
    return Places(held, len(by_id) > 1)
