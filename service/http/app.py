"""The Starlette application, put together."""

import datetime
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from dutygraph.graph.store.port import Store
from dutygraph.reasoning.from_store.duties import DutiesReader
from dutygraph.schema.context import Context
from dutygraph.schema.reading.limits import Limits
from dutygraph.schema.schema import build_schema
from dutygraph.service.downloads.routes import Downloads
from dutygraph.service.http import pages
from dutygraph.service.http.answers import compressing
from dutygraph.service.http.envelope import Envelope
from dutygraph.service.http.errors import on_http_exception
from dutygraph.service.http.graphql_endpoint import GraphQLEndpoint
from dutygraph.service.http.health import Readiness, healthz
from dutygraph.service.http.hosts import AllowedHosts
from dutygraph.service.http.overload import LimitConcurrency
from dutygraph.service.searching import make_search
from dutygraph.service.settings import Settings

# Beside our own, a token, and what Apollo's clients send of themselves; urql's send no more.
_HEADERS_OF_PAGES = (
    "Apollo-Require-Preflight",
    "ApolloGraphQL-Client-Name",
    "ApolloGraphQL-Client-Version",
    "Authorization",
    "Content-Type",
    "X-Apollo-Operation-Name",
    "X-Request-ID",
)
_GRAPHQL = "/graphql"
_METHODS = frozenset({"GET", "HEAD", "POST"})

_CHINA = datetime.timezone(datetime.timedelta(hours=8))


def create_app(settings: Settings, store: Store) -> Starlette:
    """The service over an open store, which it closes when it shuts down."""
    duties = DutiesReader(store)
    search = make_search(settings, store)
    schema = build_schema(Limits(settings.max_depth, settings.max_tokens, settings.max_cost))

    def new_context(day: datetime.date) -> Context:
        return Context(store, duties, lambda: day, search)

    graphiql = pages.graphiql() if settings.shows_graphiql else {}
    explorer = pages.explorer() if settings.shows_explorer else {}
    readiness = Readiness(
        store, lambda query, told: schema.answer(query, new_context(_today()), variables=told)
    )
    endpoint = GraphQLEndpoint(
        schema,
        store,
        _today,
        new_context,
        max_body_bytes=settings.max_body_bytes,
        timeout_s=settings.operation_timeout,
        page=graphiql.get(""),
    )
    downloads = Downloads(
        store,
        duties,
        _today,
        timeout_s=settings.operation_timeout,
        address=settings.address if settings.shows_explorer else "",
    )
    routes = [
        Route(_GRAPHQL, endpoint, methods=[*_METHODS]),
        *downloads.routes,
        Route("/healthz", healthz, methods=["GET"]),
        Route("/readyz", readiness.answer, methods=["GET"]),
    ]
    routes += [Route(f"/{name}", file, methods=["GET"]) for name, file in explorer.items()]
    routes += [
        Route(f"/graphiql/{name}".rstrip("/"), file, methods=["GET"]) for name, file in graphiql.items()
    ]
    if graphiql and not explorer:
        routes.append(Route("/", _to_graphiql, methods=["GET"]))
    routes += [
        Route(f"{route.path}/", _without_slash, methods=["GET", "POST"])
        for route in routes
        if route.path != "/"
    ]

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        search.start()
        readiness.start()
        try:
            yield
        finally:
            await readiness.close()
            await search.close()
            await store.close()

    app = Starlette(
        routes=routes,
        middleware=[*_middleware(settings), Middleware(_Straight, endpoint), Middleware(compressing)],
        exception_handlers={HTTPException: on_http_exception},
        lifespan=lifespan,
    )
    # Its own redirects name scheme, host and path as they look from here, not as a proxy has them.
    app.router.redirect_slashes = False
    return app


def _today() -> datetime.date:
    """The day where the law is made, wherever the server stands."""
    return datetime.datetime.now(_CHINA).date()


def _middleware(settings: Settings) -> list[Middleware]:
    found = [
        Middleware(Envelope),
        Middleware(AllowedHosts, names={settings.host.lower(), *settings.allowed_hosts}),
    ]
    if settings.cors_origins:
        found.append(
            Middleware(
                CORSMiddleware,
                allow_origins=settings.cors_origins,
                allow_methods=["GET", "POST"],
                allow_headers=_HEADERS_OF_PAGES,
                expose_headers=["Content-Disposition", "ETag", "X-Request-ID"],
            )
        )
    found.append(Middleware(LimitConcurrency, limit=settings.limit_concurrency))
    return found


class _Straight:
    """Middleware. Takes what is asked of the graph straight to its endpoint; all else is routed."""

    def __init__(self, app: ASGIApp, endpoint: ASGIApp) -> None:
        self._app = app
        self._endpoint = endpoint

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        straight = scope["type"] == "http" and scope["path"] == _GRAPHQL and scope["method"] in _METHODS
        await (self._endpoint if straight else self._app)(scope, receive, send)


async def _without_slash(request: Request) -> Response:
    """To the address itself, by the way from one to the other: a proxy may have put it anywhere."""
    name = request.url.path.rstrip("/").rpartition("/")[2]
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"../{name}{query}")


async def _to_graphiql(_request: Request) -> Response:
    return RedirectResponse("graphiql")
