"""A task list as read, before it becomes records: what reviews correct."""

import datetime
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Self

from dutygraph.graph.model import Bearer, ConditionOperator, Confidence, DeliverableKind, Modality, Review
from dutygraph.loaders.citations.in_text import NOTHING, Cited
from dutygraph.loaders.citations.resolution import Resolution
from dutygraph.loaders.documents.document import Span
from dutygraph.loaders.documents.passage import Passage
from dutygraph.loaders.duties.modality import blank_quoted, modals
from dutygraph.loaders.duties.time.rules import FoundTimeRule, find_time_rules
from dutygraph.loaders.duties.who.addressees import Addressed
from dutygraph.loaders.duties.who.phrases import told_by
from dutygraph.loaders.duties.who.signatures import Issuer
from dutygraph.loaders.duties.who.whom import Whom
from dutygraph.loaders.structure.doubts import DoubtDraft
from dutygraph.loaders.with_values import with_values

if TYPE_CHECKING:
    from dutygraph.loaders.reviews.reviewed_limits import RequirementEntry

_ONE_OF = (ConditionOperator.IS, ConditionOperator.ANY_OF)
_MOST_COMPARED = 40
_LETS = re.compile(r"可以|允许|(?<!许)可")
_STAGE = re.compile(
    r"(?:^|(?<![据计标围况息表])[（(])(?P<when>(?=[^（）()]{0,20}月)"
    r"[\d〇一二三四五六七八九十年月日号旬上中下初底末前起自从至到及和、~～—–－\-\s]{2,40})[）)]?[。：:]?\s*$"
)
"""How a heading ends that names a stage with its days: 自查自纠（9月1日至9月30日）; not 能耗数据（1月）."""
_STAGE_NAME = re.compile(r"[^，。；：\n（(]{2,16}[（(][^（）()\n]{2,40}[）)][。：\n]")


@dataclass(frozen=True, slots=True)
class CitationDraft:
    """`resolution` where it is settled by the text itself or by a person, else what is `cited`."""

    text: str
    span: Span
    group: int | None
    resolution: Resolution | None = None
    cited: Cited = NOTHING


@dataclass(frozen=True, slots=True)
class Recipient:
    """An authority, by id where it is known, else by the name the document gives it."""

    id: str | None
    name: str


@dataclass(frozen=True, slots=True)
class DeliverableDraft:
    """`named` is false where the text names only the act of handing in."""

    name: str
    named: bool
    kind: DeliverableKind
    recipients: tuple[Recipient, ...]
    span: Span
    name_en: str | None = None


@dataclass(frozen=True, slots=True)
class ConditionDraft:
    """`groups` number the alternatives it belongs to, from 1; `inherited` from another statement of the task.

    All conditions of one group hold together; the statement concerns whom any one group fits.
    """

    fact: str
    operator: ConditionOperator
    values: tuple[str, ...]
    text: str
    span: Span
    groups: tuple[int, ...]
    inherited: bool = False


def condition_drafts(
    passage: Passage, found: Iterable[ConditionDraft], *, inherited: bool = False
) -> tuple[ConditionDraft, ...]:
    """Conditions found in a passage's text, at their places in the document."""
    return tuple(with_values(one, span=passage.span(*one.span), inherited=inherited) for one in found)


