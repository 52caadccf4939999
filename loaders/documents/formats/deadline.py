"""How long reading a file may take."""

import time
from dataclasses import dataclass

from dutygraph.loaders.documents.document import refused

DEFAULT_SECONDS = 300.0
"""Enough for a law of a thousand pages in the slowest format."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment of the monotonic clock; readers look at it between one piece of a file and the next."""

    ends: float

    @classmethod
    def within(cls, seconds: float) -> "Deadline":
        return cls(time.monotonic() + seconds)

    def check(self, name: str) -> None:
        """Passes until the time is over; RefusedDocument from then on."""
        if time.monotonic() > self.ends:
            raise refused(
                name,
                "读取超时 reading the file took too long.",
                "请拆分文件，或另存为 DOCX 或文本 Split it, or save it as DOCX or text.",
            )


NO_DEADLINE = Deadline(float("inf"))
