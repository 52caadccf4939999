"""Whether an instrument binds an enterprise by its own words, on a day and in a place."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from dutygraph.graph.model import ProfileFact
from dutygraph.reasoning.instruments.records import Instruments, KnownInstrument, KnownScope
from dutygraph.reasoning.verdicts.applicability import BINDS_OTHERS, DISAGREE, facts_in_order
from dutygraph.reasoning.verdicts.conditions import holds
from dutygraph.reasoning.verdicts.decisions import open_facts, settle
from dutygraph.reasoning.verdicts.holding import answers_disagree, holds_type, open_types
from dutygraph.reasoning.verdicts.places import holds_in
from dutygraph.reasoning.verdicts.profile import Profile
from dutygraph.reasoning.verdicts.truth import Truth, conjunction, disjunction, outcome
from dutygraph.reasoning.verdicts.verdict import VERDICTS, Reason, Verdict

WHOM_IS_NOT_KNOWN = "约束谁不明 whom it binds is not known"


@dataclass(frozen=True, slots=True)
class ScopeVerdict:
    """`truth_when_in_force` is what it comes to on the days on which it holds."""

    scope: KnownScope
    verdict: Verdict
    truth_when_in_force: Truth
    reasons: tuple[Reason, ...]
    missing_facts: tuple[tuple[ProfileFact, ...], ...] = ()


def scope_verdict(
    known: Instruments, instrument: KnownInstrument, scope: KnownScope, profile: Profile, on: datetime.date
) -> ScopeVerdict:
    """It binds on its days, in its places, one of its types, where its conditions hold.

    Where it says neither types nor conditions nobody knows whom it binds. A case that no question asks about
    leaves it open, and so do enterprises that the vocabulary does not know, for those of no type it names.
    """
    held = {
        one.condition.id: holds(one.condition, profile.facts[one.fact.id])
        for one in scope.conditions
        if one.fact.id in profile.facts
    }
    left = settle(known.decisions[scope.id], held)
    bound = tuple(_types(known, scope, profile))
    places = tuple(_places(known, scope, profile))
    types = disjunction(reason.outcome for reason in bound) if bound else Truth.TRUE
    conditions = tuple(
        Reason(outcome(held.get(one.condition.id)), one.text, condition=one) for one in scope.conditions
    )
    cases = tuple(_cases(scope))
    decided = outcome(left if isinstance(left, bool) else None)
    met = conjunction((types, decided, *(reason.outcome for reason in (*places, *cases))))
    days = tuple(_days(instrument, scope, on))
    found = conjunction((met, *(reason.outcome for reason in days)))
    missing: tuple[tuple[ProfileFact, ...], ...] = ()
    if found is Truth.UNKNOWN and not cases and all(one.outcome is Truth.TRUE for one in places):
        on_types, roles = False, frozenset[str]()
        if types is Truth.UNKNOWN:
            on_types, roles = open_types(known.vocabulary, profile, scope.enterprise_types)
        facts = facts_in_order(open_facts(left) | roles, known.vocabulary)
        settled = types is Truth.TRUE or bool(roles)
        if facts and settled and not on_types and not (scope.stated.binds_others and types is not Truth.TRUE):
            missing = (facts,)
    return ScopeVerdict(scope, VERDICTS[found], met, (*days, *places, *bound, *conditions, *cases), missing)


def _types(known: Instruments, scope: KnownScope, profile: Profile) -> Iterator[Reason]:
    vocabulary = known.vocabulary
    for one in scope.enterprise_types:
        words = one.name + DISAGREE if answers_disagree(vocabulary, profile, one.id) else one.name
        yield Reason(holds_type(vocabulary, profile, one.id), words, enterprise_type=one)
    if scope.stated.binds_others:
        yield Reason(Truth.UNKNOWN, BINDS_OTHERS)


def _places(known: Instruments, scope: KnownScope, profile: Profile) -> Iterator[Reason]:
    if scope.stated.jurisdictions:
        here = holds_in(known.vocabulary, profile, scope.stated.jurisdictions)
        places = "、".join(scope.stated.jurisdictions)
        yield Reason(here, f"适用于{places} it holds in {places}")


def _cases(scope: KnownScope) -> Iterator[Reason]:
    stated = scope.stated
    if stated.only_where is not None:
        words = f"{stated.only_where} {stated.only_where_en or ''}".rstrip()
        yield Reason(Truth.UNKNOWN, words)
    elif not (scope.enterprise_types or scope.conditions or stated.binds_others):
        yield Reason(Truth.UNKNOWN, WHOM_IS_NOT_KNOWN)


def _days(instrument: KnownInstrument, scope: KnownScope, on: datetime.date) -> Iterator[Reason]:
    starts = starts_on(instrument, scope)
    if starts is not None and on < starts:
        yield Reason(Truth.FALSE, f"自{starts}起 from {starts} on")
    ends = scope.stated.effective_to
    if ends is not None and ends < on:
        yield Reason(Truth.FALSE, f"至{ends}止 until {ends}")
    if instrument.ended_on is not None and instrument.ended_on <= on:
        day = instrument.ended_on
        yield Reason(Truth.FALSE, f"自{day}起失效 no longer in force from {day} on")


def starts_on(instrument: KnownInstrument, scope: KnownScope) -> datetime.date | None:
    """The first day on which a scope holds: its own, else the instrument's."""
    return scope.stated.effective_from or instrument.effective_on
