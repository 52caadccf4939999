"""A person's reading of a document, kept beside it: confirms or corrects the rules, and adds English.

A review lists every statement of each task it covers, in the document's own words; what it does not
say of a statement stays as the rules read it. It is bound by a sha256: of the document's text, or its bytes.
"""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import Field

from dutygraph.graph.errors import Problem, RefusedDocument
from dutygraph.graph.model import Bearer, CitationStatus, DeliverableKind, Modality, Review
from dutygraph.loaders.citations.resolution import Resolution
from dutygraph.loaders.documents.document import Document, Span
from dutygraph.loaders.documents.passage import passage
from dutygraph.loaders.duties.drafts import (
    CategoryDraft,
    CitationDraft,
    DeliverableDraft,
    Recipient,
    StatementDraft,
    TaskDraft,
    TaskListDraft,
)
from dutygraph.loaders.duties.extraction import Extractor
from dutygraph.loaders.duties.who.signatures import Issuer
from dutygraph.loaders.knowledge.checking import TYPE, Entry, Known, Told, problems_in, repeated_ids
from dutygraph.loaders.knowledge.yaml_file import Location, Record, YamlFile, read_records, read_yaml
from dutygraph.loaders.reviews.reviewed_limits import (
    RequirementEntry,
    RestsOn,
    ReviewedCondition,
    ReviewedTimeRule,
    Words,
    conditions_of,
    requirements_of,
    span_of,
    time_rules_of,
)
from dutygraph.text.characters import widened

_Number = tuple[int | None, int]
"""Of a task: the number of its category and its own."""


class ReviewedDeliverable(Record):
    """`quote`: the words of the statement it rests on; `name` where those are no name."""

    quote: Words
    name: Words | None = None
    name_en: Words | None = None
    kind: DeliverableKind | None = None
    recipients: tuple[str, ...] | None = None


class ReviewedCitation(Record):
    quote: Words
    instrument: str
    provision: str | None = None


class ReviewedStatement(Record):
    """`confirmed`: no while nobody has checked it; it stays EXTRACTED then.

    Lists that are given are all that the statement has of their kind. `open_case`: yes where it concerns only
    some of those it binds, in a case that no profile fact tells; no by itself where `binds` or `conditions`
    are given. `rests_on` names the review's
    `requirements`: what provisions behind the statement ask, which the list does not name.
    """

    text: Words
    confirmed: bool = True
    text_en: Words | None = None
    modality: Modality | None = None
    bearer: Bearer | None = None
    subject: Words | None = None
    binds: Annotated[tuple[str, ...] | None, TYPE] = None
    open_case: bool | None = None
    deliverables: tuple[ReviewedDeliverable, ...] | None = None
    citations: tuple[ReviewedCitation, ...] | None = None
    conditions: tuple[ReviewedCondition, ...] | None = None
    time_rules: tuple[ReviewedTimeRule, ...] | None = None
    rests_on: tuple[RestsOn, ...] = ()

    @property
    def case_is_open(self) -> bool | None:
        """What a person says of its case; None: nothing."""
        said_all = self.binds is not None or self.conditions is not None
        return False if self.open_case is None and said_all else self.open_case


class ReviewedTask(Record):
    """`category`: the number of its category, where the document gives several tasks the same number."""

    number: int
    category: int | None = None
    title_en: Words | None = None
    statements: tuple[ReviewedStatement, ...] = ()


class ReviewedCategory(Record):
    number: int
    title_en: Words


_Entry = TypeVar("_Entry", ReviewedTask, ReviewedCategory)
_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


class DocumentReview(Entry):
    kind: Literal["review"]
    document_sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    reviewed_on: datetime.date
    title_en: Words | None = None
    issuer: str | None = None
    effective_from: datetime.date | None = None
    effective_to: datetime.date | None = None
    categories: tuple[ReviewedCategory, ...] = ()
    requirements: tuple[RequirementEntry, ...] = ()
    tasks: tuple[ReviewedTask, ...] = ()
    sections: tuple[ReviewedTask, ...] = ()

    def told(self, known: Known) -> Iterator[Told]:
        """Each requirement is there once, and a statement rests on it."""
        yield from repeated_ids(requirements=self.requirements)
        said = [statement for task in (*self.tasks, *self.sections) for statement in task.statements]
        used = {link.requirement for statement in said for link in statement.rests_on}
        for at, entry in enumerate(self.requirements):
            if entry.id not in used:
                yield Told(("requirements", at), f"没有陈述以此为依据 no statement rests on {entry.id}.")


