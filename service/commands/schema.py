"""`dutygraph schema`."""

import click

from dutygraph.schema.schema import build_schema
from dutygraph.service.reviews.file_schemas import KINDS, json_schema


@click.command()
@click.argument("kind", required=False, metavar="[KIND]")
def schema(kind: str | None) -> None:
    """输出 GraphQL 模式（SDL），不打开图谱；给出 KIND 时输出该类 YAML 文件的 JSON Schema。

    Print the GraphQL schema (SDL); no graph is opened. With KIND, print the JSON Schema of such a YAML file:
    review, vocabulary, catalogue, synonyms.
    """
    if kind is not None and kind not in KINDS:
        raise click.UsageError(
            f"没有 {kind} 这类文件。 There is no kind {kind}; there are: {', '.join(KINDS)}."
        )
    click.echo(build_schema().as_str() if kind is None else json_schema(kind))
