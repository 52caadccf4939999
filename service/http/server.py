"""The HTTP server process: port, store, first load, serving, shutdown."""

import asyncio
import contextlib
import errno
import gc
import signal
import socket
import sys
from collections.abc import Awaitable, Callable, Mapping
from types import FrameType

import uvicorn
from starlette.types import ASGIApp
from uvicorn.loops.auto import auto_loop_factory

from dutygraph.graph.errors import InvalidInput
from dutygraph.graph.store.port import Store
from dutygraph.service.http.app import create_app
from dutygraph.service.http.protocol import BoundedProtocol
from dutygraph.service.settings import Settings

_GRACE = 10
"""Seconds that answers under way get to finish at shutdown."""

_OLDEST = 2
"""The generation of the garbage collector that is all there is, but for what is settled."""

_MORE = 500_000
"""Objects, 50 to 100 MB of them: so many more may settle before all is looked through again."""

_TURN_S = 0.000_5
"""For which a thread that works in Python may keep waiting the one that answers."""


class Server(uvicorn.Server):
    """Serves an application on sockets that are given, within the bounds of `BoundedProtocol`."""

    def __init__(self, config: uvicorn.Config, on_started: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_started = on_started
        self.interrupted = False

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._on_started()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End; whoever runs the server tells the one who pressed Ctrl-C that it was interrupted."""
        self.force_exit = self.should_exit and sig == signal.SIGINT
        self.interrupted = self.interrupted or sig == signal.SIGINT
        self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Answer what has come, connections that nobody has looked at yet included, then end."""
        listeners = [each.dup() for each in sockets or []]
        for server in self.servers:
            server.close()
        for listener in sockets or []:
            listener.close()
        # The loop lets go of its own at its next turns; from then on ours is the only one.
        for _ in range(3):
            await asyncio.sleep(0)
        # All of them before any is looked at: while some are answered, others would come without end.
        accepted = [connection for listener in listeners for connection in _waiting(listener)]
        loop = asyncio.get_running_loop()
        for connection in accepted:
            await loop.connect_accepted_socket(self._protocol, connection)
        await super().shutdown(sockets)

    def _protocol(self) -> BoundedProtocol:
        return BoundedProtocol(self.config, self.server_state, self.lifespan.state)


class Settling:
    """Has what is there after all was looked through not looked through again.

    While much was reasoned, that held answers up for 0.2 s again and again. What goes is let go of all the
    same, unless it is a ring. No answer leaves any, but to check a document makes some: where there may be
    many, all is looked through once.
    """

    def __init__(self) -> None:
        gc.freeze()
        self._most = gc.get_freeze_count() + _MORE
        self._all = False

    def __call__(self, phase: str, info: Mapping[str, int]) -> None:
        if phase != "stop" or info["generation"] != _OLDEST:
            return
        gc.freeze()
        settled = gc.get_freeze_count()
        if self._all:
            self._most = settled + _MORE
        self._all = settled > self._most
        if self._all:
            gc.unfreeze()


def _waiting(listener: socket.socket) -> list[socket.socket]:
    """The connections that wait to be accepted; the listener is closed."""
    found = []
    listener.settimeout(0)
    with listener, contextlib.suppress(OSError):
        while True:
            connection, _ = listener.accept()
            connection.settimeout(0)
            found.append(connection)
    return found


def run(
    settings: Settings,
    open_ready: Callable[[], Awaitable[Store]],
    on_started: Callable[[str], None],
) -> None:
    """Serve until a signal comes. `open_ready` gives the store, loaded; `on_started` gets the base URL.

    The port is taken first, so that one in use is found before anything is loaded.
    """
    listener = bind(settings.host, settings.port)
    base = _base_url(settings.host, listener.getsockname()[1])
    try:
        if settings.workers == 1:
            serve(settings, listener, open_ready, lambda: on_started(base))
            return
        asyncio.run(_made_ready(open_ready))
        from dutygraph.service.http.workers import supervise  # noqa: PLC0415

        supervise(settings, listener, lambda: on_started(base))
    finally:
        listener.close()


async def _made_ready(open_ready: Callable[[], Awaitable[Store]]) -> None:
    await (await open_ready()).close()


def serve(
    settings: Settings,
    listener: socket.socket,
    open_ready: Callable[[], Awaitable[Store]],
    on_started: Callable[[], None],
) -> None:
    """Serve in this process until a signal comes; KeyboardInterrupt upon Ctrl-C."""
    sys.setswitchinterval(_TURN_S)

    def settle() -> None:
        gc.collect()
        gc.callbacks.append(Settling())
        on_started()

    async def run() -> bool:
        server = Server(config_of(create_app(settings, await open_ready())), settle)
        await server.serve(sockets=[listener])
        return server.interrupted

    with asyncio.Runner(loop_factory=auto_loop_factory()) as runner:
        if runner.run(run()):
            raise KeyboardInterrupt


def config_of(app: ASGIApp) -> uvicorn.Config:
    """How an application is served, within the bounds of `BoundedProtocol`."""
    return uvicorn.Config(
        app,
        http=BoundedProtocol,
        access_log=False,
        log_config=None,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_GRACE,
        ws="none",
    )


def bind(host: str, port: int) -> socket.socket:
    """A socket that has an address; InvalidInput says why it cannot be."""
    try:
        family, *_, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        both = family == socket.AF_INET6 and socket.has_dualstack_ipv6()
        # Found here and not when the server listens: two may be bound to a port as long as neither does.
        return socket.create_server(address, family=family, backlog=1, dualstack_ipv6=both)
    except socket.gaierror as error:
        raise InvalidInput(
            f"{host}：无法识别的监听地址。 {host} is no address to listen on ({error.strerror}).",
            "改用 127.0.0.1 或 0.0.0.0。 Use 127.0.0.1 or 0.0.0.0.",
        ) from None
    except OSError as error:
        raise _cannot_listen(host, port, error) from None


def _cannot_listen(host: str, port: int, error: OSError) -> InvalidInput:
    if error.errno == errno.EADDRINUSE:
        return InvalidInput(
            f"{host}:{port}：端口已被占用。 Port {port} of {host} is in use.",
            "换一个端口，或停掉占用它的程序。 Take another with --port, or stop what uses it.",
        )
    return InvalidInput(
        f"{host}:{port}：无法监听。 Cannot listen on {host}:{port} ({error.strerror}).",
        "换一个 --host 或 --port。 Take another --host or --port.",
    )


def _base_url(host: str, port: int) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{shown}:{port}"
