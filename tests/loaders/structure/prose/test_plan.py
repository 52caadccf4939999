import pytest

from dutygraph.graph.errors import RefusedDocument
from dutygraph.graph.model import Bearer, NotModelled, Obligation, SourceDocument, Task, TaskList
from dutygraph.graph.stated import Statements
from dutygraph.loaders.citations.resolving import resolved
from dutygraph.loaders.documents.formats.plain_text import read_text
from dutygraph.loaders.kinds import Kind
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import read_as
from dutygraph.loaders.structure.furniture import without_furniture
from dutygraph.loaders.structure.run_together import parted
from tests.loaders.conftest import LOADED_AT

PLAN = """广东省通信管理局关于印发《2027年车联网“护网”行动方案》的通知（粤通管〔2027〕12号）

各有关企业：

现将方案印发给你们，请认真贯彻执行。

广东省通信管理局
2027年3月1日

2027年车联网“护网”行动方案

一、总体目标

以保障安全为目标，推动行业高质量发展。

二、重点任务

（一）落实主体责任

1. 完善管理制度。各车联网企业应建立安全管理制度，并于2027年6月30日前向我局报送落实情况报告。

2. 开展风险评估。处理重要数据的车联网企业应每年至少开展一次风险评估。我局将组织抽查。督促企业及时整改。

（二）强化监督检查

3. 加强监督检查。我局定期开展检查。一是检查制度。二是检查落实。车联网平台运营企业要配合检查，不得拒绝。

三、工作要求

各车联网企业要高度重视，按照《中华人民共和国网络安全法》第二十一条要求落实责任。

附件：1. 报告模板
"""


def read(knowledge: Knowledge, text: str = PLAN) -> Statements:
    said = read_as(Kind.PLAN, read_text("plan.txt", text.encode()), knowledge, loaded_at=LOADED_AT).statements
    return resolved(said, knowledge.instruments.resolve)


def test_sections_groups_and_numbered_tasks(knowledge: Knowledge) -> None:
    said = read(knowledge)
    tasks = sorted((n for n in said.nodes if isinstance(n, Task)), key=lambda task: task.number)
    assert [(task.number, task.title) for task in tasks] == [
        (1, "完善管理制度"),
        (2, "开展风险评估"),
        (3, "加强监督检查"),
    ]
    categories = {r.end: r.start for r in said.relationships if r.type == "HAS_TASK"}
    assert len(set(categories.values())) == 2
    assert categories[tasks[0].id] == categories[tasks[1].id]


def test_what_stands_in_no_task_is_the_lists_own(knowledge: Knowledge) -> None:
    said = read(knowledge)
    (task_list,) = [n for n in said.nodes if isinstance(n, TaskList)]
    own = {r.end for r in said.relationships if r.type == "IMPOSES" and r.start == task_list.id}
    (duty,) = [n for n in said.nodes if isinstance(n, Obligation) and n.id in own]
    assert (duty.section, duty.bearer) == ("工作要求", Bearer.ENTERPRISE)
    assert duty.text.startswith("各车联网企业要高度重视")


def test_the_plan_is_titled_dated_and_issued_by_whoever_signs(knowledge: Knowledge) -> None:
    said = read(knowledge)
    (task_list,) = [n for n in said.nodes if isinstance(n, TaskList)]
    assert (task_list.title, task_list.year, task_list.jurisdiction) == (
        "2027年车联网“护网”行动方案",
        2027,
        "广东省",
    )
    (issuer,) = [r.end for r in said.relationships if r.type == "ISSUED_BY"]
    assert "guangdong" in issuer


def test_statements_have_the_bearer_who_acts(knowledge: Knowledge) -> None:
    said = read(knowledge)
    duties = {n.text: n.bearer for n in said.nodes if isinstance(n, Obligation)}
    assert duties["我局将组织抽查。"] is Bearer.AUTHORITY
    assert duties["督促企业及时整改。"] is Bearer.AUTHORITY
    assert duties["二是检查落实。"] is Bearer.AUTHORITY
    assert duties["车联网平台运营企业要配合检查"] is Bearer.ENTERPRISE
    assert duties["不得拒绝。"] is Bearer.ENTERPRISE


