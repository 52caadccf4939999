"""The next day on which something is due, as of today."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from strawberry.types.arguments import StrawberryArgument

from dutygraph.graph.store import plan as graph
from dutygraph.graph.store.plan import Argument, Expression, Paging, Path
from dutygraph.graph.store.port import NextDateKey, Step
from dutygraph.schema.context import Context
from dutygraph.schema.reading.fields import AskedPlan, planned
from dutygraph.schema.reading.selection import Selected


@dataclass(frozen=True, slots=True)
class NextDay(AskedPlan):
    """The day by which a list in the order NEXT_DUE is ordered; `path` ends at time rules."""

    path: Path
    weight: int = 0

    def arguments(self) -> list[StrawberryArgument]:
        return []

    def expression(self, field: Selected) -> Expression:
        return graph.FirstKey(field.site(self))

    def bind(self, place: str, arguments: Mapping[str, Any], context: Context) -> Argument:
        return Paging(order=(NextDateKey(self.path, context.today()),))


def next_day(description: str, *path: Step) -> Any:
    return planned(description, NextDay(path))
