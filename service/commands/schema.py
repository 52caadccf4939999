"""`dutygraph schema`."""

import click

from dutygraph.schema.schema import build_schema


@click.command()
def schema() -> None:
    """输出 GraphQL 模式（SDL），不打开图谱。

    Print the GraphQL schema (SDL); no graph is opened.
    """

    click.echo(build_schema().as_str())
