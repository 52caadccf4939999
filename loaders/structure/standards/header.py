"""What the cover of a standard says: number, title in Chinese and English, classes, dates, issuers."""

import datetime
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from dutygraph.graph.model import InstrumentKind
from dutygraph.loaders.citations.in_text import find_citations
from dutygraph.loaders.documents.document import Document, Span
from dutygraph.loaders.duties.who.signatures import signatories
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.structure.doubts import DoubtDraft, of_identity
from dutygraph.loaders.structure.instrument_header import InstrumentHeader, Stated
from dutygraph.loaders.structure.standards.clauses import StandardStructure
from dutygraph.text.dates import DAY, dates
from dutygraph.text.designations import number_key
from dutygraph.text.normal_text import without_blanks

_CLASS = re.compile(
    r"(?P<name>ICS|CCS|中国标准文献分类号)\s*[:：]?\s*(?P<value>[A-Z]\s*\d{1,3}|\d{2}(?:\.\d{2,3}){0,2})"
)
_REPLACES = re.compile(r"(?:部分)?代替\s*(?P<rest>.+)")
_ISSUED = re.compile(rf"(?:发布|批准)日期\s*[:：]\s*\S{{8,14}}|{DAY}\s*(?:发布|批准|公布)")
_EFFECTIVE = re.compile(rf"实施日期\s*[:：]\s*\S{{8,14}}|{DAY}\s*(?:起\s*)?(?:实施|施行)")
_TYPE_LINE = re.compile(r".{0,20}(?:国家标准|行业标准|地方标准|团体标准|企业标准|指导性技术文件)(?:化.*)?$")
_STAGE = re.compile(r"[（(].{0,12}(?:稿|版|草案).{0,24}[）)]$|本稿完成|在提交反馈意见")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_ENGLISH = re.compile(r"[A-Z][A-Za-z0-9 ,.:;()/&'’\-—–]{9,300}$")
_ISSUES = re.compile(r"(?:发\s*布|批准|提出)$")

_KINDS: Sequence[tuple[re.Pattern[str], InstrumentKind]] = (
    (re.compile(r"GB(?!Z|T|\s*/)|GB\s*\d"), InstrumentKind.MANDATORY_NATIONAL_STANDARD),
    (re.compile(r"GB"), InstrumentKind.RECOMMENDED_NATIONAL_STANDARD),
    (re.compile(r"T\s*/"), InstrumentKind.ASSOCIATION_STANDARD),
    (re.compile(r"ISO|IEC|ITU|SAE|IEEE|EN\b"), InstrumentKind.INTERNATIONAL_STANDARD),
    (re.compile(r"UN"), InstrumentKind.INTERNATIONAL_REGULATION),
    (re.compile(r"DB\d"), InstrumentKind.LOCAL_RULE),
)


def read_standard_header(
    document: Document, structure: StandardStructure, knowledge: Knowledge
) -> InstrumentHeader:
    """The title is that of the cover, else the one above the first chapter, else the file's first line."""
    text = document.text
    cover = structure.before
    number = _number(text, cover)
    found = _title(text, cover, knowledge) or _hull(structure.head)
    title_span = found or (cover[0] if cover else structure.parts[0].spans[0])
    # One without a title is named by its number, else after its file.
    unnamed = number.value if number else Path(document.name).stem
    title = " ".join(text[slice(*found)].split()) if found else unnamed
    return InstrumentHeader(
        title=title,
        title_span=title_span,
        number=number,
        kind=standard_kind(number.value if number else ""),
        issuers=signatories(text, cover, knowledge.authorities, None),
        issued_on=_day(text, cover, _ISSUED),
        effective_on=_day(text, cover, _EFFECTIVE),
        title_en=_english(text, cover),
        replaces=tuple(_replaced(text, cover)),
        others=tuple(_classes(text, cover)),
        doubts=tuple(_doubted(title_span, found, number)),
    )


