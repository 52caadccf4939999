"""What a review says of the provisions behind a statement: what each asks, of whom, when, to whom."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Annotated

from pydantic import Field, model_validator

from dutygraph.graph.model import Bearer, Confidence
from dutygraph.loaders.documents.document import Span
from dutygraph.loaders.documents.passage import Passage
from dutygraph.loaders.documents.passage import passage as whole_passage
from dutygraph.loaders.duties.drafts import RequirementDraft
from dutygraph.loaders.knowledge.answers import AnswerEntry
from dutygraph.loaders.knowledge.vocabulary import Vocabulary
from dutygraph.loaders.knowledge.yaml_file import Record, suggestion
from dutygraph.loaders.reviews.reviewed_limits import (
    TimeRuleEntry,
    conditions_of,
    span_of,
    time_rules_of,
)

_Words = Annotated[str, Field(min_length=1, max_length=10_000)]


class RequirementCondition(AnswerEntry):
    """`text`: the condition in words."""

    text: _Words


class RequirementTimeRule(TimeRuleEntry):
    text: _Words


class RequirementEntry(Record):
    """A requirement of one or several provisions, once for all statements that rest on it, in our own words.

    The fields are those of `graph.model.Requirement`. `binds` are enterprise types, any of which it
    binds; `recipients` are authorities by id.
    """

    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]{0,99}$")]
    provisions: Annotated[tuple[str, ...], Field(min_length=1)]
    summary: _Words
    summary_en: _Words | None = None
    bearer: Bearer = Bearer.ENTERPRISE
    subject: _Words | None = None
    binds: tuple[str, ...] = ()
    binds_others: bool = False
    conditions: tuple[RequirementCondition, ...] = ()
    only_where: _Words | None = None
    only_where_en: _Words | None = None
    time_rules: tuple[RequirementTimeRule, ...] = ()
    recipients: tuple[str, ...] = ()
    recipient: _Words | None = None
    stricter: bool = False
    effective_from: datetime.date | None = None
    effective_to: datetime.date | None = None
    known_from: _Words
    confidence: Confidence
    doubt: _Words | None = None
    doubt_en: _Words | None = None

    @model_validator(mode="after")
    def _says_whom(self) -> "RequirementEntry":
        if self.bearer is Bearer.ENTERPRISE and not self.binds and not self.binds_others:
            raise ValueError("未写明约束谁 it binds nobody: give binds, or binds_others: yes")
        if self.effective_from and self.effective_to and self.effective_to < self.effective_from:
            raise ValueError("日期颠倒 effective_to is before effective_from")
        return self


class RestsOn(Record):
    """That a statement rests on a requirement, by its id; `quote`: its words that refer to it, if any do."""

    requirement: str
    quote: _Words | None = None


def check_requirement(entry: RequirementEntry, vocabulary: Vocabulary) -> None:
    """ValueError with the remedy where an entry fits no type or fact that is known."""
    types = [one.id for one in vocabulary.enterprise_types]
    for bound in entry.binds:
        if bound not in types:
            raise ValueError(
                f"没有该企业类型 there is no enterprise type {bound} {suggestion(bound, types)}".rstrip()
            )
    summary = whole_passage(entry.summary, [Span(0, len(entry.summary))])
    _draft(summary, entry, summary.text, vocabulary)


def requirements_of(
    passage: Passage, links: Sequence[RestsOn], known: Mapping[str, RequirementEntry], vocabulary: Vocabulary
) -> tuple[RequirementDraft, ...]:
    """The requirements that a statement rests on; ValueError where one is not known or its quote not said."""
    for link in links:
        if link.requirement not in known:
            near = suggestion(link.requirement, known)
            raise ValueError(f"没有该要求 there is no requirement {link.requirement} {near}".rstrip())
    return tuple(
        _draft(passage, known[link.requirement], link.quote or passage.text, vocabulary) for link in links
    )


def _draft(passage: Passage, entry: RequirementEntry, quote: str, vocabulary: Vocabulary) -> RequirementDraft:
    span = span_of(passage, quote)
    stated = [(condition, condition.text, span) for condition in entry.conditions]
    return RequirementDraft(
        entry,
        conditions_of(stated, vocabulary),
        time_rules_of(passage, [(rule, quote) for rule in entry.time_rules], entry.confidence),
        span,
    )
