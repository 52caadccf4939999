"""About how many objects an operation can bring, and how deep it is, with its variables, before it is run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias, cast

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SchemaMetaFieldDef,
    SelectionSetNode,
    TypeMetaFieldDef,
    ValueNode,
    VariableNode,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
    is_list_type,
    value_from_ast_untyped,
)

from dutygraph.schema.reading.connections import DEFAULT_PAGE, LARGEST_PAGE
from dutygraph.schema.reading.fields import PLAN, Plan
from dutygraph.schema.reading.fragments import LARGEST_NESTING, NestedTooDeeply, fragments_of, included
from dutygraph.schema.reading.inputs import DEFINITION

COST = "cost"
"""The key under which a field's metadata holds what it costs beside what it brings: the work of reasoning."""

_FIRST, _LAST, _IDS = "first", "last", "ids"
COUNTED = frozenset({_FIRST, _LAST, _IDS})
"""The arguments that say how many objects a field brings."""

_USUAL = 10
"""How many a list at the root usually has."""

_OF_THE_SCHEMA: Mapping[str, GraphQLField] = {"__schema": SchemaMetaFieldDef, "__type": TypeMetaFieldDef}

_IN_THE_SCHEMA: Mapping[str, int] = {
    "types": 250,
    "directives": 5,
    "fields": 8,
    "args": 2,
    "inputFields": 2,
    "enumValues": 4,
}
"""About how many of a kind there are, rather more, for the library takes its time; what is not named is one
with what it hangs on, and counts nothing."""


class Extent(NamedTuple):
    """What a selection costs and how many fields deep it is.

    Introspection, which has a rule of its own in the library, adds nothing to the depth.
    """

    cost: int
    depth: int


def extent_of(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Mapping[str, Any],
) -> Extent:
    """That of one operation, at least that of any part of it; NestedTooDeeply where it cannot be told."""
    sizes = {name: _size(value) for name, value in variables.items()}
    for declared in operation.variable_definitions or ():
        if declared.default_value is not None:
            sizes.setdefault(declared.variable.name.value, _literal_size(declared.default_value))
    root = cast("GraphQLObjectType", schema.get_root_type(operation.operation))
    return _Walk(schema, fragments_of(document), sizes).of(root, operation.selection_set)


def sizes_of(variables: Mapping[str, Any], names: Sequence[str]) -> tuple[object, ...]:
    """What of the variables of these names an extent hangs on."""
    sizes = [(name, _size(variables[name])) for name in names if name in variables]
    # With their types, for Python holds True equal to 1.
    return tuple((name, type(size), size) for name, size in sizes)


_Size: TypeAlias = int | range | None
"""A number or a truth as it is, a list as the range of its places, of anything else that it is one."""


def _size(value: object) -> _Size:
    if isinstance(value, list):
        return range(len(value))
    return value if value is None or isinstance(value, int) else 1


def _literal_size(node: ValueNode) -> _Size:
    return _size(value_from_ast_untyped(node))


def _defined(type: GraphQLNamedType, node: FieldNode) -> GraphQLField | None:
    """The field of the type; None for `__typename`, which reads nothing."""
    name = node.name.value
    fields = cast("GraphQLObjectType | GraphQLInterfaceType", type).fields
    return fields.get(name) or _OF_THE_SCHEMA.get(name)


@dataclass(frozen=True, slots=True)
class _Walk:
    schema: GraphQLSchema
    fragments: Mapping[str, FragmentDefinitionNode]
    variables: Mapping[str, _Size]
    folded: dict[tuple[str, int], Extent] = field(default_factory=dict)

    def of(
        self, type: GraphQLNamedType, selected: SelectionSetNode | None, places: int = 0, level: int = 0
    ) -> Extent:
        """`places` is the page size where `type` is a connection."""
        if level > LARGEST_NESTING:
            raise NestedTooDeeply
        cost = depth = 0
        for node in selected.selections if selected else ():
            if not included(node, self.variables):
                continue
            if isinstance(node, FieldNode):
                found = self._field(type, node, places, level)
            elif isinstance(node, InlineFragmentNode):
                condition = node.type_condition
                inner = self.schema.type_map[condition.name.value] if condition else type
                found = self.of(inner, node.selection_set, places, level + 1)
            else:
                found = self._spread(cast("FragmentSpreadNode", node).name.value, places, level)
            cost, depth = cost + found.cost, max(depth, found.depth)
        return Extent(cost, depth)

    def _spread(self, name: str, places: int, level: int) -> Extent:
        if (name, places) not in self.folded:
            fragment = self.fragments[name]
            inner = self.schema.type_map[fragment.type_condition.name.value]
            self.folded[name, places] = self.of(inner, fragment.selection_set, places, level + 1)
        return self.folded[name, places]

    def _field(self, type: GraphQLNamedType, node: FieldNode, places: int, level: int) -> Extent:
        definition, once = _defined(type, node), int(node.alias is not None)
        if definition is None:
            return Extent(once, 0)
        inner = get_named_type(definition.type)
        below = self.of(inner, node.selection_set, self._page(definition, node), level + 1)
        held = definition.extensions.get(DEFINITION)
        if held is None:
            many = _IN_THE_SCHEMA.get(node.name.value, 0)
            return Extent(once + many + (many or 1) * below.cost, 0)
        plan: Plan | None = held.metadata.get(PLAN)
        once += held.metadata.get(COST, 0)
        if is_leaf_type(inner):
            return Extent(once + (plan.weight if plan is not None else 0), 1)
        cost = below.cost + (1 if plan is None else plan.weight)
        if is_list_type(get_nullable_type(definition.type)):
            cost *= places or self._ids(node, _USUAL if plan is None else plan.usual)
        return Extent(once + cost, 1 + below.depth)

    def _page(self, definition: GraphQLField, node: FieldNode) -> int:
        if "first" not in definition.args:
            return 0
        told = self._told(node, _LAST) or self._told(node, _FIRST)
        return min(max(told, 1), LARGEST_PAGE) if isinstance(told, int) else DEFAULT_PAGE

    def _ids(self, node: FieldNode, usual: int) -> int:
        """How many ids are given: one that stands alone is a list of one."""
        told = self._told(node, _IDS)
        return usual if told is None else max(len(told), 1) if isinstance(told, range) else 1

    def _told(self, node: FieldNode, name: str) -> _Size:
        """The size of an argument; None where it is not given, or null."""
        for argument in node.arguments or ():
            if argument.name.value == name:
                value = argument.value
                if isinstance(value, VariableNode):
                    return self.variables.get(value.name.value)
                return _literal_size(value)
        return None
