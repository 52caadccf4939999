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
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response
from strawberry.schema import BaseSchema
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from dutygraph.graph.errors import StoreError
from dutygraph.graph.store.port import Store
from dutygraph.graph.store.states import noting, state
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
_BY_GET = (OperationType.QUERY,)
_BY_POST = (OperationType.QUERY, OperationType.MUTATION)

_log = logging.getLogger("dutygraph.graphql")


class GraphQLEndpoint:
    """Runs operations of `schema` over `store`, each with a context of its own, made for a day.

    `page`, where given, answers a browser that opens the address without a query.
    """

    def __init__(
        self,
        schema: BaseSchema,
        store: Store,
        today: Callable[[], datetime.date],
        new_context: Callable[[datetime.date], Any],
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
                result = await self._run(asked, request.method, day)
        if result.errors or not seen.lasting or len(seen.states) != 1:
            return _answer(result, media_type)
        (of,) = seen.states
        body = _body(result)
        self._answers.keep(key, of, body)
        return Response(body, media_type=media_type, headers=_lasting(key.tag(of)))

    async def _state(self) -> str:
        """The state of the graph now; where it cannot be told, one that no graph has."""
        try:
            revision = await self._store.revision()
        except StoreError:
            return ""
        return state(revision.number, revision.content_hash)

    async def _run(self, asked: GraphQLRequest, method: str, day: datetime.date) -> ExecutionResult:
        try:
            return await self._schema.execute(
                asked.query,
                variable_values=dict(asked.variables) if asked.variables is not None else None,
                operation_name=asked.operation_name,
                context_value=self._new_context(day),
                allowed_operation_types=_BY_POST if method == "POST" else _BY_GET,
                operation_extensions=dict(asked.extensions),
            )
        except CannotGetOperationTypeError as error:
            reason = error.as_http_error_reason().removesuffix(".")
            raise HttpError(400, "BAD_REQUEST", f"{reason}.") from None
        except InvalidOperationTypeError:
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
                _NEVER_STORED,
            ),
            media_type,
        )


def _digest(asked: GraphQLRequest) -> bytes:
    told = [asked.query, asked.operation_name, asked.variables, asked.extensions.get("cost")]
    return hashlib.blake2b(orjson.dumps(told, option=orjson.OPT_SORT_KEYS), digest_size=32).digest()


def _lasting(tag: str) -> dict[str, str]:
    return {**_ASKED_AGAIN, "ETag": tag}


def _answer(result: ExecutionResult, media_type: str) -> Response:
    return Response(
        _body(result),
        status_code=400 if _never_ran(result) and media_type == _RESPONSE_TYPE else 200,
        media_type=media_type,
        headers=_NEVER_STORED,
    )


def _never_ran(result: ExecutionResult) -> bool:
    errors = result.errors or []
    return result.data is None and bool(errors) and not any(error.path for error in errors)


def _body(result: ExecutionResult) -> bytes:
    body: dict[str, Any] = {} if _never_ran(result) else {"data": result.data}
    if result.errors:
        body["errors"] = [error.formatted for error in result.errors]
    if result.extensions:
        body["extensions"] = result.extensions
    return orjson.dumps(body)
