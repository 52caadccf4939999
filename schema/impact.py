"""What hangs on an instrument, and what a new edition of a task list changes."""

import datetime
from typing import Annotated, cast

import strawberry

from dutygraph.reasoning.from_store.editions import DiffKind, EditionComparison, compare, read_edition
from dutygraph.reasoning.from_store.impact import impact_of
from dutygraph.schema.duties.obligations import Citation, Deliverable, Obligation
from dutygraph.schema.duties.task_lists import Task
from dutygraph.schema.duties.terms import TimeRule
from dutygraph.schema.instruments.types import Instrument, Provision
from dutygraph.schema.reading.arguments import id_of
from dutygraph.schema.reading.cost import COST
from dutygraph.schema.reading.fields import plain
from dutygraph.schema.reading.filters import instrument_where
from dutygraph.schema.reading.making import show
from dutygraph.schema.reading.operation import Asking
from dutygraph.schema.reading.reasoned import reasoned
from dutygraph.schema.vocabulary import EnterpriseType

_WORK = 1_000
"""About as many objects could be read in the time that reasoning takes."""


@strawberry.type(
    description="Everything that hangs on an instrument: what it states itself, who cites it, and the "
    "duties, materials and dates behind."
)
class Impact:
    instrument: Instrument = reasoned("The instrument that was asked about.")
    tasks: list[Task] = reasoned("The tasks that cite it or one of its provisions, or rest on one.", usual=5)
    provisions: list[Provision] = reasoned(
        "The articles and clauses, of laws and standards that were loaded, that cite it.", usual=5
    )
    obligations: list[Obligation] = reasoned(
        "The statements of its own articles and clauses, those that cite it, and those of a citing task that "
        "cite nothing themselves.",
        usual=10,
    )
    deliverables: list[Deliverable] = reasoned("What these statements ask to hand in.", usual=5)
    time_rules: list[TimeRule] = reasoned("When these statements are due.", usual=5)
    enterprise_types: list[EnterpriseType] = reasoned("Whom these statements bind by name.", usual=5)
    citations: list[Citation] = reasoned("All citations of it.", usual=10)
    outdated_citations: list[Citation] = reasoned(
        "Citations of editions it replaces, or of it after it was replaced.", usual=3
    )


@strawberry.type(description="A stretch of text that two texts share or only one of them has.")
class DiffPart:
    kind: DiffKind = plain("Whether both have it or which one.")
    text: str = plain("The characters; of what both have, those of the later text, for form does not count.")


@strawberry.type(description="A task that both lists have, and how it differs.")
class TaskChange:
    before: Task = reasoned("In the earlier list.")
    after: Task = reasoned("In the later list.")
    text_diff: list[DiffPart] = reasoned(
        "Its title and statements, character by character. One SAME part: only its number or category "
        "changed.",
        usual=9,
    )


@strawberry.type(
    description="What differs between two task lists; a task that was moved or renumbered is a change, and "
    "what differs only in form (width, punctuation, blanks) does not differ."
)
class TaskListComparison:
    added: list[Task] = reasoned("Only in the later list, in its order.", usual=5)
    removed: list[Task] = reasoned("Only in the earlier list, in its order.", usual=5)
    changed: list[TaskChange] = reasoned("In both and different, in the order of the later list.", usual=10)


@strawberry.type
class ImpactQueries:
    @strawberry.field(
        description="Everything that hangs on an instrument: what it states itself, who cites it, and the "
        "duties, materials and dates behind.",
        metadata={COST: _WORK},
    )
    async def impact(
        self,
        info: Asking,
        instrument: Annotated[
            strawberry.ID, strawberry.argument("Its id, number, title, or a name it goes by.")
        ],
        on: Annotated[
            datetime.date | None, strawberry.argument("The day that it is about; today unless given.")
        ] = strawberry.UNSET,
    ) -> Impact:
        meant = instrument_where("impact(instrument:)", instrument)
        day = on or info.context.today()
        shown = await show(info, lambda: impact_of(info.context.store, meant, day), lambda impact: impact)
        return cast("Impact", shown)

    @strawberry.field(
        description="What a task list changes against an earlier one: tasks added, removed, and changed.",
        metadata={COST: _WORK},
    )
    async def compare_task_lists(
        self,
        info: Asking,
        before: Annotated[strawberry.ID, strawberry.argument("The earlier list's id.")],
        after: Annotated[strawberry.ID, strawberry.argument("The later list's id.")],
    ) -> TaskListComparison:
        places = "compareTaskLists(before:)", "compareTaskLists(after:)"
        told = [
            (id_of(place, "TaskList", id), place) for place, id in zip(places, (before, after), strict=True)
        ]

        async def compared() -> EditionComparison:
            return compare(*[await read_edition(info.context.store, *one) for one in told])

        return cast("TaskListComparison", await show(info, compared, lambda comparison: comparison))
