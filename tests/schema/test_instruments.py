"""The parts of instruments down to a depth, and what is known of them in words."""

from collections.abc import Awaitable, Callable

import pytest

from dutygraph.graph.model import Authority, Confidence, Instrument, InstrumentFact, InstrumentKind, Provision
from dutygraph.graph.store.port import Store
from dutygraph.loaders.knowledge.catalogue_file import checked_catalogue
from dutygraph.loaders.knowledge.vocabulary_file import read_vocabulary
from dutygraph.loaders.knowledge.yaml_file import read_yaml
from dutygraph.schema.words import words_of
from dutygraph.service.settings import Settings
from tests.graph_builder import Graph
from tests.schema.conftest import Api

pytestmark = pytest.mark.anyio


@pytest.fixture
async def parts_api(make_store: Callable[..., Awaitable[Store]]) -> Api:
    graph = Graph("catalogue")
    order = graph.new(Instrument, "instrument:order", title="令", kind=InstrumentKind.DEPARTMENTAL_RULE)
    ministry = graph.new(Authority, "authority:ministry", name="某部", name_en="Ministry")
    office = graph.new(Authority, "authority:office", name="某办")
    graph.link(order, "ISSUED_BY", ministry, office)
    for position, (name, value) in enumerate(
        [
            ("kind", "DEPARTMENTAL_RULE"),
            ("issuers", "authority:ministry、authority:office"),
            ("issuers", "authority:ministry"),
            ("issuers", "某部"),
            ("colour_of_paper", "白"),
        ]
    ):
        fact = graph.new(
            InstrumentFact,
            f"fact:order/{position}",
            name=name,
            value=value,
            source="s",
            confidence=Confidence.REPORTED,
            position=position,
        )
        graph.link(order, "HAS_FACT", fact)
    above: list[Provision] = []
    for position, label in enumerate(("第一章", "第一节", "第一条", "第二章")):
        part = graph.new(Provision, f"provision:order/{position}", label=label, position=position)
        graph.link(order, "HAS_PROVISION", part)
        if label != "第二章":
            if above:
                graph.link(above[-1], "HAS_PART", part)
            above.append(part)
    store = await make_store()
    await graph.load(store)
    return Api(store)


@pytest.mark.parametrize(
    ("depth", "labels"),
    [
        (1, ["第一章", "第二章"]),
        (2, ["第一章", "第一节", "第二章"]),
        (3, ["第一章", "第一节", "第一条", "第二章"]),
        (8, ["第一章", "第一节", "第一条", "第二章"]),
        (None, ["第一章", "第一节", "第一条", "第二章"]),
    ],
)
async def test_parts_down_to_a_depth(parts_api: Api, depth: int | None, labels: list[str]) -> None:
    data = await parts_api.ask(
        """query ($depth: Int) { instrument(number: "instrument:order") { provisions(depth: $depth) {
          totalCount nodes { label } } } }""",
        depth=depth,
    )
    found = data["instrument"]["provisions"]
    assert [one["label"] for one in found["nodes"]] == labels
    assert found["totalCount"] == len(labels)


async def test_pages_of_one_depth_follow_one_another(parts_api: Api) -> None:
    query = """query ($after: String) { instrument(number: "instrument:order") {
      provisions(depth: 1, first: 1, after: $after) {
        nodes { label } pageInfo { hasNextPage endCursor } } } }"""
    first = (await parts_api.ask(query))["instrument"]["provisions"]
    assert first["pageInfo"]["hasNextPage"]
    second = (await parts_api.ask(query, after=first["pageInfo"]["endCursor"]))["instrument"]["provisions"]
    assert [one["label"] for one in second["nodes"]] == ["第二章"]
    assert not second["pageInfo"]["hasNextPage"]


@pytest.mark.parametrize("depth", [0, -1, 9])
async def test_a_depth_that_no_instrument_has_is_refused(parts_api: Api, depth: int) -> None:
    code, message = await parts_api.refusal(
        """query ($depth: Int) { instrument(number: "instrument:order") { provisions(depth: $depth) {
          totalCount } } }""",
        depth=depth,
    )
    assert code == "INVALID_INPUT"
    assert f"(depth:) 为 {depth}。 It is {depth}. 须在 1 至 8 之间" in message


async def test_facts_are_in_words(parts_api: Api) -> None:
    data = await parts_api.ask(
        '{ instrument(number: "instrument:order") { facts { label labelEn value valueEn } } }'
    )
    assert [tuple(fact.values()) for fact in data["instrument"]["facts"]] == [
        ("类别", "Kind", "部门规章", "Departmental rule"),
        # One of the issuers has no English name.
        ("发布机关", "Issued by", "某部、某办", None),
        ("发布机关", "Issued by", "某部", "Ministry"),
        ("发布机关", "Issued by", "某部", None),
        ("colour of paper", "Colour of paper", "白", None),
    ]


def test_every_kind_and_every_fact_of_the_catalogue_has_words() -> None:
    assert {kind.value for kind in InstrumentKind} <= words_of("InstrumentKind").keys()
    seeds = Settings().seeds
    vocabulary = read_vocabulary(seeds / "vocabulary.yaml")
    catalogue = checked_catalogue(read_yaml(seeds / "catalogue.yaml"), vocabulary).statements(vocabulary)
    named = {node.name for node in catalogue.nodes if isinstance(node, InstrumentFact)}
    assert named
    assert named <= words_of("facts").keys(), "Say in schema/words.yaml what they are called."
