"""Anything by its id, and the state of the graph."""

import datetime
from typing import Annotated

import strawberry

from dutygraph.schema.context import Info
from dutygraph.schema.nodes.types import Node
from dutygraph.schema.reading.fields import plain
from dutygraph.schema.reading.root_fields import read_nodes


@strawberry.type(
    description="A state of the graph; the number rises by one with every load that changes anything."
)
class Revision:
    number: int = plain("0 for a graph in which nothing was ever loaded.")
    content_hash: str = plain("Equal for equal content, on any engine.")
    changed_at: datetime.datetime = plain("When this state came about.")

    @strawberry.field(
        description="The number of the state that `search` and `suggest` answer from: just after a load, for "
        "some seconds, still that of the state before."
    )
    async def search_number(self, info: Info) -> int:
        return (await info.context.search.revision()).number


@strawberry.type
class NodeQueries:
    @strawberry.field(description="Anything by its id; null where there is no such thing.")
    async def node(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument("The `id` of anything.")],
    ) -> Node | None:
        found: Node | None = (await read_nodes(info, (id,)))[0]
        return found

    @strawberry.field(
        description="Several things by their ids, in the order asked; null in the place of what there is not."
    )
    async def nodes(
        self,
        info: Info,
        ids: Annotated[list[strawberry.ID], strawberry.argument("At most 100 ids.")],
    ) -> list[Node | None]:
        return await read_nodes(info, ids)

    @strawberry.field(description="The state of the graph that answers.")
    async def revision(self, info: Info) -> Revision:
        revision = await info.context.store.revision()
        return Revision(
            number=revision.number, content_hash=revision.content_hash, changed_at=revision.changed_at
        )
