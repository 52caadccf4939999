"""What a person reads in the shipped list. The expectations were read from its text, not from our output."""

import datetime
from collections import Counter
from typing import TypeVar

import pytest

from dutygraph.graph.model import (
    Bearer,
    Citation,
    CitationStatus,
    Deliverable,
    Modality,
    Node,
    NotModelled,
    Obligation,
    Sourced,
    SourceDocument,
    Task,
)
from dutygraph.graph.stated import Statements
from dutygraph.loaders.citations.resolving import resolved
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import read_path
from tests.loaders.conftest import LOADED_AT, SEEDS

LIST = SEEDS / "task-lists" / "shanghai-zhudun-2026.txt"


@pytest.fixture(scope="module", params=[True, False], ids=["reviewed", "by-rules-alone"])
def said(request: pytest.FixtureRequest, knowledge: Knowledge) -> Statements:
    read = read_path(LIST, knowledge, review=request.param, loaded_at=LOADED_AT).statements
    return resolved(read, knowledge.instruments.resolve)


NodeT = TypeVar("NodeT", bound=Node)


def of_type(said: Statements, kind: type[NodeT]) -> list[NodeT]:
    return [node for node in said.nodes if isinstance(node, kind)]


def task_number(node: Node) -> int:
    return int(node.id.split("/")[1])


def test_a_list_of_8_categories_and_17_tasks(said: Statements) -> None:
    counts = Counter(type(node).__name__ for node in said.nodes)
    assert {kind: counts[kind] for kind in ("TaskList", "Category", "Task")} == {
        "TaskList": 1,
        "Category": 8,
        "Task": 17,
    }
    sizes = Counter(r.start for r in said.relationships if r.type == "HAS_TASK")
    assert [sizes[id] for id in sorted(sizes)] == [1, 3, 2, 6, 1, 1, 2, 1]


def test_17_citations_of_16_instruments_all_resolved(said: Statements) -> None:
    citations = of_type(said, Citation)
    assert len(citations) == 17
    assert {citation.status for citation in citations} == {CitationStatus.RESOLVED}
    instruments = {r.end for r in said.relationships if r.type == "REFERS_TO" and r.end_type == "Instrument"}
    assert len(instruments) == 16
    alternatives = [c for c in citations if c.alternative_group is not None]
    assert [task_number(c) for c in alternatives] == [8, 8]
    assert len({c.alternative_group for c in alternatives}) == 1
    articles = [r for r in said.relationships if r.type == "REFERS_TO" and r.end_type == "Provision"]
    assert [r.start.split("/")[1] for r in articles] == ["010"]
    assert "66" in next(c.note or "" for c in citations if task_number(c) == 14)


def test_tasks_without_material(said: Statements) -> None:
    without = [task.number for task in of_type(said, Task) if task.deliverable_count == 0]
    assert without == [1, 4, 5, 6, 16, 17]


def test_what_the_regulator_does_and_what_is_only_encouraged(said: Statements) -> None:
    obligations = of_type(said, Obligation)
    assert {task_number(o) for o in obligations if o.bearer is Bearer.AUTHORITY} == {4, 14}
    moods = {number: {o.modality for o in obligations if task_number(o) == number} for number in range(1, 18)}
    assert [n for n, found in moods.items() if found == {Modality.ENCOURAGED}] == [17]
    assert all(Modality.ENCOURAGED not in found for n, found in moods.items() if n != 17)


def test_whom_each_task_binds(said: Statements) -> None:
    bound: dict[int, set[str]] = {}
    for r in said.relationships:
        if r.type == "BINDS" and r.start_type == "Obligation":
            bound.setdefault(int(r.start.split("/")[1]), set()).add(r.end)
    special = {
        4: {"iov-platform-operator"},
        5: {"connected-vehicle-manufacturer"},
        9: {"automotive-data-processor"},
        15: {"connected-vehicle-manufacturer", "automated-driving-operator"},
        16: {"connected-vehicle-manufacturer", "automated-driving-operator"},
    }
    assert bound == {number: special.get(number, {"iov-enterprise"}) for number in range(1, 18)}


def test_to_whom_materials_go(said: Statements) -> None:
    recipients: dict[int, set[str]] = {}
    for r in said.relationships:
        if r.type == "SUBMITTED_TO" and r.start_type == "Deliverable":
            recipients.setdefault(int(r.start.split("/")[1]), set()).add(r.end)
    assert set(recipients) == {3, 7, 8, 9, 10, 11, 12, 13, 14, 15}
    assert len(recipients[14]) == 2
    assert len(set().union(*recipients.values())) == 2
    assert len(of_type(said, Deliverable)) == 16


def test_every_span_quotes_the_file_and_every_character_is_accounted_for(said: Statements) -> None:
    text = LIST.read_bytes().decode()
    (document,) = of_type(said, SourceDocument)
    assert document.text == text
    held = [False] * len(text)
    for node in said.nodes:
        if isinstance(node, Sourced):
            assert text[node.start : node.end] == node.quote
            held[node.start : node.end] = [True] * (node.end - node.start)
    assert all(held)
    left = sum(run.end - run.start for run in of_type(said, NotModelled))
    assert document.modelled + left == document.characters == len(text)


def test_reading_again_says_the_same_but_for_the_time(said: Statements, knowledge: Knowledge) -> None:
    later = LOADED_AT + datetime.timedelta(days=1)
    reviewed = any(o.text_en for o in of_type(said, Obligation))
    again = read_path(LIST, knowledge, review=reviewed, loaded_at=later).statements
    assert again.content_hash == said.content_hash


def test_every_statement_of_the_shipped_list_was_reviewed(knowledge: Knowledge) -> None:
    said = read_path(LIST, knowledge, loaded_at=LOADED_AT).statements
    obligations = of_type(said, Obligation)
    assert all(o.text_en and o.review == "REVIEWED" for o in obligations)
    assert all(task.title_en for task in of_type(said, Task))
    assert all(item.name_en for item in of_type(said, Deliverable))


def test_nothing_that_it_asks_of_enterprises_is_left_open(said: Statements) -> None:
    asked = [one for one in of_type(said, Obligation) if one.bearer is Bearer.ENTERPRISE]
    assert [one.text for one in asked if one.open_case or one.binds_others] == []
    assert len(asked) == 40
