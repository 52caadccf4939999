"""`dutygraph status`."""

import asyncio

import click

from dutygraph.service.commands.common import open_store_of, settings_of, store_option
from dutygraph.service.status import Status, lines, read_status
from dutygraph.service.stores import store_url


@click.command()
@store_option
def status(store: str | None) -> None:
    """显示图谱的存放处、版本、各类数量与已装入的来源。

    Show where the graph is, its revision, what it holds by kind, and the sources loaded.
    """
    settings = settings_of(store=store)

    async def run() -> Status:
        opened = await open_store_of(settings, read_only=True, patient=True)
        try:
            return await read_status(opened)
        finally:
            await opened.close()

    for line in lines(asyncio.run(run()), store_url(settings)):
        click.echo(line)
