"""`dutygraph load`."""

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from dutygraph.graph.store.port import Store
from dutygraph.service.commands.common import kind_of, open_store_of, settings_of, store_option
from dutygraph.service.load import files, reporting
from dutygraph.service.load.file_result import Outcome, Refusal
from dutygraph.service.load.loading import Options, load_paths, scratch
from dutygraph.service.load.pool import ReadingLimits
from dutygraph.service.settings import Settings
from dutygraph.service.stores import is_absent, store_url


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="PATH…")
@click.option(
    "--shipped",
    is_flag=True,
    help="装入随产品提供的全部数据，如升级之后。Load all that ships, as after an upgrade.",
)
@click.option(
    "--as",
    "as_kind",
    metavar="KIND",
    help="指明文件类别，不由结构判断。The kind of the documents, instead of telling it from their structure: "
    "task-list, plan, law, standard.",
)
@click.option("--dry-run", is_flag=True, help="只列出将有的变化，不写入。Only show what would change.")
@click.option(
    "--no-review", is_flag=True, help="不用文件旁的复核结果。Leave out the reviews beside documents."
)
@click.option(
    "--discard-review",
    is_flag=True,
    help="允许丢失已装入的人工复核与英文。Let a load lose what a person confirmed or translated.",
)
@click.option(
    "--replace",
    is_flag=True,
    help="允许取代编号相同、标题不同的已有文件。Let a document take the place of one with the same id and "
    "another title.",
)
@click.option(
    "--report",
    "report_path",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="把每个文件的结果写成 JSON。Write what became of each file to FILE, as JSON.",
)
@store_option
def load(
    paths: tuple[Path, ...],
    *,
    shipped: bool,
    as_kind: str | None,
    dry_run: bool,
    no_review: bool,
    discard_review: bool,
    replace: bool,
    report_path: Path | None,
    store: str | None,
) -> None:
    """装入文件或整个文件夹：任务清单、方案、法规、标准，或词表、文件目录（YAML）。再次装入只写入差异。

    Load files or whole folders: task lists, plans, laws and standards, vocabulary and catalogue as YAML.
    Loading a document again writes only the difference; a document with problems changes nothing, and
    the others are loaded.
    """
    if bool(paths) == shipped:
        raise click.UsageError(
            "请给出要装入的文件，或用 --shipped。 Name the files to load, or use --shipped."
        )
    settings = settings_of(store=store)

    if report_path is not None:
        reporting.check_writable(report_path)
    options = Options(
        review=not no_review,
        as_kind=kind_of(as_kind),
        replace_others=replace,
        discard_review=discard_review,
        limits=ReadingLimits(settings.load_processes, settings.load_seconds, settings.load_memory_mb),
    )
    found = files.expanded(files.shipped(settings.seeds) if shipped else paths)

    async def run() -> Sequence[Outcome | Refusal]:
        if not found.files:
            return []
        if dry_run and is_absent(store_url(settings)):
            async with scratch() as empty:
                return await _load(empty, settings, found.files, options)
        opened = await open_store_of(settings, read_only=dry_run)
        try:
            return await _load(opened, settings, found.files, options, dry_run=dry_run)
        finally:
            await opened.close()

    outcomes = asyncio.run(run())
    reached = {outcome.path for outcome in outcomes}
    loaded = reporting.Loaded(
        [*(Refusal(folder, files.no_documents(folder)) for folder in found.empty), *outcomes],
        dry_run,
        found.passed_over,
        [path for path in found.files if path not in reached],
    )
    if report_path is not None:
        reporting.write_report(report_path, loaded)
    _report(loaded)


async def load_shipped(store: Store, settings: Settings) -> None:
    """Loads all that ships; exits with 1 where a file of it is refused."""
    _report(reporting.Loaded(await _load(store, settings, files.shipped(settings.seeds), Options())))


async def _load(
    store: Store, settings: Settings, paths: Sequence[Path], options: Options, *, dry_run: bool = False
) -> Sequence[Outcome | Refusal]:
    with click.progressbar(
        paths,
        label="装入 Loading",
        item_show_func=lambda path: path.name if isinstance(path, Path) else None,
        show_pos=True,
        file=sys.stderr,
    ) as bar:

        def progress(path: Path, done: int, total: int) -> None:
            # The vocabulary and the catalogue may have come before the files that were named.
            bar.length = total
            bar.update(done - bar.pos, path)

        return await load_paths(
            store, paths, seeds=settings.seeds, options=options, dry_run=dry_run, progress=progress
        )


def _report(loaded: reporting.Loaded) -> None:
    for line in reporting.lines(loaded):
        click.echo(line)
    refused = reporting.failures(loaded)
    for failure in refused:
        failure.show()
    if refused:
        sys.exit(1)
