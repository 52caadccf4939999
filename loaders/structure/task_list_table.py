"""A task list published as a table: its title, categories and rows, wherever page breaks tore them.

Rows are read by what their cells hold rather than by position alone, for a page break repeats the
header, drops cells, and can tear a row in two.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from types import MappingProxyType

from dutygraph.graph.errors import RefusedDocument
from dutygraph.loaders.documents.document import Document, Paragraph, Row, Span
from dutygraph.loaders.documents.passage import Passage, passage
from dutygraph.loaders.structure.doubts import DoubtDraft, of_column, of_no_title, of_repetition, of_structure
from dutygraph.loaders.structure.task_list_header import (
    columns_of,
    find_header,
    is_header,
    limits,
    names_below,
    names_task,
    no_table,
    stands_beside,
)
from dutygraph.loaders.structure.task_numbers import TaskNumbers
from dutygraph.loaders.structure.task_rows import CategoryRows, TaskListTable, TaskRow
from dutygraph.loaders.structure.telling import asks_in_cover, demands, is_heading
from dutygraph.loaders.structure.title_lines import whole_title
from dutygraph.text.labels import item_mark
from dutygraph.text.numerals import NUMERAL, number

Spans = tuple[Span, ...]
_TASK_TITLE = re.compile(
    r"(?P<number>\d{1,3})\s*[.．、:：](?!\d)\s*(?P<title>\S.*?)[。．.；;]?\s*$", re.DOTALL
)
_ORDINAL = re.compile(r"(?:\d{1,2}\s?[-–—－.．]\s?)?(?P<number>\d{1,3})")
"""A number in a column of its own, counted within its category too: 2-1."""
_CATEGORY = re.compile(rf"(?P<number>{NUMERAL})\s*(?:[、.．]\s*(?P<title>\S.*))?$", re.DOTALL)
_PAGE_FURNITURE = re.compile(r"[—–\-\s]*\d{1,4}[—–\-\s]*|第\s*\d+\s*页(?:\s*[,，/]?\s*共\s*\d+\s*页)?|续表")
_NOTHING = re.compile(r"[-—–－/／\s]*|无|不涉及")
_NOTE = re.compile(r"\s*(?:备?注|(?:填表)?说明)\s*\d{0,2}\s*[:：.．]")
_NAME = re.compile(r"(?:清单|方案|计划|要点|安排|通知|意见|表|任务|办法|规定)(?:[（(][^（）()]{1,12}[）)])*$")
_UNFINISHED = re.compile(r"[^。！？!?；;.）)”>]\s*$")

HEADER = "表头 table header"
PREAMBLE = "正文前文字 text before the table"
PAGE = "页码 page furniture"
NO_MATERIAL = "无材料 no material asked for"
AFTER_TABLE = "表后文字 text after the table"
STRAY = "未归入任务 in no task"
OTHER_COLUMN = "其他列 a column that is not modelled"


def read_table(document: Document) -> TaskListTable:
    """The rows of a list, with doubts of those in no task; RefusedDocument where there is no table."""
    header = find_header(document)
    if header is None:
        raise RefusedDocument([no_table(document)])
    reader = _Reader(document, header)
    for block in document.blocks:
        reader.read(block)
    return reader.result()


def read_rows(document: Document, rows: Sequence[Row]) -> TaskListTable | None:
    """The tasks of a table that stands in running text; None where it is no whole list of tasks.

    Its title is then its header.
    """
    if not is_header(document, rows[0], numbered=False):
        return None
    reader = _Reader(document, rows[0], _hull(rows[0]))
    for row in rows:
        reader.read(row)
    found = reader.result()
    return found if found.categories and not reader.strays else None


class _Reader:
    def __init__(self, document: Document, header: Row, title: Span | None = None) -> None:
        self._document = document
        self._own_title = title
        self._text = document.text
        self._first_header = header
        self._header = header
        self._columns = columns_of(document, header)
        self._inside = False
        self._anew = False
        self._names_above = False
        self._before: list[Span] = []
        self._after: list[Span] = []
        self._categories: list[tuple[CategoryRows, list[TaskRow]]] = []
        self._not_modelled: list[tuple[Span, str]] = []
        self.strays: list[DoubtDraft] = []
        self._remarks: list[TaskRow] = []
        self._unread_columns: dict[str, Span] = {}
        self._numbers = TaskNumbers()

    def read(self, block: Paragraph | Row) -> None:
        if isinstance(block, Row) and (block is self._first_header or is_header(self._document, block)):
            self._settle(between=block.table == self._header.table)
            # Another table may count its tasks anew; one that goes on over pages does not.
            self._anew, self._inside = self._inside, True
            self._head(block, block)
        elif not self._inside:
            self._before.extend([block.span] if isinstance(block, Paragraph) else block.spans)
        elif isinstance(block, Paragraph):
            self._after.append(block.span)
        elif self._names_above and (whole := names_below(self._document, self._header, block)):
            self._head(block, whole)
        elif block.spans:
            self._settle(between=True)
            self._names_above = False
            self._read_row(block)

    def _head(self, row: Row, header: Row) -> None:
        """Take what names the columns from here on; `row` is what was read of it now."""
        self._header, self._columns, self._names_above = header, columns_of(self._document, header), True
        self._leave([_hull(row)], HEADER)

    def result(self) -> TaskListTable:
        self._settle(between=False)
        title = self._title()
        first = title or _hull(self._first_header)
        named = None if title else Path(self._document.name).stem
        above = (span for span in self._before if not first.start <= span.start < first.end)
        self._leave([span for span in above if not self._states(span)], PREAMBLE)
        doubts = (
            *([of_no_title(first, named)] if named else ()),
            *self.strays,
            *self._numbers.doubts,
            *(of_column(span, name) for name, span in self._unread_columns.items()),
        )
        return TaskListTable(
            first,
            tuple(replace(one, tasks=tuple(tasks)) for one, tasks in self._categories),
            tuple(self._not_modelled),
            named,
            doubts,
            tuple(self._remarks),
        )

    def _states(self, span: Span) -> bool:
        """Whether a line states something of the list as a whole, which is then kept."""
        words = passage(self._text, [span])
        if not asks_in_cover(words.text):
            return False
        note = _NOTE.match(words.text)
        told = words.part(note.end() if note else 0, len(words.text))
        mark = item_mark(told.text)
        self._remark(passage(self._text, []), told.part(mark.end if mark else 0, len(told.text)), (span,))
        return True

    def _remark(
        self, title: Passage, words: Passage, row: Spans, beside: Mapping[str, Passage] = MappingProxyType({})
    ) -> None:
        self._remarks.append(TaskRow(len(self._remarks) + 1, title, words, None, row, beside))

    def _read_row(self, row: Row) -> None:
        found = self._task_cell(row)
        if found is None:
            self._read_untitled(row)
            return
        at, before, task_number, title = found
        self._read_category([cell for cell in before if cell])
        text, materials, others, beside = self._content(row, at)
        whose = {kind: words for kind, words in beside.items() if kind in ("who", "with")}
        for cell in others:
            if demands(self._said(cell)):
                self._remark(title, passage(self._text, cell), cell, whose)
            else:
                self._leave(cell, OTHER_COLUMN)
        if text is None:
            told = f"任务{task_number}没有内容。", f"Task {task_number} has no text."
            self.strays.append(of_structure(row.spans[0], *told))
            text = row.cells[at]
        asked = self._asked(materials)
        apart = {span for cell in (*before, *others) for span in cell} | {*(() if asked else materials)}
        own = tuple(span for cell in row.cells for span in cell if span not in apart)
        self._add_task(TaskRow(task_number, title, passage(self._text, text), asked, own, beside))

    def _task_cell(self, row: Row) -> tuple[int, Sequence[Spans], int, Passage] | None:
        """Index of the cell with the task's title, the cells of its category, its number, and the title."""
        for at, cell in enumerate(row.cells):
            words = passage(self._text, cell)
            if cell and (match := _TASK_TITLE.match(words.text)):
                return at, row.cells[:at], int(match["number"]), words.part(*match.span("title"))
        filled = [at for at, cell in enumerate(row.cells) if cell]
        columns = self._columns
        if columns.title is not None and self._is_whole(row) and row.cells[columns.title] and len(filled) > 1:
            ordinal = "" if columns.ordinal is None else self._said(row.cells[columns.ordinal])
            counted = _ORDINAL.fullmatch(ordinal)
            category = () if columns.category is None else row.cells[columns.category]
            written = int(counted["number"]) if counted else 0
            return columns.title, (category,), written, passage(self._text, row.cells[columns.title])
        return None

    def _content(
        self, row: Row, title_at: int
    ) -> tuple[Spans | None, Spans, list[Spans], Mapping[str, Passage]]:
        """The spans of a task's text and materials, cells of other columns, and what is said beside it."""
        others: list[Spans] = []
        said: dict[str, Passage] = {}
        if self._is_whole(row):
            material_at = self._columns.material
            last = len(row.cells) if material_at is None else material_at
            texts: list[Spans] = []
            kinds = {at: kind for kind, at in self._columns.says.items()}
            for at, (head, cell) in enumerate(zip(self._header.cells, row.cells, strict=True)):
                named, kind = self._said(head), kinds.get(at)
                if not cell or at in (title_at, material_at) or (at < title_at and kind is None):
                    continue
                beside = stands_beside(named) or bool(texts)
                if kind is not None and kind != "material":
                    said[kind] = passage(self._text, cell)
                elif (named and not names_task(named) and beside) or at > last:
                    others.append(cell)
                    if limits(named, self._said(cell)):
                        said["limits"] = passage(self._text, cell)
                    if head and not demands(self._said(cell)):
                        self._unread_columns.setdefault(named, head[0])
                else:
                    texts.append(cell)
            materials = row.cells[material_at] if material_at is not None and material_at > title_at else ()
        else:
            texts = [cell for cell in row.cells[title_at + 1 :] if cell]
            materials = texts.pop() if len(texts) > 1 else ()
        if not texts and (others or said):
            # A table that says no more of a task than its name.
            texts = [row.cells[title_at]]
        text = tuple(span for cell in texts for span in cell) or None
        return text, materials, others, MappingProxyType(said)

    def _read_category(self, cells: Sequence[Spans]) -> None:
        if not cells:
            return
        label, *titles = cells
        words = passage(self._text, label)
        match = _CATEGORY.match(words.text)
        if match is None or (not titles and match["title"] is None):
            titles, label_span, category_number = [label, *titles], None, len(self._categories) + 1
        else:
            category_number = number(match["number"]) or len(self._categories) + 1
            label_span = words.span(*match.span("number"))
        if match is not None and match["title"] is not None and not titles:
            title = words.part(*match.span("title"))
        else:
            title = passage(self._text, (span for cell in titles for span in cell))
        if self._categories and self._categories[-1][0].title.text == title.text:
            # Printed again after a page break.
            self._leave((span for cell in cells for span in cell), HEADER)
            return
        taken = [category.number for category, _ in self._categories]
        if category_number in taken:
            kept = max(taken) + 1
            if label_span:
                self.strays.append(of_repetition(label[0], str(category_number), str(kept)))
            category_number = kept
        self._categories.append((CategoryRows(category_number, title, label_span), []))

    def _read_untitled(self, row: Row) -> None:
        filled = [(at, cell) for at, cell in enumerate(row.cells) if cell]
        if len(filled) == 1 and _NOTE.match(self._said(filled[0][1])):
            self._leave(row.spans, AFTER_TABLE)
        elif all(number(self._said(cell)) is None and len(self._said(cell)) < 2 for _, cell in filled):
            self._leave(row.spans, PAGE)
        elif self._names_category(row, filled):
            self._read_category([cell for _, cell in filled])
        elif (task := self._last_task()) is not None:
            self._continue(task, row)
        else:
            self._cannot_place(row.spans)

    def _names_category(self, row: Row, filled: Sequence[tuple[int, Spans]]) -> bool:
        """Whether a row only says what those below it are: 二、 | 数据安全, or a name over all columns."""
        (first, cell), *others = filled
        words = self._said(cell)
        if self._is_whole(row) and not others and first == 0 != self._columns.title and is_heading(words):
            return True
        return len(others) < 2 and _CATEGORY.match(words) is not None and not self._continues()

    def _continue(self, task: TaskRow, row: Row) -> None:
        """A row that a page break tore from the one before it."""
        columns, whole = self._columns, self._is_whole(row)
        last = len(row.cells) - (0 if columns.material is None else len(columns.names) - columns.material)
        apart = {at for kind, at in columns.says.items() if whole and kind != "material"}
        self._leave((span for at in apart for span in row.cells[at]), OTHER_COLUMN)
        text = [span for at, cell in enumerate(row.cells[:last]) if at not in apart for span in cell]
        materials = [span for cell in row.cells[last:] for span in cell]
        if (materials and not text and task.materials is None and not whole) or (
            text and not _UNFINISHED.search(task.text.text)
        ):
            self._cannot_place(text or row.spans)
            return
        self._lengthen(row.spans, text, materials if self._asked(tuple(materials)) else ())

    def _settle(self, *, between: bool) -> None:
        """What the paragraphs after the last row are: page numbers, the rest of a torn cell, which ends a
        sentence where no row follows, and what is stated of the list as a whole.

        Between two rows nothing else may stand.
        """
        pages = {span for span in self._after if _PAGE_FURNITURE.fullmatch(self._said([span]))}
        self._leave(sorted(pages, key=lambda span: span.start), PAGE)
        lines = [span for span in self._after if span not in pages]
        self._after.clear()
        rest = list(takewhile(lambda span: not self._begins(span), lines)) if self._continues() else []
        ends = (at for at, span in enumerate(rest, 1) if not _UNFINISHED.search(self._said([span])))
        count = next(ends, len(rest) if between else 0)
        if count and (task := self._last_task()) is not None:
            whole = (), lines[:count]
            self._lengthen(lines[:count], *(whole if task.materials else whole[::-1]))
        for span in lines[count:]:
            if between:
                self._cannot_place([span])
            elif not self._states(span):
                self._leave([span], AFTER_TABLE)

    def _continues(self) -> bool:
        """Whether the last task's text or material breaks off in the middle of a sentence."""
        task = self._last_task()
        return task is not None and _UNFINISHED.search((task.materials or task.text).text) is not None

    def _lengthen(self, row: Sequence[Span], text: Sequence[Span], materials: Sequence[Span]) -> None:
        """Add to the last task what was torn from it."""
        tasks = self._categories[-1][1]
        task = tasks[-1]
        asked = (*(task.materials.pieces if task.materials else ()), *passage(self._text, materials).pieces)
        tasks[-1] = replace(
            task,
            text=Passage(self._text, (*task.text.pieces, *passage(self._text, text).pieces)),
            materials=Passage(self._text, asked) if asked else None,
            row=(*task.row, *row),
        )

    def _begins(self, span: Span) -> bool:
        """Whether a line begins something of its own, by a number, as a note, a lead or what it asks."""
        words = self._said([span])
        own = _NOTE.match(words) or words[-1:] in "：:" or item_mark(words)
        return bool(own) or (words[0] in "请各" and asks_in_cover(words))

    def _asked(self, materials: Spans) -> Passage | None:
        words = passage(self._text, materials)
        if not _NOTHING.fullmatch(words.text.strip()):
            return words
        self._leave(materials, NO_MATERIAL)
        return None

    def _title(self) -> Span | None:
        if self._own_title is not None:
            return self._own_title
        long_enough = [at for at, span in enumerate(self._before) if len(self._said([span])) >= 6]
        named = [at for at in long_enough if _NAME.search(self._said([self._before[at]]))]
        at = (named or long_enough)[-1:]
        return whole_title(self._text, self._before, at[0], _NAME) if at else None

    def _add_task(self, task: TaskRow) -> None:
        written = task.number or self._numbers.last + 1
        if not self._categories or (self._anew and written == 1 and self._numbers.last):
            # A table without categories is one category under the list's own title.
            words = passage(self._text, [self._title() or _hull(self._first_header)])
            taken = max((one.number for one, _ in self._categories), default=0)
            self._categories.append((CategoryRows(taken + 1, words, None), []))
        self._anew = False
        number = self._numbers.take(len(self._categories), written, task.row[0])
        self._categories[-1][1].append(replace(task, number=number))

    def _last_task(self) -> TaskRow | None:
        return self._categories[-1][1][-1] if self._categories and self._categories[-1][1] else None

    def _is_whole(self, row: Row) -> bool:
        """Whether it has as many cells as the header above it."""
        return len(row.cells) == len(self._header.cells)

    def _said(self, spans: Iterable[Span]) -> str:
        return passage(self._text, spans).text.strip()

    def _leave(self, spans: Iterable[Span], reason: str) -> None:
        self._not_modelled.extend((span, reason) for span in spans)

    def _cannot_place(self, spans: Sequence[Span]) -> None:
        """What is in no task is of the list as a whole, or left out."""
        said = self._said(spans)[:20]
        told = f"无法归入任何任务：“{said}…”。", f"It cannot be placed in any task: “{said}…”."
        self.strays.append(of_structure(spans[0], *told))
        for span in spans:
            if not self._states(span):
                self._leave([span], STRAY)


def _hull(row: Row) -> Span:
    return Span(row.spans[0].start, row.spans[-1].end)
