"""`python -P -m dutygraph.service.load.worker`: reads for another process, and can be killed at any time.

Where the system can fork, it is made ready once: whoever sends a socket on standard input gets a reader of
its own behind it, and all of them end with whoever they read for. Elsewhere it reads itself, on standard
input and output. Messages are pickles, between processes of this program alone: the limits and
`Knowledge` first, then each document with what is to be done with it.
"""

import contextlib
import faulthandler
import gc
import os
import pickle
import signal
import socket
import sys
from pathlib import Path
from typing import BinaryIO, cast

import dutygraph.loaders.read  # noqa: F401 the time of a document does not begin with an import
from dutygraph.service.load.read_one import SELDOM, read


def serve(source: BinaryIO, target: BinaryIO) -> None:
    """Until the source ends. The process ends where a document takes longer, whatever it is doing then."""
    seconds, memory_mb, knowledge = pickle.load(source)  # noqa: S301
    _bound(memory_mb)
    answer: object = None
    with contextlib.suppress(OSError, EOFError), Path(os.devnull).open("wb") as nowhere:
        while True:
            pickle.dump(answer, target, pickle.HIGHEST_PROTOCOL)
            target.flush()
            path, work = pickle.load(source)  # noqa: S301
            faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
            answer = read(path, work, knowledge)
            faulthandler.cancel_dump_traceback_later()


def _bound(memory_mb: int) -> None:
    """No more address space than that, on systems that can say so."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415

        limit = memory_mb * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _fork(control: socket.socket) -> None:
    """A reader for each socket that comes, until nobody is left to send one; none outlives that."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while sockets := socket.recv_fds(control, 1, 1)[1]:
        with socket.socket(fileno=sockets[0]) as own:
            if os.fork() == 0:
                try:
                    control.close()
                    serve(cast("BinaryIO", own.makefile("rb")), cast("BinaryIO", own.makefile("wb")))
                finally:
                    os._exit(0)
    os.kill(0, signal.SIGKILL)


def main() -> None:
    gc.freeze()
    gc.set_threshold(SELDOM)
    if hasattr(os, "fork"):
        _fork(socket.socket(fileno=sys.stdin.fileno()))
    # What a library prints must not come between the messages.
    target = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    serve(sys.stdin.buffer, target)


if __name__ == "__main__":
    main()
