"""Statements and the changes between them: what several sources state merges, and comes apart again."""

import datetime
import hashlib
from collections.abc import Mapping
from dataclasses import fields

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dutygraph.graph.errors import InvalidInput
from dutygraph.graph.model import (
    EnterpriseType,
    FactType,
    Instrument,
    InstrumentKind,
    Node,
    ProfileFact,
    Relationship,
    SourceDocument,
    Value,
    properties,
    relate,
)
from dutygraph.graph.sources.difference import Parted, merge, plan
from dutygraph.graph.stated import Changes, Rank, Source, Statements, facts, relationship_key
from dutygraph.graph.store.content_hash import EMPTY, replaced
from tests.graph.store.drawing import draw_graph
from tests.graph.store.naive import kept_links

NAMES = {
    "vocabulary": Rank.VOCABULARY,
    "catalogue": Rank.CATALOGUE,
    "document:a": Rank.DOCUMENT,
    "document:b": Rank.DOCUMENT,
}
LOADS = st.lists(st.tuples(st.sampled_from(sorted(NAMES)), st.none() | st.integers(0, 30)), max_size=8)


class Ledger:
    """A graph in memory that takes changes at their word."""

    def __init__(self) -> None:
        self.nodes: dict[tuple[str, str], Node] = {}
        self.links: dict[tuple[str, str, str], Relationship] = {}
        self.facts: dict[tuple[str, str], Statements] = {}
        self.sources: dict[str, Statements] = {}
        self.content_hash = EMPTY

    def load(self, name: str, wanted: Statements | None) -> Changes:
        source = Source(name, NAMES[name])
        stored = self.sources.get(name)
        # All that an engine keeps of what the others say is what it is given here.
        others = [said for (_, other), said in self.facts.items() if other != name]
        changes = plan(source, wanted, stored, Parted.of(stored, wanted), others)
        self._apply(changes)
        before = stored.content_hash if stored else None
        after = wanted.content_hash if wanted else None
        self.content_hash = replaced(self.content_hash, name, before, after)
        return changes

    def _apply(self, changes: Changes) -> None:
        for link in changes.unrelated:
            del self.links[relationship_key(link)]
        for key in changes.deleted:
            del self.nodes[key]
        for node in changes.created:
            key = (type(node).__name__, node.id)
            assert key not in self.nodes
            self.nodes[key] = node
        for node in changes.updated:
            key = (type(node).__name__, node.id)
            assert self.nodes[key] != node
            self.nodes[key] = node
        for link in changes.related:
            assert relationship_key(link) not in self.links
            self.links[relationship_key(link)] = link
        for link in changes.altered:
            assert self.links[relationship_key(link)] != link
            self.links[relationship_key(link)] = link
        self._state(changes)

    def _state(self, changes: Changes) -> None:
        own = changes.source.id
        for id, kept in changes.facts.items():
            said = kept if kept is None or kept.nodes else facts(changes.statements, {id})[id]
            assert self.facts.pop((id, own), None) != said
            if said is not None:
                self.facts[id, own] = said
        self.sources.pop(own, None)
        if changes.statements is not None:
            self.sources[own] = changes.statements


def merged(sources: Mapping[str, Statements]) -> dict[tuple[str, str], dict[str, Value]]:
    """The properties of every node, each from the first source that knows it, or the last (LATER), and lists
    from all of them.
    """
    graph: dict[tuple[str, str], dict[str, Value]] = {}
    for said in sorted(sources.values(), key=lambda said: (said.source.rank, said.source.id)):
        for node in said.nodes:
            held = graph.setdefault((type(node).__name__, node.id), {})
            later = {declared.name for declared in fields(node) if declared.metadata.get("later")}
            for name in lasting(node):
                value = getattr(node, name)
                known = value not in (None, ())
                before = held.get(name)
                if isinstance(before, tuple) and isinstance(value, tuple):
                    held[name] = (*before, *(one for one in value if one not in before))
                elif before in (None, ()) or (name in later and known):
                    held[name] = value
    return graph


