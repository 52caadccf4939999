"""The command line. A command is imported when it is called, so that `--help` comes at once."""

import contextlib
import gc
import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, cast

import click

COMMANDS: Mapping[str, str] = {
    "serve": "启动服务。 Start the service.",
    "init": "准备空的图谱。 Prepare an empty graph.",
    "migrate": "改为本版本的结构。 Bring a graph into this version's form.",
    "load": "装入文件或文件夹。 Load documents or folders.",
    "unload": "卸载文件。 Take documents out of the graph.",
    "backup": "备份整个图谱。 Write the whole graph to a file.",
    "restore": "从备份恢复。 Let the graph hold what a backup does.",
    "status": "图谱里有什么。 What the graph holds.",
    "review": "新建复核文件。 Begin a review of a document.",
    "schema": "输出 GraphQL 模式。 Print the GraphQL schema.",
}
"""What each does; it is the function of its name in a module of `service.commands`."""

_MODULES: Mapping[str, str] = {"migrate": "init", "restore": "backup"}
"""Those that stand in the module of another; each other one is in the module of its name."""


class _Commands(click.Group):
    """Turns what goes wrong into one message and an exit code: 1 for errors, 130 for Ctrl-C."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        # What is imported stays: looking through it again and again takes a sixth of the time to start.
        gc.disable()
        try:
            module = import_module(f"dutygraph.service.commands.{_MODULES.get(cmd_name, cmd_name)}")
        finally:
            gc.freeze()
            gc.enable()
        return cast("click.Command", getattr(module, cmd_name))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def make_context(self, *given: Any, **options: Any) -> click.Context:
        with _bilingual():
            return super().make_context(*given, **options)

    def invoke(self, ctx: click.Context) -> Any:
        # Later than the help: they bring the graph's errors.
        from dutygraph.graph.errors import DutygraphError, InvalidInput  # noqa: PLC0415
        from dutygraph.service.failures import Failure  # noqa: PLC0415

        try:
            with _bilingual():
                return super().invoke(ctx)
        except DutygraphError as error:
            raise Failure(error) from error
        except BrokenPipeError:
            raise
        except OSError as error:
            told = f"{error.filename or ''}：{error.strerror}"
            remedy = "请检查路径、权限与磁盘 Check the path, its permissions and the disk."
            raise Failure(InvalidInput(told, remedy)) from error
        except KeyboardInterrupt:
            click.echo("已中断。 Interrupted.", err=True)
            ctx.exit(130)


_USAGE: Mapping[type[click.UsageError], str] = {
    click.NoSuchOption: "没有这个选项。",
    click.MissingParameter: "缺少参数。",
    click.BadParameter: "参数不能用。",
    click.BadOptionUsage: "选项用法有误。",
}


_CHINESE = re.compile("[\u4e00-\u9fff]")


@contextlib.contextmanager
def _bilingual() -> Iterator[None]:
    """What the library says in English alone gets Chinese before it; our own words have both."""
    try:
        yield
    except click.UsageError as error:
        said = error.format_message()
        if _CHINESE.search(said):
            raise
        before = next((words for kind, words in _USAGE.items() if isinstance(error, kind)), "命令不能用。")
        raise click.UsageError(f"{before} {said}", error.ctx) from None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dutygraph", message="dutygraph %(version)s")
def cli() -> None:
    """合规义务图谱：把主管部门的任务清单及其引用的法规标准读成图，通过 GraphQL 查询。

    A graph of regulatory duties: task lists and the rules they cite, answered through GraphQL.

    设置项（环境变量 DUTYGRAPH_…）见 docs/settings.md。 docs/settings.md lists every setting.
    """


def main() -> None:
    cli(prog_name="dutygraph")
