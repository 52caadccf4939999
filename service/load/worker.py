"""`python -P -m dutygraph.service.load.worker`: reads for another process, and can be killed at any time.

Messages are pickles on standard input and output, between processes of this program alone: `Knowledge`
first, then each document with what is to be done with it.
"""

import contextlib
import gc
import os
import pickle
import sys
from typing import BinaryIO

from dutygraph.service.load.read_one import SELDOM, read


def serve(source: BinaryIO, target: BinaryIO, seconds: int) -> None:
    """Until the source ends. No document takes longer than `seconds`, though nobody be left to kill it."""
    knowledge = pickle.load(source)  # noqa: S301
    answer: object = None
    while True:
        pickle.dump(answer, target, pickle.HIGHEST_PROTOCOL)
        target.flush()
        path, work = pickle.load(source)  # noqa: S301
        _alarm(seconds)
        answer = read(path, work, knowledge)
        _alarm(0)


def _alarm(seconds: int) -> None:
    with contextlib.suppress(ImportError, AttributeError):
        import signal  # noqa: PLC0415

        signal.alarm(seconds)


def _bound(memory_mb: int) -> None:
    """No more address space than that, on systems that can say so."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415

        limit = memory_mb * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def main() -> None:
    seconds, memory_mb = (int(argument) for argument in sys.argv[1:3])
    gc.freeze()
    gc.set_threshold(SELDOM)
    # What a library prints must not come between the messages.
    target = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    _bound(memory_mb)
    with contextlib.suppress(BrokenPipeError, EOFError):
        serve(sys.stdin.buffer, target, seconds)


if __name__ == "__main__":
    main()
