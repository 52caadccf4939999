"""What a law says of itself: its title, number, kind, issuers and dates."""

import calendar
import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from dutygraph.graph.model import InstrumentKind
from dutygraph.loaders.citations.in_text import find_citations
from dutygraph.loaders.documents.document import Document, Span
from dutygraph.loaders.documents.passage import Passage, passage
from dutygraph.loaders.duties.who.signatures import signatories
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.structure.instrument_header import InstrumentHeader, Stated
from dutygraph.loaders.structure.law import LawStructure, every
from dutygraph.loaders.structure.title_lines import title_above
from dutygraph.text.dates import DAY, dates
from dutygraph.text.durations import DURATION, duration
from dutygraph.text.labels import article_label
from dutygraph.text.normal_text import normal_text
from dutygraph.text.numerals import CHINESE_NUMERAL

_ADOPTED = re.compile(r"通过(?![^，。]{0,20}(?:方式|渠道|途径|邮箱|平台))|审议|批准")
_LIMIT = re.compile(r"\s*(?:之?前|以前|之?后|以后|止|以?内)")
"""What makes a day the end of a time, as that for comments, and not the day of an act."""
_ISSUED = re.compile(r"公布|发布|印发")
_CITES = re.compile(r"》\s{0,3}[（(]?\s{0,3}$|(?:根据|依据|按照|依照|为贯彻|为落实|修改)[^。]{0,200}$")
_ORDER_LINE = re.compile(r"令\s*$")
_FORCE = r"(?:施行|实施|执行|生效|试行)"
_EFFECTIVE = re.compile(rf"自\s{{0,3}}{DAY}\s{{0,3}}起\s{{0,3}}(?:正式)?{_FORCE}")
_EFFECTIVE_AT_ONCE = re.compile(rf"自(?:公布|发布|印发)之日起\s{{0,3}}{_FORCE}")
_AMENDS = re.compile(r"关于修[改正][^。]{0,120}决定|本决定")
_DECIDES = re.compile(r"关于修[改正][^。]{1,120}的决定$")
_SELF = r"本(?:法|条例|办法|规定|细则|规则|规程|准则|决定|意见|通知|公告|文件|标准|规范|指南|指引|方案)"
_LATER = re.compile(
    rf"第[{CHINESE_NUMERAL}\d]{{1,6}}[条款章项][^，。；《》]{{0,24}}?(?:{_SELF})?自\s{{0,3}}{DAY}\s{{0,3}}起\s{{0,3}}{_FORCE}"
)
_VALID_UNTIL = re.compile(
    rf"(?:有效期|有效|试行期|试行|施行|实施|执行)(?:限)?(?:截止?|为)?(?:自[^，。；]{{1,20}}?)?(?:至|到)\s{{0,3}}{DAY}(?:\s{{0,3}}止)?"
)
_VALID_FOR = re.compile(rf"(?:有效期|试行期?)(?:限)?(?:为)?\s{{0,3}}(?P<length>{DURATION})(?![内])")
_REPEALED = re.compile(
    rf"(?P<what>(?:{_SELF})?)\s{{0,3}}[自于]\s{{0,3}}{DAY}\s{{0,3}}起?\s{{0,3}}(?:予以|自动|自行)?(?:废止|失效|停止(?:施行|执行))"
)
_LENGTH = re.compile(r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<days>\d+)D)?")
_OF_A_PLACE = re.compile(r"[^《》的]{1,7}?(?:省|自治区|自治州|市(?!场|政)|县|盟)")
_NATIONAL_LAW = re.compile(r"^(?:中华人民共和国)?[^关]{2,30}(?<![办方做])法典?(?:[（(][^（）()]*[）)])*$")
_MOST_LINES = 8


def read_header(document: Document, structure: LawStructure, knowledge: Knowledge) -> InstrumentHeader:
    text = document.text
    found = title_above(text, structure.before)
    span = (found and found[0]) or (
        structure.before[0] if structure.before else structure.articles[0].spans[0]
    )
    title = re.sub(r"\s+", "", passage(text, [span]).text).strip("《》")
    above = [line for line in structure.before if line.start < span.start]
    own = structure.before[len(above) :]
    order = _number(text, own) or _number(text, above)
    if _amended(text, above, own):
        above = []
    lines = [*own, *above, *structure.after]
    last = [_words(text, part.spans) for article in structure.articles[-2:] for part in every([article])]
    cover = list(_cover(text, lines))
    said = [*last, *cover]
    issued = _issued(cover)
    effective = _effective(said, issued)
    stated_number = _number(text, own) or _number(text, above)
    place = knowledge.jurisdiction(title, "")
    issuers = signatories(text, [*structure.before, *structure.after], knowledge.authorities, place)
    if not issuers and stated_number is not None:
        # An order names who issues it: 某部令第88号.
        start = stated_number.span.start
        issuers = tuple(
            (id, Span(start + left, start + right))
            for left, right, id in knowledge.authorities.mentions(text[start : stated_number.span.end], place)
        )
    return InstrumentHeader(
        title,
        span,
        stated_number,
        _kind(title, order, knowledge),
        issuers,
        issued,
        effective,
        ended_on=_ended(said, effective),
        warnings=tuple(_later(document, last)),
    )


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
        held.append(line)
        depth = max(0, depth + len(re.findall("[（(]", words)) - len(re.findall("[）)]", words)))
        if depth == 0 or len(held) == _MOST_LINES:
            yield passage(text, held)
            held, depth = [], 0
    if held:
        yield passage(text, held)


