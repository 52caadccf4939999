"""The port between the graph and its engines: what is read, said as data, and the store's few verbs.

A read is a small immutable tree, `Fetch`, or a plan of an answer (`graph.store.plan`). A store turns it into
one statement, whatever the number of rows, whose text depends on the shape of the tree alone; values are
parameters.
"""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from dutygraph.graph.model import RELATIONSHIP_TYPES, Value
from dutygraph.graph.stated import Batch, Kept, Statements

if TYPE_CHECKING:
    from dutygraph.graph.store.plan import Arguments, Page, Paging, Wanted


class Direction(StrEnum):
    OUT = "OUT"
    IN = "IN"


@dataclass(frozen=True, slots=True)
class Step:
    """From a node along one relationship, with or against its direction, to a node of type `node`."""

    type: str
    direction: Direction
    node: str

    def ends(self, near: str) -> tuple[str, str]:
        """The node types where it starts and ends, from `near` on; ValueError where it joins no such."""
        ends = (near, self.node) if self.direction is Direction.OUT else (self.node, near)
        if self.type not in RELATIONSHIP_TYPES or ends not in RELATIONSHIP_TYPES[self.type].ends:
            raise ValueError(f"{self.type} does not join {ends[0]} to {ends[1]}.")
        return ends

    def turned(self, near: str) -> "Step":
        """As it is walked from its other end to the node type `near`."""
        back = Direction.IN if self.direction is Direction.OUT else Direction.OUT
        return Step(self.type, back, near)


def out(type: str, node: str) -> Step:
    return Step(type, Direction.OUT, node)


def into(type: str, node: str) -> Step:
    return Step(type, Direction.IN, node)


# ---- conditions on a node ---------------------------------------------------


class Operator(StrEnum):
    LESS = "<"
    AT_MOST = "<="
    GREATER = ">"
    AT_LEAST = ">="


@dataclass(frozen=True, slots=True)
class Equal:
    property: str
    value: Value


@dataclass(frozen=True, slots=True)
class OneOf:
    property: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Contains:
    """The text of any of the properties contains `text`, character for character."""

    properties: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Compare:
    """False where the property is null."""

    property: str
    operator: Operator
    value: Value


@dataclass(frozen=True, slots=True)
class IsNull:
    property: str


@dataclass(frozen=True, slots=True)
class Related:
    """Some node along `path` meets `where`; without `where`: there is such a node."""

    path: tuple[Step, ...]
    where: "Where | None" = None


