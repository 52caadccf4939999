"""The command line. Each command imports what it needs itself, so that `--help` comes at once."""

from __future__ import annotations

import asyncio
import datetime
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dutygraph.graph.store.port import Store
    from dutygraph.loaders.kinds import Kind
    from dutygraph.service.load.file_result import Outcome, Refusal
    from dutygraph.service.load.loading import Options
    from dutygraph.service.load.pool import ReadingLimits
    from dutygraph.service.load.reporting import Loaded
    from dutygraph.service.load.unloading import Unloaded
    from dutygraph.service.settings import Settings
    from dutygraph.service.status import Status

_STORE_HELP = (
    "图谱存放处。Where the graph is kept: sqlite:FILE or neo4j://user:password@host:7687/database."
    "  [env: DUTYGRAPH_STORE]"
)

_JSON = click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="在标准输出给出 JSON，其余写到标准错误。JSON on standard output, all else on standard error.",
)
_READ_S = 600.0
_WRITER_S = 60.0


class _Commands(click.Group):
    """Turns what goes wrong into one message and an exit code: 1 for errors, 130 for Ctrl-C."""

    def invoke(self, ctx: click.Context) -> Any:
        from dutygraph.graph.errors import DutygraphError  # noqa: PLC0415
        from dutygraph.service.failures import Failure  # noqa: PLC0415

        try:
            return super().invoke(ctx)
        except DutygraphError as error:
            raise Failure(error) from error
        except KeyboardInterrupt:
            click.echo("已中断。 Interrupted.", err=True)
            ctx.exit(130)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dutygraph", message="dutygraph %(version)s")
def cli() -> None:
    """合规义务图谱：把主管部门的任务清单及其引用的法规标准读成图，通过 GraphQL 查询。

    A graph of regulatory duties: task lists and the rules they cite, answered through GraphQL.

    设置项（环境变量 DUTYGRAPH_…）见 docs/settings.md。 docs/settings.md lists every setting.
    """


@cli.command()
@click.option("--host", metavar="ADDRESS", help="监听地址。Address to listen on.  [env: DUTYGRAPH_HOST]")
@click.option(
    "--port", type=click.IntRange(0, 65535), help="监听端口。Port to listen on.  [env: DUTYGRAPH_PORT]"
)
@click.option("--store", metavar="URL", help=_STORE_HELP)
def serve(host: str | None, port: int | None, store: str | None) -> None:
    """启动服务；图谱为空时先装入随产品提供的数据。

    Start the service. An empty graph is first loaded with the data that ships.
    """
    settings = _settings(host=host, port=port, store=store)

    from dutygraph.service.http import server  # noqa: PLC0415

    def on_started(base: str) -> None:
        click.echo(f"已启动 Ready: {base}/graphql", err=True)
        if settings.shows_graphiql:
            click.echo(f"网页查询 GraphiQL: {base}/graphiql", err=True)

    server.run(settings, lambda: _open_loaded(settings), on_started)


@cli.command()
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
@_JSON
@click.option("--store", metavar="URL", help=_STORE_HELP)
def load(
    paths: tuple[Path, ...],
    *,
    shipped: bool,
    as_kind: str | None,
    dry_run: bool,
    no_review: bool,
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
            "请给出要装入的文件，或用 --shipped。 Name the files to load, or use --shipped."
        )
    settings = _settings(store=store)

    from dutygraph.graph.errors import DutygraphError  # noqa: PLC0415
    from dutygraph.service.load import files, reporting  # noqa: PLC0415
    from dutygraph.service.load.file_result import Refusal  # noqa: PLC0415
    from dutygraph.service.load.loading import Options, scratch  # noqa: PLC0415
    from dutygraph.service.stores import is_absent, store_url  # noqa: PLC0415

    if report_path is not None:
        reporting.check_writable(report_path)
    options = Options(
        review=not no_review,
        as_kind=_kind(as_kind),
        replace_others=replace,
        limits=_reading_limits(settings),
    )
    found = files.expanded(files.shipped(settings.seeds) if shipped else paths)

    async def run() -> Sequence[Outcome | Refusal]:
        if not found.files:
            return []
        if dry_run and is_absent(store_url(settings)):
            async with scratch() as empty:
                return await _load(empty, settings, found.files, options)
        opened = await _open(settings, read_only=dry_run)
        try:
            return await _load(opened, settings, found.files, options, dry_run=dry_run)
        finally:
            await opened.close()

    try:
        outcomes = asyncio.run(run())
    except DutygraphError as error:
        # The report is written whatever happens.
        outcomes = [Refusal(found.files[0], error)]
    reached = {outcome.path for outcome in outcomes}
    loaded = reporting.Loaded(
        [*(Refusal(folder, files.no_documents(folder)) for folder in found.empty), *outcomes],
        dry_run,
        found.passed_over,
        [path for path in found.files if path not in reached],
    )
    if report_path is not None:
        reporting.write_report(report_path, loaded)
    _tell(loaded, as_json=as_json)
    sys.exit(reporting.exit_code(loaded))


