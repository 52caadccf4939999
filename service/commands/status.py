"""`dutygraph status`."""

import click

from dutygraph.service.commands.common import on_store, settings_of, store_option
from dutygraph.service.status import lines
from dutygraph.service.stores import store_url


@click.command()
@store_option
def status(store: str | None) -> None:
    """显示图谱的存放处、版本、各类数量与已装入的来源。

    Show where the graph is, its revision, what it holds by kind, and the sources loaded.
    """
    settings = settings_of(store=store)

    url = store_url(settings)
    for line in on_store(settings, lambda opened: lines(opened, settings.seeds, url), read_only=True):
        click.echo(line)
