"""Which instruments apply: by duties, by their own words, on their days, and among alternatives."""

import dataclasses
import datetime
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dutygraph.graph.model import FactType, InstrumentKind, InstrumentScope, Place
from dutygraph.reasoning.in_force import Standing
from dutygraph.reasoning.instruments.records import Instruments, KnownInstrument, KnownScope
from dutygraph.reasoning.instruments.verdicts import InstrumentVerdict, instrument_verdicts
from dutygraph.reasoning.list_period import ListPeriod
from dutygraph.reasoning.notices import NoticeKind
from dutygraph.reasoning.records import CitedInstrument, Duty, ProvisionReference, StatedCondition
from dutygraph.reasoning.task_list import DutySource, TaskListDuties
from dutygraph.reasoning.verdicts.applicability import applicable_duties
from dutygraph.reasoning.verdicts.profile import Told, read_profile
from dutygraph.reasoning.verdicts.verdict import ObligationVerdict, Verdict
from tests.graph_builder import made
from tests.reasoning.building import duty, question, task_list, vocabulary_of, when

WORDS = vocabulary_of(
    {"trader": (), "icehouse": ("trader",), "ferry": ("trader",)},
    [
        question("ships", FactType.BOOLEAN),
        question("goods", FactType.CHOICES, ("fish", "fruit"), 1),
        question("tons", FactType.NUMBER, position=2),
    ],
)
PLACES = dataclasses.replace(
    WORDS, places=tuple(made(Place, name, name=name) for name in ("北山省", "南江省"))
)
ON = datetime.date(2031, 5, 1)
DAY = datetime.timedelta(1)
NOTHING: Mapping[str, Told] = {}
BEGINS = datetime.date(2033, 7, 1)
APPLIES, DOES_NOT_APPLY, UNKNOWN = Verdict.APPLIES, Verdict.DOES_NOT_APPLY, Verdict.UNKNOWN


def scope(*conditions: StatedCondition, types: Sequence[str] = (), **said: object) -> KnownScope:
    named = tuple(one for one in WORDS.enterprise_types if one.id in types)
    return KnownScope(made(InstrumentScope, f"scope:{id(said)}", **said), named, conditions)


def standard(id: str, *scopes: KnownScope, since: int | None = 2020, **said: object) -> KnownInstrument:
    begins = datetime.date(since, 1, 1) if since else None
    kind = InstrumentKind.INDUSTRY_STANDARD
    return KnownInstrument(
        id,
        f"Q {id}",
        id,
        id,
        kind,
        begins,
        scopes=tuple(_numbered(id, scopes)),
        **said,  # type: ignore[arg-type]
    )


def _numbered(id: str, scopes: Sequence[KnownScope]) -> list[KnownScope]:
    return [
        dataclasses.replace(one, stated=dataclasses.replace(one.stated, id=f"scope:{id}/{at}"))
        for at, one in enumerate(scopes)
    ]


def limit(fact: str, operator: str, *values: str) -> StatedCondition:
    return when(fact, operator, *values, vocabulary=WORDS)


def ask(
    known: Sequence[KnownInstrument],
    types: Sequence[str] | None = ("icehouse",),
    *,
    list: TaskListDuties | None = None,
    cited: Mapping[str, tuple[CitedInstrument, ...]] | None = None,
    on: datetime.date = ON,
    facts: Mapping[str, Told] = NOTHING,
) -> dict[str, InstrumentVerdict]:
    duties = list or task_list([duty("无", types=("ferry",), vocabulary=WORDS)], vocabulary=WORDS)
    profile = read_profile(WORDS, types, facts.items())
    given = applicable_duties([_citing(duties, cited or {})], profile)
    found = instrument_verdicts(Instruments(WORDS, tuple(known)), given, on)
    return {one.instrument.id: one for one in found}


