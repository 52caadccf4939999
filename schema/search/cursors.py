"""Cursors of what a search found: a score and an id, good for that search alone."""

import base64
import binascii
import hashlib
from dataclasses import dataclass
from typing import TypeAlias

import orjson

from dutygraph.graph.errors import InvalidInput, Reason
from dutygraph.search.finder import Narrowed
from dutygraph.search.forms import form_of

_LONGEST = 1_000

Position: TypeAlias = tuple[float, str]
"""What sorts before another stands before it: the score below zero, then the id."""


@dataclass(frozen=True, slots=True)
class SearchCursors:
    text: str
    narrowed: Narrowed

    def encode(self, position: Position) -> str:
        packed = orjson.dumps([self._mark(), *position])
        return base64.urlsafe_b64encode(packed).decode().rstrip("=")

    def decode(self, place: str, cursor: str) -> Position:
        """Score and id behind a cursor; InvalidInput names `place` for anything but one of this search."""
        try:
            if len(cursor) > _LONGEST:
                raise ValueError("too long")
            padded = cursor + "=" * (-len(cursor) % 4)
            mark, score, id = orjson.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
            if mark != self._mark() or not isinstance(score, float) or not isinstance(id, str):
                raise ValueError("another search")
        except (ValueError, TypeError, binascii.Error, UnicodeError) as error:
            raise InvalidInput(
                f"{place} 不是这一搜索的游标。 It is not a cursor of this search.",
                "请取自同一搜索的 edges.cursor 或 pageInfo，或省略。 Take it from an edge's cursor or from "
                "pageInfo of a search for the same text with the same kinds and filter, or leave it out to "
                "start at the beginning.",
                argument=place,
                reason=Reason.MALFORMED,
            ) from error
        return score, id

    def _mark(self) -> str:
        kinds = ",".join(sorted(self.narrowed.kinds))
        asked = "|".join((form_of(self.text), kinds, *self.narrowed.marks()))
        return hashlib.blake2s(asked.encode(), digest_size=5).hexdigest()
