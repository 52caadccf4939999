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
    def name_of(cls, record: Record) -> str:
        """The object type as which a record of this node type comes out."""
        return record.type

    @classmethod
    def is_type_of(cls, record: Any, _info: GraphQLResolveInfo[Any]) -> bool:
        return isinstance(record, Record) and cls.name_of(record) == cls.__name__

    @classmethod
    def resolve_type(cls, record: Record, _info: GraphQLResolveInfo[Any], _type: GraphQLAbstractType) -> str:
        return next(type for type in Node.__subclasses__() if type.__name__ == record.type).name_of(record)
