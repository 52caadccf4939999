"""Types of other domains, for modules that would import each other: looked up when all of them are there."""

from typing import TYPE_CHECKING, Annotated

import strawberry

if TYPE_CHECKING:
    from dutygraph.schema.documents import SourceDocument
    from dutygraph.schema.duties.obligations import Citation, Deliverable, Obligation
    from dutygraph.schema.duties.task_lists import TaskList
    from dutygraph.schema.instruments.types import Instrument, Provision
    from dutygraph.schema.vocabulary import Authority, EnterpriseType, ProfileFact
else:
    _duties = strawberry.lazy("dutygraph.schema.duties.obligations")
    _instruments = strawberry.lazy("dutygraph.schema.instruments.types")
    _vocabulary = strawberry.lazy("dutygraph.schema.vocabulary")
    SourceDocument = Annotated["SourceDocument", strawberry.lazy("dutygraph.schema.documents")]
    TaskList = Annotated["TaskList", strawberry.lazy("dutygraph.schema.duties.task_lists")]
    Citation = Annotated["Citation", _duties]
    Deliverable = Annotated["Deliverable", _duties]
    Obligation = Annotated["Obligation", _duties]
    Instrument = Annotated["Instrument", _instruments]
    Provision = Annotated["Provision", _instruments]
    Authority = Annotated["Authority", _vocabulary]
    EnterpriseType = Annotated["EnterpriseType", _vocabulary]
    ProfileFact = Annotated["ProfileFact", _vocabulary]

__all__ = [
    "Authority", "Citation", "Deliverable", "EnterpriseType", "Instrument", "Obligation",
    "ProfileFact", "Provision", "SourceDocument", "TaskList",
]  # fmt: skip
