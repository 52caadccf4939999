"""Tables with the names of their columns in one row at the top, however they were laid out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, takewhile, zip_longest

from dutygraph.loaders.documents.document import Block, Document, Paragraph, Row
from dutygraph.loaders.structure.task_list_header import (
    BESIDE,
    MATERIAL,
    STEP,
    TASK,
    columns_of,
    is_header,
    name_of,
    role_of,
)
from dutygraph.loaders.structure.telling import is_heading
from dutygraph.text.labels import begins_part

_LONGEST_NAME = 12


def upright(document: Document) -> Document:
    """The document with such tables: names in two rows are one, a table that names its columns at the left is
    turned, and a numbered heading on a line of its own between rows of text is a row. What stands above the
    names, in rows of one cell, is above the table.

    Names stand in two rows where one cell of the upper row spans several columns: 责任分工 over 牵头单位 and
    配合单位. A name that says nothing by itself takes that of the cell above it: 完成 below 时间安排.
    """
    blocks: list[Block] = []
    lines = _with_headings(document)
    for _, rows in groupby(lines, lambda block: block.table if isinstance(block, Row) else None):
        blocks += _in_shape(document, list(rows))
    return replace(document, blocks=tuple(blocks))


def _with_headings(document: Document) -> Iterator[Block]:
    """The blocks, a row of one cell for a numbered heading right between two rows: 二、数据安全."""
    before: Block | None = None
    for block, after in zip_longest(document.blocks, document.blocks[1:]):
        row = isinstance(before, Row) and isinstance(after, Row) and _row(document.text, before, block, after)
        yield row or block
        before = block


def _row(text: str, before: Row, line: Block, after: Row) -> Row | None:
    """A numbered heading with no blank line between it and the rows around it; None for another line."""
    if isinstance(line, Row) or not (before.spans and after.spans):
        return None
    words = line.span.of(text)
    near = text.count("\n", before.spans[-1].end, after.spans[0].start) == 2
    if not (near and begins_part(words) and is_heading(words)):
        return None
    return Row(((line.span,), *((),) * (len(after.cells) - 1)), after.table)


def _in_shape(document: Document, blocks: Sequence[Block]) -> Sequence[Block]:
    rows = [block for block in blocks if isinstance(block, Row)]
    above = sum(1 for _ in takewhile(lambda row: row.filled < 2, rows))
    if above and len(rows) > above + 1 and _names(document, rows[above]):
        return [
            *(Paragraph(span) for row in rows[:above] for span in row.spans),
            *_in_shape(document, rows[above:]),
        ]
    if len(rows) < 2:
        return blocks
    stands = is_header(document, rows[0], numbered=False) or columns_of(document, rows[0]).whose
    turned = () if stands else tuple(_turned(rows))
    if turned and _heads(document, turned[0]):
        return turned
    return list(_joined(document, rows))


def _turned(rows: Sequence[Row]) -> Iterator[Row]:
    """The columns of a table as rows; nothing where its rows are not of as many cells."""
    if len({len(row.cells) for row in rows}) == 1:
        for cells in zip(*(row.cells for row in rows), strict=True):
            yield Row(cells, rows[0].table)


def _heads(document: Document, row: Row) -> bool:
    """Whether cells name what tasks or things handed in are told by: 事项, 时限, 责任单位."""
    roles = [role_of(name_of(document, cell)) for cell in row.cells]
    known = sum(1 for role in roles if role not in (None, STEP))
    told = {role for role in roles if role in (*BESIDE, MATERIAL)}
    lists = is_header(document, row, numbered=False) or (MATERIAL in told and len(told) > 1)
    return lists and _names(document, row) and 2 * known > len(roles)


def _joined(document: Document, rows: Sequence[Row]) -> Iterator[Row]:
    skipped = False
    for row, below in zip_longest(rows, rows[1:]):
        if skipped:
            skipped = False
            continue
        header = _with_names_below(document, row, below) if below else None
        skipped = header is not None
        yield header or row


def _with_names_below(document: Document, row: Row, below: Row) -> Row | None:
    """One header of two rows; None where the second is no row of names below cells that span columns."""
    if len(row.cells) != len(below.cells) or row.filled < 2:
        return None
    groups = _groups(row)
    named = {at for at, cell in enumerate(below.cells) if cell}
    spanned = [at for group in groups for at in group if len(group) > 1]
    if not named <= set(spanned) or max((len(named & set(group)) for group in groups), default=0) < 2:
        return None
    if not (_names(document, row) and _names(document, below)):
        return None
    cells = list(row.cells)
    for group in groups:
        for at in sorted(named & set(group)):
            tells = role_of(name_of(document, below.cells[at])) in (*BESIDE, MATERIAL, TASK)
            cells[at] = below.cells[at] if tells else (*below.cells[at], *row.cells[group[0]])
    header = Row(tuple(cells), row.table)
    return header if is_header(document, header, numbered=False) else None


def _names(document: Document, row: Row) -> bool:
    """Whether its cells may all be names of columns."""
    said = [name_of(document, cell) for cell in row.cells if cell]
    return all(len(one) <= _LONGEST_NAME and is_heading(one) and not begins_part(one) for one in said)


def _groups(row: Row) -> list[list[int]]:
    """The columns that each cell of a row spans, with the empty ones behind it."""
    groups: list[list[int]] = []
    for at, cell in enumerate(row.cells):
        if cell or not groups:
            groups.append([])
        groups[-1].append(at)
    return groups
