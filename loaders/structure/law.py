"""The tree of a law, regulation or measure: 编, 章, 节, 条, 款, 项, 目, with where each stands.

Levels and how they are cited follow 《立法技术规范（试行）（一）》: an article's unnumbered paragraphs are
its 款, （一） its 项, 1. its 目; a 款 is counted only where an article has several.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from dutygraph.loaders.documents.document import Document, Paragraph, Span, refused
from dutygraph.text.numerals import CHINESE_NUMERAL, to_chinese, to_int

_NUMERAL = rf"[{CHINESE_NUMERAL}\d]{{1,9}}"
_HEADING = re.compile(
    rf"第(?P<number>{_NUMERAL})(?P<level>编|分编|章|节)(?![，。、的])[\s\u3000]*(?P<title>\S.{{0,40}})?$"
)
ARTICLE = re.compile(
    rf"[*_]{{0,2}}第(?P<number>{_NUMERAL})条(?:之(?P<sub>{_NUMERAL}))?[*_]{{0,2}}(?![，。、款项第的])[\s\u3000]*"
)
_ITEM = re.compile(r"[（(]\s*(?P<number>[一二三四五六七八九十百]{1,5})\s*[）)]\s*")
_POINT = re.compile(r"(?P<number>\d{1,3})\s*[.．、](?!\d)\s*")
_ORDER = ("编", "分编", "章", "节")
_CONTENTS = re.compile(r"目[\s\u3000]*[录次]")
_ENDS_LEAD = re.compile(r"[:：]$")

FEWEST_ARTICLES = 3
"""Fewer numbered articles than this are no law."""


@dataclass(frozen=True, slots=True)
class Part:
    """A provision, `label` as it is cited; `spans` are its own lines, without those of its parts."""

    label: str
    level: str
    title: str | None
    spans: tuple[Span, ...]
    parts: tuple["Part", ...] = ()

    @property
    def all_spans(self) -> tuple[Span, ...]:
        return (*self.spans, *(span for part in self.parts for span in part.all_spans))


@dataclass(frozen=True, slots=True)
class LawStructure:
    """`before` and `after` are the lines outside the articles; `contents` those of a table of contents."""

    before: tuple[Span, ...]
    contents: tuple[Span, ...]
    parts: tuple[Part, ...]
    after: tuple[Span, ...]

    @property
    def articles(self) -> tuple[Part, ...]:
        return tuple(_articles(self.parts))


def article_count(document: Document) -> int:
    """How many lines begin an article."""
    return sum(1 for span in _lines(document) if ARTICLE.match(document.text, span.start, span.end))


def read_structure(document: Document) -> LawStructure:
    """The tree of a law; RefusedDocument where no line begins an article."""
    lines = list(_lines(document))
    text = document.text
    first = next((at for at, line in enumerate(lines) if ARTICLE.match(text, line.start, line.end)), None)
    if first is None:
        raise refused(
            document.name, "没有条文 no line begins an article (第…条).", "请确认文件 Check the file."
        )
    begin = _first_heading(text, lines, first)
    contents = [at for at in range(begin) if _CONTENTS.fullmatch(text[lines[at].start : lines[at].end])]
    front = contents[0] if contents else begin
    reader = _Reader(text)
    end = len(lines)
    for at in range(begin, len(lines)):
        if not reader.read(lines[at]):
            end = at
            break
    return LawStructure(tuple(lines[:front]), tuple(lines[front:begin]), reader.parts(), tuple(lines[end:]))


def _lines(document: Document) -> Iterable[Span]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.span
        else:
            yield from block.spans


def _first_heading(text: str, lines: Sequence[Span], first_article: int) -> int:
    """The line of the headings right above the first article; a table of contents names them too."""
    begin = first_article
    while begin and _HEADING.match(text[lines[begin - 1].start : lines[begin - 1].end]):
        begin -= 1
    if begin and begin < first_article:
        # Where a table of contents runs up to the body, the body begins with its first heading again.
        head = _normal(text[lines[begin].start : lines[begin].end])
        again = [
            at
            for at in range(begin + 1, first_article)
            if _normal(text[lines[at].start : lines[at].end]) == head
        ]
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

    def freeze(self) -> Part:
        return Part(
            self.label, self.level, self.title, tuple(self.spans), tuple(p.freeze() for p in self.parts)
        )


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._roots: list[_Node] = []
        self._headings: list[_Node] = []
        self._article: _Node | None = None
        self._paragraph: _Node | None = None
        self._item: _Node | None = None

    def read(self, line: Span) -> bool:
        """Whether the line belongs to the law; what follows its last article does not."""
        words = self._text[line.start : line.end]
        if heading := _HEADING.match(words):
            self._open_heading(heading, line)
        elif article := ARTICLE.match(words):
            self._open_article(article, line)
        elif self._article is None:
            self._headings[-1].spans.append(line) if self._headings else None
            return bool(self._headings)
        elif item := _ITEM.match(words):
            self._open_item(item, line)
        elif (point := _POINT.match(words)) and self._item is not None:
            number = int(point["number"])
            self._item.parts.append(_Node(f"{self._item.label}第{number}目", "目", None, [line]))
        elif _is_annex(words):
            return False
        else:
            self._open_paragraph(line)
        return True

    def parts(self) -> tuple[Part, ...]:
        return tuple(settled(root.freeze()) for root in self._roots)

    def _open_heading(self, match: re.Match[str], line: Span) -> None:
        level = match["level"]
        while self._headings and _ORDER.index(self._headings[-1].level) >= _ORDER.index(level):
            self._headings.pop()
        above = self._headings[-1].label if self._headings and level == "节" else ""
        title = match["title"] and _normal(match["title"])
        node = _Node(f"{above}第{_chinese(match['number'])}{level}", level, title, [line])
        (self._headings[-1].parts if self._headings else self._roots).append(node)
        self._headings.append(node)
        self._article = self._paragraph = self._item = None

    def _open_article(self, match: re.Match[str], line: Span) -> None:
        sub = f"之{_chinese(match['sub'])}" if match["sub"] else ""
        node = _Node(f"第{_chinese(match['number'])}条{sub}", "条", None)
        (self._headings[-1].parts if self._headings else self._roots).append(node)
        self._article = node
        self._open_paragraph(line)

    def _open_paragraph(self, line: Span) -> None:
        article = self._article
        if article is None:
            return
        number = len(article.parts) + 1
        self._paragraph = _Node(f"{article.label}第{to_chinese(number)}款", "款", None, [line])
        self._item = None
        article.parts.append(self._paragraph)

    def _open_item(self, match: re.Match[str], line: Span) -> None:
        if self._paragraph is None:
            return
        self._item = _Node(f"{self._paragraph.label}第（{match['number']}）项", "项", None, [line])
        self._paragraph.parts.append(self._item)


def settled(part: Part) -> Part:
    """An article of one paragraph is cited without it: its words are the article's own."""
    parts = tuple(settled(one) for one in part.parts)
    if part.level == "条" and len(parts) == 1:
        only = parts[0]
        return replace(
            part, spans=only.spans, parts=tuple(_relabelled(p, only.label, part.label) for p in only.parts)
        )
    return replace(part, parts=parts)


def _relabelled(part: Part, before: str, after: str) -> Part:
    return replace(
        part,
        label=after + part.label.removeprefix(before),
        parts=tuple(_relabelled(one, before, after) for one in part.parts),
    )


def _articles(parts: Iterable[Part]) -> Iterable[Part]:
    for part in parts:
        if part.level == "条":
            yield part
        else:
            yield from _articles(part.parts)


def _is_annex(words: str) -> bool:
    return re.match(r"附\s*[件录表则]?\s*[\d一二三四五六七八九十]*\s*[:：]?\s*$|附件", words) is not None


def _chinese(numeral: str) -> str:
    number = to_int(numeral)
    return to_chinese(number) if 0 < number < 10_000 else numeral
