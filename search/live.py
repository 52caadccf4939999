"""The search of a store as it is now: an index built beside it, and built anew when it changes."""

import asyncio
import contextlib
import contextvars
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

from dutygraph.graph.errors import DutygraphError, SearchNotReady
from dutygraph.graph.store.port import Revision, Store
from dutygraph.graph.store.states import saw_beside
from dutygraph.search.building import build
from dutygraph.search.finder import Finder, Findings, Narrowing
from dutygraph.search.index import FORMAT, Index
from dutygraph.search.question import NumberKeys
from dutygraph.search.synonyms import Synonyms

_ABANDONED_S = 24 * 3600
_BUILDING = "building-"
_ELSEWHERE_S = 0.2
"""Seconds between looks for an index that another process builds."""

_log = logging.getLogger("dutygraph.search")


class Search:
    """Answers from the newest index there is; no question waits for one to be renewed.

    `folder` holds one folder for each content of the graph, which processes with the same graph
    share. Where it cannot be written, a temporary one is used. The store is looked at every
    `interval_s` while `start`ed, and when a question comes that long after the last look; where an index took
    longer to build, after as long a rest, so that a load of many documents is not slowed by it. Before
    the first index is there, a question waits for it, at most `patience_s`. `synonyms` are asked for
    anew for each content.
    """

    def __init__(
        self,
        store: Store,
        folder: Path,
        *,
        number_keys: NumberKeys,
        synonyms: Callable[[], Awaitable[Synonyms]] | None = None,
        interval_s: float = 0.5,
        patience_s: float = 8.0,
    ) -> None:
        self._store = store
        self._folder = folder
        self._synonyms = synonyms
        self._number_keys = number_keys
        self._interval_s = interval_s
        self._patience_s = patience_s
        self._current: tuple[Revision, Finder] | None = None
        self._rests_until = float("-inf")
        self._renewing: asyncio.Task[None] | None = None
        self._watching: asyncio.Task[None] | None = None
        self._temporary: Path | None = None

    def start(self) -> None:
        """Build or open the index, and keep it up with the store, until `close`."""
        self._watching = asyncio.create_task(self._watch())

    async def close(self) -> None:
        for task in (self._watching, self._renewing):
            if task is not None:
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError, DutygraphError):
                    await task
        self._watching = self._renewing = None
        if self._temporary is not None:
            await asyncio.to_thread(shutil.rmtree, self._temporary, ignore_errors=True)
            self._temporary = None

    async def find(self, text: str, narrowed: Narrowing) -> Findings:
        """All that answers; SearchNotReady where there is no index yet, or the StoreError for which."""
        _, finder = await self._newest()
        return await asyncio.to_thread(finder.find, text, narrowed)

    async def suggest(self, prefix: str, limit: int) -> tuple[str, ...]:
        """What a question may become that begins like this; errors as those of `find`."""
        _, finder = await self._newest()
        found = finder.suggested.get((prefix, limit))
        if found is None:
            found = await asyncio.to_thread(finder.suggest, prefix, limit)
            finder.suggested.keep((prefix, limit), found)
        return found

    async def revision(self) -> Revision:
        """The state of the store that is searched: just after a change, still the one before. As `find`."""
        revision, _ = await self._newest()
        return revision

    async def _newest(self) -> tuple[Revision, Finder]:
        saw_beside()
        if time.monotonic() >= self._rests_until:
            self._renew()
        if self._current is None:
            try:
                async with asyncio.timeout(self._patience_s):
                    # More than once where the store moves on while its index is built.
                    while self._current is None:
                        await asyncio.shield(self._renew())
            except TimeoutError:
                raise SearchNotReady(
                    "The search index is still being built.", "Try again in a few seconds."
                ) from None
        return self._current

    async def _watch(self) -> None:
        while True:
            task = self._renew()
            await asyncio.wait([task])
            await asyncio.sleep(self._rests_until - time.monotonic())

    def _renew(self) -> asyncio.Task[None]:
        """The look at the store that is under way, or a new one."""
        if self._renewing is None or self._renewing.done():
            # In a context of its own: what it reads is no part of what the question reads.
            self._renewing = asyncio.create_task(self._look(), context=contextvars.Context())
            self._renewing.add_done_callback(_noted)
        return self._renewing

    async def _look(self) -> None:
        began = time.monotonic()
        try:
            await self._renewed()
        finally:
            now = time.monotonic()
            self._rests_until = now + max(self._interval_s, now - began)

    async def _renewed(self) -> None:
        revision = await self._store.revision()
        if self._current is not None and self._current[0].content_hash == revision.content_hash:
            self._current = (revision, self._current[1])
            return
        index = await self._index(revision)
        if index is None:
            return
        synonyms = await self._synonyms() if self._synonyms else Synonyms()
        self._current = (revision, Finder(index, synonyms, self._number_keys))

    async def _index(self, revision: Revision) -> Index | None:
        """The index of that state of the store, as it lies there, or built.

        None where the store moved on, or where another process builds it.
        """
        name = f"{revision.content_hash[:32]}-{FORMAT}"
        place = await asyncio.to_thread(self._place)
        with _alone(place) as alone:
            opened = await asyncio.to_thread(_opened, place / name)
            if opened is not None:
                return opened
            if not alone:
                await asyncio.sleep(_ELSEWHERE_S)
                return None
            began = time.monotonic()
            building = Path(await asyncio.to_thread(tempfile.mkdtemp, prefix=_BUILDING, dir=place))
            try:
                await build(self._store, building)
                if (await self._store.revision()).content_hash != revision.content_hash:
                    return None
                built = await asyncio.to_thread(_put, building, place / name)
            finally:
                await asyncio.to_thread(shutil.rmtree, building, ignore_errors=True)
        _log.info("search index entries=%d seconds=%.1f", len(built), time.monotonic() - began)
        await asyncio.to_thread(_tidy, place, name)
        return built

    def _place(self) -> Path:
        if self._temporary is not None:
            return self._temporary
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if os.access(self._folder, os.W_OK):
                return self._folder
            reason = "not writable"
        except OSError as error:
            reason = error.strerror or "cannot be made"
        self._temporary = Path(tempfile.mkdtemp(prefix="dutygraph-search-"))
        _log.warning("search index kept in %s for %s is %s", self._temporary, self._folder, reason)
        return self._temporary


