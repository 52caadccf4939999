"""Changes worked out one source after another against one state of a graph, and written all together.

So a dry run is the same work as a load, without its last step, and needs no more than a reader's rights.
"""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import chain
from typing import Any, TypeVar

from dutygraph.graph.errors import InvalidInput, StaleChanges, StillReferenced, StoreError
from dutygraph.graph.model import NODE_TYPES, RELATIONSHIP_TYPES, Relationship
from dutygraph.graph.sources.difference import (
    LinkKey,
    NodeKey,
    Parted,
    Place,
    Said,
    links_of,
    nodes_of,
    place_of,
    plan,
)
from dutygraph.graph.sources.references import Reference, references
from dutygraph.graph.sources.stored import Stored
from dutygraph.graph.sources.undisputed import settle
from dutygraph.graph.stated import Batch, Changes, Packed, Source, Statements, ends, facts, is_joint, unpacked
from dutygraph.graph.store.port import Record, Revision, Store

_TOLD = 10
"""So many references to what would go are named."""
_ABSENT: Any = object()
_SHARED = frozenset(name for name, declared in NODE_TYPES.items() if declared.shared)
_ATTEMPTS = 5
"""So often are changes worked out anew where another load came in between."""

_Done = TypeVar("_Done")
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_Place = TypeVar("_Place", bound=Place)


async def change(store: Store, work: Callable[["Draft"], Awaitable[_Done]]) -> _Done:
    """Work out changes against one state of a graph and write them, in one transaction; what `work` gave.

    It is done anew, from the beginning, where another load came in between.
    """
    for left in reversed(range(_ATTEMPTS)):
        draft = await Draft.of(store)
        try:
            done = await work(draft)
            await draft.commit()
        except StaleChanges:
            if not left:
                raise
        else:
            return done
    raise AssertionError("unreachable")


