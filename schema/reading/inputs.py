"""The arguments of a field as its resolver gets them, by a reader that is made once for a place."""

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
    ListValueNode,
    ObjectValueNode,
    ValueNode,
    VariableNode,
    VariableValues,
    get_argument_values,
    get_named_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
)

DEFINITION = "strawberry-definition"
"""The key under which the extensions of what the GraphQL schema declares hold what strawberry declares."""

Reader: TypeAlias = Callable[[VariableValues], dict[str, Any]]


def reader_of(definition: GraphQLField, node: FieldNode) -> Reader:
    """Reads a field's arguments by their Python names; what is not given and has no default is None.

    What a document says itself is read when the reader is made.
    """

    def read(values: VariableValues) -> dict[str, Any]:
        coerced = get_argument_values(definition, node, values)
        return {
            _name(held): converted(held.type, coerced.get(name)) for name, held in definition.args.items()
        }

    if any(_has_variables(each.value) for each in node.arguments or ()):
        return read
    found = read(VariableValues({}, {}))
    return lambda _: found


def converted(type: GraphQLInputType, value: Any) -> Any:
    """A coerced value as Python has it: objects of the classes that the input types are made of."""
    if value is None or is_leaf_type(get_named_type(type)):
        return value
    if is_non_null_type(type) or is_list_type(type):
        inner = type.of_type
        return [converted(inner, each) for each in value] if is_list_type(type) else converted(inner, value)
    held = cast("GraphQLInputObjectType", type)
    made = held.extensions[DEFINITION].origin
    told = {_name(field := held.fields[name]): converted(field.type, each) for name, each in value.items()}
    return made(**{**_left_out(made), **told})


@cache
def _left_out(made: type) -> Mapping[str, None]:
    """What stands for the fields that have no default of their own."""
    return {each.name: None for each in fields(made) if each.default is each.default_factory is MISSING}


def _name(held: GraphQLArgument | GraphQLInputField) -> str:
    name: str = held.extensions[DEFINITION].python_name
    return name


def _has_variables(node: ValueNode) -> bool:
    if isinstance(node, ListValueNode):
        return any(map(_has_variables, node.values))
    if isinstance(node, ObjectValueNode):
        return any(_has_variables(each.value) for each in node.fields)
    return isinstance(node, VariableNode)
