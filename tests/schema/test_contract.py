"""The committed SDL is the code's, and holds what the public contract promises."""

from collections.abc import Iterator
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

from dutygraph.schema.enums import ENUMERATIONS
from dutygraph.schema.schema import build_schema as build_our_schema

COMING: frozenset[str] = frozenset(
    {
        "Query.findQuote", "Query.changes", "Query.compareVersions", "Change", "ChangeKind",
        "ChangeConnection", "ChangeEdge", "InstrumentVersion", "VersionComparison", "ProvisionChange",
        "ProvisionMapping", "MappingRelation", "Instrument.versions", "Instrument.version",
        "Instrument.provisions(on:)", "Instrument.provision(on:)", "Instrument.mappings", "Provision.version",
        "Provision.earlier", "Provision.later",
        "SearchFilter.documentKinds",
        "SearchFilter.inForceOn", "DocumentKind",
    }
)  # fmt: skip
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


def test_enumerations_say_what_the_records_and_the_reasoning_say(ours: GraphQLSchema) -> None:
    shown = {name: type for name, type in ours.type_map.items() if isinstance(type, GraphQLEnumType)}
    renamed = {
        "ConditionOperator": "Operator", "Truth": "Outcome", "Standing": "InstrumentStatus",
        "EntryKind": "SearchKind",
    }  # fmt: skip
    declared = {renamed.get(each.__name__, each.__name__): each for each in ENUMERATIONS}
    assert shown.keys() - {"__TypeKind", "__DirectiveLocation"} == declared.keys()
    for name, each in declared.items():
        told = {value: held.description for value, held in shown[name].values.items()}
        assert told == {member.value: member.description for member in each}


def _is_coming(member: str) -> bool:
    field = member.partition("(")[0].partition(" ")[0]
    return member in COMING or field in COMING or field.partition(".")[0] in COMING


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
