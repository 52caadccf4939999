"""How long a document says that it holds: 自…起施行, 有效期至…, 自…起废止."""

import datetime
import re
from collections import deque
from collections.abc import Iterable, Iterator

from dutygraph.graph.periods import day_later
from dutygraph.loaders.citations.in_text import INSTRUMENT
from dutygraph.loaders.documents.document import Document, Span
from dutygraph.loaders.documents.passage import Passage, passage
from dutygraph.text.characters import CHINESE
from dutygraph.text.dates import DAY, dates
from dutygraph.text.durations import DURATION, duration
from dutygraph.text.normal_text import normal_text
from dutygraph.text.numerals import CHINESE_NUMERAL

_FORCE = r"(?:施行|实施|执行|生效|试行)"
_EFFECTIVE = re.compile(
    rf"(?:(?P<label>{_FORCE}日期\s{{0,3}}:)|自|(?:^|(?<=[发公]布))\s{{0,9}}(?=\S{{6,12}}\s{{0,3}}起?{_FORCE}$))"
    rf"\s{{0,3}}{DAY}(?(label)|\s{{0,3}}起?\s{{0,3}}(?:正式)?{_FORCE})"
)
_EFFECTIVE_AT_ONCE = re.compile(
    rf"自(?:公布|发布|颁布|印发|通过)之日起满?\s{{0,3}}(?:(?P<length>{DURATION})后\s{{0,3}})?{_FORCE}"
)
_AMENDS = re.compile(r"关于修[改正][^。]{0,120}决定|本决定")
_SELF = rf"本(?:{INSTRUMENT}|指引|方案|要求|计划|导则|清单|措施|政策|通告|规划|预案|要点)"
_NAMED = rf"第[{CHINESE_NUMERAL}\d]{{1,6}}[条款章节项]"
_NAMES = rf"{_NAMED}(?:(?:[、和及至到]|以及)?{_NAMED}){{0,40}}"
_STARTS = rf"自[^，,。；;《》\n]{{1,24}}?起\s{{0,3}}{_FORCE}"
_OWN_START = re.compile(
    rf"(?P<named>{_NAMES})[^，,。；;《》第本\n]{{0,24}}?(?:规定[，,])?(?:{_STARTS}|的?(?:施行|实施)(?:日期|时间)[^，,。；;\n]{{0,8}}另行)"
    rf"|(?<=除)(?:{_SELF})?(?P<but>{_NAMES})[^，,。；;\n]{{0,6}}外[，,](?=[^。；\n]{{0,12}}{_STARTS})"
    rf"|{_STARTS}(?={_SELF})"
)
"""Provisions that begin to hold on another day than their text: 其中第九条自某日起施行, 除第九条外，自….

Neither is named where it does so for some only: 新申请的车型自某日起执行本办法.
"""
_TRANSITION = re.compile(rf"{_SELF}(?:{_FORCE}|[发公]布|印发)(?:之?日)?[前后]")
"""How a sentence begins on what there was before the text: it says from when that is held to it."""
_OF_ANOTHER = re.compile(rf"(?!{_SELF}|有效|[至到后])[{CHINESE}《]")
"""Words behind 施行 by which another rule than the text is followed: 执行第二条的规定, 实施新标准."""
_VALID_UNTIL = re.compile(
    rf"(?:有效期|有效|试行期|试行|施行|实施|执行)(?:期?限)?(?:截止?|为)?:?(?:[自\d][^，。；]{{1,20}}?)?[，,]?"
    rf"(?:(?:至|到)\s{{0,3}}|(?=[^，,。；]{{6,12}}日\s?止(?:[，,。；;)）\s]|$))){DAY}(?:\s{{0,3}}止)?"
)
_VALID_FOR = re.compile(
    rf"(?:有效期|[试暂]行期?|(?<![一-鿿])期)(?:限)?(?:为)?\s{{0,3}}(?P<length>{DURATION})(?![内])"
)
_ITSELF = rf"(?:{_SELF}|(?:以上|上述)(?:要求|措施|事项))"
_PENDING = re.compile(
    rf"{_ITSELF}[^，。；]{{0,6}}(?:待|经|报)[^，。；]{{2,30}}后(?:再|方可?|才|正式)?{_FORCE}"
)
"""That a text is yet to be approved: 上述要求待市政府批准后执行."""
_PERIOD = re.compile(r"\W{0,3}(?:[一二三四五六七八九十\d]{1,3}[、.．）)]\s{0,3})?(?:执行|实施|施行)期限?")
"""How a sentence begins that says how long a text holds without naming it."""
_HOLDS = re.compile(
    rf"(?:{_ITSELF}|《[^《》]{{1,80}}{INSTRUMENT}》|{_STARTS}|自[^，,。；;《》]{{1,24}}?起)\s?的?(?:正式|暂行)?$"
)
"""How words end behind which a clause says how long the text itself holds."""
_HELD_SINCE = re.compile(rf"(?:{_FORCE}|{_SELF}|废止|解释|失效)$")
"""How the clause ends before one that only says how long."""
_CLAUSE_ENDS = re.compile(r"\s{0,9}[，,。；;：:()\[\]\n]+\s{0,9}")
_NO_MORE = r"(?:失效|废止|作废|[替取]代|(?:停止|暂停|暂缓|中止)(?:施行|执行|实施|适用|使用))"
_REPEALED = re.compile(
    rf"(?:(?P<label>失效(?:日期|时间)\]?\s{{0,3}}:?)|(?P<what>(?:{_SELF})?))\s{{0,3}}[自于]?\s{{0,3}}{DAY}"
    rf"(?(label)|\s{{0,3}}起?\s{{0,3}}(?:予以|自动|自行)?{_NO_MORE})"
)
NO_LONGER = re.compile(
    r"\s{0,3}(?P<mark>[\[【〔（(](?:[^\[\]【】〔〕（）()]{0,200}[，,；;。])?(?![^，,；;。]{0,80}(?:同时|原|第[^号]{1,6}[条款项章]))"
    rf"[^\[\]【】〔〕（）()《》，,；;。]{{0,80}}?{_NO_MORE}[\]】〕）)])\s{{0,3}}"
)
"""In brackets beside a title, that it holds no longer; not what else is said to be repealed with it."""
TOLD_BESIDE = re.compile(
    rf"(?:时\s?效\s?性|(?:时效|效力|文件|施行)?状态|有效性|效力)(?:\]\s{{0,3}}:?|:|\s)\s{{0,3}}[已经尚被]{{0,3}}(?:未生效|修[改订正]|{_NO_MORE})"
    rf"|^[\[(*※]?(?:注:)?(?:[本该此][^\s,。;:《》]{{1,8}})?已(?![^。;]{{0,60}}同时)[^,。;日]{{0,60}}?(?:\([^()]{{0,80}}\))?(?:{_NO_MORE}|不再执行|被修[改订正])(?:,仅[^。;]{{0,12}})?[)\]]?。?$"
)
"""What a page tells of a text by a label or in a line of its own, in normal form: 时效性:失效, 此件已作废."""
_OF_THIS = re.compile(r"[\[【（(*※]?(?:注[:：])?[本此]")
_SENTENCE = re.compile(r"[^。；;\n]+(?:[。；;]\s{0,3}(?:有效|试行)期[^。；;\n]{1,60})?")
"""A sentence, with the one behind it that only says how long."""
_LONGEST = 200
_LAST = 3


