"""An operation, compiled once and answered many times.

An operation is what one text with one name selects where the variables of its @skip and @include are told.
Each root field is tried by itself; what it says in error is the root field's, and null, where it may be, its
value.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from operator import methodcaller
from typing import Any, TypeVar, cast

import orjson
import strawberry
from graphql import (
    ArgumentNode,
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLField,
    GraphQLObjectType,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    VariableValues,
    Visitor,
    execute_sync,
    located_error,
    visit,
)
from strawberry import Schema

from dutygraph.graph.errors import ErrorReason
from dutygraph.graph.store.plan import Argument, Arguments, Outside, Page, Paging, Wanted, sites_in
from dutygraph.schema.context import Context
from dutygraph.schema.reading.connections import Everything, Paged
from dutygraph.schema.reading.cost import COUNTED
from dutygraph.schema.reading.filters import of_vocabulary
from dutygraph.schema.reading.fragments import fragments_of
from dutygraph.schema.reading.inputs import DEFINITION, Reader, reader_of
from dutygraph.schema.reading.limits import read_variables
from dutygraph.schema.reading.making import Late, Maker, made_of
from dutygraph.schema.reading.selection import Selected, Selections

_Plan = TypeVar("_Plan")
_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Operation:
    """`undecided` are the variables of @skip and @include that are told to be neither true nor false."""

    node: OperationDefinitionNode
    roots: tuple["Root", ...]
    introspection: DocumentNode | None
    undecided: tuple[str, ...]


@dataclass(eq=False)
class Root:
    """A field of the operation itself, and the plans of what it selects, made when they are first needed."""

    key: str
    here: Selected
    _plans: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def arguments(self) -> Reader:
        return reader_of(self.here.definition, self.here.nodes[0])

    def page(self, plan: Paged) -> Page:
        """The root field's connection."""
        here = replace(self.here, node=plan.node)
        return self._plan("page", lambda: here.page(plan, (), here.nodes[0].name.value))

    def object(self, node: str) -> Wanted:
        """What it selects of nodes of a type."""
        return self._plan(node, lambda: replace(self.here, node=node).below_as_itself())

    @property
    def maker(self) -> Maker:
        """Makes what it selects of reasoned objects."""
        return self._plan("", lambda: made_of(self.here))

    def selects(self, *names: str) -> bool:
        """Whether a field is selected, with all the fields of these names around it."""
        found = [self.here]
        for name in names:
            within = [each for here in found for _, each in here.within(here.type) if each]
            found = [each for each in within if each.nodes[0].name.value == name]
        return bool(found)

    def _plan(self, name: str, make: Callable[[], _Plan]) -> _Plan:
        if name not in self._plans:
            self._plans[name] = make()
        found: _Plan = self._plans[name]
        return found


def compiled(
    schema: Schema, document: DocumentNode, node: OperationDefinitionNode, flags: Mapping[str, Any]
) -> Operation:
    core = schema._schema  # noqa: SLF001
    selections = Selections(core, fragments_of(document), flags)
    type = cast("GraphQLObjectType", core.get_root_type(node.operation))
    roots = []
    introspected: list[FieldNode] = []
    for key, nodes in selections.fields(type, [node]).items():
        definition = type.fields.get(nodes[0].name.value)
        if definition is None:
            introspected += nodes
            definition = _INTROSPECTED
        roots.append(Root(key, Selected(selections, definition, nodes, (key,))))
    undecided = tuple(name for name, told in flags.items() if told is None)
    return Operation(node, tuple(roots), _only(document, node, introspected), undecided)


_OPTIONS = orjson.OPT_UTC_Z | orjson.OPT_PASSTHROUGH_DATACLASS

_INTROSPECTED = GraphQLField(cast("Any", None))
"""Stands for a field that the library answers: `__schema`, `__type`, `__typename`."""


def _only(
    document: DocumentNode, node: OperationDefinitionNode, fields: Sequence[FieldNode]
) -> DocumentNode | None:
    """The document without all but these fields of its operation."""
    if not fields:
        return None
    fragments = [each for each in document.definitions if isinstance(each, FragmentDefinitionNode)]
    only = OperationDefinitionNode(
        operation=node.operation,
        name=node.name,
        variable_definitions=node.variable_definitions,
        directives=node.directives,
        selection_set=SelectionSetNode(selections=tuple(fields)),
    )
    return DocumentNode(definitions=(only, *fragments))


