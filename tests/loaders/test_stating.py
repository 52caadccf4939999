"""What a source states while it is put together: everything once, as it was said first."""

import pytest

from dutygraph.graph.model import Condition, ConditionOperator, Confidence, EnterpriseType, InstrumentScope
from dutygraph.graph.stated import Rank, Source
from dutygraph.loaders.stating import Asking, Stating

LEVELS: Asking = ("protection-levels", ConditionOperator.ANY_OF, ("3", "4"))


def test_a_relationship_is_stated_once_as_it_was_first() -> None:
    said = Stating()
    maker = said.add(EnterpriseType(id="maker", name="生产企业", position=0))
    said.relate_id(maker, "IS_A", "EnterpriseType", "operator", "operator")
    said.relate_id(maker, "HELD_BY", "ProfileFact", "makes-cars")
    stated = said.stated_by(Source("vocabulary", Rank.VOCABULARY))
    assert stated.nodes == (maker,)
    assert [(one.type, one.end) for one in stated.relationships] == [
        ("IS_A", "operator"),
        ("HELD_BY", "makes-cars"),
    ]


def test_a_condition_is_stated_once_whatever_it_limits() -> None:
    said = Stating()
    first, second = (
        said.add(
            InstrumentScope(
                id=f"scope:law/{at:02}",
                text="适用于三级以上系统",
                source="第二条",
                confidence=Confidence.VERIFIED,
                position=at,
            )
        )
        for at in (1, 2)
    )
    said.when(first, LEVELS, (1, 2), text="三级以上")
    said.when(second, LEVELS, (1,), text="四级")
    stated = said.stated_by(Source("catalogue:shipped", Rank.CATALOGUE))
    (condition,) = (node for node in stated.nodes if isinstance(node, Condition))
    assert condition.id == "condition:protection-levels/any-of/3+4"
    limits = [dict(one.properties) for one in stated.relationships if one.type == "WHEN"]
    assert limits == [{"groups": ("1", "2"), "text": "三级以上"}, {"groups": ("1",), "text": "四级"}]
    assert [one.end for one in stated.relationships if one.type == "ASKS"] == ["protection-levels"]


def test_what_the_model_does_not_declare_is_refused() -> None:
    said = Stating()
    maker = said.add(EnterpriseType(id="maker", name="生产企业", position=0))
    said.relate(maker, "HAS_TASK", maker)
    with pytest.raises(ValueError, match="HAS_TASK"):
        said.stated_by(Source("catalogue:shipped", Rank.CATALOGUE))
