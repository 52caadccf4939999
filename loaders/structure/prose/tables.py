"""Tables in running text: where each begins and ends, and which are to be filled in."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dutygraph.loaders.documents.document import Document, Paragraph, Row, Span
from dutygraph.loaders.documents.passage import passage
from dutygraph.loaders.structure.prose.headings import headings, level_of
from dutygraph.loaders.structure.task_list_header import columns_of, is_header
from dutygraph.loaders.structure.task_rows import CategoryRows, TaskListTable
from dutygraph.text.labels import is_ended

_MOST_ABOVE = 4
"""Rows above a header without numbers, each with fewer cells than it: a title, who fills it in."""
_BREAKS_OFF = re.compile(r"(?:[，、,的和与及或并应在于至]|\d\s?[年月]?)\s*$")
_COMES_OUT = re.compile(r"结果|情况|得分|结论|签[字名章]|填写")
_TO_FILL_IN = re.compile(
    r"[□☐▢○]|是\s*[/／]\s*否|[（(]\s*(?:签[字章名]|盖章|公章)\s*[）)]|\d*\s+年\s+月\s+日"
)


def tables(document: Document) -> Iterator[Paragraph | list[Row]]:
    """The paragraphs of a document, and its tables each as a whole, with what a page break tore from a list.

    A list goes on in a table of as many columns or with such a header, whatever stands between the two but
    a heading.
    """
    rows: list[Row] = []
    within: list[Paragraph] = []
    between: list[Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            if rows and not between and (torn := _torn(document.text, rows[-1], block.span)):
                rows.append(torn)
            else:
                between.append(block)
            continue
        same = rows and not between and block.table == rows[-1].table
        numbered = len(rows) > _MOST_ABOVE or any(row.filled >= block.filled for row in rows)
        headed = same and is_header(document, block, numbered=numbered)
        if headed and not is_header(document, rows[0], numbered=False):
            # Above the header of a list stands its title, who fills it in, or another table.
            papers = columns_of(document, rows[0]).lists_papers
            yield from [rows] if papers else (Paragraph(span) for row in rows for span in row.spans)
            rows, same = [], False
        if not (same or (rows and _goes_on(document, rows, between, block))):
            if rows:
                yield rows
            yield from (*within, *between)
            rows, within, between = [], [], []
        rows.append(block)
        within += between
        between = []
    if rows:
        yield rows
    yield from (*within, *between)


def _torn(text: str, row: Row, line: Span) -> Row | None:
    """What a page break tore from a cell that breaks off amid a sentence, as a row of its own."""
    last = max((at for at, cell in enumerate(row.cells) if cell), default=None)
    if last is None or not _BREAKS_OFF.search(row.cells[last][-1].of(text)) or not is_ended(line.of(text)):
        return None
    return Row(tuple((line,) if at == last else () for at in range(len(row.cells))), row.table)


def _goes_on(document: Document, rows: Sequence[Row], between: Sequence[Paragraph], row: Row) -> bool:
    if not is_header(document, rows[0]) or any(level_of(one.span.of(document.text)) for one in between):
        return False
    headed = is_header(document, row)
    return not between if headed else len(row.cells) == len(rows[-1].cells)


def is_form(document: Document, rows: Sequence[Row]) -> bool:
    """Whether a table is to be filled in, by its boxes and places to sign.

    A list that says who does its tasks, or by when, is none, though how they went is filled in.
    """
    columns = columns_of(document, rows[0])
    told = [at for at, role in enumerate(columns.roles) if role in ("who", "by")]
    if is_header(document, rows[0], numbered=False) and any(
        row.cells[at : at + 1] and row.cells[at] for row in rows[1:] for at in told
    ):
        return False
    return any(_TO_FILL_IN.search(document.text, span.start, span.end) for row in rows for span in row.spans)


def is_blank(document: Document, rows: Sequence[Row]) -> bool:
    """Whether it is to be filled in by what it leaves blank: a column for what comes out, or half of it."""
    cells = [cell for row in rows for cell in row.cells]
    blank = any(
        name
        and _COMES_OUT.search(document.text, name[0].start, name[-1].end)
        and not any(row.cells[at : at + 1] and row.cells[at] for row in rows[1:])
        for at, name in enumerate(rows[0].cells)
    )
    return blank or 2 * sum(1 for cell in cells if not cell) >= len(cells) > len(rows)


def listed_categories(
    text: str, listed: Iterable[tuple[Span | None, TaskListTable]], title: Span, taken: set[int]
) -> Iterator[CategoryRows]:
    """The tasks of tables that list some, each with the line above it that may be its heading.

    They stand under the categories that the table has, else under that heading, else under `title`; numbers
    that are `taken` go to none of them.
    """
    for above, table in listed:
        heading = (
            next(iter(headings(text, [above], ()).roots), None)
            if above and level_of(above.of(text))
            else None
        )
        plain = heading.title if heading else passage(text, [above or title])
        for rows in table.categories:
            if not rows.tasks:
                # A name below the last task, as who issued the list.
                continue
            own = bool(rows.title.text)
            named = rows.title if own else plain
            number = heading.number if heading and not own else rows.number
            number = number if number and number not in taken else max(taken, default=0) + 1
            taken.add(number)
            label = rows.label if own else heading.label(text) if heading else None
            tasks = tuple(replace(task, under=named) for task in rows.tasks)
            yield CategoryRows(number, named, label, tasks)