class Draft:
    """The graph of `store` as it would be. Reads show the draft over what is stored.

    `drafted` is what differs from what is stored: nodes and relationships as they would be, None where they
    would go.
    """

    def __init__(self, store: Store, based_on: int) -> None:
        self.store = store
        self.drafted: dict[Place, Said | None] = {}
        self.stating: dict[str, tuple[Source, Packed | None]] = {}
        self.based_on = based_on
        self._held: set[Place] = set()
        self._facts: dict[str, dict[str, Statements | None]] = defaultdict(dict)
        self._links_of: dict[NodeKey, set[LinkKey]] = defaultdict(set)
        self._stored = Stored(store)
        self._undo: list[tuple[dict[Any, Any], Mapping[Any, Any]]] = []
        self._hashes: Mapping[str, str] | None = None
        self._last: Statements | None = None

    @classmethod
    async def of(cls, store: Store) -> "Draft":
        return cls(store, (await store.revision()).number)

    def __bool__(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.stating)

    # ---- writing ----

    async def add(self, source: Source, wanted: Statements | None) -> Changes:
        """Let `source` state exactly `wanted` (None: nothing at all); what had to change for that.

        Where that cannot be, the draft is as it was before: StillReferenced where others refer to what
        would go, InvalidInput where a relationship would lack its end or another source states a node
        already that cannot be shared. StaleChanges where the stored graph has moved on.
        """

        async def said(_: Source) -> Statements | None:
            return wanted

        changed, refused = await self.state([source], said)
        for error in refused.values():
            raise error
        return changed[0]

    async def state(
        self, sources: Iterable[Source], wanted: Callable[[Source], Awaitable[Statements | None]]
    ) -> tuple[list[Changes], Mapping[Source, Exception]]:
        """As `add`, all of them at once, for they may refer to each other; or, with nothing drafted, which of
        them cannot state what is `wanted` of them, and why.
        """
        changed: list[Changes] = []
        refused: dict[Source, Exception] = {}
        self._undo.clear()
        for source in sources:
            try:
                changes = await self._changes(source, await wanted(source))
                await self._take(changes)
            except StoreError:
                raise
            except Exception as error:  # noqa: BLE001 no reason to leave the others out
                refused[source] = error
            else:
                # All that it states is held packed.
                changed.append(replace(changes, statements=None))
        refused = refused or await self._check(changed)
        if refused:
            for drawn, before in reversed(self._undo):
                for key, held in before.items():
                    drawn.pop(key) if held is _ABSENT else drawn.update({key: held})
            self._last = None
            await self.check_current()
        return changed, refused

    @property
    def batch(self) -> Batch:
        """The difference to what is stored, of all the sources together."""
        new: list[Said] = []
        other: list[Said] = []
        gone: list[Place] = []
        for place, said in self.drafted.items():
            if said is not None:
                (other if place in self._held else new).append(said)
            elif place in self._held:
                gone.append(place)
        return Batch(
            self.based_on,
            tuple(self.stating.values()),
            created=nodes_of(new),
            updated=nodes_of(other),
            deleted=tuple(place for place in gone if len(place) == 2),
            related=links_of(new),
            altered=links_of(other),
            unrelated=tuple(Relationship(*place) for place in gone if len(place) == 5),
            facts={(id, source): said for id, of in self._facts.items() for source, said in of.items()},
        )

    async def commit(self) -> Revision | None:
        """Write it, in one transaction; None where there is nothing to write."""
        return await self.store.apply(self.batch) if self else None

    def forget(self) -> None:
        """Be as it was at the beginning."""
        for held in (self.drafted, self.stating, self._held, self._facts, self._links_of):
            held.clear()
        self._last = None

    def thin(self) -> None:
        """Forget the records that no other source states or relates to; this is not to be written then."""
        for place in [place for place, said in self.drafted.items() if said and not _concerns_others(place)]:
            del self.drafted[place]
        self._stored.forget_absent()

    async def check_current(self) -> None:
        """Passes while the stored graph is the one that this was worked out from; else StaleChanges."""
        if (await self.store.revision()).number != self.based_on:
            raise StaleChanges("Another load changed the graph while this one compared.", "Load again.")

    # ---- reading ----

    async def stated(self, source: str) -> Statements | None:
        if self._last is None or self._last.source.id != source:
            if source in self.stating:
                packed = self.stating[source][1]
                self._last = unpacked(packed.payload) if packed else None
            else:
                known = await self.content_hash(source)
                self._last = await self.store.stated(source) if known else None
        return self._last

    async def sources(self) -> Mapping[str, str]:
        """As the store's own."""
        if self._hashes is None:
            self._hashes = await self.store.sources()
        return self._hashes

    async def content_hash(self, source: str) -> str | None:
        """Of what a source states; None where it states nothing."""
        if source in self.stating:
            packed = self.stating[source][1]
            return packed.content_hash if packed else None
        return (await self.sources()).get(source)

    def ids_of(self, node: str) -> AbstractSet[str]:
        """The nodes of a type that differ from the stored graph."""
        return {place[1] for place in self.drafted if len(place) == 2 and place[0] == node}

    def links_of(self, key: NodeKey) -> Iterator[tuple[LinkKey, Said | None]]:
        """What differs from the stored graph of a shared node's relationships."""
        drafted = self.drafted
        return ((link, drafted[link]) for link in self._links_of.get(key, ()) if link in drafted)

    async def facts(self, ids: AbstractSet[str]) -> Mapping[str, Sequence[Statements]]:
        """As the store's own."""
        found: dict[str, dict[str, Statements | None]] = {
            id: {said.source.id: said for said in of}
            for id, of in (await self.store.facts(ids) if ids else {}).items()
        }
        for id in ids & self._facts.keys():
            found[id] = {**found.get(id, {}), **self._facts[id]}
            for source, said in self._facts[id].items():
                if said and not said.nodes:
                    found[id][source] = facts(await self.stated(source), {id})[id]
        return {id: [said for said in of.values() if said] for id, of in found.items()}

    async def foresee(self, stated: Iterable[Statements]) -> None:
        """Read at once what is asked for where sources are added that state nothing yet."""
        places: set[Place] = set()
        for said in stated:
            if await self.content_hash(said.source.id) is None:
                places.update(place_of(node) for node in said.nodes if not said.source.owns(node))
                places.update(map(place_of, filter(is_joint, said.relationships)))
                own = {node.id for node in said.nodes}
                places.update(end for link in said.relationships for end in ends(link) if end[1] not in own)
        await self._stored.read(places)

    async def held(self, places: Collection[_Place]) -> Mapping[_Place, Said | Record]:
        """What there is of these; of nodes that no other source states no more may be told."""
        drafted = self.drafted
        stored = await self._stored.read([one for one in places if one not in drafted])
        return {one: said for one in places if (said := drafted[one] if one in drafted else stored.get(one))}

    # ---- what changes -------------------------------------------------------

    async def _changes(self, source: Source, wanted: Statements | None) -> Changes:
        stored = await self.stated(source.id)
        if stored is None and wanted is None:
            return Changes(source, None, unchanged=True)
        alike = stored is not None and wanted is not None and stored.content_hash == wanted.content_hash
        if alike and stored and not stored.read_hash:
            return Changes(source, stored, unchanged=True)
        parted = Parted.of(stored, wanted)
        settled, contested = await settle(self.held, parted)
        stated = (await self.facts(contested)).values()
        others = (said for of in stated for said in of if said.source != source)
        changes = plan(source, wanted, stored, parted, others, settled)
        moved = len(changes) or changes.facts
        return changes if moved or not alike else Changes(source, stored, unchanged=True)

    async def _take(self, changes: Changes) -> None:
        """Draw the changes over the graph; InvalidInput where another source states a node of these."""
        if changes.unchanged:
            return
        new = [node for node in changes.created if not node.shared and not changes.source.owns(node)]
        created = [(type(node).__name__, node.id) for node in new]
        for _, id in sorted((await self.held(created)).keys() - set(changes.deleted)):
            raise InvalidInput(
                f"{changes.source.id} states {id}, which another source states already.",
                "Remove that source first, or give this one other ids.",
            )
        there: dict[Place, Said | None] = {}
        there.update(dict.fromkeys(chain(changes.deleted, map(place_of, changes.unrelated))))
        there.update((place_of(said), said) for said in chain[Said](changes.updated, changes.altered))
        after = {place_of(said): said for said in chain[Said](changes.created, changes.related)} | there
        self._held.update(place for place in there if place not in self.drafted)
        self._draw(self.drafted, after)
        for place in after:
            if len(place) == 5:
                # No other source relates to what is not shared.
                if place[1] in _SHARED:
                    self._links_of[place[1:3]].add(place)
                if place[3] in _SHARED:
                    self._links_of[place[3:]].add(place)
        source, said = changes.source, changes.statements
        for id, of in changes.facts.items():
            self._draw(self._facts[id], {source.id: of})
        self._draw(self.stating, {source.id: (source, said.packed if said else None)})
        self._last = said

    def _draw(self, over: dict[_Key, _Value], values: Mapping[_Key, _Value]) -> None:
        self._undo.append((over, {key: over.get(key, _ABSENT) for key in values}))
        over.update(values)

    # ---- what must not be ---------------------------------------------------

    async def _check(self, changed: Sequence[Changes]) -> dict[Source, Exception]:
        """Which sources leave a relationship without an end, and which take away what others refer to."""
        refused: dict[Source, Exception] = {}
        new = {node.id for changes in changed for node in changes.created}
        related = [(changes.source, link) for changes in changed for link in changes.related]
        # What is not shared is stated where it is related.
        wanted = {
            (type, id) for _, link in related for type, id in ends(link) if type in _SHARED and id not in new
        }
        missing = wanted - (await self.held(wanted)).keys()
        for source, link in related if missing else ():
            for end in missing.intersection(ends(link)):
                refused[source] = InvalidInput(
                    f"{link.start} {link.type} {link.end}：图谱中没有 {end[0]} {end[1]}。"
                    f" The graph has no {end[0]} {end[1]}.",
                    "请先装入写明它的文件，或改正引用。 Load what states it first, or correct the reference.",
                )
        if refused:
            return refused
        deleted = {key: changes.source for changes in changed for key in changes.deleted}
        held: dict[Source, list[str]] = defaultdict(list)
        for reference in await self._references(deleted):
            held[deleted[reference.gone_node, reference.gone]].append(str(reference))
        for source, told in held.items():
            if len(told) > _TOLD:
                told[_TOLD:] = [f"… 共 {len(told)} 处 {len(told)} references in all."]
            refused[source] = StillReferenced(
                "\n".join([*told, "未作任何改动 Nothing was changed."]),
                "先卸载引用它的文件，或一并卸载 Unload what refers to it first, or together with it.",
            )
        return refused

    async def _references(self, deleted: Iterable[NodeKey]) -> Sequence[Reference]:
        """What refers to the deleted nodes and stays."""
        gone: dict[str, list[str]] = defaultdict(list)
        found: dict[tuple[str, AbstractSet[NodeKey]], Reference] = {}
        ceasing = set()
        for key in deleted:
            if self.drafted.get(key, _ABSENT) is not None:
                continue
            gone[key[0]].append(key[1])
            for place, link in sorted(self.links_of(key), key=lambda drafted: drafted[0]):
                type, start, end = place[0], place[1:3], place[3:]
                if link is None:
                    ceasing.add((type, frozenset((start, end))))
                elif not RELATIONSHIP_TYPES[type].loose:
                    other = start if end == key else end
                    found[type, frozenset((start, end))] = Reference(type, *other, *key)
        if not gone:
            return list(found.values())
        for reference in await references(self.store, gone):
            if (reference.type, reference.ends) not in ceasing:
                found[reference.type, reference.ends] = reference
        return list(found.values())


def _concerns_others(place: Place) -> bool:
    return not _SHARED.isdisjoint(place[:1] if len(place) == 2 else place[1::2])
