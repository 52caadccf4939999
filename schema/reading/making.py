"""What is selected of objects that are reasoned, made of them, with the nodes of the graph that they show.

What is reasoned comes first and is made into dicts. The nodes that come into sight on the way are then read,
by their ids, with one statement for each place where they are shown, and put in as JSON.
"""

import asyncio
import datetime
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from typing import Any, TypeVar, cast

import orjson
from graphql import GraphQLNonNull, GraphQLObjectType, get_named_type, is_leaf_type

from dutygraph.graph.errors import StoreBusy
from dutygraph.graph.model import NODE_TYPES, RELATIONSHIP_TYPES, node_types_of
from dutygraph.graph.store import plan as graph
from dutygraph.graph.store.plan import Expression, Missing, Object, Paging
from dutygraph.graph.store.port import OneOf
from dutygraph.reasoning.records import Span
from dutygraph.schema.context import Info
from dutygraph.schema.reading.fields import PLAN, AskedPlan
from dutygraph.schema.reading.inputs import DEFINITION
from dutygraph.schema.reading.reasoned import Chosen, Reasoned
from dutygraph.schema.reading.selection import Compiled, Compiler, Selected, Site
from dutygraph.schema.scalars import write_moment

_ATTEMPTS = 3

_Read = TypeVar("_Read")


class Gone(Exception):
    """Nodes of these ids, which were reasoned about, are not there any more."""

    def __init__(self, ids: Collection[str]) -> None:
        super().__init__(f"gone: {', '.join(sorted(ids))}")
        self.ids = ids


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """A value as JSON has it, made by `get`, or by a resolver that also gets the request."""

    get: Callable[..., Any]
    required: bool
    resolved: bool = False

    def made(self, value: Any, reading: "Reading") -> Any:
        if self.resolved:
            return reading.later(self.get(value, reading.info))
        found = self.get(value)
        if found is None and self.required:
            raise Missing
        return write_moment(found) if isinstance(found, datetime.datetime) else found


@dataclass(frozen=True, slots=True, eq=False)
class Inner:
    """What `get` finds, which may be in lists, each as `of` makes it."""

    get: Callable[..., Any]
    of: "Made | Shown | StatedHere"
    required: bool
    site: int | None = None

    def made(self, value: Any, reading: "Reading") -> Any:
        found = self.get(value) if self.site is None else self.get(value, **reading.arguments(self.site))
        if found is None and self.required:
            raise Missing
        return self._each(found, reading)

    def _each(self, found: Any, reading: "Reading") -> Any:
        if isinstance(found, list | tuple):
            return [self._each(one, reading) for one in found]
        return None if found is None else self.of.made(found, reading)


@dataclass(frozen=True, slots=True, eq=False)
class Made:
    """An object of its own making."""

    fields: tuple[tuple[str, "Leaf | Inner"], ...]

    def made(self, value: Any, reading: "Reading") -> dict[str, Any]:
        return {key: part.made(value, reading) for key, part in self.fields}


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A node by its id, or that of what was found; `of` has its object by the node's type."""

    of: Mapping[str, Compiled]

    def made(self, value: Any, reading: "Reading") -> "_Piece":
        id = value if isinstance(value, str) else value.id
        (type,) = self.of if len(self.of) == 1 else node_types_of(id)
        return reading.piece(self.of[type], id)


@dataclass(frozen=True, slots=True, eq=False)
class StatedHere:
    """A condition in the words of one statement, or where something stands: what is not its own is of a node.

    `places` are where a condition's words stand.
    """

    fields: tuple[tuple[str, Expression], ...]
    node: Compiled | None
    places: Mapping[Expression, "StatedHere"]
    sites: Sequence[Site]

    def made(self, value: Any, reading: "Reading") -> "_Mixed":
        id = value.document if isinstance(value, Span) else value.condition.id
        piece = None if self.node is None else reading.piece(self.node, id)
        places = {
            part: None if value.source is None else of.made(value.source, reading)
            for part, of in self.places.items()
        }
        return _Mixed(self, value, piece, places, reading.info)


