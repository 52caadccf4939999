"""What is aimed at is neither a task nor a duty."""

from dutygraph.loaders.knowledge.knowledge import Knowledge
from tests.loaders.records.reading import read


def test_numbered_goals_are_no_tasks(knowledge: Knowledge) -> None:
    said = read(
        "渔船产业工作方案\n一、工作目标\n（一）规模进一步提升。2031年底前，产值应达到100亿元，建成一批码头。\n"
        "（二）安全水平增强。力争到2032年，登记率达到100%。\n"
        "二、重点任务\n（一）加强管理。渔业企业应当建立台账。\n（二）加强演练。渔业企业应当每月演练。\n",
        knowledge,
    )
    assert said.categories == ["重点任务"]
    assert [one.text for one in said.duties] == ["渔业企业应当建立台账。", "渔业企业应当每月演练。"]


def test_what_a_part_of_goals_asks_of_a_party_is_asked(knowledge: Knowledge) -> None:
    said = read(
        "渔船产业工作方案\n一、工作目标\n（一）规模提升。产值达到100亿元。\n（二）渔业企业应当在2031年底前登记。\n"
        "二、重点任务\n（一）渔业企业应当建立台账。\n（二）渔业企业应当每月演练。\n",
        knowledge,
    )
    assert "渔业企业应当在2031年底前登记。" in [one.text for one in said.duties]
