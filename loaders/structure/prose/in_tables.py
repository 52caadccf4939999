"""What the tables of a document in prose hold: lists of tasks, things handed in, forms, lines that ask."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from dutygraph.loaders.documents.document import Document, Paragraph, Row, Span
from dutygraph.loaders.documents.passage import Passage, passage
from dutygraph.loaders.structure.asked_rows import asked_rows
from dutygraph.loaders.structure.doubts import DoubtDraft, of_form, of_others
from dutygraph.loaders.structure.prose.headings import level_of, may_head
from dutygraph.loaders.structure.prose.tables import is_blank, is_form, tables
from dutygraph.loaders.structure.task_list_header import OTHERS, columns_of, says_something
from dutygraph.loaders.structure.task_list_table import read_rows
from dutygraph.loaders.structure.task_rows import TaskListTable, TaskRow
from dutygraph.loaders.structure.telling import asks
from dutygraph.loaders.structure.title_lines import names_kind

FORM = "空白表格 a form to be filled in"
TABLE = "表格 a table that asks for nothing"
_NAME = re.compile(r"(?:文件)?(?:名\s*称|标\s*题)\s*[：:]?\s*")
_OF_PAGE = re.compile(
    r"(?:(?:索\s*引|文|发文字|文件编)\s*号|(?:发文|发布|成文|印发|生成)日期|发[文布]机[关构]|标\s*题)\s*[：:]?\s*"
)
"""What a page writes in a table before a document's title, and before its number, day or issuer."""


class InTables:
    """`lines` are those of the document, of a table only those of rows that ask for something.

    `listed` are its lists of tasks, each below the line that may be its heading; `above` are all such lines.
    `forms` is where forms begin. `columns` are the words of cells that have others beside them. `title` is
    the one of the document that a cell tells.
    """

    def __init__(self, document: Document, *, numbered: bool) -> None:
        """`numbered`: only a numbered line above a table may be its heading."""
        self._document = document
        self._text = document.text
        self._numbered = numbered
        self.asked: list[TaskRow] = []
        self.listed: list[tuple[Span | None, TaskListTable]] = []
        self.above: set[Span] = set()
        self.forms: list[int] = []
        self.not_modelled: list[tuple[Span, str]] = []
        self.doubts: list[DoubtDraft] = []
        rows = [block for block in document.blocks if isinstance(block, Row)]
        beside = (row.spans for row in rows if row.filled > 1)
        self.title: Span | None = None
        self.columns = frozenset(span for spans in beside for span in spans)
        # Of nothing but tables that ask for nothing, the first words may be its title.
        self.lines = list(self._told()) or list(islice(document.lines, 1))

    @property
    def states(self) -> bool:
        """Whether any table lists what is to be done, or things to be handed in."""
        return bool(self.listed or self.asked)

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
        if title_of_page := self._title_of_page(rows):
            self.title = title_of_page
            self._leave([span for row in rows for span in row.spans if span != self.title], TABLE)
        elif is_form(self._document, rows):
            self._form(rows)
        elif listed := read_rows(self._document, rows):
            self.listed.append((title, listed))
            self.not_modelled += listed.not_modelled
        elif not columns_of(self._document, rows[0]).lists_papers and is_blank(self._document, rows):
            self._form(rows)
        elif OTHERS in columns_of(self._document, rows[0]).roles:
            self._leave_whole(rows, TABLE, of_others)
        else:
            yield from self._of_cells(rows, passage(self._text, [title] if title else []))

    def _title_of_page(self, rows: Sequence[Row]) -> Span | None:
        """The title that a page's table of what the document is called, numbered and dated tells."""
        beside = [(label.of(self._text), cell) for row in rows for label, cell in pairwise(row.spans)]
        names = (cell for label, cell in beside if _NAME.fullmatch(label) and names_kind(cell.of(self._text)))
        return next(names, None) if any(_OF_PAGE.fullmatch(label) for label, _ in beside) else None

    def _of_cells(self, rows: Sequence[Row], title: Passage) -> Iterator[Span]:
        """What rows ask of which columns say more; the lines of others that ask, or that are headings."""
        asked = asked_rows(self._document, rows)
        for row in rows:
            found, lines = asked.get(row.spans, ()), list(row.spans)
            if any(one.beside or one.materials for one in found):
                named = ((one, one.title if one.title.text else title) for one in found)
                self.asked += [replace(one, title=name, under=title) for one, name in named]
                continue
            if not found and row.filled > 1:
                lines = [span for span in lines if level_of(span.of(self._text)) is not None]
            elif found:
                lines = [span for span in lines if says_something(span.of(self._text))]
            self._leave([span for span in row.spans if span not in lines], TABLE)
            yield from lines

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
