"""Whether the fields that come out under one key can be one field, checked in linear time.

The rule is the specification's "Field Selection Merging". The library compares every two fields of one
key, which costs seconds of a short document that repeats itself. Here the fields of a key are each compared
with one of them, for being alike is transitive, and what they select is then looked at as one set.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, cast

from graphql import (
    FieldNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    InlineFragmentNode,
    Node,
    OperationDefinitionNode,
    SelectionSetNode,
    ValidationContext,
    ValidationRule,
    get_named_type,
    is_leaf_type,
    print_ast,
)
from graphql.utilities.sort_value_node import sort_value_node

from dutygraph.graph.errors import ErrorReason
from dutygraph.schema.reading.fragments import fragments_of

LARGEST_WORK = 50_000
"""How many fields of merged sets are looked at: far more than a document has that is no attack."""

_Set: TypeAlias = tuple[GraphQLNamedType | None, SelectionSetNode]


def exceeded(problem: str, place: Node, reason: ErrorReason, limit: int, **asked: int) -> GraphQLError:
    """The error of a request that goes beyond a limit; `asked` is how much it asks for."""
    told = {"code": "LIMIT_EXCEEDED", "reason": reason, "limit": limit, **asked}
    return GraphQLError(problem, place, extensions=told)


class _TooMuch(Exception):
    pass


@dataclass(frozen=True, slots=True)
class _Field:
    parent: GraphQLNamedType | None
    node: FieldNode
    type: GraphQLOutputType | None

    @property
    def below(self) -> Iterator[_Set]:
        if self.node.selection_set is not None:
            yield (get_named_type(self.type) if self.type else None), self.node.selection_set


class FieldsMerge(ValidationRule):
    """Takes the place of the library's `OverlappingFieldsCanBeMergedRule`."""

    def __init__(self, context: ValidationContext) -> None:
        super().__init__(context)
        self._schema: GraphQLSchema = context.schema
        self._fragments = fragments_of(context.document)

    def enter_operation_definition(self, node: OperationDefinitionNode, *_: Any) -> None:
        self._work = 0
        self._seen: set[tuple[bool, frozenset[int]]] = set()
        root = self._schema.get_root_type(node.operation)
        try:
            # Level by level, so that no nesting is too deep to be looked at.
            level: list[tuple[list[_Set], bool]] = [([(root, node.selection_set)], False)]
            while level:
                level = [below for sets, shape in level for below in self._check(sets, shape_only=shape)]
        except _TooMuch:
            self.report_error(
                exceeded(
                    "查询嵌套或重复过多，无法检查，请分两步。 The operation nests or repeats too much to be "
                    "checked. Ask in two steps.",
                    node,
                    ErrorReason.TOO_COSTLY,
                    LARGEST_WORK,
                )
            )

    def _check(self, sets: Sequence[_Set], *, shape_only: bool) -> Iterator[tuple[list[_Set], bool]]:
        """The sets below those; what conflicts in these is reported."""
        asked = (shape_only, frozenset(id(selected) for _, selected in sets))
        if asked in self._seen:
            return
        self._seen.add(asked)
        grouped: dict[str, list[_Field]] = {}
        for field in self._fields(sets):
            written = field.node.alias or field.node.name
            grouped.setdefault(written.value, []).append(field)
        for name, fields in grouped.items():
            if self._report(name, fields, _shapes_differ):
                continue
            if shape_only:
                yield [below for field in fields for below in field.below], True
                continue
            alike = list(_in_one_object(fields))
            if any(self._report(name, fields, _fields_differ) for fields in alike):
                continue
            for together in alike:
                yield [below for field in together for below in field.below], False
            if len(alike) > 1:
                yield [below for field in fields for below in field.below], True

    def _report(self, name: str, fields: Sequence[_Field], differ: Any) -> bool:
        first = fields[0]
        for other in fields[1:]:
            if reason := differ(first, other):
                self.report_error(
                    GraphQLError(
                        f"Fields '{name}' conflict because {reason}."
                        " Use different aliases on the fields to fetch both if this was intentional.",
                        [first.node, other.node],
                    )
                )
                return True
        return False

    def _fields(self, sets: Iterable[_Set]) -> Iterator[_Field]:
        spread = set[str]()
        waiting = list(sets)[::-1]
        while waiting:
            parent, selected = waiting.pop()
            inner: list[_Set] = []
            for node in selected.selections:
                self._work += 1
                if self._work > LARGEST_WORK:
                    raise _TooMuch
                if isinstance(node, FieldNode):
                    declared = getattr(parent, "fields", {}).get(node.name.value)
                    yield _Field(parent, node, declared.type if declared else None)
                elif isinstance(node, InlineFragmentNode):
                    condition = node.type_condition
                    type = self._schema.type_map.get(condition.name.value) if condition else parent
                    inner.append((type, node.selection_set))
                else:
                    name = cast("FragmentSpreadNode", node).name.value
                    fragment = self._fragments.get(name)
                    if fragment is not None and name not in spread:
                        spread.add(name)
                        type = self._schema.type_map.get(fragment.type_condition.name.value)
                        inner.append((type, fragment.selection_set))
            waiting += inner[::-1]


def _in_one_object(fields: Sequence[_Field]) -> Iterator[list[_Field]]:
    """Those that may come out of one object: of each object type, with those of every other type."""
    anywhere = [field for field in fields if not isinstance(field.parent, GraphQLObjectType)]
    of_type: dict[str, list[_Field]] = {}
    for field in fields:
        if isinstance(field.parent, GraphQLObjectType):
            of_type.setdefault(field.parent.name, []).append(field)
    if not of_type:
        yield anywhere
    for own in of_type.values():
        yield anywhere + own


def _shapes_differ(one: _Field, other: _Field) -> str | None:
    if one.type is None or other.type is None:
        return None
    inner = get_named_type(one.type), get_named_type(other.type)
    leaf = any(map(is_leaf_type, inner))
    wrapped = [
        str(type).replace(named.name, "") for type, named in zip((one.type, other.type), inner, strict=True)
    ]
    if wrapped[0] == wrapped[1] and (not leaf or inner[0] is inner[1]):
        return None
    return f"they return conflicting types '{one.type}' and '{other.type}'"


def _fields_differ(one: _Field, other: _Field) -> str | None:
    names = one.node.name.value, other.node.name.value
    if names[0] != names[1]:
        return f"'{names[0]}' and '{names[1]}' are different fields"
    return None if _arguments(one.node) == _arguments(other.node) else "they have differing arguments"


def _arguments(node: FieldNode) -> dict[str, str]:
    return {
        argument.name.value: print_ast(sort_value_node(argument.value)) for argument in node.arguments or ()
    }
