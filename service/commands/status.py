"""`dutygraph status`."""

import click

from dutygraph.service.commands.common import on_store, settings_of, store_option
from dutygraph.service.status import lines, read_status
from dutygraph.service.stores import store_url


@click.command()
@store_option
def status(store: str | None) -> None:
    """显示图谱的存放处、版本、各类数量与已装入的来源。

    Show where the graph is, its revision, what it holds by kind, and the sources loaded.
    """
    settings = settings_of(store=store)

    read = on_store(settings, lambda opened: read_status(opened, settings.seeds), read_only=True)
    for line in lines(read, store_url(settings)):
        click.echo(line)
