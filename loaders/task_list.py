"""The records of a task list: drafts become nodes with stable ids, and the relationships between them."""

import datetime
from collections.abc import Iterable, Sequence
from itertools import count, pairwise
from typing import TypedDict

from graph.model import (
    Authority,
    Bearer,
    Category,
    Citation,
    Condition,
    ConditionOperator,
    Deliverable,
    Node,
    Obligation,
    Relationship,
    SourceDocument,
    Task,
    TaskList,
    TimeRule,
    relate,
)
from graph.statements import Rank, Source, Statements
from loaders.clauses import SEPARATORS, item_markers
from loaders.coverage import MARKUP, UNREAD, not_modelled
from loaders.document import Document, Span
from loaders.drafts import CategoryDraft, DeliverableDraft, StatementDraft, TaskDraft, TaskListDraft
from loaders.identity import slug
from loaders.passage import markup


def task_list_statements(
    document: Document, draft: TaskListDraft, name: str, loaded_at: datetime.datetime
) -> Statements:
    """Everything the document states; `name` is the part its ids have in common."""
    return _Builder(document, draft, name).statements(loaded_at)


def condition_id(fact: str, operator: ConditionOperator, values: Sequence[str]) -> str:
    """The same for the same condition in any document: condition:protection-levels/any-of/3+4+5."""
    return f"condition:{fact}/{operator.lower().replace('_', '-')}/{'+'.join(values)}"


class _Sourced(TypedDict):
    start: int
    end: int
    quote: str


