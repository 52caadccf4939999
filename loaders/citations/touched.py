"""Which citations a change of what is known can bear upon, told without resolving them."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from dutygraph.loaders.citations.in_text import Cited
from dutygraph.loaders.citations.resolution import (
    SHORTEST_PREFIX,
    InstrumentEntry,
    like,
    number_keys,
    provision_ids,
    title_keys,
)
from dutygraph.text.designations import base_key, number_key, title_key


class Touched:
    """`changed` are the instruments known before that are called otherwise now, or are not known any more;
    `held` those that are called now what a citation may mean, and `parts` the provisions that came or went,
    by instrument.
    """

    def __init__(self) -> None:
        self.changed: set[str] = set()
        self.held: dict[str, InstrumentEntry] = {}
        self.parts: dict[str, set[str]] = defaultdict(set)
        self._keys: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self._keys or self.changed or self.parts)

    def add(self, before: InstrumentEntry | None, after: InstrumentEntry | None) -> None:
        if before == after:
            return
        if before is not None and (after is None or _called(before) != _called(after)):
            self.changed.add(before.id)
        if after is not None:
            self.held[after.id] = after
        known, now = (_designations(entry) for entry in (before, after))
        self._keys.update(key for key, _ in known ^ now)

    def bears_on(self, cited: Cited, instrument: str | None) -> bool:
        """Whether a provision came or went that a citation of this instrument names, or may be linked to."""
        parts = self.parts.get(instrument or "")
        if not parts or instrument is None or len(cited.provisions) != 1:
            return False
        return any(not parts.isdisjoint(ids) for ids in provision_ids(instrument, cited.provisions[0]))

    def concerned(self, cited: Iterable[Cited], *, unresolved: bool) -> set[Cited]:
        """Those that may mean something else now; of `unresolved` ones also those it may be suggested to."""
        keys = sorted(self._keys)
        found: set[Cited] = set()
        titles: dict[str, list[Cited]] = {}
        numbers: dict[str, list[Cited]] = {}
        for one in cited:
            exact, begins = _keys_of(one)
            at = bisect_left(keys, begins) if begins else len(keys)
            if not self._keys.isdisjoint(exact) or (at < len(keys) and keys[at].startswith(begins)):
                found.add(one)
            elif unresolved:
                if one.title:
                    titles.setdefault(title_key(one.title), []).append(one)
                for number in one.numbers:
                    numbers.setdefault(number_key(number), []).append(one)
        for known in keys if unresolved else ():
            for near in like(known, titles, numbers):
                found.update(titles.get(near, ()), numbers.get(near, ()))
        return found


@lru_cache(maxsize=50_000)
def _keys_of(cited: Cited) -> tuple[frozenset[str], str]:
    """What it is looked up by, and what a longer title may begin with."""
    keys = {key for one in cited.numbers for key in (*number_keys(one), base_key(one)) if key}
    titles = title_keys(cited.title) if cited.title else ()
    begins = titles[0] if titles and len(titles[0]) >= SHORTEST_PREFIX else ""
    return frozenset(keys | set(titles)), begins


def _called(entry: InstrumentEntry) -> tuple[str, str | None]:
    return entry.title, entry.number


def _designations(entry: InstrumentEntry | None) -> set[tuple[str, object]]:
    if entry is None:
        return set()
    return {(entry.title_key, None), *((known.key, known) for known in entry.designations)}
