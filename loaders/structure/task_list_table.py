"""A table that lists tasks: its categories and rows, wherever page breaks tore them.

Rows are read by what their cells hold rather than by position alone, for a page break repeats the
header, drops cells, and can tear a row in two.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dutygraph.loaders.documents.document import Document, Row, Span
from dutygraph.loaders.documents.passage import Passage, passage
from dutygraph.loaders.duties.modality import modals
from dutygraph.loaders.structure.asked_rows import asking_column
from dutygraph.loaders.structure.doubts import DoubtDraft, of_column, of_jump, of_repetition, of_structure
from dutygraph.loaders.structure.prose.beside import NOTE, without_aside
from dutygraph.loaders.structure.task_list_header import (
    BESIDE,
    MATERIAL,
    MORE,
    ORDINAL,
    TASK,
    columns_of,
    is_header,
    says_something,
)
from dutygraph.loaders.structure.task_rows import CategoryRows, TaskListTable, TaskRow
from dutygraph.loaders.structure.telling import asks_in_cover, demands, is_heading
from dutygraph.text.numerals import NUMERAL, number

Spans = tuple[Span, ...]
_TASK_TITLE = re.compile(
    r"(?P<number>\d{1,3})\s*[.．、:：](?!\d)\s*(?P<title>\S.*?)[。．.；;]?\s*$", re.DOTALL
)
_ORDINAL = re.compile(r"(?:\d{1,2}\s?[-–—－.．]\s?)?(?P<number>\d{1,3})")
"""A number in a column of its own, counted within its category too: 2-1."""
_CATEGORY = re.compile(
    rf"(?P<label>[（(]?(?P<number>{NUMERAL})[）)]?)\s*(?:[、.．]\s*(?P<title>\S.*))?$", re.DOTALL
)
_SUM = re.compile(r"(?:合|总|小)计|总分")
_UNFINISHED = re.compile(r"[^。！？!?；;.）)”>]\s*$")

HEADER = "表头 table header"
NO_MATERIAL = "无材料 no material asked for"
STRAY = "未归入任务 in no task"
OTHER_COLUMN = "其他列 a column that is not modelled"


def read_rows(document: Document, rows: Sequence[Row]) -> TaskListTable | None:
    """The tasks of a table; None where it is no list of tasks.

    Its title is its header; a category that is not named has none. `sections` are what it states in no task.
    """
    headed = is_header(document, rows[0], numbered=False)
    asking = None if headed else asking_column(document, rows)
    if not headed and asking is None:
        return None
    reader = _Reader(document, rows, asking)
    for row in rows:
        if row.spans:
            reader.read(row)
    return reader.result() if reader.categories else None


@dataclass(frozen=True, slots=True)
class _Torn:
    """What rows add to the task before them, until the next one begins."""

    text: list[Span]
    materials: list[Span]
    row: list[Span]


class _Reader:
    def __init__(self, document: Document, rows: Sequence[Row], asking: int | None) -> None:
        self._document = document
        self._text = document.text
        self._first = self._header = rows[0]
        self._asking = asking
        self._below = min((row.spans[0].start for row in rows[1:] if row.spans), default=len(document.text))
        self._columns = columns_of(document, rows[0])
        self._anew = False
        self.categories: list[CategoryRows] = []
        self._tasks: list[list[TaskRow]] = []
        self._torn = _Torn([], [], [])
        self._taken: set[int] = set()
        self._not_modelled: list[tuple[Span, str]] = []
        self._doubts: list[DoubtDraft] = []
        self._remarks: list[TaskRow] = []
        self._unread: dict[str, Span] = {}
        self._beside: Mapping[str, Passage] = {}
        self._last = self._highest = 0

    def read(self, row: Row) -> None:
        if row is self._first or is_header(self._document, row):
            # Another table may count its tasks anew; one that goes on over pages does not.
            self._anew = row is not self._first
            self._head(row)
        elif any(_SUM.fullmatch(self._said(cell)) for cell in row.cells):
            self._leave(row.spans, OTHER_COLUMN)
        else:
            self._read_row(row)

    def _head(self, row: Row) -> None:
        """Take what names the columns from here on."""
        self._header, self._columns = row, columns_of(self._document, row)
        if self._asking is not None:
            self._columns = self._columns.with_task(self._asking)
        hull = _hull(row)
        turned = row is self._first and hull.end > self._below
        self._leave(row.spans if turned else [hull], HEADER)

    def result(self) -> TaskListTable:
        self._mend()
        columns = (of_column(span, name) for name, span in self._unread.items())
        return TaskListTable(
            _hull(self._first),
            tuple(
                replace(one, tasks=tuple(its)) for one, its in zip(self.categories, self._tasks, strict=True)
            ),
            tuple(self._not_modelled),
            doubts=(*self._doubts, *columns),
            sections=tuple(self._remarks),
        )

    def _remark(self, title: Passage, words: Passage, row: Spans, beside: Mapping[str, Passage]) -> None:
        self._remarks.append(TaskRow(len(self._remarks) + 1, title, words, None, row, beside))

    def _read_row(self, row: Row) -> None:
        found = self._task_cell(row)
        if found is None:
            self._read_untitled(row)
            return
        at, before, task_number, title = found
        self._read_category([cell for cell in before if cell])
        text, material, others, beside = self._content(row, at)
        of_others = {
            one: who for one, who in self._columns.whose.items() if one != at and self._is_whole(row)
        }
        if at in self._columns.whose:
            beside["who"] = self._columns.whose[at]
        alike = {kind: words for kind, words in beside.items() if kind != MATERIAL}
        for one, who in of_others.items():
            if (cell := row.cells[one]) and self._columns.tells(one, self._said(cell)):
                self._remark(title, passage(self._text, cell), cell, {**alike, "who": who})
        by = {kind: words for kind, words in beside.items() if kind in ("who", "with")}
        for cell in others:
            said = self._said(cell)
            # A mood alone says it of the task: 鼓励.
            if demands(said) and not any(modal.end - modal.start == len(said) for modal in modals(said)):
                self._remark(title, passage(self._text, cell), cell, by)
            else:
                self._leave(cell, OTHER_COLUMN)
        if text is None:
            told = f"任务{task_number}没有内容。", f"Task {task_number} has no text."
            self._doubts.append(of_structure(row.spans[0], *told))
            text = row.cells[at]
        asked = self._asked(material, beside.pop(MATERIAL, None))
        theirs = (row.cells[one] for one in of_others)
        apart = {span for cell in (*before, *others, *theirs) for span in cell}
        apart |= {*(() if asked else material)}
        own = tuple(span for cell in row.cells for span in cell if span not in apart)
        lead = self._columns.lead(self._document, self._header, at) if self._is_whole(row) else None
        words = passage(self._text, text)
        self._add_task(TaskRow(task_number, title, words, asked, own, beside, lead=lead))

    def _task_cell(self, row: Row) -> tuple[int, Sequence[Spans], int, Passage] | None:
        """Index of the cell with the task's title, the cells of its category, its number, and the title."""
        for at, cell in enumerate(row.cells):
            words = passage(self._text, cell)
            if cell and (match := _TASK_TITLE.match(words.text)):
                return at, row.cells[:at], int(match["number"]), words.part(*match.span("title"))
        filled = [at for at, cell in enumerate(row.cells) if cell]
        columns = self._columns
        if columns.title is not None and self._is_whole(row) and row.cells[columns.title] and len(filled) > 1:
            ordinal = columns.at(ORDINAL)
            counted = _ORDINAL.fullmatch("" if ordinal is None else self._said(row.cells[ordinal]))
            if self._next_category([(one, row.cells[one]) for one in filled]):
                return None
            category = () if columns.category is None else row.cells[columns.category]
            written = int(counted["number"]) if counted else 0
            return columns.title, (category,), written, passage(self._text, row.cells[columns.title])
        return None

    def _content(
        self, row: Row, title_at: int
    ) -> tuple[Spans | None, Spans, list[Spans], dict[str, Passage]]:
        """The spans of a task's text and materials, cells of other columns, and what is said beside."""
        behind = [(at, cell) for at, cell in enumerate(row.cells) if cell and at > title_at]
        if self._is_whole(row):
            behind = [(at, cell) for at, cell in behind if at not in self._columns.whose]
        else:
            texts = [cell for _, cell in behind]
            material = texts.pop() if len(texts) > 1 else ()
            said = {MATERIAL: passage(self._text, material)}
            return tuple(span for cell in texts for span in cell) or None, material, [], said
        columns = self._columns
        texts, others = [], []
        category = self.categories[-1].title.text if self.categories else ""
        said = columns.beside(self._text, row, self._beside, title_at, category)
        self._beside = dict(said)
        material_at = columns.at(MATERIAL)
        last = material_at if material_at is not None and material_at > title_at else len(row.cells)
        taken = {at for kind, words in said.items() if kind != "limits" for at in words.places}
        for at, cell in behind:
            name, role = columns.names[at], columns.roles[at]
            own = passage(self._text, cell)
            if role in said or role in (MATERIAL, ORDINAL) or not taken.isdisjoint(own.places):
                continue
            if at <= last and (not name or role == TASK or (role == MORE and not texts)):
                texts.append(cell)
                continue
            others.append(cell)
            if (head := self._header.cells[at]) and not demands(own.text):
                self._unread.setdefault(name, head[0])
        if not texts and (others or said.keys() - {MATERIAL}):
            # A table that says no more of a task than its name.
            texts = [row.cells[title_at]]
        material = row.cells[material_at] if material_at is not None and MATERIAL in said else ()
        return tuple(span for cell in texts for span in cell) or None, material, others, said

    def _read_category(self, cells: Sequence[Spans]) -> None:
        if not cells:
            return
        label, *titles = cells
        words = passage(self._text, label)
        match = _CATEGORY.match(words.text)
        counted = number(match["number"]) if match and (titles or match["title"]) else None
        label_span = words.span(*match.span("label")) if match and counted else None
        if match and counted and match["title"] and not titles:
            title = words.part(*match.span("title"))
        else:
            title = passage(self._text, (span for cell in (titles if counted else cells) for span in cell))
        if self.categories and self.categories[-1].title.text == title.text:
            # Printed again after a page break.
            self._leave((span for cell in cells for span in cell), HEADER)
            return
        counted = counted or len(self.categories) + 1
        taken = [category.number for category in self.categories]
        if counted in taken:
            kept = max(taken) + 1
            if label_span:
                self._doubts.append(of_repetition(label[0], str(counted), str(kept)))
            counted = kept
        self._open(CategoryRows(counted, title, label_span))

    def _open(self, category: CategoryRows) -> None:
        self._mend()
        self.categories.append(category)
        self._tasks.append([])
        self._taken, self._highest = set(), 0

    def _read_untitled(self, row: Row) -> None:
        filled = [(at, cell) for at, cell in enumerate(row.cells) if cell]
        if self._names_category(row, filled):
            self._read_category([cell for _, cell in filled])
        elif not self._continue(row, filled) and not self._keep(row.spans):
            said = self._said(row.spans)[:20]
            told = f"无法归入任何任务：“{said}…”。", f"It cannot be placed in any task: “{said}…”."
            self._doubts.append(of_structure(row.spans[0], *told))

    def _keep(self, spans: Iterable[Span]) -> bool:
        """Whether all that is in no task is of the list as a whole; what states nothing is left out."""
        kept = True
        for span in spans:
            words = passage(self._text, [without_aside(self._text, span)[0]])
            if asks_in_cover(span.of(self._text)):
                self._remark(passage(self._text, []), words, (span,), {})
            else:
                self._leave([span], STRAY)
                kept = False
        return kept

    def _names_category(self, row: Row, filled: Sequence[tuple[int, Spans]]) -> bool:
        """Whether a row only says what those below it are: 二、 | 数据安全, or a name over all columns."""
        (first, cell), *others = filled
        words = self._said(cell)
        if self._is_whole(row) and not others and first == 0 != self._columns.title and is_heading(words):
            return True
        if self._is_whole(row) and self._next_category(filled):
            return True
        torn = self._last_task() is not None and self._is_unfinished(self._materials() or self._words())
        return len(others) < 2 and _CATEGORY.match(words) is not None and not torn

    def _next_category(self, filled: Sequence[tuple[int, Spans]]) -> bool:
        """Whether cells only number and name the category that is next: （二） | 监测预警."""
        columns = self._columns
        if len(columns.names) < 3 or [at for at, _ in filled] != [columns.at(ORDINAL), columns.title]:
            return False
        label, name = (self._said(cell) for _, cell in filled)
        counted = None if label.isdecimal() else number(label.strip("（）()"))
        return counted == len(self.categories) + 1 and is_heading(name)

    def _continue(self, row: Row, filled: Sequence[tuple[int, Spans]]) -> bool:
        """Whether a page break tore a row from the task before it, which it then goes on; no note does, nor
        what stands where numbers do.
        """
        task, columns, whole = self._last_task(), self._columns, self._is_whole(row)
        if NOTE.match(self._said(filled[0][1])) or (whole and filled[0][0] == columns.at(ORDINAL)):
            return False
        material = columns.at(MATERIAL)
        last = len(row.cells) - (0 if material is None else len(columns.names) - material)
        apart = {at for at, role in enumerate(columns.roles) if whole and role in BESIDE}
        text = [span for at, cell in enumerate(row.cells[:last]) if at not in apart for span in cell]
        materials = [span for cell in row.cells[last:] for span in cell]
        if task is not None and not self._materials() and not whole:
            text, materials = [*text, *materials], []
        if task is None or (text and not self._is_unfinished(self._words())):
            return False
        self._leave((span for at in apart for span in row.cells[at]), OTHER_COLUMN)
        asked = self._asked(tuple(materials), passage(self._text, materials))
        self._torn.text.extend(passage(self._text, text).pieces)
        self._torn.materials.extend(asked.pieces if asked else ())
        self._torn.row.extend(row.spans)
        return True

    def _words(self) -> Sequence[Span]:
        """The last pieces of the last task's text."""
        task = self._last_task()
        return self._torn.text or (task.text.pieces if task else ())

    def _materials(self) -> Sequence[Span]:
        """The last pieces of what the last task asks for."""
        task = self._last_task()
        return self._torn.materials or (task.materials.pieces if task and task.materials else ())

    def _is_unfinished(self, pieces: Sequence[Span]) -> bool:
        return _UNFINISHED.search(passage(self._text, pieces[-1:]).text) is not None

    def _mend(self) -> None:
        """Give the last task all that rows add to it, at once: there may be thousands."""
        task, torn = self._last_task(), self._torn
        if task is not None and torn.row:
            asked = (*(task.materials.pieces if task.materials else ()), *torn.materials)
            self._tasks[-1][-1] = replace(
                task,
                text=Passage(self._text, (*task.text.pieces, *torn.text)),
                materials=Passage(self._text, asked) if asked else None,
                row=(*task.row, *torn.row),
            )
        self._torn = _Torn([], [], [])

    def _asked(self, cell: Spans, words: Passage | None) -> Passage | None:
        """What is handed in, by a cell; it may say the same as that of the row above."""
        if words is not None and says_something(words.text):
            self._leave(cell if words.pieces != passage(self._text, cell).pieces else (), OTHER_COLUMN)
            return words
        self._leave(cell, NO_MATERIAL)
        return None

    def _add_task(self, task: TaskRow) -> None:
        """Its number is as written, as far as that tells the tasks of a category apart.

        They may go on from one category to the next, or begin anew.
        """
        self._mend()
        written, line = task.number or self._last + 1, task.row[0]
        if not self.categories or (self._anew and written == 1 and self._last):
            # A table without categories is one category under what is above it.
            taken = max((one.number for one in self.categories), default=0)
            self._open(CategoryRows(taken + 1, passage(self._text, []), None))
        self._anew = False
        count = self._highest + 1 if written in self._taken else written
        if count != written:
            self._doubts.append(of_repetition(line, str(written), str(count)))
        elif written not in (1, self._last + 1):
            self._doubts.append(of_jump(line, str(self._last) if self._last else None, str(written)))
        self._last = count
        self._taken.add(count)
        self._highest = max(self._highest, count)
        self._tasks[-1].append(replace(task, number=count))

    def _last_task(self) -> TaskRow | None:
        return next(iter(self._tasks[-1][-1:]), None) if self._tasks else None

    def _is_whole(self, row: Row) -> bool:
        """Whether it has as many cells as the header above it."""
        return len(row.cells) == len(self._header.cells)

    def _said(self, spans: Iterable[Span]) -> str:
        return passage(self._text, spans).text.strip()

    def _leave(self, spans: Iterable[Span], reason: str) -> None:
        self._not_modelled.extend((span, reason) for span in spans)


def _hull(row: Row) -> Span:
    return Span(min(span.start for span in row.spans), max(span.end for span in row.spans))
