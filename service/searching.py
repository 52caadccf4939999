"""The search over a store, put together: its synonyms, and the place of its index."""

import hashlib
import logging
from pathlib import Path

from dutygraph.graph.store.port import Store
from dutygraph.loaders.knowledge.synonyms import read_synonyms
from dutygraph.search.live import Search
from dutygraph.search.synonyms import Synonyms
from dutygraph.service.settings import Settings
from dutygraph.service.stores import place, store_url
from dutygraph.text.designations import lookup_keys

_log = logging.getLogger(__name__)


def make_search(settings: Settings, store: Store) -> Search:
    """The search over a store; of the file of synonyms it knows what has no problems, and tells the rest."""
    return Search(
        store,
        _folder(settings),
        synonyms=_synonyms(settings.seeds / "synonyms.yaml"),
        number_keys=lookup_keys,
        interval_s=settings.search_interval,
        patience_s=0.8 * settings.operation_timeout,
    )


def _folder(settings: Settings) -> Path:
    """One for each store, so that what an older state of it left behind can be told and taken away."""
    name = hashlib.sha256(place(store_url(settings)).encode()).hexdigest()[:16]
    return settings.search_index / name


def _synonyms(path: Path) -> Synonyms:
    if not path.exists():
        return Synonyms()
    read = read_synonyms(path)
    for problem in read.problems:
        _log.warning("synonyms left out: %s", problem)
    return Synonyms(read.groups, read.ignored)
