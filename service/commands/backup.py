"""`dutygraph backup` and `dutygraph restore`."""

import signal
from pathlib import Path
from types import FrameType

import click

from dutygraph.service.commands.common import PATH, on_store, settings_of, store_option
from dutygraph.service.load import backup as backups


@click.command()
@click.argument("file", type=PATH, metavar="FILE")
@click.option(
    "--replace", is_flag=True, help="取代同名的旧备份。Put it in the place of an earlier backup of that name."
)
@store_option
def backup(file: Path, *, replace: bool, store: str | None) -> None:
    """把图谱备份成一个文件；服务不必停，旧版本的图谱也可以。

    Write the whole graph to FILE, as it is at one moment; it may be served meanwhile, and be of an older
    version. A backup can be restored into either engine.
    """
    settings = settings_of(store=store)
    signal.signal(signal.SIGTERM, _end)

    done = on_store(
        settings,
        lambda opened: backups.back_up(opened, file, replace=replace),
        read_only=True,
        of_any_model=True,
    )
    click.echo(f"已备份 Backed up: {done.sources} 个来源 sources  {done.content_hash[:12]}  {file}")


def _end(number: int, _frame: FrameType | None) -> None:
    """As with Ctrl-C, the file that is half written is removed first."""
    raise SystemExit(128 + number)


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

    backups.check(file)  # before the store is made
    done = on_store(settings, lambda opened: backups.restore(opened, file, replace=replace))
    click.echo(f"已恢复 Restored: {done.sources} 个来源 sources  {done.content_hash[:12]}")
