"""The GraphiQL page and its files, all of which ship with the product: it works without internet."""

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

_PAGE = Path(__file__).resolve().parent / "graphiql_page"
_VENDOR = Path(__file__).resolve().parent.parent / "vendor" / "graphiql"
_FILES = {
    "start.css": (_PAGE, "text/css"),
    "start.js": (_PAGE, "text/javascript"),
    "graphiql.min.css": (_VENDOR, "text/css"),
    "graphiql.min.js": (_VENDOR, "text/javascript"),
    "react-dom.production.min.js": (_VENDOR, "text/javascript"),
    "react.production.min.js": (_VENDOR, "text/javascript"),
    "THIRD-PARTY-NOTICES.txt": (_VENDOR, "text/plain"),
}
# The editor's libraries set style attributes and style elements; scripts come from files alone.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def page() -> Response:
    return FileResponse(
        _PAGE / "graphiql.html",
        media_type="text/html",
        headers={"Content-Security-Policy": _POLICY, "Cache-Control": "no-cache"},
    )


async def serve_page(_request: Request) -> Response:
    return page()


async def serve_file(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _FILES:
        raise HTTPException(404)
    folder, media_type = _FILES[name]
    return FileResponse(folder / name, media_type=media_type, headers={"Cache-Control": "no-cache"})
