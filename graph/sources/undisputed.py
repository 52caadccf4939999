"""Telling apart what the graph says already from what needs a look at who else states it.

So a document that states what a thousand others state is loaded without reading the thousand.
"""

from asyncio import gather
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet

from dutygraph.graph.model import NODE_TYPES, RELATIONSHIP_TYPES, Node, Relationship, properties
from dutygraph.graph.sources.difference import Settled
from dutygraph.graph.stated import RelationshipKey, Statements, ends, is_joint, relationship_key
from dutygraph.graph.store.port import Fetch, OneOf, Record, Relation, Store, out


class Said:
    """What a source states that others may state too: shared nodes by id, joint relationships by key."""

    def __init__(self, statements: Statements | None) -> None:
        nodes = statements.nodes if statements else ()
        relationships = statements.relationships if statements else ()
        self.nodes: Mapping[str, Node] = {record.id: record for record in nodes if record.shared}
        self.joint: Mapping[RelationshipKey, Relationship] = {
            relationship_key(link): link for link in relationships if is_joint(link)
        }

    def __bool__(self) -> bool:
        return bool(self.nodes or self.joint)


async def settle(
    store: Store,
    drafted_nodes: Mapping[tuple[str, str], Node | None],
    drafted_links: Mapping[tuple[str, tuple[str, str], tuple[str, str]], Relationship | None],
    before: Said,
    after: Said,
) -> tuple[Settled, AbstractSet[str]]:
    """What the graph says the same either way, and the ids whose other sources decide about the rest.

    What was drafted, by type and id and by type and ends, counts before what is stored; None: it would go.
    """
    nodes = {id for id, node in before.nodes.items() if node == after.nodes.get(id)}
    links = {key for key, link in before.joint.items() if link == after.joint.get(key)}
    open_nodes = before.nodes.keys() - nodes
    new_nodes = [after.nodes[id] for id in after.nodes.keys() - before.nodes.keys()]
    new_links = [after.joint[key] for key in after.joint.keys() - before.joint.keys()]
    open_links = before.joint.keys() - links
    held = await _held(store, new_nodes, new_links)
    for node in new_nodes:
        key = (type(node).__name__, node.id)
        record = drafted_nodes[key] if key in drafted_nodes else held.get(key)
        # What the graph lacks nobody states.
        if record is not None:
            (nodes if _says(record, node) else open_nodes).add(node.id)
    for link in new_links:
        drafted = (link.type, *ends(link))
        if drafted in drafted_links:
            if (other := drafted_links[drafted]) is not None:
                (links if other == link else open_links).add(relationship_key(link))
            continue
        far = _far(held, link)
        if far is not None:
            (links if _relates(far, link) else open_links).add(relationship_key(link))
    return Settled(nodes, links), open_nodes | _ends(open_links)


def _ends(keys: Iterable[RelationshipKey]) -> set[str]:
    return {end for _, *ends in keys for end in ends}


async def _held(
    store: Store, nodes: Collection[Node], links: Collection[Relationship]
) -> Mapping[tuple[str, str], Record]:
    """The graph's records of the nodes, and of the starts of the relationships with their far ends."""
    ids: dict[str, set[str]] = defaultdict(set)
    far: dict[str, dict[tuple[str, str], set[str]]] = defaultdict(lambda: defaultdict(set))
    for node in nodes:
        ids[type(node).__name__].add(node.id)
    for link in links:
        ids[link.start_type].add(link.start)
        far[link.start_type][link.type, link.end_type].add(link.end)
    asked = [
        Fetch(
            node_type,
            tuple(name for name in properties(node_type) if name != "id"),
            where=OneOf("id", tuple(sorted(wanted))),
            relations=tuple(
                Relation(
                    _attribute(type, end_type),
                    (out(type, end_type),),
                    Fetch(end_type, where=OneOf("id", tuple(sorted(far[node_type][type, end_type])))),
                    properties=tuple(held.name for held in RELATIONSHIP_TYPES[type].properties),
                )
                for type, end_type in _joint_from(node_type)
            ),
        )
        for node_type, wanted in sorted(ids.items())
    ]
    return {
        (fetch.node, record.id): record
        for fetch, found in zip(asked, await gather(*map(store.fetch, asked)), strict=True)
        for record in found
    }


def _joint_from(node_type: str) -> Iterable[tuple[str, str]]:
    """All of them, asked or not, so that the fetch of a node type has one shape."""
    return (
        (declared.name, end)
        for declared in RELATIONSHIP_TYPES.values()
        for start, end in declared.ends
        if start == node_type and NODE_TYPES[end].shared
    )


def _attribute(type: str, end_type: str) -> str:
    return f"{type} {end_type}"


def _says(record: Record | Node, stated: Node) -> bool:
    """Whether the graph's record has every value stated.

    Then it makes no difference who else states it: a value comes from whom it comes now, or is equal.
    """
    values = ((getattr(stated, name), getattr(record, name)) for name in properties(type(stated).__name__))
    return all(value in (None, ()) or value == held for value, held in values)


def _far(held: Mapping[tuple[str, str], Record], link: Relationship) -> Record | None:
    record = held.get((link.start_type, link.start))
    ends: Iterable[Record] = getattr(record, _attribute(link.type, link.end_type)) if record else ()
    return next((end for end in ends if end.id == link.end), None)


def _relates(far: Record, link: Relationship) -> bool:
    asked = dict(link.properties)
    names = (held.name for held in RELATIONSHIP_TYPES[link.type].properties)
    return all(getattr(far, name) == asked.get(name) for name in names)
