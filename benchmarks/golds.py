"""How well the rules read documents against what a person found in them, by genre and kind of record.

A gold (`plan.gold.json` beside `plan.txt`) names every statement by the words it starts with, whose act it
is and its force. A bearer that the rules leave open is counted apart: it is neither right nor wrong.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from dutygraph.graph.errors import RefusedDocument
from dutygraph.graph.model import Authority, Bearer, Category, Deliverable, Obligation, TaskList
from dutygraph.graph.stated import Statements
from dutygraph.loaders.citations.resolving import resolved
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import read_path

GOLDS = Path(__file__).resolve().parent / "golds"
_MUST = frozenset({"MANDATORY", "PROHIBITED"})
_OPEN = frozenset({"UNSTATED", "OTHER"})
_SHOWN = 40


@dataclass(slots=True)
class Score:
    """`missed` and `invented` say in words what the rules did not read, and what nobody said."""

    genre: str
    record: str
    gold: int = 0
    read: int = 0
    agreed: int = 0
    abstained: int = 0
    missed: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float | None:
        return self.agreed / self.read if self.read else None

    @property
    def recall(self) -> float | None:
        return self.agreed / self.gold if self.gold else None


def golds_in(folders: Iterable[Path]) -> list[Path]:
    """The golds of folders, by name."""
    return sorted(path for folder in folders for path in folder.glob("*.gold.json"))


def measure_golds(golds: Iterable[Path], knowledge: Knowledge) -> list[Score]:
    """One score for each genre and kind of record."""
    scores: dict[tuple[str, str], Score] = {}

    def score(genre: str, record: str) -> Score:
        return scores.setdefault((genre, record), Score(genre, record))

    for path in golds:
        gold = orjson.loads(path.read_bytes())
        document = path.with_name(gold["document"])
        genre = gold["kind"]
        try:
            loaded_at = datetime.datetime.now(datetime.UTC)
            loaded = read_path(document, knowledge, review=False, loaded_at=loaded_at)
            said = resolved(loaded.statements, knowledge.instruments.resolve)
        except RefusedDocument as error:
            score(genre, "documents").gold += 1
            score(genre, "documents").missed.append(f"{document.name}: {error}")
            continue
        for record, found, read in _compared(gold, said, knowledge):
            _add(score(genre, record), document.name, found, read)
        _add_statements(gold, said, document, score(genre, "statements"), score(genre, "enterprise must"))
    return list(scores.values())


def _compared(
    gold: Mapping[str, Any], said: Statements, knowledge: Knowledge
) -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    head = next((node for node in said.nodes if isinstance(node, TaskList)), None)
    if head is not None:
        yield "documents", [gold["title"]], [head.title]
        yield "places", _present(gold.get("jurisdiction")), _present(head.jurisdiction)
    if "categories" in gold:
        yield "categories", gold["categories"], [n.title for n in said.nodes if isinstance(n, Category)]
    handed_in = [node.name for node in said.nodes if isinstance(node, Deliverable)]
    yield "deliverables", [item["name"] for item in gold.get("deliverables", [])], handed_in
    names = {node.id: node.name for node in said.nodes if isinstance(node, Authority)}
    recipients = [names.get(r.end, r.end) for r in said.relationships if r.type == "SUBMITTED_TO"]
    wanted = [one for item in gold.get("deliverables", []) for one in item.get("recipients", [])]
    yield "recipients", [_known(one, knowledge) for one in wanted], recipients


def _known(name: str, knowledge: Knowledge) -> str:
    """The id of the authority that has this name, else the name."""
    named = {(start, end): id for start, end, id in knowledge.authorities.mentions(name)}
    return named.get((0, len(name)), name)


def _present(value: str | None) -> list[str]:
    return [] if value is None else [value]


def _add(score: Score, document: str, gold: Sequence[str], read: Sequence[str]) -> None:
    score.gold += len(gold)
    score.read += len(read)
    left = list(read)
    for one in gold:
        if one in left:
            left.remove(one)
            score.agreed += 1
        else:
            score.missed.append(f"{document}: {one}")
    score.invented += [f"{document}: {one[:_SHOWN]}" for one in left]


def _add_statements(
    gold: Mapping[str, Any], said: Statements, document: Path, all_: Score, must: Score
) -> None:
    """A statement is found where one begins; an enterprise's must is right where its bearer is too."""
    read = sorted((node for node in said.nodes if isinstance(node, Obligation)), key=lambda node: node.start)
    left = list(read)
    text = document.read_text(encoding="utf-8")
    at = 0
    for entry in gold["obligations"]:
        place = text.find(entry["starts"], at)
        if place < 0:
            raise ValueError(f"{document.name} does not say {entry['starts']!r}")
        at = place + 1
        found = next((node for node in left if node.start == place), None)
        all_.gold += 1
        wanted = entry["bearer"] == "ENTERPRISE" and entry["modality"] in _MUST
        must.gold += wanted
        if found is None:
            all_.missed.append(f"{document.name}: {entry['starts']}")
            if wanted:
                must.missed.append(f"{document.name}: {entry['starts']}")
            continue
        left.remove(found)
        all_.read += 1
        all_.agreed += 1
        _add_must(must, found, f"{document.name}: {found.bearer} {entry['starts']}", wanted=wanted)
    for node in left:
        all_.read += 1
        all_.invented.append(f"{document.name}: {node.text[:_SHOWN]}")
        _add_must(must, node, f"{document.name}: {node.text[:_SHOWN]}")


def _add_must(must: Score, found: Obligation, words: str, *, wanted: bool = False) -> None:
    read = found.bearer is Bearer.ENTERPRISE and found.modality in _MUST
    if read:
        must.read += 1
        must.agreed += wanted
        if not wanted:
            must.invented.append(words)
    elif wanted:
        must.missed.append(words)
        must.abstained += found.bearer in _OPEN