_TEXT = "text"


def _key(expression: Expression) -> str:
    """The key in the node's piece of what is selected of it."""
    return str(id(expression))


def made_of(compiler: Compiler, type: GraphQLObjectType, nodes: Sequence[Any], path: tuple[str, ...]) -> Made:
    """What fields select of reasoned objects that come out as `type`."""
    fields: list[tuple[str, Leaf | Inner]] = []
    for key, of_key in compiler.selections.fields(type, nodes).items():
        definition = type.fields.get(of_key[0].name.value)
        if definition is None:
            fields.append((key, Leaf(lambda _, name=type.name: name, required=True)))
            continue
        held = definition.extensions[DEFINITION]
        required = isinstance(definition.type, GraphQLNonNull)
        plan, inner = held.metadata.get(PLAN), get_named_type(definition.type)
        site = None
        if isinstance(plan, AskedPlan):
            selected = Selected(compiler, definition, of_key, (*path, key), "", frozenset())
            site = selected.site(plan)
        own = plan.get if isinstance(plan, Reasoned | Chosen) else None
        get = own or attrgetter(held.python_name)
        if is_leaf_type(inner):
            resolver = held.base_resolver
            made: Leaf | Inner = (
                Leaf(get, required)
                if resolver is None
                else Leaf(resolver.wrapped_func, required, resolved=True)
            )
        else:
            below = _inner(compiler, inner, of_key, (*path, key))
            made = Inner(get, below, required, site)
        fields.append((key, made))
    return Made(tuple(fields))


def _inner(
    compiler: Compiler, type: Any, nodes: Sequence[Any], path: tuple[str, ...]
) -> Made | Shown | StatedHere:
    """How an object of this type is made: its type says what it is of."""
    if type.name in _STATED_BY:
        compiler = Compiler(compiler.selections)
        by, node = _STATED_BY[type.name]
        return _stated(compiler, compiler.wanted(type, by, nodes, path, STATED), node)
    types = compiler.selections.schema.type_map
    shown = NODE_TYPES.keys() & (types.keys() if type.name == "Node" else {type.name})
    of = {}
    for name in shown:
        inner = Compiler(compiler.selections)
        of[name] = Compiled(inner.wanted(types[name], name, nodes, path), inner.sites)
    return Shown(of) if of else made_of(compiler, type, nodes, path)


STATED = frozenset(held.name for held in RELATIONSHIP_TYPES["WHEN"].properties)
"""What a statement says in making a condition; the condition itself is shared by statements."""

_DOCUMENT = "SourceDocument"
_STATED_BY = {"Condition": ("Condition", "Condition"), "SourceSpan": ("Obligation", _DOCUMENT)}
"""Of what comes out as these types: the node that states it, and the one that the rest of it is of."""


def _stated(compiler: Compiler, wanted: Any, node: str) -> StatedHere:
    of_node: dict[str, Expression] = {}
    places: dict[Expression, StatedHere] = {}
    waiting = [each for _, each in wanted.fields]
    while waiting:
        match each := waiting.pop():
            case graph.Constant() | graph.Linked():
                pass
            case graph.Stated():
                places[each] = _stated(compiler, each.of, _DOCUMENT)
            case graph.Derived(parts):
                waiting += parts
            case graph.Around():
                of_node[_TEXT] = graph.Property("text")
            case graph.Along() if node == _DOCUMENT:
                of_node[_key(each)] = graph.Here(each.of)
            case _:
                of_node[_key(each)] = each
    held = Compiled(Object(node, tuple(of_node.items())), compiler.sites) if of_node else None
    return StatedHere(wanted.fields, held, places, compiler.sites)


# ---- at run time --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Piece:
    """A node in an answer, read or about to be."""

    of: Compiled
    id: str
    found: dict[Compiled, Mapping[str, bytes]]

    def json(self) -> orjson.Fragment:
        return orjson.Fragment(self.found[self.of][self.id])


