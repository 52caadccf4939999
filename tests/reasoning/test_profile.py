"""What a profile may say, and what is said of one that cannot be used."""

import pytest

from dutygraph.graph.errors import InvalidInput
from dutygraph.reasoning.verdicts.profile import Told, read_profile
from tests.reasoning.building import VOCABULARY


def test_holding_a_type_is_holding_all_above_it() -> None:
    assert read_profile(VOCABULARY, ["maker"]).enterprise_types == frozenset({"maker", "processor", "iov"})
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
        (["makers"], ["'makers'", "Did you mean maker?", "Valid are: iov, platform, processor, maker"]),
        (["platform企业"], ["Did you mean platform?"]),
        (["?"], ["There is no enterprise type '?'. Valid are: iov"]),
    ],
)
def test_an_unknown_type_is_named_with_the_nearest_and_all_there_are(
    types: list[str], said: list[str]
) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_profile(VOCABULARY, types)
    for words in said:
        assert words in str(refused.value)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ([("export", True)], ["no profile fact 'export'", "Did you mean exports?", "vehicles"]),
        ([("exports", 1)], ["exports", "BOOLEAN", "the number 1", "true or false"]),
        ([("exports", "true")], ["exports", "the text 'true'"]),
        ([("exports", ["1"])], ["exports", "was answered with choices"]),
        ([("vehicles", True)], ["vehicles", "NUMBER", "true or false (true)", "a whole number"]),
        ([("levels", 3)], ["levels", "CHOICES", "the number 3", "1, 2, 3, 4, 5"]),
        ([("levels", "3")], ["levels", "the text '3'"]),
        ([("driving", ["L2"])], ["driving has no choice 'L2'", "Did you mean L3?", "L3, L4, L5"]),
        ([("driving", ["选项L4"])], ["Did you mean L4?"]),
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
