"""Answers and documents kept between requests, within a number of bytes.

An answer hangs on the state of the graph, the request, the day in China (what is in force, what is due next)
and the version of the product; while none of these moves, it is the same to the byte.
"""

import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = TypeVar("Key")

_OVERHEAD = 500
"""About what an entry takes beside its bytes."""


class Kept(Generic[Key]):
    """The last used pieces of bytes, of `capacity` bytes in all.

    One of over an eighth of it is never kept.
    """

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._held: OrderedDict[Key, bytes] = OrderedDict()
        self._size = 0

    def get(self, key: Key) -> bytes | None:
        found = self._held.get(key)
        if found is not None:
            self._held.move_to_end(key)
        return found

    def keep(self, key: Key, piece: bytes) -> None:
        if (len(piece) + _OVERHEAD) * 8 > self._capacity:
            return
        before = self._held.pop(key, None)
        if before is not None:
            self._size -= len(before) + _OVERHEAD
        self._held[key] = piece
        self._size += len(piece) + _OVERHEAD
        while self._size > self._capacity:
            _, dropped = self._held.popitem(last=False)
            self._size -= len(dropped) + _OVERHEAD


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
