"""What a review says of whom a statement concerns and when it is due: conditions and time rules."""

import calendar
from collections.abc import Iterable
from typing import Annotated, TypedDict

from pydantic import Field

from dutygraph.graph.model import ConditionOperator, Confidence, TimeRuleKind
from dutygraph.loaders.documents.document import Span
from dutygraph.loaders.documents.passage import Passage
from dutygraph.loaders.duties.drafts import ConditionDraft, RequirementDraft, TimeRuleDraft
from dutygraph.loaders.duties.time.rules import FoundTimeRule
from dutygraph.loaders.knowledge.answers import AnswerEntry, condition_of
from dutygraph.loaders.knowledge.vocabulary import Vocabulary
from dutygraph.loaders.knowledge.yaml_file import Record, suggestion

_Words = Annotated[str, Field(min_length=1, max_length=10_000)]
_Duration = Annotated[str, Field(pattern=r"^P(?:\d+[YMWD]|T\d+[HM])$")]

_FIELDS: dict[TimeRuleKind, tuple[frozenset[str], frozenset[str]]] = {
    TimeRuleKind.ANNUAL_DEADLINE: (frozenset({"month", "day"}), frozenset({"year"})),
    TimeRuleKind.FREQUENCY: (frozenset({"times", "period"}), frozenset({"at_least"})),
    TimeRuleKind.AFTER_EVENT: (frozenset({"event"}), frozenset({"within", "working_days"})),
    TimeRuleKind.BEFORE_EVENT: (frozenset({"event"}), frozenset({"within", "working_days"})),
    TimeRuleKind.UNSPECIFIED: (frozenset(), frozenset()),
}
"""What each kind of rule must have, and what it may have."""


class SettledFields(TypedDict, total=False):
    """The fields of a `StatementDraft` that this module settles."""

    conditions: tuple[ConditionDraft, ...]
    time_rules: tuple[TimeRuleDraft, ...]
    requirements: tuple[RequirementDraft, ...]
    settled_conditions: bool


class ReviewedCondition(AnswerEntry):
    """`quote`: words of the statement."""

    quote: _Words


class TimeRuleEntry(Record):
    """The fields of a rule as `graph.model.TimeRule` has them; durations are ISO 8601."""

    kind: TimeRuleKind
    text: _Words | None = None
    year: Annotated[int, Field(ge=1900, le=2999)] | None = None
    month: Annotated[int, Field(ge=1, le=12)] | None = None
    day: Annotated[int, Field(ge=1, le=31)] | None = None
    times: Annotated[int, Field(ge=1, le=10_000)] | None = None
    period: _Duration | None = None
    at_least: bool | None = None
    event: _Words | None = None
    within: _Duration | None = None
    working_days: bool | None = None


class ReviewedTimeRule(TimeRuleEntry):
    """`quote`: the words of the statement that say it."""

    quote: _Words


def conditions_of(
    entries: Iterable[tuple[AnswerEntry, str, Span]], vocabulary: Vocabulary
) -> tuple[ConditionDraft, ...]:
    """The conditions of entries, each with its words and their place; ValueError where one fits no fact."""
    facts = {fact.id: fact for fact in vocabulary.profile_facts}
    merged: dict[tuple[str, ConditionOperator, tuple[str, ...]], ConditionDraft] = {}
    for entry, words, span in entries:
        fact = facts.get(entry.fact)
        if fact is None:
            raise ValueError(
                f"没有该问题 there is no profile fact {entry.fact} {suggestion(entry.fact, facts)}".rstrip()
            )
        operator, values = condition_of(entry, fact)
        draft = ConditionDraft(fact.id, operator, values, words, span, (entry.group,))
        held = merged.get((fact.id, operator, values))
        if held is not None:
            draft = ConditionDraft(
                fact.id, operator, values, held.text, held.span, (*held.groups, entry.group)
            )
        merged[fact.id, operator, values] = draft
    return tuple(merged.values())


def time_rules_of(
    passage: Passage, entries: Iterable[tuple[TimeRuleEntry, str]], confidence: Confidence | None = None
) -> tuple[TimeRuleDraft, ...]:
    """The rules of entries, each with its words; ValueError where those, or a rule's fields, are missing."""
    return tuple(
        TimeRuleDraft(_rule(passage, entry, words), span_of(passage, words), confidence)
        for entry, words in entries
    )


def _rule(passage: Passage, entry: TimeRuleEntry, quote: str) -> FoundTimeRule:
    """The rule of an entry; ValueError where its kind asks for other fields, or the words are not there."""
    needed, allowed = _FIELDS[entry.kind]
    given = {
        name
        for name in TimeRuleEntry.model_fields
        if name not in {"kind", "text"} and getattr(entry, name) is not None
    }
    if missing := sorted(needed - given):
        raise ValueError(f"时限缺少字段 {entry.kind} needs {', '.join(missing)}")
    if extra := sorted(given - needed - allowed):
        raise ValueError(f"时限字段多余 {entry.kind} has no {', '.join(extra)}")
    if entry.month and entry.day and entry.day > calendar.monthrange(entry.year or 2024, entry.month)[1]:
        raise ValueError(f"日期不存在 there is no day {entry.day} in month {entry.month}")
    start, end = _place(passage, quote)
    values = {name: getattr(entry, name) for name in given}
    return FoundTimeRule(start, end, entry.text or quote, entry.kind, **values)


def _place(passage: Passage, quote: str) -> tuple[int, int]:
    place = passage.find(quote)
    if place is None:
        raise ValueError(f"陈述中没有这些文字 the statement does not say: “{quote}”")
    return place


def span_of(passage: Passage, quote: str) -> Span:
    """Where words of a passage stand; ValueError where it does not say them."""
    return passage.span(*_place(passage, quote))