def _citing(duties: TaskListDuties, cited: Mapping[str, tuple[CitedInstrument, ...]]) -> TaskListDuties:
    def citing(one: Duty) -> Duty:
        return dataclasses.replace(one, cites=cited.get(one.id, ()))

    tasks = (
        dataclasses.replace(task, statements=tuple(map(citing, task.statements))) for task in duties.tasks
    )
    return dataclasses.replace(duties, tasks=tuple(tasks))


def verdict(one: KnownScope, types: Sequence[str] | None, facts: Mapping[str, Told]) -> Verdict:
    return ask([standard("one", one)], types, facts=facts)["one"].verdict


@pytest.mark.parametrize(
    ("one", "types", "facts", "expected"),
    [
        (scope(types=["icehouse"]), ["icehouse"], {}, APPLIES),
        (scope(types=["icehouse"]), ["ferry"], {}, DOES_NOT_APPLY),
        (scope(types=["icehouse"]), ["trader"], {}, UNKNOWN),
        (scope(types=["icehouse"]), None, {}, UNKNOWN),
        (scope(types=["icehouse", "ferry"]), ["ferry"], {}, APPLIES),
        (scope(types=["icehouse"], binds_others=True), ["ferry"], {}, UNKNOWN),
        (scope(types=["icehouse"], binds_others=True), ["icehouse"], {}, APPLIES),
        (scope(limit("ships", "IS", "true"), types=["icehouse"]), ["icehouse"], {}, UNKNOWN),
        (scope(limit("ships", "IS", "true"), types=["icehouse"]), ["icehouse"], {"ships": True}, APPLIES),
        (scope(limit("ships", "IS", "true"), types=["icehouse"]), ["ferry"], {"ships": True}, DOES_NOT_APPLY),
        (scope(limit("ships", "IS", "true")), ["ferry"], {"ships": True}, APPLIES),
        (scope(limit("ships", "IS", "true")), None, {"ships": True}, APPLIES),
        (scope(limit("tons", "AT_LEAST", "50")), ["ferry"], {"tons": 49}, DOES_NOT_APPLY),
        (scope(limit("tons", "AT_LEAST", "50")), ["ferry"], {"tons": 50}, APPLIES),
        (scope(), ["icehouse"], {"ships": True}, UNKNOWN),
        (scope(types=["icehouse"], only_where="夜间"), ["icehouse"], {}, UNKNOWN),
        (scope(types=["icehouse"], only_where="夜间"), ["ferry"], {}, DOES_NOT_APPLY),
        (scope(types=["icehouse"], effective_from=ON), ["icehouse"], {}, APPLIES),
        (
            scope(types=["icehouse"], effective_from=ON + DAY),
            ["icehouse"],
            {},
            DOES_NOT_APPLY,
        ),
        (scope(types=["icehouse"], effective_to=ON), ["icehouse"], {}, APPLIES),
        (
            scope(types=["icehouse"], effective_to=ON - DAY),
            ["icehouse"],
            {},
            DOES_NOT_APPLY,
        ),
        (scope(types=["icehouse"], jurisdictions=("北山省",)), ["icehouse"], {}, UNKNOWN),
    ],
)
def test_a_scope_binds_its_types_where_its_conditions_hold_on_its_days(
    one: KnownScope, types: list[str] | None, facts: dict[str, Told], expected: Verdict
) -> None:
    assert verdict(one, types, facts) is expected


@pytest.mark.parametrize(
    ("places", "told", "expected"),
    [
        ((), ["北山省"], UNKNOWN),
        (("北山省",), ["北山省"], UNKNOWN),
        (("北山省",), ["南江省"], DOES_NOT_APPLY),
        (("北山省",), None, UNKNOWN),
    ],
)
def test_an_instrument_of_another_place_does_not_apply(
    places: tuple[str, ...], told: list[str] | None, expected: Verdict
) -> None:
    known = Instruments(PLACES, (standard("one", places=places),))
    profile = read_profile(PLACES, ["icehouse"], (), jurisdictions=told)
    (found,) = instrument_verdicts(known, applicable_duties([], profile), ON)
    assert found.verdict is expected