def _doubted(at: Span, title: Span | None, number: Stated | None) -> Iterator[DoubtDraft]:
    if title is None:
        yield of_identity(at, "未找到标准名称。", "No title of it was found.")
    if number is None:
        yield of_identity(at, "未找到标准编号。", "No number of it was found.")


def standard_kind(number: str) -> InstrumentKind:
    """By the code of its number (《国家标准管理办法》, 《行业标准管理办法》); without one, an industry's."""
    found = (kind for pattern, kind in _KINDS if pattern.match(number.strip()))
    return next(found, InstrumentKind.INDUSTRY_STANDARD)


def _said(text: str, span: Span) -> str:
    return text[span.start : span.end].strip()


def _number(text: str, cover: Sequence[Span]) -> Stated | None:
    """The first number of a standard that is not one it replaces."""
    for line in cover:
        words = _said(text, line)
        if _REPLACES.match(words) or "采标" in words:
            continue
        part = words.partition("代替")[0]
        for found in find_citations(part):
            if found.numbers and found.title is None:
                start = text.index(found.quote, line.start)
                return Stated(found.numbers[0].strip(), Span(start, start + len(found.quote)))
    return None


def _title(text: str, cover: Sequence[Span], knowledge: Knowledge) -> Span | None:
    """The Chinese lines that are none of the cover's other entries, in one run."""
    run: list[Span] = []
    for line in cover:
        # Its number may stand before it: GB/T 1.1—2020 标准化工作导则.
        if not run and (named := _behind_number(text, line)) and not _is_other(_said(text, named), knowledge):
            return named
        if _is_other(_said(text, line), knowledge):
            if run:
                break
            continue
        run.append(line)
    return _hull(run)


def _behind_number(text: str, line: Span) -> Span | None:
    first = next(iter(find_citations(text[line.start : line.end])), None)
    if first is None or not first.numbers or first.title is not None or first.start > 0:
        return None
    return Span(line.start + first.end, line.end)


def _is_other(words: str, knowledge: Knowledge) -> bool:
    if not _CHINESE.search(words) or "。" in words or len(words) > 80:
        return True
    plain = without_blanks(words)
    if (
        _CLASS.search(words)
        or _REPLACES.match(words)
        or _TYPE_LINE.match(plain)
        or _STAGE.search(plain)
        or _ISSUES.search(plain)
        or dates(words)
        or any(found.numbers for found in find_citations(words))
    ):
        return True
    named = sum(end - start for start, end, _ in knowledge.authorities.mentions(plain, None))
    return named >= 0.7 * len(plain)


def _hull(spans: Sequence[Span]) -> Span | None:
    return Span(spans[0].start, spans[-1].end) if spans else None


def _day(text: str, cover: Sequence[Span], pattern: re.Pattern[str]) -> tuple[datetime.date, Span] | None:
    for line in cover:
        if match := pattern.search(text, line.start, line.end):
            found = dates(match[0])
            if found:
                start = match.start()
                return found[0].date, Span(start + found[0].start, start + found[0].end)
    return None


def _english(text: str, cover: Sequence[Span]) -> Stated | None:
    for line in cover:
        words = _said(text, line)
        if _ENGLISH.match(words) and not _CLASS.match(words) and not find_citations(words):
            return Stated(words, line)
    return None


def _replaced(text: str, cover: Sequence[Span]) -> list[Stated]:
    replaced: dict[str, Stated] = {}
    for line in cover:
        at = text.find("代替", line.start, line.end)
        if at < 0:
            continue
        for found in find_citations(text[at : line.end]):
            span = Span(at + found.start, at + found.end)
            for number in found.numbers:
                replaced.setdefault(number_key(number), Stated(number, span))
    return list(replaced.values())


def _classes(text: str, cover: Sequence[Span]) -> list[tuple[str, Stated]]:
    found = []
    for line in cover:
        for match in _CLASS.finditer(text, line.start, line.end):
            name = "ics" if match["name"] == "ICS" else "ccs"
            found.append((name, Stated(match["value"].strip(), Span(*match.span("value")))))
    return found
