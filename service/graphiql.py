"""The GraphiQL page and its files, all of which ship with the product: it works without internet."""

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

_STATIC = Path(__file__).resolve().parent / "static"
_MEDIA_TYPES = {
    "graphiql.min.css": "text/css",
    "graphiql.min.js": "text/javascript",
    "react-dom.production.min.js": "text/javascript",
    "react.production.min.js": "text/javascript",
    "start.css": "text/css",
    "start.js": "text/javascript",
    "THIRD-PARTY-NOTICES.txt": "text/plain",
}
# The editor's libraries set style attributes and style elements; scripts come from files alone.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def page() -> Response:
    return FileResponse(
        _STATIC / "graphiql.html",
        media_type="text/html",
        headers={"Content-Security-Policy": _POLICY, "Cache-Control": "no-cache"},
    )


async def serve_page(_request: Request) -> Response:
    return page()


async def serve_file(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _MEDIA_TYPES:
        raise HTTPException(404)
    return FileResponse(
        _STATIC / "graphiql" / name,
        media_type=_MEDIA_TYPES[name],
        headers={"Cache-Control": "no-cache"},
    )
