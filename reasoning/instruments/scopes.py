"""Whether an instrument binds an enterprise by its own words, on a day and in a place."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from dutygraph.graph.model import ProfileFact
from dutygraph.reasoning.instruments.records import Instruments, KnownInstrument, KnownScope
from dutygraph.reasoning.verdicts.places import holds_in, shown
from dutygraph.reasoning.verdicts.profile import Profile
from dutygraph.reasoning.verdicts.terms import BINDS_OTHERS, Terms
from dutygraph.reasoning.verdicts.truth import Truth, conjunction, disjunction
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
    terms, others = Terms(known.vocabulary, profile), scope.stated.binds_others
    bound = [terms.of_type(one, one.name) for one in scope.enterprise_types]
    bound += [Reason(Truth.UNKNOWN, BINDS_OTHERS)] if others else []
    types = disjunction(reason.outcome for reason in bound) if bound else Truth.TRUE
    conditions = terms.conditions(scope.conditions, known.decisions[scope.id])
    places = tuple(_places(known, scope, profile))
    cases = tuple(_cases(scope))
    met = conjunction((types, conditions.met, *(reason.outcome for reason in (*places, *cases))))
    days = tuple(_days(instrument, scope, on))
    found = conjunction((met, *(reason.outcome for reason in days)))
    missing: tuple[tuple[ProfileFact, ...], ...] = ()
    if found is Truth.UNKNOWN and not cases and all(one.outcome is Truth.TRUE for one in places):
        on_types, facts = terms.hinges(scope.enterprise_types, types, conditions.open)
        if facts and not on_types and not (others and types is not Truth.TRUE):
            missing = (facts,)
    reasons = (*days, *places, *bound, *conditions.reasons, *cases)
    return ScopeVerdict(scope, VERDICTS[found], met, reasons, missing)


def _places(known: Instruments, scope: KnownScope, profile: Profile) -> Iterator[Reason]:
    if scope.stated.jurisdictions:
        here = holds_in(known.vocabulary, profile, scope.stated.jurisdictions)
        places, places_en = shown(scope.stated.jurisdictions)
        yield Reason(here, f"适用于{places} it holds in {places_en}")


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
