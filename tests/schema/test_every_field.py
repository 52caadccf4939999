"""Whatever is selected, wherever, was read before."""

from collections.abc import Iterator

import pytest
from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    get_named_type,
    is_leaf_type,
    is_required_argument,
)

from dutygraph.schema.reading.limits import Limits
from dutygraph.schema.schema import build_schema
from tests.schema.conftest import SCHEMA, Api

pytestmark = pytest.mark.anyio

_TYPES = SCHEMA._schema.type_map
NODES = sorted(
    type.name
    for type in SCHEMA._schema.get_possible_types(_TYPES["Node"])  # type: ignore[arg-type]
)
IDS = {
    "AfterEvent": "time-rule:list/001/01",
    "AnnualDeadline": "time-rule:list/001/00",
    "Authority": "authority:bureau",
    "BeforeEvent": "time-rule:list/001/03",
    "Category": "category:list/001",
    "Citation": "citation:list/001/00",
    "Deliverable": "deliverable:list/001/01",
    "Doubt": "doubt:list/001/02/01",
    "EnterpriseType": "car-maker",
    "Frequency": "time-rule:list/001/02",
    "Instrument": "instrument:law",
    "Obligation": "obligation:list/001/01",
    "ProfileFact": "levels",
    "Provision": "provision:law/55",
    "Requirement": "requirement:list/001/01/01",
    "SourceDocument": "document:list",
    "Task": "task:list/001",
    "TaskList": "task-list:list",
    "Unspecified": "time-rule:list/001/04",
}


def everything(type: GraphQLNamedType, levels: int) -> str:
    """A selection of all fields, so many objects deep."""
    if type.name == "Node":
        # Fields of one name are of several types in what it may be.
        return "__typename id"
    if isinstance(type, GraphQLInterfaceType):
        possible = SCHEMA._schema.get_possible_types(type)
        return " ".join(f"... on {each.name} {{ {everything(each, levels)} }}" for each in possible)
    assert isinstance(type, GraphQLObjectType)
    return " ".join(_fields(type, levels))


def _fields(type: GraphQLObjectType, levels: int) -> Iterator[str]:
    for name, field in type.fields.items():
        inner = get_named_type(field.type)
        if is_leaf_type(inner):
            yield name
        elif levels:
            yield f"{name}{_arguments(field)} {{ {everything(inner, levels - 1)} }}"


def _arguments(field: GraphQLField) -> str:
    values = {"Int": "5", "String": '"第55条"'}
    given = ", ".join(
        f"{name}: {values[get_named_type(argument.type).name]}"
        for name, argument in field.args.items()
        if is_required_argument(argument)
    )
    return f"({given})" if given else ""


def test_every_type_has_an_example() -> None:
    assert sorted(IDS) == NODES


@pytest.mark.parametrize("type", NODES)
async def test_every_field_of_a_node_and_of_what_it_leads_to(small_api: Api, type: str) -> None:
    unlimited = build_schema(Limits(depth=20, tokens=100_000, cost=10**9))
    patient = Api(small_api.store, unlimited, small_api.search)
    answer = await patient.ask(
        f'{{ node(id: "{IDS[type]}") {{ ... on {type} {{ {everything(_TYPES[type], 3)} }} }} }}'
    )
    assert answer["node"]["id"] == IDS[type]
    assert patient.store.reads == 2 if type in {"EnterpriseType", "ProfileFact"} else 1
