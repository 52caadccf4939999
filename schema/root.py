from strawberry.tools import merge_types

from schema.queries.applicability import ApplicabilityQueries
from schema.queries.documents import DocumentQueries
from schema.queries.duties import DutyQueries
from schema.queries.impact import ImpactQueries
from schema.queries.instruments import InstrumentQueries
from schema.queries.nodes import NodeQueries
from schema.queries.search import SearchQueries
from schema.queries.vocabulary import VocabularyQueries

Query = merge_types(
    "Query",
    (
        NodeQueries,
        DutyQueries,
        InstrumentQueries,
        VocabularyQueries,
        ApplicabilityQueries,
        SearchQueries,
        ImpactQueries,
        DocumentQueries,
    ),
)
