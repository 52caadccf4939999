"""What every request gets whatever it asks for: an id, security headers, a log line, a masked failure."""

import logging
import re
import secrets
import time

from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dutygraph.service.http.errors import HttpError, error_answer
from dutygraph.service.http.overload import ALWAYS

_GIVEN_ID = re.compile(rb"[A-Za-z0-9._-]{1,64}")

_CONTENT_SECURITY_POLICY = b"content-security-policy"
_SECURITY_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
)
_NOTHING_ALLOWED = (_CONTENT_SECURITY_POLICY, b"default-src 'none'; frame-ancestors 'none'")

_FAILED = "服务内部出错，请将 requestId 告知管理员。 The service failed; give its operator the requestId."

_log = logging.getLogger("dutygraph.requests")


class Envelope:
    """The outermost middleware. A well-formed X-Request-ID is kept, else one is made.

    Queries and variables are never logged: they may say what an enterprise does.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        request_id = _id_of(scope)
        status = 0

        async def send_with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = _with_headers(message.get("headers", []), request_id)
            await send(message)

        try:
            await self._app(scope, receive, send_with_headers)
        except ClientDisconnect:
            status = 499
        except Exception:
            _log.exception("request failed id=%s", request_id.decode())
            if status:
                raise
            failure = HttpError(500, "INTERNAL", _FAILED, extensions={"requestId": request_id.decode()})
            await error_answer(Request(scope), failure)(scope, receive, send_with_headers)
        finally:
            level = logging.DEBUG if scope["path"] in ALWAYS and status < 500 else logging.INFO
            if _log.isEnabledFor(level):
                _log.log(
                    level,
                    "id=%s method=%s path=%s status=%d ms=%.1f",
                    request_id.decode(),
                    scope["method"],
                    scope.get("raw_path", b"").decode("ascii", "backslashreplace"),
                    status,
                    (time.perf_counter() - started) * 1000,
                )


def _id_of(scope: Scope) -> bytes:
    for name, value in scope["headers"]:
        if name == b"x-request-id" and _GIVEN_ID.fullmatch(value):
            return bytes(value)
    return secrets.token_hex(8).encode()


def _with_headers(headers: list[tuple[bytes, bytes]], request_id: bytes) -> list[tuple[bytes, bytes]]:
    policy = () if _CONTENT_SECURITY_POLICY in dict(headers) else (_NOTHING_ALLOWED,)
    return [*headers, *_SECURITY_HEADERS, *policy, (b"x-request-id", request_id)]
