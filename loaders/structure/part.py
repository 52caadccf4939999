"""The parts of a text, whatever its kind (an article, a clause, an annex), and how they make a tree."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, Protocol, Self, TypeVar

from dutygraph.loaders.documents.document import Span
from dutygraph.loaders.structure.doubts import DoubtDraft, of_jump, of_repetition
from dutygraph.loaders.structure.task_rows import TaskRow


class Part(NamedTuple):
    """A provision, `label` as it is cited; `spans` are its own lines, without those of its parts.

    `row` is what it asks where it is a row of a table.
    """

    label: str
    level: str
    title: str | None
    spans: tuple[Span, ...]
    parts: tuple["Part", ...] = ()
    row: TaskRow | None = None

    @property
    def all_spans(self) -> tuple[Span, ...]:
        if not self.parts:
            return self.spans
        return (*self.spans, *(span for part in self.parts for span in part.all_spans))


@dataclass(frozen=True, slots=True)
class Structure:
    """`before` and `after` are the lines outside the provisions; those labelled `silent` bind nobody.

    `annexes` are those that ask for something, with their parts. `beside` is what stands among the provisions
    and is none of their words, with what it is.
    """

    before: tuple[Span, ...]
    parts: tuple[Part, ...]
    after: tuple[Span, ...] = ()
    annexes: tuple[Part, ...] = ()
    beside: tuple[tuple[Span, str], ...] = ()
    silent: frozenset[str] = frozenset()
    doubts: tuple[DoubtDraft, ...] = ()


@dataclass(slots=True)
class OpenPart:
    """A part that is still being read; it holds parts of a higher `rank`.

    `number` is that of a clause, `sort` and `count` are those of an item's mark.
    """

    label: str
    level: str
    title: str | None
    spans: list[Span] = field(default_factory=list)
    parts: list["OpenPart"] = field(default_factory=list)
    rank: int = 0
    number: str = ""
    sort: str = ""
    count: int = 0

    def freeze(self) -> Part:
        parts = tuple(part.freeze() for part in self.parts)
        return Part(self.label, self.level, self.title, tuple(self.spans), parts)


class Ranked(Protocol):
    @property
    def rank(self) -> int: ...

    @property
    def parts(self) -> list[Self]: ...


Node = TypeVar("Node", bound=Ranked)


class Tree(Generic[Node]):
    """Parts as they open one after the other; `path` are those still open, from the highest down.

    Numbers are checked by what they count (`series`): one that jumps or comes again is doubted.
    """

    def __init__(self) -> None:
        self.roots: list[Node] = []
        self.path: list[Node] = []
        self.doubts: list[DoubtDraft] = []
        self._last: dict[str, tuple[int, str | None]] = {}
        self._labels: Counter[str] = Counter()

    def open(self, node: Node) -> Node:
        """Put below the last one that is open and holds it."""
        while self.path and not self.holds(self.path[-1], node):
            self.path.pop()
        (self.path[-1].parts if self.path else self.roots).append(node)
        self.path.append(node)
        return node

    def holds(self, above: Node, node: Node) -> bool:
        return above.rank < node.rank

    def close(self, rank: int) -> None:
        """Everything of that rank and above."""
        while self.path and self.path[-1].rank >= rank:
            self.path.pop()

    def count(self, series: str, number: int, written: str, line: Span, *, once: bool = False) -> None:
        """Numbers go on by one, or begin again; `once`: none may come again right away."""
        before, as_written = self._last.get(series, (0, None))
        if number not in (1, before + 1) and (once or number != before):
            self.doubts.append(of_jump(line, as_written, written))
        self._last[series] = number, written

    def once(self, label: str, line: Span) -> str:
        """A label that comes twice is kept apart: it may be a slip, or another text in the same file."""
        self._labels[label] += 1
        if self._labels[label] == 1:
            return label
        apart = f"{label}（第{self._labels[label]}处）"
        self.doubts.append(of_repetition(line, label, apart))
        return apart


def settled(part: Part) -> Part:
    """An article of one paragraph is cited without it: its words are the article's own.

    Where its heading stands on a line of its own, that is what its own words are.
    """
    parts = tuple(map(settled, part.parts))
    if part.level in ("条", "附件条") and len(parts) == 1 and not part.spans:
        only = parts[0]
        relabelled = tuple(_relabelled(one, only.label, part.label) for one in only.parts)
        return part._replace(spans=only.spans, parts=relabelled)
    return part if parts == part.parts else part._replace(parts=parts)


def _relabelled(part: Part, before: str, after: str) -> Part:
    label = after + part.label.removeprefix(before)
    return part._replace(label=label, parts=tuple(_relabelled(one, before, after) for one in part.parts))


def every(parts: Iterable[Part]) -> Iterable[Part]:
    """Parts with all below them, in the order of the text."""
    for part in parts:
        yield part
        yield from every(part.parts)


def articles(parts: Iterable[Part]) -> Iterable[Part]:
    """The articles among them, in the order of the text."""
    for part in parts:
        if part.level == "条":
            yield part
        else:
            yield from articles(part.parts)
