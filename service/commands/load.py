"""`dutygraph load`."""

import asyncio
import datetime
import gc
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from dutygraph.graph.errors import DutygraphError
from dutygraph.graph.store.port import Store
from dutygraph.loaders.loaded import Kind
from dutygraph.service.commands.common import FILES, PATH, json_option, opened, settings_of, store_option
from dutygraph.service.failures import Failure, printable
from dutygraph.service.load import files, reporting
from dutygraph.service.load.file_result import FileResult, Refusal
from dutygraph.service.load.loading import load_paths, scratch
from dutygraph.service.load.pool import ReadingLimits, let_go
from dutygraph.service.load.progress import told
from dutygraph.service.load.read_one import SELDOM
from dutygraph.service.load.writing import Options
from dutygraph.service.settings import Settings
from dutygraph.service.stores import is_absent, store_url


@click.command()
@click.argument("paths", nargs=-1, type=FILES, metavar="PATH…")
@click.option(
    "--shipped",
    is_flag=True,
    help="装入随产品提供的全部数据，如升级之后。Load all that ships, as after an upgrade.",
)
@click.option(
    "--as",
    "as_kind",
    type=click.Choice([kind.value for kind in Kind], case_sensitive=False),
    metavar="KIND",
    help="指明文件类别，不由结构判断。The kind of the documents, instead of telling it from their structure: "
    f"{', '.join(Kind)}.",
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
    help="允许取代编号相同而标题不同，或更新的已有文件。Let a document take the place of one with the same "
    "id and another title, or of a later wording.",
)
@click.option(
    "--report",
    "report_path",
    metavar="FILE",
    type=PATH,
    help="把每个文件的结果写成 JSON。Write what became of each file to FILE, as JSON.",
)
@json_option
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
    as_json: bool,
    store: str | None,
) -> None:
    """装入文件或整个文件夹：任务清单、方案、法规、标准，或词表、文件目录（YAML）。再次装入只写入差异。

    Load files or whole folders: task lists, plans, laws and standards, vocabulary and catalogue as YAML.
    Loading a document again writes only the difference; a document with problems changes nothing, and
    the others are loaded.

    退出码 Exit codes: 0 全部装入 nothing refused; 1 全部拒绝 all refused; 3 部分拒绝 some refused.
    """
    if bool(paths) == shipped:
        raise click.UsageError(
            "请给出要装入的文件，或用 --shipped，二者取一。 Name files to load, or use --shipped, not both."
        )
    settings = settings_of(store=store)

    if report_path is not None:
        reporting.check_writable(report_path)
    options = Options(
        review=not no_review,
        as_kind=Kind(as_kind) if as_kind else None,
        replace_others=replace,
        discard_review=discard_review,
        limits=ReadingLimits(settings.load_processes, settings.load_seconds, settings.load_memory_mb),
    )
    found = files.expanded(files.shipped(settings.seeds) if shipped else paths)

    gc.set_threshold(SELDOM)

    async def run() -> Sequence[FileResult | Refusal]:
        if not found.files:
            return []
        absent = dry_run and is_absent(store_url(settings))
        async with scratch() if absent else opened(settings, read_only=dry_run) as held:
            return await _load(held, settings, found.files, options, dry_run=dry_run)

    try:
        outcomes = asyncio.run(run())
    except DutygraphError as error:
        # The report is written whatever happens.
        outcomes = [Refusal(None, error)]
    reached = {outcome.path for outcome in outcomes}
    loaded = reporting.Loaded(
        [*found.refused, *outcomes],
        dry_run,
        found.passed_over,
        [path for path in found.files if path not in reached],
    )
    _tell(loaded, as_json=as_json)
    if report_path is not None:
        reporting.write_report(report_path, loaded)
    sys.exit(reporting.exit_code(loaded))


async def load_shipped(store: Store, settings: Settings) -> None:
    """Loads all that ships; exits with 1 where a file of it is refused."""
    loaded = reporting.Loaded(await _load(store, settings, files.shipped(settings.seeds), Options()))
    let_go()
    _tell(loaded)
    if loaded.refused:
        sys.exit(1)


async def _load(
    store: Store, settings: Settings, paths: Sequence[Path], options: Options, *, dry_run: bool = False
) -> Sequence[FileResult | Refusal]:
    with told(len(paths)) as tell:
        return await load_paths(
            store, paths, seeds=settings.seeds, options=options, dry_run=dry_run, progress=tell
        )


def _tell(loaded: reporting.Loaded, *, as_json: bool = False) -> None:
    """What became of each file, on standard output for machines or for people; what is wrong on the other."""
    if as_json:
        plain = reporting.report(loaded, datetime.datetime.now(datetime.UTC))
        click.echo(reporting.as_json(plain), nl=False)
    for line in reporting.lines(loaded):
        click.echo(printable(line), err=as_json)
    for refusal in loaded.refused:
        Failure(refusal.error, refusal.path).show()
