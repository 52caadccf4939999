"""`dutygraph serve`."""

import click

from dutygraph.graph.store.port import Store
from dutygraph.service.commands.common import open_store_of, settings_of, store_option
from dutygraph.service.http import server
from dutygraph.service.settings import Settings
from dutygraph.service.status import is_empty


@click.command()
@click.option("--host", metavar="ADDRESS", help="监听地址。Address to listen on.  [env: DUTYGRAPH_HOST]")
@click.option(
    "--port", type=click.IntRange(0, 65535), help="监听端口。Port to listen on.  [env: DUTYGRAPH_PORT]"
)
@store_option
def serve(host: str | None, port: int | None, store: str | None) -> None:
    """启动服务；图谱为空时先装入随产品提供的数据。

    Start the service. An empty graph is first loaded with the data that ships.
    """
    settings = settings_of(host=host, port=port, store=store)

    def on_started(base: str) -> None:
        click.echo(f"已启动 Ready: {base}/graphql", err=True)
        if settings.shows_explorer:
            click.echo(f"首页 Explorer: {base}/", err=True)
        if settings.shows_graphiql:
            click.echo(f"网页查询 GraphiQL: {base}/graphiql", err=True)

    server.run(settings, lambda: _open_loaded(settings), on_started)


async def _open_loaded(settings: Settings) -> Store:
    """The store; where no document is in it, first loaded with what ships."""
    store = await open_store_of(settings)
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
