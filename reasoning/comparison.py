"""What is gained and lost when an enterprise changes: the difference of two answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from dutygraph.graph.model import Deliverable
from dutygraph.reasoning.dates.calendar import CalendarEntry
from dutygraph.reasoning.verdicts.applicability import ApplicableDuties, TaskVerdict
from dutygraph.reasoning.verdicts.verdict import ObligationVerdict, Verdict


@dataclass(frozen=True, slots=True)
class ProfileComparison:
    """`gained` applies after and not before, `lost` before and not after, each as it applied.

    A task whose verdict is UNKNOWN applies in neither sense. The dates are those of the year from a day.
    """

    gained: tuple[TaskVerdict, ...]
    lost: tuple[TaskVerdict, ...]
    duties_gained: tuple[ObligationVerdict, ...]
    duties_lost: tuple[ObligationVerdict, ...]
    deliverables_gained: tuple[Deliverable, ...]
    deliverables_lost: tuple[Deliverable, ...]
    dates_gained: tuple[CalendarEntry, ...]
    dates_lost: tuple[CalendarEntry, ...]


def compare(
    before: ApplicableDuties,
    after: ApplicableDuties,
    dates_before: Sequence[CalendarEntry],
    dates_after: Sequence[CalendarEntry],
) -> ProfileComparison:
    """The difference of two answers, and of the dates of a year that they come to."""
    return ProfileComparison(
        _tasks_beyond(after, before),
        _tasks_beyond(before, after),
        _duties_beyond(after, before),
        _duties_beyond(before, after),
        _deliverables_beyond(after, before),
        _deliverables_beyond(before, after),
        _dates_beyond(dates_after, dates_before),
        _dates_beyond(dates_before, dates_after),
    )


def _tasks_beyond(one: ApplicableDuties, other: ApplicableDuties) -> tuple[TaskVerdict, ...]:
    there = {task.task.id for task in other.tasks if task.verdict is Verdict.APPLIES}
    return tuple(task for task in one.tasks if task.verdict is Verdict.APPLIES and task.task.id not in there)


def _duties_beyond(one: ApplicableDuties, other: ApplicableDuties) -> tuple[ObligationVerdict, ...]:
    there = {duty.id for duty in other.applying}
    return tuple(
        judged for judged in one.duties if judged.verdict is Verdict.APPLIES and judged.duty.id not in there
    )


def _deliverables_beyond(one: ApplicableDuties, other: ApplicableDuties) -> tuple[Deliverable, ...]:
    there = {required.deliverable.id for duty in other.applying for required in duty.deliverables}
    found = (required.deliverable for duty in one.applying for required in duty.deliverables)
    return tuple({item.id: item for item in found if item.id not in there}.values())


def _dates_beyond(one: Sequence[CalendarEntry], other: Sequence[CalendarEntry]) -> tuple[CalendarEntry, ...]:
    there = {(entry.duty.id, entry.date) for entry in other}
    return tuple(entry for entry in one if (entry.duty.id, entry.date) not in there)
