"""What a line of a standard is, by how it begins: a clause, an annex, an element, a list item, a note.

Numbering and elements follow GB/T 1.1-2020: chapters are 1, 2, …, clauses 5.1, 5.1.1, annexes 附录A with
chapters A.1 and clauses A.1.1, list items a) and below them 1); notes (注) and examples (示例) state no
requirement; an annex is normative (规范性) or informative (资料性).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dutygraph.loaders.citations.known_designations import is_number
from dutygraph.loaders.documents.document import Document, Paragraph, Span
from dutygraph.loaders.documents.passage import unmarked
from dutygraph.loaders.structure.telling import is_heading
from dutygraph.text.labels import mark
from dutygraph.text.normal_text import without_blanks

_NUMBER = r"(?:\d{1,3}(?:\.\d{1,3}){0,39}|[A-Z](?:\.\d{1,3}){1,39})"
_UNIT = (
    r"(?!\s*(?:mm|cm|m|km|s|ms|min|h|d|V|mV|kV|A|mA|W|kW|Hz|kHz|MHz|GHz|kg|g|mg|t|N|Pa|kPa|MPa|dB|℃|°|%|％|‰)"
    r"(?![A-Za-z])|\s*(?:个(?![人体别性])|年(?![度报检审限])|月(?![度报])|日(?![志常报期])|天(?![气线窗])|倍(?!率)|次(?![数级要生])|吨(?!位)"
    r"|米|万|亿|元(?!数据|器件|素)|级(?![别联])|类(?![别型])|种(?!类)|项(?!目)|人(?![员工脸机为身体])|小时|分钟|秒|号(?![码牌])|条(?![件款码])"
    r"|页(?!面)|款(?!项))(?![、一-鿿]{0,8}$))"
)
"""What is measured, not what is spoken of: 5.2 日 and 6.1 人, but 5.2 日志留存, 6.1 人员应当."""
_CLAUSE = re.compile(
    rf"(?:第\s*)?(?P<number>{_NUMBER})(?:\s*[章条](?=\s))?(?:[.．]?\s+{_UNIT}(?P<words>\S.*))?$",
    re.DOTALL,
)
_JOINED = re.compile(rf"(?P<number>{_NUMBER}){_UNIT}(?P<words>[\u4e00-\u9fff].*)$", re.DOTALL)
"""A number with its words right behind it, as tabs and blanks get lost in some formats."""
ANNEX = re.compile(
    r"附\s*录\s*(?P<letter>[A-Z])\s*"
    r"(?P<kind>[（(]\s*(?:规范性|资料性|提示性|标准的|提示的)[^）)]{0,8}[）)])?\s*(?P<title>\S.{0,60})?$"
)
INFORMATIVE = re.compile(r"资料性|提示性|提示的")
ELEMENTS = ("前言", "引言", "参考文献", "索引")
ITEMS = ("a)", "1)", "——")
"""What the lines of a list begin with."""
NOTE = re.compile(r"(?:[a-z]\s*[)）]\s*)?(?:注|示例|例)\s*\d{0,2}\s*(?:[:：]|(?=\s))")
"""A line that explains and states nothing to be done."""
MOST_SKIPPED = 20
"""Chapters a damaged text may lack at once; a greater number begins no chapter."""

_TELLING = re.compile(r"范围|规范性引用文件|引用标准|术语(?:和|、|与)定义|术语")
_COVER = 40
"""How many lines a cover has at most."""
FEWEST_CLAUSES = 4
"""Fewer numbered clauses than this are no standard."""


def clause_of(line: str) -> re.Match[str] | None:
    """The `number` of the clause that a line begins, and its `words`, which may be none."""
    return _CLAUSE.match(line) or _JOINED.match(line)


def looks_like_standard(document: Document) -> bool:
    """Whether it has numbered clauses, and a standard's own elements (范围, 术语和定义) or number."""
    text = unmarked(document.text)
    lines = [text[one.span.start : one.span.end] for one in text_lines(document) if not one.in_table]
    clauses = list(filter(None, map(_CLAUSE.match, lines)))
    if len(clauses) < FEWEST_CLAUSES:
        return False
    telling = {match[0] for found in clauses if (match := _TELLING.match(found["words"] or ""))}
    deep = sum("." in found["number"] for found in clauses)
    cover = any(line[:1].isascii() and is_number(line) for line in lines[:_COVER])
    return len(telling) >= 2 or (deep >= 2 and (bool(telling) or cover))


@dataclass(frozen=True, slots=True)
class TextLine:
    """`cells` are those of a row of a table."""

    span: Span
    in_table: bool
    cells: tuple[Span, ...] = ()


def text_lines(document: Document) -> Iterable[TextLine]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield TextLine(block.span, in_table=False)
            continue
        filled = [cell for cell in block.cells if cell]
        if len(filled) == 1:
            # A sheet holds running text in single cells.
            yield from (TextLine(span, in_table=False) for span in filled[0])
        elif filled:
            span = Span(block.spans[0].start, block.spans[-1].end)
            words = document.text[span.start : span.end]
            # A tab may part a number from its words.
            numbered = len(block.spans) == 2 and (_CLAUSE.match(words) or mark(words, ("a)",)))
            yield TextLine(span, in_table=not numbered, cells=block.spans)


def first_line(said: Sequence[str]) -> int:
    """Where the text itself begins: with its foreword, or its first chapter."""
    clauses: list[int] = []
    for at, line in enumerate(map(str.strip, said)):
        found = _CLAUSE.match(line)
        if without_blanks(line) in ELEMENTS or (
            found and found["number"] in ("0", "1") and is_heading(found["words"] or "")
        ):
            return at
        clauses += [at] if found and "." in found["number"] else []
    return next(iter(clauses), len(said))
