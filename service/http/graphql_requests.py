"""GraphQL requests as they come over HTTP, read within their limits."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from starlette.datastructures import QueryParams
from starlette.requests import ClientDisconnect
from starlette.types import Receive

from dutygraph.service.http.errors import HttpError, bad_request

MAX_JSON_DEPTH = 64
"""Nesting of a request body: far more than any variables need."""

MAX_JSON_VALUES = 20_000
"""Values in a request body, for the same reason: each is looked at several times before anything is run."""


@dataclass(frozen=True, slots=True)
class GraphQLRequest:
    """`query` is null where `extensions` name a document that was sent before."""

    query: str | None
    variables: Mapping[str, Any] | None
    operation_name: str | None
    extensions: Mapping[str, Any]


def request_of(sent: bytes, *, posted: bool) -> GraphQLRequest:
    """The operation that a body, or else a query string, asks for; HttpError says what is wrong with it."""
    if posted:
        return _operation(_json(sent, "正文 body"))
    params = QueryParams(sent)
    variables, extensions = params.get("variables"), params.get("extensions")
    return _operation(
        {
            "query": params.get("query"),
            "operationName": params.get("operationName"),
            "variables": _json(variables.encode(), "variables") if variables else None,
            "extensions": _json(extensions.encode(), "extensions") if extensions else None,
        }
    )


def asks_something(query_string: bytes) -> bool:
    return not {"query", "extensions"}.isdisjoint(QueryParams(query_string))


async def read_body(headers: Mapping[bytes, bytes], receive: Receive, limit: int) -> bytes:
    """The body of a POST; HttpError where it is of another kind or too large.

    One that does not come to its end is the protocol's to refuse.
    """
    _check_content_type(headers)
    if (declared := headers.get(b"content-length", b"")).isdigit() and int(declared) > limit:
        raise _too_large(limit)
    body = bytearray()
    while (message := await receive())["type"] == "http.request":
        body += message.get("body", b"")
        if len(body) > limit:
            raise _too_large(limit)
        if not message.get("more_body"):
            return bytes(body)
    raise ClientDisconnect


def _check_content_type(headers: Mapping[bytes, bytes]) -> None:
    media_type, _, parameters = headers.get(b"content-type", b"").partition(b";")
    if media_type.strip().lower() != b"application/json":
        raise HttpError(
            415,
            "UNSUPPORTED_MEDIA_TYPE",
            "请以 Content-Type: application/json 发送。 Send it with Content-Type: application/json.",
        )
    name, _, charset = parameters.strip().partition(b"=")
    if name.lower() == b"charset" and charset.strip(b'"').lower() not in {b"utf-8", b"utf8"}:
        raise HttpError(415, "UNSUPPORTED_MEDIA_TYPE", "请以 UTF-8 发送。 Send it in UTF-8.")
    if headers.get(b"content-encoding", b"identity").lower() != b"identity":
        raise HttpError(415, "UNSUPPORTED_MEDIA_TYPE", "请勿压缩请求正文。 Send the body uncompressed.")


def _too_large(limit: int) -> HttpError:
    return HttpError(
        413,
        "BODY_TOO_LARGE",
        f"请求正文超过 {limit} 字节。 The request body is larger than {limit} bytes.",
        {"Connection": "close"},
    )


def _json(text: bytes, place: str) -> Any:
    try:
        value = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise HttpError(
            400, "INVALID_JSON", f"{place}：不是合法的 JSON。 This is no valid JSON: {error}."
        ) from None
    _check_size(value, place)
    return value


def _check_size(value: Any, place: str) -> None:
    level, values = [value], 0
    for _ in range(MAX_JSON_DEPTH + 1):
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
        values += len(level)
        if values > MAX_JSON_VALUES:
            raise HttpError(
                400,
                "INVALID_JSON",
                f"{place}：JSON 超过 {MAX_JSON_VALUES} 个值。 It holds more than {MAX_JSON_VALUES} values.",
            )
        if not level:
            return
    raise HttpError(
        400,
        "INVALID_JSON",
        f"{place}：JSON 嵌套超过 {MAX_JSON_DEPTH} 层。 It nests deeper than {MAX_JSON_DEPTH} levels.",
    )


def _operation(asked: Any) -> GraphQLRequest:
    if isinstance(asked, list):
        raise HttpError(
            400,
            "BATCHING_NOT_SUPPORTED",
            "不支持批量请求，请逐个发送。 Batches are not supported: send one operation at a time.",
        )
    if not isinstance(asked, dict):
        raise bad_request("请求正文须为 JSON 对象。 The body is to be a JSON object.")
    query, variables, name = asked.get("query"), asked.get("variables"), asked.get("operationName")
    extensions = {} if asked.get("extensions") is None else asked["extensions"]
    if not isinstance(extensions, dict):
        raise bad_request("extensions 须为 JSON 对象。 `extensions` is to be a JSON object.")
    named = query is None and "persistedQuery" in extensions
    if not named and (not isinstance(query, str) or not query.strip()):
        raise bad_request("缺少 query。 There is no `query`; it is to be the text of the operation.")
    if variables is not None and not isinstance(variables, dict):
        raise bad_request("variables 须为 JSON 对象。 `variables` is to be a JSON object.")
    if name is not None and not isinstance(name, str):
        raise bad_request("operationName 须为字符串。 `operationName` is to be a string.")
    return GraphQLRequest(query, variables, name or None, extensions)
