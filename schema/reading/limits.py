"""What one operation may ask for, checked before anything is read.

Every fragment is looked at once however often it is spread, so that a document of nested fragments
cannot make the checks themselves expensive.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
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
from graphql.validation.validate import ValidationAbortedError
from strawberry.schema.schema import validate_document

from dutygraph.graph.errors import Reason
from dutygraph.schema.reading.cost import cost_of
from dutygraph.schema.reading.fragments import LARGEST_NESTING, Fold, NestedTooDeeply, fragments_of
from dutygraph.schema.reading.merging import FieldsMerge, exceeded

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
        def problem(self, operation: OperationDefinitionNode) -> GraphQLError | None:
            depth = Fold(self.fragments, _depth, max).of(operation.selection_set)
            if depth <= limits.depth:
                return None
            problem = (
                f"The operation is {depth} levels deep; at most {limits.depth} are allowed. Ask in two steps."
            )
            return exceeded(problem, operation, Reason.TOO_DEEP, limits.depth, depth=depth)

    others = (rule for rule in specified_rules if rule is not OverlappingFieldsCanBeMergedRule)
    return *others, FieldsMerge, DepthLimit


def _depth(node: FieldNode, below: Callable[[], int]) -> int:
    # Introspection has a rule of its own in the library.
    return 0 if node.name.value.startswith("__") else 1 + below()


class _OperationRule(ASTValidationRule):
    def __init__(self, context: ValidationContext) -> None:
        super().__init__(context)
        self.fragments = fragments_of(context.document)

    def problem(self, operation: OperationDefinitionNode) -> GraphQLError | None:
        raise NotImplementedError

    def enter_operation_definition(self, node: OperationDefinitionNode, *_: Any) -> None:
        try:
            problem = self.problem(node)
        except NestedTooDeeply as error:
            problem = _nested(error, node)
        if problem is not None:
            self.report_error(problem)


def _nested(error: NestedTooDeeply, operation: OperationDefinitionNode) -> GraphQLError:
    return exceeded(str(error), operation, Reason.TOO_DEEP, LARGEST_NESTING)


def validated(
    schema: GraphQLSchema, document: DocumentNode, rules: tuple[type[ASTValidationRule], ...]
) -> list[GraphQLError]:
    """What is wrong with a document whatever its variables."""
    errors = _long_numbers(document) or validate_document(schema, document, rules)
    return [_located(error, document) for error in errors]


def _located(error: GraphQLError, document: DocumentNode) -> GraphQLError:
    """The same; where the library gave up, with the place of the document."""
    if not isinstance(error, ValidationAbortedError) or error.message != "Validation aborted.":
        return error
    problem = (
        "查询嵌套过多，无法检查，请分两步。 The document nests too much to be checked. Ask in two steps."
    )
    return exceeded(problem, document.definitions[0], Reason.TOO_DEEP, LARGEST_NESTING)


def _long_numbers(document: DocumentNode) -> list[GraphQLError]:
    """Numbers longer than Python reads, which the library would trip over."""
    token = document.loc.start_token if document.loc else None
    while token is not None:
        if token.kind in (TokenKind.INT, TokenKind.FLOAT) and len(token.value or "") > LONGEST_NUMBER:
            problem = (
                f"数字超过 {LONGEST_NUMBER} 位。 A number of over {LONGEST_NUMBER} digits is none that any "
                "argument takes."
            )
            return [
                GraphQLError(
                    f"{problem} 请写短些。 Write a shorter one.",
                    source=document.loc.source if document.loc else None,
                    positions=[token.start],
                    extensions={"code": "INVALID_INPUT", "reason": Reason.TOO_LONG, "limit": LONGEST_NUMBER},
                )
            ]
        token = token.next
    return []


def too_costly(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Mapping[str, Any],
    limits: Limits,
) -> tuple[int | None, GraphQLError | None]:
    """What a valid operation costs, with its variables counted in, and the error where that is too much."""
    try:
        cost = cost_of(schema, document, operation, variables)
    except NestedTooDeeply as error:
        return None, _nested(error, operation)
    if cost <= limits.cost:
        return cost, None
    problem = (
        f"The operation could bring about {cost} objects; at most {limits.cost} are allowed. "
        "Ask for fewer with first:, or for less below each."
    )
    return cost, exceeded(problem, operation, Reason.TOO_COSTLY, limits.cost, cost=cost)
