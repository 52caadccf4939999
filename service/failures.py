"""How errors are shown on the command line: what happened, where, and the remedy, each once."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

import click

from dutygraph.graph.errors import DutygraphError, RefusedDocument, StoreError

_SUMMARIES: Mapping[str, str] = {
    "INVALID_INPUT": "无法使用",
    "REFUSED_DOCUMENT": "文件有问题，未装入",
    "STORE_ERROR": "图谱存取出错",
    "STORE_UNAVAILABLE": "图谱无法使用",
    "STORE_BUSY": "另一个程序正在写入图谱",
    "NOT_A_STORE": "此处没有本版本的图谱",
    "TIMEOUT": "超时",
    "STALE": "图谱同时被别处更改，请重试",
    "STILL_REFERENCED": "所删内容仍被其他来源引用",
    "SEARCH_NOT_READY": "搜索索引尚未建好",
    "INTERRUPTED": "已中断",
    "INTERNAL": "内部错误",
}


_TOLD = 50
"""So many problems of a document are shown; a report holds all."""


_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    r"""A text as a terminal can show it: what would steer one stands as \x1b, what is no text as \udcff."""
    told = _CONTROL.sub(lambda control: control[0].encode("unicode_escape").decode(), text)
    return told.encode("utf-8", "backslashreplace").decode()


class Failure(click.ClickException):
    """A DutygraphError as the command line reports it."""

    exit_code = 1

    def __init__(self, error: DutygraphError, path: Path | None = None) -> None:
        super().__init__(error.message)
        self._error = error
        # What is wrong with the graph is not to be looked for in the document.
        named = path is None or path.name in error.message or isinstance(error, StoreError)
        self._place = "" if named else f"{path}: "

    def show(self, file: IO[Any] | None = None) -> None:
        summary = _SUMMARIES.get(self._error.code, _SUMMARIES["INTERNAL"])
        message = self._error.message
        if isinstance(self._error, RefusedDocument) and len(self._error.problems) > _TOLD:
            told = [str(problem) for problem in self._error.problems[:_TOLD]]
            told.append(f"… 共 {len(self._error.problems)} 个问题 problems in all; --report holds them.")
            message = "\n".join(told)
        click.echo(printable(f"错误 Error（{summary}）: {self._place}{message}"), err=True)
        if self._error.remedy:
            click.echo(f"办法 Remedy: {self._error.remedy}", err=True)
