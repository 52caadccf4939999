"""Which laws and standards apply to an enterprise."""

import strawberry

from dutygraph.reasoning.in_force import Standing
from dutygraph.reasoning.verdicts.verdict import Verdict
from dutygraph.schema.applicability.types import Notice, ObligationVerdict, Reason
from dutygraph.schema.instruments.scopes import InstrumentScope
from dutygraph.schema.instruments.types import Instrument
from dutygraph.schema.reading.fields import plain
from dutygraph.schema.reading.reasoned import reasoned, reasoned_value
from dutygraph.schema.vocabulary import ProfileFact


@strawberry.type(description="The verdict by one of an instrument's own words, on the day asked about.")
class ScopeVerdict:
    scope: InstrumentScope = reasoned("Whom it binds by these words.")
    verdict: Verdict = plain("Whether that is the enterprise, on the day.")
    reasons: list[Reason] = reasoned(
        "Days on which it does not hold, its places, its types, its conditions.", usual=3
    )
    missing_facts: list[list[ProfileFact]] = reasoned(
        "Each set is one smallest way to settle an UNKNOWN, whatever the answers; none where no answer "
        "settles it.",
    )


@strawberry.type(
    description="The verdict on one law or standard: APPLIES if a duty that cites it applies, or a scope of "
    "its own holds on the day; else UNKNOWN if one may, or if it is in force and nothing is known of its "
    "scope; else DOES_NOT_APPLY, which says: by no duty and no scope considered here."
)
class InstrumentVerdict:
    instrument: Instrument = reasoned("The law or standard.", "judged.instrument")
    verdict: Verdict = reasoned_value("Whether it applies.", "judged.verdict")
    notices: list[Notice] = reasoned(
        "That it was replaced or is not in force, from when it binds whom, and that an answer decides "
        "between it and its alternatives.",
        "judged.notices",
    )
    status: Standing = reasoned_value("Where it stands on the day.", "judged.status")
    current: Instrument | None = reasoned("Where it was replaced: what to use now.", "judged.current")
    alternatives: list[Instrument] = reasoned(
        "What duties join to it by 或. Any one will do, unless a notice says that an answer decides.",
        "judged.alternatives",
    )
    obligations: list[ObligationVerdict] = reasoned("The duties that apply or may, and cite it.", usual=3)
    scopes: list[ScopeVerdict] = reasoned("By its own words, each with its days.", "judged.scopes", usual=2)
