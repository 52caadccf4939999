"""What became of each file of a load."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, field
from pathlib import Path
from typing import TypeAlias

from dutygraph.graph.errors import DutygraphError
from dutygraph.graph.model import Citation, CitationStatus, Node, Obligation, Task
from dutygraph.graph.stated import Changes, Statements

Difference: TypeAlias = Mapping[str, tuple[int, int, int]]
"""How many are added, changed and removed, by node or relationship type; kinds without any are left out."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a document says, in a lawyer's words. Of the `unstated` duties it is not said who has them."""

    tasks: int = 0
    of_enterprises: int = 0
    of_authorities: int = 0
    unstated: int = 0
    citations: int = 0
    unresolved: int = 0

    def __add__(self, other: "Found") -> "Found":
        return Found(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))


def found_in(said: Statements) -> Found:
    bearers = Counter(str(node.bearer) for node in said.nodes if isinstance(node, Obligation))
    cited = [node.status for node in said.nodes if isinstance(node, Citation)]
    known = (bearers.pop("ENTERPRISE", 0), bearers.pop("AUTHORITY", 0))
    return Found(
        sum(isinstance(node, Task) for node in said.nodes),
        *known,
        bearers.total(),
        len(cited),
        sum(status is not CitationStatus.RESOLVED for status in cited),
    )


@dataclass(frozen=True, slots=True)
class FileResult:
    """A file that was loaded, or would be.

    `kind` is the document's, or `vocabulary`, `catalogue` or `synonyms`; `ids` are those that it can be
    unloaded by, the source's own first; `counts` are of its records by node type. `unchanged`: nothing is
    new. One that was not `asked` for ships, and the graph lacked it.
    """

    path: Path
    title: str
    kind: str
    ids: tuple[str, ...]
    counts: Mapping[str, int]
    difference: Difference
    unchanged: bool
    warnings: tuple[str, ...] = ()
    found: Found = Found()
    asked: bool = True


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was not loaded and changed nothing; `path` None: the store failed."""

    path: Path | None
    error: DutygraphError = field(compare=False)


def counts_of(said: Statements) -> Mapping[str, int]:
    """How many nodes of each type are stated."""
    return dict(Counter(map(_kind, said.nodes)))


def difference(changes: Changes) -> Difference:
    added = Counter([_kind(node) for node in changes.created] + [r.type for r in changes.related])
    changed = Counter([_kind(node) for node in changes.updated] + [r.type for r in changes.altered])
    removed = Counter([kind for kind, _ in changes.deleted] + [r.type for r in changes.unrelated])
    kinds = dict.fromkeys([*added, *changed, *removed])
    return {kind: (added[kind], changed[kind], removed[kind]) for kind in kinds}


def _kind(node: Node) -> str:
    return type(node).__name__


def total(differences: Iterable[Difference]) -> Difference:
    """All of them together, kind by kind."""
    summed: dict[str, tuple[int, int, int]] = {}
    for each in differences:
        for kind, (added, changed, removed) in each.items():
            one, two, three = summed.get(kind, (0, 0, 0))
            summed[kind] = one + added, two + changed, three + removed
    return summed
