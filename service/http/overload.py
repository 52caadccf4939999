"""How much is answered at once; what is too much is told when to come again, at once."""

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from dutygraph.service.http.errors import OVERLOADED, error_answer

ALWAYS = frozenset({"/healthz", "/readyz"})
"""Answered however much there is to do, or who watches over the service would end it."""


class LimitConcurrency:
    """Middleware. 503 with Retry-After for a request that comes while `limit` are being answered."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self._app = app
        self._limit = limit
        self._answering = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in ALWAYS:
            await self._app(scope, receive, send)
        elif self._answering >= self._limit:
            await error_answer(Request(scope), OVERLOADED)(scope, receive, send)
        else:
            self._answering += 1
            try:
                await self._app(scope, receive, send)
            finally:
                self._answering -= 1
