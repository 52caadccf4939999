"""`dutygraph init` and `dutygraph migrate`, and the graph with what ships that is prepared."""

import asyncio

import click

from dutygraph.graph.store.port import Store
from dutygraph.service.commands.common import on_store, open_store_of, settings_of, store_option
from dutygraph.service.settings import Settings
from dutygraph.service.status import is_empty


@click.command()
@store_option
def init(store: str | None) -> None:
    """准备一个空的图谱并装入随产品提供的数据；已有图谱则不作改动。

    Prepare an empty graph, and load it with the data that ships; a graph that is there is left as it is. On
    Neo4j this needs a user who may create constraints and indexes.
    """
    settings = settings_of(store=store)

    async def run() -> None:
        await (await open_loaded(settings, patient=True)).close()

    asyncio.run(run())
    click.echo("图谱已备好。 The graph is ready.")


@click.command()
@store_option
def migrate(store: str | None) -> None:
    """把旧版本的图谱改为本版本的结构；旧版本此后不能再读它，请先备份。空的 Neo4j 数据库也会被准备好。

    Bring a graph of an older version into the form of this one: it is made anew, in one transaction, out of
    what every document and catalogue states. Older versions cannot read it any more: keep a copy. An empty
    Neo4j database is prepared, too, and a graph of this version left as it is.
    """
    on_store(settings_of(store=store), Store.revision, migrate=True)
    click.echo("图谱已是本版本的结构。 The graph is of this version.")


async def open_loaded(settings: Settings, *, patient: bool = False) -> Store:
    """The store, `patient` or not; where no document is in it, first loaded with what ships."""
    store = await open_store_of(settings, patient=patient, prepare_empty=True)
    try:
        if await is_empty(store):
            # What loads is imported only where there is something to load.
            from dutygraph.service.commands.load import load_shipped  # noqa: PLC0415

            click.echo("图谱为空，先装入随产品提供的数据。 The graph is empty: loading what ships.", err=True)
            await load_shipped(store, settings)
    except BaseException:
        await store.close()
        raise
    return store
