"""The files that were loaded."""

import strawberry

from dutygraph.schema.documents.types import SourceDocument
from dutygraph.schema.reading.connections import Connection, all_paged


@strawberry.type
class DocumentQueries:
    documents: Connection[SourceDocument] = all_paged(
        "The files that were loaded (来源文件), by id.", "SourceDocument"
    )
