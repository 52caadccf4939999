import datetime
from collections import Counter
from pathlib import Path

import pytest

from dutygraph.graph.errors import RefusedDocument
from dutygraph.graph.model import (
    CitationStatus,
    Confidence,
    Designation,
    Instrument,
    InstrumentFact,
    InstrumentScope,
    Provision,
)
from dutygraph.graph.stated import Rank, Statements
from dutygraph.loaders.citations.in_text import find_citations
from dutygraph.loaders.citations.resolution import InstrumentIndex
from dutygraph.loaders.citations.stated_instruments import instruments_of
from dutygraph.loaders.knowledge.catalogue import CatalogueFormat
from dutygraph.loaders.knowledge.catalogue_file import checked_catalogue
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.knowledge.vocabulary_file import read_vocabulary
from dutygraph.loaders.knowledge.yaml_file import read_yaml
from dutygraph.text.designations import lookup_keys

SEEDS = Path(__file__).parents[3] / "seeds"
VOCABULARY = read_vocabulary(SEEDS / "vocabulary.yaml")
TASK_LIST = SEEDS / "task-lists" / "shanghai-zhudun-2026.txt"


@pytest.fixture(scope="module")
def statements(shipped_catalogue: CatalogueFormat) -> Statements:
    return shipped_catalogue.statements(VOCABULARY)


def test_the_shipped_task_list_resolves(shipped_catalogue: CatalogueFormat) -> None:
    index = InstrumentIndex(instruments_of(shipped_catalogue.statements(VOCABULARY)).values())
    found = find_citations(TASK_LIST.read_bytes().decode())
    resolved = [index.resolve(citation.cited) for citation in found]
    assert len(resolved) == 17
    assert {resolution.status for resolution in resolved} == {CitationStatus.RESOLVED}
    assert len({resolution.instrument for resolution in resolved}) == 16
    assert [r.provision for r in resolved if r.provision] == ["provision:PIPL/第055条"]
    assert [(r.instrument, "工信部联网安〔2021〕66号" in (r.note or "")) for r in resolved if r.note] == [
        ("instrument:MIIT-2021-66", True)
    ]


def test_instruments_have_what_is_known_and_nothing_else(statements: Statements) -> None:
    instruments = {
        node.id.partition(":")[2]: node for node in statements.nodes if isinstance(node, Instrument)
    }
    assert instruments["GB-44495-2024"].effective_on == datetime.date(2026, 1, 1)
    assert instruments["YD-T-6415-2025"].issued_on is None
    assert instruments["SHANGHAI-NET-PLAN"].number is None
    assert instruments["SH-GOV-60"].issued_on is None
    ended = {id: str(one.ended_on) for id, one in instruments.items() if one.ended_on}
    assert ended == {"GB-T-35273-2017": "2020-10-01", "SH-TEST-2021-3": "2026-10-31"}
    issued = Counter(r.start for r in statements.relationships if r.type == "ISSUED_BY")
    assert issued["instrument:AUTO-DATA-EXPORT-2026"] == 8
    assert issued["instrument:T-SHV2X-2-2025"] == 0
    assert ("instrument:YD-T-3956-2024", "instrument:YD-T-3956-2021") in {
        (r.start, r.end) for r in statements.relationships if r.type == "REPLACES"
    }


def test_general_knowledge_is_only_reported(statements: Statements) -> None:
    facts = [node for node in statements.nodes if isinstance(node, InstrumentFact)]
    assert all(fact.confidence is Confidence.REPORTED for fact in facts if fact.source.startswith("一般知识"))
    reported = {
        fact.id.split(":")[1] for fact in facts if fact.name == "amendment" and "据报道" in fact.value
    }
    assert len(reported) == 2
    assert all(fact.value and fact.source for fact in facts)


def test_articles_and_their_situations(statements: Statements) -> None:
    provisions = {node.id: node for node in statements.nodes if isinstance(node, Provision)}
    parts: dict[str, list[str]] = {}
    for link in statements.relationships:
        if link.type == "HAS_PART":
            parts.setdefault(link.start, []).append(link.end)
    assert len(parts["provision:PIPL/第055条"]) == 5
    assert len(parts["provision:PIPL/第056条"]) == 3
    assert "provision:PIPL/第055条" in parts["provision:PIPL/第05章"]
    summary = provisions["provision:PIPL/第055条第01项"].summary_en
    assert summary == "Processing sensitive personal information"
    assert all(provision.text is None for provision in provisions.values())
    hanging = {r.end for r in statements.relationships if r.type == "HAS_PROVISION"}
    assert hanging == set(provisions)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("gb 44495-2024", {"instrument:GB-44495-2024"}),
        ("GB44495", {"instrument:GB-44495-2024"}),
        ("GB/T 35273", {"instrument:GB-T-35273-2017", "instrument:GB-T-35273-2020"}),
        ("工信部网安[2021]66号", {"instrument:MIIT-2021-66"}),
        ("个人信息保护法", {"instrument:PIPL"}),
        ("汽车数据出境安全指引", {"instrument:AUTO-DATA-EXPORT-2026"}),
        ("GB 99999", set()),
    ],
)
def test_designations_answer_look_ups(statements: Statements, text: str, ids: set[str]) -> None:
    keys = {node.id: node.key for node in statements.nodes if isinstance(node, Designation)}
    wanted = lookup_keys(text)
    assert {
        r.start for r in statements.relationships if r.type == "KNOWN_AS" and keys[r.end] in wanted
    } == ids


