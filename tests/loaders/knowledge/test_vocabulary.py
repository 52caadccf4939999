import re
from pathlib import Path

import pytest

from dutygraph.graph.errors import RefusedDocument
from dutygraph.graph.model import EnterpriseType, FactChoice, ProfileFact
from dutygraph.graph.stated import Rank
from dutygraph.loaders.knowledge.vocabulary import Vocabulary
from dutygraph.loaders.knowledge.vocabulary_file import read_vocabulary

SEEDS = Path(__file__).parents[3] / "seeds"

PUBLIC_TYPES = [
    "iov-enterprise",
    "iov-platform-operator",
    "automotive-data-processor",
    "connected-vehicle-manufacturer",
    "component-manufacturer",
    "automated-driving-operator",
    "automated-driving-supplier",
    "application-provider",
    "ota-provider",
    "roadside-operator",
    "iov-sim-provider",
    "mobility-service-operator",
    "charging-operator",
    "map-positioning-provider",
    "vehicle-importer",
    "dealer-repairer",
    "automotive-data-user",
    "network-operator",
    "data-processor",
    "important-data-processor",
    "personal-information-processor",
    "critical-infrastructure-operator",
    "network-product-provider",
]
PUBLIC_FACTS = [
    "processes-important-data",
    "processes-personal-information",
    "protection-levels",
    "exports-data",
    "pipl-article-55-situations",
    "shares-important-data",
    "automated-driving-levels",
    "has-important-data-suppliers",
    "processes-automotive-data",
    "processes-data",
    "operates-networks",
    "operates-critical-infrastructure",
    "provides-network-products",
    "tests-or-operates-on-roads",
    "applies-for-new-types",
    "has-types-approved-before",
    "seeks-un-type-approval",
    "personal-information-subjects",
    "data-fields",
    "holds-telecom-licence",
    "processes-core-data",
    "entrusts-or-jointly-processes-important-data",
    "exported-subjects-this-year",
    "exported-sensitive-subjects-this-year",
    "export-path",
    "has-ota-vehicles",
    "has-driver-assistance",
    "in-admission-pilot",
]


@pytest.fixture(scope="module")
def shipped() -> Vocabulary:
    return read_vocabulary(SEEDS / "vocabulary.yaml")


def test_the_public_ids_are_all_there(shipped: Vocabulary) -> None:
    assert [entry.id for entry in shipped.enterprise_types] == PUBLIC_TYPES
    assert [entry.id for entry in shipped.profile_facts] == PUBLIC_FACTS
    choices = {entry.id: [choice.value for choice in entry.choices] for entry in shipped.profile_facts}
    assert choices["protection-levels"] == ["1", "2", "3", "4", "5"]
    assert choices["automated-driving-levels"] == ["L3", "L4", "L5"]
    assert choices["pipl-article-55-situations"] == [
        "sensitive-personal-information",
        "automated-decision-making",
        "entrust-provide-disclose",
        "cross-border-transfer",
        "major-impact",
    ]


def test_every_type_but_roles_and_who_only_deals_with_cars_is_an_iov_enterprise(
    shipped: Vocabulary,
) -> None:
    parents = {entry.id: {kin.type for kin in entry.is_a} for entry in shipped.enterprise_types}
    roles = {entry.id: entry.held_by for entry in shipped.enterprise_types if entry.held_by}
    assert roles == {
        "automotive-data-processor": "processes-automotive-data",
        "network-operator": "operates-networks",
        "data-processor": "processes-data",
        "important-data-processor": "processes-important-data",
        "personal-information-processor": "processes-personal-information",
        "critical-infrastructure-operator": "operates-critical-infrastructure",
        "network-product-provider": "provides-network-products",
    }
    assert not any(parents[role] for role in roles)
    others = {id for id, above in parents.items() if "iov-enterprise" not in above} - set(roles)
    assert others == {"iov-enterprise", "dealer-repairer", "automotive-data-user"}
    named = {id for id, above in parents.items() if "automotive-data-processor" in above}
    assert named == {
        "connected-vehicle-manufacturer",
        "component-manufacturer",
        "automated-driving-supplier",
        "dealer-repairer",
        "mobility-service-operator",
    }


