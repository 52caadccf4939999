"""What hangs on an instrument: who cites it, and the duties, materials and enterprise types behind."""

import datetime
from dataclasses import dataclass

from graph.errors import InvalidInput
from graph.port import AnyOf, Equal, Fetch, OneOf, Related, Relation, Store, Where, into, out


@dataclass(frozen=True, slots=True)
class Impact:
    """Ids, each kind in the order of its ids."""

    instrument: str
    tasks: tuple[str, ...]
    obligations: tuple[str, ...]
    deliverables: tuple[str, ...]
    enterprise_types: tuple[str, ...]
    outdated_citations: tuple[str, ...]


async def impact_of(store: Store, instrument: str, on: datetime.date) -> Impact:
    """Everything that hangs on an instrument on a day; InvalidInput where there is no such instrument.

    A task hangs on it that cites it or one of its provisions. Of such a task those statements hang
    on it that cite it, and those that cite nothing, for they say how the rest is to be done; a
    statement that cites only others does not. Duties that rest on its provisions do.
    """
    (found,) = await store.fetch(Fetch("Instrument", where=Equal("id", instrument), relations=_EDITIONS)) or (
        None,
    )
    if found is None:
        raise InvalidInput(
            f"没有文件 {instrument} There is no instrument {instrument}.",
            "请用 instruments 或 instrument(number:) 查找 Find it with instruments or instrument(number:).",
        )
    cites = _cites(OneOf("id", (instrument,)))
    citing = Related((out("CITES", "Citation"),), cites)
    rests = Related(
        (out("RESTS_ON", "Provision"), into("HAS_PROVISION", "Instrument")), Equal("id", instrument)
    )
    tasks = await store.fetch(
        Fetch(
            "Task",
            where=Related((out("IMPOSES", "Obligation"),), AnyOf((citing, rests))),
            relations=(
                Relation(
                    "statements",
                    (out("IMPOSES", "Obligation"),),
                    Fetch("Obligation", relations=(_CITED, *_BEHIND)),
                ),
            ),
        )
    )
    direct = await store.fetch(Fetch("Obligation", where=AnyOf((citing, rests)), relations=_BEHIND))
    behind = {duty.id: duty for duty in direct}
    for task in tasks:
        behind.update({duty.id: duty for duty in task.statements if not duty.cited})
    old = [edition.id for edition in found.replaced]
    if any(_in_effect(edition, on) for edition in found.replaced_by):
        old.append(instrument)
    outdated = await store.fetch(Fetch("Citation", where=_cites(OneOf("id", tuple(old))))) if old else ()
    return Impact(
        instrument,
        tuple(sorted(task.id for task in tasks)),
        tuple(sorted(behind)),
        tuple(sorted({item.id for duty in behind.values() for item in duty.deliverables})),
        tuple(sorted({kind.id for duty in behind.values() for kind in duty.types})),
        tuple(sorted(citation.id for citation in outdated)),
    )


_EDITIONS = (
    Relation("replaced", (out("REPLACES", "Instrument"),), Fetch("Instrument")),
    Relation("replaced_by", (into("REPLACES", "Instrument"),), Fetch("Instrument", ("effective_on",))),
)
_CITED = Relation("cited", (out("CITES", "Citation"),), Fetch("Citation"))
_BEHIND = (
    Relation("deliverables", (out("REQUIRES", "Deliverable"),), Fetch("Deliverable")),
    Relation("types", (out("BINDS", "EnterpriseType"),), Fetch("EnterpriseType")),
)


def _cites(instrument: Where) -> Where:
    """Of a citation: that it refers to the instrument, which one of a provision does too."""
    return Related((out("REFERS_TO", "Instrument"),), instrument)


def _in_effect(edition: object, on: datetime.date) -> bool:
    """A newer edition whose day of effect nobody knows counts: it is safer to look than to overlook."""
    effective: datetime.date | None = getattr(edition, "effective_on", None)
    return effective is None or effective <= on
