"""A document in prose with numbered parts: 一、 sections, （一） groups and 1. tasks, at whatever depth.

Tasks are what the document numbers as tasks, read into the same rows as a table's. What it states elsewhere
(保障措施, a lead above a list, an annex, a text without any numbers) is kept by the heading it stands under.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest
from pathlib import Path

from dutygraph.loaders.documents.document import Document, Paragraph, Span
from dutygraph.loaders.documents.passage import Passage, joined, passage
from dutygraph.loaders.duties.modality import modals
from dutygraph.loaders.duties.not_duties import states_duty
from dutygraph.loaders.duties.who.addressees import labels_of_bearers
from dutygraph.loaders.duties.who.parties import PARTY
from dutygraph.loaders.structure.doubts import of_form, of_no_title
from dutygraph.loaders.structure.prose.beside import by_asides, columns_below, names_act, of_whom, tells_whose
from dutygraph.loaders.structure.prose.closing import annex_of, fills_in, papers_below, without_closing
from dutygraph.loaders.structure.prose.headings import (
    LEVELS,
    MARKED,
    Heading,
    called_for,
    empty,
    first_said,
    headings,
    heads_between,
    level_of,
    only_tells,
    saying,
)
from dutygraph.loaders.structure.prose.in_tables import FORM, InTables
from dutygraph.loaders.structure.prose.tables import listed_categories
from dutygraph.loaders.structure.task_rows import CategoryRows, TaskListTable, TaskRow
from dutygraph.loaders.structure.telling import (
    asks,
    asks_anywhere,
    asks_outside,
    begins_with_act,
    calls,
    heads_demands,
    is_heading,
    names_papers,
    opens_duties,
)
from dutygraph.loaders.structure.title_lines import head_of, is_name, title_of
from dutygraph.text.labels import mark

_WHOLE = 12
_SAID = re.compile(r"(?<![^。；])[^。；]+[。；]")
_ELSEWHERE = re.compile(r"保障|(?:工作|有关|相关|其他|组织)要求|组织(?:领导|实施|保障)|附则|其他事项")
_Groups = list[tuple[Heading, list[Heading], Span | None]]
COVER = "标题与发文文字 heading and words of issue"
BACKGROUND = "背景与目标 background, nothing to be done"
ABOVE = "上级标题 heading above the categories"
ANNEX = "附件 annex"
CLOSING = "落款 closing and signature"


def read_plan(document: Document, *, in_table: bool = False) -> TaskListTable:
    """The tasks of a document, and what it states beside them; `in_table`: no tasks stand in its text."""
    return _Reader(document, in_table=in_table).result()


class _Reader:
    def __init__(self, document: Document, *, in_table: bool) -> None:
        self._document = document
        self._in_table = in_table
        self._text = document.text
        self._tables = InTables(document, numbered=in_table)
        self._lines = self._tables.lines
        self._not_modelled = list(self._tables.not_modelled)
        self._doubts = list(self._tables.doubts)
        self._sections: list[TaskRow] = []
        self._bars: set[Span] = set()
        levels = {block.span: block.level for block in document.blocks if isinstance(block, Paragraph)}
        self._labels = labels_of_bearers(self._text, list(levels))
        self._marked = self._labels.union(
            line
            for line, level in levels.items()
            if level > 1 and self._level(line) is None and not self._names_whole(line)
        )
        self._annexed = {line for line, level in levels.items() if level and annex_of(line.of(self._text))}
        self._titles = [line for line, level in levels.items() if level == 1]

    def result(self) -> TaskListTable:
        main, annexes = (self._lines, []) if self._in_table else self._annexes()
        top, first = (None, 0) if self._in_table else self._top(main)
        head = self._outside(main[:first]) or ([] if top is not None else self._head(self._outside(main)))
        lines = self._outside(self._lines)
        found = title_of(self._text, head, lines, self._titles, told=not self._in_table) if head else None
        found = found or (self._tables.title and (self._tables.title, self._tables.title))
        titled = found is not None
        title, title_line = found or [next(iter(main), Span(0, 0))] * 2
        name = range(title.start, title.end if titled else title.start)
        said = ((line, line.of(self._text)) for line in main if titled and line.end <= title.start)
        self._bars = {line for line, words in said if title.of(self._text) in words and "《" not in words}
        parts = main[:first], main[first:]
        before, body = ([line for line in part if line.start not in name] for part in parts)
        body, closing = self._without_closing(body)
        categories: list[CategoryRows] = []
        if self._in_table:
            before, body = body, []
        elif top is None:
            at = first_said(self._text, body, title_line.start if titled else -1, self._marked)
            before, body = body[:at], body[at:]
        # The last sentence above the first part may only open them all, or be their heading.
        last = before[-1] if before and top is not None else None
        marked = last and mark(last.of(self._text), LEVELS)
        begins = (marked.end if marked else 0, last.of(self._text).rfind("。") + 1) if last else (0,)
        bare = last and Span(last.start + max(begins), last.end)
        opens = bare is not None and opens_duties(bare.of(self._text))
        if last and bare and opens:
            before = [*before[:-1], *([Span(last.start, bare.start)] if begins[-1] else [])]
            self._leave([Span(bare.start if begins[-1] else last.start, last.end)], ABOVE)
        self._cover(before)
        if top is None:
            self._headed(body)
        else:
            tree = headings(self._text, body, self._marked if top == MARKED else ())
            doubts = (*tree.doubts, *empty(tree.roots, self._tables.above))
            self._doubts += sorted(doubts, key=lambda doubt: doubt.span)
            heads = bare and (opens or heads_demands(bare.of(self._text)))
            above = title if names_papers(title.of(self._text)) else bare if heads else None
            led = passage(self._text, [above] if above else [])
            over = led if led.text or not (bare and marked) else passage(self._text, [bare])
            categories = self._categories(tree.roots, title, led=led, over=over)
        self._cover(closing, CLOSING)
        ends = [*(annex[0].start for annex in annexes[1:]), len(self._text)]
        for annex, end in zip(annexes, ends, strict=bool(annexes)):
            self._annex(annex, end)
        categories += listed_categories(
            self._text, self._tables.listed, title, {one.number for one in categories}
        )
        in_tables = (row for _, table in self._tables.listed for row in table.sections)
        sections = (*self._sections, *self._tables.asked, *in_tables)
        in_order = sorted(sections, key=lambda row: row.row[0].start)
        named = None if titled else Path(self._document.name).stem
        if named is not None:
            self._doubts.insert(0, of_no_title(title, named))
        return TaskListTable(
            title,
            tuple(sorted(categories, key=lambda category: category.tasks[0].row[0].start)),
            tuple(self._not_modelled),
            named,
            (*self._doubts, *(doubt for _, table in self._tables.listed for doubt in table.doubts)),
            tuple(replace(row, number=at) for at, row in enumerate(in_order, 1)),
        )

    # ---- parts of the document ----

    def _annexes(self) -> tuple[list[Span], list[list[Span]]]:
        """The text, and its annexes; a numbered annex is the text where what is above it has no numbers."""
        marks = (line in self._annexed or annex_of(line.of(self._text)) == "mark" for line in self._lines)
        starts = [at for at, marked in enumerate(marks) if marked]
        if not starts:
            return self._lines, []
        cuts = [*([0] if starts[0] else []), *starts, len(self._lines)]
        parts = [self._lines[start:end] for start, end in pairwise(cuts)]
        papers = any(names_papers(line.of(self._text)) for part in parts[1:2] for line in part[:2])
        tops = [self._top(part)[0] for part in parts[:2]]
        if len(parts) > 1 and not papers and tops[0] is None and tops[1] is not None:
            parts[:2] = [[*parts[0], *parts[1]]]
        return parts[0], parts[1:]

    def _head(self, lines: Sequence[Span]) -> Sequence[Span]:
        """What stands above a text without numbers; a list in a table is named right above that, if no text
        above it is named.
        """
        tables = [table.title.start for _, table in self._tables.listed[:1] if self._in_table]
        above = [line for line in lines if all(line.start < table for table in tables)]
        head = head_of(self._text, above)
        return above if tables and not any(is_name(self._text, line) for line in head) else head

    def _names_whole(self, line: Span) -> bool:
        """Whether a heading is the name of the document or of an annex, and not that of a part."""
        whole = line.end - line.start >= _WHOLE
        return annex_of(line.of(self._text)) is not None or (whole and is_name(self._text, line))

    def _top(self, lines: Sequence[Span]) -> tuple[int | None, int]:
        """The highest level that has two marks, and the line of its first; none: behind all lines."""
        items = called_for(self._text, lines)
        levels = (None if line in items else self._level(line) for line in lines)
        marks = [(level, at) for at, level in enumerate(levels) if level is not None]
        headed = [at for at, line in enumerate(lines) if line in self._marked]
        if len(headed) > 1 and ((marks and self._titles) or not self._labels.isdisjoint(lines)):
            return MARKED, headed[0]
        counts = Counter(level for level, _ in marks)
        top = min((level for level, times in counts.items() if times > 1), default=None)
        return top, next((at for level, at in marks if level == top), 0)

    def _cover(self, lines: Iterable[Span], reason: str = COVER) -> None:
        """What is outside the body states something only where it says so beyond doubt."""
        said: list[Span] = []
        listed = False
        for line in lines:
            words = line.of(self._text)
            listed = annex_of(words) == "listed" or (listed and self._level(line) is not None)
            if not listed and asks_outside(words) and line not in self._bars:
                said.append(line)
            else:
                self._leave([line], ANNEX if listed else reason)
        self._section(None, said, reason)

    def _annex(self, lines: Sequence[Span], end: int) -> None:
        boxes = any(lines[0].start < at < end for at in self._tables.forms)
        form = fills_in(self._text, lines, boxes=boxes)
        asking = any(map(self._asks, lines))
        if form or not asking:
            papers = () if form or asking else papers_below(self._text, lines)
            self._leave(lines[: len(lines) - len(papers)], FORM if form else ANNEX)
            self._doubts += [of_form(lines[0])] if asking and form and not boxes else []
            if papers:
                title = passage(self._text, [lines[-len(papers) - 1]])
                things = joined(self._text, papers)
                self._sections.append(TaskRow(0, title, passage(self._text, []), things, tuple(papers)))
            return
        head = next((at for at in range(1, len(lines)) if not self._names_annex(lines, at)), 1)
        self._leave(lines[:head], ANNEX)
        body, closing = self._without_closing(list(lines[head:]))
        self._headed(body, passage(self._text, [lines[min(1, head - 1)]]))
        self._cover(closing, CLOSING)

    def _names_annex(self, lines: Sequence[Span], at: int) -> bool:
        bare = at == 1 < len(lines) - 1 and self._level(lines[at]) is None
        return (bare and is_heading(lines[at].of(self._text))) or is_name(self._text, lines[at])

    def _headed(self, lines: Sequence[Span], title: Passage | None = None) -> None:
        """Text without numbers, by the headings that its format marks, or that stand between sentences."""
        held: list[Span] = []
        items = called_for(self._text, lines)
        for line, below in zip_longest(lines, lines[1:]):
            if line in self._marked or (line not in items and heads_between(self._text, line, held, below)):
                self._told_below(title, held)
                self._leave([line], ABOVE)
                title, held = passage(self._text, [line]), []
                continue
            # A number without a second is none of the words: 一、企业应当登记。
            alone = mark(line.of(self._text), ("一、",))
            start = line.start + (alone.end if alone else 0)
            self._leave([Span(line.start, start)] if alone else (), ABOVE)
            held.append(Span(start, line.end))
        self._told_below(title, held)

    def _told_below(self, title: Passage | None, lines: Sequence[Span]) -> None:
        labelled = any(names_act(self._text, line) for line in lines[:1])
        tells = title and only_tells(self._text, Heading(MARKED, 0, title, [], own=list(lines)))
        kept = [] if tells else list(lines) if labelled else saying(self._text, lines)
        self._leave(sorted({*lines}.difference(kept)), BACKGROUND)
        self._section(title, kept, BACKGROUND)

    # ---- tasks ----

    def _categories(
        self, roots: Sequence[Heading], title: Span, *, led: Passage, over: Passage
    ) -> list[CategoryRows]:
        """Tasks are the lowest headings, in what they stand in, else in all; `led` where words open them,
        below what stands `over` all of them.
        """
        groups: _Groups = []
        numbered = any(root.parts for root in roots)
        for root in roots:
            self._leave_goals(root)
            self._group(root, groups, elsewhere=numbered, led=led)
        if groups and not numbered:
            tasks = tuple(
                self._task(task, over, led if led.text else None) for _, found, _ in groups for task in found
            )
            lines = (Span(max(one.start, title.start), min(one.end, title.end)) for one in self._lines)
            name = passage(self._text, [one for one in lines if one.start < one.end] or [title])
            return [CategoryRows(1, name, None, tasks)]
        own = Counter(category.number for category, _, _ in groups)
        by_itself = all(times == 1 for times in own.values()) and 0 not in own
        return [
            CategoryRows(
                category.number if by_itself else at,
                category.title,
                category.label(self._text),
                tuple(
                    self._task(
                        task,
                        led if names_papers(led.text) else category.title,
                        passage(self._text, [lead]) if lead else None,
                    )
                    for task in tasks
                ),
            )
            for at, (category, tasks, lead) in enumerate(groups, 1)
        ]

    def _group(self, section: Heading, groups: _Groups, *, elsewhere: bool, led: Passage) -> None:
        if not section.parts:
            lines = section.own or section.spans
            named = any(names_act(self._text, line) for line in lines)
            words = [passage(self._text, [line]).text for line in lines]
            begins = any(begins_with_act(said) for w in words for said in _SAID.findall(w))
            # What ends in a semicolon is one of a list with what does say so; of several acts without numbers
            # each may say in brackets whose it is.
            whose = sum(1 for line in lines if tells_whose(self._text, line))
            below = heads_demands(led.text or section.title.text)
            bare = [w for w in words if below and states_duty(w, None, led=True)]
            demanded = (led.text and not below) or any(
                calls(w, below=True) or not PARTY.search(w) for w in bare
            )
            acts = demanded or named or whose or begins or any(asks(w) or w[-1:] in "；;" for w in words)
            above = section.spans[-1] in self._tables.above and not any(map(asks, words))
            if (above and not section.own) or only_tells(self._text, section) or not acts:
                self._leave((*section.spans, *section.own), BACKGROUND)
            elif (
                section.rank == MARKED
                or whose > 1
                or (elsewhere and self._beside_tasks(section, lines, named=named))
            ):
                label = section.label(self._text)
                self._leave([*([label] if label else []), *section.title.pieces], ABOVE)
                self._section(section.title, lines, BACKGROUND)
            else:
                groups.append((section, [section], None))
            return
        held = [part for part in section.parts if part.parts]
        for one in (section, *held):
            if lead := one.lead(self._text):
                # A sentence that only opens its parts is named by its first clause.
                self._leave([Span(max(lead.start, one.title.pieces[-1].end), lead.end)], ABOVE)
            if own := one.own_duties(self._text):
                self._section(one.title, own, BACKGROUND)
        opened = section.lead(self._text)
        if held:
            self._leave(section.spans, ABOVE)
            groups += [
                (part, part.parts or [part], part.lead(self._text) or opened) for part in section.parts
            ]
        else:
            groups.append((section, section.parts, opened))

    def _beside_tasks(self, section: Heading, lines: Sequence[Span], *, named: bool) -> bool:
        """Whether a section without parts asks for something, but sets no task: 保障措施."""
        return bool(_ELSEWHERE.search(section.title.text)) or not (named or self._modal(lines))

    def _leave_goals(self, section: Heading) -> None:
        """Parts that say what is aimed at or meant, and ask nobody for anything."""
        told = only_tells(self._text, section)
        left = [part for part in section.parts if told or only_tells(self._text, part)]
        for part in left:
            self._leave(part.whole(), BACKGROUND)
        section.parts = [part for part in section.parts if part not in left]

    def _task(self, task: Heading, under: Passage, lead: Passage | None) -> TaskRow:
        name = Span(task.title.pieces[0].start, task.spans[-1].end)
        words, materials, beside = columns_below(self._text, task.body() or [name], name)
        beside = {**of_whom(under), **beside}
        return TaskRow(task.number, task.title, words, materials, tuple(task.whole()), beside, under, lead)

    def _section(self, title: Passage | None, lines: Sequence[Span], reason: str) -> None:
        """Statements that stand in no task, numbered later; nothing where the lines ask for nothing."""
        if title and lines and names_act(self._text, lines[0]):
            name = Span(title.pieces[0].start, title.pieces[-1].end)
            told, materials, columns = columns_below(self._text, lines, name)
            self._sections.append(TaskRow(0, title, told, materials, tuple(lines), columns))
            return
        opened = self._modal(lines) or any(opens_duties(line.of(self._text)) for line in lines)
        if not (opened or (title and heads_demands(title.text))):
            papers = called_for(self._text, lines, cases=False)
            asking = [line for line in lines if line in papers or self._asks(line, titled=title is not None)]
            self._leave((line for line in lines if line not in asking), reason)
            lines = asking
        for held, words, beside in by_asides(self._text, lines):
            self._sections.append(TaskRow(0, title or passage(self._text, []), words, None, held, beside))

    def _modal(self, lines: Iterable[Span]) -> bool:
        return any(modals(passage(self._text, [line]).text) for line in lines)

    def _outside(self, lines: Iterable[Span]) -> list[Span]:
        """Those that are no cells of a table: none of these is the title of all."""
        return [line for line in lines if line not in self._tables.columns]

    def _without_closing(self, lines: list[Span]) -> tuple[list[Span], list[Span]]:
        """The lines, and what stands below them; no cell of a table does."""
        last = max((at for at, line in enumerate(lines) if line in self._tables.columns), default=0)
        kept, closing = without_closing(self._text, lines[last:])
        return [*lines[:last], *kept], closing

    def _asks(self, line: Span, *, titled: bool = False) -> bool:
        words = line.of(self._text)
        acts = titled and begins_with_act(words)
        return acts or asks_anywhere(words) or tells_whose(self._text, line)

    # ---- small parts ----

    def _level(self, line: Span) -> int | None:
        return level_of(line.of(self._text))

    def _leave(self, spans: Iterable[Span], reason: str) -> None:
        self._not_modelled.extend((span, reason) for span in spans)
