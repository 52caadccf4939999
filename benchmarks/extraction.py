"""How well the rules alone agree with what a person confirmed or corrected, by kind of record."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from dutygraph.graph.model import (
    Category,
    Citation,
    Deliverable,
    Node,
    NotModelled,
    Obligation,
    Relationship,
    Sourced,
    Task,
)
from dutygraph.graph.stated import Statements
from dutygraph.loaders.citations.resolving import resolved
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import read_path
from dutygraph.loaders.reviews.finding import review_path

Fact: TypeAlias = tuple[Any, ...]
"""One thing a reading says, comparable with what another says: where it stands, and what."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """`missed`: what the review says and the rules do not; `invented`: the other way round. In words."""

    kind: str
    reviewed: int
    read: int
    agreed: int
    missed: tuple[str, ...]
    invented: tuple[str, ...]

    @property
    def precision(self) -> float | None:
        return self.agreed / self.read if self.read else None

    @property
    def recall(self) -> float | None:
        return self.agreed / self.reviewed if self.reviewed else None


def agreement(path: Path, knowledge: Knowledge) -> list[Agreement]:
    """For a document with a review beside it, one for each kind of record that either reading has."""
    loaded_at = datetime.datetime.now(datetime.UTC)
    read, reviewed = (
        _Reading(
            resolved(
                read_path(path, knowledge, review=review, loaded_at=loaded_at).statements,
                knowledge.instruments.resolve,
            )
        )
        for review in (False, True)
    )
    return [
        compared
        for kind, facts in _KINDS.items()
        if (compared := _compared(kind, dict(facts(reviewed)), dict(facts(read)))).reviewed or compared.read
    ]


def reviewed_documents(paths: Iterable[Path]) -> list[Path]:
    return [path for path in paths if review_path(path).is_file()]


def _compared(kind: str, reviewed: Mapping[Fact, str], read: Mapping[Fact, str]) -> Agreement:
    return Agreement(
        kind,
        len(reviewed),
        len(read),
        len(reviewed.keys() & read.keys()),
        tuple(words for fact, words in reviewed.items() if fact not in read),
        tuple(words for fact, words in read.items() if fact not in reviewed),
    )


class _Reading:
    """Statements, by what a node is and by whom it is related to.

    Records are told by where they stand and not by their ids, which number what was found.
    """

    def __init__(self, statements: Statements) -> None:
        self._nodes = {node.id: node for node in statements.nodes}
        self._related: dict[tuple[str, str], list[Relationship]] = {}
        for relationship in statements.relationships:
            self._related.setdefault((relationship.type, relationship.start), []).append(relationship)
        self._task_of = {
            end.id: start
            for start in self.of(Task)
            for obligation in self.nodes(start, "IMPOSES")
            for end in (obligation, *self.nodes(obligation, "CITES"), *self.nodes(obligation, "REQUIRES"),
                        *self.nodes(obligation, "DUE"))
        }  # fmt: skip

    def of(self, type: "type[Any]") -> Iterator[Any]:
        return (node for node in self._nodes.values() if isinstance(node, type))

    def nodes(self, start: Node, relationship: str) -> list[Node]:
        return [self._nodes[each.end] for each in self.relationships(start, relationship)]

    def relationships(self, start: Node, relationship: str) -> list[Relationship]:
        return self._related.get((relationship, start.id), [])

    def words(self, node: Sourced, said: object = None) -> str:
        """Which record is meant, for a person."""
        task = self._task_of.get(node.id)
        where = f"task {task.number}: " if task else ""
        quote = node.quote if len(node.quote) <= _LONGEST else f"{node.quote[:_LONGEST]}…"
        return f"{where}{quote}" if said is None else f"{where}{said} ← {quote}"


_LONGEST = 40

Facts: TypeAlias = Callable[[_Reading], Iterator[tuple[Fact, str]]]


def _place(node: Sourced) -> Fact:
    return node.start, node.end


def _records(type: type[Sourced], *properties: str) -> Facts:
    """Where there is such a record, and what its properties are."""

    def facts(reading: _Reading) -> Iterator[tuple[Fact, str]]:
        for node in reading.of(type):
            values = tuple(getattr(node, name) for name in properties)
            said = ", ".join(str(value) for value in values) if values else None
            yield (*_place(node), *values), reading.words(node, said)

    return facts


def _ends(type: type[Sourced], relationship: str, *end_types: str) -> Facts:
    """Which nodes, known beforehand, such a record is related to."""

    def facts(reading: _Reading) -> Iterator[tuple[Fact, str]]:
        for node in reading.of(type):
            for each in reading.relationships(node, relationship):
                if each.end_type in end_types:
                    yield (*_place(node), each.end), reading.words(node, each.end)

    return facts


def _parts(relationship: str, *properties: str) -> Facts:
    """Which records, told by where they stand, an obligation is related to."""

    def facts(reading: _Reading) -> Iterator[tuple[Fact, str]]:
        for obligation in reading.of(Obligation):
            for node in reading.nodes(obligation, relationship):
                assert isinstance(node, Sourced)
                values = tuple(getattr(node, name) for name in properties)
                said = ", ".join(str(value) for value in values if value is not None) if values else None
                yield (*_place(obligation), *_place(node), *values), reading.words(node, said)

    return facts


def _targets(reading: _Reading) -> Iterator[tuple[Fact, str]]:
    for citation in reading.of(Citation):
        ends = sorted(each.end for each in reading.relationships(citation, "REFERS_TO"))
        said = ", ".join([citation.status, *ends])
        yield (*_place(citation), citation.status, *ends), reading.words(citation, said)


def _conditions(reading: _Reading) -> Iterator[tuple[Fact, str]]:
    for obligation in reading.of(Obligation):
        for each in reading.relationships(obligation, "WHEN"):
            groups = dict(each.properties)["groups"]
            yield (*_place(obligation), each.end, groups), reading.words(obligation, f"{each.end} {groups}")


_KINDS: Mapping[str, Facts] = {
    "categories": _records(Category, "number", "title"),
    "tasks": _records(Task, "number", "title", "text"),
    "obligations": _records(Obligation),
    "modality": _records(Obligation, "modality"),
    "bearer": _records(Obligation, "bearer"),
    "subject": _records(Obligation, "subject"),
    "binds": _ends(Obligation, "BINDS", "EnterpriseType"),
    "conditions": _conditions,
    "time rules": _parts(
        "DUE", "kind", "month", "day", "times", "period", "at_least", "event", "within", "working_days"
    ),
    "citations": _parts("CITES"),
    "citation targets": _targets,
    "deliverables": _parts("REQUIRES"),
    "deliverable names": _records(Deliverable, "name"),
    "deliverable kinds": _records(Deliverable, "kind"),
    "recipients": _ends(Deliverable, "SUBMITTED_TO", "Authority"),
    "not modelled": _records(NotModelled, "reason"),
}
