"""What a law or standard says of itself, read once: its title, number, kind, issuers and dates."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from dutygraph.graph.model import NOT_TOLD, DoubtKind, InstrumentKind
from dutygraph.loaders.citations.in_text import find_citations
from dutygraph.loaders.documents.document import Document, Span
from dutygraph.loaders.documents.passage import Passage, passage
from dutygraph.loaders.duties.who.jurisdiction import issued_where
from dutygraph.loaders.duties.who.signatures import Issuer
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.structure.doubts import DoubtDraft, of_identity, of_issuers, of_no_title
from dutygraph.loaders.structure.laws.issue_days import amended_last, issued_on
from dutygraph.loaders.structure.part import Structure, articles, every
from dutygraph.loaders.structure.title_lines import is_draft, is_name, title_of, title_of_stage
from dutygraph.loaders.structure.validity import NO_LONGER, effective, ended, no_longer, own_starts
from dutygraph.text.dates import dates
from dutygraph.text.designations import number_key
from dutygraph.text.labels import article_label
from dutygraph.text.normal_text import without_blanks

_PREAMBLE = re.compile(r"序\s*言")
_CITES = re.compile(r"》\s{0,3}[（(]?\s{0,3}$|(?:根据|依据|按照|依照|为贯彻|为落实|修改)[^。]{0,200}$")
_ORDER_LINE = re.compile(r"令\s*$")
_DECIDES = re.compile(r"关于修[改正][^。]{1,120}的决定$")
_REVISES = re.compile(r"\s*(?:公布|发布)?(?:第[一二三四五六七八九十]{1,3}次)?修订")
"""What follows the number of the order of a whole new text: 2023年4月27日国务院令第760号修订."""
_PUBLISHES = re.compile(r"\s*(?:公布|发布)(?!的)")
_TOGETHER = re.compile(r"[、，,\s]{0,3}")
"""What parts the orders by which several bodies issue one text: 某部令第10号、某局令第1号."""
_BOOK = re.compile(r"[^《》，。]{2,20}法典(?:[一-鿿]{2,6}编|[总附]则)")
"""A code that is published in its books, each with its articles: 中华人民共和国民法典 / 物权编."""
_MOST_LINES = 8
_ENDING = 3
"""The last articles, which say when a text begins to hold."""
_OTHER_ENTRY = re.compile(
    r"ICS|CCS|中国标准文献分类号|^.{0,20}(?:国家标准|行业标准|地方标准|团体标准|企业标准|指导性技术文件)(?:化.*)?$"
    r"|[（(].{0,12}(?:稿|版|草案).{0,24}[）)]$|本稿完成|在提交反馈意见|(?:发布|批准|提出)$"
)
"""What a line of the cover says beside the title: a class, whose standard it is, a draft, who issues it."""
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_ENGLISH = re.compile(r"[A-Z][A-Za-z0-9 ,.:;()/&'’\-—–]{9,300}$")
_NATIONAL_LAW = re.compile(
    r"^(?:中华人民共和国)?[^关]{2,30}(?<![办方做])法典?(?:修正案)?(?:[（(][^（）()]*[）)])*$"
)
_NAMED_KINDS = (
    (
        re.compile(r"法释|最高人民(?:法院|检察院)[^。]{0,60}(?:解释|批复|规定)"),
        InstrumentKind.JUDICIAL_INTERPRETATION,
    ),
    (re.compile(r"(?:公约|倡议书|承诺书)(?:[（(][^（）()]*[）)])*$"), InstrumentKind.INDUSTRY_PACT),
    (re.compile(r" [^《》关]{2,30}(?:有限(?:责任)?公司|股份公司|集团)"), InstrumentKind.INTERNAL_RULE),
)
"""By its number and, behind a blank, its title."""
_STANDARDS: Sequence[tuple[re.Pattern[str], InstrumentKind]] = (
    (re.compile(r"GB(?!Z|T|\s*/)|GB\s*\d"), InstrumentKind.MANDATORY_NATIONAL_STANDARD),
    (re.compile(r"GB"), InstrumentKind.RECOMMENDED_NATIONAL_STANDARD),
    (re.compile(r"T\s*/"), InstrumentKind.ASSOCIATION_STANDARD),
    (re.compile(r"ISO|IEC|ITU|SAE|IEEE|EN\b"), InstrumentKind.INTERNATIONAL_STANDARD),
    (re.compile(r"UN"), InstrumentKind.INTERNATIONAL_REGULATION),
    (re.compile(r"DB\d"), InstrumentKind.LOCAL_RULE),
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact and the words it rests on."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class InstrumentHeader:
    """What could be read; what the document does not say is None.

    `ended_on` is the first day on which it is no longer in force, `doubts` what of it is not sure. What is a
    `draft`, for comments only, is in force on no day and replaces nothing yet. `others_numbered` are its
    numbers besides, where several bodies issued it, each by an order of its own. `ending` are the words of
    its last articles, `title_span` is the title's own words in the document, `replaces` the numbers of what
    it replaces.
    """

    title: str
    title_span: Span
    number: Stated | None
    kind: InstrumentKind
    issuers: tuple[Issuer, ...]
    issued_on: tuple[datetime.date, Span] | None
    effective_on: tuple[datetime.date, Span] | None
    title_en: Stated | None = None
    replaces: tuple[Stated, ...] = ()
    ended_on: tuple[datetime.date, Span] | None = None
    others_numbered: tuple[Stated, ...] = ()
    doubts: tuple[DoubtDraft, ...] = ()
    draft: bool = False
    ending: tuple[Passage, ...] = ()


def read_header(
    document: Document, structure: Structure, knowledge: Knowledge, *, standard: bool = False
) -> InstrumentHeader:
    """What a law says, or a `standard` on its cover."""
    text, before = document.text, structure.before
    found = _standard_title(text, before, knowledge) if standard else None
    if found is None and (titled := title_of(text, before, before, (), told=True)):
        marked = NO_LONGER.match(text, *titled[0])
        found = Span(marked.end() if marked else titled[0].start, titled[0].end)
    span = found or (before or structure.parts[0].all_spans)[0]
    draft = is_draft(text, span)
    above = [] if standard else [line for line in before if line.start < span.start]
    own = _own_lines(text, before) if standard else before[len(above) :]
    acts = [*_numbers(text, own), *_numbers(text, above)]
    # Beside it a page may tell the number by which it is kept.
    acts = [act for act in acts if standard or act[0].value.endswith("号")] or acts
    orders = acts[0] if acts else []
    stated = orders[0].value if orders else ""
    if found is None:
        title = (standard and stated) or Path(document.name).stem
    else:
        title = " ".join(found.of(text).split()) if standard else _plain(text, found)
        title = title_of_stage(title, draft=draft)
    if len(own) > 1 and _BOOK.fullmatch(book := title + _plain(text, own[1])):
        title = book
    if _amended(text, above, own):
        above = []
    ending = () if standard else list(articles(structure.parts))[-_ENDING:]
    last = [_words(text, part.spans) for part in every(ending)]
    cover = list(_cover(text, [*own, *above, *structure.after]))
    acts = [act for act in acts if above or standard or act[0].span.start >= span.start]
    # A text that was revised as a whole is that of the order that made it public anew.
    anew = [act for act in acts if _PUBLISHES.match(text, act[-1].span.end)]
    revising = [act for act in acts if _REVISES.match(text, act[-1].span.end) or act in anew[1:]]
    numbers = next(iter(revising[-1:] or acts), [])
    anew_by = numbers[0].value if revising else None
    issued = issued_on(_cover(text, [*own, *above]), _cover(text, structure.after), anew_by)
    amended = None if acts else amended_last(cover)
    begins = effective([*last, *cover], issued)
    ends = ended(last, begins) or ended(cover, begins, of_itself=True)
    # What is said to hold no longer, and not since when, is not known to hold on any day.
    beside, body = [*structure.before, *structure.after], structure.parts[0].all_spans[0].start
    no_more = no_longer(document, beside, body) if ends is None else None
    issued_by, where = _issuers(text, title, span, cover, [*numbers, *orders], knowledge)
    adopted = any("人民代表大会" in one.name for one in issued_by if one.name)
    kind = _law_kind(title, stated, local=where is not None, adopted=adopted)
    unnumbered = of_identity(span, "未找到标准编号。", "No number of it was found.")
    return InstrumentHeader(
        title,
        span,
        numbers[0] if numbers else None,
        standard_kind(stated) if standard else kind,
        issued_by,
        max(filter(None, (issued, amended)), key=lambda act: act[0], default=None),
        None if no_more or draft else begins,
        title_en=_english_title(text, before) if standard else None,
        replaces=tuple(_replaced(text, before)) if standard and not draft else (),
        ended_on=None if draft else ends,
        draft=draft,
        others_numbered=tuple(numbers[1:]),
        ending=tuple(last),
        doubts=(
            *([] if found and (standard or is_name(text, found)) else [of_no_title(span, title)]),
            *(() if no_more is None else (_doubted_force(no_more),)),
            *([unnumbered] if standard and not acts else []),
            *(() if revising or not numbers else _doubted_number(acts, numbers[0])),
            *of_issuers(issued_by),
            *_later(last),
        ),
    )


def _issuers(
    text: str,
    title: str,
    span: Span,
    beside: Iterable[Passage],
    orders: Iterable[Stated],
    knowledge: Knowledge,
) -> tuple[tuple[Issuer, ...], str | None]:
    """Who issued it, and where it holds; nobody by name, of that place, where that is all it says."""
    lines = [Span(one.pieces[0].start, one.pieces[-1].end) for one in beside if one.pieces]
    numbers = [one.span for one in orders if "令" in one.value]
    place = knowledge.jurisdiction(title, "")
    issued, where = issued_where(text, title, span, lines, knowledge, spoken_of=place, orders=numbers)
    if issued or where is None:
        return issued, where
    untold = "发布机关未写明"
    return (Issuer(None, untold if where == NOT_TOLD else f"{where}（{untold}）", place=where),), where


def _plain(text: str, line: Span) -> str:
    return without_blanks(passage(text, [line]).text)


def _doubted_force(marked: Span) -> DoubtDraft:
    """A mark beside the title that it holds no longer, or not yet, which does not say since when."""
    return of_identity(
        marked,
        "标题旁注明已失效、已修改或尚未生效，未写明自何日起。",
        "It is said to hold no longer, to be amended, or not to hold yet, not since when.",
    )


def _doubted_number(acts: Iterable[Sequence[Stated]], taken: Stated) -> Iterator[DoubtDraft]:
    """Numbers of its own in several places. Those of one history (公布, 修订, 修正) stand together."""
    for one, *_ in acts:
        if number_key(one.value) != number_key(taken.value):
            reason = f"文号取“{taken.value}”，而非“{one.value}”。"
            yield of_identity(one.span, reason, f"Its number may be {one.value} as well.")


def _amended(text: str, above: Sequence[Span], own: Sequence[Span]) -> bool:
    """Whether it is published with the decision that amends it, the number and days of which it has not."""
    amends = any(_DECIDES.search(passage(text, [line]).text) for line in above)
    return amends and any(dates(passage(text, [line]).text) for line in own)


def _words(text: str, spans: Sequence[Span]) -> Passage:
    """The words of a part without its label."""
    words = passage(text, spans)
    label = article_label(words.text)
    return words.part(label.end, len(words.text)) if label else words


def _cover(text: str, lines: Sequence[Span]) -> Iterator[Passage]:
    """The lines outside the articles; what stands in one pair of brackets is one, over however many lines."""
    held: list[Span] = []
    depth = 0
    for line in lines:
        words = passage(text, [line]).text
        if _PREAMBLE.fullmatch(words):
            break
        held.append(line)
        depth = max(0, depth + len(re.findall("[（(]", words)) - len(re.findall("[）)]", words)))
        if depth == 0 or len(held) == _MOST_LINES:
            yield passage(text, held)
            held, depth = [], 0
    if held:
        yield passage(text, held)


def _numbers(text: str, before: Sequence[Span]) -> list[list[Stated]]:
    """The first number of its own in each place above the body: 工信部网安〔2022〕166号, 国务院令第790号.

    With it those of orders that revised it. An order's number often stands on the line below: 某省人民政府令,
    第300号. Orders of several bodies, side by side or one below the other, are one act. A number behind a
    title (《某意见》（国办发〔2021〕30号）), or in a sentence that says on what it rests, is that of what is
    cited.
    """
    cover = list(_cover(text, before))
    acts: list[list[Stated]] = []
    for line, following in zip_longest(cover, cover[1:]):
        goes_on = following is not None and _ORDER_LINE.search(line.text)
        words = Passage(text, (*line.pieces, *following.pieces)) if goes_on else line
        first = True
        for found in find_citations(words.text):
            numbers = found.cited.numbers
            if not numbers or found.cited.title or _CITES.search(words.text, 0, found.start):
                continue
            one = Stated(numbers[0], words.span(found.start, found.end))
            last = acts[-1][-1] if acts else one
            beside = _TOGETHER.fullmatch(text, last.span.end, one.span.start)
            if beside and "令" in last.value and "令" in one.value:
                acts[-1].append(one)
            elif first or _REVISES.match(words.text, found.end):
                acts.append([one])
            first = False
    return acts


def _later(said: Iterable[Passage]) -> Iterator[DoubtDraft]:
    """Articles that begin to hold later than the rest."""
    for words, match in own_starts(said):
        if match["named"]:
            yield DoubtDraft(
                DoubtKind.TIME_RULE,
                f"部分条款另定施行日期：“{match[0]}”。",
                f"Some provisions take effect on another day: “{match[0]}”.",
                words.span(0, len(words.text)),
            )


# ---- what only the cover of a standard says ----


def _own_lines(text: str, cover: Iterable[Span]) -> list[Span]:
    """The lines of a cover without what it replaces and adopts."""
    own = (Span(line.start, line.start + len(line.of(text).partition("代替")[0])) for line in cover)
    return [line for line in own if "采标" not in line.of(text)]


def _standard_title(text: str, cover: Sequence[Span], knowledge: Knowledge) -> Span | None:
    """The Chinese lines that are none of the cover's other entries, in one run."""
    run: list[Span] = []
    for line in cover:
        # Its number may stand before it: GB/T 1.1—2020 标准化工作导则.
        named = None if run else _behind_number(text, line)
        if named and not _is_other(named.of(text), knowledge):
            return named
        if not _is_other(line.of(text), knowledge):
            run.append(line)
        elif run:
            break
    return Span(run[0].start, run[-1].end) if run else None


