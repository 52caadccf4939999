"""What is selected of objects that are reasoned, made of them, with the nodes of the graph that they show.

What is reasoned comes first and is made into dicts. The nodes that come into sight on the way are then read,
by their ids, with one statement for each place where they are shown, and put in as JSON.
"""

import asyncio
import datetime
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter
from typing import Any, TypeAlias, TypeVar

import orjson
from graphql import is_leaf_type

from dutygraph.graph.errors import StoreBusy
from dutygraph.graph.model import NODE_TYPES, RELATIONSHIP_TYPES, node_types_of
from dutygraph.graph.store import plan as graph
from dutygraph.graph.store.plan import Expression, Missing, Object, Paging, Rows, Wanted
from dutygraph.graph.store.port import OneOf
from dutygraph.reasoning.records import Span
from dutygraph.schema.reading.inputs import DEFINITION
from dutygraph.schema.reading.reasoned import Reasoned
from dutygraph.schema.reading.selection import Selected
from dutygraph.schema.scalars import write_moment

_Read = TypeVar("_Read")


class Gone(StoreBusy):
    """Nodes of these ids, which were reasoned about, are not there any more."""

    def __init__(self, ids: Collection[str]) -> None:
        super().__init__("The graph changed while it was read.", "Ask again in a moment.")
        self.ids = ids


Maker: TypeAlias = Callable[[Any, "Reading"], Any]
"""Makes what is shown of a value: as JSON has it, or `Late` where it takes what is read afterwards."""


@dataclass(slots=True)
class Late:
    """What goes into an answer once all is read."""

    json: Callable[[], Any]


def made_of(here: Selected) -> Maker:
    """Makes what a field selects of reasoned objects, or of a page of such."""
    if "pageInfo" in here.type.fields:
        return _paged(here)
    fields = [(key, _field(each, here.type.name)) for key, each in here.within(here.type)]
    return lambda value, reading: {key: make(value, reading) for key, make in fields}


def _paged(here: Selected) -> Maker:
    shown: list[Maker] = []
    tell = here.told(shown, set(), _inner)

    def make(page: Rows, reading: "Reading") -> Any:
        rows = [
            (at, *(None if value is None else of(value, reading) for of in shown)) for at, value in page.rows
        ]
        return tell(replace(page, rows=rows), ())

    return make


def _field(here: Selected | None, around: str) -> Maker:
    if here is None:
        return lambda *_: around
    held, plan = here.definition.extensions[DEFINITION], here.plan
    get = (plan.get if isinstance(plan, Reasoned) else None) or attrgetter(held.python_name)
    if not is_leaf_type(here.type):
        site = here.site(plan) if isinstance(plan, Reasoned) and plan.declared else None
        return _each(get, _inner(here), site, required=here.required)
    if held.base_resolver is not None:
        resolver = held.base_resolver.wrapped_func
        return lambda value, reading: reading.later(resolver(value, reading.info))
    return _leaf(get, required=here.required)


def _leaf(get: Callable[..., Any], *, required: bool) -> Maker:
    def make(value: Any, _: "Reading") -> Any:
        found = get(value)
        if found is None and required:
            raise Missing
        return write_moment(found) if isinstance(found, datetime.datetime) else found

    return make


def _each(get: Callable[..., Any], of: Maker, site: int | None, *, required: bool) -> Maker:
    """What `get` finds, by the arguments at `site`, which may be in lists, each as `of` makes it."""

    def make(value: Any, reading: "Reading") -> Any:
        found = get(value) if site is None else get(value, **reading.info.argument(site))
        if found is None and required:
            raise Missing
        return each(found, reading)

    def each(found: Any, reading: "Reading") -> Any:
        if isinstance(found, list | tuple):
            return [each(one, reading) for one in found]
        return None if found is None else of(found, reading)

    return make


def _inner(here: Selected) -> Maker:
    """Makes an object of the field's type: the type says what it is of."""
    name, types = here.type.name, here.selections.schema.type_map
    if name in _STATED_BY:
        by, node = _STATED_BY[name]
        return _stated(here.below(by, STATED), node)
    shown = NODE_TYPES.keys() & (types.keys() if name == "Node" else {name})
    of = {node: replace(here, node=node).below_as_itself() for node in shown}
    return _shown(of) if of else made_of(here)


def _shown(of: Mapping[str, Wanted]) -> Maker:
    """A node by its id, or that of what was found; `of` has its object by the node's type."""

    def make(value: Any, reading: "Reading") -> Late:
        id = value if isinstance(value, str) else value.id
        (type,) = of if len(of) == 1 else node_types_of(id)
        piece = reading.piece(of[type], id)
        return Late(lambda: orjson.Fragment(piece()))

    return make


STATED = frozenset(held.name for held in RELATIONSHIP_TYPES["WHEN"].properties)
"""What a statement says in making a condition; the condition itself is shared by statements."""

