"""The shipped instruments, answered for profiles whose answers were worked out by hand from their words."""

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from dutygraph.graph.store.port import Store
from dutygraph.reasoning.answer import ProfileAnswer
from dutygraph.reasoning.from_store.duties import CurrentDuties, DutiesReader
from dutygraph.reasoning.instruments.verdicts import InstrumentVerdict
from dutygraph.reasoning.notices import NoticeKind
from dutygraph.reasoning.verdicts.profile import Told, read_profile
from dutygraph.reasoning.verdicts.verdict import Verdict
from tests.reasoning.shipped import load_shipped

pytestmark = pytest.mark.anyio

SEEDS = Path(__file__).parents[3] / "seeds"
ON = datetime.date(2026, 11, 26)
APPLIES, DOES_NOT_APPLY, UNKNOWN = Verdict.APPLIES, Verdict.DOES_NOT_APPLY, Verdict.UNKNOWN


@pytest.fixture(scope="module")
async def current(module_store: Store) -> CurrentDuties:
    await load_shipped(module_store)
    return await DutiesReader(module_store).duties(ON, instruments=True)


def ask(
    current: CurrentDuties,
    types: Sequence[str] | None,
    facts: Mapping[str, Told],
    on: datetime.date = ON,
    places: Sequence[str] | None = None,
) -> dict[str, InstrumentVerdict]:
    profile = read_profile(current.vocabulary, types, facts.items(), places)
    answer = ProfileAnswer(current, profile, on)
    return {one.judged.instrument.id.partition(":")[2]: one.judged for one in answer.instruments}


async def test_profiles_worked_out_by_hand(current: CurrentDuties) -> None:
    maker = ask(
        current,
        ["connected-vehicle-manufacturer"],
        {"processes-important-data": True, "data-fields": ["industrial"], "has-types-approved-before": True},
    )
    assert current.instruments
    assert len(maker) == len(current.instruments.known) >= 48
    for id in ("DSL", "NDSMR", "AUTO-DATA-2021", "MIIT-2022-166", "MIIT-2024-82", "MIIT-2021-103"):
        assert maker[id].verdict is APPLIES, id
    # Cited by no task, yet they name whom they are for.
    for id in ("GB-T-40856-2021", "GB-T-40857-2021", "GB-T-41871-2022", "GB-T-44464-2024", "ISO-SAE-21434"):
        assert (maker[id].verdict, maker[id].obligations) == (APPLIES, ()), id
    for id in ("GB-T-47324-2026", "GB-T-47325-2026", "GB-T-47467-2026"):
        assert (maker[id].verdict, maker[id].scopes) == (UNKNOWN, ()), id
    assert maker["UN-R155"].verdict is UNKNOWN
    assert maker["CIIR"].verdict is UNKNOWN
    assert maker["YD-T-6415-2025"].verdict is APPLIES
    assert maker["YD-T-3956-2024"].verdict is DOES_NOT_APPLY
    assert maker["GB-T-35273-2017"].current
    assert maker["GB-T-35273-2017"].current.id == "instrument:GB-T-35273-2020"

    dealer = ask(current, ["dealer-repairer"], {"processes-automotive-data": True})
    assert dealer["AUTO-DATA-2021"].verdict is APPLIES
    for id in ("GB-44495-2024", "MIIT-2021-103", "GB-T-40857-2021", "MIIT-NSB-2025-935", "T-SHV2X-2-2025"):
        assert dealer[id].verdict is not APPLIES, id
    insurer = ask(current, ["automotive-data-user"], {"processes-data": True})
    assert insurer["DSL"].verdict is APPLIES
    assert insurer["GB-44495-2024"].verdict is DOES_NOT_APPLY
    assert insurer["AUTO-DATA-2021"].verdict is UNKNOWN
    nothing = ask(current, None, {})
    assert not any(one.verdict is APPLIES for one in nothing.values())


@pytest.mark.parametrize("standard", ["GB-44495-2024", "GB-44496-2024"])
async def test_new_and_approved_types_are_bound_from_days_of_their_own(
    current: CurrentDuties, standard: str
) -> None:
    def by_scope(on: str, **facts: bool) -> list[Verdict]:
        told: dict[str, Told] = {name.replace("_", "-"): value for name, value in facts.items()}
        found = ask(current, ["vehicle-importer"], told, datetime.date.fromisoformat(on))[standard]
        transition = NoticeKind.TRANSITION in {notice.kind for notice in found.notices}
        assert transition is (on < "2028-01-01" and facts.get("has_types_approved_before", True))
        return [found.verdict, *(one.verdict for one in found.scopes)]

    both = {"applies_for_new_types": True, "has_types_approved_before": True}
    old = {"applies_for_new_types": False, "has_types_approved_before": True}
    new = {"applies_for_new_types": True, "has_types_approved_before": False}
    assert by_scope("2026-11-26", **both) == [APPLIES, APPLIES, DOES_NOT_APPLY]
    assert by_scope("2026-11-26", **old) == [DOES_NOT_APPLY, DOES_NOT_APPLY, DOES_NOT_APPLY]
    assert by_scope("2026-11-26", **new) == [APPLIES, APPLIES, DOES_NOT_APPLY]
    assert by_scope("2027-12-31", **old) == [DOES_NOT_APPLY, DOES_NOT_APPLY, DOES_NOT_APPLY]
    assert by_scope("2028-01-01", **old) == [APPLIES, DOES_NOT_APPLY, APPLIES]
    assert by_scope("2026-11-26") == [UNKNOWN, UNKNOWN, DOES_NOT_APPLY]


async def test_a_local_rule_holds_in_its_place(current: CurrentDuties) -> None:
    facts: dict[str, Told] = {"tests-or-operates-on-roads": True, "automated-driving-levels": ["L4"]}

    def local(*places: str) -> Verdict:
        found = ask(current, ["automated-driving-operator"], facts, places=places or None)["SH-GOV-60"]
        return found.scopes[0].verdict

    assert local("上海市") is APPLIES
    assert local("北京市") is DOES_NOT_APPLY
    # The only list there is is Shanghai's, which is taken to be meant.
    assert local() is APPLIES
