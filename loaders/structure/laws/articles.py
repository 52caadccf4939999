"""The tree of a law, regulation or measure: 编, 章, 节, 条, 款, 项, 目, with where each stands.

Levels and how they are cited follow 《立法技术规范（试行）（一）》: an article's unnumbered paragraphs are
its 款, （一） its 项, 1. its 目; a 款 is counted only where an article has several.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from dutygraph.loaders.documents.document import Document, Paragraph, Row, Span, refused
from dutygraph.loaders.documents.passage import passage
from dutygraph.loaders.duties.who.parties import PARTY
from dutygraph.loaders.structure.doubts import DoubtDraft, of_jump, of_repetition, of_structure
from dutygraph.loaders.structure.laws.annexes import read_annexes, table_that_asks
from dutygraph.loaders.structure.part import Part, articles, settled
from dutygraph.loaders.structure.telling import asks_in_cover
from dutygraph.text.dates import DAY_ALONE
from dutygraph.text.labels import HEADING, ArticleLabel, ItemMark, article_label, is_ended, item_mark
from dutygraph.text.numerals import number, to_chinese

_ORDER = ("编", "分编", "章", "节")
_BARE_HEADING = re.compile(r"(?:总|分|罚|附)[\s\u3000]*则")
_CONTENTS = re.compile(r"目[\s\u3000]*[录次]")
_FOOTNOTE = re.compile(r"\[\d{1,3}\]|[＊*†‡]{1,3}(?=\s)")
TABLE = "条文中的表格 a table in an article"
FOOTNOTE = "脚注 footnote"
_NAME = re.compile(r"[^，。；：、《》第]{4,40}(?:局|部|委|厅|署|会|院|办公室|政府|银行)")
_DEEPEST = 2
_LONGEST_WORD = 8
_REFERRING_END = re.compile(
    r"(?:依照|按照|根据|依据|违反|符合|适用|执行|参照|遵守|履行|(?<!制定)[本该](?:法|办法|条例|规定|细则|规则)"
    r"|[和与及或至到、，,的由对以除见》])\s*$"
)
"""What stands before a reference that a line break parts from it."""

FEWEST_ARTICLES = 3
"""Fewer numbered articles than this are no law."""


@dataclass(frozen=True, slots=True)
class LawStructure:
    """`before` and `after` are the lines outside the articles; `contents` those of a table of contents.

    `annexes` are those that ask for something, with their parts. `beside` is what stands among the articles
    and is none of their words, with what it is.
    """

    before: tuple[Span, ...]
    contents: tuple[Span, ...]
    parts: tuple[Part, ...]
    after: tuple[Span, ...]
    annexes: tuple[Part, ...] = ()
    beside: tuple[tuple[Span, str], ...] = ()
    doubts: tuple[DoubtDraft, ...] = ()

    @property
    def articles(self) -> tuple[Part, ...]:
        return tuple(articles(self.parts))


def article_count(document: Document) -> int:
    """How many lines begin an article."""
    return sum(1 for line in document.lines if article_label(_said(document.text, line)))


def read_structure(document: Document) -> LawStructure:
    """The tree of a law; RefusedDocument where no line begins an article."""
    text = document.text
    lines, tables = _apart(document)
    said = [_said(text, line) for line in lines]
    first = next((at for at, words in enumerate(said) if article_label(words)), None)
    if first is None:
        raise refused(
            document.name, "没有条文 no line begins an article (第…条).", "请确认文件 Check the file."
        )
    begin = _first_heading(said, first)
    contents = [at for at in range(begin) if _CONTENTS.fullmatch(said[at])]
    front = contents[0] if contents else begin
    reader = _Reader(document)
    end = len(lines)
    signed = _signature(said, begin)
    for at in range(begin, len(lines)):
        if at == signed or not reader.read(lines[at], said[at]):
            end = at
            break
    after, annexes = read_annexes(text, lines[end:])
    beside = reader.footnotes
    for rows in tables:
        asked, left = None, [span for row in rows for span in row.spans]
        if left[0].start > lines[begin].start:
            asked, left = table_that_asks(text, rows, len(annexes) + 1)
        if asked is not None:
            annexes = (*annexes, asked)
            reader.doubt(
                asked.spans[0],
                "表格逐格读作陈述，各列的关系未读入。",
                "A table is read cell by cell, without what its columns say of each other.",
            )
        beside += ((span, TABLE) for span in left)
    parts = reader.parts()
    for line in (*lines[:front], *after):
        reader.outside(line, _said(text, line))
    return LawStructure(
        tuple(lines[:front]),
        tuple(lines[front:begin]),
        parts,
        after,
        annexes,
        tuple(beside),
        tuple(reader.doubts),
    )


def _signature(said: Sequence[str], begin: int) -> int | None:
    """The first of the lines that sign the articles: a day by itself, and public bodies right above it."""
    for day in range(begin, len(said)):
        if DAY_ALONE.match(said[day]):
            at = day
            while at > begin and (name := _NAME.fullmatch(said[at - 1])) and PARTY.search(name[0]):
                at -= 1
            return at
    return None


def _said(text: str, line: Span) -> str:
    return passage(text, [line]).text


def _apart(document: Document) -> tuple[list[Span], list[list[Row]]]:
    """The lines of the text, and the tables that only stand in it, each as a whole.

    A table of which a cell begins an article or a chapter is how the text is laid out.
    """
    lines: list[Span] = []
    tables: list[list[Row]] = []
    for table, group in groupby(
        document.blocks, lambda block: block.table if isinstance(block, Row) else None
    ):
        blocks = list(group)
        rows = [block for block in blocks if isinstance(block, Row) and block.spans]
        cells = [span for row in rows for span in row.spans]
        wide = sum(1 for row in rows if sum(map(bool, row.cells)) > 1)
        if table is not None and wide > 1 and not any(_begins(_said(document.text, cell)) for cell in cells):
            tables.append(rows)
        else:
            lines.extend(block.span for block in blocks if isinstance(block, Paragraph))
            lines.extend(cells)
    return lines, tables


def _begins(words: str) -> bool:
    return article_label(words) is not None or HEADING.match(words) is not None


def _first_heading(said: Sequence[str], first_article: int) -> int:
    """The line of the headings right above the first article; a table of contents names them too."""
    begin = first_article
    while begin and HEADING.match(said[begin - 1]):
        begin -= 1
    if begin and begin < first_article:
        # Where a table of contents runs up to the body, the body begins with its first heading again.
        head = _normal(said[begin])
        again = [at for at in range(begin + 1, first_article) if _normal(said[at]) == head]
        begin = again[-1] if again else begin
    return begin


def _normal(text: str) -> str:
    return re.sub(r"[\s\u3000]", "", text)


@dataclass(slots=True)
class _Node:
    label: str
    level: str
    title: str | None
    spans: list[Span] = field(default_factory=list)
    parts: list["_Node"] = field(default_factory=list)
    depth: int = -1
    number: int = 0

    def freeze(self) -> Part:
        return Part(
            self.label, self.level, self.title, tuple(self.spans), tuple(p.freeze() for p in self.parts)
        )


class _Reader:
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
            self._open_article(article, line)
        elif self._article is None:
            self._headings[-1].spans.append(line) if self._headings else None
            return bool(self._headings)
        elif mark := self._mark(words):
            self._open_item(mark, line)
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
        self._ended = heading is not None or is_ended(words)
        self._before = words[-_LONGEST_WORD:]
        return True

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

    def _check_words(self, node: _Node) -> None:
        """Headings and articles without words, and words below a heading that are in no article."""
        heading, *others = node.spans or [Span(0, 0)]
        if node.level in _ORDER:
            if not node.parts and not others:
                self.doubt(heading, "只有标题，没有内容。", "A heading with nothing below it.")
            for line in others:
                self.outside(line, _said(self._document.text, line))
        elif node.level == "条":
            words = [_said(self._document.text, line) for line in node.parts[0].spans]
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

    def doubt(self, at: Span, reason: str, reason_en: str) -> None:
        self.doubts.append(of_structure(at, reason, reason_en))

    def _open_heading(self, match: re.Match[str], line: Span) -> None:
        level = match["level"]
        self._check_number(level, number(_normal(match["number"])), line)
        while self._headings and _ORDER.index(self._headings[-1].level) >= _ORDER.index(level):
            self._headings.pop()
        above = self._headings[-1].label if self._headings else ""
        title = match["title"] and _normal(match["title"])
        label = f"第{_chinese(_normal(match['number']))}{level}"
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
        title = _normal(words)
        node = _Node(self._once(title, line), "章", title, [line])
        self._roots.append(node)
        self._headings = [node]
        self._article = self._paragraph = self._open = None
        self._items = []
        self._ended, self._before = True, ""

    def _open_article(self, found: ArticleLabel, line: Span) -> None:
        sub = f"之{to_chinese(found.sub)}" if found.sub else ""
        written = f"第{to_chinese(found.number) if 0 < found.number < 10_000 else found.number}条{sub}"
        if not sub:
            if found.number != self._last + 1 and (self._last or found.number != 1):
                before = f"第{to_chinese(self._last)}条" if 0 < self._last < 10_000 else None
                if found.number != self._last:
                    self.doubts.append(of_jump(line, before, written))
            self._last = found.number
        node = _Node(self._once(written, line), "条", found.title)
        (self._headings[-1].parts if self._headings else self._roots).append(node)
        self._article = node
        self._open_paragraph(line)

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
        if mark.number not in (before, before + 1):
            self.doubts.append(of_jump(line, str(before) if before else None, str(mark.number)))
        if mark.depth in depths:
            del self._items[depths.index(mark.depth) :]
        elif depths and mark.depth < depths[0]:
            self._items.clear()
        if len(self._items) == _DEEPEST:
            # Below 目 the law knows no level of its own.
            self._items[-1].spans.append(line)
            self._open = self._items[-1]
            return
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
