"""Telling apart what the graph says already from what needs a look at who else states it.

So a document that states what a thousand others state is loaded without reading the thousand.
"""

from asyncio import gather
from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from dutygraph.graph.model import RELATIONSHIP_TYPES, Node, Relationship, properties
from dutygraph.graph.sources.difference import (
    Key,
    LinkKey,
    NodeKey,
    Said,
    apart,
    links_of,
    nodes_of,
    place_of,
)
from dutygraph.graph.stated import Statements, is_joint, relationship_key
from dutygraph.graph.store.port import Fetch, OneOf, Record, Relation, Store, out


async def settle(
    store: Store,
    drafted: Mapping[NodeKey | LinkKey, Said | None],
    stored: Statements | None,
    wanted: Statements | None,
) -> tuple[AbstractSet[Key], AbstractSet[str]]:
    """What the graph says the same either way, and the ids whose other sources decide about the rest.

    What was drafted counts before what is in the store; None: it would go.
    """
    before, after = map(_shared, apart(stored, wanted))
    new = {key: said for key, said in after.items() if key not in before}
    known = {key: drafted[place] for key, said in new.items() if (place := place_of(said)) in drafted}
    unknown = [said for key, said in new.items() if key not in known]
    held: dict[Key, Record | Said] = {key: said for key, said in known.items() if said is not None}
    held |= await _nodes(store, nodes_of(unknown))
    # What the graph lacks nobody states, nor any relationship of it.
    absent = new.keys() - held.keys()
    held |= await _links(
        store, [link for link in links_of(unknown) if link.start not in absent and link.end not in absent]
    )
    settled = {key for key, record in held.items() if _says(record, new[key])}
    disputed = (before.keys() | held.keys()) - settled
    return settled, {id for key in disputed for id in ((key,) if isinstance(key, str) else key[1:])}


def _shared(said: Mapping[Key, Said]) -> dict[Key, Said]:
    """What others may state, too."""
    return {
        key: record
        for key, record in said.items()
        if (record.shared if isinstance(record, Node) else is_joint(record))
    }


async def _nodes(store: Store, asked: Iterable[Node]) -> dict[Key, Record]:
    """Those of them that there are, as the store has them."""
    ids: dict[str, list[str]] = defaultdict(list)
    for node in asked:
        ids[type(node).__name__].append(node.id)
    fetches = [
        Fetch(kind, tuple(name for name in properties(kind) if name != "id"), where=_one_of(of))
        for kind, of in sorted(ids.items())
    ]
    return {record.id: record for found in await gather(*map(store.fetch, fetches)) for record in found}


async def _links(store: Store, asked: Iterable[Relationship]) -> dict[Key, Record]:
    """The far ends of those of them that there are, with the properties of the relationship."""
    by_kind: dict[tuple[str, str, str], dict[Key, Relationship]] = defaultdict(dict)
    for link in asked:
        by_kind[link.type, link.start_type, link.end_type][relationship_key(link)] = link
    fetches = [
        Fetch(
            start,
            where=_one_of({link.start for link in of.values()}),
            relations=(
                Relation(
                    "linked",
                    (out(kind, end),),
                    Fetch(end, where=_one_of({link.end for link in of.values()})),
                    properties=tuple(held.name for held in RELATIONSHIP_TYPES[kind].properties),
                ),
            ),
        )
        for (kind, start, end), of in sorted(by_kind.items())
    ]
    found = await gather(*map(store.fetch, fetches))
    return {
        key: end
        for ((kind, _, _), of), starts in zip(sorted(by_kind.items()), found, strict=True)
        for start in starts
        for end in start.linked
        if (key := (kind, start.id, end.id)) in of
    }


def _one_of(ids: Iterable[str]) -> OneOf:
    return OneOf("id", tuple(sorted(ids)))


def _says(held: Record | Said, stated: Said) -> bool:
    """Whether what the graph holds has every value stated.

    Then it makes no difference who else states it: a value comes from whom it comes now, or is equal.
    """
    if isinstance(stated, Node):
        values = ((getattr(stated, name), getattr(held, name)) for name in properties(type(stated).__name__))
        return all(value in (None, ()) or value == known for value, known in values)
    known = dict(held.properties) if isinstance(held, Relationship) else vars(held)
    asked = dict(stated.properties)
    names = (declared.name for declared in RELATIONSHIP_TYPES[stated.type].properties)
    return all(known.get(name) == asked.get(name) for name in names)
