"""Texts through the real readers, and what they state in plain values."""

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from dutygraph.graph.model import (
    Authority,
    Bearer,
    Category,
    Citation,
    CitationStatus,
    Deliverable,
    Doubt,
    Instrument,
    Node,
    NotModelled,
    Obligation,
    Provision,
    SourceDocument,
    Task,
    TaskList,
    TimeRule,
)
from dutygraph.loaders.citations.resolving import resolved
from dutygraph.loaders.documents.formats.plain_text import read_text
from dutygraph.loaders.kinds import kind_of
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.loaded import Loaded
from dutygraph.loaders.read import read_as, read_path
from dutygraph.loaders.structure.furniture import without_furniture
from dutygraph.loaders.structure.table_shape import upright
from dutygraph.text.characters import INVISIBLE, in_usual_characters
from tests.loaders.conftest import LOADED_AT

_T = TypeVar("_T", bound=Node)


@dataclass(frozen=True)
class Duty:
    subject: str | None
    modality: str
    text: str
    types: tuple[str, ...]
    times: tuple[tuple[str, str | None], ...]
    handed_in: tuple[tuple[str, tuple[str, ...]], ...]
    bearer: Bearer


class Said:
    """What one document states."""

    def __init__(self, loaded: Loaded) -> None:
        self.loaded = loaded
        self.nodes: Sequence[Node] = loaded.statements.nodes
        self._by_id = {node.id: node for node in self.nodes}

    @property
    def instrument(self) -> Instrument:
        (found,) = self._all(Instrument)
        return found

    @property
    def task_list(self) -> TaskList:
        (found,) = self._all(TaskList)
        return found

    @property
    def labels(self) -> list[str]:
        return [one.label for one in self.provisions]

    @property
    def provisions(self) -> list[Provision]:
        return [one for one in self._all(Provision) if one.position is not None]

    @property
    def left_out(self) -> list[tuple[str, str]]:
        return [(one.quote, one.reason) for one in self._all(NotModelled) if one.quote.strip()]

    @property
    def duties(self) -> list[Duty]:
        return [self._duty(one) for one in self._all(Obligation)]

    @property
    def obligations(self) -> list[Obligation]:
        return list(self._all(Obligation))

    @property
    def doubts(self) -> list[Doubt]:
        return list(self._all(Doubt))

    @property
    def tasks(self) -> list[Task]:
        return list(self._all(Task))

    @property
    def categories(self) -> list[str]:
        return [one.title for one in self._all(Category)]

    def conditions_of(self, id: str) -> list[str]:
        return self._of(id, "WHEN")

    @property
    def citations(self) -> list[tuple[str, CitationStatus, list[str]]]:
        return [(one.text, one.status, self._of(one.id, "REFERS_TO")) for one in self._all(Citation)]

    def _duty(self, one: Obligation) -> Duty:
        rules = [node for node in self._nodes(one.id, "DUE") if isinstance(node, TimeRule)]
        things = [node for node in self._nodes(one.id, "REQUIRES") if isinstance(node, Deliverable)]
        return Duty(
            one.subject,
            str(one.modality),
            one.text,
            tuple(self._of(one.id, "BINDS")),
            tuple((_when(rule), rule.event) for rule in rules),
            tuple(
                (
                    thing.name,
                    tuple(
                        node.name
                        for node in self._nodes(thing.id, "SUBMITTED_TO")
                        if isinstance(node, Authority)
                    ),
                )
                for thing in things
            ),
            one.bearer,
        )

    def _of(self, start: str, type: str) -> list[str]:
        return [
            one.end for one in self.loaded.statements.relationships if one.start == start and one.type == type
        ]

    def _nodes(self, start: str, type: str) -> Iterator[Node]:
        return (self._by_id[id] for id in self._of(start, type) if id in self._by_id)

    def _all(self, kind: type[_T]) -> list[_T]:
        return [node for node in self.nodes if isinstance(node, kind)]

    def check_coverage(self) -> None:
        """What is modelled stands in a record: counted again from what is stored."""
        (document,) = self._all(SourceDocument)
        left: set[int] = set()
        for run in self._all(NotModelled):
            assert document.text[run.start : run.end] == run.quote
            left |= set(range(run.start, run.end))
        assert document.modelled == document.characters - len(left)
        held: set[int] = set()
        for node in self.nodes:
            start, end, quote = (getattr(node, name, None) for name in ("start", "end", "quote"))
            if isinstance(node, NotModelled) or start is None or end is None:
                continue
            assert document.text[start:end] == quote
            held |= set(range(start, end))
        title = document.title
        for at in set(range(document.characters)) - left - held:
            own = in_usual_characters(document.text[at])
            assert own in in_usual_characters(title) or own.isspace() or own in INVISIBLE, (at, own)


def _when(rule: TimeRule) -> str:
    if rule.within:
        return rule.within
    if rule.month:
        return f"{rule.year or 'yearly'}-{rule.month:02}-{rule.day:02}"
    return f"{rule.times} {rule.period}" if rule.period else str(rule.kind)


def read(text: str, knowledge: Knowledge) -> Said:
    document = upright(without_furniture(read_text("a.txt", text.encode())))
    said = Said(_resolved(read_as(kind_of(document), document, knowledge, loaded_at=LOADED_AT), knowledge))
    said.check_coverage()
    return said


def read_file(path: Path, knowledge: Knowledge) -> Said:
    said = Said(_resolved(read_path(path, knowledge, loaded_at=LOADED_AT), knowledge))
    said.check_coverage()
    return said


def _resolved(loaded: Loaded, knowledge: Knowledge) -> Loaded:
    said = resolved(loaded.statements, knowledge.instruments.resolve)
    return dataclasses.replace(loaded, statements=said)


def law(
    *articles: str, cover: str = "（2025年3月6日滨海市经济和信息化局令第12号公布 自2025年5月1日起施行）"
) -> str:
    return "\n".join(["智能网联汽车数据安全管理办法", "", cover, "", *articles, ""])
