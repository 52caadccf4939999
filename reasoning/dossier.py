"""What to hand in to whom: each deliverable of the duties that apply or may, once.

What requirements behind these duties ask to hand in to others, or by other times, stands apart in the item,
each with its own verdict: their recipients are never those of the document.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dutygraph.graph.model import Authority, Channel, Deliverable, Obligation
from dutygraph.reasoning.dates.calendar import CalendarEntry
from dutygraph.reasoning.records import Duty
from dutygraph.reasoning.verdicts.verdict import ObligationVerdict, OfVerdict, Verdict


@dataclass(frozen=True, slots=True)
class DossierItem:
    """`duties` are those that require it and apply or may; it has to be handed in if one of them applies.

    `next_due` is the first of their next dates.
    """

    deliverable: Deliverable
    recipients: tuple[Authority, ...]
    duties: tuple[Duty, ...]
    verdict: Verdict
    next_due: CalendarEntry | None
    requirements: tuple["RequiredBehind", ...] = ()

    @property
    def channels(self) -> tuple[Channel, ...]:
        """Through what these duties say that it is handed in, each way of saying it once."""
        return tuple({one.text: one for duty in self.duties for one in duty.channels}.values())

    @property
    def obligations(self) -> tuple[Obligation, ...]:
        return tuple(duty.obligation for duty in self.duties)


@dataclass(frozen=True, slots=True)
class RequiredBehind(OfVerdict):
    """What a requirement behind a duty asks of an item by itself, and its own next date."""

    judged: ObligationVerdict
    next_due: CalendarEntry | None


def dossier(
    judged: Sequence[ObligationVerdict],
    due: Mapping[str, CalendarEntry],
    behind: Mapping[str, Sequence[ObligationVerdict]],
) -> tuple[DossierItem, ...]:
    """The items in the order in which the document first asks for them.

    `due` holds the next entry of each dated duty, as `dutygraph.reasoning.dates.calendar.next_due` gives it,
    `behind` the verdicts on the requirements behind each duty, by its id.
    """
    asked: dict[str, tuple[Deliverable, dict[str, Authority], list[ObligationVerdict]]] = {}
    for one in judged:
        for required in () if one.verdict is Verdict.DOES_NOT_APPLY else one.duty.deliverables:
            item = asked.setdefault(required.deliverable.id, (required.deliverable, {}, []))
            item[1].update((each.id, each) for each in required.recipients)
            item[2].append(one)
    return tuple(_item(*item, due, behind) for item in asked.values())


def _item(
    deliverable: Deliverable,
    recipients: Mapping[str, Authority],
    judged: Sequence[ObligationVerdict],
    due: Mapping[str, CalendarEntry],
    behind: Mapping[str, Sequence[ObligationVerdict]],
) -> DossierItem:
    dates = [due[one.duty.id] for one in judged if one.duty.id in due]
    applies = any(one.verdict is Verdict.APPLIES for one in judged)
    required = {
        one.duty.requirement.summary: RequiredBehind(one, due.get(one.duty.id))
        for duty in judged
        for one in behind.get(duty.duty.id, ())
        if one.duty.requirement is not None and _hands_in(one)
    }
    return DossierItem(
        deliverable,
        tuple(recipients.values()),
        tuple(one.duty for one in judged),
        Verdict.APPLIES if applies else Verdict.UNKNOWN,
        min(dates, key=lambda entry: (entry.date, entry.is_open), default=None),
        tuple(required.values()),
    )


def _hands_in(one: ObligationVerdict) -> bool:
    """Whether a requirement that applies or may asks more than the document does, of somebody."""
    stated = one.duty.requirement
    applies = one.verdict is not Verdict.DOES_NOT_APPLY
    return (
        applies and stated is not None and stated.stricter and bool(stated.recipient or one.duty.recipients)
    )
