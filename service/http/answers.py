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
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette_compress import CompressMiddleware

_ASKED_AGAIN: Mapping[str, str] = {"Cache-Control": "private, no-cache", "Vary": "Accept"}
_VERSION = importlib.metadata.version("dutygraph").encode()
_ANY = "*"
_WORTH_COMPRESSING = 1_000
"""Bytes from which on an answer is compressed, with zstd or gzip, for clients that take it."""


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
    """The answer to a request, of one state of the graph, as it goes out."""

    state: str
    tag: str
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes

    def response(self, if_none_match: str) -> ASGIApp:
        if if_none_match and (if_none_match.strip() == _ANY or names(if_none_match, self.tag)):
            return unchanged(self.tag)
        return self

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        # Whoever sends it on adds headers of its own.
        await send({"type": "http.response.start", "status": 200, "headers": [*self.headers]})
        await send({"type": "http.response.body", "body": self.body})


def compressing(app: ASGIApp) -> ASGIApp:
    """The application, with answers compressed for clients that take it."""
    return CompressMiddleware(app, minimum_size=_WORTH_COMPRESSING, brotli=False)


class Compressor:
    """Compresses answers, made anywhere, for the client of a request."""

    def __init__(self) -> None:
        self._compressing = compressing(_made)

    async def send(self, answer: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        await self._compressing({**scope, "answer": answer}, receive, send)

    async def lasting(
        self, state: str, tag: str, body: bytes, media_type: str, scope: Scope, receive: Receive
    ) -> Lasting:
        answer = Response(body, headers={**_ASKED_AGAIN, "ETag": tag}, media_type=media_type)
        sent: list[Message] = []

        async def hold(message: Message) -> None:
            sent.append(message)

        await self.send(answer, scope, receive, hold)
        start, content = sent
        return Lasting(state, tag, tuple(start["headers"]), content["body"])


async def _made(scope: Scope, receive: Receive, send: Send) -> None:
    await scope["answer"](scope, receive, send)
