"""What to hand in to whom: each deliverable of the duties that apply or may, once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dutygraph.graph.model import Authority, Deliverable, Obligation
from dutygraph.reasoning.dates.calendar import CalendarEntry
from dutygraph.reasoning.records import Duty
from dutygraph.reasoning.verdicts.applicability import ObligationVerdict, Verdict


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

    @property
    def obligations(self) -> tuple[Obligation, ...]:
        return tuple(duty.obligation for duty in self.duties)


def dossier(judged: Sequence[ObligationVerdict], due: Mapping[str, CalendarEntry]) -> tuple[DossierItem, ...]:
    """The items in the order in which the document first asks for them.

    `due` holds the next entry of each dated duty, as `dutygraph.reasoning.dates.calendar.next_due` gives it.
    """
    asked: dict[str, tuple[Deliverable, dict[str, Authority], list[ObligationVerdict]]] = {}
    for one in judged:
        for required in () if one.verdict is Verdict.DOES_NOT_APPLY else one.duty.deliverables:
            item = asked.setdefault(required.deliverable.id, (required.deliverable, {}, []))
            item[1].update((each.id, each) for each in required.recipients)
            item[2].append(one)
    return tuple(_item(*item, due) for item in asked.values())


def _item(
    deliverable: Deliverable,
    recipients: Mapping[str, Authority],
    judged: Sequence[ObligationVerdict],
    due: Mapping[str, CalendarEntry],
) -> DossierItem:
    dates = [due[one.duty.id] for one in judged if one.duty.id in due]
    applies = any(one.verdict is Verdict.APPLIES for one in judged)
    return DossierItem(
        deliverable,
        tuple(recipients.values()),
        tuple(one.duty for one in judged),
        Verdict.APPLIES if applies else Verdict.UNKNOWN,
        min(dates, key=lambda entry: (entry.date, entry.is_open), default=None),
    )
