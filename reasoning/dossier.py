"""What to hand in to whom: each deliverable of the duties that apply, once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dutygraph.graph.model import Authority, Deliverable, Obligation
from dutygraph.reasoning.dates.calendar import CalendarEntry
from dutygraph.reasoning.records import Duty


@dataclass(frozen=True, slots=True)
class DossierItem:
    """`duties` are those that apply and require it, `next_due` is the first of their next dates."""

    deliverable: Deliverable
    recipients: tuple[Authority, ...]
    duties: tuple[Duty, ...]
    next_due: CalendarEntry | None

    @property
    def obligations(self) -> tuple[Obligation, ...]:
        return tuple(duty.obligation for duty in self.duties)


def dossier(applying: Sequence[Duty], due: Mapping[str, CalendarEntry]) -> tuple[DossierItem, ...]:
    """The items in the order in which the document first asks for them.

    `due` holds the next entry of each dated duty, as `dutygraph.reasoning.dates.calendar.next_due` gives it.
    """
    asked: dict[str, tuple[Deliverable, dict[str, Authority], list[Duty]]] = {}
    for duty in applying:
        for required in duty.deliverables:
            item = asked.setdefault(required.deliverable.id, (required.deliverable, {}, []))
            item[1].update((one.id, one) for one in required.recipients)
            item[2].append(duty)
    return tuple(
        DossierItem(
            deliverable,
            tuple(recipients.values()),
            tuple(duties),
            min(
                (due[duty.id] for duty in duties if duty.id in due),
                key=lambda entry: entry.date,
                default=None,
            ),
        )
        for deliverable, recipients, duties in asked.values()
    )
