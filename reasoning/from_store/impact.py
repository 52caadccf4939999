"""What hangs on an instrument: what it states, who cites it, and the duties, materials and dates behind."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dutygraph.graph.errors import ErrorReason, InvalidInput
from dutygraph.graph.store.port import Fetch, OneOf, Record, Store, Where, along, into, out


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


async def impact_of(store: Store, meant: Where, on: datetime.date) -> Impact:
    """Everything that hangs on the instrument that is meant, on a day; InvalidInput unless it is one.

    What a law or standard states itself hangs on it: its statements, and what they ask to hand in and when.

    A task hangs on it that cites it or one of its provisions, or rests on one. Of such a task those
    statements hang on it that do so, and those that cite nothing, for they say how the rest is to be done;
    but where the task only rests on it, none that rests on others. A statement that cites only others does
    not. Statements of laws and standards hang on it where they cite it themselves.

    Outdated are the citations of editions that it replaces, at whatever remove, and those of itself once a
    later edition is in effect. Three reads at most, and one for each further remove of editions.
    """
    found = await _read(store, meant)
    direct = {duty.id: duty for duty in (*found.stated, *found.citing, *found.resting)}
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
        found.id,
        _ids(tasks.values()),
        _ids(found.provisions),
        tuple(sorted(behind)),
        _ids(item for duty in behind.values() for item in duty.deliverables),
        _ids(rule for one in hanging for rule in one.time_rules),
        _ids(kind for one in hanging for kind in one.types),
        _ids(found.citations),
        tuple(sorted({*outdated, *await _of_older_editions(store, found)})),
    )


async def _read(store: Store, meant: Where) -> Record:
    """All of it from the instrument on: from the other end every statement would have to be looked at."""
    records = await store.fetch(
        Fetch("Instrument", where=meant, limit=_SEVERAL, relations=(*_EDITIONS, *_HANGING))
    )
    if not records:
        raise InvalidInput(
            "没有这一文件。 There is no such instrument.",
            "请用 instruments 或 search 查找。 Find it with instruments or search.",
            argument="instrument",
            reason=ErrorReason.NOT_FOUND,
        )
    if len(records) > 1:
        raise several_known([record.id for record in records], "instrument")
    return records[0]


def several_known(ids: Sequence[str], argument: str) -> InvalidInput:
    """That a number or title is that of several instruments."""
    return InvalidInput(
        f"这一编号或名称可指几份文件：{'、'.join(ids)}。 Several are known by that.",
        "请用其 id，或写明年份的完整编号。 Ask for one of these ids, or by the full number with its year.",
        argument=argument,
        valid=list(ids),
        reason=ErrorReason.AMBIGUOUS,
    )


async def _of_older_editions(store: Store, found: Record) -> list[str]:
    seen = {found.id}
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


_SEVERAL = 5
_CITATION = into("REFERS_TO", "Citation")
_CITING = (_CITATION, into("CITES", "Obligation"))
_RESTING = (out("HAS_PROVISION", "Provision"), into("RESTS_ON", "Obligation"))
_REQUIRING = (out("HAS_PROVISION", "Provision"), into("RESTS_ON", "Requirement"))
_TASK = into("IMPOSES", "Task")

_TERMS = (along("time_rules", out("DUE", "TimeRule")), along("types", out("BINDS", "EnterpriseType")))
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
_EDITIONS = (_REPLACED, along("replaced_by", into("REPLACES", "Instrument"), of=("effective_on",)))
_HANGING = (
    _CITATIONS,
    along("stated", out("HAS_PROVISION", "Provision"), out("IMPOSES", "Obligation"), relations=_BEHIND),
    along("citing", *_CITING, relations=_BEHIND),
    along("resting", *_RESTING, relations=_BEHIND),
    along("requirements", *_REQUIRING, relations=_TERMS),
    along("provisions", _CITATION, into("CITES", "Provision")),
    along("tasks", *_CITING, _TASK, relations=(_STATEMENTS,)),
    along("resting_tasks", *_RESTING, _TASK, relations=(_STATEMENTS,)),
)
