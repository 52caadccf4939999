"""What became of each file of a load."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TypeAlias

from dutygraph.graph.errors import DutygraphError
from dutygraph.graph.model import Citation, CitationStatus, Node, Obligation, Task
from dutygraph.graph.stated import Changes, Statements

Difference: TypeAlias = Mapping[str, Mapping[str, int]]
"""How many are `added`, `changed` and `removed`, by node or relationship type; without kinds of none."""

FOUND = ("tasks", "of_enterprises", "of_authorities", "unstated", "citations", "unresolved")
"""What a document says, in a lawyer's words. Of the `unstated` duties it is not said who has them."""


def found_in(said: Statements) -> Counter[str]:
    """How many there are of each of `FOUND`."""
    bearers = Counter(str(node.bearer) for node in said.nodes if isinstance(node, Obligation))
    cited = [node.status for node in said.nodes if isinstance(node, Citation)]
    return Counter(
        tasks=sum(isinstance(node, Task) for node in said.nodes),
        of_enterprises=bearers.pop("ENTERPRISE", 0),
        of_authorities=bearers.pop("AUTHORITY", 0),
        unstated=bearers.total(),
        citations=len(cited),
        unresolved=sum(status is not CitationStatus.RESOLVED for status in cited),
    )


@dataclass(frozen=True, slots=True)
class FileResult:
    """A file that was loaded, or would be.

    `kind` is the document's, or `vocabulary`, `catalogue` or `synonyms`; `ids` are those that it can be
    unloaded by, the source's own first; `counts` are of its records by node type. `unchanged`: nothing is
    new, or it is `left_out`, as the graph has a later wording. One that was not `asked` for ships, and the
    graph lacked it.
    """

    path: Path
    title: str
    kind: str
    ids: tuple[str, ...]
    counts: Mapping[str, int]
    difference: Difference
    unchanged: bool
    warnings: tuple[str, ...] = ()
    found: Mapping[str, int] = field(default_factory=Counter)
    asked: bool = True
    left_out: bool = False


class Interrupted(DutygraphError):
    """Somebody ended the load."""

    code = "INTERRUPTED"

    def __init__(self) -> None:
        super().__init__("装入未完成 The load was interrupted.", "再次装入即继续 Load again to go on.")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was not loaded and changed nothing; `path` None: the store failed, or somebody ended it."""

    path: Path | None
    error: DutygraphError = field(compare=False)


def kinds_of(nodes: Iterable[Node]) -> Counter[str]:
    """How many there are of each type."""
    return Counter(type(node).__name__ for node in nodes)


def difference(changes: Changes) -> Difference:
    counted = {
        "added": kinds_of(changes.created) + Counter(link.type for link in changes.related),
        "changed": kinds_of(changes.updated) + Counter(link.type for link in changes.altered),
        "removed": Counter(
            [*(kind for kind, _ in changes.deleted), *(link.type for link in changes.unrelated)]
        ),
    }
    kinds = dict.fromkeys(chain(*counted.values()))
    return {kind: {how: of[kind] for how, of in counted.items()} for kind in kinds}
