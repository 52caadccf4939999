"""Replace what one source states, and nothing else, in one transaction."""

from dutygraph.graph.errors import StaleChanges
from dutygraph.graph.sources.difference import plan
from dutygraph.graph.sources.undisputed import Said, settle
from dutygraph.graph.stated import Changes, Source, Statements
from dutygraph.graph.store.port import Store

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
    before, after = Said(stored), Said(wanted)
    settled, contested = await settle(store, before, after)
    stated_by = await store.stated_by(sorted(contested)) if contested else {}
    names = {name for stating in stated_by.values() for name in stating} - {source.id}
    others = {name: said for name in sorted(names) if (said := await store.stated(name)) is not None}
    if (before or after) and (await store.revision()).number != based_on:
        return None
    return plan(source, wanted, stored, others, based_on, settled)
