"""What a task may ask though no duty was read of it: it is left open, and never of nobody."""

import pytest

from dutygraph.graph.model import Bearer, Obligation
from dutygraph.loaders.knowledge.knowledge import Knowledge
from tests.loaders.records.reading import Said, read

LIST = """\
滨海市渔业安全重点任务清单（2026年）

序号\t任务内容\t责任主体
1\t应当建立台账。\t汽车生产企业
2\t{task}\t
3\t应当开展演练。\t汽车生产企业
"""
NOTICE = """\
关于做好渔业安全工作的通知

各有关单位：

一、{task}
二、汽车生产企业应当建立台账。

滨海市渔业局
2026年3月1日
"""


def bearers(said: Said, words: str) -> list[Bearer]:
    found = [node for node in said.nodes if isinstance(node, Obligation)]
    return [one.bearer for one in found if one.text in words]


@pytest.mark.parametrize(
    "task",
    [
        "持有远洋证的企业，按照《远洋渔业管理规定》执行。",
        "持有远洋证的企业依照有关办法办理。",
        "从事收购的经营者，仍遵照《水产品条例》落实。",
    ],
)
@pytest.mark.parametrize("text", [LIST, NOTICE])
def test_who_goes_by_a_text_must(text: str, task: str, knowledge: Knowledge) -> None:
    said = read(text.format(task=task), knowledge)
    assert bearers(said, task) == [Bearer.ENTERPRISE]
    (one,) = [node for node in said.nodes if isinstance(node, Obligation) and node.text == task]
    assert one.subject is not None
    assert task.startswith(one.subject)
    assert one.binds_others


@pytest.mark.parametrize(
    "task", ["本通知未尽事宜，按照《远洋渔业管理规定》执行。", "法律另有规定的，依照其规定执行。"]
)
def test_which_text_holds_is_nobodys_duty(task: str, knowledge: Knowledge) -> None:
    assert bearers(read(NOTICE.format(task=task), knowledge), task) == []


@pytest.mark.parametrize(
    ("task", "found"),
    [
        ("渔船安全管理。", [Bearer.UNSTATED]),
        ("企业渔船台账情况。", [Bearer.UNSTATED]),
        ("市渔业局组织检查。企业渔船安全水平达到要求。", [Bearer.AUTHORITY, Bearer.UNSTATED]),
        ("市渔业局组织检查。渔船安全水平达到要求。", [Bearer.AUTHORITY]),
        ("市渔业局组织检查。2025年共有30家企业参加了培训。", [Bearer.AUTHORITY]),
        ("对违法违规的企业，依法予以处罚。", []),
        ("本办法由市渔业局负责解释。", []),
        ("全市共有30家企业参加了培训。", []),
    ],
)
def test_a_task_of_which_nothing_was_read_is_open(
    task: str, found: list[Bearer], knowledge: Knowledge
) -> None:
    assert bearers(read(LIST.format(task=task), knowledge), task) == found