@contextlib.contextmanager
def _alone(place: Path) -> Iterator[bool]:
    """Whether no other process builds in this folder; within none does, where the system knows locks."""
    try:
        import fcntl  # noqa: PLC0415
    except ImportError:
        yield True
        return
    held = os.open(place, os.O_RDONLY)
    try:
        alone = True
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            alone = False
        except OSError as error:
            _log.debug("%s cannot be locked: %s", place, error)
        yield alone
    finally:
        os.close(held)


def _noted(task: asyncio.Task[None]) -> None:
    """A look that failed is tried again with the next one; whoever waits for it learns why."""
    if not task.cancelled() and (error := task.exception()) is not None:
        _log.warning("search index not renewed: %s", error, exc_info=not isinstance(error, DutygraphError))


def _opened(folder: Path) -> Index | None:
    if not folder.is_dir():
        return None
    try:
        return Index(folder)
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        _log.warning("search index in %s is of no use and is built anew: %s", folder, error)
        shutil.rmtree(folder, ignore_errors=True)
        return None


def _put(building: Path, folder: Path) -> Index:
    """Where another process was faster, its index is as good."""
    with contextlib.suppress(OSError):
        building.rename(folder)
    return Index(folder)


def _tidy(place: Path, kept: str) -> None:
    """Take away what is left of other contents; whoever has one of them open goes on reading it."""
    for folder in place.iterdir():
        building = folder.name.startswith(_BUILDING)
        with contextlib.suppress(OSError):
            if folder.name != kept and not (building and time.time() - folder.stat().st_mtime < _ABANDONED_S):
                shutil.rmtree(folder, ignore_errors=True)
