"""Conditions and time rules on their way into the graph: inherited, reviewed, and stated as records."""

import hashlib
from pathlib import Path

import pytest

from dutygraph.graph.errors import RefusedDocument
from dutygraph.graph.model import (
    Condition,
    Node,
    Obligation,
    SourceDocument,
    TimeRule,
    TimeRuleKind,
)
from dutygraph.graph.stated import Statements
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import read_path
from dutygraph.loaders.reviews.finding import review_path
from tests.loaders.conftest import LOADED_AT, SEEDS

HEAD = "某市“护网”2027年车联网安全任务清单\n\n序号\t重点任务\t\t\t企业材料提报\n"
SHIPPED = SEEDS / "task-lists" / "shanghai-zhudun-2026.txt"


def load(tmp_path: Path, knowledge: Knowledge, text: str, material: str = "-", *review: str) -> Statements:
    path = tmp_path / "list.txt"
    path.write_text(f"{HEAD}一\t责任\t1.落实责任。\t{text}\t{material}\n", encoding="utf-8")
    if review:
        head = (
            "kind: review",
            f"document_sha256: {hashlib.sha256(path.read_bytes()).hexdigest()}",
            "reviewed_on: 2027-01-02",
            "tasks:",
            "  - number: 1",
            "    statements:",
        )
        review_path(path).write_text("\n".join((*head, *review)), encoding="utf-8")
    return read_path(path, knowledge, loaded_at=LOADED_AT).statements


def conditions(said: Statements, ordinal: int, task: int = 1) -> dict[str, tuple[str, ...]]:
    """The conditions of a statement by id, with their groups."""
    return {
        link.end: dict(link.properties)["groups"]  # type: ignore[misc]
        for link in said.relationships
        if link.type == "WHEN"
        and link.start_type == "Obligation"
        and link.start.endswith(f"/{task:03}/{ordinal:03}")
    }


def rules(said: Statements, ordinal: int, task: int = 1) -> list[TimeRule]:
    found = [node for node in said.nodes if isinstance(node, TimeRule)]
    return [rule for rule in found if f"/{task:03}/{ordinal:03}/" in rule.id]


def duties(said: Statements) -> list[Obligation]:
    return [node for node in said.nodes if isinstance(node, Obligation)]


IMPORTANT = "condition:processes-important-data/is/true"
EXPORTS = "condition:exports-data/is/true"


def test_a_report_concerns_whom_its_activity_concerns(tmp_path: Path, knowledge: Knowledge) -> None:
    said = load(
        tmp_path,
        knowledge,
        "各车联网企业应完善制度。处理重要数据的企业应开展数据安全风险评估。",
        "企业应在11月30日前报送数据安全风险评估报告。",
    )
    assert conditions(said, 1) == {}
    assert conditions(said, 2) == conditions(said, 3) == {IMPORTANT: ("1",)}


def test_a_report_of_what_all_do_concerns_all(tmp_path: Path, knowledge: Knowledge) -> None:
    said = load(
        tmp_path,
        knowledge,
        "各车联网企业应开展数据安全风险评估。处理重要数据的企业应设立首席数据官。",
        "企业应在11月30日前报送数据安全风险评估报告。",
    )
    assert conditions(said, 3) == {}


def test_a_report_of_what_only_some_do_is_open(tmp_path: Path, knowledge: Knowledge) -> None:
    said = load(
        tmp_path,
        knowledge,
        "使用北斗定位的智能网联汽车生产企业，应当完成天线检测。",
        "企业应报送天线检测报告",
    )
    assert [one.open_case for one in duties(said)] == [True, True]
    bound = {link.end for link in said.relationships if link.type == "BINDS"}
    assert bound == {"connected-vehicle-manufacturer"}


def test_a_report_for_all_inherits_nothing(tmp_path: Path, knowledge: Knowledge) -> None:
    said = load(tmp_path, knowledge, "处理重要数据的企业应开展评估工作。", "各车联网企业应报送年度评估报告。")
    assert (conditions(said, 1), conditions(said, 2)) == ({IMPORTANT: ("1",)}, {})


