"""Which time rules of the duties that apply come to a day of the year, and which have no computable date.

- A deadline by a day of the year falls on that day every year, or only in the year that its text names;
  29 February falls in other years on the 28th.
  A task list's own period does not bound it: "11月30日前" stands until another list says otherwise.
- A frequency that joins a deadline (`frequency_deadlines`) is due by it if its period is one year.
  Longer than a year, nobody can say from the text in which year it falls due; shorter, one day cannot
  be the date of all its times: both are undated.
- A deadline whose frequencies are all longer than a year is undated likewise, unless it says itself
  that it is yearly (每年3月10日前) or names the year. One yearly case that applies keeps it in the calendar.
- What follows or precedes an event is undated. What is unspecified (定期, 按要求) is undated unless its duty
  has a date, as where a provision the duty rests on says by when.
- A duty without any time rule is undated, without a rule. So is what is only known from hearsay (REPORTED),
  with its rule.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dutygraph.graph.model import Confidence, TimeRule, TimeRuleKind
from dutygraph.reasoning.dates.frequency_deadlines import (
    Joins,
    StatedRule,
    deadlines,
    frequencies,
    says_which_years,
)
from dutygraph.reasoning.dates.periods import years
from dutygraph.reasoning.dates.required import timed_requirements
from dutygraph.reasoning.records import Duty
from dutygraph.reasoning.verdicts.applicability import ApplicableDuties, ObligationVerdict, Verdict


@dataclass(frozen=True, slots=True)
class DatedDuty:
    """A duty due by `rule` every year, or in the year that it names.

    `deadline_of` is the duty whose deadline that is: itself, or the one that its frequency joins.
    `frequencies` are those that join the deadline and apply; `open_frequencies` may yet, as the verdicts
    of their duties are UNKNOWN.
    """

    duty: Duty
    rule: TimeRule
    deadline_of: Duty
    frequencies: tuple[StatedRule, ...] = ()
    open_frequencies: tuple[StatedRule, ...] = ()


@dataclass(frozen=True, slots=True)
class UndatedRule:
    """`rule` None: the duty says nothing of time. `joined`: what it joins, while the year stays open."""

    duty: Duty
    rule: TimeRule | None = None
    joined: StatedRule | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """Both in the order of the document."""

    dated: tuple[DatedDuty, ...]
    undated: tuple[UndatedRule, ...]


def schedule(answer: ApplicableDuties, behind: Sequence[ObligationVerdict] = ()) -> Schedule:
    """The schedule of the duties that apply, and of the requirements `behind` them that do."""
    joined = _Joined(answer)
    dated: list[DatedDuty] = []
    undated: list[UndatedRule] = []
    required = [one.duty for one in timed_requirements(behind) if one.verdict is Verdict.APPLIES]
    for duty in (*answer.applying, *required):
        dates = [one for one in _of_rules(duty, joined) if isinstance(one, DatedDuty)]
        others = [one for one in _of_rules(duty, joined) if isinstance(one, UndatedRule)]
        dated += dates
        undated += [
            one
            for one in others
            if not (dates and one.rule is not None and one.rule.kind == TimeRuleKind.UNSPECIFIED)
        ]
        if not duty.time_rules:
            undated.append(UndatedRule(duty))
    told = {_words_of(one.duty, one.rule) for one in dated if one.duty.requirement is not None}
    left = [one for one in undated if one.rule is None or _words_of(one.duty, one.rule) not in told]
    return Schedule(tuple(dated), tuple(left))


def _words_of(duty: Duty, rule: TimeRule) -> tuple[str, int, int]:
    """Where a statement says it, or refers to the requirement that does (按要求)."""
    return duty.obligation.id, rule.start, rule.end


def _of_rules(duty: Duty, joined: "_Joined") -> Iterator[DatedDuty | UndatedRule]:
    for rule in duty.time_rules:
        if rule.confidence is Confidence.REPORTED:
            yield UndatedRule(duty, rule)
            continue
        match rule.kind:
            case TimeRuleKind.ANNUAL_DEADLINE:
                yield _of_deadline(duty, rule, joined)
            case TimeRuleKind.FREQUENCY:
                yield from _of_frequency(duty, rule, joined)
            case _:
                yield UndatedRule(duty, rule)


def _of_deadline(duty: Duty, rule: TimeRule, joined: "_Joined") -> DatedDuty | UndatedRule:
    applying = joined.frequencies.get((duty.id, rule.id), ())
    if applying and not says_which_years(rule) and all(_period(one.rule) > 1 for one in applying):
        return UndatedRule(duty, rule, applying[0])
    open_ones = () if applying else joined.open_frequencies.get((duty.id, rule.id), ())
    return DatedDuty(duty, rule, duty, applying, open_ones)


def _of_frequency(duty: Duty, rule: TimeRule, joined: "_Joined") -> Iterator[DatedDuty | UndatedRule]:
    found = joined.deadlines.get((duty.id, rule.id), ())
    if not found or _period(rule) < 1:
        yield UndatedRule(duty, rule)
    elif _period(rule) > 1 and found[0].rule.year is None:
        yield UndatedRule(duty, rule, found[0])
    elif found[0].duty is not duty:
        yield DatedDuty(duty, found[0].rule, found[0].duty, (StatedRule(duty, rule),))


def _period(frequency: TimeRule) -> float:
    return years(frequency.period or "")


def _joins(answer: ApplicableDuties) -> Joins:
    return {key: found for one in answer.task_lists for key, found in one.joins.items()}


class _Joined:
    """The joins of a task list as they stand for one answer, in both directions."""

    def __init__(self, answer: ApplicableDuties) -> None:
        self._joins = _joins(answer)
        self._applying = frozenset(duty.id for duty in answer.applying)
        self.deadlines: dict[tuple[str, str], tuple[StatedRule, ...]] = {}
        frequencies_of: dict[tuple[str, str], list[StatedRule]] = {}
        open_frequencies_of: dict[tuple[str, str], list[StatedRule]] = {}
        for one in answer.obligations:
            if one.verdict is Verdict.DOES_NOT_APPLY:
                continue
            for rule in frequencies(one.duty):
                found = self._chosen(one.duty, rule)
                if one.verdict is Verdict.APPLIES:
                    self.deadlines[one.duty.id, rule.id] = found
                into = frequencies_of if one.verdict is Verdict.APPLIES else open_frequencies_of
                for deadline in found:
                    into.setdefault((deadline.duty.id, deadline.rule.id), []).append(
                        StatedRule(one.duty, rule)
                    )
        self.frequencies: Mapping[tuple[str, str], tuple[StatedRule, ...]] = {
            key: tuple(found) for key, found in frequencies_of.items()
        }
        self.open_frequencies: Mapping[tuple[str, str], tuple[StatedRule, ...]] = {
            key: tuple(found) for key, found in open_frequencies_of.items()
        }

    def _chosen(self, duty: Duty, frequency: TimeRule) -> tuple[StatedRule, ...]:
        """All deadlines of its own statement, else the closest one of a duty that applies."""
        found = self._joins.get((duty.id, frequency.id), ())
        if deadlines(duty):
            return found
        return tuple(one for one in found if one.duty.id in self._applying)[:1]