def _behind_number(text: str, line: Span) -> Span | None:
    first = next(_numbers_in(text, line.start, line.end), None)
    return Span(first.span.end, line.end) if first and first.span.start == line.start else None


def _is_other(words: str, knowledge: Knowledge) -> bool:
    plain = without_blanks(words)
    if not _CHINESE.search(words) or "。" in words or len(words) > 80 or _OTHER_ENTRY.search(plain):
        return True
    if dates(words) or any(found.cited.numbers for found in find_citations(words)):
        return True
    named = sum(end - start for start, end, _ in knowledge.authorities.mentions(plain, None))
    return named >= 0.7 * len(plain)


def _english_title(text: str, cover: Sequence[Span]) -> Stated | None:
    said = (Stated(line.of(text).strip(), line) for line in cover)
    english = (one for one in said if _ENGLISH.match(one.value) and not one.value.startswith(("ICS", "CCS")))
    return next((one for one in english if not find_citations(one.value)), None)


def _replaced(text: str, cover: Sequence[Span]) -> Iterable[Stated]:
    said = ((text.find("代替", line.start, line.end), line.end) for line in cover)
    numbers = (one for start, end in said if start >= 0 for one in _numbers_in(text, start, end))
    return {number_key(one.value): one for one in numbers}.values()


