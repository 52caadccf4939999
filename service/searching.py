"""The search over a store, put together: its synonyms, and the place of its index."""

import hashlib
import logging

from dutygraph.graph.store.port import Store
from dutygraph.loaders.knowledge.synonyms import SynonymFile, read_synonyms, synonyms_in
from dutygraph.loaders.knowledge.yaml_file import parsed_yaml
from dutygraph.search.live import Search
from dutygraph.search.synonyms import Synonyms
from dutygraph.service.settings import Settings
from dutygraph.service.stores import place, store_url
from dutygraph.text.designations import lookup_keys

_log = logging.getLogger(__name__)


def make_search(settings: Settings, store: Store) -> Search:
    """The search over a store; of synonyms it knows what has no problems, and tells the rest."""
    path = settings.seeds / "synonyms.yaml"
    shipped = read_synonyms(path) if path.exists() else SynonymFile()
    for problem in shipped.problems:
        _log.warning("synonyms left out: %s", problem)

    async def synonyms() -> Synonyms:
        groups, ignored = list(shipped.groups), list(shipped.ignored)
        for name in await store.sources():
            if name.startswith("synonyms:") and (said := await store.stated(name)) and said.file:
                own = synonyms_in(parsed_yaml(name, said.file))
                groups += own.groups
                ignored += own.ignored
        return Synonyms(tuple(groups), tuple(ignored))

    # One folder for each store, so that what an older state of it left behind can be told and taken away.
    folder = hashlib.sha256(place(store_url(settings)).encode()).hexdigest()[:16]
    return Search(
        store,
        settings.search_index / folder,
        synonyms=synonyms,
        number_keys=lookup_keys,
        interval_s=settings.search_interval,
        patience_s=0.8 * settings.operation_timeout,
    )
