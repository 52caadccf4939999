"""When a statement is due: by a day of the year, so often, before or after an event, or left open.

A small grammar over compact text (one width, no blanks). A day with a year of its own
(2026年11月30日前) is due in that year only. Spans of years, titles and 上一年度 are no time rules,
nor is how long something is kept (保存三年).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dutygraph.graph.model import TimeRuleKind
from dutygraph.loaders.duties.time.around_events import (
    after_events,
    at_once,
    before_events,
    left_open,
)
from dutygraph.loaders.duties.time.deadlines import deadlines, with_years
from dutygraph.loaders.duties.time.events import Limit, TimeReading, clauses, moved
from dutygraph.loaders.duties.time.frequencies import frequencies
from dutygraph.text.durations import duration
from dutygraph.text.normal_text import NormalText, compact_text

_LONGEST_STATEMENT = 2_000
_INSIDE = re.compile(r"[之以]?内$")
_REMARK = re.compile(r"(?<=\()(?=[^()]*\))[^()]*,[^()]*(?=\))")
"""What is said in brackets is a sentence of its own: 12小时内(如造成伤亡,应在6小时内)."""
_BY_WHEN = re.compile(r"(?:[日天时钟月旬年底末]|\bh)\s?(?:[之以]?内|前)")
_THING_BY_WHEN = re.compile(
    r"(?!并|且|还|也|均|同时|不|但)[^，。；于在应须要将把由]{2,20}?(?:应当?|必?须|要)(?:于|在)"
    r"(?=[^，。；]{0,30}?(?:[日天时钟月旬年底末]|\bh)\s?(?:[之以]?内|前))"
)
"""A thing with a time of its own: 扫描件应于3月底前报送，原件应在5日内寄送."""
_NEXT_DATE = re.compile(
    r"(?:并且?)?(?:应当?|须)?[于在]?(?:\d{4}年)?(?:每年)?(?:\d{1,2}月|每[月季半周]|次[年月])[^，。；]{0,10}?[日月旬年底末]前"
    r"(?=[^，。；]{0,16}?(?:报(?!告)|提交|上传|完成|将|备案|填报|反馈))"
)
"""What is due on another day: 3月底前报送名单，12月10日前报送总结."""
CIRCUMSTANCE = re.compile(r"(?:前|后|时|的|过程中|期间|情况下)$")
"""How words end that say when or under what circumstances, and no act: 事件发生后, 升级前."""
_SINCE_WHEN = re.compile(r"[前后起](?:已经?[^，。；]{1,20}|[一-鿿]{2,3})的[一-鿿]{1,8}$")
"""How words end that say which things are meant, by when they came to be: 2027年1月1日前已设立的网点."""
_JOINED = re.compile(
    r"[^,。;]{0,12}|[^,。;]{0,4},[^,。;]{0,8}(?:应当?|必?须|要|需)[在于]?|[^,。;]{0,4},[在于]?"
)
"""What may stand between an event and the time after it: at most who must, and no other act."""
_HEAD = 120
"""How far back is looked for when something before is due."""
_TITLE = re.compile(r"《[^》]{0,2000}》|“(?!(?<=\A“)[^”]{0,2000}(?:应当|必须))[^”]{0,2000}”")


@dataclass(frozen=True, slots=True)
class FoundTimeRule(Limit):
    """`start` to `end` of the text are `text`; `event` are the words for what happens."""

    start: int
    end: int
    text: str
    kind: TimeRuleKind
    event: str | None = None


@lru_cache(maxsize=4_096)
def find_time_rules(text: str, subject: tuple[int, int] | None = None) -> tuple[FoundTimeRule, ...]:
    """The time rules of a statement in order; `subject` is where the words for its actor stand."""
    compact = compact_text(text)
    plain = _TITLE.sub(lambda title: "《" + "\u25a1" * (len(title[0]) - 2) + "》", compact.text)
    actor = compact.at(subject) if subject else None
    remarks = [remark.span() for remark in _REMARK.finditer(plain)] if "(" in plain else []
    outside = _REMARK.sub(lambda said: "\u25a1" * len(said[0]), plain) if remarks else plain
    found = [
        moved(reading, start)
        for start, end in _sentences(outside)
        for reading in _read(outside[start:end], actor if start == 0 else None)
    ]
    for start, end in remarks:
        found += [moved(reading, start) for reading in _read(plain[start:end], None)]
    found.sort(key=lambda reading: (reading.start, reading.end))
    return tuple(_found(text, compact, reading) for reading in found)


def due_apart(plain: str, before: tuple[int, int], clause: tuple[int, int]) -> bool:
    """Whether a clause says what is due at a time of its own, after what was due at another."""
    last = max(before[0], before[1] - _HEAD)
    return (
        any(due.match(plain, *clause) for due in (_THING_BY_WHEN, _NEXT_DATE))
        and _BY_WHEN.search(plain, last, before[1]) is not None
        and not any(told.search(plain, last, before[1]) for told in (CIRCUMSTANCE, _SINCE_WHEN))
    )


def counted_from(rules: Iterable[FoundTimeRule], event: str | None) -> Iterator[FoundTimeRule]:
    """Rules of which those of so long (2小时内) count from `event`, where they tell of none themselves."""
    for rule in rules:
        length = duration(_INSIDE.sub("", compact_text(rule.text).text)) if event else None
        if length is None or rule.kind is not TimeRuleKind.UNSPECIFIED:
            yield rule
        else:
            yield replace(
                rule,
                kind=TimeRuleKind.AFTER_EVENT,
                event=event,
                within=length.iso,
                working_days=length.working_days,
            )


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """The text as a whole; of one longer than any statement its sentences, cut where those are too long."""
    start = 0
    while len(text) - start > _LONGEST_STATEMENT:
        cut = max(text.rfind(mark, start, start + _LONGEST_STATEMENT) for mark in "。;!?\n") + 1
        cut = cut or max(text.rfind(mark, start, start + _LONGEST_STATEMENT) for mark in ",:") + 1
        cut = cut if cut > start else start + _LONGEST_STATEMENT
        yield start, cut
        start = cut
    yield start, len(text)


def _read(text: str, actor: tuple[int, int] | None) -> list[TimeReading]:
    dated = list(with_years(text, _apart(deadlines(text))))
    frequent = _frequencies(text, dated)
    once = list(at_once(text, actor))
    after = list(after_events(text, actor, once))
    bound = _apart([*after, *once, *before_events(text, actor)], dated + frequent)
    certain = dated + frequent + bound
    vague = _vague(text, left_open(text), certain)
    return sorted([*certain, *vague], key=lambda reading: (reading.start, reading.end))


def _apart(readings: Iterable[TimeReading], taken: Sequence[TimeReading] = ()) -> list[TimeReading]:
    """Longer readings first, none over the words of another."""
    kept: list[TimeReading] = []
    for reading in sorted(readings, key=lambda r: (r.start - r.end, r.start)):
        if not any(_over(reading, other) for other in [*kept, *taken]):
            kept.append(reading)
    return kept


def _over(reading: TimeReading, other: TimeReading) -> bool:
    """Whether one stands over words of the other; the days of one enumeration share their words."""
    same = (reading.start, reading.end) == (other.start, other.end)
    several = same and reading.kind is other.kind and (reading.month, reading.day) != (other.month, other.day)
    return not several and reading.start < other.end and other.start < reading.end


def _frequencies(text: str, dated: Sequence[TimeReading]) -> list[TimeReading]:
    """A frequency may hold a deadline (每年11月30日前至少一次), but 每年 before a day is that day's."""
    kept: list[TimeReading] = []
    for reading in frequencies(text):
        inside = [other for other in dated if reading.start < other.end and other.start < reading.end]
        encloses = all(reading.start <= other.start and other.end < reading.end for other in inside)
        before = any(other.start - reading.end in (0, 1) for other in dated)
        if encloses and not before and not any(r.start < reading.end and reading.start < r.end for r in kept):
            kept.append(reading)
    return kept


def _vague(text: str, readings: Iterable[TimeReading], certain: Sequence[TimeReading]) -> list[TimeReading]:
    """One per clause, and only where the clause says nothing more exact."""
    kept: list[TimeReading] = []
    apart = (one for one in readings if not any(_over(one, other) for other in certain))
    candidates = sorted(apart, key=lambda r: (text.startswith(("按", "依", "根"), r.start), r.start))
    for start, end in clauses(text) if candidates else ():
        if any(start <= reading.start < end for reading in certain):
            continue
        kept.extend([reading for reading in candidates if start <= reading.start < end][:1])
    return kept


def _found(text: str, compact: NormalText, reading: TimeReading) -> FoundTimeRule:
    start, end = reading.start, reading.end
    event = None
    if reading.event is not None:
        left, right = compact.span(reading.event.start, reading.event.end)
        event = text[left:right]
        # What else is said before a time is no part of it: 发生事故的，应当停产，在2小时内报告.
        if _JOINED.fullmatch(compact.text, reading.event.end, start):
            start = reading.event.start
        end = max(end, reading.event.end)
    left, right = compact.span(start, end)
    return FoundTimeRule(left, right, text[left:right], reading.kind, event, **reading.given())
