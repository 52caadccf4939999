"""What the cover of a standard says: number, title in Chinese and English, dates, issuers."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from dutygraph.graph.model import InstrumentKind
from dutygraph.loaders.citations.in_text import find_citations
from dutygraph.loaders.documents.document import Document, Span
from dutygraph.loaders.duties.who.signatures import signatories
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.structure.doubts import DoubtDraft, of_identity
from dutygraph.loaders.structure.instrument_header import InstrumentHeader, Stated
from dutygraph.loaders.structure.part import Structure
from dutygraph.text.dates import DAY, dates
from dutygraph.text.designations import number_key
from dutygraph.text.normal_text import without_blanks

_ISSUED = re.compile(rf"(?:发布|批准)日期\s*[:：]\s*\S{{8,14}}|{DAY}\s*(?:发布|批准|公布)")
_EFFECTIVE = re.compile(rf"实施日期\s*[:：]\s*\S{{8,14}}|{DAY}\s*(?:起\s*)?(?:实施|施行)")
_OTHER = re.compile(
    r"ICS|CCS|中国标准文献分类号|^.{0,20}(?:国家标准|行业标准|地方标准|团体标准|企业标准|指导性技术文件)(?:化.*)?$"
    r"|[（(].{0,12}(?:稿|版|草案).{0,24}[）)]$|本稿完成|在提交反馈意见|(?:发布|批准|提出)$"
)
"""What a line of the cover says beside the title: a class, whose standard it is, a draft, who issues it."""
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_ENGLISH = re.compile(r"[A-Z][A-Za-z0-9 ,.:;()/&'’\-—–]{9,300}$")

_KINDS: Sequence[tuple[re.Pattern[str], InstrumentKind]] = (
    (re.compile(r"GB(?!Z|T|\s*/)|GB\s*\d"), InstrumentKind.MANDATORY_NATIONAL_STANDARD),
    (re.compile(r"GB"), InstrumentKind.RECOMMENDED_NATIONAL_STANDARD),
    (re.compile(r"T\s*/"), InstrumentKind.ASSOCIATION_STANDARD),
    (re.compile(r"ISO|IEC|ITU|SAE|IEEE|EN\b"), InstrumentKind.INTERNATIONAL_STANDARD),
    (re.compile(r"UN"), InstrumentKind.INTERNATIONAL_REGULATION),
    (re.compile(r"DB\d"), InstrumentKind.LOCAL_RULE),
)


def read_standard_header(document: Document, structure: Structure, knowledge: Knowledge) -> InstrumentHeader:
    """The title is that of the cover, else the one above the first chapter, else the file's first line."""
    text = document.text
    cover = structure.before
    number = _number(text, cover)
    found = _title(text, cover, knowledge)
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


def _numbers(text: str, start: int, end: int) -> Iterator[Stated]:
    """The numbers that part of a text names without a title."""
    for found in find_citations(text[start:end]):
        for number in found.cited.numbers if found.cited.title is None else ():
            yield Stated(number.strip(), Span(start + found.start, start + found.end))


def _number(text: str, cover: Sequence[Span]) -> Stated | None:
    """The first number of a standard that is not one it replaces or adopts."""
    own = ((line.start, text[line.start : line.end].partition("代替")[0]) for line in cover)
    lines = ((start, start + len(words)) for start, words in own if "采标" not in words)
    return next((one for line in lines for one in _numbers(text, *line)), None)


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
    first = next(_numbers(text, line.start, line.end), None)
    return Span(first.span.end, line.end) if first and first.span.start == line.start else None


def _is_other(words: str, knowledge: Knowledge) -> bool:
    plain = without_blanks(words)
    if not _CHINESE.search(words) or "。" in words or len(words) > 80 or _OTHER.search(plain):
        return True
    if dates(words) or any(found.cited.numbers for found in find_citations(words)):
        return True
    named = sum(end - start for start, end, _ in knowledge.authorities.mentions(plain, None))
    return named >= 0.7 * len(plain)


def _hull(spans: Sequence[Span]) -> Span | None:
    return Span(spans[0].start, spans[-1].end) if spans else None


def _day(text: str, cover: Sequence[Span], pattern: re.Pattern[str]) -> tuple[datetime.date, Span] | None:
    said = [match for line in cover if (match := pattern.search(text, line.start, line.end))]
    days = ((one.start(), day) for one in said for day in dates(one[0])[:1])
    return next(((day.date, Span(at + day.start, at + day.end)) for at, day in days), None)


def _english(text: str, cover: Sequence[Span]) -> Stated | None:
    said = (Stated(_said(text, line), line) for line in cover)
    english = (one for one in said if _ENGLISH.match(one.value) and not one.value.startswith(("ICS", "CCS")))
    return next((one for one in english if not find_citations(one.value)), None)


def _replaced(text: str, cover: Sequence[Span]) -> Iterable[Stated]:
    said = ((text.find("代替", line.start, line.end), line.end) for line in cover)
    numbers = (one for start, end in said if start >= 0 for one in _numbers(text, start, end))
    return {number_key(one.value): one for one in numbers}.values()
