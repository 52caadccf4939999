"""Citations in running text, by the conventions of Chinese law drafting.

What is found, without knowing any instrument: 《title》, 《title》（number）, number《title》, bare
numbers of standards and documents, each with the articles or clauses named right behind it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dutygraph.text.designations import title_key
from dutygraph.text.normal_text import NormalText, normal_text
from dutygraph.text.number_patterns import FoundNumber, find_numbers
from dutygraph.text.numerals import CHINESE_NUMERAL
from dutygraph.text.provision_labels import FoundProvision, find_provisions
from dutygraph.text.titles import FoundTitle, find_titles, names_no_instrument


@dataclass(frozen=True, slots=True)
class Cited:
    """What a citation names, and all that decides what it means.

    `title` and `numbers` say which instrument is meant; they are written out in full where the text
    relies on what stands before (a list that shortens numbers, a second article of one law, a title
    introduced by 以下简称). `provisions` are several only for a range of articles.
    """

    title: str | None = None
    numbers: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether it names an instrument."""
        return self.title is not None or bool(self.numbers)


NOTHING = Cited()


@dataclass(frozen=True, slots=True)
class FoundCitation:
    """Characters `start` to `end` of the text, and `quote`, exactly those.

    Citations of which any one satisfies (或) share an `alternative_group`, counted from 1 in the text.
    """

    start: int
    end: int
    quote: str
    cited: Cited
    alternative_group: int | None


@dataclass(frozen=True, slots=True)
class _Mention:
    """A citation in the making, in offsets of the normal text."""

    start: int
    end: int
    cited: Cited

    def parts(self, provisions: Iterable[FoundProvision]) -> Sequence["_Mention"]:
        """One for each of these provisions of it; the first begins where it does."""
        return [
            _Mention(one.start if nth else self.start, one.end, replace(self.cited, provisions=one.labels))
            for nth, one in enumerate(provisions)
        ]


_LONGEST_BRACKET = 200
_QUALIFIER = re.compile(
    r"\s*(?:试行|暂行|修订版?|修订稿|\d{4}\s*年?\s*版|\d{4}\s*年?\s*修[订正]|第.版|征求意见稿|送审稿|报批稿|草案)\s*"
)
_SHORT_NAME = re.compile(r"简称(?:为|:)?\s*[《\"“”'‘「]([^《》\"“”'’」]{2,40})[》\"“”'’」]")
_UNMARKED_SHORT_NAME = re.compile(r"(?:以下)?(?:统称|简称)(?:为|:)?[^《》()。;]{2,30}")
_LIST_GAP = re.compile(r"(?:等)?[、,]?")
_ALTERNATIVE_GAP = re.compile(
    r"(?:等)?[、,]?(?:或者|或是|抑或|或)(?:者)?(?:按照|依照|根据|依据|参照|遵照|比照|符合|满足|执行)?"
)


INSTRUMENT = (
    r"(?:法律?|条例|办法|规定|细则|规则|规程|准则|决定|通知|通则|章程|意见|标准|规范|制度|文件|公告|指南)"
)
ITSELF = rf"本(?:{INSTRUMENT}|条|章|节)(?:中|的)?[ ]?"
"""What a text calls itself, or a part of it, before it names a provision."""
_REFERRING = re.compile(
    rf"(?P<back>(?:该|同一?|上述|前述|前引){INSTRUMENT}|其(?=第))?"
    rf"(?:第[ ]?[(]?[ ]?[{CHINESE_NUMERAL}\d])"
)
_OWN = re.compile(rf"{ITSELF}$")
_ARTICLE = re.compile(r"第[^款项章节编]{1,9}条")
_MAY_NAME = re.compile(r"[《号A-Za-z]")
_MAY_CITE = re.compile(r"[《号A-Za-z第]")
"""Without one of these a text names no instrument but by a name that is known, or cites none."""