def test_what_would_settle_a_scope_is_named_where_an_answer_can() -> None:
    def missing(one: KnownScope, types: Sequence[str] | None = ("icehouse",)) -> list[list[str]]:
        (found,) = ask([standard("one", one)], types)["one"].scopes
        return [[fact.id for fact in several] for several in found.missing_facts]

    ships = limit("ships", "IS", "true")
    assert missing(scope(ships, types=["icehouse"])) == [["ships"]]
    assert missing(scope(ships, limit("tons", "AT_LEAST", "5"))) == [["ships", "tons"]]
    # Types, a case no question tells, and enterprises the vocabulary does not know: no fact settles these.
    assert missing(scope(ships, types=["icehouse"]), ["trader"]) == []
    assert missing(scope(ships, only_where="夜间")) == []
    assert missing(scope(ships, types=["ferry"], binds_others=True)) == []


def test_what_is_in_force_and_of_unknown_scope_is_unknown_and_never_left_out() -> None:
    known = [
        standard("now"),
        standard("some-day", since=None),
        standard("later", since=2032),
        standard("over", ended_on=datetime.date(2030, 1, 1)),
    ]
    found = ask(known)
    assert {id: (one.verdict, one.status) for id, one in found.items()} == {
        "now": (UNKNOWN, Standing.IN_FORCE),
        "some-day": (UNKNOWN, Standing.UNKNOWN),
        "later": (DOES_NOT_APPLY, Standing.NOT_YET_IN_FORCE),
        "over": (DOES_NOT_APPLY, Standing.ENDED),
    }
    assert [notice.kind for notice in found["later"].notices] == [NoticeKind.NOT_IN_FORCE]
    assert [notice.kind for notice in found["over"].notices] == [NoticeKind.NOT_IN_FORCE]


def test_those_that_apply_come_first() -> None:
    known = [
        standard("b", scope(types=["ferry"])),
        standard("c"),
        standard("d", scope(types=["icehouse"])),
        standard("a", scope(types=["icehouse"])),
    ]
    assert list(ask(known)) == ["a", "d", "c", "b"]


def test_a_scope_of_a_later_day_is_told_to_those_whom_it_may_bind() -> None:
    later = scope(types=["icehouse"], effective_from=BEGINS, text="旧冰库", text_en="Old ones")
    found = ask([standard("one", later)])["one"]
    assert found.verdict is DOES_NOT_APPLY
    (notice,) = found.notices
    assert notice.kind is NoticeKind.TRANSITION
    assert "2033-07-01" in notice.text
    assert "Old ones" in notice.text_en
    assert ask([standard("one", later)], ["ferry"])["one"].notices == ()
    assert ask([standard("one", later)], on=BEGINS)["one"].verdict is APPLIES


def test_what_replaced_it_by_the_day_is_named() -> None:
    known = [
        standard("old", scope(types=["icehouse"]), ended_on=datetime.date(2025, 1, 1), replaced_by=("mid",)),
        standard("mid", scope(types=["icehouse"]), since=2025, replaced_by=("new",)),
        standard("new", scope(types=["icehouse"]), since=2031),
    ]
    found = ask(known)
    assert (found["old"].verdict, found["old"].status) == (DOES_NOT_APPLY, Standing.ENDED)
    assert found["old"].current is known[2]
    assert [notice.kind for notice in found["old"].notices] == [NoticeKind.REPLACED_STANDARD]
    assert found["new"].current is None
    earlier = ask(known, on=datetime.date(2030, 12, 31))
    assert earlier["old"].current is known[1]
    assert earlier["mid"].current is None
    circle = [standard("a", replaced_by=("b",)), standard("b", replaced_by=("a", "gone"))]
    assert ask(circle)["a"].current is circle[1]


