"""Which states of the graph an operation has read.

Each read of a store is of one state; an operation of several reads is of one only where all of them saw the
same. The stores say what they see, and whoever runs an operation listens.
"""

import contextlib
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass(slots=True)
class Seen:
    """`states` name what was read; `lasting` is false where the answer also hangs on what no state names."""

    states: set[str] = field(default_factory=set)
    lasting: bool = True


_listening: ContextVar[Seen | None] = ContextVar("listening", default=None)


@contextlib.contextmanager
def noting() -> Iterator[Seen]:
    """What is read within, also by tasks that are started there."""
    seen = Seen()
    token = _listening.set(seen)
    try:
        yield seen
    finally:
        _listening.reset(token)


def saw(state: str) -> None:
    """A read was of this state."""
    if (seen := _listening.get()) is not None:
        seen.states.add(state)


def saw_beside() -> None:
    """Something was read that has its own state, such as an index beside the graph."""
    if (seen := _listening.get()) is not None:
        seen.lasting = False


def pass_on(found: Seen) -> None:
    """Tell whoever listens outside what was noted within."""
    if (seen := _listening.get()) is not None:
        seen.states |= found.states
        seen.lasting = seen.lasting and found.lasting
