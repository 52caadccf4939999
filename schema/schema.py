"""The GraphQL schema of the service."""

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

import orjson
import strawberry
from graphql import DocumentNode, GraphQLError, OperationDefinitionNode, OperationType
from strawberry.schema.config import StrawberryConfig
from strawberry.tools import merge_types

from dutygraph.graph.errors import StoreBusy, shortened
from dutygraph.graph.store.kept import Kept
from dutygraph.graph.store.states import noting, pass_on
from dutygraph.schema.applicability.root import ApplicabilityQueries
from dutygraph.schema.context import Context
from dutygraph.schema.documents import DocumentQueries
from dutygraph.schema.duties.obligations import DutyQueries
from dutygraph.schema.duties.terms import TIME_RULES
from dutygraph.schema.enums import ENUMERATIONS
from dutygraph.schema.errors import presentable
from dutygraph.schema.facets import FacetQueries
from dutygraph.schema.impact import ImpactQueries
from dutygraph.schema.instruments.root import InstrumentQueries
from dutygraph.schema.nodes import NodeQueries
from dutygraph.schema.reading.cost import sizes_of
from dutygraph.schema.reading.limits import Limits, parsed, too_much, validated
from dutygraph.schema.reading.operation import Operation, compiled, deciding, run
from dutygraph.schema.scalars import SCALARS
from dutygraph.schema.search.root import SearchQueries
from dutygraph.schema.vocabulary import VocabularyQueries

Query = merge_types(
    "Query",
    (
        NodeQueries, DutyQueries, InstrumentQueries, VocabularyQueries, ApplicabilityQueries, SearchQueries,
        ImpactQueries, DocumentQueries, FacetQueries,
    ),
)  # fmt: skip

_ATTEMPTS = 5
"""How often an operation is run at most, where loads come in between its reads."""

_LIGHT = 5_000
"""Operations of up to this cost are answered where they are: handing them on costs more than they delay."""

_SHORT = 2_000
"""The statements of documents of up to so many characters are made in a few milliseconds."""

_DOCUMENTS = 200_000
"""Characters of the documents that are kept: what is made of each takes up to three hundred times as much."""

_WAYS = 32
"""In which one document may be asked, as its variables decide, that are kept: few have more than two."""

_NAMED = 10
"""Operations that an error names."""

_DEFAULT_LIMITS = Limits()


class NoSuchOperation(Exception):
    """The document has no operation of the name that is asked for, or none that may be run so."""

    def __init__(self, name: str | None, *, mutates: bool = False) -> None:
        super().__init__(
            f"没有名为 {shortened(name)} 的操作。 There is no operation of this name."
            if name
            else "没有操作。 There is no operation: write a query."
        )
        self.mutates = mutates


@dataclass(frozen=True, slots=True)
class Answer:
    """`data` is JSON; `ran` is false where the operation was refused before it began."""

    data: bytes | None
    errors: list[GraphQLError]
    extensions: dict[str, Any]

    @property
    def ran(self) -> bool:
        return self.data is not None or any(error.path for error in self.errors)

    @property
    def json(self) -> bytes:
        """The whole answer as it is sent."""
        parts = []
        if self.ran:
            parts += [b',"data":', self.data or b"null"]
        if self.errors:
            parts += [b',"errors":', orjson.dumps([error.formatted for error in self.errors])]
        if self.extensions:
            parts += [b',"extensions":', orjson.dumps(self.extensions)]
        parts[0] = b"{" + parts[0][1:]
        return b"".join([*parts, b"}"])


@dataclass(frozen=True, slots=True, eq=False)
class _Document:
    """A document, what is wrong with it, and the variables that decide what it selects and what it costs.

    What its operations come to is kept with it, by these variables. One that cannot be read defines none.
    """

    length: int
    node: DocumentNode
    errors: list[GraphQLError]
    deciding: tuple[str, ...] = ()
    counting: tuple[str, ...] = ()
    operations: dict[Any, Operation] = field(default_factory=dict)
    costs: dict[Any, tuple[int | None, GraphQLError | None]] = field(default_factory=dict)

    def operation(self, name: str | None) -> OperationDefinitionNode | None:
        found = [held for held in self.defined if name in (None, held.name and held.name.value)]
        return found[0] if found else None

    @property
    def defined(self) -> list[OperationDefinitionNode]:
        return [each for each in self.node.definitions if isinstance(each, OperationDefinitionNode)]