class _Builder:
    def __init__(self, document: Document, draft: TaskListDraft, name: str) -> None:
        self._document = document
        self._draft = draft
        self._name = name
        self._place = slug(draft.jurisdiction) if draft.jurisdiction else name
        self._nodes: list[Node] = []
        self._relationships: dict[tuple[str, str, str], Relationship] = {}
        self._authorities: dict[str, Authority] = {}
        self._conditions: dict[str, Condition] = {}

    def statements(self, loaded_at: datetime.datetime) -> Statements:
        draft = self._draft
        runs = not_modelled(self._document, self._name, self._modelled(), self._left())
        source = SourceDocument(
            id=f"document:{self._name}",
            title=self._quote(draft.title),
            sha256=self._document.sha256,
            media_type=self._document.media_type,
            loaded_at=loaded_at,
            text=self._document.text,
            characters=len(self._document.text),
            modelled=len(self._document.text) - sum(run.end - run.start for run in runs),
        )
        task_list = TaskList(
            id=f"task-list:{self._name}",
            title=source.title,
            title_en=draft.title_en,
            jurisdiction=draft.jurisdiction,
            year=draft.year,
            effective_from=draft.effective_from,
            effective_to=draft.effective_to,
            **self._sourced(draft.title),
        )
        self._nodes = [source, task_list]
        if draft.issuer is not None:
            self._relate_id(task_list, "ISSUED_BY", "Authority", draft.issuer)
        for category in draft.categories:
            self._category(task_list, category)
        self._nodes.extend(runs)
        for node in self._nodes[1:]:
            self._relate(node, "STATED_IN", source)
        return Statements(
            Source(source.id, Rank.DOCUMENT),
            (*self._nodes, *self._authorities.values(), *self._conditions.values()),
            tuple(self._relationships.values()),
        )

    def _category(self, task_list: TaskList, draft: CategoryDraft) -> None:
        title = draft.title.span(0, len(draft.title.text))
        start = min(title.start, draft.label.start) if draft.label else title.start
        category = Category(
            id=f"category:{self._name}/{draft.number:03}",
            number=draft.number,
            title=draft.title.text,
            title_en=draft.title_en,
            **self._sourced(Span(start, title.end)),
        )
        self._nodes.append(category)
        self._relate(task_list, "HAS_CATEGORY", category)
        for task in draft.tasks:
            self._relate(category, "HAS_TASK", self._task(task))

    def _task(self, draft: TaskDraft) -> Task:
        path = f"{self._name}/{draft.number:03}"
        deliverables = list(dict.fromkeys(item for read in draft.statements for item in read.deliverables))
        task = Task(
            id=f"task:{path}",
            number=draft.number,
            title=draft.title.text,
            title_en=draft.title_en,
            text=draft.text,
            citation_count=sum(len(read.citations) for read in draft.statements),
            deliverable_count=len(deliverables),
            **self._sourced(Span(draft.row[0].start, draft.row[-1].end)),
        )
        self._nodes.append(task)
        nodes = {item: self._deliverable(item, path, at) for at, item in enumerate(deliverables, 1)}
        citation_numbers, groups = count(1), count(1)
        for at, read in enumerate(draft.statements, 1):
            obligation = self._obligation(read, f"{path}/{at:03}", at)
            self._relate(task, "IMPOSES", obligation)
            for item in read.deliverables:
                self._relate(obligation, "REQUIRES", nodes[item])
            self._citations(task, obligation, read, (path, citation_numbers, groups))
        return task

    def _obligation(self, draft: StatementDraft, path: str, ordinal: int) -> Obligation:
        obligation = Obligation(
            id=f"obligation:{path}",
            ordinal=ordinal,
            text=draft.text,
            text_en=draft.text_en,
            modality=draft.modality,
            bearer=draft.bearer,
            subject=draft.subject,
            review=draft.review,
            **self._sourced(draft.span),
        )
        self._nodes.append(obligation)
        if draft.bearer is Bearer.ENTERPRISE:
            for enterprise_type in draft.types:
                self._relate_id(obligation, "BINDS", "EnterpriseType", enterprise_type)
            self._when(obligation, draft)
        self._due(obligation, draft, path)
        return obligation

    def _when(self, obligation: Obligation, draft: StatementDraft) -> None:
        for stated in draft.conditions:
            condition = Condition(
                id=condition_id(stated.fact, stated.operator, stated.values),
                operator=stated.operator,
                values=stated.values,
            )
            if self._conditions.setdefault(condition.id, condition) is condition:
                self._relate_id(condition, "ASKS", "ProfileFact", stated.fact)
            self._keep(
                relate(
                    obligation, "WHEN", condition,
                    groups=tuple(str(group) for group in stated.groups),
                    text=stated.text,
                    **self._sourced(stated.span),
                )
            )  # fmt: skip

    def _due(self, obligation: Obligation, draft: StatementDraft, path: str) -> None:
        for number, stated in enumerate(draft.time_rules, 1):
            rule = stated.rule
            node = TimeRule(
                id=f"time-rule:{path}/{number:03}",
                kind=rule.kind,
                text=rule.text,
                year=rule.year,
                month=rule.month,
                day=rule.day,
                times=rule.times,
                period=rule.period,
                at_least=rule.at_least,
                event=rule.event,
                within=rule.within,
                working_days=rule.working_days,
                confidence=stated.confidence,
                **self._sourced(stated.span),
            )
            self._nodes.append(node)
            self._relate(obligation, "DUE", node)
            if stated.provision is not None:
                self._relate_id(obligation, "RESTS_ON", "Provision", stated.provision)

    def _citations(
        self,
        task: Task,
        obligation: Obligation,
        draft: StatementDraft,
        numbering: tuple[str, "count[int]", "count[int]"],
    ) -> None:
        path, numbers, groups = numbering
        renumbered = {
            group: next(groups) for group in sorted({c.group for c in draft.citations if c.group is not None})
        }
        for read in draft.citations:
            found = read.resolution
            citation = Citation(
                id=f"citation:{path}/{next(numbers):03}",
                text=read.text,
                status=found.status,
                alternative_group=None if read.group is None else renumbered[read.group],
                note=found.note,
                note_en=found.note_en,
                **self._sourced(read.span),
            )
            self._nodes.append(citation)
            self._relate(obligation, "CITES", citation)
            if found.instrument is not None:
                self._relate_id(citation, "REFERS_TO", "Instrument", found.instrument)
                self._relate_id(task, "REFERS_TO", "Instrument", found.instrument)
            if found.provision is not None:
                self._relate_id(citation, "REFERS_TO", "Provision", found.provision)
            for suggestion in found.suggestions:
                self._relate_id(citation, "SUGGESTS", "Instrument", suggestion)

    def _deliverable(self, draft: DeliverableDraft, path: str, at: int) -> Deliverable:
        deliverable = Deliverable(
            id=f"deliverable:{path}/{at:03}",
            name=draft.name,
            name_en=draft.name_en,
            kind=draft.kind,
            **self._sourced(draft.span),
        )
        self._nodes.append(deliverable)
        for recipient in draft.recipients:
            id = recipient.id or self._unknown_authority(recipient.name).id
            self._relate_id(deliverable, "SUBMITTED_TO", "Authority", id)
        return deliverable

    def _unknown_authority(self, name: str) -> Authority:
        """An authority the catalogue does not know, by the name the document gives it."""
        id = f"authority:{self._place}-{slug(name)}"
        return self._authorities.setdefault(id, Authority(id=id, name=name))

    # ---- spans ----

    def _modelled(self) -> Iterable[Span]:
        """The spans records account for; blanks between the cells of one task are part of its row."""
        yield self._draft.title
        for category in self._draft.categories:
            label = (category.label,) if category.label is not None else ()
            yield from self._row((*label, *category.title.pieces))
            for task in category.tasks:
                yield from self._row(task.row)

    def _row(self, spans: Sequence[Span]) -> Iterable[Span]:
        yield from spans
        for before, after in pairwise(spans):
            between = self._document.text[before.end : after.start]
            if before.end < after.start and between.isspace() and "\n" not in between:
                yield Span(before.end, after.start)

    def _left(self) -> Sequence[tuple[Span, str]]:
        left = list(self._draft.not_modelled)
        for task in self._draft.tasks:
            left.extend((tag, MARKUP) for tag in markup(self._document.text, task.row))
            left.extend((span, UNREAD) for span in _unread(task))
        return left

    # ---- small parts ----

    def _quote(self, span: Span) -> str:
        return self._document.text[span.start : span.end]

    def _sourced(self, span: Span) -> _Sourced:
        return {"start": span.start, "end": span.end, "quote": self._quote(span)}

    def _relate(self, start: Node, type: str, end: Node) -> None:
        self._keep(relate(start, type, end))

    def _relate_id(self, start: Node, type: str, end_type: str, end: str) -> None:
        self._keep(Relationship(type, start.__class__.__name__, start.id, end_type, end))

    def _keep(self, relationship: Relationship) -> None:
        self._relationships.setdefault(
            (relationship.type, relationship.start, relationship.end), relationship
        )


def _unread(task: TaskDraft) -> Iterable[Span]:
    """Characters of a task's cells that no statement holds, but for what only parts statements."""
    read = {
        at
        for said in task.statements
        for piece in said.passage.pieces
        for at in range(piece.start, piece.end)
    }
    for cell in task.cells:
        text = cell.text
        marks = {at for start, end in item_markers(text) for at in range(start, end)}
        for at, character in enumerate(text):
            if at in marks or character in SEPARATORS or character.isspace():
                continue
            place = cell.span(at, at + 1)
            if place.start not in read:
                yield place
