"""Errors of the HTTP layer, in the shape of GraphQL's: `errors`, each with a code; a page for a browser."""

import html
from collections.abc import Mapping, Sequence

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
    """Answered with `status` before any GraphQL is run. `extensions` stand beside the code."""

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        headers: Mapping[str, str] | None = None,
        extensions: Mapping[str, str | Sequence[str]] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.headers = headers
        self.extensions = extensions or {}


def bad_request(message: str) -> HttpError:
    return HttpError(400, "BAD_REQUEST", message)


OVERLOADED = HttpError(
    503,
    "OVERLOADED",
    "请求过多，请稍后再试。 There is too much to answer at once: try again in a moment.",
    {"Retry-After": "1"},
)


def error_body(code: str, message: str, **extensions: str | Sequence[str]) -> bytes:
    return orjson.dumps({"errors": [{"message": message, "extensions": {"code": code, **extensions}}]})


def error_response(error: HttpError, media_type: str = "application/json") -> Response:
    return Response(
        error_body(error.code, error.message, **error.extensions),
        status_code=error.status,
        media_type=media_type,
        headers=_headers(error),
    )


def _headers(error: HttpError) -> Mapping[str, str]:
    """No error is kept on the way: what is refused now may be answered in a moment."""
    return {"Cache-Control": "no-store", **(error.headers or {})}


_PAGE = """<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{code} · dutygraph</title>
<h1>没有得到答案 <span lang="en">No answer</span></h1>
<p>{message}</p>
<p><code>{code}</code></p>{id}
<p><a href="./">首页 <span lang="en">Home</span></a></p>
</html>
"""


def error_answer(request: Request, error: HttpError) -> Response:
    """For an address that people open: a page where a browser asks for one, else JSON."""
    if "text/html" not in request.headers.get("accept", ""):
        return error_response(error)
    id = str(error.extensions.get("requestId", ""))
    return Response(
        _PAGE.format(
            code=html.escape(error.code),
            message=html.escape(error.message),
            id=f"\n<p>requestId <code>{html.escape(id)}</code></p>" if id else "",
        ),
        status_code=error.status,
        media_type="text/html",
        headers=_headers(error),
    )


async def on_http_exception(request: Request, error: Exception) -> Response:
    """For what Starlette itself refuses: unknown paths and methods."""
    assert isinstance(error, HTTPException)  # noqa: S101 - narrows what Starlette registers this for
    return error_answer(
        request,
        HttpError(
            error.status_code,
            _CODES.get(error.status_code, "BAD_REQUEST"),
            _MESSAGES.get(error.status_code, str(error.detail)),
            error.headers,
        ),
    )
