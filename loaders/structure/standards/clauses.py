"""The tree of a standard in numbered clauses: chapters, clauses, annexes and list items."""

import re
from dataclasses import dataclass

from dutygraph.loaders.documents.document import Document, Span
from dutygraph.loaders.documents.passage import unmarked
from dutygraph.loaders.duties.modality import modals
from dutygraph.loaders.structure.doubts import DoubtDraft
from dutygraph.loaders.structure.part import OpenPart, Part, Tree, every
from dutygraph.loaders.structure.standards.lines import (
    ANNEX,
    ELEMENTS,
    INFORMATIVE,
    MOST_SKIPPED,
    NOTE,
    TextLine,
    clause_of,
    first_line,
    item_mark,
    text_lines,
)
from dutygraph.loaders.structure.telling import is_heading
from dutygraph.text.labels import Mark, is_ended
from dutygraph.text.normal_text import without_blanks

CLAUSES = ("章", "条", "附录", "要素")
"""The levels of clauses and of what stands beside them."""
_NO_DUTIES = re.compile(r"范围|规范性引用文件|引用标准|引用文件|术语|符号|缩略语|定义")
"""Chapters that state no requirement (GB/T 1.1-2020, 8.5 to 8.8)."""
PARAGRAPH, LISTED, CELL = "段", "列", "格"
"""The levels of what is cited with the provision that holds it, and has its label: a paragraph, an item of a
list without letters, a cell that asks for something by itself.
"""
_SHORT = 12
_PARAGRAPH, _ITEM = 1, 2
"""The ranks of a paragraph and of the items below it; clauses stand in each other by their numbers."""


@dataclass(frozen=True, slots=True)
class StandardStructure:
    """`silent` are the labels of the provisions that bind nobody.

    `head` is the title where the body repeats it above its first chapter. `doubts` tell of numbers that
    repeat or jump, and of what has no words.
    """

    before: tuple[Span, ...]
    head: tuple[Span, ...]
    parts: tuple[Part, ...]
    silent: frozenset[str]
    doubts: tuple[DoubtDraft, ...]

    @property
    def clauses(self) -> int:
        """How many there are."""
        return sum(1 for part in every(self.parts) if part.level in CLAUSES)


def read_structure(document: Document) -> StandardStructure:
    """The tree of any document; without numbered clauses it has no parts."""
    lines = list(text_lines(document))
    text = unmarked(document.text)
    said = [text[line.span.start : line.span.end] for line in lines]
    reader = _Reader(text)
    first = first_line(said)
    for line in lines[first:]:
        reader.read(line)
    roots = tuple(root.freeze() for root in reader.roots)
    told = [one for one in roots if one.level == "章" and _NO_DUTIES.search(one.title or "")]
    return StandardStructure(
        tuple(line.span for line in lines[:first]),
        tuple(reader.head),
        roots,
        frozenset((*reader.informative, *(part.label for part in every(told)))),
        tuple(reader.doubts),
    )


