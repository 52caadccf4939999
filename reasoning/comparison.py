"""What is gained and lost when an enterprise changes: the difference of two answers on one task list."""

import datetime
from dataclasses import dataclass

from dutygraph.graph.model import Deliverable
from dutygraph.reasoning.dates.calendar import CalendarEntry, calendar_of
from dutygraph.reasoning.dates.schedule import schedule
from dutygraph.reasoning.dossier import dossier
from dutygraph.reasoning.verdicts.applicability import ApplicableDuties, TaskVerdict, Verdict

_YEAR = datetime.timedelta(days=364)


@dataclass(frozen=True, slots=True)
class ProfileComparison:
    """`gained` applies after and not before, `lost` before and not after, each as it applied.

    A task whose verdict is UNKNOWN applies in neither sense. The dates are those of the year from a day.
    """

    gained: tuple[TaskVerdict, ...]
    lost: tuple[TaskVerdict, ...]
    deliverables_gained: tuple[Deliverable, ...]
    deliverables_lost: tuple[Deliverable, ...]
    dates_gained: tuple[CalendarEntry, ...]
    dates_lost: tuple[CalendarEntry, ...]


def compare(before: ApplicableDuties, after: ApplicableDuties, on: datetime.date) -> ProfileComparison:
    """The difference of two answers; `on` is the day from which a year's dates are compared."""
    return ProfileComparison(
        _tasks_beyond(after, before),
        _tasks_beyond(before, after),
        _deliverables_beyond(after, before),
        _deliverables_beyond(before, after),
        _dates_beyond(after, before, on),
        _dates_beyond(before, after, on),
    )


def _tasks_beyond(one: ApplicableDuties, other: ApplicableDuties) -> tuple[TaskVerdict, ...]:
    there = {task.task.id for task in other.tasks if task.verdict is Verdict.APPLIES}
    return tuple(task for task in one.tasks if task.verdict is Verdict.APPLIES and task.task.id not in there)


def _deliverables_beyond(one: ApplicableDuties, other: ApplicableDuties) -> tuple[Deliverable, ...]:
    there = {item.deliverable.id for item in dossier(other.applying, {})}
    return tuple(item.deliverable for item in dossier(one.applying, {}) if item.deliverable.id not in there)


def _dates_beyond(
    one: ApplicableDuties, other: ApplicableDuties, on: datetime.date
) -> tuple[CalendarEntry, ...]:
    there = {_key(entry) for entry in _year_from(other, on)}
    return tuple(entry for entry in _year_from(one, on) if _key(entry) not in there)


def _year_from(answer: ApplicableDuties, on: datetime.date) -> tuple[CalendarEntry, ...]:
    end = datetime.date.max if datetime.date.max - on < _YEAR else on + _YEAR
    return calendar_of(schedule(answer), on, end).entries


def _key(entry: CalendarEntry) -> tuple[str, datetime.date]:
    return entry.duty.id, entry.date
