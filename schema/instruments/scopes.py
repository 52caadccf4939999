"""Whom or what an instrument binds by its own words."""

import datetime

import strawberry

from dutygraph.graph.model import Confidence
from dutygraph.graph.store.port import PropertyKey, out
from dutygraph.schema.duties.conditions import Condition, grouped
from dutygraph.schema.lazy import EnterpriseType
from dutygraph.schema.reading.fields import Property, many, plain, planned


@strawberry.type(
    description="Whom or what an instrument binds by its own words (适用范围), summed up in ours: "
    "新申请型式批准的车型, from 2026-01-01. Without types and conditions it is not known whom it binds, and "
    "it settles nothing."
)
class InstrumentScope:
    id: strawberry.ID = plain("Stable across loads.")
    text: str = plain("In our words, in Chinese.")
    text_en: str | None = plain("In our words, in English.")
    enterprise_types: list[EnterpriseType] = many(
        "Any one of them is bound.", out("BINDS", "EnterpriseType"), usual=2, order=(PropertyKey("position"),)
    )
    binds_others: bool | None = plain(
        "Set where it names enterprises too that the vocabulary does not know: it is open for those who "
        "hold none of `enterpriseTypes`."
    )
    condition_groups: list[list[Condition]] = grouped(
        "Alternatives: it binds where all conditions of any one group hold; no group: no condition.",
        cited=False,
    )
    only_where: str | None = plain(
        "A case it is limited to that no profile fact tells, in Chinese; it stays open then."
    )
    only_where_en: str | None = plain("The same in English.")
    jurisdictions: list[str] = plain(
        "The places it holds in, by their full names (上海市); none: everywhere."
    )
    source: str = plain("Where that was read.")
    confidence: Confidence = plain("How sure it is.")
    from_: datetime.date | None = planned(
        "The first day on which it binds.", Property("effective_from"), name="from"
    )
    to: datetime.date | None = planned(
        "The last day on which it binds; null while none is known.", Property("effective_to")
    )
