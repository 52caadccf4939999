from typing import Any

import strawberry
from graphql import GraphQLAbstractType, GraphQLResolveInfo

from dutygraph.graph.store.port import Record


@strawberry.interface(description="Anything with an id that stays the same across loads and engines.")
class Node:
    id: strawberry.ID = strawberry.field(
        description="Readable, stable across loads, and the same on every engine."
    )

    @classmethod
    def is_type_of(cls, record: Any, _info: GraphQLResolveInfo[Any]) -> bool:
        return isinstance(record, Record) and record.type == cls.__name__

    @classmethod
    def resolve_type(cls, record: Record, _info: GraphQLResolveInfo[Any], _type: GraphQLAbstractType) -> str:
        return record.type
