"""JSON Schemas of the YAML files that persons write, for editors that check while one types."""

import json
from collections.abc import Mapping
from types import MappingProxyType

from pydantic import BaseModel

from dutygraph.loaders.knowledge.catalogue_format import CatalogueFormat
from dutygraph.loaders.knowledge.synonyms import SynonymsFormat
from dutygraph.loaders.knowledge.vocabulary import Vocabulary
from dutygraph.loaders.reviews.review import DocumentReview

KINDS: Mapping[str, type[BaseModel]] = MappingProxyType(
    {
        "review": DocumentReview,
        "vocabulary": Vocabulary,
        "catalogue": CatalogueFormat,
        "synonyms": SynonymsFormat,
    }
)


def json_schema(kind: str) -> str:
    """The schema (draft 2020-12) of one of KINDS, as JSON."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **KINDS[kind].model_json_schema(mode="validation"),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2)