LIST = task_list(
    [duty("冰库应按规程养护", types=("icehouse",), vocabulary=WORDS)],
    [duty("渡船应检修", limit("ships", "IS", "true"), types=("icehouse",), vocabulary=WORDS)],
    vocabulary=WORDS,
)


def test_by_which_duties() -> None:
    known = [
        standard("cited"),
        standard("maybe", scope(types=["ferry"])),
        standard("no", scope(types=["ferry"])),
    ]
    cited = {
        "obligation:000": (CitedInstrument("cited"), CitedInstrument("elsewhere")),
        "obligation:001": (CitedInstrument("cited"), CitedInstrument("maybe")),
    }
    found = ask(known, list=LIST, cited=cited)
    assert {id: one.verdict for id, one in found.items()} == {
        "cited": APPLIES,
        "maybe": UNKNOWN,
        "no": DOES_NOT_APPLY,
    }
    assert [one.obligation.id for one in found["cited"].obligations] == ["obligation:000", "obligation:001"]
    assert [one.verdict for one in found["cited"].obligations] == [APPLIES, UNKNOWN]
    assert found["no"].obligations == ()
    denied = ask(known, list=LIST, cited=cited, facts={"ships": False})
    assert denied["maybe"].verdict is DOES_NOT_APPLY
    assert [one.obligation.id for one in denied["cited"].obligations] == ["obligation:000"]


def test_by_what_a_provision_behind_a_duty_asks() -> None:
    behind = ProvisionReference("provision:law/5", "5", "Law", None, "law")
    asked = dataclasses.replace(LIST.duties[0], rests_on=(behind,))
    known = [standard("law", scope(types=["ferry"])), standard("other", scope(types=["ferry"]))]
    profile = read_profile(WORDS, ["icehouse"])
    given = applicable_duties([LIST], profile)
    for verdict in (APPLIES, UNKNOWN, DOES_NOT_APPLY):
        judged = ObligationVerdict(asked, verdict, ())
        everything = Instruments(WORDS, tuple(known))
        found = instrument_verdicts(everything, given, ON, behind=[judged])
        by_id = {one.instrument.id: one for one in found}
        assert (by_id["law"].verdict, by_id["other"].verdict) == (verdict, DOES_NOT_APPLY)
        assert by_id["law"].obligations == (() if verdict is DOES_NOT_APPLY else (judged,))


def law(*duties: Duty) -> TaskListDuties:
    stated = task_list([dataclasses.replace(one, law="law") for one in duties], vocabulary=WORDS)
    period = ListPeriod(begins=ON - DAY, starts=ON - DAY)
    return dataclasses.replace(stated, id="law", source=DutySource.INSTRUMENT, period=period)


@pytest.mark.parametrize(
    ("types", "expected"), [(["icehouse"], APPLIES), (None, UNKNOWN), (["ferry"], UNKNOWN)]
)
def test_by_the_duties_that_it_states_itself(types: Sequence[str] | None, expected: Verdict) -> None:
    """Where none of them is the enterprise's nothing is known of its scope: it may concern it yet."""
    profile = read_profile(WORDS, types)
    stated = law(duty("冰库应按规程养护", types=("icehouse",), vocabulary=WORDS))
    given = applicable_duties([], profile, laws=[stated])
    (found,) = instrument_verdicts(Instruments(WORDS, (standard("law"),)), given, ON)
    assert found.verdict is expected
    assert [one.verdict for one in found.obligations] == [expected] * (types != ["ferry"])