def no_longer(document: Document, lines: Iterable[Span], until: int) -> Span | None:
    """The mark that a text holds no longer, or not yet, in these lines or its page's own up to `until`, and
    at the end where that speaks of this text.
    """
    text = document.text
    asides = [span for span, _ in document.asides]
    last = (line for line in (*deque(document.lines, _LAST), *asides) if _OF_THIS.match(text, *line))
    for line in (*lines, *(aside for aside in asides if aside.start < until), *last):
        if marked := NO_LONGER.search(text, line.start, line.end):
            return Span(*marked.span("mark"))
        if TOLD_BESIDE.search(normal_text(text[line.start : line.end].strip()).text):
            return line
    return None


def own_starts(said: Iterable[Passage]) -> Iterator[tuple[Passage, re.Match[str]]]:
    """Where passages say of a start of its own, of what they name."""
    for words in said:
        yield from ((words, match) for match in _OWN_START.finditer(normal_text(words.text).text))


def own_period(
    text: str, lines: Iterable[Span], signed: tuple[datetime.date, Span] | None
) -> tuple[datetime.date | None, datetime.date | None, bool]:
    """The first day on which a document holds by its own words, the last, and whether it says for how long.

    What holds from the day on which it was sent out does so from that on which it was `signed`.
    """
    own = [
        words.part(*one.span())
        for words in (passage(text, [line]) for line in lines)
        for one in _SENTENCE.finditer(words.text)
        if _PERIOD.match(one[0]) or re.search(rf"{_ITSELF}|失效[日时]", one[0])
    ]
    begins = effective(own, None)
    ends = ended(own, begins or effective(own, signed) or signed)
    limited = any(
        _PENDING.search(one.text) or any(map(_of_itself, _VALID_FOR.finditer(normal_text(one.text).text)))
        for one in own
    )
    return begins and begins[0], ends and ends[0] - datetime.timedelta(days=1), limited