_DOCUMENT = "SourceDocument"
_STATED_BY = {"Condition": ("Condition", "Condition"), "SourceSpan": ("Obligation", _DOCUMENT)}
"""Of what comes out as these types: the node that states it, and the one that the rest of it is of."""

_TEXT = "text"


def _key(expression: Expression) -> str:
    """The key in the node's piece of what is selected of it."""
    return str(id(expression))


def _stated(wanted: Any, node: str) -> Maker:
    """A condition in one statement's words, or where something stands: what is not its own is of a node."""
    of_node: dict[str, Expression] = {}
    places: dict[Expression, Maker] = {}
    waiting = [each for _, each in wanted.fields]
    while waiting:
        match each := waiting.pop():
            case graph.Constant() | graph.Linked():
                pass
            case graph.Stated():
                places[each] = _stated(each.of, _DOCUMENT)
            case graph.Derived(parts):
                waiting += parts
            case graph.Around():
                of_node[_TEXT] = graph.Property("text")
            case graph.Along() if node == _DOCUMENT:
                of_node[_key(each)] = graph.Here(each.of)
            case _:
                of_node[_key(each)] = each
    held = Object(node, tuple(of_node.items())) if of_node else None

    def make(value: Any, reading: "Reading") -> Late:
        id = value.document if isinstance(value, Span) else value.condition.id
        piece = None if held is None else reading.piece(held, id)
        stands = {
            part: None if value.source is None else of(value.source, reading) for part, of in places.items()
        }

        def json() -> dict[str, Any]:
            known = {} if piece is None else orjson.loads(piece())
            told = partial(_told, value, known, stands, reading.info.argument)
            return {key: told(expression) for key, expression in wanted.fields}

        return Late(json)

    return make


def _told(
    value: Any,
    known: Mapping[str, Any],
    stands: Mapping[Expression, Any],
    bound: Callable[[int], Any],
    expression: Expression,
) -> Any:
    """What an expression comes to of a condition or place, with what is `known` of the node."""
    match expression:
        case graph.Constant(word):
            return word
        case graph.Linked(name):
            return getattr(value, name)
        case graph.Stated():
            return stands[expression]
        case graph.Derived(parts, by):
            return by(*(_told(value, known, stands, bound, each) for each in parts))
        case graph.Around(_, site):
            return graph.around(expression, known[_TEXT], value.start, value.end, bound(site))
    return known[_key(expression)]


# ---- at run time --------------------------------------------------------------


class Reading:
    """What is read for one root field beside its reasoning."""

    def __init__(self, info: Any) -> None:
        self.info = info
        self._ids: dict[Wanted, dict[str, None]] = {}
        self._found: dict[Wanted, Mapping[str, bytes]] = {}
        self._later: list[tuple[Awaitable[Any], list[Any]]] = []

    def piece(self, of: Wanted, id: str) -> Callable[[], bytes]:
        """What is selected of a node, as JSON, once all is read."""
        self._ids.setdefault(of, {})[id] = None
        return lambda: self._found[of][id]

    def made(self, value: Any) -> Any:
        """What is selected of the root field's object, or of each of a list."""
        if isinstance(value, list | tuple):
            return [self.info.made(each, self) for each in value]
        return self.info.made(value, self)

    def later(self, awaited: Awaitable[Any]) -> Late:
        value: list[Any] = []
        self._later.append((awaited, value))
        return Late(lambda: value[0])

    async def done(self) -> None:
        """All of it; Gone where a node is not there any more."""
        reads = [self.info.pieces(of, Paging(OneOf("id", tuple(ids)))) for of, ids in self._ids.items()]
        for (of, ids), found in zip(self._ids.items(), await asyncio.gather(*reads), strict=True):
            if len(found) < len(ids):
                raise Gone(ids.keys() - found.keys())
            self._found[of] = found
        for awaited, value in self._later:
            value.append(await awaited)


async def show(info: Any, read: Callable[[], Awaitable[_Read]], reason: Callable[[_Read], Any]) -> Late:
    """The root field's object, or its list of them: what `reason` makes of what `read` reads.

    Gone where a load came in between, so that the whole operation is run again.
    """
    reading, known = Reading(info), await read()
    # To reason takes longer than others should wait.
    made = await asyncio.to_thread(lambda: reading.made(reason(known)))
    await reading.done()
    return _done(made)


async def show_what_is_left(info: Any, value: Callable[[Collection[str]], Any]) -> Late:
    """The root field's object, which `value` makes without the nodes of these ids: those that are gone."""
    gone = set[str]()
    while True:
        try:
            return _done(await make(info, value(gone)))
        except Gone as found:
            gone.update(found.ids)


def _done(made: Any) -> Late:
    return Late(lambda: made)


async def make(info: Any, value: Any) -> Any:
    """This object, or each of a list, as the root field's type, in which it comes out."""
    reading = Reading(info)
    made = reading.made(value)
    await reading.done()
    return made
