"""The tree of a standard in numbered clauses: chapters, clauses, annexes and list items."""

import re

from dutygraph.loaders.documents.document import Document, Span
from dutygraph.loaders.documents.passage import unmarked
from dutygraph.loaders.duties.modality import modals
from dutygraph.loaders.structure.part import OpenPart, Structure, every
from dutygraph.loaders.structure.standards.lines import (
    ANNEX,
    ELEMENTS,
    INFORMATIVE,
    ITEMS,
    MOST_SKIPPED,
    NOTE,
    TextLine,
    clause_of,
    first_line,
    text_lines,
)
from dutygraph.loaders.structure.telling import is_heading
from dutygraph.loaders.structure.tree import PARAGRAPH as AT_PARAGRAPH
from dutygraph.loaders.structure.tree import TreeReader
from dutygraph.text.labels import Mark
from dutygraph.text.normal_text import without_blanks

CLAUSES = ("章", "条", "附录", "要素")
"""The levels of clauses and of what stands beside them."""
_NO_DUTIES = re.compile(r"范围|规范性引用文件|引用标准|引用文件|术语|符号|缩略语|定义")
"""Chapters that state no requirement (GB/T 1.1-2020, 8.5 to 8.8)."""
PARAGRAPH, LISTED, CELL = "段", "列", "格"
"""The levels of what is cited with the provision that holds it, and has its label: a paragraph, an item of a
list without letters, a cell that asks for something by itself.
"""


def read_structure(document: Document) -> Structure:
    """The tree of any document; without numbered clauses it has no parts."""
    lines = list(text_lines(document))
    text = unmarked(document.text)
    first = first_line([text[line.span.start : line.span.end] for line in lines])
    reader = _Reader(text, [line.span for line in lines[:first]])
    for line in lines[first:]:
        reader.read_line(line)
    roots = tuple(root.freeze() for root in reader.roots)
    told = [one for one in roots if one.level == "章" and _NO_DUTIES.search(one.title or "")]
    told += [one for one in roots if one.label in reader.informative]
    silent = frozenset(part.label for part in every(told))
    return Structure(tuple(reader.before), roots, silent=silent, doubts=tuple(reader.doubts))


def clause_count(structure: Structure) -> int:
    return sum(1 for part in every(structure.parts) if part.level in CLAUSES)


class _Reader(TreeReader):
    sorts = ITEMS
    in_paragraphs = False

    def __init__(self, text: str, before: list[Span]) -> None:
        super().__init__()
        self._text = text
        self._awaits_title = False
        self._chapter = 0
        self._annex: str | None = None
        self.informative: set[str] = set()
        self.before = before
        self._cover = without_blanks("".join(line.of(text) for line in before))

    def read_line(self, line: TextLine) -> None:
        words = self._text[line.span.start : line.span.end]
        if self.path and line.in_table:
            self._row(line)
        elif self.path and NOTE.match(words):
            self._clauses()[-1].spans.append(line.span)
        else:
            self.read(line.span, words)
            return
        self.ended = True

    def begins(self, line: Span, words: str) -> bool:
        if (element := without_blanks(words)) in ELEMENTS:
            self._awaits_title = False
            self.informative.add(self._open_clause(element, "要素", None, line))
        elif (annex := ANNEX.match(words.strip())) and self._is_annex(annex):
            self._annex = annex["letter"]
            self._open_clause(f"附录{annex['letter']}", "附录", None, line, annex["letter"])
            self._name_annex(annex)
        elif self._clause(line, words):
            pass
        elif not self.path or (not self._chapter and without_blanks(words) in self._cover):
            # A title may stand again above the first chapter.
            self.before.append(line)
        else:
            return self._awaits_title and self._names(line, words)
        return True

    def paragraph(self, above: OpenPart) -> tuple[str, str]:
        return above.label, PARAGRAPH

    def item(self, above: OpenPart, mark: Mark, count: int, line: Span) -> tuple[str, str]:
        """A second list of a clause that begins again with a) is cited with the clause."""
        label = f"{above.label}{mark.written})"
        cited = mark.sort == "a)" or (mark.sort == "1)" and above.level == "项")
        if not cited or self._labels[label]:
            return above.label, LISTED
        self._labels[label] += 1
        return label, "目" if above.level == "项" else "项"

    def holds(self, above: OpenPart, node: OpenPart) -> bool:
        """Clauses stand in what their number begins with: 5.1.2 in 5.1, A.1 in annex A."""
        if node.rank < AT_PARAGRAPH:
            return bool(above.number) and node.number.startswith(f"{above.number}.")
        return super().holds(above, node)

    def _open_clause(self, label: str, level: str, title: str | None, line: Span, number: str = "") -> str:
        label = self.once(label, line)
        self.open(OpenPart(label, level, title, [line], number=number))
        return label

    # ---- clauses ----

    def _clause(self, line: Span, words: str) -> bool:
        found = clause_of(words)
        if found is None or not self._is_clause(found["number"], found["words"]):
            return False
        number, rest = found["number"], found["words"]
        above, _, last = number.rpartition(".")
        if not above:
            self._chapter, self._annex = int(number), None
        # A text may begin with chapter 0, an introduction that is numbered.
        self.count(above, int(last), number, line)
        title = " ".join(rest.split()) if rest and is_heading(rest) else None
        self._open_clause(number, "条" if above else "章", title, line, number)
        self._awaits_title = rest is None
        if rest and title is None:
            self.path[-1].spans.clear()
            self.open_paragraph(line)
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
        return [node for node in self.path if node.rank < AT_PARAGRAPH]

    # ---- other elements ----

    def _is_annex(self, annex: re.Match[str]) -> bool:
        """A heading, and not a sentence that begins with a reference."""
        title = annex["title"]
        return (
            title is None
            or (annex["kind"] is not None)
            or (is_heading(title) and not re.match(r"[的中给规]", title))
        )

    def _name_annex(self, annex: re.Match[str]) -> None:
        node = self.path[-1]
        if annex["kind"] and INFORMATIVE.search(annex["kind"]):
            self.informative.add(node.label)
        node.title = annex["title"] and " ".join(annex["title"].split())
        self._awaits_title = node.title is None

    def _row(self, line: TextLine) -> None:
        """A row of a table; what a cell requires is its own sentence: 音视频数据 | 不应上传."""
        clause = self._clauses()[-1]
        clause.spans.append(line.span)
        for cell in line.cells:
            if modals(self._text[cell.start : cell.end]):
                self.close(AT_PARAGRAPH)
                self.open(OpenPart(clause.label, CELL, None, [cell], rank=AT_PARAGRAPH))

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
