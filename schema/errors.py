"""Errors as the API gives them out.

Every error carries `extensions.code`. Ours say what to do. What went wrong inside, and where the
graph is kept, is nobody's business outside: that is logged under an id, and the answer names the id.
"""

import logging
import re
import uuid
from collections.abc import Mapping

from graphql import GraphQLError, GraphQLSyntaxError

from dutygraph.graph.errors import (
    DutygraphError,
    ErrorReason,
    InvalidInput,
    QueryTimeout,
    StoreBusy,
    StoreError,
    StoreUnavailable,
)

_log = logging.getLogger("dutygraph.graphql")

_OF_THE_STORE: Mapping[type[StoreError], str] = {
    StoreUnavailable: "图谱打不开，请稍后再试。 The graph cannot be reached. Try again later.",
    StoreBusy: "图谱正忙，请稍候再试。 The graph is busy. Try again in a moment.",
    QueryTimeout: "读取图谱超时，请少问一些。 Reading the graph took too long. Ask for less at once.",
}


def presentable(error: GraphQLError) -> GraphQLError:
    """The error to give out in place of `error`; what has to stay inside is logged here."""
    cause = error.original_error
    while isinstance(cause, GraphQLError):
        cause = cause.original_error
    if isinstance(cause, StoreError):
        id = _logged(cause, error)
        message = next(
            (text for kind, text in _OF_THE_STORE.items() if isinstance(cause, kind)),
            "图谱读不出来。 The graph cannot be read.",
        )
        return _replaced(error, f"{message} (id {id})", {"code": cause.code, "id": id})
    if isinstance(cause, DutygraphError):
        return _replaced(error, str(cause), {"code": cause.code, **_told(cause)})
    if cause is None and (told := _of_the_request(error)):
        return told
    id = _logged(cause or error, error)
    return _replaced(
        error,
        f"服务内部出错，请将 {id} 告知管理员。"
        f" Something went wrong inside; it is logged as {id}. Tell whoever runs this service.",
        {"code": "INTERNAL", "id": id},
    )


def _told(cause: DutygraphError) -> Mapping[str, object]:
    """Which argument cannot be used, why, and what can, for programs; without what is not known."""
    if not isinstance(cause, InvalidInput):
        return {}
    told = {"argument": cause.argument, "reason": cause.reason, "validValues": list(cause.valid)}
    return {name: value for name, value in told.items() if value}


def _of_the_request(error: GraphQLError) -> GraphQLError | None:
    """An error of the library's about the request, with a code; None for one about our own answer."""
    if error.extensions and "code" in error.extensions:
        return error
    if isinstance(error, GraphQLSyntaxError):
        code = "LIMIT_EXCEEDED" if "Parsing aborted" in error.message else "GRAPHQL_PARSE_FAILED"
    elif error.path is None:
        # The library keeps the reason why a variable's value does not fit as the original error.
        code = "INVALID_INPUT" if error.original_error else "GRAPHQL_VALIDATION_FAILED"
    elif error.message.startswith("Argument '"):
        code = "INVALID_INPUT"
    else:
        return None
    told = {**(error.extensions or {}), "code": code, **_named(error.message)}
    # It may say again all that was sent.
    message = error.message if len(error.message) <= _LONGEST else f"{error.message[:_LONGEST]}…"
    return _replaced(error, f"{_OF_THE_LIBRARY[code]} {message}", told)


_OF_THE_LIBRARY: Mapping[str, str] = {
    "GRAPHQL_PARSE_FAILED": "查询写法有误。",
    "GRAPHQL_VALIDATION_FAILED": "查询与接口不合。",
    "INVALID_INPUT": "参数的值不能用。",
    "LIMIT_EXCEEDED": "查询太长。",
}
"""What stands before the library's own words, which are English."""

_LONGEST = 500
"""Characters of the library's words."""

_ARGUMENT = re.compile(r"(?:Variable|Argument) '(\$?\w+)'")
_TOKENS = re.compile(r"Document contains more than (\d+) tokens")


def _named(message: str) -> Mapping[str, object]:
    """The variable or argument that the library says does not fit, or the limit that is exceeded."""
    if found := _ARGUMENT.match(message):
        return {"argument": found[1], "reason": ErrorReason.WRONG_TYPE}
    if found := _TOKENS.search(message):
        return {"reason": ErrorReason.TOO_LONG, "limit": int(found[1])}
    return {"reason": ErrorReason.TOO_DEEP} if "nested too deeply" in message else {}


def _logged(cause: BaseException, error: GraphQLError) -> str:
    id = uuid.uuid4().hex[:12]
    place = ".".join(str(key) for key in error.path) if error.path else "-"
    _log.error("%s at %s", id, place, exc_info=cause)
    return id


def _replaced(error: GraphQLError, message: str, extensions: Mapping[str, object]) -> GraphQLError:
    place = (error.nodes, error.source, error.positions, error.path)
    return GraphQLError(message, *place, extensions=dict(extensions))
