"""What one operation may ask for, checked before anything is read.

Every fragment is looked at once however often it is spread, so that a document of nested fragments
cannot make the checks themselves expensive.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from graphql import (
    ASTValidationRule,
    DocumentNode,
    FieldNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OverlappingFieldsCanBeMergedRule,
    TokenKind,
    ValidationContext,
    specified_rules,
)
from strawberry.extensions import SchemaExtension
from strawberry.schema.schema import validate_document

from dutygraph.schema.reading.cost import cost_of
from dutygraph.schema.reading.fragments import Fold, NestedTooDeeply, fragments_of
from dutygraph.schema.reading.merging import FieldsMerge

CODE = "LIMIT_EXCEEDED"
LONGEST_NUMBER = 500


@dataclass(frozen=True, slots=True)
class Limits:
    """What an operation may ask for at most.

    `cost` is about the number of objects in the answer: each counts once for every place it can come
    out in, where a connection has `first` places (20 unless given) and a plain list as many as it
    usually has. A field under another name counts one more; what is reasoned or searched for
    counts for the work as well.
    """

    depth: int = 12
    tokens: int = 2_000
    cost: int = 25_000


def rules_of(limits: Limits) -> tuple[type[ASTValidationRule], ...]:
    """The rules for what holds or not whatever the variables; made once for a schema."""

    class DepthLimit(_OperationRule):
        def problem(self, operation: OperationDefinitionNode) -> str | None:
            depth = Fold(self.fragments, _depth, max).of(operation.selection_set)
            if depth <= limits.depth:
                return None
            return (
                f"The operation is {depth} levels deep; at most {limits.depth} are allowed. Ask in two steps."
            )

    others = (rule for rule in specified_rules if rule is not OverlappingFieldsCanBeMergedRule)
    return *others, FieldsMerge, DepthLimit


def _depth(node: FieldNode, below: Callable[[], int]) -> int:
    # Introspection has a rule of its own in the library.
    return 0 if node.name.value.startswith("__") else 1 + below()


class _OperationRule(ASTValidationRule):
    def __init__(self, context: ValidationContext) -> None:
        super().__init__(context)
        self.fragments = fragments_of(context.document)

    def problem(self, operation: OperationDefinitionNode) -> str | None:
        raise NotImplementedError

    def enter_operation_definition(self, node: OperationDefinitionNode, *_: Any) -> None:
        try:
            problem = self.problem(node)
        except NestedTooDeeply as error:
            problem = str(error)
        if problem is not None:
            self.report_error(GraphQLError(problem, node, extensions={"code": CODE}))


class Validation(SchemaExtension):
    """Checks a document once, by `rules`, and that it is told which of its operations is meant.

    The library's own cache would hold the library's own rules, of which one takes quadratic time.
    """

    def __init__(self, rules: Sequence[type[ASTValidationRule]]) -> None:
        super().__init__()
        self._rules = tuple(rules)

    def on_validate(self) -> Iterator[None]:
        held = self.execution_context
        document = held.graphql_document
        if document is not None:
            errors = validated(held.schema._schema, document, self._rules)  # noqa: SLF001
            named = held._provided_operation_name is not None  # noqa: SLF001
            held.pre_execution_errors = errors or ([] if named else _several(document))
        yield


@lru_cache(maxsize=128)
def validated(
    schema: GraphQLSchema, document: DocumentNode, rules: tuple[type[ASTValidationRule], ...]
) -> list[GraphQLError]:
    """What is wrong with a document whatever its variables."""
    return _long_numbers(document) or validate_document(schema, document, rules)


def _long_numbers(document: DocumentNode) -> list[GraphQLError]:
    """Numbers longer than Python reads, which the library would trip over."""
    token = document.loc.start_token if document.loc else None
    while token is not None:
        if token.kind in (TokenKind.INT, TokenKind.FLOAT) and len(token.value or "") > LONGEST_NUMBER:
            problem = f"A number of over {LONGEST_NUMBER} digits is none that any argument takes."
            return [
                GraphQLError(
                    f"{problem} Write a shorter one.",
                    source=document.loc.source if document.loc else None,
                    positions=[token.start],
                    extensions={"code": "INVALID_INPUT"},
                )
            ]
        token = token.next
    return []


def _several(document: DocumentNode) -> list[GraphQLError]:
    operations = [held for held in document.definitions if isinstance(held, OperationDefinitionNode)]
    if len(operations) < 2:
        return []
    names = ", ".join(held.name.value for held in operations if held.name)
    return [
        GraphQLError(
            f"The document has {len(operations)} operations. Say which with operationName: {names}.",
            operations,
            extensions={"code": "BAD_REQUEST"},
        )
    ]


class CostLimit(SchemaExtension):
    """Refuses an operation that could bring too much, with its variables counted in.

    Belongs behind `Validation` in the list of extensions, for only valid documents have a cost.
    """

    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self._limits = limits
        self._cost: int | None = None

    def on_validate(self) -> Iterator[None]:
        held = self.execution_context
        if not held.pre_execution_errors and held.graphql_document is not None:
            problem = self._problem(held.graphql_document)
            if problem is not None:
                held.pre_execution_errors = [GraphQLError(problem, extensions={"code": CODE})]
        yield

    def get_results(self) -> dict[str, Any]:
        """What the operation costs, where the request's `extensions` ask for `cost`."""
        asked = (self.execution_context.operation_extensions or {}).get("cost") is True
        if not asked or self._cost is None:
            return {}
        return {"cost": {"asked": self._cost, "limit": self._limits.cost}}

    def _problem(self, document: DocumentNode) -> str | None:
        held = self.execution_context
        try:
            cost = cost_of(
                held.schema._schema,  # noqa: SLF001
                document,
                held.operation_name,
                held.variables or {},
            )
        except NestedTooDeeply as error:
            return str(error)
        self._cost = cost
        if cost <= self._limits.cost:
            return None
        return (
            f"The operation could bring about {cost} objects; at most {self._limits.cost} are allowed. "
            "Ask for fewer with first:, or for less below each."
        )
