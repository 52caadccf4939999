"""Which laws and standards apply to an enterprise."""

import strawberry

from dutygraph.reasoning.in_force import Standing
from dutygraph.reasoning.verdicts.applicability import Verdict
from dutygraph.schema.applicability.types import Notice, ObligationVerdict, Reason
from dutygraph.schema.instruments.scopes import InstrumentScope
from dutygraph.schema.instruments.types import Instrument
from dutygraph.schema.reading.reasoned import node, nodes, parts, sets
from dutygraph.schema.vocabulary.types import ProfileFact


@strawberry.type(description="The verdict by one of an instrument's own words, on the day asked about.")
class ScopeVerdict:
    scope: InstrumentScope = node("InstrumentScope", lambda one: one.scope, "Whom it binds by these words.")
    verdict: Verdict = strawberry.field(description="Whether that is the enterprise, on the day.")
    reasons: list[Reason] = parts(
        lambda one: one.reasons,
        usual=3,
        description="Days on which it does not hold, its places, its types, its conditions.",
    )
    missing_facts: list[list[ProfileFact]] = sets(
        "ProfileFact",
        lambda one: one.missing_facts,
        usual=1,
        description="Each set is one smallest way to settle an UNKNOWN, whatever the answers; none where no "
        "answer settles it.",
    )


@strawberry.type(
    description="The verdict on one law or standard: APPLIES if a duty that cites it applies, or a scope of "
    "its own holds on the day; else UNKNOWN if one may, or if it is in force and nothing is known of its "
    "scope; else DOES_NOT_APPLY, which says: by no duty and no scope considered here."
)
class InstrumentVerdict:
    instrument: Instrument = node("Instrument", lambda one: one.judged.instrument, "The law or standard.")
    verdict: Verdict = strawberry.field(description="Whether it applies.")
    notices: list[Notice] = parts(
        lambda one: one.judged.notices,
        usual=1,
        description="That it was replaced or is not in force, from when it binds whom, and that an answer "
        "decides between it and its alternatives.",
    )
    status: Standing = strawberry.field(description="Where it stands on the day.")
    current: Instrument | None = node(
        "Instrument", lambda one: one.judged.current, "Where it was replaced: what to use now."
    )
    alternatives: list[Instrument] = nodes(
        "Instrument",
        lambda one: one.judged.alternatives,
        usual=1,
        description="What duties join to it by 或. Any one will do, unless a notice says that an answer "
        "decides.",
    )
    obligations: list[ObligationVerdict] = parts(
        lambda one: one.obligations, usual=3, description="The duties that apply or may, and cite it."
    )
    scopes: list[ScopeVerdict] = parts(
        lambda one: one.judged.scopes, usual=2, description="By its own words, each with its days."
    )
