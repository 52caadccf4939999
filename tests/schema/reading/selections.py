"""Random selection sets over the schema: valid field by field, though two of them may not go together."""

from graphql import (
    GraphQLInterfaceType,
    GraphQLObjectType,
    get_named_type,
    is_leaf_type,
    is_required_argument,
)
from hypothesis import strategies as st

from tests.schema.conftest import SCHEMA

_ARGUMENTS = {
    "last": ("-3", "100", "$n"),
    "first": ("-3", "0", "1", "40", "5000", "null", "$n"),
    "ids": ("-7", "[-7, 1]", "[]", '"a"', '["a", "b"]', "$ids"),
    "id": ('"a"',),
}


@st.composite
def selections(draw: st.DrawFn, type_name: str, depth: int = 4) -> str:
    """What may stand between the braces of a selection set of that type."""
    type = SCHEMA._schema.type_map[type_name]
    assert isinstance(type, GraphQLObjectType | GraphQLInterfaceType)
    fields = [
        (name, field)
        for name, field in type.fields.items()
        if (depth or is_leaf_type(get_named_type(field.type)))
        and all(key in _ARGUMENTS for key, held in field.args.items() if is_required_argument(held))
    ]
    parts = []
    for _ in range(draw(st.integers(1, 3))):
        kind = draw(st.integers(0, 5))
        if kind == 0 and depth:
            parts.append(f"... {{ {draw(selections(type_name, depth - 1))} }}")
        elif kind == 1 and depth and isinstance(type, GraphQLInterfaceType):
            of = draw(st.sampled_from(SCHEMA._schema.get_possible_types(type))).name
            parts.append(f"... on {of} {{ {draw(selections(of, depth - 1))} }}")
        elif not fields or kind == 2:
            parts.append("__typename")
        else:
            name, field = draw(st.sampled_from(fields))
            alias = draw(st.sampled_from(("", "", "a: ", "id: ")))
            given = [
                f"{key}: {draw(st.sampled_from(_ARGUMENTS[key]))}"
                for key, held in field.args.items()
                if key in _ARGUMENTS and (is_required_argument(held) or draw(st.booleans()))
            ]
            inner = get_named_type(field.type)
            below = "" if is_leaf_type(inner) else f" {{ {draw(selections(inner.name, depth - 1))} }}"
            parts.append(f"{alias}{name}{'(' + ', '.join(given) + ')' if given else ''}{below}")
    return " ".join(parts)