def deciding(document: DocumentNode) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the variables that decide what a document selects, and of those that its cost hangs on."""
    selects: dict[str, None] = {}
    counts: dict[str, None] = {}

    class OfVariables(Visitor):
        def enter_directive(self, node: DirectiveNode, *_: Any) -> None:
            for argument in node.arguments or ():
                if isinstance(argument.value, VariableNode):
                    selects[argument.value.name.value] = None

        def enter_argument(self, node: ArgumentNode, *_: Any) -> None:
            if node.name.value in COUNTED and isinstance(node.value, VariableNode):
                counts[node.value.name.value] = None

    visit(document, OfVariables())
    return tuple(selects), tuple(selects | counts)


# ---- at run time --------------------------------------------------------------


class Asking(strawberry.Info[Context, None]):
    """A root field that is being answered, as its resolver knows it."""

    def __init__(self, root: Root, values: VariableValues, context: Context, *, light: bool) -> None:
        self._root = root
        self._values = values
        self._context = context
        self._light = light
        self._bound: dict[int, Argument] = {}

    @property
    def context(self) -> Context:
        return self._context

    @property
    def field_name(self) -> str:
        return self._root.here.nodes[0].name.value

    @property
    def made(self) -> Maker:
        return self._root.maker

    def selects(self, *names: str) -> bool:
        return self._root.selects(*names)

    def argument(self, site: int) -> Argument:
        """The arguments of a field, as they come to here."""
        if site not in self._bound:
            self._bound[site] = self._root.here.selections.sites[site].argument(self._values, self._context)
        return self._bound[site]

    async def page(self, plan: Paged) -> bytes:
        """The root field's connection."""
        page, store = self._root.page(plan), self._context.store
        return await self._read(page, lambda given: store.page(page, given, light=self._light))

    async def nodes(self, node: str, page: Paging) -> dict[str, orjson.Fragment]:
        """The nodes of a list by their ids."""
        found = await self.pieces(self._root.object(node), page)
        return {id: orjson.Fragment(piece) for id, piece in found.items()}

    async def pieces(self, wanted: Wanted, page: Paging) -> Mapping[str, bytes]:
        """The same as JSON."""
        store = self._context.store
        return await self._read(wanted, lambda given: store.rows(wanted, page, given, light=self._light))

    async def answer(self) -> Any:
        """The root field's value, or what `orjson` writes it of."""
        match self._root.here.plan:
            case Paged() as plan:
                return await self.page(plan)
            case Everything(node, order):
                return list((await self.nodes(node, Paging(order=order))).values())
        arguments = self._root.arguments(self._values)
        held = self._root.here.definition.extensions[DEFINITION]
        return await held.base_resolver.wrapped_func(None, info=self, **arguments)

    async def _read(self, of: Wanted | Page, read: Callable[[Arguments], Awaitable[_Found]]) -> _Found:
        """What is read with the arguments that a plan hangs on."""
        sites, given = self._root.here.selections.sites, {site: self.argument(site) for site in sites_in(of)}
        for site, argument in given.items():
            await self._check(sites[site].place, argument)
        try:
            return await read(given)
        except Outside as outside:
            raise sites[outside.site].plan.refused(given[outside.site], outside.length) from None

    async def _check(self, place: str, argument: Argument) -> None:
        """Ids of the vocabulary have to be there, or it would look as if nothing bound such an enterprise.

        Those of what documents state come and go.
        """
        for node, ids in of_vocabulary(argument.where) if isinstance(argument, Paging) else ():
            await self._context.duties.check_ids(ids, f"{place}(filter:)", of_facts=node == "ProfileFact")


async def run(
    schema: Schema,
    operation: Operation,
    variables: Mapping[str, Any],
    context: Context,
    aside: Executor,
    *,
    light: bool,
) -> tuple[bytes | None, list[GraphQLError]]:
    """The JSON of the operation's data, or None, and what went wrong; the library is asked `aside`."""
    values = read_variables(schema._schema, operation.node, variables)  # noqa: SLF001
    if isinstance(values, list):
        return None, values
    if operation.undecided:
        return None, [_undecided(operation)]
    told: Mapping[str, Any] | list[GraphQLError] = {}
    if operation.introspection is not None:
        introspected = partial(_introspected, schema, operation.introspection, variables)
        told = await asyncio.get_running_loop().run_in_executor(aside, introspected)
    if isinstance(told, list):
        return None, told
    errors: list[GraphQLError] = []

    async def answered(root: Root) -> bytes | None:
        if root.here.definition is _INTROSPECTED:
            return orjson.dumps(told[root.key])
        try:
            value = await Asking(root, values, context, light=light).answer()
            if isinstance(value, bytes):
                return value
            write = partial(orjson.dumps, value, default=methodcaller("json"), option=_OPTIONS)
            # To write what was reasoned takes longer than others should wait.
            return await asyncio.to_thread(write) if isinstance(value, Late) else write()
        except Exception as error:  # noqa: BLE001 - one root field's failure is no other's
            errors.append(located_error(error, root.here.nodes, [root.key]))
            return None

    roots = operation.roots
    pieces = [await answered(roots[0])] if len(roots) == 1 else await asyncio.gather(*map(answered, roots))
    if any(piece is None and root.here.required for root, piece in zip(roots, pieces, strict=True)):
        return None, errors
    told_pieces = (
        orjson.dumps(root.key) + b":" + (piece or b"null") for root, piece in zip(roots, pieces, strict=True)
    )
    return b"{" + b",".join(told_pieces) + b"}", errors


def _undecided(operation: Operation) -> GraphQLError:
    names = ", ".join(f"${name}" for name in operation.undecided)
    return GraphQLError(
        f"@skip 与 @include 的变量不能为 null：{names}。请给出 true 或 false。 "
        f"Variables of @skip and @include cannot be null: {names}. Give true or false.",
        operation.node,
        extensions={"code": "INVALID_INPUT", "reason": ErrorReason.WRONG_TYPE},
    )


def _introspected(
    schema: Schema, document: DocumentNode, variables: Mapping[str, Any]
) -> Mapping[str, Any] | list[GraphQLError]:
    found = execute_sync(schema._schema, document, variable_values=dict(variables))  # noqa: SLF001
    return list(found.errors or ()) or found.data or {}
