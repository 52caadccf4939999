"""The /graphql endpoint: one operation a request, over GET (queries only) and POST.

Answers follow GraphQL over HTTP: `application/graphql-response+json` where the client accepts it,
with 4xx for requests that never ran; else `application/json` with 200 for every well-formed request. Answers
without errors carry an ETag, and are kept until the graph or the day moves on.
"""

import asyncio
import datetime
import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dutygraph.graph.errors import StoreError
from dutygraph.graph.store.kept import Kept
from dutygraph.graph.store.port import Store
from dutygraph.graph.store.states import noting
from dutygraph.schema.context import Context
from dutygraph.schema.schema import Answer, GraphSchema, NoSuchOperation
from dutygraph.service.http.answers import Compressor, Lasting, key_of, names, tag_of, unchanged
from dutygraph.service.http.documents import Documents
from dutygraph.service.http.errors import HttpError, error_response
from dutygraph.service.http.graphql_requests import GraphQLRequest, asks_something, read_body, request_of

_RESPONSE_TYPE = "application/graphql-response+json"
_NEVER_STORED = {"Cache-Control": "no-store"}
_ANSWER_BYTES = 32 * 1024 * 1024
_DOCUMENT_BYTES = 8 * 1024 * 1024

_log = logging.getLogger("dutygraph.graphql")


@dataclass(eq=False)
class GraphQLEndpoint:
    """Runs operations of `schema` over `store`, each with a context of its own, made for a day.

    An ASGI application: what was asked before is answered without reading what it says.

    `page`, where given, answers a browser that opens the address without a query.
    """

    schema: GraphSchema
    store: Store
    today: Callable[[], datetime.date]
    new_context: Callable[[datetime.date], Context]
    max_body_bytes: int
    timeout_s: float
    page: ASGIApp | None

    def __post_init__(self) -> None:
        self._documents = Documents(_DOCUMENT_BYTES)
        self._answers: Kept[bytes, Lasting] = Kept(_ANSWER_BYTES, lambda kept: len(kept.body))
        self._compressor = Compressor()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = dict(scope["headers"])
        accepted = headers.get(b"accept", b"").decode("latin-1")
        media_type = _RESPONSE_TYPE if _RESPONSE_TYPE in accepted else "application/json"
        posted, sent, had = scope["method"] == "POST", scope["query_string"], ""
        if self.page and not posted and "text/html" in accepted and not asks_something(sent):
            await self.page(scope, receive, send)
            return
        response: ASGIApp
        try:
            if posted:
                sent = await read_body(headers, receive, self.max_body_bytes)
            else:
                had = headers.get(b"if-none-match", b"").decode("latin-1")
            response = await self._respond(sent, had, media_type, scope, receive)
        except HttpError as error:
            response = error_response(error, media_type)
        await response(scope, receive, send)

    async def _respond(
        self, sent: bytes, had: str, media_type: str, scope: Scope, receive: Receive
    ) -> ASGIApp:
        """`had` is the header If-None-Match."""
        day, posted = self.today(), scope["method"] == "POST"
        key = key_of(sent, day, posted=posted)
        taken = b",".join(value for name, value in scope["headers"] if name == b"accept-encoding")
        kept_as = b"%s%s;%s" % (key, media_type.encode(), taken)
        kept = self._answers.get(kept_as)
        if kept is not None or had:
            now = await self._state()
            if kept is not None and kept.state == now:
                return kept.response(had)
            if names(had, tag := tag_of(key, now)):
                return unchanged(tag)
        asked = request_of(sent, posted=posted)
        query = self._documents.document(asked.query, asked.extensions)
        try:
            async with asyncio.timeout(self.timeout_s):
                with noting() as seen:
                    answer = await self._run(query, asked, day, queries_only=not posted)
        except TimeoutError:
            return self._timed_out(asked, media_type)
        if answer.errors or not seen.lasting or len(seen.states) != 1:
            refused = not answer.ran and media_type == _RESPONSE_TYPE
            passing = Response(answer.json, 400 if refused else 200, _NEVER_STORED, media_type)
            return partial(self._compressor.send, passing)
        (of,) = seen.states
        lasting = await self._compressor.lasting(of, tag_of(key, of), answer.json, media_type, scope, receive)
        self._answers.keep(kept_as, lasting)
        return lasting.response(had)

    async def _state(self) -> str:
        """The state of the graph now; where it cannot be told, one that no graph has."""
        try:
            revision = await self.store.revision()
        except StoreError:
            return ""
        return revision.state

    async def _run(
        self, query: str, asked: GraphQLRequest, day: datetime.date, *, queries_only: bool
    ) -> Answer:
        try:
            return await self.schema.answer(
                query,
                self.new_context(day),
                variables=asked.variables,
                operation_name=asked.operation_name,
                queries_only=queries_only,
                tells_cost=asked.extensions.get("cost") is True,
            )
        except NoSuchOperation as error:
            if not error.mutates:
                raise HttpError(400, "BAD_REQUEST", str(error)) from None
            raise HttpError(
                405,
                "METHOD_NOT_ALLOWED",
                "GET 只能用于查询。 GET takes queries only: send anything else by POST.",
                {"Allow": "POST"},
            ) from None

    def _timed_out(self, asked: GraphQLRequest, media_type: str) -> Response:
        _log.warning("operation %s took longer than %g s", asked.operation_name or "-", self.timeout_s)
        status = 503 if media_type == _RESPONSE_TYPE else 200
        return error_response(
            HttpError(
                status,
                "TIMEOUT",
                f"查询超过 {self.timeout_s:g} 秒，已中止；请减少所查内容。"
                f" It took longer than {self.timeout_s:g} s and was stopped: ask for less at once.",
            ),
            media_type,
        )