def find_citations(
    text: str, names: Callable[[str], Iterable[tuple[int, int]]] | None = None
) -> tuple[FoundCitation, ...]:
    """All citations of a text, in order and without overlap.

    `names` finds instruments that a normal text names without 《》 (`KnownNames.named`). An article that
    is named without an instrument (违反第二条) is a citation too, without title and number; 该法第二条
    means what was cited last.

    A 《》 that names a paper to hand in or a certificate is none (`loaders.titles.names_no_instrument`),
    and neither is a number inside a 《》.
    """
    normal = normal_text(text)
    named = tuple(names(normal.text)) if names else ()
    if not named and _MAY_CITE.search(normal.text) is None:
        return ()
    reads = _Reader(text, normal, named).mentions() if named or _MAY_NAME.search(normal.text) else ()
    mentions = sorted(reads, key=lambda mention: mention.start)
    mentions = sorted([*mentions, *_referring(normal.text, mentions)], key=lambda mention: mention.start)
    found: list[FoundCitation] = []
    for mention, group in zip(mentions, _alternative_groups(normal.text, mentions), strict=True):
        start, end = normal.span(mention.start, mention.end)
        if not found or start >= found[-1].end:
            found.append(FoundCitation(start, end, text[start:end], mention.cited, group))
    return tuple(found)


def _referring(text: str, mentions: Sequence[_Mention]) -> Iterator[_Mention]:
    """Provisions that are named apart from their instrument, which stands before or not at all."""
    ends = [mention.end for mention in mentions]
    starts = [mention.start for mention in mentions]
    done = 0
    last: _Mention | None = None
    for match in _REFERRING.finditer(text):
        at = bisect_right(starts, match.start()) - 1
        if match.start() < done or (at >= 0 and match.start() < ends[at]):
            continue
        if at >= 0 and (last is None or mentions[at].start > last.start):
            last = mentions[at]
        back = match["back"]
        own = _OWN.search(text, max(0, match.start() - 8), match.start())
        if not back and (own or _ARTICLE.match(text, match.start()) is None):
            continue
        provisions = find_provisions(text, match.end("back") if back else match.start())
        if not provisions:
            continue
        of = last if back else None
        whole = _Mention(match.start(), provisions[0].end, of.cited if of else NOTHING)
        yield from whole.parts(provisions)
        done = provisions[-1].end
        if of is not None:
            last = replace(whole, end=done)