class _Reader(Tree[OpenPart]):
    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self._awaits_title = False
        self._chapter = 0
        self._annex: str | None = None
        self._started = False
        self._goes_on = False
        self.informative: set[str] = set()
        self.head: list[Span] = []

    def read(self, line: TextLine) -> None:
        words = self._text[line.span.start : line.span.end]
        said = False
        if line.in_table:
            self._row(line)
        elif (element := without_blanks(words)) in ELEMENTS:
            self._awaits_title = False
            self.informative.add(self._open(element, "要素", None, line.span))
        elif (annex := ANNEX.match(words.strip())) and self._is_annex(annex):
            self._open_annex(annex, line.span)
        else:
            said = self._clause(line.span, words) or self._other(line.span, words)
        last = self.path[-1] if said else None
        # A heading without a number fills no line of a paragraph that goes on.
        headed = (
            last
            and last.level == PARAGRAPH
            and last.spans == [line.span]
            and len(words) <= _SHORT
            and is_heading(words)
        )
        self._goes_on = bool(last and last.rank >= _PARAGRAPH and not headed and not is_ended(words))

    def holds(self, above: OpenPart, node: OpenPart) -> bool:
        """Clauses stand in what their number begins with: 5.1.2 in 5.1, A.1 in annex A."""
        if node.rank < _PARAGRAPH:
            return bool(above.number) and node.number.startswith(f"{above.number}.")
        return super().holds(above, node)

    def _open(self, label: str, level: str, title: str | None, line: Span, number: str = "") -> str:
        """The label of what is opened, other than what a clause holds."""
        label = self.once(label, line)
        self.open(OpenPart(label, level, title, [line], number=number))
        if any(one.label in self.informative for one in self.path):
            self.informative.add(label)
        return label

    # ---- clauses ----

    def _clause(self, line: Span, words: str) -> bool:
        found = clause_of(words)
        if found is None or not self._is_clause(found["number"], found["words"]):
            return False
        number, rest = found["number"], found["words"]
        above, _, last = number.rpartition(".")
        if not above:
            self._take_head()
            self._chapter, self._annex = int(number), None
        # A text may begin with chapter 0, an introduction that is numbered.
        self.count(above, int(last), number, line)
        title = " ".join(rest.split()) if rest and is_heading(rest) else None
        self._open(number, "条" if above else "章", title, line, number)
        self._started = True
        self._awaits_title = rest is None
        if rest and title is None:
            self.path[-1].spans.clear()
            self._hold(PARAGRAPH, _PARAGRAPH, line)
        return True

    def _is_clause(self, number: str, words: str | None) -> bool:
        if number[0].isalpha():
            return self._annex is not None and number[0] == self._annex
        first, _, below = number.partition(".")
        chapter = int(first)
        if below:
            # 3.5 in running text is a measure: a clause stands in its chapter, or one that lost its heading.
            return chapter == self._chapter or (self._chapter < chapter <= self._chapter + 1 and bool(words))
        if words is None or not is_heading(words) or self._annex is not None:
            return False
        return chapter <= self._chapter + MOST_SKIPPED and (
            chapter > self._chapter or (chapter == self._chapter and len(self._clauses()) > 1)
        )

    def _clauses(self) -> list[OpenPart]:
        """What is open but for paragraphs and what they hold."""
        return [node for node in self.path if node.rank < _PARAGRAPH]

    # ---- other elements ----

    def _is_annex(self, annex: re.Match[str]) -> bool:
        """A heading, and not a sentence that begins with a reference."""
        title = annex["title"]
        return (
            title is None
            or (annex["kind"] is not None)
            or (is_heading(title) and not re.match(r"[的中给规]", title))
        )

    def _open_annex(self, annex: re.Match[str], line: Span) -> None:
        self._annex = annex["letter"]
        self._open(f"附录{annex['letter']}", "附录", None, line, annex["letter"])
        self._started = True
        self._name_annex(annex)

    def _name_annex(self, annex: re.Match[str]) -> None:
        node = self.path[-1]
        if annex["kind"] and INFORMATIVE.search(annex["kind"]):
            self.informative.add(node.label)
        node.title = annex["title"] and " ".join(annex["title"].split())
        self._awaits_title = node.title is None

    def _row(self, line: TextLine) -> None:
        """A row of a table; what a cell requires is its own sentence: 音视频数据 | 不应上传."""
        if not self.path:
            self.head.append(line.span)
            return
        clause = self._clauses()[-1]
        clause.spans.append(line.span)
        for cell in line.cells:
            if modals(self._text[cell.start : cell.end]):
                self._hold(CELL, _PARAGRAPH, cell)

    def _other(self, line: Span, words: str) -> bool:
        """Whether it is a line of what a clause says."""
        if not self.path:
            self.head.append(line)
        elif self._awaits_title and self._names(line, words):
            return False
        elif NOTE.match(words):
            self._clauses()[-1].spans.append(line)
            return False
        elif item := item_mark(words):
            self._item(item, line)
        elif self._goes_on:
            # A line that ends in the middle of a sentence goes on.
            self.path[-1].spans.append(line)
        else:
            self._hold(PARAGRAPH, _PARAGRAPH, line)
        return bool(self.path)

    def _names(self, line: Span, words: str) -> bool:
        """A title, or an annex's kind, on the line below the number."""
        node = self.path[-1]
        annex = ANNEX.match(f"附录{self._annex}{words.strip()}") if node.level == "附录" else None
        if annex and annex["kind"]:
            self._name_annex(annex)
        else:
            self._awaits_title = False
            if not is_heading(words):
                return False
            node.title = " ".join(words.split())
        node.spans.append(line)
        return True

    def _item(self, mark: Mark, line: Span) -> None:
        """Items of one sort stand side by side, those of another below what is open: a), 1) below it.

        A second list of a clause that begins again with a) is cited with the clause.
        """
        open_ = [node for node in self.path if node.rank >= _ITEM]
        same = (node.rank for node in open_ if node.number == mark.sort)
        rank = next(same, open_[-1].rank + 1 if open_ else _ITEM)
        self.close(rank)
        above = self.path[-1]
        label, level = f"{above.label}{mark.written})", "项" if rank == _ITEM else "目"
        cited = mark.sort == "a)" or (mark.sort == "1)" and above.level == "项")
        if not cited or self._labels[label]:
            label, level = above.label, LISTED
        else:
            self._labels[label] += 1
        self.open(OpenPart(label, level, None, [line], rank=rank, number=mark.sort))

    def _hold(self, level: str, rank: int, line: Span) -> None:
        """What is cited with the provision that is open."""
        self.close(rank)
        self.open(OpenPart(self.path[-1].label, level, None, [line], rank=rank))

    def _take_head(self) -> None:
        """The title stands once more above the first chapter: it is not part of the foreword there."""
        if self._started or not self.path:
            return
        above = self._clauses()[-1]
        if above.parts and above.parts[-1].level == PARAGRAPH and not above.parts[-1].parts:
            (words, *more) = (self._text[span.start : span.end] for span in above.parts[-1].spans)
            if not more and is_heading(words) and without_blanks(words) not in ELEMENTS:
                self.head += above.parts.pop().spans
