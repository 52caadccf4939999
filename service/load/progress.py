"""How far a load is, for a person who waits for it."""

import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import click
from click._termui_impl import ProgressBar

from dutygraph.service.failures import printable

_TOLD_EVERY_S = 10.0
"""Where no bar can be drawn, as in a log, a line tells it so often."""


class Bar:
    """On standard error: files done and in all, how many a second, the time left, and what is being read."""

    def __init__(self, files: int) -> None:
        self._bar: ProgressBar[Path] = click.progressbar(
            length=files,
            label="装入 Loading",
            item_show_func=lambda path: self._words(path) if path is not None else None,
            show_pos=True,
            file=sys.stderr,
        )
        self._draws = sys.stderr.isatty()
        self._began = self._told = time.monotonic()

    def __enter__(self) -> Self:
        self._bar.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.__exit__(kind, error, trace)

    def tell(self, path: Path, done: int, total: int) -> None:
        # The vocabulary and the catalogue may have come before the files that were named.
        self._bar.length = total
        self._bar.update(done - self._bar.pos, path)
        now = time.monotonic()
        if not self._draws and now - self._told >= _TOLD_EVERY_S and done < total:
            self._told = now
            left = (now - self._began) / done * (total - done) if done else None
            remaining = "" if left is None else f"  约余 left about {left:.0f} s"
            click.echo(f"装入 Loading {done}/{total}{remaining}  {self._words(path)}", err=True)

    def _words(self, path: Path) -> str:
        passed = time.monotonic() - self._began
        rate = f"{self._bar.pos / passed:.1f}/s  " if passed >= 1 else ""
        return f"{rate}{printable(path.name)}"
