"""Who reads the documents of a load: processes that can be killed, each with its limit of time and memory."""

import asyncio
import contextlib
import os
import pickle
import signal
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from dutygraph.graph.errors import DutygraphError
from dutygraph.loaders.documents.document import refused
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.service.load.read_one import Told, Work

_READINGS = 1_000
"""So many documents a process reads before a new one takes its place, so that nothing piles up."""
_FORKS = hasattr(os, "fork")
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
    for.
    """

    def __init__(self, documents: int, knowledge: Knowledge, limits: ReadingLimits) -> None:
        self.width = min(limits.processes or os.cpu_count() or 1, max(documents, 1))
        told = limits.seconds, limits.memory_mb, knowledge
        self._told = pickle.dumps(told, pickle.HIGHEST_PROTOCOL)
        self._limits = limits
        self._alive: set[_Reader] = set()
        self._idle: list[_Reader] = []
        self._threads = ThreadPoolExecutor(self.width)

    def read(self, path: Path, work: Work[Told]) -> asyncio.Future[Told | DutygraphError]:
        """Begun at once, in its turn."""
        return asyncio.get_running_loop().run_in_executor(self._threads, self._read, path, work)

    def _read(self, path: Path, work: Work[Told]) -> Told | DutygraphError:
        reader = self._idle.pop() if self._idle else _Reader()
        self._alive.add(reader)
        began = None
        answer: Told | DutygraphError
        try:
            if not reader.done:
                reader.begin(self._told)
            began = time.monotonic()
            answer = cast("Told | DutygraphError", reader.ask(pickle.dumps((path.absolute(), work))))
        except _DIED:
            reader.done, answer = _READINGS, self._lost(path.name, began)
        if reader.done < _READINGS:
            self._idle.append(reader)
        else:
            reader.end()
            self._alive.remove(reader)
        return answer

    def _lost(self, name: str, began: float | None) -> DutygraphError:
        seconds = self._limits.seconds
        if began is not None and time.monotonic() >= began + seconds:
            return refused(name, f"读取超时 reading it took longer than {seconds:g} s.", _TOO_LONG)
        return refused(name, *(_ENDED if began is not None else _NOT_BEGUN))

    def close(self) -> None:
        """Whatever is still read is given up."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        # Threads whose reader is ended take it out of these meanwhile.
        for reader in tuple(self._alive):
            reader.end()
        self._threads.shutdown()


class _Reader:
    """`done` counts what it was asked."""

    def __init__(self) -> None:
        self.done = 0
        self._asked: Any
        self._answered: Any
        self._end = contextlib.ExitStack()

    def begin(self, told: bytes) -> None:
        """By what it is to read; one of `_DIED` where it cannot."""
        if _FORKS:
            own = self._end.enter_context(_prepared().socket())
            self._asked, self._answered = own.makefile("wb"), own.makefile("rb")
            self._end.callback(own.shutdown, socket.SHUT_RDWR)
        else:
            process = self._end.enter_context(_worker(subprocess.PIPE, subprocess.PIPE))
            self._asked, self._answered = process.stdin, process.stdout
            self._end.callback(process.kill)
        self.ask(told)

    def ask(self, message: bytes) -> object:
        """What it answers; one of `_DIED` where it ends before."""
        self.done += 1
        self._asked.write(message)
        self._asked.flush()
        return pickle.load(self._answered)  # noqa: S301

    def end(self) -> None:
        with contextlib.suppress(OSError):
            self._end.close()


class _Prepared:
    """A process that has imported all there is to read by, and forks a reader for whoever asks.

    It begins when it is first asked, and again where it was ended; it ends with this one.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None

    def socket(self) -> socket.socket:
        """That of a new reader; OSError where there is none."""
        with self._lock:
            if self._control is None or self._process is None or self._process.poll() is not None:
                self._control, theirs = socket.socketpair()
                with theirs:
                    self._process = _worker(theirs.fileno(), subprocess.DEVNULL, process_group=0)
            mine, theirs = socket.socketpair()
            with theirs:
                socket.send_fds(self._control, [b"\0"], [theirs.fileno()])
            return mine

    def end(self) -> None:
        """With all readers."""
        with self._lock:
            if self._process is not None and self._control is not None:
                os.killpg(self._process.pid, signal.SIGKILL)
                self._process.wait()
                self._control.close()
                self._process = self._control = None


def _worker(source: int, target: int, process_group: int | None = None) -> subprocess.Popen[bytes]:
    # -P: what lies in the working directory must not be taken for a part of the program.
    command = (sys.executable, "-P", "-m", "dutygraph.service.load.worker")
    return subprocess.Popen(  # noqa: S603
        command, stdin=source, stdout=target, stderr=subprocess.DEVNULL, process_group=process_group
    )


@cache
def _prepared() -> _Prepared:
    """One for all that this process reads, since it takes seconds to import."""
    return _Prepared()


def let_go() -> None:
    """End it: where nothing will be read for long."""
    _prepared().end()