def _number(text: str, before: Sequence[Span]) -> Stated | None:
    """The first document number above the body that is its own: 工信部网安〔2022〕166号, 国务院令第790号.

    An order's number often stands on the line below: 某省人民政府令, 第300号. A number behind a title
    (《某意见》（国办发〔2021〕30号）), or in a sentence that says on what it rests, is that of what is cited.
    """
    cover = list(_cover(text, before))
    for line, following in zip_longest(cover, cover[1:]):
        goes_on = following is not None and _ORDER_LINE.search(line.text)
        words = Passage(text, (*line.pieces, *following.pieces)) if goes_on else line
        for found in find_citations(words.text):
            cited = found.title is not None or _CITES.search(words.text, 0, found.start) is not None
            if found.numbers and not cited:
                return Stated(found.numbers[0], words.span(found.start, found.end))
    return None


def _issued(cover: Iterable[Passage]) -> tuple[datetime.date, Span] | None:
    """The day it was made public; else that of its adoption, or the day under the signature."""
    found: dict[str, tuple[datetime.date, Span]] = {}
    for words in cover:
        text = words.text
        days = dates(text)
        for day, following in zip_longest(days, days[1:]):
            after = text[day.end : following.start if following else len(text)]
            if _LIMIT.match(after):
                continue
            said = words.span(day.start, day.end)
            # 2022年9月21日通过，现予公布: of a day that which comes first is said.
            acts = {"issued": _ISSUED.search(after), "adopted": _ADOPTED.search(after)}
            first = (
                min((act.start(), name) for name, act in acts.items() if act) if any(acts.values()) else None
            )
            if first:
                found.setdefault(first[1], (day.date, said))
            if len(days) == 1 and day.end - day.start >= len(text.strip()) - 2:
                found["signed"] = day.date, said
    return found.get("issued") or found.get("adopted") or found.get("signed")


def _effective(
    said: Iterable[Passage], issued: tuple[datetime.date, Span] | None
) -> tuple[datetime.date, Span] | None:
    for words in said:
        normal = normal_text(words.text)
        later = {match.end() for match in _LATER.finditer(normal.text)}
        for match in _EFFECTIVE.finditer(normal.text):
            found = dates(match[0])
            if found and match.end() not in later:
                return found[0].date, words.span(*normal.span(*match.span()))
        if _AMENDS.search(words.text):
            # The decision that amends it takes effect so, and not the law.
            continue
        if issued is not None and (at_once := _EFFECTIVE_AT_ONCE.search(words.text)):
            return issued[0], words.span(*at_once.span())
    return None


def _ended(
    said: Iterable[Passage], effective: tuple[datetime.date, Span] | None
) -> tuple[datetime.date, Span] | None:
    """The first day on which it is no longer in force, by its own words on how long it holds."""
    for words in said:
        normal = normal_text(words.text)
        for match in _REPEALED.finditer(normal.text):
            sentence = normal.text[max(normal.text.rfind(mark, 0, match.start()) for mark in "。；;") + 1 :]
            before = sentence[: sentence.index(match[0])]
            found = dates(match[0])
            # Of what is repealed by another's words, that other's title stands in the clause.
            other = "《" in re.split("[，,]", before)[-1]
            if found and (match["what"] or (not other and re.search(_SELF, before))):
                return found[0].date, words.span(*normal.span(*match.span()))
        until = _VALID_UNTIL.search(normal.text)
        if until and (found := dates(until[0])) and found[-1].date < datetime.date.max:
            end = found[-1].date + datetime.timedelta(days=1)
            return end, words.span(*normal.span(*until.span()))
        held = _VALID_FOR.search(normal.text) if effective is not None else None
        if held and effective and (length := duration(held["length"])):
            after = _after(effective[0], length.iso)
            if after is not None:
                return after, words.span(*normal.span(*held.span()))
    return None


def _after(day: datetime.date, iso: str) -> datetime.date | None:
    """The day after so many years, months and days, with the same number in its month where there is one."""
    match = _LENGTH.fullmatch(iso)
    if match is None:
        return None
    months = 12 * int(match["years"] or 0) + int(match["months"] or 0) + day.month - 1
    year, month = day.year + months // 12, months % 12 + 1
    if not year <= datetime.MAXYEAR:
        return None
    last = calendar.monthrange(year, month)[1]
    moved = day.replace(year=year, month=month, day=min(day.day, last))
    return moved + datetime.timedelta(days=int(match["days"] or 0))


def _later(document: Document, said: Iterable[Passage]) -> Iterator[str]:
    """Articles that begin to hold later than the rest."""
    for words in said:
        for match in _LATER.finditer(normal_text(words.text).text):
            place = document.place(words.pieces[0].start)
            yield f"{place}：部分条款另定施行日期 some provisions take effect on another day: “{match[0]}”."


def _kind(title: str, stated_number: Stated | None, knowledge: Knowledge) -> InstrumentKind:
    """By the forms that 《中华人民共和国立法法》 knows: 法律, 行政法规, 部门规章, 地方性法规和规章."""
    local = knowledge.jurisdiction(title, "") is not None or _OF_A_PLACE.match(title) is not None
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
