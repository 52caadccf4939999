"""Task lists, tasks, statements of duty and what is to be handed in."""

import strawberry

from dutygraph.graph.store.port import PropertyKey
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
from dutygraph.schema.reading.connections import Connection, all_paged


@strawberry.type
class DutyQueries:
    task_lists: Connection[TaskList] = all_paged(
        "The task lists (重点任务清单), by id.", "TaskList", filter=TaskListFilter
    )
    tasks: Connection[Task] = all_paged(
        "The tasks (重点任务) of all task lists, by document and in reading order unless ordered otherwise.",
        "Task",
        filter=TaskFilter,
        order_by=TaskOrder,
    )
    obligations: Connection[Obligation] = all_paged(
        "The statements of who must, may or is encouraged to do what, by document and in reading order "
        "unless ordered otherwise.",
        "Obligation",
        filter=ObligationFilter,
        order_by=ObligationOrder,
    )
    deliverables: Connection[Deliverable] = all_paged(
        "What is to be handed in (报送材料), by document and in reading order.",
        "Deliverable",
        filter=DeliverableFilter,
    )
    doubts: Connection[Doubt] = all_paged(
        "What the reader was not sure of (存疑), the most harmful first: for a person to decide in a review.",
        "Doubt",
        order=(PropertyKey("severity"),),
        filter=DoubtFilter,
        backwards=False,
    )
