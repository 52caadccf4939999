"""The explorer, for people who know no GraphQL. Its build, made out of `explorer/`, ships."""

import hashlib
import mimetypes
from collections.abc import Iterable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

SITE = Path(__file__).resolve().parent / "explorer_site"

# Svelte builds elements out of templates, for which it registers the one trusted type named here.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types svelte-trusted-html"
)
# The name of a file under assets/ holds a hash of its content.
_FOREVER = "public, max-age=31536000, immutable"
_ASKED_EACH_TIME = "no-cache"
_MEDIA_TYPES = {".js": "text/javascript"}


class _File:
    """One file of the build."""

    def __init__(self, path: Path) -> None:
        self._content = path.read_bytes()
        tag = hashlib.blake2s(self._content, digest_size=16).hexdigest()
        self._headers = {
            "Content-Security-Policy": _POLICY,
            "Cache-Control": _FOREVER if path.parent.name == "assets" else _ASKED_EACH_TIME,
            "ETag": f'W/"{tag}"',
        }
        self._media_type = _MEDIA_TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0]

    async def serve(self, request: Request) -> Response:
        held = [tag.strip() for tag in request.headers.get("if-none-match", "").split(",")]
        if self._headers["ETag"] in held:
            return Response(status_code=304, headers=self._headers)
        return Response(self._content, media_type=self._media_type, headers=self._headers)


def routes() -> Iterable[Route]:
    """A route for each file of the build, the page itself at `/`."""
    for path in sorted(SITE.rglob("*")):
        if path.is_file():
            name = path.relative_to(SITE).as_posix()
            address = "/" if name == "index.html" else f"/{name}"
            yield Route(address, _File(path).serve, methods=["GET"])
