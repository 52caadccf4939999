"""The header of a task list's table: which row it is, and where its columns are."""

import re
from collections.abc import Iterable

from dutygraph.graph.errors import Problem
from dutygraph.loaders.documents.document import Document, Row, Span
from dutygraph.loaders.documents.passage import passage
from dutygraph.text.normal_text import compact_text

TASK_COLUMN = re.compile(r"任务")
_MATERIAL_COLUMN = re.compile(r"材料|提报|报送|提交|佐证")
_ORDINAL_COLUMN = re.compile(r"序号|编号|^号$")
_LONGEST_NAME = 30


def find_header(document: Document) -> Row | None:
    """The first table row that names a task column and a material column."""
    return next((row for row in _rows(document) if is_header(document, row)), None)


def is_header(document: Document, row: Row) -> bool:
    named = [_name(document, cell) for cell in row.cells if cell]
    if not named or any(len(name) > _LONGEST_NAME for name in named):
        return False
    task = any(TASK_COLUMN.search(name) for name in named)
    material = any(_MATERIAL_COLUMN.search(name) for name in named)
    return task and material and (len(named) <= 2 or any(_ORDINAL_COLUMN.search(name) for name in named))


def material_column(document: Document, header: Row) -> int:
    """Index of the column that asks for materials."""
    return max(
        at for at, cell in enumerate(header.cells) if cell and _MATERIAL_COLUMN.search(_name(document, cell))
    )


def _name(document: Document, cell: tuple[Span, ...]) -> str:
    """A header without the blanks and breaks that its width asked for: 序 号."""
    return compact_text(passage(document.text, cell).text).text


def no_table(document: Document) -> Problem:
    """What was looked for and what was found instead."""
    wanted = (
        "需要一张带表头的表格：任务列和材料列 looked for a table whose header names a column of tasks "
        "(…任务) and one of materials (…材料, 提报, 报送)"
    )
    first = next((row for row in _rows(document) if row.spans), None)
    if first is None:
        return Problem(
            document.name,
            f"不是任务清单 not a task list: {wanted}; found no table.",
            "请确认文件 Check that this is the right file; in a text file, tabs part the cells of a table.",
        )
    found = " | ".join(passage(document.text, cell).text[:12] for cell in first.cells if cell)
    return Problem(
        document.place(first.spans[0].start),
        f"表格缺少所需的列 the table lacks the expected columns: {wanted}; found: {found}.",
        "请补上表头 Give the table such a header.",
    )


def _rows(document: Document) -> Iterable[Row]:
    return (block for block in document.blocks if isinstance(block, Row))
