"""The files that were loaded."""

import strawberry

from dutygraph.schema.context import Info
from dutygraph.schema.documents.types import SourceDocument
from dutygraph.schema.reading.arguments import given
from dutygraph.schema.reading.connections import After, Before, Connection, First, Last
from dutygraph.schema.reading.root_fields import read_page


@strawberry.type
class DocumentQueries:
    @strawberry.field(description="The files that were loaded (来源文件), by id.")
    async def documents(
        self,
        info: Info,
        first: First = strawberry.UNSET,
        after: After = strawberry.UNSET,
        last: Last = strawberry.UNSET,
        before: Before = strawberry.UNSET,
    ) -> Connection[SourceDocument]:
        arguments = given(first=first, after=after, last=last, before=before)
        return await read_page(info, SourceDocument, arguments)
