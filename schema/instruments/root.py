"""Laws, rules and standards."""

from typing import Annotated, cast

import strawberry

from dutygraph.graph.store.plan import Paging
from dutygraph.reasoning.from_store.impact import several_known
from dutygraph.schema.context import Info
from dutygraph.schema.instruments.filter import InstrumentFilter, InstrumentOrder
from dutygraph.schema.instruments.types import Instrument
from dutygraph.schema.reading.connections import Connection, all_paged
from dutygraph.schema.reading.filters import instrument_where
from dutygraph.schema.reading.operation import asked

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
        info: Info,
        number: Annotated[str, strawberry.argument("Its number, title, a name it goes by, or its id.")],
    ) -> Instrument | None:
        where = instrument_where("instrument(number:)", number)
        found = await asked(info).nodes("Instrument", Paging(where, size=_SEVERAL))
        if len(found) > 1:
            raise several_known(list(found), "instrument(number:)")
        return cast("Instrument | None", next(iter(found.values()), None))