def test_our_bureau_is_the_one_that_signs(knowledge: Knowledge) -> None:
    said = read(knowledge)
    recipients = [r.end for r in said.relationships if r.type == "SUBMITTED_TO"]
    issuers = [r.end for r in said.relationships if r.type == "ISSUED_BY"]
    assert recipients == issuers


def test_conditions_dates_and_cited_articles_are_read_as_in_a_table(knowledge: Knowledge) -> None:
    said = read(knowledge)
    assert {r.end for r in said.relationships if r.type == "WHEN"} == {
        "condition:processes-important-data/is/true"
    }
    cited = {r.end for r in said.relationships if r.type == "REFERS_TO" and r.start.startswith("citation:")}
    assert cited == {"instrument:CSL", "provision:CSL/第021条"}


def test_every_character_is_in_a_record_or_left_out_with_a_reason(knowledge: Knowledge) -> None:
    said = read(knowledge)
    (document,) = [n for n in said.nodes if isinstance(n, SourceDocument)]
    left = [n for n in said.nodes if isinstance(n, NotModelled)]
    assert document.modelled + sum(n.end - n.start for n in left) == len(PLAN)
    reasons = {n.reason.split()[0] for n in left}
    assert {"标题与发文文字", "背景与目标", "附件"} <= reasons


def test_a_plan_that_asks_nobody_for_anything_is_refused(knowledge: Knowledge) -> None:
    with pytest.raises(RefusedDocument, match="asks anybody"):
        read(knowledge, "某方案\n一、背景\n行业发展良好。\n二、展望\n前景广阔。\n")


@pytest.mark.parametrize(
    ("title", "stage"),
    [
        ("2027年港口安全方案（征求意见稿）", "DRAFT"),
        ("关于公开征求港口安全方案意见的公告", "DRAFT"),
        ("2027年港口安全方案", None),
    ],
)
def test_a_draft_for_comments_is_one_by_its_title(
    knowledge: Knowledge, title: str, stage: str | None
) -> None:
    text = f"{title}\n\n一、任务\n\n各车联网企业应当自查，并征求意见稿的意见。\n\n二、要求\n\n应当落实。\n"
    (task_list,) = (node for node in read(knowledge, text).nodes if isinstance(node, TaskList))
    assert task_list.stage == stage


def test_a_line_that_a_page_sets_between_two_tasks_is_said_of_neither(knowledge: Knowledge) -> None:
    text = """关于渔港安全的通知
各渔港企业：
（一）明确责任。各渔港企业应当明确负责人。
千岛湖二日游
快艇试驾>二手艇怎么卖    （二）加强演练。各渔港企业应当每年演练。
2031年6月前
（三）建立台账。各渔港企业应当建立台账。"""
    document = without_furniture(parted(read_text("a.txt", text.encode())))
    said = read_as(Kind.PLAN, document, knowledge, loaded_at=LOADED_AT).statements
    duties = [node.text for node in said.nodes if isinstance(node, Obligation)]
    assert duties[0] == "各渔港企业应当明确负责人。"
    assert not [text for text in duties if "游" in text or "艇" in text]
    assert [node.number for node in said.nodes if isinstance(node, Task)] == [1, 2, 3]


def test_a_numbered_task_may_ask_without_a_modal_word_beside_one_that_has_one(knowledge: Knowledge) -> None:
    said = read(
        knowledge,
        "关于做好防台工作的通知\n各渔港企业：\n一、应当检查缆绳。增加对锚地的巡查频次。\n"
        "二、渔获冷库的防涝。及时疏通排水沟，安排专人看护。\n三、应当撤离船员。\n",
    )
    told = ["应当检查缆绳。", "增加对锚地的巡查频次。", "及时疏通排水沟，安排专人看护。", "应当撤离船员。"]
    said_of = [(one.text, one.bearer) for one in said.nodes if isinstance(one, Obligation)]
    assert sorted(said_of) == sorted((one, Bearer.ENTERPRISE) for one in told)
