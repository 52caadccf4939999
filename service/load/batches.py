"""What sources state, on its way into the graph: compared at once, written a batch at a time."""

from dutygraph.graph.errors import StaleChanges
from dutygraph.graph.sources.draft import Draft
from dutygraph.graph.sources.replacement import ATTEMPTS
from dutygraph.graph.stated import Changes, Source, Statements
from dutygraph.graph.store.port import Store

_RECORDS = 20_000
"""A batch is written when it holds so many nodes and relationships: few enough for any memory, and so many
that the cost of a transaction is none.
"""


class Batches:
    """Takes what sources state. In a dry run all of it is one draft, and nothing is written."""

    def __init__(self, draft: Draft, *, dry_run: bool) -> None:
        self._dry_run = dry_run
        self.draft = draft

    @classmethod
    async def of(cls, store: Store, *, dry_run: bool) -> "Batches":
        return cls(await Draft.of(store), dry_run=dry_run)

    @property
    def full(self) -> bool:
        return len(self.draft) >= _RECORDS

    async def add(self, source: Source, wanted: Statements | None) -> Changes:
        """As `Draft.add`; where another load came in between, with what that one left."""
        for _ in range(ATTEMPTS if not self._dry_run else 1):
            try:
                return await self.draft.add(source, wanted)
            except StaleChanges as error:
                stale = error
                await self._renew()
        raise stale

    async def commit(self) -> None:
        """Write what was taken since the last commit, in one transaction."""
        if self._dry_run:
            return
        for attempt in range(ATTEMPTS):
            try:
                await self.draft.commit()
            except StaleChanges:
                if attempt + 1 == ATTEMPTS:
                    raise
                await self._renew()
            else:
                break
        self.draft = await Draft.of(self.draft.store)

    async def _renew(self) -> None:
        taken = tuple(self.draft.stating.values())
        self.draft = await Draft.of(self.draft.store)
        for source, wanted in taken:
            await self.draft.add(source, wanted)
