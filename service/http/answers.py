"""Answers kept between requests, within a number of bytes.

An answer hangs on the state of the graph, the request, the day in China (what is in force, what is due next)
and the version of the product; while none of these moves, it is the same to the byte.
"""

import hashlib
from dataclasses import dataclass

from dutygraph.graph.store.kept import Kept


@dataclass(frozen=True, slots=True)
class Asked:
    """What an answer hangs on beside the state of the graph."""

    request: bytes
    day: str
    version: str

    def tag(self, state: str) -> str:
        """The answer's entity tag; weak, for an answer may come out compressed or not."""
        said = f"{self.day}|{state}|{self.version}|".encode() + self.request
        return f'W/"{hashlib.blake2b(said, digest_size=16).hexdigest()}"'


class Answers:
    """Each request's last answer, with the state of the graph that it is of."""

    def __init__(self, capacity: int) -> None:
        self._kept: Kept[Asked] = Kept(capacity)

    def __contains__(self, asked: Asked) -> bool:
        return self._kept.get(asked) is not None

    def get(self, asked: Asked, state: str) -> bytes | None:
        of, _, body = (self._kept.get(asked) or b"").partition(b"\n")
        return body if of == state.encode() else None

    def keep(self, asked: Asked, state: str, body: bytes) -> None:
        self._kept.keep(asked, state.encode() + b"\n" + body)


def has(tag: str, if_none_match: str) -> bool:
    """Whether a client that sends this header has the answer of that tag."""
    return tag.removeprefix("W/") in {one.strip().removeprefix("W/") for one in if_none_match.split(",")}
