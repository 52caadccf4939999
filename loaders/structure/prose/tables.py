"""Tables in running text: rows that say what is to be done or handed in, by the header above them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count, islice

from dutygraph.loaders.documents.document import Document, Paragraph, Row, Span
from dutygraph.loaders.documents.passage import Passage, passage
from dutygraph.loaders.duties.modality import modals
from dutygraph.loaders.structure.prose.headings import headings, level_of
from dutygraph.loaders.structure.task_list_header import (
    Columns,
    columns_of,
    is_header,
    is_programme,
    limits,
    names_material,
    stands_beside,
    tells_task,
)
from dutygraph.loaders.structure.task_rows import CategoryRows, TaskListTable, TaskRow
from dutygraph.loaders.structure.telling import asks, asks_by_act, calls, demands
from dutygraph.text.labels import is_ended
from dutygraph.text.numerals import number

_LONGEST_NAME = 16
_MOST_CELLS = 100
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
            yield from _above_header(document, rows)
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


def _above_header(document: Document, rows: list[Row]) -> Iterator[Paragraph | list[Row]]:
    """What stands in a table above the header of a list: its title, who fills it in, or another table."""
    if handed_in_rows(document, rows):
        yield rows
    else:
        yield from (Paragraph(span) for row in rows for span in row.spans)


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
    says = columns_of(document, rows[0]).says
    told = [says[kind] for kind in ("who", "by") if kind in says]
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


def handed_in_rows(document: Document, rows: Sequence[Row]) -> list[TaskRow]:
    """A row for each thing that a table asks for; none where its header does not say that it does.

    They are numbered from 1, and have no titles. Of a table whose header names things handed in (材料名称),
    no other column need say anything of them.
    """
    columns = columns_of(document, rows[0])
    material = columns.says.get("material")
    if material is None or (len(columns.says) < 2 and not names_material(columns.names[material])):
        return []
    nothing = passage(document.text, [])
    found: list[TaskRow] = []
    for row in rows[1:]:
        words = _beside(document, columns, row)
        if things := words.pop("material", None):
            found.append(TaskRow(len(found) + 1, nothing, nothing, things, row.spans, words))
    return found


def called_rows(document: Document, rows: Sequence[Row]) -> list[TaskRow]:
    """The rows of a column that asks, where no cell of them asks in words that do so anywhere."""
    columns, asking = columns_of(document, rows[0]), asking_columns(document, rows)
    found: list[TaskRow] = []
    for row in rows[1:] if asking else ():
        told = [span for at in asking for cell in row.cells[at : at + 1] for span in cell]
        if told and not any(_asks_anywhere(span.of(document.text)) for span in row.spans):
            named = (cell for at, cell in enumerate(row.cells) if at not in (*asking, columns.ordinal))
            title = passage(document.text, next(filter(None, named), ()))
            words = passage(document.text, told)
            # What the other columns say of it is not known.
            beside = _beside(document, columns, row) | {"limits": words}
            found.append(TaskRow(len(found) + 1, title, words, None, row.spans, beside))
    return found


def _beside(document: Document, columns: Columns, row: Row) -> dict[str, Passage]:
    """What a row says beside what is to be done, by `column_says`, and what limits it."""
    cells = [passage(document.text, cell) for cell in row.cells]
    said = {kind: cells[at] for kind, at in columns.says.items() if at < len(cells) and row.cells[at]}
    known = {*columns.says.values(), columns.ordinal}
    others = (
        (name, cell) for at, name, cell in zip(count(), columns.names, cells, strict=False) if at not in known
    )
    limit = next((cell for name, cell in others if name and cell.text and limits(name, cell.text)), None)
    return said | ({"limits": limit} if limit else {})


def asking_column(document: Document, rows: Sequence[Row]) -> int | None:
    """The one column that asks, or is named for it (管控要点), where others say by whom or by when; or whose
    header counts and names tasks: 序号 | 重点任务 | 任务内容.
    """
    columns, asking = columns_of(document, rows[0]), asking_columns(document, rows)
    if not all(columns.names):
        return None
    if not columns.says.keys() & {"who", "by"}:
        return columns.title if asking and columns.ordinal is not None else None
    told = [at for at, name in enumerate(columns.names) if "who" in columns.says and tells_task(name)]
    return next((found[0] for found in (asking, told) if len(found) == 1), None)


def asking_columns(document: Document, rows: Sequence[Row]) -> list[int]:
    """The columns most of whose cells ask for something, in whatever words: 合格标准 of 留存不少于六个月.

    What a column is known to say beside a task, or of what came of it, asks for nothing; and the first of
    several names what the others speak of: 新建换电站 | 每站补助一万元.
    """
    columns = columns_of(document, rows[0])
    sentences = any(len(name) > _LONGEST_NAME or modals(name) for name in columns.names)
    if sentences or is_programme(columns.names):
        return []
    known = {*columns.says.values(), columns.ordinal, columns.category}
    told = [at for at, name in enumerate(columns.names) if name and at not in known]
    return [
        at
        for at in told[len(told) > 1 :]
        if not stands_beside(columns.names[at]) and _calls(document, rows[1:], at)
    ]


def _calls(document: Document, rows: Sequence[Row], at: int) -> bool:
    """Whether at least half of the cells of a column, or of its first ones, ask for something."""
    filled = (cell for row in rows for cell in row.cells[at : at + 1] if cell)
    cells = [passage(document.text, cell).text for cell in islice(filled, _MOST_CELLS)]
    asking = sum(1 for words in cells if demands(words) or calls(words, below=True))
    return 2 * asking >= len(cells) > 0


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


def asking_cells(document: Document, rows: Sequence[Row]) -> tuple[list[Span], list[Span]]:
    """The cells of the rows that ask for something, with what they ask it of; and the others.

    Names of columns ask for nothing.
    """
    said: list[Span] = []
    left: list[Span] = []
    for row in rows:
        words = [span.of(document.text) for span in row.spans]
        names = (
            row is rows[0]
            and len(words) > 1
            and all(len(one) <= _LONGEST_NAME and not modals(one) for one in words)
        )
        asking = not names and (len(words) == 1 or any(map(_asks_anywhere, words)))
        for span, one in zip(row.spans, words, strict=True):
            (said if asking and number(one) is None else left).append(span)
    return said, left


def _asks_anywhere(words: str) -> bool:
    return asks(words) or asks_by_act(words)
