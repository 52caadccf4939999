"""Telling apart what the graph says already from what needs a look at who else states it.

So a document that states what a thousand others state is loaded without reading the thousand.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping
from collections.abc import Set as AbstractSet

from dutygraph.graph.model import RELATIONSHIP_TYPES, Node, Relationship, properties
from dutygraph.graph.sources.difference import Key, Parted, Place, Said, place_of
from dutygraph.graph.stated import is_joint
from dutygraph.graph.store.port import Record


async def settle(
    held_at: Callable[[Collection[Place]], Awaitable[Mapping[Place, Said | Record]]], parted: Parted
) -> tuple[AbstractSet[Key], AbstractSet[str]]:
    """What the graph says the same either way, and the ids whose other sources decide about the rest.

    `held_at` tells what there is.
    """
    before, after = _shared(parted.before), _shared(parted.after)
    new = {key: said for key, said in after.items() if key not in before}
    found = await held_at([place_of(said) for said in new.values()])
    held = {key: record for key, said in new.items() if (record := found.get(place_of(said)))}
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
