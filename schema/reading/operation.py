"""An operation, compiled once and answered many times.

An operation is what one text with one name selects where the variables of its @skip and @include are told.
Each root field is tried by itself; what it says in error is the root field's, and null, where it may be, its
value.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any, cast

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
    GraphQLNonNull,
    GraphQLObjectType,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    VariableValues,
    Visitor,
    execute_sync,
    get_named_type,
    located_error,
    visit,
)
from strawberry import Schema

from dutygraph.graph.store.plan import ROOT, Argument, Arguments, Outside, Page, Paging, Wanted
from dutygraph.schema.context import Context
from dutygraph.schema.reading.connections import Everything, Paged
from dutygraph.schema.reading.cost import COUNTED
from dutygraph.schema.reading.fields import PLAN
from dutygraph.schema.reading.filters import of_vocabulary
from dutygraph.schema.reading.fragments import fragments_of
from dutygraph.schema.reading.inputs import DEFINITION, Reader, reader_of
from dutygraph.schema.reading.limits import read_variables
from dutygraph.schema.reading.making import Late, Maker, made_of
from dutygraph.schema.reading.selection import Compiled, Compiler, Selections, Site


@dataclass(frozen=True, slots=True)
class Operation:
    node: OperationDefinitionNode
    roots: tuple["Root", ...]
    introspection: DocumentNode | None


@dataclass(eq=False)
class Root:
    """A field of the operation itself, and the plans of what it selects, made when they are first needed."""

    key: str
    nodes: list[FieldNode]
    definition: GraphQLField
    selections: Selections
    _plans: dict[str, Compiled] = field(default_factory=dict)

    @property
    def required(self) -> bool:
        return isinstance(self.definition.type, GraphQLNonNull)

    @property
    def type(self) -> GraphQLObjectType:
        return cast("GraphQLObjectType", get_named_type(self.definition.type))

    @cached_property
    def arguments(self) -> Reader:
        return reader_of(self.definition, self.nodes[0])

    def page(self, node: str) -> Compiled:
        """The root field's connection."""
        return self._plan("page", lambda compiler: compiler.page(self.type, node, self.nodes, (self.key,)))

    def object(self, node: str) -> Compiled:
        """What it selects of nodes of a type."""
        type = self.selections.schema.type_map[node]
        return self._plan(node, lambda compiler: compiler.wanted(type, node, self.nodes, (self.key,)))

    def made(self) -> Compiled:
        """What it selects of reasoned objects."""
        return self._plan("made", lambda compiler: made_of(compiler, self.type, self.nodes, (self.key,)))

    def selects(self, *names: str) -> bool:
        """Whether a field is selected, with all the fields of these names around it."""
        type, nodes = self.type, self.nodes
        for name in names:
            found = self.selections.fields(type, nodes)
            nodes = [each for of_key in found.values() for each in of_key if each.name.value == name]
            type = cast("GraphQLObjectType", get_named_type(type.fields[name].type))
        return bool(nodes)

    def _plan(self, name: str, make: Callable[[Compiler], Wanted | Page | Maker]) -> Compiled:
        if name not in self._plans:
            compiler = Compiler(self.selections)
            self._plans[name] = Compiled(make(compiler), compiler.sites)
        return self._plans[name]


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
        roots.append(Root(key, nodes, definition, selections))
    return Operation(node, tuple(roots), _only(document, node, introspected))


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
        self._made_arguments: dict[int, Argument] = {}

    @property
    def context(self) -> Context:
        return self._context

    @property
    def field_name(self) -> str:
        return self._root.nodes[0].name.value

    @property
    def made(self) -> Maker:
        return cast("Maker", self._root.made().plan)

    def selects(self, *names: str) -> bool:
        return self._root.selects(*names)

    def argument(self, site: int) -> Argument:
        """The arguments of a field of a reasoned object."""
        if site not in self._made_arguments:
            self._made_arguments[site] = self.bound(self._root.made().sites[site])
        return self._made_arguments[site]

    async def page(self, node: str, page: Paging) -> bytes:
        """The root field's connection of nodes of a type."""
        of = self._root.page(node)
        arguments = {ROOT: page, **await self._arguments(of)}
        await self._check(self.field_name, page)
        store = self._context.store
        try:
            return await store.page(cast("Page", of.plan), arguments, light=self._light)
        except Outside as outside:
            raise self._refused(of, outside, arguments) from None

    async def nodes(self, node: str, page: Paging) -> dict[str, orjson.Fragment]:
        """The nodes of a list by their ids."""
        found = await self.pieces(self._root.object(node), page)
        return {id: orjson.Fragment(piece) for id, piece in found.items()}

    async def pieces(self, of: Compiled, page: Paging) -> Mapping[str, bytes]:
        """The same as JSON."""
        arguments = await self._arguments(of)
        store = self._context.store
        try:
            return await store.rows(cast("Wanted", of.plan), page, arguments, light=self._light)
        except Outside as outside:
            raise self._refused(of, outside, arguments) from None

    async def answer(self) -> Any:
        """The root field's value, or what `orjson` writes it of."""
        held = self._root.definition.extensions[DEFINITION]
        arguments = self._root.arguments(self._values)
        match held.metadata.get(PLAN):
            case Paged(node=node) as plan:
                return await self.page(node, plan.bind(self.field_name, arguments, self._context))
            case Everything(node, order):
                return list((await self.nodes(node, Paging(order=order))).values())
        return await held.base_resolver.wrapped_func(None, info=self, **arguments)

    async def _arguments(self, of: Compiled) -> dict[int, Argument]:
        bound = {number: self.bound(site) for number, site in enumerate(of.sites)}
        for number, argument in bound.items():
            await self._check(of.sites[number].place, argument)
        return bound

    async def _check(self, place: str, argument: Argument) -> None:
        """Ids of the vocabulary have to be there, or it would look as if nothing bound such an enterprise.

        Those of what documents state come and go.
        """
        for node, ids in of_vocabulary(argument.where) if isinstance(argument, Paging) else ():
            await self._context.duties.check_ids(ids, f"{place}(filter:)", of_facts=node == "ProfileFact")

    def bound(self, site: Site) -> Argument:
        """The arguments of a field, as they come to here."""
        return site.argument(self._values, self._context)

    def _refused(self, of: Compiled, outside: Outside, arguments: Arguments) -> Exception:
        return of.sites[outside.site].plan.refused(arguments[outside.site], outside.length)


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
    told: Mapping[str, Any] | list[GraphQLError] = {}
    if operation.introspection is not None:
        introspected = partial(_introspected, schema, operation.introspection, variables)
        told = await asyncio.get_running_loop().run_in_executor(aside, introspected)
    if isinstance(told, list):
        return None, told
    errors: list[GraphQLError] = []

    async def answered(root: Root) -> bytes | None:
        if root.definition is _INTROSPECTED:
            return orjson.dumps(told[root.key])
        try:
            value = await Asking(root, values, context, light=light).answer()
            if isinstance(value, bytes):
                return value
            write = partial(orjson.dumps, value, default=_json, option=_OPTIONS)
            # To write what was reasoned takes longer than others should wait.
            return await asyncio.to_thread(write) if isinstance(value, Late) else write()
        except Exception as error:  # noqa: BLE001 - one root field's failure is no other's
            errors.append(located_error(error, root.nodes, [root.key]))
            return None

    roots = operation.roots
    pieces = [await answered(roots[0])] if len(roots) == 1 else await asyncio.gather(*map(answered, roots))
    if any(piece is None and root.required for root, piece in zip(roots, pieces, strict=True)):
        return None, errors
    told_pieces = (
        orjson.dumps(root.key) + b":" + (piece or b"null") for root, piece in zip(roots, pieces, strict=True)
    )
    return b"{" + b",".join(told_pieces) + b"}", errors


def _json(value: Any) -> Any:
    return value.json()


def _introspected(
    schema: Schema, document: DocumentNode, variables: Mapping[str, Any]
) -> Mapping[str, Any] | list[GraphQLError]:
    found = execute_sync(schema._schema, document, variable_values=dict(variables))  # noqa: SLF001
    return list(found.errors or ()) or found.data or {}
