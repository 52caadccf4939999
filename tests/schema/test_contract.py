"""The committed SDL is the code's, and holds what the public contract promises."""

from collections.abc import Iterator
from enum import Enum
from pathlib import Path

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    build_schema,
)

from dutygraph.graph import model
from dutygraph.reasoning.from_store import editions
from dutygraph.reasoning.verdicts import applicability, truth
from dutygraph.schema import enums
from dutygraph.schema.schema import build_schema as build_our_schema

COMING: frozenset[str] = frozenset()
"""What the contract promises and is not there yet."""

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def ours() -> GraphQLSchema:
    return build_schema(build_our_schema().as_str())


@pytest.fixture(scope="module")
def contract() -> GraphQLSchema:
    return build_schema((HERE / "contract.graphql").read_text(encoding="utf-8"))


def test_the_committed_sdl_is_what_the_code_says() -> None:
    committed = (HERE.parents[1] / "schema.graphql").read_text(encoding="utf-8")
    assert committed == build_our_schema().as_str() + "\n", "Write it anew: dutygraph schema > schema.graphql"


def test_everything_promised_is_there_with_its_type(ours: GraphQLSchema, contract: GraphQLSchema) -> None:
    promised = dict(_members(contract))
    held = dict(_members(ours))
    missing = {name for name in promised if name not in held and not _is_coming(name)}
    differing = {name: (promised[name], held[name]) for name in promised.keys() & held.keys()}
    assert not missing
    assert {name: pair for name, pair in differing.items() if pair[0] != pair[1]} == {}


def test_what_is_coming_is_left_out_and_not_stubbed(ours: GraphQLSchema, contract: GraphQLSchema) -> None:
    assert dict(_members(contract)).keys() >= COMING
    assert not COMING & dict(_members(ours)).keys()


def test_everything_is_described(ours: GraphQLSchema) -> None:
    silent = [name for name, described in _descriptions(ours) if not described]
    assert silent == []


@pytest.mark.parametrize(
    "ours",
    [
        enums.Modality, enums.Bearer, enums.Review, enums.CitationStatus, enums.Confidence,
        enums.InstrumentKind, enums.DeliverableKind, enums.FactType, enums.TimeRuleKind,
    ],
)  # fmt: skip
def test_enumerations_mirror_the_records(ours: type[Enum]) -> None:
    _mirrors(ours, getattr(model, ours.__name__))


def test_enumerations_mirror_the_reasoning() -> None:
    _mirrors(enums.Operator, model.ConditionOperator)
    _mirrors(enums.Verdict, applicability.Verdict)
    _mirrors(enums.Outcome, truth.Truth)
    _mirrors(enums.DiffKind, editions.DiffKind)


def _mirrors(ours: type[Enum], theirs: type[Enum]) -> None:
    assert [member.value for member in ours] == [member.value for member in theirs]


def _is_coming(member: str) -> bool:
    field = member.partition("(")[0].partition(" ")[0]
    return field in COMING or field.partition(".")[0] in COMING


def _types(schema: GraphQLSchema) -> Iterator[tuple[str, GraphQLNamedType]]:
    for name, type in schema.type_map.items():
        if not name.startswith("__") and name not in {"Int", "Float", "String", "Boolean", "ID"}:
            yield name, type


def _members(schema: GraphQLSchema) -> Iterator[tuple[str, str]]:
    """Every type, interface, field, argument, input field and enum value with what it is."""
    for name, type in _types(schema):
        yield name, type.__class__.__name__
        if isinstance(type, GraphQLObjectType | GraphQLInterfaceType):
            for interface in type.interfaces:
                yield f"{name} implements {interface.name}", ""
            for field_name, field in type.fields.items():
                yield f"{name}.{field_name}", str(field.type)
                for argument_name, argument in field.args.items():
                    yield f"{name}.{field_name}({argument_name}:)", str(argument.type)
        elif isinstance(type, GraphQLInputObjectType):
            for field_name, input_field in type.fields.items():
                yield f"{name}.{field_name}", str(input_field.type)
        elif isinstance(type, GraphQLEnumType):
            for value in type.values:
                yield f"{name}.{value}", "value"


def _descriptions(schema: GraphQLSchema) -> Iterator[tuple[str, str | None]]:
    for name, type in _types(schema):
        if name != "Query":
            yield name, type.description
        if isinstance(type, GraphQLObjectType | GraphQLInterfaceType):
            for field_name, field in type.fields.items():
                yield f"{name}.{field_name}", field.description
                for argument_name, argument in field.args.items():
                    yield f"{name}.{field_name}({argument_name}:)", argument.description
        elif isinstance(type, GraphQLInputObjectType):
            for field_name, input_field in type.fields.items():
                yield f"{name}.{field_name}", input_field.description
        elif isinstance(type, GraphQLEnumType):
            for value_name, value in type.values.items():
                yield f"{name}.{value_name}", value.description
