"""Replace what one source states, and nothing else, in one transaction."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from graph.errors import StaleChanges
from graph.model import RELATIONSHIP_TYPES, Node, Relationship, properties
from graph.port import Fetch, OneOf, Record, Relation, Store, out
from graph.statements import Changes, Source, Statements, plan

_ATTEMPTS = 5


async def changes_for(store: Store, source: Source, wanted: Statements | None) -> Changes:
    """What would have to change for `source` to state exactly `wanted` (None: nothing at all)."""
    for _ in range(_ATTEMPTS):
        changes = await _changes(store, source, wanted)
        if changes is not None:
            return changes
    raise StaleChanges("The graph kept changing while this was computed.", "Load again.")


async def replace(store: Store, source: Source, wanted: Statements | None) -> Changes:
    """Apply that difference; nothing is written, and the revision stays, where there is none."""
    for attempt in range(_ATTEMPTS):
        changes = await changes_for(store, source, wanted)
        if changes.unchanged:
            return changes
        try:
            await store.apply(changes)
            return changes
        except StaleChanges:
            # Another load came in between: compare with what it left.
            if attempt + 1 == _ATTEMPTS:
                raise
    raise AssertionError("unreachable")


async def _changes(store: Store, source: Source, wanted: Statements | None) -> Changes | None:
    """None where another load came between the reads, so that they do not belong together."""
    based_on = (await store.revision()).number
    stored = await store.stated(source.id)
    if stored is None and wanted is None:
        return Changes(source, based_on, None, unchanged=True)
    if stored is not None and wanted is not None and stored.content_hash == wanted.content_hash:
        return Changes(source, based_on, stored, unchanged=True)
    before, after = _Said(stored), _Said(wanted)
    stated_by = await store.stated_by(sorted(before.shared() | after.shared()))
    elsewhere = {id: set(names) - {source.id} for id, names in stated_by.items() if set(names) != {source.id}}
    settled = await _settled(store, elsewhere, before, after)
    names = {name for id, others in elsewhere.items() if id not in settled for name in others}
    others = {name: said for name in sorted(names) if (said := await store.stated(name)) is not None}
    if elsewhere and (await store.revision()).number != based_on:
        return None
    return plan(source, wanted, stored, others, stated_by, based_on, settled)


class _Said:
    """What a source states, by the id of the node it is about."""

    def __init__(self, statements: Statements | None) -> None:
        self.nodes: Mapping[str, Node] = {}
        self.links: defaultdict[str, set[Relationship]] = defaultdict(set)
        if statements is not None:
            self.nodes = {record.id: record for record in statements.nodes}
            for link in statements.relationships:
                self.links[link.start].add(link)

    def shared(self) -> set[str]:
        return {id for id, record in self.nodes.items() if record.shared}


async def _settled(store: Store, ids: Collection[str], before: _Said, after: _Said) -> set[str]:
    """The ids, all stated elsewhere too, of which the graph will say the same as now.

    So a document that states what a thousand others state is loaded without reading the thousand.
    """
    same = {
        id
        for id in ids
        if before.nodes.get(id) == after.nodes.get(id) and before.links[id] == after.links[id]
    }
    added: dict[str, list[str]] = defaultdict(list)
    for id in ids:
        if id not in before.nodes:
            added[type(after.nodes[id]).__name__].append(id)
    confirmed = {
        record.id
        for node_type, asked in added.items()
        for record in await store.fetch(_as_held(node_type, asked))
        if _says(record, after.nodes[record.id], after.links[record.id])
    }
    return same | confirmed


def _as_held(node_type: str, ids: Collection[str]) -> Fetch:
    relations = tuple(
        Relation(
            _relation(declared.name, end),
            (out(declared.name, end),),
            Fetch(end),
            properties=tuple(held.name for held in declared.properties),
        )
        for declared in RELATIONSHIP_TYPES.values()
        for start, end in declared.ends
        if start == node_type
    )
    names = tuple(name for name in properties(node_type) if name != "id")
    return Fetch(node_type, names, where=OneOf("id", tuple(sorted(ids))), relations=relations)


def _relation(type: str, end: str) -> str:
    return f"{type} {end}"


def _says(record: Record, stated: Node, links: Collection[Relationship]) -> bool:
    """Whether the graph's record has every value stated and every relationship.

    Then who else states it makes no difference: a value comes first from whom it comes now, or equal.
    """
    values = ((getattr(stated, name), getattr(record, name)) for name in properties(record.type))
    if not all(value in (None, ()) or value == held for value, held in values):
        return False
    for link in links:
        asked = dict(link.properties)
        ends = getattr(record, _relation(link.type, link.end_type))
        far = next((end for end in ends if end.id == link.end), None)
        declared = (held.name for held in RELATIONSHIP_TYPES[link.type].properties)
        if far is None or any(getattr(far, name) != asked.get(name) for name in declared):
            return False
    return True
