"""What a review says of whom a statement concerns, when it is due, and what the provisions behind it ask."""

import calendar
import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any

from pydantic import Field, model_validator

from dutygraph.graph.model import Bearer, Confidence, TimeRuleKind
from dutygraph.loaders.documents.document import Span
from dutygraph.loaders.documents.passage import Passage
from dutygraph.loaders.duties.drafts import ConditionDraft, RequirementDraft, TimeRuleDraft
from dutygraph.loaders.duties.time.rules import FoundTimeRule
from dutygraph.loaders.knowledge.answers import AnswerEntry, condition_of
from dutygraph.loaders.knowledge.checking import REQUIREMENT, TYPE, Entry, Known, Told
from dutygraph.loaders.knowledge.vocabulary import Vocabulary
from dutygraph.loaders.knowledge.yaml_file import Record
from dutygraph.loaders.stating import Asking

Words = Annotated[str, Field(min_length=1, max_length=10_000)]
_Duration = Annotated[str, Field(pattern=r"^P(?:\d+[YMWD]|T\d+[HM])$")]

_FIELDS: dict[TimeRuleKind, tuple[frozenset[str], frozenset[str]]] = {
    TimeRuleKind.ANNUAL_DEADLINE: (frozenset({"month", "day"}), frozenset({"year"})),
    TimeRuleKind.FREQUENCY: (frozenset({"times", "period"}), frozenset({"at_least"})),
    TimeRuleKind.AFTER_EVENT: (frozenset({"event"}), frozenset({"within", "working_days"})),
    TimeRuleKind.BEFORE_EVENT: (frozenset({"event"}), frozenset({"within", "working_days"})),
    TimeRuleKind.UNSPECIFIED: (frozenset(), frozenset()),
}
"""What each kind of rule must have, and what it may have."""


class ReviewedCondition(AnswerEntry):
    """`quote`: words of the statement."""

    quote: Words


class TimeRuleEntry(Entry):
    """The fields of a rule as `graph.model.TimeRule` has them; durations are ISO 8601."""

    kind: TimeRuleKind
    text: Words | None = None
    year: Annotated[int, Field(ge=1900, le=2999)] | None = None
    month: Annotated[int, Field(ge=1, le=12)] | None = None
    day: Annotated[int, Field(ge=1, le=31)] | None = None
    times: Annotated[int, Field(ge=1, le=10_000)] | None = None
    period: _Duration | None = None
    at_least: bool | None = None
    event: Words | None = None
    within: _Duration | None = None
    working_days: bool | None = None

    def given(self) -> dict[str, Any]:
        """What it says of when, by the names of its fields."""
        said = {name: getattr(self, name) for name in TimeRuleEntry.model_fields.keys() - {"kind", "text"}}
        return {name: value for name, value in said.items() if value is not None}

    def told(self, known: Known) -> Iterator[Told]:
        needed, allowed = _FIELDS[self.kind]
        given = self.given().keys()
        if missing := sorted(needed - given):
            yield Told((), f"时限缺少字段 {self.kind} needs {', '.join(missing)}.")
        if extra := sorted(given - needed - allowed):
            yield Told((), f"时限字段多余 {self.kind} has no {', '.join(extra)}.")
        if self.month and self.day and self.day > calendar.monthrange(self.year or 2024, self.month)[1]:
            yield Told((), f"日期不存在 there is no day {self.day} in month {self.month}.")


class ReviewedTimeRule(TimeRuleEntry):
    """`quote`: the words of the statement, or of a column beside it, that say it."""

    quote: Words


class RequirementCondition(AnswerEntry):
    """`text`: the condition in words."""

    text: Words


class RequirementTimeRule(TimeRuleEntry):
    text: Words