def test_a_report_of_several_cases_is_due_in_any(tmp_path: Path, knowledge: Knowledge) -> None:
    said = load(
        tmp_path,
        knowledge,
        "处理重要数据的企业应开展安全检测评估。涉及数据出境的企业应开展安全检测评估。",
        "企业应报送安全检测评估报告。",
    )
    assert conditions(said, 3) == {IMPORTANT: ("1",), EXPORTS: ("2",)}


def test_a_report_of_what_is_done_so_often_in_some_cases_is_due_in_any_of_them(
    tmp_path: Path, knowledge: Knowledge
) -> None:
    act = "各车联网企业应开展渗透测试。定级为四级的系统每半年开展一次，定级为三级的系统每年开展一次。"
    said = load(tmp_path, knowledge, act, "企业应在6月30日前报送渗透测试报告。")
    assert conditions(said, 1) == {}
    levels = "condition:protection-levels/any-of"
    assert conditions(said, 4) == {f"{levels}/4": ("1",), f"{levels}/3": ("2",)}
    inherited = {
        (link.start.rpartition("/")[2], dict(link.properties).get("inherited"))
        for link in said.relationships
        if link.type == "WHEN"
    }
    assert inherited == {("002", None), ("003", None), ("004", True)}
    # What comes in between names another act.
    act = "各车联网企业应开展渗透测试。各车联网企业应开展培训。定级为四级的系统每半年开展一次。"
    said = load(tmp_path, knowledge, act, "企业应在6月30日前报送渗透测试报告。")
    assert conditions(said, 4) == {}


def test_whoever_goes_on_unnamed_is_the_same(tmp_path: Path, knowledge: Knowledge) -> None:
    said = load(
        tmp_path,
        knowledge,
        "各车联网企业应完善制度。处理重要数据的企业应设立专岗。上述企业应每年开展培训。企业应加强管理。",
    )
    assert conditions(said, 3) == {IMPORTANT: ("1",)}
    assert conditions(said, 4) == {}


def test_what_the_graph_holds_of_conditions_and_times(tmp_path: Path, knowledge: Knowledge) -> None:
    said = load(
        tmp_path,
        knowledge,
        "处理重要数据或者涉及数据出境的企业应每年开展评估。处理重要数据的企业应在 11 月 30 日前整改。",
    )
    document = next(node for node in said.nodes if isinstance(node, SourceDocument))
    held = {node.id: node for node in said.nodes if isinstance(node, Condition)}
    assert sorted(held) == [EXPORTS, IMPORTANT]
    assert {(link.start, link.end) for link in said.relationships if link.type == "ASKS"} == {
        (IMPORTANT, "processes-important-data"),
        (EXPORTS, "exports-data"),
    }
    assert conditions(said, 1) == {IMPORTANT: ("1",), EXPORTS: ("2",)}
    for link in said.relationships:
        if link.type == "WHEN":
            where = dict(link.properties)
            assert document.text[int(str(where["start"])) : int(str(where["end"]))] == where["quote"]
            assert where["text"] == where["quote"]
    (rule,) = rules(said, 2)
    assert (rule.month, rule.day, rule.quote) == (11, 30, "11 月 30 日前")
    assert document.text[rule.start : rule.end] == rule.quote
    assert {(link.type, link.end) for link in said.relationships if link.end == rule.id} == {("DUE", rule.id)}
    assert any(link.start == rule.id and link.type == "STATED_IN" for link in said.relationships)


STATEMENT = "各车联网企业应按要求开展评估。"
REVIEWED = f"      - text: {STATEMENT}"


