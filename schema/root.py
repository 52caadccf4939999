from strawberry.tools import merge_types

from dutygraph.schema.applicability.root import ApplicabilityQueries
from dutygraph.schema.documents.types import DocumentQueries
from dutygraph.schema.duties.root import DutyQueries
from dutygraph.schema.facets.root import FacetQueries
from dutygraph.schema.impact import ImpactQueries
from dutygraph.schema.instruments.root import InstrumentQueries
from dutygraph.schema.nodes.root import NodeQueries
from dutygraph.schema.search.root import SearchQueries
from dutygraph.schema.vocabulary import VocabularyQueries

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
        FacetQueries,
    ),
)