class RequirementEntry(Entry):
    """A requirement of one or several provisions, once for all statements that rest on it, in our own words.

    The fields are those of `graph.model.Requirement`. `binds` are enterprise types, any of which it
    binds; `recipients` are authorities by id.
    """

    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]{0,99}$")]
    provisions: Annotated[tuple[str, ...], Field(min_length=1)]
    summary: Words
    summary_en: Words | None = None
    bearer: Bearer = Bearer.ENTERPRISE
    subject: Words | None = None
    binds: Annotated[tuple[str, ...], TYPE] = ()
    binds_others: bool = False
    conditions: tuple[RequirementCondition, ...] = ()
    only_where: Words | None = None
    only_where_en: Words | None = None
    time_rules: tuple[RequirementTimeRule, ...] = ()
    recipients: tuple[str, ...] = ()
    recipient: Words | None = None
    stricter: bool = False
    effective_from: datetime.date | None = None
    effective_to: datetime.date | None = None
    known_from: Words
    confidence: Confidence
    doubt: Words | None = None
    doubt_en: Words | None = None

    @model_validator(mode="after")
    def _says_whom(self) -> "RequirementEntry":
        if self.bearer is Bearer.ENTERPRISE and not self.binds and not self.binds_others:
            raise ValueError("未写明约束谁 it binds nobody: give binds, or binds_others: yes")
        if self.effective_from and self.effective_to and self.effective_to < self.effective_from:
            raise ValueError("日期颠倒 effective_to is before effective_from")
        return self


class RestsOn(Record):
    """That a statement rests on a requirement, by its id; `quote`: its words that refer to it, if any do."""

    requirement: Annotated[str, REQUIREMENT]
    quote: Words | None = None


def conditions_of(
    entries: Iterable[tuple[AnswerEntry, str, Span]], vocabulary: Vocabulary
) -> tuple[ConditionDraft, ...]:
    """The conditions of entries, each with its words and their place."""
    facts = {fact.id: fact for fact in vocabulary.profile_facts}
    merged: dict[Asking, ConditionDraft] = {}
    for entry, words, span in entries:
        key = condition_of(entry, facts[entry.fact])
        held = merged.setdefault(key, ConditionDraft(*key, words, span, ()))
        merged[key] = replace(held, groups=(*held.groups, entry.group))
    return tuple(merged.values())


def time_rules_of(
    passage: Passage,
    entries: Iterable[tuple[TimeRuleEntry, str]],
    confidence: Confidence | None = None,
    beside: Sequence[Passage] = (),
) -> tuple[TimeRuleDraft, ...]:
    """The rules of entries, each with its words; ValueError where neither the passage nor one `beside` says
    those.
    """
    read = []
    for entry, words in entries:
        telling = next((one for one in (passage, *beside) if one.find(words)), passage)
        place = _place(telling, words)
        rule = FoundTimeRule(*place, entry.text or words, entry.kind, **entry.given())
        read.append(TimeRuleDraft(rule, telling.span(*place), confidence))
    return tuple(read)


def _place(passage: Passage, quote: str) -> tuple[int, int]:
    place = passage.find(quote)
    if place is None:
        raise ValueError(f"陈述中没有这些文字 the statement does not say: “{quote}”")
    return place


def span_of(passage: Passage, quote: str) -> Span:
    """Where words of a passage stand; ValueError where it does not say them."""
    return passage.span(*_place(passage, quote))


def requirements_of(
    passage: Passage, links: Sequence[RestsOn], known: Mapping[str, RequirementEntry], vocabulary: Vocabulary
) -> tuple[RequirementDraft, ...]:
    """The requirements that a statement rests on; ValueError where it does not say a quote."""
    found = []
    for link in links:
        entry, quote = known[link.requirement], link.quote or passage.text
        span = span_of(passage, quote)
        conditions = conditions_of([(one, one.text, span) for one in entry.conditions], vocabulary)
        rules = time_rules_of(passage, [(one, quote) for one in entry.time_rules], entry.confidence)
        found.append(RequirementDraft(entry, conditions, rules, span))
    return tuple(found)
