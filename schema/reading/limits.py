"""What one operation may ask for, checked before anything is read.

Every fragment is looked at once however often it is spread, so that a document of nested fragments
cannot make the checks themselves expensive.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graphql import (
    DefinitionNode,
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    Node,
    OperationDefinitionNode,
    OverlappingFieldsCanBeMergedRule,
    SelectionSetNode,
    Source,
    SourceLocation,
    TokenKind,
    ValidationContext,
    VariableValues,
    parse,
    specified_rules,
    validate,
)
from graphql.execution.values import get_variable_values
from graphql.validation.validate import ValidationAbortedError
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule

from dutygraph.graph.errors import ErrorReason
from dutygraph.schema.reading.cost import extent_of
from dutygraph.schema.reading.fragments import LARGEST_NESTING, NestedTooDeeply

LONGEST_WORD = 500
"""Characters of a name or a number."""

_WORDS = frozenset({TokenKind.INT, TokenKind.FLOAT, TokenKind.NAME})

_MOST_ERRORS = 20


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


_LARGEST_WORK = 50_000
"""Of comparing fields of one key with each other: a document that is no attack takes a few hundred."""


def _exceeded(problem: str, place: Node, reason: ErrorReason, limit: int, **asked: int) -> GraphQLError:
    """The error of a request that goes beyond a limit; `asked` is how much it asks for."""
    told = {"code": "LIMIT_EXCEEDED", "reason": reason, "limit": limit, **asked}
    return GraphQLError(problem, place, extensions=told)


class _FieldsMerge(OverlappingFieldsCanBeMergedRule):
    """The library's rule within less work, for documents are checked one after the other."""

    def __init__(self, context: ValidationContext) -> None:
        super().__init__(context)
        self.rule_context.remaining_complexity_budget = _LARGEST_WORK

    def enter_selection_set(self, selection_set: SelectionSetNode, *around: Any) -> None:
        try:
            super().enter_selection_set(selection_set, *around)
        except ValidationAbortedError:
            told = _exceeded(
                "查询重复过多，无法检查，请分两步。 The document repeats too much to be checked. Ask in two "
                "steps.",
                selection_set,
                ErrorReason.TOO_COSTLY,
                _LARGEST_WORK,
            )
            raise ValidationAbortedError(told.message, told.nodes, extensions=told.extensions) from None


_RULES = (
    *(rule for rule in specified_rules if rule is not OverlappingFieldsCanBeMergedRule),
    _FieldsMerge,
    OneOfInputValidationRule,
)
"""For what holds or not whatever the variables."""


class _Text(Source):
    """A document whose lines are told apart once, however many errors are told with their places."""

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer(r"\r\n|[\n\r]", self.body))]

    def get_location(self, position: int) -> SourceLocation:
        line = bisect_right(self._lines, position)
        return SourceLocation(line, position - self._lines[line - 1] + 1)


def parsed(query: str, limits: Limits) -> DocumentNode:
    return parse(_Text(query), max_tokens=limits.tokens, allow_empty_selection_sets=False)


def validated(schema: GraphQLSchema, document: DocumentNode) -> list[GraphQLError]:
    """What is wrong with a document whatever its variables."""
    errors = _long_words(document) or validate(schema, document, _RULES, max_errors=_MOST_ERRORS)
    return [_located(error, document.definitions[0]) for error in errors]


def _located(error: GraphQLError, whole: DefinitionNode) -> GraphQLError:
    """The same; where the library gave up, or looked at a copy of a value, with the place of the whole."""
    if isinstance(error, ValidationAbortedError) and error.message == "Validation aborted.":
        problem = (
            "查询嵌套过多，无法检查，请分两步。 The document nests too much to be checked. Ask in two steps."
        )
        return _exceeded(problem, whole, ErrorReason.TOO_DEEP, LARGEST_NESTING)
    return error if error.locations else GraphQLError(error.message, whole)


def read_variables(
    schema: GraphQLSchema, operation: OperationDefinitionNode, given: Mapping[str, Any]
) -> VariableValues | list[GraphQLError]:
    """The variables of a valid operation as its arguments take them, or what is wrong with them."""
    declared = operation.variable_definitions or ()
    found = get_variable_values(schema, declared, dict(given), max_errors=_MOST_ERRORS)
    return [_located(error, operation) for error in found] if isinstance(found, list) else found


def _long_words(document: DocumentNode) -> list[GraphQLError]:
    """Numbers longer than Python reads, which the library would trip over, and names of such a length.

    The words are let go of each other: in a ring, they would stay in memory until somebody looks for rings.
    """
    token = document.loc.start_token if document.loc else None
    long = None
    while token is not None:
        if token.kind in _WORDS and len(token.value or "") > LONGEST_WORD:
            long = long or token
        following, token.prev, token.next = token.next, None, None
        token = following
    if long is None:
        return []
    return [
        GraphQLError(
            f"名称或数字超过 {LONGEST_WORD} 个字符，请写短些。 "
            f"A name or a number has over {LONGEST_WORD} characters. Write a shorter one.",
            source=document.loc.source if document.loc else None,
            positions=[long.start],
            extensions={"code": "INVALID_INPUT", "reason": ErrorReason.TOO_LONG, "limit": LONGEST_WORD},
        )
    ]


def too_much(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Mapping[str, Any],
    limits: Limits,
) -> tuple[int | None, GraphQLError | None]:
    """What a valid operation costs, with its variables counted in, and the error where that is too much."""
    try:
        cost, depth = extent_of(schema, document, operation, variables)
    except NestedTooDeeply as error:
        return None, _exceeded(str(error), operation, ErrorReason.TOO_DEEP, LARGEST_NESTING)
    if depth > limits.depth:
        problem = (
            f"查询有 {depth} 层，最多 {limits.depth} 层，请分两步。 The operation is {depth} levels "
            f"deep; at most {limits.depth} are allowed. Ask in two steps."
        )
        return cost, _exceeded(problem, operation, ErrorReason.TOO_DEEP, limits.depth, depth=depth)
    if cost > limits.cost:
        problem = (
            f"查询约涉及 {cost} 个对象，最多 {limits.cost} 个；请以 first: 少取，或减少下层内容。 "
            f"The operation could bring about {cost} objects; at most {limits.cost} are allowed. "
            "Ask for fewer with first:, or for less below each."
        )
        return cost, _exceeded(problem, operation, ErrorReason.TOO_COSTLY, limits.cost, cost=cost)
    return cost, None
