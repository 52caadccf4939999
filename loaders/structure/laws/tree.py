"""The tree of a law: 编, 章, 节, 条, 款, 项, 目, with where each stands.

Levels and how they are cited follow 《立法技术规范（试行）（一）》: an article's unnumbered paragraphs are
its 款, （一） its 项, 1. its 目; a 款 is counted only where an article has several.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace

from dutygraph.loaders.documents.document import Document, Span
from dutygraph.loaders.documents.passage import passage
from dutygraph.loaders.structure.doubts import DoubtDraft, of_jump, of_repetition, of_structure
from dutygraph.loaders.structure.part import OpenPart, Part, settled
from dutygraph.loaders.structure.telling import asks_in_cover, is_heading
from dutygraph.text.labels import HEADING, ROMAN, ArticleLabel, ItemMark, article_label, is_ended, item_mark
from dutygraph.text.numerals import number, to_chinese

_ORDER = ("编", "分编", "章", "节")
_BARE_HEADING = re.compile(r"(?:总|分|罚|附)[\s\u3000]*则")
_FOOTNOTE = re.compile(r"\[\d{1,3}\]|[＊*†‡]{1,3}(?=\s)")
FOOTNOTE, PART = "脚注 footnote", "小标题 heading of a part"
_DEEPEST = 2
_ROMAN_DEPTH = 4
_LONGEST_WORD = 8
_REFERRING_END = re.compile(
    r"(?:依照|按照|根据|依据|违反|符合|适用|执行|参照|遵守|履行|(?<!制定)[本该](?:法|办法|条例|规定|细则|规则)"
    r"|[和与及或至到、，,的由对以除见》])\s*$"
)
"""What stands before a reference that a line break parts from it."""


def line_words(text: str, line: Span) -> str:
    """What a line says, in one line and without invisible characters."""
    return passage(text, [line]).text


def without_blanks(text: str) -> str:
    return re.sub(r"[\s\u3000]", "", text)


@dataclass(slots=True)
class _Node(OpenPart):
    depth: int = -1
    number: int = 0


class TreeReader:
    """Line by line from the first heading or article on, then `parts`."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.doubts: list[DoubtDraft] = []
        self.footnotes: list[tuple[Span, str]] = []
        self._roots: list[_Node] = []
        self._headings: list[_Node] = []
        self._article: _Node | None = None
        self._paragraph: _Node | None = None
        self._items: list[_Node] = []
        self._open: _Node | None = None
        self._ended = True
        self._only_label = False
        self._before = ""
        self._part: str | None = None
        self._last = 0
        self._last_of: dict[str, int] = {}
        self._counts: Counter[str] = Counter()

    def read(self, line: Span, words: str) -> bool:
        """Whether the line belongs to the law; what follows its last article does not."""
        heading = HEADING.match(words)
        if _BARE_HEADING.fullmatch(words):
            self._open_bare(words, line)
            return True
        article = None if heading else article_label(words)
        if heading:
            self._open_heading(heading, line)
        elif article and self._is_next(article):
            self._open_article(article, line, words)
        elif self._article is None:
            self._headings[-1].spans.append(line) if self._headings else None
            return bool(self._headings)
        elif mark := self._mark(words):
            if self._is_paragraph(mark):
                self._open_paragraph(line)
            else:
                self._open_item(self._below_digits(mark), line)
        elif _is_annex(words):
            return False
        elif _FOOTNOTE.match(words):
            self.footnotes.append((line, FOOTNOTE))
            return True
        elif not self._ended and self._open is not None:
            # A line that ends in the middle of a sentence goes on.
            self._open.spans.append(line)
        else:
            self._open_paragraph(line)
        self._only_label = article is not None and article.end == len(words)
        self._ended = heading is not None or self._open is self._article or is_ended(words)
        self._before = words[-_LONGEST_WORD:]
        return True

    def begin_part(self, line: Span) -> None:
        """A heading that is no level of a law, above the article behind it."""
        self.footnotes.append((line, PART))
        self._ended, self._before = True, ""

    def parts(self) -> tuple[Part, ...]:
        for root in self._roots:
            self._check_words(root)
        return tuple(settled(root.freeze()) for root in self._roots)

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
        if node.level in _ORDER:
            if not node.parts and not others:
                self.doubt(heading, "只有标题，没有内容。", "A heading with nothing below it.")
            for line in others:
                self.outside(line, line_words(self._document.text, line))
        elif node.level == "条" and not node.parts:
            self.doubt(heading, "只有条号，没有内容。", "An article without words.")
        elif node.level == "条":
            words = [line_words(self._document.text, line) for line in node.parts[0].spans]
            label = article_label(words[0])
            if len(node.parts) == 1 and not node.parts[0].parts and label and not "".join(words)[label.end :]:
                self.doubt(node.parts[0].spans[0], "只有条号，没有内容。", "An article without words.")
            return
        for part in node.parts:
            self._check_words(part)

    def _is_next(self, label: ArticleLabel) -> bool:
        """An article begins where a sentence can, or where the numbering goes on and nothing refers to it.

        Behind a line that is but a number nothing has been said that could go on.
        """
        if self._ended or self._open is None or self._only_label:
            return True
        if label.part is not None:
            goes_on = label.number > self._last or label.part != self._part
        else:
            goes_on = label.number == self._last + 1 or (label.number == self._last and label.sub is not None)
        return goes_on and not _REFERRING_END.search(self._before)

    def _mark(self, words: str) -> ItemMark | None:
        """The mark of an item, where a sentence can begin or the numbers of the list go on."""
        mark = item_mark(words)
        if mark is None or self._ended:
            return mark
        before = next((item for item in reversed(self._items) if item.depth == mark.depth), None)
        follows = mark.number == 1 or before is not None
        return mark if follows else None

    def _is_paragraph(self, mark: ItemMark) -> bool:
        """Whether it is a 款, as (a) is below a heading on a line of its own; (1) is a 项."""
        article = self._article
        if article is None or not article.spans or mark.letter is None:
            return False
        return not self._items or mark.number == len(article.parts) + 1

    def _below_digits(self, mark: ItemMark) -> ItemMark:
        """There (i) is a 目, counted in Roman numbers."""
        roman = ROMAN.get(mark.letter or "")
        if self._article is None or not self._article.spans or roman is None:
            return mark
        return replace(mark, depth=_ROMAN_DEPTH, number=roman)

    def doubt(self, at: Span, reason: str, reason_en: str) -> None:
        self.doubts.append(of_structure(at, reason, reason_en))

    def _open_heading(self, match: re.Match[str], line: Span) -> None:
        level, letter = match["level"], match["letter"]
        counted = ord(letter) - ord("A") + 1 if letter else number(without_blanks(match["number"]))
        self._check_number(level, counted, line)
        while self._headings and _ORDER.index(self._headings[-1].level) >= _ORDER.index(level):
            self._headings.pop()
        above = self._headings[-1].label if self._headings else ""
        title = match["title"] and without_blanks(match["title"])
        label = f"{letter}{level}" if letter else f"第{_chinese(without_blanks(match['number']))}{level}"
        if level == "节" or self._counts[label]:
            # Sections count within their chapter, and chapters of some laws within their 编.
            label = above + label
        label = self._once(label, line)
        node = _Node(label, level, title, [line])
        (self._headings[-1].parts if self._headings else self._roots).append(node)
        self._headings.append(node)
        self._article = self._paragraph = self._open = None
        self._items = []

    def _check_number(self, level: str, found: int | None, line: Span) -> None:
        """Parts of one kind go on counting, or begin again at one."""
        before = self._last_of.get(level, 0)
        if found is not None and found not in (1, before, before + 1):
            last = f"第{_chinese(str(before))}{level}" if before else None
            self.doubts.append(of_jump(line, last, f"第{_chinese(str(found))}{level}"))
        self._last_of[level] = found or before

    def _open_bare(self, words: str, line: Span) -> None:
        """附则 without a number is a chapter as well."""
        title = without_blanks(words)
        node = _Node(self._once(title, line), "章", title, [line])
        self._roots.append(node)
        self._headings = [node]
        self._article = self._paragraph = self._open = None
        self._items = []
        self._ended, self._before = True, ""

    def _open_article(self, found: ArticleLabel, line: Span, words: str) -> None:
        written = self._written(found, found.number)
        if not found.sub:
            self._check_article(found, written, line)
            self._part, self._last = found.part, found.number
        node = _Node(self._once(written, line), "条", found.title)
        (self._headings[-1].parts if self._headings else self._roots).append(node)
        self._article = self._open = node
        heading = words[found.end :].strip()
        if found.part is not None and is_heading(heading):
            node.title, node.spans = heading, [line]
            self._paragraph, self._items = None, []
        else:
            self._open_paragraph(line)

    def _written(self, found: ArticleLabel, count: int) -> str:
        if found.part is not None:
            return f"第{found.part}.{count}条"
        sub = f"之{to_chinese(found.sub)}" if found.sub and count == found.number else ""
        return f"第{to_chinese(count) if 0 < count < 10_000 else count}条{sub}"

    def _check_article(self, found: ArticleLabel, written: str, line: Span) -> None:
        """Articles go on by one; within a part they may leave numbers out, to be filled later."""
        last = self._last if found.part == self._part else 0
        follows = found.number > last if found.part is not None else found.number == last + 1
        if not follows and found.number != last:
            before = self._written(found, last) if 0 < last < 10_000 else None
            self.doubts.append(of_jump(line, before, written))

    def _once(self, label: str, line: Span) -> str:
        """A number that comes twice is kept apart: it may be a slip, or another text in the same file."""
        self._counts[label] += 1
        count = self._counts[label]
        if count == 1:
            return label
        apart = f"{label}（第{count}处）"
        self.doubts.append(of_repetition(line, label, apart))
        return apart

    def _open_paragraph(self, line: Span) -> None:
        article = self._article
        if article is None:
            return
        count = len(article.parts) + 1
        self._paragraph = _Node(f"{article.label}第{to_chinese(count)}款", "款", None, [line])
        self._items = []
        self._open = self._paragraph
        article.parts.append(self._paragraph)

    def _open_item(self, mark: ItemMark, line: Span) -> None:
        """The first kind of mark under a paragraph is that of its 项, another one below it that of its 目."""
        if self._paragraph is None:
            return
        depths = [item.depth for item in self._items]
        before = next((item.number for item in self._items if item.depth == mark.depth), 0)
        if mark.depth in depths:
            del self._items[depths.index(mark.depth) :]
        elif depths and mark.depth < depths[0]:
            self._items.clear()
        if len(self._items) == _DEEPEST:
            # Below 目 the law knows no level of its own.
            self._items[-1].spans.append(line)
            self._open = self._items[-1]
            return
        if mark.number not in (before, before + 1):
            self.doubts.append(of_jump(line, str(before) if before else None, str(mark.number)))
        if self._items:
            above, level, label = self._items[0], "目", f"{self._items[0].label}第{mark.number}目"
        else:
            above, level = self._paragraph, "项"
            label = f"{above.label}第（{_chinese(str(mark.number))}）项"
        node = _Node(self._once(label, line), level, None, [line], depth=mark.depth, number=mark.number)
        above.parts.append(node)
        self._items.append(node)
        self._open = node


def _is_annex(words: str) -> bool:
    return re.match(r"附\s*[件录表]?\s*[\d一二三四五六七八九十]*\s*[:：]?\s*$|附件", words) is not None


def _chinese(numeral: str) -> str:
    value = number(numeral)
    return to_chinese(value) if value is not None and 0 < value < 10_000 else numeral
