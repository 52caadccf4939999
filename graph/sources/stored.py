"""What a stored graph holds, each thing read once, and all of a kind that is asked for together at once."""

from asyncio import gather
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from dutygraph.graph.model import NODE_TYPES, RELATIONSHIP_TYPES, properties
from dutygraph.graph.sources.difference import LinkKey, NodeKey, Place
from dutygraph.graph.store.port import Fetch, OneOf, Record, Relation, Store, out


class Stored:
    """Nodes, those of shared types with their properties, and relationships of such: the far end with the
    properties of the relationship. All of it is of one state of the graph.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read: dict[Place, Record | None] = {}

    async def read(self, places: Collection[Place]) -> Mapping[Place, Record]:
        """Those of them that there are."""
        # A set less the keys of a dict would look at each of those, here at all that was ever read.
        unread = {place for place in places if place not in self._read}
        self._read.update(dict.fromkeys(unread))
        await self._nodes(place for place in unread if len(place) == 2)
        # What is not there has no relationship.
        links = (place for place in unread if len(place) == 5)
        await self._links(link for link in links if self._may_be(link[1:3]) and self._may_be(link[3:]))
        return {place: record for place in places if (record := self._read[place]) is not None}

    def forget_absent(self) -> None:
        self._read = {place: record for place, record in self._read.items() if record is not None}

    def _may_be(self, node: NodeKey) -> bool:
        return node not in self._read or self._read[node] is not None

    async def _nodes(self, keys: Iterable[NodeKey]) -> None:
        ids: dict[str, list[str]] = defaultdict(list)
        for node, id in keys:
            ids[node].append(id)
        fetches = [
            Fetch(
                node,
                tuple(name for name in properties(node) if name != "id") if NODE_TYPES[node].shared else (),
                where=_one_of(of),
            )
            for node, of in sorted(ids.items())
        ]
        for fetch, found in zip(fetches, await gather(*map(self._store.fetch, fetches)), strict=True):
            self._read.update(((fetch.node, record.id), record) for record in found)

    async def _links(self, keys: Iterable[LinkKey]) -> None:
        by_kind: dict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
        for type, start, start_id, end, end_id in keys:
            by_kind[type, start, end].append((start_id, end_id))
        fetches = [
            Fetch(
                start,
                where=_one_of({start for start, _ in of}),
                relations=(
                    Relation(
                        "linked",
                        (out(kind, end),),
                        Fetch(end, where=_one_of({end for _, end in of})),
                        properties=tuple(held.name for held in RELATIONSHIP_TYPES[kind].properties),
                    ),
                ),
            )
            for (kind, start, end), of in sorted(by_kind.items())
        ]
        found = await gather(*map(self._store.fetch, fetches))
        for (kind, start, end), starts in zip(sorted(by_kind), found, strict=True):
            for near in starts:
                for far in near.linked:
                    self._read[kind, start, near.id, end, far.id] = far


def _one_of(ids: Iterable[str]) -> OneOf:
    return OneOf("id", tuple(sorted(ids)))
