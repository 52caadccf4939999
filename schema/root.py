from strawberry.tools import merge_types

from dutygraph.schema.applicability.root import ApplicabilityQueries
from dutygraph.schema.documents import DocumentQueries
from dutygraph.schema.duties.obligations import DutyQueries
from dutygraph.schema.facets import FacetQueries
from dutygraph.schema.impact import ImpactQueries
from dutygraph.schema.instruments.root import InstrumentQueries
from dutygraph.schema.nodes import NodeQueries
from dutygraph.schema.search.root import SearchQueries
from dutygraph.schema.vocabulary import VocabularyQueries

Query = merge_types(
    "Query",
    (
        NodeQueries, DutyQueries, InstrumentQueries, VocabularyQueries, ApplicabilityQueries, SearchQueries,
        ImpactQueries, DocumentQueries, FacetQueries,
    ),
)  # fmt: skip