def test_every_province_has_its_communications_administration(
    shipped_catalogue: CatalogueFormat, knowledge: Knowledge
) -> None:
    index = knowledge.authorities
    places = [
        entry.jurisdiction
        for entry in shipped_catalogue.authorities
        if entry.jurisdiction and "通信管理局" in entry.name
    ]
    assert len(places) == len(set(places)) == 31
    for place in places:
        ((_, _, id),) = index.mentions(whole := f"{place}通信管理局")
        assert index.mentions(whole) == [(0, len(whole), id)]
        assert index.mentions("通管局", place) == [(0, 3, id)]
    platform = "工业和信息化部网络安全信息共享平台"
    assert index.mentions(platform) == [(0, len(platform), "authority:miit-vulnerability-platform")]


def test_statements_are_those_of_the_catalogue(statements: Statements) -> None:
    assert (statements.source.id, statements.source.rank) == ("catalogue:shipped", Rank.CATALOGUE)
    assert statements.content_hash == Statements.from_json(statements.to_json()).content_hash


SMALL = """kind: catalogue
name: small
authorities:
  - id: authority:one
    name: 甲部
    jurisdiction: 上海市
    local_aliases: [甲局]
instruments:
  - id: instrument:A
    number: GB 1-2020
    title: 甲标准
    kind: MANDATORY_NATIONAL_STANDARD
    issuers: [authority:one]
    issued_on: 2020-01-01
    effective_on: 2020-06-01
    replaces: [instrument:B]
    related:
      - to: instrument:B
        kind: PREDATES
    provisions:
      - label: "5"
        parts:
          - label: "5.1"
    facts:
      - about: [number, title, kind, issuers, issued_on, effective_on, replaces]
        source: 网页
        confidence: VERIFIED
  - id: instrument:B
    title: 乙标准
    kind: MANDATORY_NATIONAL_STANDARD
    scopes:
      - text: 生产冷柜的企业
        types: [iov-enterprise]
        conditions:
          - {fact: exports-data, text: 出口的}
          - {fact: protection-levels, values: ["3", "4"], text: 三级、四级, group: 2}
        jurisdictions: [江西省]
        from: 2026-03-01
        to: 2027-03-01
        source: 网页
        confidence: SECONDARY
    facts:
      - about: [title, kind]
        source: [网页, 书]
        confidence: REPORTED
"""


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        (
            ("id: instrument:B", "id: instrument:A"),
            "instruments[1].id: 标识重复 the id instrument:A is used twice.",
        ),
        (
            ("[authority:one]", "[authority:onne]"),
            "instruments[0].issuers[0]: 没有该主管部门 there is no authority authority:onne."
            " 是否为 Did you mean authority:one?",
        ),
        (("[instrument:B]", "[instrument:C]"), "instruments[0].replaces[0]: 没有该文件"),
        (("[instrument:B]", "[instrument:A]"), "指向自身 instrument:A names itself."),
        (("to: instrument:B", "to: instrument:X"), "instruments[0].related[0].to: 没有该文件"),
        (
            ("2020-06-01", "2019-06-01"),
            "catalogue.yaml:15 instruments[0].effective_on: 日期颠倒"
            " effective_on 2019-06-01 is before issued_on 2020-01-01.",
        ),
        (
            ("2020-06-01", "2020-13-01"),
            "catalogue.yaml:15 instruments[0].effective_on: 日期无效 '2020-13-01' is no date.",
        ),
        (("2020-06-01", "20200601"), "日期无效"),
        (
            ("kind: MANDATORY_NATIONAL_STANDARD\n    issuers", "kind: MANDATORY_STANDARD\n    issuers"),
            "Did you mean MANDATORY_NATIONAL_STANDARD?",
        ),
        (
            ('label: "5.1"', 'label: "5"'),
            "instruments[0].provisions[0].parts[0].label: 条款重复 5 is given twice.",
        ),
        (
            ("title: 乙标准", "number: gb1—2020\n    title: 乙标准"),
            "“gb1—2020”已属于 already means instrument:A.",
        ),
        (
            ("issued_on, effective_on", "effective_on"),
            "instruments[0].issued_on: 没有出处 no fact says where issued_on is known from.",
        ),
        (("about: [title, kind]", "about: [title, kind, issued_on]"), "facts[0].about[2]: 没有值"),
        (("confidence: REPORTED", "confidence: CERTAIN"), "instruments[1].facts[0].confidence: 值无效"),
        (
            ("[iov-enterprise]", "[iov-enterprises]"),
            "instruments[1].scopes[0].types[0]: 没有该企业类型 there is no enterprise type "
            "iov-enterprises. 是否为 Did you mean iov-enterprise?",
        ),
        (("[江西省]", "[江南省]"), "scopes[0].jurisdictions[0]: 没有该地方 there is no place 江南省"),
        (
            ("fact: exports-data", "fact: exports-dates"),
            "scopes[0].conditions[0].fact: 没有该问题 there is no profile fact exports-dates. 是否为",
        ),
        (("fact: exports-data,", "fact: exports-data, values: [maybe],"), "答案不符 maybe does not answer"),
        (('values: ["3", "4"]', 'values: ["9"]'), "答案不符 9 does not answer protection-levels: use 1、2"),
        (("from: 2026-03-01", "from: 2027-03-02"), "to: 日期颠倒 to 2027-03-01 is before from 2027-03-02."),
        (("from: 2026-03-01", "from: 2026-02-30"), "scopes[0].from: 日期无效"),
        (
            ("        source: 网页\n        confidence: SECONDARY", "        confidence: SECONDARY"),
            "缺少字段 source",
        ),
        (("    jurisdiction: 上海市\n", ""), "缺少地域 authority:one has local aliases and no jurisdiction."),
        (("title: 甲标准", "title:"), "instruments[0].title: 值无效"),
        (("id: instrument:A", "id: GB-1"), "instruments[0].id: 值无效"),
        (("name: small", "name: Small Catalogue"), "catalogue.yaml:2 name: 值无效"),
    ],
)
def test_damage_is_refused_with_place_and_remedy(
    tmp_path: Path, damage: tuple[str, str], expected: str
) -> None:
    path = tmp_path / "catalogue.yaml"
    path.write_text(SMALL, encoding="utf-8")
    small = checked_catalogue(read_yaml(path), VOCABULARY).statements(VOCABULARY)
    assert [node.id for node in small.nodes if isinstance(node, InstrumentFact)][-1] == "fact:B/kind/02"
    assert damage[0] in SMALL
    path.write_text(SMALL.replace(*damage, 1), encoding="utf-8")
    with pytest.raises(RefusedDocument) as refused:
        checked_catalogue(read_yaml(path), VOCABULARY)
    assert expected in str(refused.value)
    assert all(problem.remedy for problem in refused.value.problems)


