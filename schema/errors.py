"""Errors as the API gives them out.

Every error carries `extensions.code`. Ours say what to do. What went wrong inside, and where the
graph is kept, is nobody's business outside: that is logged under an id, and the answer names the id.
"""

import logging
import uuid
from collections.abc import Mapping
from types import MappingProxyType

from graphql import GraphQLError, GraphQLSyntaxError

from graph.errors import DutygraphError, QueryTimeout, StoreBusy, StoreError, StoreUnavailable

_log = logging.getLogger("dutygraph.graphql")

_OF_THE_STORE: Mapping[type[StoreError], str] = MappingProxyType(
    {
        StoreUnavailable: "The graph cannot be reached. Try again later.",
        StoreBusy: "The graph is busy. Try again in a moment.",
        QueryTimeout: "Reading the graph took too long. Ask for less at once.",
    }
)


def presentable(error: GraphQLError) -> GraphQLError:
    """The error to give out in place of `error`; what has to stay inside is logged here."""
    cause = error.original_error
    while isinstance(cause, GraphQLError):
        cause = cause.original_error
    if cause is None:
        return _with_code(error)
    if isinstance(cause, StoreError):
        id = _logged(cause, error)
        message = next(
            (text for kind, text in _OF_THE_STORE.items() if isinstance(cause, kind)),
            "The graph cannot be read.",
        )
        return _replaced(error, f"{message} (id {id})", {"code": cause.code, "id": id})
    if isinstance(cause, DutygraphError):
        return _replaced(error, str(cause), {"code": cause.code})
    id = _logged(cause, error)
    return _replaced(
        error,
        f"Something went wrong inside; it is logged as {id}. Tell whoever runs this service.",
        {"code": "INTERNAL", "id": id},
    )


def _with_code(error: GraphQLError) -> GraphQLError:
    if error.extensions and "code" in error.extensions:
        return error
    if isinstance(error, GraphQLSyntaxError):
        code = "GRAPHQL_PARSE_FAILED"
    elif error.path is not None or (error.nodes is not None and error.message.startswith("Variable ")):
        code = "INVALID_INPUT"
    else:
        code = "GRAPHQL_VALIDATION_FAILED"
    return _replaced(error, error.message, {**(error.extensions or {}), "code": code})


def _logged(cause: BaseException, error: GraphQLError) -> str:
    id = uuid.uuid4().hex[:12]
    place = ".".join(str(key) for key in error.path) if error.path else "-"
    _log.error("%s at %s", id, place, exc_info=cause)
    return id


def _replaced(error: GraphQLError, message: str, extensions: Mapping[str, object]) -> GraphQLError:
    return GraphQLError(
        message,
        nodes=error.nodes,
        source=error.source,
        positions=error.positions,
        path=error.path,
        extensions=dict(extensions),
    )
