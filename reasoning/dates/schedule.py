"""When the duties fall due that apply or may: by a day of the year, by what happened, or without a date.

- A deadline by a day of the year has dates; so has a frequency that joins one (`frequency_deadlines`), unless
  it is shorter than a year: one day cannot be the date of all its times, but as many days as it has times are
  (每半年一次，分别于6月30日前、12月31日前). `due_duties` says in which years.
- What comes back within a year by its own words has dates too (`recurring`).
- Of the deadlines that a frequency without one of its own joins, the closest is meant whose duty applies.
  While it is not known which that is, all that it may be have dates, each open.
- Where a deadline is joined by frequencies and none is the enterprise's case, nothing is due by it: it is
  undated.
- What follows or precedes an event, and what is done so often without a day, is dated by the occurrences that
  the profile tells (`occurrences`), and undated without.
- What is unspecified (定期, 按要求) is undated unless its duty has a date, as where a provision that the duty
  rests on says by when. A duty without any time rule stands always, unless it asks to hand something in.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from dutygraph.graph.model import Confidence, TimeRule, TimeRuleKind
from dutygraph.graph.periods import years
from dutygraph.reasoning.dates.due_duties import Case, DatedDuty, OccurrenceDuty, Undated, UndatedRule
from dutygraph.reasoning.dates.frequency_deadlines import StatedRule, deadlines, frequencies, says_every_year
from dutygraph.reasoning.dates.occurrences import Occurrence, dated_by
from dutygraph.reasoning.dates.recurring import hangs_on_holidays, recurs
from dutygraph.reasoning.records import Duty
from dutygraph.reasoning.verdicts.applicability import ApplicableDuties
from dutygraph.reasoning.verdicts.truth import Truth, conjunction, negation
from dutygraph.reasoning.verdicts.verdict import ObligationVerdict, Verdict

_Scheduled: TypeAlias = DatedDuty | UndatedRule


@dataclass(frozen=True, slots=True)
class Schedule:
    """All in the order of the document, what follows from occurrences after the other dates."""

    dated: tuple[DatedDuty, ...]
    undated: tuple[UndatedRule, ...]


def schedule(
    answer: ApplicableDuties, occurrences: Sequence[Occurrence] = (), behind: Sequence[ObligationVerdict] = ()
) -> Schedule:
    """The schedule of the duties that apply or may, with what the profile tells of what happened.

    `behind` are the verdicts on the requirements behind them, which have dates by rules of their own.
    """
    planned = _Planned(answer, occurrences)
    required = _timed_requirements(behind, {one.rule for one in occurrences})
    all_judged = (*answer.duties, *required)
    found = [one for judged in all_judged for one in planned.of(judged)]
    occurring = [one for one in found if isinstance(one, OccurrenceDuty)]
    dated = [one for one in found if isinstance(one, DatedDuty) and not isinstance(one, OccurrenceDuty)]
    told = {_words_of(one.duty, one.rule) for one in dated if one.duty.requirement is not None}
    return Schedule(
        (*dated, *occurring),
        tuple(
            one
            for one in found
            if isinstance(one, UndatedRule)
            and not (one.rule and _is_vague(one.rule) and _words_of(one.duty, one.rule) in told)
        ),
    )


def _timed_requirements(
    behind: Iterable[ObligationVerdict], told: Collection[str]
) -> tuple[ObligationVerdict, ...]:
    """Which requirements behind duties have a place of their own among the dates, of those that apply or may.

    Those that ask more, earlier or of another recipient than the statement, by a rule that names a day, how
    often or how long after or before an event; the others (立即, 定期, 事前) are told with the duty, lest
    they bury the few that matter. Where one requirement backs several statements of a task it stands once,
    with the one that asks to hand something in, else with the first. Every rule of which something is told
    has its place. In the order of the document, with the rules that count alone.

    `told` are the ids of the time rules of which the profile tells an occurrence.
    """
    found: dict[tuple[str, ...], ObligationVerdict] = {}
    for one in behind:
        duty = one.duty
        rules = tuple(rule for rule in duty.time_rules if rule.id in told or _says_how_long(rule))
        stated = duty.requirement
        if stated is None or not stated.stricter or not rules or one.verdict is Verdict.DOES_NOT_APPLY:
            continue
        timed = replace(one, duty=replace(duty, time_rules=rules))
        same = (duty.task, stated.summary, *(rule.text for rule in rules))
        key = (duty.id,) if any(rule.id in told for rule in rules) else same
        if key not in found or (duty.deliverables and not found[key].duty.deliverables):
            found[key] = timed
    return tuple(found.values())


def _says_how_long(rule: TimeRule) -> bool:
    return rule.within is not None or rule.kind in {TimeRuleKind.ANNUAL_DEADLINE, TimeRuleKind.FREQUENCY}


def _words_of(duty: Duty, rule: TimeRule) -> tuple[str, int, int]:
    """Where a statement says it, or refers to the requirement that does (按要求)."""
    return duty.obligation.id, rule.start, rule.end


class _Planned:
    def __init__(self, answer: ApplicableDuties, occurrences: Sequence[Occurrence]) -> None:
        stated = (*answer.task_lists, *answer.laws)
        self._periods = {duty.id: one.period for one in stated for duty in one.with_requirements}
        self._joins_found = {key: found for one in stated for key, found in one.joins.items()}
        self._judged = {one.duty.id: one for one in answer.duties}
        self._told: dict[str, list[Occurrence]] = {}
        for one in occurrences:
            self._told.setdefault(one.rule, []).append(one)
        self._by_frequency: dict[tuple[str, str], list[Case]] = {}
        self._by_deadline: dict[tuple[str, str], list[Case]] = {}
        for judged in answer.duties:
            for rule in frequencies(judged.duty):
                for case in self._cases(judged, rule):
                    self._by_frequency.setdefault((judged.duty.id, rule.id), []).append(case)
                    deadline = case.deadline
                    self._by_deadline.setdefault((deadline.duty.id, deadline.rule.id), []).append(case)

    def of(self, judged: ObligationVerdict) -> Iterator[_Scheduled]:
        """Everything a duty comes to; nothing of one that does not apply."""
        if judged.verdict is Verdict.DOES_NOT_APPLY:
            return
        duty = judged.duty
        found = [one for rule in duty.time_rules for one in self._of_rule(judged, rule)]
        has_date = any(not isinstance(one, UndatedRule) for one in found)
        for one in found:
            if not (has_date and isinstance(one, UndatedRule) and _is_vague(one.rule)):
                yield one
        if not duty.time_rules:
            yield UndatedRule(judged, None, Undated.NOT_STATED if duty.deliverables else Undated.STANDING)

    def _of_rule(self, judged: ObligationVerdict, rule: TimeRule) -> Iterator[_Scheduled]:
        if rule.confidence == Confidence.REPORTED:
            yield UndatedRule(judged, rule, Undated.NOT_STATED)
            return
        match rule.kind:
            case TimeRuleKind.ANNUAL_DEADLINE:
                yield self._of_deadline(judged, rule)
            case _ if recurs(rule):
                yield self._of_deadline(judged, rule)
                if hangs_on_holidays(rule):
                    yield UndatedRule(judged, rule, Undated.NOT_STATED)
            case TimeRuleKind.FREQUENCY:
                yield from self._of_frequency(judged, rule)
            case TimeRuleKind.UNSPECIFIED:
                yield UndatedRule(judged, rule, Undated.NOT_STATED)
            case _:
                yield from self._by_what_happened(judged, rule, Undated.ON_EVENT)

    def _of_deadline(self, judged: ObligationVerdict, rule: TimeRule) -> _Scheduled:
        duty = judged.duty
        cases = tuple(self._by_deadline.get((duty.id, rule.id), ()))
        without = conjunction(negation(one.none_closer) for one in cases)
        if cases and without is Truth.FALSE and all(one.holds is Truth.FALSE for one in cases):
            return UndatedRule(judged, rule, Undated.NOT_STATED, tuple(one.stated for one in cases))
        period = self._periods[duty.id]
        return DatedDuty(judged, rule, duty, period, judged.truth, (judged,), cases, without)

    def _of_frequency(self, judged: ObligationVerdict, rule: TimeRule) -> Iterator[_Scheduled]:
        duty, length = judged.duty, years(rule.period or "")
        joined = [
            (one, meant)
            for one in self._by_frequency.get((duty.id, rule.id), ())
            # What is due every year is not what comes every two.
            if not (length > 1 and says_every_year(one.deadline.rule.text))
            and (meant := conjunction((self._judged[one.deadline.duty.id].truth, one.none_closer)))
            is not Truth.FALSE
        ]
        own = sum(one.deadline.duty is duty for one, _ in joined)
        if not joined or (length < 1 and own * length < (rule.times or 1)):
            yield from self._by_what_happened(judged, rule, Undated.NEEDS_LAST_TIME)
            return
        for one, meant in joined:
            # A deadline of its own statement is that statement's entry already.
            if one.deadline.duty is not duty:
                yield DatedDuty(
                    judged,
                    one.deadline.rule,
                    one.deadline.duty,
                    self._periods[duty.id],
                    conjunction((judged.truth, meant)),
                    (judged, self._judged[one.deadline.duty.id], *one.closer),
                    (replace(one, judged=None),),
                    Truth.FALSE,
                )

    def _by_what_happened(
        self, judged: ObligationVerdict, rule: TimeRule, reason: Undated
    ) -> Iterator[_Scheduled]:
        told = self._told.get(rule.id, [])
        if rule.kind == TimeRuleKind.FREQUENCY:
            told = sorted(told, key=lambda one: one.at)[-1:]
        found = [dated_by(judged, rule, self._periods[judged.duty.id], one) for one in told]
        yield from (one for one in found if one is not None)
        if None in found or not found:
            yield UndatedRule(judged, rule, reason)

    def _cases(self, judged: ObligationVerdict, frequency: TimeRule) -> Iterator[Case]:
        """The deadlines it may join: all of its own statement, else the closest of a duty that applies."""
        duty, own = judged.duty, bool(deadlines(judged.duty))
        last = max((one.at for one in self._told.get(frequency.id, ())), default=None)
        closer: dict[str, ObligationVerdict] = {}
        for one in self._joins_found.get((duty.id, frequency.id), ()):
            # Of a law, what binds others is not judged at all.
            if one.duty.id in self._judged and one.duty.id not in closer:
                yield Case(one, StatedRule(duty, frequency), judged, tuple(closer.values()), last)
                if not own:
                    closer[one.duty.id] = self._judged[one.duty.id]


def _is_vague(rule: TimeRule | None) -> bool:
    return rule is not None and rule.kind == TimeRuleKind.UNSPECIFIED
