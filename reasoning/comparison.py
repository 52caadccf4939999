"""What is gained and lost when an enterprise changes: the difference of two answers."""

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from dutygraph.graph.model import Deliverable
from dutygraph.reasoning.dates.calendar import CalendarEntry
from dutygraph.reasoning.verdicts.applicability import ApplicableDuties, TaskVerdict
from dutygraph.reasoning.verdicts.verdict import ObligationVerdict, Verdict

_Item = TypeVar("_Item")
_Judged = TypeVar("_Judged", TaskVerdict, ObligationVerdict)


@dataclass(frozen=True, slots=True)
class Difference(Generic[_Item]):
    """`gained` is there after and not before, `lost` before and not after, each as it was there."""

    gained: tuple[_Item, ...] = ()
    lost: tuple[_Item, ...] = ()


@dataclass(frozen=True, slots=True)
class ProfileComparison:
    """Of what applies, which what is UNKNOWN does in neither answer; `dates` are those of a year."""

    tasks: Difference[TaskVerdict] = Difference()
    duties: Difference[ObligationVerdict] = Difference()
    deliverables: Difference[Deliverable] = Difference()
    dates: Difference[CalendarEntry] = Difference()


def compare(
    before: ApplicableDuties,
    after: ApplicableDuties,
    dates_before: Sequence[CalendarEntry],
    dates_after: Sequence[CalendarEntry],
) -> ProfileComparison:
    """The difference of two answers, and of the dates of a year that they come to."""
    sides = (before, after)
    asked = ((each.deliverable for duty in side.applying for each in duty.deliverables) for side in sides)
    return ProfileComparison(
        _difference([_applying(side.tasks) for side in sides], lambda one: one.task.id),
        _difference([_applying(side.duties) for side in sides], lambda one: one.duty.id),
        _difference([{item.id: item for item in of}.values() for of in asked], lambda item: item.id),
        _difference((dates_before, dates_after), lambda entry: (entry.duty.id, entry.date)),
    )


def _applying(judged: Iterable[_Judged]) -> list[_Judged]:
    return [one for one in judged if one.verdict is Verdict.APPLIES]


def _difference(sides: Sequence[Collection[_Item]], key: Callable[[_Item], Hashable]) -> Difference[_Item]:
    was, now = ({key(item) for item in side} for side in sides)
    before, after = sides
    gained = tuple(item for item in after if key(item) not in was)
    return Difference(gained, tuple(item for item in before if key(item) not in now))
