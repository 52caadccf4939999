"""What the provisions behind a statement ask by themselves."""

import datetime

import strawberry

from dutygraph.graph.model import Bearer, Confidence
from dutygraph.graph.store.port import PropertyKey, out
from dutygraph.schema.documents.types import SourceSpan
from dutygraph.schema.duties.conditions import Condition, grouped
from dutygraph.schema.duties.time_rules import TimeRule
from dutygraph.schema.lazy import Authority, EnterpriseType, Provision
from dutygraph.schema.nodes.types import Node
from dutygraph.schema.reading.fields import many, plain, same


@strawberry.type(
    description="What a provision behind a statement asks by itself, as a person sums it up (依据要求). Its "
    "types, conditions, time rules and recipients are its own and never the statement's."
)
class Requirement(Node):
    provisions: list[Provision] = many("Where it stands.", out("RESTS_ON", "Provision"), usual=1)
    summary: str = plain("What it asks, in our words.")
    summary_en: str | None = plain("The same in English.")
    bearer: Bearer = plain("Whose act it is.")
    subject: str | None = plain("Whom it binds, in words; null: those of `enterpriseTypes`.")
    binds_others: bool | None = plain("Set where it binds others too than `enterpriseTypes` names.")
    enterprise_types: list[EnterpriseType] = many(
        "Whom it binds.", out("BINDS", "EnterpriseType"), usual=1, order=(PropertyKey("position"),)
    )
    condition_groups: list[list[Condition]] = grouped(
        "Alternatives: it applies where all conditions of any one group hold; no group: no condition."
    )
    only_where: str | None = plain("A case without which it does not apply and that no question asks about.")
    only_where_en: str | None = plain("The case in English.")
    time_rules: list[TimeRule] = many(
        "When it is due by itself.", out("DUE", "TimeRule"), usual=1, order=(PropertyKey("id"),)
    )
    recipients: list[Authority] = many(
        "To whom it goes, as far as it says.", out("SUBMITTED_TO", "Authority"), usual=1
    )
    recipient: str | None = plain("To whom it goes, in words.")
    stricter: bool = plain("Whether it asks more, earlier, or of another recipient than the statement.")
    effective_from: datetime.date | None = plain("The first day it holds.")
    effective_to: datetime.date | None = plain("The last day it holds.")
    known_from: str = plain("Where it was read.")
    confidence: Confidence = plain("How sure it is; REPORTED gives no date.")
    doubt: str | None = plain("What of it is contested.")
    doubt_en: str | None = plain("The doubt in English.")
    source: SourceSpan = same("The statement that rests on it, or the words that refer to it.")