@cli.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@click.option("--dry-run", is_flag=True, help="只列出将有的变化，不写入。Only show what would change.")
@_JSON
@click.option("--store", metavar="URL", help=_STORE_HELP)
def unload(ids: tuple[str, ...], *, dry_run: bool, as_json: bool, store: str | None) -> None:
    """卸载文件：移去它所陈述的一切，其他来源所陈述的保留。ID 见 dutygraph status。

    Take documents out of the graph: all that they state and no other source does. IDs are those of
    documents, or of the task list or instrument that a document states; see dutygraph status.
    """
    settings = _settings(store=store)

    from dutygraph.service.load import reporting  # noqa: PLC0415
    from dutygraph.service.load.unloading import unload as take_back  # noqa: PLC0415

    async def run() -> Sequence[Unloaded]:
        opened = await _open(settings, read_only=dry_run)
        try:
            return await take_back(opened, ids, dry_run=dry_run)
        finally:
            await opened.close()

    unloaded = asyncio.run(run())
    if as_json:
        plain = reporting.unloaded_report(unloaded, dry_run=dry_run)
        click.echo(reporting.as_json(plain), nl=False)
        return
    for line in reporting.unloaded_lines(unloaded, dry_run=dry_run):
        click.echo(line)


@cli.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--store", metavar="URL", help=_STORE_HELP)
def backup(file: Path, *, store: str | None) -> None:
    """把图谱备份成一个文件；服务不必停。

    Write the whole graph to FILE, as it is at one moment; it may be served meanwhile. A backup can be
    restored into either engine.
    """
    settings = _settings(store=store)

    from dutygraph.service.load.backup import Backup, back_up  # noqa: PLC0415

    async def run() -> Backup:
        opened = await _open(settings, read_only=True)
        try:
            return await back_up(opened, file)
        finally:
            await opened.close()

    done = asyncio.run(run())
    click.echo(f"已备份 Backed up: {done.sources} 个来源 sources  {done.content_hash[:12]}  {file}")


@cli.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--replace", is_flag=True, help="取代图谱现有内容。Put it in the place of what the graph holds."
)
@click.option("--store", metavar="URL", help=_STORE_HELP)
def restore(file: Path, *, replace: bool, store: str | None) -> None:
    """从备份恢复图谱，一次完成或完全不变。

    Let the graph hold exactly what the backup FILE does, wholly or not at all.
    """
    settings = _settings(store=store)

    from dutygraph.service.load import backup as backups  # noqa: PLC0415

    async def run() -> backups.Backup:
        opened = await _open(settings)
        try:
            return await backups.restore(opened, file, replace=replace)
        finally:
            await opened.close()

    done = asyncio.run(run())
    click.echo(f"已恢复 Restored: {done.sources} 个来源 sources  {done.content_hash[:12]}")


@cli.command()
@click.option("--store", metavar="URL", help=_STORE_HELP)
def status(store: str | None) -> None:
    """显示图谱的存放处、版本、各类数量与已装入的来源。

    Show where the graph is, its revision, what it holds by kind, and the sources loaded.
    """
    settings = _settings(store=store)

    from dutygraph.service.status import lines, read_status  # noqa: PLC0415
    from dutygraph.service.stores import store_url  # noqa: PLC0415

    async def run() -> Status:
        opened = await _open(settings, read_only=True)
        try:
            return await read_status(opened)
        finally:
            await opened.close()

    for line in lines(asyncio.run(run()), store_url(settings)):
        click.echo(line)


