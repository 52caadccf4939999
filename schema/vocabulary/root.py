"""The words in which an enterprise describes itself."""

import strawberry

from dutygraph.graph.store.port import PropertyKey
from dutygraph.schema.context import Info
from dutygraph.schema.reading.root_fields import read_list
from dutygraph.schema.vocabulary.types import EnterpriseType, ProfileFact

_BY_POSITION = (PropertyKey("position"),)


@strawberry.type
class VocabularyQueries:
    @strawberry.field(description="All types of enterprise (企业类型) that duties are addressed to.")
    async def enterprise_types(self, info: Info) -> list[EnterpriseType]:
        return list((await read_list(info, EnterpriseType, order=_BY_POSITION)).values())

    @strawberry.field(description="The questions a profile of an enterprise answers.")
    async def profile_facts(self, info: Info) -> list[ProfileFact]:
        return list((await read_list(info, ProfileFact, order=_BY_POSITION)).values())