def test_a_scope_says_whom_it_binds_when_and_where(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.yaml"
    path.write_text(SMALL, encoding="utf-8")
    said = checked_catalogue(read_yaml(path), VOCABULARY).statements(VOCABULARY)
    (scope,) = (node for node in said.nodes if isinstance(node, InstrumentScope))
    assert (scope.id, scope.text, scope.jurisdictions) == ("scope:B/01", "生产冷柜的企业", ("江西省",))
    assert (str(scope.effective_from), str(scope.effective_to)) == ("2026-03-01", "2027-03-01")
    assert (scope.source, scope.confidence) == ("网页", Confidence.SECONDARY)
    links = {(one.type, one.end): dict(one.properties) for one in said.relationships if one.start == scope.id}
    assert links == {
        ("BINDS", "iov-enterprise"): {},
        ("WHEN", "condition:exports-data/is/true"): {"groups": ("1",), "text": "出口的"},
        ("WHEN", "condition:protection-levels/any-of/3+4"): {"groups": ("2",), "text": "三级、四级"},
    }
    asked = {(one.start, one.end) for one in said.relationships if one.type == "ASKS"}
    assert ("condition:protection-levels/any-of/3+4", "protection-levels") in asked


def test_scopes_of_the_shipped_instruments(shipped_catalogue: CatalogueFormat) -> None:
    scopes = {record.path: record.scopes for record in shipped_catalogue.instruments}
    for standard in ("GB-44495-2024", "GB-44496-2024"):
        new, old = scopes[standard]
        assert [one.fact for one in new.conditions] == ["applies-for-new-types"]
        assert [one.fact for one in old.conditions] == ["has-types-approved-before"]
        assert (str(new.starts), str(old.starts)) == ("2026-01-01", "2028-01-01")
    unknown = {path for path, known in scopes.items() if not known}
    assert len(scopes) - len(unknown) >= 40
    assert unknown >= {
        "T-SHV2X-2-2025",
        "T-SHV2X-3-2025",
        "MIIT-NSB-2025-935",
        "SHANGHAI-NET-PLAN",
        "GB-T-47324-2026",
        "GB-T-47325-2026",
        "GB-T-47467-2026",
        "YD-T-3956-2021",
    }
    stated = [scope for known in scopes.values() for scope in known]
    assert all(scope.text_en for scope in stated)
    assert all((scope.only_where is None) == (scope.only_where_en is None) for scope in stated)
    general = [scope for scope in stated if "general knowledge" in scope.source[0]]
    assert general
    assert {scope.confidence for scope in general} == {Confidence.REPORTED}


def test_a_catalogue_may_refer_to_what_others_state(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.yaml"
    path.write_text(SMALL.replace("replaces: [instrument:B]", "replaces: [instrument:Z]"), encoding="utf-8")
    statements = checked_catalogue(read_yaml(path), VOCABULARY, elsewhere=["instrument:Z"]).statements(
        VOCABULARY
    )
    assert ("REPLACES", "instrument:A", "instrument:Z") in {
        (r.type, r.start, r.end) for r in statements.relationships
    }
