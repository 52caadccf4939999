"""Anything by its id, and the state of the graph."""

import datetime
from collections.abc import Sequence
from typing import Annotated, Any, cast

import strawberry

from dutygraph.graph.model import node_types_of
from dutygraph.graph.store.plan import Paging
from dutygraph.graph.store.port import OneOf
from dutygraph.schema.reading.arguments import LONGEST_ID, encodable, items
from dutygraph.schema.reading.fields import plain
from dutygraph.schema.reading.making import make
from dutygraph.schema.reading.operation import Asking


@strawberry.interface(description="Anything with an id that stays the same across loads and engines.")
class Node:
    id: strawberry.ID = plain("Readable, stable across loads, and the same on every engine.")


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
    async def search_number(self, info: Asking) -> int:
        return (await info.context.search.revision()).number


@strawberry.type
class NodeQueries:
    @strawberry.field(description="Anything by its id; null where there is no such thing.")
    async def node(
        self, info: Asking, id: Annotated[strawberry.ID, strawberry.argument("The `id` of anything.")]
    ) -> Node | None:
        return (await _by_ids(info, (id,)))[0]

    @strawberry.field(
        description="Several things by their ids, in the order asked; null in the place of what there is not."
    )
    async def nodes(
        self, info: Asking, ids: Annotated[list[strawberry.ID], strawberry.argument("At most 100 ids.")]
    ) -> list[Node | None]:
        return await _by_ids(info, ids)

    @strawberry.field(description="The state of the graph that answers.")
    async def revision(self, info: Asking) -> Revision:
        return cast("Revision", await make(info, await info.context.store.revision()))


async def _by_ids(info: Asking, ids: Sequence[str]) -> list[Node | None]:
    """The nodes of these ids, None for what there is not: one read for each type among the ids."""
    public = {type.__name__ for type in Node.__subclasses__()}
    asked_of: dict[str, list[str]] = {}
    for id in items(f"{info.field_name}(ids:)", ids):
        for node in node_types_of(encodable(info.field_name, id, LONGEST_ID)):
            # The others are only parts of such.
            if node in public:
                asked_of.setdefault(node, []).append(id)
    found: dict[str, Any] = {}
    for node, of_type in asked_of.items():
        found.update(await info.nodes(node, Paging(OneOf("id", tuple(of_type)))))
    return [found.get(id) for id in ids]