class _Reader:
    """Reads a normal text from left to right, joining titles, numbers and provisions to mentions."""

    def __init__(self, original: str, normal: NormalText, named: Iterable[tuple[int, int]]) -> None:
        self._original = original
        self._normal = normal
        self._text = normal.text
        titles = find_titles(self._text)
        self._titles = {title.start: title for title in titles}
        inside = {at for title in titles for at in range(title.start, title.end)}
        self._numbers = {
            number.start: replace(number, number=self._as_written(number))
            for number in find_numbers(self._text)
            if number.start not in inside and number.end - 1 not in inside
        }
        self._named = {
            start: _Mention(start, end, Cited(original[slice(*normal.span(start, end))]))
            for start, end in named
            if start not in inside and end - 1 not in inside
        }
        self._brackets_at = dict(_bracket_pairs(self._text))
        self._title_starts = sorted(self._titles)
        self._number_starts = sorted(self._numbers)
        self._short_names: dict[str, _Mention] = {}

    def mentions(self) -> Iterator[_Mention]:
        done = 0
        for start in sorted(self._titles.keys() | self._numbers.keys() | self._named.keys()):
            if start < done:
                continue
            run = self._at(start)
            for mention in run:
                for part in mention.parts(find_provisions(self._text, mention.end)) or (mention,):
                    yield part
                    done = max(done, part.end)
            done = max(done, start + 1, run[-1].end if run else 0)

    def _at(self, start: int) -> Sequence[_Mention]:
        if title := self._titles.get(start):
            return self._titled(title)
        if number := self._numbers.get(start):
            return self._numbered(number)
        named = self._named[start]
        known = self._short_names.get(title_key(named.cited.title or ""))
        return (replace(known, start=start, end=named.end) if known else named,)

    def _as_written(self, found: FoundNumber) -> str:
        whole = self._text[found.start : found.end] == found.number
        return self._original[slice(*self._normal.span(found.start, found.end))] if whole else found.number

    def _title_as_written(self, title: FoundTitle) -> str:
        start, end = self._normal.span(title.start + 1, title.end - 1)
        return re.sub(r"\s*\n\s*", "", self._original[start:end]).strip()

    def _numbered(self, number: FoundNumber) -> Sequence[_Mention]:
        title = self._titles.get(self._past_spaces(number.end))
        if title is None:
            return (_Mention(number.start, number.end, Cited(None, (number.number,))),)
        name, numbers, end = self._brackets(title, (number.number,))
        mention = _Mention(number.start, end, Cited(name, numbers))
        self._learn(mention, title.end)
        return (mention,)

    def _titled(self, title: FoundTitle) -> Sequence[_Mention]:
        name, numbers, end = self._brackets(title, ())
        if not numbers:
            name, numbers = _number_in_title(name)
        if not numbers and (number := self._numbers.get(self._past_spaces(end))):
            following = self._titles.get(self._past_spaces(number.end))
            if following is None or end == number.start:
                numbers, end = (number.number,), number.end
        known = self._short_names.get(title_key(name))
        if known and not numbers:
            return (replace(known, start=title.start, end=end),)
        mention = _Mention(title.start, end, Cited(name, numbers))
        # 填写《登记表》（附件2）: where the paper stands, and no part of it.
        named = numbers or (self._text[end : end + 1] != "(" and find_provisions(self._text, end))
        if not named and names_no_instrument(self._text, title):
            return ()
        self._learn(mention, title.end)
        return (mention,)

    def _brackets(self, title: FoundTitle, numbers: tuple[str, ...]) -> tuple[str, tuple[str, ...], int]:
        """The title with what the brackets right behind it add: qualifier, numbers, short name."""
        name, end = self._title_as_written(title), title.end
        for _ in range(3):
            opening = self._past_spaces(end)
            closing = self._brackets_at.get(opening)
            if closing is None:
                break
            content = self._text[opening + 1 : closing - 1]
            starts = _between(self._number_starts, opening, closing)
            inside = [number for at in starts if (number := self._numbers[at]).end <= closing]
            if _QUALIFIER.fullmatch(content):
                name = f"{name}（{content.strip()}）"
            elif inside and not _between(self._title_starts, opening, closing):
                numbers += tuple(found.number for found in inside)
            elif not (_SHORT_NAME.search(content) or _UNMARKED_SHORT_NAME.fullmatch(content)):
                break
            end = closing
        return name, numbers, end

    def _learn(self, mention: _Mention, title_end: int) -> None:
        for found in _SHORT_NAME.finditer(self._text, title_end, mention.end):
            self._short_names[title_key(found[1])] = mention

    def _past_spaces(self, at: int) -> int:
        while at < len(self._text) and self._text[at].isspace():
            at += 1
        return at


def _between(starts: Sequence[int], start: int, end: int) -> Sequence[int]:
    return starts[bisect_right(starts, start) : bisect_left(starts, end)]


def _number_in_title(title: str) -> tuple[str, tuple[str, ...]]:
    """《YD/T 3956-2024 电信领域数据安全风险评估规范》: a standard's number that opens or closes the title."""
    normal = normal_text(title)
    for number in find_numbers(normal.text):
        start, end = normal.span(number.start, number.end)
        rest = title[:start].rstrip(" (（") if number.end == len(normal.text.rstrip(" )")) else ""
        rest = title[end:].lstrip() if number.start == 0 else rest
        if rest and number.number.isascii():
            return rest, (title[start:end],)
    return title, ()


def _bracket_pairs(text: str) -> Iterator[tuple[int, int]]:
    """Where each bracket opens, and the end of the one that closes it."""
    opened: list[int] = []
    for mark in re.finditer(r"[()\[\]]", text):
        if mark[0] in "([":
            opened.append(mark.start())
        elif opened and mark.end() - (start := opened.pop()) <= _LONGEST_BRACKET:
            yield start, mark.end()


def _alternative_groups(text: str, mentions: Sequence[_Mention]) -> Sequence[int | None]:
    """或 joins its two neighbours, and with them the list before it (A、B或C)."""
    groups: list[int | None] = [None] * len(mentions)
    count = 0
    run_start = 0
    for here in range(1, len(mentions)):
        gap = re.sub(r"\s+", "", text[mentions[here - 1].end : mentions[here].start])
        if _ALTERNATIVE_GAP.fullmatch(gap):
            if groups[here - 1] is None:
                count += 1
                groups[run_start:here] = [count] * (here - run_start)
            groups[here] = groups[here - 1]
        elif not _LIST_GAP.fullmatch(gap):
            run_start = here
        elif groups[here - 1] is not None:
            groups[here], run_start = None, here
    return groups