@cli.command()
def schema() -> None:
    """输出 GraphQL 模式（SDL），不打开图谱。

    Print the GraphQL schema (SDL); no graph is opened.
    """
    from dutygraph.schema.schema import build_schema  # noqa: PLC0415

    click.echo(build_schema().as_str())


def main() -> None:
    cli(prog_name="dutygraph")


def _settings(**given: object) -> Settings:
    from dutygraph.service import logs  # noqa: PLC0415
    from dutygraph.service.settings import read_settings, unknown_names  # noqa: PLC0415

    settings = read_settings(**given)
    logs.configure(settings.log_level)
    for name, likely in unknown_names(os.environ):
        meant = f" 是否指 Did you mean {likely}?" if likely else ""
        click.echo(f"提示 Note: {name} 不是设置项。 {name} is no setting and is ignored.{meant}", err=True)
    return settings


async def _open(settings: Settings, *, read_only: bool = False) -> Store:
    """For a command: nobody waits for a page, so reads may take long, and another writer is waited for."""
    from dutygraph.service.stores import open_store, store_url  # noqa: PLC0415

    return await open_store(
        store_url(settings), timeout_s=_READ_S, busy_timeout_s=_WRITER_S, read_only=read_only
    )


async def _open_loaded(settings: Settings) -> Store:
    """The store; where no document is in it, first loaded with what ships."""
    from dutygraph.service.status import is_empty  # noqa: PLC0415
    from dutygraph.service.stores import open_store, store_url  # noqa: PLC0415

    store = await open_store(store_url(settings), timeout_s=settings.operation_timeout)
    try:
        if await is_empty(store):
            click.echo("图谱为空，先装入随产品提供的数据。 The graph is empty: loading what ships.", err=True)
            from dutygraph.service.load.files import shipped  # noqa: PLC0415
            from dutygraph.service.load.loading import Options  # noqa: PLC0415
            from dutygraph.service.load.reporting import Loaded  # noqa: PLC0415

            loaded = Loaded(await _load(store, settings, shipped(settings.seeds), Options()))
            _tell(loaded)
            if loaded.refused:
                sys.exit(1)
    except BaseException:
        await store.close()
        raise
    return store


async def _load(
    store: Store, settings: Settings, paths: Sequence[Path], options: Options, *, dry_run: bool = False
) -> Sequence[Outcome | Refusal]:
    from dutygraph.service.load.loading import load_paths  # noqa: PLC0415
    from dutygraph.service.load.progress import Bar  # noqa: PLC0415

    with Bar(len(paths)) as bar:
        return await load_paths(
            store, paths, seeds=settings.seeds, options=options, dry_run=dry_run, progress=bar.tell
        )


def _kind(name: str | None) -> Kind | None:
    from dutygraph.loaders.kinds import Kind  # noqa: PLC0415

    try:
        return None if name is None else Kind(name.lower())
    except ValueError:
        raise click.UsageError(
            f"--as {name} 不是可用的类别。 There is no kind {name}; there are: {', '.join(Kind)}."
        ) from None


def _reading_limits(settings: Settings) -> ReadingLimits:
    from dutygraph.service.load.pool import ReadingLimits  # noqa: PLC0415

    return ReadingLimits(settings.load_processes, settings.load_seconds, settings.load_memory_mb)


def _tell(loaded: Loaded, *, as_json: bool = False) -> None:
    """What became of each file, on standard output for machines or for people; what is wrong on the other."""
    from dutygraph.service.failures import printable  # noqa: PLC0415
    from dutygraph.service.load import reporting  # noqa: PLC0415

    if as_json:
        click.echo(reporting.as_json(reporting.report(loaded, datetime.datetime.now(datetime.UTC))), nl=False)
    for line in reporting.lines(loaded):
        click.echo(printable(line), err=as_json)
    for failure in reporting.failures(loaded):
        failure.show()
