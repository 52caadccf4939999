"""What a profile may say, and what is said of one that cannot be used."""

import dataclasses

import pytest

from dutygraph.graph.errors import InvalidInput
from dutygraph.graph.model import FactType, Place
from dutygraph.reasoning.verdicts.conditions import FactAnswer
from dutygraph.reasoning.verdicts.places import holds_in
from dutygraph.reasoning.verdicts.profile import Told, check_ids, read_profile
from dutygraph.reasoning.verdicts.terms import Terms
from dutygraph.reasoning.verdicts.truth import Truth
from tests.reasoning.building import VOCABULARY, question, vocabulary_of


def test_holding_a_type_is_holding_all_above_it() -> None:
    assert read_profile(VOCABULARY, ["maker"]).enterprise_types == frozenset({"maker", "processor", "iov"})
    assert read_profile(VOCABULARY, [" maker "]) == read_profile(VOCABULARY, ["maker"])
    assert read_profile(VOCABULARY, []).enterprise_types == frozenset()
    assert read_profile(VOCABULARY).enterprise_types is None


def test_answers_keep_their_kind() -> None:
    profile = read_profile(
        VOCABULARY, [], [("exports", False), ("vehicles", 0), ("levels", ["3", "3"]), ("driving", [])]
    )
    assert profile.facts == {
        "exports": False,
        "vehicles": 0,
        "levels": frozenset({"3"}),
        "driving": frozenset(),
    }


@pytest.mark.parametrize(
    ("types", "said"),
    [
        (["makers"], ["'makers'", "Did you mean maker企业 maker?", "Valid are: iov企业 iov, platform企业"]),
        (["platform企"], ["Did you mean platform企业 platform?"]),
        (["?"], ["没有这一企业类型：'?'。 There is no enterprise type '?'. 可用的有 Valid are: iov企业 iov"]),
    ],
)
def test_an_unknown_type_is_named_with_the_nearest_and_all_there_are(
    types: list[str], said: list[str]
) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_profile(VOCABULARY, types)
    for words in said:
        assert words in str(refused.value)
    assert refused.value.argument == "enterpriseTypes"
    assert refused.value.valid == ("iov", "platform", "processor", "maker", "operator")


def test_where_ids_are_wanted_a_name_is_told_its_id() -> None:
    check_ids(VOCABULARY, ["maker"], "filter", of_facts=False)
    with pytest.raises(InvalidInput) as refused:
        check_ids(VOCABULARY, ["maker企业"], "filter", of_facts=False)
    assert "An id is wanted here, and this is a name: 'maker企业'" in str(refused.value)
    assert "Did you mean maker企业 maker?" in str(refused.value)


def test_of_many_types_the_likeliest_are_told() -> None:
    many = vocabulary_of({f"kind-{number:02}": () for number in range(20)} | {"repairer": ()}, ())
    with pytest.raises(InvalidInput) as refused:
        read_profile(many, ["repairers"])
    assert (
        "Did you mean repairer企业 repairer? 可用的有 Valid are: repairer企业 repairer, "
        in refused.value.remedy
    )
    assert refused.value.remedy.count("企业") == 1 + 8
    assert refused.value.remedy.endswith(" 等 21 个 and others.")
    assert len(refused.value.valid) == 21


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ([("export", True)], ["no profile fact 'export'", "Did you mean exports?", "vehicles"]),
        ([("exports", 1)], ["exports", "BOOLEAN", "the number 1", "true or false"]),
        ([("exports", "true")], ["exports", "the text 'true'"]),
        ([("exports", ["1"])], ["exports", "was answered with choices"]),
        ([("vehicles", -1)], ["vehicles", "小于零", "is -1, below zero", "zero or more"]),
        ([("vehicles", True)], ["vehicles", "NUMBER", "true or false (true)", "a whole number"]),
        ([("levels", 3)], ["levels", "CHOICES", "the number 3", "1, 2, 3, 4, 5"]),
        ([("levels", "3")], ["levels", "the text '3'"]),
        ([("driving", ["L2"])], ["driving has no choice 'L2'", "Did you mean 选项L3 L3?", "选项L4 L4"]),
        ([("driving", ["选项L4"])], ["Did you mean 选项L4 L4?"]),
        ([("exports", True), ("exports", True)], ["exports is answered twice"]),
    ],
)
def test_a_fact_that_cannot_be_so_answered_is_named_with_what_it_takes(
    facts: list[tuple[str, Told]], said: list[str]
) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_profile(VOCABULARY, None, facts)
    for words in said:
        assert words in str(refused.value)