@pytest.mark.parametrize(("others", "expected"), [(["icehouse"], UNKNOWN), ([], APPLIES)])
def test_what_nobody_may_do_makes_no_law_for_some_one_for_all(others: list[str], expected: Verdict) -> None:
    ban = duty("任何企业不得毁坏冰库", types=(), vocabulary=WORDS)
    stated = law(ban, duty("应按规程养护", types=others, vocabulary=WORDS))
    profile = read_profile(WORDS, ["ferry"])
    given = applicable_duties([], profile, laws=[stated])
    (found,) = instrument_verdicts(Instruments(WORDS, (standard("law"),)), given, ON)
    assert found.verdict is expected
    assert found.obligations[0].verdict is APPLIES


def test_parties_that_the_vocabulary_does_not_know_are_told() -> None:
    """Their duties are not among those judged, and nobody is to think that there are no others."""
    profile = read_profile(WORDS, ["icehouse"])
    others = duty("灯塔看守应点灯", types=(), vocabulary=WORDS)
    said = dataclasses.replace(others.obligation, binds_others=True, subject="灯塔看守")
    stated = law(dataclasses.replace(others, obligation=said))
    given = applicable_duties([], profile, laws=[stated])
    assert given.of_laws == ()
    (found,) = instrument_verdicts(Instruments(WORDS, (standard("law"),)), given, ON)
    assert found.verdict is UNKNOWN
    (notice,) = found.notices
    assert notice.kind is NoticeKind.OTHER_PARTIES
    assert "灯塔看守" in notice.text
    # An answer without duties says why, too.
    (told,) = given.notices
    assert (told.kind, told.instrument) == (NoticeKind.OTHER_PARTIES, stated)
    assert "灯塔看守" in told.text
    draft = applicable_duties([], profile, laws=[dataclasses.replace(stated, draft=True)])
    (found,) = instrument_verdicts(Instruments(WORDS, (standard("law"),)), draft, ON)
    assert found.notices == ()


@pytest.mark.parametrize(("types", "listed"), [(["icehouse"], [UNKNOWN]), (["ferry"], []), (None, [UNKNOWN])])
def test_a_duty_of_a_known_party_whose_case_is_open_is_listed(
    types: Sequence[str] | None, listed: list[Verdict]
) -> None:
    open_ = duty("冰库停用的，应上报", types=["icehouse"], open_case=True, vocabulary=WORDS)
    given = applicable_duties([], read_profile(WORDS, types), laws=[law(open_)])
    assert [one.verdict for one in given.of_laws] == listed
    assert not given.unnamed


@pytest.mark.parametrize(
    ("subject", "types", "listed"),
    [
        ("冰库、灯塔等", ["icehouse"], [APPLIES]),
        ("冰库、灯塔等", ["ferry"], [UNKNOWN]),
        (None, ["ferry"], []),
    ],
)
def test_a_duty_that_names_others_beside_a_known_party_is_listed_for_them(
    subject: str | None, types: Sequence[str], listed: list[Verdict]
) -> None:
    """Where it names nobody, the law's other parties are told of all the same."""
    both = duty("应点灯", types=["icehouse"], subject=subject, binds_others=True, vocabulary=WORDS)
    given = applicable_duties([], read_profile(WORDS, types), laws=[law(both)])
    assert [one.verdict for one in given.of_laws] == listed
    assert bool(given.unnamed) is (not listed)


EITHER = {"obligation:000": (CitedInstrument("fish", 1), CitedInstrument("fruit", 1))}


def by_goods() -> list[KnownInstrument]:
    return [
        standard("fish", scope(limit("goods", "ANY_OF", "fish"), types=["icehouse"])),
        standard("fruit", scope(limit("goods", "ANY_OF", "fruit"), types=["icehouse"])),
    ]