def _numbers_in(text: str, start: int, end: int) -> Iterator[Stated]:
    """The numbers that part of a text names without a title."""
    for found in find_citations(text[start:end]):
        for number in found.cited.numbers if found.cited.title is None else ():
            yield Stated(number.strip(), Span(start + found.start, start + found.end))


# ---- what kind it is ----


def standard_kind(number: str) -> InstrumentKind:
    """By the code of its number (《国家标准管理办法》, 《行业标准管理办法》); without one, an industry's."""
    found = (kind for pattern, kind in _STANDARDS if pattern.match(number.strip()))
    return next(found, InstrumentKind.INDUSTRY_STANDARD)


def _law_kind(title: str, number: str, *, local: bool, adopted: bool) -> InstrumentKind:
    """By its name, else by the forms of 《中华人民共和国立法法》: 法律, 行政法规, 规章, 地方性法规.

    `local`: it holds in a place; `adopted`: by the people's congress of one, or its standing committee.
    """
    named = next((kind for pattern, kind in _NAMED_KINDS if pattern.search(f"{number} {title}")), None)
    if named is not None:
        return named
    if adopted:
        return InstrumentKind.LOCAL_RULE
    order = "令" in number
    if local and (order or "条例" in title):
        return InstrumentKind.LOCAL_RULE
    if _NATIONAL_LAW.match(title) and (not local or title.startswith("中华人民共和国")):
        return InstrumentKind.LAW
    if (not local and "条例" in title) or (order and "国务院" in number):
        return InstrumentKind.ADMINISTRATIVE_REGULATION
    return InstrumentKind.DEPARTMENTAL_RULE if order else InstrumentKind.NORMATIVE_DOCUMENT
