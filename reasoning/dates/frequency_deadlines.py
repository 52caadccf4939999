"""Which deadline a frequency belongs to: "once a year for level 3" and "reported by 30 November".

A frequency names no day. It joins a deadline only where the text joins them, for a date that
rests on less would be invented. The text does so

- within one statement, or between two statements of one sentence;
- within one task, where what the deadline asks for (its deliverables, else its statement) is in
  substance what the frequency's statement speaks of, or, where that leaves out its object ("…每年开展
  一次"), the statement before it.

"In substance": at least half of the pairs of neighbouring characters of what is asked for stand there too.
Chinese is not cut into words, and reports are named after the act they report.
"""

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from dutygraph.graph.model import TimeRule, TimeRuleKind
from dutygraph.reasoning.records import Duty, TaskStatements
from dutygraph.text.normal_text import normal_text

_SHARED = 0.5
_SENTENCE_END = re.compile(r"[。！？；;!?\t\n]")
_CLAUSE_END = re.compile(r"[，,。；;、！？!?\n]")
_EVERY_YEAR = re.compile(r"每一?(?:个)?(?:自然|会计|财务)?年|[逐各]年")
_NEXT_YEAR = re.compile(r"(?:次一?|翌|下一?|第二)年")
_EVERY_PERIOD = re.compile(r"每一?(?:个)?(?:自然|会计|财务)?(?:月|季|半年)|[逐按]月|[逐按]季")


@dataclass(frozen=True, slots=True)
class StatedRule:
    """A time rule with the statement it is of."""

    duty: Duty
    rule: TimeRule


Joins: TypeAlias = Mapping[tuple[str, str], tuple[StatedRule, ...]]
"""By the ids of a statement and of a frequency of it: the deadlines it joins, the closest first."""


def deadlines(duty: Duty) -> tuple[TimeRule, ...]:
    return tuple(rule for rule in duty.time_rules if rule.kind == TimeRuleKind.ANNUAL_DEADLINE)


def frequencies(duty: Duty) -> tuple[TimeRule, ...]:
    return tuple(rule for rule in duty.time_rules if rule.kind == TimeRuleKind.FREQUENCY)


def says_every_year(words: str) -> bool:
    """A deadline's own words say that it is every year's: 每年3月10日前."""
    return _EVERY_YEAR.search(words) is not None


def says_every_period(words: str) -> bool:
    """A deadline's own words say that it comes every month or quarter, without saying of which years."""
    return _EVERY_PERIOD.search(words) is not None


def says_next_year(words: str) -> bool:
    """A deadline's own words say that it lies in the year after the one it is of: 次年1月底前."""
    return _NEXT_YEAR.match(words) is not None


def names_years(deadline: TimeRule) -> bool:
    """Its own words say in which years (每年3月10日前, 2026年3月10日前), whatever frequency stands beside."""
    return deadline.year is not None or says_every_year(deadline.text)


def joins_of(task: TaskStatements) -> Joins:
    """The deadlines that each frequency in a task joins."""
    found: dict[tuple[str, str], tuple[StatedRule, ...]] = {}
    for at, duty in enumerate(task.statements):
        for frequency in frequencies(duty):
            joined = _joined(task, at, frequency)
            if joined:
                found[duty.id, frequency.id] = joined
    return found


def _joined(task: TaskStatements, at: int, frequency: TimeRule) -> tuple[StatedRule, ...]:
    duty = task.statements[at]
    own = tuple(StatedRule(duty, rule) for rule in deadlines(duty))
    if own:
        return own
    ranked = sorted(
        (
            (-closeness, other.obligation.start, position, StatedRule(other, rule))
            for position, other in enumerate(task.statements)
            if other.on_enterprises
            for rule in deadlines(other)
            if (closeness := _closeness(task, at, frequency, other, rule)) >= _SHARED
        ),
        key=lambda one: one[:3],
    )
    return tuple(stated for *_, stated in ranked)


def _closeness(task: TaskStatements, at: int, frequency: TimeRule, other: Duty, rule: TimeRule) -> float:
    duty = task.statements[at]
    if _one_sentence(task, duty, other):
        return 1.0
    wanted = [required.deliverable.name for required in other.deliverables]
    if not wanted:
        wanted = [other.obligation.text.replace(rule.quote, "")]
    spoken = [duty.obligation.text]
    if _leaves_out_its_object(duty, frequency):
        before = (
            earlier.obligation.text
            for earlier in reversed(task.statements[:at])
            if not any(_leaves_out_its_object(earlier, each) for each in frequencies(earlier))
        )
        spoken += itertools.islice(before, 1)
    return max(_shared(wording, context) for wording in wanted for context in spoken)


def _one_sentence(task: TaskStatements, one: Duty, other: Duty) -> bool:
    first, second = sorted((one.obligation, other.obligation), key=lambda each: (each.start, each.end))
    if second.start < first.end:
        return True
    # Spans outside the task's own text cannot be compared: what stands between them is not known.
    if first.start < task.start or second.start > task.start + len(task.quote):
        return False
    between = task.quote[first.end - task.start : second.start - task.start]
    return _SENTENCE_END.search(first.quote[-1:] + between) is None


def _leaves_out_its_object(duty: Duty, frequency: TimeRule) -> bool:
    """Nothing follows the frequency within its clause: 每两年开展一次。"""
    text = duty.obligation.text
    at = text.find(frequency.quote)
    if at < 0:
        return False
    rest = _CLAUSE_END.split(text[at + len(frequency.quote) :], maxsplit=1)[0]
    return not _characters(rest)


def _shared(wording: str, context: str) -> float:
    """The share of the wording's pairs of neighbouring characters that the context has too."""
    pairs, others = (set(itertools.pairwise(_characters(text))) for text in (wording, context))
    return len(pairs & others) / len(pairs) if pairs else 0.0


def _characters(text: str) -> Sequence[str]:
    return [one for one in normal_text(text).text if one.isalnum()]
