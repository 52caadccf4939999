"""`dutygraph init`, and the graph with what ships that it prepares."""

import asyncio

import click

from dutygraph.graph.store.port import Store
from dutygraph.service.commands.common import open_store_of, settings_of, store_option
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
