"""What happened, and when: the days that follow from it.

A rule takes an occurrence where one moment decides its day: an event it follows or precedes, or the last time
of what is done once a period. The clock starts at what the text says (发现或获知), and the profile tells of
that. Days and hours are those of China.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dutygraph.graph.errors import ErrorReason, InvalidInput
from dutygraph.graph.model import Confidence, TimeRule, TimeRuleKind
from dutygraph.graph.periods import days, in_hours, later
from dutygraph.reasoning.dates.due_duties import OccurrenceDuty
from dutygraph.reasoning.dates.recurring import recurs
from dutygraph.reasoning.dates.working_days import working_days_later
from dutygraph.reasoning.list_period import ListPeriod
from dutygraph.reasoning.task_list import TaskListDuties
from dutygraph.reasoning.verdicts.verdict import ObligationVerdict

CHINA = datetime.timezone(datetime.timedelta(hours=8))

_EARLIEST, _LATEST = 1990, 2100
"""Years of occurrences that are believed: what lies beyond is a slip of the pen."""
_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Occurrence:
    """When, in China, the event of a time rule (by id) happened or is planned, or it was last done."""

    rule: str
    at: datetime.datetime


def takes_occurrence(rule: TimeRule) -> bool:
    """Whether what happened dates it; what is known from hearsay alone has no date, what recurs its own."""
    if rule.confidence == Confidence.REPORTED or recurs(rule):
        return False
    return rule.kind in {TimeRuleKind.AFTER_EVENT, TimeRuleKind.BEFORE_EVENT} or (
        rule.kind == TimeRuleKind.FREQUENCY and rule.times == 1
    )


def read_occurrences(
    told: Sequence[tuple[str, datetime.datetime]], lists: Sequence[TaskListDuties], place: str
) -> tuple[Occurrence, ...]:
    """What was told, in the time of China; a time without a zone is China's.

    InvalidInput, naming the argument and the valid values, for a rule that is none of the lists or takes no
    occurrence, and for a moment outside the years believed or, of an event, before its list begins.
    """
    if not told:
        return ()
    rules = {
        rule.id: (rule, duties.period)
        for duties in lists
        for duty in duties.with_requirements
        for rule in duty.time_rules
    }
    return tuple(_read(f"{place}.occurrences[{at}]", *one, rules) for at, one in enumerate(told))


def _read(
    place: str, id: str, at: datetime.datetime, rules: Mapping[str, tuple[TimeRule, ListPeriod]]
) -> Occurrence:
    if id not in rules:
        what = f"没有时限 {id[:100]!r}。 There is no time rule {id[:100]!r}"
        raise _refused(place, what, ErrorReason.NOT_FOUND, rules)
    rule, period = rules[id]
    if not takes_occurrence(rule):
        zh = f"时限“{rule.text}”（{id}）不由发生的事推算"
        en = f"No date of the time rule {id!r} follows from what happened"
        raise _refused(place, f"{zh}。 {en}", ErrorReason.WRONG_TYPE, rules)
    first = datetime.date(_EARLIEST, 1, 1)
    if rule.kind != TimeRuleKind.FREQUENCY:
        first = max(first, period.begins)
    last = datetime.date(_LATEST, 12, 31)
    moment = at.replace(tzinfo=CHINA) if at.tzinfo is None else at
    if _EARLIEST <= moment.year <= _LATEST and first <= moment.astimezone(CHINA).date() <= last:
        return Occurrence(id, moment.astimezone(CHINA))
    raise InvalidInput(
        f"{place}.at：{at.isoformat()} 不在 {first} 至 {last} 之间。 It is not between {first} and {last}.",
        f"请给出 {first} 至 {last} 之间的时间。 Give a time from {first} to {last}.",
        argument=f"{place}.at",
        reason=ErrorReason.OUT_OF_RANGE,
        valid=[first.isoformat(), last.isoformat()],
    )


def _refused(
    place: str, what: str, reason: ErrorReason, rules: Mapping[str, tuple[TimeRule, ListPeriod]]
) -> InvalidInput:
    valid = [rule for rule, _ in rules.values() if takes_occurrence(rule)]
    listed = "、".join(f"{rule.id}（{rule.text}）" for rule in valid[:_SHOWN]) or "无 none"
    return InvalidInput(
        f"{place}.rule：{what}.",
        f"可用的有 Valid are: {listed}{' 等 and more' if len(valid) > _SHOWN else ''}.",
        argument=f"{place}.rule",
        reason=reason,
        valid=[rule.id for rule in valid],
    )


def dated_by(
    judged: ObligationVerdict, rule: TimeRule, period: ListPeriod, told: Occurrence
) -> OccurrenceDuty | None:
    """The duty on the day that follows from what happened; None: that day is not known."""
    before = rule.kind == TimeRuleKind.BEFORE_EVENT
    length = rule.period if rule.kind == TimeRuleKind.FREQUENCY else rule.within
    due, by_clock = told.at, False
    if length is None:
        by_clock = not before
    elif rule.working_days:
        counted = days(length)
        day = None if counted is None else working_days_later(told.at.date(), -counted if before else counted)
        if day is None:
            return None
        due = datetime.datetime.combine(day, told.at.timetz())
    else:
        try:
            due = later(told.at, length, -1 if before else 1)
        except OverflowError:
            return None
        by_clock = in_hours(length)
    # What is overdue when the list begins is due from its first day: it has no earlier dates.
    date = max(due.date(), period.starts) if rule.kind == TimeRuleKind.FREQUENCY else due.date()
    at = due if by_clock else None
    hinges = judged.truth, (judged,)
    return OccurrenceDuty(judged, rule, judged.duty, period, *hinges, at=at, occurred=told.at, date=date)