def read_review(path: Path, document: Document) -> tuple[YamlFile, DocumentReview]:
    """The review, RefusedDocument where it is broken or bound to another text."""
    file = read_yaml(path)
    review = read_records(file, DocumentReview)
    if review.document_sha256 not in (document.sha256, document.text_sha256):
        raise RefusedDocument(
            [
                file.problem(
                    ("document_sha256",),
                    f"审校文件属于另一份文件 the review is bound to {review.document_sha256[:12]}…, "
                    f"but {document.name} has {document.sha256[:12]}….",
                    "请重新审校，或用 --no-review 载入 Review the new text, or load it with --no-review.",
                )
            ]
        )
    return file, review


def reviewed(
    draft: TaskListDraft, file: YamlFile, review: DocumentReview, extractor: Extractor
) -> TaskListDraft:
    """The draft as the review has it; RefusedDocument, naming the review's entries, where they do not fit."""
    reviewer = _Reviewer(file, review, extractor)
    result = reviewer.task_list(draft)
    if reviewer.problems:
        raise RefusedDocument(reviewer.problems)
    return result


class _Reviewer:
    def __init__(self, file: YamlFile, review: DocumentReview, extractor: Extractor) -> None:
        self._file = file
        self._review = review
        self._extractor = extractor
        self.problems: list[Problem] = []
        self._requirements = {entry.id: entry for entry in review.requirements}

    def task_list(self, draft: TaskListDraft) -> TaskListDraft:
        tasks = [(category.number, task.number) for category in draft.categories for task in category.tasks]
        numbers = Counter(number for _, number in tasks)
        known: dict[_Number, _Number] = {key: key for key in tasks}
        known |= {(None, number): (of, number) for of, number in tasks if numbers[number] == 1}
        known_names = replace(self._extractor.vocabulary.known, requirements=self._requirements)
        self.problems += problems_in(self._file, self._review, known_names)
        if self.problems:
            return draft
        entries = self._entries("tasks", self._review.tasks, known)
        sections = self._entries("sections", self._review.sections, _by_themselves(draft.sections))
        categories = self._entries("categories", self._review.categories, _by_themselves(draft.categories))
        titles = {number: entry.title_en for (_, number), (_, entry) in categories.items()}
        issuer = self._review.issuer
        same = issuer is None or any(one.id == issuer for one in draft.issued[:1])
        return replace(
            draft,
            title_en=self._review.title_en,
            issued=draft.issued if same else (Issuer(issuer),),
            effective_from=self._review.effective_from or draft.effective_from,
            effective_to=self._review.effective_to or draft.effective_to,
            categories=tuple(
                replace(
                    category,
                    title_en=titles.get(category.number),
                    tasks=tuple(
                        self._task("tasks", task, entries.get((category.number, task.number)))
                        for task in category.tasks
                    ),
                )
                for category in draft.categories
            ),
            sections=tuple(
                self._task("sections", section, sections.get((None, section.number)))
                for section in draft.sections
            ),
        )

    def _entries(
        self, field: str, entries: Sequence[_Entry], known: Mapping[_Number, _Number]
    ) -> dict[_Number, tuple[int, _Entry]]:
        """The entries, with their places, by the category and number of what each is of."""
        found: dict[_Number, tuple[int, _Entry]] = {}
        for at, entry in enumerate(entries):
            nth = entry.number
            key = known.get((entry.category if isinstance(entry, ReviewedTask) else None, nth))
            if key is not None and key not in found:
                found[key] = at, entry
                continue
            message = f"文件没有第 {nth} 项 the document has no number {nth}."
            if key is not None:
                message = f"第 {nth} 项重复 number {nth} is reviewed twice."
            elif any(number == nth for _, number in known):
                several = f"编号重复，请用 category 指明类别 several tasks have the number {nth}: "
                message = f"{several}say category, the number of its category."
            self._problem((field, at), message)
        return found

    def _task(self, field: str, draft: TaskDraft, found: tuple[int, ReviewedTask] | None) -> TaskDraft:
        if found is None:
            return draft
        index, entry = found
        draft = replace(draft, title_en=entry.title_en)
        if not entry.statements:
            return draft
        read: list[StatementDraft] = []
        settled: dict[Span, bool | None] = {}
        for at, reviewed_statement in enumerate(entry.statements):
            statement = self._statement(draft, reviewed_statement, (field, index, "statements", at))
            if statement is not None:
                read.append(statement)
                settled[statement.span] = reviewed_statement.case_is_open
        read.sort(key=lambda statement: statement.span.start)
        self._check_complete(draft, read, (field, index))
        # What the task or document says besides leaves nothing open that a person settled.
        completed = (
            one if (case := settled[one.span]) is None else replace(one, open_case=case)
            for one in self._extractor.completed(read)
        )
        return replace(draft, statements=tuple(completed))

    def _statement(self, task: TaskDraft, entry: ReviewedStatement, where: Location) -> StatementDraft | None:
        read = next((found for found in task.statements if widened(found.text) == widened(entry.text)), None)
        read = read or self._cut(task, entry.text)
        if read is None:
            self._problem(where, f"文中没有这些文字 task {task.number} does not say: “{entry.text[:30]}…”.")
            return None
        items, cited = entry.deliverables, entry.citations
        return replace(
            self._limited(read, entry, where),
            text_en=entry.text_en,
            modality=entry.modality or read.modality,
            bearer=entry.bearer or read.bearer,
            subject=entry.subject or read.subject,
            types=read.types if entry.binds is None else entry.binds,
            binds_others=read.binds_others and entry.binds is None,
            open_case=read.open_case if entry.case_is_open is None else entry.case_is_open,
            citations=read.citations if cited is None else self._each(where, partial(_citation, read), cited),
            deliverables=read.deliverables
            if items is None
            else self._each(where, partial(_deliverable, read), items),
            review=Review.REVIEWED if entry.confirmed else Review.EXTRACTED,
        )

    def _limited(self, read: StatementDraft, entry: ReviewedStatement, where: Location) -> StatementDraft:
        """The statement with the conditions and time rules of its entry, and what it rests on."""
        vocabulary = self._extractor.vocabulary
        conditions, rules = entry.conditions, entry.time_rules
        with self._telling(where):
            said = [(one, one.quote, span_of(read.passage, one.quote)) for one in conditions or ()]
            beside = [passage(read.passage.source, [rule.span]) for rule in read.time_rules]
            due = time_rules_of(read.passage, [(one, one.quote) for one in rules or ()], beside=beside)
            behind = requirements_of(read.passage, entry.rests_on, self._requirements, vocabulary)
            read = replace(
                read,
                conditions=read.conditions if conditions is None else conditions_of(said, vocabulary),
                settled_conditions=conditions is not None,
                time_rules=read.time_rules if rules is None else due,
                requirements=behind,
            )
        return read

    def _check_complete(self, task: TaskDraft, read: Sequence[StatementDraft], where: Location) -> None:
        """A review drops nothing: what the rules read as a statement stands in one of its own."""
        pieces = [piece for statement in read for piece in statement.passage.pieces]
        for found in task.statements:
            if not any(p.start <= found.span.start < p.end for p in pieces):
                self._problem(where, f"缺少陈述 a statement is missing: “{found.text[:30]}…”.")

    def _cut(self, task: TaskDraft, text: str) -> StatementDraft | None:
        """A statement where the rules cut none."""
        for at, cell in enumerate(task.cells):
            if place := cell.find(text):
                return self._extractor.statement(cell.part(*place), asks=at > 0)
        return None

    def _each(
        self, where: Location, make: Callable[[_Given], _Made], entries: Iterable[_Given]
    ) -> tuple[_Made, ...]:
        """What entries say, but for those that do not fit."""
        made = []
        for entry in entries:
            with self._telling(where):
                made.append(make(entry))
        return tuple(made)

    @contextmanager
    def _telling(self, where: Location) -> Iterator[None]:
        """What does not fit in there is a problem of an entry."""
        try:
            yield
        except ValueError as error:
            self._problem(where, f"{error}.")

    def _problem(self, where: Location, message: str) -> None:
        self.problems.append(self._file.problem(where, message, "请改正审校文件 Correct the review."))


