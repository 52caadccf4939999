"""The shipped list beside the vocabulary and the catalogue, in a graph."""

import datetime
from pathlib import Path

from dutygraph.graph.store.port import Store
from dutygraph.loaders.citations.resolution import InstrumentIndex
from dutygraph.loaders.citations.resolving import resolved
from dutygraph.loaders.knowledge.authorities import AuthorityIndex
from dutygraph.loaders.knowledge.catalogue import read_catalogue
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.knowledge.vocabulary_file import read_vocabulary
from dutygraph.loaders.read import read_path
from tests.graph.replacing import replace

_SEEDS = Path(__file__).parents[2] / "seeds"


async def load_shipped(store: Store) -> str:
    """The id of the shipped list, which is loaded with its citations resolved."""
    vocabulary = read_vocabulary(_SEEDS / "vocabulary.yaml")
    catalogue = read_catalogue(_SEEDS / "catalogue.yaml", vocabulary)
    knowledge = Knowledge(
        vocabulary, AuthorityIndex(catalogue.authority_entries()), InstrumentIndex(catalogue.entries())
    )
    path = _SEEDS / "task-lists" / "shanghai-zhudun-2026.txt"
    loaded_at = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    read = read_path(path, knowledge, review=True, loaded_at=loaded_at)
    listed = resolved(read.statements, knowledge.instruments.resolve)
    for said in (vocabulary.statements(), catalogue.statements(vocabulary), listed):
        await replace(store, said.source, said)
    (task_list,) = (node.id for node in read.statements.nodes if node.id.startswith("task-list:"))
    return task_list
