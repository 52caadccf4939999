"""Several processes that answer on one port, each with the store open for itself, kept alive by a parent."""

import multiprocessing
import os
import signal
import socket
import threading
from collections.abc import Callable

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.supervisors import Multiprocess

from dutygraph.service import logs
from dutygraph.service.http.app import create_app
from dutygraph.service.settings import Settings
from dutygraph.service.stores import open_store, store_url

_STARTS_WITHIN = 60.0


class Worker:
    """The application of one process, which opens the store when the process starts.

    What a load commits is in the next answer of every worker, for each asks the store itself.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._app: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        # The start of the application is the first thing a server asks for, and asked alone.
        if self._app is None:
            settings = self._settings
            logs.configure(settings.log_level)
            threading.Thread(target=_end_with_parent, daemon=True).start()
            store = await open_store(
                store_url(settings), timeout_s=settings.operation_timeout, read_only=True
            )
            self._app = create_app(settings, store)
        await self._app(scope, receive, send)


def _end_with_parent() -> None:
    """A parent that was killed cannot tell its workers to stop."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


class _Workers(Multiprocess):
    def __init__(
        self, config: uvicorn.Config, listener: socket.socket, on_started: Callable[[], None]
    ) -> None:
        super().__init__(config, [listener])
        self._on_started = on_started

    def init_processes(self) -> None:
        super().init_processes()
        if self.processes[0].wait_until_ready(_STARTS_WITHIN, self.should_exit):
            self._on_started()


def supervise(config: uvicorn.Config, listener: socket.socket, on_started: Callable[[], None]) -> None:
    """Serve with as many processes as `config` says until a signal comes; one that dies is replaced."""
    _Workers(config, listener, on_started).run()
