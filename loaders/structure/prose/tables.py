"""Tables in running text: rows that say what is to be done or handed in, by the header above them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from dutygraph.loaders.documents.document import Document, Paragraph, Row, Span
from dutygraph.loaders.documents.passage import passage
from dutygraph.loaders.duties.modality import modals
from dutygraph.loaders.structure.prose.headings import SENTENCE, headings, level_of
from dutygraph.loaders.structure.task_list_header import columns_of, names_material
from dutygraph.loaders.structure.task_rows import CategoryRows, TaskListTable, TaskRow
from dutygraph.loaders.structure.telling import asks
from dutygraph.text.numerals import number

_LONGEST_NAME = 16
_HOW_TO_FILL_IN = re.compile(r"(?:填[表写报]?|表格)?(?:说明|须知)|(?:备?注)\s*\d?\s*[:：.．]")
_TO_FILL_IN = re.compile(r"结果|情况|得分|结论|签[字名章]|填写")
_BOX = re.compile(r"[□☐◻○◯]\s*\S|是\s*[/／]\s*否|有\s*[/／]\s*无")


def tables(document: Document) -> Iterator[Paragraph | list[Row]]:
    """The paragraphs of a document, and its tables each as a whole."""
    for _, group in groupby(
        document.blocks, lambda block: ("row", block.table) if isinstance(block, Row) else ("line", id(block))
    ):
        rows: list[Row] = []
        for block in group:
            if isinstance(block, Row):
                rows.append(block)
            else:
                yield block
        if rows:
            yield rows


def handed_in_rows(document: Document, rows: Sequence[Row]) -> list[TaskRow]:
    """A row for each thing that a table asks for; none where its header does not say that it does.

    They are numbered from 1, and have no titles. Of a table whose header names things handed in (材料名称),
    no other column need say anything of them.
    """
    columns = columns_of(document, rows[0])
    material = columns.get("material")
    if material is None or (len(columns) < 2 and not names_material(document, rows[0].cells[material])):
        return []
    nothing = passage(document.text, [])
    found: list[TaskRow] = []
    for row in rows[1:]:
        cells = {said: row.cells[at] for said, at in columns.items() if at < len(row.cells) and row.cells[at]}
        if "material" in cells:
            words = {said: passage(document.text, cell) for said, cell in cells.items()}
            things = words.pop("material")
            found.append(TaskRow(len(found) + 1, nothing, nothing, things, row.spans, words))
    return found


def listed_categories(
    text: str, listed: Iterable[tuple[Span | None, TaskListTable]], title: Span, taken: set[int]
) -> Iterator[CategoryRows]:
    """The tasks of tables that list some, each with the line above it that may be its heading.

    They stand under the categories that the table has, else under that heading, else under `title`; numbers
    that are `taken` go to none of them.
    """
    for above, table in listed:
        heading = (
            next(iter(headings(text, [above], ())), None)
            if above and level_of(text[above.start : above.end])
            else None
        )
        plain = heading.title if heading else passage(text, [above or title])
        for rows in table.categories:
            own = rows.label is not None or len(table.categories) > 1
            named = rows.title if own else plain
            number = heading.number if heading and not own else rows.number
            number = number if number and number not in taken else max(taken, default=0) + 1
            taken.add(number)
            label = rows.label if own else heading.label(text) if heading else None
            yield CategoryRows(
                number, named, label, tuple(replace(task, under=named.text) for task in rows.tasks)
            )


def is_form(document: Document, rows: Sequence[Row]) -> bool:
    """Whether a table is to be filled in: boxes to tick, a blank column for what comes out, or half blank."""
    cells = [cell for row in rows for cell in row.cells]
    ticked = any(_BOX.search(document.text, span.start, span.end) for cell in cells for span in cell)
    blank = any(
        name
        and _TO_FILL_IN.search(document.text, name[0].start, name[-1].end)
        and not any(row.cells[at : at + 1] and row.cells[at] for row in rows[1:])
        for at, name in enumerate(rows[0].cells)
    )
    return ticked or blank or 2 * sum(1 for cell in cells if not cell) >= len(cells) > len(rows)


def only_form(text: str, lines: Sequence[Span], forms: Sequence[Span]) -> bool:
    """Whether an annex is but a form, with its name above it and below it how to fill it in.

    `forms` are where those begin that stand above its end.
    """
    form = next((form for form in forms if form.start > lines[0].start), None)
    if form is None:
        return False
    above = [text[line.start : line.end] for line in lines if line.start < form.start]
    below = [text[line.start : line.end] for line in lines[len(above) :]]
    named = not any(map(SENTENCE.search, above[1:]))
    return named and (not below or _HOW_TO_FILL_IN.match(below[0]) is not None)


def asking_cells(document: Document, rows: Sequence[Row]) -> tuple[list[Span], list[Span]]:
    """The cells of the rows that ask for something, with what they ask it of; and the others.

    Names of columns ask for nothing.
    """
    said: list[Span] = []
    left: list[Span] = []
    for row in rows:
        words = [document.text[span.start : span.end] for span in row.spans]
        names = (
            row is rows[0]
            and len(words) > 1
            and all(len(one) <= _LONGEST_NAME and not modals(one) for one in words)
        )
        asking = not names and (len(words) == 1 or any(map(asks, words)))
        for span, one in zip(row.spans, words, strict=True):
            (said if asking and number(one) is None else left).append(span)
    return said, left