def lasting(node: Node) -> list[str]:
    return [name for name, held in properties(type(node).__name__).items() if not held.volatile]


def linked(sources: Mapping[str, Statements]) -> dict[tuple[str, str, str], Relationship]:
    graph: dict[tuple[str, str, str], Relationship] = {}
    for said in sorted(sources.values(), key=lambda said: (said.source.rank, said.source.id)):
        for link in kept_links(said.relationships):
            graph.setdefault(relationship_key(link), link)
    return graph


def drawn(name: str, seed: int | None) -> Statements | None:
    return None if seed is None else draw_graph(name, seed, NAMES[name], owner=name, reaching=True)


@given(LOADS)
@settings(max_examples=60, deadline=None)
def test_the_graph_holds_what_its_sources_state_and_nothing_else(loads: list[tuple[str, int | None]]) -> None:
    ledger = Ledger()
    for name, seed in loads:
        ledger.load(name, drawn(name, seed))
    held = {key: {name: getattr(node, name) for name in lasting(node)} for key, node in ledger.nodes.items()}
    assert held == merged(ledger.sources)
    assert ledger.links == linked(ledger.sources)
    for (node_type, id), node in ledger.nodes.items():
        stating = [
            name for name, said in sorted(ledger.sources.items()) if id in {one.id for one in said.nodes}
        ]
        told = sorted(name for stated, name in ledger.facts if stated == id)
        assert told == (stating if node.shared else []), node_type


