"""When a statement is due: by a day of the year, so often, before or after an event, or left open.

A small grammar over compact text (one width, no blanks). A day with a year of its own
(2026年11月30日前) is due in that year only. Spans of years, titles and 上一年度 are no time rules,
nor is how long something is kept (保存三年).
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dutygraph.graph.model import TimeRuleKind
from dutygraph.loaders.duties.time.around_events import (
    after_events,
    at_once,
    before_events,
    done_after,
    left_open,
)
from dutygraph.loaders.duties.time.deadlines import deadlines, with_years
from dutygraph.loaders.duties.time.events import clauses
from dutygraph.loaders.duties.time.frequencies import frequencies
from dutygraph.loaders.duties.time.readings import Limit, TimeReading, moved
from dutygraph.text.durations import duration
from dutygraph.text.normal_text import NormalText, compact_text

_LONGEST_STATEMENT = 2_000
_INSIDE = re.compile(r"[之以]?内$")
_REMARK = re.compile(r"(?<=\()(?=[^()]*\))[^()]*,[^()]*(?=\))")
"""What is said in brackets is a sentence of its own: 12小时内(如造成伤亡,应在6小时内)."""
_TITLE = re.compile(r"《[^》]{0,2000}》|“[^”]{0,2000}”")


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
    actor = (
        (bisect_left(compact.starts, subject[0]), bisect_left(compact.starts, subject[1]))
        if subject
        else None
    )
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
    after = [*after, *once] or list(done_after(text, actor))
    bound = _apart([*after, *before_events(text, actor)], dated + frequent)
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
        start, end = min(start, reading.event.start), max(end, reading.event.end)
    left, right = compact.span(start, end)
    return FoundTimeRule(left, right, text[left:right], reading.kind, event, **reading.given())
