"""Labels of articles and clauses, as laws (第二十一条第一款第（三）项) and standards (7.1.2) write them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from dutygraph.text.numerals import CHINESE_NUMERAL, in_digits, number, to_chinese

_LEVELS = "编章节条款项目"
_NUMERAL = rf"(?:[{CHINESE_NUMERAL}]{{1,9}}|\d{{1,5}})"
_STEP = (
    rf"第[ ]?(?:[(][ ]?{_NUMERAL}[ ]?[)]|{_NUMERAL})[ ]?(?:[编章节条款目]|项(?!目))(?:之{_NUMERAL})?"
    rf"|(?<=[条款])[(][ ]?{_NUMERAL}[ ]?[)][ ]?项?"
)
_ARTICLE = re.compile(rf"(?:{_STEP})(?:[ ]?(?:{_STEP}))*")
_SINGLE_STEP = re.compile(_STEP)
_CLAUSE = re.compile(
    r"第[ ]?(?P<ordinal>\d{1,3}(?:\.\d{1,3}){1,5})[ ]?(?:条款?|款|节|章|项)"
    r"|(?P<plain>\d{1,3}(?:\.\d{1,3}){1,5})(?:[ ]?(?:条款?|款|节|章))?"
    r"(?![\d.])(?![ ]?[吨米万亿元%年月日版个项级])"
    r"|(?P<annex>附录[ ]?[A-Z](?:\.\d{1,3}){0,4}|附件[ ]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?!\d))"
)
_TO = re.compile(r"[ ]?(?:至|到|-|~)[ ]?")
_AND = re.compile(r"[ ]?(?:、|,|和|及|以及|与|或者|或)[ ]?")
_BARE = rf"(?:[(][ ]?{_NUMERAL}[ ]?[)]|{_NUMERAL})"
_SHARED = re.compile(
    rf"(?P<above>(?:第{_BARE}[ ]?[{_LEVELS}](?:之{_NUMERAL})?[ ]?){{0,3}})"
    rf"(?P<numbers>第[ ]?{_BARE}(?:[ ]?(?:、|,|和|及|以及|与|或者|或|至|到|-|~)[ ]?第?{_BARE})+)[ ]?"
    rf"(?P<level>[章节条款目]|项(?!目))"
)
_EACH = re.compile(rf"(?P<through>至|到|-|~)?[ ]?第?[ ]?(?P<number>{_BARE})")
_LINK = re.compile(r"\s?(?:标准)?(?:中的|中|的|之)?[ ]?")
_LONGEST_RANGE = 100


@dataclass(frozen=True, slots=True)
class FoundProvision:
    """Characters `start` to `end` of the normal text; `labels` are several for a range (第三条至第五条)."""

    start: int
    end: int
    labels: tuple[str, ...]


def find_provisions(text: str, position: int, within: str | None = None) -> tuple[FoundProvision, ...]:
    """The provisions named right at `position` of a normal text, behind the instrument they belong to.

    A list gives one for each (第二十一条、第二十七条), and what it leaves out is filled in
    (第二十一条第一款、第二款), also where one word serves several numbers (第二、三条). Brackets may enclose
    them all. `within` is the article that a label below one belongs to, where the text names none.
    """
    link = _LINK.match(text, position)
    at = link.end() if link else position
    found = _listed(text, at, within)
    if not found and text.startswith("(", at):
        inside = _listed(text, at + 1, within)
        if inside and text.startswith(")", inside[-1].end):
            found = [*inside[:-1], replace(inside[-1], end=inside[-1].end + 1)]
    return tuple(found)


_PRECEDING = re.compile(
    rf"前[ ]?(?P<count>{_NUMERAL})?[ ]?(?P<level>条(?![件例])|款(?!项)|项(?!目))(?:(?:规定|中)的?(?=第))?"
)


def find_preceding(text: str, within: str) -> Iterator[FoundProvision]:
    """What a normal text names by its place before the provision that says so: 前条, 前两款, 前款第二项.

    `within` is the label of that provision. Where it has none before it, or not so many, the words
    themselves are the label.
    """
    for match in _PRECEDING.finditer(text):
        labels = _preceding(within, match["level"], number(match["count"] or "1") or 0)
        if not labels:
            yield FoundProvision(match.start(), match.end(), (match[0],))
            continue
        below = find_provisions(text, match.end(), labels[-1]) if len(labels) == 1 else ()
        if below:
            yield replace(below[0], start=match.start())
            yield from below[1:]
        else:
            yield FoundProvision(match.start(), match.end("level"), labels)


def _preceding(within: str, level: str, count: int) -> tuple[str, ...]:
    steps = _steps(within)
    at = next((at for at, step in enumerate(steps) if _level(step) == level), None)
    last = _LAST_STEP.fullmatch("".join(steps[: at + 1])) if at is not None else None
    value = number(last["number"]) if last else None
    if last is None or value is None or not 0 < count < value:
        return ()
    return tuple(_beside(last, one) for one in range(value - count, value))


def _listed(text: str, at: int, within: str | None) -> list[FoundProvision]:
    found: list[FoundProvision] = []
    joint: re.Match[str] | None = None
    while named := _named(text, at, through=joint is not None and joint.re is _TO):
        for start, end, written, through in named:
            previous = found[-1].labels[-1] if found else within
            label = _completed(written, previous)
            if through and found:
                *before, first = found[-1].labels
                found[-1] = FoundProvision(found[-1].start, end, (*before, *_range(first, label)))
            else:
                found.append(FoundProvision(start, end, (label,)))
        joint = _TO.match(text, found[-1].end) or _AND.match(text, found[-1].end)
        if joint is None:
            break
        at = joint.end()
    return found


def _named(text: str, at: int, *, through: bool) -> list[tuple[int, int, str, bool]]:
    """Start, end and label of what is named there, several where one word serves them (第二、三条), and
    whether all from the one before it up to it are.
    """
    if shared := _SHARED.match(text, at):
        numbers = list(_EACH.finditer(text, *shared.span("numbers")))
        starts = [at, *(each.start("number") for each in numbers[1:])]
        ends = [*(each.end() for each in numbers[:-1]), shared.end()]
        labels = [f"{shared['above']}第{each['number']}{shared['level']}" for each in numbers]
        joints = [through, *(each["through"] is not None for each in numbers[1:])]
        return list(zip(starts, ends, labels, joints, strict=True))
    if article := _ARTICLE.match(text, at):
        return [(at, article.end(), article[0], through)]
    if clause := _CLAUSE.match(text, at):
        label = clause["ordinal"] or clause["plain"] or clause["annex"]
        return [(at, clause.end(), label.replace(" ", ""), through)]
    return []


def _completed(label: str, previous: str | None) -> str:
    """A label with the article before it where it begins below one."""
    steps = _steps(label)
    if previous is not None and steps and steps[0][-1] in "款项目":
        depth = _LEVELS.index(steps[0][-1])
        held = takewhile(lambda step: _LEVELS.index(_level(step)) < depth, _steps(previous))
        steps = [*(step for step in held if _level(step) in "条款项"), *steps]
    return "".join(steps).replace("(", "（").replace(")", "）") or label


def _steps(label: str) -> list[str]:
    normal = unicodedata.normalize("NFKC", label).replace(" ", "")
    return [
        step[0] if step[0].startswith("第") else f"第{step[0].rstrip('项')}项"
        for step in _SINGLE_STEP.finditer(normal)
    ]


def _level(step: str) -> str:
    return step.partition("之")[0][-1]


_LAST_STEP = re.compile(rf"(?P<above>.*?)第(?P<left>（?)(?P<number>{_NUMERAL})）?(?P<level>[{_LEVELS}])")


def _range(first: str, last: str) -> tuple[str, ...]:
    ends = [_LAST_STEP.fullmatch(label) for label in (first, last)]
    if (
        ends[0] is None
        or ends[1] is None
        or (ends[0]["above"], ends[0]["level"]) != (ends[1]["above"], ends[1]["level"])
    ):
        return (first, last)
    low, high = number(ends[0]["number"]), number(ends[1]["number"])
    if low is None or high is None or not low < high <= low + _LONGEST_RANGE:
        return (first, last)
    return tuple(_beside(ends[0], value) for value in range(low, high + 1))


def _beside(label: re.Match[str], value: int) -> str:
    """The label with another number in its last step."""
    left, right = ("（", "）") if label["left"] else ("", "")
    return f"{label['above']}第{left}{to_chinese(value)}{right}{label['level']}"


@lru_cache(maxsize=20_000)
def provision_key(label: str) -> str:
    """The normal form of a label: 第五十五条 and 第55条 are one, so are 第7.1.2条 and 7.1.2."""
    key = _provision_step(label)
    while (again := _provision_step(key)) != key:
        key = again
    return key


def _provision_step(label: str) -> str:
    key = re.sub(r"[\s()\[\]]", "", unicodedata.normalize("NFKC", label)).upper()
    key = re.sub(rf"(?<=[第之])[{CHINESE_NUMERAL}]+", in_digits, key)
    key = re.sub(rf"(?<=^附件)[{CHINESE_NUMERAL}]+$", in_digits, key)
    clause = re.fullmatch(r"第?(\d+(?:\.\d+)+)[条款节章项]{0,2}", key)
    return clause[1] if clause else key


def whole_article(label: str) -> str:
    """The article or clause that a label stands in: 第五十五条 for 第五十五条第一款."""
    steps = _steps(label)
    article = next((at for at, step in enumerate(steps) if _level(step) == "条"), None)
    return label if article is None else steps[article]


def provision_id(instrument: str, label: str) -> str:
    """Its numbers are padded, so that ids of one level sort as the document has them: 第055条, 07.01."""
    return f"provision:{instrument.removeprefix('instrument:')}/{_padded(label)}"


@lru_cache(maxsize=20_000)
def _padded(label: str) -> str:
    key = provision_key(label)
    return re.sub(r"\d+(?=条)|\d+", lambda n: n[0].zfill(3 if key[n.end() : n.end() + 1] == "条" else 2), key)


def enclosing_keys(label: str) -> tuple[str, ...]:
    """The keys of what holds a provision, the innermost first: 第五十五条 for 第五十五条第（一）项."""
    steps = _steps(label)
    if steps:
        wholes = ["".join(steps[:count]) for count in range(len(steps) - 1, 0, -1)]
        return tuple(provision_key(whole) for whole in wholes)
    parts = provision_key(label).split(".")
    return tuple(".".join(parts[:count]) for count in range(len(parts) - 1, 0, -1))
