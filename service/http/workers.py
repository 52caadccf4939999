"""Several processes that answer on one port, each with the store open for itself, kept alive by a parent."""

import multiprocessing
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Sequence
from multiprocessing.context import SpawnProcess
from multiprocessing.synchronize import Event
from types import FrameType

from dutygraph.graph.errors import DutygraphError
from dutygraph.graph.store.port import Store
from dutygraph.service import logs
from dutygraph.service.failures import Failure
from dutygraph.service.http import server
from dutygraph.service.settings import Settings
from dutygraph.service.stores import open_store, store_url

_LOOKS_EVERY = 0.2
"""Seconds between looks at the workers; one that cannot start is tried again as often."""


def supervise(settings: Settings, listener: socket.socket, on_started: Callable[[], None]) -> None:
    """Serve with as many processes as the settings say until a signal comes; one that dies is replaced.

    Ends with exit code 1 where one dies before any was ready; it has said why. KeyboardInterrupt upon Ctrl-C.
    """
    signals: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        signals.append(number)

    signal.signal(signal.SIGTERM, note)
    signal.signal(signal.SIGINT, note)
    context = multiprocessing.get_context("spawn")
    ready = context.Event()

    def begun() -> SpawnProcess:
        process = context.Process(target=_work, args=(settings, listener, ready))
        process.start()
        return process

    workers = [begun() for _ in range(settings.workers)]
    told = False
    while not signals:
        time.sleep(_LOOKS_EVERY)
        if not told and ready.is_set():
            told = True
            on_started()
        gone = [number for number, each in enumerate(workers) if not each.is_alive()]
        if gone and not told:
            break
        for number in gone:
            workers[number] = begun()
    # Held open here, it would take connections that no worker is left to answer.
    listener.close()
    _end(workers)
    if signal.SIGINT in signals:
        raise KeyboardInterrupt
    if not signals:
        sys.exit(1)


def _end(workers: Sequence[SpawnProcess]) -> None:
    for each in workers:
        each.terminate()
    for each in workers:
        each.join()


def _work(settings: Settings, listener: socket.socket, ready: Event) -> None:
    """One process. What a load commits is in the next answer of each, for each asks the store itself."""
    logs.configure(settings.log_level)
    # What a worker starts would hold the port open otherwise, and take connections that nobody answers.
    listener.set_inheritable(False)
    threading.Thread(target=_end_with_parent, daemon=True).start()

    async def opened() -> Store:
        return await open_store(store_url(settings), timeout_s=settings.operation_timeout, read_only=True)

    try:
        server.serve(settings, listener, opened, ready.set)
    except DutygraphError as error:
        Failure(error).show()
        sys.exit(1)
    except KeyboardInterrupt:
        pass


def _end_with_parent() -> None:
    """A parent that was killed cannot tell its workers to stop."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
