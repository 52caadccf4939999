"""The annexes of a law: each with its title and its numbered parts, 一、 or 1."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dutygraph.loaders.documents.document import Document, Row, Span
from dutygraph.loaders.documents.passage import passage
from dutygraph.loaders.structure.part import OpenPart, Part, Tree
from dutygraph.loaders.structure.telling import asks, is_heading
from dutygraph.text.labels import ANNEX_MARK, mark
from dutygraph.text.normal_text import compact_text
from dutygraph.text.numerals import number, to_chinese

ANNEX, ANNEX_PART = "附件", "附件条"
"""The levels of an annex and of its parts."""
OF_TABLE = "表"
"""How the label of a table begins, and of its rows."""

_LONGEST_TITLE = 61
_LONGEST_NAME = 16
PART_MARKS = ("一、", "（一）", "1.")


def read_annexes(text: str, lines: Sequence[Span]) -> tuple[tuple[Span, ...], tuple[Part, ...]]:
    """The lines behind the articles that are in no annex, and the annexes that ask somebody for something."""
    said = [passage(text, [line]).text for line in lines]
    starts = [
        at
        for at, words in enumerate(said)
        if (head := ANNEX_MARK.match(words)) and len(head["title"] or "") <= _LONGEST_TITLE
    ]
    left = list(lines[: starts[0]] if starts else lines)
    annexes: list[Part] = []
    for count, (start, end) in enumerate(zip(starts, [*starts[1:], len(lines)], strict=False), 1):
        if any(asks(words) for words in said[start + 1 : end]):
            annexes.append(_annex(lines[start:end], said[start:end], count if len(starts) > 1 else None))
        else:
            left += lines[start:end]
    return tuple(left), tuple(annexes)


def table_that_asks(document: Document, rows: Sequence[Row], count: int) -> tuple[Part | None, list[Span]]:
    """A table as what it asks, a part for each row that does so, and its other cells; None: it asks nothing.

    The names of its columns are the table's own words, and the titles of their cells.
    """
    label = f"{OF_TABLE}{count}"
    names = [compact_text(passage(document.text, cell).text).text for cell in rows[0].cells]
    headed = all(len(name) <= _LONGEST_NAME and number(name) is None for name in names)
    parts: list[Part] = []
    left: list[Span] = []
    for row in rows[1:]:
        if not any(asks(passage(document.text, [cell]).text) for cell in row.spans):
            left += row.spans
            continue
        of_row = f"{label}·{len(parts) + 1}"
        named = names if headed and len(names) == len(row.cells) else [None] * len(row.cells)
        filled = [(name, cell) for name, cell in zip(named, row.cells, strict=True) if cell]
        cells = (
            Part(f"{of_row}第{to_chinese(at)}款", "款", name, cell)
            for at, (name, cell) in enumerate(filled, 1)
        )
        parts.append(Part(of_row, ANNEX_PART, None, (), tuple(cells)))
    if not parts:
        return None, [*rows[0].spans, *left]
    return Part(label, ANNEX, None, rows[0].spans, tuple(parts)), left


def _annex(lines: Sequence[Span], said: Sequence[str], count: int | None) -> Part:
    """Its parts by the first kind of mark that two lines have, else one part that is all of its text."""
    head = ANNEX_MARK.match(said[0])
    stated = number(head["number"]) if head and head["number"] else count
    label = f"附件{stated}" if stated else "附件"
    found = {at: one for at, words in enumerate(said) if at and (one := mark(words, PART_MARKS))}
    counts = Counter(one.sort for one in found.values())
    top = next((sort for sort in PART_MARKS if counts[sort] > 1), None)
    begins = [at for at, one in found.items() if one.sort == top]
    named = head["title"] if head else None
    if named is None and len(said) > 2 and 1 not in begins:
        named = said[1]
    begins = begins or [2 if named is not None and len(said) > 2 else 1]
    labels: Tree[OpenPart] = Tree()
    parts = []
    for start, end in zip(begins, [*begins[1:], len(lines)], strict=True):
        written = found[start].written if start in found and top else "正文"
        parts.append(
            _part(labels.once(f"{label}·{written}", lines[start]), lines[start:end], said[start:end])
        )
    return Part(label, ANNEX, named, tuple(lines[: begins[0]]), tuple(parts))


def _part(label: str, lines: Sequence[Span], said: Sequence[str]) -> Part:
    """Its heading, where its first line is one, and its paragraphs, each with the items that it opens."""
    head = mark(said[0], PART_MARKS)
    first = said[0][head.end if head else 0 :]
    headed = len(said) > 1 and is_heading(first)
    paragraphs: list[Part] = []
    opens = False
    for line, words in zip(lines[headed:], said[headed:], strict=True):
        if opens and mark(words, PART_MARKS):
            lead = paragraphs[-1]
            item = Part(f"{lead.label}第{len(lead.parts) + 1}项", "项", None, (line,))
            paragraphs[-1] = replace(lead, parts=(*lead.parts, item))
            continue
        paragraphs.append(Part(f"{label}第{to_chinese(len(paragraphs) + 1)}款", "款", None, (line,)))
        opens = words.rstrip().endswith(("：", ":"))
    return Part(label, ANNEX_PART, first if headed else None, tuple(lines[:headed]), tuple(paragraphs))