@given(LOADS, st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_the_order_of_loading_leaves_no_trace(loads: list[tuple[str, int | None]], random: object) -> None:
    first, second = Ledger(), Ledger()
    for name, seed in loads:
        first.load(name, drawn(name, seed))
    names = sorted(first.sources)
    random.shuffle(names)  # type: ignore[attr-defined]
    for name in names:
        second.load(name, first.sources[name])
    assert first.content_hash == second.content_hash
    assert first.links == second.links
    assert first.facts == second.facts
    assert {key: [getattr(node, name) for name in lasting(node)] for key, node in first.nodes.items()} == {
        key: [getattr(node, name) for name in lasting(node)] for key, node in second.nodes.items()
    }


@given(LOADS, st.sampled_from(sorted(NAMES)))
@settings(max_examples=25, deadline=None)
def test_stating_the_same_again_changes_nothing(loads: list[tuple[str, int | None]], name: str) -> None:
    ledger = Ledger()
    for loaded, seed in loads:
        ledger.load(loaded, drawn(loaded, seed))
    content_hash = ledger.content_hash
    changes = ledger.load(name, ledger.sources.get(name))
    assert len(changes) == 0
    assert not changes.facts
    assert ledger.content_hash == content_hash


@given(LOADS)
@settings(max_examples=15, deadline=None)
def test_nothing_is_left_when_no_source_states_anything(loads: list[tuple[str, int | None]]) -> None:
    ledger = Ledger()
    for name, seed in loads:
        ledger.load(name, drawn(name, seed))
    for name in sorted(ledger.sources):
        ledger.load(name, None)
    assert (ledger.nodes, ledger.links, ledger.facts) == ({}, {}, {})
    assert ledger.content_hash == EMPTY


@given(st.integers(0, 1000))
@settings(max_examples=25, deadline=None)
def test_statements_survive_being_stored(seed: int) -> None:
    stated = draw_graph("document:a", seed)
    read = Statements.from_json(stated.to_json())
    assert set(read.nodes) == set(stated.nodes)
    assert set(read.relationships) == set(stated.relationships)
    assert read.source == stated.source
    assert read.content_hash == stated.content_hash
    assert read.to_json() == stated.to_json()


def test_the_content_hash_follows_content_and_neither_order_nor_time() -> None:
    def document(hour: int, title: str) -> SourceDocument:
        loaded_at = datetime.datetime(2026, 1, 1, hour, tzinfo=datetime.UTC)
        return SourceDocument(
            id="document:a", title=title, sha256="0", media_type="text/plain", loaded_at=loaded_at,
            text="", characters=0, modelled=0,
        )  # fmt: skip

    def content_hash(*nodes: Node) -> str:
        return Statements(Source("document:a", Rank.DOCUMENT), nodes, ()).content_hash

    kind = EnterpriseType(id="maker", name="企业", position=1)
    assert content_hash(document(1, "t"), kind) == content_hash(kind, document(2, "t"))
    assert content_hash(document(1, "t")) != content_hash(document(1, "u"))


def test_what_is_not_known_is_not_hashed() -> None:
    """Else a property that the model gains would make every source another."""
    law = Instrument(id="instrument:x", title="法", kind=InstrumentKind.LAW)
    stated = Statements(Source("catalogue", Rank.CATALOGUE), (law,), ())
    plain = {
        "source": ["catalogue", "1-catalogue"],
        "nodes": [["Instrument", {"id": "instrument:x", "title": "法", "kind": "LAW"}]],
        "relationships": [],
    }
    expected = hashlib.sha256(orjson.dumps(plain, option=orjson.OPT_SORT_KEYS)).hexdigest()
    assert stated.content_hash == expected


def test_a_property_comes_from_the_first_source_that_knows_it() -> None:
    catalogue, document = Source("catalogue", Rank.CATALOGUE), Source("document:a", Rank.DOCUMENT)
    known = Instrument(id="instrument:x", title="法", kind=InstrumentKind.LAW)
    told = Instrument(id="instrument:x", title="法律", kind=InstrumentKind.LAW, number="1号")
    assert merge([(document, told), (catalogue, known)]) == Instrument(
        id="instrument:x", title="法", kind=InstrumentKind.LAW, number="1号"
    )


def test_two_sources_cannot_state_one_id_as_different_things() -> None:
    one = (Source("vocabulary", Rank.VOCABULARY), EnterpriseType(id="x", name="n", position=1))
    other = (
        Source("document:a", Rank.DOCUMENT),
        ProfileFact(id="x", question="q", answer_type=FactType.BOOLEAN, position=1),
    )
    with pytest.raises(InvalidInput, match="x as EnterpriseType, document:a as ProfileFact"):
        merge([one, other])


def test_a_node_that_becomes_another_type_is_another_node() -> None:
    vocabulary = Source("vocabulary", Rank.VOCABULARY)
    was = EnterpriseType(id="x", name="n", position=1)
    becomes = ProfileFact(id="x", question="q", answer_type=FactType.BOOLEAN, position=1)
    stored, wanted = (Statements(vocabulary, (node,), ()) for node in (was, becomes))
    changes = plan(vocabulary, wanted, stored, Parted.of(stored, wanted), ())
    assert changes.deleted == (("EnterpriseType", "x"),)
    assert changes.created == (becomes,)
    assert changes.updated == ()


_X = EnterpriseType(id="x", name="n", position=1)
_Y = EnterpriseType(id="y", name="n", position=1)
_Z = EnterpriseType(id="z", name="n", position=1)


@pytest.mark.parametrize(
    ("nodes", "links", "message"),
    [
        pytest.param((_X, _X), (), "states x twice", id="a node twice"),
        pytest.param((_X,), (relate(_Y, "IS_A", _Z),), "without z|without y", id="a relationship of others"),
        pytest.param((_X,), (relate(_X, "IS_A", _Y),) * 2, "twice", id="a relationship twice"),
    ],
)
def test_statements_that_contradict_themselves_are_refused(
    nodes: tuple[Node, ...], links: tuple[Relationship, ...], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        Statements(Source("document:a", Rank.DOCUMENT), nodes, links)
