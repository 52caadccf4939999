"""A graph in one file, whatever the engine: what every source states, from which all else follows."""

import contextlib
import gzip
import os
import secrets
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import orjson

from dutygraph.graph.errors import InvalidInput
from dutygraph.graph.sources.draft import Draft, change
from dutygraph.graph.stated import Kept, Packed, Statements
from dutygraph.graph.store.content_hash import EMPTY, replaced
from dutygraph.graph.store.port import Store

_KIND = "dutygraph backup 1"
_LONGEST_HEADER = 1_000
_FAST = 1
_BROKEN = (OSError, EOFError, ValueError, KeyError, TypeError, zlib.error)
"""What reading a file that is no backup, or not the whole of one, comes to."""


@dataclass(frozen=True, slots=True)
class Backup:
    """`sources` is how many were written or read."""

    sources: int
    content_hash: str


async def back_up(store: Store, path: Path, *, replace: bool = False) -> Backup:
    """Write what the graph is at one moment, while it may be served and loaded, and put it there whole.

    InvalidInput where nothing can be written there, or there is something already, unless that is a backup
    and `replace` is set; StaleChanges where loads never pause.
    """
    _check_free(path, replace=replace)
    with _replacing(path) as target:

        async def write(draft: Draft) -> Backup:
            before = await store.revision()
            target.seek(0)
            target.truncate()
            sources = await store.sources()
            header = {"kind": _KIND, "content_hash": before.content_hash, "sources": len(sources)}
            with gzip.GzipFile(mode="wb", compresslevel=_FAST, fileobj=target, mtime=0) as packed:
                packed.write(orjson.dumps(header, option=orjson.OPT_APPEND_NEWLINE))
                for id in sources:
                    packed.write(zlib.decompress(await store.packed(id) or zlib.compress(b"")) + b"\n")
            await draft.check_current()
            return Backup(len(sources), before.content_hash)

        return await change(store, write)


async def restore(store: Store, path: Path, *, replace: bool) -> Backup:
    """Let the graph hold exactly what a backup does, source by source in one transaction.

    InvalidInput, with nothing changed, where that is no whole backup, or the graph holds something already
    and `replace` is not set.
    """

    async def put(draft: Draft) -> Backup:
        held = await store.sources()
        if held and not replace:
            raise InvalidInput(
                f"图谱中已有 {len(held)} 个来源 the graph holds {len(held)} sources already.",
                "如确要以备份取代，请用 --replace Use --replace to put the backup in their place.",
            )
        restored = await store.restate(draft.based_on, lambda: _stated_in(path))
        return Backup(len(await store.sources()), restored.content_hash)

    return await change(store, put)


def _check_free(path: Path, *, replace: bool) -> None:
    """Passes where nothing is, or a backup that may go: a slip of the name is to cost nobody a file."""
    if not path.exists():
        return
    if not replace:
        raise InvalidInput(
            f"{path}：已有此文件 there is such a file.",
            "请另写一个文件名；如要取代旧备份，请用 --replace"
            " Name another file, or use --replace to put the backup in the place of an earlier one.",
        )
    with contextlib.suppress(*_BROKEN), gzip.open(path) as packed:
        if orjson.loads(packed.readline(_LONGEST_HEADER))["kind"] == _KIND:
            return
    raise InvalidInput(
        f"{path}：已有此文件，且不是备份 there is such a file, and it is no backup.",
        "请另写一个文件名 Name another file.",
    )


def check(path: Path) -> None:
    """Passes for a whole backup, whatever the sources in it state; else InvalidInput."""
    for _ in _lines_of(path):
        pass


def _stated_in(path: Path) -> Iterator[Kept]:
    """What each source of a backup states; InvalidInput, at the latest at the end, for no whole one."""
    lines = _lines_of(path)
    content_hash, expected = EMPTY, orjson.loads(next(lines))["content_hash"]
    for line in lines:
        try:
            said = Statements.from_json(line)
        except _BROKEN as error:
            raise _broken(path) from error
        content_hash = replaced(content_hash, said.source.id, None, said.content_hash)
        yield said, Packed(said.content_hash, zlib.compress(line.rstrip(b"\n"), _FAST))
    if content_hash != expected:
        raise _broken(path)


def _lines_of(path: Path) -> Iterator[bytes]:
    """The header, and a line for each source."""
    try:
        with gzip.open(path) as packed:
            line = packed.readline()
            header = orjson.loads(line)
            if header["kind"] != _KIND or not header["content_hash"]:
                raise ValueError(header["kind"])
            yield line
            sources = 0
            for line in packed:
                sources += 1
                yield line
            if sources != header["sources"]:
                raise ValueError("not whole")
    except FileNotFoundError as error:
        raise InvalidInput(f"{path}：文件不存在 no such file.", "请检查路径 Check the path.") from error
    except _BROKEN as error:
        raise _broken(path) from error


def _broken(path: Path) -> InvalidInput:
    return InvalidInput(
        f"{path}：不是完整的备份，未作任何改动 is no whole backup of this version; nothing was changed.",
        "请用 dutygraph backup 写出的文件 Name a file that `dutygraph backup` wrote.",
    )


@contextlib.contextmanager
def _replacing(path: Path) -> Iterator[IO[bytes]]:
    """A file that takes the place of `path` when all of it is on the disk, for its owner alone."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with open(part, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as target:
            yield target
            target.flush()
            os.fsync(target.fileno())
        part.replace(path)
    except OSError as error:
        raise InvalidInput(
            f"{path}：备份无法写入 the backup cannot be written there ({error.strerror}).",
            "请检查文件夹的权限与磁盘空间 Check the rights to the folder and the space left.",
        ) from error
    finally:
        # Whatever comes between, a signal as soon as it is there.
        with contextlib.suppress(OSError):
            part.unlink()