def test_a_type_told_alone_leaves_open_what_is_below_it() -> None:
    wide = read_profile(VOCABULARY, ["iov"])
    assert wide.enterprise_types == frozenset({"iov"})
    assert wide.open_types == {"platform", "processor", "maker", "operator"}
    narrow = read_profile(VOCABULARY, ["iov", "platform"])
    assert narrow.enterprise_types == frozenset({"iov", "platform"})
    assert not narrow.open_types
    between = read_profile(VOCABULARY, ["processor"])
    assert between.enterprise_types == frozenset({"iov", "processor"})
    assert between.open_types == {"maker"}


def test_a_type_is_understood_by_its_name() -> None:
    assert read_profile(VOCABULARY, ["platform企业"]) == read_profile(VOCABULARY, ["platform"])


IMPLYING = vocabulary_of(
    {"one": ()},
    [
        question("processes", FactType.BOOLEAN, implies=("false>shares=false", "false>ways=none")),
        question("shares", FactType.BOOLEAN, implies=("true>processes=true", "true>ways=any")),
        question("ways", FactType.CHOICES, ("sell", "lend"), implies=("sell>exports=true",)),
        question("exports", FactType.BOOLEAN, implies=("false&deals=false>trades=false",)),
        question("deals", FactType.BOOLEAN),
        question("trades", FactType.BOOLEAN, implies=("true>licensed=true",)),
        question("licensed", FactType.BOOLEAN),
    ],
)


@pytest.mark.parametrize(
    ("told", "known"),
    [
        ({"processes": False}, {"processes": False, "shares": False, "ways": frozenset()}),
        ({"shares": True}, {"shares": True, "processes": True}),
        ({"ways": ["sell"]}, {"ways": frozenset({"sell"}), "exports": True}),
        ({"ways": ["lend"]}, {"ways": frozenset({"lend"})}),
        ({"processes": True}, {"processes": True}),
        ({"exports": False}, {"exports": False}),
        ({"exports": False, "deals": True}, {"exports": False, "deals": True}),
        ({"exports": False, "deals": False}, {"exports": False, "deals": False, "trades": False}),
        ({"deals": False, "exports": False}, {"exports": False, "deals": False, "trades": False}),
    ],
)
def test_what_follows_from_an_answer_is_concluded(
    told: dict[str, Told], known: dict[str, FactAnswer]
) -> None:
    assert read_profile(IMPLYING, None, told.items()).facts == known


@pytest.mark.parametrize(
    ("told", "both"),
    [
        ({"processes": False, "shares": True}, ("processes", "shares")),
        ({"shares": True, "processes": False}, ("processes", "shares")),
        ({"shares": True, "ways": []}, ("shares", "ways")),
        ({"ways": ["sell"], "exports": False}, ("ways", "exports")),
        ({"processes": False, "ways": ["lend"]}, ("processes", "ways")),
        ({"trades": True, "deals": False, "exports": False}, ("exports", "deals", "trades")),
    ],
)
def test_answers_that_contradict_each_other_are_refused_naming_both(
    told: dict[str, Told], both: tuple[str, ...]
) -> None:
    with pytest.raises(InvalidInput, match="contradict") as refused:
        read_profile(IMPLYING, None, told.items())
    assert all(id in refused.value.message for id in both)


def test_a_contradiction_names_both_answers_as_they_were_told() -> None:
    """Of an answer that only follows from another, the other is named."""
    told: dict[str, Told] = {"ways": ["sell"], "processes": False}
    with pytest.raises(InvalidInput) as refused:
        read_profile(IMPLYING, None, told.items())
    assert "ways: [sell]" in refused.value.message
    assert "processes: false" in refused.value.message
    assert "processes（processes?）＝false" in refused.value.message
    chain = vocabulary_of(
        {"one": ()},
        [
            question("shares", FactType.BOOLEAN, implies=("true>important=true",)),
            question("important", FactType.BOOLEAN, implies=("true>any=true",)),
            question("any", FactType.BOOLEAN),
        ],
    )
    with pytest.raises(InvalidInput, match="shares: true and any: false contradict"):
        read_profile(chain, None, [("shares", True), ("any", False)])


