"""What a law says of itself: its title, number, kind, issuers and dates."""

import datetime
import re
from collections.abc import Sequence
from itertools import zip_longest

from dutygraph.graph.model import InstrumentKind
from dutygraph.loaders.citations.in_text import find_citations
from dutygraph.loaders.documents.document import Document, Span
from dutygraph.loaders.documents.passage import passage
from dutygraph.loaders.duties.signatures import signatories
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.structure.instrument_header import InstrumentHeader, Stated
from dutygraph.loaders.structure.law import LawStructure
from dutygraph.text.dates import DAY, dates

_NAME = re.compile(
    r"(?:法|法典|条例|办法|规定|细则|规则|决定|规程|准则|章程|规范|解释|办法|通则|制度|要求|指南|指引|意见)"
    r"(?:[（(][^（）()]{1,12}[）)])*$"
)
_NOTICE = re.compile(r"关于(?:印发|发布|公布).*(?:的通知|的公告|的决定)|^附件")
_ADOPTED = re.compile(r"通过|审议|批准")
_ISSUED = re.compile(r"公布|发布|印发")
_ORDER_LINE = re.compile(r"令\s*$")
_EFFECTIVE = re.compile(rf"自\s*{DAY}\s*起\s*(?:施行|实施|执行|生效)")
_EFFECTIVE_AT_ONCE = re.compile(r"自(?:公布|发布|印发)之日起\s*(?:施行|实施|执行|生效)")
_NATIONAL_LAW = re.compile(r"^(?:中华人民共和国)?[^关]{2,30}(?<![办方做])法典?(?:[（(][^（）()]*[）)])*$")
_LONGEST_TITLE = 80


def read_header(document: Document, structure: LawStructure, knowledge: Knowledge) -> InstrumentHeader:
    text = document.text
    span = _title(text, structure.before) or (
        structure.before[0] if structure.before else structure.articles[0].spans[0]
    )
    title = re.sub(r"\s+", "", text[span.start : span.end]).strip("《》")
    lines = [*structure.before, *structure.after]
    issued = _issued(text, lines)
    effective = _effective(text, structure, issued)
    stated_number = _number(text, structure.before)
    issuers = signatories(text, lines, knowledge.authorities, knowledge.jurisdiction(title, ""))
    return InstrumentHeader(
        title, span, stated_number, _kind(title, stated_number, knowledge), issuers, issued, effective
    )


def _title(text: str, before: Sequence[Span]) -> Span | None:
    """The line right above the body that is a name; a covering notice stands further up."""
    for line in reversed(before):
        words = re.sub(r"\s+", "", text[line.start : line.end])
        if (
            len(words) <= _LONGEST_TITLE
            and _NAME.search(words)
            and not _NOTICE.search(words)
            and "。" not in words
        ):
            return line
    return None


def _number(text: str, before: Sequence[Span]) -> Stated | None:
    """The first document number above the body: 工信部网安〔2022〕166号, 国务院令第790号.

    An order's number often stands on the line below: 某省人民政府令, 第300号.
    """
    for at, line in enumerate(before):
        lines = before[at : at + 2] if _ORDER_LINE.search(text[line.start : line.end]) else [line]
        words = passage(text, lines)
        for found in find_citations(words.text):
            if found.numbers:
                return Stated(found.numbers[0], words.span(found.start, found.end))
    return None


def _issued(text: str, lines: Sequence[Span]) -> tuple[datetime.date, Span] | None:
    """The day it was made public; else that of its adoption, or the day under the signature."""
    found: dict[str, tuple[datetime.date, Span]] = {}
    for line in lines:
        words = text[line.start : line.end]
        days = dates(words)
        for day, following in zip_longest(days, days[1:]):
            after = words[day.end : following.start if following else len(words)]
            said = Span(line.start + day.start, line.start + day.end)
            for name, pattern in (("issued", _ISSUED), ("adopted", _ADOPTED)):
                if pattern.search(after):
                    found.setdefault(name, (day.date, said))
            if len(days) == 1 and day.end - day.start >= len(words.strip()) - 2:
                found["signed"] = day.date, said
    return found.get("issued") or found.get("adopted") or found.get("signed")


def _effective(
    text: str, structure: LawStructure, issued: tuple[datetime.date, Span] | None
) -> tuple[datetime.date, Span] | None:
    last_articles = [span for part in structure.articles[-2:] for span in part.all_spans]
    for line in [*last_articles, *structure.before, *structure.after]:
        if match := _EFFECTIVE.search(text, line.start, line.end):
            (found, *_) = dates(match[0])
            return found.date, Span(*match.span())
        if issued is not None and (match := _EFFECTIVE_AT_ONCE.search(text, line.start, line.end)):
            return issued[0], Span(*match.span())
    return None


def _kind(title: str, stated_number: Stated | None, knowledge: Knowledge) -> InstrumentKind:
    """By the forms that 《中华人民共和国立法法》 knows: 法律, 行政法规, 部门规章, 地方性法规和规章."""
    local = knowledge.jurisdiction(title, "") is not None
    order = stated_number is not None and "令" in stated_number.value
    if local and (order or "条例" in title):
        return InstrumentKind.LOCAL_RULE
    if not local and _NATIONAL_LAW.match(title):
        return InstrumentKind.LAW
    if not local and "条例" in title:
        return InstrumentKind.ADMINISTRATIVE_REGULATION
    if order and stated_number is not None and "国务院" in stated_number.value:
        return InstrumentKind.ADMINISTRATIVE_REGULATION
    return InstrumentKind.DEPARTMENTAL_RULE if order else InstrumentKind.NORMATIVE_DOCUMENT
