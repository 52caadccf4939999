"""Answers kept between requests, within a number of bytes.

An answer hangs on the state of the graph, what was sent, the day in China (what is in force, what is due
next) and the version of the product; while none of these moves, it is the same to the byte.
"""

import datetime
import hashlib
import importlib.metadata
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from dutygraph.graph.store.kept import Kept

_ASKED_AGAIN: Mapping[str, str] = {"Cache-Control": "private, no-cache", "Vary": "Accept"}
_ASKED_AGAIN_RAW = tuple((name.lower().encode(), value.encode()) for name, value in _ASKED_AGAIN.items())
_VERSION = importlib.metadata.version("dutygraph").encode()
_ANY = "*"


def key_of(sent: bytes, day: datetime.date, *, posted: bool) -> bytes:
    """What an answer hangs on beside the state of the graph; `sent` is a body or a query string."""
    said = b"%s|%s|%d|" % (_VERSION, day.isoformat().encode(), posted)
    return hashlib.blake2b(said + sent, digest_size=32).digest()


def tag_of(key: bytes, state: str) -> str:
    """The answer's entity tag; weak, for an answer may come out compressed or not."""
    return f'W/"{hashlib.blake2b(state.encode() + key, digest_size=16).hexdigest()}"'


def names(if_none_match: str, tag: str) -> bool:
    """Whether a client that sends this header has the answer of that tag by name."""
    return tag.removeprefix("W/") in {one.strip().removeprefix("W/") for one in if_none_match.split(",")}


def unchanged(tag: str) -> Response:
    return Response(status_code=304, headers={**_ASKED_AGAIN, "ETag": tag})


@dataclass(frozen=True, slots=True)
class Lasting:
    """The answer to a request, of one state of the graph."""

    state: str
    tag: str
    body: bytes

    def response(self, media_type: str, if_none_match: str) -> "Response | _Told":
        if if_none_match and (if_none_match.strip() == _ANY or names(if_none_match, self.tag)):
            return unchanged(self.tag)
        return _Told(self, media_type)


@dataclass(frozen=True, slots=True)
class _Told:
    """An answer on its way out. Starlette's response takes as long to make as all the rest of it."""

    answer: Lasting
    media_type: str

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        headers = [
            *_ASKED_AGAIN_RAW,
            (b"etag", self.answer.tag.encode()),
            (b"content-type", self.media_type.encode()),
            (b"content-length", b"%d" % len(self.answer.body)),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": self.answer.body})


class Answers:
    """Each request's last answer, by its key."""

    def __init__(self, capacity: int) -> None:
        self._kept: Kept[bytes, Lasting] = Kept(capacity, lambda kept: len(kept.body))

    def get(self, key: bytes) -> Lasting | None:
        return self._kept.get(key)

    def keep(self, key: bytes, state: str, body: bytes) -> Lasting:
        lasting = Lasting(state, tag_of(key, state), body)
        self._kept.keep(key, lasting)
        return lasting
