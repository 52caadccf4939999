"""Relay connections with keyset cursors."""

import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import strawberry
from strawberry.types.arguments import StrawberryArgument

from dutygraph.graph.errors import ErrorReason, InvalidInput
from dutygraph.graph.store.plan import Expression, Paging, Rows
from dutygraph.graph.store.port import Order, Step
from dutygraph.schema.context import Context
from dutygraph.schema.reading.arguments import within
from dutygraph.schema.reading.cursors import Cursors, cursors_of
from dutygraph.schema.reading.fields import AskedPlan, Plan, argument, plain, planned
from dutygraph.schema.reading.filters import Narrowed, Ordering, order_of
from dutygraph.schema.reading.selection import Selected

DEFAULT_PAGE = 20
LARGEST_PAGE = 100

FIRST = f"How many at most: 1 to {LARGEST_PAGE}; {DEFAULT_PAGE} unless given."
AFTER = (
    "Go on behind this cursor: an edge's `cursor` or `pageInfo.endCursor` of the same list in the same order."
)
LAST = (
    f"Instead of `first`: how many at most at the end of the list, or before `before`; 1 to {LARGEST_PAGE}."
)
BEFORE = (
    "With `last`: go back from this cursor, an edge's `cursor` or `pageInfo.startCursor` of the same list."
)
FILTER = "Only those that meet all of it."
ORDER = "By these keys, the first one first; what is equal in all stands in the order of the ids."

Item = TypeVar("Item")


@strawberry.type(description="Where a page stands in its list.")
class PageInfo:
    has_next_page: bool = plain(
        "Whether more follow behind this page; with `last`, whether it was reached with `before`."
    )
    has_previous_page: bool = plain(
        "Whether this page was reached with `after`; with `last`, whether more stand before it."
    )
    start_cursor: str | None = plain(
        "The cursor of the first on this page, to pass as `before`; null where it is empty."
    )
    end_cursor: str | None = plain(
        "The cursor of the last on this page, to pass as `after`; null where it is empty."
    )


@strawberry.type(description="One place in a list.")
class Edge(Generic[Item]):
    cursor: str = plain("Opaque; stays good across loads. Pass it as `after`.")
    node: Item = plain("What stands there.")


@strawberry.type(description="A page of a list.")
class Connection(Generic[Item]):
    edges: list[Edge[Item]] = plain("The page, each with its cursor.")
    nodes: list[Item] = plain("The page, without cursors.")
    page_info: PageInfo = plain("Where the page stands in the list.")
    total_count: int = plain("How many the whole list has with this filter; counted only when selected.")


# ---- at run time ------------------------------------------------------------


def paging(
    place: str,
    node: str,
    arguments: Mapping[str, Any],
    context: Context,
    order: tuple[Order, ...] = (),
) -> Paging:
    """The arguments of a connection, checked.

    `order` is that of the list where `orderBy` asks for no other; `place` is named in errors.
    """
    filter: Narrowed | None = arguments.get("filter") or None
    order_by: Sequence[Ordering] = arguments.get("order_by") or ()
    order = order_of(f"{place}(orderBy:)", order_by, context.today()) or order
    cursors = cursors_of(node, order)
    names = ("first", "after", "last", "before")
    told = {name: arguments[name] for name in names if arguments.get(name) is not None}
    backwards = "last" in told
    for name, other in (("first", "last"), ("after", "last")) if backwards else (("before", "first"),):
        if name in told:
            raise InvalidInput(
                f"{place}({name}:) 不与 {other} 同用。 It does not go with {other}.",
                "向后翻页用 first 和 after，向前用 last 和 before。 Page on with first and after, back with "
                "last and before.",
                argument=f"{place}({name}:)",
                reason=ErrorReason.CONFLICTING,
            )
    size, cursor = ("last", "before") if backwards else ("first", "after")
    return Paging(
        filter.where(f"{place}(filter:)", context) if filter else None,
        order,
        cursors.decode(f"{place}({cursor}:)", told[cursor]) if cursor in told else None,
        page_size(place, told.get(size), name=size) + 1,
        backwards,
        cursors.named,
    )


def page_size(place: str, size: int | None, name: str = "first") -> int:
    """The argument `name` of the field `place`, checked; 20 where it is not given."""
    if size is None:
        return DEFAULT_PAGE
    further = "before: startCursor" if name == "last" else "after: endCursor"
    else_zh, else_en = f"，其余用 {further} 续取", f"; go on with {further}"
    return within(f"{place}({name}:)", size, 1, LARGEST_PAGE, else_zh=else_zh, else_en=else_en)


@dataclass(frozen=True)
class Paged(AskedPlan):
    """The nodes along `path`, a page at a time; without a path all nodes of the type `node`."""

    path: tuple[Step, ...]
    order: tuple[Order, ...] = ()
    filter: type[Narrowed] | None = None
    order_by: type[Ordering] | None = None
    backwards: bool = True
    node: str = ""

    @property
    def declared(self) -> Sequence[StrawberryArgument]:  # type: ignore[override]
        declared = [argument("first", int | None, FIRST), argument("after", str | None, AFTER)]
        if self.backwards:
            declared += [argument("last", int | None, LAST), argument("before", str | None, BEFORE)]
        if self.filter is not None:
            declared.append(argument("filter", self.filter | None, FILTER))
        if self.order_by is not None:
            declared.append(argument("order_by", types.GenericAlias(list, self.order_by) | None, ORDER))
        return declared

    def expression(self, field: Selected) -> Expression:
        return field.page(self, self.path)

    def bind(self, place: str, arguments: Mapping[str, Any], context: Context) -> Paging:
        return paging(place, self.node or self.path[-1].node, arguments, context, self.order)


def paged(
    description: str, *path: Step, order: tuple[Order, ...] = (), filter: type[Narrowed] | None = None
) -> Any:
    """A connection of the nodes along a path."""
    return planned(description, Paged(path, order, filter))


def all_paged(
    description: str,
    node: str,
    *,
    order: tuple[Order, ...] = (),
    filter: type[Narrowed] | None = None,
    order_by: type[Ordering] | None = None,
    backwards: bool = True,
) -> Any:
    """A root field: a connection of all nodes of a type."""
    return planned(description, Paged((), order, filter, order_by, backwards, node))


@dataclass(frozen=True, slots=True)
class Everything(Plan):
    """All nodes of a type, of which there are few."""

    node: str
    order: tuple[Order, ...]
    usual = 10


def all_of(description: str, node: str, *order: Order) -> Any:
    """A root field: the list of all nodes of a type."""
    return planned(description, Everything(node, order))


def sliced(
    place: str,
    found: Sequence[Item],
    position: Callable[[Item], tuple[Any, ...]],
    cursors: Cursors,
    first: int | None,
    after: str | None,
) -> Rows:
    """The page of `found` that is asked for; it stands in the order of the positions, which cursors hold."""
    size = page_size(place, first)
    behind = None if after is None else cursors.decode(f"{place}(after:)", after)
    left = [each for each in found if behind is None or position(each) > behind]
    rows = [(position(each), each) for each in left[:size]]
    return Rows(rows, len(found), len(left) > size, Paging(bound=behind, cursors=cursors.named))
