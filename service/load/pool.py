"""Who reads the documents of a load: this process where they are few, else several that can be killed."""

import asyncio
import contextlib
import os
import pickle
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.service.load.read_one import Answer, Wanted, read, refused
from dutygraph.service.load.worker import LENGTH, packed

_FEW = 4
_SMALL_BYTES = 1024 * 1024
_PLAIN = frozenset({".txt", ".text", ".tsv", ".md", ".markdown"})
_READINGS = 200
"""So many documents a process reads before a new one takes its place, so that nothing piles up."""
_GRACE_S = 5


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """`processes` 0: as many as there are processors. `memory_mb` is each process's."""

    processes: int = 0
    seconds: float = 120
    memory_mb: int = 2048


class Readers(Protocol):
    """`width` documents are read at once."""

    width: int

    def know(self, knowledge: Knowledge) -> None:
        """What the documents asked for from now on are read with."""
        ...

    async def read(self, wanted: Wanted) -> Answer: ...


@asynccontextmanager
async def readers_for(paths: Sequence[Path], limits: ReadingLimits) -> AsyncIterator[Readers]:
    """A process costs half a second to start: a few small texts are read here."""
    if len(paths) < _FEW and all(_is_small(path) for path in paths):
        yield _Here()
        return
    width = min(limits.processes or os.cpu_count() or 1, len(paths))
    readers = _Processes(width, limits)
    try:
        yield readers
    finally:
        await readers.close()


def _is_small(path: Path) -> bool:
    try:
        return path.suffix.lower() in _PLAIN and path.stat().st_size <= _SMALL_BYTES
    except OSError:
        return True


class _Here:
    width = 1

    def __init__(self) -> None:
        self._knowledge: Knowledge | None = None

    def know(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    async def read(self, wanted: Wanted) -> Answer:
        if self._knowledge is None:
            raise RuntimeError("know() comes first")
        return read(wanted, self._knowledge)


class _Processes:
    def __init__(self, width: int, limits: ReadingLimits) -> None:
        self.width = width
        self._limits = limits
        self._idle: list[_Process] = []
        self._free = asyncio.Semaphore(width)
        self._knowledge = b""

    def know(self, knowledge: Knowledge) -> None:
        self._knowledge = packed(knowledge)

    async def read(self, wanted: Wanted) -> Answer:
        async with self._free:
            process = self._idle.pop() if self._idle else await _Process.start(self._limits)
            kept = False
            try:
                answer = await self._answer(process, wanted)
                kept = process.is_fit
            finally:
                if kept:
                    self._idle.append(process)
                else:
                    await process.kill()
            return answer

    async def _answer(self, process: "_Process", wanted: Wanted) -> Answer:
        try:
            async with asyncio.timeout(self._limits.seconds):
                return await process.read(wanted, self._knowledge)
        except TimeoutError:
            process.is_fit = False
            return refused(
                wanted.path,
                f"读取超时 reading it took longer than {self._limits.seconds:g} s.",
                "请拆分文件，或提高 DUTYGRAPH_LOAD_SECONDS Split it, or raise DUTYGRAPH_LOAD_SECONDS.",
            )
        except (asyncio.IncompleteReadError, ConnectionError):
            process.is_fit = False
            return refused(
                wanted.path,
                "读取进程意外终止 the process that read it came to a sudden end.",
                "文件可能有害或过大；请检查或拆分 It may be harmful or too large: check it, or split it.",
            )

    async def close(self) -> None:
        await asyncio.gather(*(process.kill() for process in self._idle))


class _Process:
    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._knows = b""
        self._left = _READINGS
        self.is_fit = True

    @classmethod
    async def start(cls, limits: ReadingLimits) -> "_Process":
        # -P: what lies in the working directory must not be taken for a part of the program.
        return cls(
            await asyncio.create_subprocess_exec(
                sys.executable, "-P", "-m", "dutygraph.service.load.worker",
                str(int(limits.seconds) + _GRACE_S), str(limits.memory_mb),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
            )
        )  # fmt: skip

    async def read(self, wanted: Wanted, knowledge: bytes) -> Answer:
        source, target = self._process.stdout, self._process.stdin
        if source is None or target is None:
            raise ConnectionError
        if self._knows is not knowledge:
            self._knows = knowledge
            target.write(knowledge)
        target.write(packed(wanted))
        await target.drain()
        (length,) = LENGTH.unpack(await source.readexactly(LENGTH.size))
        answer = pickle.loads(await source.readexactly(length))  # noqa: S301
        self._left -= 1
        self.is_fit = self._left > 0
        return cast("Answer", answer)

    async def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        if self._process.stdin is not None:
            self._process.stdin.close()
        await self._process.wait()
