"""How the lines of a numbered text make a tree: its provisions, their paragraphs, and the items of lists."""

from abc import ABC, abstractmethod
from collections.abc import Sequence

from dutygraph.loaders.documents.document import Span
from dutygraph.loaders.structure.doubts import of_jump
from dutygraph.loaders.structure.part import OpenPart, Tree
from dutygraph.loaders.structure.telling import is_heading
from dutygraph.text.labels import ITEMS, ROMAN, Mark, is_ended, mark

PARAGRAPH = 100
"""The rank of a paragraph; those of provisions are lower, those of the items below it higher."""
_SHORT = 12


class TreeReader(Tree[OpenPart], ABC):
    """Line by line from the first provision on.

    What begins a provision, and how its paragraphs and items are cited, is for each kind of text to say.
    """

    sorts: Sequence[str] = tuple(ITEMS)
    """The marks of its items."""
    in_paragraphs = True
    """Whether an item right below a provision is a paragraph of it."""

    def __init__(self) -> None:
        super().__init__()
        self.ended = True
        """Whether a sentence can begin with the next line."""

    @abstractmethod
    def begins(self, line: Span, words: str) -> bool:
        """Whether the line begins a provision, or is told with the one that is open; it is then placed."""

    @abstractmethod
    def paragraph(self, above: OpenPart) -> tuple[str, str]:
        """The label and level of the next paragraph of a provision."""

    @abstractmethod
    def item(self, above: OpenPart, mark: Mark, count: int, line: Span) -> tuple[str, str] | None:
        """The label and level of an item below another, a paragraph or a provision; None where it is no
        part of its own.
        """

    def read(self, line: Span, words: str) -> None:
        headed = False
        if not self.begins(line, words):
            if found := self._mark(words):
                self._open_item(found, line)
            elif not self.ended:
                # A line that ends in the middle of a sentence goes on.
                self.path[-1].spans.append(line)
            else:
                self.open_paragraph(line)
                # A heading without a number is no line of a sentence.
                headed = len(words) <= _SHORT and is_heading(words)
        self.ended = headed or not self.path or self.path[-1].rank < PARAGRAPH or is_ended(words)

    def open_paragraph(self, line: Span) -> None:
        self.close(PARAGRAPH)
        label, level = self.paragraph(self.path[-1])
        self.open(OpenPart(label, level, None, [line], rank=PARAGRAPH))

    def _mark(self, words: str) -> Mark | None:
        """The mark of an item, where a sentence can begin or the numbers of the list go on."""
        found = mark(words, self.sorts)
        return found if found and (self.ended or found.number == 1 or self._open(found.sort)) else None

    def _open_item(self, mark: Mark, line: Span) -> None:
        """Items of one sort stand side by side, those of another below what is open."""
        sort, count = mark.sort, mark.number
        same = self._open(sort)
        if mark.written in ROMAN and same and (len(mark.written) > 1 or count != same.count + 1):
            # (i) below (2) below (b).
            sort, count = "i)", ROMAN[mark.written]
            same = self._open(sort)
        rank = same.rank if same else max(self.path[-1].rank, PARAGRAPH) + 1
        self.close(rank)
        above = self.path[-1]
        bare = above.rank < PARAGRAPH and self.in_paragraphs
        found = self.paragraph(above) if bare else self.item(above, mark, count, line)
        if found is None:
            above.spans.append(line)
            return
        before = same.count if same else 0
        if count not in (before, before + 1):
            self.doubts.append(of_jump(line, str(before) if before else None, str(count)))
        rank = PARAGRAPH if bare else rank
        self.open(OpenPart(*found, None, [line], rank=rank, sort=sort, count=count))

    def _open(self, sort: str) -> OpenPart | None:
        return next((node for node in self.path if node.sort == sort), None)
