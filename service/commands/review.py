"""`dutygraph review`."""

import asyncio
from pathlib import Path

import click

from dutygraph.loaders.loaded import Kind
from dutygraph.loaders.reviews.finding import review_path
from dutygraph.service.commands.common import PATH, opened, settings_of, store_option
from dutygraph.service.load.loading import scratch
from dutygraph.service.load.pool import ReadingLimits
from dutygraph.service.reviews.begun import write_new_review
from dutygraph.service.stores import is_absent, store_url


@click.command()
@click.argument("document", type=PATH, metavar="DOC")
@click.option("--new", is_flag=True, required=True, help="新建复核文件。Write a review to begin with.")
@click.option(
    "--as",
    "as_kind",
    type=click.Choice([Kind.TASK_LIST.value, Kind.PLAN.value], case_sensitive=False),
    metavar="KIND",
    help="指明文件类别。The kind: task-list, plan.",
)
@click.option(
    "--output",
    metavar="FILE",
    type=PATH,
    help="写到此处；缺省写在文件旁。Where to write it; beside the document unless given.",
)
@store_option
def review(document: Path, *, new: bool, as_kind: str | None, output: Path | None, store: str | None) -> None:
    """为任务清单或方案新建复核文件：列出读取到的一切，存疑者在前，供逐条核对。

    Write a review of a task list or plan to begin with: everything that was read, doubts first, to be
    confirmed line by line. An existing file is never overwritten.
    """
    del new
    settings = settings_of(store=store)
    kind = Kind(as_kind) if as_kind else None
    limits = ReadingLimits(1, settings.load_seconds, settings.load_memory_mb)

    async def run() -> Path:
        absent = is_absent(store_url(settings))
        async with scratch() if absent else opened(settings, read_only=True) as held:
            return await write_new_review(held, document, settings.seeds, kind, output, limits)

    written = asyncio.run(run())
    click.echo(f"已写入 Written: {written}")
    beside = review_path(document)
    there = written.absolute() == beside.absolute()
    zh, en = ("", "") if there else (f"，放到文件旁，名为 {beside.name}", f", put it beside as {beside.name}")
    click.echo(
        f"逐条核对并删去 confirmed: no{zh}，再运行"
        f" Check each statement, remove its confirmed: no{en}, then run: dutygraph load {document}",
        err=True,
    )
