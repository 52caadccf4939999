"""The records of a task list: drafts become nodes with stable ids, and the relationships between them."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter

from dutygraph.graph.model import Addressee, Category, Series, Stage, Task, TaskList
from dutygraph.graph.stated import Statements
from dutygraph.loaders.documents.coverage import MARKUP, UNREAD, not_modelled
from dutygraph.loaders.documents.document import Document, Span
from dutygraph.loaders.documents.identity import series_title
from dutygraph.loaders.documents.passage import markup
from dutygraph.loaders.duties.clauses import SEPARATORS
from dutygraph.loaders.duties.drafts import CategoryDraft, TaskDraft, TaskListDraft
from dutygraph.loaders.duties.items import item_markers
from dutygraph.loaders.duties.time.own_year import OwnYear
from dutygraph.loaders.duties.who.addressees import Addressed
from dutygraph.loaders.records.common import Recorder
from dutygraph.loaders.structure.title_lines import FOR_COMMENTS, title_words


def task_list_statements(
    document: Document, draft: TaskListDraft, name: str, loaded_at: datetime.datetime
) -> Statements:
    """Everything the document states; `name` is the part its ids have in common."""
    return _Builder(document, draft, name).statements(loaded_at)


class _Builder:
    def __init__(self, document: Document, draft: TaskListDraft, name: str) -> None:
        self._document = document
        self._draft = draft
        self._name = name
        first = draft.year or (draft.effective_from.year if draft.effective_from else None)
        signed = draft.signed
        ahead = first and signed and signed.year < first and draft.effective_from is None
        # What is asked for next year holds from the day on which it is signed.
        self._effective_from = signed if ahead else draft.effective_from
        if first and not draft.tasks:
            # What sets no tasks asks once: in the year it is of, or after it was signed.
            signed, first = signed or datetime.date(first, 1, 1), None
        self._records = Recorder(document, name, draft.jurisdiction, OwnYear(first, signed))
        self._numbers = Counter(task.number for task in draft.tasks)
        self._paths: Counter[str] = Counter()

    def _stage(self) -> Stage | None:
        """Whether it is a draft; what only asks for comments on one asks that of those whom it addresses."""
        asked = (one for part in (*self._draft.tasks, *self._draft.sections) for one in part.statements)
        draft = self._draft.for_comments and not all(FOR_COMMENTS.search(one.text) for one in asked)
        return Stage.DRAFT if draft else None

    def statements(self, loaded_at: datetime.datetime) -> Statements:
        draft = self._draft
        task_list = TaskList(
            id=f"task-list:{self._name}",
            title=draft.name or title_words(self._document.text, draft.title),
            title_en=draft.title_en,
            jurisdiction=draft.places,
            year=draft.year,
            effective_from=self._effective_from,
            effective_to=draft.effective_to,
            stage=self._stage(),
            **self._records.sourced(draft.title),
        )
        self._records.add(task_list)
        series = []
        if draft.series is not None:
            series.append(Series(id=f"series:{draft.series}", title=series_title(task_list.title)))
        self._records.relate(task_list, "EDITION_OF", *series)
        self._records.issued(task_list, draft.issued)
        for number, one in enumerate(draft.addressees, 1):
            self._addressee(task_list, one, number)
        for category in draft.categories:
            self._category(task_list, category)
        for section in draft.sections:
            path = f"{self._name}/section-{section.number:03}"
            self._records.duties(task_list, section.statements, path, section.title.written or None)
        stored = self._records.spans()
        runs = not_modelled(self._document, self._name, self._modelled(), self._left(), stored)
        return self._records.statements(task_list.title, runs, draft.doubts, loaded_at, *series)

    def _addressee(self, task_list: TaskList, one: Addressed, number: int) -> None:
        span = Span(one.start, one.end)
        addressee = Addressee(
            id=f"addressee:{self._name}/{number:03}",
            text=self._records.quote(span),
            **self._records.sourced(span),
        )
        self._records.hang(task_list, "ADDRESSES", addressee)
        self._records.relate_id(addressee, "BINDS", "EnterpriseType", *one.types)
        if one.authority is not None:
            self._records.relate_id(addressee, "REFERS_TO", "Authority", one.authority)

    def _category(self, task_list: TaskList, draft: CategoryDraft) -> None:
        title = draft.title.span(0, len(draft.title.text))
        start = min(title.start, draft.label.start) if draft.label else title.start
        category = Category(
            id=f"category:{self._name}/{draft.number:03}",
            number=draft.number,
            title=draft.title.written,
            title_en=draft.title_en,
            **self._records.sourced(Span(start, title.end)),
        )
        self._records.hang(task_list, "HAS_CATEGORY", category)
        for task in draft.tasks:
            self._records.relate(category, "HAS_TASK", self._task(task, self._path(draft, task)))

    def _path(self, category: CategoryDraft, task: TaskDraft) -> str:
        """A task goes by its number; where that comes again in the document, by its category's too."""
        number = f"{task.number:03}"
        if self._numbers[task.number] > 1:
            number = f"{category.number:03}-{number}"
        self._paths[number] += 1
        again = f"-{self._paths[number]}" if self._paths[number] > 1 else ""
        return f"{self._name}/{number}{again}"

    def _task(self, draft: TaskDraft, path: str) -> Task:
        deliverables = {item for read in draft.statements for item in read.deliverables}
        task = Task(
            id=f"task:{path}",
            number=draft.number,
            title=draft.title.written,
            title_en=draft.title_en,
            text=draft.text,
            citation_count=sum(len(read.citations) for read in draft.statements),
            deliverable_count=len(deliverables),
            **self._records.sourced(Span(draft.row[0].start, draft.row[-1].end)),
        )
        self._records.add(task)
        self._records.duties(task, draft.statements, path)
        return task

    # ---- spans ----

    def _modelled(self) -> Iterable[Span]:
        """The spans records account for; blanks between the cells of one task are part of its row."""
        yield from (Span(one.start, one.end) for one in self._draft.addressees)
        if self._draft.name is None:
            yield self._draft.title
        for category in self._draft.categories:
            label = (category.label,) if category.label is not None else ()
            yield from self._row((*label, *category.title.pieces))
            for task in category.tasks:
                yield from self._row(task.row)
        for section in self._draft.sections:
            yield from self._row(section.row)

    def _row(self, spans: Sequence[Span]) -> Iterable[Span]:
        yield from spans
        for before, after in pairwise(spans):
            between = self._document.text[before.end : after.start]
            if before.end < after.start and between.isspace() and "\n" not in between:
                yield Span(before.end, after.start)

    def _left(self) -> Sequence[tuple[Span, str]]:
        left = [
            (part, reason)
            for span, reason in self._draft.not_modelled
            for part in _without(span, self._draft.addressees)
        ]
        for task in (*self._draft.tasks, *self._draft.sections):
            left.extend((tag, MARKUP) for tag in markup(self._document.text, task.row))
            left.extend((span, UNREAD) for span in (*task.unread, *_unread(task)))
        return left


def _without(span: Span, parts: Iterable[Addressed]) -> Iterator[Span]:
    """What is left of a span where records hold parts of it."""
    start = span.start
    for part in parts:
        if span.start <= part.start and part.end <= span.end:
            yield Span(start, part.start)
            start = part.end
    yield Span(start, span.end)


def _unread(task: TaskDraft) -> Iterator[Span]:
    """What of a task's cells no statement holds, with what parts it, but for what only parts statements."""
    read = {place for said in task.statements for place in said.passage.places}
    for cell in task.cells:
        text = cell.text
        marks = {at for start, end in item_markers(text) for at in range(start, end)}
        said = (
            (at, place in read)
            for at, (character, place) in enumerate(zip(text, cell.places, strict=True))
            if not (at in marks or character in SEPARATORS or character.isspace())
        )
        for is_read, run in groupby(said, key=itemgetter(1)):
            if not is_read:
                places = [at for at, _ in run]
                yield from cell.part(places[0], places[-1] + 1).pieces
