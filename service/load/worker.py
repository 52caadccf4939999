"""`python -P -m dutygraph.service.load.worker`: reads for another process, and can be killed at any time.

Messages are pickles on standard input and output, between processes of this program alone: `Knowledge`
first, then each document with what is to be done with it, until other `Knowledge` is to be read by.
"""

import contextlib
import faulthandler
import gc
import os
import pickle
import sys
from pathlib import Path
from typing import BinaryIO

import dutygraph.loaders.read  # noqa: F401 the time of a document does not begin with an import
from dutygraph.loaders.knowledge.knowledge import Knowledge
from dutygraph.service.load.read_one import SELDOM, read


def serve(source: BinaryIO, target: BinaryIO, seconds: float) -> None:
    """Until the source ends. The process ends where a document takes longer, whatever it is doing then."""
    with Path(os.devnull).open("wb") as nowhere:
        while True:
            asked = pickle.load(source)  # noqa: S301
            answer: object = None
            if isinstance(asked, Knowledge):
                knowledge = asked
            else:
                path, work = asked
                faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
                answer = read(path, work, knowledge)
                faulthandler.cancel_dump_traceback_later()
            pickle.dump(answer, target, pickle.HIGHEST_PROTOCOL)
            target.flush()


def _bound(memory_mb: int) -> None:
    """No more address space than that, on systems that can say so."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415

        limit = memory_mb * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def main() -> None:
    gc.freeze()
    gc.set_threshold(SELDOM)
    # What a library prints must not come between the messages.
    target = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    _bound(int(sys.argv[2]))
    with contextlib.suppress(BrokenPipeError, EOFError):
        serve(sys.stdin.buffer, target, float(sys.argv[1]))


if __name__ == "__main__":
    main()
