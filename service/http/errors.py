"""Errors of the HTTP layer, in the same shape as GraphQL's: `errors`, each with a code."""

from collections.abc import Mapping

import orjson
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

_CODES: Mapping[int, str] = {404: "NOT_FOUND", 405: "METHOD_NOT_ALLOWED"}
_MESSAGES: Mapping[int, str] = {
    404: "没有这个地址。 There is nothing at this address: queries go to /graphql.",
    405: "此地址不接受该方法。 This address does not take that method.",
}


class HttpError(Exception):
    """A request that is answered with `status` before any GraphQL is run."""

    def __init__(
        self, status: int, code: str, message: str, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.headers = headers


OVERLOADED = HttpError(
    503,
    "OVERLOADED",
    "请求过多，请稍后再试。 There is too much to answer at once: try again in a moment.",
    {"Retry-After": "1"},
)


def error_body(code: str, message: str, **extensions: str) -> bytes:
    return orjson.dumps({"errors": [{"message": message, "extensions": {"code": code, **extensions}}]})


def error_response(error: HttpError, media_type: str = "application/json") -> Response:
    return Response(
        error_body(error.code, error.message),
        status_code=error.status,
        media_type=media_type,
        headers=error.headers,
    )


async def on_http_exception(_request: Request, error: Exception) -> Response:
    """For what Starlette itself refuses: unknown paths and methods."""
    assert isinstance(error, HTTPException)  # noqa: S101 - narrows what Starlette registers this for
    return error_response(
        HttpError(
            error.status_code,
            _CODES.get(error.status_code, "BAD_REQUEST"),
            _MESSAGES.get(error.status_code, str(error.detail)),
            error.headers,
        )
    )
