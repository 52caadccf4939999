"""Reading a whole graph, to compare it with what its sources state."""

from collections.abc import Iterable

from dutygraph.graph.model import NODE_TYPES, RELATIONSHIP_TYPES, Node, Relationship, properties
from dutygraph.graph.sources.difference import merge
from dutygraph.graph.stated import Source, Statements, relationship_key
from dutygraph.graph.store.port import Fetch, Record, Relation, Store, out
from tests.graph.store.naive import NaiveGraph, kept_links


def fetches() -> Iterable[Fetch]:
    """Every node with all its properties, and every relationship with its own."""
    for node_type in NODE_TYPES:
        lasting = tuple(
            name for name, declared in properties(node_type).items() if name != "id" and not declared.volatile
        )
        relations = tuple(
            Relation(
                f"{declared.name}_{end}",
                (out(declared.name, end),),
                Fetch(end),
                properties=tuple(held.name for held in declared.properties),
            )
            for declared in RELATIONSHIP_TYPES.values()
            for start, end in declared.ends
            if start == node_type
        )
        yield Fetch(node_type, lasting, relations=relations)


async def held_by(store: Store) -> list[tuple[Record, ...]]:
    return [tuple(await store.fetch(fetch)) for fetch in fetches()]


def stated_by(*sources: Statements) -> list[tuple[Record, ...]]:
    """What a graph holds in which these sources were loaded, in any order."""
    stating: dict[str, list[tuple[Source, Node]]] = {}
    links: dict[tuple[str, str, str], Relationship] = {}
    for said in sorted(sources, key=lambda said: (said.source.rank, said.source.id)):
        for node in said.nodes:
            stating.setdefault(node.id, []).append((said.source, node))
        for link in kept_links(said.relationships):
            links.setdefault(relationship_key(link), link)
    nodes = tuple(merge(each) for each in stating.values())
    graph = NaiveGraph(nodes, tuple(links.values()))
    return [graph.fetch(fetch) for fetch in fetches()]
