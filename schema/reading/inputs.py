"""The arguments of a field as its resolver gets them, by a reader that is made once for a place.

What a document says itself is read when the reader is made; with a request only its variables are. What the
library would refuse, for a variable is null where nothing may be, is left to the library to refuse.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from functools import cache
from typing import Any, TypeAlias, cast

from graphql import (
    FieldNode,
    GraphQLArgument,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLNonNull,
    ListValueNode,
    ObjectValueNode,
    Undefined,
    ValueNode,
    VariableNode,
    VariableValues,
    get_argument_values,
    get_named_type,
    is_input_object_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
)
from graphql.utilities import coerce_input_literal
from graphql.utilities.coerce_input_value import coerce_default_value

DEFINITION = "strawberry-definition"
"""The key under which the extensions of what the GraphQL schema declares hold what strawberry declares."""

Reader: TypeAlias = Callable[[VariableValues], dict[str, Any]]
_Part: TypeAlias = Callable[[Mapping[str, Any]], Any]


class _ForTheLibrary(Exception):
    """A value that the library is to look at."""


def reader_of(definition: GraphQLField, node: FieldNode) -> Reader:
    """Reads a field's arguments by their Python names; what is not given and has no default is None."""
    given = {each.name.value: each.value for each in node.arguments or ()}
    parts = [(_name(held), _of(held, given.get(name))) for name, held in definition.args.items()]

    def read(values: VariableValues) -> dict[str, Any]:
        try:
            found = {name: part(values.coerced) for name, part in parts}
        except _ForTheLibrary:
            coerced = get_argument_values(definition, node, values)
            found = {
                _name(held): converted(held.type, coerced[name]) if name in coerced else Undefined
                for name, held in definition.args.items()
            }
        return {name: None if value is Undefined else value for name, value in found.items()}

    return read


def converted(type: GraphQLInputType, value: Any) -> Any:
    """A coerced value as Python has it: objects of the classes that the input types are made of."""
    if value is None or value is Undefined or is_leaf_type(get_named_type(type)):
        return value
    if is_non_null_type(type) or is_list_type(type):
        inner = type.of_type
        return [converted(inner, each) for each in value] if is_list_type(type) else converted(inner, value)
    held = cast("GraphQLInputObjectType", type)
    return _object(held, {name: converted(held.fields[name].type, each) for name, each in value.items()})


def _object(type: GraphQLInputObjectType, values: Mapping[str, Any]) -> Any:
    made = type.extensions[DEFINITION].origin
    told = {_name(type.fields[name]): value for name, value in values.items() if value is not Undefined}
    return made(**{**_left_out(made), **told})


@cache
def _left_out(made: type) -> Mapping[str, None]:
    """What stands for the fields that have no default of their own."""
    return {each.name: None for each in fields(made) if each.default is each.default_factory is MISSING}


def _name(held: GraphQLArgument | GraphQLInputField) -> str:
    name: str = held.extensions[DEFINITION].python_name
    return name


def _of(held: GraphQLArgument | GraphQLInputField, node: ValueNode | None) -> _Part:
    """An argument or a field of an object, with its default where it is not given."""
    default = converted(held.type, coerce_default_value(held))
    if node is None:
        return lambda _: default
    part = _value(node, held.type)
    if not isinstance(node, VariableNode):
        return part
    name, required = node.name.value, is_non_null_type(held.type) and default is Undefined
    return lambda variables: part(variables) if required or name in variables else default


def _value(node: ValueNode, type: GraphQLInputType) -> _Part:
    if isinstance(node, VariableNode):
        return _variable(node.name.value, type)
    if not _has_variables(node):
        value = converted(type, coerce_input_literal(node, type))
        return lambda _: value
    inner = type.of_type if isinstance(type, GraphQLNonNull) else type
    if is_list_type(inner) and isinstance(node, ListValueNode):
        parts = [_value(each, inner.of_type) for each in node.values]
        return lambda variables: [part(variables) for part in parts]
    if is_input_object_type(inner) and isinstance(node, ObjectValueNode) and not inner.is_one_of:
        given = {each.name.value: each.value for each in node.fields}
        of = {name: _of(held, given.get(name)) for name, held in inner.fields.items()}
        return lambda variables: _object(inner, {name: part(variables) for name, part in of.items()})
    return _for_the_library


def _variable(name: str, type: GraphQLInputType) -> _Part:
    required, plain = is_non_null_type(type), is_leaf_type(get_named_type(type))

    def read(variables: Mapping[str, Any]) -> Any:
        value = variables.get(name, Undefined)
        if value is Undefined or (value is None and required):
            raise _ForTheLibrary
        return value if plain else converted(type, value)

    return read


def _for_the_library(_: Mapping[str, Any]) -> Any:
    raise _ForTheLibrary


def _has_variables(node: ValueNode) -> bool:
    if isinstance(node, ListValueNode):
        return any(map(_has_variables, node.values))
    if isinstance(node, ObjectValueNode):
        return any(_has_variables(each.value) for each in node.fields)
    return isinstance(node, VariableNode)
