"""The /graphql endpoint: one operation a request, over GET (queries only) and POST.

Answers follow GraphQL over HTTP: `application/graphql-response+json` where the client accepts it,
with 4xx for requests that never ran; else `application/json` with 200 for every well-formed request.
"""

import asyncio
import logging
from collections.abc import Callable
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response
from strawberry.schema import BaseSchema
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from dutygraph.service.http.errors import HttpError, error_response
from dutygraph.service.http.graphql_requests import GraphQLRequest, read_request

_RESPONSE_TYPE = "application/graphql-response+json"
_NEVER_STORED = {"Cache-Control": "no-store"}
_BY_GET = (OperationType.QUERY,)
_BY_POST = (OperationType.QUERY, OperationType.MUTATION)

_log = logging.getLogger("dutygraph.graphql")


class GraphQLEndpoint:
    """Runs operations of `schema`, each with a context of its own.

    `page`, where given, answers a browser that opens the address without a query.
    """

    def __init__(
        self,
        schema: BaseSchema,
        new_context: Callable[[], Any],
        *,
        max_body_bytes: int,
        timeout_s: float,
        page: Callable[[], Response] | None,
    ) -> None:
        self._schema = schema
        self._new_context = new_context
        self._max_body_bytes = max_body_bytes
        self._timeout_s = timeout_s
        self._page = page

    async def answer(self, request: Request) -> Response:
        accepted = request.headers.get("accept", "")
        asks_nothing = request.method != "POST" and "query" not in request.query_params
        if self._page and asks_nothing and "text/html" in accepted:
            return self._page()
        media_type = _RESPONSE_TYPE if _RESPONSE_TYPE in accepted else "application/json"
        try:
            asked = await read_request(
                request, max_body_bytes=self._max_body_bytes, timeout_s=self._timeout_s
            )
            result = await self._run(asked, request.method)
        except HttpError as error:
            return error_response(error, media_type)
        except TimeoutError:
            return self._timed_out(asked, media_type)
        return _answer(result, media_type)

    async def _run(self, asked: GraphQLRequest, method: str) -> ExecutionResult:
        try:
            async with asyncio.timeout(self._timeout_s):
                return await self._schema.execute(
                    asked.query,
                    variable_values=dict(asked.variables) if asked.variables is not None else None,
                    operation_name=asked.operation_name,
                    context_value=self._new_context(),
                    allowed_operation_types=_BY_POST if method == "POST" else _BY_GET,
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


def _answer(result: ExecutionResult, media_type: str) -> Response:
    errors = result.errors or []
    never_ran = result.data is None and bool(errors) and not any(error.path for error in errors)
    body: dict[str, Any] = {} if never_ran else {"data": result.data}
    if errors:
        body["errors"] = [error.formatted for error in errors]
    if result.extensions:
        body["extensions"] = result.extensions
    return Response(
        orjson.dumps(body),
        status_code=400 if never_ran and media_type == _RESPONSE_TYPE else 200,
        media_type=media_type,
        headers=_NEVER_STORED,
    )
