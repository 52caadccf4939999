"""What the tables of a document in prose hold: lists of tasks, things handed in, forms, lines that ask."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from dutygraph.loaders.documents.document import Document, Paragraph, Row, Span
from dutygraph.loaders.documents.passage import passage
from dutygraph.loaders.structure.doubts import DoubtDraft, of_form, of_others
from dutygraph.loaders.structure.prose.headings import level_of, may_head
from dutygraph.loaders.structure.prose.tables import (
    asking_cells,
    called_rows,
    handed_in_rows,
    is_blank,
    is_form,
    tables,
)
from dutygraph.loaders.structure.task_list_header import tells_of_others
from dutygraph.loaders.structure.task_list_table import read_rows
from dutygraph.loaders.structure.task_rows import TaskListTable, TaskRow
from dutygraph.loaders.structure.telling import asks

FORM = "空白表格 a form to be filled in"
TABLE = "表格 a table that asks for nothing"


class InTables:
    """`lines` are those of the document, of a table only those of rows that ask for something.

    `listed` are its lists of tasks, each below the line that may be its heading; `above` are all such lines.
    `forms` is where forms begin. `columns` are the words of cells that have others beside them.
    """

    def __init__(self, document: Document, *, numbered: bool) -> None:
        """`numbered`: only a numbered line above a table may be its heading."""
        self._document = document
        self._text = document.text
        self._numbered = numbered
        self.handed_in: list[TaskRow] = []
        self.listed: list[tuple[Span | None, TaskListTable]] = []
        self.above: set[Span] = set()
        self.forms: list[int] = []
        self.not_modelled: list[tuple[Span, str]] = []
        self.doubts: list[DoubtDraft] = []
        rows = (block for block in document.blocks if isinstance(block, Row))
        beside = (row.spans for row in rows if row.filled > 1)
        self.columns = frozenset(span for spans in beside for span in spans)
        # Of nothing but tables that ask for nothing, the first words may be its title.
        self.lines = list(self._told()) or list(islice(document.lines, 1))

    @property
    def states(self) -> bool:
        """Whether any table lists what is to be done, or things to be handed in."""
        return bool(self.listed or self.handed_in)

    def _told(self) -> Iterator[Span]:
        above: Span | None = None
        for block in tables(self._document):
            if isinstance(block, Paragraph):
                above = block.span
                yield block.span
                continue
            words = above.of(self._text) if above else ""
            heads = words and (level_of(words) is not None or not self._numbered) and may_head(words)
            yield from self._of_table(block, above if heads else None)

    def _of_table(self, rows: Sequence[Row], title: Span | None) -> Iterator[Span]:
        self.above |= {title} if title else set()
        if is_form(self._document, rows):
            self._form(rows)
        elif listed := read_rows(self._document, rows):
            self.listed.append((title, listed))
            self.not_modelled += listed.not_modelled
        elif found := handed_in_rows(self._document, rows):
            named = passage(self._text, [title] if title else [])
            self.handed_in += [replace(row, title=named) for row in found]
            held = {span for row in found for span in row.row}
            self._leave([span for row in rows for span in row.spans if span not in held], TABLE)
        elif is_blank(self._document, rows):
            self._form(rows)
        elif tells_of_others(self._document, rows[0]):
            self._leave_whole(rows, TABLE, of_others)
        else:
            said, left = asking_cells(self._document, rows)
            called = called_rows(self._document, rows)
            named = passage(self._text, [title] if title else [])
            self.handed_in += [replace(row, under=named) for row in called]
            held = {span for row in called for span in row.row}
            left = [span for span in left if span not in held]
            numbered = {span for span in left if level_of(span.of(self._text)) is not None}
            self._leave([span for span in left if span not in numbered], TABLE)
            yield from sorted([*said, *numbered], key=lambda span: span.start)

    def _form(self, rows: Sequence[Row]) -> None:
        self.forms += [span.start for span in rows[0].spans[:1]]
        self._leave_whole(rows, FORM, of_form)

    def _leave_whole(self, rows: Sequence[Row], reason: str, doubt: Callable[[Span], DoubtDraft]) -> None:
        cells = [span for row in rows for span in row.spans]
        self._leave(cells, reason)
        if any(asks(span.of(self._text)) for span in cells):
            self.doubts.append(doubt(cells[0]))

    def _leave(self, spans: Sequence[Span], reason: str) -> None:
        self.not_modelled.extend((span, reason) for span in spans)
