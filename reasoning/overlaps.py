"""Where duties of several tasks ask the same act: one report may serve them. They are never merged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dutygraph.graph.model import Authority, Deliverable
from dutygraph.reasoning.dates.calendar import CalendarEntry
from dutygraph.reasoning.verdicts.verdict import ObligationVerdict, Verdict
from dutygraph.text.normal_text import compact_text

_BARE = 2
"""A name of so many characters (报告, 备案) says only of what kind it is: two reports need not be one."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """`obligations` in the order of the documents; `strictest` is the first of their next dates."""

    obligations: tuple[ObligationVerdict, ...]
    deliverables: tuple[Deliverable, ...]
    strictest: CalendarEntry | None
    recipients: tuple[Authority, ...]


def overlaps(
    judged: Sequence[ObligationVerdict], behind: Sequence[ObligationVerdict], due: Mapping[str, CalendarEntry]
) -> tuple[Overlap, ...]:
    """By what is handed in under one name and of one kind, and by a provision that stands behind several.

    Only of duties that apply or may. `behind` are the verdicts on requirements, `due` the next entry of each
    duty and requirement by its id.
    """
    order = {one.duty.id: at for at, one in enumerate(judged)}
    asked: dict[tuple[str, str], dict[str, list[Deliverable]]] = {}
    for one in judged:
        for required in () if one.verdict is Verdict.DOES_NOT_APPLY else one.duty.deliverables:
            item = required.deliverable
            name = compact_text(item.name).text
            if len(name) > _BARE:
                asked.setdefault((item.kind, name), {}).setdefault(one.duty.id, []).append(item)
    shared: dict[str, list[ObligationVerdict]] = {}
    for one in behind:
        for provision in () if one.verdict is Verdict.DOES_NOT_APPLY else one.duty.rests_on:
            shared.setdefault(provision.id, []).append(one)
    groups: dict[tuple[str, ...], tuple[list[Deliverable], list[ObligationVerdict]]] = {}
    for by_duty in asked.values():
        things = groups.setdefault(tuple(sorted(by_duty, key=order.__getitem__)), ([], []))[0]
        things.extend({item.id: item for items in by_duty.values() for item in items}.values())
    for requirements in shared.values():
        ids = {one.obligation.id for one in requirements}
        duties = tuple(sorted(ids & order.keys(), key=order.__getitem__))
        groups.setdefault(duties, ([], []))[1].extend(requirements)
    found = (
        _overlap([judged[order[id]] for id in duties], things, requirements, due)
        for duties, (things, requirements) in groups.items()
    )
    several = [one for one in found if len({each.duty.task for each in one.obligations}) > 1]
    return tuple(sorted(several, key=lambda one: order[one.obligations[0].duty.id]))


def _overlap(
    duties: Sequence[ObligationVerdict],
    things: Sequence[Deliverable],
    requirements: Sequence[ObligationVerdict],
    due: Mapping[str, CalendarEntry],
) -> Overlap:
    ids = {item.id for item in things}
    to = [
        authority
        for one in duties
        for required in one.duty.deliverables
        if not ids or required.deliverable.id in ids
        for authority in required.recipients
    ]
    to += [authority for one in requirements for authority in one.duty.recipients]
    dates = [due[one.duty.id] for one in (*duties, *requirements) if one.duty.id in due]
    return Overlap(
        tuple(duties),
        tuple(things),
        min(dates, key=lambda entry: (entry.date, entry.is_open), default=None),
        tuple({one.id: one for one in to}.values()),
    )
