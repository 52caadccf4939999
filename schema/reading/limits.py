"""What one operation may ask for, checked before anything is read.

Every fragment is looked at once however often it is spread, so that a document of nested fragments
cannot make the checks themselves expensive.
"""

import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from graphql import (
    ASTValidationRule,
    DocumentNode,
    FieldNode,
    GraphQLError,
    OperationDefinitionNode,
    ValidationContext,
)
from strawberry.extensions import SchemaExtension

from dutygraph.schema.reading.cost import cost_of
from dutygraph.schema.reading.fragments import Fold, NestedTooDeeply, fragments_of

CODE = "LIMIT_EXCEEDED"


@dataclass(frozen=True, slots=True)
class Limits:
    """What an operation may ask for at most.

    `cost` is about the number of objects in the answer: each counts once for every place it can come
    out in, where a connection has `first` places (20 unless given) and a plain list as many as it
    usually has.
    """

    depth: int = 12
    aliases: int = 15
    tokens: int = 2_000
    cost: int = 25_000


def rules_of(limits: Limits) -> tuple[type[ASTValidationRule], ...]:
    """Validation rules for what holds or not whatever the variables; made once for a schema."""

    class DepthLimit(_OperationRule):
        def problem(self, operation: OperationDefinitionNode) -> str | None:
            depth = Fold(self.fragments, _depth, max).of(operation.selection_set)
            if depth <= limits.depth:
                return None
            return (
                f"The operation is {depth} levels deep; at most {limits.depth} are allowed. Ask in two steps."
            )

    class AliasLimit(_OperationRule):
        def problem(self, operation: OperationDefinitionNode) -> str | None:
            aliases = Fold(self.fragments, _aliases, operator.add).of(operation.selection_set)
            if aliases <= limits.aliases:
                return None
            return f"The operation has {aliases} aliases; at most {limits.aliases} are allowed. Ask twice."

    return DepthLimit, AliasLimit


def _depth(node: FieldNode, below: Callable[[], int]) -> int:
    # Introspection has a rule of its own in the library.
    return 0 if node.name.value.startswith("__") else 1 + below()


def _aliases(node: FieldNode, below: Callable[[], int]) -> int:
    return (node.alias is not None) + below()


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


class CostLimit(SchemaExtension):
    """Refuses an operation that could bring too much, with its variables counted in.

    Belongs behind `ValidationCache` in the list of extensions, for only valid documents have a cost.
    """

    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self._limits = limits

    def on_validate(self) -> Iterator[None]:
        held = self.execution_context
        if not held.pre_execution_errors and held.graphql_document is not None:
            problem = self._problem(held.graphql_document)
            if problem is not None:
                held.pre_execution_errors = [GraphQLError(problem, extensions={"code": CODE})]
        yield

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
        if cost <= self._limits.cost:
            return None
        return (
            f"The operation could bring about {cost} objects; at most {self._limits.cost} are allowed. "
            "Ask for fewer with first:, or for less below each."
        )