def test_everything_people_read_is_in_both_languages(shipped: Vocabulary) -> None:
    assert all(entry.name_en for entry in shipped.enterprise_types)
    helps = [(entry.help, entry.help_en) for entry in shipped.enterprise_types]
    helps += [(entry.help, entry.help_en) for entry in shipped.profile_facts]
    assert all((chinese is None) == (english is None) for chinese, english in helps)
    assert all(entry.name_en for entry in shipped.deliverable_kinds)
    assert all(fact.question_en and all(c.label_en for c in fact.choices) for fact in shipped.profile_facts)
    assert len(shipped.jurisdictions) == len({place.code for place in shipped.jurisdictions}) == 31


def test_every_question_is_explained_and_names_its_source(shipped: Vocabulary) -> None:
    unexplained = [
        fact.id for fact in shipped.profile_facts if not fact.help or not re.search(r"《|GB", fact.help)
    ]
    assert unexplained == []


def test_statements(shipped: Vocabulary) -> None:
    statements = shipped.statements()
    assert (statements.source.id, statements.source.rank) == ("vocabulary", Rank.VOCABULARY)
    by_type = {
        kind: [n for n in statements.nodes if isinstance(n, kind)]
        for kind in (EnterpriseType, ProfileFact, FactChoice)
    }
    assert [len(nodes) for nodes in by_type.values()] == [23, 28, 20]
    held = {
        r.end for r in statements.relationships if (r.type, r.start) == ("HAS_CHOICE", "protection-levels")
    }
    assert held == {f"choice:protection-levels/{level}" for level in range(1, 6)}
    assert ("IS_A", "ota-provider", "iov-enterprise") in {
        (r.type, r.start, r.end) for r in statements.relationships
    }


SMALL = """kind: vocabulary
enterprise_types:
  - id: one
    name: 甲
  - id: two
    name: 乙
    is_a:
      - type: one
profile_facts:
  - id: levels
    type: CHOICES
    question: 级别？
    choices:
      - value: "1"
        label: 一级
  - id: has
    type: BOOLEAN
    question: 有？
  - id: files
    type: BOOLEAN
    question: 备案？
    implies:
      - when: "false"
        and: {fact: has, answer: "true"}
        fact: levels
        answer: none
conditions:
  - fact: has
    wordings: ["有船"]
"""


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        (
            ("id: two", "id: one"),
            "vocabulary.yaml:5 enterprise_types[1].id: 标识重复 the id one is used twice.",
        ),
        (
            ("type: one", "type: onee"),
            "is_a[0].type: 没有该企业类型 there is no enterprise type onee. 是否为 Did you mean one?",
        ),
        (("name: 乙", "name: 甲"), "enterprise_types[1].name: “甲”已属于 already means one."),
        (("type: one", "type: two"), "循环归类 two is above itself."),
        (("type: CHOICES", "type: BOOLEAN"), "levels is of type BOOLEAN and has 1 choices."),
        (
            ("label: 一级", "lable: 一级"),
            "choices[0].lable: 未知字段 lable is no field here. 是否为 Did you mean label?",
        ),
        (("id: one", "id: One"), "enterprise_types[0].id: 值无效"),
        (
            ('["有船"]', '["有{amount}船"]'),
            "conditions[0].wordings[0]: {amount} 与题型不符 has is of type BOOLEAN.",
        ),
        (('["有船"]', '["有{amount}或{amount}船"]'), "{amount} is there twice"),
        (("{fact: has,", "{fact: hasnt,"), "implies[0].and.fact: 没有该问题 there is no profile fact hasnt."),
        (('answer: "true"', "answer: any"), "implies[0].and.answer: 没有该答案 any is no answer to has."),
        (("answer: none", "answer: sold"), "implies[0].answer: 没有该答案 sold is no answer to levels."),
        (("kind: vocabulary", "kind: catalogue"), "vocabulary.yaml:1 kind: 值无效"),
    ],
)
def test_damage_is_refused_with_place_and_remedy(
    tmp_path: Path, damage: tuple[str, str], expected: str
) -> None:
    path = tmp_path / "vocabulary.yaml"
    path.write_text(SMALL, encoding="utf-8")
    assert len(read_vocabulary(path).enterprise_types) == 2
    path.write_text(SMALL.replace(*damage), encoding="utf-8")
    with pytest.raises(RefusedDocument) as refused:
        read_vocabulary(path)
    assert expected in str(refused.value)
    assert all(problem.remedy for problem in refused.value.problems)
