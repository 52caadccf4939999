"""What provisions behind a statement ask, from a review into the graph."""

import hashlib
from datetime import date
from pathlib import Path

import pytest

from dutygraph.graph.errors import RefusedDocument
from dutygraph.graph.model import Bearer, Confidence, Requirement, TimeRule, TimeRuleKind
from dutygraph.graph.stated import Statements
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.read import read_path
from dutygraph.loaders.reviews.finding import review_path
from tests.loaders.conftest import LOADED_AT, SEEDS

SHIPPED = SEEDS / "task-lists" / "shanghai-zhudun-2026.txt"
LIST = (
    "某市“护网”2027年车联网安全任务清单\n\n序号\t重点任务\t\t\t企业材料提报\n"
    "一\t责任\t1.落实责任。\t各车联网企业应按要求定期开展评估。企业应加强演练。\t-\n"
)
REPORT = """\
  - id: report
    provisions: ["provision:AUTO-DATA-2021/第013条", "provision:DSL/第030条"]
    summary: 每年报送
    summary_en: Report every year
    subject: 重要数据的处理者
    binds: [important-data-processor]
    binds_others: yes
    conditions:
      - {fact: exports-data, text: 涉及数据出境, group: 1}
      - {fact: personal-information-subjects, operator: AT_LEAST, values: ["100000"], text: 10万人, group: 2}
    only_where: 已被告知
    only_where_en: was told so
    time_rules:
      - {kind: ANNUAL_DEADLINE, month: 12, day: 15, text: 每年12月15日前}
      - {kind: BEFORE_EVENT, event: 期满, within: P60D, working_days: yes, text: 期满前60个工作日}
    recipients: [authority:cac]
    recipient: 国家网信部门
    stricter: yes
    effective_from: 2025-01-01
    effective_to: 2030-12-31
    known_from: 某副本
    confidence: SECONDARY
    doubt: 有争议
    doubt_en: contested
"""


def load(
    tmp_path: Path, knowledge: Knowledge, requirements: str, first: str = "", second: str = ""
) -> Statements:
    path = tmp_path / "list.txt"
    path.write_text(LIST, encoding="utf-8")
    review_path(path).write_text(
        f"""\
kind: review
document_sha256: {hashlib.sha256(path.read_bytes()).hexdigest()}
reviewed_on: 2027-01-02
requirements:
{requirements}
tasks:
  - number: 1
    statements:
      - text: 各车联网企业应按要求定期开展评估。
{first}
      - text: 企业应加强演练。
{second}
""",
        encoding="utf-8",
    )
    return read_path(path, knowledge, loaded_at=LOADED_AT).statements


def rests_on(*links: str) -> str:
    return f"        rests_on: [{', '.join(links)}]"


def ends(said: Statements, type: str, start: str) -> set[str]:
    return {link.end for link in said.relationships if link.type == type and link.start == start}


def test_a_requirement_keeps_what_is_its_own(tmp_path: Path, knowledge: Knowledge) -> None:
    link = '{requirement: report, quote: "按要求"}'
    said = load(tmp_path, knowledge, REPORT, rests_on(link))
    (found,) = (node for node in said.nodes if isinstance(node, Requirement))
    assert (found.summary, found.summary_en, found.subject) == (
        "每年报送",
        "Report every year",
        "重要数据的处理者",
    )
    assert (found.bearer, found.binds_others, found.stricter) == (Bearer.ENTERPRISE, True, True)
    assert (found.effective_from, found.effective_to) == (date(2025, 1, 1), date(2030, 12, 31))
    assert (found.known_from, found.confidence) == ("某副本", Confidence.SECONDARY)
    assert (found.only_where, found.recipient, found.doubt_en) == ("已被告知", "国家网信部门", "contested")
    assert found.quote == "按要求"
    (obligation,) = {link.start for link in said.relationships if link.type == "BACKED_BY"}
    provisions = {"provision:AUTO-DATA-2021/第013条", "provision:DSL/第030条"}
    assert ends(said, "RESTS_ON", found.id) == ends(said, "RESTS_ON", obligation) == provisions
    assert ends(said, "BINDS", found.id) == {"important-data-processor"}
    assert ends(said, "SUBMITTED_TO", found.id) == {"authority:cac"}
    assert ends(said, "WHEN", found.id) == {
        "condition:exports-data/is/true",
        "condition:personal-information-subjects/at-least/100000",
    }
    rules = [node for node in said.nodes if isinstance(node, TimeRule)]
    of_statement = {rule.id for rule in rules} & ends(said, "DUE", obligation)
    assert {rule.text for rule in rules if rule.id in of_statement} == {"定期"}
    behind = [rule for rule in rules if rule.id in ends(said, "DUE", found.id)]
    assert [(rule.kind, rule.confidence) for rule in behind] == [
        (TimeRuleKind.ANNUAL_DEADLINE, Confidence.SECONDARY),
        (TimeRuleKind.BEFORE_EVENT, Confidence.SECONDARY),
    ]
    assert (behind[1].event, behind[1].within, behind[1].working_days) == ("期满", "P60D", True)


