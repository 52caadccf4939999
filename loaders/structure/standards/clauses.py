"""The tree of a standard in numbered clauses: chapters, clauses, annexes and list items."""

import re
from dataclasses import dataclass, field

from dutygraph.loaders.documents.document import Document, Span
from dutygraph.loaders.documents.passage import unmarked
from dutygraph.loaders.duties.standard_modality import standard_modals
from dutygraph.loaders.structure.doubts import DoubtDraft
from dutygraph.loaders.structure.part import OpenPart, Part, Tree
from dutygraph.loaders.structure.standards.lines import (
    ANNEX,
    ANNEX_KIND,
    CLAUSE,
    ELEMENT,
    INFORMATIVE,
    JOINED,
    MOST_SKIPPED,
    NOTE,
    TextLine,
    contents,
    first_line,
    is_title,
    item_mark,
    text_lines,
)
from dutygraph.text.labels import is_ended
from dutygraph.text.normal_text import without_blanks

_ITEM = 1
"""The rank of a), and below it of 1); clauses stand in each other by their numbers."""


@dataclass(slots=True)
class Lead:
    """The lines of a paragraph of a clause, and those of each list item that it introduces."""

    words: list[Span]
    items: list[list[Span]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class StandardStructure:
    """`leads` are the paragraphs of each provision by its label; `informative` those that bind nobody.

    `head` is the title where the body repeats it above its first chapter. `doubts` tell of numbers that
    repeat or jump, and of what has no words.
    """

    before: tuple[Span, ...]
    contents: tuple[Span, ...]
    head: tuple[Span, ...]
    parts: tuple[Part, ...]
    leads: dict[str, list[Lead]]
    informative: frozenset[str]
    doubts: tuple[DoubtDraft, ...]


def read_structure(document: Document) -> StandardStructure:
    """The tree of any document; without numbered clauses it has no parts."""
    lines = list(text_lines(document))
    text = unmarked(document.text)
    said = [text[line.span.start : line.span.end] for line in lines]
    contents_at, contents_end = contents(said)
    reader = _Reader(text)
    first = first_line(said, contents_end)
    front = min(contents_at, first)
    for line in lines[first:]:
        reader.read(line)
    return StandardStructure(
        tuple(line.span for line in lines[:front]),
        tuple(line.span for line in lines[front:first]),
        tuple(reader.head),
        tuple(root.freeze() for root in reader.roots),
        reader.leads,
        frozenset(reader.informative),
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
        self._sentence: list[Span] | None = None
        self._unended: list[Span] | None = None
        self.leads: dict[str, list[Lead]] = {}
        self.informative: set[str] = set()
        self.head: list[Span] = []

    def read(self, line: TextLine) -> None:
        words = self._text[line.span.start : line.span.end]
        self._sentence = None
        if line.in_table:
            (self.path[-1].spans if self.path else self.head).append(line.span)
            if self.path:
                # A row's requirement is its own sentence: 音视频数据 | 不应上传.
                for cell in line.cells:
                    if standard_modals(self._text[cell.start : cell.end]):
                        self._leads().append(Lead([cell]))
        elif element := ELEMENT.fullmatch(words.strip()):
            self._awaits_title = False
            self.informative.add(self._open(without_blanks(element["name"]), "要素", None, line.span))
        elif (annex := ANNEX.match(words.strip())) and self._is_annex(annex):
            self._open_annex(annex, line.span)
        elif not self._clause(line.span, words):
            self._other(line.span, words)
        self._unended = None if is_ended(words) else self._sentence

    def holds(self, above: OpenPart, node: OpenPart) -> bool:
        """Clauses stand in what their number begins with: 5.1.2 in 5.1, A.1 in annex A."""
        if node.rank < _ITEM:
            return bool(above.number) and node.number.startswith(f"{above.number}.")
        return super().holds(above, node)

    def _open(self, label: str, level: str, title: str | None, line: Span, number: str = "") -> str:
        """The label of what is opened, other than an item."""
        label = self.once(label, line)
        self.leads[label] = []
        self.open(OpenPart(label, level, title, [line], number=number))
        if any(one.label in self.informative for one in self.path):
            self.informative.add(label)
        return label

    # ---- clauses ----

    def _clause(self, line: Span, words: str) -> bool:
        found = CLAUSE.match(words) or JOINED.match(words)
        if found is None or not self._is_clause(found["number"], found["words"]):
            return False
        number, rest = found["number"], found["words"]
        above, _, last = number.rpartition(".")
        if not above:
            self._take_head()
            self._chapter, self._annex = int(number), None
        # A text may begin with chapter 0, an introduction that is numbered.
        self.count(above, int(last), number, line)
        title = " ".join(rest.split()) if rest and is_title(rest) else None
        self._open(number, "条" if above else "章", title, line, number)
        self._started = True
        self._awaits_title = rest is None
        if rest and title is None:
            self._begin([Span(line.start + found.start("words"), line.end)])
        return True

    def _is_clause(self, number: str, words: str | None) -> bool:
        if number[0].isalpha():
            return self._annex is not None and number[0] == self._annex
        first, _, below = number.partition(".")
        chapter = int(first)
        if below:
            # 3.5 in running text is a measure: a clause stands in its chapter, or one that lost its heading.
            return chapter == self._chapter or (self._chapter < chapter <= self._chapter + 1 and bool(words))
        if words is None or not is_title(words) or self._annex is not None:
            return False
        return chapter <= self._chapter + MOST_SKIPPED and (
            chapter > self._chapter or (chapter == self._chapter and len(self._clauses()) > 1)
        )

    def _clauses(self) -> list[OpenPart]:
        """What is open but for items."""
        return [node for node in self.path if node.rank < _ITEM]

    def _leads(self) -> list[Lead]:
        return self.leads[self._clauses()[-1].label]

    # ---- other elements ----

    def _is_annex(self, annex: re.Match[str]) -> bool:
        """A heading, and not a sentence that begins with a reference."""
        title = annex["title"]
        return (
            title is None
            or (annex["kind"] is not None)
            or (is_title(title) and not re.match(r"[的中给规]", title))
        )

    def _open_annex(self, annex: re.Match[str], line: Span) -> None:
        self._annex = annex["letter"]
        title = annex["title"] and " ".join(annex["title"].split())
        label = self._open(f"附录{annex['letter']}", "附录", title, line, annex["letter"])
        self._started = True
        if annex["kind"] and INFORMATIVE.search(annex["kind"]):
            self.informative.add(label)
        self._awaits_title = title is None

    def _other(self, line: Span, words: str) -> None:
        if not self.path:
            self.head.append(line)
        elif self._awaits_title and self._names(line, words):
            return
        elif NOTE.match(words):
            self.path[-1].spans.append(line)
        elif item := item_mark(words):
            if item.sort == "a)":
                self._list_item(_ITEM, item.written, line)
            elif item.sort == "1)" and self.path[-1].rank >= _ITEM:
                self._list_item(_ITEM + 1, item.written, line)
            else:
                self._listed(line)
                self.path[-1].spans.append(line)
        elif self._unended is not None:
            # A line that ends in the middle of a sentence goes on.
            self.path[-1].spans.append(line)
            self._sentence = self._unended
            self._sentence.append(line)
        else:
            self.close(_ITEM)
            self._begin([line])
            self.path[-1].spans.append(line)

    def _names(self, line: Span, words: str) -> bool:
        """A title, or an annex's kind, on the line below the number."""
        node = self.path[-1]
        if node.level == "附录" and (kind := ANNEX_KIND.match(words.strip())):
            if INFORMATIVE.search(kind[0]):
                self.informative.add(node.label)
            rest = words.strip()[kind.end() :].strip()
            node.title = " ".join(rest.split()) if rest else None
            self._awaits_title = not rest
            node.spans.append(line)
            return True
        self._awaits_title = False
        if not is_title(words):
            return False
        node.title = " ".join(words.split())
        node.spans.append(line)
        return True

    def _list_item(self, rank: int, mark: str, line: Span) -> None:
        self.close(rank)
        above = self.path[-1]
        label = f"{above.label}{mark})"
        if any(part.label == label for part in above.parts):
            # A second list in one clause begins again with a): its items are words of the clause.
            above.spans.append(line)
        else:
            self.open(OpenPart(label, "项" if rank == _ITEM else "目", None, [line], rank=rank))
        self._listed(line)

    def _listed(self, line: Span) -> None:
        if leads := self._leads():
            self._sentence = [line]
            leads[-1].items.append(self._sentence)
        else:
            self._begin([line])

    def _begin(self, lines: list[Span]) -> None:
        """A paragraph of the clause that is open."""
        self._leads().append(Lead(lines))
        self._sentence = lines

    def _take_head(self) -> None:
        """The title stands once more above the first chapter: it is not part of the foreword there."""
        if self._started or not self.path:
            return
        last, leads = self._clauses()[-1], self._leads()
        if len(last.spans) > 1 and leads and leads[-1].words == last.spans[-1:]:
            words = self._text[last.spans[-1].start : last.spans[-1].end]
            if is_title(words) and not ELEMENT.fullmatch(words.strip()):
                self.head.append(last.spans.pop())
                leads.pop()
