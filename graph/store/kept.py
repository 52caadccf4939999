"""Pieces kept for another time, within a number of bytes."""

from collections.abc import Callable
from typing import Generic, TypeVar

from cachetools import LRUCache

Key = TypeVar("Key")
Piece = TypeVar("Piece")

_OVERHEAD = 500
"""About what an entry takes beside its bytes."""


class Kept(Generic[Key, Piece]):
    """The last used pieces, of `capacity` bytes in all, where `size` tells those of a piece.

    One of over an eighth of it is never kept.
    """

    def __init__(self, capacity: int, size: Callable[[Piece], int]) -> None:
        self._held: LRUCache[Key, Piece] = LRUCache(capacity, lambda piece: size(piece) + _OVERHEAD)

    def get(self, key: Key) -> Piece | None:
        return self._held.get(key)

    def keep(self, key: Key, piece: Piece) -> None:
        if self._held.getsizeof(piece) * 8 <= self._held.maxsize:
            self._held[key] = piece
