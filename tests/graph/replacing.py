"""One source after the other, each in a transaction of its own."""

from dutygraph.graph.sources.draft import change
from dutygraph.graph.stated import Changes, Source, Statements
from dutygraph.graph.store.port import Store


async def replace(store: Store, source: Source, wanted: Statements | None) -> Changes:
    """Let `source` state exactly `wanted`."""
    return await change(store, lambda draft: draft.add(source, wanted))


async def load(store: Store, *stated: Statements) -> None:
    for each in stated:
        await replace(store, each.source, each)
