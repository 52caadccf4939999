"""The tree of a law: 编, 章, 节, 条, 款, 项, 目, with where each stands.

Levels and how they are cited follow 《立法技术规范（试行）（一）》: an article's unnumbered paragraphs are
its 款, （一） its 项, 1. its 目; a 款 is counted only where an article has several.
"""

import re
from collections.abc import Callable
from typing import TypeAlias

from dutygraph.loaders.documents.document import Document, Span
from dutygraph.loaders.documents.passage import passage
from dutygraph.loaders.structure.doubts import of_jump, of_structure
from dutygraph.loaders.structure.part import OpenPart, Part, Tree, settled
from dutygraph.loaders.structure.prose.closing import annex_of
from dutygraph.loaders.structure.telling import asks_in_cover, is_heading
from dutygraph.text.labels import (
    HEADING,
    ITEMS,
    ROMAN,
    ArticleLabel,
    Mark,
    article_label,
    is_ended,
    item_mark,
    mark,
)
from dutygraph.text.normal_text import without_blanks
from dutygraph.text.numerals import number, to_chinese

_HEADINGS = ("编", "分编", "章", "节")
_RANKS = {level: rank for rank, level in enumerate((*_HEADINGS, "条", "款"))}
_ITEM = len(_RANKS)
"""The rank of （一）; those of marks below it follow by their depth."""
_UNNUMBERED = ("总则", "分则", "罚则", "附则")
"""Chapters without a number."""
_PART = "小标题 heading of a part"
_LONGEST_WORD = 8
_REFERRING_END = re.compile(
    r"(?:依照|按照|根据|依据|违反|符合|适用|执行|参照|遵守|履行|(?<!制定)[本该](?:法|办法|条例|规定|细则|规则)"
    r"|[和与及或至到、，,的由对以除见》])\s*$"
)
"""What stands before a reference that a line break parts from it."""


def line_words(text: str, line: Span) -> str:
    """What a line says, in one line and without invisible characters."""
    return passage(text, [line]).text


Labels: TypeAlias = Callable[[str], ArticleLabel | None]
"""How a line begins an article: what tells its label."""
WHOLE = "正文"
"""The label of a text that is not parted."""


def numbered_label(line: str) -> ArticleLabel | None:
    """The label of an article of an act that counts them as 一、, though they are cited as 第一条."""
    found = mark(line, ("一、",))
    return ArticleLabel(None, found.number, None, None, found.end, parted=True) if found else None


