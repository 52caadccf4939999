"""The lists of laws, rules and standards, what they can be narrowed and ordered by, and one of them."""

import datetime
from typing import Annotated, cast

import strawberry

from dutygraph.graph.model import InstrumentKind
from dutygraph.graph.store.plan import Paging
from dutygraph.graph.store.port import CountKey, Order, PropertyKey, Where, out
from dutygraph.reasoning.from_store.impact import several_known
from dutygraph.reasoning.in_force import Standing, instruments_standing
from dutygraph.schema.context import Context
from dutygraph.schema.enums import Direction, InstrumentOrderField
from dutygraph.schema.instruments.types import Instrument
from dutygraph.schema.reading.connections import Connection, all_paged
from dutygraph.schema.reading.fields import plain
from dutygraph.schema.reading.filters import (
    TASK_LIST_OF_TASK,
    TASKS_CITING,
    Narrowed,
    any_of,
    every,
    holding,
    instrument_where,
    narrows,
    related,
)
from dutygraph.schema.reading.operation import Asking


@strawberry.input(description="Which laws, rules and standards; all that is given must hold.")
class InstrumentFilter(Narrowed):
    kinds: list[InstrumentKind] | None = narrows("Of one of these kinds.", any_of("kind"))
    status: Standing | None = plain("With this status on the day `on`.")
    on: datetime.date | None = plain("The day that `status` is about; today unless given.")
    issuer: strawberry.ID | None = narrows(
        "Issued by this authority, alone or with others: its id.", related(out("ISSUED_BY", "Authority"))
    )
    cited_in: strawberry.ID | None = narrows(
        "Cited by a task of this task list: its id.", related(*TASKS_CITING, *TASK_LIST_OF_TASK)
    )
    contains: str | None = narrows(
        "With these characters, exactly, in the number or the title (Chinese or English).",
        holding("number", "title", "title_en"),
    )

    def where(self, place: str, context: Context) -> Where | None:
        day = self.on or context.today()
        standing = None if self.status is None else instruments_standing(self.status, day)
        return every((standing, super().where(place, context)))


@strawberry.input(description="One key to order laws, rules and standards by; what is not known comes last.")
class InstrumentOrder:
    field: InstrumentOrderField = plain("What to order by.")
    direction: Direction = plain("Rising or falling.")

    def key(self, on: datetime.date) -> Order:
        del on
        descending = self.direction is Direction.DESC
        if self.field is InstrumentOrderField.CITED:
            return CountKey(TASKS_CITING, descending=descending)
        return PropertyKey(self.field.value.lower(), descending=descending)


_SEVERAL = 5


@strawberry.type
class InstrumentQueries:
    instruments: Connection[Instrument] = all_paged(
        "Laws, rules, standards and plans, by id unless ordered otherwise.",
        "Instrument",
        filter=InstrumentFilter,
        order_by=InstrumentOrder,
    )

    @strawberry.field(
        description="One by its number (文号, 标准号) or title, in any punctuation, width or dash: "
        "`GB44495—2024` and `gb 44495-2024` are one. Null where none is known by that."
    )
    async def instrument(
        self,
        info: Asking,
        number: Annotated[str, strawberry.argument("Its number, title, a name it goes by, or its id.")],
    ) -> Instrument | None:
        where = instrument_where("instrument(number:)", number)
        found = await info.nodes("Instrument", Paging(where, size=_SEVERAL))
        if len(found) > 1:
            raise several_known(list(found), "instrument(number:)")
        return cast("Instrument | None", next(iter(found.values()), None))
