"""A law, regulation or measure: its articles, and what stands above, among and below them."""

import re
from collections.abc import Sequence
from itertools import islice

from dutygraph.loaders.documents.document import Document, Paragraph, Row, Span, refused
from dutygraph.loaders.structure.laws.annexes import read_annexes, table_that_asks
from dutygraph.loaders.structure.laws.tree import Labels, LawReader, line_words, numbered, whole_from
from dutygraph.loaders.structure.part import Structure
from dutygraph.loaders.structure.prose.closing import annex_of, without_closing
from dutygraph.loaders.structure.prose.tables import tables as in_tables
from dutygraph.loaders.structure.task_list_header import columns_of
from dutygraph.loaders.structure.telling import asks
from dutygraph.loaders.structure.title_lines import is_name, own_words
from dutygraph.text.labels import HEADING, article_label, item_mark

_PART = re.compile(r"[一二三四五六七八九十]{1,3}、[^，。；：]{2,24}")
"""A heading above articles that is no chapter by its name: 二、管辖."""
TABLE = "条文中的表格 a table in an article"
_HEAD = 3
_ACT = re.compile(
    r"(?:法|法典)修正案(?:[（(][^（）()]{1,8}[）)])?$|人民代表大会(?:常务委员会)?关于修[改正][^。]{1,120}的决定$"
    r"|^最高人民(?:法院|检察院)[^。；]*(?:解释|批复|规定|答复|解答|(?P<notice>决定|通知|意见))(?:[（(][^（）()]{1,8}[）)])*$"
)
_FEWEST_BEFORE = 3
FEWEST_ARTICLES = 3
"""Fewer numbered articles than this are no law."""


def article_count(document: Document) -> int:
    """How many lines begin an article; two that are all of a text count as enough for a law."""
    labels = [found for line in document.lines if (found := article_label(line_words(document.text, line)))]
    # What quotes articles seldom begins with the first and goes on with the second.
    return FEWEST_ARTICLES if [label.number for label in labels] == [1, 2] else len(labels)


def read_structure(document: Document) -> Structure:
    """The tree of a law; RefusedDocument where no line begins an article."""
    text = document.text
    lines, tables = _apart(document)
    said = [line_words(text, line) for line in lines]
    label = _with_beginning(_labels(document, lines, said), said)
    first = next((at for at, words in enumerate(said) if label(words)), None)
    if first is None:
        raise refused(
            document.name, "没有条文 no line begins an article (第…条).", "请确认文件 Check the file."
        )
    begin = first
    while begin and HEADING.match(said[begin - 1]):
        begin -= 1
    reader = LawReader(document, label)
    end = _end(text, label, lines, said, begin)
    _read(reader, lines[begin:end], said[begin:end])
    after, annexes = read_annexes(document, lines[end:])
    beside, before = reader.beside, lines[:begin]
    for rows in tables:
        left = [span for row in rows for span in row.spans]
        if left[0].start < lines[begin].start:
            # What a page tells of a document in a table: 发文字号 | 某发〔2031〕5号.
            before += left
            continue
        asked, left = table_that_asks(document, rows, len(annexes) + 1)
        if asked is not None:
            annexes = (*annexes, asked)
        if asked is not None and "who" not in columns_of(document, rows[0]).roles:
            reader.doubt(
                asked.spans[0],
                "表格没有一列写明由谁履行，逐格读作陈述。",
                "A table is read cell by cell, and no column says who must do what it asks.",
            )
        beside += ((span, TABLE) for span in left)
    parts = reader.frozen()
    for line in (*lines[:begin], *after):
        if not is_name(text, line):
            reader.outside(line, line_words(text, line))
    return Structure(tuple(sorted(before)), parts, after, annexes, tuple(beside), doubts=tuple(reader.doubts))


def _labels(document: Document, lines: Sequence[Span], said: Sequence[str]) -> Labels:
    """What begins the articles of a text: 第一条; in acts without them 一、; where nothing parts it its first
    line below the title that ends in a full stop.
    """
    if any(map(article_label, said)) or act_of(document) is None:
        return article_label
    names = [at for at in range(len(said)) if is_name(document.text, lines[at])]
    if not names:
        return article_label
    label = numbered("一、")
    if sum(1 for words in said if label(words)) > 1:
        return label
    first = next((words for words in said[names[-1] + 1 :] if words.endswith("。")), None)
    return whole_from(first)


def _with_beginning(label: Labels, said: Sequence[str]) -> Labels:
    """The same; where a text begins amid an article, also for its first item, or line that asks."""
    first = next((at for at, words in enumerate(said) if label(words)), 0)
    found = label(said[first]) if first else None
    if found is None or found.number < _FEWEST_BEFORE:
        return label
    begins = next((words for words in said[:first] if item_mark(words) or asks(words)), None)
    whole = whole_from(begins)
    return lambda words: whole(words) or label(words)


def act_of(document: Document) -> re.Match[str] | None:
    """Its title where it is that of an act that amends a law, or by which a court says how to apply one.

    A court's `notice` may be one that only asks for something.
    """
    titles = (own_words(line_words(document.text, line)) for line in islice(document.lines, _HEAD))
    return next(filter(None, map(_ACT.search, titles)), None)


def _read(reader: LawReader, lines: Sequence[Span], said: Sequence[str]) -> None:
    for line, words, below in zip(lines, said, (*said[1:], ""), strict=True):
        if _PART.fullmatch(words) and article_label(below):
            reader.begin_part(line)
        else:
            reader.read(line, words)


def _end(text: str, label: Labels, lines: Sequence[Span], said: Sequence[str], begin: int) -> int:
    """Where the articles end: above their annexes, and above who signs below the last of them."""
    stop = next((at for at in range(begin, len(said)) if annex_of(said[at])), len(said))
    last = max(at for at in range(begin, stop) if label(said[at]))
    return last + len(without_closing(text, list(lines[last:stop]))[0])


def _apart(document: Document) -> tuple[list[Span], list[list[Row]]]:
    """The lines of the text, and the tables that only stand in it, each as a whole.

    A table of which a cell begins an article or a chapter is how the text is laid out.
    """
    lines: list[Span] = []
    tables: list[list[Row]] = []
    for block in in_tables(document):
        if isinstance(block, Paragraph):
            lines.append(block.span)
            continue
        rows = [row for row in block if row.spans]
        cells = [span for row in rows for span in row.spans]
        said = [line_words(document.text, cell) for cell in cells]
        wide = sum(1 for row in rows if sum(map(bool, row.cells)) > 1)
        if wide > 1 and not any(article_label(words) or HEADING.match(words) for words in said):
            tables.append(rows)
        else:
            lines.extend(cells)
    return lines, tables
