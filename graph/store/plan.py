"""What an answer is made of: a tree that an engine turns into one statement, which writes the answer's JSON.

A plan is made once and answered many times. What differs from request to request stands beside it: a plan
names the places of such arguments by number, its `site`s, and `Arguments` hold what they come to.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache
from typing import Any, TypeAlias, cast

import orjson

from dutygraph.graph.model import Value
from dutygraph.graph.store.port import Order, Step, Where

ROOT = -1
"""The site of a list that is asked for by itself."""

Path: TypeAlias = tuple[Step, ...]


class Expression:
    """What comes out under a key of an object of a node."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, eq=False)
class Object:
    """A JSON object of a node of that type: its keys in this order."""

    node: str
    fields: tuple[tuple[str, Expression], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """One of several objects, by the value of a property."""

    node: str
    property: str
    of: tuple[tuple[str, Object], ...]


Wanted: TypeAlias = Object | Choice


@dataclass(frozen=True, slots=True, eq=False)
class Constant(Expression):
    value: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Property(Expression):
    """A property of the node; `default` where it is null, and missing where it is `required`."""

    name: str
    required: bool = False
    default: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Linked(Expression):
    """A property of the relationship that the node was reached by."""

    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Here(Expression):
    """An object of the same node; null where the property `present` is."""

    of: Wanted
    present: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Stated(Expression):
    """An object of the node above and of the relationship between it and this one; null where the
    relationship's property `present` is."""

    of: Object
    present: str


@dataclass(frozen=True, slots=True, eq=False)
class Along(Expression):
    """The distinct nodes along the path: a list, or unless `many` the first or null.

    They stand in this order and then that of their ids; with a `site`, only the page asked for there.
    `linked`: what is wanted is also of the relationship, which is then the only step.
    """

    path: Path
    of: Wanted
    many: bool
    required: bool = False
    order: tuple[Order, ...] = ()
    site: int | None = None
    linked: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Around(Expression):
    """The text of the document along `path` around the place of the node, or of what it was reached by.

    An object of the cut `text` and of the place's `start` and `end` in it; `site` says how much of it.
    """

    path: Path
    site: int
    fields: tuple[tuple[str, str | Constant], ...]
    linked: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Derived(Expression):
    """What a function makes of the values of other expressions, which are as JSON has them."""

    of: tuple[Expression, ...]
    by: Callable[..., Any]


@dataclass(frozen=True, slots=True, eq=False)
class Excerpt(Expression):
    """Some characters of a property; refused with their number where they are not all there."""

    property: str
    site: int


@dataclass(frozen=True, slots=True, eq=False)
class Count(Expression):
    """How many distinct nodes along the path meet the condition at `site`."""

    path: Path
    site: int | None


@dataclass(frozen=True, slots=True, eq=False)
class FirstKey(Expression):
    """The value that a list in the order at `site` is ordered by first."""

    site: int


@dataclass(frozen=True, slots=True, eq=False)
class Cases(Expression):
    """The first of the words at `site` whose condition the node meets."""

    site: int


@dataclass(frozen=True, slots=True, eq=False)
class Page(Expression):
    """A page of the nodes of a type, or of those along `path` where there is one.

    `shown` is what is wanted of each node; `listed` and `counted` say whether its rows and the number of all
    there are needed, of which `tell` makes what JSON has.
    """

    node: str
    path: Path
    site: int
    shown: tuple[Wanted, ...]
    listed: bool
    counted: bool
    tell: Callable[["Rows"], Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a page, how many the list has, and whether more lie behind, or before it.

    Each row has the keys of the list's order and the id, and then what is shown of the node.
    """

    rows: Sequence[Sequence[Any]]
    total: int | None
    more: bool
    of: "Paging"

    @classmethod
    def found(cls, rows: Sequence[Sequence[Any]], total: int | None, of: "Paging") -> "Rows":
        """Out of the rows as they are found: on the way back the last first."""
        page = rows[: cast("int", of.size) - 1]
        return cls(page[::-1] if of.backwards else page, total, len(rows) == of.size, of)

    def cursor(self, row: Sequence[Any]) -> str:
        return f"{self.of.cursors} {orjson.dumps(row[0]).decode()}"


def around(part: Around, text: str, start: int, end: int, asked: "Span") -> dict[str, Any]:
    """What `part` tells of a place in a text."""
    first = max(0, start - asked.start)
    told = {"text": text[first : end + (asked.end or 0)], "start": start - first, "end": end - first}
    return {key: each.value if isinstance(each, Constant) else told[each] for key, each in part.fields}


@lru_cache(maxsize=1024)
def sites_in(wanted: "Wanted | Page") -> tuple[int, ...]:
    """The sites of the arguments that an object or a page hangs on."""
    found: dict[int, None] = {}
    waiting: list[Any] = [wanted]
    while waiting:
        part = waiting.pop()
        if isinstance(part, tuple):
            waiting += part
        elif is_dataclass(part):
            held = {each.name: getattr(part, each.name) for each in fields(part)}
            if held.get("site") is not None:
                found[held["site"]] = None
            waiting += held.values()
    return tuple(found)


# ---- arguments --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paging:
    """Which nodes of a list: those that meet `where`, in an order, so many behind or before `bound`.

    `bound` has the values of the order's keys and the id; `cursors` is how cursors of the list begin. `size`
    is for a page one more than it shows, so that it is known whether there are more.
    """

    where: Where | None = None
    order: tuple[Order, ...] = ()
    bound: tuple[Value, ...] | None = None
    size: int | None = None
    backwards: bool = False
    cursors: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """From one character to another, or to the end; of what stands around, how many before and behind."""

    start: int
    end: int | None


Argument: TypeAlias = Paging | Span | tuple[tuple[Where, str], ...]
Arguments: TypeAlias = Mapping[int, Argument]


class Missing(Exception):
    """Null where there has to be something."""


class Outside(Exception):
    """An excerpt of characters that are not there; `length` is how many there are."""

    def __init__(self, site: int, length: int) -> None:
        super().__init__(f"site {site}: there are {length} characters")
        self.site = site
        self.length = length
