"""About how many objects an operation can bring, with its variables, before it is run."""

from collections.abc import Mapping, Sequence
from enum import Enum
from types import MappingProxyType
from typing import Any, TypeAlias, cast

from graphql import (
    BooleanValueNode,
    ConstListValueNode,
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
    IntValueNode,
    ListValueNode,
    NullValueNode,
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

_OF_THE_SCHEMA: Mapping[str, GraphQLField] = MappingProxyType(
    {"__schema": SchemaMetaFieldDef, "__type": TypeMetaFieldDef}
)

_IN_THE_SCHEMA: Mapping[str, int] = MappingProxyType(
    {"types": 250, "directives": 5, "fields": 8, "args": 2, "inputFields": 2, "enumValues": 4}
)
"""About how many of a kind there are, rather more, for the library takes its time; what is not named is one
with what it hangs on, and counts nothing."""


def cost_of(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Mapping[str, Any],
) -> int:
    """The cost of one operation, at least that of any part of it; NestedTooDeeply where it cannot be told."""
    sizes: dict[str, _Size | None] = {
        name: value if value is None or isinstance(value, bool) else _size(value)
        for name, value in variables.items()
    }
    for declared in operation.variable_definitions or ():
        default = declared.default_value
        if isinstance(default, BooleanValueNode):
            sizes.setdefault(declared.variable.name.value, default.value)
        elif default is not None and not isinstance(default, NullValueNode):
            sizes.setdefault(declared.variable.name.value, _literal_size(default))
    root = cast("GraphQLObjectType", schema.get_root_type(operation.operation))
    return _Cost(schema, fragments_of(document), sizes).of(root, operation.selection_set)


def sizes_of(variables: Mapping[str, Any], names: Sequence[str]) -> tuple["_Size | _Told", ...]:
    """What of the variables of these names a cost hangs on."""
    found = (variables.get(name, _Told.NOTHING) for name in names)
    return tuple(
        value
        if isinstance(value, _Told)
        else _Told(value)
        if isinstance(value, bool) or value is None
        else _size(value)
        for value in found
    )


class _Told(Enum):
    """Values that are no size; an enumeration, for Python holds True equal to 1."""

    NOTHING = ""
    NULL = None
    TRUE = True
    FALSE = False


_Size: TypeAlias = int | range
"""A number as it is, a list as the range of its places, of anything else that it is one."""


def _size(value: object) -> _Size:
    if isinstance(value, list):
        return range(len(value))
    return value if isinstance(value, int) else 1


def _literal_size(node: ValueNode) -> _Size:
    if isinstance(node, ListValueNode | ConstListValueNode):
        return range(len(node.values))
    return int(node.value) if isinstance(node, IntValueNode) else 1


def _once(type: GraphQLNamedType, node: FieldNode) -> int:
    """What a field costs once, whatever comes out below it."""
    definition = _defined(type, node)
    held = definition.extensions.get(DEFINITION) if definition else None
    worked: int = held.metadata.get(COST, 0) if held else 0
    return worked + (node.alias is not None)


def _defined(type: GraphQLNamedType, node: FieldNode) -> GraphQLField | None:
    """The field of the type; None for `__typename`, which reads nothing."""
    name = node.name.value
    fields = cast("GraphQLObjectType | GraphQLInterfaceType", type).fields
    return fields.get(name) or _OF_THE_SCHEMA.get(name)


class _Cost:
    def __init__(
        self,
        schema: GraphQLSchema,
        fragments: Mapping[str, FragmentDefinitionNode],
        variables: Mapping[str, _Size | None],
    ) -> None:
        self._schema = schema
        self._fragments = fragments
        self._variables = variables
        self._folded: dict[tuple[str, int], int] = {}

    def of(
        self, type: GraphQLNamedType, selected: SelectionSetNode | None, places: int = 0, level: int = 0
    ) -> int:
        """`places` is the page size where `type` is a connection."""
        if selected is None:
            return 0
        if level > LARGEST_NESTING:
            raise NestedTooDeeply
        total = 0
        for node in selected.selections:
            if not included(node, self._variables):
                continue
            if isinstance(node, FieldNode):
                total += self._field(type, node, places, level) + _once(type, node)
            elif isinstance(node, InlineFragmentNode):
                condition = node.type_condition
                inner = self._schema.type_map[condition.name.value] if condition else type
                total += self.of(inner, node.selection_set, places, level + 1)
            else:
                spread = cast("FragmentSpreadNode", node)
                total += self._spread(spread.name.value, places, level)
        return total

    def _spread(self, name: str, places: int, level: int) -> int:
        if (name, places) not in self._folded:
            fragment = self._fragments[name]
            inner = self._schema.type_map[fragment.type_condition.name.value]
            self._folded[name, places] = self.of(inner, fragment.selection_set, places, level + 1)
        return self._folded[name, places]

    def _field(self, type: GraphQLNamedType, node: FieldNode, places: int, level: int) -> int:
        definition = _defined(type, node)
        if definition is None:
            return 0
        if DEFINITION not in definition.extensions:
            inner = get_named_type(definition.type)
            many = _IN_THE_SCHEMA.get(node.name.value, 0)
            return many + (many or 1) * self.of(inner, node.selection_set, 0, level + 1)
        plan: Plan | None = definition.extensions[DEFINITION].metadata.get(PLAN)
        inner = get_named_type(definition.type)
        if is_leaf_type(inner):
            return plan.weight if plan is not None else 0
        own = 1 if plan is None else plan.weight
        below = self.of(inner, node.selection_set, self._page(definition, node), level + 1)
        if not is_list_type(get_nullable_type(definition.type)):
            return own + below
        usual = _USUAL if plan is None else plan.usual
        return (places or self._ids(node, usual)) * (own + below)

    def _page(self, definition: GraphQLField, node: FieldNode) -> int:
        if "first" not in definition.args:
            return 0
        told = self._told(node, _LAST) or self._told(node, _FIRST)
        return min(max(told, 1), LARGEST_PAGE) if isinstance(told, int) else DEFAULT_PAGE

    def _ids(self, node: FieldNode, usual: int) -> int:
        """How many ids are given: one that stands alone is a list of one."""
        told = self._told(node, _IDS)
        return usual if told is None else max(len(told), 1) if isinstance(told, range) else 1

    def _told(self, node: FieldNode, name: str) -> _Size | None:
        """The size of an argument; None where it is not given, or null."""
        for argument in node.arguments or ():
            if argument.name.value == name:
                value = argument.value
                if isinstance(value, VariableNode):
                    return self._variables.get(value.name.value)
                return None if isinstance(value, NullValueNode) else _literal_size(value)
        return None
