"""A task plan in prose: 一、 sections, （一） groups and 1. tasks, read into the same rows as a table."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dutygraph.graph.errors import Problem, RefusedDocument
from dutygraph.loaders.documents.document import Document, Paragraph, Span, refused
from dutygraph.loaders.documents.passage import Passage, passage
from dutygraph.loaders.duties.modality import modals
from dutygraph.loaders.structure.task_list_table import CategoryRows, TaskListTable, TaskRow
from dutygraph.loaders.structure.title_lines import whole_title
from dutygraph.text.labels import is_ended
from dutygraph.text.numerals import number

_LEVELS = (
    re.compile(r"(?P<number>[一二三四五六七八九十]{1,3})\s*、\s*(?P<title>\S.*)", re.DOTALL),
    re.compile(r"[（(]\s*(?P<number>[一二三四五六七八九十]{1,3})\s*[）)]\s*(?P<title>\S.*)", re.DOTALL),
    re.compile(r"(?P<number>\d{1,2})\s*[.．、](?!\d)\s*(?P<title>\S.*)", re.DOTALL),
)
_TITLE_SENTENCE = re.compile(r"(?P<title>[^。；;：:]{2,50})[。：:](?P<rest>\s*\S.*)?$", re.DOTALL)
_ANNEX = re.compile(r"附\s*[件录表]\s*[\d一二三四五六七八九十]*\s*[:：.．]?(?:\s|$|.{0,40}$)")
_NAME = re.compile(
    r"(?:清单|方案|计划|要点|安排|通知|意见|部署|行动|指引|公告)(?:[（(][^（）()]{1,12}[）)])*$"
)
_NOTICE = re.compile(r"关于(?:印发|发布|下发|开展).*(?:的通知|的公告|的函)$")
_IN_NOTICE = re.compile(r"(?:印发|发布|下发)\s*《(?P<title>[^》]+)》")
_CLOSING = re.compile(
    r"特此(?:通知|公告|函告)|(?:\d{4}|[〇零一二三四五六七八九]{4})年.{1,5}月.{1,5}日$|^联系人|^\(此件|^（此件"
)
_LONGEST_TITLE = 60

COVER = "标题与发文文字 heading and words of issue"
BACKGROUND = "背景与目标 background, nothing to be done"
ABOVE = "上级标题 heading above the categories"
ANNEX = "附件 annex"
CLOSING = "落款 closing and signature"

FEWEST_SECTIONS = 2


@dataclass(slots=True)
class _Heading:
    """`own` are its lines below the heading, before its first part."""

    level: int
    number: int
    title: Passage
    spans: list[Span]
    own: list[Span] = field(default_factory=list)
    parts: list["_Heading"] = field(default_factory=list)

    def body(self) -> list[Span]:
        return [*self.own, *(span for part in self.parts for span in (*part.spans, *part.body()))]


def section_count(document: Document) -> int:
    """How many lines begin a section (一、)."""
    return sum(1 for span in _lines(document) if _LEVELS[0].match(document.text[span.start : span.end]))


def read_plan(document: Document) -> TaskListTable:
    """The tasks of a plan; RefusedDocument where no section of it asks anybody to do anything."""
    return _Reader(document).result()


class _Reader:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text
        self._lines = list(_lines(document))
        self._not_modelled: list[tuple[Span, str]] = []

    def result(self) -> TaskListTable:
        first = next((at for at, line in enumerate(self._lines) if _LEVELS[0].match(self._said(line))), None)
        if first is None:
            raise refused(
                self._document.name, "没有章节 no section that begins 一、.", "请确认文件 Check the file."
            )
        title = self._title(self._lines[:first])
        named = self._name(title)
        self._leave(
            (line for line in self._lines[:first] if named or not title.start <= line.start < title.end),
            COVER,
        )
        sections = self._sections(self._lines[first:])
        categories = self._categories(sections)
        if not categories:
            raise RefusedDocument(
                [
                    Problem(
                        self._document.name,
                        "没有任何任务 no section asks anybody to do anything.",
                        "请确认文件，或用 --as 指明类别 Check the file, or name its kind with --as.",
                    )
                ]
            )
        return TaskListTable(title, tuple(categories), tuple(self._not_modelled), named)

    # ---- structure ----

    def _sections(self, lines: Sequence[Span]) -> list[_Heading]:
        roots: list[_Heading] = []
        open_headings: list[_Heading] = []
        for at, line in enumerate(lines):
            words = self._said(line)
            if _ANNEX.match(words):
                self._leave(lines[at:], ANNEX)
                break
            if at > len(lines) - 6 and _CLOSING.search(words):
                self._leave(lines[at:], CLOSING)
                break
            heading = self._heading(line, open_headings)
            if heading is None:
                open_headings[-1].own.append(line)
                continue
            while open_headings and open_headings[-1].level >= heading.level:
                open_headings.pop()
            (open_headings[-1].parts if open_headings else roots).append(heading)
            open_headings.append(heading)
        return roots

    def _heading(self, line: Span, above: Sequence[_Heading]) -> _Heading | None:
        words = self._said(line)
        for level, pattern in enumerate(_LEVELS):
            match = pattern.match(words)
            if match is None or (level and not above):
                continue
            title_start, title_end = match.span("title")
            rest: Span | None = None
            sentence = _TITLE_SENTENCE.match(words, title_start)
            if sentence and not modals(sentence["title"]):
                title_end = sentence.end("title")
                if sentence["rest"] and sentence["rest"].strip():
                    rest = self._part(line, sentence.start("rest"), sentence.end("rest"))
            elif level == 2 or len(words) - title_start > _LONGEST_TITLE:
                # An item of a list, or a paragraph that only begins like a heading.
                if level:
                    return None
                title_end = min(title_end, title_start + _LONGEST_TITLE)
            title = passage(self._text, [self._part(line, title_start, title_end)])
            heading = _Heading(level, number(match["number"]) or 0, title, [line])
            if rest is not None:
                heading.spans = [Span(line.start, rest.start)]
                heading.own.append(rest)
            return heading
        return None

    # ---- tasks ----

    def _categories(self, sections: Sequence[_Heading]) -> list[CategoryRows]:
        """Tasks are the lowest headings; what they stand in is their category."""
        groups: list[tuple[_Heading, list[_Heading]]] = []
        for section in sections:
            deep = [group for group in section.parts if group.parts]
            if deep:
                self._leave(section.spans, ABOVE)
                groups.extend((group, group.parts or [group]) for group in section.parts)
            elif section.parts:
                groups.append((section, section.parts))
            elif self._asks(section.own):
                groups.append((section, [section]))
            else:
                self._leave((*section.spans, *section.own), BACKGROUND)
                continue
            if section.parts and section.own:
                self._leave_lead(section, deep)
        numbers = [task.number for _, tasks in groups for task in tasks]
        repeated = len(set(numbers)) < len(numbers) or 0 in numbers
        counted = iter(range(1, len(numbers) + 1))
        of_categories = [category.number for category, _ in groups]
        own_numbers = len(set(of_categories)) == len(of_categories) and 0 not in of_categories
        return [
            CategoryRows(
                category.number if own_numbers else at,
                category.title,
                self._label(category),
                tuple(self._task(task, next(counted) if repeated else task.number) for task in tasks),
            )
            for at, (category, tasks) in enumerate(groups, 1)
        ]

    def _label(self, heading: _Heading) -> Span:
        start, title = heading.spans[0].start, heading.title.pieces[0].start
        return self._part(Span(start, title), 0, title - start)

    def _leave_lead(self, section: _Heading, deep: Sequence[_Heading]) -> None:
        """Words between a section's heading and its first group go with the first task below."""
        first = (deep[0] if deep else section).parts[0]
        if self._asks(section.own):
            first.own[:0] = section.own
        else:
            self._leave(section.own, BACKGROUND)

    def _task(self, task: _Heading, task_number: int) -> TaskRow:
        body = task.body() or list(task.spans)
        spans = sorted({*task.spans, *body}, key=lambda span: span.start)
        return TaskRow(task_number, task.title, self._joined(body), None, tuple(spans))

    def _asks(self, lines: Sequence[Span]) -> bool:
        return any(modals(self._said(line)) for line in lines)

    def _joined(self, lines: Sequence[Span]) -> Passage:
        """The paragraphs with the breaks between them, where nothing else stands there.

        A line that ends in the middle of a sentence goes on without a break.
        """
        pieces: list[Span] = []
        ended = True
        for line in lines:
            words = passage(self._text, [line])
            own = words.pieces
            if ended and pieces and own and self._text[pieces[-1].end : own[0].start].isspace():
                pieces.append(Span(pieces[-1].end, own[0].start))
            pieces.extend(own)
            ended = is_ended(words.text)
        return Passage(self._text, tuple(pieces))

    # ---- the title ----

    def _title(self, before: Sequence[Span]) -> Span:
        """The name right above the body, else the one its covering notice gives, else the first line."""
        for at in range(len(before) - 1, -1, -1):
            words = self._said(before[at])
            if (
                len(words) <= _LONGEST_TITLE
                and _NAME.search(words)
                and not _NOTICE.search(words)
                and "。" not in words
            ):
                return whole_title(self._text, before, at, _NAME)
        for line in before:
            if match := _IN_NOTICE.search(self._said(line)):
                return self._part(line, *match.span("title"))
        return before[0] if before else self._lines[0]

    def _name(self, title: Span) -> str | None:
        """What to call a plan that has no title: after its file."""
        return None if title.end - title.start <= _LONGEST_TITLE else Path(self._document.name).stem

    # ---- small parts ----

    def _part(self, line: Span, start: int, end: int) -> Span:
        words = self._text[line.start + start : line.start + end]
        left = line.start + start + len(words) - len(words.lstrip())
        return Span(left, left + len(words.strip()))

    def _said(self, span: Span) -> str:
        return self._text[span.start : span.end]

    def _leave(self, spans: Iterable[Span], reason: str) -> None:
        self._not_modelled.extend((span, reason) for span in spans)


def _lines(document: Document) -> Iterable[Span]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.span
        else:
            yield from block.spans
