"""Readers are tested with the shipped vocabulary and catalogue, for those are what documents meet."""

import datetime
from pathlib import Path

import pytest

from dutygraph.loaders.knowledge.catalogue import CatalogueFormat
from dutygraph.loaders.knowledge.catalogue_file import checked_catalogue
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.loaders.knowledge.vocabulary_file import read_vocabulary
from dutygraph.loaders.knowledge.yaml_file import read_yaml
from dutygraph.service.load.knowledge_from_store import knowledge_of

SEEDS = Path(__file__).parents[2] / "seeds"
LOADED_AT = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)


@pytest.fixture(scope="session")
def shipped_catalogue() -> CatalogueFormat:
    return checked_catalogue(read_yaml(SEEDS / "catalogue.yaml"), read_vocabulary(SEEDS / "vocabulary.yaml"))


@pytest.fixture(scope="session")
def knowledge(shipped_catalogue: CatalogueFormat) -> Knowledge:
    path = SEEDS / "vocabulary.yaml"
    return knowledge_of([shipped_catalogue.statements(read_vocabulary(path))], path)
