"""The one read of a root field, and the few shapes its answer takes."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar, cast

from dutygraph.graph.model import NODE_TYPES, node_types_of
from dutygraph.graph.store.port import Fetch, OneOf, Order, Record, Where
from dutygraph.schema.context import Info
from dutygraph.schema.nodes.types import Node
from dutygraph.schema.reading.arguments import items, known_id
from dutygraph.schema.reading.connections import Connection, Page, PageRequest
from dutygraph.schema.reading.selection import Selection

Item = TypeVar("Item")


async def read_page(
    info: Info, type: type[Item], arguments: Mapping[str, Any], order: tuple[Order, ...] = ()
) -> Connection[Item]:
    """A page of all nodes of a type; `arguments` are the field's own, by their Python names."""
    node = type.__name__
    store = info.context.store
    request = PageRequest.of(info.field_name, node, arguments, info.context, order)
    wanted, page = Selection(info).wanted_page(node)
    records: Sequence[Record] = ()
    if rows := page.rows_of(request.size, backwards=request.backwards):
        order, where, back = request.cursors.order, request.where, request.backwards
        asked = wanted.fetch(where, order, request.bound, rows, keyed=page.cursors, backwards=back)
        records = await store.fetch(asked)
    total = await store.count(Fetch(node, where=request.where)) if page.total else None
    page_read = Page(
        request.cursors,
        records,
        total,
        size=request.size,
        backwards=request.backwards,
        continued=request.bound is not None,
    )
    return cast("Connection[Item]", page_read)


async def read_list(
    info: Info,
    type: type[Item],
    *,
    where: Where | None = None,
    order: tuple[Order, ...] = (),
    limit: int | None = None,
) -> list[Item]:
    """All nodes of a type, which comes out under its own name; for lists that stay short."""
    wanted = Selection(info).wanted(type.__name__, type.__name__)
    return cast("list[Item]", await info.context.store.fetch(wanted.fetch(where, order, limit=limit)))


async def read_nodes(info: Info, ids: Sequence[str]) -> list[Any]:
    """The nodes of these ids, None for what there is not: one read for each type among the ids."""
    distinct = items(f"{info.field_name}(ids:)", ids)
    asked: dict[str, list[str]] = {}
    for id in distinct:
        for node in node_types_of(known_id(info.field_name, id)):
            if _is_public(node):
                asked.setdefault(node, []).append(id)
    found: dict[str, Record] = {}
    selection = Selection(info)
    for node, of_type in asked.items():
        fetch = selection.wanted(node, node).fetch(OneOf("id", tuple(of_type)))
        found.update((record.id, record) for record in await info.context.store.fetch(fetch))
    return [found.get(id) for id in ids]


def _is_public(node: str) -> bool:
    """Whether nodes of this type come out by id; the others are only parts of such."""
    return node in {type.__name__ for type in Node.__subclasses__()} and node in NODE_TYPES