@pytest.mark.parametrize(
    ("facts", "fish", "fruit"),
    [
        ({}, UNKNOWN, UNKNOWN),
        ({"goods": ["fish"]}, APPLIES, DOES_NOT_APPLY),
        ({"goods": ["fruit"]}, DOES_NOT_APPLY, APPLIES),
        ({"goods": ["fish", "fruit"]}, APPLIES, APPLIES),
        # The duty applies and names no other: the text does not say what then.
        ({"goods": []}, UNKNOWN, UNKNOWN),
    ],
)
def test_an_answer_decides_among_alternatives_whose_scopes_exclude_each_other(
    facts: dict[str, Told], fish: Verdict, fruit: Verdict
) -> None:
    found = ask(by_goods(), list=LIST, cited=EITHER, facts=facts)
    assert (found["fish"].verdict, found["fruit"].verdict) == (fish, fruit)
    for one, other in (("fish", "fruit"), ("fruit", "fish")):
        assert [each.id for each in found[one].alternatives] == [other]
        (notice,) = found[one].notices
        assert notice.kind is NoticeKind.ALTERNATIVE_BY_FIELD
        assert "goods?" in notice.text
        assert "goods?" in notice.text_en


def test_any_will_do_of_alternatives_that_nothing_tells_apart() -> None:
    plain = [standard("fish", scope(types=["ferry"])), standard("fruit")]
    overlapping = [
        standard("fish", scope(limit("goods", "ANY_OF", "fish", "fruit"))),
        standard("fruit", scope(limit("goods", "ANY_OF", "fruit"))),
    ]
    partly = [
        standard("fish", scope(limit("goods", "ANY_OF", "fish")), scope(types=["icehouse"])),
        standard("fruit", scope(limit("goods", "ANY_OF", "fruit"))),
    ]
    for known in (plain, overlapping, partly):
        found = ask(known, list=LIST, cited=EITHER)
        assert [one.verdict for one in found.values()] == [APPLIES, APPLIES]
        assert not any(one.notices for one in found.values())
        assert [each.id for each in found["fish"].alternatives] == ["fruit"]


CONDITIONS = st.one_of(
    st.just(limit("ships", "IS", "true")),
    st.just(limit("ships", "IS", "false")),
    st.sampled_from(["fish", "fruit"]).map(lambda one: limit("goods", "ANY_OF", one)),
    st.integers(1, 9).map(lambda one: limit("tons", "AT_LEAST", str(one))),
)


@st.composite
def scopes(draw: st.DrawFn) -> KnownScope:
    limits = {one.condition.id: one for one in draw(st.lists(CONDITIONS, max_size=3))}
    return scope(
        *limits.values(),
        types=draw(st.lists(st.sampled_from(["trader", "icehouse", "ferry"]), max_size=2)),
        binds_others=draw(st.sampled_from([None, None, True])),
        only_where=draw(st.sampled_from([None, None, "夜间"])),
        effective_from=draw(st.sampled_from([None, ON, ON + DAY])),
    )


TOLD: dict[str, st.SearchStrategy[Told]] = {
    "ships": st.booleans(),
    "goods": st.lists(st.sampled_from(["fish", "fruit"])),
    "tons": st.integers(0, 10),
}
COMPANIES = st.sampled_from([None, ("trader",), ("icehouse",), ("ferry",), ()])


@given(st.lists(st.lists(scopes(), max_size=3), min_size=2, max_size=2), COMPANIES, st.data())
@settings(deadline=None)
def test_telling_more_never_turns_one_settled_verdict_into_the_other(
    drawn: list[list[KnownScope]], types: Sequence[str] | None, data: st.DataObject
) -> None:
    known = [standard(id, *found) for id, found in zip(("fish", "fruit"), drawn, strict=True)]
    facts: dict[str, Told] = {}
    before = ask(known, types, list=LIST, cited=EITHER)
    for fact in data.draw(st.permutations(sorted(TOLD))):
        facts[fact] = data.draw(TOLD[fact])
        after = ask(known, types, list=LIST, cited=EITHER, facts=facts)
        for id, one in before.items():
            assert one.verdict in {UNKNOWN, after[id].verdict}
            for earlier, later in zip(one.scopes, after[id].scopes, strict=True):
                assert earlier.verdict in {UNKNOWN, later.verdict}
        before = after
