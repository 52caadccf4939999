"""`dutygraph schema`: the GraphQL schema, and those of the YAML files that persons write."""

import json
from collections.abc import Mapping

import click
from pydantic import BaseModel

from dutygraph.loaders.knowledge.catalogue import CatalogueFormat
from dutygraph.loaders.knowledge.synonyms import SynonymsFormat
from dutygraph.loaders.knowledge.vocabulary import Vocabulary
from dutygraph.loaders.reviews.review import DocumentReview
from dutygraph.schema.schema import build_schema

_KINDS: Mapping[str, type[BaseModel]] = {
    "review": DocumentReview,
    "vocabulary": Vocabulary,
    "catalogue": CatalogueFormat,
    "synonyms": SynonymsFormat,
}


@click.command()
@click.argument("kind", required=False, metavar="[KIND]", type=click.Choice([*_KINDS]))
def schema(kind: str | None) -> None:
    """输出 GraphQL 模式（SDL），不打开图谱；给出 KIND 时输出该类 YAML 文件的 JSON Schema。

    Print the GraphQL schema (SDL); no graph is opened. With KIND, print the JSON Schema of such a YAML file:
    review, vocabulary, catalogue, synonyms.
    """
    if kind is None:
        click.echo(build_schema().as_str())
        return
    draft = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    click.echo(json.dumps(draft | _KINDS[kind].model_json_schema(), ensure_ascii=False, indent=2))
