"""What hangs on an instrument, and what a new edition of a task list changes."""

import datetime
from typing import Annotated, cast

import strawberry

from dutygraph.reasoning.from_store.editions import EditionComparison, compare, read_edition
from dutygraph.reasoning.from_store.impact import impact_of
from dutygraph.schema.context import Info
from dutygraph.schema.impact.types import Impact, TaskListComparison
from dutygraph.schema.reading.arguments import id_of
from dutygraph.schema.reading.cost import COST
from dutygraph.schema.reading.making import show

_WORK = 1_000
"""About as many objects could be read in the time that reasoning takes."""


@strawberry.type
class ImpactQueries:
    @strawberry.field(
        description="Everything that hangs on an instrument: who cites it, and the duties, materials and "
        "dates behind.",
        metadata={COST: _WORK},
    )
    async def impact(
        self,
        info: Info,
        instrument: Annotated[strawberry.ID, strawberry.argument("The instrument's id.")],
        on: Annotated[
            datetime.date | None,
            strawberry.argument("The day that it is about; today unless given."),
        ] = strawberry.UNSET,
    ) -> Impact:
        id = id_of("impact(instrument:)", "Instrument", instrument)
        day = on or info.context.today()
        found = await show(info, lambda: impact_of(info.context.store, id, day), lambda impact: (impact,))
        return cast("Impact", found[0])

    @strawberry.field(
        description="What a task list changes against an earlier one: tasks added, removed, and changed.",
        metadata={COST: _WORK},
    )
    async def compare_task_lists(
        self,
        info: Info,
        before: Annotated[strawberry.ID, strawberry.argument("The earlier list's id.")],
        after: Annotated[strawberry.ID, strawberry.argument("The later list's id.")],
    ) -> TaskListComparison:
        earlier = id_of("compareTaskLists(before:)", "TaskList", before)
        later = id_of("compareTaskLists(after:)", "TaskList", after)
        store = info.context.store

        async def compared() -> EditionComparison:
            return compare(await read_edition(store, earlier), await read_edition(store, later))

        found = await show(info, compared, lambda comparison: (comparison,))
        return cast("TaskListComparison", found[0])
