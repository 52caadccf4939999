"""`dutygraph serve`."""

import click

from dutygraph.graph.errors import OlderStore
from dutygraph.graph.store.port import Store
from dutygraph.service.commands.common import open_store_of, settings_of, store_option
from dutygraph.service.commands.init import open_loaded
from dutygraph.service.http import server
from dutygraph.service.settings import Settings
from dutygraph.service.status import differing, differing_told
from dutygraph.service.stores import is_embedded, store_url


@click.command()
@click.option("--host", metavar="ADDRESS", help="监听地址。Address to listen on.  [env: DUTYGRAPH_HOST]")
@click.option(
    "--port", type=click.IntRange(0, 65535), help="监听端口。Port to listen on.  [env: DUTYGRAPH_PORT]"
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    help="应答的进程数。How many processes answer.  [env: DUTYGRAPH_WORKERS]",
)
@store_option
def serve(host: str | None, port: int | None, workers: int | None, store: str | None) -> None:
    """启动服务；SQLite 图谱为空时先装入随产品提供的数据，旧版本的先改为本版本的结构。

    Neo4j 须先运行 dutygraph init。

    Start the service. An empty graph in SQLite is first loaded with the data that ships, and one of an older
    version brought into the form of this one; on Neo4j dutygraph init and migrate do that, and the service
    only reads.
    """
    settings = settings_of(host=host, port=port, workers=workers, store=store)

    def on_started(base: str) -> None:
        click.echo(f"已启动 Ready: {base}/graphql", err=True)
        if settings.shows_explorer:
            click.echo(f"首页 Explorer: {base}/", err=True)
        if settings.shows_graphiql:
            click.echo(f"网页查询 GraphiQL: {base}/graphiql", err=True)

    server.run(settings, lambda: _open(settings), on_started)


async def _open(settings: Settings) -> Store:
    store = await _opened(settings)
    if files := await differing(store, settings.seeds):
        click.echo(differing_told(files), err=True)
    return store


async def _opened(settings: Settings) -> Store:
    if not is_embedded(store_url(settings)):
        return await open_store_of(settings, read_only=True)
    try:
        return await open_loaded(settings)
    except OlderStore as older:
        click.echo(f"{older.message} 正在改为本版本的结构 Bringing it into the form of this one.", err=True)
        await (await open_store_of(settings, migrate=True)).close()
        return await open_loaded(settings)
