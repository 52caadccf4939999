"""What hangs on an instrument, and what differs between two task lists."""

from collections.abc import Iterable
from dataclasses import dataclass

import strawberry

from dutygraph.reasoning.from_store.editions import DiffKind
from dutygraph.schema.duties.obligations import Citation, Deliverable, Obligation
from dutygraph.schema.duties.task_lists import Task
from dutygraph.schema.duties.time_rules import TimeRule
from dutygraph.schema.instruments.types import Instrument, Provision
from dutygraph.schema.reading.reasoned import node, nodes, parts
from dutygraph.schema.vocabulary.types import EnterpriseType


@dataclass(frozen=True, slots=True)
class _Named:
    id: str


def _named(ids: Iterable[str]) -> list[_Named]:
    return [_Named(id) for id in ids]


@strawberry.type(
    description="Everything that hangs on an instrument: who cites it, and the duties, materials and dates "
    "behind."
)
class Impact:
    instrument: Instrument = node(
        "Instrument", lambda one: _Named(one.instrument), "The instrument that was asked about."
    )
    tasks: list[Task] = nodes(
        "Task",
        lambda one: _named(one.tasks),
        usual=5,
        description="The tasks that cite it or one of its provisions, or rest on one.",
    )
    provisions: list[Provision] = nodes(
        "Provision",
        lambda one: _named(one.provisions),
        usual=5,
        description="The articles and clauses, of laws and standards that were loaded, that cite it.",
    )
    obligations: list[Obligation] = nodes(
        "Obligation",
        lambda one: _named(one.obligations),
        usual=10,
        description="The statements that cite it, and those of a citing task that cite nothing themselves.",
    )
    deliverables: list[Deliverable] = nodes(
        "Deliverable",
        lambda one: _named(one.deliverables),
        usual=5,
        description="What these statements ask to hand in.",
    )
    time_rules: list[TimeRule] = nodes(
        "TimeRule",
        lambda one: _named(one.time_rules),
        usual=5,
        description="When these statements are due.",
    )
    enterprise_types: list[EnterpriseType] = nodes(
        "EnterpriseType",
        lambda one: _named(one.enterprise_types),
        usual=5,
        description="Whom these statements bind by name.",
    )
    citations: list[Citation] = nodes(
        "Citation", lambda one: _named(one.citations), usual=10, description="All citations of it."
    )
    outdated_citations: list[Citation] = nodes(
        "Citation",
        lambda one: _named(one.outdated_citations),
        usual=3,
        description="Citations of editions it replaces, or of it after it was replaced.",
    )


@strawberry.type(description="A stretch of text that two texts share or only one of them has.")
class DiffPart:
    kind: DiffKind = strawberry.field(description="Whether both have it or which one.")
    text: str = strawberry.field(
        description="The characters; of what both have, those of the later text, for form does not count."
    )


@strawberry.type(description="A task that both lists have, and how it differs.")
class TaskChange:
    before: Task = node("Task", lambda one: _Named(one.before), "In the earlier list.")
    after: Task = node("Task", lambda one: _Named(one.after), "In the later list.")
    text_diff: list[DiffPart] = parts(
        lambda one: one.text_diff,
        usual=9,
        description="Its title and statements, character by character. One SAME part: only its number or "
        "category changed.",
    )


@strawberry.type(
    description="What differs between two task lists; a task that was moved or renumbered is a change, and "
    "what differs only in form (width, punctuation, blanks) does not differ."
)
class TaskListComparison:
    added: list[Task] = nodes(
        "Task", lambda one: _named(one.added), usual=5, description="Only in the later list, in its order."
    )
    removed: list[Task] = nodes(
        "Task",
        lambda one: _named(one.removed),
        usual=5,
        description="Only in the earlier list, in its order.",
    )
    changed: list[TaskChange] = parts(
        lambda one: one.changed,
        usual=10,
        description="In both and different, in the order of the later list.",
    )
