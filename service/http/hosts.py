"""Which names the service answers to: a web page may make a name of its own lead to this address."""

from collections.abc import Collection

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from dutygraph.service.http.errors import HttpError, error_answer
from dutygraph.service.settings import is_loopback

ANY = "*"

_REFUSED = HttpError(
    421,
    "MISDIRECTED_REQUEST",
    "本服务不以此主机名应答；请管理员把它加入 DUTYGRAPH_ALLOWED_HOSTS。 The service does not answer to this"
    " host name: use another, or have its operator add it to DUTYGRAPH_ALLOWED_HOSTS.",
)


class AllowedHosts:
    """Middleware. 421 for a request whose Host is neither a loopback name nor one of `names`, in any port.

    `*` among them lets any through. Names are in small letters, IPv6 addresses without brackets.
    """

    def __init__(self, app: ASGIApp, names: Collection[str]) -> None:
        self._app = app
        self._names = frozenset(names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and ANY not in self._names and not self._is_ours(scope):
            await error_answer(Request(scope), _REFUSED)(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _is_ours(self, scope: Scope) -> bool:
        given = [value for name, value in scope["headers"] if name == b"host"]
        if len(given) != 1:
            return False
        name = _without_port(given[0].decode("latin-1").lower())
        return name in self._names or is_loopback(name)


def _without_port(host: str) -> str:
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0].removesuffix(".")
