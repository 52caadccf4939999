"""Two editions of a task list: which tasks came, went, or changed, and how their words differ.

A task that was moved or renumbered is a change, not a removal and an addition; what differs only in
form (width, punctuation variants, spaces) does not differ.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import auto

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from dutygraph.graph.described import Described
from dutygraph.graph.errors import ErrorReason, InvalidInput
from dutygraph.graph.store.port import Equal, Fetch, PropertyKey, Store, along, into, out
from dutygraph.text.normal_text import normal_text

_SAME_TITLE = 0.5
_SAME_NUMBER = 0.1
_ALIKE = 0.55
"""From this likeness, 0 to 1, two tasks are one: titles weigh half, words less, the number little."""

_VARIANTS = str.maketrans("“”‘’。、〈〉·〔〕【】", "\"\"''.,<>.[][]")


class DiffKind(Described):
    """Which of two texts has a stretch."""

    SAME = auto(), "Both."
    ADDED = auto(), "Only the later one."
    REMOVED = auto(), "Only the earlier one."


@dataclass(frozen=True, slots=True)
class DiffPart:
    kind: DiffKind
    text: str


@dataclass(frozen=True, slots=True)
class EditionTask:
    """`words` are the title and every statement of the task, a line each."""

    id: str
    number: int
    category: int
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class TaskDifference:
    """Ids of the same task in both editions. SAME and ADDED parts make the later words, SAME and REMOVED
    the earlier ones but for their form."""

    before: str
    after: str
    text_diff: tuple[DiffPart, ...]


@dataclass(frozen=True, slots=True)
class EditionComparison:
    """Ids of tasks, in the order of their list."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[TaskDifference, ...]


def compare(before: Sequence[EditionTask], after: Sequence[EditionTask]) -> EditionComparison:
    pairs = _matched(before, after)
    earlier = {one.id: one for one in before}
    changed = tuple(
        TaskDifference(old.id, task.id, difference(old.words, task.words))
        for task in after
        if task.id in pairs and _changed(old := earlier[pairs[task.id]], task)
    )
    kept = set(pairs.values())
    return EditionComparison(
        tuple(task.id for task in after if task.id not in pairs),
        tuple(task.id for task in before if task.id not in kept),
        changed,
    )


def difference(before: str, after: str) -> tuple[DiffPart, ...]:
    """Character by character; characters that differ in form only are the same, and blanks never count."""
    old, new = _Form(before), _Form(after)
    parts: list[DiffPart] = []
    for step in Indel.opcodes(old.text, new.text):
        if step.tag in ("delete", "replace"):
            _append(parts, DiffKind.REMOVED, old.between(step.src_start, step.src_end))
        if step.tag in ("insert", "replace"):
            _append(parts, DiffKind.ADDED, new.between(step.dest_start, step.dest_end))
        if step.tag == "equal":
            same = new.between(step.dest_start, step.dest_end)
            _append(parts, DiffKind.SAME, same)
            if not same:  # part of a character that is written as several: s of ß
                _append(parts, DiffKind.REMOVED, old.between(step.src_start, step.src_end))
    return tuple(parts)


async def read_edition(store: Store, task_list: str, argument: str | None = None) -> tuple[EditionTask, ...]:
    """The tasks of a list by their number; InvalidInput, naming the argument, where there is no such list."""
    found = await store.fetch(Fetch("TaskList", where=Equal("id", task_list), relations=(_TASKS,)))
    if not found:
        raise InvalidInput(
            f"没有任务清单 {task_list} There is no task list {task_list}.",
            "请用 taskLists 查看现有清单 See taskLists for those there are.",
            argument=argument,
            reason=ErrorReason.NOT_FOUND,
        )
    return tuple(
        EditionTask(
            record.id,
            record.number,
            record.category[0].number if record.category else 0,
            record.title,
            "\n".join((record.title, *(duty.text for duty in record.duties))),
        )
        for record in found[0].tasks
    )


_TASKS = along(
    "tasks",
    out("HAS_TASK", "Task"),
    of=("number", "title"),
    order=(PropertyKey("number"),),
    relations=(
        along("category", into("HAS_TASK", "Category"), of=("number",)),
        along("duties", out("IMPOSES", "Obligation"), of=("text",)),
    ),
)


class _Form:
    """A text without blanks and in one form, each character knowing where it stood."""

    def __init__(self, text: str) -> None:
        self._original = text
        normal = normal_text(text)
        parts = ["".join(each.casefold().split()) for each in normal.text.translate(_VARIANTS)]
        self.text = "".join(parts)
        self._places = [at for at, part in zip(normal.starts, parts, strict=True) for _ in part]

    def between(self, start: int, end: int) -> str:
        """The original's characters from `start` on up to where `end` begins, blanks among them included."""
        if start == end:
            return ""
        left = self._places[start] if start else 0
        right = self._places[end] if end < len(self._places) else len(self._original)
        return self._original[left:right]


def _append(parts: list[DiffPart], kind: DiffKind, text: str) -> None:
    if not text:
        return
    if parts and parts[-1].kind is kind:
        parts[-1] = DiffPart(kind, parts[-1].text + text)
    else:
        parts.append(DiffPart(kind, text))


def _changed(old: EditionTask, new: EditionTask) -> bool:
    return (
        old.number != new.number
        or old.category != new.category
        or _Form(old.words).text != _Form(new.words).text
    )


def _matched(before: Sequence[EditionTask], after: Sequence[EditionTask]) -> dict[str, str]:
    """Ids of `after` to those of `before`, the most alike first."""
    forms = {task.id: (_Form(task.title).text, _Form(task.words).text) for task in (*before, *after)}
    scored = sorted(
        (-score, old.number, new.number, old.id, new.id)
        for old in before
        for new in after
        if (score := _likeness(old, new, forms[old.id], forms[new.id])) >= _ALIKE
    )
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, _, old_id, new_id in scored:
        if old_id not in taken and new_id not in pairs:
            pairs[new_id] = old_id
            taken.add(old_id)
    return pairs


def _likeness(old: EditionTask, new: EditionTask, left: Iterable[str], right: Iterable[str]) -> float:
    (old_title, old_words), (new_title, new_words) = left, right
    title = fuzz.ratio(old_title, new_title) / 100
    words = fuzz.ratio(old_words, new_words) / 100
    number = float(old.number == new.number)
    return _SAME_TITLE * title + (1 - _SAME_TITLE - _SAME_NUMBER) * words + _SAME_NUMBER * number