@dataclass(frozen=True, slots=True)
class TimeRuleDraft:
    """`confidence` is set where the rule is that of a requirement behind the statement."""

    rule: FoundTimeRule
    span: Span
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True)
class RequirementDraft:
    """What a provision behind a statement asks; `span` is that of the statement's words."""

    entry: "RequirementEntry"
    conditions: tuple[ConditionDraft, ...]
    time_rules: tuple[TimeRuleDraft, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class StatementDraft:
    """`types` are those it binds, `asks` says whether it stands among the materials asked for.

    `binds_others`: its subject means enterprises too that `types` does not say.

    `open_case`: it concerns only some of these, in cases that were not understood; `of_some`: so it does of
    whom its name turns out to mean, where that is not known yet.

    `since` are words beside it for the day from which on it is asked, or for its stage.

    `settled_conditions` says that a person gave its conditions, so that none are inherited.
    """

    passage: Passage
    text: str
    modality: Modality
    bearer: Bearer
    subject: str | None
    types: tuple[str, ...]
    citations: tuple[CitationDraft, ...]
    deliverables: tuple[DeliverableDraft, ...]
    asks: bool
    conditions: tuple[ConditionDraft, ...] = ()
    time_rules: tuple[TimeRuleDraft, ...] = ()
    requirements: tuple[RequirementDraft, ...] = ()
    channels: tuple[Span, ...] = ()
    since: str = ""
    settled_conditions: bool = False
    binds_others: bool = False
    open_case: bool = False
    of_some: bool = False
    text_en: str | None = None
    review: Review = Review.EXTRACTED

    @property
    def span(self) -> Span:
        pieces = self.passage.pieces
        return Span(pieces[0].start, pieces[-1].end)

    @property
    def whom(self) -> Whom:
        return Whom(self.types, self.binds_others, self.open_case)

    def listed_below(self, mood: Modality) -> Self:
        """It in the mood of the lead of its list, unless it has one of its own; a word of permission in what
        must not be is none: 不得：（一）更换不需要更换的零部件. What must not be hands in nothing.
        """
        bare = self.modality is Modality.PERMITTED and not (self.subject or _LETS.search(self.text))
        holds = mood is Modality.PROHIBITED and bare
        if modals(self.text) and not holds:
            return self
        asked = () if mood is Modality.PROHIBITED else self.deliverables
        return with_values(self, modality=mood, deliverables=asked)

    def without_teller(self) -> Self:
        """It from where it asks, without who says it before that: 《规定》强调，企业应当…."""
        start = told_by(blank_quoted(self.text), 0, len(self.text))
        if not start or self.text != self.passage.text or self.review is not Review.EXTRACTED:
            return self
        rest = self.passage.part(start, len(self.text))
        return with_values(self, passage=rest, text=rest.text)

    def of(self, whom: Whom) -> Self:
        return with_values(self, **whom._asdict())

    def left_open(self) -> Self:
        """It in a case that was not understood. Whom the vocabulary does not know is open as it is."""
        return with_values(self, of_some=True, open_case=self.open_case or not self.whom.of_others)

    @property
    def contradictory(self) -> bool:
        """Whether conditions that hold together leave no answer to one question, as cases read as one do.

        Its case is open then, unless a person gave the conditions.
        """
        if self.settled_conditions:
            return False
        return any(
            one.fact == other.fact
            and one.operator == other.operator in _ONE_OF
            and not set(one.values) & set(other.values)
            and bool(set(one.groups) & set(other.groups))
            for one, other in combinations(self.conditions[:_MOST_COMPARED], 2)
        )


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """`row` holds every span of the task's row, `cells` the words of its text and materials.

    `unread` are the spans of its cells that were not understood.
    """

    number: int
    title: Passage
    row: tuple[Span, ...]
    cells: tuple[Passage, ...]
    statements: tuple[StatementDraft, ...]
    title_en: str | None = None
    unread: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        return self.cells[0].written

    def with_statements(self, change: Callable[[StatementDraft], StatementDraft]) -> Self:
        """The same with each of its statements changed."""
        return with_values(self, statements=tuple(map(change, self.statements)))


@dataclass(frozen=True, slots=True)
class CategoryDraft:
    number: int
    title: Passage
    label: Span | None
    tasks: tuple[TaskDraft, ...]
    title_en: str | None = None

    @property
    def statements(self) -> tuple[StatementDraft, ...]:
        return tuple(said for task in self.tasks for said in task.statements)


@dataclass(frozen=True, slots=True)
class TaskListDraft:
    """`name` is what to call a document that has no title; `title` is then its first paragraph.

    `series` names what all yearly editions of the list have in common. `sections` hold what it states in no
    task, under the headings there are; they are numbered by themselves. `issued` are those that issued it,
    whoever leads first. `jurisdiction` is the place of which it speaks, by which its names are read, `places`
    are those that it holds in, `signed` the day on which it was. `doubts` are of its structure and of which
    document it is.
    """

    title: Span
    jurisdiction: str | None
    year: int | None
    categories: tuple[CategoryDraft, ...]
    not_modelled: tuple[tuple[Span, str], ...]
    title_en: str | None = None
    name: str | None = None
    series: str | None = None
    issued: tuple[Issuer, ...] = ()
    places: str | None = None
    signed: datetime.date | None = None
    for_comments: bool = False
    effective_from: datetime.date | None = None
    effective_to: datetime.date | None = None
    sections: tuple[TaskDraft, ...] = ()
    addressees: tuple[Addressed, ...] = ()
    doubts: tuple[DoubtDraft, ...] = ()

    @property
    def tasks(self) -> tuple[TaskDraft, ...]:
        return tuple(task for category in self.categories for task in category.tasks)

    def with_tasks(self, change: Callable[[TaskDraft], TaskDraft]) -> Self:
        """The same with each of its tasks and sections changed."""
        categories = (with_values(one, tasks=tuple(map(change, one.tasks))) for one in self.categories)
        return with_values(self, categories=tuple(categories), sections=tuple(map(change, self.sections)))

    def with_statements(self, change: Callable[[StatementDraft], StatementDraft]) -> Self:
        """The same with each of its statements changed, those of no task too."""
        return self.with_tasks(lambda task: task.with_statements(change))


def cell_time_rules(cell: Passage) -> tuple[TimeRuleDraft, ...]:
    """What a cell for a deadline says; a day alone is the last one there, a month alone its end."""
    end = len(cell.text)
    limit = "底前" if cell.text.rstrip().endswith("月") else "前"
    found = find_time_rules(cell.text) or tuple(
        with_values(rule, end=end, text=cell.text[rule.start :])
        for rule in find_time_rules(f"{cell.text.rstrip()}{limit}")
        if rule.month is not None and rule.start < end
    )
    return tuple(TimeRuleDraft(rule, cell.span(rule.start, rule.end)) for rule in found)


def stage_of(title: Passage, text: Passage, under: Passage | None) -> Passage | None:
    """When a stage is, in words, by a task's title, the name at the head of its text, or what is above."""
    named = _STAGE_NAME.match(text.text)
    for heading in filter(None, (title, text.part(0, named.end()) if named else None, under)):
        if told := _STAGE.search(heading.text):
            return heading.part(*told.span("when"))
    return None
