"""Texts in an answer that stand for something else: nobody outside can know and store one."""

import re
import secrets
from collections.abc import Sequence

import orjson

from dutygraph.graph.store.plan import Missing, Outside


class Marks:
    """`mark` begins such a text; behind it stand a word, a colon and what is said."""

    def __init__(self) -> None:
        self.mark = secrets.token_urlsafe(12)
        self._bytes = self.mark.encode()
        self._written = re.compile(rb'"%s(!|[?@]?[0-9]+):([^"\\]*(?:\\.[^"\\]*)*)"' % self._bytes)

    def split(self, json: bytes) -> list[bytes]:
        """The answer cut at those in it: what stands before, the word, what is said, what stands behind, …

        Missing, and Outside of an excerpt.
        """
        if self._bytes not in json:
            return [json]
        parts = self._written.split(json)
        for at in range(1, len(parts), 3):
            if parts[at] == b"!":
                raise Missing
            if parts[at].startswith(b"?"):
                raise Outside(int(parts[at][1:]), int(parts[at + 1]))
        return parts


def unescaped(said: Sequence[bytes]) -> list[str]:
    """What is said by several marks, as it was before it became JSON."""
    if not said:
        return []
    found: list[str] = orjson.loads(b'["%b"]' % b'","'.join(said))
    return found
