"""Pieces of bytes kept for another time, within a number of bytes."""

from collections import OrderedDict
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
