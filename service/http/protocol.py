"""HTTP/1.1 as uvicorn speaks it, within bounds of size and time.

They do not hang on what the application does: a request that is too large or too slow is refused, or
its connection closed, before anything is run.
"""

import asyncio
from collections.abc import Mapping
from typing import Any

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from dutygraph.service.http.errors import OVERLOADED, HttpError, error_body

MAX_URL_BYTES = 16 * 1024
MAX_HEADER_BYTES = 32 * 1024
"""Of all header lines of a request together, and of the trailers behind its body."""

MAX_CONNECTIONS = 800
"""Below the 1,024 open files that a process usually may have."""

_HEAD_S = 10.0
"""Within which the line and the headers of a request have arrived, from its first byte or the connection's
beginning."""

_BODY_S = 10.0
"""Within which a body has arrived."""

_REST_S = 2.0
"""For which the rest of a request is still taken that was answered without it, so that the answer is read."""

_TAKEN_S = 30.0
"""Within which a client has taken something of its answer."""

_LAST_S = 0.5
"""For which a quiet connection is kept at shutdown: a request may be on its way."""

_CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
_PIECE = 4 * 1024
_MOST_PIPELINED = 16

_REFUSALS: Mapping[int, HttpError] = {
    refusal.status: refusal
    for refusal in (
        HttpError(400, "BAD_REQUEST", "这不是合法的 HTTP 请求。 This is no valid HTTP request."),
        HttpError(408, "TIMEOUT", "请求迟迟未到齐。 The request did not arrive in time."),
        HttpError(
            414,
            "URI_TOO_LONG",
            f"网址超过 {MAX_URL_BYTES} 字节，请改用 POST。"
            f" The URL is longer than {MAX_URL_BYTES} bytes: send the query by POST.",
        ),
        HttpError(
            431,
            "HEADERS_TOO_LARGE",
            f"请求头超过 {MAX_HEADER_BYTES} 字节。 The headers are larger than {MAX_HEADER_BYTES} bytes.",
        ),
    )
}


class _Refused(Exception):
    """Ends the parsing of a request; with which status stands in the protocol."""


