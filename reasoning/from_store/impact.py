"""What hangs on an instrument: who cites it, and the duties, materials, dates and enterprise types behind."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from dutygraph.graph.errors import InvalidInput, Reason
from dutygraph.graph.store.port import Equal, Fetch, OneOf, Record, Store, along, into, out


@dataclass(frozen=True, slots=True)
class Impact:
    """Ids, each kind in the order of its ids. `provisions` are articles and clauses that cite it."""

    instrument: str
    tasks: tuple[str, ...]
    provisions: tuple[str, ...]
    obligations: tuple[str, ...]
    deliverables: tuple[str, ...]
    time_rules: tuple[str, ...]
    enterprise_types: tuple[str, ...]
    citations: tuple[str, ...]
    outdated_citations: tuple[str, ...]


async def impact_of(store: Store, instrument: str, on: datetime.date) -> Impact:
    """Everything that hangs on an instrument on a day; InvalidInput where there is no such instrument.

    A task hangs on it that cites it or one of its provisions, or rests on one. Of such a task those
    statements hang on it that do so, and those that cite nothing, for they say how the rest is to be done;
    but where the task only rests on it, none that rests on others. A statement that cites only others does
    not. Statements of laws and standards hang on it where they cite it themselves.

    Outdated are the citations of editions that it replaces, at whatever remove, and those of itself once a
    later edition is in effect. Three reads at most, and one for each further remove of editions.
    """
    found = await _read(store, instrument)
    direct = {duty.id: duty for duty in (*found.citing, *found.resting)}
    behind = dict(direct)
    citing = {task.id for task in found.tasks}
    tasks = {task.id: task for task in (*found.tasks, *found.resting_tasks)}
    for task in tasks.values():
        behind.update(
            {
                duty.id: duty
                for duty in task.statements
                if not duty.cited and (task.id in citing or not duty.rests_on)
            }
        )
    hanging = (*behind.values(), *found.requirements)
    outdated = [citation.id for citation in found.citations] if _is_replaced(found, on) else []
    return Impact(
        instrument,
        _ids(tasks.values()),
        _ids(found.provisions),
        tuple(sorted(behind)),
        _ids(item for duty in behind.values() for item in duty.deliverables),
        _ids(rule for one in hanging for rule in one.time_rules),
        _ids(kind for one in hanging for kind in one.types),
        _ids(found.citations),
        tuple(sorted({*outdated, *await _of_older_editions(store, instrument, found)})),
    )


async def _read(store: Store, instrument: str) -> Record:
    """All of it from the instrument on: from the other end every statement would have to be looked at."""
    records = await store.fetch(
        Fetch("Instrument", where=Equal("id", instrument), relations=(*_EDITIONS, *_HANGING))
    )
    if not records:
        raise InvalidInput(
            f"没有文件 {instrument} There is no instrument {instrument}.",
            "请用 instruments 或 instrument(number:) 查找 Find it with instruments or instrument(number:).",
            argument="instrument",
            reason=Reason.NOT_FOUND,
        )
    return records[0]


async def _of_older_editions(store: Store, instrument: str, found: Record) -> list[str]:
    seen = {instrument}
    older = [edition.id for edition in found.replaced]
    citations: list[str] = []
    while fresh := tuple(sorted(set(older) - seen)):
        seen.update(fresh)
        editions = await store.fetch(Fetch("Instrument", where=OneOf("id", fresh), relations=_OLDER))
        citations += [citation.id for edition in editions for citation in edition.citations]
        older = [before.id for edition in editions for before in edition.replaced]
    return citations


def _is_replaced(found: Record, on: datetime.date) -> bool:
    """A newer edition whose day of effect nobody knows counts: it is safer to look than to overlook."""
    return any(edition.effective_on is None or edition.effective_on <= on for edition in found.replaced_by)


def _ids(records: Iterable[Record]) -> tuple[str, ...]:
    return tuple(sorted({record.id for record in records}))


_CITATION = into("REFERS_TO", "Citation")
_CITING = (_CITATION, into("CITES", "Obligation"))
_RESTING = (out("HAS_PROVISION", "Provision"), into("RESTS_ON", "Obligation"))
_REQUIRING = (out("HAS_PROVISION", "Provision"), into("RESTS_ON", "Requirement"))
_TASK = into("IMPOSES", "Task")

_TERMS = (
    along("time_rules", out("DUE", "TimeRule")),
    along("types", out("BINDS", "EnterpriseType")),
)
_BEHIND = (along("deliverables", out("REQUIRES", "Deliverable")), *_TERMS)
_STATEMENTS = along(
    "statements",
    out("IMPOSES", "Obligation"),
    relations=(
        along("cited", out("CITES", "Citation")),
        along("rests_on", out("RESTS_ON", "Provision")),
        *_BEHIND,
    ),
)
_CITATIONS = along("citations", _CITATION)
_REPLACED = along("replaced", out("REPLACES", "Instrument"))
_OLDER = (_REPLACED, _CITATIONS)
_EDITIONS = (
    _REPLACED,
    along("replaced_by", into("REPLACES", "Instrument"), of=("effective_on",)),
)
_HANGING = (
    _CITATIONS,
    along("citing", *_CITING, relations=_BEHIND),
    along("resting", *_RESTING, relations=_BEHIND),
    along("requirements", *_REQUIRING, relations=_TERMS),
    along("provisions", _CITATION, into("CITES", "Provision")),
    along("tasks", *_CITING, _TASK, relations=(_STATEMENTS,)),
    along("resting_tasks", *_RESTING, _TASK, relations=(_STATEMENTS,)),
)