def test_one_requirement_backs_several_statements(tmp_path: Path, knowledge: Knowledge) -> None:
    both = rests_on("{requirement: report}")
    said = load(tmp_path, knowledge, REPORT, both, both)
    found = [node for node in said.nodes if isinstance(node, Requirement)]
    assert [node.quote for node in found] == ["各车联网企业应按要求定期开展评估。", "企业应加强演练。"]
    assert len({node.id for node in found}) == 2
    rules = [node.id for node in said.nodes if isinstance(node, TimeRule)]
    assert len(rules) == len(set(rules)) == 5


AUTHORITY = """\
  - id: state
    provisions: [provision:DSL/第021条]
    summary: 国家建立制度
    bearer: AUTHORITY
    known_from: 某副本
    confidence: REPORTED
"""


def test_what_binds_an_authority_binds_nobody(tmp_path: Path, knowledge: Knowledge) -> None:
    said = load(tmp_path, knowledge, AUTHORITY, rests_on("{requirement: state}"))
    (found,) = (node for node in said.nodes if isinstance(node, Requirement))
    assert (found.bearer, found.stricter, found.doubt) == (Bearer.AUTHORITY, False, None)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("important-data-processor", "important-data-procesor"), "Did you mean important-data-processor"),
        (("fact: exports-data", "fact: exports-dat"), "Did you mean exports-data"),
        (('values: ["100000"]', 'values: ["many"]'), "personal-information-subjects"),
        (("month: 12, day: 15", "month: 2, day: 31"), "no day 31"),
        (("event: 期满, ", ""), "needs event"),
        (("    binds: [important-data-processor]\n    binds_others: yes\n", ""), "binds nobody"),
        (("effective_to: 2030-12-31", "effective_to: 2020-12-31"), "before effective_from"),
        (("confidence: SECONDARY", "confidence: SURE"), "confidence"),
    ],
)
def test_a_requirement_that_does_not_fit_is_refused(
    tmp_path: Path, knowledge: Knowledge, change: tuple[str, str], message: str
) -> None:
    assert change[0] in REPORT
    with pytest.raises(RefusedDocument) as refused:
        load(tmp_path, knowledge, REPORT.replace(*change), rests_on("{requirement: report}"))
    (problem,) = refused.value.problems
    assert message in str(problem)
    assert "requirements[0]" in problem.place


@pytest.mark.parametrize(
    ("requirements", "link", "message", "place"),
    [
        (REPORT, "{requirement: reports}", "Did you mean report?", "tasks[0].statements[0]"),
        (REPORT, "{requirement: report, quote: 按规定}", "按规定", "tasks[0].statements[0]"),
        (REPORT + AUTHORITY, "{requirement: report}", "no statement rests on state", "requirements[1]"),
        (REPORT + REPORT, "{requirement: report}", "used twice", "requirements[1]"),
    ],
)
def test_a_statement_rests_on_what_is_there(
    tmp_path: Path, knowledge: Knowledge, requirements: str, link: str, message: str, place: str
) -> None:
    with pytest.raises(RefusedDocument) as refused:
        load(tmp_path, knowledge, requirements, rests_on(link))
    assert any(message in str(one) and place in one.place for one in refused.value.problems)