class _Together(asyncio.Transport):
    """Sends the head of an answer with what comes first behind it: apart, each wakes whoever waits for it."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._head = b""
        self._begun = False
        self.is_closing = transport.is_closing  # type: ignore[method-assign]

    def write(self, data: Any) -> None:
        if self._begun or data == _CONTINUE:
            self._send(data)
        else:
            self._head, self._begun = data, True

    def end(self) -> None:
        """The answer is whole."""
        self._send(b"")
        self._begun = False

    def close(self) -> None:
        self._send(b"")
        self._transport.close()

    def _send(self, data: bytes) -> None:
        if self._head:
            self._transport.writelines((self._head, data))
            self._head = b""
        elif data:
            self._transport.write(data)


class BoundedProtocol(HttpToolsProtocol):
    """One connection."""

    _out: _Together

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._refusal = 400
        self._deaf = False
        self._receiving = self._in_body = False
        self._unparsed = 0
        self._fields = 0
        self._due: float | None = None
        self._arrival: asyncio.TimerHandle | None = None
        self._taking: asyncio.TimerHandle | None = None
        self._last = False

    # ---- the connection ----

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._out = _Together(transport)
        if len(self.connections) > MAX_CONNECTIONS:
            self._refuse(OVERLOADED)
            transport.close()
        else:
            self._expect(_HEAD_S)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._arrival is not None:
            self._arrival.cancel()
        if self._taking is not None:
            self._taking.cancel()
        super().connection_lost(exc)

    def shutdown(self) -> None:
        """What has been asked is answered, and the connection closed behind it."""
        self._last = True
        if self._answering:
            self.cycle.keep_alive = False
        elif not self._receiving:
            self._expect(_LAST_S)

    @property
    def _answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    # ---- what arrives ----

    def data_received(self, data: bytes) -> None:
        for start in range(0, len(data), _PIECE):
            if self._deaf or self.transport.is_closing():
                return
            if self._due is None and not self._answering:
                self._expect(_HEAD_S)
            piece = data[start : start + _PIECE]
            # What the parser has taken and not given out: it has no bound of its own.
            self._unparsed += len(piece)
            super().data_received(piece)
            if self._unparsed > MAX_URL_BYTES + MAX_HEADER_BYTES + _PIECE and not self._deaf:
                self._refuse(_REFUSALS[431])

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._receiving = True
        self._unparsed = self._fields = 0
        self._expect(_HEAD_S)

    def on_url(self, url: bytes) -> None:
        super().on_url(url)
        if len(self.url) > MAX_URL_BYTES:
            self._refusal = 414
            raise _Refused

    def on_header(self, name: bytes, value: bytes) -> None:
        self._fields += len(name) + len(value) + len(": \r\n")
        if self._fields > MAX_HEADER_BYTES:
            self._refusal = 431
            raise _Refused
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        if len(self.pipeline) >= _MOST_PIPELINED:
            raise _Refused
        self._unparsed = 0
        super().on_headers_complete()
        self.cycle.transport = self._out
        self._in_body = True
        if self._last:
            self.cycle.keep_alive = False
        self._expect(_BODY_S)

    def on_body(self, body: bytes) -> None:
        self._unparsed = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        self._receiving = self._in_body = False
        self._expect(None)
        super().on_message_complete()

    def _expect(self, seconds: float | None) -> None:
        """The request, or the next part of it, has so long to arrive; None: there is nothing to wait for.

        A timer that is set goes off and is set anew: most of what is expected comes long before.
        """
        self._due = None if seconds is None else self.loop.time() + seconds
        if self._due is None or (self._arrival is not None and self._arrival.when() <= self._due):
            return
        if self._arrival is not None:
            self._arrival.cancel()
        self._arrival = self.loop.call_at(self._due, self._is_late)

    def _is_late(self) -> None:
        self._arrival = None
        if self._due is None:
            return
        if self._due > self.loop.time():
            self._arrival = self.loop.call_at(self._due, self._is_late)
            return
        self._due = None
        if self.flow.read_paused:
            # We are who does not read: an earlier request is still being answered.
            self._expect(_HEAD_S)
        elif self._receiving and not self._deaf and (self._in_body or not self._answering):
            self._refuse(_REFUSALS[408])
        else:
            self.transport.close()

    # ---- what leaves ----

    def send_400_response(self, msg: str) -> None:
        self._refuse(_REFUSALS[self._refusal])

    def _refuse(self, refusal: HttpError) -> None:
        """Answer it, where no other answer is under way, and hear no more.

        What still comes is thrown away for a while: closed with something unread, the connection would be
        reset, and the answer lost.
        """
        self._deaf = True
        self._expect(_REST_S)
        if self._answering:
            self.flow.resume_reading()
            if not self._in_body or self.pipeline or self.cycle.response_started:
                self.cycle.keep_alive = False
                return
            # Who waits for the rest of the body is told that it does not come.
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        body = error_body(refusal.code, refusal.message)
        headers = {
            "content-type": "application/json",
            "content-length": str(len(body)),
            "connection": "close",
            **(refusal.headers or {}),
        }
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        self.transport.write(STATUS_LINE[refusal.status] + lines.encode("ascii") + b"\r\n" + body)

    def on_response_complete(self) -> None:
        self._out.end()
        super().on_response_complete()
        if self._receiving and not self.pipeline:
            self._expect(_REST_S)
        self._watch()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._watch()

    def resume_writing(self) -> None:
        super().resume_writing()
        self._watch()

    def _watch(self) -> None:
        """Have what waits to be sent taken by the client, if slowly."""
        if self._taking is not None:
            self._taking.cancel()
        waiting = self.transport.get_write_buffer_size()
        self._taking = self.loop.call_later(_TAKEN_S, self._is_taken, waiting) if waiting else None

    def _is_taken(self, before: int) -> None:
        if self.transport.get_write_buffer_size() >= before:
            self.transport.abort()
        else:
            self._watch()
