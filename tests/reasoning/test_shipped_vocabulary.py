"""What follows from what in the shipped vocabulary."""

from pathlib import Path

import pytest

from dutygraph.graph.errors import InvalidInput
from dutygraph.graph.model import EnterpriseType, FactChoice, ProfileFact
from dutygraph.loaders.knowledge.vocabulary_file import read_vocabulary
from dutygraph.reasoning.records import Question, Vocabulary
from dutygraph.reasoning.verdicts.profile import Told, read_profile


@pytest.fixture(scope="module")
def shipped() -> Vocabulary:
    nodes = read_vocabulary(Path(__file__).parents[2] / "seeds" / "vocabulary.yaml").statements().nodes
    choices = [node for node in nodes if isinstance(node, FactChoice)]
    return Vocabulary(
        tuple(node for node in nodes if isinstance(node, EnterpriseType)),
        {},
        tuple(
            Question(node, tuple(one for one in choices if one.id.startswith(f"choice:{node.id}/")))
            for node in nodes
            if isinstance(node, ProfileFact)
        ),
    )


@pytest.mark.parametrize(
    ("told", "follows"),
    [
        ({"processes-important-data": False}, {"shares-important-data": False}),
        ({"shares-important-data": True}, {"processes-important-data": True, "processes-data": True}),
        ({"processes-personal-information": False}, {"pipl-article-55-situations": frozenset()}),
        (
            {"pipl-article-55-situations": ["cross-border-transfer"]},
            {"processes-personal-information": True, "exports-data": True, "processes-data": True},
        ),
        ({"processes-automotive-data": True}, {"processes-data": True}),
        ({"exports-data": True}, {"processes-data": True}),
        ({"protection-levels": ["2"]}, {"operates-networks": True}),
        ({"protection-levels": []}, {}),
        ({"processes-core-data": True}, {"processes-important-data": True, "processes-data": True}),
        (
            {"processes-important-data": False, "processes-personal-information": False},
            {
                "processes-automotive-data": False,
                "shares-important-data": False,
                "pipl-article-55-situations": frozenset(),
            },
        ),
        ({"tests-or-operates-on-roads": True}, {}),
        ({"processes-data": True}, {}),
    ],
)
def test_what_follows_is_concluded_and_nothing_else(
    shipped: Vocabulary, told: dict[str, Told], follows: dict[str, object]
) -> None:
    known = read_profile(shipped, None, told.items()).facts
    assert {fact: answer for fact, answer in known.items() if fact not in told} == follows


@pytest.mark.parametrize(
    "told",
    [
        {"shares-important-data": True, "processes-important-data": False},
        {"exports-data": False, "pipl-article-55-situations": ["cross-border-transfer"]},
        {"processes-data": False, "processes-automotive-data": True},
        {"tests-or-operates-on-roads": True, "automated-driving-levels": []},
        {"operates-networks": False, "protection-levels": ["3"]},
        {
            "processes-automotive-data": True,
            "processes-important-data": False,
            "processes-personal-information": False,
        },
    ],
)
def test_contradictions_are_refused_naming_every_answer(shipped: Vocabulary, told: dict[str, Told]) -> None:
    with pytest.raises(InvalidInput, match="互相矛盾") as refused:
        read_profile(shipped, None, told.items())
    assert all(fact in refused.value.message for fact in told)
