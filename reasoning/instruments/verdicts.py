"""Which laws and standards apply: by the duties that cite them or rest on them, or by their own words.

One applies if a duty that cites it applies, a requirement of its own behind one does, a duty that it
states itself does, where those are asked about, or a scope of its own holds on the day; else it is UNKNOWN if
one may, or if it is in force, or may be, where the enterprise is and nothing is known of its scope; else
DOES_NOT_APPLY, which says: by no duty and no scope considered here. Of alternatives that an answer tells
apart (或) it takes that answer too.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dutygraph.graph.model import InstrumentKind
from dutygraph.reasoning.in_force import Standing, standing
from dutygraph.reasoning.instruments.alternatives import Alternatives, alternatives
from dutygraph.reasoning.instruments.records import Instruments, KnownInstrument
from dutygraph.reasoning.instruments.scopes import ScopeVerdict, scope_verdict, starts_on
from dutygraph.reasoning.notices import Notice, NoticeKind, other_parties
from dutygraph.reasoning.verdicts.applicability import ApplicableDuties
from dutygraph.reasoning.verdicts.places import holds_in
from dutygraph.reasoning.verdicts.profile import Profile
from dutygraph.reasoning.verdicts.truth import Truth, conjunction, disjunction
from dutygraph.reasoning.verdicts.verdict import TRUTHS, VERDICTS, ObligationVerdict, Verdict

_ORDER = (Verdict.APPLIES, Verdict.UNKNOWN, Verdict.DOES_NOT_APPLY)
_KINDS = tuple(InstrumentKind)


@dataclass(frozen=True, slots=True)
class InstrumentVerdict:
    """`obligations` are the duties that apply or may and cite it, rest on it or are its own; of one that
    rests on it alone the verdict is that on the requirement. `current` is what replaced it by the day.
    """

    instrument: KnownInstrument
    verdict: Verdict
    notices: tuple[Notice, ...]
    status: Standing
    current: KnownInstrument | None
    alternatives: tuple[KnownInstrument, ...]
    obligations: tuple[ObligationVerdict, ...]
    scopes: tuple[ScopeVerdict, ...]


@dataclass(frozen=True, slots=True)
class _Citing:
    judged: ObligationVerdict
    joined: Alternatives | None
    of_all: bool = False
    """Of a law that is for some, what anybody must not do says of nobody that he is one of them."""

    def truth(self, instrument: KnownInstrument) -> Truth:
        if self.of_all and self.judged.truth is Truth.TRUE:
            return Truth.UNKNOWN
        chosen = self.joined.chosen[instrument.id] if self.joined else Truth.TRUE
        return conjunction((self.judged.truth, chosen))


def instrument_verdicts(
    known: Instruments,
    answer: ApplicableDuties,
    on: datetime.date,
    *,
    behind: Sequence[ObligationVerdict] = (),
) -> tuple[InstrumentVerdict, ...]:
    """The verdict on every instrument: those that apply first, then laws before standards, by number.

    `behind` are the verdicts on the requirements of provisions that the duties rest on.
    While no place is told, the place that the task lists take to be meant is meant here too.
    """
    here = _where_meant(answer)
    citing = _citing(known, answer, here)
    for judged in behind:
        for provision in judged.duty.rests_on:
            if provision.instrument_id is not None:
                citing.setdefault(provision.instrument_id, []).append(_Citing(judged, None))
    for_some = {
        law.id
        for law in answer.laws
        if law.binds_others or any(one.enterprise_types or one.terms.binds_others for one in law.duties)
    }
    for judged in answer.of_laws:
        law = judged.duty.law
        if law is not None:
            of_all = law in for_some and not (judged.duty.enterprise_types or judged.duty.conditions)
            citing.setdefault(law, []).append(_Citing(judged, None, of_all))
    found = [
        _verdict(known, one, citing.get(one.id, ()), here, on, answer.unnamed.get(one.id))
        for one in known.known
    ]
    return tuple(sorted(found, key=_rank))


def _rank(one: InstrumentVerdict) -> tuple[int, int, str]:
    instrument = one.instrument
    return _ORDER.index(one.verdict), _KINDS.index(instrument.kind), instrument.number or instrument.title


def _where_meant(answer: ApplicableDuties) -> Profile:
    places = frozenset(place for one in answer.task_lists for place in one.places)
    return replace(answer.profile, jurisdictions=places) if answer.meant and places else answer.profile


def _citing(known: Instruments, answer: ApplicableDuties, profile: Profile) -> dict[str, list[_Citing]]:
    """By the id of the instrument: the duties that cite it, with the alternatives it is one of there."""
    found: dict[str, list[_Citing]] = defaultdict(list)
    for judged in answer.obligations:
        cited = [one for one in judged.duty.cites if one.instrument in known.by_id]
        groups: dict[int, dict[str, KnownInstrument]] = defaultdict(dict)
        for one in cited:
            if one.group is not None:
                groups[one.group][one.instrument] = known.by_id[one.instrument]
        joined = {
            group: alternatives(known, tuple(members.values()), profile)
            for group, members in groups.items()
            if len(members) > 1
        }
        seen: set[tuple[str, int | None]] = set()
        for one in cited:
            if (one.instrument, one.group) not in seen:
                seen.add((one.instrument, one.group))
                found[one.instrument].append(_Citing(judged, joined.get(one.group or 0)))
    return found


def _verdict(
    known: Instruments,
    instrument: KnownInstrument,
    citing: Sequence[_Citing],
    profile: Profile,
    on: datetime.date,
    unnamed: Sequence[str] | None,
) -> InstrumentVerdict:
    status = standing(on, instrument.effective_on, instrument.ended_on)
    scopes = tuple(scope_verdict(known, instrument, one, profile, on) for one in instrument.scopes)
    own = [TRUTHS[one.verdict] for one in scopes]
    if not scopes and status in {Standing.IN_FORCE, Standing.UNKNOWN}:
        own = [Truth.UNKNOWN]
    here = holds_in(known.vocabulary, profile, instrument.places)
    grounds = [one.truth(instrument) for one in citing] + [conjunction((here, one)) for one in own]
    joined = [one.joined for one in citing if one.joined]
    others = {other.id: other for one in joined for other in one.members if other.id != instrument.id}
    by_duties: dict[str, ObligationVerdict] = {}
    for one in citing:
        if one.truth(instrument) is not Truth.FALSE:
            by_duties.setdefault(one.judged.obligation.id, one.judged)
    current = _current(known, instrument, on)
    return InstrumentVerdict(
        instrument,
        VERDICTS[Truth.FALSE if instrument.draft else disjunction(grounds)],
        (
            *_standing(instrument, status, current),
            *_transitions(instrument, scopes, on),
            *_by_field(instrument, joined),
            *(() if unnamed is None else (other_parties([instrument], unnamed),)),
        ),
        status,
        current,
        tuple(others.values()),
        tuple(by_duties.values()),
        scopes,
    )


def _current(known: Instruments, instrument: KnownInstrument, on: datetime.date) -> KnownInstrument | None:
    """The last of those that replaced it and have begun by the day, or may have."""
    found: KnownInstrument | None = None
    seen = {instrument.id}
    waiting = list(instrument.replaced_by)
    while waiting:
        later = known.by_id.get(waiting.pop(0))
        if later is None or later.id in seen:
            continue
        seen.add(later.id)
        if standing(on, later.effective_on, later.ended_on) is not Standing.NOT_YET_IN_FORCE:
            found = later
            waiting.extend(later.replaced_by)
    return found


def _standing(
    instrument: KnownInstrument, status: Standing, current: KnownInstrument | None
) -> Iterator[Notice]:
    name, name_en = instrument.name, instrument.name_en
    if current is not None:
        yield Notice(
            NoticeKind.REPLACED_STANDARD,
            f"{name}已被{current.name}代替，请用后者。",
            f"{name_en} was replaced by {current.name_en}: use that.",
            instrument=current,
        )
    elif status is Standing.ENDED:
        yield Notice(
            NoticeKind.NOT_IN_FORCE,
            f"{name}自{instrument.ended_on}起不再有效。",
            f"{name_en} is no longer in force from {instrument.ended_on} on.",
            instrument=instrument,
        )
    if status is Standing.NOT_YET_IN_FORCE:
        yield Notice(
            NoticeKind.NOT_IN_FORCE,
            f"{name}尚未施行，自{instrument.effective_on}起施行。",
            f"{name_en} is not yet in force; it takes effect on {instrument.effective_on}.",
            instrument=instrument,
        )


def _transitions(
    instrument: KnownInstrument, scopes: Sequence[ScopeVerdict], on: datetime.date
) -> Iterator[Notice]:
    """What will bind from a later day, for those whom it binds then or may."""
    for one in scopes:
        starts = starts_on(instrument, one.scope)
        if starts is None or starts <= on or one.truth_when_in_force is Truth.FALSE:
            continue
        stated = one.scope.stated
        yield Notice(
            NoticeKind.TRANSITION,
            f"自{starts}起适用于：{stated.text}。",
            f"From {starts} on it binds: {stated.text_en or stated.text}.",
            instrument=instrument,
        )


def _by_field(instrument: KnownInstrument, joined: Sequence[Alternatives]) -> Iterator[Notice]:
    for one in {tuple(member.id for member in one.members): one for one in joined}.values():
        if one.field is None:
            continue
        others = [member for member in one.members if member.id != instrument.id]
        names = "、".join(member.name for member in others)
        names_en = ", ".join(member.name_en for member in others)
        yield Notice(
            NoticeKind.ALTERNATIVE_BY_FIELD,
            f"与{names}以“或”并列，但不能任选：由“{one.field.question}”决定用哪一个。",
            f"Joined by “or” with {names_en}, yet not at choice: the answer to "
            f"“{one.field.question_en or one.field.question}” decides which to use.",
            instrument=instrument,
        )
