"""Who reads the documents of a load: processes that can be killed, each with its limit of time and memory."""

import asyncio
import atexit
import contextlib
import os
import pickle
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from dutygraph.graph.errors import DutygraphError
from dutygraph.loaders.documents.document import refused
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.service.load.read_one import Told, Work

_READINGS = 1_000
"""So many documents a process reads before a new one takes its place, so that nothing piles up."""
_DIED = (EOFError, OSError, ValueError, pickle.UnpicklingError)
_NOT_BEGUN = (
    "读取进程无法启动 the process that reads documents could not be started.",
    "检查内存与 DUTYGRAPH_LOAD_MEMORY_MB Check the memory left, and DUTYGRAPH_LOAD_MEMORY_MB.",
)
_ENDED = (
    "读取进程意外终止 the process that read it came to a sudden end.",
    "文件可能有害或过大；请检查或拆分 It may be harmful or too large: check it, or split it.",
)
_TOO_LONG = "请拆分文件，或提高 DUTYGRAPH_LOAD_SECONDS Split it, or raise DUTYGRAPH_LOAD_SECONDS."


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """`processes` 0: as many as there are processors. `memory_mb` is each process's."""

    processes: int = 0
    seconds: float = 120
    memory_mb: int = 2048


class Readers:
    """As many of the `documents` as the limits say are read at once, each by a process that a thread waits
    for. What is idle in the end is kept for those who read next, since a process is slow to begin.
    """

    def __init__(self, documents: int, knowledge: Knowledge, limits: ReadingLimits) -> None:
        self.width = min(limits.processes or os.cpu_count() or 1, max(documents, 1))
        self._knowledge = pickle.dumps(knowledge, pickle.HIGHEST_PROTOCOL)
        self._limits = limits
        self._alive: set[_Process] = set()
        self._idle: list[_Process] = []
        self._threads = ThreadPoolExecutor(self.width)

    def read(self, path: Path, work: Work[Told]) -> asyncio.Future[Told | DutygraphError]:
        """Begun at once, in its turn."""
        return asyncio.get_running_loop().run_in_executor(self._threads, self._read, path, work)

    def _read(self, path: Path, work: Work[Told]) -> Told | DutygraphError:
        process = self._idle.pop() if self._idle else _begun(self._limits)
        self._alive.add(process)
        began = None
        answer: Told | DutygraphError
        try:
            if process.knows is not self._knowledge:
                process.ask(self._knowledge)
                process.knows = self._knowledge
            began = time.monotonic()
            answer = cast("Told | DutygraphError", process.ask(pickle.dumps((path.absolute(), work))))
        except _DIED:
            process.done, answer = _READINGS, self._lost(path.name, began)
        if process.done < _READINGS:
            self._idle.append(process)
        else:
            process.end()
            self._alive.remove(process)
        return answer

    def _lost(self, name: str, began: float | None) -> DutygraphError:
        seconds = self._limits.seconds
        if began is not None and time.monotonic() >= began + seconds:
            return refused(name, f"读取超时 reading it took longer than {seconds:g} s.", _TOO_LONG)
        return refused(name, *(_ENDED if began is not None else _NOT_BEGUN))

    def close(self) -> None:
        """Whatever is still read is given up."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for process in self._alive.difference(self._idle):
            process.end()
        self._threads.shutdown()
        _kept.extend(self._idle)
        while len(_kept) > (os.cpu_count() or 1):
            _kept.pop(0).end()


class _Process:
    """`done` counts what it was asked; `knows` is what it was last given to read by."""

    def __init__(self, limits: ReadingLimits) -> None:
        # -P: what lies in the working directory must not be taken for a part of the program.
        command = (sys.executable, "-P", "-m", "dutygraph.service.load.worker")
        self._process = subprocess.Popen(  # noqa: S603
            [*command, str(limits.seconds), str(limits.memory_mb)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.limits = limits
        self.knows: bytes | None = None
        self.done = 0

    def ask(self, message: bytes) -> object:
        """What it answers; one of `_DIED` where it ends before."""
        asked, answered = (cast("IO[bytes]", one) for one in (self._process.stdin, self._process.stdout))
        asked.write(message)
        asked.flush()
        self.done += 1
        return pickle.load(answered)  # noqa: S301

    @property
    def lives(self) -> bool:
        return self._process.poll() is None

    def end(self) -> None:
        with contextlib.suppress(OSError), self._process:
            self._process.kill()


_kept: list[_Process] = []


def _begun(limits: ReadingLimits) -> _Process:
    """One that is kept and has the limits, else a new one."""
    for process in [*_kept]:
        if process.limits == limits:
            with contextlib.suppress(ValueError):
                _kept.remove(process)
                if process.lives:
                    return process
                process.end()
    return _Process(limits)


@atexit.register
def let_go() -> None:
    """End the processes that are kept: where nothing will be read for long."""
    while _kept:
        _kept.pop().end()
