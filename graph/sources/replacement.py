"""Replace what one source states, and nothing else, in one transaction."""

from dutygraph.graph.errors import StaleChanges
from dutygraph.graph.sources.draft import Draft
from dutygraph.graph.stated import Changes, Source, Statements
from dutygraph.graph.store.port import Store

ATTEMPTS = 5
"""So often is a difference computed anew where another load came in between."""


async def replace(store: Store, source: Source, wanted: Statements | None) -> Changes:
    """Let `source` state exactly `wanted`; where it does already, the revision stays."""
    for attempt in range(ATTEMPTS):
        draft = await Draft.of(store)
        try:
            changes = await draft.add(source, wanted)
            await draft.commit()
        except StaleChanges:
            # Another load came in between: compare with what it left.
            if attempt + 1 == ATTEMPTS:
                raise
        else:
            return changes
    raise AssertionError("unreachable")
