"""The annexes of a law: each with its title and its numbered parts, 一、 or 1."""

from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest

from dutygraph.loaders.documents.document import Document, Row, Span
from dutygraph.loaders.structure.asked_rows import asked_rows
from dutygraph.loaders.structure.laws.tree import ANNEX_PART, LawReader, line_words, numbered, whole_from
from dutygraph.loaders.structure.part import Part
from dutygraph.loaders.structure.task_list_header import columns_of
from dutygraph.loaders.structure.telling import asks
from dutygraph.text.labels import ANNEX_MARK, mark
from dutygraph.text.numerals import number, to_chinese

ANNEX = "附件"
"""The level of an annex."""
OF_TABLE = "表"
"""How the label of a table begins, and of its rows."""

_LONGEST_TITLE = 61
PART_MARKS = ("一、", "（一）", "1.")


def read_annexes(document: Document, lines: Sequence[Span]) -> tuple[tuple[Span, ...], tuple[Part, ...]]:
    """The lines behind the articles that are in no annex, and the annexes that ask somebody for something."""
    said = [line_words(document.text, line) for line in lines]
    starts = [
        at
        for at, words in enumerate(said)
        if (head := ANNEX_MARK.match(words)) and len(head["title"] or "") <= _LONGEST_TITLE
    ]
    left = list(lines[: starts[0]] if starts else lines)
    annexes: list[Part] = []
    for count, (start, end) in enumerate(zip(starts, [*starts[1:], len(lines)], strict=False), 1):
        if any(asks(words) for words in said[start + 1 : end]):
            annexes.append(
                _annex(document, lines[start:end], said[start:end], count if len(starts) > 1 else None)
            )
        else:
            left += lines[start:end]
    return tuple(left), tuple(annexes)


def table_that_asks(document: Document, rows: Sequence[Row], count: int) -> tuple[Part | None, list[Span]]:
    """A table as what it asks, a part for each row that does so, and its other cells; None: it asks nothing.

    The names of its columns are the table's own words, and the titles of their cells.
    """
    label, names = f"{OF_TABLE}{count}", columns_of(document, rows[0]).names
    asked = asked_rows(document, rows)
    parts: list[Part] = []
    left: list[Span] = []
    for row in rows[1:]:
        filled = [(name, cell) for name, cell in zip_longest(names, row.cells, fillvalue=()) if cell]
        of_parties = asked.get(row.spans, ())
        left += () if of_parties else row.spans
        for one in of_parties:
            # Of what several columns ask of a party each, a part has its own cell, and the first the rest.
            others = {span for each in of_parties if each is not one for span in each.text.pieces}
            its = [(name, cell) for name, cell in filled if others.isdisjoint(cell)]
            filled = [(name, cell) for name, cell in filled if not others.isdisjoint(cell)]
            of_row = f"{label}·{len(parts) + 1}"
            cells = (
                Part(f"{of_row}第{to_chinese(at)}款", "款", name or None, cell)
                for at, (name, cell) in enumerate(its, 1)
            )
            parts.append(Part(of_row, ANNEX_PART, None, (), tuple(cells), one))
    if not parts:
        return None, [*rows[0].spans, *left]
    return Part(label, ANNEX, None, rows[0].spans, tuple(parts)), left


def _annex(document: Document, lines: Sequence[Span], said: Sequence[str], count: int | None) -> Part:
    """Its parts by the first kind of mark that two lines have, else one part that is all of its text."""
    head = ANNEX_MARK.match(said[0])
    stated = number(head["number"]) if head and head["number"] else count
    found = {at: one.sort for at, words in enumerate(said) if at and (one := mark(words, PART_MARKS))}
    counts = Counter(found.values())
    top = next((sort for sort in PART_MARKS if counts[sort] > 1), None)
    begin = next((at for at, sort in found.items() if sort == top), 1)
    named = head["title"] if head else None
    if named is None and len(said) > 2 and (top is None or begin > 1):
        named, begin = said[1], max(begin, 2)
    label = f"{ANNEX}{stated or ''}"
    reader = LawReader(document, numbered(top) if top else whole_from(said[begin]), f"{label}·")
    for line, words in zip(lines[begin:], said[begin:], strict=True):
        reader.read(line, words)
    return Part(label, ANNEX, named, tuple(lines[:begin]), reader.frozen())
