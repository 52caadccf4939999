"""The words in which an enterprise describes itself."""

from typing import Annotated

import strawberry

from dutygraph.graph.store.port import PropertyKey
from dutygraph.schema.context import Info
from dutygraph.schema.reading.arguments import given
from dutygraph.schema.reading.connections import FILTER, After, Before, Connection, First, Last
from dutygraph.schema.reading.root_fields import read_list, read_page
from dutygraph.schema.vocabulary.filter import AuthorityFilter
from dutygraph.schema.vocabulary.types import Authority, EnterpriseType, ProfileFact

_BY_POSITION = (PropertyKey("position"),)


@strawberry.type
class VocabularyQueries:
    @strawberry.field(description="All types of enterprise (企业类型) that duties are addressed to.")
    async def enterprise_types(self, info: Info) -> list[EnterpriseType]:
        return list((await read_list(info, EnterpriseType, order=_BY_POSITION)).values())

    @strawberry.field(description="The questions a profile of an enterprise answers.")
    async def profile_facts(self, info: Info) -> list[ProfileFact]:
        return list((await read_list(info, ProfileFact, order=_BY_POSITION)).values())

    @strawberry.field(
        description="The authorities and bodies (主管部门) that issue rules or receive what is handed in, "
        "by id."
    )
    async def authorities(
        self,
        info: Info,
        first: First = strawberry.UNSET,
        after: After = strawberry.UNSET,
        last: Last = strawberry.UNSET,
        before: Before = strawberry.UNSET,
        filter: Annotated[AuthorityFilter | None, strawberry.argument(description=FILTER)] = strawberry.UNSET,
    ) -> Connection[Authority]:
        return await read_page(
            info, Authority, given(first=first, after=after, last=last, before=before, filter=filter)
        )
