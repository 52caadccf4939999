"""What is gained and lost when an enterprise changes: the difference of two answers."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dutygraph.graph.model import Deliverable
from dutygraph.reasoning.dates.calendar import CalendarEntry
from dutygraph.reasoning.verdicts.applicability import ApplicableDuties, TaskVerdict
from dutygraph.reasoning.verdicts.verdict import ObligationVerdict, Verdict

_Item = TypeVar("_Item")


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
        *_both_ways(_tasks(before), _tasks(after), lambda one: one.task.id),
        *_both_ways(_duties(before), _duties(after), lambda one: one.duty.id),
        *_both_ways(_deliverables(before), _deliverables(after), lambda item: item.id),
        *_both_ways(dates_before, dates_after, lambda entry: (entry.duty.id, entry.date)),
    )


def _both_ways(
    before: Sequence[_Item], after: Sequence[_Item], key: Callable[[_Item], Hashable]
) -> tuple[tuple[_Item, ...], tuple[_Item, ...]]:
    """What is gained, and what is lost."""
    was, now = ({key(item) for item in side} for side in (before, after))
    gained = tuple(item for item in after if key(item) not in was)
    return gained, tuple(item for item in before if key(item) not in now)


def _tasks(answer: ApplicableDuties) -> list[TaskVerdict]:
    return [one for one in answer.tasks if one.verdict is Verdict.APPLIES]


def _duties(answer: ApplicableDuties) -> list[ObligationVerdict]:
    return [one for one in answer.duties if one.verdict is Verdict.APPLIES]


def _deliverables(answer: ApplicableDuties) -> list[Deliverable]:
    asked = (required.deliverable for duty in answer.applying for required in duty.deliverables)
    return list({item.id: item for item in asked}.values())
