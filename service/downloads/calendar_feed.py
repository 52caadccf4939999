"""The calendar of the duties that apply or may, as iCalendar (RFC 5545) for calendar programs."""

import datetime
import hashlib
import re
from collections.abc import Iterable, Iterator

from icalendar import STATUS, TRANSP, Alarm, Event
from icalendar import Calendar as Feed

from dutygraph.graph.model import Authority, Deliverable
from dutygraph.graph.store.port import Revision
from dutygraph.reasoning.dates.calendar import Calendar, CalendarEntry, Certainty
from dutygraph.reasoning.records import TaskStatements
from dutygraph.reasoning.task_list import TaskListDuties
from dutygraph.schema.words import words_of
from dutygraph.service.downloads.dossier import Dossier
from dutygraph.service.downloads.profile_query import Language

_DAY = datetime.timedelta(days=1)
_AT_NINE = datetime.timedelta(hours=9)
_REMINDERS = (30, 7, 1)
"""Days before the last working day."""
_LONGEST_SUMMARY = 120
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")


def made(dossier: Dossier) -> bytes:
    """All-day events, one for each entry, with alarms at nine in the morning; what is open is tentative.

    The UID of an event follows from the duty, its rule and the year, so that a feed that is read again
    moves what has moved and doubles nothing.
    """
    calendar, current, language = dossier.calendar, dossier.answer.current, dossier.asked.language
    zh, about, revision, places = language is Language.ZH, dossier.title, current.revision, dossier.places
    feed = Feed.new(
        prodid=f"-//dutygraph//duties//{language.value.upper()}",
        name=_printable(f"合规期限：{about}" if zh else f"Compliance dates: {about}"),
        description=_printable(" ".join(_about(calendar, zh=zh))),
        language=language.value,
        uid=_hashed(*(one.id for one in current.task_lists), language.value),
        refresh_interval=_DAY,
        last_modified=revision.changed_at,
    )
    feed["refresh-interval"].params["value"] = "DURATION"
    # Known to calendar programs before RFC 7986.
    feed.add("x-published-ttl", "P1D")
    for entry in calendar.entries:
        of, task = places.held[entry.duty.task]
        feed.add_component(_event(entry, task, of, revision, dossier.address, zh=zh))
    text: bytes = feed.to_ical()
    return text


def _about(calendar: Calendar, *, zh: bool) -> Iterator[str]:
    for notice in calendar.notices:
        yield notice.text if zh else notice.text_en
    count = len(calendar.undated)
    yield (
        f"另有 {count} 项时限没有确定日期，不在日历中。"
        if zh
        else f"{count} more time rules come to no date and are not in this calendar."
    )


def _event(
    entry: CalendarEntry,
    task: TaskStatements,
    duties: TaskListDuties,
    revision: Revision,
    address: str,
    *,
    zh: bool,
) -> Event:
    back = (f"{address}#/id/{entry.obligation.id}",) if address else ()
    summary = _printable(_summary(entry, task, zh=zh))
    # Carried over from another year, or open: in a calendar nobody takes it for certain.
    tentative = entry.certainty in {Certainty.CONDITIONAL, Certainty.PROJECTED}
    event = Event.new(
        uid=_hashed(entry.id),
        start=entry.date,
        end=entry.date + _DAY if entry.date < datetime.date.max else None,
        stamp=revision.changed_at,
        last_modified=revision.changed_at,
        summary=summary,
        description=_printable("\n".join((*_description(entry, task, duties, zh=zh), *back))),
        url=back[0] if back else None,
        categories=["合规" if zh else "Compliance"],
        transparency=TRANSP.TRANSPARENT,
        status=STATUS.TENTATIVE if tentative else STATUS.CONFIRMED,
    )
    due = entry.last_working_day or entry.date
    for days in _REMINDERS:
        alarm = Alarm.new(description=summary)
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", due - entry.date - days * _DAY + _AT_NINE)
        event.add_component(alarm)
    return event


def _hashed(*said: str) -> str:
    return f"{hashlib.blake2s('|'.join(said).encode(), digest_size=16).hexdigest()}@dutygraph"


def _summary(entry: CalendarEntry, task: TaskStatements, *, zh: bool) -> str:
    what = _names(entry.deliverables, zh=zh)
    if not what:
        what = entry.obligation.text if zh else entry.obligation.text_en or entry.obligation.text
    due = {Certainty.CONDITIONAL: ("待定", "Open"), Certainty.PROJECTED: ("推定", "Projected")}.get(
        entry.certainty, ("截止", "Due")
    )
    summary = (
        f"{due[0]}：{what}（{task.title}）" if zh else f"{due[1]}: {what} ({task.title_en or task.title})"
    )
    return summary if len(summary) <= _LONGEST_SUMMARY else f"{summary[:_LONGEST_SUMMARY]}…"


def _description(
    entry: CalendarEntry, task: TaskStatements, duties: TaskListDuties, *, zh: bool
) -> Iterator[str]:
    def line(name: str, text: str) -> str:
        chinese, english = words_of("Event in calendars")[name]
        return f"{chinese}：{text}" if zh else f"{english}: {text}"

    number = f"{task.number} " if task.number else ""
    title = task.title if zh else task.title_en or task.title
    yield line("task", duties.title if task.id == duties.id else f"{duties.title} {number}{title}")
    if not zh and entry.obligation.text_en:
        yield line("text", entry.obligation.text_en)
        yield entry.obligation.text
    else:
        yield line("text", entry.obligation.text)
    yield line("why", entry.words.zh if zh else entry.words.en)
    if entry.deliverables:
        yield line("hand_in", _names(entry.deliverables, zh=zh))
    if entry.duty.recipients:
        yield line("to", _names(entry.duty.recipients, zh=zh))
    if entry.at is not None:
        yield line("at", f"{entry.at:%H:%M}")
    if entry.last_working_day is None:
        yield line("working", "当年节假日安排未公布" if zh else "the holidays of that year are not published")
    elif entry.last_working_day != entry.date:
        yield line("working", entry.last_working_day.isoformat())


def _names(several: Iterable[Deliverable | Authority], *, zh: bool) -> str:
    return (
        "、".join(one.name for one in several)
        if zh
        else ", ".join(one.name_en or one.name for one in several)
    )


def _printable(text: str) -> str:
    """Without the control characters that RFC 5545 has no place for."""
    return _CONTROL.sub("", text)
