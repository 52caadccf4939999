"""A task list published as a table: its title, categories and rows, wherever page breaks tore them.

Rows are read by what their cells hold rather than by position alone, for a page break repeats the
header, drops cells, and can tear a row in two.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from types import MappingProxyType

from dutygraph.graph.errors import Problem, RefusedDocument
from dutygraph.loaders.documents.document import Document, Paragraph, Row, Span
from dutygraph.loaders.documents.passage import Passage, passage
from dutygraph.loaders.structure.doubts import of_column
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
from dutygraph.loaders.structure.telling import asks_in_cover, demands
from dutygraph.loaders.structure.title_lines import whole_title
from dutygraph.text.labels import item_mark
from dutygraph.text.numerals import NUMERAL, number

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
OTHER_COLUMN = "其他列 a column that is not modelled"


def read_table(document: Document) -> TaskListTable:
    """The rows of a list; RefusedDocument, with every problem, where there is no whole table."""
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
    reader = _Reader(document, rows[0], Span(rows[0].spans[0].start, rows[0].spans[-1].end))
    for row in rows:
        reader.read(row)
    try:
        found = reader.result()
    except RefusedDocument:
        return None
    return found if found.categories else None


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
        self._categories: list[CategoryRows] = []
        self._not_modelled: list[tuple[Span, str]] = []
        self._problems: list[Problem] = []
        self._remarks: list[TaskRow] = []
        self._unread_columns: dict[str, Span] = {}
        self._numbers = TaskNumbers()

    def read(self, block: Paragraph | Row) -> None:
        if isinstance(block, Row) and (block is self._first_header or is_header(self._document, block)):
            (self._settle_after if block.table == self._header.table else self._settle_below)()
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
            self._settle_after()
            self._names_above = False
            self._read_row(block)

    def _head(self, row: Row, header: Row) -> None:
        """Take what names the columns from here on; `row` is what was read of it now."""
        self._header, self._columns, self._names_above = header, columns_of(self._document, header), True
        self._leave([Span(row.spans[0].start, row.spans[-1].end)], HEADER)

    def result(self) -> TaskListTable:
        self._settle_below()
        title = self._title()
        self._leave(
            (span for span in self._before if title is None or not title.start <= span.start < title.end),
            PREAMBLE,
        )
        if self._problems or title is None:
            raise RefusedDocument(self._problems)
        doubts = (
            *self._numbers.doubts,
            *(of_column(span, name) for name, span in self._unread_columns.items()),
        )
        told = tuple(replace(one, number=at) for at, one in enumerate(self._remarks, 1))
        return TaskListTable(
            title, tuple(self._categories), tuple(self._not_modelled), doubts=doubts, sections=told
        )

    def _settle_below(self) -> None:
        """What the lines below a table state is stated of the list as a whole."""
        for span in self._unsettled(between=False):
            words = passage(self._text, [span])
            if asks_in_cover(words.text):
                note = _NOTE.match(words.text)
                told = words.part(note.end() if note else 0, len(words.text))
                mark = item_mark(told.text)
                told = told.part(mark.end if mark else 0, len(told.text))
                self._remarks.append(TaskRow(0, passage(self._text, []), told, None, (span,)))
            else:
                self._leave([span], AFTER_TABLE)

    # ---- rows ----

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
                self._remarks.append(TaskRow(0, title, passage(self._text, cell), None, cell, whose))
            else:
                self._leave(cell, OTHER_COLUMN)
        if text is None:
            self._problem(
                row.spans[0].start,
                f"任务 {task_number} 没有内容 task {task_number} has no text.",
                "请补全该行 Complete the row.",
            )
            return
        asked = self._asked(materials)
        apart = {span for cell in (*before, *others) for span in cell} | {*(() if asked else materials)}
        own = tuple(span for cell in row.cells for span in cell if span not in apart)
        self._add_task(TaskRow(task_number, title, passage(self._text, text), asked, own, beside))

    def _task_cell(self, row: Row) -> tuple[int, Sequence[tuple[Span, ...]], int, Passage] | None:
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
            return (
                columns.title,
                (category,),
                int(counted["number"]) if counted else 0,
                (passage(self._text, row.cells[columns.title])),
            )
        return None

    def _content(
        self, row: Row, title_at: int
    ) -> tuple[tuple[Span, ...] | None, tuple[Span, ...], list[tuple[Span, ...]], Mapping[str, Passage]]:
        """The spans of a task's text and materials, cells of other columns, and what is said beside it."""
        others: list[tuple[Span, ...]] = []
        said: dict[str, Passage] = {}
        if self._is_whole(row):
            material_at = self._columns.material
            last = len(row.cells) if material_at is None else material_at
            texts: list[tuple[Span, ...]] = []
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

    def _read_category(self, cells: Sequence[tuple[Span, ...]]) -> None:
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
        if self._categories and self._categories[-1].title.text == title.text:
            # Printed again after a page break.
            self._leave((span for cell in cells for span in cell), HEADER)
            return
        if any(category.number == category_number for category in self._categories):
            self._problem(
                label[0].start,
                f"类别序号重复 category {category_number} appears twice.",
                "请改正序号 Correct its number.",
            )
        self._categories.append(CategoryRows(category_number, title, label_span, ()))

    def _read_untitled(self, row: Row) -> None:
        filled = [(at, cell) for at, cell in enumerate(row.cells) if cell]
        if len(filled) == 1 and _NOTE.match(self._said(filled[0][1])):
            self._leave(row.spans, AFTER_TABLE)
        elif all(number(self._said(cell)) is None and len(self._said(cell)) < 2 for _, cell in filled):
            self._leave(row.spans, PAGE)
        elif len(filled) <= 2 and _CATEGORY.match(self._said(filled[0][1])) and not self._continues():
            self._read_category([cell for _, cell in filled])
        elif (task := self._last_task()) is not None:
            self._continue(task, row)
        else:
            self._cannot_place(row.spans[0])

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
            self._cannot_place(text[0] if text else row.spans[0])
            return
        asked = self._asked(tuple(materials))
        if asked is not None and task.materials is not None:
            asked = self._longer(task.materials, materials)
        words = self._longer(task.text, text)
        self._replace_last(task, row.spans, text=words, materials=asked or task.materials)

    def _settle_after(self) -> None:
        """Nothing may stand between two rows but page numbers and the rest of a torn cell."""
        for span in self._unsettled(between=True):
            self._cannot_place(span)

    def _unsettled(self, *, between: bool) -> list[Span]:
        """The paragraphs after the last row that are neither page numbers nor the rest of a torn cell.

        Where no row follows, such a rest ends a sentence; a signature ends none.
        """
        pages = {span for span in self._after if _PAGE_FURNITURE.fullmatch(self._said([span]))}
        self._leave(sorted(pages, key=lambda span: span.start), PAGE)
        lines = [span for span in self._after if span not in pages]
        self._after.clear()
        rest = list(takewhile(lambda span: not self._begins(span), lines)) if self._continues() else []
        ends = (at for at, span in enumerate(rest, 1) if not _UNFINISHED.search(self._said([span])))
        count = next(ends, len(rest) if between else 0)
        if count and (task := self._last_task()) is not None:
            whole = self._longer(task.materials or task.text, lines[:count])
            text, materials = (task.text, whole) if task.materials else (whole, None)
            self._replace_last(task, lines[:count], text=text, materials=materials)
        return lines[count:]

    # ---- small parts ----

    def _continues(self) -> bool:
        """Whether the last task's text or material breaks off in the middle of a sentence."""
        task = self._last_task()
        return task is not None and _UNFINISHED.search((task.materials or task.text).text) is not None

    def _longer(self, words: Passage, more: Iterable[Span]) -> Passage:
        return Passage(self._text, (*words.pieces, *passage(self._text, more).pieces))

    def _begins(self, span: Span) -> bool:
        """Whether a line begins something of its own, by a number, as a note or as a lead."""
        words = self._said([span])
        return _NOTE.match(words) is not None or words[-1:] in "：:" or item_mark(words) is not None

    def _asked(self, materials: tuple[Span, ...]) -> Passage | None:
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
        if long_enough:
            return whole_title(self._text, self._before, (named or long_enough)[-1], _NAME)
        self._problem(
            self._first_header.spans[0].start,
            "表格前没有标题 no title before the table.",
            "请在表格前加上清单标题 Put the list's title on a line before it.",
        )
        return None

    def _add_task(self, task: TaskRow) -> None:
        written = task.number or self._numbers.last + 1
        if not self._categories or (self._anew and written == 1 and self._numbers.last):
            # A table without categories is one category under the list's own title.
            words = passage(self._text, [title] if (title := self._title()) else [])
            self._categories.append(CategoryRows(len(self._categories) + 1, words, None, ()))
        self._anew = False
        number = self._numbers.take(len(self._categories), written, task.row[0])
        last = self._categories[-1]
        self._categories[-1] = replace(last, tasks=(*last.tasks, replace(task, number=number)))

    def _last_task(self) -> TaskRow | None:
        return self._categories[-1].tasks[-1] if self._categories and self._categories[-1].tasks else None

    def _replace_last(
        self, task: TaskRow, more: Sequence[Span], *, text: Passage, materials: Passage | None
    ) -> None:
        longer = replace(task, text=text, materials=materials, row=(*task.row, *more))
        last = self._categories[-1]
        self._categories[-1] = replace(last, tasks=(*last.tasks[:-1], longer))

    def _is_whole(self, row: Row) -> bool:
        """Whether it has as many cells as the header above it."""
        return len(row.cells) == len(self._header.cells)

    def _said(self, spans: Iterable[Span]) -> str:
        return passage(self._text, spans).text.strip()

    def _leave(self, spans: Iterable[Span], reason: str) -> None:
        self._not_modelled.extend((span, reason) for span in spans)

    def _cannot_place(self, span: Span) -> None:
        quote = self._text[span.start : span.end][:20]
        self._problem(
            span.start,
            f"无法归入任何任务 cannot be placed in any task: “{quote}…”.",
            "请检查该行是否缺少任务序号 Check whether the row lacks its number.",
        )

    def _problem(self, offset: int, message: str, remedy: str) -> None:
        self._problems.append(Problem(self._document.place(offset), message, remedy))