def test_a_review_gives_conditions_and_times(tmp_path: Path, knowledge: Knowledge) -> None:
    said = load(
        tmp_path, knowledge, STATEMENT, "-", REVIEWED,
        "        conditions:",
        "          - {fact: protection-levels, values: ['4', '3'], quote: 车联网企业}",
        "          - {fact: exports-data, quote: 各车, group: 2}",
        "          - {fact: protection-levels, values: ['3', '4'], quote: 车联网企业, group: 2}",
        "        time_rules:",
        "          - {kind: FREQUENCY, times: 1, period: P1Y, at_least: true, quote: 开展评估}",
    )  # fmt: skip
    assert conditions(said, 1) == {
        "condition:protection-levels/any-of/3+4": ("1", "2"),
        EXPORTS: ("2",),
    }
    (frequency,) = rules(said, 1)
    assert (frequency.kind, frequency.period, frequency.confidence) == (TimeRuleKind.FREQUENCY, "P1Y", None)


def test_a_review_that_takes_a_condition_away_takes_it_from_whoever_inherits(
    tmp_path: Path, knowledge: Knowledge
) -> None:
    text, material = "处理重要数据的企业应开展数据安全评估。", "企业应报送数据安全评估报告。"
    said = load(
        tmp_path, knowledge, text, material,
        f"      - text: {text}", "        conditions: []", f"      - text: {material}",
    )  # fmt: skip
    assert (conditions(said, 1), conditions(said, 2)) == ({}, {})
    said = load(
        tmp_path, knowledge, text, material,
        f"      - text: {text}", f"      - text: {material}", "        conditions: []",
    )  # fmt: skip
    assert (conditions(said, 1), conditions(said, 2)) == ({IMPORTANT: ("1",)}, {})


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("conditions: [{fact: exports-dat, quote: 企业}]", "exports-data"),
        ("conditions: [{fact: exports-data, values: ['3'], quote: 企业}]", "true、false"),
        ("conditions: [{fact: exports-data, operator: ANY_OF, quote: 企业}]", "use IS"),
        ("conditions: [{fact: protection-levels, values: ['9'], quote: 企业}]", "1、2、3、4、5"),
        ("conditions: [{fact: exports-data, quote: 平台}]", "平台"),
        ("time_rules: [{kind: FREQUENCY, times: 1, quote: 评估}]", "needs period"),
        ("time_rules: [{kind: UNSPECIFIED, month: 3, quote: 评估}]", "has no month"),
        ("time_rules: [{kind: ANNUAL_DEADLINE, month: 4, day: 31, quote: 评估}]", "no day 31"),
        ("time_rules: [{kind: FREQUENCY, times: 1, period: yearly, quote: 评估}]", "yearly"),
    ],
)
def test_a_review_that_does_not_fit_is_refused(
    tmp_path: Path, knowledge: Knowledge, entry: str, message: str
) -> None:
    with pytest.raises(RefusedDocument) as refused:
        load(tmp_path, knowledge, STATEMENT, "-", REVIEWED, f"        {entry}")
    (problem,) = refused.value.problems
    assert message in str(problem)
    assert "list.review.yaml" in problem.place


LEVELS = "condition:protection-levels/any-of/"
SITUATIONS = (
    "condition:pipl-article-55-situations/any-of/sensitive-personal-information+automated-decision-making"
    "+entrust-provide-disclose+cross-border-transfer+major-impact"
)
DRIVING = "condition:automated-driving-levels/any-of/L3+L4+L5"
ON_ROADS = "condition:tests-or-operates-on-roads/is/true"
TESTS_ON_ROADS = (
    "在上海市行政区域内开展有条件自动驾驶、高度自动驾驶智能网联汽车道路测试、"
    "示范应用、示范运营、商业化运营活动"
)
READ_BY_A_PERSON = {
    (1, 2): {IMPORTANT},
    (3, 2): {LEVELS + "3+4+5"},
    (3, 3): {LEVELS + "2"},
    (3, 4): {LEVELS + "3+4+5", LEVELS + "2"},
    (8, 1): {IMPORTANT},
    (8, 2): {IMPORTANT},
    (9, 1): {IMPORTANT},
    (9, 2): {IMPORTANT},
    (10, 2): {SITUATIONS},
    (10, 3): {SITUATIONS},
    (11, 1): {EXPORTS},
    (11, 2): {EXPORTS},
    (12, 2): {"condition:shares-important-data/is/true"},
    (15, 1): {DRIVING, ON_ROADS},
    (15, 2): {DRIVING, ON_ROADS},
    (16, 1): {DRIVING},
    (17, 1): {"condition:has-important-data-suppliers/is/true"},
}


