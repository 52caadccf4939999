"""The numbered headings of a text in prose, and what stands below each of them."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from dutygraph.loaders.documents.document import Document, Paragraph, Span
from dutygraph.loaders.documents.passage import Passage, passage
from dutygraph.loaders.duties.modality import modals
from dutygraph.loaders.duties.who.parties import PARTY
from dutygraph.loaders.structure.doubts import DoubtDraft, of_structure
from dutygraph.loaders.structure.part import Tree
from dutygraph.loaders.structure.prose.beside import ASIDE, tells_whose, without_aside
from dutygraph.loaders.structure.telling import (
    asks,
    asks_in_cover,
    begins_with_act,
    demands,
    is_heading,
    opened_by,
    opens_bans,
    opens_duties,
    tells_who_must,
)
from dutygraph.text.labels import ITEMS, is_ended, mark

_BY_LEVEL = (("第一章",), ("一、",), ("任务一", "（一）"), ("任务1", "1.", "1 总则"), ("1.1",), ("1.1.1",))
LEVELS: Mapping[str, int] = {sort: level for level, sorts in enumerate(_BY_LEVEL) for sort in sorts}
"""How deep each sort of mark stands, 0 for the highest."""
_TITLE_SENTENCE = re.compile(r"(?P<title>[^。；;：:]{2,50})[。：:](?P<rest>\s*\S.*)?$", re.DOTALL)
_FILING = re.compile(
    r"[^，。；：]{0,6}(?:报送|上报|申报|备案|报告|填报)(?:阶段|工作|环节|流程|方式|渠道|要求|情况)?"
)
"""A heading that holds the name of a filing, before what is to be done: 情况报送。各企业应…."""
_PARTY_ACTS = re.compile(
    rf"(?:^|[，,])[^，,。；]{{0,14}}?(?:{PARTY.pattern})(?=(?:对|将|组织|负责|会同|联合|完成|开展)[^，,。；]{{4,}})"
)
"""A sentence that says who does what, and no heading: 4—5月，平台企业开展自查。"""
_SAYS = re.compile(r"》[^》，]{0,24}(?:规定|明确|要求|提出|指出)$")
"""What says which text says what follows: 《甲办法》第十条规定：“…”"""
_CLAUSE = re.compile(r"[^，。；;：:]{2,60}")
_GOALS = re.compile(
    r"(?:指导思想|基本原则|(?:总体|发展|主要|工作|行动)?目标|总体(?:思路|考虑|要求)|工作背景|工作原则"
    r"|(?:编制|制定)?(?:目的|依据)(?:[和与及、]依据)?|(?:事件|预警|响应)(?:分类)?分级)[。：:]?$"
)
_CASES = re.compile(
    r"(?:情形|(?:适用|报送|申报|报告|填报|实施|检查|自查|排查)(?:[及和与、][^，。；]{2,4})?(?:范围|主体|对象)|术语|定义|释义|名词解释|整治重点|(?:突出|主要)问题|(?:违规|禁止)行为"
    r"|^.{0,4}(?:联系|咨询)(?:方式|电话)|^[一-鿿]{0,4}(?:范围|对象|地点|地址))[。：:]?$"
)
"""Sections that say what is meant, or what is done wrong, and nothing to be done."""
_SENDERS = re.compile(r"(?:报送|申报|报告|填报)(?:范围|主体|对象)[。：:]?$")
"""Those that may say who sends what, and to whom: 报送对象。各企业向某局报送台账。"""
_HANDING_IN = re.compile(r"提[交供]|报[送备]|[汇递移]交|上[传报]|[填申]报|准备|携带|附[上送]?|送达|寄送")
_NAMES_WHAT = re.compile(
    r"(?:应(?!当)|应当|需(?!要)|需要|必?须)(?:(?!明确|确定|[界划限]定|公[布开示]|限制|扩大|缩小|[说载标写]明|告知|符合|在|按)"
    r"[^，。；：]{2,24}的(?:范围|对象|名单)"
    r"|[^，。；：的]{0,12}(?:提[交供]|报[送备]|准备|递交|携带|上传|填报|出具)的(?:[材资]料|文件|证明))"
)
"""A heading of whom or which papers what stands below tells: 应提交的材料, 需补缴企业的范围."""
LONGEST_TITLE = 60
_GOES_ON = re.compile(r"\r?\n[ \u3000\t]{0,8}[的，、；。和与及或等之]")
"""What no line begins with but the rest of a sentence."""
SENTENCE = re.compile(r"[。；;：:！!？?]")
_STATES = re.compile(rf"{SENTENCE.pattern}(?!$)|[。；;！!？?]$")
"""What tells a line from the head of a text that has no numbers, where an address ends in a colon."""

_BARE = 24
"""The longest heading without a number that nothing marks as one."""
MARKED = -1
"""The level of a heading that a format marks as one and that has no number, above all that have."""


@dataclass(slots=True)
class Heading:
    """`own` are its lines below the heading, before its first part; `opens`: it ends in a colon.

    Of a numbered sentence, which is no title, the first of them is the sentence itself.
    """

    rank: int
    number: int
    title: Passage
    spans: list[Span]
    level: int = MARKED
    own: list[Span] = field(default_factory=list)
    parts: list["Heading"] = field(default_factory=list)
    opens: bool = False
    sentence: Span | None = None

    def body(self) -> list[Span]:
        return [*self.own, *(span for part in self.parts for span in (*part.spans, *part.body()))]

    def whole(self) -> list[Span]:
        """All of it, in the order of the text."""
        return sorted({*self.spans, *self.body()}, key=lambda span: span.start)

    def label(self, text: str) -> Span | None:
        """Where its number stands; None for one without."""
        if self.rank == MARKED:
            return None
        start, title = self.spans[0].start, self.title.pieces[0].start
        return part_of(text, Span(start, title), 0, title - start)

    def lead(self, text: str) -> Span | None:
        """The sentence at the end of its own lines that only opens its parts: 企业应当履行下列义务：."""
        if not (self.parts and self.own):
            return None
        last = self.own[-1]
        words = last.of(text)
        start = 0 if last == self.sentence else words.rfind("。", 0, -1) + 1
        bare = last == self.sentence and (self.opens or opens_bans(self.title.text))
        opens = bare or opened_by(words[start:]) in ("duties", "conditions")
        return part_of(text, last, start, len(words)) if opens else None

    def own_duties(self, text: str) -> list[Span]:
        """Its own lines without that sentence."""
        if (lead := self.lead(text)) is None:
            return self.own
        before = Span(self.own[-1].start, lead.start)
        return [*self.own[:-1], *([before] if before.of(text).strip() else [])]


def has_sections(document: Document) -> bool:
    """Whether lines of running text, and not only cells of a table, begin sections (一、)."""
    lines = (block.span for block in document.blocks if isinstance(block, Paragraph))
    return sum(1 for line in lines if level_of(line.of(document.text)) == LEVELS["一、"]) > 1


def only_tells(text: str, section: Heading) -> bool:
    """Whether it says what is aimed at, and demands nothing, or only what is meant.

    特殊情形 may head rules for such cases too; who may do what there is a case (境外机构可以查询).
    """
    said = [line.of(text) for line in section.whole()]
    if _GOALS.search(section.title.text):
        # What is aimed at is told with 应 and a year too: 2027年底前，产业规模应达到100亿元.
        return not any(map(asks_in_cover if section.title.text.endswith("目标") else demands, said))
    if _SENDERS.search(section.title.text) and any(demands(line.of(text)) for line in section.body()):
        return False
    return _CASES.search(section.title.text) is not None and not any(
        words[modal.start : modal.end] not in ("可", "可以") for words in said for modal in modals(words)
    )


def saying(text: str, lines: Sequence[Span]) -> list[Span]:
    """The lines of paragraphs that say what is to be done or ask about it, with the items that one opens."""
    kept: list[Span] = []
    paragraph: list[Span] = []
    opened = listed = False
    for line, below in zip_longest(lines, lines[1:]):
        paragraph.append(line)
        if below is not None and not is_ended(line.of(text)):
            continue
        said = "".join(one.of(text) for one in paragraph).rstrip()
        ends = said.endswith(("；", ";"))
        # The last item of a list ends in a full stop.
        item = opened and (listed or ends or mark(said, ITEMS) is not None)
        opened, listed = item, item and ends
        told = item or said.endswith(("？", "?")) or opened_by(said) == "cases"
        opens = opens_duties(said) and "。" not in said
        if told or opens or asks(said) or begins_with_act(said) or tells_whose(text, line):
            kept += paragraph
            opened = item or said.endswith(("：", ":"))
        paragraph = []
    return kept


def level_of(words: str) -> int | None:
    """How deep the mark that a line begins with stands, 0 for the highest; None where it has none."""
    found = mark(words, LEVELS)
    return LEVELS[found.sort] if found and found.end < len(words) else None


def may_head(words: str) -> bool:
    """Whether words are as short as a heading, and no sentence."""
    return len(words) <= LONGEST_TITLE and SENTENCE.search(words) is None


def heads_between(text: str, line: Span, above: Sequence[Span], below: Span | None) -> bool:
    """Whether it is a numbered heading though no other is (一、加强管理), or one between sentences."""
    words = line.of(text)
    if may_head(words) and level_of(words) is not None and not asks(words):
        return True
    bare = below and len(words) <= _BARE and is_heading(words) and words[-1] != "!"
    return bool(bare) and all(one.of(text).endswith("。") for one in (*above[-1:], below) if one)


def first_said(text: str, lines: Sequence[Span], title: int, marked: Collection[Span]) -> int:
    """Of a text without numbers: its first sentence, lead of a list or `marked` heading below its title."""
    below = ((at, line, line.of(text)) for at, line in enumerate(lines) if line.start > title)
    return next((at for at, line, words in below if line in marked or _states(words)), 0)


def _states(words: str) -> bool:
    return _STATES.search(words) is not None or (words.endswith(("：", ":")) and opened_by(words) is not None)


def part_of(text: str, line: Span, start: int, end: int) -> Span:
    """Characters `start` to `end` of a line without the blanks around them."""
    words = text[line.start + start : line.start + end]
    left = line.start + start + len(words) - len(words.lstrip())
    return Span(left, left + len(words.strip()))


def called_for(text: str, lines: Sequence[Span], *, cases: bool = True) -> frozenset[Span]:
    """Lines that number the papers which a sentence above them asks for, or its cases, and head nothing."""
    items: list[Span] = []
    sort: str | None = None
    number, of_cases = 0, False
    for line in lines:
        words = line.of(text)
        found = mark(words, LEVELS)
        listed = (
            found is not None and number > 0 and (found.number, sort or found.sort) == (number, found.sort)
        )
        apart = of_cases or words.rstrip().endswith(("；", ";")) or not tells_who_must(words)
        if found and listed and apart:
            items.append(line)
            sort, number = found.sort, number + 1
        else:
            opened = opened_by(words)
            of_cases = cases and opened == "cases"
            papers = opened == "papers" and _HANDING_IN.search(words)
            sort, number = None, 1 if of_cases or papers else 0
    return frozenset(items)


def headings(text: str, lines: Sequence[Span], marked: Collection[Span]) -> Tree[Heading]:
    """The headings of the highest level, each with those below it; the first line begins one.

    `marked` are headings by their format, without a number.
    """
    tree: Tree[Heading] = Tree()
    items = called_for(text, lines)
    for line, below in zip_longest(lines, lines[1:]):
        torn = below is not None and _GOES_ON.match(text, line.end, below.start + 1) is not None
        heading = (
            Heading(MARKED, 0, passage(text, [line]), [line])
            if line in marked
            else None
            if line in items
            else _heading(text, line, tree, torn=torn)
        )
        if heading is None:
            tree.path[-1].own.append(line)
            continue
        if label := heading.label(text):
            tree.count(str(heading.rank), heading.number, label.of(text), heading.spans[0], once=True)
        tree.open(heading)
    return tree


def empty(roots: Iterable[Heading], told: Collection[Span]) -> Iterator[DoubtDraft]:
    """Doubts of headings of the highest level with nothing below them; below those `told` stands a table."""
    for root in roots:
        if root.own or root.parts or root.spans[-1] in told:
            continue
        sentence = SENTENCE.search(passage(root.title.source, root.spans).text)
        if not (sentence or begins_with_act(f"{root.title.text}。")):
            yield of_structure(root.spans[0], "只有标题，没有内容。", "A heading with nothing below it.")


def _heading(text: str, line: Span, tree: Tree[Heading], *, torn: bool) -> Heading | None:
    """The heading that a line is; one that is `torn` in the middle of its sentence names nothing."""
    words, above = line.of(text), tree.path
    found = mark(words, LEVELS)
    if found is None or found.end == len(words):
        return None
    level, start = LEVELS[found.sort], found.end
    if (above and level and above[0].rank > level) or (
        level > LEVELS["一、"] and _goes_on_list(text, line, above)
    ):
        return None
    told, beside = without_aside(text, line)
    end = max(told.end - line.start, start + 1) if beside else len(words)
    sentence = _TITLE_SENTENCE.match(words, start, end)
    if sentence and (ASIDE.fullmatch((sentence["rest"] or "").strip()) or (beside and not sentence["rest"])):
        # （责任单位：某局） behind a sentence tells nothing more: the sentence is what is to be done.
        sentence = None
    plain = words[start:]
    named = not torn and (_names(sentence) if sentence else _is_name(plain))
    rank = _rank(level, found.number, above)
    if not named and _is_item(rank, above):
        return None
    rest: Span | None = None
    if named:
        title = passage(text, [part_of(text, line, start, sentence.end("title") if sentence else len(words))])
        if sentence and sentence["rest"]:
            rest = part_of(text, line, sentence.start("rest"), len(words))
    else:
        # A sentence is told without its number, and named by its first clause.
        rest = part_of(text, line, start, len(words))
        said = passage(text, [part_of(text, line, start, end)])
        clause = _CLAUSE.match(said.written)
        title = said.part(0, clause.end() if clause else LONGEST_TITLE)
    return Heading(
        rank,
        found.number,
        title,
        [Span(line.start, rest.start) if rest else line],
        level,
        [rest] if rest else [],
        opens=words.rstrip().endswith(("：", ":")),
        sentence=None if named else rest,
    )


def _is_name(words: str) -> bool:
    """Whether words without a stop are a heading: nothing must be, but what is told of below."""
    return may_head(words) and (not modals(words) or _NAMES_WHAT.fullmatch(words) is not None)


def _names(sentence: re.Match[str]) -> bool:
    """Whether the first sentence behind a mark is a heading: it asks for nothing, or but names a filing."""
    title = sentence["title"]
    filing = sentence["rest"] and _FILING.fullmatch(title) and not modals(title)
    return bool(filing) or not (asks(title) or _PARTY_ACTS.search(title) or _SAYS.search(title))


def _goes_on_list(text: str, line: Span, above: Sequence[Heading]) -> bool:
    """Whether it is a further item of a list, the last one of which ends in a semicolon."""
    own = above[-1].own if above else []
    return bool(own) and own[-1] != line and own[-1].of(text).rstrip().endswith(("；", ";"))


def _rank(level: int, number: int, above: Sequence[Heading]) -> int:
    """Where a mark stands: with those of its sort that are open, else deeper where it begins below another.

    （一） below 4.1 is a part of that, though elsewhere it is the higher of the two.
    """
    same = next((heading.rank for heading in reversed(above) if heading.level == level), None)
    begins = number == 1 and bool(above) and above[-1].rank > level
    return same if same is not None else above[-1].rank + 1 if begins else level


def _is_item(level: int, above: Sequence[Heading]) -> bool:
    """Whether a numbered sentence is an item of what stands above it, and not a task of its own."""
    parent = next((heading for heading in reversed(above) if heading.rank < level), None)
    if parent is None:
        return bool(above) and above[0].rank < level
    return parent.opens or any(own != parent.sentence for own in parent.own)