def test_what_stands_behind_the_shipped_list(knowledge: Knowledge) -> None:
    """Researched for every statement; what was found for none is said of two alone."""
    said = read_path(SHIPPED, knowledge, loaded_at=LOADED_AT).statements
    found = [node for node in said.nodes if isinstance(node, Requirement)]
    backed = {link.start for link in said.relationships if link.type == "BACKED_BY"}
    assert len(found) == 189
    assert {tuple(map(int, id.split("/")[1:])) for id in backed} == {
        *((1, n) for n in (1, 2)), *((2, n) for n in (1, 2)), *((3, n) for n in (1, 2, 3, 4)), (4, 1), (4, 2),
        (5, 1), (5, 2), (6, 1), (6, 2), *((7, n) for n in (1, 2, 3)), (8, 1), (8, 2), (9, 1), (9, 2),
        *((10, n) for n in (1, 2, 3)), (11, 1), (11, 2), (12, 1), (12, 2), *((13, n) for n in (1, 2, 3)),
        *((14, n) for n in (1, 2, 3, 4, 5)), (15, 1), (16, 1), (17, 1),
    }  # fmt: skip
    assert {node.confidence for node in found} == {Confidence.SECONDARY, Confidence.REPORTED}
    assert all((node.doubt is None) == (node.doubt_en is None) for node in found)
    assert all(node.summary_en and node.known_from for node in found)


@pytest.mark.parametrize(
    ("statement", "provision", "binds", "conditions", "rule", "recipients"),
    [
        (
            "014/005",
            "provision:MIIT-2021-66/第007条第02项",
            {"network-product-provider"},
            set(),
            "P2D",
            {"authority:miit-vulnerability-platform"},
        ),
        (
            "014/005",
            "provision:NDSMR/第010条",
            {"network-product-provider"},
            {"condition:processes-data/is/true"},
            "PT24H",
            set(),
        ),
        (
            "014/005",
            "provision:NDSMR/第010条",
            {"network-operator"},
            {"condition:processes-data/is/true"},
            "PT24H",
            set(),
        ),
        (
            "013/003",
            "provision:CAC-INCIDENT-2025/第004条",
            {"network-operator"},
            {"condition:operates-critical-infrastructure/is/false"},
            "PT4H",
            {"authority:shanghai-cyberspace-administration"},
        ),
        (
            "013/003",
            "provision:CAC-INCIDENT-2025/第004条",
            {"critical-infrastructure-operator"},
            set(),
            "PT1H",
            set(),
        ),
        (
            "013/003",
            "provision:CAC-INCIDENT-2025/第008条",
            {"network-operator"},
            set(),
            "P30D",
            {"authority:shanghai-cyberspace-administration"},
        ),
    ],
)
def test_whom_the_hours_and_days_of_incidents_bind(
    knowledge: Knowledge,
    statement: str,
    provision: str,
    binds: set[str],
    conditions: set[str],
    rule: str,
    recipients: set[str],
) -> None:
    said = read_path(SHIPPED, knowledge, loaded_at=LOADED_AT).statements
    within = {node.id: node.within for node in said.nodes if isinstance(node, TimeRule)}
    (found,) = (
        node.id
        for node in said.nodes
        if isinstance(node, Requirement)
        and f"/{statement}/" in node.id
        and provision in ends(said, "RESTS_ON", node.id)
        and rule in {within[end] for end in ends(said, "DUE", node.id)}
        and ends(said, "BINDS", node.id) == binds
    )
    assert ends(said, "WHEN", found) == conditions
    assert ends(said, "SUBMITTED_TO", found) == recipients


def test_the_yearly_report_goes_to_the_cyberspace_administration_too(knowledge: Knowledge) -> None:
    said = read_path(SHIPPED, knowledge, loaded_at=LOADED_AT).statements
    (rule,) = (
        node
        for node in said.nodes
        if isinstance(node, TimeRule) and (node.month, node.day) == (12, 15) and node.quote == "按要求"
    )
    assert (rule.confidence, rule.year) == (Confidence.SECONDARY, None)
    (found,) = (link.start for link in said.relationships if link.type == "DUE" and link.end == rule.id)
    assert "/009/002/" in found
    assert ends(said, "SUBMITTED_TO", found) == {"authority:shanghai-cyberspace-administration"}