def _citation(read: StatementDraft, entry: ReviewedCitation) -> CitationDraft:
    """ValueError where the statement does not say it."""
    found = next((one for one in read.citations if widened(one.text) == widened(entry.quote)), None)
    resolution = Resolution(CitationStatus.RESOLVED, entry.instrument, entry.provision)
    span = span_of(read.passage, entry.quote)
    return CitationDraft(entry.quote, span, found.group if found else None, resolution)


def _deliverable(read: StatementDraft, entry: ReviewedDeliverable) -> DeliverableDraft:
    """ValueError where the statement does not say it, or nobody of which kind it is."""
    span = span_of(read.passage, entry.quote)
    said = (d for d in read.deliverables if d.span == span or widened(d.name) == widened(entry.quote))
    found = next(said, None)
    kind = entry.kind or (found.kind if found else None)
    if kind is None:
        raise ValueError(f"缺少 kind: the rules did not find “{entry.quote}”, so its kind must be given")
    recipients = found.recipients if found else ()
    if entry.recipients is not None:
        recipients = tuple(Recipient(id, id) for id in entry.recipients)
    named = entry.name is not None or found is None or found.named
    name = entry.name or (found.name if found and not named else entry.quote)
    return DeliverableDraft(name, named, kind, recipients, found.span if found else span, entry.name_en)


def _by_themselves(parts: Iterable[TaskDraft | CategoryDraft]) -> dict[_Number, _Number]:
    """Parts that are told apart by their own numbers alone."""
    return {(None, part.number): (None, part.number) for part in parts}
