"""Who reads the documents of a load: processes that can be killed, each with its limit of time and memory."""

import asyncio
import contextlib
import os
import pickle
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from dutygraph.graph.errors import DutygraphError
from dutygraph.loaders.documents.document import refused
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.service.load.read_one import Asked, Told_co
from dutygraph.service.load.worker import LENGTH, packed

_READINGS = 200
"""So many documents a process reads before a new one takes its place, so that nothing piles up."""
_GRACE_S = 5
_START_S = 120
"""A process that has not begun by then never will; what it takes to begin is no document's fault."""


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """`processes` 0: as many as there are processors. `memory_mb` is each process's."""

    processes: int = 0
    seconds: float = 120
    memory_mb: int = 2048


@asynccontextmanager
async def readers_for(
    paths: Sequence[Path], knowledge: Knowledge, limits: ReadingLimits
) -> AsyncIterator["Readers"]:
    """Those who read the documents by that knowledge."""
    width = min(limits.processes or os.cpu_count() or 1, max(len(paths), 1))
    readers = Readers(width, packed(knowledge), limits)
    try:
        yield readers
    finally:
        await readers.close()


class Readers:
    """`width` documents are read at once."""

    def __init__(self, width: int, knowledge: bytes, limits: ReadingLimits) -> None:
        self.width = width
        self._knowledge = knowledge
        self._limits = limits
        self._idle: list[_Process] = []
        self._free = asyncio.Semaphore(width)

    async def read(self, asked: Asked[Told_co]) -> Told_co | DutygraphError:
        async with self._free:
            process = self._idle.pop() if self._idle else await _Process.start(self._limits)
            fit = False
            try:
                await process.begin(self._knowledge)
                async with asyncio.timeout(self._limits.seconds):
                    answer = await process.read(asked)
                fit = process.left > 0
            except (TimeoutError, asyncio.IncompleteReadError, ConnectionError) as error:
                answer = self._lost(asked.path.name, error, began=process.began)
            finally:
                if fit:
                    self._idle.append(process)
                else:
                    await process.kill()
            return answer

    def _lost(self, name: str, error: Exception, *, began: bool) -> DutygraphError:
        if not began:
            return refused(
                name,
                "读取进程无法启动 the process that reads documents could not be started.",
                "检查内存与 DUTYGRAPH_LOAD_MEMORY_MB Check the memory left, and DUTYGRAPH_LOAD_MEMORY_MB.",
            )
        if not isinstance(error, TimeoutError):
            return refused(
                name,
                "读取进程意外终止 the process that read it came to a sudden end.",
                "文件可能有害或过大；请检查或拆分 It may be harmful or too large: check it, or split it.",
            )
        return refused(
            name,
            f"读取超时 reading it took longer than {self._limits.seconds:g} s.",
            "请拆分文件，或提高 DUTYGRAPH_LOAD_SECONDS Split it, or raise DUTYGRAPH_LOAD_SECONDS.",
        )

    async def close(self) -> None:
        await asyncio.gather(*(process.kill() for process in self._idle))


class _Process:
    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.began = False
        self.left = _READINGS

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

    async def begin(self, knowledge: bytes) -> None:
        """Until it has begun and read that."""
        if not self.began:
            async with asyncio.timeout(_START_S):
                await self._ask(knowledge)
            self.began = True

    async def read(self, asked: Asked[Told_co]) -> Told_co | DutygraphError:
        self.left -= 1
        return cast("Told_co | DutygraphError", pickle.loads(await self._ask(packed(asked))))  # noqa: S301

    async def _ask(self, message: bytes) -> bytes:
        source, target = self._process.stdout, self._process.stdin
        if source is None or target is None:
            raise ConnectionError
        target.write(message)
        await target.drain()
        (length,) = LENGTH.unpack(await source.readexactly(LENGTH.size))
        return await source.readexactly(length)

    async def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        if self._process.stdin is not None:
            self._process.stdin.close()
        await self._process.wait()
