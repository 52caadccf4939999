"""What the commands share: their settings, and the store these name."""

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from dutygraph.graph.store.port import Store
from dutygraph.service import logs
from dutygraph.service.settings import Settings, read_settings, unknown_names
from dutygraph.service.stores import holds_password, open_store, store_url

Result = TypeVar("Result")

store_option: Callable[[Any], Any] = click.option(
    "--store",
    metavar="URL",
    help="图谱存放处；密码另放在 DUTYGRAPH_STORE_PASSWORD。Where the graph is kept: sqlite:FILE or"
    " neo4j://user@host:7687/database, with the password in DUTYGRAPH_STORE_PASSWORD."
    "  [env: DUTYGRAPH_STORE]",
)


class _PathNamed(click.Path):
    """A path. An empty name, as of a variable that is not set, would mean the folder one is in."""

    def convert(
        self, value: "str | os.PathLike[str]", param: click.Parameter | None, ctx: click.Context | None
    ) -> "str | bytes | os.PathLike[str]":
        if value == "":
            self.fail(
                "名称为空；当前文件夹请写“.” the name is empty: write “.” for the folder you are in.",
                param,
                ctx,
            )
        return super().convert(value, param, ctx)


PATH = _PathNamed(path_type=Path)
FILES = _PathNamed(path_type=Path, readable=False)
"""One that cannot be read keeps none of the others out, and is told with them."""

json_option: Callable[[Any], Any] = click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="在标准输出给出 JSON，其余写到标准错误。JSON on standard output, all else on standard error.",
)


def settings_of(**given: object) -> Settings:
    """The settings: those given on the command line, else those of the environment."""
    settings = read_settings(**given)
    if given.get("store") and holds_password(settings):
        click.echo(
            "警告 Warning: 本机其他用户都能看到命令行里的密码；请改放在环境变量 DUTYGRAPH_STORE_PASSWORD 中。"
            " Everybody on this machine can see a password on the command line: put it into the environment,"
            " as DUTYGRAPH_STORE_PASSWORD.",
            err=True,
        )
    logs.configure(settings.log_level)
    for name, likely in unknown_names(os.environ):
        meant = f" 是否指 Did you mean {likely}?" if likely else ""
        click.echo(f"提示 Note: {name} 不是设置项。 {name} is no setting and is ignored.{meant}", err=True)
    return settings


async def open_store_of(settings: Settings, *, patient: bool = False, **how: bool) -> Store:
    """The store; a `patient` command lets reads take long, waits for another writer, and may write.

    `how` as `open_store` takes it.
    """
    url = store_url(settings)
    if patient:
        how = {"to_write": not how.get("read_only"), **how}
        return await open_store(url, **how)
    return await open_store(url, timeout_s=settings.operation_timeout, **how)


@contextlib.asynccontextmanager
async def opened(settings: Settings, **how: bool) -> AsyncIterator[Store]:
    """The store of a patient command, which is closed then."""
    store = await open_store_of(settings, patient=True, **how)
    try:
        yield store
    finally:
        await store.close()


def on_store(settings: Settings, do: Callable[[Store], Awaitable[Result]], **how: bool) -> Result:
    """What `do` comes to on the store of a patient command."""

    async def run() -> Result:
        async with opened(settings, **how) as store:
            return await do(store)

    return asyncio.run(run())
