"""The files that were loaded."""

import strawberry

from schema.arguments import given
from schema.connections import After, Connection, First
from schema.context import Info
from schema.reading import read_page
from schema.types.documents import SourceDocument


@strawberry.type
class DocumentQueries:
    @strawberry.field(description="The files that were loaded (来源文件), by id.")
    async def documents(
        self, info: Info, first: First = strawberry.UNSET, after: After = strawberry.UNSET
    ) -> Connection[SourceDocument]:
        return await read_page(info, SourceDocument, given(first=first, after=after))
