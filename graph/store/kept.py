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
        # A library's cache in Python takes a twentieth of what answering takes.
        self._held: OrderedDict[Key, tuple[Piece, int]] = OrderedDict()
        self._left = capacity
        self._largest = capacity // 8
        self._size = size

    def get(self, key: Key) -> Piece | None:
        if key not in self._held:
            return None
        self._held.move_to_end(key)
        return self._held[key][0]

    def keep(self, key: Key, piece: Piece) -> None:
        size = self._size(piece) + _OVERHEAD
        if size > self._largest:
            return
        self._left += self._held.pop(key, (piece, 0))[1] - size
        self._held[key] = piece, size
        while self._left < 0:
            self._left += self._held.popitem(last=False)[1][1]