PLACES = dataclasses.replace(
    VOCABULARY,
    places=(
        Place(id="place:A", name="甲省", name_en="Jia", aliases=("甲",), position=0),
        Place(id="place:A/1", name="子市", aliases=("子",), position=1),
        Place(id="place:A/2", name="丑市", aliases=("丑",), position=2),
        Place(id="place:B", name="乙市", name_en="Yi", aliases=("乙",), position=3),
    ),
    within={"place:A/1": "place:A", "place:A/2": "place:A"},
)


@pytest.mark.parametrize("told", ["甲省", "甲", "Jia", " 甲省 "])
def test_a_place_is_understood_by_its_names(told: str) -> None:
    assert read_profile(PLACES, jurisdictions=[told]).jurisdictions == frozenset({"甲省"})


def test_a_place_that_is_none_is_named_with_the_nearest_and_the_provinces() -> None:
    with pytest.raises(InvalidInput) as refused:
        read_profile(PLACES, jurisdictions=["甲省", "丙市"])
    assert "没有这一地域：'丙市'。 There is no place '丙市'." in refused.value.message
    assert "Valid are: 甲省, 乙市及其下辖的市" in refused.value.remedy
    assert refused.value.argument == "jurisdictions"
    assert refused.value.valid == ("甲省", "子市", "丑市", "乙市")


@pytest.mark.parametrize(
    ("holding", "told", "holds"),
    [
        ((), None, Truth.TRUE), ((), ["甲省"], Truth.TRUE), ((), [], Truth.TRUE),
        (("甲省",), None, Truth.UNKNOWN), (("甲省",), [], Truth.FALSE),
        (("甲省",), ["甲省"], Truth.TRUE), (("甲省",), ["子市"], Truth.TRUE),
        (("甲省",), ["乙市"], Truth.FALSE), (("子市",), ["子市"], Truth.TRUE),
        (("子市",), ["甲省"], Truth.UNKNOWN), (("子市",), ["丑市"], Truth.FALSE),
        (("子市",), ["甲省", "乙市"], Truth.UNKNOWN), (("子市",), ["甲省", "子市"], Truth.TRUE),
        (("甲省", "乙市"), ["乙市"], Truth.TRUE), (("丁县",), ["甲省"], Truth.UNKNOWN),
        (("子市丁区",), ["子市"], Truth.UNKNOWN), (("子市丁区",), ["甲省"], Truth.UNKNOWN),
        (("子市丁区",), ["乙市"], Truth.FALSE), (("丁县",), [], Truth.FALSE),
    ],
)  # fmt: skip
def test_a_list_holds_where_its_issuers_are(
    holding: tuple[str, ...], told: list[str] | None, holds: Truth
) -> None:
    assert holds_in(PLACES, read_profile(PLACES, jurisdictions=told), holding) is holds


ROLES = dataclasses.replace(VOCABULARY, held_by={"processor": "exports"})


@pytest.mark.parametrize(
    ("types", "does", "held"),
    [
        (["platform"], None, Truth.UNKNOWN), (["platform"], True, Truth.TRUE),
        (["platform"], False, Truth.FALSE),
        (["maker"], None, Truth.TRUE), (["maker"], True, Truth.TRUE), (["maker"], False, Truth.UNKNOWN),
        (None, None, Truth.UNKNOWN), (None, True, Truth.TRUE), (None, False, Truth.UNKNOWN),
        (["iov"], None, Truth.UNKNOWN), (["iov"], False, Truth.UNKNOWN), ([], False, Truth.FALSE),
    ],
)  # fmt: skip
def test_a_role_follows_from_what_one_does_or_is_named_for(
    types: list[str] | None, does: bool | None, held: Truth
) -> None:
    profile = read_profile(ROLES, types, [] if does is None else [("exports", does)])
    terms = Terms(ROLES, profile)
    assert terms.is_of("processor") is held
    disagree = types == ["maker"] and does is False
    assert terms.disagree("processor") is disagree
