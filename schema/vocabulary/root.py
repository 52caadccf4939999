"""The words in which an enterprise describes itself."""

import strawberry

from dutygraph.graph.store.port import PropertyKey
from dutygraph.schema.reading.connections import Connection, all_of, all_paged
from dutygraph.schema.vocabulary.filter import AuthorityFilter
from dutygraph.schema.vocabulary.types import Authority, EnterpriseType, ProfileFact

_BY_POSITION = PropertyKey("position")


@strawberry.type
class VocabularyQueries:
    enterprise_types: list[EnterpriseType] = all_of(
        "All types of enterprise (企业类型) that duties are addressed to.", "EnterpriseType", _BY_POSITION
    )
    profile_facts: list[ProfileFact] = all_of(
        "The questions a profile of an enterprise answers.", "ProfileFact", _BY_POSITION
    )
    authorities: Connection[Authority] = all_paged(
        "The authorities and bodies (主管部门) that issue rules or receive what is handed in, by id.",
        "Authority",
        filter=AuthorityFilter,
    )
