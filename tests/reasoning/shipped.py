"""The shipped list beside the vocabulary and the catalogue, in a graph."""

import datetime
from pathlib import Path

from dutygraph.graph.store.port import Store
from dutygraph.loaders.citations.resolving import resolved
from dutygraph.loaders.knowledge.catalogue_file import checked_catalogue
from dutygraph.loaders.knowledge.vocabulary_file import read_vocabulary
from dutygraph.loaders.knowledge.yaml_file import read_yaml
from dutygraph.loaders.read import read_path
from dutygraph.service.load.knowledge_from_store import knowledge_of
from tests.graph.replacing import replace

_SEEDS = Path(__file__).parents[2] / "seeds"


async def load_shipped(store: Store) -> str:
    """The id of the shipped list, which is loaded with its citations resolved."""
    vocabulary = read_vocabulary(_SEEDS / "vocabulary.yaml")
    catalogue = checked_catalogue(read_yaml(_SEEDS / "catalogue.yaml"), vocabulary).statements(vocabulary)
    knowledge = knowledge_of([catalogue], _SEEDS / "vocabulary.yaml")
    path = _SEEDS / "task-lists" / "shanghai-zhudun-2026.txt"
    loaded_at = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    read = read_path(path, knowledge, review=True, loaded_at=loaded_at)
    listed = resolved(read.statements, knowledge.instruments.resolve)
    for said in (vocabulary.statements(), catalogue, listed):
        await replace(store, said.source, said)
    (task_list,) = (node.id for node in read.statements.nodes if node.id.startswith("task-list:"))
    return task_list