def effective(
    said: Iterable[Passage], issued: tuple[datetime.date, Span] | None
) -> tuple[datetime.date, Span] | None:
    for words in said:
        normal = normal_text(words.text)
        later = {match.end() for match in _OWN_START.finditer(normal.text)}
        for match in _EFFECTIVE.finditer(normal.text):
            found = dates(match[0])
            start = max(normal.text.rfind(mark, 0, match.start()) for mark in "。;\n") + 1
            moved = _TRANSITION.search(normal.text, start, match.start())
            if found and not (moved or match.end() in later or _OF_ANOTHER.match(normal.text, match.end())):
                return found[0].date, words.span(*normal.span(*_without_blanks(match)))
        if _AMENDS.search(words.text):
            # The decision that amends it takes effect so, and not the law.
            continue
        if issued is not None and (at_once := _EFFECTIVE_AT_ONCE.search(words.text)):
            after = at_once["length"] and duration(at_once["length"])
            day = issued[0] if at_once["length"] is None else after and day_later(issued[0], after.iso)
            return (day, words.span(*at_once.span())) if day else None
    return None


def _without_blanks(match: re.Match[str]) -> tuple[int, int]:
    return match.end() - len(match[0].lstrip()), match.end()


def ended(
    said: Iterable[Passage], since: tuple[datetime.date, Span] | None, *, of_itself: bool = False
) -> tuple[datetime.date, Span] | None:
    """The first day on which it is no longer in force, by its own words on how long it holds.

    `of_itself`: they stand below its title, and speak of nothing else.
    """
    for words in said:
        normal = normal_text(words.text)
        for match in _REPEALED.finditer(normal.text):
            sentence = normal.text[max(normal.text.rfind(mark, 0, match.start()) for mark in "。；;") + 1 :]
            before = sentence[: sentence.index(match[0])]
            found = dates(match[0])
            # Of what is repealed by another's words, that other's title stands in the clause.
            other = "《" in re.split("[，,]", before)[-1]
            own = of_itself or (re.search(_SELF, before) and before.count("(") <= before.count(")"))
            if found and (match["label"] or match["what"] or (own and not other)):
                return found[0].date, words.span(*normal.span(*_without_blanks(match)))
        whose = None if of_itself else _of_itself
        for until in filter(whose, _VALID_UNTIL.finditer(normal.text)):
            if (found := dates(until[0])) and found[-1].date < datetime.date.max:
                end = found[-1].date + datetime.timedelta(days=1)
                return end, words.span(*normal.span(*until.span()))
        for held in filter(whose, _VALID_FOR.finditer(normal.text) if since else ()):
            length = duration(held["length"])
            after = length and since and day_later(since[0], length.iso)
            if after:
                return after, words.span(*normal.span(*held.span()))
    return None


def _of_itself(match: re.Match[str]) -> bool:
    """Whether it is the text that holds for so long, and nothing that it speaks of: 许可证有效期三年."""
    named = _PERIOD.match(match.string)
    if named and match.start() < named.end():
        return True
    *before, said = _CLAUSE_ENDS.split(
        match.string[max(match.start() - _LONGEST, 0) : match.start()].lstrip()
    )
    if said and said != "其":
        # Beside what a text says of itself, 《某规定》有效期至… is said of another.
        of_another = said.endswith("》") and re.search(_SELF, match.string[: match.start()])
        return _HOLDS.search(said) is not None and not of_another
    return bool(before) and _HELD_SINCE.search(before[-1]) is not None
