"""Pieces kept for another time, within a number of bytes."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

Key = TypeVar("Key")
Piece = TypeVar("Piece")

_OVERHEAD = 500
"""About what an entry takes beside its bytes."""


class Kept(Generic[Key, Piece]):
    """The last used pieces, of `capacity` bytes in all, where `size` tells those of a piece.

    One of over an eighth of it is never kept.
    """

    def __init__(self, capacity: int, size: Callable[[Piece], int]) -> None:
        self._capacity = capacity
        self._size_of = size
        self._held: OrderedDict[Key, Piece] = OrderedDict()
        self._size = 0

    def get(self, key: Key) -> Piece | None:
        found = self._held.get(key)
        if found is not None:
            self._held.move_to_end(key)
        return found

    def keep(self, key: Key, piece: Piece) -> None:
        size = self._size_of(piece) + _OVERHEAD
        if size * 8 > self._capacity:
            return
        before = self._held.pop(key, None)
        if before is not None:
            self._size -= self._size_of(before) + _OVERHEAD
        self._held[key] = piece
        self._size += size
        while self._size > self._capacity:
            _, dropped = self._held.popitem(last=False)
            self._size -= self._size_of(dropped) + _OVERHEAD
