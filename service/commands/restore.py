"""`dutygraph restore`."""

from pathlib import Path

import click

from dutygraph.service.commands.common import PATH, on_store, settings_of, store_option
from dutygraph.service.load import backup as backups


@click.command()
@click.argument("file", type=PATH, metavar="FILE")
@click.option(
    "--replace", is_flag=True, help="取代图谱现有内容。Put it in the place of what the graph holds."
)
@store_option
def restore(file: Path, *, replace: bool, store: str | None) -> None:
    """从备份恢复图谱，一次完成或完全不变。

    Let the graph hold exactly what the backup FILE does, wholly or not at all.
    """
    settings = settings_of(store=store)

    done = on_store(settings, lambda opened: backups.restore(opened, file, replace=replace))
    click.echo(f"已恢复 Restored: {done.sources} 个来源 sources  {done.content_hash[:12]}")
