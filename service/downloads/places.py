"""Where the tasks of an answer stand: in which list, under which number."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dutygraph.reasoning.from_store.duties import CurrentDuties
from dutygraph.reasoning.records import TaskStatements
from dutygraph.reasoning.task_list import TaskListDuties

_MOST_NAMED = 2
"""More lists than this are counted: of a long name a calendar program shows only the beginning."""


def titles(current: CurrentDuties, *, zh: bool) -> str:
    """The task lists that a file is about, else the laws, by name or in number."""
    lists, of, of_en = current.task_lists, "清单", "task lists"
    if not lists:
        lists, of, of_en = current.laws or (), "法规标准", "laws and standards"
    if len(lists) > _MOST_NAMED:
        return f"{len(lists)} 份{of}" if zh else f"{len(lists)} {of_en}"
    return "、".join(one.title for one in lists)


@dataclass(frozen=True, slots=True)
class Places:
    """`held` by the id of the task. `several`: of more lists than one, editions counting each."""

    held: Mapping[str, tuple[TaskListDuties, TaskStatements]]
    several: bool

    def of(self, task: str) -> Mapping[str, str | int | None]:
        """Its number (None: outside the tasks of its list), behind its list's title where that is needed.

        A provision is told by its label.
        """
        of, held = self.held[task]
        number = held.number or (None if held.id == of.id else held.title)
        return {**({"任务清单 Task list": of.title} if self.several else {}), "序号 No.": number}

    def title(self, task: str) -> str:
        return self.held[task][1].title

    def numbers(self, tasks: Iterable[str]) -> str:
        """Those of several tasks in one cell: by list, each on a line of its own, where there are several."""
        by_list: dict[str, list[str]] = {}
        titles: dict[str, str] = {}
        for id in tasks:
            of = self.held[id][0]
            *title, number = self.of(id).values()
            titles[of.id] = "".join(f"{one} " for one in title)
            by_list.setdefault(of.id, []).extend([str(number)] if number else [])
        numbers = {id: ", ".join(dict.fromkeys(found)) for id, found in by_list.items()}
        return "\n".join(f"{titles[id]}{found}".strip() for id, found in numbers.items())


def places_of(current: CurrentDuties, *, dated: bool = True) -> Places:
    """`dated`: of the editions too that the dates are of."""
    editions = current.editions if dated else ()
    by_id = {one.id: one for one in (*current.task_lists, *editions, *(current.laws or ()))}
    held = {task.id: (one, task) for one in by_id.values() for task in one.parts}
    return Places(held, len(by_id) > 1)