@dataclass(frozen=True, slots=True)
class _Mixed:
    """An object of which some is of a node."""

    of: StatedHere
    value: Any
    piece: _Piece | None
    places: Mapping[Expression, "_Mixed | None"]
    info: Any

    def json(self) -> dict[str, Any]:
        known = {} if self.piece is None else orjson.loads(self.piece.found[self.piece.of][self.piece.id])
        return {key: self._value(expression, known) for key, expression in self.of.fields}

    def _value(self, expression: Expression, known: Mapping[str, Any]) -> Any:
        match expression:
            case graph.Constant(word):
                return word
            case graph.Linked(name):
                return getattr(self.value, name)
            case graph.Stated():
                return self.places[expression]
            case graph.Derived(parts, by):
                return by(*(self._value(each, known) for each in parts))
            case graph.Around(_, site):
                asked = cast("graph.Span", self.info.bound(self.of.sites[site]))
                return graph.around(expression, known[_TEXT], self.value.start, self.value.end, asked)
        return known[_key(expression)]


@dataclass(slots=True)
class _Later:
    awaited: Awaitable[Any]
    value: Any = None

    def json(self) -> Any:
        return self.value


class Reading:
    """What is read for one root field beside its reasoning."""

    def __init__(self, info: Any) -> None:
        self.info = info
        self._ids: dict[Compiled, dict[str, None]] = {}
        self._found: dict[Compiled, Mapping[str, bytes]] = {}
        self._later: list[_Later] = []

    def arguments(self, site: int) -> Mapping[str, Any]:
        arguments: Mapping[str, Any] = self.info.argument(site)
        return arguments

    def piece(self, of: Compiled, id: str) -> _Piece:
        self._ids.setdefault(of, {})[id] = None
        return _Piece(of, id, self._found)

    def later(self, awaited: Awaitable[Any]) -> _Later:
        self._later.append(_Later(awaited))
        return self._later[-1]

    async def done(self) -> None:
        """All of it; Gone where a node is not there any more."""
        reads = [self.info.pieces(of, Paging(OneOf("id", tuple(ids)))) for of, ids in self._ids.items()]
        for (of, ids), found in zip(self._ids.items(), await asyncio.gather(*reads), strict=True):
            if len(found) < len(ids):
                raise Gone(ids.keys() - found.keys())
            self._found[of] = found
        for later in self._later:
            later.value = await later.awaited


@dataclass(frozen=True, slots=True)
class Ready:
    """What goes into an answer as it is; bytes are JSON."""

    value: Any

    def json(self) -> Any:
        return orjson.Fragment(self.value) if isinstance(self.value, bytes) else self.value


async def show(
    info: Info, read: Callable[[], Awaitable[_Read]], reason: Callable[[_Read], Sequence[Any]]
) -> list[Any]:
    """The root field's objects: what `reason` makes of what `read` reads.

    StoreBusy where loads keep taking away what was reasoned about.
    """
    for _ in range(_ATTEMPTS):
        reading, known = Reading(info), await read()
        # To reason takes longer than others should wait.
        made = await asyncio.to_thread(_made, reading, partial(reason, known))
        try:
            await reading.done()
        except Gone:
            continue
        return [Ready(one) for one in made]
    raise StoreBusy("The graph kept changing while it was read.", "Ask again in a moment.")


async def show_what_is_left(info: Info, value: Callable[[Collection[str]], Any]) -> Ready:
    """The root field's object, which `value` makes without the nodes of these ids: those that are gone."""
    gone = set[str]()
    while True:
        try:
            return Ready((await make(info, (value(gone),)))[0])
        except Gone as found:
            gone.update(found.ids)


async def make(info: Any, values: Sequence[Any]) -> list[Any]:
    """These objects as the root field's type, in which they come out."""
    reading = Reading(info)
    made = _made(reading, lambda: values)
    await reading.done()
    return made


def _made(reading: Reading, reason: Callable[[], Sequence[Any]]) -> list[Any]:
    return [reading.info.made.made(value, reading) for value in reason()]
