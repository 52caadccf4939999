"""`dutygraph unload`."""

import click

from dutygraph.service.commands.common import json_option, on_store, settings_of, store_option
from dutygraph.service.load import reporting, unloading


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@click.option("--dry-run", is_flag=True, help="只列出将有的变化，不写入。Only show what would change.")
@json_option
@store_option
def unload(ids: tuple[str, ...], *, dry_run: bool, as_json: bool, store: str | None) -> None:
    """卸载文件：移去它所陈述的一切，其他来源所陈述的保留。ID 见 dutygraph status。

    Take documents out of the graph: all that they state and no other source does. IDs are those of
    documents, or of the task list or instrument that a document states; see dutygraph status.
    """
    settings = settings_of(store=store)

    unloaded = on_store(
        settings, lambda opened: unloading.unload(opened, ids, dry_run=dry_run), read_only=dry_run
    )
    if as_json:
        plain = reporting.unloaded_report(unloaded, dry_run=dry_run)
        click.echo(reporting.as_json(plain), nl=False)
        return
    for line in reporting.unloaded_lines(unloaded, dry_run=dry_run):
        click.echo(line)
