"""What only the cover of a standard says: its title among other entries, and in English; what it replaces."""

import re
from collections.abc import Iterable, Iterator, Sequence

from dutygraph.loaders.citations.in_text import find_citations
from dutygraph.loaders.documents.document import Span
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.structure.instrument_header import Stated
from dutygraph.text.dates import dates
from dutygraph.text.designations import number_key
from dutygraph.text.normal_text import without_blanks

_OTHER = re.compile(
    r"ICS|CCS|中国标准文献分类号|^.{0,20}(?:国家标准|行业标准|地方标准|团体标准|企业标准|指导性技术文件)(?:化.*)?$"
    r"|[（(].{0,12}(?:稿|版|草案).{0,24}[）)]$|本稿完成|在提交反馈意见|(?:发布|批准|提出)$"
)
"""What a line of the cover says beside the title: a class, whose standard it is, a draft, who issues it."""
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_ENGLISH = re.compile(r"[A-Z][A-Za-z0-9 ,.:;()/&'’\-—–]{9,300}$")


def own_lines(text: str, cover: Iterable[Span]) -> list[Span]:
    """The lines of a cover without what it replaces and adopts."""
    own = (Span(line.start, line.start + len(line.of(text).partition("代替")[0])) for line in cover)
    return [line for line in own if "采标" not in line.of(text)]


def standard_title(text: str, cover: Sequence[Span], knowledge: Knowledge) -> Span | None:
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


def english_title(text: str, cover: Sequence[Span]) -> Stated | None:
    said = (Stated(line.of(text).strip(), line) for line in cover)
    english = (one for one in said if _ENGLISH.match(one.value) and not one.value.startswith(("ICS", "CCS")))
    return next((one for one in english if not find_citations(one.value)), None)


def replaced(text: str, cover: Sequence[Span]) -> Iterable[Stated]:
    said = ((text.find("代替", line.start, line.end), line.end) for line in cover)
    numbers = (one for start, end in said if start >= 0 for one in _numbers(text, start, end))
    return {number_key(one.value): one for one in numbers}.values()


def _numbers(text: str, start: int, end: int) -> Iterator[Stated]:
    """The numbers that part of a text names without a title."""
    for found in find_citations(text[start:end]):
        for number in found.cited.numbers if found.cited.title is None else ():
            yield Stated(number.strip(), Span(start + found.start, start + found.end))
