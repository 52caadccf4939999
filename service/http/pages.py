"""The pages that ship, the explorer and GraphiQL, each with its files: they work without internet."""

import hashlib
import mimetypes
from collections.abc import Mapping, Sequence
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dutygraph.service.http.answers import names

_HERE = Path(__file__).resolve().parent
SITE = _HERE / "explorer_site"
"""The build of the explorer, made out of `explorer/`."""

_GRAPHIQL = (_HERE / "graphiql_page", _HERE.parent / "vendor" / "graphiql")

# Svelte builds elements out of templates, for which it registers the one trusted type named here.
_EXPLORER_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types svelte-trusted-html"
)
# The editor's libraries set style attributes and style elements; scripts come from files alone.
_GRAPHIQL_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
# The name of a file under assets/ holds a hash of its content.
_FOREVER = "public, max-age=31536000, immutable"
_ASKED_EACH_TIME = "no-cache"
_MEDIA_TYPES = {".js": "text/javascript"}


def explorer() -> Mapping[str, ASGIApp]:
    """The files of the page for people who know no GraphQL, by name; the page itself is the one without."""
    return _files((SITE,), "index.html", _EXPLORER_POLICY)


def graphiql() -> Mapping[str, ASGIApp]:
    """The files of the GraphiQL page, by name; the page itself is the one without."""
    return _files(_GRAPHIQL, "graphiql.html", _GRAPHIQL_POLICY)


def _files(folders: Sequence[Path], page: str, policy: str) -> Mapping[str, ASGIApp]:
    found = {
        path.relative_to(folder).as_posix(): _File(path, policy)
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    return {"" if name == page else name: file for name, file in found.items()}


class _File:
    def __init__(self, path: Path, policy: str) -> None:
        self._content = path.read_bytes()
        tag = hashlib.blake2s(self._content, digest_size=16).hexdigest()
        self._headers = {
            "Content-Security-Policy": policy,
            "Cache-Control": _FOREVER if path.parent.name == "assets" else _ASKED_EACH_TIME,
            "ETag": f'W/"{tag}"',
        }
        self._media_type = _MEDIA_TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if names(Request(scope).headers.get("if-none-match", ""), self._headers["ETag"]):
            response = Response(status_code=304, headers=self._headers)
        else:
            response = Response(self._content, media_type=self._media_type, headers=self._headers)
        await response(scope, receive, send)
