"""Changes worked out one source after another against one state of a graph, and written all together.

So a dry run is the same work as a load, without its last step, and needs no more than a reader's rights.
"""

from asyncio import gather
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, TypeAlias, TypeVar

from dutygraph.graph.errors import InvalidInput, StaleChanges, StillReferenced
from dutygraph.graph.model import RELATIONSHIP_TYPES, Node, Relationship
from dutygraph.graph.sources.difference import plan
from dutygraph.graph.sources.references import Reference, references
from dutygraph.graph.sources.undisputed import Said, settle
from dutygraph.graph.stated import Batch, Changes, Source, Statements, ends
from dutygraph.graph.store.port import Fetch, OneOf, Revision, Store

NodeKey: TypeAlias = tuple[str, str]
"""Type and id."""
LinkKey: TypeAlias = tuple[str, NodeKey, NodeKey]
"""Type, start and end."""

_TOLD = 10
"""So many references to what would go are named."""
_ABSENT: Any = object()
_ATTEMPTS = 5
"""So often are changes worked out anew where another load came in between."""

_Done = TypeVar("_Done")


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

    `nodes` and `links` are what differs from what is stored: as it would be, None where it would go.
    """

    def __init__(self, store: Store, based_on: int) -> None:
        self.store = store
        self.nodes: dict[NodeKey, Node | None] = {}
        self.links: dict[LinkKey, Relationship | None] = {}
        self.stating: dict[str, tuple[Source, Statements | None]] = {}
        self.based_on = based_on
        self._stored: dict[NodeKey | LinkKey, bool] = {}
        self._facts: dict[str, dict[str, Statements | None]] = defaultdict(dict)
        self._links_of: dict[NodeKey, set[LinkKey]] = defaultdict(set)
        self._known: set[NodeKey] = set()
        self._log: list[tuple[MutableMapping[Any, Any], Any, Any]] = []
        self._hashes: Mapping[str, str] | None = None
        self._last: Statements | None = None

    @classmethod
    async def of(cls, store: Store) -> "Draft":
        return cls(store, (await store.revision()).number)

    def __bool__(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.stating)

    def __len__(self) -> int:
        """How many nodes and relationships differ."""
        return len(self.nodes) + len(self.links)

    # ---- writing ----

    async def add(self, source: Source, wanted: Statements | None) -> Changes:
        """Let `source` state exactly `wanted` (None: nothing at all); what had to change for that.

        Where that cannot be, the draft is as it was before: StillReferenced where others refer to what
        would go, InvalidInput where a relationship would lack its end or another source states a node
        already that cannot be shared. StaleChanges where the stored graph has moved on.
        """
        changes = await self._changes(source, wanted)
        if changes.unchanged:
            return changes
        try:
            await self._check_unclaimed(changes)
            self._take(changes)
            await self._check(changes)
        except BaseException as error:
            while self._log:
                _assign(*self._log.pop())
            if isinstance(error, (InvalidInput, StillReferenced)):
                await self.check_current()
            raise
        self._log.clear()
        return changes

    async def state(self, sources: Sequence[tuple[Source, Statements | None]]) -> list[Changes]:
        """Let each state exactly that, all at once, for they may refer to each other; what changes with each.

        As `add`, but where that cannot be, the draft is of no more use.
        """
        changed = []
        for source, wanted in sources:
            changes = await self._changes(source, wanted)
            self._take(changes)
            changed.append(changes)
        try:
            await self._check(self.batch)
        except (InvalidInput, StillReferenced):
            await self.check_current()
            raise
        self._log.clear()
        return changed

    @property
    def batch(self) -> Batch:
        """The difference to what is stored, of all the sources together."""
        nodes = [(key, node, self._stored[key]) for key, node in self.nodes.items()]
        links = [(key, link, self._stored[key]) for key, link in self.links.items()]
        return Batch(
            self.based_on,
            tuple(self.stating.values()),
            created=tuple(node for _, node, stored in nodes if node is not None and not stored),
            updated=tuple(node for _, node, stored in nodes if node is not None and stored),
            deleted=tuple(key for key, node, stored in nodes if node is None and stored),
            related=tuple(link for _, link, stored in links if link is not None and not stored),
            altered=tuple(link for _, link, stored in links if link is not None and stored),
            unrelated=tuple(_link(key) for key, link, stored in links if link is None and stored),
            facts={(id, source): said for id, of in self._facts.items() for source, said in of.items()},
        )

    async def commit(self) -> Revision | None:
        """Write it, in one transaction; None where there is nothing to write."""
        return await self.store.apply(self.batch) if self else None

    def forget(self) -> None:
        """Be as it was at the beginning."""
        for held in (self.nodes, self.links, self.stating, self._stored, self._facts, self._links_of):
            held.clear()

    async def check_current(self) -> None:
        """Passes while the stored graph is the one that this was worked out from; else StaleChanges."""
        if (await self.store.revision()).number != self.based_on:
            raise StaleChanges("Another load changed the graph while this one compared.", "Load again.")

    # ---- reading ----

    async def stated(self, source: str) -> Statements | None:
        if source in self.stating:
            return self.stating[source][1]
        if self._last is None or self._last.source.id != source:
            self._last = await self.store.stated(source)
        return self._last

    async def sources(self) -> Mapping[str, str]:
        """As the store's own."""
        if self._hashes is None:
            self._hashes = await self.store.sources()
        return self._hashes

    async def content_hash(self, source: str) -> str | None:
        """Of what a source states; None where it states nothing."""
        if source in self.stating:
            said = self.stating[source][1]
            return said.content_hash if said else None
        return (await self.sources()).get(source)

    def creates(self, key: NodeKey) -> bool:
        """Whether the stored graph is without this node."""
        return self._stored.get(key) is False

    def links_of(self, key: NodeKey) -> Iterator[tuple[LinkKey, Relationship | None]]:
        """What differs from the stored graph of a node's relationships."""
        return ((link, self.links[link]) for link in self._links_of.get(key, ()) if link in self.links)

    async def facts(self, ids: AbstractSet[str]) -> Mapping[str, Sequence[Statements]]:
        """As the store's own."""
        found: dict[str, dict[str, Statements | None]] = {
            id: {said.source.id: said for said in of}
            for id, of in (await self.store.facts(ids) if ids else {}).items()
        }
        for id in ids & self._facts.keys():
            found[id] = {**found.get(id, {}), **self._facts[id]}
        return {id: [said for said in of.values() if said] for id, of in found.items()}

    async def present(self, keys: Iterable[NodeKey]) -> AbstractSet[NodeKey]:
        """Those of the nodes that there are."""
        wanted = set(keys)
        unknown: dict[str, list[str]] = defaultdict(list)
        for node, id in sorted(wanted - self.nodes.keys() - self._known):
            unknown[node].append(id)
        if unknown:
            asked = [Fetch(node, where=OneOf("id", tuple(of_type))) for node, of_type in unknown.items()]
            for fetch, found in zip(asked, await gather(*map(self.store.fetch, asked)), strict=True):
                self._known.update((fetch.node, record.id) for record in found)
        return {
            key
            for key in wanted
            if (self.nodes[key] is not None if key in self.nodes else key in self._known)
        }

    # ---- what changes -------------------------------------------------------

    async def _changes(self, source: Source, wanted: Statements | None) -> Changes:
        stored = await self.stated(source.id) if await self.content_hash(source.id) else None
        if stored is None and wanted is None:
            return Changes(source, None, unchanged=True)
        alike = stored is not None and wanted is not None and stored.content_hash == wanted.content_hash
        if alike and stored and not stored.read_hash:
            return Changes(source, stored, unchanged=True)
        before, after = Said(stored), Said(wanted)
        settled, contested = await settle(self.store, self.nodes, self.links, before, after)
        stated = (await self.facts(contested)).values()
        others = (said for of in stated for said in of if said.source != source)
        changes = plan(source, wanted, stored, others, settled)
        moved = len(changes) or changes.facts
        return changes if moved or not alike else Changes(source, stored, unchanged=True)

    def _take(self, changes: Changes) -> None:
        if changes.unchanged:
            return
        for nodes, was in ((changes.created, False), (changes.updated, True)):
            for node in nodes:
                self._put(self.nodes, (type(node).__name__, node.id), node, was=was)
        for key in changes.deleted:
            self._put(self.nodes, key, None, was=True)
        gone = ((link, None, True) for link in changes.unrelated)
        new = ((link, link, False) for link in changes.related)
        altered = ((link, link, True) for link in changes.altered)
        for link, kept, was in (*gone, *new, *altered):
            self._put(self.links, _key(link), kept, was=was)
            for end in ends(link):
                self._links_of[end].add(_key(link))
        own = changes.source.id
        for id, said in changes.facts.items():
            self._set(self._facts[id], own, said)
        self._set(self.stating, own, (changes.source, changes.statements))

    def _put(self, held: MutableMapping[Any, Any], key: Any, value: Any, *, was: bool) -> None:
        if key not in self._stored:
            self._log.append((self._stored, key, _ABSENT))
            self._stored[key] = was
        self._log.append((held, key, held.get(key, _ABSENT)))
        held[key] = value

    def _set(self, held: MutableMapping[Any, Any], key: Any, value: Any) -> None:
        self._log.append((held, key, held.get(key, _ABSENT)))
        _assign(held, key, value)

    # ---- what must not be ---------------------------------------------------

    async def _check_unclaimed(self, changes: Changes) -> None:
        created = [(type(node).__name__, node.id) for node in changes.created if not node.shared]
        if not created or changes.statements is None:
            return
        freed = set(changes.deleted)
        for _, id in sorted(await self.present(created) - freed):
            raise InvalidInput(
                f"{changes.source.id} states {id}, which another source states already.",
                "Remove that source first, or give this one other ids.",
            )

    async def _check(self, changes: Changes | Batch) -> None:
        wanted = {end for link in changes.related for end in ends(link)}
        missing = wanted - await self.present(wanted) if wanted else set()
        for link in changes.related if missing else ():
            for end in ends(link):
                if end in missing:
                    raise InvalidInput(
                        f"{link.start} {link.type} {link.end}, but there is no {end[0]} {end[1]}.",
                        "Load what states it first, or correct the reference.",
                    )
        if held := await self._references(changes.deleted):
            told = [str(reference) for reference in held[:_TOLD]]
            if len(held) > _TOLD:
                told.append(f"… 共 {len(held)} 处 {len(held)} references in all.")
            raise StillReferenced(
                "\n".join([*told, "未作任何改动 Nothing was changed."]),
                "先卸载引用它的文件，或一并卸载 Unload what refers to it first, or together with it.",
            )

    async def _references(self, deleted: Iterable[NodeKey]) -> Sequence[Reference]:
        """What refers to the deleted nodes and stays."""
        gone: dict[str, list[str]] = defaultdict(list)
        found: dict[tuple[str, AbstractSet[NodeKey]], Reference] = {}
        for key in deleted:
            if self.nodes.get(key, _ABSENT) is not None:
                continue
            gone[key[0]].append(key[1])
            for type, start, end in sorted(self._links_of.get(key, ())):
                if not RELATIONSHIP_TYPES[type].loose and self.links.get((type, start, end)) is not None:
                    other = start if end == key else end
                    found[type, frozenset((start, end))] = Reference(type, *other, *key)
        if not gone:
            return list(found.values())
        ceasing = {
            (key[0], frozenset(key[1:]))
            for node, ids in gone.items()
            for id in ids
            for key, link in self.links_of((node, id))
            if link is None
        }
        for reference in await references(self.store, gone):
            if (reference.type, reference.ends) not in ceasing:
                found[reference.type, reference.ends] = reference
        return list(found.values())


def _key(link: Relationship) -> LinkKey:
    return link.type, *ends(link)


def _link(key: LinkKey) -> Relationship:
    type, (start_type, start), (end_type, end) = key
    return Relationship(type, start_type, start, end_type, end)


def _assign(held: MutableMapping[Any, Any], key: Any, value: Any) -> None:
    if value is _ABSENT:
        held.pop(key, None)
    else:
        held[key] = value
