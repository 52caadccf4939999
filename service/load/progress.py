"""How far a load is, for a person who waits for it."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

import click

from dutygraph.service.failures import printable

_TOLD_EVERY_S = 10.0
"""Where no bar can be drawn, as in a log, a line tells it so often."""

Progress: TypeAlias = Callable[[Path, int, int], None]
"""Told of each file when its turn comes, how many are done, and how many there are; and at the end."""


@contextmanager
def told(files: int) -> Iterator[Progress]:
    """On standard error: files done and in all, how many a second, the time left, and what is being read."""
    draws = sys.stderr.isatty()
    began = last = time.monotonic()
    known = 0

    def words(path: Path | None) -> str | None:
        passed, read = time.monotonic() - began, bar.pos - known
        rate = f"{read / passed:.1f}/s  " if read and passed >= 1 else ""
        return f"{rate}{printable(path.name)}" if path else None

    def tell(path: Path, done: int, total: int) -> None:
        nonlocal began, known, last
        # Until the first is read what takes time is to begin, and tells nothing of the others.
        if done <= 1:
            began, known = time.monotonic(), done
        # The vocabulary and the catalogue may have come before the files that were named.
        bar.length = total
        bar.update(done - bar.pos, path)
        now = time.monotonic()
        if not draws and now - last >= _TOLD_EVERY_S and done < total:
            last = now
            read = done - known
            left = f"  约余 left about {(now - began) / read * (total - done):.0f} s" if read else ""
            click.echo(f"装入 Loading {done}/{total}{left}  {words(path)}", err=True)

    with click.progressbar(
        length=files, label="装入 Loading", item_show_func=words, show_pos=True, file=sys.stderr
    ) as bar:
        yield tell