class TreeReader(Tree[OpenPart]):
    """Line by line from the first heading or article on, then `frozen`."""

    def __init__(self, document: Document, label: Labels) -> None:
        super().__init__()
        self._document = document
        self._label = label
        self.beside: list[tuple[Span, str]] = []
        self._ended = True
        self._only_label = False
        self._before = ""
        self._part: str | None = None
        self._number = 0

    def read(self, line: Span, words: str) -> bool:
        """Whether the line belongs to the law; what follows its last article does not."""
        heading = without_blanks(words) in _UNNUMBERED or HEADING.match(words)
        article = None if heading else self._label(words)
        opened = self._article()
        if heading:
            self._open_heading(words, line)
        elif article and self._is_next(article):
            self._open_article(article, line, words)
        elif opened is None:
            self.path[-1].spans.append(line) if self.path else None
            return bool(self.path)
        elif item := self._mark(words):
            if self._is_paragraph(opened, item):
                self._open_paragraph(opened, line)
            else:
                self._open_item(opened, item, line)
        elif annex_of(words):
            return False
        elif not self._ended:
            # A line that ends in the middle of a sentence goes on.
            self.path[-1].spans.append(line)
        else:
            self._open_paragraph(opened, line)
        self._only_label = article is not None and article.end == len(words)
        self._ended = bool(heading) or self.path[-1].level == "条" or is_ended(words)
        self._before = words[-_LONGEST_WORD:]
        return True

    def begin_part(self, line: Span) -> None:
        """A heading that is no level of a law, above the article behind it."""
        self.beside.append((line, _PART))
        self._ended, self._before = True, ""

    def frozen(self) -> tuple[Part, ...]:
        for root in self.roots:
            self._check_words(root)
        return tuple(settled(root.freeze()) for root in self.roots)

    def outside(self, line: Span, words: str) -> None:
        """A line outside the articles that seems to be one of them, or to ask somebody for something."""
        if article_label(words):
            self.doubt(line, "正文之外的条文，未读入。", "An article outside the text, which was not read.")
        elif asks_in_cover(words):
            self.doubt(
                line,
                "正文之外似有要求，未读作陈述。",
                "Outside the articles it seems to ask for something, which was not read.",
            )

    def _check_words(self, node: OpenPart) -> None:
        """Headings and articles without words, and words below a heading that are in no article."""
        heading, *others = node.spans or [Span(0, 0)]
        if node.level in _HEADINGS:
            if not node.parts and not others:
                self.doubt(heading, "只有标题，没有内容。", "A heading with nothing below it.")
            for line in others:
                self.outside(line, line_words(self._document.text, line))
        elif node.level == "条":
            first, *more = node.freeze().all_spans
            words = line_words(self._document.text, first)
            if not more and (label := self._label(words)) and label.end == len(words):
                self.doubt(first, "只有条号，没有内容。", "An article without words.")
            return
        for part in node.parts:
            self._check_words(part)

    def doubt(self, at: Span, reason: str, reason_en: str) -> None:
        self.doubts.append(of_structure(at, reason, reason_en))

    # ---- what a line is ----

    def _article(self) -> OpenPart | None:
        return next((node for node in self.path if node.level == "条"), None)

    def _is_next(self, label: ArticleLabel) -> bool:
        """An article begins where a sentence can, or where the numbering goes on and nothing refers to it.

        Behind a line that is but a number nothing has been said that could go on.
        """
        if self._ended or self._only_label:
            return True
        if label.part is not None:
            goes_on = label.number > self._number or label.part != self._part
        else:
            goes_on = label.number == self._number + 1 or (
                label.number == self._number and label.sub is not None
            )
        return goes_on and not _REFERRING_END.search(self._before)

    def _mark(self, words: str) -> Mark | None:
        """The mark of an item, where a sentence can begin or the numbers of the list go on."""
        item = item_mark(words)
        if item is None or self._ended or item.number == 1:
            return item
        return item if any(node.rank == _ITEM + ITEMS[item.sort] for node in self.path) else None

    def _is_paragraph(self, article: OpenPart, mark: Mark) -> bool:
        """Whether it is a 款, as (a) is below a heading on a line of its own; (1) is a 项."""
        if not article.spans or mark.sort != "a)":
            return False
        return self.path[-1].rank < _ITEM or mark.number == len(article.parts) + 1

    # ---- parts ----

    def _open_heading(self, words: str, line: Span) -> None:
        match = HEADING.match(words)
        if match is None:
            self.close(0)
            title = without_blanks(words)
            self.open(OpenPart(self.once(title, line), "章", title, [line], rank=_RANKS["章"]))
            return
        level, letter, title = match["level"], match["letter"], match["title"]
        written = letter or f"第{_chinese(without_blanks(match['number']))}"
        counted = ord(letter) - ord("A") + 1 if letter else number(without_blanks(match["number"]))
        if counted is not None:
            self.count(level, counted, f"第{_chinese(str(counted))}{level}", line)
        self.close(_RANKS[level])
        label = f"{written}{level}"
        if level == "节" or self._labels[label]:
            # Sections count within their chapter, and chapters of some laws within their 编.
            label = (self.path[-1].label if self.path else "") + label
        named = title and without_blanks(title)
        self.open(OpenPart(self.once(label, line), level, named, [line], rank=_RANKS[level]))

    def _open_article(self, found: ArticleLabel, line: Span, words: str) -> None:
        written = self._written(found, found.number)
        if not found.sub:
            self._check_article(found, written, line)
            self._part, self._number = found.part, found.number
        article = self.open(OpenPart(self.once(written, line), "条", found.title, rank=_RANKS["条"]))
        heading = words[found.end :].strip()
        if found.part is not None and is_heading(heading):
            article.title, article.spans = heading, [line]
        else:
            self._open_paragraph(article, line)

    def _written(self, found: ArticleLabel, count: int) -> str:
        if not count:
            return WHOLE
        if found.part is not None:
            return f"第{found.part}.{count}条"
        sub = f"之{to_chinese(found.sub)}" if found.sub and count == found.number else ""
        return f"第{to_chinese(count)}条{sub}"

    def _check_article(self, found: ArticleLabel, written: str, line: Span) -> None:
        """Articles go on by one; within a part they may leave numbers out, to be filled later."""
        last = self._number if found.part == self._part else 0
        follows = found.number > last if found.part is not None else found.number == last + 1
        if not follows and found.number != last:
            before = self._written(found, last) if 0 < last < 10_000 else None
            self.doubts.append(of_jump(line, before, written))

    def _open_paragraph(self, article: OpenPart, line: Span) -> None:
        label = f"{article.label}第{to_chinese(len(article.parts) + 1)}款"
        self.open(OpenPart(label, "款", None, [line], rank=_RANKS["款"]))

    def _open_item(self, article: OpenPart, mark: Mark, line: Span) -> None:
        """The first kind of mark under a paragraph is that of its 项, another one below it that of its 目."""
        rank, counted = _ITEM + ITEMS[mark.sort], mark.number
        if article.spans and mark.sort == "a)" and mark.written in ROMAN:
            # Below a heading on a line of its own (i) is a 目 below (1).
            rank, counted = _ITEM + max(ITEMS.values()) + 1, ROMAN[mark.written]
        before = next((int(node.number) for node in self.path if node.rank == rank), 0)
        self.close(rank)
        above = self.path[-1]
        if above is article:
            self._open_paragraph(article, line)
        elif above.level == "目":
            # Below 目 the law knows no level of its own.
            above.spans.append(line)
        else:
            if counted not in (before, before + 1):
                self.doubts.append(of_jump(line, str(before) if before else None, str(counted)))
            in_item = above.level == "项"
            level = "目" if in_item else "项"
            written = str(counted) if in_item else f"（{_chinese(str(counted))}）"
            label = self.once(f"{above.label}第{written}{level}", line)
            self.open(OpenPart(label, level, None, [line], rank=rank, number=str(counted)))


def _chinese(numeral: str) -> str:
    value = number(numeral)
    return to_chinese(value) if value is not None and 0 < value < 10_000 else numeral