class GraphSchema(strawberry.Schema):
    """Answers operations by plans of its own; the library is asked what the schema itself is."""

    def __init__(self, limits: Limits) -> None:
        types = (*TIME_RULES, *ENUMERATIONS)
        super().__init__(Query, types=types, config=StrawberryConfig(scalar_map=SCALARS))
        self._limits = limits
        # One thread alone: each that works in Python takes its turn with whatever else is answered.
        self._aside = ThreadPoolExecutor(1, thread_name_prefix="checking")
        self._documents: Kept[str, _Document] = Kept(_DOCUMENTS, attrgetter("length"))

    async def answer(
        self,
        query: str,
        context: Context,
        *,
        variables: Mapping[str, Any] | None = None,
        operation_name: str | None = None,
        queries_only: bool = False,
        tells_cost: bool = False,
    ) -> Answer:
        """The answer of one operation, of one state of the graph, its errors as `schema.errors` lets them.

        NoSuchOperation where the document has none of this name, or with `queries_only` where it is no query.
        """
        document = await self._document(query)
        if not document.node.definitions:
            return Answer(None, document.errors, {})
        operation = document.operation(operation_name)
        if operation is None:
            raise NoSuchOperation(operation_name)
        if queries_only and operation.operation is not OperationType.QUERY:
            raise NoSuchOperation(operation_name, mutates=True)
        if errors := document.errors or ([] if operation_name else _several(document)):
            return Answer(None, errors, {})
        cost, problem = self._cost(document, operation, variables or {})
        if problem:
            return Answer(None, [problem], {})
        told_cost = {"cost": {"asked": cost, "limit": self._limits.cost}} if tells_cost else {}
        planned = self._operation(document, operation, variables or {})
        for _ in range(_ATTEMPTS):
            with noting() as seen:
                light = (cost or 0) <= _LIGHT and len(query) <= _SHORT
                data, errors = await run(self, planned, variables or {}, context, self._aside, light=light)
            if len(seen.states) <= 1:
                break
        else:
            busy = StoreBusy("The graph kept changing while it was read.", "Ask again in a moment.")
            return Answer(None, [GraphQLError(str(busy), extensions={"code": busy.code})], {})
        pass_on(seen)
        return Answer(data, [presentable(error) for error in errors], told_cost)

    def _cost(
        self, document: _Document, operation: OperationDefinitionNode, variables: Mapping[str, Any]
    ) -> tuple[int | None, GraphQLError | None]:
        key = id(operation), sizes_of(variables, document.counting)
        found = document.costs.get(key)
        if found is None:
            found = too_much(self._schema, document.node, operation, variables, self._limits)
            _keep(document.costs, key, found)
        return found

    async def _document(self, query: str) -> _Document:
        found = self._documents.get(query)
        if found is None:
            # To check one takes longer than others should wait.
            found = await asyncio.get_running_loop().run_in_executor(self._aside, self._read, query)
            self._documents.keep(query, found)
        return found

    def _read(self, query: str) -> _Document:
        try:
            document = parsed(query, self._limits)
        except GraphQLError as error:
            return _Document(len(query), DocumentNode(definitions=()), [presentable(error)])
        errors = [presentable(each) for each in validated(self._schema, document)]
        return _Document(len(query), document, errors, *(((), ()) if errors else deciding(document)))

    def _operation(
        self, document: _Document, node: OperationDefinitionNode, variables: Mapping[str, Any]
    ) -> Operation:
        flags = _flags(document, node, variables)
        key = id(node), tuple(flags.items())
        found = document.operations.get(key)
        if found is None:
            found = compiled(self, document.node, node, flags)
            _keep(document.operations, key, found)
        return found


def _keep(held: dict[Any, Any], key: object, value: object) -> None:
    if len(held) >= _WAYS:
        held.clear()
    held[key] = value


def _flags(
    document: _Document, node: OperationDefinitionNode, variables: Mapping[str, Any]
) -> dict[str, bool | None]:
    """What the variables that decide what is selected are told to be."""
    if not document.deciding:
        return {}
    defaults = {
        each.variable.name.value: getattr(each.default_value, "value", None)
        for each in node.variable_definitions or ()
    }
    told = {name: variables.get(name, defaults[name]) for name in document.deciding if name in defaults}
    return {name: value if isinstance(value, bool) else None for name, value in told.items()}


def _several(document: _Document) -> list[GraphQLError]:
    operations = document.defined
    if len(operations) < 2:
        return []
    named = [held.name.value for held in operations if held.name]
    names = ", ".join(named[:_NAMED]) + " …" * (len(named) > _NAMED)
    return [
        GraphQLError(
            f"查询里有 {len(operations)} 个操作，请以 operationName 指明：{names}。 The document has "
            f"{len(operations)} operations. Say which with operationName: {names}.",
            operations,
            extensions={"code": "BAD_REQUEST"},
        )
    ]


def build_schema(limits: Limits = _DEFAULT_LIMITS) -> GraphSchema:
    """A schema whose operations get a `dutygraph.schema.context.Context` and keep to `limits`."""
    return GraphSchema(limits)