@pytest.mark.parametrize("review", [True, False])
def test_the_conditions_a_person_reads_in_the_shipped_list(knowledge: Knowledge, *, review: bool) -> None:
    said = read_path(SHIPPED, knowledge, review=review, loaded_at=LOADED_AT).statements
    found: dict[tuple[int, int], set[str]] = {}
    for link in said.relationships:
        if link.type == "WHEN" and link.start_type == "Obligation":
            task, ordinal = (int(part) for part in link.start.split("/")[-2:])
            found.setdefault((task, ordinal), set()).add(link.end)
    assert found == READ_BY_A_PERSON


@pytest.mark.parametrize("review", [True, False])
def test_the_times_a_person_reads_in_the_shipped_list(knowledge: Knowledge, *, review: bool) -> None:
    said = read_path(SHIPPED, knowledge, review=review, loaded_at=LOADED_AT).statements
    found = [node for node in said.nodes if isinstance(node, TimeRule) and node.confidence is None]

    def of(kind: TimeRuleKind) -> dict[tuple[int, int], TimeRule]:
        return {place(rule): rule for rule in found if rule.kind is kind}

    assert {at: (r.month, r.day) for at, r in of(TimeRuleKind.ANNUAL_DEADLINE).items()} == {
        (2, 2): (3, 10),
        (3, 4): (11, 30),
        (7, 2): (7, 31),
        (8, 2): (11, 30),
        (10, 3): (11, 30),
        (12, 2): (11, 30),
    }
    assert {at: (r.times, r.period, r.at_least) for at, r in of(TimeRuleKind.FREQUENCY).items()} == {
        (3, 2): (1, "P1Y", False),
        (3, 3): (1, "P2Y", False),
        (8, 1): (1, "P1Y", True),
        (12, 2): (1, "P1Y", True),
        (13, 2): (1, "P1Y", True),
    }
    assert {at: (r.event, r.within) for at, r in of(TimeRuleKind.AFTER_EVENT).items()} == {
        (7, 3): (
            "重要数据条目数量或者存储总量变化 30%以上，或者其他备案内容发生重大变化",
            "P3M",
        ),
        (13, 3): ("发生危害网络安全及较大事件的上数据安全问题", None),
        (14, 5): ("发现或获知车联网安全漏洞", None),
    }
    assert {at: r.event for at, r in of(TimeRuleKind.BEFORE_EVENT).items()} == {
        (5, 2): "升级软件包发布或更新",
        (6, 2): "车联网应用程序发布或更新",
        (10, 2): "个人信息处理活动",
        (15, 1): TESTS_ON_ROADS,
    }
    assert {at: r.text for at, r in of(TimeRuleKind.UNSPECIFIED).items()} == {
        (1, 1): "及时",
        (4, 1): "定期",
        (4, 2): "及时",
        (7, 1): "定期",
        (7, 2): "定期",
        (8, 1): "及时",
        (9, 2): "按要求",
        (13, 2): "及时",
        (14, 2): "及时",
        (14, 3): "定期",
        (14, 4): "及时",
        (16, 1): "及时",
    }


def place(node: Node) -> tuple[int, int]:
    task, ordinal = node.id.split("/")[1:3]
    return int(task), int(ordinal)


def test_a_system_alone_is_through_what_and_no_duty(tmp_path: Path, knowledge: Knowledge) -> None:
    said = load(tmp_path, knowledge, "各智能网联汽车生产企业应当每年更新清单。", "全省车辆安全监测平台")
    assert [one.text for one in duties(said)] == ["各智能网联汽车生产企业应当每年更新清单。"]
