"""The few shapes of the answer of a root field that shows nodes, each of one statement."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar, cast

from dutygraph.graph.model import NODE_TYPES, node_types_of
from dutygraph.graph.store.plan import Paging
from dutygraph.graph.store.port import OneOf, Order, Where
from dutygraph.schema.context import Info
from dutygraph.schema.nodes.types import Node
from dutygraph.schema.reading.arguments import items, known_id
from dutygraph.schema.reading.operation import asked

Item = TypeVar("Item")


async def read_list(
    info: Info,
    type: type[Item],
    *,
    where: Where | None = None,
    order: tuple[Order, ...] = (),
    limit: int | None = None,
) -> Mapping[str, Item]:
    """All nodes of a type by their ids, as they come out under its name; for lists that stay short."""
    node = type.__name__
    found = await asked(info).nodes(node, node, Paging(where, order, size=limit))
    return cast("Mapping[str, Item]", found)


async def read_nodes(info: Info, ids: Sequence[str]) -> list[Any]:
    """The nodes of these ids, None for what there is not: one read for each type among the ids."""
    distinct = items(f"{info.field_name}(ids:)", ids)
    asked_of: dict[str, list[str]] = {}
    for id in distinct:
        for node in node_types_of(known_id(info.field_name, id)):
            if _is_public(node):
                asked_of.setdefault(node, []).append(id)
    found: dict[str, Any] = {}
    for node, of_type in asked_of.items():
        found.update(await asked(info).nodes(node, node, Paging(OneOf("id", tuple(of_type)))))
    return [found.get(id) for id in ids]


def _is_public(node: str) -> bool:
    """Whether nodes of this type come out by id; the others are only parts of such."""
    return node in {type.__name__ for type in Node.__subclasses__()} and node in NODE_TYPES
