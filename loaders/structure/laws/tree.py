"""The tree of a law: 编, 章, 节, 条, 款, 项, 目, with where each stands.

Levels and how they are cited follow 《立法技术规范（试行）（一）》: an article's unnumbered paragraphs are
its 款, （一） its 项, 1. its 目; a 款 is counted only where an article has several.
"""

import re
from collections.abc import Callable
from typing import TypeAlias

from dutygraph.loaders.documents.document import Document, Span
from dutygraph.loaders.documents.passage import passage
from dutygraph.loaders.structure.doubts import of_structure
from dutygraph.loaders.structure.part import OpenPart, Part, settled
from dutygraph.loaders.structure.telling import asks_in_cover, is_heading
from dutygraph.loaders.structure.tree import TreeReader
from dutygraph.text.labels import HEADING, ArticleLabel, Mark, article_label, mark
from dutygraph.text.normal_text import without_blanks
from dutygraph.text.numerals import number, to_chinese

_HEADINGS = ("编", "分编", "章", "节")
_RANKS = {level: rank for rank, level in enumerate((*_HEADINGS, "条"))}
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


ANNEX_PART = "附件条"
"""The level of the parts of an annex, which are read as articles are."""
Labels: TypeAlias = Callable[[str], ArticleLabel | None]
"""How a line begins an article: what tells its label."""
WHOLE = "正文"
"""The label of a text that is not parted."""


def numbered(sort: str) -> Labels:
    """Those of an act that counts its articles as 一、, though they are cited as 第一条."""

    def label(line: str) -> ArticleLabel | None:
        found = mark(line, (sort,))
        return ArticleLabel(None, found.number, None, None, found.end) if found else None

    return label


def whole_from(first: str | None) -> Labels:
    """That of a text that is not parted and begins with this line."""
    return lambda line: ArticleLabel(None, 0, None, None, 0) if line == first else None


class LawReader(TreeReader):
    """From the first heading or article on, then `frozen`; of an annex the parts, which stand `within` it."""

    def __init__(self, document: Document, label: Labels, within: str = "") -> None:
        super().__init__()
        self._document = document
        self._label = label
        self._within = within
        self._level = ANNEX_PART if within else "条"
        self.beside: list[tuple[Span, str]] = []
        self._only_label = False
        self._before = ""
        self._part: str | None = None
        self._number = 0

    def begins(self, line: Span, words: str) -> bool:
        heading = None if self._within else HEADING.match(words)
        unnumbered = not self._within and without_blanks(words) in _UNNUMBERED
        article = None if heading or unnumbered else self._label(words)
        if heading:
            self._open_heading(heading, line)
        elif unnumbered:
            title = without_blanks(words)
            self.close(0)
            self.open(OpenPart(self.once(title, line), "章", title, [line], rank=_RANKS["章"]))
        elif article and self._is_next(article):
            self._open_article(article, line, words)
        else:
            article = None
            if not any(node.level == self._level for node in self.path):
                self.path[-1].spans.append(line)
                return True
        self._only_label = article is not None and article.end == len(words)
        self._before = words[-_LONGEST_WORD:]
        return bool(heading or unnumbered or article)

    def begin_part(self, line: Span) -> None:
        """A heading that is no level of a law, above the article behind it."""
        self.beside.append((line, _PART))
        self.ended, self._before = True, ""

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
        elif node.level == self._level:
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

    def _is_next(self, label: ArticleLabel) -> bool:
        """An article begins where a sentence can, or where the numbering goes on and nothing refers to it.

        Behind a line that is but a number nothing has been said that could go on.
        """
        if self.ended or self._only_label:
            return True
        if label.part is not None:
            goes_on = label.number > self._number or label.part != self._part
        else:
            goes_on = label.number == self._number + 1 or (
                label.number == self._number and label.sub is not None
            )
        return goes_on and not _REFERRING_END.search(self._before)

    # ---- parts ----

    def paragraph(self, above: OpenPart) -> tuple[str, str]:
        return f"{above.label}第{to_chinese(len(above.parts) + 1)}款", "款"

    def item(self, above: OpenPart, mark: Mark, count: int, line: Span) -> tuple[str, str] | None:
        """The first kind of mark under a paragraph is that of its 项, another one below it that of its 目.

        Below 目 the law knows no level of its own.
        """
        if above.level == "目":
            return None
        level = "目" if above.level == "项" else "项"
        written = str(count) if level == "目" else f"（{to_chinese(count)}）"
        return self.once(f"{above.label}第{written}{level}", line), level

    def _open_heading(self, match: re.Match[str], line: Span) -> None:
        level, title = match["level"], match["title"]
        stated = without_blanks(match["number"] or "")
        label = f"{match['letter'] or f'第{_chinese(stated)}'}{level}"
        if (counted := number(stated)) is not None:
            self.count(level, counted, label, line)
        self.close(_RANKS[level])
        if level == "节" or self._labels[label]:
            # Sections count within their chapter, and chapters of some laws within their 编.
            label = (self.path[-1].label if self.path else "") + label
        named = title and without_blanks(title)
        self.open(OpenPart(self.once(label, line), level, named, [line], rank=_RANKS[level]))

    def _open_article(self, found: ArticleLabel, line: Span, words: str) -> None:
        written = self._written(found, words)
        if found.number and not found.sub:
            if found.part is None:
                self.count(self._level, found.number, written, line)
            self._part, self._number = found.part, found.number
        article = self.open(OpenPart(self.once(written, line), self._level, found.title, rank=_RANKS["条"]))
        heading = words[found.end :].strip()
        may_be = found.part is not None or self._within or heading.startswith("关于")
        if may_be and is_heading(heading):
            article.title, article.spans = heading, [line]
        else:
            self.open_paragraph(line)

    def _written(self, found: ArticleLabel, words: str) -> str:
        if not found.number:
            return f"{self._within}{WHOLE}"
        if self._within:
            return self._within + (str(found.number) if words[:1].isdigit() else to_chinese(found.number))
        if found.part is not None:
            # Within a part they may leave numbers out, to be filled later.
            return f"第{found.part}.{found.number}条"
        return f"第{to_chinese(found.number)}条{f'之{to_chinese(found.sub)}' if found.sub else ''}"


def _chinese(numeral: str) -> str:
    value = number(numeral)
    return to_chinese(value) if value is not None and 0 < value < 10_000 else numeral
