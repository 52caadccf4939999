"""Task lists, tasks, statements of duty and what is to be handed in."""

from typing import Annotated

import strawberry

from dutygraph.graph.store.port import PropertyKey
from dutygraph.schema.context import Info
from dutygraph.schema.duties.filter import (
    DeliverableFilter,
    DoubtFilter,
    ObligationFilter,
    ObligationOrder,
    TaskFilter,
    TaskListFilter,
    TaskOrder,
)
from dutygraph.schema.duties.obligations import Deliverable, Doubt, Obligation
from dutygraph.schema.duties.task_lists import Task, TaskList
from dutygraph.schema.reading.arguments import given
from dutygraph.schema.reading.connections import FILTER, ORDER, After, Before, Connection, First, Last
from dutygraph.schema.reading.root_fields import read_page

_filter = strawberry.argument(description=FILTER)
_order = strawberry.argument(description=ORDER)


@strawberry.type
class DutyQueries:
    @strawberry.field(description="The task lists (重点任务清单), by id.")
    async def task_lists(
        self,
        info: Info,
        first: First = strawberry.UNSET,
        after: After = strawberry.UNSET,
        last: Last = strawberry.UNSET,
        before: Before = strawberry.UNSET,
        filter: Annotated[TaskListFilter | None, _filter] = strawberry.UNSET,
    ) -> Connection[TaskList]:
        return await read_page(
            info, TaskList, given(first=first, after=after, last=last, before=before, filter=filter)
        )

    @strawberry.field(
        description="The tasks (重点任务) of all task lists, "
        "by document and in reading order unless ordered otherwise."
    )
    async def tasks(
        self,
        info: Info,
        first: First = strawberry.UNSET,
        after: After = strawberry.UNSET,
        last: Last = strawberry.UNSET,
        before: Before = strawberry.UNSET,
        filter: Annotated[TaskFilter | None, _filter] = strawberry.UNSET,
        order_by: Annotated[list[TaskOrder] | None, _order] = strawberry.UNSET,
    ) -> Connection[Task]:
        return await read_page(
            info,
            Task,
            given(first=first, after=after, last=last, before=before, filter=filter, order_by=order_by),
        )

    @strawberry.field(
        description="The statements of who must, may or is encouraged to do what, "
        "by document and in reading order unless ordered otherwise."
    )
    async def obligations(
        self,
        info: Info,
        first: First = strawberry.UNSET,
        after: After = strawberry.UNSET,
        last: Last = strawberry.UNSET,
        before: Before = strawberry.UNSET,
        filter: Annotated[ObligationFilter | None, _filter] = strawberry.UNSET,
        order_by: Annotated[list[ObligationOrder] | None, _order] = strawberry.UNSET,
    ) -> Connection[Obligation]:
        return await read_page(
            info,
            Obligation,
            given(first=first, after=after, last=last, before=before, filter=filter, order_by=order_by),
        )

    @strawberry.field(description="What is to be handed in (报送材料), by document and in reading order.")
    async def deliverables(
        self,
        info: Info,
        first: First = strawberry.UNSET,
        after: After = strawberry.UNSET,
        last: Last = strawberry.UNSET,
        before: Before = strawberry.UNSET,
        filter: Annotated[DeliverableFilter | None, _filter] = strawberry.UNSET,
    ) -> Connection[Deliverable]:
        return await read_page(
            info, Deliverable, given(first=first, after=after, last=last, before=before, filter=filter)
        )

    @strawberry.field(
        description="What the reader was not sure of (存疑), the most harmful first: "
        "for a person to decide in a review."
    )
    async def doubts(
        self,
        info: Info,
        first: First = strawberry.UNSET,
        after: After = strawberry.UNSET,
        filter: Annotated[DoubtFilter | None, _filter] = strawberry.UNSET,
    ) -> Connection[Doubt]:
        arguments = given(first=first, after=after, filter=filter)
        return await read_page(info, Doubt, arguments, order=(PropertyKey("severity"),))
