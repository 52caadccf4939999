"""The /graphql endpoint: one operation a request, over GET (queries only) and POST.

Answers follow GraphQL over HTTP: `application/graphql-response+json` where the client accepts it,
with 4xx for requests that never ran; else `application/json` with 200 for every well-formed request. Answers
without errors carry an ETag, and are kept until the graph or the day moves on.
"""

import asyncio
import datetime
import hashlib
import importlib.metadata
import logging
from collections.abc import Callable
from dataclasses import replace

import orjson
from starlette.requests import Request
from starlette.responses import Response

from dutygraph.graph.errors import StoreError
from dutygraph.graph.store.port import Store
from dutygraph.graph.store.states import noting, state
from dutygraph.schema.context import Context
from dutygraph.schema.schema import Answer, GraphSchema, NoSuchOperation
from dutygraph.service.http.answers import Answers, Asked, has
from dutygraph.service.http.documents import Documents
from dutygraph.service.http.errors import HttpError, error_response
from dutygraph.service.http.graphql_requests import GraphQLRequest, read_request

_RESPONSE_TYPE = "application/graphql-response+json"
_NEVER_STORED = {"Cache-Control": "no-store"}
_ASKED_AGAIN = {"Cache-Control": "private, no-cache", "Vary": "Accept"}
_ANSWER_BYTES = 32 * 1024 * 1024
_DOCUMENT_BYTES = 8 * 1024 * 1024
_VERSION = importlib.metadata.version("dutygraph")

_log = logging.getLogger("dutygraph.graphql")


class GraphQLEndpoint:
    """Runs operations of `schema` over `store`, each with a context of its own, made for a day.

    `page`, where given, answers a browser that opens the address without a query.
    """

    def __init__(
        self,
        schema: GraphSchema,
        store: Store,
        today: Callable[[], datetime.date],
        new_context: Callable[[datetime.date], Context],
        *,
        max_body_bytes: int,
        timeout_s: float,
        page: Callable[[], Response] | None,
    ) -> None:
        self._schema = schema
        self._store = store
        self._today = today
        self._new_context = new_context
        self._max_body_bytes = max_body_bytes
        self._timeout_s = timeout_s
        self._page = page
        self._documents = Documents(_DOCUMENT_BYTES)
        self._answers = Answers(_ANSWER_BYTES)

    async def answer(self, request: Request) -> Response:
        accepted = request.headers.get("accept", "")
        asks_nothing = request.method != "POST" and not {"query", "extensions"} & set(request.query_params)
        if self._page and asks_nothing and "text/html" in accepted:
            return self._page()
        media_type = _RESPONSE_TYPE if _RESPONSE_TYPE in accepted else "application/json"
        try:
            asked = await read_request(
                request, max_body_bytes=self._max_body_bytes, timeout_s=self._timeout_s
            )
            query = self._documents.document(asked.query, asked.extensions)
            return await self._respond(replace(asked, query=query), request, media_type)
        except HttpError as error:
            return error_response(error, media_type)
        except TimeoutError:
            return self._timed_out(asked, media_type)

    async def _respond(self, asked: GraphQLRequest, request: Request, media_type: str) -> Response:
        day = self._today()
        key = Asked(_digest(asked), day.isoformat(), _VERSION)
        had = request.headers.get("if-none-match") if request.method != "POST" else None
        async with asyncio.timeout(self._timeout_s):
            if had or key in self._answers:
                now = await self._state()
                if had and has(key.tag(now), had):
                    return Response(status_code=304, headers=_lasting(key.tag(now)))
                if (kept := self._answers.get(key, now)) is not None:
                    return Response(kept, media_type=media_type, headers=_lasting(key.tag(now)))
            with noting() as seen:
                answer = await self._run(asked, request.method, day)
        body = answer.json
        if answer.errors or not seen.lasting or len(seen.states) != 1:
            refused = not answer.ran and media_type == _RESPONSE_TYPE
            return Response(body, 400 if refused else 200, _NEVER_STORED, media_type)
        (of,) = seen.states
        self._answers.keep(key, of, body)
        return Response(body, media_type=media_type, headers=_lasting(key.tag(of)))

    async def _state(self) -> str:
        """The state of the graph now; where it cannot be told, one that no graph has."""
        try:
            revision = await self._store.revision()
        except StoreError:
            return ""
        return state(revision.number, revision.content_hash)

    async def _run(self, asked: GraphQLRequest, method: str, day: datetime.date) -> Answer:
        try:
            return await self._schema.answer(
                asked.query or "",
                self._new_context(day),
                variables=asked.variables,
                operation_name=asked.operation_name,
                queries_only=method != "POST",
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
        _log.warning("operation %s took longer than %g s", asked.operation_name or "-", self._timeout_s)
        status = 503 if media_type == _RESPONSE_TYPE else 200
        return error_response(
            HttpError(
                status,
                "TIMEOUT",
                f"查询超过 {self._timeout_s:g} 秒，已中止；请减少所查内容。"
                f" It took longer than {self._timeout_s:g} s and was stopped: ask for less at once.",
            ),
            media_type,
        )


def _digest(asked: GraphQLRequest) -> bytes:
    told = [asked.query, asked.operation_name, asked.variables, asked.extensions.get("cost")]
    return hashlib.blake2b(orjson.dumps(told, option=orjson.OPT_SORT_KEYS), digest_size=32).digest()


def _lasting(tag: str) -> dict[str, str]:
    return {**_ASKED_AGAIN, "ETag": tag}