@dataclass(frozen=True, slots=True)
class All:
    of: tuple["Where", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    of: tuple["Where", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """True exactly where `of` is not true (a comparison with null is not true)."""

    of: "Where"


OnProperty: TypeAlias = Equal | OneOf | Contains | Compare | IsNull
Where: TypeAlias = OnProperty | Related | All | AnyOf | Not


def conjuncts(where: Where | None) -> tuple[Where, ...]:
    """The conditions that must all hold."""
    if where is None:
        return ()
    if isinstance(where, All):
        return tuple(inner for part in where.of for inner in conjuncts(part))
    return (where,)


# ---- what is wanted ---------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PropertyKey:
    """Order by a property; nulls come last in either direction."""

    property: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class CountKey:
    """Order by the number of distinct nodes along `path`."""

    path: tuple[Step, ...]
    descending: bool = False


@dataclass(frozen=True, slots=True)
class NextDateKey:
    """Order by the first day, from `on` on, on which a deadline by a day of the year along `path` falls.

    `path` ends at time rules; the last day of a month stands for a day that it does not have. Null, and so
    last in either direction, where none of them names such a day or its only year is over.
    """

    path: tuple[Step, ...]
    on: datetime.date
    descending: bool = False


Order: TypeAlias = PropertyKey | CountKey | NextDateKey


@dataclass(frozen=True, slots=True)
class Fetch:
    """Nodes of one type.

    `order` is always completed by ascending `id`. `after` holds the values of the order keys
    and then the id of the last record already seen; what follows it is returned. `properties`
    are those wanted beside `id`. Read `backwards`, a page is the last of the list, or what comes right before
    the record of `after`; it stands in the same order.
    """

    node: str
    properties: tuple[str, ...] = ()
    where: Where | None = None
    order: tuple[Order, ...] = ()
    after: tuple[Value, ...] | None = None
    limit: int | None = None
    backwards: bool = False
    relations: tuple["Relation", ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """The distinct nodes along `path`, as attribute `name` of the record it starts from.

    `fetch` shapes the far nodes and, with order, after and limit, the page of them for each record
    by itself; `fetch.node` is the last step's. `total` adds the attribute `<name>_total`: how many meet
    `fetch.where`, whatever the page. `properties` are those of the last step's relationship, set
    on the far records under their own names.
    """

    name: str
    path: tuple[Step, ...]
    fetch: Fetch
    properties: tuple[str, ...] = ()
    total: bool = False


def along(
    name: str,
    *path: Step,
    of: tuple[str, ...] = (),
    where: Where | None = None,
    order: tuple[Order, ...] = (),
    limit: int | None = None,
    relations: tuple[Relation, ...] = (),
    link: tuple[str, ...] = (),
) -> Relation:
    """The nodes along a path: `of` are their properties, `link` those of the last step's relationship."""
    fetch = Fetch(path[-1].node, of, where, order, limit=limit, relations=relations)
    return Relation(name, path, fetch, link)


class Record(SimpleNamespace):
    """A node as fetched: its properties and relations as plain attributes, relations as tuples of records.

    `type` names its node type. Nobody changes a record: the stores hand the same one to several readers.
    """

    type: str
    id: str

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(f"{name} was not fetched")


@dataclass(frozen=True, slots=True)
class Revision:
    """`number` rises by one with every change; `content_hash` is equal for equal content on any engine."""

    number: int
    content_hash: str
    changed_at: datetime.datetime

    @property
    def state(self) -> str:
        """The name of this state of the graph."""
        return f"{self.number}-{self.content_hash}"


class Store(Protocol):
    """One graph in one engine. Errors are of `graph.errors`; nothing of the engine's own comes through."""

    @property
    def forgot(self) -> int | None:
        """How often the engine has forgotten how it answers what was asked before, which it then has to plan
        anew; None where that costs nothing.
        """
        ...

    async def page(self, page: "Page", arguments: "Arguments", *, light: bool) -> bytes:
        """A page as JSON. Missing and Outside as `graph.store.plan` says.

        `light`: it is answered faster than it is handed on.
        """
        ...

    async def rows(
        self, wanted: "Wanted", of: "Paging", arguments: "Arguments", *, light: bool
    ) -> Mapping[str, bytes]:
        """The nodes of a list as JSON, by their ids and in its order."""
        ...

    async def fetch(self, fetch: Fetch) -> Sequence[Record]: ...

    async def count(self, fetch: Fetch) -> int:
        """How many nodes meet `fetch.where`, whatever the page."""
        ...

    async def distinct(self, fetch: Fetch) -> Sequence[Sequence[Any]]:
        """The values of `fetch.properties`, as JSON has them, of all nodes that meet `fetch.where`: each row
        once, in no order.
        """
        ...

    async def revision(self) -> Revision:
        """Number 0 for a graph in which nothing was ever loaded."""
        ...

    async def stated(self, source: str) -> Statements | None:
        """What a source states now, exactly as it was last applied; None if it states nothing."""
        ...

    async def packed(self, source: str) -> bytes | None:
        """The same as JSON that zlib has packed."""
        ...

    async def sources(self) -> Mapping[str, str]:
        """The content hash of every source's statements, by source id."""
        ...

    async def facts(self, ids: Iterable[str]) -> Mapping[str, Sequence[Statements]]:
        """For ids of shared node types: what each source states of them, as `graph.stated.facts` has it.

        They come in the order of the sources' ids; ids that nobody states are left out.
        """
        ...

    async def apply(self, changes: Batch) -> Revision:
        """All of it in one transaction, or nothing.

        StaleChanges where the graph has moved on since `changes.based_on`; StillReferenced where a
        deletion would leave a relationship without its end; InvalidInput where a new relationship
        has none.
        """
        ...

    async def restate(self, based_on: int, stated: Callable[[], Iterable[Kept]]) -> Revision:
        """Let the graph hold exactly what these sources state, one after the other, in one transaction.

        StaleChanges as `apply`; whatever is wrong with them on the way leaves the graph as it was.
        """
        ...

    async def close(self) -> None: ...
