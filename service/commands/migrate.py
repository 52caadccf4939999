"""`dutygraph migrate`."""

import asyncio

import click

from dutygraph.service.commands.common import open_store_of, settings_of, store_option


@click.command()
@store_option
def migrate(store: str | None) -> None:
    """把旧版本的图谱改为本版本的结构；旧版本此后不能再读它，请先备份。空的 Neo4j 数据库也会被准备好。

    Bring a graph of an older version into the form of this one: it is made anew, in one transaction, out of
    what every document and catalogue states. Older versions cannot read it any more: keep a copy. An empty
    Neo4j database is prepared, too, and a graph of this version left as it is.
    """
    settings = settings_of(store=store)

    async def run() -> None:
        await (await open_store_of(settings, migrate=True, patient=True)).close()

    asyncio.run(run())
    click.echo("图谱已是本版本的结构。 The graph is of this version.")
